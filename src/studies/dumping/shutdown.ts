import { entry } from '../../lists/index.ts'
import {
  inThousands,
  larger,
  less,
  minus,
  perMonth,
  quantity,
  sum,
  sumOf,
  times,
  yearsIn,
  type MillionUsd,
  type Months,
  type ThousandUsd,
  type ThousandUsdPerYear,
} from '../../quantity/index.ts'
import type { World } from '../../world/index.ts'
import { revenueOf, type Books } from './books.ts'
import { shutdownFigure } from './figures.ts'
import { thresholdsOf, type SwitchingCosts, type MarginThresholds } from './option-values.ts'
import { costOf, type Plant } from './plants.ts'
import { MARGIN_TOLERANCE } from './tolerances.ts'

export type PlantState = 'not yet' | 'running' | 'mothballed' | 'restarting' | 'closed'

/** At which margins an owner acts, and what each act costs. */
export interface Conduct extends SwitchingCosts {
  readonly thresholds: MarginThresholds
  /** Over which it learns to believe a change of the margin. */
  readonly expectation: Months
  /** Months in which a restart is prepared, and what each costs. */
  readonly restartMonths: Months
  readonly preparing: ThousandUsd
  /** Months from first goods to full rate, through which this part of the cost of running is paid in full. */
  readonly rampUp: Months
  readonly fixedShare: number
  /** Of a month at full rate, materials apart. */
  readonly cost: ThousandUsd
}

/** Where a world does not say, nothing moves and no act costs anything, but nobody ever gives in. */
export function conductOf(books: Books, plant: Plant): Conduct {
  const { world, figures } = books
  const of = (what: Parameters<typeof shutdownFigure>[1]['what'], better: 'low' | 'high', otherwise: number): number =>
    shutdownFigure(world, { stage: plant.stage, what, better, otherwise }, figures)
  const cost = costOf(plant, figures)
  const share = (part: number): ThousandUsd => quantity<'kUSD'>(cost * part)
  const fixedShare = of('fixed', 'low', 0)
  const restartMonths = quantity<'months'>(Math.round(of('restart', 'low', 0)))
  const switching: SwitchingCosts = {
    volatility: times(revenueOf(books, plant), of('volatility', 'high', 0)),
    requiredReturn: of('required-return', 'low', 0),
    careAndMaintenance: times(cost, of('care-and-maintenance', 'low', 0)),
    severance: share(of('severance', 'high', 0)),
    restart: share(fixedShare * yearsIn(restartMonths)),
    closing: share(of('closing', 'high', 0)),
  }
  return {
    ...switching,
    thresholds: actsAt(switching),
    expectation: quantity<'months'>(of('expectation', 'high', 0)),
    restartMonths,
    preparing: times(perMonth(cost), fixedShare),
    rampUp: quantity<'months'>(Math.round(of('ramp-up', 'low', 0))),
    fixedShare,
    cost: perMonth(cost),
  }
}

const actsAt = (switching: SwitchingCosts): MarginThresholds =>
  switching.requiredReturn > 0 ? thresholdsOf(switching) : STEADFAST

/** An owner who never gives in. */
const STEADFAST: MarginThresholds = {
  stop: quantity(Number.NEGATIVE_INFINITY),
  stopsBy: 'mothballing',
  restart: quantity(Number.NEGATIVE_INFINITY),
  close: quantity(Number.NEGATIVE_INFINITY),
}

/** A plant under a path: what each month would bring, taken as a year at full rate; not a number before it stands. */
export interface PlantUnderPath {
  readonly margins: readonly ThousandUsdPerYear[]
  readonly conduct: Conduct
  /** Whether it begins from nothing. */
  readonly rampsUp: boolean
}

export interface OwnerUnderPath {
  /** Plants that run together or not at all, as a mine and the plant that takes its ore. */
  readonly units: readonly (readonly PlantUnderPath[])[]
  /** Paid in a month whether plants run or not. */
  readonly fixed: ThousandUsd
  /** What it has when the path begins; undefined: enough. */
  readonly cash: MillionUsd | undefined
  /** Whether somebody steps in once that is spent. */
  readonly rescued: boolean
}

interface PlantsFate {
  readonly states: readonly PlantState[]
  readonly cash: readonly ThousandUsd[]
}

export interface OwnersFate {
  /** By unit, then plant. */
  readonly units: readonly (readonly PlantsFate[])[]
  /** Month of the path, from 0, in which its money was spent; null: never. */
  readonly outOfCash: number | null
}

/**
 * What becomes of the plants of an owner, month by month, and their cash. An owner believes a change of the margin as it lasts
 * (adaptive expectations): what it expects of the months to come closes a part of the gap to what it sees in each,
 *
 *   expected(t) = expected(t - 1) + ( margin(t) - expected(t - 1) ) / months of expectation
 *
 * and acts on that:
 *
 *   running     expects less than the stop    -> mothballed, for severance;  or closed, where that is cheaper
 *   mothballed  expects more than the restart -> restarting;  less than the close -> closed
 *   restarting  after the months it takes     -> running;  if it expects less than the stop -> mothballed
 *   closed      stays closed
 *
 * A running plant that would lose more than what is fixed makes nothing for the time being, and pays that (hot idle). Where an owner would stop
 * before that happens, being able to slow moves no threshold; elsewhere it would wait longer than is said here (`option-values.test.ts`).
 *
 * An owner whose money is spent, and whom nobody rescues, cannot wait: what is seen to lose more by running than by standing
 * still stops at once.
 */
export function simulateOwner({ units, fixed, cash: start, rescued }: OwnerUnderPath): OwnersFate {
  const running = units.map((plants) => new RunningUnit(plants))
  const months = Math.max(0, ...units.flat().map(({ margins }) => margins.length))
  let left = start === undefined ? Number.POSITIVE_INFINITY : inThousands(start)
  let outOfCash: number | null = null
  for (let t = 0; t < months; t++) {
    const canWait = outOfCash === null || rescued
    left += sumOf(running.map((unit) => unit.month(t, canWait))) - fixed
    if (left < 0 && outOfCash === null) outOfCash = t
  }
  return { units: running.map(({ plants }) => plants), outOfCash }
}

/** A plant, what has become of it so far, and for how many months it has run. */
interface LivedPlant extends PlantUnderPath {
  readonly states: PlantState[]
  readonly cash: ThousandUsd[]
  ran: number
}

/** What a month would bring; undefined before a plant stands. */
function marginIn({ margins }: PlantUnderPath, t: number): ThousandUsdPerYear | undefined {
  const margin = t < 0 ? undefined : margins[t]
  return margin === undefined || Number.isNaN(margin) ? undefined : margin
}

/** Plants that run together, as they go from month to month. */
class RunningUnit {
  readonly plants: readonly LivedPlant[]
  private state: Exclude<PlantState, 'not yet'> = 'running'
  private expected: ThousandUsdPerYear = quantity(0)
  /** Months for which a restart has been prepared. */
  private ready = 0
  /** Of the plants that stand, together; undefined as long as none does. */
  private conduct: Conduct | undefined

  constructor(plants: readonly PlantUnderPath[]) {
    this.plants = plants.map((plant) => ({ ...plant, states: [], cash: [], ran: 0 }))
  }

  /** Lives through a month and says what it earned, less what an act of its owner cost. */
  month(t: number, canWait: boolean): ThousandUsd {
    this.open(t)
    const seen = sumOf(this.plants.flatMap((plant) => marginIn(plant, t) ?? []))
    const paid = this.conduct === undefined ? quantity<'kUSD'>(0) : this.decide(this.conduct, seen, canWait)
    for (const plant of this.plants) {
      const margin = marginIn(plant, t)
      plant.states.push(margin === undefined ? 'not yet' : this.state)
      plant.cash.push(margin === undefined ? quantity(0) : this.earned(plant, margin))
    }
    return less(sumOf(this.plants.flatMap(({ cash }) => cash.at(-1) ?? [])), paid)
  }

  /** Takes in plants that begin: of these its owner expects what it sees first. */
  private open(t: number): void {
    const stand = this.plants.filter((plant) => marginIn(plant, t) !== undefined)
    const begin = stand.filter((plant) => marginIn(plant, t - 1) === undefined)
    if (begin.length === 0) return
    this.expected = sum(this.expected, ...begin.flatMap((plant) => marginIn(plant, t) ?? []))
    this.conduct = together(stand.map(({ conduct }) => conduct))
  }

  /** What its owner does on what is seen, and what that costs at once. */
  private decide(conduct: Conduct, seen: ThousandUsdPerYear, canWait: boolean): ThousandUsd {
    const { thresholds, careAndMaintenance, severance, closing, expectation, cost } = conduct
    this.expected = sum(this.expected, times(less(seen, this.expected), 1 / Math.max(1, expectation)))
    const rounding = MARGIN_TOLERANCE * cost
    const cannotBear = !canWait && seen < minus(careAndMaintenance) - rounding
    const stops = cannotBear || this.expected < thresholds.stop - rounding
    if (this.state === 'running' && stops) {
      this.state = thresholds.stopsBy === 'closing' ? 'closed' : 'mothballed'
      return this.state === 'closed' ? sum(severance, closing) : severance
    }
    if (this.state === 'mothballed' && this.expected < thresholds.close - rounding) {
      this.state = 'closed'
      return closing
    }
    if (this.state === 'mothballed' && this.expected > thresholds.restart + rounding) {
      this.state = 'restarting'
      this.ready = 0
    } else if (this.state === 'restarting' && stops) this.state = 'mothballed'
    else if (this.state === 'restarting' && this.ready >= conduct.restartMonths) this.state = 'running'
    if (this.state === 'restarting') this.ready++
    return quantity(0)
  }

  private earned(plant: LivedPlant, margin: ThousandUsdPerYear): ThousandUsd {
    const { conduct, rampsUp } = plant
    switch (this.state) {
      case 'running': {
        plant.ran++
        const rate = rampsUp ? Math.min(1, plant.ran / Math.max(1, conduct.rampUp)) : 1
        // At part rate sales, materials and the rest of the cost shrink; the fixed part does not.
        const fixed = times(conduct.cost, conduct.fixedShare)
        const earned = less(times(perMonth(margin), rate), times(fixed, 1 - rate))
        // Who loses on each tonne makes none for the time being, and keeps its people (hot idle).
        return larger(earned, minus(fixed))
      }
      case 'mothballed':
        return minus(perMonth(conduct.careAndMaintenance))
      case 'restarting':
        return minus(conduct.preparing)
      case 'closed':
        return quantity(0)
      default:
        return this.state satisfies never
    }
  }
}

/** The conduct of plants that run together: what each act costs adds up, and the slowest sets the pace. */
function together(all: readonly Conduct[]): Conduct | undefined {
  const [first, ...rest] = all
  if (first === undefined) return undefined
  if (rest.length === 0) return first
  const most = (of: (conduct: Conduct) => number): number => Math.max(...all.map(of))
  const switching: SwitchingCosts = {
    volatility: sumOf(all.map((each) => each.volatility)),
    requiredReturn: most((each) => each.requiredReturn),
    careAndMaintenance: sumOf(all.map((each) => each.careAndMaintenance)),
    severance: sumOf(all.map((each) => each.severance)),
    restart: sumOf(all.map((each) => each.restart)),
    closing: sumOf(all.map((each) => each.closing)),
  }
  return {
    ...first,
    ...switching,
    thresholds: actsAt(switching),
    expectation: quantity(most((each) => each.expectation)),
    restartMonths: quantity(most((each) => each.restartMonths)),
    cost: sumOf(all.map((each) => each.cost)),
  }
}

/** Plants of an owner that stop together: a mine, and what takes its ore. */
export function unitsOf(world: World, plants: readonly Plant[]): Plant[][] {
  const units: Plant[][] = []
  for (const plant of plants) {
    const tied = units.filter((unit) => unit.some((other) => feeds(world, other, plant) || feeds(world, plant, other)))
    for (const unit of tied) units.splice(units.indexOf(unit), 1)
    units.push([...tied.flat(), plant])
  }
  return units
}

const feeds = (world: World, one: Plant, other: Plant): boolean =>
  [...one.outputs.keys()].some(
    (id) => other.inputs.has(id) && world.stages.get(entry(world.materials, id).stage)?.kind === 'mined',
  )
