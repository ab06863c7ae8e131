import { describe, expect, it } from 'vitest'
import { headerOf, tablesOf, tableWith, UNITS, type Columns, type ResultTable } from './columns.ts'
import { ensembleTables } from './ensemble/tables.ts'
import { drawTables, fitTables, producersTables } from './hindcast/tables.ts'
import { STUDIES } from './registry.ts'
import { SHARED_COLUMNS } from './shared-columns.ts'

type Tables = readonly ResultTable<never>[]
/** What `columns.ts` of a study holds. */
const columnsOf = async (study: string): Promise<Columns> => {
  const [columns = {}] = Object.values((await import(`./${study}/columns.ts`)) as Readonly<Record<string, Columns>>)
  return columns
}
const tablesByStudy: Readonly<Record<string, Tables>> = {
  ...Object.fromEntries(Object.values(STUDIES).map(({ id, tables }) => [id, tables as Tables])),
  hindcast: [...STUDIES.hindcast.tables, ...fitTables, ...drawTables, ...producersTables],
  ensemble: ensembleTables,
}
const studies = await Promise.all(
  Object.entries(tablesByStudy).map(async ([id, tables]) => [id, { columns: await columnsOf(id), tables }] as const),
)

describe.each(studies)('columns of %s', (_, { columns, tables }) => {
  it('are all in a table', () => {
    const used = new Set(tables.flatMap((table) => Object.keys(table.columns)))
    expect(Object.keys(columns).filter((name) => !used.has(name) && !(name in SHARED_COLUMNS))).toEqual([])
  })

  it('have the unit of an amount in their name, and none that they are not in', () => {
    const wrong = Object.entries(columns).filter(([name, { kind, unit }]) => {
      const suffix = unit === undefined ? '' : UNITS[unit].suffix
      const named = Object.values(UNITS).some((one) => one.suffix !== '' && name.endsWith(one.suffix))
      return kind === 'number' && unit !== 'months' && (!name.endsWith(suffix) || (suffix === '' && named))
    })
    expect(wrong.map(([name]) => name)).toEqual([])
  })

  it.each(['en', 'ja'] as const)('are distinguished by their headers in %s', (language) => {
    for (const table of tables) {
      const headers = Object.values(table.columns).map((column) => headerOf(column, language))
      expect(headers, table.id).toEqual([...new Set(headers)])
      expect(headers.every((header) => header.trim() !== '')).toBe(true)
    }
  })
})

it('shared columns are in tables of several studies', () => {
  const users = (name: string): number =>
    studies.filter(([, { tables }]) => tables.some(({ columns }) => name in columns)).length
  expect(Object.keys(SHARED_COLUMNS).filter((name) => users(name) < 2)).toEqual([])
})

describe('a table of a result', () => {
  const table = tableWith({
    name: { kind: 'text', header: { en: 'name', ja: '名' } },
    mass_t: { kind: 'number', unit: 't', header: { en: 'mass', ja: '質量' } },
    amount_: { kind: 'number', unit: 'number', header: { en: 'amount', ja: '量' } },
  })
  interface Result {
    readonly years: readonly number[]
    readonly things?: readonly { name: string; mass: number | null; amounts: readonly number[] }[]
  }
  const things = table({ id: 'things', rowFor: { en: 'thing', ja: '物' } }, ({ things: all_ }: Result) => all_, {
    name: ({ name }) => name,
    mass_t: ({ mass }) => mass,
    amount_: { names: ({ years }) => years.map((year) => `amount_${year}`), values: ({ amounts }) => amounts },
  })

  it('has a column for each of what a column stands for', () => {
    expect(tablesOf([things], { years: [2027, 2028], things: [{ name: 'a', mass: null, amounts: [1, 2] }] })).toEqual([
      {
        name: 'things',
        columns: ['name', 'mass_t', 'amount_2027', 'amount_2028'],
        numbers: ['mass_t', 'amount_2027', 'amount_2028'],
        rows: [['a', null, 1, 2]],
      },
    ])
  })

  it('is left out where the result has none', () => {
    expect(tablesOf([things], { years: [] })).toEqual([])
  })

  it('has the unit in its headers', () => {
    expect([headerOf(things.columns['mass_t']!, 'en'), headerOf(things.columns['mass_t']!, 'ja')]).toEqual([
      'mass, t',
      '質量（t）',
    ])
  })
})
