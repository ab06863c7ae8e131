/** `2028-07` as a point on an axis of years. */
export const yearOf = (month: string): number => Number(month.slice(0, 4)) + (Number(month.slice(5, 7)) - 1) / 12

/** The part of the years that a plan looks at: from the decision to the end of the last block. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Whole years of a span that have room for a label, the first one among them. */
export function yearTicks({ from, to }: Span, width: number): number[] {
  const first = Math.ceil(from)
  const count = Math.floor(to) - first + 1
  const every = Math.max(1, Math.ceil((44 * count) / Math.max(1, width)))
  return Array.from({ length: count }, (_, i) => first + i).filter((year) => (year - first) % every === 0)
}

/** Round amounts from nothing to the first that is no less than the most. */
export function amountTicks(most: number): number[] {
  if (!(most > 0)) return [0]
  const size = 10 ** Math.floor(Math.log10(most / 5))
  const step = [1, 2, 5, 10].map((n) => n * size).find((one) => most / one <= 5) ?? 10 * size
  return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, i) => Number((i * step).toPrecision(6)))
}

export interface FrontDot {
  readonly paid: number
  readonly loss: number
}

/** Points nearer than this share of what an axis reaches cannot be distinguished. */
const NEAR = 0.01

/** Points that lie on each other, as one; the order stays. */
export function together<T extends FrontDot>(points: readonly T[], lossMost: number): (readonly T[])[] {
  const reach = { paid: Math.max(0, ...points.map(({ paid }) => paid)), loss: lossMost }
  const near = (one: T, other: T): boolean =>
    Math.abs(one.paid - other.paid) <= NEAR * reach.paid && Math.abs(one.loss - other.loss) <= NEAR * reach.loss
  const groups: T[][] = []
  for (const point of points) {
    const same = groups.find(([first]) => first !== undefined && near(first, point))
    if (same === undefined) groups.push([point])
    else same.push(point)
  }
  return groups
}
