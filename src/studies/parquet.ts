import { parquetWriteBuffer } from 'hyparquet-writer'
import type { DataTable } from './tables.ts'

/** Columns of numbers are named with their unit; where a table has no value in one, the name decides. */
const NAMED_AS_NUMBER = /_(t|months|musd|usd_per_kg)$/

/** Parquet of a table: numbers as DOUBLE, all else as STRING, blanks as null. */
export function toParquet({ columns, rows }: DataTable): Uint8Array<ArrayBuffer> {
  const columnData = columns.map((name, i) => {
    const data = rows.map((row) => row[i] ?? null)
    const given = data.find((value) => value !== null)
    const number = given === undefined ? NAMED_AS_NUMBER.test(name) : typeof given === 'number'
    return { name, data, type: number ? ('DOUBLE' as const) : ('STRING' as const), nullable: true }
  })
  return new Uint8Array(parquetWriteBuffer({ columnData }))
}
