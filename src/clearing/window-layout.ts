import { at } from '../lists/index.ts'
import { allocationRows } from './allocation.ts'
import type { Network } from './network.ts'
import { sharedLimits, type Shared } from './shared.ts'

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
export interface WindowColumn {
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
  readonly columns: readonly WindowColumn[]
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

export const END_TIERS = 3

/** The rows and columns of one month of the linear program in `window.ts`, whose header comment has its equations. */
export function windowLayout(network: Network): Layout {
  const columns: WindowColumn[] = []
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
