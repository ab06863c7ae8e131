import { readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { ENDINGS, readNode, Unreadable, type Node } from './answers-read.ts'
import { Place, type Renames } from './answers-renames.ts'

/** Texts that may differ, by earlier places. They still have to be there on both sides. */
const EXEMPT: readonly { readonly at: RegExp; readonly reason: string }[] = [
  { at: /(^|\/)hash\/$/, reason: 'a hash of tables changes with the name of a column' },
  { at: /^[^/]+\/result\/version\/$/, reason: 'the version of the program' },
]

export interface Difference {
  /** Where, in words. */
  readonly where: string
  readonly what: string
  /** How often the same is found at other items of the same lists. */
  more: number
}

export interface Comparison {
  files: number
  numbers: number
  readonly differences: Difference[]
}

/**
 * How a node is read. In a JSON Schema, keys of `properties` are names, `required` lists them, `enum` holds values, and all
 * other keys are words of JSON Schema, which no rule changes; its places are those of the result that it describes.
 */
type Mode = 'plain' | 'schema' | 'properties' | 'names' | 'wording'

class Comparer {
  readonly result: Comparison = { files: 0, numbers: 0, differences: [] }
  private readonly trail: string[] = []
  private readonly found = new Map<string, Difference>()

  private readonly renames: Renames

  constructor(renames: Renames) {
    this.renames = renames
  }

  /** Compares two folders, file by file. Names that begin with a dot are not compared. */
  async folders(before: string, after: string, place: Place): Promise<void> {
    const [then, now] = await Promise.all([before, after].map(contents))
    const left = new Set(now?.keys())
    for (const [name, file] of then ?? []) {
      const renamed = this.renames.name(place, name)
      const other = now?.get(renamed)
      await this.step(both(name, renamed), async () => {
        if (other === undefined) return this.differ(place.in(name), 'is missing after')
        if (!left.delete(renamed)) return this.differ(place.in(name), 'gets the name of another file')
        if (extname(file) !== extname(other)) return this.differ(place.in(name), `is ${file} before and ${other} after`)
        if (extname(file) === '') return this.folders(join(before, file), join(after, other), place.in(name))
        return this.files(join(before, file), join(after, other), place.in(name))
      })
    }
    this.extra(left, place)
  }

  private async files(before: string, after: string, place: Place): Promise<void> {
    try {
      const [then, now] = await Promise.all([readNode(before), readNode(after)])
      this.result.files++
      this.nodes(then, now, place, isSchema(then) ? 'schema' : 'plain')
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      this.differ(place, error.message)
    }
  }

  private nodes(then: Node, now: Node, place: Place, mode: Mode = 'plain'): void {
    if (then.kind !== now.kind) return this.differ(place, `is ${said(then)} before and ${said(now)} after`)
    if (then.kind === 'text' && place.once('exempt', () => EXEMPT.some(({ at }) => at.test(place.path)))) return
    if (then.kind === 'number') this.result.numbers++
    if (then.kind === 'record' && now.kind === 'record') return this.records(then.entries, now.entries, place, mode)
    if (then.kind === 'table' && now.kind === 'table') return this.tables(then, now, place)
    if (then.kind === 'lines' && now.kind === 'lines') {
      // Lines without figures are words, and which line comes first follows names.
      const [before, after] = [then.items, now.items].map((items) => sorted(items.filter(figures), figures))
      return this.lists(before ?? [], after ?? [], place, 'wording')
    }
    if (then.kind === 'list' && now.kind === 'list') {
      if (mode !== 'names' && !this.renames.isUnordered(place)) return this.lists(then.items, now.items, place, mode)
      return this.lists(
        sorted(then.items, (item) => this.canonical(item, place, mode)),
        sorted(now.items, (item) => canonical(item)),
        place,
        mode,
      )
    }
    if ('text' in then && 'text' in now) this.leaves(then, now, place, mode)
  }

  private leaves(then: Leaf, now: Leaf, place: Place, mode: Mode): void {
    const isSame =
      then.kind !== 'text'
        ? then.text === now.text
        : mode === 'wording' || this.renames.isReworded(place)
          ? figures(then) === figures(now)
          : this.text(then.text, place, mode) === now.text
    if (!isSame) this.differ(place, `is ${said(then)} before and ${said(now)} after`)
  }

  private text(text: string, place: Place, mode: Mode): string {
    return mode === 'names' ? this.renames.name(place, text) : this.renames.text(place, text)
  }

  private records(then: Entries, now: Entries, place: Place, mode: Mode): void {
    const left = new Set(now.keys())
    for (const { name, renamed, node, inside, how } of this.entries(then, place, mode)) {
      const other = now.get(renamed)
      this.step(both(name, renamed), () => {
        if (other === undefined) this.differ(inside, 'is missing after')
        else if (!left.delete(renamed)) this.differ(inside, 'gets the name of another key')
        else this.nodes(node, other, inside, how)
      })
    }
    this.extra(left, place)
  }

  private extra(names: Iterable<string>, place: Place): void {
    for (const name of names)
      this.step(name, () => this.differ(place.in(name), 'is missing before, or has another name there'))
  }

  private *entries(then: Entries, place: Place, mode: Mode): Generator<Entry> {
    for (const [name, node] of then)
      if (mode === 'schema') yield { name, renamed: name, node, inside: place, how: inSchema(name) }
      else {
        const how = mode === 'properties' ? 'schema' : mode
        yield { name, renamed: this.renames.name(place, name), node, inside: place.in(name), how }
      }
  }

  private tables(then: Table, now: Table, place: Place): void {
    const columns = then.columns.map((name, from) => {
      const renamed = this.renames.name(place, name)
      return { from, name: both(name, renamed), renamed, to: now.columns.indexOf(renamed), inside: place.in(name) }
    })
    const names = new Set(columns.map(({ renamed }) => renamed))
    if (names.size < columns.length) this.differ(place, 'has two columns that get one name')
    const shared = columns.filter(({ to }) => to >= 0)
    for (const { name, to, inside } of columns)
      if (to < 0) this.step(`column ${name}`, () => this.differ(inside, 'is missing after'))
    this.extra(
      now.columns.filter((name) => !names.has(name)),
      place,
    )
    if (then.rows.length !== now.rows.length)
      this.differ(place, `has ${then.rows.length} rows before and ${now.rows.length} after`)
    const isUnordered = this.renames.isUnordered(place)
    const first = isUnordered
      ? sorted(then.rows, (row) =>
          JSON.stringify(shared.map(({ from, inside }) => this.canonical(row[from] ?? EMPTY, inside, 'plain'))),
        )
      : then.rows
    const second = isUnordered
      ? sorted(now.rows, (row) => JSON.stringify(shared.map(({ to }) => canonical(row[to] ?? EMPTY))))
      : now.rows
    for (const [i, row] of first.entries()) {
      const other = second[i]
      if (other === undefined) break
      this.step(`row ${i + 1}`, () => {
        for (const { from, name, to, inside } of shared)
          this.step(name, () => this.nodes(row[from] ?? EMPTY, other[to] ?? EMPTY, inside))
      })
    }
  }

  private lists(then: readonly Node[], now: readonly Node[], place: Place, mode: Mode): void {
    if (then.length !== now.length) this.differ(place, `has ${then.length} items before and ${now.length} after`)
    for (const [i, node] of then.entries()) {
      const other = now[i]
      if (other !== undefined) this.step(`item ${i + 1}`, () => this.nodes(node, other, place, mode))
    }
  }

  /** A node as it should be after, whatever the order of its keys: to sort by. */
  private canonical(node: Node, place: Place, mode: Mode): string {
    if (node.kind === 'record')
      return inBraces(
        [...this.entries(node.entries, place, mode)].map(
          ({ renamed, node: value, inside, how }) => [renamed, this.canonical(value, inside, how)] as const,
        ),
      )
    if (node.kind === 'list') return `[${node.items.map((item) => this.canonical(item, place, mode)).join()}]`
    return node.kind === 'text' ? JSON.stringify(this.text(node.text, place, mode)) : canonical(node)
  }

  step<T>(name: string, work: () => T): T {
    this.trail.push(name)
    const back = (): void => void this.trail.pop()
    const done = work()
    if (done instanceof Promise) return done.finally(back) as T
    back()
    return done
  }

  /** Says a difference once for all items of the same lists. */
  private differ(place: Place, what: string): void {
    const kind = `${place.path} ${what.split(' ', 2).join(' ')}`
    const before = this.found.get(kind)
    if (before !== undefined) {
      before.more++
      return
    }
    const difference = { where: this.trail.join(', '), what, more: 0 }
    this.found.set(kind, difference)
    this.result.differences.push(difference)
  }
}

type Leaf = Extract<Node, { text: string }>
type Table = Extract<Node, { kind: 'table' }>
type Entries = ReadonlyMap<string, Node>
interface Entry {
  readonly name: string
  readonly renamed: string
  readonly node: Node
  readonly inside: Place
  readonly how: Mode
}

const EMPTY: Node = { kind: 'text', text: '' }

const SCHEMA_MODES: Readonly<Record<string, Mode>> = {
  properties: 'properties',
  required: 'names',
  enum: 'plain',
  const: 'plain',
  default: 'plain',
  description: 'wording',
  title: 'wording',
}
const inSchema = (keyword: string): Mode => SCHEMA_MODES[keyword] ?? 'schema'

function isSchema(node: Node): boolean {
  const schema = node.kind === 'record' ? node.entries.get('$schema') : undefined
  return schema?.kind === 'text' && schema.text.includes('json-schema.org')
}

const both = (name: string, renamed: string): string => (name === renamed ? name : `${name} (now ${renamed})`)

function said(node: Node): string {
  if (node.kind === 'number') return `the number ${node.text}`
  if (node.kind === 'text') return `the text ${JSON.stringify(node.text)}`
  return node.kind === 'word' ? node.text : `a ${node.kind}`
}

/** The figures of a sentence, in order. */
const figures = (node: Node): string =>
  'text' in node ? (node.text.match(/-?\d+(?:[.,]\d+)*(?:[eE][+-]?\d+)?/g) ?? []).join(' ') : ''

const sorted = <T>(items: readonly T[], key: (item: T) => string): T[] =>
  items
    .map((item) => ({ item, by: key(item) }))
    .sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0))
    .map(({ item }) => item)

const inBraces = (entries: readonly (readonly [string, string])[]): string =>
  `{${sorted(entries, ([name]) => name)
    .map(([name, value]) => `${JSON.stringify(name)}:${value}`)
    .join()}}`

function canonical(node: Node): string {
  if (node.kind === 'record')
    return inBraces([...node.entries].map(([name, value]) => [name, canonical(value)] as const))
  if (node.kind === 'list') return `[${node.items.map(canonical).join()}]`
  if (node.kind === 'text') return JSON.stringify(node.text)
  return 'text' in node ? node.text : ''
}

/** Files and folders inside, by their names without an ending. */
async function contents(folder: string): Promise<Map<string, string> | undefined> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined)
  if (entries === undefined) return undefined
  const kept = entries
    .filter((entry) => !entry.name.startsWith('.') && (entry.isDirectory() || ENDINGS.includes(extname(entry.name))))
    .map(({ name }) => [name.slice(0, name.length - extname(name).length), name] as const)
  const all = new Map(kept)
  if (all.size < kept.length) throw new Error(`${folder} holds two files that differ by their ending alone.`)
  return all
}

/**
 * Compares two captures. Each answer expected has to be on both sides, and so has each that is on one; a comparison of nothing
 * is a difference.
 */
export async function compareCaptures(
  before: string,
  after: string,
  renames: Renames,
  expected: readonly string[],
  isAsked: (name: string) => boolean = () => true,
): Promise<Comparison> {
  const comparer = new Comparer(renames)
  const root = new Place()
  const [then, now] = await Promise.all([before, after].map(async (folder) => new Set(await answersIn(folder))))
  const names = [...new Set([...expected, ...(then ?? []), ...(now ?? [])])].filter(isAsked).sort()
  const { result } = comparer
  for (const name of names) {
    const missing = [...(then?.has(name) ? [] : ['before']), ...(now?.has(name) ? [] : ['after'])]
    if (missing.length > 0)
      result.differences.push({ where: name, what: `is missing ${missing.join(' and ')}`, more: 0 })
    else await comparer.step(name, () => comparer.folders(join(before, name), join(after, name), root.in(name)))
  }
  if (result.files === 0 || result.numbers === 0)
    result.differences.push({ where: 'Everything', what: 'was left out: no number was compared', more: 0 })
  return result
}

/** Answers of a capture; what was not finished does not count. */
async function answersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.endsWith('.part') && !entry.name.startsWith('.'))
    .map(({ name }) => name)
}
