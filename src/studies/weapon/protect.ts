import { at } from '../../lists/index.ts'
import type { Scenario } from '../../world/index.ts'
import type { Found, BoundedEnumeration } from './enumeration.ts'

/** Measures that are void together once their materials are safe at the places they aim at. */
export type TargetGroup = readonly number[]

/** What is protected, by its target groups, and the worst that remains. */
export interface Protection {
  readonly targetGroups: readonly number[]
  readonly worst: Found
}

/** The best that a number of protected groups can do, and others that are nearly as good. */
interface Level {
  readonly best: Protection
  readonly alternatives: readonly Protection[]
}

/** What leaves at most 1 % more than the best is reported as another way. Where nothing is lost, rounding may leave less than nothing. */
const nearly = (least: number): number => 1.01 * Math.max(0, least)

/** A stock or a second source makes a material safe at a place, however strict the measure against it is. */
export function targetGroupsOf({ measures }: Scenario): TargetGroup[] {
  const groups = new Map<string, number[]>()
  measures.forEach(({ materials, to, users, plants, equipment, through }, a) => {
    const key = [materials, to, users ?? [], plants ?? [], through ?? [], equipment === true ? ['parts'] : []]
      .map((names) => [...names].sort().join(' '))
      .join(', ')
    groups.set(key, [...(groups.get(key) ?? []), a])
  })
  return [...groups.values()]
}

/**
 * The groups to protect so that the worst that remains is least bad, for one group, two, ... up to `most`.
 *
 *   worst(P) = max L(S) over the sets S of at most k measures, none of them in a group of P
 *
 * Protecting leaves L as it is and takes sets away, so that all P share one table of bounds. A set that remains and costs
 * too much must lose one of its groups: from each P only the groups of such a set are tried, and no other group can help.
 * So every P is found that comes within 1 % of the best and needs each of its groups for that. A P is dropped as soon as
 * one set that remains is certain to be too bad.
 */
export function protect(search: BoundedEnumeration, groups: readonly TargetGroup[], most: number): Level[] {
  const groupWith = new Map(groups.flatMap((group, c) => group.map((a) => [a, c] as const)))
  const without = (chosen: readonly number[]): ReadonlySet<number> => new Set(chosen.flatMap((c) => at(groups, c)))
  const worstOf = (chosen: readonly number[], stopAbove?: number): Found => {
    const [worst] = search.rank(1, 0, {
      without: without(chosen),
      ...(stopAbove === undefined ? {} : { stopAbove }),
    }).found
    if (worst === undefined) throw new Error('an empty table')
    return worst
  }
  const levels: Level[] = []
  let tried: Protection[] = [{ targetGroups: [], worst: worstOf([]) }]
  for (let n = 1; n <= most; n++) {
    const next = new Map<string, readonly number[]>()
    for (const { targetGroups: chosen, worst } of tried)
      for (const c of new Set(worst.set.flatMap((a) => groupWith.get(a) ?? []))) {
        const more = [...chosen, c].sort((a, b) => a - b)
        next.set(more.join(' '), more)
      }
    // The sooner a good one is known, the sooner the others are dropped.
    const order = [...next.values()]
      .map((chosen) => ({ chosen, known: search.lowerBound(without(chosen)) }))
      .sort((a, b) => a.known - b.known)
    let least = Number.POSITIVE_INFINITY
    tried = order.map(({ chosen }) => {
      const worst = worstOf(chosen, nearly(least))
      least = Math.min(least, worst.loss)
      return { targetGroups: chosen, worst }
    })
    const [best, ...alternatives] = tried
      .filter(({ worst }) => worst.loss <= nearly(least))
      .sort((a, b) => a.worst.loss - b.worst.loss)
    if (best === undefined) break
    levels.push({ best, alternatives })
    if (best.worst.set.length === 0) break
  }
  return levels
}
