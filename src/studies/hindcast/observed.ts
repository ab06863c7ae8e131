import {
  FaultList,
  parseMonth,
  readTable,
  PRICE_BASES,
  type Month,
  type PriceBasis,
  type Ranged,
  type Row,
  worldFault,
} from '../../world/index.ts'
import { LEAST_USUAL, OBSERVED_TABLE, STOP_UNIT, type KINDS, type QUANTITIES, type REASONS } from './input-tables.ts'
import { studyFault } from '../study-fault.ts'

/** What a row of the table says whatever the world. */
interface Said {
  readonly id: string
  readonly quantity: (typeof QUANTITIES)[number]
  readonly place: string | undefined
  readonly partner: string | undefined
  /** Empty: all. */
  readonly sectors: readonly string[]
  readonly from: Month
  readonly to: Month
  readonly kind: (typeof KINDS)[number]
  /** What a price is the price of; undefined for all else. */
  readonly basis: PriceBasis | undefined
  readonly scored: boolean
  readonly reason: (typeof REASONS)[number] | undefined
  /** What counted as usual, in the same unit; undefined where the figure is a ratio already. */
  readonly usual: number | undefined
  readonly unit: string
  readonly source: string
  readonly note: string
}

/** A row of the table as it was written: its form is sound, and no world has been asked for what it names. */
export interface ObservedRow extends Said {
  readonly episode: string | undefined
  /** Ids of materials, and stages as `stage:<stage>`. */
  readonly materials: readonly string[]
  /** In its unit; undefined: no stop by the end of `to`. */
  readonly value: Ranged | undefined
  readonly file: string
  readonly line: number
}

/** One thing that was observed, told as a multiple of what was usual, so that it can be set beside a model of another size. */
export interface Observed extends Said {
  readonly materials: ReadonlySet<string>
  /** Multiple of the usual level; for a stop, months from `from`; undefined: no stop by the end of `to`. */
  readonly observed: Ranged | undefined
}

/** Reads a table of observations by itself, or throws an `InputError` with every fault found. */
export function readObservedTable(file: string, text: string): ObservedRow[] {
  const faults = new FaultList()
  const rows = rowsIn(file, text, faults)
  faults.throwIfAny()
  return rows
}

/** Its rows, with faults of their form. Of a table that is none there are no rows. */
export function rowsIn(file: string, text: string, faults: FaultList): ObservedRow[] {
  const rows = readTable(file, text, OBSERVED_TABLE, faults)
  if (rows.length === 0 && !faults.any) faults.add(studyFault('OBSERVED_NONE', {}, { file }))
  return rows.map((row) => readRow(row, faults))
}

function readRow(row: Row, faults: FaultList): ObservedRow {
  const at = { file: row.file, line: row.line }
  const month = (column: string): Month | undefined => {
    const found = parseMonth(row.text(column))
    if (found === undefined)
      faults.add(worldFault('CELL_NOT_A_MONTH:month', { text: row.text(column) }, { ...at, column }))
    return found
  }
  const from = month('from')
  const to = month('to')
  const span = from === undefined || to === undefined ? 0 : to - from
  if (span < 0) faults.add(studyFault('OBSERVED_SPAN', {}, { ...at, column: 'to' }))
  const quantity = row.text('quantity') as ObservedRow['quantity']
  const kind = row.text('kind') as ObservedRow['kind']
  const value = row.text('value') === '' ? undefined : row.ranged('value')
  if (quantity === 'stop') stopFaults(row, span, faults)
  else if (value === undefined) faults.add(worldFault('CELL_BLANK:observed', {}, { ...at, column: 'value' }))
  if (quantity === 'price' && value?.value === 0)
    faults.add(worldFault('CELL_TOO_SMALL', { text: '0', min: LEAST_USUAL, of: '' }, { ...at, column: 'value' }))
  // What was asked and hardly traded is no price that anybody paid.
  const asked = kind === 'offer' && row.text('scored') === ''
  const scored = !asked && row.text('scored') !== 'no'
  const reason = asked ? 'offer' : (row.optional('reason') as ObservedRow['reason'])
  if (scored === (reason !== undefined))
    faults.add(studyFault('OBSERVED_REASON', { scored: scored ? 'yes' : 'no' }, { ...at, column: 'reason' }))
  const basis = row.optional('basis') as PriceBasis | undefined
  if ((quantity === 'price') !== (basis !== undefined)) {
    const values = { isPrice: quantity === 'price' ? 'yes' : 'no', bases: PRICE_BASES.join(', ') } as const
    faults.add(studyFault('OBSERVED_BASIS', values, { ...at, column: 'basis' }))
  }
  return {
    ...at,
    id: row.text('id'),
    episode: row.optional('episode'),
    quantity,
    place: row.optional('place'),
    partner: row.optional('partner'),
    sectors: row.list('sectors'),
    materials: row.list('materials'),
    from: from ?? 0,
    to: to ?? 0,
    kind,
    basis,
    scored,
    reason,
    value,
    usual: row.optionalNumber('usual'),
    unit: row.text('unit'),
    source: row.text('source'),
    note: row.text('note'),
  }
}

/** A stop is given in months from the first one in which it was looked for; `most`: the last of them. */
function stopFaults(row: Row, most: number, faults: FaultList): void {
  const at = { file: row.file, line: row.line }
  const unit = row.text('unit')
  if (unit !== STOP_UNIT)
    faults.add(worldFault('CELL_NOT_ALLOWED', { text: unit, options: STOP_UNIT }, { ...at, column: 'unit' }))
  if (row.text('usual') !== '') faults.add(studyFault('OBSERVED_STOP:usual', {}, { ...at, column: 'usual' }))
  const value = row.optionalNumber('value')
  if (value !== undefined && most >= 0 && value > most)
    faults.add(studyFault('OBSERVED_STOP', { most }, { ...at, column: 'value' }))
}
