import { CheckFailed, dualBound, solveSurely } from '../../clearing/index.ts'
import type { LinearModel, Solver } from '../../solver/index.ts'

/**
 * The cheapest raise of prices that keeps every plant of the core from losing money in a year:
 *
 *   minimise    sum_m c_m s_m                        s_m USD/kg on material m;  c_m kt that somebody pays it on
 *   subject to  sum_m a_im s_m >= d_i   for each i   a_im kt by which plant i gains;  d_i million USD that it is short of
 *               s_m >= 0
 */
export interface Cover {
  /** Name of each row and column, for messages. */
  readonly plants: readonly string[]
  readonly materials: readonly string[]
  /** By plant, then material. */
  readonly gain: readonly (readonly number[])[]
  readonly short: readonly number[]
  readonly cost: readonly number[]
  /** USD/kg of each material: of equally cheap raises the one that is least in proportion is taken. */
  readonly price: readonly number[]
}

export interface Covered {
  readonly raise: readonly number[]
  /** Million USD that each plant is still short of when the sum of all that are short is least; 0: kept. */
  readonly lacking: readonly number[]
  readonly cost: number
  /** By plant, what of the cost is for it: its dual times what it is short of. The parts add up to the bound. */
  readonly parts: readonly number[]
  /** By weak duality from the duals, without the solver: no raise that keeps those that can be kept costs less. */
  readonly bound: number
  /** Difference of both, as a share of the cost, or of a million dollars where that is more. */
  readonly gap: number
}

/** Less than this, million USD a year, is rounding. */
const NOTHING = 1e-6
/** A cost further above its bound than this is not reported. */
const GAP = 1e-6

export function leastCost(solver: Solver, cover: Cover): Covered {
  const { plants, materials, short, cost } = cover
  const none = {
    raise: materials.map(() => 0),
    lacking: short.map((d) => Math.max(0, d)),
    parts: plants.map(() => 0),
    cost: 0,
    bound: 0,
    gap: 0,
  }
  if (short.every((d) => d <= NOTHING)) return { ...none, lacking: plants.map(() => 0) }
  if (materials.length === 0) return none
  // First whom it can keep at all: a dollar that is lacking is the only thing that costs.
  const { x } = solved(solver, modelOf(cover, { cost: materials.map(() => 0), slack: plants.map(() => 1) }))
  const lacking = plants.map((_, i) => {
    const left = x[materials.length + i] ?? 0
    return left > NOTHING ? left : 0
  })
  const kept = { ...cover, short: short.map((d, i) => ((lacking[i] ?? 0) > 0 ? Number.NEGATIVE_INFINITY : d)) }
  const cheapest = modelOf(kept, { cost, slack: [] })
  const first = solved(solver, cheapest)
  const { bound } = dualBound(cheapest, first.rowDual)
  // Then, of all that cost no more, the one that moves prices least in proportion.
  const least = first.x.reduce((sum, raise, m) => sum + raise * (cost[m] ?? 0), 0)
  const capped = modelOf(kept, {
    cost: cover.price.map((price) => 1 / Math.max(price, 1e-3)),
    slack: [],
    most: { of: cost, sum: least + 1e-9 * (1 + Math.abs(least)) },
  })
  const raise = [...solved(solver, capped).x].map((value) => (value > 1e-9 ? value : 0))
  const comesTo = raise.reduce((sum, value, m) => sum + value * (cost[m] ?? 0), 0)
  const gap = (comesTo - bound) / Math.max(1, comesTo)
  if (!(gap <= GAP)) throw new CheckFailed(`the least cost ${comesTo} and its bound ${bound} differ by ${gap}`)
  const parts = kept.short.map((d, i) => (Number.isFinite(d) ? d * (first.rowDual[i] ?? 0) : 0))
  return { raise, lacking, parts, cost: comesTo, bound, gap: Math.max(0, gap) }
}

function solved(solver: Solver, model: LinearModel) {
  const live = solver.create(model)
  try {
    return solveSurely(live, model)
  } finally {
    live.dispose()
  }
}

function modelOf(
  { plants, materials, gain, short }: Cover,
  {
    cost,
    slack,
    most,
  }: {
    cost: readonly number[]
    slack: readonly number[]
    most?: { readonly of: readonly number[]; readonly sum: number }
  },
): LinearModel {
  const rows = plants.length + (most === undefined ? 0 : 1)
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  const column = (entries: readonly (readonly [number, number])[]): void => {
    for (const [row, value] of entries)
      if (value !== 0) {
        indices.push(row)
        values.push(value)
      }
    starts.push(indices.length)
  }
  materials.forEach((_, m) =>
    column([
      ...plants.map((_plant, i) => [i, gain[i]?.[m] ?? 0] as const),
      ...(most === undefined ? [] : [[plants.length, most.of[m] ?? 0] as const]),
    ]),
  )
  slack.forEach((_, i) => column([[i, 1]]))
  const columns = materials.length + slack.length
  return {
    columns,
    rows,
    cost: Float64Array.from([...cost, ...slack]),
    lower: new Float64Array(columns),
    upper: new Float64Array(columns).fill(Number.POSITIVE_INFINITY),
    rowLower: Float64Array.from([...short, ...(most === undefined ? [] : [Number.NEGATIVE_INFINITY])]),
    rowUpper: Float64Array.from({ length: rows }, (_, i) =>
      most !== undefined && i === plants.length ? most.sum : Number.POSITIVE_INFINITY,
    ),
    starts: Int32Array.from(starts),
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
  }
}
