import { TABLE_NAMES, type Tables } from './schema.ts'

const SOURCE_COLUMNS = ['source', 'control_source', 'value_source']

/** How many rows rest on each source. */
export function citations(tables: Tables): Map<string, number> {
  const uses = new Map<string, number>()
  for (const name of TABLE_NAMES)
    for (const row of tables[name]) {
      const cited = new Set(SOURCE_COLUMNS.map((column) => row.text(column)).filter(Boolean))
      for (const id of cited) uses.set(id, (uses.get(id) ?? 0) + 1)
    }
  return uses
}
