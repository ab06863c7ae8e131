import { fromThousands, inKilograms, quantity, type Kilograms } from '../quantity/index.ts'
import type { TradeEntry, OfficialFile } from './entry.ts'
import { spanOf, type Grid, type Reader } from './grid.ts'
import { officialFault } from './official-fault.ts'

/** World production of the Mineral Commodity Summaries: two years in columns, a row for each country. */

const WANTED = 'Country, Type, Prod_t_2023, Prod_t_est_2024'
/** `Prod_t_2021`, `Prod_t_est_2022`, `PROD_2023`, `PROD_EST_ 2024`. */
const PRODUCTION = /^prod_?(?:(kg|t|kt)_)?(est_?)?\s*(\d{4})$/i
/** What stands in place of a figure: not available, withheld, none told. */
const NO_FIGURE = /^(?:|W|NA|N\/A|XX|E|—|–|-|--|Less than .*|Small|Large)$/i
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

export function readMcs(file: OfficialFile, grid: Grid, reader: Reader): TradeEntry[] {
  if (reader.column(grid, ['country'], WANTED) === undefined) return []
  const years = grid.written.flatMap((name, i) => {
    const [, unit, estimated, year] = PRODUCTION.exec(name) ?? []
    const column = grid.columns[i]
    return year === undefined || column === undefined
      ? []
      : [{ column, written: name, unit: unit?.toLowerCase(), isEstimated: estimated !== undefined, year: Number(year) }]
  })
  const ofFile = /-([a-z]+)_world/i.exec(file.name)?.[1]
  return grid.rows.flatMap(({ line, cell }): TradeEntry[] => {
    const name = cell('country')
    const commodity = (cell('commodity') || (ofFile ?? '')).toUpperCase()
    if (commodity === '') {
      reader.faults.add(
        officialFault('OFFICIAL_COLUMN', { column: 'COMMODITY', columns: WANTED }, { file: file.name, line: 1 }),
      )
      return []
    }
    if (/^world\b/i.test(name)) return reader.leave(line, 'aggregate', name) ?? []
    if (cell('type') !== '' && !/^mine production/i.test(cell('type')))
      return reader.leave(line, 'type', cell('type')) ?? []
    const reporter = reader.country('names', name, line, 'country')
    if (reporter === undefined) return []
    return years.flatMap(
      ({ column, written, unit = cell('unitmeas').toLowerCase(), isEstimated, year }): TradeEntry[] => {
        const text = cell(column)
        if (NO_FIGURE.test(text)) return text === '' ? [] : (reader.leave(line, 'withheld', `${name} ${text}`) ?? [])
        const amount = reader.number(text, line, written)
        const weigh = UNITS[unit]
        if (amount === undefined) return []
        if (weigh === undefined) return reader.leave(line, 'pieces', `${commodity} ${unit}`.trim()) ?? []
        return [
          {
            file: file.name,
            hash: file.hash,
            format: 'mcs',
            published: undefined,
            line,
            flow: 'production',
            reporter,
            partner: undefined,
            systems: ['USGS'],
            code: commodity,
            ...spanOf(year, undefined),
            mass: weigh(amount),
            value: undefined,
            isEstimated,
          },
        ]
      },
    )
  })
}
