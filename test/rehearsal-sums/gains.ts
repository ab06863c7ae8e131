import type { RecipeGood, Rehearsal, Round } from './json.ts'
import { outcomesOf } from './orders.ts'
import { amountOf, type Faults, keyOf, KG, SHARE, sum } from './sums.ts'

/** Worth of all that is taken, gains from trade, and what no other result can have on top. */
export function checkGains(result: Rehearsal, round: Round, faults: Faults): void {
  const { terms } = result
  faults.same(
    'traded',
    round.traded,
    sum(round.fills.filter(({ side }) => side === 'buy').map((one) => -amountOf(one))),
  )
  const priceAt = new Map(round.prices.map((one) => [keyOf(one), one.price]))
  // What is sold and bought at the limits of orders: what they received less what they gained.
  const atLimits = [
    ...[...outcomesOf(round).values()].map(({ gain, received }) => gain - received),
    ...round.routes.map(({ tonnes, freight }) => -KG * tonnes * freight),
    ...round.residuals.map((one) =>
      one.kind === 'waste' ? -KG * one.tonnes * terms.wasteCost : KG * one.tonnes * (priceAt.get(keyOf(one)) ?? NaN),
    ),
  ]
  const gains = sum(atLimits)
  faults.same('gains', round.certificate.gains, gains)
  checkGap(result, round, gains, faults)
}

/**
 * What no other result can have on top, by weak duality: at prices that leave no way a gain, none has more than all orders by themselves would.
 */
function checkGap(
  { terms, grades }: Rehearsal,
  round: Round,
  gains: { readonly total: number; readonly size: number },
  faults: Faults,
): void {
  const priceAt = new Map(round.prices.map((one) => [keyOf(one), one.price]))
  const boundAt = new Map(round.bounds.map((one) => [keyOf(one), one.price]))
  const bound = (material: string, grade: string, place: string): number =>
    boundAt.get(keyOf({ material, grade, place })) ?? NaN
  for (const { material, grade, place, price } of round.bounds) {
    faults.holds(price >= -terms.wasteCost, `the bound at ${material} ${place} is below the cost of waste`)
    for (const { from, to, freight } of terms.lanes)
      if (from === place)
        faults.holds(bound(material, grade, to) <= price + freight + SHARE, `a way from ${from} to ${to} leaves a gain`)
    const looser = grades[grades.indexOf(grade) + 1]
    if (looser !== undefined)
      faults.holds(bound(material, looser, place) <= price, `a looser grade of ${material} is dearer in ${place}`)
  }
  const alone = [
    ...round.orders.map(({ side, limit, tonnes, ...goods }) => {
      const over = (side === 'sell' ? 1 : -1) * ((boundAt.get(keyOf(goods)) ?? NaN) - limit)
      return KG * tonnes * Math.max(0, over)
    }),
    ...round.conversions.map(({ place, recipes, tonnes }) => {
      const worth = (list: readonly RecipeGood[]): number =>
        list.reduce((all, { material, grade, perTonne }) => all + perTonne * bound(material, grade, place), 0)
      const best = Math.max(0, ...recipes.map(({ limit, takes, gives }) => worth(gives) - worth(takes) - limit))
      return KG * tonnes * best
    }),
    ...round.residuals.map((one) =>
      one.kind === 'waste'
        ? 0
        : -KG * one.tonnes * ((boundAt.get(keyOf(one)) ?? NaN) - (priceAt.get(keyOf(one)) ?? NaN)),
    ),
  ]
  const most = sum(alone)
  faults.same('gap', round.certificate.gap, { total: most.total - gains.total, size: most.size + gains.size })
}
