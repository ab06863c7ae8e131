import { addAt, at, indexAt, numberAt } from '../lists/index.ts'
import type { Measure } from '../world/index.ts'
import { allocationCheck } from './allocation-check.ts'
import { CheckFailed } from './check.ts'
import { inForce, leakageOf } from './limits.ts'
import { arcsByRoute, SOURCES, type Arc } from './network.ts'
import type { MonthFlows, Run } from './run.ts'
import { RUN_TOLERANCE } from './tolerances.ts'

export interface RunCheck {
  /** Largest residual of a balance of a node or buyer, relative to what passes through it. */
  readonly maxBalanceResidual: number
  /** Largest relative violation of a limit, a capacity or a measure. */
  readonly maxBoundViolation: number
}

/**
 * What the second check finds in a run that holds.
 *
 * @throws CheckFailed if a balance is open or a limit exceeded
 */
export function checkedRun(run: Run): RunCheck {
  const found = checkRun(run.whole ?? run)
  const { maxBalanceResidual, maxBoundViolation } = found
  if (!(maxBalanceResidual <= RUN_TOLERANCE && maxBoundViolation <= RUN_TOLERANCE))
    throw new CheckFailed(
      `a balance is open by ${maxBalanceResidual} or a limit exceeded by ${maxBoundViolation}, relative to what passes`,
    )
  return found
}

/**
 * Adds up a run's flows again from the recipes and routes, not from the arrays of the linear program, month by month:
 * every balance closes, nothing exceeds what measures, capacities and switching leave, and nothing is below zero.
 */
export function checkRun(run: Run): RunCheck {
  const { network, limits, scenario } = run
  const balances = network.nodes.length + network.buyers.length
  let inventory = run.initial.inventory
  const arriving = run.initial.arriving.map((list) => Float64Array.from(list))
  const [checkRoutes, checkQueues, checkMeasures] = [routeCheck(run), queueCheck(run), measureCheck(run)]
  const checkContracts = contractCheck(run)
  const checkBooks = allocationCheck(run)
  let maxBalanceResidual = 0
  let maxBoundViolation = 0
  const over: Over = (amount, limit) => {
    if (Number.isFinite(limit)) maxBoundViolation = Math.max(maxBoundViolation, (amount - limit) / Math.max(1, limit))
  }
  run.months.forEach((flows, t) => {
    const month = scenario.start + t
    // A flow below zero could hide an excess of another: both would balance.
    for (const list of [
      flows.run,
      ...flows.ship,
      flows.deliver,
      flows.elastic,
      flows.serve,
      flows.inventory,
      flows.disposed,
      flows.downgrade,
      flows.waiting,
    ])
      for (const amount of list) over(-amount, 0)
    const into = Float64Array.from(inventory)
    const out = new Float64Array(balances)
    const later = (lag: number): Float64Array =>
      // Nothing in transit so far arrives that late.
      lag === 0 ? into : (arriving[t + lag] ??= new Float64Array(balances))
    arriving[t]?.forEach((amount, r) => addAt(into, r, amount))

    const bySite = new Float64Array(network.sites.length)
    network.activities.forEach(({ site, inputs, outputs, lead }, r) => {
      const amount = numberAt(flows.run, r)
      addAt(bySite, site, amount)
      over(amount, limits.adoption(r, month, month))
      over(amount, limits.plant(r, month, month))
      for (const { node, perTonne } of inputs) addAt(out, node, perTonne * amount)
      for (const { node, perTonne } of outputs) addAt(later(lead), node, perTonne * amount)
    })
    bySite.forEach((amount, s) => over(amount, limits.site(s, month, month)))
    network.arcs.forEach(({ from, to, transit }, s) => {
      const limit = limits.ship(s, month, month)
      const [base = 0, growth = 0, leak = 0, released = 0] = flows.ship.map((segment) => numberAt(segment, s))
      over(base, limit.base)
      over(growth, limit.growth)
      over(leak, limit.leak)
      addAt(out, from, base + growth + leak + released)
      addAt(later(transit), to, base + growth + leak + released)
    })
    maxBalanceResidual = Math.max(maxBalanceResidual, checkQueues(flows, month, over))
    checkRoutes(flows, month, over)
    checkContracts(t, over)
    maxBalanceResidual = Math.max(maxBalanceResidual, checkBooks(t, over))
    checkMeasures(flows, month, over)
    network.downgrades.forEach(([free, coercer], m) => {
      addAt(out, free, numberAt(flows.downgrade, m))
      addAt(into, coercer, numberAt(flows.downgrade, m))
    })
    network.demands.forEach((demand, d) => {
      over(
        demand.sources.reduce((sum, _, source) => sum + numberAt(flows.elastic, d * SOURCES + source), 0),
        network.world.parameter('elastic-demand-share') * demand.base,
      )
      demand.sources.forEach(({ node }, source) => {
        const amount = numberAt(flows.deliver, d * SOURCES + source)
        over(amount, limits.deliver(d, source, month, month))
        addAt(out, node, amount + numberAt(flows.elastic, d * SOURCES + source))
        for (const b of demand.buyers) addAt(into, network.nodes.length + b, at(network.buyers, b).share * amount)
      })
    })
    network.nodes.forEach((_, n) => addAt(out, n, numberAt(flows.disposed, n)))
    network.buyers.forEach(({ demand, steps }, b) =>
      steps.forEach(({ size }, s) => {
        const amount = numberAt(flows.serve, indexAt(run.stepOffsets, b) + s)
        over(amount, size * limits.demand(demand, month, month))
        addAt(out, network.nodes.length + b, amount)
      }),
    )
    for (let r = 0; r < balances; r++) {
      // Buyers follow the nodes and are never exogenous.
      if (network.nodes[r]?.exogenous === true) continue
      const left = numberAt(into, r) - numberAt(out, r) - numberAt(flows.inventory, r)
      maxBalanceResidual = Math.max(maxBalanceResidual, Math.abs(left) / Math.max(1, numberAt(into, r)))
    }
    inventory = flows.inventory
  })
  return { maxBalanceResidual, maxBoundViolation }
}

type Over = (amount: number, limit: number) => void

/** That each measure in force is obeyed, by what it limits. */
function measureCheck(run: Run): (flows: MonthFlows, month: number, over: Over) => void {
  const { network, scenario } = run
  const measures = inForce(network.world, scenario)
  const [checkWeight, checkPlants] = [weightCheck(run), plantCheck(run)]
  return (flows, month, over) => {
    for (const measure of measures) {
      const share = shareInForce(measure, month)
      if (share >= 1) continue
      if (measure.byWeight) {
        checkWeight(flows, measure, share, over)
        continue
      }
      if (measure.equipment === true || measure.plants !== undefined) {
        checkPlants(flows, measure, share, over)
        continue
      }
      const arrives = Math.min(1, share + leakageOf(network.world, measure))
      network.demands.forEach(({ fact, sources }, d) => {
        if (!measure.users?.has(fact.sector) || !measure.materials.has(fact.material) || !measure.to.has(fact.place))
          return
        sources.forEach(({ node, base }, source) => {
          if (at(network.nodes, node).origin === 'coercer')
            over(numberAt(flows.deliver, d * SOURCES + source), arrives * base)
        })
      })
      network.arcs.forEach((arc, s) => {
        if (!obeys(arc, measure)) return
        const [base = 0, growth = 0, leak = 0] = flows.ship.map((segment) => numberAt(segment, s))
        over(base + growth, share * arc.base)
        // What leaks past a stricter measure may be what this one lets through.
        over(base + growth + leak, Math.min(1, share + leakageOf(network.world, measure)) * arc.base)
      })
    }
  }
}

/** That the origins of a route together keep to what it may grow, and to what it carries. */
function routeCheck({ network, limits, scenario }: Run): (flows: MonthFlows, month: number, over: Over) => void {
  const routes = arcsByRoute(network)
  const measures = inForce(network.world, scenario)
  const licensed = network.arcs.map((arc) =>
    measures.some((measure) => measure.waits && measure.instrument === 'licence' && obeys(arc, measure)),
  )
  return (flows, month, over) => {
    for (const origins of routes) {
      const first = at(network.arcs, at(origins, 0))
      const sum = (of: (s: number) => number): number => origins.reduce((all, s) => all + of(s), 0)
      over(
        // What waited for a licence takes of the room that plants have for more.
        sum((s) => numberAt(flows.ship[1], s) + (licensed[s] === true ? numberAt(flows.ship[3], s) : 0)),
        limits.route(origins, month, month),
      )
      over(
        sum((s) => flows.ship.reduce((all, segment) => all + numberAt(segment, s), 0)),
        Math.max(
          first.limit,
          sum((s) => at(network.arcs, s).base),
        ),
      )
    }
  }
}

/**
 * That places under threat deliver what they have under contract: of all that arrives there in a month, made there or shipped
 * there before, the part that they usually sell to third places. What they throw away they do not use.
 */
function contractCheck({
  network: { world, nodes, arcs, activities },
  scenario,
  months,
  initial,
}: Run): (t: number, over: Over) => void {
  const kept = world.parameter('export-contracts')
  const measures = inForce(world, scenario)
  const reached = arcs.map((arc) => measures.some((measure) => obeys(arc, measure)))
  const places = new Set(kept > 0 ? arcs.filter((_, s) => reached[s]).map(({ toPlace }) => toPlace) : [])
  const pairs = [...places].flatMap((place) =>
    [...new Set(arcs.filter(({ fromPlace }) => fromPlace === place).map(({ material }) => material))].map(
      (material) => ({ place, material }),
    ),
  )
  const shipped = (flows: MonthFlows, s: number): number => flows.ship.reduce((all, part) => all + numberAt(part, s), 0)
  return (t, over) => {
    for (const { place, material } of pairs) {
      const isHere = (n: number): boolean => at(nodes, n).place === place && at(nodes, n).material === material
      let [usual, arrived, sold, left] = [0, 0, 0, 0]
      const arriving = initial.arriving[t]
      arcs.forEach((arc, s) => {
        const own = arc.fromPlace === place && arc.toPlace !== place && arc.material === material && !reached[s]
        if (own && arc.base > 0 && !measures.some(({ by }) => by === arc.toPlace)) {
          sold += arc.base
          left += shipped(at(months, t), s)
        }
        if (!isHere(arc.to)) return
        usual += arc.base
        const sent = months[t - arc.transit]
        if (sent !== undefined) arrived += shipped(sent, s)
      })
      activities.forEach(({ outputs, base, lead }, r) => {
        const made = outputs.reduce((all, { node, perTonne }) => all + (isHere(node) ? perTonne : 0), 0)
        usual += made * base
        const began = months[t - lead]
        if (began !== undefined) arrived += made * numberAt(began.run, r)
      })
      nodes.forEach((_, n) => {
        if (!isHere(n)) return
        // Nothing that was under way at first arrives that late.
        if (arriving !== undefined) arrived += numberAt(arriving, n)
        left += numberAt(at(months, t).disposed, n)
      })
      if (usual > 0) over(kept * Math.min(1, sold / usual) * arrived, left)
    }
  }
}

/** That goods under a quota by weight weigh together no more than its share of what they usually weigh, and how much of each leaks past it. */
const weightCheck =
  ({ network: { arcs, world } }: Run) =>
  (flows: MonthFlows, measure: Measure, share: number, over: Over): void => {
    let usual = 0
    let weight = 0
    arcs.forEach((arc, s) => {
      if (!obeys(arc, measure)) return
      const [base = 0, growth = 0, leak = 0, released = 0] = flows.ship.map((segment) => numberAt(segment, s))
      usual += arc.base
      weight += base + growth + released
      over(leak, Math.min(leakageOf(world, measure), 1 - share) * arc.base)
    })
    over(weight, share * usual)
  }

/** That plants which a measure names take in no more of the supplier state's goods than it lets them, and that plants without parts run no more than is left of them. */
const plantCheck =
  ({ network: { activities, nodes, sites, world } }: Run) =>
  (
    flows: MonthFlows,
    { plants, to, by, materials, equipment, exempt, ...measure }: Measure,
    share: number,
    over: Over,
  ): void =>
    sites.forEach(({ id, capacity, activities: own }) => {
      const place = world.sites.get(id)?.place ?? ''
      if (plants?.has(id) === false || !to.has(place) || place === by || exempt?.plants.has(id) === true) return
      const deals = (legs: readonly { readonly node: number }[]): boolean =>
        legs.some(({ node }) => materials.has(at(nodes, node).material))
      const run = (r: number): number => numberAt(flows.run, r)
      if (equipment === true) {
        if (own.some((r) => deals(at(activities, r).outputs)))
          over(
            own.reduce((sum, r) => sum + run(r), 0),
            share * capacity,
          )
        return
      }
      const arrives = Math.min(1, share + (measure.leakage ?? world.parameter('leakage')))
      for (const r of own) {
        const { origin, inputs, base } = at(activities, r)
        if (origin === 'coercer' && deals(inputs)) over(run(r), arrives * base)
      }
    })

/**
 * Orders that wait, month after month, from the measures as their files state them: what joins them, that none go before they
 * may, nor more than waited. Gives back the largest residual of a month, relative to what passes.
 */
function queueCheck({
  network,
  layout,
  scenario,
  initial,
}: Run): (flows: MonthFlows, month: number, over: Over) => number {
  const { arcs, world } = network
  const measures = inForce(world, scenario)
  const own = arcs.map((arc) => measures.filter((measure) => obeys(arc, measure)))
  let waiting = new Float64Array(arcs.length)
  layout.queues.forEach((s, q) => (waiting[s] = numberAt(initial.waiting, q)))
  return (flows, month, over) => {
    let residual = 0
    const arrives = (measures: readonly Measure[]): number =>
      Math.min(
        1,
        ...measures
          .filter(({ byWeight }) => !byWeight)
          .map((measure) => shareInForce(measure, month) + leakageOf(world, measure)),
      )
    arcs.forEach(({ base }, s) => {
      const measures = at(own, s)
      const released = numberAt(flows.ship[3], s)
      const others = measures.filter(({ waits }) => !waits)
      const joins =
        others.length === measures.length
          ? 0
          : world.parameter('waiting-share') * (arrives(others) - arrives(measures)) * base
      const isHeld = measures.some((measure) => {
        const share = shareInForce(measure, month)
        return measure.waits ? share < 1 : share <= 0
      })
      over(released, isHeld ? 0 : numberAt(waiting, s))
      const left = numberAt(waiting, s) + joins - released - numberAt(flows.waiting, s)
      residual = Math.max(residual, Math.abs(left) / Math.max(1, numberAt(waiting, s) + joins))
    })
    waiting = Float64Array.from(flows.waiting)
    return residual
  }
}

/** The measure as its file states it, read again here so that a slip in `limits.ts` is found. */
function shareInForce(measure: Measure, month: number): number {
  if (month < measure.from || (measure.until !== undefined && month > measure.until)) return 1
  const steps = measure.allowedShare.filter(({ from }) => from <= month)
  return (steps.at(-1) ?? measure.allowedShare[0])?.share ?? 0
}

/** Whether what a route carries must obey a measure: it leaves the coercer for a target, was made by the coercer, or comes a way that is closed. */
function obeys(arc: Arc, { by, to, materials, users, plants, equipment, through, exempt, origin }: Measure): boolean {
  if (users !== undefined || plants !== undefined || equipment === true) return false
  if (!materials.has(arc.material) || !to.has(arc.toPlace) || arc.toPlace === by) return false
  if (exempt?.routes.has(`${arc.material} ${arc.fromPlace} ${arc.toPlace}`) === true) return false
  const isTheirs = arc.origin === 'coercer'
  // A stockpile at a place is no way to it.
  if (through !== undefined) return through.has(arc.fromPlace) && arc.fromPlace !== arc.toPlace && (isTheirs || !origin)
  return arc.fromPlace === by || (origin && isTheirs)
}
