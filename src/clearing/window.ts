import { at, indexAt, numberAt } from '../lists/index.ts'
import type { LinearModel } from '../solver/index.ts'
import type { Month } from '../world/index.ts'
import { openingAccounts, setAllocation } from './allocation.ts'
import type { ActivityLimits } from './limits.ts'
import type { Network } from './network.ts'
import { columnSetter, mayChange } from './window-columns.ts'
import { END_TIERS, windowLayout, type Layout } from './window-layout.ts'

/**
 * The clearing of some months as one linear program in sparse columns.
 *
 * Rows, for each month k: a balance per node and per buyer, a capacity per site that several activities share, and a limit
 * that the origins of one route or one use share (`shared.ts`); after the last month, what is left per node and buyer. With
 * run_k, ship_k, ... >= 0:
 *
 *   balance(n,k)   sum out.run[k-lead] + sum ship-in[k-transit] + downgrade-in + stored[k-1] + arriving
 *                = sum in.run[k] + sum ship-out[k] + downgrade-out + delivered[k] + elastic[k] + stored[k] + disposed[k]
 *   balance(b,k)   share_b . delivered[k] + stored_b[k-1] + arriving = sum served_b[k] + stored_b[k]
 *   capacity(s,k)  sum run[k] <= capacity_s
 *   shared(i,k)    sum of some columns[k] <= limit_i
 *   contract(c,k)  sum ship-out[k] + disposed[k] >= share_c . ( sum out.run[k-lead] + sum ship-in[k-transit] + arriving )
 *                  for exports that a place under threat has under contract (`export-contracts.ts`)
 *   queue(s,k)     waiting[k] + released[k] = waiting[k-1] + joins_s        for an arc on which orders wait
 *   pool(p,k), account(u,k)  of a rule that shares out what comes (`allocation.ts`)
 *   left(n)        tier-1 + tier-2 + tier-3 <= stored[last] + what arrives after the last month from what is already
 *                  in transit or in process
 *
 * Orders wait on an arc while a measure with `waits` holds goods back (`queue` in `limits.ts`). What is released of them is shipped
 * as usual trade is, on top of it: ship[k] <= limit + released[k], released[k] = 0 until the measure lets all through; after a licence, within what the route may grow.
 *
 * A node of the exogenous place has no balance: what routes carry from it is paid for, and what they carry to it is sold, at its price.
 *
 *   minimise  sum_k d^k ( cost.run + freight.ship + disposal + holding - convenience yield - price.elastic - value.served ) - d^H terminal-value.left
 *
 * Everything that depends on the month or on the state is a bound, a cost or a right-hand side, so one live model
 * serves all months.
 */
export interface Window {
  readonly layout: Layout
  readonly months: number
  readonly model: LinearModel
  /** Sets costs, bounds and right-hand sides for a window that starts in `month`. */
  readonly refresh: (month: Month, state: WindowState) => void
}

/** Stocks at the start of a window, and arrivals by months from then. Rows: nodes, then buyers. */
export interface WindowState {
  readonly inventory: Float64Array
  readonly arriving: readonly Float64Array[]
  /** Orders that wait, t, by `Layout.queues`. */
  readonly waiting: Float64Array
  /** Last price, USD/kg, that raises the first tier of the terminal value; the baseline price alone if left out. */
  readonly lastPrice: Float64Array | undefined
  /** What the accounts of a rule hold, t; undefined until it begins. */
  readonly accounts?: Float64Array | undefined
}

export function buildWindow(
  network: Network,
  limits: ActivityLimits,
  months: number,
  foresight: 'believed' | 'perfect',
  layout: Layout = windowLayout(network),
): Window {
  const frame: Frame = {
    network,
    limits,
    months,
    layout,
    asOf: (month, k) => (foresight === 'perfect' ? month + k : month),
    balances: layout.nodes + layout.buyers,
    width: layout.columns.length,
    endRow: layout.rows * months,
    model: emptyModel(layout, months),
  }
  const setActivities = activitySetter(frame)
  const setLeft = leftSetter(frame)
  return {
    layout,
    months,
    model: frame.model,
    refresh: (month, state) => {
      const discounted = setActivities(month)
      setLeft(state, discounted)
      setBalances(frame, month, state)
      setRule(frame, month, state)
      setEnd(frame, state)
    },
  }
}

/** A window, and where its parts stand in the model. */
interface Frame {
  readonly network: Network
  readonly limits: ActivityLimits
  readonly months: number
  readonly layout: Layout
  /** The month in which what is done in month k of a window is decided. */
  readonly asOf: (first: Month, k: number) => Month
  /** Rows of balances in a month; columns in a month; the first row of what is left. */
  readonly balances: number
  readonly width: number
  readonly endRow: number
  readonly model: LinearModel
}

/** The model without costs, bounds and right-hand sides. */
function emptyModel(layout: Layout, months: number): LinearModel {
  const balances = layout.nodes + layout.buyers
  const width = layout.columns.length
  const columns = width * months + END_TIERS * balances
  const rows = layout.rows * months + balances
  const endRow = layout.rows * months
  const month = flatten(layout)
  const starts = new Int32Array(columns + 1)
  const size = month.rows.length * months + END_TIERS * balances
  const indices = new Int32Array(size)
  const values = new Float64Array(size)
  let next = 0
  for (let k = 0; k < months; k++)
    for (let c = 0; c < width; c++) {
      for (let e = indexAt(month.starts, c); e < indexAt(month.starts, c + 1); e++) {
        const then = k + indexAt(month.lags, e)
        // Orders that wait at the end of the window are worth nothing then.
        if (then >= months && indexAt(month.rows, e) >= balances) continue
        indices[next] = (then < months ? then * layout.rows : endRow) + indexAt(month.rows, e)
        values[next] = then < months ? numberAt(month.values, e) : -numberAt(month.values, e)
        next += 1
      }
      starts[k * width + c + 1] = next
    }
  for (let r = 0; r < balances; r++)
    for (let tier = 0; tier < END_TIERS; tier++) {
      indices[next] = endRow + r
      values[next] = 1
      next += 1
      starts[width * months + r * END_TIERS + tier + 1] = next
    }
  return {
    columns,
    rows,
    starts,
    indices: indices.slice(0, next),
    values: values.slice(0, next),
    cost: new Float64Array(columns),
    lower: new Float64Array(columns),
    upper: new Float64Array(columns),
    rowLower: new Float64Array(rows),
    rowUpper: new Float64Array(rows),
  }
}

/**
 * Sets costs and upper bounds of what can be done in each month:
 *
 *   sum_k d^k ( cost.run + freight.ship + ... )
 *
 * The function that it makes gives back d^H.
 */
function activitySetter({ network, limits, months, layout, asOf, width, model }: Frame): (month: Month) => number {
  const discount = 1 / (1 + network.world.parameter('discount'))
  // Most columns are the same every month: they are set once, and only the others for each month.
  const setColumn = columnSetter(network, limits, layout)
  const template = { cost: new Float64Array(width), upper: new Float64Array(width) }
  for (let c = 0; c < width; c++) setColumn(c, 0, 0, template)
  const changing = Int32Array.from(
    layout.columns.flatMap((column, c) => (mayChange(column, network, limits) ? [c] : [])),
  )
  return (month) => {
    let factor = 1
    for (let k = 0; k < months; k++) {
      const offset = k * width
      for (const c of changing) setColumn(c, month + k, asOf(month, k), template)
      model.upper.set(template.upper, offset)
      for (let c = 0; c < width; c++) model.cost[offset + c] = numberAt(template.cost, c) * factor
      factor *= discount
    }
    return factor
  }
}

/** Sets what is left in the end: - d^H terminal-value.left, a tier after the other. */
function leftSetter({ network, months, balances, width, model }: Frame): (state: WindowState, factor: number) => void {
  // The exogenous place exists before and after the window: its stocks have no value here.
  const price = Float64Array.from([
    ...network.nodes.map((node) => (node.exogenous ? 0 : node.price)),
    ...network.buyers.map(({ demand }) => at(network.demands, demand).price),
  ])
  const baselineStock = Float64Array.from([
    ...network.nodes.map((node) => (node.exogenous ? 0 : node.cover + node.pipeline)),
    ...network.buyers.map(({ cover }) => cover),
  ])
  const tiers = [
    network.world.parameter('terminal-value-1'),
    network.world.parameter('terminal-value-2'),
    network.world.parameter('terminal-value-3'),
  ] as const
  return (state, factor) => {
    for (let r = 0; r < balances; r++) {
      const first = width * months + r * END_TIERS
      const value = numberAt(price, r)
      const firstTier = Math.max(
        tiers[0] * value,
        state.lastPrice === undefined ? 0 : 0.5 * numberAt(state.lastPrice, r),
      )
      model.cost[first] = -factor * firstTier
      model.cost[first + 1] = -factor * tiers[1] * value
      model.cost[first + 2] = -factor * tiers[2] * value
      model.upper[first] = numberAt(baselineStock, r)
      model.upper[first + 1] = numberAt(baselineStock, r)
      model.upper[first + 2] = value > 0 ? Number.POSITIVE_INFINITY : 0
    }
  }
}

/** Sets what arrives at each balance and joins each queue, and what capacities and shared limits are at most: balance(n,k), capacity(s,k), shared(i,k), queue(s,k). */
function setBalances(
  { network, limits, months, layout, asOf, balances, model }: Frame,
  month: Month,
  state: WindowState,
): void {
  for (let k = 0; k < months; k++) {
    // Undefined: nothing in transit arrives that late.
    const arriving = state.arriving[k]
    for (let r = 0; r < balances; r++) {
      const row = k * layout.rows + r
      // Buyers follow the nodes and are never exogenous.
      if (network.nodes[r]?.exogenous === true) {
        model.rowLower[row] = Number.NEGATIVE_INFINITY
        model.rowUpper[row] = Number.POSITIVE_INFINITY
        continue
      }
      const available =
        (k === 0 ? numberAt(state.inventory, r) : 0) + (arriving === undefined ? 0 : numberAt(arriving, r))
      model.rowLower[row] = model.rowUpper[row] = available === 0 ? 0 : -available
    }
    const known = asOf(month, k)
    const atMost = (row: number, most: number): void => {
      model.rowLower[k * layout.rows + row] = Number.NEGATIVE_INFINITY
      model.rowUpper[k * layout.rows + row] = most
    }
    layout.capacityRows.forEach((s, i) => atMost(balances + i, limits.site(s, month + k, known)))
    layout.shared.forEach(({ most }, i) => atMost(layout.firstShared + i, most(limits, month + k, known)))
    network.contracts.forEach(({ nodes, share }, c) => {
      const row = k * layout.rows + layout.firstContract + c
      model.rowLower[row] =
        share * nodes.reduce((sum, n) => sum + (arriving === undefined ? 0 : numberAt(arriving, n)), 0)
      model.rowUpper[row] = Number.POSITIVE_INFINITY
    })
    layout.queues.forEach((s, i) => {
      const waited = k === 0 ? numberAt(state.waiting, i) : 0
      const row = k * layout.rows + layout.firstQueue + i
      model.rowLower[row] = model.rowUpper[row] = waited + limits.queue(s, month + k, known).joins
    })
  }
}

/** Sets what arrives in each pool of a rule, and what accounts hold at first: pool(p,k), account(u,k). Before it begins they are free. */
function setRule({ network, months, layout, asOf, model }: Frame, month: Month, state: WindowState): void {
  const { allocation } = network
  if (allocation === undefined) return
  for (let k = 0; k < months; k++) {
    const isInForce = asOf(month, k) >= allocation.from
    const held = k === 0 && isInForce ? (state.accounts ?? openingAccounts(allocation, state.inventory)) : undefined
    setAllocation(allocation, isInForce, state.arriving[k], held, (row, low, high) => {
      model.rowLower[k * layout.rows + layout.firstPool + row] = low
      model.rowUpper[k * layout.rows + layout.firstPool + row] = high
    })
  }
}

/** Sets what is there in the end beside what is stored: left(n). */
function setEnd({ network, months, layout, balances, endRow, model }: Frame, state: WindowState): void {
  for (let r = 0; r < balances; r++) {
    let later = 0
    // What is in transit has arrived by then; later releases by the state are not counted on yet.
    for (let k = months; k < Math.min(layout.longest, state.arriving.length); k++)
      later += numberAt(at(state.arriving, k), r)
    model.rowLower[endRow + r] = Number.NEGATIVE_INFINITY
    model.rowUpper[endRow + r] = network.nodes[r]?.exogenous === true ? Number.POSITIVE_INFINITY : later
  }
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
