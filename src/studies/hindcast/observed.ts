import {
  FaultList,
  parseMonth,
  readTable,
  suggestion,
  type Month,
  type Ranged,
  type Row,
  type World,
} from '../../world/index.ts'
import { OBSERVED_TABLE, type KINDS, type QUANTITIES, type REASONS } from './input-tables.ts'
import { fileIn, type HindcastText } from './text.ts'

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
  faults.refuse()
  if (rows.length === 0)
    faults.add({
      code: 'OBSERVED_NONE',
      message: 'Nothing was observed, so there is nothing to compare with.',
      file,
      remedy: 'Add a row for each figure that was published.',
    })
  const observed = rows.map((row) => readRow(row, world, faults))
  observed.forEach((row, i) => {
    if (rows[i] === undefined || faults.any || answered(row, world)) return
    faults.add({
      code: 'OBSERVED_NEVER',
      message: `Nothing in this world answers to "${row.id}".`,
      file,
      line: rows[i].line,
      remedy: 'Correct its places, sectors and materials, or add the trade or use to the world.',
    })
  })
  faults.refuse()
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
      faults.add({
        code: 'ID_UNKNOWN',
        message: `"${id}" is not in ${where}.`,
        ...at,
        column,
        remedy: suggestion(id, ids.keys(), where),
      })
    return id
  }
  const known = (column: string, ids: ReadonlyMap<string, unknown>, where: string): string | undefined => {
    const id = row.optional(column)
    return id === undefined ? undefined : knownId(id, column, ids, where)
  }
  const month = (column: string): Month => {
    const found = parseMonth(row.text(column))
    if (found === undefined)
      faults.add({
        code: 'CELL_NOT_A_MONTH',
        message: `"${row.text(column)}" is not a month.`,
        ...at,
        column,
        remedy: 'Write it as 2025-04.',
      })
    return found ?? 0
  }
  const materials = row.list('materials').flatMap((word) => {
    const found = word.startsWith('stage:')
      ? [...world.materials.values()].filter(({ stage }) => `stage:${stage}` === word).map(({ id }) => id)
      : world.materials.has(word)
        ? [word]
        : []
    if (found.length === 0)
      faults.add({
        code: 'ID_UNKNOWN',
        message: `"${word}" is not in materials.csv.`,
        ...at,
        column: 'materials',
        remedy: suggestion(word, world.materials.keys(), 'materials.csv'),
      })
    return found
  })
  const from = month('from')
  const to = month('to')
  if (to < from)
    faults.add({
      code: 'OBSERVED_SPAN',
      message: 'The last month lies before the first.',
      ...at,
      column: 'to',
      remedy: 'Order the two months.',
    })
  const quantity = row.text('quantity') as Observed['quantity']
  const none = row.text('value') === ''
  if (none && quantity !== 'stop')
    faults.add({
      code: 'CELL_BLANK',
      message: '"value" is blank.',
      ...at,
      column: 'value',
      remedy: 'Give the figure; only a stop that did not happen has none.',
    })
  const scored = row.text('scored') === 'yes'
  if (scored === (row.optional('reason') !== undefined))
    faults.add({
      code: 'OBSERVED_REASON',
      message: scored ? 'A row that counts needs no reason.' : 'A row that does not count needs a reason.',
      ...at,
      column: 'reason',
      remedy: 'Give the reason if `scored` is no, and leave it blank if it is yes.',
    })
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
    scored,
    reason: row.optional('reason') as Observed['reason'],
    observed: none ? undefined : { value: value / level, low: low / level, high: high / level },
    baseline: given,
    unit: row.text('unit'),
    source: known('source', world.sources, 'sources.csv') ?? '',
    note: row.text('note'),
  }
}
