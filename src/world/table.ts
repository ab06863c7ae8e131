import type { Text } from '../messages/index.ts'
import { CsvError, parse } from '#csv-parse'
import { word, worldFault } from './world-fault.ts'
import { keyOf } from '../lists/index.ts'
import type { FaultList } from './fault.ts'
import { fractionOf, numberOf } from './number-text.ts'

export type Confidence = 'high' | 'medium' | 'low'

/** What a row cites where nobody publishes its figure. */
const JUDGEMENT = 'judgement'

/** A number with its range. */
export interface Ranged {
  readonly value: number
  readonly low: number
  readonly high: number
  /** Set where its row cites a judgement, left out where it cites a source. */
  readonly judged?: true
}

/** A number that somebody stands behind. */
export interface Figure extends Ranged {
  readonly unit: string
  readonly date: string
  readonly source: string
  readonly confidence: Confidence
  readonly note: string
  readonly file: string
  readonly line: number
}

/** What a number may be. */
export interface NumberRule {
  readonly optional?: boolean
  readonly min?: number
  readonly max?: number
  /** Only whole numbers. */
  readonly whole?: boolean
}

interface Measured {
  readonly title: string
  /** Its unit: the same in every row, or given by a column of the row. */
  readonly unit: string | { readonly column: string }
}

/** What a column may hold. */
export type TableColumn =
  | { readonly kind: 'id'; readonly title: string }
  | {
      readonly kind: 'text'
      readonly title: string
      readonly optional?: boolean
      readonly mayLack?: boolean
      /** Whether each is a day, as 2026-01-06. */
      readonly holds?: 'day'
    }
  | {
      readonly kind: 'choice'
      readonly title: string
      readonly options: readonly string[]
      readonly optional?: boolean
      readonly mayLack?: boolean
    }
  | ({ readonly kind: 'number'; readonly mayLack?: boolean } & Measured & NumberRule)
  | {
      readonly kind: 'ref'
      readonly title: string
      readonly to: string
      readonly optional?: boolean
      /** A table without the column reads as one in which it is blank throughout. */
      readonly mayLack?: boolean
    }

/** A number that comes with its range. */
export type RangedColumn = Measured & NumberRule

export interface TableSchema {
  readonly title: string
  /** A world without this table is still a world. */
  readonly optional?: boolean
  /** Columns that together name a row. */
  readonly key: readonly string[]
  readonly columns: Readonly<Record<string, TableColumn>>
  /** Numbers `x` that come with `x_low` and `x_high`; `value` is the main one. */
  readonly ranged: Readonly<Record<string, RangedColumn>>
}

/** A row whose cells have been checked against its table. */
export class Row {
  readonly file: string
  readonly line: number
  /** The layer it stands in, and the first one that has a row of its key: 0 is the lowest. */
  layer = 0
  since = 0
  private readonly cells: Readonly<Record<string, string>>
  constructor(file: string, line: number, cells: Readonly<Record<string, string>>) {
    this.file = file
    this.line = line
    this.cells = cells
  }
  /** All cells, in the order of the file. */
  entries(): [string, string][] {
    return Object.entries(this.cells)
  }
  text(column: string): string {
    return this.cells[column] ?? ''
  }
  optional(column: string): string | undefined {
    const text = this.text(column)
    return text === '' ? undefined : text
  }
  number(column: string): number {
    return Number(this.text(column))
  }
  optionalNumber(column: string): number | undefined {
    return this.text(column) === '' ? undefined : this.number(column)
  }
  list(column: string): string[] {
    return this.text(column).split(/\s+/).filter(Boolean)
  }
  /** A number with its range; `source` is the column that says where it is from. */
  ranged(column: string, source = 'source'): Ranged {
    return {
      value: this.number(column),
      low: this.number(rangeColumn(column, 'low')),
      high: this.number(rangeColumn(column, 'high')),
      ...(this.text(source) === JUDGEMENT ? { judged: true } : {}),
    }
  }
  /** The main figure of the row. */
  figure(): Figure {
    return {
      ...this.ranged('value'),
      unit: this.text('unit'),
      date: this.text('date'),
      source: this.text('source'),
      confidence: (this.text('confidence') || 'low') as Confidence,
      note: this.text('note'),
      file: this.file,
      line: this.line,
    }
  }
  /** The same for no two rows that differ in a column that names them. A number is the same however it is written: 1 is 1.0. */
  key({ key, columns }: TableSchema): string {
    return keyOf(
      ...key.map((column) => {
        const text = this.text(column)
        return columns[column]?.kind === 'number' ? String(numberOf(text) ?? text) : text
      }),
    )
  }
}

/** `value` has `low` and `high`; any other `x` has `x_low` and `x_high`. */
export const rangeColumn = (column: string, end: 'low' | 'high'): string =>
  column === 'value' ? end : `${column}_${end}`

/** The figure that a column is the value, low or high of, if it is one. */
export function rangedOf(schema: TableSchema, column: string): (RangedColumn & { readonly name: string }) | undefined {
  const found = Object.entries(schema.ranged).find(
    ([name]) => column === name || column === rangeColumn(name, 'low') || column === rangeColumn(name, 'high'),
  )
  return found && { name: found[0], ...found[1] }
}

/** All columns a table may have, in order. */
export function columnsOf(schema: TableSchema): string[] {
  const names = Object.keys(schema.columns)
  for (const name of Object.keys(schema.ranged)) names.push(name, rangeColumn(name, 'low'), rangeColumn(name, 'high'))
  return names
}

const ID = /^[A-Za-z0-9][A-Za-z0-9._:+-]*$/

/** Rows of a CSV file with the line each stands on; undefined where it is none, with the reason in `faults`. */
export function recordsOf(
  file: string,
  text: string,
  faults: FaultList,
  { isRagged = false }: { readonly isRagged?: boolean } = {},
): { line: number; cells: string[] }[] | undefined {
  if (text.includes('\u0000')) {
    faults.add(worldFault('TABLE_NUL_BYTE', {}, { file }))
    return undefined
  }
  if (text.includes('\uFFFD')) {
    faults.add(
      worldFault('TABLE_NOT_UTF8', {}, { file, line: text.slice(0, text.indexOf('\uFFFD')).split('\n').length }),
    )
    return undefined
  }
  // csv-parse counts a CRLF inside quotes as two lines.
  const lines = text.replaceAll('\r\n', '\n')
  const options = { ...OPTIONS, relax_column_count: isRagged }
  try {
    // `skip_empty_lines` would lose line numbers of blank lines; csv-parse keeps them in `info.lines`.
    const parsed: unknown = parse(lines, options)
    // `info.lines` counts finished lines; a record with line breaks in it is named by its last line.
    return (parsed as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
      line: info.lines,
      cells: record,
    }))
  } catch (error) {
    const line = error instanceof CsvError ? lineOfError(error, lines, options) : undefined
    faults.add(
      worldFault(
        'TABLE_MALFORMED',
        { reason: error instanceof Error ? error.message : String(error) },
        { file, ...(line === undefined ? {} : { line }) },
      ),
    )
    return undefined
  }
}

/** Reads one CSV file against its table; faults go to `faults`, rows come back, those with faults too. */
export function readTable(file: string, text: string, schema: TableSchema, faults: FaultList): Row[] {
  const records = recordsOf(file, text, faults)
  if (records === undefined) return []
  const header = records[0]?.cells.map((name) => name.trim())
  if (header === undefined) {
    faults.add(worldFault('TABLE_EMPTY', { columns: columnsOf(schema).join(',') }, { file }))
    return []
  }
  if (!checkHeader(file, header, schema, faults)) return []

  const rows: Row[] = []
  const seen = new Map<string, number>()
  for (const { line, cells } of records.slice(1)) {
    const row = new Row(file, line, Object.fromEntries(header.map((name, i) => [name, cells[i]?.trim() ?? ''])))
    checkCells(row, schema, faults)
    const key = row.key(schema)
    const first = seen.get(key)
    if (first !== undefined) {
      faults.add(
        worldFault(
          'TABLE_ROW_TWICE',
          { key: schema.key.join(', '), given: schema.key.map((column) => row.text(column)).join(' / '), first },
          { file, line },
        ),
      )
      continue
    }
    seen.set(key, line)
    rows.push(row)
  }
  return rows
}

const OPTIONS = { bom: true, skip_empty_lines: true, info: true } as const

/** Where a fault of form stands; a quote that is never closed, in the row that opens it and not at the end of the file. */
function lineOfError(error: CsvError, text: string, options: object): number | undefined {
  const { lines, records } = error as { lines?: unknown; records?: unknown }
  if (error.code !== 'CSV_QUOTE_NOT_CLOSED' || typeof records !== 'number')
    return typeof lines === 'number' ? lines : undefined
  if (records === 0) return 1
  const sound = parse(text, { ...options, to: records }) as unknown as { info: { lines: number } }[]
  return (sound.at(-1)?.info.lines ?? 0) + 1
}

function checkHeader(file: string, header: string[], schema: TableSchema, faults: FaultList): boolean {
  const [only = ''] = header
  if (header.length === 1 && /[;\t]/.test(only)) {
    faults.add(worldFault('TABLE_SEPARATOR', {}, { file, line: 1 }))
    return false
  }
  const allowed = columnsOf(schema)
  const mayLack = (name: string): boolean => {
    const column = schema.columns[name]
    return column !== undefined && 'mayLack' in column && column.mayLack
  }
  const missing = allowed.filter((name) => !header.includes(name) && !mayLack(name))
  const unknown = header.filter((name) => !allowed.includes(name))
  const twice = header.filter((name, i) => header.indexOf(name) !== i)
  for (const name of missing)
    faults.add(
      worldFault('TABLE_COLUMN_MISSING', { column: name, columns: allowed.join(',') }, { file, line: 1, column: name }),
    )
  for (const name of unknown)
    faults.add(
      worldFault('TABLE_COLUMN_UNKNOWN', { column: name, columns: allowed.join(',') }, { file, line: 1, column: name }),
    )
  for (const name of twice)
    faults.add(worldFault('TABLE_COLUMN_TWICE', { column: name }, { file, line: 1, column: name }))
  return missing.length + unknown.length + twice.length === 0
}

/** Checks a number of a row against its rule; `of`: what it is, where its column does not say. */
export function numberFaults(row: Row, column: string, rule: NumberRule, faults: FaultList, what?: Text): void {
  const text = row.text(column)
  const of = what === undefined ? '' : word('of', { of: what })
  const at = { file: row.file, line: row.line, column }
  if (text === '') {
    if (!rule.optional) faults.add(worldFault('CELL_BLANK:number', { column, of }, at))
    return
  }
  const value = numberOf(text)
  const fraction = fractionOf(text)
  if (fraction !== undefined) faults.add(worldFault('CELL_NOT_A_NUMBER:percentage', { text, of, fraction }, at))
  else if (value === undefined) faults.add(worldFault('CELL_NOT_A_NUMBER', { text, of }, at))
  else if (rule.min !== undefined && value < rule.min)
    faults.add(worldFault('CELL_TOO_SMALL', { text, min: rule.min, of }, at))
  else if (rule.max !== undefined && value > rule.max)
    faults.add(worldFault('CELL_TOO_LARGE', { text, max: rule.max, of }, at))
  else if (rule.whole === true && !Number.isInteger(value))
    faults.add(worldFault('CELL_NOT_WHOLE', { text, of, below: Math.floor(value), above: Math.ceil(value) }, at))
}

function checkCells(row: Row, schema: TableSchema, faults: FaultList): void {
  const at = { file: row.file, line: row.line }
  for (const [name, column] of Object.entries(schema.columns)) {
    const text = row.text(name)
    if (column.kind === 'number') {
      numberFaults(row, name, column, faults)
      continue
    }
    if (text === '') {
      if (column.kind === 'id' || !column.optional)
        faults.add(worldFault('CELL_BLANK', { column: name, title: column.title }, { ...at, column: name }))
      continue
    }
    if (column.kind === 'id' && !ID.test(text)) {
      faults.add(worldFault('CELL_NOT_AN_ID', { text }, { ...at, column: name }))
    } else if (column.kind === 'choice' && !column.options.includes(text)) {
      faults.add(worldFault('CELL_NOT_ALLOWED', { text, options: column.options.join(', ') }, { ...at, column: name }))
    }
  }
  for (const [name, rule] of Object.entries(schema.ranged)) {
    const parts = [name, rangeColumn(name, 'low'), rangeColumn(name, 'high')]
    const before = faults.faults.length
    for (const part of parts) numberFaults(row, part, rule, faults)
    const texts = parts.map((part) => row.text(part))
    if (texts.some((text) => text === '') && texts.some((text) => text !== '')) {
      faults.add(worldFault('FIGURE_INCOMPLETE', { column: name, columns: parts.join(', ') }, { ...at, column: name }))
    } else if (faults.faults.length === before && texts[0] !== '') {
      const { value, low, high } = row.ranged(name)
      if (!(low <= value && value <= high))
        faults.add(worldFault('FIGURE_OUT_OF_RANGE', { column: name, value, low, high }, { ...at, column: name }))
    }
  }
}
