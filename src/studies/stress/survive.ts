import { at } from '../../lists/index.ts'

const NOTHING = 1e-6

/**
 * How long the shelves last: periods from the start until something goes unserved. The first short period counts as
 * far as it was still served: at the rate at which the next one is short, or, where the next one is eased, at full need.
 *
 * @param short unserved amount of each period
 * @param need what a period needs
 * @returns periods, with a fraction; undefined if nothing is short
 */
export function timeToSurvive(short: readonly number[], need: number): number | undefined {
  const first = short.findIndex((amount) => amount > NOTHING)
  if (first < 0) return undefined
  const missing = at(short, first)
  // After the last period nothing is short.
  const next = short[first + 1] ?? 0
  const rate = next >= missing ? next : Math.max(need, missing)
  return first + 1 - missing / rate
}
