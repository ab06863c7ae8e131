import { addAt, at, numberAt } from '../lists/index.ts'
import { minus } from '../quantity/index.ts'
import { SOURCES, type AllocationPool } from './network.ts'
import { shippedOn, type Run } from './run.ts'

/**
 * Adds up the books of a rule again from what was made, shipped and used, without the arrays of the linear program: what is credited has
 * come, no account is below zero, none is drawn on by another, and together they hold what is stored. Gives back the largest
 * residual of a month, relative to what passes; what exceeds a limit is handed to `over`.
 */
export function allocationCheck(run: Run): (t: number, over: (amount: number, limit: number) => void) => number {
  const { allocation } = run.network
  if (allocation === undefined) return () => 0
  let held: number[][] | undefined
  return (t, over) => {
    const { month, inventory, allocation: flows } = at(run.months, t)
    if (month < allocation.from || flows === undefined) return 0
    const came = comeIn(run, t)
    const before = t === 0 ? run.initial.inventory : at(run.months, t - 1).inventory
    const shares = allocation.pools.map(sharesOf)
    const had =
      held ?? allocation.pools.map(({ nodes }, p) => at(shares, p).map(({ usual }) => usual * sumAt(before, nodes)))
    let residual = 0
    const open = (amount: number, passes: number): void => {
      residual = Math.max(residual, Math.abs(amount) / Math.max(1, passes))
    }
    let account = 0
    held = allocation.pools.map((pool, p) => {
      const [comes, first] = [sumAt(came, pool.nodes), numberAt(flows.first, p)]
      over(
        first,
        pool.accounts.reduce((sum, one) => sum + one.first, 0),
      )
      over(minus(first), 0)
      over(first, Math.max(0, comes))
      const drawn = drawnFrom(run, t, pool)
      const now = pool.accounts.map((_, a) => {
        const share = at(at(shares, p), a)
        const left = at(at(had, p), a) + share.rest * (comes - first) + share.first * first - at(drawn, a)
        open(left - numberAt(flows.held, account), at(at(had, p), a) + comes)
        over(-left, 0)
        account += 1
        return Math.max(0, left)
      })
      open(now.reduce((sum, left) => sum + left, 0) - sumAt(inventory, pool.nodes), sumAt(inventory, pool.nodes))
      return now
    })
    return residual
  }
}

const sumAt = (list: Float64Array, nodes: readonly number[]): number =>
  nodes.reduce((sum, n) => sum + numberAt(list, n), 0)

/** Of all use, of what comes first, and of what is neither: each user's share. */
function sharesOf({ accounts }: AllocationPool): { usual: number; first: number; rest: number }[] {
  const total = accounts.reduce((sum, { usual }) => sum + usual, 0)
  const first = accounts.reduce((sum, one) => sum + one.first, 0)
  return accounts.map((one) => {
    const usual = total > 0 ? one.usual / total : 0
    const rest = total > first ? (one.usual - one.first) / (total - first) : usual
    return { usual, rest, first: first > 0 ? one.first / first : 0 }
  })
}

/** What arrives at each node in a month, without what was stored there; what is thrown away or bought because it is cheap counts as less. */
function comeIn({ network, initial, months }: Run, t: number): Float64Array {
  const came = new Float64Array(network.nodes.length)
  const flows = at(months, t)
  // Nothing that was under way at first arrives later than that.
  const arriving = initial.arriving[t]
  network.nodes.forEach((_, n) => {
    if (arriving !== undefined) addAt(came, n, numberAt(arriving, n))
    addAt(came, n, minus(numberAt(flows.disposed, n)))
  })
  network.arcs.forEach(({ to, transit }, s) => {
    const sent = months[t - transit]
    if (sent !== undefined) addAt(came, to, shippedOn(sent, s))
  })
  network.activities.forEach(({ outputs, lead }, r) => {
    const began = months[t - lead]
    if (began !== undefined)
      for (const { node, perTonne } of outputs) addAt(came, node, perTonne * numberAt(began.run, r))
  })
  network.demands.forEach(({ sources }, d) =>
    sources.forEach(({ node }, source) => addAt(came, node, minus(numberAt(flows.elastic, d * SOURCES + source)))),
  )
  return came
}

/** What each user takes out of a pool in a month, t, in the order of its accounts. */
export function drawnFrom({ network, months }: Run, t: number, { nodes, accounts }: AllocationPool): number[] {
  const flows = at(months, t)
  return accounts.map(({ user }) => {
    let drawn = 0
    switch (user.kind) {
      case 'sector':
        at(network.demands, user.index).sources.forEach(({ node }, source) => {
          if (nodes.includes(node)) drawn += numberAt(flows.deliver, user.index * SOURCES + source)
        })
        break
      case 'plant':
        network.activities.forEach(({ site, inputs }, r) => {
          if (site !== user.index) return
          for (const { node, perTonne } of inputs) if (nodes.includes(node)) drawn += perTonne * numberAt(flows.run, r)
        })
        break
      case 'abroad':
        network.arcs.forEach(({ from }, s) => {
          if (nodes.includes(from)) drawn += shippedOn(flows, s)
        })
        break
      default:
        return user satisfies never
    }
    return drawn
  })
}
