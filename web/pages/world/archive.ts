import { toCsv } from '../../../src/studies/light.ts'
import type { WorldTable } from '../../model/protocol.ts'

/** Words of the archive in the reader's language. */
export interface ArchiveWords {
  /** Above the columns of the codebook. */
  readonly heads: readonly string[]
  readonly table: (table: WorldTable) => string
  readonly column: (name: string) => string
  readonly unit: (unit: string) => string
  /** What the file is, for somebody who finds it a year later. */
  readonly about: string
}

/** All tables as they were read, a codebook, and a Data Package that says the same to programs. */
export async function archiveOf(tables: readonly WorldTable[], words: ArchiveWords): Promise<Blob> {
  const [{ default: Zip }, { dataPackage }] = await Promise.all([
    import('jszip'),
    import('../../../src/world/index.ts'),
  ])
  const zip = new Zip()
  for (const { name, columns, rows } of tables)
    zip.file(`${name}.csv`, toCsv({ columns: columns.map((column) => column.name), rows }))
  zip.file('codebook.csv', toCsv({ columns: words.heads, rows: tables.flatMap((table) => codesOf(table, words)) }))
  zip.file('datapackage.json', `${JSON.stringify(dataPackage(headersOf(tables)), null, 2)}\n`)
  zip.file('README.txt', `${words.about}\n`)
  return zip.generateAsync({ type: 'blob', compression: 'DEFLATE' })
}

const headersOf = (tables: readonly WorldTable[]): Partial<Record<WorldTable['name'], readonly string[]>> =>
  Object.fromEntries(tables.map(({ name, columns }) => [name, columns.map((column) => column.name)]))

/** A row for each column: its table, name, what it is, whether it holds numbers, their unit, the table whose rows it names. */
const codesOf = (table: WorldTable, words: ArchiveWords): string[][] =>
  table.columns.map(({ name, title, number, to }) => {
    const figure = table.figures.find(({ name: own, low, high }) => [own, low, high].includes(name))
    const unit =
      figure === undefined ? '' : typeof figure.unit === 'string' ? words.unit(figure.unit) : `→ ${figure.unit.column}`
    return [table.name, words.table(table), name, words.column(name), title, number ? '0' : 'A', unit, to ?? '']
  })
