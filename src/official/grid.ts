import { MONTHS_PER_YEAR } from '../quantity/index.ts'
import { recordsOf, type FaultList, type Where } from '../world/index.ts'
import type { Country, World } from '../world/index.ts'
import { countryBy, numberOf } from '../world/index.ts'
import type { UnusedRow, LeftOutReason, OfficialFile } from './entry.ts'
import { officialFault } from './official-fault.ts'

/** No cell of a statistic has more signs: names of goods are the longest. */
const LONGEST_CELL = 2000
/** Kilograms or units of money: a thousand times the trade of the world. */
const LARGEST = 1e17
/** A cell that a spreadsheet would work out. */
const FORMULA = /^[=@]|^[+-][^\d.]/

/** A table of cells by the names of its columns, in small letters and digits alone. */
export interface Grid {
  readonly columns: readonly string[]
  /** The same as written. */
  readonly written: readonly string[]
  readonly rows: readonly GridRow[]
}
export interface GridRow {
  readonly line: number
  readonly cell: (column: string) => string
}

export const plainName = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

/** Reads a CSV file as a grid; undefined with the reason in `faults` where it is none. */
export function gridOf({ name: file, text }: OfficialFile, faults: FaultList): Grid | undefined {
  const refuse = (fault: ReturnType<typeof officialFault>): undefined => {
    faults.add(fault)
    return undefined
  }
  // What a decoder of UTF-8 makes of the mark of UTF-16.
  if (text.startsWith('\uFFFD\uFFFD') && text.includes('\u0000'))
    return refuse(officialFault('OFFICIAL_UTF16', {}, { file }))
  if (text.replace('\uFEFF', '').trim() === '') return refuse(officialFault('OFFICIAL_EMPTY', {}, { file }))
  if (text.replace('\uFEFF', '').trimStart().startsWith('<'))
    return refuse(officialFault('OFFICIAL_HTML', {}, { file, line: 1 }))
  const records = recordsOf(file, text, faults, { isRagged: true })
  if (records === undefined) return undefined
  const [header, ...rest] = records
  if (header === undefined) return refuse(officialFault('OFFICIAL_EMPTY', {}, { file }))
  const written = header.cells.map((cell) => cell.trim())
  const columns = written.map(plainName)
  const index = new Map(columns.map((column, i) => [column, i]))
  const rows = rest.flatMap(({ line, cells }): GridRow[] => {
    const extra = cells.slice(columns.length)
    if (cells.length < columns.length || extra.some((cell) => cell.trim() !== '')) {
      faults.add(officialFault('OFFICIAL_CELLS', { got: cells.length, expected: columns.length }, { file, line }))
      return []
    }
    const long = cells.find((cell) => cell.length > LONGEST_CELL)
    if (long !== undefined) {
      faults.add(officialFault('OFFICIAL_LONG', { length: long.length }, { file, line }))
      return []
    }
    return [{ line, cell: (column) => cells[index.get(column) ?? -1]?.trim() ?? '' }]
  })
  if (rows.length === 0 && !faults.any) return refuse(officialFault('OFFICIAL_EMPTY', {}, { file }))
  return { columns, written, rows }
}

/** What readers of all formats ask of a file: cells that are checked, countries, and what is left out. */
export class Reader {
  readonly file: string
  readonly world: World
  readonly faults: FaultList
  readonly leftOut: UnusedRow[] = []
  constructor(file: string, world: World, faults: FaultList) {
    this.file = file
    this.world = world
    this.faults = faults
  }

  leave(line: number, reason: LeftOutReason, what: string): undefined {
    this.leftOut.push({ file: this.file, line, reason, what })
    return undefined
  }

  /** The first column of some that the file has; a fault where it has none of them. */
  column({ columns }: Grid, names: readonly string[], all: string): string | undefined {
    const found = names.find((name) => columns.includes(name))
    if (found === undefined)
      this.faults.add(
        officialFault('OFFICIAL_COLUMN', { column: names[0] ?? '', columns: all }, { file: this.file, line: 1 }),
      )
    return found
  }

  private at(line: number, column: string): Where {
    return { file: this.file, line, column }
  }

  /** A number that is not negative; undefined where the cell is blank, or with a fault. */
  number(text: string, line: number, column: string): number | undefined {
    if (text === '') return undefined
    const at = this.at(line, column)
    const value = numberOf(text)
    if (FORMULA.test(text)) this.faults.add(officialFault('OFFICIAL_FORMULA', { text }, at))
    else if (value === undefined) {
      const plain = text.replaceAll(/[,\s'_]/g, '')
      if (plain !== text && numberOf(plain) !== undefined)
        this.faults.add(officialFault('OFFICIAL_NUMBER:separator', { text, plain }, at))
      else this.faults.add(officialFault('OFFICIAL_NUMBER', { text }, at))
    } else if (value < 0) this.faults.add(officialFault('OFFICIAL_NUMBER:negative', { text }, at))
    else if (value > LARGEST) this.faults.add(officialFault('OFFICIAL_NUMBER:large', { text }, at))
    else return value
    return undefined
  }

  /** Digits of a code of goods; undefined with a fault. */
  code(text: string, line: number, column: string): string | undefined {
    const code = text.replaceAll(/['"]/g, '').trim()
    if (/^\d{2,10}$/.test(code)) return code
    const at = this.at(line, column)
    this.faults.add(
      FORMULA.test(code)
        ? officialFault('OFFICIAL_FORMULA', { text }, at)
        : officialFault('OFFICIAL_CODE', { text }, at),
    )
    return undefined
  }

  /** A country; undefined where the list does not have it, which is left out and named, or where it is no code, with a fault. */
  country(list: 'iso2' | 'm49' | 'jp3' | 'names', text: string, line: number, column: string): Country | undefined {
    const at = this.at(line, column)
    const form = list === 'names' ? /^[^=@+]{1,80}$/ : list === 'iso2' ? /^[A-Z][A-Z0-9_]{1,20}$/ : /^\d{1,4}$/
    if (!form.test(text)) {
      this.faults.add(
        FORMULA.test(text)
          ? officialFault('OFFICIAL_FORMULA', { text }, at)
          : officialFault('OFFICIAL_COUNTRY', { text }, at),
      )
      return undefined
    }
    const found =
      countryBy(this.world, list, text) ??
      (list === 'm49' || list === 'jp3' ? countryBy(this.world, list, String(Number(text))) : undefined)
    return found ?? this.leave(line, 'country', text)
  }

  flow(
    text: string,
    line: number,
    column: string,
    options: Readonly<Record<string, 'import' | 'export' | 'other'>>,
  ): 'import' | 'export' | undefined {
    const flow = options[text]
    if (flow === undefined) {
      this.faults.add(
        officialFault('OFFICIAL_FLOW', { text, options: Object.keys(options).join(', ') }, this.at(line, column)),
      )
      return undefined
    }
    return flow === 'other' ? this.leave(line, 'flow', text) : flow
  }

  /** First and last month of a period; undefined with a fault. */
  period(text: string, line: number, column: string): { from: number; to: number } | undefined {
    const [, year, month] = /^(\d{4})(?:-?(0[1-9]|1[0-2]))?$/.exec(text) ?? []
    const first = Number(year)
    if (year !== undefined && first >= 1900 && first < 2200) return spanOf(first, month)
    this.faults.add(officialFault('OFFICIAL_PERIOD', { text, month: '2024-05' }, this.at(line, column)))
    return undefined
  }
}

export const spanOf = (year: number, month: string | number | undefined): { from: number; to: number } =>
  month === undefined
    ? { from: year * MONTHS_PER_YEAR, to: year * MONTHS_PER_YEAR + MONTHS_PER_YEAR - 1 }
    : { from: year * MONTHS_PER_YEAR + Number(month) - 1, to: year * MONTHS_PER_YEAR + Number(month) - 1 }
