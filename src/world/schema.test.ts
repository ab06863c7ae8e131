import { describe, expect, it } from 'vitest'
import { dataPackage } from './datapackage.ts'
import { TABLE_NAMES, TABLES } from './schema.ts'
import { FaultList } from './fault.ts'
import { columnsOf, rangedOf, readTable, type TableSchema } from './table.ts'

interface Field {
  readonly name: string
  readonly unit?: string
  readonly unitField?: string
  readonly constraints: { readonly required: boolean; readonly minimum?: number; readonly maximum?: number }
}
const { resources } = dataPackage() as { resources: { name: string; schema: { fields: Field[] } }[] }

describe.each(TABLE_NAMES)('figures of %s', (name) => {
  const table: TableSchema = TABLES[name]
  const ranged = Object.entries(table.ranged)

  it('have a unit each: one of the column, or one in a column of the row', () => {
    for (const [column, { unit }] of ranged) {
      if (typeof unit === 'string') expect(unit, column).toMatch(/\S/)
      else expect(table.columns[unit.column], column).toBeDefined()
      // A count of months or money cannot be given in the unit of another column.
      const word = /_(months|musd)$/.exec(column)?.[1]
      if (word !== undefined) expect(unit, column).toBe(word === 'months' ? 'months' : 'M USD/yr')
      if (column !== 'value') expect(unit, column).toBeTypeOf('string')
    }
  })

  it('are known by each of their three columns, and no other column is', () => {
    const found = columnsOf(table).map((column) => rangedOf(table, column)?.name)
    expect(found.filter((column) => column !== undefined)).toEqual(ranged.flatMap(([column]) => Array(3).fill(column)))
    for (const column of Object.keys(table.columns)) expect(rangedOf(table, column)).toBeUndefined()
  })

  it('are described in the data package as they are read', () => {
    const fields = resources.find((resource) => resource.name === name)?.schema.fields ?? []
    for (const [column, { unit, optional, min, max }] of ranged)
      for (const part of column === 'value' ? ['value', 'low', 'high'] : [column, `${column}_low`, `${column}_high`]) {
        const field = fields.find((one) => one.name === part)
        expect(field?.unit ?? { column: field?.unitField }, part).toEqual(unit)
        expect(field?.constraints, part).toEqual({
          required: optional !== true,
          ...(min === undefined ? {} : { minimum: min }),
          ...(max === undefined ? {} : { maximum: max }),
        })
      }
  })
})

describe('sources', () => {
  const read = (text: string) => {
    const faults = new FaultList()
    return {
      rows: readTable('sources.csv', text, TABLES.sources, faults),
      codes: faults.faults.map(({ code }) => code),
    }
  }
  const before = 'id,title,publisher,published,url'

  it('may say their terms, the day they were read and where a copy is kept, and do without', () => {
    const said = read(`${before},licence,accessed,archive\npaper,Paper,,,,CC BY 4.0,2025-11-29,\n`)
    expect(said.codes).toEqual([])
    expect(
      said.rows.map((row) => [row.optional('licence'), row.optional('accessed'), row.optional('archive')]),
    ).toEqual(
      [['CC BY 4.0', '2025-11-29', undefined]], // prettier-ignore
    )
    const without = read(`${before}\npaper,Paper,,,\n`)
    expect(without.codes).toEqual([])
    expect(without.rows[0]?.optional('licence')).toBeUndefined()
    // A column that is none is refused as before, and one that must be there is missed.
    expect(read(`${before},license\npaper,Paper,,,,x\n`).codes).toEqual(['TABLE_COLUMN_UNKNOWN'])
    expect(read('id,title,publisher,published,licence\npaper,Paper,,,\n').codes).toEqual(['TABLE_COLUMN_MISSING'])
  })
})
