import { at, indexAt, numberAt } from '../lists/index.ts'
import type { LinearModel } from '../solver/index.ts'
import type { Month } from '../world/index.ts'
import type { Limits } from './limits.ts'
import type { Network } from './network.ts'
import { sharedLimits, type Shared } from './shared.ts'

/**
 * The clearing of some months as one linear programme in sparse columns.
 *
 * Rows, for each month k: a balance per node and per buyer, a capacity per site that several runs share, and a limit that
 * the origins of one route or one use share (`shared.ts`); after the last month, what is left per node and buyer. With
 * run_k, ship_k, ... >= 0:
 *
 *   balance(n,k)   sum out.run[k-lead] + sum ship-in[k-transit] + mix-in + kept[k-1] + arriving
 *                = sum in.run[k] + sum ship-out[k] + mix-out + delivered[k] + latent[k] + kept[k] + wasted[k]
 *   balance(b,k)   share_b . delivered[k] + kept_b[k-1] + arriving = sum served_b[k] + kept_b[k]
 *   capacity(s,k)  sum run[k] <= capacity_s
 *   shared(i,k)    sum of some columns[k] <= limit_i
 *   left(n)        worth-1 + worth-2 + worth-3 <= kept[last] + what arrives after the last month, as soon as anything
 *                  under way can
 *
 * A market's node has no balance: what routes carry from it is paid for, and what they carry to it is sold, at its price.
 *
 *   minimise  sum_k d^k ( cost.run + freight.ship + waste + holding - shelf yield - worth.latent - worth.served ) - d^H end-worth.left
 *
 * Everything that depends on the month or on the state is a bound, a cost or a right-hand side, so one live model
 * serves all months.
 */
export interface Window {
  readonly layout: Layout
  readonly months: number
  readonly model: LinearModel
  /** Sets costs, bounds and right-hand sides for a window that opens in `month`. */
  readonly refresh: (month: Month, state: State) => void
}

/** What is there when a window opens: on shelves, and under way by months from now. Rows: nodes, then buyers. */
export interface State {
  readonly shelf: Float64Array
  readonly arriving: readonly Float64Array[]
  /** What a tonne left at the end of the window is worth at most in its first tier; the baseline price if left out. */
  readonly lastPrice: Float64Array | undefined
}

export const COLUMN_KINDS = ['run', 'ship', 'mix', 'deliver', 'latent', 'keep', 'waste', 'serve'] as const
type ColumnKind = (typeof COLUMN_KINDS)[number]

/** One thing that can be done in a month. `part` tells its segments, sources or steps apart. */
interface Column {
  readonly kind: ColumnKind
  readonly ref: number
  readonly part: number
  readonly entries: readonly Entry[]
}
interface Entry {
  /** Row within a month. */
  readonly row: number
  /** Months after the column's own. */
  readonly lag: number
  readonly value: number
}

/** Where things stand: columns and rows of one month; the months follow one another, the end comes last. */
export interface Layout {
  readonly columns: readonly Column[]
  /** Balances of nodes, then of buyers, then capacities, then limits that are shared. */
  readonly nodes: number
  readonly buyers: number
  readonly capacityRows: readonly number[]
  readonly shared: readonly Shared[]
  /** Row of the first of these; the others follow it. */
  readonly firstShared: number
  readonly rows: number
  /** Longest time from an act to its arrival. */
  readonly longest: number
}

/** Users who may take either kind spare what is free of the coercer's by this part of its price: it is the rarer. */
const SPARED = 1e-3

export const END_TIERS = 3

export function layOut(network: Network): Layout {
  const columns: Column[] = []
  const nodes = network.nodes.length
  const buyers = network.buyers.length
  const capacityRows: number[] = []
  const capacityRow = new Map<number, number>()
  const hoards = network.world.parameter('hoarding') > 0
  network.sites.forEach(({ runs }, s) => {
    if (runs.length < 2) return
    capacityRow.set(s, nodes + buyers + capacityRows.length)
    capacityRows.push(s)
  })
  const shared = sharedLimits(network)
  const firstShared = nodes + buyers + capacityRows.length
  const sharedRows = new Map<string, Entry[]>()
  shared.forEach(({ columns: own }, i) => {
    for (const name of own) {
      const entry = { row: firstShared + i, lag: 0, value: 1 }
      sharedRows.set(name, [...(sharedRows.get(name) ?? []), entry])
    }
  })
  const add = (kind: ColumnKind, ref: number, part: number, entries: Entry[]): void =>
    void columns.push({ kind, ref, part, entries: [...entries, ...(sharedRows.get(`${kind} ${ref} ${part}`) ?? [])] })
  const legs = (list: readonly { node: number; perTonne: number }[], sign: number, lag: number): Entry[] =>
    list.map(({ node, perTonne }) => ({ row: node, lag, value: sign * perTonne }))

  network.runs.forEach((run, r) => {
    const shared = capacityRow.get(run.site)
    const entries = [
      ...legs(run.inputs, -1, 0),
      ...legs(run.outputs, 1, run.lead),
      ...(shared === undefined ? [] : [{ row: shared, lag: 0, value: 1 }]),
    ]
    if (run.base > 0) add('run', r, 0, entries)
    add('run', r, 1, entries)
  })
  network.ships.forEach((ship, s) => {
    const entries = [
      { row: ship.from, lag: 0, value: -1 },
      { row: ship.to, lag: ship.transit, value: 1 },
    ]
    if (ship.base > 0) add('ship', s, 0, entries)
    add('ship', s, 1, entries)
    if (ship.base > 0) add('ship', s, 2, entries)
  })
  network.mixes.forEach(([free, coercer], m) =>
    add('mix', m, 0, [
      { row: free, lag: 0, value: -1 },
      { row: coercer, lag: 0, value: 1 },
    ]),
  )
  network.demands.forEach((demand, d) =>
    demand.sources.forEach(({ node }, source) => {
      add('deliver', d, source, [
        { row: node, lag: 0, value: -1 },
        ...demand.buyers.map((b) => ({ row: nodes + b, lag: 0, value: at(network.buyers, b).share })),
      ])
      if (network.baseline.calibrated) add('latent', d, source, [{ row: node, lag: 0, value: -1 }])
    }),
  )
  network.nodes.forEach((node, n) => {
    if (node.storable) {
      const entries = [
        { row: n, lag: 0, value: -1 },
        { row: n, lag: 1, value: 1 },
      ]
      if (node.cover > 0) add('keep', n, 0, entries)
      add('keep', n, 1, entries)
      if (node.cover > 0 && hoards) add('keep', n, 2, entries)
    }
    if (!node.market) add('waste', n, 0, [{ row: n, lag: 0, value: -1 }])
  })
  network.buyers.forEach((buyer, b) => {
    const row = nodes + b
    const entries = [
      { row, lag: 0, value: -1 },
      { row, lag: 1, value: 1 },
    ]
    if (buyer.cover > 0) add('keep', row, 0, entries)
    add('keep', row, 1, entries)
    if (buyer.cover > 0 && hoards) add('keep', row, 2, entries)
    buyer.steps.forEach((_, step) => add('serve', b, step, [{ row, lag: 0, value: -1 }]))
  })
  const longest = columns.reduce((most, { entries }) => Math.max(most, ...entries.map(({ lag }) => lag)), 1)
  return { columns, nodes, buyers, capacityRows, shared, firstShared, rows: firstShared + shared.length, longest }
}

export function buildWindow(
  network: Network,
  limits: Limits,
  months: number,
  foresight: 'believed' | 'perfect',
  layout: Layout = layOut(network),
): Window {
  const balances = layout.nodes + layout.buyers
  const perMonth = layout.columns.length
  const columns = perMonth * months + END_TIERS * balances
  const rows = layout.rows * months + balances
  const endRow = layout.rows * months

  const month = flatten(layout)
  const starts = new Int32Array(columns + 1)
  const size = month.rows.length * months + END_TIERS * balances
  const indices = new Int32Array(size)
  const values = new Float64Array(size)
  let next = 0
  for (let k = 0; k < months; k++)
    for (let c = 0; c < perMonth; c++) {
      for (let e = indexAt(month.starts, c); e < indexAt(month.starts, c + 1); e++) {
        const then = k + indexAt(month.lags, e)
        indices[next] = (then < months ? then * layout.rows : endRow) + indexAt(month.rows, e)
        values[next] = then < months ? numberAt(month.values, e) : -numberAt(month.values, e)
        next += 1
      }
      starts[k * perMonth + c + 1] = next
    }
  for (let r = 0; r < balances; r++)
    for (let tier = 0; tier < END_TIERS; tier++) {
      indices[next] = endRow + r
      values[next] = 1
      next += 1
      starts[perMonth * months + r * END_TIERS + tier + 1] = next
    }

  const model: LinearModel = {
    columns,
    rows,
    starts,
    indices,
    values,
    cost: new Float64Array(columns),
    lower: new Float64Array(columns),
    upper: new Float64Array(columns),
    rowLower: new Float64Array(rows),
    rowUpper: new Float64Array(rows),
  }
  // A market is there before and after: nothing that lies with it is anybody's.
  const price = Float64Array.from([
    ...network.nodes.map((node) => (node.market ? 0 : node.price)),
    ...network.buyers.map(({ demand }) => at(network.demands, demand).price),
  ])
  const usual = Float64Array.from([
    ...network.nodes.map((node) => (node.market ? 0 : node.cover + node.pipeline)),
    ...network.buyers.map(({ cover }) => cover),
  ])
  const discount = 1 / (1 + network.world.parameter('discount'))
  // Most columns are the same every month: they are priced once, and only the others again.
  const priceColumn = priceColumns(network, limits, layout)
  const template = { cost: new Float64Array(perMonth), upper: new Float64Array(perMonth) }
  for (let c = 0; c < perMonth; c++) priceColumn(c, 0, 0, template)
  const changing = Int32Array.from(
    layout.columns.flatMap((column, c) => (mayChange(column, network, limits) ? [c] : [])),
  )

  const refresh = (month: Month, state: State): void => {
    let factor = 1
    for (let k = 0; k < months; k++) {
      const seen = foresight === 'perfect' ? month + k : month
      const offset = k * perMonth
      for (const c of changing) priceColumn(c, month + k, seen, template)
      model.upper.set(template.upper, offset)
      for (let c = 0; c < perMonth; c++) model.cost[offset + c] = numberAt(template.cost, c) * factor
      factor *= discount
    }
    const tiers = [
      network.world.parameter('end-worth-1'),
      network.world.parameter('end-worth-2'),
      network.world.parameter('end-worth-3'),
    ] as const
    for (let r = 0; r < balances; r++) {
      const first = perMonth * months + r * END_TIERS
      const worth = numberAt(price, r)
      const followed = Math.max(
        tiers[0] * worth,
        state.lastPrice === undefined ? 0 : 0.5 * numberAt(state.lastPrice, r),
      )
      model.cost[first] = -factor * followed
      model.cost[first + 1] = -factor * tiers[1] * worth
      model.cost[first + 2] = -factor * tiers[2] * worth
      model.upper[first] = numberAt(usual, r)
      model.upper[first + 1] = numberAt(usual, r)
      model.upper[first + 2] = worth > 0 ? Number.POSITIVE_INFINITY : 0
    }
    for (let k = 0; k < months; k++) {
      // Undefined: nothing is under way for so far ahead.
      const arriving = state.arriving[k]
      for (let r = 0; r < balances; r++) {
        const row = k * layout.rows + r
        // A buyer is no node, and so no market.
        if (network.nodes[r]?.market === true) {
          model.rowLower[row] = Number.NEGATIVE_INFINITY
          model.rowUpper[row] = Number.POSITIVE_INFINITY
          continue
        }
        const there = (k === 0 ? numberAt(state.shelf, r) : 0) + (arriving === undefined ? 0 : numberAt(arriving, r))
        model.rowLower[row] = model.rowUpper[row] = there === 0 ? 0 : -there
      }
      const seen = foresight === 'perfect' ? month + k : month
      const atMost = (row: number, most: number): void => {
        model.rowLower[k * layout.rows + row] = Number.NEGATIVE_INFINITY
        model.rowUpper[k * layout.rows + row] = most
      }
      layout.capacityRows.forEach((s, i) => atMost(balances + i, limits.site(s, month + k, seen)))
      layout.shared.forEach(({ most }, i) => atMost(layout.firstShared + i, most(limits, month + k, seen)))
    }
    for (let r = 0; r < balances; r++) {
      let later = 0
      // What is under way is there by then; what the state lets out later, nobody counts on yet.
      for (let k = months; k < Math.min(layout.longest, state.arriving.length); k++)
        later += numberAt(at(state.arriving, k), r)
      model.rowLower[endRow + r] = Number.NEGATIVE_INFINITY
      model.rowUpper[endRow + r] = network.nodes[r]?.market === true ? Number.POSITIVE_INFINITY : later
    }
  }
  return { layout, months, model, refresh }
}

/** A month's columns as one sparse block: rows within a month, and months after the column's own. */
function flatten({ columns }: Layout): {
  starts: Int32Array
  rows: Int32Array
  lags: Int32Array
  values: Float64Array
} {
  const entries = columns.flatMap((column) => column.entries)
  const starts = new Int32Array(columns.length + 1)
  columns.forEach((column, c) => (starts[c + 1] = indexAt(starts, c) + column.entries.length))
  return {
    starts,
    rows: Int32Array.from(entries, ({ row }) => row),
    lags: Int32Array.from(entries, ({ lag }) => lag),
    values: Float64Array.from(entries, ({ value }) => value),
  }
}

/** Whether a column's cost or bound may differ from month to month. */
function mayChange({ kind, ref, part }: Column, network: Network, { changes }: Limits): boolean {
  switch (kind) {
    case 'run':
      return changes.run(ref)
    case 'ship':
      return changes.ship(ref)
    case 'deliver':
    case 'latent':
      return changes.deliver(ref)
    case 'serve': {
      return changes.demand || at(at(network.buyers, ref).steps, part).ready > 0
    }
    case 'keep':
      // What is kept for fear; all other shelves are the same every month.
      return part === 2
    case 'mix':
    case 'waste':
      return false
    default:
      return kind satisfies never
  }
}

/** Most of every column in every month of a horizon that is known from its start. */
export function upperBounds(
  network: Network,
  limits: Limits,
  layout: Layout,
  start: Month,
  months: number,
): Float64Array {
  const perMonth = layout.columns.length
  const all = new Float64Array(perMonth * months)
  const priceColumn = priceColumns(network, limits, layout)
  const template = { cost: new Float64Array(perMonth), upper: new Float64Array(perMonth) }
  for (let k = 0; k < months; k++) {
    for (let c = 0; c < perMonth; c++) priceColumn(c, start + k, start + k, template)
    all.set(template.upper, k * perMonth)
  }
  return all
}

type PriceColumn = (c: number, month: Month, seen: Month, into: { cost: Float64Array; upper: Float64Array }) => void

/** Sets the undiscounted cost and the upper bound of a column in a month. */
function priceColumns(network: Network, limits: Limits, layout: Layout): PriceColumn {
  const { world } = network
  const holding = world.parameter('holding')
  const shelfYield = world.parameter('shelf-yield')
  const leakPrice = world.parameter('leakage-price')
  const latentShare = world.parameter('latent-share')
  const latentWorth = world.parameter('latent-worth')
  const wasteCost = world.parameter('waste-cost')
  const hoarding = world.parameter('hoarding')
  const hoardingYield = world.parameter('hoarding-yield')
  const scared = (row: number, month: Month, seen: Month): boolean => {
    const where = network.nodes[row] ?? at(network.demands, at(network.buyers, row - layout.nodes).demand).fact
    return limits.scared(where.material, where.place, month, seen)
  }
  return (c, month, seen, { cost, upper }) => {
    const { kind, ref, part } = at(layout.columns, c)
    const set = (price: number, most: number): void => {
      cost[c] = price
      upper[c] = Math.max(0, most)
    }
    switch (kind) {
      case 'run': {
        const run = at(network.runs, ref)
        const most = Math.min(limits.site(run.site, month, seen), limits.adoption(ref, month, seen))
        if (part === 0) set(run.baseCost, Math.min(run.base, most))
        else set(run.extraCost, most - Math.min(run.base, most))
        return
      }
      case 'ship': {
        const ship = at(network.ships, ref)
        const limit = limits.ship(ref, month, seen)
        const origin = at(network.nodes, ship.from).price
        const tariff = limit.tariff * origin
        if (part === 0) set(ship.baseCost + tariff, limit.base)
        else if (part === 1) set(ship.extraCost + tariff, limit.growth)
        else set(ship.extraCost + tariff + (leakPrice - 1) * origin, limit.leak)
        return
      }
      case 'mix':
        set(SPARED * at(network.nodes, at(network.mixes, ref)[0]).price, Number.POSITIVE_INFINITY)
        return
      case 'deliver': {
        const { sources, price } = at(network.demands, ref)
        const free = at(network.nodes, at(sources, part).node).origin === 'free'
        set(free ? SPARED * price : 0, limits.deliver(ref, part, month, seen))
        return
      }
      case 'latent': {
        const { price, base } = at(network.demands, ref)
        const open = limits.deliver(ref, part, month, seen) === Number.POSITIVE_INFINITY
        set(-latentWorth * price, open ? latentShare * base : 0)
        return
      }
      case 'keep': {
        // Undefined: it is a node's shelf.
        const buyer = network.buyers[ref - layout.nodes]
        const price = buyer === undefined ? at(network.nodes, ref).price : at(network.demands, buyer.demand).price
        const cover = buyer === undefined ? at(network.nodes, ref).cover : buyer.cover
        if (part === 0) set(-shelfYield * price, cover)
        else if (part === 1) set(holding * price, Number.POSITIVE_INFINITY)
        // The usual shelf is as dear to the frightened as what they want on top of it.
        else set(-hoardingYield * price, scared(ref, month, seen) ? (1 + hoarding) * cover : 0)
        return
      }
      case 'waste':
        set(wasteCost, Number.POSITIVE_INFINITY)
        return
      case 'serve': {
        const buyer = at(network.buyers, ref)
        const step = at(buyer.steps, part)
        const worth: number = limits.ready(step.ready, month, seen) ? step.worth : step.unready
        set(-worth, step.size * limits.demand(buyer.demand, month, seen))
        return
      }
      default:
        kind satisfies never
    }
  }
}
