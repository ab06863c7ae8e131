import type { Leg } from './open-book.ts'

/**
 * Flows without those that run in a circle. Where all legs of a circle cost nothing, an optimum may send any amount around it,
 * which is no trade, and would leave the prices on it without an end.
 */
export function withoutCircles(legs: readonly Leg[], flows: Float64Array): Float64Array {
  const left = flows.slice()
  const free = new Map<number, number[]>()
  legs.forEach(({ from, cost }, l) => {
    if (cost === 0 && (left[l] ?? 0) > 0) free.set(from, [...(free.get(from) ?? []), l])
  })
  /** Nodes from which no circle can be reached any more. */
  const done = new Set<number>()
  for (const start of free.keys()) while (!done.has(start)) follow(start)
  return left

  /** Follows free legs from a node: to a circle, which is emptied, or to where it ends, which is done. */
  function follow(start: number): void {
    const path: number[] = []
    const entered = new Map([[start, 0]])
    for (let at = start; ;) {
      const next = free.get(at)?.find((l) => (left[l] ?? 0) > 0 && !done.has(legs[l]?.to ?? -1))
      if (next === undefined) {
        done.add(at)
        return
      }
      path.push(next)
      at = legs[next]?.to ?? -1
      const since = entered.get(at)
      if (since === undefined) {
        entered.set(at, path.length)
        continue
      }
      const circle = path.slice(since)
      const around = Math.min(...circle.map((l) => left[l] ?? 0))
      for (const l of circle) left[l] = (left[l] ?? 0) - around
      return
    }
  }
}
