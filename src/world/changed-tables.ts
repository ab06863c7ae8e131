import type { Layer } from './layers.ts'
import { fileOf, TABLE_NAMES, TABLES, type TableName, type Tables } from './schema.ts'
import { columnsOf, type Row, type TableSchema } from './table.ts'

/** A row that two worlds do not have alike. */
interface RowChange {
  /** What names the row, as addresses have it. */
  readonly row: string
  readonly how: 'changed' | 'added' | 'removed'
  /** Cells that differ, before and after; none of a row that is new or gone. */
  readonly cells: readonly { readonly column: string; readonly before: string; readonly after: string }[]
}

export interface TableChange {
  readonly table: TableName
  readonly rows: readonly RowChange[]
}

/** Tables in which two worlds differ, and their rows that do. The order of rows and what stands below what does not count. */
export function tableChanges(before: Tables, after: Tables): TableChange[] {
  return TABLE_NAMES.flatMap((table) => {
    const schema: TableSchema = TABLES[table]
    const [then, now] = [byKey(before[table], schema), byKey(after[table], schema)]
    const rows = [...new Set([...then.keys(), ...now.keys()])].flatMap((row): RowChange[] => {
      const [one, other] = [then.get(row), now.get(row)]
      if (one === undefined || other === undefined)
        return [{ row, how: one === undefined ? 'added' : 'removed', cells: [] }]
      const cells = columnsOf(schema)
        .map((column) => ({ column, before: one.text(column), after: other.text(column) }))
        .filter((cell) => cell.before !== cell.after)
      return cells.length === 0 ? [] : [{ row, how: 'changed', cells }]
    })
    return rows.length === 0 ? [] : [{ table, rows }]
  })
}

const byKey = (rows: readonly Row[], { key }: TableSchema): Map<string, Row> =>
  new Map(rows.map((row) => [key.map((column) => row.text(column)).join('|'), row]))

/** A world with one of its tables as another has it, in one layer: what follows is what that table does. */
export function withTableOf(table: TableName, other: Tables, tables: Tables): Layer {
  const files = TABLE_NAMES.map((name) => [name, (name === table ? other : tables)[name]] as const)
  return {
    name: table,
    files: new Map(
      files.flatMap(([name, rows]) => (rows.length === 0 ? [] : [[fileOf(name), csvOf(TABLES[name], rows)] as const])),
    ),
  }
}

function csvOf(schema: TableSchema, rows: readonly Row[]): string {
  const written = new Set(rows.flatMap((row) => row.entries().map(([column]) => column)))
  const columns = columnsOf(schema).filter((column) => written.has(column))
  return [columns, ...rows.map((row) => columns.map((column) => row.text(column)))]
    .map((cells) => `${cells.map(quoted).join(',')}\n`)
    .join('')
}

const quoted = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
