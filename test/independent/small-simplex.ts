import { at } from '../../src/lists/index.ts'

/**
 * The least cost of a few raises of prices, without any solver of the product: a dense simplex in doubles.
 *
 *     least  c s    with   A s >= d,   0 <= s <= most
 *
 * It walks over the corners of the other side of the same coin,
 *
 *     most  d y - most w    with   A' y - w <= c,   y, w >= 0,
 *
 * where doing nothing is a corner to begin at, since c >= 0. Where that has no end, nothing keeps everybody. Columns enter by Bland's
 * rule, so that the walk ends. What it finds is then checked on both sides: `worstFault` says how far it is from being
 * allowed, and from being best.
 */
export interface Least {
  readonly raises: readonly number[]
  readonly cost: number
  /** Largest breach of any row, limit or price, and the gap between both sides, each as a share of what stands there. */
  readonly worstFault: number
}

/** By which what it finds may be wrong, as a share, and still count. */
export const SOLVED = 1e-8
const TINY = 1e-11

/** Undefined where no raise within the limits meets every row. */
export function leastCost(
  cost: readonly number[],
  rows: readonly { readonly gains: readonly number[]; readonly need: number }[],
  most: readonly number[],
): Least | undefined {
  const bounded = most.flatMap((limit, m) => (Number.isFinite(limit) ? [{ m, limit }] : []))
  // Columns of the walk: a price for each need, one for each limit, and a slack for each raise.
  const prices = [
    ...rows.map(({ gains, need }) => ({ column: gains, worth: need })),
    ...bounded.map(({ m, limit }) => ({ column: cost.map((_, k) => (k === m ? -1 : 0)), worth: -limit })),
  ]
  const count = prices.length
  // Needs and gains may be a thousand times apart: each column is measured by its largest entry.
  const scale = prices.map(({ column }) => Math.max(...column.map(Math.abs), 0) || 1)
  const table = cost.map((price, m) => [
    ...prices.map(({ column }, j) => at(column, m) / at(scale, j)),
    ...cost.map((_, k) => (k === m ? 1 : 0)),
    price,
  ])
  const gain = [...prices.map(({ worth }, j) => worth / at(scale, j)), ...cost.map(() => 0), 0]
  const basis = cost.map((_, m) => count + m)
  const size = Math.max(1, ...gain.map(Math.abs))
  for (let step = 0; ; step++) {
    if (step > 20_000) throw new Error('the walk over corners does not end')
    const enters = gain.findIndex((worth, j) => j < gain.length - 1 && worth > TINY * size)
    if (enters < 0) break
    let leaves = -1
    let least = Infinity
    table.forEach((row, m) => {
      const slope = at(row, enters)
      if (slope <= TINY) return
      const ratio = at(row, row.length - 1) / slope
      if (ratio < least || (ratio === least && at(basis, m) < at(basis, leaves))) {
        least = ratio
        leaves = m
      }
    })
    if (leaves < 0) return undefined
    pivot([...table, gain], leaves, enters)
    basis[leaves] = enters
  }
  const raises = cost.map((_, m) => Math.max(0, -at(gain, count + m)))
  const duals = prices.map((_, j) => {
    const row = basis.indexOf(j)
    return row < 0 ? 0 : at(at(table, row), count + cost.length) / at(scale, j)
  })
  return checked(cost, rows, most, raises, prices, duals)
}

function pivot(table: number[][], row: number, column: number): void {
  const chosen = at(table, row)
  const by = at(chosen, column)
  chosen.forEach((value, j) => (chosen[j] = value / by))
  for (const other of table) {
    if (other === chosen) continue
    const factor = at(other, column)
    if (factor !== 0) chosen.forEach((value, j) => (other[j] = at(other, j) - factor * value))
  }
}

function checked(
  cost: readonly number[],
  rows: readonly { readonly gains: readonly number[]; readonly need: number }[],
  most: readonly number[],
  raises: readonly number[],
  prices: readonly { readonly column: readonly number[]; readonly worth: number }[],
  duals: readonly number[],
): Least {
  const paid = dot(cost, raises)
  const breaches = [
    ...rows.map(({ gains, need }) => (need - dot(gains, raises)) / Math.max(1, Math.abs(need))),
    ...raises.map((raise, m) => (raise - at(most, m)) / Math.max(1, Math.abs(raise))),
    ...cost.map((price, m) => {
      const spent = prices.reduce((sum, { column }, j) => sum + at(column, m) * at(duals, j), 0)
      return (spent - price) / Math.max(1, Math.abs(price))
    }),
    ...duals.map((dual) => -dual),
    Math.abs(paid - prices.reduce((sum, { worth }, j) => sum + worth * at(duals, j), 0)) / Math.max(1, Math.abs(paid)),
  ]
  return { raises, cost: paid, worstFault: Math.max(0, ...breaches) }
}

export const total = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0)

export const dot = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, value, i) => sum + value * at(other, i), 0)
