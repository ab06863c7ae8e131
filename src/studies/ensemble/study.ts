import { at, entry, numberAt } from '../../lists/index.ts'
import type { Baseline } from '../../clearing/index.ts'
import { factorsOf, type World } from '../../world/index.ts'
import type { DrawsRequest } from '../requests.ts'
import { VERSION } from '../version.ts'
import { designRows, pairsOf, type DesignRow } from './design.ts'
import { columnId, columnKey, drawnFactors, type OutcomeColumn } from './draw.ts'
import { labelsOf } from './prepare.ts'
import type { EnsembleResult } from './result.ts'
import { mean } from '../sample.ts'
import { firstOrder, noiseOf, noneOf, quantilesOf, sharedIndex, totalEffect, variance } from './statistics.ts'
import { askedWorld } from '../asked-world.ts'

/**
 * What the rows of an ensemble add up to.
 *
 * @param values all rows of the design, one after the other, each with every column
 */
export function ensemble(
  world: World,
  baseline: Baseline,
  { of, options }: Pick<DrawsRequest, 'of' | 'options'>,
  columns: readonly OutcomeColumn[],
  values: Float64Array,
): EnsembleResult {
  const factors = drawnFactors(world, options)
  const rows = designRows(options, factors)
  const table = new Numbers(rows, columns.length, values)
  const known = new Map(factorsOf(world).map((factor) => [factor.id, factor]))
  return {
    study: 'ensemble',
    version: VERSION,
    world: askedWorld(world, baseline),
    of: labelsOf(of).map((label, i) => ({ label, study: at(of, i).study })),
    options: {
      seed: options.seed,
      samples: options.samples,
      totalOrderSamples: options.totalOrderSamples,
      distribution: options.distribution,
      ...(options.batch === undefined ? {} : { batch: options.batch }),
      judgedPairs: pairsOf(options),
    },
    evaluations: rows.length,
    failed: options.samples - table.draws.length,
    factors: factors.map((id) => {
      const factor = known.get(id)
      return { id, name: factor?.name ?? id, figures: factor?.figures ?? 0, judged: factor?.judged ?? 0 }
    }),
    outcomes: columns.map((column, c) => {
      const drawn = table.drawn(c)
      return {
        ...column,
        central: finite(table.at(0, c)),
        ...spreadOf(drawn),
        shareUndefined: noneOf(drawn),
      }
    }),
    drivers: columns.flatMap((column, c) =>
      column.month === undefined && column.sector === undefined ? driversOf(table, column, c, factors) : [],
    ),
    judgements: columns.flatMap((column, c) =>
      column.month === undefined && column.sector === undefined ? judgementOf(table, column, c) : [],
    ),
    differences: differencesOf(table, columns),
  }
}

/** Numbers of an ensemble by row and column; rows that failed are left out of the draws. */
class Numbers {
  readonly rows: readonly DesignRow[]
  /** Rows that are draws and were solved. */
  readonly draws: readonly number[]
  private readonly columns: number
  private readonly values: Float64Array

  constructor(rows: readonly DesignRow[], columns: number, values: Float64Array) {
    this.rows = rows
    this.columns = columns
    this.values = values
    this.draws = rows.flatMap(({ kind }, r) => (kind === 'draw' && this.solved(r) ? [r] : []))
  }

  at(row: number, column: number): number {
    return numberAt(this.values, row * this.columns + column)
  }

  drawn(column: number): Float64Array {
    return Float64Array.from(this.draws, (row) => this.at(row, column))
  }

  solved(row: number): boolean {
    for (let c = 0; c < this.columns; c++) if (!Number.isNaN(this.at(row, c))) return true
    return false
  }
}

/** JSON knows neither NaN nor Infinity. */
const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)

function spreadOf(
  numbers: Float64Array,
): Pick<EnsembleResult['outcomes'][number], 'mean' | 'p5' | 'p25' | 'p50' | 'p75' | 'p95'> {
  const { p5, p25, p50, p75, p95 } = quantilesOf(numbers)
  return {
    mean: finite(mean(numbers.filter((number) => !Number.isNaN(number)))),
    p5: finite(p5),
    p25: finite(p25),
    p50: finite(p50),
    p75: finite(p75),
    p95: finite(p95),
  }
}

/** Reads a column. What is never reached counts as one more than the most that was, so that how often it happens is explained too. */
function readerOf(table: Numbers, c: number): (row: number) => number {
  const reached = table.drawn(c).filter((value) => Number.isFinite(value))
  const never = reached.reduce((most, value) => Math.max(most, value), 0) + 1
  return (row) => {
    const value = table.at(row, c)
    return value === Number.POSITIVE_INFINITY ? never : value
  }
}

/** How much of a number's variance rests on judgements: what two worlds have alike that share every judged figure and no sourced one. */
function judgementOf(table: Numbers, column: OutcomeColumn, c: number): EnsembleResult['judgements'] {
  const read = readerOf(table, c)
  const members = table.rows.flatMap(({ kind, draw }, row) => (kind === 'pair' ? [{ draw, number: read(row) }] : []))
  const pairs = members.flatMap(({ draw, number: one }, i): [number, number][] => {
    const next = members[i + 1]
    if (next === undefined || next.draw !== draw || Number.isNaN(one) || Number.isNaN(next.number)) return []
    return [[one, next.number]]
  })
  const index = sharedIndex(pairs)
  const { month: _month, sector: _sector, ...name } = column
  return index === undefined ? [] : [{ ...name, pairs: pairs.length, ...index }]
}

function driversOf(
  table: Numbers,
  column: OutcomeColumn,
  c: number,
  factors: readonly string[],
): EnsembleResult['drivers'] {
  const read = readerOf(table, c)
  const draws = table.draws.filter((row) => !Number.isNaN(read(row)))
  const numbers = draws.map(read)
  const all = variance(numbers)
  if (!(all > 0)) return []
  const { month: _month, sector: _sector, ...name } = column
  const effects = factors.map((factor) => {
    const alone = (kind: 'low' | 'high'): number | null =>
      finite(
        table.at(
          table.rows.findIndex((row) => row.kind === kind && row.factor === factor),
          c,
        ),
      )
    const swaps = table.rows.flatMap((row, r) => {
      const pair = 1 + (row.draw ?? 0)
      return row.kind === 'swap' && row.factor === factor && !Number.isNaN(read(r)) && !Number.isNaN(read(pair))
        ? [{ drawn: read(pair), swapped: read(r) }]
        : []
    })
    return {
      factor,
      low: alone('low'),
      high: alone('high'),
      firstOrder: firstOrder(
        draws.map((row) => entry(at(table.rows, row).quantiles, factor)),
        numbers,
      ),
      totalOrder:
        swaps.length === 0
          ? null
          : totalEffect(
              swaps.map(({ drawn }) => drawn),
              swaps.map(({ swapped }) => swapped),
              all,
            ),
    }
  })
  return [
    {
      ...name,
      standardDeviation: Math.sqrt(all),
      significanceThreshold: noiseOf(numbers.length),
      factors: effects.sort(
        (a, b) => swing(b) - swing(a) || b.firstOrder - a.firstOrder || a.factor.localeCompare(b.factor),
      ),
    },
  ]
}

/** How far a number moves when a factor goes from one end to the other, alone. */
const swing = ({ low, high }: { low: number | null; high: number | null }): number => Math.abs((high ?? 0) - (low ?? 0))

/** Each question beside the first, draw by draw: what differs is the scenario alone. */
function differencesOf(table: Numbers, columns: readonly OutcomeColumn[]): EnsembleResult['differences'] {
  const place = new Map(columns.map((column, c) => [columnKey(column), c]))
  const first = columns[0]?.label
  return columns.flatMap((column, c) => {
    const { month, sector, ...name } = column
    const other = place.get(columnKey({ ...column, label: first ?? '' }))
    if (month !== undefined || sector !== undefined || column.label === first || first === undefined) return []
    if (other === undefined) return []
    const differences = Float64Array.from(table.draws, (row) => table.at(row, c) - table.at(row, other))
    const known = differences.filter((difference) => !Number.isNaN(difference))
    return [
      {
        ...name,
        against: first,
        ...spreadOf(known),
        shareHigher: known.filter((difference) => difference > 0).length / Math.max(1, known.length),
      },
    ]
  })
}

/** A line for each evaluation: which world, and what it came to; numbers of single months are in the bands. */
export function evaluationLines(
  world: World,
  { options }: Pick<DrawsRequest, 'options'>,
  columns: readonly OutcomeColumn[],
  values: Float64Array,
): { columns: string[]; rows: (string | number | null)[][] } {
  const factors = drawnFactors(world, options)
  const shown = columns.flatMap((column, c) => (column.month === undefined ? [{ column, c }] : []))
  return {
    columns: [
      'row',
      'kind',
      'factor',
      ...factors.map((id) => `at:${id}`),
      ...shown.map(({ column }) => columnId(column)),
    ],
    rows: designRows(options, factors).map((row, r) => [
      r,
      row.kind,
      row.factor ?? null,
      ...factors.map((id) => row.quantiles.get(id) ?? null),
      ...shown.map(({ c }) => finite(numberAt(values, r * columns.length + c))),
    ]),
  }
}
