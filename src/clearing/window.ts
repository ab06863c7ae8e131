import { at, indexAt, numberAt } from '../lists/index.ts'
import type { LinearModel } from '../solver/index.ts'
import type { Month } from '../world/index.ts'
import { allocationRows, firstOf, openingAccounts, setAllocation } from './allocation.ts'
import type { ActivityLimits } from './limits.ts'
import type { AllocationPool, Network } from './network.ts'
import { sharedLimits, type Shared } from './shared.ts'

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

export const COLUMN_KINDS = [
  'run',
  'ship',
  'downgrade',
  'deliver',
  'elastic',
  'store',
  'dispose',
  'serve',
  'wait',
  'credit',
  'hold',
] as const
type ColumnKind = (typeof COLUMN_KINDS)[number]

/** One thing that can be done in a month. `part`: its segment, source or step. */
interface Column {
  readonly kind: ColumnKind
  readonly ref: number
  readonly part: number
  readonly entries: readonly ColumnEntry[]
}
interface ColumnEntry {
  /** Row within a month. */
  readonly row: number
  /** Months after the column's own. */
  readonly lag: number
  readonly value: number
}

/** Columns and rows of one month. The months follow one another; what is left at the end comes last. */
export interface Layout {
  readonly columns: readonly Column[]
  /** Balances of nodes, then of buyers, then capacities, then limits that are shared, then orders that wait, then contracts, then pools and accounts. */
  readonly nodes: number
  readonly buyers: number
  readonly capacityRows: readonly number[]
  readonly shared: readonly Shared[]
  /** Row of the first of these; the others follow it. */
  readonly firstShared: number
  /** Arcs on which orders wait; the row of the first of them. */
  readonly queues: readonly number[]
  readonly firstQueue: number
  /** Row of the first of the network's export contracts. */
  readonly firstContract: number
  /** Row of the first pool of its rule, if it has one; their accounts come last. */
  readonly firstPool: number
  readonly rows: number
  /** Longest lead or transit time, months. */
  readonly longest: number
}

/** Cost of taking what is free of the coercer's, as a share of its price: users who may take either kind take the other first, since free material is the scarcer. */
const ORIGIN_TIE_BREAK = 1e-3

export const END_TIERS = 3

export function windowLayout(network: Network): Layout {
  const columns: Column[] = []
  const nodes = network.nodes.length
  const buyers = network.buyers.length
  const capacityRows: number[] = []
  const capacityRow = new Map<number, number>()
  const hoards = network.world.parameter('hoarding') > 0
  network.sites.forEach(({ activities }, s) => {
    if (activities.length < 2) return
    capacityRow.set(s, nodes + buyers + capacityRows.length)
    capacityRows.push(s)
  })
  const shared = sharedLimits(network)
  const firstShared = nodes + buyers + capacityRows.length
  const queues = network.arcs.flatMap(({ waits }, s) => (waits === undefined ? [] : [s]))
  const firstQueue = firstShared + shared.length
  const sharedRows = new Map<string, ColumnEntry[]>()
  shared.forEach(({ columns: own }, i) => {
    for (const name of own) {
      const entry = { row: firstShared + i, lag: 0, value: 1 }
      sharedRows.set(name, [...(sharedRows.get(name) ?? []), entry])
    }
  })
  const firstContract = firstQueue + queues.length
  const underContract = contractEntries(network, firstContract)
  const firstPool = firstContract + network.contracts.length
  const allocated = allocationRows(network, firstPool)
  const add = (kind: ColumnKind, ref: number, part: number, own: ColumnEntry[]): void => {
    const entries = [
      ...own,
      ...(sharedRows.get(`${kind} ${ref} ${part}`) ?? []),
      ...underContract(kind, ref),
      ...allocated.entriesOf(kind, ref, part),
    ]
    columns.push({ kind, ref, part, entries })
  }
  const legs = (list: readonly { node: number; perTonne: number }[], sign: number, lag: number): ColumnEntry[] =>
    list.map(({ node, perTonne }) => ({ row: node, lag, value: sign * perTonne }))

  network.activities.forEach((activity, r) => {
    const shared = capacityRow.get(activity.site)
    const entries = [
      ...legs(activity.inputs, -1, 0),
      ...legs(activity.outputs, 1, activity.lead),
      ...(shared === undefined ? [] : [{ row: shared, lag: 0, value: 1 }]),
    ]
    if (activity.base > 0) add('run', r, 0, entries)
    add('run', r, 1, entries)
  })
  network.arcs.forEach((arc, s) => {
    const entries = [
      { row: arc.from, lag: 0, value: -1 },
      { row: arc.to, lag: arc.transit, value: 1 },
    ]
    if (arc.base > 0) add('ship', s, 0, entries)
    add('ship', s, 1, entries)
    if (arc.base > 0) add('ship', s, 2, entries)
    const queue = queues.indexOf(s)
    if (queue < 0) return
    const row = firstQueue + queue
    add('ship', s, 3, [...entries, { row, lag: 0, value: 1 }])
    add('wait', queue, 0, [
      { row, lag: 0, value: 1 },
      { row, lag: 1, value: -1 },
    ])
  })
  network.downgrades.forEach(([free, coercer], m) =>
    add('downgrade', m, 0, [
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
      if (network.baseline.calibrated) add('elastic', d, source, [{ row: node, lag: 0, value: -1 }])
    }),
  )
  network.nodes.forEach((node, n) => {
    if (node.storable) {
      const entries = [
        { row: n, lag: 0, value: -1 },
        { row: n, lag: 1, value: 1 },
      ]
      if (node.cover > 0) add('store', n, 0, entries)
      add('store', n, 1, entries)
      if (node.cover > 0 && hoards) add('store', n, 2, entries)
    }
    if (!node.exogenous) add('dispose', n, 0, [{ row: n, lag: 0, value: -1 }])
  })
  network.buyers.forEach((buyer, b) => {
    const row = nodes + b
    const entries = [
      { row, lag: 0, value: -1 },
      { row, lag: 1, value: 1 },
    ]
    if (buyer.cover > 0) add('store', row, 0, entries)
    add('store', row, 1, entries)
    if (buyer.cover > 0 && hoards) add('store', row, 2, entries)
    buyer.steps.forEach((_, step) => add('serve', b, step, [{ row, lag: 0, value: -1 }]))
  })
  columns.push(...allocated.own)
  const longest = columns.reduce((most, { entries }) => Math.max(most, ...entries.map(({ lag }) => lag)), 1)
  const rows = firstPool + allocated.rows
  const firsts = { firstShared, firstQueue, firstContract, firstPool }
  return { columns, nodes, buyers, capacityRows, shared, queues, ...firsts, rows, longest }
}

/** What a column is to the rows of export contracts. */
function contractEntries(
  { contracts, arcs, activities }: Network,
  firstContract: number,
): (kind: ColumnKind, ref: number) => ColumnEntry[] {
  return (kind, ref) =>
    contracts.flatMap(({ nodes, arcs: exports, share }, c) => {
      const row = firstContract + c
      switch (kind) {
        case 'run': {
          const { outputs, lead } = at(activities, ref)
          const made = outputs.reduce((sum, { node, perTonne }) => sum + (nodes.includes(node) ? perTonne : 0), 0)
          return made > 0 ? [{ row, lag: lead, value: -share * made }] : []
        }
        case 'ship': {
          const { to, transit } = at(arcs, ref)
          return [
            ...(exports.includes(ref) ? [{ row, lag: 0, value: 1 }] : []),
            ...(nodes.includes(to) ? [{ row, lag: transit, value: -share }] : []),
          ]
        }
        case 'dispose':
          return nodes.includes(ref) ? [{ row, lag: 0, value: 1 }] : []
        case 'downgrade':
        case 'deliver':
        case 'elastic':
        case 'store':
        case 'serve':
        case 'wait':
        case 'credit':
        case 'hold':
          return []
        default:
          return kind satisfies never
      }
    })
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

/** Whether a column's cost or bound may differ from month to month. */
function mayChange({ kind, ref, part }: Column, network: Network, { changes }: ActivityLimits): boolean {
  switch (kind) {
    case 'run':
      return changes.run(ref)
    case 'ship':
      return changes.ship(ref)
    case 'deliver':
    case 'elastic':
      return changes.deliver(ref)
    case 'serve': {
      return changes.demand || at(at(network.buyers, ref).steps, part).readyMonths > 0
    }
    case 'store':
      // Hoards; all other stocks have the same terms every month.
      return part === 2
    case 'credit':
    case 'hold':
      // Nothing before the rule begins.
      return true
    case 'downgrade':
    case 'dispose':
    case 'wait':
      return false
    default:
      return kind satisfies never
  }
}

/** Upper bound of every column in every month of a horizon that is known from its start. */
export function upperBounds(
  network: Network,
  limits: ActivityLimits,
  layout: Layout,
  start: Month,
  months: number,
): Float64Array {
  const perMonth = layout.columns.length
  const all = new Float64Array(perMonth * months)
  const setColumn = columnSetter(network, limits, layout)
  const template = { cost: new Float64Array(perMonth), upper: new Float64Array(perMonth) }
  for (let k = 0; k < months; k++) {
    for (let c = 0; c < perMonth; c++) setColumn(c, start + k, start + k, template)
    all.set(template.upper, k * perMonth)
  }
  return all
}

const poolAt = ({ allocation }: Network, p: number): AllocationPool => at(allocation?.pools ?? [], p)

type SetColumn = (c: number, month: Month, asOf: Month, into: { cost: Float64Array; upper: Float64Array }) => void

/** Sets the undiscounted cost and the upper bound of a column in a month. */
function columnSetter(network: Network, limits: ActivityLimits, layout: Layout): SetColumn {
  const { world } = network
  const holdingCost = world.parameter('holding-cost')
  const convenienceYield = world.parameter('convenience-yield')
  const leakagePrice = world.parameter('leakage-price-multiple')
  const elasticShare = world.parameter('elastic-demand-share')
  const elasticPrice = world.parameter('elastic-demand-price')
  const disposalCost = world.parameter('disposal-cost')
  const hoarding = world.parameter('hoarding')
  const hoardingYield = world.parameter('hoarding-yield')
  const ruleFrom = network.allocation?.from ?? Number.POSITIVE_INFINITY
  const isHoarding = (row: number, month: Month, asOf: Month): boolean => {
    const where = network.nodes[row] ?? at(network.demands, at(network.buyers, row - layout.nodes).demand).fact
    return limits.isHoarding(where.material, where.place, month, asOf)
  }
  return (c, month, asOf, { cost, upper }) => {
    const { kind, ref, part } = at(layout.columns, c)
    const set = (price: number, most: number): void => {
      cost[c] = price
      upper[c] = Math.max(0, most)
    }
    switch (kind) {
      case 'run': {
        const activity = at(network.activities, ref)
        const most = Math.min(
          limits.site(activity.site, month, asOf),
          limits.adoption(ref, month, asOf),
          limits.plant(ref, month, asOf),
        )
        if (part === 0) set(activity.baseCost, Math.min(activity.base, most))
        else set(activity.extraCost, most - Math.min(activity.base, most))
        return
      }
      case 'ship': {
        const arc = at(network.arcs, ref)
        const limit = limits.ship(ref, month, asOf)
        const origin = at(network.nodes, arc.from).price
        const tariff = limit.tariff * origin
        if (part === 0) set(arc.baseCost + tariff, limit.base)
        else if (part === 1) set(arc.extraCost + tariff, limit.growth)
        // Ordered as usual trade is, and at its cost.
        else if (part === 3)
          set(arc.baseCost + tariff, limits.queue(ref, month, asOf).open ? Number.POSITIVE_INFINITY : 0)
        else set(arc.extraCost + tariff + (leakagePrice - 1) * origin, limit.leak)
        return
      }
      case 'downgrade':
        set(ORIGIN_TIE_BREAK * at(network.nodes, at(network.downgrades, ref)[0]).price, Number.POSITIVE_INFINITY)
        return
      case 'deliver': {
        const { sources, price } = at(network.demands, ref)
        const free = at(network.nodes, at(sources, part).node).origin === 'free'
        set(free ? ORIGIN_TIE_BREAK * price : 0, limits.deliver(ref, part, month, asOf))
        return
      }
      case 'elastic': {
        const { price, base } = at(network.demands, ref)
        const open = limits.deliver(ref, part, month, asOf) === Number.POSITIVE_INFINITY
        set(-elasticPrice * price, open ? elasticShare * base : 0)
        return
      }
      case 'store': {
        // Undefined: the stock of a node.
        const buyer = network.buyers[ref - layout.nodes]
        const price = buyer === undefined ? at(network.nodes, ref).price : at(network.demands, buyer.demand).price
        const cover = buyer === undefined ? at(network.nodes, ref).cover : buyer.cover
        if (part === 0) set(-convenienceYield * price, cover)
        else if (part === 1) set(holdingCost * price, Number.POSITIVE_INFINITY)
        // Buyers who hoard value their baseline stock as much as what they add to it.
        else set(-hoardingYield * price, isHoarding(ref, month, asOf) ? (1 + hoarding) * cover : 0)
        return
      }
      case 'dispose':
        set(disposalCost, Number.POSITIVE_INFINITY)
        return
      case 'wait':
        set(0, Number.POSITIVE_INFINITY)
        return
      case 'credit':
      case 'hold': {
        const most = kind === 'credit' && part === 1 ? firstOf(poolAt(network, ref)) : Number.POSITIVE_INFINITY
        set(0, asOf >= ruleFrom ? most : 0)
        return
      }
      case 'serve': {
        const buyer = at(network.buyers, ref)
        const step = at(buyer.steps, part)
        const value: number = limits.isAvailable(step.readyMonths, month, asOf)
          ? step.willingnessToPay
          : step.valueBeforeReady
        set(-value, step.size * limits.demand(buyer.demand, month, asOf))
        return
      }
      default:
        kind satisfies never
    }
  }
}
