import { isDecimal, toCsv } from '../../src/studies/light.ts'
import { WRITING, type Language } from '../../src/messages/index.ts'

/** A table as it is shown and downloaded: raw values, and how a person reads them. */
export interface FigureTable {
  readonly columns: readonly FigureColumn[]
  readonly rows: readonly (readonly Cell[])[]
}

type FigureColumn = TextColumn | NumberColumn

interface TextColumn {
  readonly name: string
  readonly align?: 'left'
  readonly unit?: undefined
}

/** What stands to the right are numbers; as they leave the app, they say what they are in. */
interface NumberColumn {
  /** As it heads the column on the page. */
  readonly name: string
  /** Years and ranks may stand to the left. */
  readonly align: 'left' | 'right'
  /** Of the raw values, however they are written on the page. */
  readonly unit: string
  /** The name without a unit, where the page has the unit in it. */
  readonly plain?: string
}

export interface Cell {
  readonly text: string
  /** What is sorted by and written into CSV; the text if left out. Null: no data. */
  readonly value?: string | number | null
  /** Where it comes from. */
  readonly href?: string
}

export const cell = (text: string, value?: string | number | null, href?: string): Cell => ({
  text,
  ...(value === undefined ? {} : { value }),
  ...(href === undefined ? {} : { href }),
})

/** Rows ordered by a column: numbers by size, texts by the language, no data last. */
export function sorted(table: FigureTable, column: number, descending: boolean, lang: string): FigureTable {
  const collator = new Intl.Collator(lang, { numeric: true })
  const of = (row: readonly Cell[]): string | number | null => {
    const found = row[column]
    return found === undefined ? null : found.value === undefined ? found.text : found.value
  }
  const rows = [...table.rows].sort((left, right) => {
    const [a, b] = [of(left), of(right)]
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
    const [size, other] = [sizeOf(a), sizeOf(b)]
    const order = size !== undefined && other !== undefined ? size - other : collator.compare(String(a), String(b))
    return descending ? -order : order
  })
  return { ...table, rows }
}

/** Exact amounts are texts: near enough to sort by as numbers. */
const sizeOf = (value: string | number): number | undefined =>
  typeof value === 'number' ? value : isDecimal(value) ? Number(value) : undefined

/** A table with columns that say the same in each row: where it is from goes along with any part of it. */
export const withConstants = (
  { columns, rows }: FigureTable,
  constants: readonly (readonly [name: string, text: string])[],
): FigureTable => ({
  columns: [...columns, ...constants.map(([name]) => ({ name }))],
  rows: rows.map((row) => [...row, ...constants.map(([, text]) => ({ text }))]),
})

/** CSV of a table, with the raw values. */
export const csvOf = ({ columns, rows }: FigureTable, lang: Language): string =>
  toCsv({
    columns: columns.map((column) => headIn(column, lang)),
    rows: rows.map((row) => row.map(({ text, value }) => (value === undefined ? text : value))),
  })

/** How a column is headed outside the app, where no cell shows its unit. */
export const headIn = (column: FigureColumn, lang: Language): string =>
  column.unit === undefined ? column.name : WRITING[lang].inBrackets(column.plain ?? column.name, column.unit)
