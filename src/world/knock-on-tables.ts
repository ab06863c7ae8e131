import { quantity, type MillionUsdPerYear } from '../quantity/index.ts'
import type { Row } from './table.ts'
import type { Tables } from './schema.ts'
import type { Economy, Industry, Multiplier, SectorPart, World } from './world.ts'

const money = (row: Row, column: string): MillionUsdPerYear => quantity<'MUSD/yr'>(row.number(column))

/** What follows from a loss is worked out by: industries, input-output tables, multipliers, and what sectors belong to. */
export function knockOnTablesOf(
  tables: Tables,
): Pick<World, 'industries' | 'economies' | 'multiplier' | 'industriesOf'> {
  const multipliers = new Map<string, Multiplier>(
    tables.multipliers.map((row) => [
      `${row.text('place')} ${row.text('industry')}`,
      { multiple: row.figure(), ownInputShare: quantity<'share'>(row.number('own_input_share')) },
    ]),
  )
  const parts = new Map<string, SectorPart[]>()
  for (const row of tables.concordance) {
    const sector = row.text('sector')
    parts.set(sector, [...(parts.get(sector) ?? []), { industry: row.text('industry'), share: row.ranged('share') }])
  }
  return {
    industries: new Map(
      tables.industries.map((row): [string, Industry] => [
        row.text('id'),
        {
          id: row.text('id'),
          name: row.text('name'),
          nameJa: row.text('name_ja'),
          manufacturing: row.text('manufacturing') === 'yes',
        },
      ]),
    ),
    economies: economiesOf(tables),
    multiplier: (place, industry) => multipliers.get(`${place} ${industry}`),
    industriesOf: (sector) => parts.get(sector) ?? [],
  }
}

/** Industries stand in the order of their ids, so that the order of rows decides nothing. */
function economiesOf(tables: Tables): Map<string, Economy> {
  const economies = new Map<string, Economy>()
  for (const place of new Set(tables.accounts.map((row) => row.text('place')))) {
    const rows = tables.accounts
      .filter((row) => row.text('place') === place)
      .sort((a, b) => (a.text('industry') < b.text('industry') ? -1 : 1))
    const index = new Map(rows.map((row, i) => [row.text('industry'), i]))
    economies.set(place, {
      year: rows[0]?.text('date') ?? '',
      accounts: rows.map((row) => ({
        industry: row.text('industry'),
        output: money(row, 'output_musd'),
        valueAdded: money(row, 'industry_value_added_musd'),
        exports: money(row, 'exports_musd'),
        imports: money(row, 'imports_musd'),
      })),
      inputs: tables.inputs
        .filter((row) => row.text('place') === place)
        .flatMap((row) => {
          const seller = index.get(row.text('seller'))
          const buyer = index.get(row.text('buyer'))
          // A row of an industry without accounts is a fault, which check-knock-on.ts finds.
          return seller === undefined || buyer === undefined ? [] : [{ seller, buyer, value: money(row, 'value_musd') }]
        }),
    })
  }
  return economies
}
