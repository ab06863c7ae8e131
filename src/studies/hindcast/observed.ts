import {
  FaultList,
  parseMonth,
  readTable,
  PRICE_BASES,
  type Month,
  type PriceBasis,
  type Ranged,
  type Row,
  type World,
  worldFault,
  suggested,
} from '../../world/index.ts'
import { OBSERVED_TABLE, type KINDS, type QUANTITIES, type REASONS } from './input-tables.ts'
import { fileIn, type HindcastText } from './text.ts'
import { studyFault } from '../study-fault.ts'

/** One thing that was observed, told as a multiple of what was usual, so that it can be set beside a model of another size. */
export interface Observed {
  readonly id: string
  readonly quantity: (typeof QUANTITIES)[number]
  readonly place: string | undefined
  readonly partner: string | undefined
  /** Empty: all. */
  readonly sectors: readonly string[]
  readonly materials: ReadonlySet<string>
  readonly from: Month
  readonly to: Month
  readonly kind: (typeof KINDS)[number]
  /** What a price is the price of; undefined for all else. */
  readonly basis: PriceBasis | undefined
  readonly scored: boolean
  readonly reason: (typeof REASONS)[number] | undefined
  /** Multiple of the usual level; for a stop, months from `from`; undefined: no stop by the end of `to`. */
  readonly observed: Ranged | undefined
  /** What counted as usual, in the same unit; undefined where the figure is a ratio already. */
  readonly baseline: number | undefined
  readonly unit: string
  readonly source: string
  readonly note: string
}

/** Reads what was observed in an episode, or throws an `InputError` with every fault found. */
export function readObserved(text: HindcastText, id: string, world: World): Observed[] {
  const file = `${text.name}/${id}/observed.csv`
  const faults = new FaultList()
  const rows = readTable(file, fileIn(text, `${id}/observed.csv`), OBSERVED_TABLE, faults)
  faults.throwIfAny()
  if (rows.length === 0) faults.add(studyFault('OBSERVED_NONE', {}, { file }))
  const observed = rows.map((row) => readRow(row, world, faults))
  observed.forEach((row, i) => {
    if (rows[i] === undefined || faults.any || answered(row, world)) return
    faults.add(studyFault('OBSERVED_NEVER', { row: row.id }, { file, line: rows[i].line }))
  })
  faults.throwIfAny()
  return observed
}

/** Whether the world has what an observation speaks of. */
function answered({ quantity, place, partner, sectors, materials }: Observed, world: World): boolean {
  const asked = (known: string | undefined, other: string): boolean => known === undefined || known === other
  const traded = world.routes.some(
    ({ material, from, to, shipped }) =>
      shipped.value > 0 &&
      materials.has(material) &&
      asked(place, to) &&
      (quantity === 'price' || asked(partner, from)),
  )
  const made = world.operations.some(
    ({ site, recipe, activity }) =>
      activity.value > 0 &&
      asked(place, world.sites.get(site)?.place ?? '') &&
      recipe.outputs.some(({ material }) => materials.has(material)),
  )
  const used = world.demand.some(
    (fact) =>
      materials.has(fact.material) &&
      asked(place, fact.place) &&
      (sectors.length === 0 || sectors.includes(fact.sector)),
  )
  return quantity === 'price' ? traded || made : quantity === 'use' || quantity === 'stop' ? used : traded
}

function readRow(row: Row, world: World, faults: FaultList): Observed {
  const at = { file: row.file, line: row.line }
  const knownId = (id: string, column: string, ids: ReadonlyMap<string, unknown>, where: string): string => {
    if (!ids.has(id))
      faults.add(
        worldFault('ID_UNKNOWN', { id, table: where, suggestion: suggested(id, ids.keys(), where) }, { ...at, column }),
      )
    return id
  }
  const known = (column: string, ids: ReadonlyMap<string, unknown>, where: string): string | undefined => {
    const id = row.optional(column)
    return id === undefined ? undefined : knownId(id, column, ids, where)
  }
  const month = (column: string): Month => {
    const found = parseMonth(row.text(column))
    if (found === undefined)
      faults.add(worldFault('CELL_NOT_A_MONTH:month', { text: row.text(column) }, { ...at, column }))
    return found ?? 0
  }
  const materials = row.list('materials').flatMap((word) => {
    const found = word.startsWith('stage:')
      ? [...world.materials.values()].filter(({ stage }) => `stage:${stage}` === word).map(({ id }) => id)
      : world.materials.has(word)
        ? [word]
        : []
    if (found.length === 0)
      faults.add(
        worldFault(
          'ID_UNKNOWN',
          {
            id: word,
            table: 'materials.csv',
            suggestion: suggested(word, world.materials.keys(), 'materials.csv'),
          },
          { ...at, column: 'materials' },
        ),
      )
    return found
  })
  const from = month('from')
  const to = month('to')
  if (to < from) faults.add(studyFault('OBSERVED_SPAN', {}, { ...at, column: 'to' }))
  const quantity = row.text('quantity') as Observed['quantity']
  const none = row.text('value') === ''
  if (none && quantity !== 'stop') faults.add(worldFault('CELL_BLANK:observed', {}, { ...at, column: 'value' }))
  const scored = row.text('scored') === 'yes'
  if (scored === (row.optional('reason') !== undefined))
    faults.add(studyFault('OBSERVED_REASON', { scored: scored ? 'yes' : 'no' }, { ...at, column: 'reason' }))
  const basis = row.optional('basis') as PriceBasis | undefined
  if ((quantity === 'price') !== (basis !== undefined)) {
    const values = { isPrice: quantity === 'price' ? 'yes' : 'no', bases: PRICE_BASES.join(', ') } as const
    faults.add(studyFault('OBSERVED_BASIS', values, { ...at, column: 'basis' }))
  }
  const given = row.optionalNumber('baseline')
  const level = given ?? 1
  const { value, low, high } = row.ranged('value')
  return {
    id: row.text('id'),
    quantity,
    place: known('place', world.places, 'places.csv'),
    partner: known('partner', world.places, 'places.csv'),
    sectors: row.list('sectors').map((id) => knownId(id, 'sectors', world.sectors, 'sectors.csv')),
    materials: new Set(materials),
    from,
    to,
    kind: row.text('kind') as Observed['kind'],
    basis,
    scored,
    reason: row.optional('reason') as Observed['reason'],
    observed: none ? undefined : { value: value / level, low: low / level, high: high / level },
    baseline: given,
    unit: row.text('unit'),
    source: known('source', world.sources, 'sources.csv') ?? '',
    note: row.text('note'),
  }
}
