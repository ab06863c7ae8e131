import { at, numberAt } from '../../lists/index.ts'
import type { Baseline } from '../../clearing/index.ts'
import { factorsOf, type World } from '../../world/index.ts'
import type { DrawsRequest } from '../requests.ts'
import { VERSION } from '../version.ts'
import { designRows, pairsOf, swapChunks } from './design.ts'
import { columnId, columnKey, drawnFactors, type OutcomeColumn } from './draw.ts'
import { driversOf, isWhole, materialFactors } from './drivers.ts'
import { finite, Numbers, readerOf } from './numbers.ts'
import { labelsOf } from './prepare.ts'
import { bandCoverage, endsOf, noneOf, quantilesOf } from './quantiles.ts'
import type { EnsembleResult } from './result.ts'
import { mean } from '../sample.ts'
import { errorOfMean, sharedIndex } from '../estimates.ts'
import { askedWorld } from '../asked-world.ts'

/**
 * What the rows of an ensemble add up to.
 *
 * @param values rows of the design, one after the other, each with every column: all before the swaps, and where these are worked out
 *   the swaps of the factors that are worth it (`swapsOf`)
 */
export function ensemble(
  world: World,
  baseline: Baseline,
  { of, options }: Pick<DrawsRequest, 'of' | 'options'>,
  columns: readonly OutcomeColumn[],
  values: Float64Array,
): EnsembleResult {
  const factors = drawnFactors(world, options)
  const first = new Numbers(designRows(options, factors, []), columns.length, values)
  const material = materialFactors(first, columns, factors)
  const about = {
    options: {
      seed: options.seed,
      samples: options.samples,
      totalOrderSamples: options.totalOrderSamples,
      screening: options.screening ?? true,
      distribution: options.distribution,
      ...(options.batch === undefined ? {} : { batch: options.batch }),
      judgedPairs: pairsOf(options),
    },
    factors: factorsIn(world, factors, material),
  }
  const swapped = values.length > first.rows.length * columns.length ? swappedIn(about) : []
  const table = new Numbers(designRows(options, factors, swapped), columns.length, values)
  return {
    study: 'ensemble',
    version: VERSION,
    world: askedWorld(world, baseline),
    of: labelsOf(of).map((label, i) => ({ label, study: at(of, i).study })),
    options: about.options,
    evaluations: table.rows.length,
    failed: options.samples - table.draws.length,
    bandCoverage: bandCoverage(table.draws.length),
    factors: about.factors,
    outcomes: columns.map((column, c) => {
      const drawn = table.drawn(c)
      return {
        ...column,
        central: finite(table.at(0, c)),
        ...spreadOf(drawn),
        shareUndefined: noneOf(drawn),
      }
    }),
    drivers: columns.flatMap((column, c) => (isWhole(column) ? driversOf(table, column, c, factors) : [])),
    judgements: columns.flatMap((column, c) => (isWhole(column) ? judgementOf(table, column, c) : [])),
    differences: differencesOf(table, columns),
  }
}

function factorsIn(world: World, drawn: readonly string[], material: ReadonlySet<string>): EnsembleResult['factors'] {
  const known = new Map(factorsOf(world).map((factor) => [factor.id, factor]))
  return drawn.map((id) => {
    const factor = known.get(id)
    return {
      id,
      name: factor?.name ?? id,
      figures: factor?.figures ?? 0,
      judged: factor?.judged ?? 0,
      material: material.has(id),
    }
  })
}

type About = Pick<EnsembleResult, 'options' | 'factors'>

/** Factors whose swaps are worked out. */
const swappedIn = ({ options, factors }: About): string[] =>
  factors.filter(({ material }) => material || !options.screening).map(({ id }) => id)

/** Rows of the design that are still to be worked out when the rows before them have said which factors are material. */
export const swapsOf = (result: About): ReturnType<typeof swapChunks> =>
  swapChunks(
    result.options,
    result.factors.map(({ id }) => id),
    swappedIn(result),
  )

type Spread = Omit<EnsembleResult['outcomes'][number], 'label' | 'what' | 'unit' | 'central' | 'shareUndefined'>

function spreadOf(numbers: Float64Array): Spread {
  const known = numbers.filter((number) => !Number.isNaN(number))
  const { p5, p25, p50, p75, p95 } = quantilesOf(numbers)
  const { p5Low, p5High, p95Low, p95High } = endsOf(numbers)
  return {
    mean: finite(mean(known)),
    meanError: finite(errorOfMean(known)),
    p5: finite(p5),
    p5Low: finite(p5Low),
    p5High: finite(p5High),
    p25: finite(p25),
    p50: finite(p50),
    p75: finite(p75),
    p95: finite(p95),
    p95Low: finite(p95Low),
    p95High: finite(p95High),
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
  if (index === undefined) return []
  const { value: share, low, high } = index
  return [{ ...name, pairs: pairs.length, share, low, high }]
}

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
  { options, factors, evaluations }: EnsembleResult,
  columns: readonly OutcomeColumn[],
  values: Float64Array,
): { columns: string[]; rows: (string | number | null)[][] } {
  const drawn = factors.map(({ id }) => id)
  const rows = designRows(options, drawn, swappedIn({ options, factors })).slice(0, evaluations)
  const shown = columns.flatMap((column, c) => (column.month === undefined ? [{ column, c }] : []))
  return {
    columns: [
      'row',
      'kind',
      'factor',
      ...drawn.map((id) => `at:${id}`),
      ...shown.map(({ column }) => columnId(column)),
    ],
    rows: rows.map((row, r) => [
      r,
      row.kind,
      row.factor ?? null,
      ...drawn.map((id) => row.quantiles.get(id) ?? null),
      ...shown.map(({ c }) => finite(numberAt(values, r * columns.length + c))),
    ]),
  }
}
