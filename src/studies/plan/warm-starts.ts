import { numberAt } from '../../lists/index.ts'
import type { Basis } from '../../solver/index.ts'
import type { InterdictionModel, MeasureSet, Oracle, WarmStart } from '../weapon/index.ts'

/** Plans whose basis is kept for a set of measures: as many as there are periods that a search goes round. */
const PLANS_KEPT = 3

/** From one plan to the next the best response to a set changes little: where each solve of a set ended, for the latest plans. */
export class WarmStarts {
  private readonly kept = new Map<string, { readonly plan: Float64Array; readonly basis: Basis }[]>()

  /** The basis of a set under the plan most like this one; none where the set was not solved yet. */
  nearest(set: MeasureSet, plan: Float64Array): Basis | undefined {
    let found: Basis | undefined
    let least = Number.POSITIVE_INFINITY
    for (const one of this.kept.get(set.join(' ')) ?? []) {
      const apart = plan.reduce((sum, level, i) => sum + Math.abs(level - numberAt(one.plan, i)), 0)
      if (apart <= least) [found, least] = [one.basis, apart]
    }
    return found
  }

  keep(set: MeasureSet, plan: Float64Array, basis: Basis): void {
    const key = set.join(' ')
    const others = (this.kept.get(key) ?? []).filter((one) => !same(one.plan, plan))
    this.kept.set(key, [...others, { plan, basis }].slice(-PLANS_KEPT))
  }
}

const same = (one: Float64Array, other: Float64Array): boolean => one.every((level, i) => level === other[i])

/**
 * A model for a search under a plan. Each set starts from itself under the plan most like this one, else from the solved set most like it: that
 * saves work, and what is found does not rest on it.
 */
export function oracleFrom(starts: WarmStarts, interdiction: InterdictionModel, plan: Float64Array): Oracle {
  const solved: { readonly set: MeasureSet; readonly basis: Basis }[] = []
  return {
    measures: interdiction.measures,
    exportsForgone: interdiction.exportsForgone,
    solve: (set) => {
      // No measure at all was just solved for this plan.
      if (set.length === 0) return interdiction.solve(set)
      const own: WarmStart = { basis: starts.nearest(set, plan) ?? nearest(solved, set)?.basis }
      const cut = interdiction.solve(set, own)
      if (own.basis !== undefined) {
        solved.push({ set, basis: own.basis })
        starts.keep(set, plan, own.basis)
      }
      return cut
    },
  }
}

/** Of what was solved, the set that differs least from this one; of several, the latest. */
function nearest<T extends { readonly set: MeasureSet }>(solved: readonly T[], set: MeasureSet): T | undefined {
  let found: T | undefined
  let least = Number.POSITIVE_INFINITY
  for (const one of solved) {
    const shared = one.set.filter((a) => set.includes(a)).length
    const apart = one.set.length + set.length - 2 * shared
    if (apart <= least) [found, least] = [one, apart]
  }
  return found
}
