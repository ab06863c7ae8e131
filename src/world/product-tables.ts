import type { FaultList } from './fault.ts'
import { byId, named } from './named-rows.ts'
import { fileOf, type Tables } from './schema.ts'
import { suggested } from './suggest.ts'
import type { OtherWords, Product, World } from './world.ts'
import { worldFault, word } from './world-fault.ts'

/** What companies make, what is in it, and what their lists call things. */
export const productTablesOf = (tables: Tables): Pick<World, 'products' | 'words'> => ({
  products: byId<Product>(
    tables.products.map((row) => ({
      ...named(row),
      counted: row.text('counted'),
      countedJa: row.text('counted_ja'),
      sector: row.text('sector'),
      bill: tables.bills
        .filter((part) => part.text('product') === row.text('id'))
        .map((part) => ({ material: part.text('material'), grams: part.figure() })),
    })),
  ),
  words: tables.words.map((row) => ({
    table: row.text('table') as OtherWords['table'],
    row: row.text('row'),
    words: row
      .text('words')
      .split(';')
      .map((one) => one.trim())
      .filter(Boolean),
  })),
})

/** What bills are counted in. */
const PER_UNIT = 'g/unit'

/** What rows of bills and words can still get wrong: their unit, and rows that are not there. */
export function checkProductTables(world: World, tables: Tables, faults: FaultList): void {
  for (const row of tables.bills)
    if (row.text('unit') !== PER_UNIT)
      faults.add(
        worldFault(
          'WORLD_UNIT_MISMATCH',
          { of: word('bill'), unit: row.text('unit'), expected: PER_UNIT },
          { file: row.file, line: row.line, column: 'unit' },
        ),
      )
  for (const row of tables.words) {
    const table = row.text('table') as OtherWords['table']
    // Columns are those of a company's file, which no world knows.
    if (table === 'columns' || world[table].has(row.text('row'))) continue
    faults.add(
      worldFault(
        'ID_UNKNOWN',
        {
          id: row.text('row'),
          table: fileOf(table),
          suggestion: suggested(row.text('row'), world[table].keys(), fileOf(table)),
        },
        { file: row.file, line: row.line, column: 'row' },
      ),
    )
  }
}
