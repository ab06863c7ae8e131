import { at, numberAt } from '../../lists/index.ts'
import type { Leg } from './validate-book.ts'

/**
 * Flows without those that run in a circle. Where all legs of a circle cost nothing, an optimum may send any amount around it,
 * which is no trade, and would leave the prices on it without an end.
 */
export function withoutCycles(legs: readonly Leg[], flows: Float64Array): Float64Array {
  const left = flows.slice()
  const free = new Map<number, number[]>()
  legs.forEach(({ from, cost }, l) => {
    if (cost === 0 && numberAt(left, l) > 0) free.set(from, [...(free.get(from) ?? []), l])
  })
  /** Nodes from which no circle can be reached any more. */
  const done = new Set<number>()
  for (const start of free.keys()) while (!done.has(start)) follow(start)
  return left

  /** Follows free legs from a node: to a circle, which is emptied, or to where it ends, which is done. */
  function follow(start: number): void {
    const path: number[] = []
    const entered = new Map([[start, 0]])
    for (let node = start; ;) {
      const next = free.get(node)?.find((l) => numberAt(left, l) > 0 && !done.has(at(legs, l).to))
      if (next === undefined) {
        done.add(node)
        return
      }
      path.push(next)
      node = at(legs, next).to
      const since = entered.get(node)
      if (since === undefined) {
        entered.set(node, path.length)
        continue
      }
      const circle = path.slice(since)
      const around = Math.min(...circle.map((l) => numberAt(left, l)))
      for (const l of circle) left[l] = numberAt(left, l) - around
      return
    }
  }
}
