import { sayer, type Language } from '../messages/index.ts'
import type { Help } from './options.ts'
import type { DataTable } from './tables.ts'
import { columnMessages } from './column.gen.ts'

/**
 * A column of a table of results, declared once: the CSV and Parquet files, the tables of the API, the reports and the reference take
 * their names, units, headers and notes from it.
 */
export interface Column {
  /** Ids of things with names, a month (YYYY-MM), a text, or a number. */
  readonly kind: 'number' | 'text' | 'month' | 'place' | 'sector' | 'material' | 'element'
  readonly unit?: Unit
  readonly header: Help
  readonly note?: Help
}

export type Columns = Readonly<Record<string, Column>>

/** Units of columns. Names of columns that hold amounts end with theirs. */
type Unit = keyof typeof UNITS
export const UNITS = {
  t: { suffix: '_t', en: 't', ja: 't' },
  'kg/yr': { suffix: '_per_year', en: 'kg a year', ja: 'kg/年' },
  kg: { suffix: '_kg', en: 'kg', ja: 'kg' },
  MUSD: { suffix: '_musd', en: 'M USD', ja: '百万ドル' },
  'USD/kg': { suffix: '_usd_per_kg', en: 'USD/kg', ja: 'ドル/kg' },
  months: { suffix: '_months', en: 'months', ja: 'か月' },
  days: { suffix: '_days', en: 'days', ja: '日' },
  share: { suffix: '', en: 'share', ja: '割合' },
} as const

/** What a cell of a column may hold; null where there is nothing. */
type ValueOf<C extends Column> = (C['kind'] extends 'number' ? number : string) | null

/** How a column is filled from a row; `names` are of columns that stand once for each of something, such as an investment period. */
type Cell<Result, Row, Value> =
  | ((row: Row) => Value)
  | { readonly names: (result: Result) => readonly string[]; readonly values: (row: Row) => readonly Value[] }

type Cells<C extends Columns, Result, Row> = { readonly [K in keyof C]?: Cell<Result, Row, ValueOf<C[K]>> }

interface Named {
  readonly id: string
  /** What there is a row for. */
  readonly rowFor: Help
}

/** A table of the results of a study. */
export interface ResultTable<Result> extends Named {
  /** By name, in the order in which they stand. One that stands for each of something ends with `_`. */
  readonly columns: Columns
  readonly write: (result: Result) => DataTable | undefined
}

/** Defines a table whose columns are among those of a study. `rows` gives undefined where a result has no such table. */
export const tableWith =
  <C extends Columns>(columns: C) =>
  <Result, Row>(
    { id, rowFor }: Named,
    rows: (result: Result) => readonly Row[] | undefined,
    cells: Cells<C, Result, Row>,
  ): ResultTable<Result> => {
    const filled = Object.entries(cells) as [string, Cell<Result, Row, string | number | null>][]
    const kindOf = (name: string): Column => columns[name] as Column
    return {
      id,
      rowFor,
      columns: Object.fromEntries(filled.map(([name]) => [name, kindOf(name)])),
      write: (result) => {
        const found = rows(result)
        if (found === undefined) return undefined
        const written = filled.map(([name, cell]) => ({
          names: typeof cell === 'function' ? [name] : cell.names(result),
          isNumber: kindOf(name).kind === 'number',
        }))
        return {
          name: id,
          columns: written.flatMap(({ names }) => names),
          numbers: written.flatMap(({ names, isNumber }) => (isNumber ? names : [])),
          rows: found.map((row) =>
            filled.flatMap(([, cell]) => (typeof cell === 'function' ? [cell(row)] : cell.values(row))),
          ),
        }
      },
    }
  }

/** The tables of a result. */
export const tablesOf = <Result>(tables: readonly ResultTable<Result>[], result: Result): DataTable[] =>
  tables.flatMap((table) => table.write(result) ?? [])

/** The header of a column, with its unit. */
export const headerOf = ({ header, unit }: Column, language: Language): string => {
  if (unit === undefined || unit === 'share') return header[language]
  return sayer(columnMessages, language)('withUnit', { header: header[language], unit: UNITS[unit][language] })
}

/** How a report and a page head columns of a study: numbers stand to the right. */
export const headersOf =
  <C extends Columns>(columns: C, language: Language) =>
  (name: keyof C): { readonly name: string; readonly align: 'left' | 'right' } => {
    const column: Column = columns[name] as Column
    return { name: headerOf(column, language), align: column.kind === 'number' ? 'right' : 'left' }
  }
