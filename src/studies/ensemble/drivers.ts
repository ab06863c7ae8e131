import { at, entry } from '../../lists/index.ts'
import { mean } from '../sample.ts'
import type { OutcomeColumn } from './draw.ts'
import { finite, readerOf, type Numbers } from './numbers.ts'
import type { EnsembleResult } from './result.ts'
import { firstOrder, totalEffect, variance, type Estimate } from '../estimates.ts'
import { LEAST_DRAWS, MATERIAL_SHARE, MATERIAL_SWING } from './tolerances.ts'

/** The numbers that a reader looks for first. */
export const HEADS: ReadonlySet<string> = new Set(['value-added-lost', 'total-dependence', 'loss'])

/** Whether a number is of the whole run, and of all sectors together. */
export const isWhole = ({ month, sector }: Pick<OutcomeColumn, 'month' | 'sector'>): boolean =>
  month === undefined && sector === undefined

/** What the draws came to in one number, and where each factor stood in them. */
interface Drawn {
  readonly read: (row: number) => number
  /** Rows of the table: those of which there is a number. */
  readonly rows: readonly number[]
  readonly numbers: readonly number[]
  readonly quantilesOf: (factor: string) => number[]
}

function drawnIn(table: Numbers, c: number): Drawn {
  const read = readerOf(table, c)
  const rows = table.draws.filter((row) => !Number.isNaN(read(row)))
  return {
    read,
    rows,
    numbers: rows.map(read),
    quantilesOf: (factor) => rows.map((row) => entry(at(table.rows, row).quantiles, factor)),
  }
}

/** Which factors drive a number; of one that is the same in all draws there is nothing to say. */
export function driversOf(
  table: Numbers,
  column: OutcomeColumn,
  c: number,
  factors: readonly string[],
): EnsembleResult['drivers'] {
  const drawn = drawnIn(table, c)
  const all = variance(drawn.numbers)
  if (!(all > 0)) return []
  const { month: _month, sector: _sector, ...name } = column
  const effects = factors.map((factor) => {
    const first = drawn.rows.length < LEAST_DRAWS ? undefined : firstOrder(drawn.quantilesOf(factor), drawn.numbers)
    const total = totalOf(table, factor, drawn)
    return {
      factor,
      ...aloneOf(table, c, factor),
      firstOrder: finite(first?.value),
      firstOrderLow: finite(first?.low),
      firstOrderHigh: finite(first?.high),
      totalOrder: finite(total?.value),
      totalOrderLow: finite(total?.low),
      totalOrderHigh: finite(total?.high),
    }
  })
  return [
    {
      ...name,
      standardDeviation: Math.sqrt(all),
      factors: effects.sort(
        (a, b) => swing(b) - swing(a) || (b.firstOrder ?? 0) - (a.firstOrder ?? 0) || a.factor.localeCompare(b.factor),
      ),
    },
  ]
}

/** A number with a factor alone at either of its ends. */
function aloneOf(table: Numbers, c: number, factor: string): { low: number | null; high: number | null } {
  const alone = (kind: 'low' | 'high'): number | null =>
    finite(
      table.at(
        table.rows.findIndex((row) => row.kind === kind && row.factor === factor),
        c,
      ),
    )
  return { low: alone('low'), high: alone('high') }
}

function totalOf(table: Numbers, factor: string, { read, rows, numbers }: Drawn): Estimate | undefined {
  const swapped = new Map(
    table.rows.flatMap((row, r) =>
      row.kind === 'swap' && row.factor === factor ? [[1 + (row.draw ?? 0), read(r)] as const] : [],
    ),
  )
  const pairs = rows.map((row) => swapped.get(row) ?? Number.NaN)
  return pairs.filter((number) => !Number.isNaN(number)).length < LEAST_DRAWS ? undefined : totalEffect(numbers, pairs)
}

/** How far a number moves when a factor goes from one end to the other, alone. */
const swing = ({ low, high }: { low: number | null; high: number | null }): number => Math.abs((high ?? 0) - (low ?? 0))

/**
 * Factors whose total index is worth its runs: those that may matter for a number that a reader looks for first. A factor is left out
 * of all if it surely explains little alone, if moving it alone from end to end does little, and if it cannot be seen to change how far
 * the draws scatter, as one does that acts only together with others.
 */
export function materialFactors(
  table: Numbers,
  columns: readonly OutcomeColumn[],
  factors: readonly string[],
): ReadonlySet<string> {
  const heads = columns.flatMap((column, c) =>
    isWhole(column) && HEADS.has(column.what) ? [{ c, ...drawnIn(table, c) }] : [],
  )
  const matters = (factor: string): boolean =>
    heads.some(({ c, numbers, quantilesOf }) => {
      if (numbers.length < LEAST_DRAWS) return true
      const quantiles = quantilesOf(factor)
      const alone = firstOrder(quantiles, numbers)
      if (alone === undefined) return false
      const middle = mean(numbers)
      const squares = numbers.map((number) => (number - middle) ** 2)
      return (
        alone.high >= MATERIAL_SHARE ||
        swing(aloneOf(table, c, factor)) >= MATERIAL_SWING * Math.sqrt(mean(squares)) ||
        (firstOrder(quantiles, squares)?.low ?? 0) > 0
      )
    })
  return new Set(factors.filter(matters))
}
