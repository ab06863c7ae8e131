/**
 * `Math.exp` and `Math.log` may differ in the last digit from one engine to another, and Node 20 and a new browser do, for
 * a tenth of all arguments. A last digit is enough to tip a price that stands at a kink. These add, multiply and
 * divide alone, which every engine rounds alike: the same draw is the same world everywhere. They are exact to about 1e-15.
 */

/** Natural logarithm: ln(2^k m) = k ln 2 + 2 artanh((m - 1) / (m + 1)), with m near 1. At its ends and of no number as `Math.log`. */
export function log(x: number): number {
  // Halved and doubled, these would never come near 1.
  if (!(x > 0)) return x === 0 ? -Infinity : NaN
  if (x === Infinity) return Infinity
  let m = x
  let k = 0
  for (; m > Math.SQRT2; k++) m /= 2
  for (; m < Math.SQRT1_2; k--) m *= 2
  const s = (m - 1) / (m + 1)
  const square = s * s
  let sum = 0
  // |s| is at most 0.172: the terms left out are under 1e-18.
  for (let n = 23; n >= 1; n -= 2) sum = sum * square + 1 / n
  return k * Math.LN2 + 2 * s * sum
}

/** e^x: e^(k ln 2 + r) = 2^k e^r, with r at most 0.35. At its ends and of no number as `Math.exp`. */
export function exp(x: number): number {
  // Beyond these no double holds it; doubling would go on for as long as x is large.
  if (x > MOST) return Infinity
  if (x < LEAST) return 0
  const k = Math.round(x / Math.LN2)
  const r = x - k * Math.LN2
  let sum = 1
  for (let n = 16; n >= 1; n--) sum = 1 + (sum * r) / n
  for (let i = 0; i < k; i++) sum *= 2
  for (let i = 0; i > k; i--) sum /= 2
  return sum
}

/** From here on e^x is more than a double holds, and up to here less. */
const MOST = 710
const LEAST = -746

/** x^n, n a whole number that is not below 0. */
export function power(x: number, n: number): number {
  let product = 1
  for (let i = 0; i < n; i++) product *= x
  return product
}
