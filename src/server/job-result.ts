import { toJson, type DataTable } from '../studies/index.ts'

/** What was found: its JSON, in the bytes in which it is sent, and its tables. */
export interface JobResult {
  readonly json: Uint8Array<ArrayBuffer>
  readonly tables: () => readonly DataTable[]
  readonly bytes: number
}

/** Keeps an answer as its JSON, from which its tables are made, and with it tables that cannot be made from that. */
export function asJson<T>(
  answer: T,
  tables: (answer: T) => readonly DataTable[],
  others: readonly DataTable[] = [],
): JobResult {
  const json = new Uint8Array(Buffer.from(toJson(answer)))
  const cells = others.reduce((sum, { columns, rows }) => sum + columns.length * rows.length, 0)
  return {
    json,
    tables: () => [...tables(JSON.parse(new TextDecoder().decode(json)) as T), ...others],
    bytes: json.byteLength + 8 * cells,
  }
}
