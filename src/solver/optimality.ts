/**
 * The one rule for the word *proved*: an answer is proved optimal if a bound that was checked without the solver lies
 * within this relative gap of it. Anything wider is stated as *at most x % from the best*.
 */
export const PROVED_GAP = 1e-6

/** How far an answer is from the best possible. */
export interface Optimality {
  /** |bound - value| / |value|; 0 where both are 0, null where no bound is known or the value alone is 0. */
  readonly gap: number | null
  /** Whether the gap is small enough to say *proved*. */
  readonly optimal: boolean
}

/**
 * @param value objective of the answer
 * @param bound bound of the objective of any answer; checked without the solver
 */
export function optimalityOf(value: number, bound: number): Optimality {
  const distance = Math.abs(bound - value)
  const gap = distance === 0 ? 0 : distance / Math.abs(value)
  return Number.isFinite(gap) ? { gap, optimal: gap <= PROVED_GAP } : { gap: null, optimal: false }
}
