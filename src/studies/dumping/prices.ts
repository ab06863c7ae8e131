import type { Baseline } from '../../clearing/index.ts'
import { entry, numberAt } from '../../lists/index.ts'
import { quantity, times, type UsdPerKg } from '../../quantity/index.ts'
import type {
  DumpingPath,
  ShutdownFigure,
  Month,
  Operation,
  Quote,
  Ranged,
  Stage,
  StageKind,
  World,
} from '../../world/index.ts'

/**
 * How things turn out. `central`: figures as tabled, and what a plant was short of in the baseline year goes on to be
 * covered. `no-support`: the same, and nobody covers it. `mild` and `severe` take every range half-way to its soft and to its
 * hard end, as everywhere (docs/decisions/0007).
 */
export const CASES = ['mild', 'central', 'no-support', 'severe'] as const
export type Case = (typeof CASES)[number]

/** A figure of a range in a case; `better` is the end that spares producers. */
export function inCase({ value, low, high }: Ranged, which: Case, better: 'low' | 'high'): number {
  const soft = better === 'low' ? low : high
  const hard = better === 'low' ? high : low
  if (which === 'mild') return (value + soft) / 2
  if (which === 'severe') return (value + hard) / 2
  return value
}

/** A figure of the producers of a stage. */
interface StageFigure {
  readonly stage: Stage
  readonly what: ShutdownFigure
  /** The end of its range that spares producers. */
  readonly better: 'low' | 'high'
  /** What it is where the world does not say. */
  readonly otherwise: number
}

/** What producers of a stage bear, in a case. */
export function shutdownFigure(world: World, { stage, what, better, otherwise }: StageFigure, which: Case): number {
  const figure = world.shutdown(stage, what)
  return figure === undefined ? otherwise : inCase(figure, which, better)
}

/** What a material costs at a place: before, and month by month under a path. */
export interface PathPrices {
  readonly baseline: (material: string, place: string) => UsdPerKg
  readonly at: (material: string, place: string, month: Month) => UsdPerKg
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
function said(quote: Quote, path: DumpingPath, month: Month, which: Case, cost: number): number {
  const off = inCase({ value: 1, low: 1 - quote.spread, high: 1 + quote.spread }, which, 'high')
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
export function openPrices(world: World, baseline: Baseline, path: DumpingPath, which: Case): PathPrices {
  const coercer = [...world.places.values()].find(({ bloc }) => bloc === 'coercer')?.id
  const cost = costOfProduction(world, baseline)
  // A world without a supplier state that makes it follows the one that does.
  const makersOf = (material: string): Operation[] => {
    const all = world.operations.filter(({ recipe }) => recipe.outputs.some((out) => out.material === material))
    const theirs = all.filter(({ site }) => entry(world.sites, site).place === coercer)
    return theirs.length > 0 ? theirs : all
  }
  const placeOf = ({ site }: Operation): string => entry(world.sites, site).place
  const run = new Map(world.operations.map((operation, o) => [operation, numberAt(baseline.run, o)]))
  // The whole range of a baseline price moves with the figure at the supplier state, or wherever one is given.
  const level = new Map<string, number>()
  for (const { material, place, kind, figure } of world.prices)
    if (kind === 'baseline' && figure.value > 0 && (place === coercer || !level.has(material)))
      level.set(material, inCase(figure, which, 'high') / figure.value)
  const known = new Map<string, number>()
  const multiple = (material: string, month: Month): number => {
    const key = `${material} ${month}`
    const before = known.get(key)
    if (before !== undefined) return before
    // What comes back to itself, as scrap does, is met here the second time, and then moves nothing.
    known.set(key, 1)
    const found = follow(material, month)
    known.set(key, found)
    return found
  }
  const follow = (material: string, month: Month): number => {
    const quote = path.quotes.get(material)
    const own = cost.get(material)
    if (quote !== undefined && (quote.of === 'baseline' || own !== undefined))
      // Own cost is an amount of money, whatever the baseline price is taken to be.
      return said(quote, path, month, which, (own ?? 1) / (level.get(material) ?? 1))
    const { stage } = entry(world.materials, material)
    const worth = (
      { recipe }: Operation,
      place: string,
      of: (id: string) => number,
      side: 'inputs' | 'outputs',
    ): number =>
      recipe[side].reduce(
        (sum, { material: id, perTonne }) => sum + perTonne * (baseline.price(id, place) ?? 0) * of(id),
        0,
      )
    const all = RAW.has(world.stages.get(stage)?.kind)
      ? world.operations.filter(({ recipe }) => recipe.inputs.some((input) => input.material === material))
      : makersOf(material)
    // Plants that did not run count only where none did.
    const ran = all.filter((operation) => entry(run, operation) > 0)
    let change = 0
    let whole = 0
    for (const operation of ran.length > 0 ? ran : all) {
      const weight = ran.length > 0 ? entry(run, operation) : 1
      const place = placeOf(operation)
      const moved = (id: string): number => {
        const raw = RAW.has(world.stages.get(entry(world.materials, id).stage)?.kind)
        return !RAW.has(world.stages.get(stage)?.kind) && raw ? 0 : multiple(id, month) - 1
      }
      change += weight * worth(operation, place, moved, RAW.has(world.stages.get(stage)?.kind) ? 'outputs' : 'inputs')
      whole += weight * worth(operation, place, () => 1, 'outputs')
    }
    return whole > 0 ? Math.max(0, 1 + change / whole) : 1
  }
  const before = (material: string, place: string): UsdPerKg =>
    times(baseline.price(material, place) ?? quantity<'USD/kg'>(0), level.get(material) ?? 1)
  return {
    baseline: before,
    at: (material, place, month) => {
      const { stage } = entry(world.materials, material)
      const through = shutdownFigure(world, { stage, what: 'pass-through', better: 'low', otherwise: 1 }, which)
      return times(before(material, place), Math.max(0, 1 + through * (multiple(material, month) - 1)))
    },
  }
}
