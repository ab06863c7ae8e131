import { fromThousands, inKilograms, quantity, type Kilograms } from '../quantity/index.ts'
import type { Country } from '../world/index.ts'
import type { TradeEntry, OfficialFile } from './entry.ts'
import { spanOf, type Grid, type GridRow, type Reader } from './grid.ts'
import { officialFault } from './official-fault.ts'

/** Trade statistics as e-Stat hands them out: a row for each code of nine digits and country, a year in columns by month. */

const WANTED =
  'Exp or Imp, Year, HS, Country, Unit1, Unit2, Quantity1-Year, Quantity2-Year, Value-Year, Quantity1-Jan, …'
const MONTH_NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const
const FLOWS = { '1': 'export', '2': 'import' } as const
/** Units of weight in it; all others count pieces, metres or litres. */
const WEIGHTS: Readonly<Record<string, (value: number) => Kilograms>> = {
  KG: (value) => quantity<'kg'>(value),
  MT: (value) => inKilograms(quantity<'t'>(value)),
}
const CURRENCY = 'JPY'

export const isEStat = (columns: readonly string[]): boolean => columns.includes('exporimp')

export function readEStat(file: OfficialFile, grid: Grid, reader: Reader): TradeEntry[] {
  const needed = ['exporimp', 'year', 'hs', 'country', 'unit1', 'unit2'] as const
  if (needed.some((name) => reader.column(grid, [name], WANTED) === undefined)) return []
  const reporter = homeOf(reader)
  if (reporter === undefined) return []
  const months = publishedMonths(grid)
  return grid.rows.flatMap((row): TradeEntry[] => {
    const { line, cell } = row
    const flow = reader.flow(cell('exporimp'), line, 'exporimp', FLOWS)
    const code = reader.code(cell('hs'), line, 'hs')
    const span = /^\d{4}$/.test(cell('year')) ? reader.period(cell('year'), line, 'year') : undefined
    if (span === undefined)
      reader.faults.add(
        officialFault(
          'OFFICIAL_PERIOD',
          { text: cell('year'), month: '2024' },
          { file: file.name, line, column: 'year' },
        ),
      )
    const partner = reader.country('jp3', cell('country'), line, 'country')
    if (flow === undefined || code === undefined || span === undefined || partner === undefined) return []
    const which = ([1, 2] as const).find((n) => cell(`unit${n}`) in WEIGHTS)
    if (which === undefined)
      return reader.leave(line, 'pieces', `${code} ${cell('unit1')} ${cell('unit2')}`.trim()) ?? []
    const weigh = WEIGHTS[cell(`unit${which}`)]
    const times = [
      ...(months === MONTH_NAMES.length ? [{ name: 'year', ...span }] : []),
      ...MONTH_NAMES.slice(0, months).map((name, m) => ({ name, ...spanOf(Number(cell('year')), m + 1) })),
    ]
    return times.flatMap(({ name, from, to }): TradeEntry[] => {
      const column = `quantity${which}${name}`
      if (!grid.columns.includes(column)) return []
      const amount = reader.number(cell(column), line, column)
      const value = reader.number(cell(`value${name}`), line, `value${name}`)
      if (amount === undefined || weigh === undefined) return []
      return [entryOf(file, { line, flow, reporter, partner, code, from, to, mass: weigh(amount), value })]
    })
  })
}

interface Found {
  readonly line: number
  readonly flow: 'import' | 'export'
  readonly reporter: Country
  readonly partner: Country
  readonly code: string
  readonly from: number
  readonly to: number
  readonly mass: Kilograms
  readonly value: number | undefined
}

const entryOf = (file: OfficialFile, { value, ...found }: Found): TradeEntry => ({
  file: file.name,
  hash: file.hash,
  format: 'e-stat',
  published: undefined,
  ...found,
  systems: ['JP9', 'HS'],
  value: value === undefined ? undefined : { amount: fromThousands(value), currency: CURRENCY },
  isEstimated: false,
})

/** Months up to the last in which anything was traded: later ones are printed as nothing before they are published. */
function publishedMonths({ columns, rows }: Grid): number {
  const has = (m: number): boolean =>
    ['quantity1', 'quantity2', 'value'].some((what) => {
      const column = `${what}${MONTH_NAMES[m] ?? ''}`
      return columns.includes(column) && rows.some((row) => isTraded(row, column))
    })
  return MONTH_NAMES.reduce((last, _, m) => (has(m) ? m + 1 : last), 0)
}

const isTraded = ({ cell }: GridRow, column: string): boolean => !/^0*$/.test(cell(column))

/** The country whose customs they are is the one that trades in this money and has no number of its own in its own list. */
function homeOf(reader: Reader): Country | undefined {
  for (const country of reader.world.countries.values())
    if (country.jp3.length === 0 && country.iso2.some((code) => CURRENCY.startsWith(code))) return country
  reader.faults.add(officialFault('OFFICIAL_COUNTRY', { text: CURRENCY }, { file: reader.file }))
  return undefined
}
