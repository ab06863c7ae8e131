import { factorsOf, moved, type World } from '../../world/index.ts'

/** How far figures are moved towards the end of their range in the mild and the severe case: half-way, all at once. */
const HALF_WAY = 0.5

/**
 * A world whose uncertain figures are shifted one way, where it is clear which way softens a shock: stocks, leakage, speed
 * of switching, time until thrift and substitution are ready, share of uses that stop a line, and value at stake. Moving
 * them all at once is more extreme than each being half-way; it is a plain bracket, not a confidence interval.
 */
export function shiftedHalfway(world: World, which: 'mild' | 'severe'): World {
  const better = new Map(factorsOf(world).map((factor) => [factor.id, factor.better]))
  return moved(world, (id) => {
    const softens = better.get(id)
    if (softens === undefined) return undefined
    const end = (softens === 'low') === (which === 'mild') ? 'low' : 'high'
    return ({ value, [end]: extreme }) => value + HALF_WAY * (extreme - value)
  })
}
