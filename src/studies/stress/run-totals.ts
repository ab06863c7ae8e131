import { addAt, at, indexAt, numberAt, type VectorOf } from '../../lists/index.ts'
import {
  inBillions,
  inMillions,
  less,
  pay,
  pricePaid,
  quantity,
  sum,
  sumOf,
  times,
  tonnes,
  vector,
  worthOf,
  type MillionUsd,
  type ThousandUsd,
  type Tonnes,
  type UsdPerKg,
} from '../../quantity/index.ts'
import { checkedRun, lossPerTonne, type Run } from '../../clearing/index.ts'
import { formatMonth } from '../../world/index.ts'
import { SHORT, STANDS_STILL } from './short.ts'
import type { StressPlace, StressRun, StressSupply, StressUse } from './result.ts'
import { typedPrices } from './prices.ts'
import { timeToSurvive } from './survive.ts'
import { NO_SUPPLY, ROUNDING, SERVED, WORTH_SHOWING } from './tolerances.ts'

/** What a run of months came to, for whom. */
export function summarise(run: Run, unserved = unservedUses(run)): StressRun {
  const { network, scenario } = run
  const { world } = network
  const coercer = [...world.places.values()].find(({ bloc }) => bloc === 'coercer')?.id ?? ''
  const all = placesOf(run, unserved)
  const paid = all.reduce((sum, { importCostIncrease }) => sum + importCostIncrease, 0)
  const places = all
    .filter(
      ({ place, valueAddedLost, importCostIncrease, firstStop }) =>
        scenario.focus.includes(place) ||
        valueAddedLost > 0 ||
        importCostIncrease > WORTH_SHOWING * paid ||
        firstStop !== null,
    )
    .sort(
      (a, b) =>
        b.valueAddedLost - a.valueAddedLost ||
        b.importCostIncrease - a.importCostIncrease ||
        a.place.localeCompare(b.place),
    )
  const { maxBalanceResidual, maxBoundViolation } = checkedRun(run)
  return {
    uses: unserved
      .filter(({ shortfall, needed }) => shortfall > SHORT * needed)
      .sort((a, b) => b.valueAddedLost - a.valueAddedLost || b.shortfall - a.shortfall),
    places,
    supply: supplyOf(run),
    coercer: { place: coercer, ...coercerExports(run, coercer) },
    maxBalanceResidual,
    maxBoundViolation,
    gap: run.gap,
    simplexIterations: run.simplexIterations,
  }
}

export const unservedUses = (run: Run): StressUse[] =>
  run.network.demands.map((_, d) => useOf(run, d)).filter(({ shortfall, needed }) => shortfall > ROUNDING * needed)

/** What every place lost and paid, hit or not. */
export function placesOf(run: Run, uses = unservedUses(run)): StressPlace[] {
  const bills = billsOf(run)
  return [...run.network.world.places.keys()].map((place) => placeOf(run, uses, bills, place))
}

/** Every use at some places, served in full or not. */
export const usesAt = (run: Run, places: readonly string[]): StressUse[] =>
  run.network.demands.flatMap(({ fact }, d) => (places.includes(fact.place) ? [useOf(run, d)] : []))

function useOf(run: Run, d: number): StressUse {
  const { network, scenario, limits } = run
  const demand = at(network.demands, d)
  const { fact } = demand
  const needByMonth = run.months.map(({ month }) => times(demand.base, limits.demand(d, month, month)))
  const shortByBuyer = demand.buyers.map((b) => run.months.map((flows, t) => shortOf(run, b, t, flows.serve)))
  const byMonth = run.months.map((flows, t) => {
    const short = sumOf(shortByBuyer.map((months) => at(months, t).all))
    const stopped = sumOf(shortByBuyer.map((months) => at(months, t).stopped))
    const shelf = sumOf(demand.buyers.map((b) => numberAt(flows.inventory, network.nodes.length + b)))
    return {
      month: formatMonth(flows.month),
      served: less(at(needByMonth, t), short),
      shortfall: short,
      stopped,
      monthsOfCover: demand.base > 0 ? shelf / demand.base : 0,
    }
  })
  const firstShortfall = byMonth.find(({ shortfall }) => shortfall > SHORT * demand.base)?.month ?? null
  // A stop shows in the last steps alone: a thrifty use shut before thrift is ready costs output, but no line.
  const stops = demand.buyers.flatMap((b, i) => {
    const lines = at(shortByBuyer, i).map(({ line }) => line)
    const size = at(network.buyers, b).share * demand.base
    const t = lines.findIndex((amount) => amount > STANDS_STILL * size)
    return t < 0
      ? []
      : [
          {
            t,
            month: formatMonth(scenario.start + t),
            buyer: at(network.buyers, b).id,
            survives:
              timeToSurvive(
                lines.map((amount) => (amount > STANDS_STILL * size ? amount : 0)),
                at(network.buyers, b).steps.reduce((sum, step) => sum + (step.kind === 'stop' ? step.size : 0), 0),
              ) ?? null,
          },
        ]
  })
  const first = stops.sort((a, b) => a.t - b.t)[0]
  const stopped = sumOf(byMonth.map((month) => month.stopped))
  return {
    place: fact.place,
    sector: fact.sector,
    material: fact.material,
    unit: network.world.materials.get(fact.material)?.unit ?? '',
    needed: sumOf(needByMonth),
    shortfall: sumOf(byMonth.map(({ shortfall }) => shortfall)),
    stopped,
    firstShortfall,
    firstStop: first === undefined ? null : { month: first.month, buyer: first.buyer, timeToSurvive: first.survives },
    valueAddedLost: worthOf(stopped, lossPerTonne(fact, fact.valueAdded)),
    grossOutputLost: worthOf(stopped, lossPerTonne(fact, fact.grossOutput)),
    byMonth,
  }
}

/** Unserved by a buyer in a month: in all; what costs output (a stop, or thrift not ready); and of the line-stopping steps. */
function shortOf(
  run: Run,
  b: number,
  t: number,
  serve: VectorOf<Tonnes>,
): { all: Tonnes; stopped: Tonnes; line: Tonnes } {
  const buyer = at(run.network.buyers, b)
  const month = run.scenario.start + t
  let [all, stopped, line] = [tonnes(0), tonnes(0), tonnes(0)]
  buyer.steps.forEach(({ kind, size, readyMonths }, s) => {
    const wanted = times(size, run.limits.demand(buyer.demand, month, month))
    const short = less(wanted, numberAt(serve, indexAt(run.stepOffsets, b) + s))
    if (short <= SERVED * Math.max(1, wanted)) return
    all = sum(all, short)
    if (kind === 'stop') line = sum(line, short)
    if (kind === 'stop' || (kind !== 'curtail' && !run.limits.isAvailable(readyMonths, month, month)))
      stopped = sum(stopped, short)
  })
  return { all, stopped, line }
}

function placeOf(
  run: Run,
  uses: readonly StressUse[],
  bills: ReadonlyMap<string, ThousandUsd>,
  place: string,
): StressPlace {
  const { world } = run.network
  const own = uses.filter((use) => use.place === place)
  const valueAddedLost = sumOf(own.map((use) => use.valueAddedLost))
  const gdp = world.places.get(place)?.gdp.value ?? 0
  const short: Record<string, Tonnes> = {}
  for (const use of own) short[use.unit] = sum(short[use.unit] ?? tonnes(0), use.shortfall)
  const lostEvenly = ({ sector, material, shortfall }: StressUse): MillionUsd[] =>
    world.demand
      .filter((demand) => demand.place === place && demand.sector === sector && demand.material === material)
      .slice(0, 1)
      .map((fact) => worthOf(shortfall, lossPerTonne(fact, fact.valueAdded)))
  return {
    place,
    bloc: world.places.get(place)?.bloc ?? '',
    valueAddedLost,
    grossOutputLost: sumOf(own.map((use) => use.grossOutputLost)),
    valueAddedLostProRata: sumOf(own.flatMap(lostEvenly)),
    shareOfGdp: gdp > 0 ? inBillions(valueAddedLost) / gdp : 0,
    shortfallByUnit: short,
    importCostIncrease: inMillions(bills.get(place) ?? quantity<'kUSD'>(0)),
    firstStop: own.flatMap(({ firstStop }) => (firstStop === null ? [] : [firstStop.month])).sort()[0] ?? null,
  }
}

/** What each place pays above baseline prices for imports on new, grown or leaking routes, at the spot price. */
function billsOf(run: Run): ReadonlyMap<string, ThousandUsd> {
  const bills = new Map<string, ThousandUsd>()
  const pricesAt = typedPrices(run)
  run.months.forEach((flows, t) =>
    run.network.arcs.forEach(({ material, toPlace, to }, s) => {
      const grown = sum(numberAt(flows.ship[1], s), numberAt(flows.ship[2], s))
      if (grown <= 0) return
      const { spot } = pricesAt(material, toPlace, t)
      const dearer = quantity<'USD/kg'>(Math.max(0, spot - at(run.network.nodes, to).price))
      const paid = pay(grown, dearer)
      bills.set(toPlace, sum(bills.get(toPlace) ?? quantity<'kUSD'>(0), paid))
    }),
  )
  return bills
}

function coercerExports(run: Run, coercer: string): { exportsForgone: MillionUsd; exportsDiverted: MillionUsd } {
  const byRoute = new Map<string, { change: number; price: UsdPerKg }>()
  run.network.arcs.forEach((ship, s) => {
    if (ship.fromPlace !== coercer) return
    const actual = run.months.reduce(
      (sum, { ship: segments }) => segments.reduce((all, segment) => all + numberAt(segment, s), sum),
      0,
    )
    const key = `${ship.material} ${ship.toPlace}`
    const entry = byRoute.get(key) ?? { change: 0, price: at(run.network.nodes, ship.from).price }
    byRoute.set(key, { ...entry, change: entry.change + actual - ship.base * run.months.length })
  })
  let [lost, gained] = [quantity<'MUSD'>(0), quantity<'MUSD'>(0)]
  for (const { change, price } of byRoute.values()) {
    const worth = inMillions(pay(tonnes(change), price))
    if (change < 0) lost = less(lost, worth)
    else gained = sum(gained, worth)
  }
  return { exportsForgone: lost, exportsDiverted: gained }
}

/** What is traded at some places, those asked about and the coercer's if left out: how much came, and what it was worth. */
export function supplyOf(run: Run, places?: ReadonlySet<string>): StressSupply[] {
  const { network, scenario } = run
  const coercer = [...network.world.places.values()].filter(({ bloc }) => bloc === 'coercer').map(({ id }) => id)
  const wanted = places ?? new Set([...scenario.focus, ...coercer])
  const nodesOf = new Map<string, number[]>()
  network.nodes.forEach(({ material, place }, n) => {
    if (wanted.has(place) && network.world.materials.get(material)?.tradable)
      nodesOf.set(`${material} ${place}`, [...(nodesOf.get(`${material} ${place}`) ?? []), n])
  })
  const inflows = inflowsOf(run)
  const pricesAt = typedPrices(run)
  return [...nodesOf.values()].flatMap((nodes) => {
    const node = at(network.nodes, at(nodes, 0))
    const usual = sumOf(nodes.map((n) => numberAt(inflows.usual, n)))
    if (usual <= 0) return []
    const free = nodes.find((n) => at(network.nodes, n).origin === 'free')
    const byMonth = run.months.map((flows, t) => {
      const cheap = at(inflows.cheap, t)
      const dear = at(inflows.dear, t)
      const came = tonnes(nodes.reduce((sum, n) => sum + numberAt(cheap, n) + numberAt(dear, n), 0))
      const { inside, contract, spot } = pricesAt(node.material, node.place, t)
      const cost = quantity<'kUSD'>(
        nodes.reduce((sum, n) => sum + numberAt(cheap, n) * contract + numberAt(dear, n) * spot, 0),
      )
      return {
        month: formatMonth(flows.month),
        supply: came,
        shadowPrice: quantity<'USD/kg'>(Math.min(...nodes.map((n) => numberAt(flows.price, n)))),
        shadowPriceNonCoercer: free === undefined ? null : numberAt(flows.price, free),
        insidePrice: inside,
        contractPrice: contract,
        spotPrice: spot,
        averagePrice: came > NO_SUPPLY * usual ? pricePaid(cost, came) : null,
      }
    })
    return [
      {
        material: node.material,
        place: node.place,
        unit: network.world.materials.get(node.material)?.unit ?? '',
        baselineSupply: usual,
        byMonth,
        baselinePrice: node.price,
      },
    ]
  })
}

/** What arrives at each node: usually, and in each month within the usual trade and beyond it. */
function inflowsOf(run: Run): {
  usual: VectorOf<Tonnes>
  cheap: VectorOf<Tonnes>[]
  dear: VectorOf<Tonnes>[]
} {
  const { network } = run
  const none = (): VectorOf<Tonnes> => vector(new Float64Array(network.nodes.length))
  const usual = none()
  for (const { to, base } of network.arcs) addAt(usual, to, base)
  for (const { outputs, base } of network.activities)
    for (const { node, perTonne } of outputs) addAt(usual, node, perTonne * base)
  const cheap = run.months.map(none)
  const dear = run.months.map(none)
  run.months.forEach((flows, t) => {
    const [within, beyond] = [at(cheap, t), at(dear, t)]
    network.arcs.forEach(({ to }, s) => {
      // What waited was ordered as usual trade is.
      addAt(within, to, numberAt(flows.ship[0], s) + numberAt(flows.ship[3], s))
      addAt(beyond, to, numberAt(flows.ship[1], s) + numberAt(flows.ship[2], s))
    })
    network.activities.forEach(({ outputs, base }, r) => {
      const amount = numberAt(flows.run, r)
      for (const { node, perTonne } of outputs) {
        addAt(within, node, Math.min(base, amount) * perTonne)
        addAt(beyond, node, Math.max(0, amount - base) * perTonne)
      }
    })
  })
  return { usual, cheap, dear }
}
