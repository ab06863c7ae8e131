import {
  columnsOf,
  rangeColumn,
  readTables,
  TABLE_NAMES,
  TABLES,
  type Layer,
  type TableSchema,
} from '../../src/world/index.ts'
import type { WorldTable } from './protocol.ts'

/** Every table of a world as it was read, with what its columns are. */
export function worldTables(layers: readonly Layer[]): WorldTable[] {
  const tables = readTables(layers)
  return TABLE_NAMES.map((name) => {
    const schema: TableSchema = TABLES[name]
    const columns = columnsOf(schema)
    return {
      name,
      title: schema.title,
      key: [...schema.key],
      figures: Object.entries(schema.ranged).map(([figure, { unit }]) => ({
        name: figure,
        low: rangeColumn(figure, 'low'),
        high: rangeColumn(figure, 'high'),
        unit,
      })),
      columns: columns.map((column) => {
        const known = schema.columns[column]
        const to = known?.kind === 'ref' ? TABLE_NAMES.find((other) => other === known.to) : undefined
        return {
          name: column,
          title: known?.title ?? column.replaceAll('_', ' '),
          number: known === undefined || known.kind === 'number',
          ...(to === undefined ? {} : { to }),
        }
      }),
      rows: tables[name].map((row) => {
        const cells = new Map(row.entries())
        return columns.map((column) => cells.get(column) ?? '')
      }),
    }
  })
}
