import { NO_SET, type Found, type BoundedEnumeration } from './enumeration.ts'

/** From a price of a dollar of exports forgone on, the worst set at that price. */
interface Segment {
  readonly kappa: number
  readonly found: Found
}

/**
 * The upper envelope of loss(S) - kappa . exportsForgone(S) over all sets, for kappa from 0 on. Each set is a line; where the lines
 * of two known sets cross, the search tells whether another lies above them. If none does, no set lies above them between.
 */
export function leverageCurve(search: BoundedEnumeration, tolerance: number): Segment[] {
  const at = (kappa: number): Found => {
    const [found] = search.rank(1, kappa).found
    if (found === undefined) throw new Error('an empty table')
    return found
  }
  const between = (high: Found, low: Found): Segment[] => {
    if (!(high.exportsForgone > low.exportsForgone)) return []
    const kappa = Math.max(0, (high.loss - low.loss) / (high.exportsForgone - low.exportsForgone))
    const found = at(kappa)
    const known = high.loss - kappa * high.exportsForgone
    if (found.value <= known + 2 * tolerance) return [{ kappa, found: low }]
    return [...between(high, found), ...between(found, low)]
  }
  const first = at(0)
  search.solveSingles()
  return [{ kappa: 0, found: first }, ...between(first, NO_SET)]
}
