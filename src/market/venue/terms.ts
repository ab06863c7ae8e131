import type { OriginGrade } from '../origin/index.ts'
import { gramsOf, microUsdOf } from './amounts.ts'
import type { RoundSpec, RoundTerms } from './round.ts'

/** What a material that nobody wants costs to get rid of, if the round does not say: a tenth of a dollar per kg. */
const WASTE = 100_000

/** An announced round as the clearing takes it. */
export function termsOf(
  { materials, places, months, routes, priceRule }: RoundSpec,
  grades: readonly OriginGrade[],
): RoundTerms {
  const all = grades.map(({ id }) => id)
  return {
    materials: materials.map(({ material, grades: own, wasteCost }) => ({
      name: material,
      // In the market's order, the strictest first, whatever order they are given in.
      grades: all.filter((grade) => own === undefined || own.includes(grade)),
      wasteCost: wasteCost === undefined ? WASTE : microUsdOf(wasteCost),
    })),
    places,
    months,
    routes: routes.map(({ id, owner, from, to, materials: only, cost, most }) => ({
      id,
      owner,
      from,
      to,
      cost: microUsdOf(cost),
      ...(only === undefined ? {} : { materials: only }),
      ...(most === undefined ? {} : { most: gramsOf(most) }),
    })),
    priceRule,
  }
}
