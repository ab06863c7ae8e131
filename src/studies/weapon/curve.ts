import { NOTHING, type Found, type Search } from './search.ts'

/** From a price of a dollar given up on, the set that is worst for the side at that price. */
interface Segment {
  readonly kappa: number
  readonly found: Found
}

/**
 * The upper envelope of loss(S) - kappa . gives(S) over all sets, for kappa from 0 on. Each set is a line; where the lines
 * of two known sets cross, the search tells whether another lies above them. If none does, no set lies above them between.
 */
export function leverageCurve(search: Search, tolerance: number): Segment[] {
  const at = (kappa: number): Found => {
    const [found] = search.rank(1, kappa).found
    if (found === undefined) throw new Error('an empty table')
    return found
  }
  const between = (high: Found, low: Found): Segment[] => {
    if (!(high.gives > low.gives)) return []
    const kappa = Math.max(0, (high.loss - low.loss) / (high.gives - low.gives))
    const found = at(kappa)
    const known = high.loss - kappa * high.gives
    if (found.value <= known + 2 * tolerance) return [{ kappa, found: low }]
    return [...between(high, found), ...between(found, low)]
  }
  const first = at(0)
  search.solveSingles()
  return [{ kappa: 0, found: first }, ...between(first, NOTHING)]
}
