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

/** What is only told or only cited decides nothing. */
const UNUSED: ReadonlySet<TableName> = new Set(['sources'])
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

function itemsOf(tables: Tables): Item[] {
  const items: Item[] = []
  const found = new Map<string, number>()
  const add = (item: Pick<Item, 'table' | 'row' | 'content' | 'id'>): number =>
    items.push({ ...item, names: [], namedBy: [] }) - 1
  const used = TABLE_NAMES.filter((name) => !UNUSED.has(name))
  for (const [t, name] of used.entries()) {
    const schema: TableSchema = TABLES[name]
    const columns = columnsOf(schema)
    for (const row of tables[name]) {
      const i = add({ table: name, row, content: [t, ...contentOf(name, row, columns)], id: row.key(schema) })
      if ('id' in schema.columns) found.set(`${name} ${row.text('id')}`, i)
    }
  }
  const columns = [...new Set(used.flatMap((name) => columnsOf(TABLES[name]).map((column) => `${name} ${column}`)))]
  const number = new Map(columns.map((column, c) => [column, c]))
  const label = (kind: string, word: string): number => {
    const key = `label:${kind} ${word}`
    const known = found.get(key) ?? add({ table: undefined, row: undefined, content: [-1, kind], id: word })
    found.set(key, known)
    return known
  }
  for (let i = 0, rows = items.length; i < rows; i++) {
    const { table, row, names } = items[i] as Item
    if (table === undefined || row === undefined) continue
    for (const [column, words, to] of tiesOf(table, row)) {
      const c = number.get(`${table} ${column}`) ?? -1
      for (const word of words) {
        const item = to in TABLES ? found.get(`${to} ${word}`) : label(to, word)
        if (item === undefined) continue
        names.push({ column: c, item })
        items[item]?.namedBy.push({ column: c, item: i })
      }
    }
  }
  return items
}

/** What a row says by itself: numbers as numbers, choices and months as words, and what of a list is no id. */
function contentOf(name: TableName, row: Row, columns: readonly string[]): (number | string)[] {
  const schema: TableSchema = TABLES[name]
  return columns.flatMap((column): (number | string)[] => {
    if (TOLD.has(column) || CITED.has(column) || `${name} ${column}` in LABELS) return []
    const rule = schema.columns[column]
    const text = row.text(column)
    const list = LISTS[`${name} ${column}`]
    if (list !== undefined)
      return [
        row
          .list(column)
          .filter((word) => word === 'feed' || word.startsWith('stage:'))
          .sort()
          .join(' '),
      ]
    if (rule?.kind === 'id') return KNOWN.has(name) ? [text] : []
    if (rule?.kind === 'ref') return [text === '' ? 0 : 1]
    if (rule === undefined || rule.kind === 'number') return [text === '' ? Number.NEGATIVE_INFINITY : Number(text)]
    if (rule.kind === 'choice') return [rule.options.indexOf(text)]
    return [text]
  })
}

function* tiesOf(name: TableName, row: Row): Generator<readonly [column: string, words: string[], to: string]> {
  const schema: TableSchema = TABLES[name]
  for (const [column, rule] of Object.entries(schema.columns)) {
    const list = LISTS[`${name} ${column}`]
    const label = LABELS[`${name} ${column}`]
    const text = row.text(column)
    if (text === '') continue
    if (list !== undefined) yield [column, row.list(column), list]
    else if (label !== undefined) yield [column, [text], label]
    else if (rule.kind === 'ref' && !CITED.has(column)) yield [column, [text], rule.to]
  }
}

const compareCells = (a: number | string, b: number | string): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b || 0 : String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0

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
    const told = (ties: readonly Tie[]): number[] =>
      ties
        .map(({ column, item }) => [column, this.start[item] ?? 0] as const)
        .sort((a, b) => a[0] - b[0] || a[1] - b[1])
        .flat()
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
