import { amountIn } from './amounts.ts'
import type { Cells } from './cells.ts'
import type { Lexicon } from './lexicon.ts'

/** ListColumns of a company's file that a list of parts may have; `COMPANY_TABLE` says what they hold. */
export const PART_COLUMNS = [
  'part',
  'material',
  'place',
  'supplier',
  'kg_per_year',
  'stock_days',
  'line',
  'sector',
  'sales_musd',
] as const
export type PartColumn = (typeof PART_COLUMNS)[number]

/** Which column of a list stands for which of a company's file. */
export interface ListColumns {
  /** Rows above the first part: a title, headings, or none. */
  readonly headings: number
  /** What each column is headed; where headings were merged, by the one above. */
  readonly names: readonly string[]
  readonly of: Readonly<Partial<Record<PartColumn, number>>>
}

/** What a row says in a column; empty where the list has no such column. */
export function cellOf(row: readonly string[], { of }: Pick<ListColumns, 'of'>, column: PartColumn): string {
  const index = of[column]
  return index === undefined ? '' : (row[index] ?? '')
}

/** How a column is headed. */
export function headingOf({ names, of }: ListColumns, column: PartColumn): string {
  const index = of[column]
  return index === undefined ? '' : (names[index] ?? '')
}

/** A heading is found in the first rows: titles and blank lines may stand above it. */
const LOOKED_AT = 12
/** Below this a heading is not taken for a column. */
const LEAST_HEADING = 0.55
/** Rows that are looked at where no heading tells. */
const MOSTLY = 0.5

/** What the columns of a list are, by their headings in either language; where it has none, by what stands in them. */
export function guessColumns(cells: Cells, lexicon: Lexicon): ListColumns {
  const width = cells.reduce((most, row) => Math.max(most, row.length), 0)
  const scored = cells.slice(0, LOOKED_AT).map((row, r) => {
    const guess = assigned(row, lexicon)
    return { r, guess, score: guess.size < 2 ? 0 : [...guess.values()].reduce((sum, one) => sum + one.score, 0) }
  })
  const best = scored.reduce<(typeof scored)[number] | undefined>(
    (top, one) => (one.score > (top?.score ?? 0) ? one : top),
    undefined,
  )
  const headings = best === undefined ? 0 : best.r + 1
  const names = Array.from({ length: width }, (_, c) => headingAt(cells, headings, c))
  const of = new Map<PartColumn, number>([...assigned(names, lexicon)].map(([column, { index }]) => [column, index]))
  for (const [column, index] of byContent(cells.slice(headings), width, lexicon, of)) of.set(column, index)
  return { headings, names, of: Object.fromEntries(of) }
}

/** A heading over several columns stands above the first of them. */
function headingAt(cells: Cells, headings: number, c: number): string {
  const own = cells[headings - 1]?.[c] ?? ''
  return own === '' ? (cells[headings - 2]?.[c] ?? '') : own
}

/** Each column to one heading and each heading to one column, the likest first. */
function assigned(
  row: readonly string[],
  lexicon: Lexicon,
): Map<PartColumn, { readonly index: number; readonly score: number }> {
  const pairs = row.flatMap((text, index) =>
    lexicon
      .find('columns', withoutUnit(text))
      .flatMap(({ id, score }) => (score >= LEAST_HEADING && isPartColumn(id) ? [{ column: id, index, score }] : [])),
  )
  const found = new Map<PartColumn, { readonly index: number; readonly score: number }>()
  for (const { column, index, score } of pairs.sort((a, b) => b.score - a.score || a.index - b.index))
    if (!found.has(column) && ![...found.values()].some((one) => one.index === index))
      found.set(column, { index, score })
  return found
}

const isPartColumn = (id: string): id is PartColumn => (PART_COLUMNS as readonly string[]).includes(id)

/** A heading without what it is counted in, unless nothing else is left. */
function withoutUnit(text: string): string {
  const rest = text.replaceAll(/[（(［[][^）)］\]]*[）)］\]]/g, '').trim()
  return rest === '' ? text : rest
}

/** ListColumns that no heading told, by what stands in most of their cells. */
function byContent(
  rows: Cells,
  width: number,
  lexicon: Lexicon,
  told: ReadonlyMap<PartColumn, number>,
): [PartColumn, number][] {
  const found: [PartColumn, number][] = []
  const isFree = (c: number): boolean => ![...told.values(), ...found.map(([, at]) => at)].includes(c)
  const share = (c: number, fits: (text: string) => boolean): number => {
    const filled = rows.map((row) => row[c] ?? '').filter((text) => text !== '')
    return filled.length === 0 ? 0 : filled.filter(fits).length / filled.length
  }
  const take = (column: PartColumn, fits: (text: string) => boolean): void => {
    if (told.has(column)) return
    const shares = Array.from({ length: width }, (_, c) => ({ c, share: isFree(c) ? share(c, fits) : 0 }))
    const most = shares.reduce((top, one) => (one.share > top.share ? one : top), { c: -1, share: 0 })
    if (most.share >= MOSTLY) found.push([column, most.c])
  }
  const like = (table: 'materials' | 'places', least: number) => (text: string) =>
    amountIn(text) === undefined && lexicon.find(table, text).some(({ score }) => score >= least)
  take('place', like('places', 1))
  take('material', like('materials', 0.75))
  take('kg_per_year', (text) => amountIn(text) !== undefined)
  take('part', (text) => amountIn(text) === undefined)
  return found
}
