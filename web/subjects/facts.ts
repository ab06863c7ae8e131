import type { WorldTable } from '../model/protocol.ts'
import type { BaselineResult } from '../../src/studies/index.ts'
import type { TableName } from '../../src/world/index.ts'

/** Which row of which table: what an address holds. */
export interface RowName {
  readonly table: TableName
  /** Values of the key columns, joined by `|`. */
  readonly row: string
}

export interface Entry extends RowName {
  readonly cells: Readonly<Record<string, string>>
}

/** A row that rests on another one, and the column by which it does. */
export interface Use extends RowName {
  readonly column: string
}

/** All tables, by name and key, with who rests on whom. */
export interface Book {
  readonly tables: ReadonlyMap<TableName, WorldTable>
  readonly entries: ReadonlyMap<TableName, ReadonlyMap<string, Entry>>
  /** By `nameOf` a row: the rows that name it. */
  readonly uses: ReadonlyMap<string, readonly Use[]>
}

/** A number of a row with its range; without numbers: nobody publishes one. */
export interface RowFigure {
  readonly column: string
  readonly range: { readonly value: number; readonly low: number; readonly high: number } | undefined
  readonly unit: string
  readonly source: string
}

export type Fit = BaselineResult['fits'][number]

const SEPARATOR = '|'
const nameOf = ({ table, row }: RowName): string => `${table} ${row}`

/** The rows of a table by their keys. */
export const entriesOf = (table: WorldTable): ReadonlyMap<string, Entry> =>
  new Map(
    table.rows.map((values) => {
      const cells = Object.fromEntries(table.columns.map(({ name }, c) => [name, values[c] ?? '']))
      const row = table.key.map((column) => cells[column]).join(SEPARATOR)
      return [row, { table: table.name, row, cells }]
    }),
  )

export function readBook(tables: readonly WorldTable[]): Book {
  const entries = new Map(tables.map((table) => [table.name, entriesOf(table)]))
  const book = { tables: new Map(tables.map((table) => [table.name, table])), entries, uses: new Map<string, Use[]>() }
  for (const rows of entries.values())
    for (const entry of rows.values()) {
      const seen = new Set<string>()
      for (const { column, name } of namedBy(book, entry)) {
        const key = nameOf(name)
        if (seen.has(key) || key === nameOf(entry)) continue
        seen.add(key)
        const known = book.uses.get(key)
        const use = { table: entry.table, row: entry.row, column }
        if (known === undefined) book.uses.set(key, [use])
        else known.push(use)
      }
    }
  return book
}

export const entryOf = (book: Book, { table, row }: { table: string; row: string }): Entry | undefined =>
  book.entries.get(table as TableName)?.get(row)

export const rowsOf = (book: Book, table: TableName): readonly Entry[] => [...(book.entries.get(table)?.values() ?? [])]

export const usesOf = (book: Book, name: RowName): readonly Use[] => book.uses.get(nameOf(name)) ?? []

/** A piece of a cell: plain, or the name of another row. */
export interface Piece {
  readonly text: string
  readonly name?: RowName
}

/** A cell taken apart into names of rows and what stands between them. */
export function piecesOf(book: Book, entry: Entry, column: string): Piece[] {
  const text = entry.cells[column] ?? ''
  if (text === '') return []
  const to = book.tables.get(entry.table)?.columns.find(({ name }) => name === column)?.to
  const named = (table: TableName, row: string): Piece =>
    book.entries.get(table)?.has(row) === true ? { text: row, name: { table, row } } : { text: row }
  if (to !== undefined) return [named(to, text)]
  if (entry.table === 'observations' && column === 'materials')
    return text.split(/\s+/).map((word) => named('materials', word))
  if (entry.table === 'recipes' && column === 'material') return [named('materials', text)]
  if (column === 'note')
    return text.split(SOURCE_IN_NOTE).flatMap((part) => {
      if (part === '') return []
      // Only ids with a hyphen: the one without is the word "judgement".
      const piece = named('sources', part)
      return [part.includes('-') ? piece : { text: part }]
    })
  return [{ text }]
}
const SOURCE_IN_NOTE = /([A-Za-z0-9]+(?:-[A-Za-z0-9]+)+)/

function namedBy(book: Book, entry: Entry): { column: string; name: RowName }[] {
  return Object.keys(entry.cells).flatMap((column) =>
    piecesOf(book, entry, column).flatMap(({ text, name }) => {
      if (name !== undefined) return [{ column, name }]
      // An observation of a stage speaks of all its materials.
      if (column !== 'materials' || !text.startsWith(STAGE)) return []
      return [...(book.entries.get('materials')?.values() ?? [])]
        .filter(({ cells }) => cells['stage'] === text.slice(STAGE.length))
        .map(({ table, row }) => ({ column, name: { table, row } }))
    }),
  )
}
const STAGE = 'stage:'

/** Columns of two tables that say the same word without one being a list of it. */
const SHARED: readonly { readonly table: TableName; readonly columns: readonly string[]; readonly with: TableName }[] =
  [
    { table: 'sectors', columns: ['profile'], with: 'steps' },
    { table: 'steps', columns: ['profile'], with: 'sectors' },
    { table: 'steps', columns: ['profile'], with: 'steps' },
    { table: 'routes', columns: ['from', 'to'], with: 'routes' },
    { table: 'operations', columns: ['site'], with: 'operations' },
    { table: 'demand', columns: ['place', 'sector'], with: 'demand' },
  ]

/** Rows that belong to this one without naming it: steps of its profile, other goods on the same way. */
export function kinOf(book: Book, entry: Entry): readonly Use[] {
  return SHARED.filter(({ table }) => table === entry.table).flatMap(({ columns, with: other }) =>
    rowsOf(book, other)
      .filter(
        ({ table, row, cells }) =>
          !(table === entry.table && row === entry.row) &&
          columns.every((column) => cells[column] === entry.cells[column]),
      )
      .map(({ table, row }) => ({ table, row, column: columns.join(' ') })),
  )
}

/** Columns that a figure takes up, its own and both ends. */
export const figureColumns = (table: WorldTable): ReadonlySet<string> =>
  new Set(table.figures.flatMap(({ name, low, high }) => [name, low, high]))

export function figuresOf(book: Book, entry: Entry): RowFigure[] {
  const { cells } = entry
  // A second figure that is blank does not apply to the row; a blank main figure is one that nobody publishes.
  const figures = (book.tables.get(entry.table)?.figures ?? []).filter(
    ({ name }) => name === 'value' || (cells[name] ?? '') !== '',
  )
  return figures.map(({ name, low, high, unit }) => ({
    column: name,
    range:
      (cells[name] ?? '') === ''
        ? undefined
        : {
            value: Number(cells[name]),
            low: Number(cells[low]),
            high: Number(cells[high]),
          },
    // A site without a published capacity may have no unit either.
    unit: typeof unit === 'string' ? unit : (cells[unit.column] ?? ''),
    source: (name.endsWith('_musd') ? cells['value_source'] : cells['source']) ?? '',
  }))
}

/** The row that a comparison of the baseline with the facts speaks of. */
export function rowOfFit({ kind, what, place, partner, materials }: Fit): RowName {
  if (kind === 'operation') {
    const [site = '', process = '', feed = ''] = what.split(' ')
    return { table: 'operations', row: [site, process, feed].join(SEPARATOR) }
  }
  if (kind === 'route') return { table: 'routes', row: [materials[0], partner, place].join(SEPARATOR) }
  if (kind === 'demand') return { table: 'demand', row: [place, what.split(' ')[0], materials[0]].join(SEPARATOR) }
  return { table: 'observations', row: what }
}

export const fitsByRow = (fits: readonly Fit[]): ReadonlyMap<string, Fit> =>
  new Map(fits.map((fit) => [nameOf(rowOfFit(fit)), fit]))

export const fitOf = (fits: ReadonlyMap<string, Fit>, name: RowName): Fit | undefined => fits.get(nameOf(name))

/** Where the baseline lies against what a source says; the ends count as within, give or take rounding. */
export function standing({ value, low, high, fitted, normalizedResidual }: Fit): 'same' | 'within' | 'above' | 'below' {
  if (fitted > high * (1 + ROUNDING)) return 'above'
  if (fitted < low * (1 - ROUNDING)) return 'below'
  return Math.abs(normalizedResidual) < 0.05 || Math.abs(fitted - value) <= ROUNDING * Math.abs(value)
    ? 'same'
    : 'within'
}
const ROUNDING = 1e-3

/** Rows of which some cell, or some name in it, holds every word that is looked for. */
export function found(book: Book, table: TableName, find: string, spoken: (entry: Entry) => string): readonly Entry[] {
  const words = find.toLowerCase().split(/\s+/).filter(Boolean)
  const rows = rowsOf(book, table)
  if (words.length === 0) return rows
  return rows.filter((entry) => {
    const text = `${Object.values(entry.cells).join(' ')} ${spoken(entry)}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
