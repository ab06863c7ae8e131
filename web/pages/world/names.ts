import { nameIn, sayer, WRITING, type Language } from '../../../src/messages/index.ts'
import type { TableName } from '../../../src/world/index.ts'
import { piecesOf, type Book, type Entry, type Piece, type RowName } from '../../subjects/facts.ts'
import { choiceWord, tableWord } from '../../subjects/table-words.ts'
import { worldMessages } from './messages.gen.ts'

/** Columns whose words are translated. */
const CHOSEN = new Set([
  'bloc',
  'region',
  'from_region',
  'to_region',
  'status',
  'confidence',
  'direction',
  'basis',
  'kind',
  'holder',
  'what',
  'quantity',
  'use',
  'tradable',
])

/** What a row is called in a language: its own name, or the names of what its key is made of. */
export function titleOf(book: Book, entry: Entry, lang: Language): string {
  const { table, cells } = entry
  if (table === 'sources') return cells['title'] ?? entry.row
  if (cells['name'] !== undefined) return nameIn(lang, { name: cells['name'], name_ja: cells['name_ja'] ?? '' })
  if (table === 'observations') {
    const at = (column: string): string => spoken(book, entry, column, lang) || sayer(worldMessages, lang)('wholeWorld')
    const where =
      cells['quantity'] === 'trade' || cells['partner'] !== '' ? `${at('partner')} → ${at('place')}` : at('place')
    return joined([
      spoken(book, entry, 'quantity', lang),
      where,
      spoken(book, entry, 'materials', lang),
      cells['date'] ?? '',
    ])
  }
  if (table === 'routes')
    return `${spoken(book, entry, 'from', lang)} → ${spoken(book, entry, 'to', lang)} · ${spoken(book, entry, 'material', lang)}`
  if (table === 'lanes')
    return `${spoken(book, entry, 'from_region', lang)} → ${spoken(book, entry, 'to_region', lang)}`
  const key = book.tables.get(table)?.key ?? []
  return joined(
    key.map((column) => (column === 'id' ? entry.row.replaceAll('-', ' ') : spoken(book, entry, column, lang))),
  )
}

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ')

export function nameOfRow(book: Book, { table, row }: RowName, lang: Language): string {
  const entry = book.entries.get(table)?.get(row)
  return entry === undefined ? row : titleOf(book, entry, lang)
}

/** A cell taken apart as it is read out: names instead of ids, choices in the reader's language. */
export function spokenPieces(book: Book, entry: Entry, column: string, lang: Language): Piece[] {
  const whole = entry.cells[column] ?? ''
  // What a row of other words is of: the table, where it is one.
  if (column === 'table') return [{ text: isTable(book, whole) ? tableWord(whole, lang) : whole }]
  if (CHOSEN.has(column)) return whole === '' ? [] : [{ text: choiceWord(whole, lang) }]
  return piecesOf(book, entry, column).map((piece) => ({ ...piece, text: wordOf(book, piece, lang) }))
}

const isTable = (book: Book, name: string): name is TableName => book.tables.has(name as TableName)

function wordOf(book: Book, { text, name }: Piece, lang: Language): string {
  // A source is cited by its id: titles are long, and notes name it so.
  if (name !== undefined) return name.table === 'sources' ? text : nameOfRow(book, name, lang)
  if (text.startsWith('stage:')) return nameOfRow(book, { table: 'stages', row: text.slice(6) }, lang)
  return text === 'feed' ? choiceWord(text, lang) : text
}

/** What stands between the pieces of a cell: nothing in a text, a comma in a list. */
export const gapOf = (column: string, lang: Language): string =>
  column === 'materials' ? WRITING[lang].commas(['', '']) : ''

export const spoken = (book: Book, entry: Entry, column: string, lang: Language): string =>
  spokenPieces(book, entry, column, lang)
    .map(({ text }) => text)
    .join(gapOf(column, lang))
