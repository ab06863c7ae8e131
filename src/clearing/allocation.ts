import { at, entry, numberAt, type VectorOf } from '../lists/index.ts'
import { sumOf, type Tonnes } from '../quantity/index.ts'
import type { Allocation, AllocationPool, AllocationUser, Network } from './network.ts'

/**
 * A rule that shares out what comes of some goods, month by month. Each user of a good at a place has an account there: a part of all that
 * arrives or is let out of a stock is credited to it, and it takes out what it uses. What it leaves stays its own, so that
 * nobody else uses it and a rule bites on what users do rather than on what they might want.
 *
 *   pool(p,k)     sum in[k] - elastic[k] - disposed[k] = rest[k] + first[k]             rest, first >= 0
 *   account(u,k)  held_u[k-1] + r_u . rest[k] + f_u . first[k] = sum drawn_u[k] + held_u[k]
 *   first[k] <= what comes first, t a month;  sum r_u = sum f_u = 1
 *
 * so that the accounts of a pool hold together what is stored there, and no more can be drawn than there is.
 */

/** What of a credit an account gets: of the stock at first, of what comes first, and of the rest. */
interface Parts {
  readonly stock: number
  readonly first: number
  readonly rest: number
}

export const firstOf = ({ accounts }: AllocationPool): Tonnes => sumOf(accounts.map(({ first }) => first))

/** In the order of the accounts. */
function partsOf({ accounts }: AllocationPool): Parts[] {
  const usual = sumOf(accounts.map((account) => account.usual))
  const first = sumOf(accounts.map((account) => account.first))
  return accounts.map((account) => ({
    stock: usual > 0 ? account.usual / usual : 0,
    first: first > 0 ? account.first / first : 0,
    // Where all use comes first, so does what is beyond it.
    rest: usual > first ? (account.usual - account.first) / (usual - first) : usual > 0 ? account.usual / usual : 0,
  }))
}

/** Where a pool's accounts begin among all. */
function accountOffsets({ pools }: Allocation): number[] {
  let next = 0
  return pools.map(({ accounts }) => {
    const own = next
    next += accounts.length
    return own
  })
}

interface RowEntry {
  readonly row: number
  readonly lag: number
  readonly value: number
}

/** The rows and columns that a rule adds to a month: its pools, then their accounts. */
export interface AllocationRows {
  readonly rows: number
  /** What a column of the network is to them. */
  readonly entriesOf: (kind: string, ref: number, part: number) => RowEntry[]
  /** Columns of their own: what is credited (the rest, and what comes first), and what accounts hold. */
  readonly own: readonly {
    readonly kind: 'credit' | 'hold'
    readonly ref: number
    readonly part: number
    readonly entries: RowEntry[]
  }[]
}

export function allocationRows(network: Network, firstRow: number): AllocationRows {
  const { allocation, nodes, arcs, activities, demands } = network
  if (allocation === undefined) return { rows: 0, entriesOf: () => [], own: [] }
  const { pools } = allocation
  const offsets = accountOffsets(allocation)
  const firstAccount = firstRow + pools.length
  const poolOf: number[] = nodes.map(() => -1)
  pools.forEach((pool, p) => pool.nodes.forEach((n) => (poolOf[n] = p)))
  const rowOf = new Map(
    pools.flatMap(({ accounts }, p) =>
      accounts.map(({ user }, a) => [keyOfUser(p, user), firstAccount + at(offsets, p) + a] as const),
    ),
  )
  const draw = (node: number, user: AllocationUser, perTonne: number): RowEntry[] => {
    const p = at(poolOf, node)
    return p < 0 ? [] : [{ row: entry(rowOf, keyOfUser(p, user)), lag: 0, value: -perTonne }]
  }
  const come = (node: number, perTonne: number, lag: number): RowEntry[] => {
    const p = at(poolOf, node)
    return p < 0 ? [] : [{ row: firstRow + p, lag, value: perTonne }]
  }
  const entriesOf: AllocationRows['entriesOf'] = (kind, ref, part) => {
    switch (kind) {
      case 'run': {
        const { site, inputs, outputs, lead } = at(activities, ref)
        return [
          ...inputs.flatMap(({ node, perTonne }) => draw(node, { kind: 'plant', index: site }, perTonne)),
          ...outputs.flatMap(({ node, perTonne }) => come(node, perTonne, lead)),
        ]
      }
      case 'ship': {
        const { from, to, transit } = at(arcs, ref)
        return [...draw(from, { kind: 'abroad' }, 1), ...come(to, 1, transit)]
      }
      case 'deliver':
        return draw(at(at(demands, ref).sources, part).node, { kind: 'sector', index: ref }, 1)
      case 'elastic':
        return come(at(at(demands, ref).sources, part).node, -1, 0)
      case 'dispose':
        return come(ref, -1, 0)
      default:
        // What is stored is what the accounts hold, and another origin is no other good.
        return []
    }
  }
  const own = pools.flatMap((pool, p): AllocationRows['own'] => {
    const parts = partsOf(pool)
    const accountRow = firstAccount + at(offsets, p)
    const credit = (part: number, of: (parts: Parts) => number): AllocationRows['own'][number] => ({
      kind: 'credit',
      ref: p,
      part,
      entries: [
        { row: firstRow + p, lag: 0, value: -1 },
        ...parts.flatMap((one, a) => (of(one) > 0 ? [{ row: accountRow + a, lag: 0, value: of(one) }] : [])),
      ],
    })
    return [
      credit(0, ({ rest }) => rest),
      ...(firstOf(pool) > 0 ? [credit(1, ({ first }) => first)] : []),
      ...pool.accounts.map((_, a) => ({
        kind: 'hold' as const,
        ref: at(offsets, p) + a,
        part: 0,
        entries: [
          { row: accountRow + a, lag: 0, value: -1 },
          { row: accountRow + a, lag: 1, value: 1 },
        ],
      })),
    ]
  })
  return { rows: pools.length + pools.reduce((sum, { accounts }) => sum + accounts.length, 0), entriesOf, own }
}

const keyOfUser = (pool: number, user: AllocationUser): string =>
  `${pool} ${user.kind} ${user.kind === 'abroad' ? 0 : user.index}`

/** What the accounts hold when the rule begins: of the stock that is there, each its usual part. */
export function openingAccounts(allocation: Allocation, inventory: Float64Array): Float64Array {
  const held = allocation.pools.flatMap((pool) => {
    const stored = pool.nodes.reduce((sum, n) => sum + numberAt(inventory, n), 0)
    return partsOf(pool).map(({ stock }) => stock * stored)
  })
  return Float64Array.from(held)
}

/** Sets the rows of a month of a window: `arriving` at its nodes, and what accounts `held` if it is the first. */
export function setAllocation(
  { pools }: Allocation,
  isInForce: boolean,
  arriving: Float64Array | undefined,
  held: Float64Array | undefined,
  set: (row: number, low: number, high: number) => void,
): void {
  let account = pools.length
  pools.forEach(({ nodes, accounts }, p) => {
    const comes = arriving === undefined ? 0 : nodes.reduce((sum, n) => sum + numberAt(arriving, n), 0)
    const equal = (row: number, amount: number): void => {
      const right = amount === 0 ? 0 : -amount
      if (isInForce) set(row, right, right)
      else set(row, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)
    }
    equal(p, comes)
    accounts.forEach(() => {
      equal(account, held === undefined ? 0 : numberAt(held, account - pools.length))
      account += 1
    })
  })
}

/** What a rule did in a month: what came first of each pool's credit, and what each account holds at its end. */
export interface AllocationFlows {
  readonly first: VectorOf<Tonnes>
  readonly held: VectorOf<Tonnes>
}
