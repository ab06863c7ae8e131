import { columnsOf, TABLES, type TableName } from '../../../src/world/index.ts'

/**
 * One bad input: what is written, what is asked, what a good program answers. `$` in an argument is the folder that the
 * files lie in.
 */
export interface Attack {
  readonly name: string
  readonly files?: Readonly<Record<string, string | Uint8Array>>
  readonly args: readonly string[]
  /** Code of the first fault (exit code 1), or another exit code. */
  readonly expect: string | number
  /** What the answer has to say besides. */
  readonly says?: string | RegExp
}

/** Attacks on one part of what is read, by its name. */
export type Attacks = Readonly<Record<string, readonly Attack[]>>

const USUAL: Readonly<Record<string, string>> = { date: '2024', source: 'case', confidence: 'high' }

/** Rows of a table, by column: what is left out is blank, but for where a figure comes from; a range is its value. */
export function rowsOf(table: TableName, ...rows: readonly Readonly<Record<string, string | number>>[]): string {
  const columns = columnsOf(TABLES[table])
  const cellOf = (row: Readonly<Record<string, string | number>>, column: string): string => {
    const base = column.replace(/_(low|high)$/, '')
    const own = column === 'low' || column === 'high' ? row['value'] : row[base]
    const text = String(row[column] ?? own ?? USUAL[column] ?? '')
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return `${[columns.join(','), ...rows.map((row) => columns.map((column) => cellOf(row, column)).join(','))].join('\n')}\n`
}
