import type { ChangedRows, RowDigests, WorldTable } from './protocol.ts'

const PART = 4
const RECORD = 2 * PART

const namingOf = ({ key, columns }: WorldTable, row: readonly string[]): string =>
  key.map((name) => row[columns.findIndex((column) => column.name === name)] ?? '').join('|')

export const digestsOf = (tables: readonly WorldTable[]): RowDigests =>
  Object.fromEntries(
    tables.map((table) => [
      table.name,
      table.rows.map((row) => digest(namingOf(table, row)) + digest(JSON.stringify(row))).join(''),
    ]),
  )

/** Tables whose rows are not those that they were. */
export function changedRows(before: RowDigests, tables: readonly WorldTable[]): ChangedRows[] {
  return tables.flatMap((table) => {
    const said = new Map(recordsIn(before[table.name] ?? ''))
    const now = table.rows.map((row) => ({ named: namingOf(table, row), is: digest(JSON.stringify(row)) }))
    const names = new Set(now.map(({ named }) => digest(named)))
    const changed = now.flatMap(({ named, is }) => {
      const was = said.get(digest(named))
      return was === undefined || was === is ? [] : [named]
    })
    const added = now.flatMap(({ named }) => (said.has(digest(named)) ? [] : [named]))
    const removed = [...said.keys()].filter((name) => !names.has(name)).length
    return changed.length + added.length + removed === 0 ? [] : [{ table: table.name, changed, added, removed }]
  })
}

const recordsIn = (text: string): (readonly [string, string])[] =>
  Array.from({ length: Math.floor(text.length / RECORD) }, (_, i) => {
    const from = RECORD * i
    return [text.slice(from, from + PART), text.slice(from + PART, from + RECORD)] as const
  })

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Four letters of a text: FNV-1a, folded to 24 bits. It tells changes from each other, and keeps no secret. */
function digest(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0
  const folded = (hash ^ (hash >>> 24)) & 0xffffff
  return [18, 12, 6, 0].map((shift) => LETTERS.charAt((folded >>> shift) & 63)).join('')
}
