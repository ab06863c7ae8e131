import { makeBaseline } from '../../baseline/index.ts'
import { CheckFailed, type Baseline } from '../../clearing/index.ts'
import { keyOf } from '../../lists/index.ts'
import { SolverError, type Solver } from '../../solver/index.ts'
import { factorsOf, InputError, moved, type World, meant } from '../../world/index.ts'
import { nameOf, outcomeId, outcomeKey, type Outcome, type OutcomeName } from '../outcome.ts'
import { designRows, type DesignRow, type Sampling } from './design.ts'
import { atQuantile, type Distribution } from '../distribution.ts'
import { studyFault } from '../study-fault.ts'
import { LEAST_DRAWS } from './tolerances.ts'

export interface DrawOptions extends Sampling {
  readonly distribution: Distribution
  /** Factors that are drawn, by id; every one of the world if left out. */
  readonly factors?: readonly string[]
}

/** Something to ask of every world drawn. */
export interface DrawnStudy {
  /** Names what is asked, among several. */
  readonly label: string
  readonly outcomes: (world: World, baseline: Baseline) => Outcome[]
}

/** Numbers of some rows of an ensemble, a row after the other; a row that could not be solved is NaN throughout. */
export interface Draws {
  readonly columns: number
  readonly values: Float64Array
}

/** What the columns are, by asking the world as tabled. */
export function columnsOf(world: World, baseline: Baseline, asked: readonly DrawnStudy[]): OutcomeColumn[] {
  return asked.flatMap(({ label, outcomes }) =>
    outcomes(world, baseline).map((outcome) => ({ label, ...nameOf(outcome) })),
  )
}

/** A number of every row, and which of several questions it answers. */
export interface OutcomeColumn extends OutcomeName {
  readonly label: string
}

/** How a table of runs heads it. */
export const columnId = (column: OutcomeColumn): string => `${column.label} ${outcomeId(column)}`

/** By which it is found: the label is the name of a file, which may hold blanks. */
export const columnKey = (column: OutcomeColumn): string => keyOf(column.label, outcomeKey(column))

/** Rows `from` to `from + count` of an ensemble, and what is asked of each. */
interface RowsAsked {
  readonly asked: readonly DrawnStudy[]
  readonly columns: readonly OutcomeColumn[]
  readonly options: DrawOptions
  readonly from: number
  readonly count: number
}

/** Works out some rows of an ensemble. */
export function drawRows(
  world: World,
  solver: Solver,
  { asked, columns, options, from, count }: RowsAsked,
  onProgress?: (done: number, total: number) => void,
): Draws {
  const rows = designRows(options, drawnFactors(world, options)).slice(from, from + count)
  const place = new Map(columns.map((column, c) => [columnKey(column), c]))
  const values = new Float64Array(rows.length * columns.length).fill(Number.NaN)
  rows.forEach((row, r) => {
    for (const outcome of solve(row)) {
      const c = place.get(columnKey(outcome))
      if (c !== undefined) values[r * columns.length + c] = outcome.value
    }
    onProgress?.(r + 1, rows.length)
  })
  return { columns: columns.length, values }

  function solve(row: DesignRow): (OutcomeColumn & Outcome)[] {
    const drawn = drawnWorld(world, row, options.distribution)
    try {
      const { baseline } = makeBaseline(drawn, solver)
      return asked.flatMap(({ label, outcomes }) => outcomes(drawn, baseline).map((outcome) => ({ label, ...outcome })))
    } catch (error) {
      if (misfit(error)) return []
      throw error
    }
  }
}

/** For each draw that is asked for, this many may stand in. */
const SPARE = 2

interface DrawnWorld {
  readonly world: World
  readonly baseline: Baseline
}

/** `drawnWorlds`, all at once. */
export const drawWorlds = (world: World, solver: Solver, count: number, seed: number): DrawnWorld[] => [
  ...drawnWorlds(world, solver, count, seed),
]

/**
 * This many worlds drawn within the ranges, each with its baseline, one after the other: the draws of an ensemble of the same seed. Where what
 * the ranges allow does not fit together, a later draw stands in.
 */
export function* drawnWorlds(world: World, solver: Solver, count: number, seed: number): Generator<DrawnWorld> {
  let found = 0
  const factors = drawnFactors(world, {})
  const spare = SPARE * count
  for (const row of designRows(
    { seed, samples: count + spare, totalOrderSamples: 0, judgedPairs: 0, batch: count },
    factors,
  )) {
    if (row.kind !== 'draw' || found === count) continue
    const drawn = drawnWorld(world, row, 'triangular')
    const baseline = baselineOf(drawn, solver)
    if (baseline === undefined) continue
    found += 1
    yield { world: drawn, baseline }
  }
  if (found < count) throw new InputError([studyFault('DRAWS_FAIL', { found, drawn: count + spare })])
}

function baselineOf(world: World, solver: Solver): Baseline | undefined {
  try {
    return makeBaseline(world, solver).baseline
  } catch (error) {
    if (misfit(error)) return undefined
    throw error
  }
}

/** What the ranges allow need not fit together: such a draw is left out, not all of them. */
const misfit = (error: unknown): boolean =>
  error instanceof SolverError || error instanceof CheckFailed || error instanceof InputError

const drawnWorld = (world: World, { quantiles, sourced }: DesignRow, distribution: Distribution): World =>
  moved(world, (factor) => {
    const u = quantiles.get(factor)
    const other = sourced?.get(factor) ?? u
    if (u === undefined || other === undefined) return undefined
    return (figure) => atQuantile(distribution, figure, figure.judged === true ? u : other)
  })

/** The factors that an ensemble draws; refused where its options do not fit together, or the world. */
export function checkDraws(world: World, options: DrawOptions): string[] {
  const { samples, totalOrderSamples } = options
  if (totalOrderSamples > samples)
    throw new InputError([studyFault('TOTALS_OVER_RUNS', { totalOrderSamples, samples })])
  if (totalOrderSamples > 0 && totalOrderSamples < LEAST_DRAWS)
    throw new InputError([studyFault('TOTALS_TOO_FEW', { totalOrderSamples, least: LEAST_DRAWS })])
  return drawnFactors(world, options)
}

/** The factors of an ensemble, or a fault for one that the world does not have. */
export function drawnFactors(world: World, { factors }: Pick<DrawOptions, 'factors'>): string[] {
  const all = factorsOf(world)
  const known = all.map(({ id }) => id)
  if (factors === undefined || factors.length === 0) return all.filter(({ plan }) => !plan).map(({ id }) => id)
  const unknown = factors.filter((id) => !known.includes(id))
  if (unknown.length > 0)
    throw new InputError(unknown.map((id) => studyFault('FACTOR_UNKNOWN', { id, meant: meant(id, known) })))
  return known.filter((id) => factors.includes(id))
}
