import type { FaultList } from './fault.ts'
import { fileOf, TABLE_NAMES, TABLES, type TableName, type Tables } from './schema.ts'
import { suggested } from './suggest.ts'
import { readTable, type Row, type TableSchema } from './table.ts'
import { worldFault } from './world-fault.ts'

/** A folder of tables: file name -> text. A later layer's rows replace rows of the same key and add to the others. */
export interface Layer {
  /** How messages name the folder. */
  readonly name: string
  readonly files: ReadonlyMap<string, string>
}

/** Where the record of ensembles drawn from tables lies, beside them. */
export const KEPT_ENSEMBLES = 'ensembles.json'

/** The rows of every table, and the tables that could not be read as such. */
export function readLayers(layers: readonly Layer[], faults: FaultList): { tables: Tables; broken: Set<TableName> } {
  const known = new Set([...TABLE_NAMES.map(fileOf), 'datapackage.json', 'README.md', KEPT_ENSEMBLES])
  for (const layer of layers)
    for (const file of layer.files.keys())
      if (!known.has(file))
        faults.add(
          worldFault(
            'WORLD_FILE_UNKNOWN',
            { file, tables: TABLE_NAMES.map(fileOf).join(', ') },
            { file: `${layer.name}/${file}` },
          ),
        )
  const tables = {} as Record<TableName, readonly Row[]>
  const broken = new Set<TableName>()
  for (const name of TABLE_NAMES) {
    const schema: TableSchema = TABLES[name]
    const rows = new Map<string, Row>()
    let given = false
    for (const [l, layer] of layers.entries()) {
      const text = layer.files.get(fileOf(name))
      if (text === undefined) continue
      given = true
      const before = faults.faults.length
      const read = readTable(`${layer.name}/${fileOf(name)}`, text, schema, faults)
      if (read.length === 0 && faults.faults.length > before) broken.add(name)
      for (const row of read) {
        const key = row.key(schema)
        row.layer = l
        row.since = rows.get(key)?.since ?? l
        rows.set(key, row)
      }
    }
    if (!given && !schema.optional) {
      broken.add(name)
      faults.add(worldFault('WORLD_TABLE_MISSING', { table: fileOf(name) }, { file: layers[0]?.name ?? '' }))
    }
    tables[name] = [...rows.values()]
  }
  return { tables, broken }
}

/** Every id that a row points to has to exist; a table that could not be read is reported once, not for every row. */
export function checkReferences(tables: Tables, broken: ReadonlySet<TableName>, faults: FaultList): void {
  const ids = new Map<string, Set<string>>()
  const idsOf = (table: string): Set<string> => {
    const found = ids.get(table) ?? new Set(tables[table as TableName].map((row) => row.text('id')))
    ids.set(table, found)
    return found
  }
  for (const name of TABLE_NAMES) {
    const schema: TableSchema = TABLES[name]
    for (const [column, rule] of Object.entries(schema.columns)) {
      if (rule.kind !== 'ref' || broken.has(rule.to as TableName)) continue
      for (const row of tables[name]) {
        const id = row.optional(column)
        if (id === undefined || idsOf(rule.to).has(id)) continue
        faults.add(
          worldFault(
            'ID_UNKNOWN',
            {
              id,
              table: fileOf(rule.to as TableName),
              suggestion: suggested(id, idsOf(rule.to), fileOf(rule.to as TableName)),
            },
            { file: row.file, line: row.line, column },
          ),
        )
      }
    }
  }
}
