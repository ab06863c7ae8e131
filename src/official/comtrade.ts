import { quantity } from '../quantity/index.ts'
import type { Country } from '../world/index.ts'
import type { TradeEntry, OfficialFile } from './entry.ts'
import { plainName, type Grid, type GridRow, type Reader } from './grid.ts'
import { officialFault } from './official-fault.ts'

/** UN Comtrade: answers of its API as JSON, what its page downloads as CSV, and the headings of the page before that. */

/** What each column is called, today's name first. */
const NAMES = {
  flow: ['flowcode', 'tradeflowcode'],
  reporter: ['reportercode'],
  partner: ['partnercode'],
  code: ['cmdcode', 'commoditycode'],
  period: ['period'],
  mass: ['netwgt', 'netweightkg'],
  value: ['primaryvalue', 'tradevalueus'],
} as const
const WANTED = 'flowCode, reporterCode, partnerCode, cmdCode, period, netWgt, primaryValue'
/** Columns that split a flow, and how a row says that it is all of it: all means of transport, all procedures, all second partners. */
const TOTALS: Readonly<Record<string, readonly string[]>> = {
  motcode: ['0', ''],
  partner2code: ['0', ''],
  customscode: ['C00', ''],
  moscode: ['0', ''],
}
const FLOWS = {
  M: 'import',
  X: 'export',
  '1': 'import',
  '2': 'export',
  '3': 'other',
  '4': 'other',
  RX: 'other',
  RM: 'other',
  DX: 'other',
  FM: 'other',
  MIP: 'other',
  XIP: 'other',
  MOP: 'other',
  XOP: 'other',
} as const
const ALL_COUNTRIES = '0'

export const isComtrade = (columns: readonly string[]): boolean =>
  columns.includes('reportercode') && columns.includes('partnercode')

export function readComtrade(file: OfficialFile, grid: Grid, reader: Reader): TradeEntry[] {
  const column = Object.fromEntries(
    Object.entries(NAMES).map(([key, names]) => [key, reader.column(grid, names, WANTED)]),
  ) as Record<keyof typeof NAMES, string | undefined>
  const { flow, reporter, partner, code, period, mass, value } = column
  if (
    flow === undefined ||
    reporter === undefined ||
    partner === undefined ||
    code === undefined ||
    period === undefined ||
    mass === undefined ||
    value === undefined
  )
    return []
  const splits = Object.entries(TOTALS).filter(([name]) => grid.columns.includes(name))
  return grid.rows.flatMap((row) => {
    const { line, cell } = row
    const found = {
      flow: reader.flow(cell(flow), line, flow, FLOWS),
      code: reader.code(cell(code), line, code),
      span: reader.period(cell(period), line, period),
      mass: reader.number(cell(mass), line, mass),
      amount: reader.number(cell(value), line, value),
      reporter: reader.country('m49', cell(reporter), line, reporter),
      partner: partnerOf(reader, row, partner),
    }
    if (
      found.flow === undefined ||
      found.code === undefined ||
      found.span === undefined ||
      found.reporter === undefined ||
      found.partner === undefined
    )
      return []
    const part = splits.find(([name, total]) => !total.includes(cell(name)))
    if (part !== undefined) return reader.leave(line, 'detail', `${part[0]} ${cell(part[0])}`) ?? []
    if (found.mass === undefined || (found.mass === 0 && (found.amount ?? 0) > 0))
      return reader.leave(line, pieces(row) ? 'pieces' : 'weight', found.code) ?? []
    return [
      {
        ...about(file),
        line,
        flow: found.flow,
        reporter: found.reporter,
        partner: found.partner === 'all' ? undefined : found.partner,
        systems: ['HS'],
        code: found.code,
        ...found.span,
        mass: quantity<'kg'>(found.mass),
        value: found.amount === undefined ? undefined : { amount: found.amount, currency: 'USD' },
        isEstimated: /^(true|1)$/i.test(cell('isnetwgtestimated')),
      } satisfies TradeEntry,
    ]
  })
}

const about = ({ name, hash }: OfficialFile) =>
  ({ file: name, hash, format: 'comtrade', published: undefined }) as const

/** A quantity is given, and in something else than a weight. */
const pieces = ({ cell }: GridRow): boolean => {
  const unit = cell('qtyunitabbr') || cell('qtyunit')
  return !['', 'N/A', 'kg', 'Weight in kilograms'].includes(unit)
}

function partnerOf(reader: Reader, { line, cell }: GridRow, column: string): Country | 'all' | undefined {
  return cell(column) === ALL_COUNTRIES ? 'all' : reader.country('m49', cell(column), line, column)
}

/** An answer of the API as a grid: the line of a row is its number in `data`, beginning with 1. */
export function gridOfAnswer({ name: file, text }: OfficialFile, reader: Reader): Grid | undefined {
  const refuse = (fault: ReturnType<typeof officialFault>): undefined => {
    reader.faults.add(fault)
    return undefined
  }
  let answer: unknown
  try {
    answer = JSON.parse(text.replace('\uFEFF', ''))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return refuse(officialFault('OFFICIAL_JSON', { reason }, { file }))
  }
  const { data, count, message } = isRecord(answer) ? answer : {}
  if (!Array.isArray(data) || !data.every(isRecord)) {
    const said = typeof message === 'string' && message !== '' ? `: "${message}"` : ''
    return refuse(officialFault('OFFICIAL_JSON:data', { message: said }, { file }))
  }
  if (typeof count === 'number' && count > data.length)
    return refuse(officialFault('OFFICIAL_JSON:cut', { count, got: data.length }, { file }))
  if (data.length === 0) return refuse(officialFault('OFFICIAL_EMPTY', {}, { file }))
  const written = [...new Set(data.flatMap((row) => Object.keys(row)))]
  const rows = data.map((row, i): GridRow => {
    const cells = new Map(Object.entries(row).map(([key, value]) => [plainName(key), cellText(value)]))
    return { line: i + 1, cell: (column) => cells.get(column) ?? '' }
  })
  return { columns: written.map(plainName), written, rows }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Numbers and words as a CSV file would have them; what is neither is no cell. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value.trim()
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value)
}
