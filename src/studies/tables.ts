/** A table of plain values, for CSV: ids and raw numbers, one unit a column. */
export interface DataTable {
  readonly name: string
  readonly columns: readonly string[]
  /** Which of them hold numbers, where that is declared: a column may have no value in it. */
  readonly numbers?: readonly string[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

/** Whether a text is an exact amount, written in digits. */
export const isDecimal = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text)

/** CSV of a table. A text that a spreadsheet would run as a formula is defused with an apostrophe. */
export function toCsv({ columns, rows }: Pick<DataTable, 'columns' | 'rows'>): string {
  const cell = (value: string | number | null): string => {
    if (value === null) return ''
    if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
    const safe = /^[=+\-@\t\r]/.test(value) && !isDecimal(value) ? `'${value}` : value
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  return [columns, ...rows].map((row) => row.map(cell).join(',')).join('\n') + '\n'
}
