/** A set of measures that is the best for the supplier state at some price of a dollar forgone. */
export interface LeveragePoint {
  /** Exports that the supplier state forgoes and what the others lose, million USD, both more than nothing. */
  readonly exportsForgone: number
  readonly loss: number
}

interface Domain {
  readonly exportsForgone: readonly [number, number]
  readonly loss: readonly [number, number]
}

/** Room left and right of the points, and for the line of equal pain below them, as ratios. */
const MARGIN = 1.8
const BELOW = 8

/** What both axes reach, on scales of ratios: all points, and the far end of the line on which pain is equal. */
export function domainOf(points: readonly LeveragePoint[]): Domain {
  const exportsForgone = points.map((point) => point.exportsForgone)
  const loss = points.map((point) => point.loss)
  const right = Math.max(...exportsForgone) * MARGIN
  return {
    exportsForgone: [Math.min(...exportsForgone) / MARGIN, right],
    loss: [Math.min(Math.min(...loss) / MARGIN, right / BELOW), Math.max(...loss, right) * MARGIN],
  }
}

type XY = readonly [exportsForgone: number, loss: number]

/** Corners of the stairs: with no more forgone than this, the others can be made to lose at least that. */
export function stairs(points: readonly LeveragePoint[], { exportsForgone: [, right], loss: [bottom] }: Domain): XY[] {
  const rising = [...points].sort((a, b) => a.exportsForgone - b.exportsForgone)
  return rising.flatMap(({ exportsForgone, loss }, i): XY[] => [
    [exportsForgone, rising[i - 1]?.loss ?? bottom],
    [exportsForgone, loss],
    ...(i === rising.length - 1 ? [[right, loss] as const] : []),
  ])
}

/** Samples on each stretch: a straight line is bent on scales of ratios. */
const SAMPLES = 16

/** No set of the menu lies above this line: straight from nothing to the sharpest set, on to the next, level from the last. */
export function ceiling(points: readonly LeveragePoint[], { exportsForgone: [left, right] }: Domain): XY[] {
  const rising = [...points].sort((a, b) => a.exportsForgone - b.exportsForgone)
  const [first] = rising
  const last = rising.at(-1)
  if (first === undefined || last === undefined) return []
  const line: XY[] = [[left, (first.loss / first.exportsForgone) * left]]
  rising.forEach((to, i) => {
    const from = rising[i - 1]
    if (from !== undefined)
      for (let s = 1; s < SAMPLES; s++) {
        const exportsForgone = from.exportsForgone * (to.exportsForgone / from.exportsForgone) ** (s / SAMPLES)
        line.push([
          exportsForgone,
          from.loss +
            ((to.loss - from.loss) * (exportsForgone - from.exportsForgone)) /
              (to.exportsForgone - from.exportsForgone),
        ])
      }
    line.push([to.exportsForgone, to.loss])
  })
  return [...line, [right, last.loss]]
}

/** Where the line of so much loss per dollar forgone enters and leaves; undefined: it does not cross. */
export function crossing(leverage: number, { exportsForgone, loss }: Domain): readonly [XY, XY] | undefined {
  const from = Math.max(exportsForgone[0], loss[0] / leverage)
  const to = Math.min(exportsForgone[1], loss[1] / leverage)
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
