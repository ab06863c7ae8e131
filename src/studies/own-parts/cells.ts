/** A list of parts as it came: rows of cells, the same number in each. */
export type Cells = readonly (readonly string[])[]

/**
 * Cells of a text that was pasted from a spreadsheet (tabs) or read from a CSV file (commas or semicolons). Quotes may hold separators and
 * line breaks; a quote that is never closed is a letter like others. Rows and columns of nothing are left out.
 */
export function cellsOf(text: string): Cells {
  const plain = text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
  return tidied(recordsBy(separatorOf(plain), plain))
}

/** The same of values of a sheet. */
export const tidied = (rows: readonly (readonly unknown[])[]): Cells => {
  const cells = rows.map((row) => row.map(textOf))
  const width = cells.reduce((most, row) => Math.max(most, row.length), 0)
  const used = Array.from({ length: width }, (_, c) => c).filter((c) => cells.some((row) => (row[c] ?? '') !== ''))
  return cells.map((row) => used.map((c) => row[c] ?? '')).filter((row) => row.some((cell) => cell !== ''))
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'string') return value.trim()
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** A spreadsheet pastes tabs; of commas and semicolons, whichever is more in the first lines. */
function separatorOf(text: string): string {
  const head = text.split('\n', 20).join('\n')
  if (head.includes('\t')) return '\t'
  const count = (sign: string): number => head.split(sign).length
  return count(';') > count(',') ? ';' : ','
}

function recordsBy(separator: string, text: string): string[][] {
  const records: string[][] = [[]]
  let cell = ''
  let from = 0
  const end = (): void => {
    records.at(-1)?.push(cell)
    cell = ''
  }
  while (from < text.length) {
    const sign = text[from]
    if (sign === '"' && cell.trim() === '') {
      const quoted = quotedFrom(text, from)
      if (quoted !== undefined) {
        cell = quoted.cell
        from = quoted.next
        continue
      }
    }
    if (sign === separator) end()
    else if (sign === '\n') {
      end()
      records.push([])
    } else cell += sign
    from++
  }
  end()
  return records
}

/** What a quote at a place holds, and where it ends. */
function quotedFrom(text: string, start: number): { readonly cell: string; readonly next: number } | undefined {
  for (let close = text.indexOf('"', start + 1); close >= 0; close = text.indexOf('"', close + 2))
    if (text[close + 1] !== '"') return { cell: text.slice(start + 1, close).replaceAll('""', '"'), next: close + 1 }
  return undefined
}
