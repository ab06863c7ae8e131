/** One thing to be chosen: its levels, and the one it stands at as tabled. */
export interface FreeParameter {
  readonly id: string
  readonly name: string
  readonly nameJa: string
  readonly levels: readonly number[]
  readonly central: number
}

/** A choice of levels, in the order of the axes. */
export type Point = readonly number[]

interface Evaluation {
  readonly point: Point
  readonly error: number
}

export interface FoundFit extends Evaluation {
  /** Where each start led. */
  readonly startPoints: readonly { readonly from: Point; readonly error: number; readonly end: Point }[]
  /** Error at every level of each axis, the others as found. */
  readonly profiles: readonly (readonly number[])[]
  /** All that was tried, in order. */
  readonly trace: readonly Evaluation[]
}

/** Less than this is no reason to leave what is tabled. */
export const MIN_IMPROVEMENT = 0.002

const PASSES = 10

/**
 * Coordinate search on a grid: each axis in turn goes to its best level, until none does better by more than a trifle;
 * from several starts, of which the best counts. At the end whatever can go back to its tabled level for a trifle does.
 * No derivative is asked for: the error of a linear program that jumps from corner to corner has none. The same axes and
 * starts give the same answer.
 */
export function coordinateSearch(
  freeParameters: readonly FreeParameter[],
  startPoints: readonly Point[],
  errorAt: (point: Point) => number,
): FoundFit {
  const known = new Map<string, number>()
  const trace: Evaluation[] = []
  const at = (point: Point): number => {
    const key = point.join(' ')
    const before = known.get(key)
    if (before !== undefined) return before
    const error = errorAt(point)
    known.set(key, error)
    trace.push({ point, error })
    return error
  }
  const ends = startPoints.map((from) => ({ from, ...descend(freeParameters, from, at) }))
  const [first] = ends.toSorted((a, b) => a.error - b.error)
  if (first === undefined) throw new Error('a search needs a start')
  const best = shrinkToDefault(freeParameters, first, at)
  return {
    ...best,
    startPoints: ends.map(({ from, error, point }) => ({ from, error, end: point })),
    profiles: freeParameters.map(({ levels }, a) => levels.map((level) => at(best.point.with(a, level)))),
    trace,
  }
}

function descend(freeParameters: readonly FreeParameter[], from: Point, at: (point: Point) => number): Evaluation {
  let point = from
  let error = at(from)
  for (let pass = 0; pass < PASSES; pass++) {
    const before = error
    freeParameters.forEach(({ levels }, a) => {
      for (const level of levels) {
        const other = point.with(a, level)
        const found = at(other)
        if (found < error - MIN_IMPROVEMENT / 10) [point, error] = [other, found]
      }
    })
    if (error >= before) break
  }
  return { point, error }
}

/** The axis whose return costs least goes back first, as long as all returns together cost a trifle each. */
function shrinkToDefault(
  freeParameters: readonly FreeParameter[],
  from: Evaluation,
  at: (point: Point) => number,
): Evaluation {
  let { point, error } = from
  for (;;) {
    const [cheapest] = freeParameters
      .flatMap(({ central }, a) => (point[a] === central ? [] : [point.with(a, central)]))
      .map((other) => ({ other, error: at(other) }))
      .toSorted((a, b) => a.error - b.error)
    if (cheapest === undefined || cheapest.error > error + MIN_IMPROVEMENT) return { point, error }
    point = cheapest.other
    error = cheapest.error
  }
}
