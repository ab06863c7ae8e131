import { parse } from 'csv-parse/sync'
import type { Layer } from '../../src/world/index.ts'

/** A CSV file as cells. */
export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A file that a question hands in besides the tables. */
export interface Paper {
  readonly kind: 'scenario' | 'path' | 'company'
  readonly file: string
  readonly text: string
}

/** Everything that a question is answered from, as texts: transforms change nothing else. */
export interface Holdings {
  readonly layers: readonly Layer[]
  readonly papers: Readonly<Record<string, Paper>>
  /** Ids that questions name themselves: as they were called first -> as they are called here. */
  readonly ids: ReadonlyMap<string, string>
}

export const idIn = ({ ids }: Holdings, id: string): string => ids.get(id) ?? id

export function readCsv(text: string): Table {
  const [columns = [], ...rows] = parse(text, { bom: true, skip_empty_lines: true })
  return { columns, rows }
}

const cell = (text: string): string => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

export const writeCsv = ({ columns, rows }: Table): string =>
  [columns, ...rows].map((row) => row.map(cell).join(',')).join('\n') + '\n'

/** Changes the tables of every layer; other files stay. */
export const changeTables = (holdings: Holdings, change: (name: string, table: Table) => Table): Holdings => ({
  ...holdings,
  layers: holdings.layers.map(({ name, files }) => ({
    name,
    files: new Map(
      [...files].map(([file, text]) =>
        file.endsWith('.csv') ? [file, writeCsv(change(file.slice(0, -4), readCsv(text)))] : [file, text],
      ),
    ),
  })),
})

export const changePapers = (holdings: Holdings, change: (paper: Paper) => string): Holdings => ({
  ...holdings,
  papers: Object.fromEntries(
    Object.entries(holdings.papers).map(([name, paper]) => [name, { ...paper, text: change(paper) }]),
  ),
})

/** The table as it counts: later layers replace rows of the same key in earlier ones. Missing: undefined. */
export function tableOf({ layers }: Holdings, name: string): Table | undefined {
  const found = layers.flatMap(({ files }) => files.get(`${name}.csv`) ?? [])
  return found.length === 1 ? readCsv(found[0] ?? '') : undefined
}

export const at = (table: Table, row: readonly string[], column: string): string =>
  row[table.columns.indexOf(column)] ?? ''

export const withCells = (
  table: Table,
  row: readonly string[],
  cells: Readonly<Record<string, string>>,
): readonly string[] => row.map((text, c) => cells[table.columns[c] ?? ''] ?? text)
