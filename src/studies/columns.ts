import { sayer, type Language } from '../messages/index.ts'
import type { Help } from './options.ts'
import type { DataTable } from './tables.ts'
import { columnMessages } from './column.gen.ts'

/**
 * A column of a table of results, declared once: the CSV and Parquet files, the tables of the API, the reports and the reference take
 * their names, units, headers and notes from it.
 */
export type Column = {
  readonly header: Help
  readonly note?: Help
} & (
  | { readonly kind: 'number'; readonly unit: Unit }
  /** Ids of things with names, a month (YYYY-MM) or a text. */
  | {
      readonly kind: 'text' | 'month' | 'place' | 'sector' | 'material' | 'element'
      readonly unit?: undefined
    }
)

export type Columns = Readonly<Record<string, Column>>

/** Units of columns. Names of columns that hold amounts end with theirs, and their headers have it. */
export type Unit = keyof typeof UNITS
export const UNITS = {
  t: { suffix: '_t', en: 't', ja: 't' },
  'kg/yr': { suffix: '_per_year', en: 'kg a year', ja: 'kg/年' },
  kg: { suffix: '_kg', en: 'kg', ja: 'kg' },
  MUSD: { suffix: '_musd', en: 'M USD', ja: '百万ドル' },
  'USD/kg': { suffix: '_usd_per_kg', en: 'USD/kg', ja: 'ドル/kg' },
  months: { suffix: '_months', en: 'months', ja: 'か月' },
  days: { suffix: '_days', en: 'days', ja: '日' },
  years: { suffix: '', en: 'years', ja: '年' },
  year: { suffix: '', en: 'calendar year', ja: '西暦' },
  share: { suffix: '', en: 'share of 1', ja: '1=100%' },
  times: { suffix: '', en: '×', ja: '倍' },
  percent: { suffix: '', en: '%', ja: '%' },
  log: { suffix: '', en: 'natural logarithm of a ratio', ja: '比の自然対数' },
  points: { suffix: '', en: 'points', ja: 'ポイント' },
  number: { suffix: '', en: 'number', ja: '数' },
  't/yr': { suffix: '', en: 't a year', ja: 't/年' },
  'USD/USD': { suffix: '', en: 'USD/USD', ja: 'ドル/ドル' },
  /** A column of its own says it. */
  unit: { suffix: '', en: 'as in the column “unit”', ja: '「単位」列のとおり' },
  /** What the row is about has it. */
  row: { suffix: '', en: 'as the row says', ja: '行による' },
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
  if (unit === undefined || UNITS[unit].suffix === '') return header[language]
  return sayer(columnMessages, language)('withUnit', { header: header[language], unit: UNITS[unit][language] })
}

/** Heads of columns of numbers: where the cells say what they are in, and where the head has to. */
export function numberHeads(language: Language): {
  readonly inUnit: (unit: Unit | OtherUnit, name: string) => NumberHead
  readonly headed: (unit: Unit | OtherUnit, name: string) => NumberHead
} {
  const say = sayer(columnMessages, language)
  const head = (name: string, plain: string, unit: string): NumberHead => ({ name, plain, align: 'right', unit })
  const inWords = (unit: Unit | OtherUnit): string => (typeof unit === 'string' ? UNITS[unit][language] : unit.text)
  return {
    inUnit: (unit, name) => head(name, name, inWords(unit)),
    headed: (unit, name) => head(say('withUnit', { header: name, unit: inWords(unit) }), name, inWords(unit)),
  }
}

/** One that no declared column has, such as a currency. */
interface OtherUnit {
  readonly text: string
}

/** How a report and a page head columns of a study: numbers stand to the right, and say what they are in. */
export const headersOf =
  <C extends Columns>(columns: C, language: Language) =>
  <K extends keyof C>(name: K): HeadOf<C[K]> => {
    const column: Column = columns[name] as Column
    const head = headerOf(column, language)
    return (
      column.kind === 'number'
        ? { ...numberHeads(language).inUnit(column.unit, column.header[language]), name: head }
        : { name: head, align: 'left' }
    ) as HeadOf<C[K]>
  }

/** Of each of several columns. */
type HeadOf<C extends Column> = C extends { readonly kind: 'number' } ? NumberHead : TextHead
interface TextHead {
  readonly name: string
  readonly align: 'left'
}
interface NumberHead {
  readonly name: string
  /** Without the unit. */
  readonly plain: string
  readonly align: 'right'
  readonly unit: string
}
