/** `2028-07` as a point on an axis of years. */
export const yearOf = (month: string): number => Number(month.slice(0, 4)) + (Number(month.slice(5, 7)) - 1) / 12

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
