import { quantity, type Kilograms } from '../quantity/index.ts'
import type { TradeEntry, OfficialFile } from './entry.ts'
import type { Grid, Reader } from './grid.ts'
import { officialFault } from './official-fault.ts'

/** Eurostat Comext as SDMX-CSV: a row for each figure; weight and value of the same trade are two rows. */

const WANTED = 'DATAFLOW, LAST UPDATE, freq, reporter, partner, product, flow, indicators, TIME_PERIOD, OBS_VALUE'
const FLOWS = { '1': 'import', '2': 'export' } as const
const KG_PER_UNIT: Readonly<Record<string, number>> = { QUANTITY_IN_100KG: 100, QUANTITY_IN_KG: 1, QUANTITY_KG: 1 }
const VALUES: ReadonlySet<string> = new Set(['VALUE_IN_EUROS', 'VALUE_EUR'])
const CURRENCY = 'EUR'
/** Words for all countries together, and for parts of them that are no countries. */
const ALL_COUNTRIES: ReadonlySet<string> = new Set(['WORLD'])
const PARTS = /^(?:EXT|INT)(?:RA)?_?EU|^EA\d|^EXT_EA|^INT_EA/

export const isComext = (columns: readonly string[]): boolean =>
  columns.includes('dataflow') && columns.includes('timeperiod')

export function readComext(file: OfficialFile, grid: Grid, reader: Reader): TradeEntry[] {
  const needed = ['reporter', 'partner', 'product', 'flow', 'indicators', 'timeperiod', 'obsvalue'] as const
  if (needed.some((name) => reader.column(grid, [name], WANTED) === undefined)) return []
  const pairs = new Map<
    string,
    { entry: Omit<TradeEntry, 'mass' | 'value'>; mass?: Kilograms; value?: number; lines: Map<string, number> }
  >()
  for (const { line, cell } of grid.rows) {
    const flow = reader.flow(cell('flow'), line, 'flow', FLOWS)
    const code = reader.code(cell('product'), line, 'product')
    const span = reader.period(cell('timeperiod'), line, 'timeperiod')
    const amount = reader.number(cell('obsvalue'), line, 'obsvalue')
    if (PARTS.test(cell('partner')) || PARTS.test(cell('reporter'))) {
      reader.leave(line, 'aggregate', `${cell('reporter')} ${cell('partner')}`)
      continue
    }
    const reporter = reader.country('iso2', cell('reporter'), line, 'reporter')
    const all = ALL_COUNTRIES.has(cell('partner'))
    const partner = all ? undefined : reader.country('iso2', cell('partner'), line, 'partner')
    if (flow === undefined || code === undefined || span === undefined || reporter === undefined) continue
    if (!all && partner === undefined) continue
    const indicator = cell('indicators')
    if (amount === undefined) {
      if (cell('obsvalue') === '') reader.leave(line, 'withheld', `${code} ${cell('obsflag')}`.trim())
      continue
    }
    const isMass = indicator in KG_PER_UNIT
    if (!isMass && !VALUES.has(indicator)) {
      reader.leave(line, 'pieces', `${code} ${indicator}`)
      continue
    }
    const key = [flow, reporter.id, partner?.id ?? '', code, span.from, span.to].join(' ')
    const published = dayOf(cell('lastupdate'))
    const entry = {
      file: file.name,
      hash: file.hash,
      format: 'comext',
      published,
      line,
      flow,
      reporter,
      partner,
      systems: code.length === 8 ? (['CN8', 'HS'] as const) : (['HS'] as const),
      code,
      ...span,
      isEstimated: /[ep]/.test(cell('obsflag')),
    } as const
    const pair = pairs.get(key) ?? { entry, lines: new Map<string, number>() }
    const what = isMass ? 'mass' : 'value'
    const first = pair.lines.get(what)
    if (first !== undefined) {
      reader.faults.add(officialFault('OFFICIAL_TWICE', { first }, { file: file.name, line }))
      continue
    }
    pair.lines.set(what, line)
    if (isMass) pair.mass = quantity<'kg'>(amount * (KG_PER_UNIT[indicator] ?? 1))
    else pair.value = amount
    pairs.set(key, pair)
  }
  return [...pairs.values()].flatMap(({ entry, mass, value }) => {
    if (mass === undefined) return reader.leave(entry.line, 'weight', entry.code) ?? []
    return [{ ...entry, mass, value: value === undefined ? undefined : { amount: value, currency: CURRENCY } }]
  })
}

/** `15/09/25 11:00:00` as a day. */
function dayOf(text: string): string | undefined {
  const [, day, month, year] = /^(\d{2})\/(\d{2})\/(\d{2})\b/.exec(text) ?? []
  return day === undefined ? undefined : `20${year ?? ''}-${month ?? ''}-${day}`
}
