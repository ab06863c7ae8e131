import { fromThousands, inKilograms, quantity, type Kilograms } from '../quantity/index.ts'
import type { Country } from '../world/index.ts'
import type { TradeEntry, OfficialText } from './entry.ts'
import { plainName, spanOf, type Grid, type GridRow, type Reader } from './grid.ts'
import { officialFault } from './official-fault.ts'

/** Trade statistics as e-Stat hands them out: a row for each code of nine digits and country, a year in columns by month. */

const WANTED =
  'Exp or Imp, Year, HS, Country, Unit1, Unit2, Quantity1-Year, Quantity2-Year, Value-Year, Quantity1-Jan, …'
const MONTH_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
/** What some years call a month. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = { Apr: ['Apl'] }
const YEAR = 'Year'
const MEASURES = ['Quantity1', 'Quantity2', 'Value'] as const
/** Columns of a table that has figures by customs office. */
const OFFICES = ['custom', 'customs', 'customoffice', 'customsoffice'] as const
/** Digits of codes that all countries share, and of its own. */
const LENGTHS = [2, 4, 6, 9]
const FLOWS = { '1': 'export', '2': 'import' } as const
const GRAMS_PER_KILOGRAM = 1000
/** Units of weight in it; all others count pieces, metres or litres. */
const WEIGHTS: Readonly<Record<string, (value: number) => Kilograms>> = {
  KG: (value) => quantity<'kg'>(value),
  MT: (value) => inKilograms(quantity<'t'>(value)),
  GR: (value) => quantity<'kg'>(value / GRAMS_PER_KILOGRAM),
}
const CURRENCY = 'JPY'

export const isEStat = (columns: readonly string[]): boolean => columns.includes('exporimp')

export function readEStat(file: OfficialText, grid: Grid, reader: Reader): TradeEntry[] {
  const office = OFFICES.find((name) => grid.columns.includes(name))
  if (office !== undefined) return refuseOffices(file, grid, reader, office)
  const needed = ['exporimp', 'year', 'hs', 'country', 'unit1', 'unit2'] as const
  if (needed.some((name) => reader.column(grid, [name], WANTED) === undefined)) return []
  const columns = columnsOf(grid)
  const missing = [...columns].filter(([, column]) => column === undefined).map(([name]) => name)
  if (missing.length > 0) return reader.missing(missing, WANTED, grid.line) ?? []
  const reporter = homeOf(reader)
  if (reporter === undefined) return []
  const months = publishedMonths(grid, columns)
  return grid.rows.flatMap((row): TradeEntry[] => {
    const { line, cell } = row
    const flow = reader.flow(cell('exporimp'), line, 'exporimp', FLOWS)
    const span = yearOf(reader, row)
    const code = reader.code(cell('hs'), line, 'hs', LENGTHS)
    const codes = code === undefined ? undefined : reader.listed(['JP9', 'HS'], code, line)
    if (flow === undefined || code === undefined || codes === undefined || span === undefined) return []
    const partner = reader.country('jp3', cell('country'), line, 'country')
    if (partner === undefined) return []
    const which = ([1, 2] as const).find((n) => cell(`unit${n}`) in WEIGHTS)
    const weigh = which === undefined ? undefined : WEIGHTS[cell(`unit${which}`)]
    if (weigh === undefined)
      return reader.leave(line, 'pieces', `${code} ${cell('unit1')} ${cell('unit2')}`.trim()) ?? []
    if (months === 0) return reader.leave(line, 'withheld', code) ?? []
    const times = [
      ...(months === MONTH_NAMES.length ? [{ name: YEAR, ...span }] : []),
      ...MONTH_NAMES.slice(0, months).map((name, m) => ({ name, ...spanOf(Number(cell('year')), m + 1) })),
    ]
    return times.flatMap(({ name, from, to }): TradeEntry[] => {
      const column = columns.get(`Quantity${which}-${name}`) ?? ''
      const ofValue = columns.get(`Value-${name}`) ?? ''
      const amount = reader.number(cell(column), line, column)
      const value = reader.number(cell(ofValue), line, ofValue)
      if (cell(column) === '') return reader.leave(line, 'withheld', `${code} ${name}`) ?? []
      if (amount === undefined) return []
      return [entryOf(file, { line, flow, reporter, partner, code, codes, from, to, mass: weigh(amount), value })]
    })
  })
}

/** It cannot be seen in the file whether all offices are in it: what they add up to may be less than the trade of the country. */
function refuseOffices(file: OfficialText, { columns, written, line }: Grid, reader: Reader, office: string): [] {
  const column = written[columns.indexOf(office)] ?? office
  reader.faults.add(officialFault('OFFICIAL_OFFICES', { column, columns: WANTED }, { file: file.name, line }))
  return []
}

/** Columns of figures by their usual names; undefined: the file lacks them. */
function columnsOf({ columns }: Grid): Map<string, string | undefined> {
  const found = (measure: string, time: string): string | undefined =>
    [time, ...(OTHER_NAMES[time] ?? [])].map((name) => plainName(measure + name)).find((name) => columns.includes(name))
  return new Map(
    [...MONTH_NAMES, YEAR].flatMap((time) =>
      MEASURES.map((measure) => [`${measure}-${time}`, found(measure, time)] as const),
    ),
  )
}

function yearOf(reader: Reader, { line, cell }: GridRow): { from: number; to: number } | undefined {
  const text = cell('year')
  if (/^\d{4}$/.test(text)) return reader.period(text, line, 'year')
  const at = { file: reader.file, line, column: 'year' }
  reader.faults.add(officialFault('OFFICIAL_PERIOD', { text, month: '2024' }, at))
  return undefined
}

interface Found {
  readonly line: number
  readonly flow: 'import' | 'export'
  readonly reporter: Country
  readonly partner: Country
  readonly code: string
  readonly codes: TradeEntry['codes']
  readonly from: number
  readonly to: number
  readonly mass: Kilograms
  readonly value: number | undefined
}

const entryOf = (file: OfficialText, { value, ...found }: Found): TradeEntry => ({
  file: file.name,
  hash: file.hash,
  format: 'e-stat',
  published: undefined,
  ...found,
  value: value === undefined ? undefined : { amount: fromThousands(value), currency: CURRENCY },
  isEstimated: false,
})

/** Months up to the last in which anything was traded: later ones are printed as nothing before they are published. */
function publishedMonths({ rows }: Grid, columns: ReadonlyMap<string, string | undefined>): number {
  const isPublished = (month: string): boolean =>
    MEASURES.some((measure) => {
      const column = columns.get(`${measure}-${month}`)
      return column !== undefined && rows.some((row) => isTraded(row, column))
    })
  return MONTH_NAMES.reduce((last, month, m) => (isPublished(month) ? m + 1 : last), 0)
}

const isTraded = ({ cell }: GridRow, column: string): boolean => !/^0*$/.test(cell(column))

/** The country whose customs they are is the one that trades in this money and has no number of its own in its own list. */
function homeOf(reader: Reader): Country | undefined {
  for (const country of reader.world.countries.values())
    if (country.jp3.length === 0 && country.iso2.some((code) => CURRENCY.startsWith(code))) return country
  reader.faults.add(officialFault('OFFICIAL_COUNTRY', { text: CURRENCY }, { file: reader.file }))
  return undefined
}
