import { at, numberAt } from '../../lists/index.ts'
import { inMillions, less, pay, quantity, sumOf, times, tonnes, type MillionUsd } from '../../quantity/index.ts'
import {
  buildNetwork,
  checkedRun,
  drawnFrom,
  rollHorizon,
  SOURCES,
  type Allocation,
  type AllocationUser,
  type Baseline,
  type Network,
  type NetworkOptions,
  type Run,
} from '../../clearing/index.ts'
import type { Solver } from '../../solver/index.ts'
import { formatMonth, type Scenario, type World } from '../../world/index.ts'
import { askedWorld } from '../asked-world.ts'
import type { Progress } from '../study.ts'
import { placesOf, splitPlaces, usesAt } from '../stress/index.ts'
import { VERSION } from '../version.ts'
import { NO_ONE_FIRST, poolOf, ruleFor, type First, shortGoods, towards, usersOf, type ShortGood } from './pools.ts'
import type { AllocationResult, Rule, RuleResult } from './result.ts'
import { clearingPrice, figuresOf, releasesOf, toRunOf } from './to-run.ts'

export interface AllocationQuestion {
  /** Places in which the rule holds. */
  readonly members: readonly string[]
  /** Sectors that come first. */
  readonly priority: readonly string[]
  /** Of what these usually use, the share that the rule `mix` keeps for them. */
  readonly reserved: number
  /** Months over which state stocks are let out, beside what the scenario says. */
  readonly release?: number | undefined
  readonly foresight?: number | undefined
  readonly onProgress?: Progress | undefined
}

/** Rules that are runs of their own: an auction gives the goods to the same users as the market. */
const RUNS = 4

/** Who gets what is short under each rule, and what that costs whom. Pure: the same input gives the same result. */
export function allocation(
  world: World,
  baseline: Baseline,
  asked: Scenario,
  solver: Solver,
  { members, priority, reserved, release, foresight, onProgress }: AllocationQuestion,
): AllocationResult {
  const scenario = release === undefined ? asked : withRelease(world, asked, members, release)
  const months = foresight ?? world.parameter('foresight')
  let done = 0
  const runOf = (options: NetworkOptions, rule?: (network: Network) => Allocation): Run => {
    const before = done++
    const split = splitPlaces(world, { ...scenario, focus: [...members] })
    const network = buildNetwork(world, baseline, scenario, { split, ...options })
    return rollHorizon(solver, rule === undefined ? network : { ...network, allocation: rule(network) }, scenario, {
      foresight: months,
      onMonth: (month, total) => onProgress?.(before * total + month, RUNS * total),
    })
  }
  const market = runOf({})
  const goods = shortGoods(market, members)
  const firsts = (network: Network): First => {
    const isFirst = (d: number): boolean => {
      const { place, sector } = at(network.demands, d).fact
      return members.includes(place) && priority.includes(sector)
    }
    const { activity } = towards(network, isFirst)
    return { isFirst, towards: (r) => numberAt(activity, r) }
  }
  const rule = (network: Network, first: First): Allocation => ruleFor(network, scenario.start, goods, first)
  const assured = { places: new Set(members), sectors: new Set(priority) }
  const byRule: readonly (readonly [Rule, Run])[] = [
    ['market', market],
    ['auction', market],
    ['mix', runOf({ assured: { ...assured, share: reserved } })],
    ['priority', runOf({ assured: { ...assured, share: 1 } }, (network) => rule(network, firsts(network)))],
    ['pro-rata', runOf({}, (network) => rule(network, NO_ONE_FIRST))],
  ]
  const shared = rule(market.network, firsts(market.network))
  const takesToRun = toRunOf(market, shared, {
    firsts: market.network.demands.flatMap(({ fact }, d) =>
      priority.includes(fact.sector) &&
      goods.some(({ material, place }) => material === fact.material && place === fact.place)
        ? [d]
        : [],
    ),
    lots: releasesOf(market, members).length,
  })
  const usual = lostIn(market, members)
  return {
    study: 'allocation',
    version: VERSION,
    world: askedWorld(world, baseline),
    scenario: { id: scenario.id, title: scenario.title, start: formatMonth(scenario.start), months: scenario.months },
    conduct: [...scenario.conduct],
    members: [...members],
    priority: [...priority],
    reserved,
    release: release ?? null,
    foresight: months,
    goods: goods.map((good) => goodOf(market.network, good, shared)),
    rules: byRule.map(([id, run]) => ({
      ...outcomeOf(id, run, { members, priority, usual, shared }),
      toRun: takesToRun(id),
    })),
    money: members.map((place) => moneyAt(market, goods, place)),
  }
}

/** The state stocks of the members that the scenario does not let out, let out evenly from its start. */
function withRelease(world: World, scenario: Scenario, members: readonly string[], months: number): Scenario {
  const known = new Set(scenario.stockReleases.map(({ place, stage }) => `${place} ${stage}`))
  const more = members.flatMap((place) =>
    [...new Set(world.stocks.filter(({ holder }) => holder === 'state').map(({ stage }) => stage))]
      .filter((stage) => !known.has(`${place} ${stage}`))
      .map((stage) => ({ place, stage, from: scenario.start, overMonths: months })),
  )
  return { ...scenario, stockReleases: [...scenario.stockReleases, ...more] }
}

function goodOf(network: Network, good: ShortGood, { pools }: Allocation): AllocationResult['goods'][number] {
  const pool = poolOf(network, good, NO_ONE_FIRST)
  return {
    place: good.place,
    material: good.material,
    unit: good.unit,
    usual: good.usual,
    leastShare: good.leastShare,
    users: pool === undefined ? 1 : usersOf(pool),
    isShared: pools.some(({ material, place }) => material === good.material && place === good.place),
  }
}

const lostIn = (run: Run, members: readonly string[]): MillionUsd =>
  sumOf(
    placesOf(run)
      .filter(({ place }) => members.includes(place))
      .map(({ valueAddedLost }) => valueAddedLost),
  )

function outcomeOf(
  rule: Rule,
  run: Run,
  {
    members,
    priority,
    usual,
    shared,
  }: {
    readonly members: readonly string[]
    readonly priority: readonly string[]
    readonly usual: MillionUsd
    readonly shared: Allocation
  },
): Omit<RuleResult, 'toRun'> {
  const uses = usesAt(run, members)
  const places = placesOf(run, usesAt(run, [...run.network.world.places.keys()]))
  const lost = lostIn(run, members)
  const sectors = new Map<
    string,
    { place: string; sector: string; valueAddedLost: MillionUsd; firstStop: string | null }
  >()
  for (const { place, sector, valueAddedLost, firstStop } of uses) {
    const before = sectors.get(`${place} ${sector}`)
    const month = [before?.firstStop, firstStop?.month].filter((one) => typeof one === 'string').sort()[0] ?? null
    sectors.set(`${place} ${sector}`, {
      place,
      sector,
      valueAddedLost: sumOf([before?.valueAddedLost ?? quantity<'MUSD'>(0), valueAddedLost]),
      firstStop: month,
    })
  }
  const [first] = uses
    .flatMap((use) => (use.firstStop === null ? [] : [{ ...use, month: use.firstStop.month }]))
    .sort((a, b) => a.month.localeCompare(b.month) || b.valueAddedLost - a.valueAddedLost)
  const { maxBalanceResidual, maxBoundViolation } = checkedRun(run)
  return {
    rule,
    valueAddedLost: lost,
    moreThanMarket: less(lost, usual),
    valueAddedLostElsewhere: sumOf(
      places
        .filter(({ place, bloc }) => !members.includes(place) && bloc !== 'coercer')
        .map(({ valueAddedLost }) => valueAddedLost),
    ),
    priorityLost: sumOf(
      uses.filter(({ sector }) => priority.includes(sector)).map(({ valueAddedLost }) => valueAddedLost),
    ),
    firstStop:
      first === undefined
        ? null
        : { month: first.month, place: first.place, sector: first.sector, material: first.material },
    sectors: [...sectors.values()],
    places: places.map(({ place, valueAddedLost }) => ({ place, valueAddedLost })),
    users: usersIn(run, shared),
    maxBalanceResidual,
    maxBoundViolation,
  }
}

/** Who took what of the goods that are shared out, over the months of a run. */
function usersIn(run: Run, { pools }: Allocation): RuleResult['users'] {
  const { network, months } = run
  return pools.flatMap((pool) => {
    const drawn = months.map((_, t) => drawnFrom(run, t, pool))
    return pool.accounts.map((account, a) => ({
      place: pool.place,
      material: pool.material,
      unit: network.world.materials.get(pool.material)?.unit ?? '',
      kind: account.user.kind,
      user: nameOf(network, account.user),
      usual: times(account.usual, months.length),
      ...figuresOf(network, pool, account),
      drawn: tonnes(drawn.reduce((sum, month) => sum + at(month, a), 0)),
    }))
  })
}

function nameOf(network: Network, user: AllocationUser): string {
  if (user.kind === 'abroad') return ''
  return user.kind === 'sector' ? at(network.demands, user.index).fact.sector : at(network.sites, user.index).id
}

/**
 * What an auction changes at a place: what its sectors pay for what they get of the short goods, and what the state takes in for
 * its stock, at usual prices and at those at which an auction would clear.
 */
function moneyAt(run: Run, goods: readonly ShortGood[], place: string): AllocationResult['money'][number] {
  const { network } = run
  const isShort = new Set(goods.filter((good) => good.place === place).map(({ material }) => material))
  const worth = (sold: readonly { node: number; t: number; tonnes: number }[], atClearing: boolean): MillionUsd =>
    sumOf(
      sold.map(({ node, t, tonnes: mass }) => {
        const { price } = at(network.nodes, node)
        // What is not short in a month sells at its usual price.
        const paid = atClearing ? Math.max(price, clearingPrice(run, node, t)) : price
        return inMillions(pay(tonnes(mass), quantity<'USD/kg'>(paid)))
      }),
    )
  const delivered = run.months.flatMap(({ deliver }, t) =>
    network.demands.flatMap(({ fact, sources }, d) =>
      fact.place === place && isShort.has(fact.material)
        ? sources.map(({ node }, source) => ({ node, t, tonnes: numberAt(deliver, d * SOURCES + source) }))
        : [],
    ),
  )
  const released = releasesOf(run, [place])
  return {
    place,
    usersAtUsual: worth(delivered, false),
    usersAtClearing: worth(delivered, true),
    stateAtUsual: worth(released, false),
    stateAtClearing: worth(released, true),
  }
}
