import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { parse as parseCsv } from 'csv-parse/sync'
import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml'

/**
 * What a file says, with each number as it is written: `1` and `1.0` are different texts. `JSON.parse` would make both the same,
 * and so would any number.
 */
export type Node =
  | { readonly kind: 'number' | 'text' | 'word'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Node[] }
  | { readonly kind: 'record'; readonly entries: ReadonlyMap<string, Node> }
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly Node[])[] }
  /** Lines of which only the figures count. */
  | { readonly kind: 'lines'; readonly items: readonly Node[] }

/** A file that is not what its name says. */
export class Unreadable extends Error {}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

const READERS: Readonly<Record<string, (text: string) => Node>> = {
  '.json': readJson,
  '.csv': readTable,
  '.yaml': readYaml,
  '.txt': (text) => ({
    kind: 'lines',
    items: text.split('\n').map((line) => ({ kind: 'text', text: line })),
  }),
}

/** Endings of files that are read. */
export const ENDINGS: readonly string[] = Object.keys(READERS)

export async function readNode(file: string): Promise<Node> {
  const reader = READERS[extname(file)]
  if (reader === undefined) throw new Unreadable(`${file} is no file of a kind that is compared.`)
  try {
    return reader(await readFile(file, 'utf8'))
  } catch (error) {
    throw new Unreadable(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const TOKEN = /[ \t\n\r]*(?:([{}[\]:,])|("(?:[^"\\]|\\.)*")|(-?\d[\d.eE+-]*)|(true|false|null))/y

/** JSON, by tokens: text is unescaped, numbers are left as they stand. */
export function readJson(text: string): Node {
  const token = new RegExp(TOKEN)
  const fail = (expected: string): never => {
    throw new Error(`${expected} is expected at character ${token.lastIndex + 1}`)
  }
  const next = (): RegExpExecArray => {
    const at = token.lastIndex
    const found = token.exec(text)
    if (found !== null) return found
    token.lastIndex = at
    return fail('JSON')
  }
  const value = (found: RegExpExecArray): Node => {
    const [, sign, string, number, word] = found
    if (string !== undefined) return { kind: 'text', text: JSON.parse(string) as string }
    if (number !== undefined) return NUMBER.test(number) ? { kind: 'number', text: number } : fail('A number')
    if (word !== undefined) return { kind: 'word', text: word }
    if (sign === '[') return list()
    if (sign === '{') return record()
    return fail('A value')
  }
  /** Each part up to the closing sign, with commas between them. */
  const parts = (close: string, part: (found: RegExpExecArray) => void): void => {
    let found = next()
    if (found[1] === close) return
    for (;;) {
      part(found)
      const [, sign] = next()
      if (sign === close) return
      if (sign !== ',') fail(`A comma or ${close}`)
      found = next()
    }
  }
  const list = (): Node => {
    const items: Node[] = []
    parts(']', (found) => items.push(value(found)))
    return { kind: 'list', items }
  }
  const record = (): Node => {
    const entries = new Map<string, Node>()
    parts('}', ([, , string]) => {
      const key = string === undefined ? fail('A key') : (JSON.parse(string) as string)
      if (entries.has(key)) throw new Error(`the key "${key}" stands twice in one object`)
      if (next()[1] !== ':') fail('A colon')
      entries.set(key, value(next()))
    })
    return { kind: 'record', entries }
  }
  const whole = value(next())
  if (text.slice(token.lastIndex).trim() !== '') fail('The end')
  return whole
}

/** A cell is a number if JSON would read it as one. */
const cell = (text: string): Node => ({ kind: NUMBER.test(text) ? 'number' : 'text', text })

function readTable(text: string): Node {
  const [columns, ...rows] = parseCsv(text, { bom: true })
  if (columns === undefined) throw new Error('the table has no header')
  if (new Set(columns).size !== columns.length) throw new Error('two columns have one name')
  return { kind: 'table', columns, rows: rows.map((row) => row.map(cell)) }
}

function readYaml(text: string): Node {
  const document = parseDocument(text)
  const [fault] = document.errors
  if (fault !== undefined) throw fault
  const nodeOf = (node: unknown): Node => {
    if (isMap(node))
      return {
        kind: 'record',
        entries: new Map(
          node.items.map(({ key, value }) => [
            isScalar(key) ? (key.source ?? String(key.value)) : String(key),
            nodeOf(value),
          ]),
        ),
      }
    if (isSeq(node)) return { kind: 'list', items: node.items.map(nodeOf) }
    if (isAlias(node)) throw new Error('an alias is not compared')
    if (!isScalar(node)) return { kind: 'word', text: 'null' }
    if (typeof node.value === 'number') return { kind: 'number', text: node.source ?? String(node.value) }
    if (typeof node.value === 'string') return { kind: 'text', text: node.value }
    return { kind: 'word', text: String(node.value) }
  }
  return nodeOf(document.contents)
}
