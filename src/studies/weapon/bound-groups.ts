import { buildLimits, firstSignal, upperBounds, type Network, type Window } from '../../clearing/index.ts'
import { at, entry, indexAt, numberAt } from '../../lists/index.ts'
import { pay, quantity, tonnes, type ThousandUsd } from '../../quantity/index.ts'
import { InputError, type Measure, type Scenario } from '../../world/index.ts'
import type { CostsAndBounds } from '../../solver/index.ts'
import type { MeasureSet } from './enumeration.ts'
import { LEAVES_MORE } from './tolerances.ts'
import { studyFault } from '../study-fault.ts'

/** Bounds that the same measures lower in the same month, and what each measure leaves of them, the strictest first. */
export interface BoundGroup {
  /** Upper bounds of columns, or of a row that limits the sum of several: a quota by weight, a plant that makes several things. */
  readonly of: 'columns' | 'row'
  /** Which columns, or which row. */
  readonly indices: readonly number[]
  readonly usual: Float64Array
  readonly measures: readonly number[]
  readonly left: readonly Float64Array[]
}

/** The bounds that a group is about. */
export const boundsOf = (
  { of }: BoundGroup,
  { upper, rowUpper }: Pick<CostsAndBounds, 'upper' | 'rowUpper'>,
): Float64Array => (of === 'row' ? rowUpper : upper)

/** Columns of each row that some measure lowers; all of them count fully in it. */
export function columnsOfRows(
  groups: readonly BoundGroup[],
  { model }: Window,
): ReadonlyMap<number, readonly number[]> {
  const rows = new Map(
    groups.flatMap(({ of, indices }) => (of === 'row' ? indices : [])).map((row) => [row, [] as number[]]),
  )
  if (rows.size > 0)
    for (let j = 0; j < model.columns; j++)
      for (let e = indexAt(model.starts, j); e < indexAt(model.starts, j + 1); e++)
        rows.get(indexAt(model.indices, e))?.push(j)
  return rows
}

/** How much of the bound at an index of a group a response takes up. */
export const taken = (
  { of }: BoundGroup,
  index: number,
  x: Float64Array,
  within: ReadonlyMap<number, readonly number[]>,
): number => (of === 'columns' ? numberAt(x, index) : entry(within, index).reduce((sum, j) => sum + numberAt(x, j), 0))

/** Of two measures in force the stricter must decide alone: the search rests on it. */
const crossing = (menu: Scenario, one: number, other: number): InputError =>
  new InputError([
    studyFault('MENU_CROSSES', { one: menu.measures[one]?.id ?? '', other: menu.measures[other]?.id ?? '' }),
  ])

/** By what is left in the first column, then in the next. */
function compare(a: Float64Array, b: Float64Array): number {
  const i = a.findIndex((left, at) => left !== b[at])
  return i < 0 ? 0 : numberAt(a, i) - numberAt(b, i)
}

const total = (list: Float64Array): number => list.reduce((a, b) => a + b, 0)

/** The groups of bounds that measures of a menu lower, each measure taken alone. */
export function boundGroupsOf(network: Network, menu: Scenario, window: Window): BoundGroup[] {
  const { layout, months } = window
  const bounds = (measures: readonly Measure[]): Bounds => {
    const limits = buildLimits(network, { ...menu, measures }, firstSignal(network.world, menu))
    return {
      columns: upperBounds(network, limits, layout, menu.start, months),
      row: rowBounds(limits, window, menu.start),
    }
  }
  const usual = bounds([])
  const under = menu.measures.map((measure) => bounds([measure]))
  return [...alikeIn(window), ...[...usual.row.keys()].map((row) => ({ of: 'row' as const, indices: [row] }))].flatMap(
    ({ of, indices }) => {
      const leftBy = (found: Bounds): Float64Array =>
        Float64Array.from(indices, (i) => (of === 'row' ? entry(found.row, i) : numberAt(found.columns, i)))
      const before = leftBy(usual)
      const reached = under.flatMap((found, measure) => {
        const left = leftBy(found)
        return left.some((most, i) => most !== before[i]) ? [{ measure, left }] : []
      })
      if (reached.length === 0) return []
      reached.sort((a, b) => compare(a.left, b.left) || a.measure - b.measure)
      for (const [i, { measure, left }] of reached.entries()) {
        const stricter = reached[i - 1]
        if (stricter !== undefined && total(stricter.left) > total(left) + LEAVES_MORE)
          throw crossing(menu, stricter.measure, measure)
      }
      const own = { measures: reached.map(({ measure }) => measure), left: reached.map(({ left }) => left) }
      return [{ of, indices, usual: before, ...own }]
    },
  )
}

interface Bounds {
  readonly columns: Float64Array
  readonly row: ReadonlyMap<number, number>
}

/** Columns that are the parts of one flow in one month. */
function alikeIn({ layout, months }: Window): { readonly of: 'columns'; readonly indices: readonly number[] }[] {
  const alike = new Map<string, number[]>()
  layout.columns.forEach(({ kind, ref, part }, c) => {
    if (kind !== 'ship' && kind !== 'run' && kind !== 'deliver' && kind !== 'elastic') return
    const key = kind === 'ship' || kind === 'run' ? `${kind} ${ref}` : `deliver ${ref} ${part}`
    alike.set(key, [...(alike.get(key) ?? []), c])
  })
  return [...alike.values()].flatMap((within) =>
    Array.from({ length: months }, (_, k) => ({
      of: 'columns' as const,
      indices: within.map((c) => k * layout.columns.length + c),
    })),
  )
}

/** Upper bounds of the rows that measures may lower, by row of the model: quotas by weight, and capacities that several activities share. */
function rowBounds(
  limits: ReturnType<typeof buildLimits>,
  { layout, months }: Window,
  start: number,
): ReadonlyMap<number, number> {
  const rows = new Map<number, number>()
  for (let k = 0; k < months; k++) {
    const month = start + k
    const first = k * layout.rows
    layout.capacityRows.forEach((s, i) =>
      rows.set(first + layout.nodes + layout.buyers + i, limits.site(s, month, month)),
    )
    layout.shared.forEach(({ kind, most }, i) => {
      if (kind === 'quota') rows.set(first + layout.firstShared + i, most(limits, month, month))
    })
  }
  return rows
}

/**
 * Exports that the coercer forgoes under a set, by flow and month: what the strictest measure stops of the baseline's. A quota by weight counts as its
 * share of each flow, since what exporters would pick is theirs to choose.
 */
export function exportsForgoneIn(network: Network, menu: Scenario): (set: MeasureSet) => ThousandUsd {
  const written = (measures: readonly Measure[]): ReturnType<typeof buildLimits>['asWritten'] =>
    buildLimits(network, { ...menu, measures }, firstSignal(network.world, menu)).asWritten
  const usual = written([])
  const under = menu.measures.map((measure) => ({ by: measure.by, left: written([measure]) }))
  const flows = network.arcs.flatMap((arc, s) =>
    Array.from({ length: menu.months }, (_, k) => {
      const month = menu.start + k
      const before = usual(s, month)
      return under.map(({ by, left }) =>
        arc.base > 0 && arc.fromPlace === by
          ? pay(tonnes(before - left(s, month)), at(network.nodes, arc.from).price)
          : quantity<'kUSD'>(0),
      )
    }),
  )
  const reached = flows.filter((forgone) => forgone.some((amount) => amount > 0))
  return (set) =>
    quantity<'kUSD'>(
      reached.reduce((sum, forgone) => sum + set.reduce((most, a) => Math.max(most, at(forgone, a)), 0), 0),
    )
}
