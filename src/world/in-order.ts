import { TABLE_NAMES, TABLES, type TableName, type Tables } from './schema.ts'
import { columnsOf, type Row, type TableSchema } from './table.ts'

/**
 * Rows in an order that only their content decides: not where they stand in a file, and not how their ids are spelled.
 *
 * A row is first placed by its own numbers and choices. Then, again and again, by the places of the rows that it names
 * and of those that name it, until nothing moves (colour refinement). Rows that are still together are alike in
 * everything but their id: one of them is picked by its id, and whatever names it follows.
 *
 * Places are compared, never hashed, so that all tonnes times a thousand leave the order as it is.
 */
export function inOrder(tables: Tables): Tables {
  const items = itemsOf(tables)
  const partition = new Partition(items)
  partition.refine(items.map((_, i) => i))
  partition.tell()
  const sorted = Object.fromEntries(
    TABLE_NAMES.map((name): [string, Row[]] => [name, UNUSED.has(name) ? [...tables[name]] : []]),
  ) as Record<TableName, Row[]>
  for (const i of partition.order) {
    const { table, row } = items[i] as Item
    if (table !== undefined && row !== undefined) sorted[table].push(row)
  }
  return sorted
}

/** What is only told or only cited decides nothing, nor do lists of words by themselves: who names one is placed by it. */
const UNUSED: ReadonlySet<TableName> = new Set([
  'sources',
  'firms',
  // Controls bind together whatever their order.
  'controls',
  'allowances',
  'countries',
  'codes',
  'notices',
  'conduct',
  'owners',
  'owner-books',
  'plant-costs',
  'products',
  'bills',
  'words',
  'stages',
  'units',
  'groups',
  'variants',
  'defaults',
  // Nothing of the model reads them: what follows from its losses is added up after it.
  'industries',
  'accounts',
  'inputs',
  'multipliers',
  'concordance',
])
/** Tables whose rows have a place in a list: a cell that names one counts as it. */
const RANKED: ReadonlySet<string> = new Set(['stages', 'groups', 'variants'])
const TOLD = new Set(['name', 'name_ja', 'note', 'title', 'publisher', 'published', 'url', 'operator', 'country'])
const CITED = new Set(['source', 'control_source', 'value_source', 'confidence', 'date'])

/** Columns that name rows of a table though they are not written as references: lists, and the word `feed`. */
const LISTS: Readonly<Record<string, TableName>> = {
  'recipes material': 'materials',
  'observations materials': 'materials',
  'contracts sites': 'sites',
}
/** Words that tie rows together and mean nothing else. */
const LABELS: Readonly<Record<string, string>> = {
  'places region': 'region',
  'lanes from_region': 'region',
  'lanes to_region': 'region',
  'sectors profile': 'profile',
  'steps profile': 'profile',
}
/** Ids that the model knows by name are content. */
const KNOWN: ReadonlySet<TableName> = new Set(['parameters', 'currencies'])

interface Item {
  /** Undefined for a label. */
  readonly table: TableName | undefined
  readonly row: Row | undefined
  readonly content: readonly (number | string)[]
  /** What it names, and what names it: column by its number, and the other item. */
  readonly names: Tie[]
  readonly namedBy: Tie[]
  /** The last resort. */
  readonly id: string
}
interface Tie {
  readonly column: number
  readonly item: number
}

/** Where a row of a ranked table stands in its list; before all others where none is named. */
type PositionOf = (table: string, id: string) => number

/** What of a table's columns decides: cells that speak for themselves, and cells that name others. */
interface Plan {
  readonly table: TableName
  readonly number: number
  readonly keyed: boolean
  readonly cells: readonly ((row: Row, positionOf: PositionOf) => number | string)[]
  readonly ties: readonly {
    readonly column: string
    readonly number: number
    readonly to: string
    readonly list: boolean
  }[]
}

const PLANS: readonly Plan[] = TABLE_NAMES.filter((name) => !UNUSED.has(name)).map(planOf)

function planOf(table: TableName, number: number): Plan {
  const schema: TableSchema = TABLES[table]
  const cells: Plan['cells'][number][] = []
  const ties: Plan['ties'][number][] = []
  columnsOf(schema).forEach((column, c) => {
    if (TOLD.has(column) || CITED.has(column)) return
    const rule = schema.columns[column]
    const list = LISTS[`${table} ${column}`]
    const label = LABELS[`${table} ${column}`]
    const tie = { column, number: 100 * number + c }
    if (list !== undefined) {
      ties.push({ ...tie, to: list, list: true })
      cells.push((row) => row.list(column).filter(isNoId).sort().join(' '))
    } else if (label !== undefined) ties.push({ ...tie, to: label, list: false })
    else if (rule === undefined || rule.kind === 'number')
      cells.push((row) => row.optionalNumber(column) ?? Number.NEGATIVE_INFINITY)
    else if (rule.kind === 'ref' && RANKED.has(rule.to))
      cells.push((row, positionOf) => positionOf(rule.to, row.text(column)))
    else if (rule.kind === 'ref') {
      ties.push({ ...tie, to: rule.to, list: false })
      cells.push((row) => (row.text(column) === '' ? 0 : 1))
    } else if (rule.kind === 'choice') cells.push((row) => rule.options.indexOf(row.text(column)))
    else if (rule.kind === 'text' || KNOWN.has(table)) cells.push((row) => row.text(column))
  })
  return { table, number, keyed: 'id' in schema.columns, cells, ties }
}

/** Of a list, what stands for rows by what they are. */
const isNoId = (word: string): boolean => word === 'feed' || word.startsWith('stage:')

function itemsOf(tables: Tables): Item[] {
  const positions = new Map(
    [...RANKED].map((table) => [
      table,
      new Map(tables[table as TableName].map((row) => [row.text('id'), row.number('position')])),
    ]),
  )
  const positionOf: PositionOf = (table, id) => positions.get(table)?.get(id) ?? Number.NEGATIVE_INFINITY
  const items: Item[] = []
  const found = new Map<string, Map<string, number>>()
  const known = (to: string): Map<string, number> => {
    const ids = found.get(to) ?? new Map<string, number>()
    found.set(to, ids)
    return ids
  }
  for (const { table, number, keyed, cells } of PLANS)
    for (const row of tables[table]) {
      if (keyed) known(table).set(row.text('id'), items.length)
      const content = [number, ...cells.map((cell) => cell(row, positionOf))]
      items.push({ table, row, content, names: [], namedBy: [], id: row.key(TABLES[table]) })
    }
  const rows = items.slice()
  const itemNamed = (to: string, word: string): number | undefined => {
    const item = known(to).get(word)
    if (item !== undefined || to in TABLES) return item
    known(to).set(word, items.length)
    return items.push({ table: undefined, row: undefined, content: [-1, to], names: [], namedBy: [], id: word }) - 1
  }
  const ties = new Map(PLANS.map((plan) => [plan.table, plan.ties]))
  rows.forEach(({ table, row, names }, i) => {
    for (const { column, number, to, list } of (table && ties.get(table)) ?? [])
      for (const word of row === undefined ? [] : list ? row.list(column) : [row.text(column)]) {
        const item = word === '' ? undefined : itemNamed(to, word)
        if (item === undefined) continue
        names.push({ column: number, item })
        items[item]?.namedBy.push({ column: number, item: i })
      }
  })
  return items
}

const compareCells = (a: number | string, b: number | string): number =>
  typeof a === 'number' && typeof b === 'number'
    ? a - b || 0
    : String(a) < String(b)
      ? -1
      : String(a) > String(b)
        ? 1
        : 0

function compareLists(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const found = a[i] === b[i] ? 0 : compareCells(a[i] ?? 0, b[i] ?? 0)
    if (found !== 0) return found
  }
  return a.length - b.length
}

/** Items side by side in classes. A class is known by where it begins, so that splitting one leaves the others' names alone. */
class Partition {
  readonly order: number[]
  private readonly items: readonly Item[]
  private readonly start: Int32Array
  private readonly size: Int32Array

  constructor(items: readonly Item[]) {
    this.items = items
    this.order = items.map((_, i) => i)
    this.start = new Int32Array(items.length)
    this.size = new Int32Array(items.length)
    if (items.length === 0) return
    this.size[0] = items.length
    this.split(0, (i) => items[i]?.content ?? [])
  }

  /** Splits classes by what their members name and are named by, as long as that tells any apart. */
  refine(touched: readonly number[]): void {
    let moved = touched
    while (moved.length > 0) {
      const classes = new Set<number>()
      for (const i of moved) {
        classes.add(this.start[i] ?? 0)
        const { names, namedBy } = this.items[i] as Item
        for (const { item } of names) classes.add(this.start[item] ?? 0)
        for (const { item } of namedBy) classes.add(this.start[item] ?? 0)
      }
      const wide = [...classes].filter((first) => (this.size[first] ?? 0) > 1).sort((a, b) => a - b)
      // All are looked at before any is split, so that the order in which they are taken decides nothing.
      const signatures = new Map<number, readonly number[]>()
      for (const first of wide) for (const i of this.members(first)) signatures.set(i, this.signature(i))
      moved = wide.flatMap((first) => this.split(first, (i) => signatures.get(i) ?? []))
    }
  }

  /**
   * Tells apart by their ids what nothing else does: first what others name, so that these follow; then rows of which
   * nobody speaks.
   */
  tell(): void {
    for (let first = 0; first < this.order.length; first += this.size[first] ?? 1) {
      while ((this.size[first] ?? 0) > 1 && this.members(first).some((i) => this.items[i]?.namedBy.length !== 0)) {
        const members = [...this.members(first)]
        const least = members.reduce((best, i) => (this.id(i) < this.id(best) ? i : best))
        this.refine(this.split(first, (i) => [i === least ? 0 : 1]).concat(least))
      }
    }
    for (let first = 0; first < this.order.length; first += this.size[first] ?? 1)
      if ((this.size[first] ?? 0) > 1) this.split(first, (i) => [this.id(i)])
  }

  private id(i: number): string {
    return this.items[i]?.id ?? ''
  }

  private members(first: number): number[] {
    return this.order.slice(first, first + (this.size[first] ?? 0))
  }

  private signature(i: number): number[] {
    const { names, namedBy } = this.items[i] as Item
    // A column and a class in one number: both are far below 2^26.
    const told = (ties: readonly Tie[]): number[] =>
      ties.map(({ column, item }) => column * 2 ** 26 + (this.start[item] ?? 0)).sort((a, b) => a - b)
    return [names.length, ...told(names), ...told(namedBy)]
  }

  /** Sorts a class and splits it where members differ; what got another name comes back. */
  private split(first: number, keyOf: (i: number) => readonly (number | string)[]): number[] {
    const keyed = this.members(first).map((i) => ({ i, key: keyOf(i) }))
    keyed.sort((a, b) => compareLists(a.key, b.key))
    const moved: number[] = []
    let begin = first
    keyed.forEach(({ i, key }, k) => {
      if (k > 0 && compareLists(keyed[k - 1]?.key ?? [], key) !== 0) {
        this.size[begin] = first + k - begin
        begin = first + k
      }
      this.order[first + k] = i
      if (this.start[i] !== begin) moved.push(i)
      this.start[i] = begin
    })
    this.size[begin] = first + keyed.length - begin
    return moved
  }
}
