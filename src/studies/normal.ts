import { exp } from './exp-log.ts'

/** Of a standard normal number. */
export const density = (z: number): number => exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)

/** Beyond this many standard deviations nothing is left that a double could hold beside 1. */
export const FAR = 9
/** From here on the continued fraction is exact to a double's digits sooner than the series. */
const TAIL = 3
/** Terms below this change no digit of the sum. */
const LEAST_TERM = 1e-17

/**
 * Chance that a standard normal number lies below z, to about 1e-14: the series of Marsaglia (Evaluating the normal distribution,
 * J. Stat. Software 11, 2004), in the tail Laplace's continued fraction. By `exp` of our own, so that every engine gives the same bytes.
 */
export function normalBelow(z: number): number {
  if (z > FAR) return 1
  if (z < -FAR) return 0
  if (Math.abs(z) > TAIL) {
    const x = Math.abs(z)
    let fraction = x
    for (let k = 60; k >= 1; k--) fraction = x + k / fraction
    const above = density(x) / fraction
    return z > 0 ? 1 - above : above
  }
  let term = z
  let sum = z
  for (let k = 3; Math.abs(term) > LEAST_TERM; k += 2) {
    term *= (z * z) / k
    sum += term
  }
  return 0.5 + sum * density(z)
}
