import type { OriginGrade } from '../../../origin/index.ts'
import { gradeName, type TradedMaterial } from '../../../round/index.ts'
import { gramsOf, microUsdOf } from '../../../amounts.ts'
import type { RoundSpec } from '../../events/round-spec.ts'
import type { RoundTerms } from '../../state/round.ts'

/** What a material that nobody wants costs to get rid of, if the round does not say: a tenth of a dollar per kg. */
const WASTE = 100_000

/**
 * Every grade by origin with every set of qualifications. What is of one may be sold as the next looser origin with the same, and as the
 * same origin with one qualification less.
 */
function gradesOf(
  origins: readonly string[],
  qualifications: readonly string[],
): Pick<TradedMaterial, 'grades' | 'downgrades'> {
  if (qualifications.length === 0) return { grades: origins }
  const sets = subsetsOf(qualifications)
  return {
    grades: origins.flatMap((origin) => sets.map((set) => gradeName(origin, set))),
    downgrades: origins.flatMap((origin, o) =>
      sets.flatMap((set) => [
        ...origins.slice(o + 1, o + 2).map((looser) => [gradeName(origin, set), gradeName(looser, set)] as const),
        ...set.map(
          (one) =>
            [
              gradeName(origin, set),
              gradeName(
                origin,
                set.filter((kept) => kept !== one),
              ),
            ] as const,
        ),
      ]),
    ),
  }
}

/** All subsets, the largest first. */
function subsetsOf(names: readonly string[]): string[][] {
  const sets: string[][] = [[]]
  for (const name of names) sets.push(...sets.map((set) => [...set, name]))
  return sets.sort((one, other) => other.length - one.length)
}

/** An announced round as the clearing takes it. */
export function termsOf(
  { materials, places, months, routes, priceRule }: RoundSpec,
  grades: readonly OriginGrade[],
): RoundTerms {
  const all = grades.map(({ id }) => id)
  return {
    materials: materials.map(({ material, grades: own, qualifications = [], wasteCost }) => ({
      name: material,
      // In the market's order, the strictest first, whatever order they are given in.
      ...gradesOf(
        all.filter((grade) => own === undefined || own.includes(grade)),
        qualifications,
      ),
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
