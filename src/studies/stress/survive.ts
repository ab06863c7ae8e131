const NOTHING = 1e-6

/**
 * How long the shelves last: periods from the start until something goes unserved. The first short period counts as
 * far as it was still served, at the rate at which the next one is short.
 *
 * @param short unserved amount of each period
 * @returns periods, with a fraction; undefined if nothing goes short
 */
export function timeToSurvive(short: readonly number[]): number | undefined {
  const first = short.findIndex((amount) => amount > NOTHING)
  if (first < 0) return undefined
  const rate = short[first + 1] ?? 0
  const served = rate > NOTHING ? 1 - Math.min(1, (short[first] ?? 0) / rate) : 0
  return first + served
}
