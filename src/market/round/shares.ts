import { solveChecked } from '../../clearing/index.ts'
import { at, entry, numberAt } from '../../lists/index.ts'
import {
  grainsOf,
  gramsInTonnes,
  less,
  minus,
  movedBy,
  quantity,
  tonnesInGrams,
  type Grains,
  type MicroUsdPerKg,
  type Tonnes,
} from '../../quantity/index.ts'
import { modelFromRows, type NewRow, type Optimum, type Solver } from '../../solver/index.ts'
import { maxFill, fillTolerance, type Bid } from './bids.ts'
import { withoutCycles } from './cycle-cancelling.ts'
import { marginOf, sideIn, turnoverOf, type Margin } from './margin.ts'
import type { CanonicalBook } from './validate-book.ts'
import { carriedOf, leastPrice } from './prices.ts'
import type { Solved } from './clearing-lp.ts'
import { HAIR, NO_DUAL } from './tolerances.ts'

/**
 * Shares out what nobody gains or loses by: of what it could have, each bid at the margin gets the same part, and where the market does not let that
 * be, the one that gets the least part gets as much as can be, then the next. Whom this serves does not depend on the form of an order.
 *
 * With f(b) the fill of a bid at the margin and c(b) the most that it could have, found level after level:
 *
 *   maximise    sum of t over the pools
 *   subject to  f(b) >= t c(b)             for each bid of the pool without a level
 *               f(b) >= its level          for the others
 *               at each node as much comes in and goes out as before; no less is bought in all
 *               no more is converted and wasted in all than it takes to buy that much
 *               in each pool as much is sold, bought and converted by the bids at the margin as that leaves them
 *               on a limit that earns a rent, only legs that earn all of it carry anything
 *
 * Bids whose row has a dual get no more in any optimum: theirs is the level t c(b).
 *
 * @param accepted which blocks take part
 * @throws SolverError or CheckFailed where the solver finds no shares
 */
export function evenShares(
  solver: Solver,
  open: CanonicalBook,
  bids: readonly Bid[],
  given: { accepted: (b: number) => boolean; solved: Solved; prices: readonly MicroUsdPerKg[] },
): Solved {
  const takesPart = (b: number): boolean => at(bids, b).least === 0 || given.accepted(b)
  const margin = marginOf(open, bids, { prices: given.prices, takesPart })
  const pools = contestedPools(margin)
  if (pools.size === 0) return given.solved
  const { columns, rows } = exchangeOf(open, bids, { ...given, margin, pools })
  const fewest = fewestLost(solver, columns, rows)
  const lost = columns.map((column) => column.lost)
  rows.set('lost', { lower: 0, upper: fewest.objective + HAIR, indices: [...lost.keys()], values: lost })
  const claims = claimsOf(open, bids, { margin, pools, rows, x: fewest.x })
  const x = claims.length === 0 ? fewest.x : levelled(solver, columns, rows, claims)
  const changed = {
    fills: given.solved.fills.map((fills) => [...fills]),
    flows: given.solved.flows.slice(),
    waste: given.solved.waste.slice(),
  }
  columns.forEach(({ put }, j) => put(changed, Math.max(0, numberAt(x, j))))
  return { ...given.solved, ...changed, flows: withoutCycles(open.legs, changed.flows) }
}

/** What is exchanged with as little converted and wasted as it takes. */
function fewestLost(solver: Solver, columns: readonly Column[], rows: ReadonlyMap<string, Row>): Optimum {
  const model = modelFromRows(
    {
      cost: Float64Array.from(columns, ({ lost }) => lost),
      lower: Float64Array.from(columns, leastOf),
      upper: new Float64Array(columns.length).fill(Number.POSITIVE_INFINITY),
    },
    [...rows.values()],
  )
  const live = solver.create(model)
  try {
    live.algorithm('simplex')
    return solveChecked(live, model)
  } finally {
    live.dispose()
  }
}

/** What is exchanged once each claim has its level. All levels are of one model: what was solved last stays feasible, and little of it changes. */
function levelled(
  solver: Solver,
  columns: readonly Column[],
  rows: ReadonlyMap<string, Row>,
  claims: readonly Claim[],
): Float64Array {
  const pools = [...new Set(claims.map(({ pool }) => pool))]
  const columnOf = new Map(pools.map((pool, p) => [pool, columns.length + p]))
  const places = new Map([...rows.keys()].map((name, row) => [name, row]))
  const rising = claims.map(({ b, pool, most }): NewRow => {
    const { indices, values } = entry(rows, rowName(b))
    return {
      lower: 0,
      upper: Number.POSITIVE_INFINITY,
      indices: [...indices, entry(columnOf, pool)],
      values: [...values, minus(most)],
    }
  })
  const model = modelFromRows(
    {
      cost: Float64Array.from([...columns.map(() => 0), ...pools.map(() => -1)]),
      lower: Float64Array.from([...columns.map(leastOf), ...pools.map(() => 0)]),
      upper: new Float64Array(columns.length + pools.length).fill(Number.POSITIVE_INFINITY),
    },
    [...rows.values(), ...rising],
  )
  const live = solver.create(model)
  try {
    live.algorithm('primal simplex')
    for (let left = [...claims.keys()]; ;) {
      const { x, rowDual } = solveChecked(live, model)
      const stuck = left.filter((i) => numberAt(rowDual, rows.size + i) > NO_DUAL)
      const settled = new Set(stuck.length > 0 ? stuck : left)
      left = left.filter((i) => !settled.has(i))
      if (left.length === 0) return x
      for (const i of settled) {
        const { b, pool, most } = at(claims, i)
        const row = entry(places, rowName(b))
        model.rowLower[row] = Math.max(numberAt(model.rowLower, row), numberAt(x, entry(columnOf, pool)) * most - HAIR)
        model.rowLower[rows.size + i] = Number.NEGATIVE_INFINITY
      }
      // Nothing holds the level of a pool whose claims all have theirs.
      const open = new Set(left.map((i) => at(claims, i).pool))
      for (const [pool, column] of columnOf) if (!open.has(pool)) model.upper[column] = 0
      live.update(model)
    }
  } finally {
    live.dispose()
  }
}

const leastOf = ({ now }: Column): number => Math.min(0, now)

/** Pools in which at least two bids at the margin stand beside each other. */
function contestedPools({ choices }: Margin): ReadonlySet<number> {
  const beside = new Map<string, number>()
  for (const choice of choices) {
    if (choice?.marginal !== true) continue
    const key = sideIn(choice)
    beside.set(key, (beside.get(key) ?? 0) + 1)
  }
  return new Set(choices.flatMap((choice) => (choice && (beside.get(sideIn(choice)) ?? 0) > 1 ? [choice.pool] : [])))
}

/** A bid at the margin. */
interface Claim {
  readonly b: number
  readonly pool: number
  /** What it could have at most. */
  readonly most: Tonnes
}

/** What each bid at the margin could have, and rows that leave as much to share as there is now. */
function claimsOf(
  open: CanonicalBook,
  bids: readonly Bid[],
  {
    margin,
    pools,
    rows,
    x,
  }: {
    readonly margin: Margin
    readonly pools: ReadonlySet<number>
    readonly rows: Map<string, Row>
    readonly x: Float64Array
  },
): Claim[] {
  const marginal = margin.choices.flatMap((choice, b) =>
    choice?.marginal === true && pools.has(choice.pool) ? [{ b, choice, row: entry(rows, rowName(b)) }] : [],
  )
  for (const { choice, row } of marginal) {
    const name = `all of ${sideIn(choice)}`
    const all = rows.get(name) ?? { lower: 0, upper: 0, indices: [], values: [] }
    rows.set(name, all)
    all.indices.push(...row.indices)
    all.values.push(...row.values)
    all.lower = all.upper += row.indices.reduce((sum, j, i) => sum + at(row.values, i) * numberAt(x, j), 0)
  }
  return marginal.flatMap(({ b, choice }) => {
    const shared = tonnesInGrams(quantity(entry(rows, `all of ${sideIn(choice)}`).upper))
    const most = maxFill(open, at(bids, b), quantity<'grain'>(shared / choice.grams))
    if (most <= fillTolerance(at(bids, b))) return []
    return [{ b, pool: choice.pool, most: gramsInTonnes(movedBy(most, choice.grams)) }]
  })
}

/** Something that may be exchanged, by the tonne. */
interface Column {
  readonly now: number
  /** Tonnes of it that are converted or wasted. */
  readonly lost: number
  readonly put: (changed: Changed, tonnes: number) => void
}

interface Changed {
  readonly fills: Grains[][]
  readonly flows: Float64Array
  readonly waste: Float64Array
}

interface Row extends NewRow {
  lower: number
  upper: number
  readonly indices: number[]
  readonly values: number[]
}

const rowName = (b: number): string => `bid ${b}`
const TONNE: Tonnes = quantity<'t'>(1)

/** What may be exchanged at the prices, as columns and rows: bids by what they are filled by in all, in tonnes. */
function exchangeOf(
  { legs, limits, wasteCost }: CanonicalBook,
  bids: readonly Bid[],
  {
    margin,
    pools,
    solved,
    prices,
  }: { margin: Margin; pools: ReadonlySet<number>; solved: Solved; prices: readonly MicroUsdPerKg[] },
): { readonly columns: readonly Column[]; readonly rows: Map<string, Row> } {
  const columns: Column[] = []
  const rows = new Map<string, Row>()
  const add = (column: Column, terms: readonly (readonly [row: string, value: number])[]): void => {
    for (const [name, value] of terms) {
      const row = rows.get(name) ?? { lower: 0, upper: 0, indices: [], values: [] }
      rows.set(name, row)
      row.indices.push(columns.length)
      row.values.push(value)
      // As much as now, unless it gets other bounds below.
      row.lower = row.upper += value * column.now
    }
    columns.push(column)
  }
  const widen = (name: string, lower: number, upper: number): void => {
    const row = rows.get(name)
    if (row === undefined) return
    row.lower = Math.min(row.lower, lower)
    row.upper = Math.max(row.upper, upper)
  }

  margin.choices.forEach((choice, b) => {
    if (choice === undefined || !pools.has(choice.pool)) return
    const { alternatives, least, most } = at(bids, b)
    for (const a of choice.free) {
      const { moves } = at(alternatives, a)
      const each = grainsOf(TONNE, quantity(Math.max(...moves.map(({ grams }) => Math.abs(grams)))))
      const brought = moves.map(({ node, grams }) => [`node ${node}`, gramsInTonnes(movedBy(each, grams))] as const)
      const sum = brought.reduce((tonnes, [, value]) => tonnes + value, 0)
      add(
        {
          now: at(at(solved.fills, b), a) / each,
          lost: choice.side === 'convert' ? gramsInTonnes(movedBy(each, quantity(turnoverOf(at(alternatives, a))))) : 0,
          put: ({ fills }, tonnes) => (at(fills, b)[a] = quantity<'grain'>(tonnes * each)),
        },
        [
          ...brought,
          [rowName(b), gramsInTonnes(movedBy(each, choice.grams))],
          ...(choice.side === 'buy' ? [['bought', -sum] as const] : []),
        ],
      )
    }
    if (choice.marginal)
      widen(rowName(b), gramsInTonnes(movedBy(least, choice.grams)), gramsInTonnes(movedBy(most, choice.grams)))
  })
  const isFull = new Set(margin.full.map((l) => at(legs, l).limit))
  for (const l of [...margin.tight.filter((leg) => !isFull.has(at(legs, leg).limit)), ...margin.full]) {
    const { from, to, limit } = at(legs, l)
    if (!pools.has(margin.poolOf(from))) continue
    add(
      {
        now: gramsInTonnes(quantity(numberAt(solved.flows, l))),
        lost: 0,
        put: ({ flows }, tonnes) => (flows[l] = tonnesInGrams(quantity(tonnes))),
      },
      [[`node ${from}`, -1], [`node ${to}`, 1], ...(limit === undefined ? [] : [[`limit ${limit}`, 1] as const])],
    )
  }
  const carried = carriedOf(legs, limits.length, solved.flows)
  limits.forEach(({ most }, i) => {
    if (isFull.has(i)) return
    const now = rows.get(`limit ${i}`)?.upper ?? 0
    widen(`limit ${i}`, 0, now + gramsInTonnes(less(most, at(carried, i))))
  })
  wasteCost.forEach((cost, n) => {
    if (at(prices, n) !== leastPrice(cost) || !pools.has(margin.poolOf(n))) return
    add(
      {
        now: gramsInTonnes(quantity(numberAt(solved.waste, n))),
        lost: 1,
        put: ({ waste }, tonnes) => (waste[n] = tonnesInGrams(quantity(tonnes))),
      },
      [[`node ${n}`, -1]],
    )
  })
  widen('bought', Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY)
  return { columns, rows }
}
