import type { Baseline } from '../../clearing/index.ts'
import { at, entry, memoized } from '../../lists/index.ts'
import { monthsIn, quantity, smaller, sumOf, type MillionUsd, type MillionUsdPerYear } from '../../quantity/index.ts'
import type { Solver } from '../../solver/index.ts'
import type { DumpingPath, ParameterId, PriceContract, Ranged, World } from '../../world/index.ts'
import { booksUnder, yearsOf, type Books, type Year } from './books.ts'
import { chancesOf } from './chances.ts'
import { deterrentFloor, floorCalled, priceBefore } from './deterrent-floor.ts'
import { CASES, FIGURES, type Case } from './figures.ts'
import { leastSupport, type LeastSupport } from './least-support.ts'
import { keepersOf, type Producer } from './owners.ts'
import { costOfProduction } from './prices.ts'
import { budgetLasts, neededGain, openRecoupment } from './recoupment.ts'
import type { SupplierReply } from './reply-result.ts'
import type { DumpingResult } from './result.ts'
import { makersBill, netCost, openSupplierBill } from './supplier-bill.ts'

/** Depths that are tried, as multiples of the supplier state's own cost at all stages; the shallowest first. */
const DEPTHS = [1.2, 1.1, 1, 0.9, 0.8, 0.7] as const
/** Lengths that are tried: one year to this many. */
const LONGEST = 5
/** Draws for chances: fewer than elsewhere, since there is a path for each depth. All have the same ones, so that depths compare better than each is known. */
const DRAWS = 100
/** Own cost may be this far off, a share of it, as in the shipped path `own-cost`. */
const SPREAD = 0.15
const BUDGETS = ['value', 'low', 'high'] as const

interface ReplyAsked {
  readonly world: World
  readonly baseline: Baseline
  /** Its first month and its months of falling are kept. */
  readonly path: DumpingPath
  readonly members: readonly string[]
  readonly producers: readonly Producer[]
  /** Sites that are to be kept. */
  readonly core: ReadonlySet<string>
  readonly capital: boolean
  readonly contractsFor: (producer: Producer) => readonly PriceContract[]
  /** Million USD; the world's if left out. */
  readonly budget?: number
}

/** A path of one depth, and what it does. */
interface Depth {
  readonly depth: number
  readonly booksOf: (which: Case) => Books
  readonly supportOf: (which: Case) => LeastSupport
  readonly bills: readonly MillionUsd[]
  readonly told: SupplierReply['depths'][number]
}

/**
 * What the supplier state can make of underselling, as a game of three moves in which all is known to all: members set a floor or none, it
 * picks a depth and a length, owners act. It pays for the path while it lasts, and gets back the margin on what closed or idle plants made.
 * Prices are still down when a length ends, so that each length is the beginning of the longest.
 */
export function replyOf(solver: Solver, asked: ReplyAsked): Omit<SupplierReply, 'worth'> {
  const { world, path, producers, core: kept } = asked
  const years = yearsOf(path.start, monthsIn(LONGEST))
  const core = keepersOf(producers, kept)
  const budget = asked.budget === undefined ? rangeOf(world, 'supplier-budget') : same(asked.budget)
  const discount = rangeOf(world, 'supplier-discount')
  const depths = DEPTHS.map((depth) => depthOf(solver, asked, { depth, core, years, budget, discount }))
  const floors = memoized((borne: number) => CASES.map((each) => floorIn(each, depths.slice(0, borne), core, years)))
  return {
    draws: DRAWS,
    budget: each(budget, (value) => quantity<'MUSD'>(value)),
    discount: each(discount, (value) => quantity<'share'>(value)),
    depths: depths.map(({ told }) => told),
    floors: BUDGETS.map((which) => {
      // A path that costs its makers nothing is borne by any budget.
      const borne = depths.filter(({ bills }) => sumOf(bills) <= budget[which])
      return { budget: which, depth: quantity<'share'>(at(borne, borne.length - 1).depth), cases: floors(borne.length) }
    }),
  }
}

/** A floor through some depths in a case, and what it pays at the deepest of them. */
function floorIn(
  which: Case,
  borne: readonly Depth[],
  core: readonly Producer[],
  years: readonly Year[],
): SupplierReply['floors'][number]['cases'][number] {
  const floor = deterrentFloor(borne.map(({ supportOf }) => supportOf(which)))
  const books = borne.map(({ booksOf }) => booksOf(which))
  const paid = books.map((each) => floorCalled(each, floor, core, years))
  return {
    case: which,
    strikes: [...floor.strikes].map(([material, strike]) => ({
      material,
      strike,
      baselinePrice: priceBefore(at(books, 0), core, material),
    })),
    lost: [...floor.lost],
    costIfCalled: yearly(at(paid, paid.length - 1)),
  }
}

interface DepthAsked {
  readonly depth: number
  readonly core: readonly Producer[]
  readonly years: readonly Year[]
  readonly budget: Ranged
  readonly discount: Ranged
}

function depthOf(solver: Solver, asked: ReplyAsked, { depth, core, years, budget, discount }: DepthAsked): Depth {
  const { world, baseline, members, capital } = asked
  const path = pathAt(asked, depth)
  const open = booksUnder(world, baseline, path, capital)
  const booksOf = memoized((which: Case) => open(FIGURES[which]))
  const supportOf = memoized((which: Case) =>
    leastSupport(solver, booksOf(which), { instrument: 'cfd', members, core, years }),
  )
  const bill = openSupplierBill(booksOf('central'))
  const bills = years.map(bill)
  const [netCosts, makersBills] = [bills.map(netCost), bills.map(makersBill)]
  const last = at(bills, bills.length - 1)
  const chances = chancesIn(asked, path, years)
  const { regained, exports } = openRecoupment(booksOf('central'))
  const plants = core.flatMap((producer) => producer.plants)
  const contracts = supportOf('central').years.map(({ fiscalCost }) => fiscalCost)
  const lengths = years.map((_, y): SupplierReply['depths'][number]['lengths'][number] => {
    const [cost, contractsCost] = [sumOf(netCosts.slice(0, y + 1)), sumOf(contracts.slice(0, y + 1))]
    const chance = plants.map(({ site }) => at(entry(chances, site), y))
    const back = regained(plants, (site) => at(entry(chances, site), y).idle)
    const closed = regained(plants, (site) => at(entry(chances, site), y).closed)
    const lacking = (rate: number, margin: MillionUsdPerYear): MillionUsdPerYear =>
      quantity(Math.max(0, neededGain(netCosts.slice(0, y + 1), rate) - margin))
    const worth = each(discount, (rate) => lacking(rate, back.margin))
    const sold = exports + back.sales
    return {
      years: y + 1,
      netCost: cost,
      makersBill: sumOf(makersBills.slice(0, y + 1)),
      idle: total(chance, ({ idle }) => idle),
      idleError: total(chance, ({ idle }) => Math.sqrt((idle * (1 - idle)) / DRAWS)),
      closed: total(chance, ({ closed }) => closed),
      contractsCost,
      costPerDollar: contractsCost > 0 ? cost / contractsCost : null,
      regained: { ...back, marginOfClosed: closed.margin },
      strategicWorth: worth,
      strategicWorthByClosed: lacking(discount.value, closed.margin),
      priceRise: sold > 0 ? worth.value / sold : null,
    }
  })
  return {
    depth,
    booksOf,
    supportOf,
    bills: makersBills,
    told: {
      depth: quantity<'share'>(depth),
      fullYear: { ...last, makersBill: makersBill(last) },
      budgetLasts: each(budget, (value) => budgetLasts(makersBills, quantity(value))),
      lengths,
    },
  }
}

/** Prices at a multiple of own cost at all stages, from the first month of a path on, as fast as it falls, without an end. */
function pathAt({ world, baseline, path }: ReplyAsked, depth: number): DumpingPath {
  const own = [...costOfProduction(world, baseline).keys()]
  return {
    ...path,
    months: monthsIn(LONGEST),
    rampDown: Math.min(path.rampDown, monthsIn(LONGEST)),
    rampUp: 0,
    quotes: new Map(own.map((material) => [material, { of: 'cost', multiple: depth, spread: SPREAD }])),
  }
}

/** By site, how likely it is to stand still and to be closed when each year ends. */
function chancesIn(
  { world, baseline, producers, capital, contractsFor }: ReplyAsked,
  path: DumpingPath,
  years: readonly Year[],
): ReadonlyMap<string, readonly { readonly idle: number; readonly closed: number }[]> {
  const found = chancesOf(producers, {
    world,
    baseline,
    path,
    years,
    months: path.months,
    capital,
    contractsOf: contractsFor,
    heeds: 'quotes',
    draws: DRAWS,
  })
  return new Map(
    found.flatMap(({ plants }) =>
      plants.map(({ site, idle, closed }) => [
        site,
        years.map((_, y) => ({ idle: at(idle, y), closed: at(closed, y) })),
      ]),
    ),
  )
}

/**
 * What a floor is worth that is believed, and so not called: in a year in which prices would else be down, members would either pay contracts and
 * keep their core, or lose it and what it averts. A floor spares them the lesser of both, not their sum.
 */
export function withWorth(reply: Omit<SupplierReply, 'worth'>, averted: DumpingResult['averted']): SupplierReply {
  const { depth } = at(reply.floors, BUDGETS.indexOf('value'))
  const longest = reply.depths.find((each) => each.depth === depth)?.lengths.at(-1)
  if (longest === undefined) throw new Error(`no depth ${depth}`)
  const contractsAvoided = quantity<'MUSD/yr'>(longest.contractsCost / longest.years)
  const expected = averted?.cases.find((each) => each.case === 'central')?.expected
  const lossAverted = expected === undefined ? null : quantity<'MUSD/yr'>(expected)
  return {
    ...reply,
    worth: {
      contractsAvoided,
      lossAverted,
      least: lossAverted === null ? contractsAvoided : smaller(contractsAvoided, lossAverted),
    },
  }
}

const yearly = (values: readonly MillionUsd[]): MillionUsdPerYear => quantity(sumOf(values) / values.length)

const total = <T>(list: readonly T[], of: (each: T) => number): number => list.reduce((sum, one) => sum + of(one), 0)

const same = (value: number): Ranged => ({ value, low: value, high: value })

const rangeOf = (world: World, id: ParameterId): Ranged => world.parameters.get(id) ?? same(world.parameter(id))

const each = <T>({ value, low, high }: Ranged, of: (value: number) => T): { value: T; low: T; high: T } => ({
  value: of(value),
  low: of(low),
  high: of(high),
})
