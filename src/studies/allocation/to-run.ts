import { at, numberAt } from '../../lists/index.ts'
import { shippedOn, type Allocation, type AllocationPool, type Network, type Run } from '../../clearing/index.ts'
import { usersOf } from './pools.ts'
import type { Rule, RuleResult } from './result.ts'

/** Tables name this as the source of what nobody reports. */
const JUDGED = 'judgement'

interface Figures {
  readonly figures: number
  readonly judged: number
}

/** What it takes to run each rule, counted from the tables. `market`: the run that knows what users without usual use would take. */
export function toRunOf(
  market: Run,
  { pools }: Allocation,
  about: {
    /** Uses of what is short that come first, by demand. */
    readonly firsts: readonly number[]
    /** Lots of state stock that are let out. */
    readonly lots: number
  },
): (rule: Rule) => RuleResult['toRun'] {
  const { network } = market
  const users = pools.reduce((sum, pool) => sum + usersOf(pool), 0)
  const all = counted(pools.flatMap((pool) => pool.accounts.flatMap((account) => sourcesOf(network, pool, account))))
  const traced = pools.flatMap(({ accounts }) =>
    accounts.filter(({ user, first }) => user.kind === 'plant' && first > 0),
  ).length
  const newcomers = pools.reduce((sum, pool) => sum + newcomersTo(market, pool), 0)
  const none = { goods: pools.length, users, decisions: 0, lots: 0, figures: 0, judged: 0, traced: 0, newcomers: 0 }
  return (rule) => {
    switch (rule) {
      case 'market':
        return none
      case 'auction':
        return { ...none, lots: about.lots }
      case 'mix':
        return {
          ...none,
          decisions: about.firsts.length,
          ...counted(about.firsts.map((d) => at(network.demands, d).fact.use.source)),
        }
      case 'priority':
        return { ...none, decisions: users, ...all, traced, newcomers }
      case 'pro-rata':
        return { ...none, decisions: users, ...all, newcomers }
      default:
        return rule satisfies never
    }
  }
}

const counted = (sources: readonly string[]): Figures => ({
  figures: sources.length,
  judged: sources.filter((source) => source === JUDGED).length,
})

/** Where the usual use of a user of a pool comes from: a row of a sector's use, of a plant's activity, of a route abroad. */
function sourcesOf(
  { world, activities, sites, arcs, demands }: Network,
  { nodes }: AllocationPool,
  { user, usual }: AllocationPool['accounts'][number],
): string[] {
  if (usual <= 0) return []
  const isHere = (n: number): boolean => nodes.includes(n)
  switch (user.kind) {
    case 'sector':
      return [at(demands, user.index).fact.use.source]
    case 'plant': {
      const own = at(sites, user.index).activities.filter((r) => {
        const { inputs, base } = at(activities, r)
        return base > 0 && inputs.some(({ node }) => isHere(node))
      })
      const rows = new Set(own.map((r) => at(activities, r).operation))
      return [...rows].map((o) => at(world.operations, o).activity.source)
    }
    case 'abroad': {
      const routes = new Set(
        arcs.flatMap(({ from, route, base }) => (isHere(from) && route !== undefined && base > 0 ? [route] : [])),
      )
      return [...routes].map((r) => at(world.routes, r).shipped.source)
    }
    default:
      return user satisfies never
  }
}

/** Figures that a user's usual use rests on, and those of them that no source reports. */
export const figuresOf = (
  network: Network,
  pool: AllocationPool,
  account: AllocationPool['accounts'][number],
): Figures => counted(sourcesOf(network, pool, account))

/** Users without usual use that could take some of a pool in the months of a run: a plant that has opened since, a variant, a new customer. */
function newcomersTo({ network, limits, scenario, months }: Run, { nodes, accounts }: AllocationPool): number {
  return accounts.filter(({ user, usual }) => {
    if (usual > 0) return false
    switch (user.kind) {
      case 'sector':
        return false
      case 'plant':
        return months.some((_, t) => limits.site(user.index, scenario.start + t, scenario.start + t) > 0)
      case 'abroad':
        return months.some((flows) =>
          network.arcs.some(({ from }, s) => nodes.includes(from) && shippedOn(flows, s) > 0),
        )
      default:
        return user satisfies never
    }
  }).length
}

/** What the states of some places let out, t, by node and month of a run: each a lot. */
export function releasesOf(
  { network, scenario, months }: Run,
  places: readonly string[],
): { readonly node: number; readonly t: number; readonly tonnes: number }[] {
  return scenario.stockReleases.flatMap(({ place, stage, from, overMonths }) =>
    network.nodes.flatMap((node, n) => {
      if (!places.includes(node.place) || node.place !== place || node.state <= 0) return []
      if (network.world.materials.get(node.material)?.stage !== stage) return []
      return months.flatMap((_, t) => {
        const since = scenario.start + t - from
        return since >= 0 && since < overMonths ? [{ node: n, t, tonnes: node.state / overMonths }] : []
      })
    }),
  )
}

/** Price at which a node's material clears in a month of a run: that of one tonne more. */
export const clearingPrice = ({ months }: Run, n: number, t: number): number => numberAt(at(months, t).price, n)
