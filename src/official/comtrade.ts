import { quantity } from '../quantity/index.ts'
import type { Country } from '../world/index.ts'
import type { TradeEntry, OfficialText } from './entry.ts'
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

export function readComtrade(file: OfficialText, grid: Grid, reader: Reader): TradeEntry[] {
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
  return grid.rows.flatMap((row): TradeEntry[] => {
    const { line, cell } = row
    const kind = reader.flow(cell(flow), line, flow, FLOWS)
    const span = reader.period(cell(period), line, period)
    const weight = weightOf(reader, row, mass)
    const amount = reader.number(cell(value), line, value)
    const goods = goodsOf(reader, row, code)
    if (kind === undefined || span === undefined || goods === undefined) return []
    if (kind === 'other') return reader.leave(line, 'flow', cell(flow)) ?? []
    const whose = reader.country('m49', cell(reporter), line, reporter)
    const other = partnerOf(reader, row, partner)
    if (whose === undefined || other === undefined) return []
    const part = splits.find(([name, total]) => !total.includes(cell(name)))
    if (part !== undefined) return reader.leave(line, 'split', `${part[0]} ${cell(part[0])}`) ?? []
    if (weight === undefined || (weight.mass === 0 && (amount ?? 0) > 0))
      return reader.leave(line, isInPieces(row) ? 'pieces' : 'weight', goods.code) ?? []
    return [
      {
        ...about(file),
        line,
        flow: kind,
        reporter: whose,
        partner: other === 'all' ? undefined : other,
        ...goods,
        ...span,
        ...weight,
        value: amount === undefined ? undefined : { amount, currency: 'USD' },
      },
    ]
  })
}

const about = ({ name, hash }: OfficialText) =>
  ({ file: name, hash, format: 'comtrade', published: undefined }) as const

/** Digits of codes of the Harmonized System that all countries share. */
const LENGTHS = [2, 4, 6]

/** A code of goods and what is listed for it; rows in other classifications have other goods under the same digits. */
function goodsOf(
  reader: Reader,
  { line, cell }: GridRow,
  column: string,
): Pick<TradeEntry, 'code' | 'codes'> | undefined {
  const classification = cell('classificationcode') || cell('classification')
  if (!/^["']?(?:H|$)/.test(classification)) return reader.leave(line, 'code', `${classification} ${cell(column)}`)
  const code = reader.code(cell(column), line, column, LENGTHS)
  const codes = code === undefined ? undefined : reader.listed(['HS'], code, line)
  return code === undefined || codes === undefined ? undefined : { code, codes }
}

type Weight = Pick<TradeEntry, 'mass' | 'isEstimated' | 'isQuantity'>

/** The net weight, or the quantity where there is none and kilograms are what it counts. */
function weightOf(reader: Reader, row: GridRow, column: string): Weight | undefined {
  const { line, cell } = row
  const isTrue = (name: string): boolean => /^(true|1)$/i.test(cell(name))
  const net = reader.number(cell(column), line, column)
  const counted = (net ?? 0) > 0 || !isInKilograms(row) ? undefined : reader.number(cell('qty'), line, 'qty')
  if (counted !== undefined && counted > 0)
    return { mass: quantity<'kg'>(counted), isEstimated: isTrue('isqtyestimated'), isQuantity: true }
  return net === undefined ? undefined : { mass: quantity<'kg'>(net), isEstimated: isTrue('isnetwgtestimated') }
}

/** Units of a quantity: by their words, or by their number where there are none. */
const KILOGRAMS: ReadonlySet<string> = new Set(['kg', 'Weight in kilograms', '8'])
const NO_QUANTITY: ReadonlySet<string> = new Set(['', 'N/A', 'No Quantity', '-1', '0', '1'])

const unitOf = ({ cell }: GridRow): string => cell('qtyunitabbr') || cell('qtyunit') || cell('qtyunitcode')
const isInKilograms = (row: GridRow): boolean => KILOGRAMS.has(unitOf(row))
/** A quantity is given, and in something else than a weight. */
const isInPieces = (row: GridRow): boolean => !isInKilograms(row) && !NO_QUANTITY.has(unitOf(row))

function partnerOf(reader: Reader, { line, cell }: GridRow, column: string): Country | 'all' | undefined {
  return cell(column) === ALL_COUNTRIES ? 'all' : reader.country('m49', cell(column), line, column)
}

/** An answer of the API as a grid: the line of a row is its number in `data`, beginning with 1. */
export function gridOfAnswer({ name: file, text }: OfficialText, reader: Reader): Grid | undefined {
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
  // Programs that ask page by page keep the rows alone.
  const { data, dataset, count, message } = isRecord(answer) ? answer : { data: answer }
  if (Array.isArray(dataset)) return refuse(officialFault('OFFICIAL_JSON:older', {}, { file }))
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
  return { line: 1, columns: written.map(plainName), written, rows }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Numbers and words as a CSV file would have them; what is neither is no cell. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value.trim()
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value)
}
