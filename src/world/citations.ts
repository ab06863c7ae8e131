import { TABLE_NAMES, type TableName, type Tables } from './schema.ts'

const SOURCE_COLUMNS = ['source', 'control_source', 'value_source']

/** Of what is said of a firm, one page may say what it makes and another who owns it. */
const SOURCE_LISTS = ['sources', 'via']

/** How many rows rest on each source. */
export function citations(tables: Tables, names: readonly TableName[] = TABLE_NAMES): Map<string, number> {
  const uses = new Map<string, number>()
  for (const name of names)
    for (const row of tables[name]) {
      const cited = new Set([
        ...SOURCE_COLUMNS.map((column) => row.text(column)).filter(Boolean),
        ...SOURCE_LISTS.flatMap((column) => row.list(column)),
      ])
      for (const id of cited) uses.set(id, (uses.get(id) ?? 0) + 1)
    }
  return uses
}
