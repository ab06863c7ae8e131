import { quantity, type Kilograms } from '../quantity/index.ts'
import type { CodeSystem } from '../world/index.ts'
import type { TradeEntry, OfficialText } from './entry.ts'
import type { Grid, GridRow, Reader } from './grid.ts'
import { officialFault } from './official-fault.ts'

/** Eurostat Comext as SDMX-CSV: a row for each figure; weight and value of the same trade are two rows. */

const WANTED = 'DATAFLOW, LAST UPDATE, freq, reporter, partner, product, flow, indicators, TIME_PERIOD, OBS_VALUE'
const FLOWS = { '1': 'import', '2': 'export' } as const
const KG_PER_UNIT: Readonly<Record<string, number>> = { QUANTITY_IN_100KG: 100, QUANTITY_IN_KG: 1, QUANTITY_KG: 1 }
const VALUES: ReadonlySet<string> = new Set(['VALUE_IN_EUROS', 'VALUE_EUR'])
const CURRENCY = 'EUR'
/** Words for all countries together, and for parts of them that are no countries. */
const ALL_COUNTRIES: ReadonlySet<string> = new Set(['WORLD'])
const PARTS = /^(?:EXT|INT)(?:RA)?_|^(?:EXT|INT)(?:RA)?EU|_(?:EXT|INT)(?:RA)?$|^EA\d/
/** Digits of the Harmonized System, and of the Combined Nomenclature, which goes beyond it. */
const CN_DIGITS = 8
const LENGTHS = [2, 4, 6, CN_DIGITS]

/** Both versions of SDMX-CSV: the second has a column that says what the next one names. */
export const isComext = (columns: readonly string[]): boolean =>
  columns.some((column) => column.startsWith('dataflow') || column === 'structureid') &&
  columns.some((column) => column.startsWith('timeperiod'))

/** The rows of a trade: its weight and its value, with the line of each. */
interface Pair {
  readonly entry: Omit<TradeEntry, 'mass' | 'value'>
  readonly lines: Map<string, number>
  mass?: Kilograms
  value?: number
}

export function readComext(file: OfficialText, grid: Grid, reader: Reader): TradeEntry[] {
  if (refusesLabels(file, grid, reader)) return []
  const needed = ['reporter', 'partner', 'product', 'flow', 'indicators', 'timeperiod', 'obsvalue'] as const
  if (needed.some((name) => reader.column(grid, [name], WANTED) === undefined)) return []
  const pairs = new Map<string, Pair>()
  for (const { line, cell } of grid.rows) {
    const flow = reader.flow(cell('flow'), line, 'flow', FLOWS)
    const span = reader.period(cell('timeperiod'), line, 'timeperiod')
    const text = NO_VALUE.test(cell('obsvalue')) ? '' : cell('obsvalue')
    const amount = reader.number(text, line, 'obsvalue')
    const code = reader.code(cell('product'), line, 'product', LENGTHS)
    const codes = code === undefined ? undefined : reader.listed(systemsOf(code), code, line)
    if (flow === undefined || code === undefined || codes === undefined || span === undefined) continue
    if (PARTS.test(cell('partner')) || PARTS.test(cell('reporter'))) {
      reader.leave(line, 'group', `${cell('reporter')} ${cell('partner')}`)
      continue
    }
    const reporter = reader.country('iso2', cell('reporter'), line, 'reporter')
    const all = ALL_COUNTRIES.has(cell('partner'))
    const partner = all ? undefined : reader.country('iso2', cell('partner'), line, 'partner')
    if (reporter === undefined || (!all && partner === undefined)) continue
    const indicator = cell('indicators')
    if (amount === undefined) {
      if (text === '') reader.leave(line, 'withheld', `${code} ${cell('obsflag')}`.trim())
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
      code,
      codes,
      ...span,
      isEstimated: /[ep]/.test(cell('obsflag')),
    } as const
    const pair: Pair = pairs.get(key) ?? { entry, lines: new Map<string, number>() }
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

const systemsOf = (code: string): readonly CodeSystem[] => (code.length === CN_DIGITS ? ['CN8', 'HS'] : ['HS'])

/** A colon stands for a value that is not there, with or without its flag. */
const NO_VALUE = /^:(?:\s*[a-z]+)?$/i

/**
 * A download with labels has names where codes stand otherwise, or both in a cell: which goods and countries they are cannot be looked up. Said once, and
 * not for each cell. Where labels have columns of their own, those of the codes are read.
 */
function refusesLabels(file: OfficialText, { columns, written, line, rows }: Grid, reader: Reader): boolean {
  const both = columns.findIndex((column, i) => /^(?:reporter|product)./.test(column) && written[i]?.includes(':'))
  const names = rows.find((row) => CODED.some((name) => isLabel(row, name)))
  if (both === -1 && names === undefined) return false
  const [column = 'reporter'] = names === undefined ? [] : CODED.filter((name) => isLabel(names, name))
  const text = both === -1 ? (names?.cell(column) ?? '') : (written[both] ?? '')
  const at = both === -1 ? { line: names?.line ?? line, column } : { line }
  reader.faults.add(officialFault('OFFICIAL_LABELS', { text }, { file: file.name, ...at }))
  return true
}
const CODED = ['reporter', 'partner', 'product', 'flow', 'indicators'] as const
/** Codes have capitals, digits and underscores. */
const isLabel = ({ cell }: GridRow, column: (typeof CODED)[number]): boolean =>
  column === 'flow' ? /^(?:im|ex)port$/i.test(cell(column)) : /[a-z]{2}/.test(cell(column))

/** `15/09/25 11:00:00` as a day. */
function dayOf(text: string): string | undefined {
  const [, day, month, year] = /^(\d{2})\/(\d{2})\/(\d{2})\b/.exec(text) ?? []
  return day === undefined ? undefined : `20${year ?? ''}-${month ?? ''}-${day}`
}
