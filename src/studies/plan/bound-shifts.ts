import { buildLimits, type Network, type Window } from '../../clearing/index.ts'
import { addAt, at, entry, numberAt, type VectorOf } from '../../lists/index.ts'
import { perMonth, quantity, vector, type ThousandUsd } from '../../quantity/index.ts'
import { dualBound, impliedUpper, type LinearModel, type Optimum, type CostsAndBounds } from '../../solver/index.ts'
import type { Month, Scenario } from '../../world/index.ts'
import type { CandidateDecision } from './decisions.ts'

/** Q(v, S) >= constant + slope . v for every plan v, with equality where it was made. */
export interface PlanCut {
  readonly attack: Attack
  readonly constant: ThousandUsd
  readonly slope: VectorOf<ThousandUsd>
  /** Q where it was made. */
  readonly loss: ThousandUsd
  /** What of it a year without an attack loses there, before its weight; left out where such years do not count. */
  readonly quiet?: ThousandUsd
}

/** What a cut says of a plan. */
export const cutAt = ({ constant, slope }: PlanCut, v: Float64Array): ThousandUsd =>
  quantity(slope.reduce<number>((sum, each, i) => sum + each * numberAt(v, i), constant))

/** Places in a list of measures, or of contingencies. */
export type Attack = readonly number[]

/** What a decision adds to the linear program at level 1. */
export interface BoundShift {
  /** To upper bounds of columns. */
  readonly columns: readonly (readonly [column: number, amount: number])[]
  /** To upper ends of rows. */
  readonly rows: readonly (readonly [row: number, amount: number])[]
  /** To what lies in a balance at first. */
  readonly stocks: readonly (readonly [row: number, amount: number])[]
}

/** Moves bounds and right-hand sides by what stands of a decision. */
export function applyShift(model: CostsAndBounds, { columns, rows, stocks }: BoundShift, level: number): void {
  if (level === 0) return
  for (const [j, amount] of columns) addAt(model.upper, j, level * amount)
  for (const [r, amount] of rows) addAt(model.rowUpper, r, level * amount)
  for (const [r, amount] of stocks) model.rowLower[r] = model.rowUpper[r] = numberAt(model.rowUpper, r) - level * amount
}

/**
 * What each column can be at most whatever is decided.
 *
 * @param upper upper bounds of columns, each where it is highest under any attack: a ban opens the way past it
 */
export function mostWith(model: LinearModel, upper: Float64Array, shifts: readonly BoundShift[]): Float64Array {
  const all = {
    ...model,
    upper: upper.slice(),
    rowLower: model.rowLower.slice(),
    rowUpper: model.rowUpper.slice(),
  }
  for (const shift of shifts) applyShift(all, shift, 1)
  // Between nothing and all of a stock, both ends of its balance lie apart.
  return impliedUpper({ ...all, rowUpper: all.rowUpper.map((end, r) => Math.max(end, numberAt(model.rowUpper, r))) })
}

/** What plans do to the linear program, and how much of each decision stands. */
interface PlanInForce {
  /** What each column can be at most whatever is decided (`mostWith`). */
  readonly most: Float64Array
  readonly shifts: readonly BoundShift[]
  /** Levels of the decisions. */
  readonly standing: Float64Array
  /** What the side is worth in peace. */
  readonly reference: ThousandUsd
}

/**
 * What a response says of all other plans.
 *
 * By weak duality, with y the duals of the rows and d what each column costs once they are paid for, the linear program is
 * at least sum_r y_r end_r(v) + sum_j min(d_j lower_j, d_j upper_j(v)), for every v.
 */
export function cutOf(
  model: LinearModel,
  { most, shifts, standing, reference }: PlanInForce,
  attack: Attack,
  { rowDual, objective }: Optimum,
): PlanCut {
  const { bound, reduced, duals } = dualBound(model, rowDual, most)
  const slope = Float64Array.from(shifts, ({ columns, rows, stocks }) => {
    let sum = 0
    for (const [j, amount] of columns) sum += Math.min(0, numberAt(reduced, j)) * amount
    for (const [r, amount] of rows) sum += Math.min(0, numberAt(duals, r)) * amount
    for (const [r, amount] of stocks) sum -= numberAt(duals, r) * amount
    return sum
  })
  const here = slope.reduce((sum, each, i) => sum + each * numberAt(standing, i), 0)
  return {
    attack,
    constant: quantity(reference + bound - here),
    slope: vector(slope),
    loss: quantity(reference + objective),
  }
}

/**
 * @param scenario what is in force for certain: what a plan adds at a site that is down is down with it
 * @param first month from which buyers look for other sources
 */
export function boundShiftsOf(
  network: Network,
  scenario: Scenario,
  first: Month | undefined,
  decisions: readonly CandidateDecision[],
  { layout, months }: Window,
): BoundShift[] {
  const left = (site: string, month: Month): number =>
    scenario.outages
      .filter((outage) => outage.site === site && outage.from <= month && month <= (outage.until ?? month))
      .reduce((least, outage) => Math.min(least, outage.capacityFactor), 1)
  const width = layout.columns.length
  const limits = buildLimits(network, scenario, first)
  const siteIndex = new Map(network.sites.map(({ id }, s) => [id, s]))
  const rowOfSite = new Map(layout.capacityRows.map((s, i) => [s, layout.nodes + layout.buyers + i]))
  const runColumns = new Map<number, number[]>()
  const shipColumns = new Map<number, number>()
  layout.columns.forEach(({ kind, ref, part }, c) => {
    if (kind === 'run' && part === 1) runColumns.set(ref, [...(runColumns.get(ref) ?? []), c])
    if (kind === 'ship' && part === 1) shipColumns.set(ref, c)
  })
  const rowOfGrowth = new Map(
    layout.shared.flatMap(({ kind, columns }, i) =>
      kind === 'growth' ? columns.map((name) => [name, layout.firstShared + i] as const) : [],
    ),
  )
  const monthly = (amountOf: (k: number) => number, place: number, size: number): (readonly [number, number])[] =>
    Array.from({ length: months }, (_, k) => [k * size + place, amountOf(k)] as const).filter(
      ([, amount]) => amount > 0,
    )

  return decisions.map((decision): BoundShift => {
    const shift = { columns: [] as (readonly [number, number])[], rows: [] as (readonly [number, number])[] }
    switch (decision.kind) {
      case 'plant': {
        const s = siteIndex.get(decision.site)
        const row = s === undefined ? undefined : rowOfSite.get(s)
        // A variant is taken up in place of what ran in the baseline: in a new plant, nothing did.
        const more = (k: number): number => perMonth(decision.most) * left(decision.site, scenario.start + k)
        for (const r of s === undefined ? [] : at(network.sites, s).activities) {
          if (at(network.activities, r).adoption !== undefined) continue
          for (const c of runColumns.get(r) ?? []) shift.columns.push(...monthly(more, c, width))
        }
        if (row !== undefined) shift.rows.push(...monthly(more, row, layout.rows))
        return { ...shift, stocks: [] }
      }
      case 'thrifting':
        network.activities.forEach(({ operation, adoptable, site }, r) => {
          const { process } = at(network.world.operations, operation)
          const { place } = entry(network.world.sites, at(network.sites, site).id)
          if (process !== decision.process || place !== decision.place) return
          const more = (k: number): number => {
            const month = scenario.start + k
            const most = Math.min(adoptable, limits.site(site, month, month))
            return Math.max(0, Math.min(decision.most * adoptable, most - limits.adoption(r, month, month)))
          }
          for (const c of runColumns.get(r) ?? []) shift.columns.push(...monthly(more, c, width))
        })
        return { ...shift, stocks: [] }
      case 'offtake':
        network.arcs.forEach(({ material, fromPlace, toPlace, origin, limit, base }, n) => {
          const same = material === decision.material && fromPlace === decision.from && toPlace === decision.to
          const column = shipColumns.get(n)
          if (!same || origin === 'coercer' || column === undefined) return
          const more = (k: number): number => {
            const month = scenario.start + k
            const now = limits.ship(n, month, month)
            // A contract opens no route that a measure has closed.
            if (now.base < base) return 0
            return Math.max(0, Math.min(perMonth(decision.most), limit - base - now.growth))
          }
          shift.columns.push(...monthly(more, column, width))
          const row = rowOfGrowth.get(`ship ${n} 1`)
          if (row !== undefined) shift.rows.push(...monthly(more, row, layout.rows))
        })
        return { ...shift, stocks: [] }
      case 'stockpile': {
        const own = network.arcs.find(
          ({ material, fromPlace, toPlace }) =>
            material === decision.material && fromPlace === decision.place && toPlace === decision.place,
        )
        return { ...shift, stocks: own === undefined ? [] : [[own.from, decision.most]] }
      }
      default:
        return decision satisfies never
    }
  })
}
