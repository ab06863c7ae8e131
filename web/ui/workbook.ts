import writeWorkbook, { type Row, type Sheet } from 'write-excel-file/browser'
import type { Language } from '../../src/messages/index.ts'
import type { TitledTable } from './shown-tables.ts'
import { headIn, type FigureTable } from './table.ts'

/** A spreadsheet: a sheet that says what it is, then one for each table. */
export async function workbookOf(about: About, tables: readonly TitledTable[], lang: Language): Promise<Blob> {
  const named = sheetNames([about.name, ...tables.map(({ title }) => title)])
  const [first = about.name, ...names] = named
  const cover: Sheet<Blob> = {
    sheet: first,
    data: [
      ...about.lines.map(([what, text]): Row => [bold(what), asText(text)]),
      [],
      about.heads.map(bold),
      ...tables.map(({ title, source }, i): Row => [asText(names[i] ?? ''), asText(title), asText(source)]),
    ],
    columns: [{ width: 24 }, { width: 60 }, { width: 80 }],
  }
  return writeWorkbook([
    cover,
    ...tables.map(({ table }, i): Sheet<Blob> => ({
      sheet: names[i] ?? '',
      data: rowsOf(table, lang),
      columns: table.columns.map(({ align }) => ({ width: align === 'right' ? 16 : 28 })),
      stickyRowsCount: 1,
    })),
  ]).toBlob()
}

interface About {
  /** Of its sheet. */
  readonly name: string
  readonly lines: readonly (readonly [what: string, text: string])[]
  /** Above the list of the other sheets: sheet, table, source. */
  readonly heads: readonly string[]
}

const bold = (text: string): Row[number] => ({ value: text, type: String, fontWeight: 'bold', wrap: true })
/** A cell takes no more. */
const MOST_LETTERS = 32_767

/** A text stays one, whatever it begins with. */
const asText = (text: string): Row[number] => ({ value: text.slice(0, MOST_LETTERS), type: String })

const rowsOf = ({ columns, rows }: FigureTable, lang: Language): Row[] => [
  columns.map((column) => bold(headIn(column, lang))),
  ...rows.map((row) =>
    row.map(({ text, value = text }): Row[number] => {
      if (value === null) return null
      if (typeof value === 'string') return asText(value)
      return Number.isFinite(value) ? { value, type: Number } : null
    }),
  ),
]

/** What a spreadsheet refuses in the name of a sheet, and how long one may be. */
const REFUSED = /[[\]:*?/\\\p{Cc}]/gu
const LONGEST = 31

/** Names that a spreadsheet takes: without what it refuses, short, and each once, whatever their case. */
export function sheetNames(titles: readonly string[]): string[] {
  const taken = new Set<string>(['history'])
  return titles.map((title) => {
    const plain =
      title
        .replaceAll(REFUSED, ' ')
        .replaceAll(/\s+/g, ' ')
        .replaceAll(/^['\s]+|['\s]+$/g, '') || '-'
    for (let n = 1; ; n += 1) {
      const end = n === 1 ? '' : ` ${n}`
      const name = shortened(plain, LONGEST - end.length) + end
      if (taken.has(name.toLowerCase())) continue
      taken.add(name.toLowerCase())
      return name
    }
  })
}

/** Whole characters until a number of UTF-16 units is reached; it does not end in what a name may not end in. */
function shortened(text: string, units: number): string {
  let kept = ''
  for (const letter of text) {
    if (kept.length + letter.length > units) break
    kept += letter
  }
  return kept.replaceAll(/['\s]+$/g, '') || '-'
}
