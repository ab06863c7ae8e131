import type { Baseline } from '../../src/clearing/index.ts'
import type { DumpingPath, Operation, Ranged, ShutdownFigure, World } from '../../src/world/index.ts'
import { total } from './small-simplex.ts'

/**
 * Prices of a path of `dumping`, worked out a second time from docs/explanation/dumping.md (*Paths of prices*), without the study. Tables
 * as they are parsed, and flows and prices of the baseline year, are taken from `src/`: they are tested elsewhere.
 */
export type Case = 'mild' | 'central' | 'severe'
export const CASES: readonly Case[] = ['central', 'mild', 'severe']

export interface Setting {
  readonly world: World
  readonly baseline: Baseline
  readonly path: DumpingPath
  readonly members: readonly string[]
  /** Sites that are to be kept; all that ran if left out. */
  readonly core?: readonly string[]
}

/** Months of a path, counted from its first. */
export interface Year {
  readonly first: number
  readonly months: number
}

/** An operation and what it does in the baseline year. */
export interface Ran {
  readonly operation: Operation
  readonly place: string
  /** Tonnes of activity a year. */
  readonly activity: number
}

export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`nothing under ${what}`)
  return value
}

export const siteOf = (world: World, id: string) => found(world.sites.get(id), id)
export const supplierOf = (world: World): string =>
  found([...world.places.values()].find(({ bloc }) => bloc === 'coercer')?.id, 'the supplier state')

/** A figure in a case: half-way to its soft or its hard end. */
export function inCase(which: Case, { value, low, high }: Ranged, hard: 'low' | 'high'): number {
  if (which === 'central') return value
  return (value + ((which === 'severe') === (hard === 'high') ? high : low)) / 2
}

/** A figure of shutdowns.csv in a case. */
export function shutdownIn(
  { world, which }: { readonly world: World; readonly which: Case },
  stage: string,
  what: ShutdownFigure,
  { hard, none }: { readonly hard: 'low' | 'high'; readonly none: number },
): number {
  const figure = world.shutdown(stage, what)
  return figure === undefined ? none : inCase(which, figure, hard)
}

const allOperations = ({ world, baseline }: Setting): Ran[] =>
  world.operations.map((operation, i) => ({
    operation,
    place: siteOf(world, operation.site).place,
    activity: found(baseline.run[i], operation.site) * 12,
  }))
export const ranIn = (setting: Setting): Ran[] => allOperations(setting).filter(({ activity }) => activity > 0)

/** f(material): the supplier state's own cost as a share of its price. It buys at the baseline price what it does not make. */
function ownCost(setting: Setting): ReadonlyMap<string, number> {
  const { world, baseline } = setting
  const supplier = supplierOf(world)
  const worth = (
    goods: readonly { readonly material: string; readonly perTonne: number }[],
    share: (material: string) => number,
  ): number =>
    total(goods.map(({ material, perTonne }) => perTonne * (baseline.price(material, supplier) ?? 0) * share(material)))
  const runs = ranIn(setting).flatMap(({ operation: { process, recipe }, place, activity }) => {
    const sold = worth(recipe.outputs, () => 1)
    const running = world.cost(process, place)?.value ?? 0
    return place === supplier && sold > 0 ? [{ recipe, activity, sold, running }] : []
  })
  let shares: ReadonlyMap<string, number> = new Map<string, number>()
  // Scrap comes back as oxide, so that costs go round in a circle, which closes fast.
  for (let round = 0; round < 2000; round++) {
    const sums = new Map<string, { made: number; borne: number }>()
    for (const { recipe, activity, sold, running } of runs) {
      const share = (worth(recipe.inputs, (material) => shares.get(material) ?? 1) + running) / sold
      for (const { material, perTonne } of recipe.outputs) {
        const { made, borne } = sums.get(material) ?? { made: 0, borne: 0 }
        sums.set(material, { made: made + perTonne * activity, borne: borne + perTonne * activity * share })
      }
    }
    const next = new Map([...sums].map(([material, { made, borne }]) => [material, Math.min(1, borne / made)]))
    const moved = Math.max(...[...next].map(([material, share]) => Math.abs(share - (shares.get(material) ?? 1))))
    shares = next
    if (moved < 1e-14) return shares
  }
  throw new Error('own cost does not settle')
}

/** How far a case moves the baseline price of a good, everywhere: by the range of its row at the supplier state. */
function level(world: World, which: Case, material: string): number {
  const rows = world.prices.filter((row) => row.kind === 'baseline' && row.material === material)
  const figure = (rows.find(({ place }) => place === supplierOf(world)) ?? rows[0])?.figure
  return figure === undefined || figure.value <= 0 ? 1 : inCase(which, figure, 'low') / figure.value
}

/** How much of a fall has come: in steps of 1 / ramp_down from the first month on, and back likewise. */
const depth = ({ months, rampDown, rampUp }: DumpingPath, month: number): number =>
  Math.min(1, rampDown === 0 ? 1 : (month + 1) / rampDown, rampUp === 0 ? 1 : (months - month) / rampUp)

/** multiple(m, t) in the supplier state. */
function multiplesOf(setting: Setting, which: Case): (material: string, month: number) => number {
  const { world, baseline, path } = setting
  const costs = ownCost(setting)
  const lowest = new Map<string, number>()
  for (const [material, { of, multiple, spread }] of path.quotes) {
    if (typeof multiple !== 'number') throw new Error('paths that go by month are not asked of this program')
    const off = inCase(which, { value: 1, low: 1 - spread, high: 1 + spread }, 'low')
    const cost = costs.get(material)
    if (of === 'baseline') lowest.set(material, multiple * off)
    // Own cost is an amount of money, whatever the baseline price; and no price is raised to it.
    else if (cost !== undefined)
      lowest.set(material, Math.min(1, (multiple * off * cost) / level(world, which, material)))
  }
  // What is not named, or has no cost there, moves in proportion to what is made of it. Paths that leave out a good made from
  // oxide on are not asked of this program.
  const known = new Map<string, number>()
  const multiple = (material: string, month: number): number => {
    const low = lowest.get(material)
    if (low !== undefined) return 1 + (low - 1) * depth(path, month)
    const key = `${material} ${month}`
    const before = known.get(key)
    if (before !== undefined) return before
    known.set(key, 1)
    const takers = allOperations(setting).filter(({ operation }) =>
      operation.recipe.inputs.some((input) => input.material === material),
    )
    const ran = takers.filter(({ activity }) => activity > 0)
    const goods = (ran.length > 0 ? ran : takers).flatMap(({ operation, place, activity }) =>
      operation.recipe.outputs.map(({ material: made, perTonne }) => ({
        made,
        worth: (ran.length > 0 ? activity : 1) * perTonne * (baseline.price(made, place) ?? 0),
      })),
    )
    const whole = total(goods.map(({ worth }) => worth))
    const moved = total(goods.map(({ made, worth }) => worth * multiple(made, month)))
    known.set(key, whole > 0 ? moved / whole : 1)
    return found(known.get(key), key)
  }
  return multiple
}

/** USD/kg of a material at a place, month by month; month undefined: before the path. */
export type PriceBook = (material: string, place: string, month: number | undefined) => number

/** p(m, place, t). In the supplier state there is nothing to pass through. */
function pricesOf(setting: Setting, which: Case): PriceBook {
  const { world, baseline } = setting
  const supplier = supplierOf(world)
  const multiple = multiplesOf(setting, which)
  return (material, place, month) => {
    const before = (baseline.price(material, place) ?? 0) * level(world, which, material)
    if (month === undefined) return before
    const { stage } = found(world.materials.get(material), material)
    const passed =
      place === supplier ? 1 : shutdownIn({ world, which }, stage, 'pass-through', { hard: 'high', none: 1 })
    return before * (1 + passed * (multiple(material, month) - 1))
  }
}

const books = new WeakMap<Setting, Map<Case, PriceBook>>()
/** The same, worked out once for each setting and case. */
export function priceBook(setting: Setting, which: Case): PriceBook {
  const known = books.get(setting) ?? new Map<Case, PriceBook>()
  books.set(setting, known)
  const price = known.get(which) ?? pricesOf(setting, which)
  known.set(which, price)
  return price
}

/** Years of a path, the last with what is left. */
export const yearsOf = ({ path }: Setting): Year[] =>
  Array.from({ length: Math.ceil(path.months / 12) }, (_, year) => ({
    first: 12 * year,
    months: Math.min(12, path.months - 12 * year),
  }))

/** What the supplier state forgoes in a year on all that it ships abroad, as tabled, million USD. */
export function exportsForgone(setting: Setting, { first, months }: Year): number {
  const { world, baseline } = setting
  const supplier = supplierOf(world)
  const price = priceBook(setting, 'central')
  const thousands = world.routes.map(({ material, from }, r) => {
    const shipped = found(baseline.ship[r], material)
    if (from !== supplier || shipped === 0) return 0
    const fallen = Array.from(
      { length: months },
      (_, month) => price(material, from, undefined) - price(material, from, first + month),
    )
    return shipped * total(fallen)
  })
  return total(thousands) / 1000
}
