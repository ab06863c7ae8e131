import type { Baseline } from '../../clearing/index.ts'
import { entry, numberAt } from '../../lists/index.ts'
import { quantity, times, type UsdPerKg } from '../../quantity/index.ts'
import type { DumpingPath, Month, Operation, Quote, StageKind, World } from '../../world/index.ts'
import { shutdownFigure, type Figures } from './figures.ts'

/** What a material costs at a place: before, and month by month under a path. */
export interface PathPrices {
  readonly baseline: (material: string, place: string) => UsdPerKg
  readonly at: (material: string, place: string, month: Month) => UsdPerKg
  /** The first month at which all prices are those of this one. */
  readonly like: (month: Month) => Month
}

/** Stages whose goods are worth what is made of them; the goods of the others cost what they are made of. */
const RAW: ReadonlySet<string | undefined> = new Set<StageKind>(['mined', 'side'])
/** Rounds in which costs are carried down the chain; scrap comes back as oxide, so that it is a circle that closes. */
const ROUNDS = 60

/**
 * What the supplier state could sell at without losing money, as a multiple of its baseline price; at most 1. Of each
 * operation there, all outputs bear its cost in proportion to their value:
 *
 *   f(operation) = ( sum in . price . f(in) + factual cost ) / sum out . price
 *   f(material)  = mean of f(operation) over what makes it, weighted by what they made
 *
 * What it does not make itself, it has to buy at the baseline price: 1.
 */
export function costOfProduction(world: World, baseline: Baseline): ReadonlyMap<string, number> {
  const coercer = [...world.places.values()].find(({ bloc }) => bloc === 'coercer')?.id
  const price = (material: string): number => baseline.price(material, coercer ?? '') ?? 0
  const own = world.operations.flatMap(({ site, process, recipe }, o) => {
    const run = numberAt(baseline.run, o)
    const worth = recipe.outputs.reduce((sum, { material, perTonne }) => sum + perTonne * price(material), 0)
    if (entry(world.sites, site).place !== coercer || !(run > 0) || !(worth > 0)) return []
    return [{ run, recipe, worth, cost: world.cost(process, coercer ?? '')?.value ?? 0 }]
  })
  let factor = new Map<string, number>()
  for (let round = 0; round < ROUNDS; round++) {
    const made = new Map<string, { mass: number; cost: number }>()
    for (const { run, recipe, worth, cost } of own) {
      const inputs = recipe.inputs.reduce(
        (sum, { material, perTonne }) => sum + perTonne * price(material) * (factor.get(material) ?? 1),
        0,
      )
      for (const { material, perTonne } of recipe.outputs) {
        const sum = made.get(material) ?? { mass: 0, cost: 0 }
        const mass = run * perTonne
        made.set(material, { mass: sum.mass + mass, cost: sum.cost + (mass * (inputs + cost)) / worth })
      }
    }
    factor = new Map([...made].map(([material, { mass, cost }]) => [material, Math.min(1, cost / mass)]))
  }
  return factor
}

/** How much of a fall has come: from 0 to 1 over the months of falling, back to 0 over those of rising. */
export function depth({ start, months, rampDown, rampUp }: DumpingPath, month: Month): number {
  const t = month - start
  if (t < 0 || t >= months) return 0
  const down = rampDown === 0 ? 1 : (t + 1) / rampDown
  const up = rampUp === 0 ? 1 : (months - t) / rampUp
  return Math.min(1, down, up)
}

/** What is said of a material in a month, as a multiple of the baseline price. */
function said(quote: Quote, path: DumpingPath, month: Month, figures: Figures, cost: number): number {
  const off = figures.of({ value: 1, low: 1 - quote.spread, high: 1 + quote.spread }, 'high', 'path spread')
  // Nobody dumps by raising a price.
  const scale = (multiple: number): number =>
    quote.of === 'cost' ? Math.min(1, multiple * off * cost) : multiple * off
  if (typeof quote.multiple === 'number') return 1 + depth(path, month) * (scale(quote.multiple) - 1)
  if (month < path.start || month >= path.start + path.months) return 1
  const last = quote.multiple.findLast((point) => point.month <= month) ?? quote.multiple[0]
  const next = quote.multiple.find((point) => point.month >= month) ?? quote.multiple.at(-1)
  if (last === undefined || next === undefined) return 1
  const part = next.month === last.month ? 0 : (month - last.month) / (next.month - last.month)
  return scale(last.multiple + part * (next.multiple - last.multiple))
}

/**
 * Prices under a path. A material that the path names moves as it says. Of the others, ores, intermediates and scrap
 * move in proportion to what is made of them; what is made from oxide on passes on what its inputs cost more or less:
 *
 *   multiple(raw)  = sum out.price.multiple(out) / sum out.price              over what takes it
 *   multiple(made) = 1 + sum in.price.(multiple(in) - 1) / sum out.price      over what makes it in the supplier state
 *
 * Elsewhere a price is the baseline's there, moved by the part of the fall that passes through:
 *
 *   p(m, place, t) = p0(m, place) . (1 + passthrough(stage) . (multiple(m, t) - 1))
 */
export function openPrices(world: World, baseline: Baseline, path: DumpingPath): (figures: Figures) => PathPrices {
  const coercer = [...world.places.values()].find(({ bloc }) => bloc === 'coercer')?.id
  const cost = costOfProduction(world, baseline)
  const links = linksOf(world, baseline, coercer)
  const like = firstLike(path)
  const usual = baselinePrices(baseline)
  return (figures) => {
    // The whole range of a baseline price moves with the figure at the supplier state, or wherever one is given.
    const level = new Map<string, number>()
    for (const { material, place, kind, figure } of world.prices)
      if (kind === 'baseline' && figure.value > 0 && (place === coercer || !level.has(material)))
        level.set(material, figures.of(figure, 'high', `price ${material}`) / figure.value)
    const byMonth = new Map<Month, Map<string, number>>()
    const multiple = (material: string, month: Month): number => {
      const known = byMonth.get(month) ?? new Map<string, number>()
      byMonth.set(month, known)
      const before = known.get(material)
      if (before !== undefined) return before
      // What comes back to itself, as scrap does, is met here the second time, and then moves nothing.
      known.set(material, 1)
      const found = follow(material, month)
      known.set(material, found)
      return found
    }
    const follow = (material: string, month: Month): number => {
      const quote = path.quotes.get(material)
      const own = cost.get(material)
      if (quote !== undefined && (quote.of === 'baseline' || own !== undefined))
        // Own cost is an amount of money, whatever the baseline price is taken to be.
        return said(quote, path, month, figures, (own ?? 1) / (level.get(material) ?? 1))
      const { moves, whole } = links(material)
      const change = moves.reduce((sum, { id, worth }) => sum + worth * (multiple(id, month) - 1), 0)
      return whole > 0 ? Math.max(0, 1 + change / whole) : 1
    }
    const before = (material: string, place: string): UsdPerKg =>
      times(usual(material, place), level.get(material) ?? 1)
    const through = new Map<string, number>()
    const passed = (material: string, place: string): number => {
      // The supplier state's own price is where a fall begins.
      if (place === coercer) return 1
      const known = through.get(material)
      if (known !== undefined) return known
      const { stage } = entry(world.materials, material)
      const found = shutdownFigure(world, { stage, what: 'pass-through', better: 'low', otherwise: 1 }, figures)
      through.set(material, found)
      return found
    }
    return {
      baseline: before,
      at: (material, place, month) =>
        times(
          before(material, place),
          Math.max(0, 1 + passed(material, place) * (multiple(material, like(month)) - 1)),
        ),
      like,
    }
  }
}

/** Prices of the baseline, looked up once each; nothing where the world knows none. */
function baselinePrices(baseline: Baseline): (material: string, place: string) => UsdPerKg {
  const known = new Map<string, Map<string, UsdPerKg>>()
  return (material, place) => {
    const places = known.get(material) ?? new Map<string, UsdPerKg>()
    known.set(material, places)
    const found = places.get(place) ?? baseline.price(material, place) ?? quantity<'USD/kg'>(0)
    places.set(place, found)
    return found
  }
}

/** For each month the first that a path treats alike: where no quote goes by month, all months of one depth. */
function firstLike(path: DumpingPath): (month: Month) => Month {
  if ([...path.quotes.values()].some(({ multiple }) => typeof multiple !== 'number')) return (month) => month
  const first = new Map<number, Month>()
  return (month) => {
    const known = first.get(depth(path, month)) ?? month
    first.set(depth(path, month), known)
    return known
  }
}

/** By which other goods the price of one moves, thousand USD a year of each, and of what all. */
interface Links {
  readonly moves: readonly { readonly id: string; readonly worth: number }[]
  readonly whole: number
}

/** For each material its links, worked out when first asked for. */
function linksOf(world: World, baseline: Baseline, coercer: string | undefined): (material: string) => Links {
  const run = new Map(world.operations.map((operation, o) => [operation, numberAt(baseline.run, o)]))
  const placeOf = ({ site }: Operation): string => entry(world.sites, site).place
  const isRaw = (material: string): boolean => RAW.has(world.stages.get(entry(world.materials, material).stage)?.kind)
  // A world without a supplier state that makes it follows the one that does.
  const makersOf = (material: string): Operation[] => {
    const all = world.operations.filter(({ recipe }) => recipe.outputs.some((out) => out.material === material))
    const theirs = all.filter((operation) => placeOf(operation) === coercer)
    return theirs.length > 0 ? theirs : all
  }
  const takersOf = (material: string): Operation[] =>
    world.operations.filter(({ recipe }) => recipe.inputs.some((input) => input.material === material))
  const known = new Map<string, Links>()
  return (material) => {
    const before = known.get(material)
    if (before !== undefined) return before
    const raw = isRaw(material)
    const all = raw ? takersOf(material) : makersOf(material)
    // Plants that did not run count only where none did.
    const ran = all.filter((operation) => entry(run, operation) > 0)
    const moves: { id: string; worth: number }[] = []
    let whole = 0
    for (const operation of ran.length > 0 ? ran : all) {
      const weight = ran.length > 0 ? entry(run, operation) : 1
      const worth = ({ material: id, perTonne }: { material: string; perTonne: number }): number =>
        weight * perTonne * (baseline.price(id, placeOf(operation)) ?? 0)
      for (const good of operation.recipe[raw ? 'outputs' : 'inputs'])
        if (raw || !isRaw(good.material)) moves.push({ id: good.material, worth: worth(good) })
      whole += operation.recipe.outputs.reduce((sum, good) => sum + worth(good), 0)
    }
    const found = { moves, whole }
    known.set(material, found)
    return found
  }
}
