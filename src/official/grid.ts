import { MONTHS_PER_YEAR } from '../quantity/index.ts'
import { longestCode, recordsOf, type CodeSystem, type FaultList, type GoodsCode, type Where } from '../world/index.ts'
import type { Country, World } from '../world/index.ts'
import { countryBy, numberOf } from '../world/index.ts'
import type { UnusedRow, LeftOutReason, OfficialText } from './entry.ts'
import { officialFault } from './official-fault.ts'

/** No cell of a statistic has more signs: names of goods are the longest. */
const LONGEST_CELL = 2000
/** Kilograms or units of money: a thousand times the trade of the world. */
const LARGEST = 1e17
/** A cell that a spreadsheet would work out. */
const FORMULA = /^[=@]|^[+-][^\d.]/
/** Digits in groups of three, whatever stands between them; and those that commas stand between. */
const GROUPED = /^\d{1,3}(?:[,\s'_]\d{3})+(?:\.\d+)?$/
const BY_COMMAS = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/
/** Lines in which a header is looked for: a title may stand above it. */
export const HEADER_LINES = 10

/** A table of cells by the names of its columns, in small letters and digits alone. */
export interface Grid {
  /** Where its header stands. */
  readonly line: number
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
export function gridOf(
  { name: file, text }: OfficialText,
  faults: FaultList,
  isHeader: (columns: readonly string[]) => boolean,
): Grid | undefined {
  const refuse = (fault: ReturnType<typeof officialFault>): undefined => {
    faults.add(fault)
    return undefined
  }
  if (text.replace('\uFEFF', '').trim() === '') return refuse(officialFault('OFFICIAL_EMPTY', {}, { file }))
  if (text.replace('\uFEFF', '').trimStart().startsWith('<'))
    return refuse(officialFault('OFFICIAL_HTML', {}, { file, line: 1 }))
  const records = recordsOf(file, text, faults, { isRagged: true })
  if (records === undefined) return undefined
  const found = records.slice(0, HEADER_LINES).findIndex(({ cells }) => isHeader(cells.map(plainName)))
  const [header, ...rest] = records.slice(Math.max(0, found))
  if (header === undefined) return refuse(officialFault('OFFICIAL_EMPTY', {}, { file }))
  const separator = found === -1 ? separatorOf(header.cells, isHeader) : undefined
  if (separator !== undefined)
    return refuse(officialFault('OFFICIAL_SEPARATOR', { separator }, { file, line: header.line }))
  const written = header.cells.map((cell) => cell.trim())
  const columns = written.map(plainName)
  // Of two columns of a name the first: where codes and labels are both there, codes stand before their labels.
  const index = new Map(columns.map((column, i) => [column, i] as const).reverse())
  const rows = rest.flatMap(({ line, cells }): GridRow[] => {
    // A spreadsheet leaves rows of commas behind: they say nothing.
    if (cells.every((cell) => cell.trim() === '')) return []
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
  return { line: header.line, columns, written, rows }
}

/** What stands between the names of a header in place of commas, if it is a header then. */
function separatorOf(
  cells: readonly string[],
  isHeader: (columns: readonly string[]) => boolean,
): 'semicolon' | 'tab' | undefined {
  const by = (sign: string): boolean => isHeader(cells.join(',').split(sign).map(plainName))
  return by(';') ? 'semicolon' : by('\t') ? 'tab' : undefined
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
  column({ columns, line }: Grid, names: readonly string[], all: string): string | undefined {
    const found = names.find((name) => columns.includes(name))
    if (found === undefined) this.missing([names[0] ?? ''], all, line)
    return found
  }

  missing(names: readonly string[], all: string, line: number): undefined {
    const columns = { n: names.length, column: names.join(', '), columns: all }
    this.faults.add(officialFault('OFFICIAL_COLUMN', columns, { file: this.file, line }))
    return undefined
  }

  private at(line: number, column: string): Where {
    return { file: this.file, line, column }
  }

  /**
   * A number that is not negative; undefined where the cell is blank, or with a fault.
   *
   * @param form `grouped` where the publisher puts commas between thousands
   */
  number(text: string, line: number, column: string, form: 'plain' | 'grouped' = 'plain'): number | undefined {
    if (text === '') return undefined
    const at = this.at(line, column)
    const value = numberOf(form === 'grouped' && BY_COMMAS.test(text) ? text.replaceAll(',', '') : text)
    if (FORMULA.test(text)) this.faults.add(officialFault('OFFICIAL_FORMULA', { text }, at))
    else if (value === undefined) this.faults.add(noNumber(text, form, at))
    else if (value < 0) this.faults.add(officialFault('OFFICIAL_NUMBER:negative', { text }, at))
    else if (value > LARGEST) this.faults.add(officialFault('OFFICIAL_NUMBER:large', { text }, at))
    else return value
    return undefined
  }

  /**
   * Digits of a code of goods, as many as `lengths` has; undefined where it stands for no single good, which is left out, or with a fault. A code that
   * lacks one digit began with a zero, which a spreadsheet drops.
   */
  code(text: string, line: number, column: string, lengths: readonly number[]): string | undefined {
    const code = text.replaceAll(/['"]/g, '').trim()
    if (/^\d+$/.test(code)) {
      if (lengths.includes(code.length)) return code
      if (lengths.includes(code.length + 1)) return `0${code}`
    }
    if (TOTAL_OF_GOODS.test(code)) return this.leave(line, 'total', code)
    if (CONFIDENTIAL.test(code)) return this.leave(line, 'confidential', code)
    const at = this.at(line, column)
    this.faults.add(
      FORMULA.test(code)
        ? officialFault('OFFICIAL_FORMULA', { text }, at)
        : officialFault('OFFICIAL_CODE', { text, lengths: lengths.join(', ') }, at),
    )
    return undefined
  }

  /** The rows of the longest listed code that a code begins with; undefined where none is listed, which is left out. */
  listed(systems: readonly CodeSystem[], code: string, line: number): readonly GoodsCode[] | undefined {
    const found = longestCode(this.world, systems, code)
    if (found.length > 0) return found
    const isShort =
      /^\d+$/.test(code) && this.world.codes.some((row) => systems.includes(row.system) && row.code.startsWith(code))
    return this.leave(line, isShort ? 'short' : 'code', code)
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

  /** What a flow is by the words of the file; undefined with a fault. */
  flow<Flow extends string>(
    text: string,
    line: number,
    column: string,
    options: Readonly<Record<string, Flow>>,
  ): Flow | undefined {
    const flow = options[text]
    if (flow === undefined)
      this.faults.add(
        officialFault('OFFICIAL_FLOW', { text, options: Object.keys(options).join(', ') }, this.at(line, column)),
      )
    return flow
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

/** Words for all goods together, and for all of a number of digits. */
const TOTAL_OF_GOODS = /^(?:TOTAL|ALL|AG\d)$/i
/** Digits that letters follow: goods that are kept secret, or were not stated. */
const CONFIDENTIAL = /^\d{2,6}[A-Z]{1,6}$/i

function noNumber(text: string, form: 'plain' | 'grouped', at: Where): ReturnType<typeof officialFault> {
  if (form === 'grouped') return officialFault('OFFICIAL_NUMBER:grouped', { text }, at)
  // In other groups than of three a comma may be a decimal one: what is meant cannot be said.
  if (!GROUPED.test(text)) return officialFault('OFFICIAL_NUMBER', { text }, at)
  return officialFault('OFFICIAL_NUMBER:separator', { text, plain: text.replaceAll(/[,\s'_]/g, '') }, at)
}

export const spanOf = (year: number, month: string | number | undefined): { from: number; to: number } =>
  month === undefined
    ? { from: year * MONTHS_PER_YEAR, to: year * MONTHS_PER_YEAR + MONTHS_PER_YEAR - 1 }
    : { from: year * MONTHS_PER_YEAR + Number(month) - 1, to: year * MONTHS_PER_YEAR + Number(month) - 1 }
