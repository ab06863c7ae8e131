import { parquetWriteBuffer } from 'hyparquet-writer'
import type { DataTable } from './tables.ts'

/** Parquet of a table: numbers as DOUBLE, all else as STRING, blanks as null. What a column holds is declared, or its first value says it. */
export function toParquet({ columns, numbers, rows }: DataTable): Uint8Array<ArrayBuffer> {
  const columnData = columns.map((name, i) => {
    const data = rows.map((row) => row[i] ?? null)
    const isNumber = numbers?.includes(name) ?? typeof data.find((value) => value !== null) === 'number'
    return { name, data, type: isNumber ? ('DOUBLE' as const) : ('STRING' as const), nullable: true }
  })
  return new Uint8Array(parquetWriteBuffer({ columnData }))
}
