import { fromThousands, inKilograms, quantity, type Kilograms } from '../quantity/index.ts'
import type { World } from '../world/index.ts'
import type { TradeEntry, OfficialText } from './entry.ts'
import { spanOf, type Grid, type GridRow, type Reader } from './grid.ts'
import { officialFault } from './official-fault.ts'

/** World production of the Mineral Commodity Summaries: two years in columns, a row for each country. */

const WANTED = 'Country, Type, Prod_t_2023, Prod_t_est_2024'
/** `Prod_t_2021`, `Prod_kt_est_2022`, `PROD_2023`, `PROD_EST_ 2024`. */
const PRODUCTION = /^prod_?(?:(?!est)([a-z]+)_)?(est_?)?\s*(\d{4})$/i
/** What stands in place of a figure: a sign or a word for not available, withheld, counted elsewhere; or only what it is more or less than. */
const NO_FIGURE = /^(?:[—–]|-+|[<>≤≥]\s*[\d,.]+|[a-z]+(?:[ /][a-z(].*)?)$/i
const UNITS: Readonly<Record<string, (value: number) => Kilograms>> = {
  kg: (value) => quantity<'kg'>(value),
  kilograms: (value) => quantity<'kg'>(value),
  t: (value) => inKilograms(quantity<'t'>(value)),
  'metric tons': (value) => inKilograms(quantity<'t'>(value)),
  kt: (value) => inKilograms(quantity<'t'>(fromThousands(value))),
  'thousand metric tons': (value) => inKilograms(quantity<'t'>(fromThousands(value))),
}

export const isMcs = (columns: readonly string[]): boolean =>
  columns.includes('country') && columns.some((column) => /^prod.*\d{4}$/.test(column))
export const isMcsSalient = (columns: readonly string[]): boolean =>
  columns.includes('datasource') && columns.includes('commodity') && columns.includes('year')
/** The form since the edition of 2026: one table of all commodities, a row for each figure. */
export const isMcsLong = (columns: readonly string[]): boolean =>
  columns.includes('mcschapter') && columns.includes('statistics') && columns.includes('value')

export function readMcs(file: OfficialText, grid: Grid, reader: Reader): TradeEntry[] {
  const ofFile = /mcs\d{4}-([a-z-]+)_world/i.exec(file.name)?.[1] ?? ''
  if (!grid.columns.includes('commodity') && ofFile === '') {
    reader.faults.add(officialFault('OFFICIAL_COMMODITY', { example: exampleOf(reader.world) }, { file: file.name }))
    return []
  }
  const years = yearsOf(grid)
  if (years.length === 0) return reader.missing(['Prod_t_2023'], WANTED, grid.line) ?? []
  return grid.rows.flatMap((row): TradeEntry[] => {
    const { line, cell } = row
    const code = (cell('commodity') || ofFile).toUpperCase()
    // What other commodities have in their cells is no matter here: a file of all of them has many units and footnotes.
    const codes = reader.listed(['USGS'], code, line)
    if (codes === undefined) return []
    const name = cell('country')
    if (/^world\b/i.test(name)) return reader.leave(line, 'group', name) ?? []
    const type = cell('type')
    if (type !== '' && !/\bmine production\b/i.test(type)) return reader.leave(line, 'type', type) ?? []
    const reporter = reader.country('names', name, line, 'country')
    if (reporter === undefined) return []
    const about = { ...aboutOf(file), line, reporter, code, codes }
    if (years.every(({ column }) => cell(column) === '')) return reader.leave(line, 'withheld', name) ?? []
    return years.flatMap((year) => entryOf(reader, row, year, about))
  })
}

/** The name of a file as it is published, of a commodity that is listed by the word of such names. */
function exampleOf({ codes }: World): string {
  const listed = codes.find(({ system, code }) => system === 'USGS' && /^[A-Z-]+$/.test(code))
  return `mcs2023-${listed?.code.toLowerCase() ?? 'xxxxx'}_world.csv`
}

interface Year {
  readonly column: string
  readonly written: string
  /** Undefined: the row says it. */
  readonly unit: string | undefined
  readonly isEstimated: boolean
  readonly year: number
}

const yearsOf = ({ columns, written }: Grid): Year[] =>
  written.flatMap((name, i): Year[] => {
    const [, unit, estimated, year] = PRODUCTION.exec(name) ?? []
    const column = columns[i]
    if (year === undefined || column === undefined) return []
    return [
      { column, written: name, unit: unit?.toLowerCase(), isEstimated: estimated !== undefined, year: Number(year) },
    ]
  })

const aboutOf = ({ name, hash }: OfficialText) =>
  ({ file: name, hash, format: 'mcs', published: undefined, flow: 'production', partner: undefined }) as const

type About = Pick<TradeEntry, 'line' | 'reporter' | 'code' | 'codes'> & ReturnType<typeof aboutOf>

function entryOf(reader: Reader, { line, cell }: GridRow, of: Year, about: About): TradeEntry[] {
  const text = cell(of.column)
  if (text === '') return []
  if (NO_FIGURE.test(text)) return reader.leave(line, 'withheld', `${cell('country')} ${text}`) ?? []
  const amount = reader.number(text, line, of.written, 'grouped')
  const unit = of.unit ?? cell('unitmeas').toLowerCase()
  const weigh = UNITS[unit]
  if (weigh === undefined) return reader.leave(line, 'pieces', `${about.code} ${unit}`.trim()) ?? []
  if (amount === undefined) return []
  return [
    {
      ...about,
      ...spanOf(of.year, undefined),
      mass: weigh(amount),
      value: undefined,
      isEstimated: of.isEstimated || isNotedEstimate(cell('prodnotes'), of.year),
    },
  ]
}

/** "Estimated in 2021 also.": a note that names no year is of all of them. */
function isNotedEstimate(note: string, year: number): boolean {
  if (!/\bestimated?\b/i.test(note)) return false
  const named: readonly string[] = note.match(/\b\d{4}\b/g) ?? []
  return named.length === 0 || named.includes(String(year))
}
