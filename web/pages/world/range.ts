import { scaleLinear } from 'd3-scale'

const SIDE = 10

/** A scale from zero, or from below it if a figure is negative, to the largest of the marks. */
export function scaleOf(
  { low, high, used }: { readonly low: number; readonly high: number; readonly used?: number | undefined },
  width: number,
): (value: number) => number {
  const least = Math.min(0, low, used ?? 0)
  const most = Math.max(0, high, used ?? 0)
  return scaleLinear([least, least === most ? least + 1 : most], [SIDE, width - SIDE])
}
