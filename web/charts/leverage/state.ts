/** A set of measures that is the best for the supplier state at some price of a dollar given up. */
export interface LeveragePoint {
  /** What the supplier state gives up and what the others lose, million USD, both more than nothing. */
  readonly gives: number
  readonly loss: number
}

interface Domain {
  readonly gives: readonly [number, number]
  readonly loss: readonly [number, number]
}

/** Room left and right of the points, and for the line of equal pain below them, as ratios. */
const MARGIN = 1.8
const BELOW = 8

/** What both axes reach, on scales of ratios: all points, and the far end of the line on which pain is equal. */
export function domainOf(points: readonly LeveragePoint[]): Domain {
  const gives = points.map((point) => point.gives)
  const loss = points.map((point) => point.loss)
  const right = Math.max(...gives) * MARGIN
  return {
    gives: [Math.min(...gives) / MARGIN, right],
    loss: [Math.min(Math.min(...loss) / MARGIN, right / BELOW), Math.max(...loss, right) * MARGIN],
  }
}

type XY = readonly [gives: number, loss: number]

/** Corners of the stairs: with no more given up than this, the others can be made to lose at least that. */
export function stairs(points: readonly LeveragePoint[], { gives: [, right], loss: [bottom] }: Domain): XY[] {
  const rising = [...points].sort((a, b) => a.gives - b.gives)
  return rising.flatMap(({ gives, loss }, i): XY[] => [
    [gives, rising[i - 1]?.loss ?? bottom],
    [gives, loss],
    ...(i === rising.length - 1 ? [[right, loss] as const] : []),
  ])
}

/** Samples on each stretch: a straight line is bent on scales of ratios. */
const SAMPLES = 16

/** No set of the menu lies above this line: straight from nothing to the sharpest set, on to the next, level from the last. */
export function ceiling(points: readonly LeveragePoint[], { gives: [left, right] }: Domain): XY[] {
  const rising = [...points].sort((a, b) => a.gives - b.gives)
  const [first] = rising
  const last = rising.at(-1)
  if (first === undefined || last === undefined) return []
  const line: XY[] = [[left, (first.loss / first.gives) * left]]
  rising.forEach((to, i) => {
    const from = rising[i - 1]
    if (from !== undefined)
      for (let s = 1; s < SAMPLES; s++) {
        const gives = from.gives * (to.gives / from.gives) ** (s / SAMPLES)
        line.push([gives, from.loss + ((to.loss - from.loss) * (gives - from.gives)) / (to.gives - from.gives)])
      }
    line.push([to.gives, to.loss])
  })
  return [...line, [right, last.loss]]
}

/** Where the line of so much loss per dollar given up enters and leaves; undefined: it does not cross. */
export function crossing(leverage: number, { gives, loss }: Domain): readonly [XY, XY] | undefined {
  const from = Math.max(gives[0], loss[0] / leverage)
  const to = Math.min(gives[1], loss[1] / leverage)
  return from < to
    ? [
        [from, leverage * from],
        [to, leverage * to],
      ]
    : undefined
}

/** Tops of labels of these heights, none over another, each as near as can be to where it wants to be. */
export function placed(wanted: readonly number[], heights: readonly number[], bottom: number): number[] {
  const tops: number[] = []
  wanted.forEach((want, i) => {
    const above = i === 0 ? 0 : (tops[i - 1] ?? 0) + (heights[i - 1] ?? 0)
    tops.push(Math.max(want, above))
  })
  let below = bottom
  for (let i = tops.length - 1; i >= 0; i--) {
    tops[i] = Math.max(0, Math.min(tops[i] ?? 0, below - (heights[i] ?? 0)))
    below = tops[i] ?? 0
  }
  return tops
}
