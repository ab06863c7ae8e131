import { toCsv, toParquet, type DataTable, type StudyId, type StudyResult } from '../studies/index.ts'
import { InputError, meant } from '../world/index.ts'
import { libraryFault } from './library-fault.ts'

/** A value of a cell: an id or a text, a number in the unit of its column, or nothing. */
export type Cell = string | number | null

/** What a study answers. */
export class Answer<K extends StudyId = StudyId> {
  /** As `--json` prints it; `ytterby schema RESULT` describes each field, with its unit. `summary` says it in words, in English (`en`) and Japanese (`ja`). */
  readonly result: StudyResult<K>
  /** The same as tables of plain values. */
  readonly tables: readonly DataTable[]

  /** Made by `Model.ask`. */
  constructor(result: StudyResult<K>, tables: readonly DataTable[]) {
    this.result = result
    this.tables = tables
  }

  /**
   * A table as one object a row, by the names of its columns.
   *
   * @throws InputError if there is no such table in this answer
   */
  rows(table: string): Record<string, Cell>[] {
    const { columns, rows } = this.tableOf(table)
    return rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at] ?? null])))
  }

  /**
   * A table as CSV with a line of headers. A text that a spreadsheet would run as a formula has an apostrophe before it.
   *
   * @throws InputError if there is no such table in this answer
   */
  csv(table: string): string {
    return toCsv(this.tableOf(table))
  }

  /**
   * A table as a Parquet file.
   *
   * @throws InputError if there is no such table in this answer
   */
  parquet(table: string): Uint8Array {
    return toParquet(this.tableOf(table))
  }

  private tableOf(name: string): DataTable {
    const found = this.tables.find((table) => table.name === name)
    if (found !== undefined) return found
    const known = this.tables.map((table) => table.name)
    throw new InputError([
      libraryFault('RESULT_TABLE_UNKNOWN', { name, meant: meant(name, known), known: known.join(', ') }),
    ])
  }
}
