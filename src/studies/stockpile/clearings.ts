import { at, numberAt } from '../../lists/index.ts'
import { DAYS_PER_MONTH, quantity, tonnes, type MillionUsd, type Tonnes, type UsdPerKg } from '../../quantity/index.ts'
import {
  buildNetwork,
  checkedRun,
  firstBasis,
  placeUse,
  rollHorizon,
  type Baseline,
  type Network,
  type Run,
  type StockMovement,
} from '../../clearing/index.ts'
import type { Basis, Solver } from '../../solver/index.ts'
import type { Scenario, World } from '../../world/index.ts'
import { splitPlaces, usesAt } from '../stress/index.ts'

/** A good that may be held at a place. */
export interface StockGood {
  readonly place: string
  readonly material: string
  readonly stage: string
  readonly unit: string
  /** t a month. */
  readonly usual: Tonnes
}

/** What a market does in the months of a run. */
export interface ClearedMonths {
  /** Value added that the members lose in each month. */
  readonly lost: readonly MillionUsd[]
  /** Price at which a good clears, by month. */
  readonly price: (good: Pick<StockGood, 'material' | 'place'>) => readonly UsdPerKg[]
  readonly maxBalanceResidual: number
  readonly maxBoundViolation: number
}

/** By good, what a stockpile lets out in each month of a run, or takes in where it is below zero, in days of usual use. */
export type Movements = readonly { readonly good: StockGood; readonly daysByMonth: readonly number[] }[]

/** The world in an embargo that goes on, and in quiet: as it is without the embargo, with what came before. */
export interface Markets {
  readonly goods: readonly StockGood[]
  /** Months for which movements are asked: those of a run, and those after it that buyers see from its end. */
  readonly monthsSeen: number
  readonly embargo: (movements: Movements) => ClearedMonths
  readonly quiet: (movements: Movements) => ClearedMonths
}

export function openMarkets(
  world: World,
  baseline: Baseline,
  scenario: Scenario,
  solver: Solver,
  { members, foresight }: { readonly members: readonly string[]; readonly foresight: number },
): Markets {
  // An embargo ends when it ends, not when its scenario does.
  const lasting = { ...scenario, measures: scenario.measures.map((one) => ({ ...one, until: undefined })) }
  const quiet = { ...scenario, measures: [], stockReleases: [] }
  const split = splitPlaces(world, { ...scenario, focus: [...members] })
  const clear = (asked: Scenario): ((movements: Movements) => ClearedMonths) => {
    const network = buildNetwork(world, baseline, asked, { split })
    // The first run of each starts from scratch, the others near it: with or without a stock the months are much alike.
    let start: Basis | undefined
    return (movements) => {
      const run = rollHorizon(solver, network, asked, {
        foresight,
        movements: movements.flatMap(inTonnes(asked)),
        ...(start === undefined ? {} : { start }),
      })
      start ??= firstBasis(run)
      const { maxBalanceResidual, maxBoundViolation } = checkedRun(run)
      return {
        lost: lostByMonth(run, members),
        price: (good) => pricesOf(run, nodeOf(network, good)),
        maxBalanceResidual,
        maxBoundViolation,
      }
    }
  }
  return {
    goods: goodsOf(world, baseline, members),
    monthsSeen: scenario.months + foresight,
    embargo: clear(lasting),
    quiet: clear(quiet),
  }
}

/** What is traded, used and priced at the members, in a form that a stock may have. */
function goodsOf(world: World, baseline: Baseline, members: readonly string[]): StockGood[] {
  const use = placeUse(world, baseline)
  return members.flatMap((place) =>
    world.inOrder.materials.flatMap((material): StockGood[] => {
      const known = world.materials.get(material)
      const usual = use.get(`${material} ${place}`) ?? tonnes(0)
      if (known === undefined || !known.tradable || !world.stockpiles.has(known.stage)) return []
      if (usual <= 0 || !((baseline.price(material, place) ?? 0) > 0)) return []
      return [{ place, material, stage: known.stage, unit: known.unit, usual }]
    }),
  )
}

const inTonnes =
  ({ start }: Scenario) =>
  ({ good, daysByMonth }: Movements[number]): StockMovement[] =>
    daysByMonth.flatMap((days, t) =>
      days === 0
        ? []
        : [
            {
              material: good.material,
              place: good.place,
              month: start + t,
              tonnes: tonnes((good.usual * days) / DAYS_PER_MONTH),
            },
          ],
    )

/** Where origins are tracked, a stock is of what the supplier state did not make: it may be used by all. */
const nodeOf = (network: Network, { material, place }: Pick<StockGood, 'material' | 'place'>): number | undefined =>
  network.nodeOf(material, place, 'any') ?? network.nodeOf(material, place, 'free')

const pricesOf = (run: Run, node: number | undefined): UsdPerKg[] =>
  run.months.map(({ price }) => (node === undefined ? quantity<'USD/kg'>(0) : numberAt(price, node)))

function lostByMonth(run: Run, members: readonly string[]): MillionUsd[] {
  const lost = run.months.map(() => 0)
  for (const { stopped, valueAddedLost, byMonth } of usesAt(run, members)) {
    if (!(stopped > 0)) continue
    byMonth.forEach((month, t) => (lost[t] = at(lost, t) + (valueAddedLost * month.stopped) / stopped))
  }
  return lost.map((musd) => quantity<'MUSD'>(musd))
}
