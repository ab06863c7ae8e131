import { addAt, at, numberAt } from '../../lists/index.ts'
import { fromBillions, quantity, sumOf, times, type MillionUsdPerYear } from '../../quantity/index.ts'
import type { Economy, Place, World } from '../../world/index.ts'

/**
 * An input-output table as shares, which have no unit: dollars of any year and exchange rate give the same.
 *
 * `orders[i][j]`: part of the output of i that goes to industry j, imports left out. Imports are split off by giving them to all
 * users of a good in proportion.
 */
export interface ShareTable {
  readonly industries: readonly string[]
  readonly manufacturing: readonly boolean[]
  /** In dollars of the world's year: the value added of the table, scaled to the product of the place. */
  readonly valueAdded: readonly MillionUsdPerYear[]
  readonly orders: readonly Float64Array[]
  /** Part of what is used of a good at the place that was made there. */
  readonly domestic: readonly number[]
}

export function shareTable(world: World, place: Place, { accounts, inputs }: Economy): ShareTable {
  const tabled = sumOf(accounts.map(({ valueAdded }) => valueAdded))
  const scale = tabled > 0 ? fromBillions(quantity<'bn USD'>(place.gdp.value)) / tabled : 0
  const domestic = accounts.map(({ output, imports, exports }) => {
    const used = output + imports - exports
    return used > 0 ? Math.max(0, Math.min(1, 1 - imports / used)) : 0
  })
  const orders = accounts.map(() => new Float64Array(accounts.length))
  for (const { seller, buyer, value } of inputs) {
    const { output } = at(accounts, seller)
    if (output > 0) addAt(at(orders, seller), buyer, (value * at(domestic, seller)) / output)
  }
  for (const row of orders) atMostAll(row)
  return {
    industries: accounts.map(({ industry }) => industry),
    manufacturing: accounts.map(({ industry }) => world.industries.get(industry)?.manufacturing ?? false),
    valueAdded: accounts.map(({ valueAdded }) => times(valueAdded, scale)),
    orders,
    domestic,
  }
}

/** Orders add to one output at most. A published table may exceed it where stocks were run down. */
function atMostAll(row: Float64Array): void {
  const all = row.reduce((total, part) => total + part, 0)
  if (all > 1) for (let j = 0; j < row.length; j++) row[j] = numberAt(row, j) / all
}
