import { checkedRun, type Run } from '../../clearing/index.ts'
import { formatMonth } from '../../world/index.ts'
import { SHORT, STANDS_STILL } from './short.ts'
import type { StressPlace, StressRun, StressSupply, StressUse } from './result.ts'
import { timeToSurvive } from './survive.ts'

/** Below this part of a use what is not served is rounding, and costs nothing. */
const ROUNDING = 1e-4

/** A place that only pays more is told of above this part of what all pay. */
const WORTH_SHOWING = 1e-3

/** What a run of months came to, for whom. */
export function summarise(run: Run): StressRun {
  const { network, scenario } = run
  const { world } = network
  const unserved = unservedUses(run)
  const coercer = [...world.places.values()].find(({ bloc }) => bloc === 'coercer')?.id ?? ''
  const all = placesOf(run, unserved)
  const paid = all.reduce((sum, { bill }) => sum + bill, 0)
  const places = all
    .filter(
      ({ place, lostAdded, bill, firstStop }) =>
        scenario.report.includes(place) || lostAdded > 0 || bill > WORTH_SHOWING * paid || firstStop !== null,
    )
    .sort((a, b) => b.lostAdded - a.lostAdded || b.bill - a.bill || a.place.localeCompare(b.place))
  const { imbalance, excess } = checkedRun(run)
  return {
    uses: unserved
      .filter(({ short, needed }) => short > SHORT * needed)
      .sort((a, b) => b.lostAdded - a.lostAdded || b.short - a.short),
    places,
    supply: supplyOf(run),
    coercer: { place: coercer, ...coercerExports(run, coercer) },
    imbalance,
    excess,
    gap: run.gap,
    pivots: run.pivots,
  }
}

const unservedUses = (run: Run): StressUse[] =>
  run.network.demands.map((_, d) => useOf(run, d)).filter(({ short, needed }) => short > ROUNDING * needed)

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
  const demand = network.demands[d]
  if (demand === undefined) throw new Error(`no demand ${d}`)
  const { fact } = demand
  const needByMonth = run.months.map(({ month }) => demand.base * limits.demand(d, month, month))
  const shortByBuyer = demand.buyers.map((b) => run.months.map((flows, t) => shortOf(run, b, t, flows.serve)))
  const byMonth = run.months.map((flows, t) => {
    const short = shortByBuyer.reduce((sum, months) => sum + (months[t]?.all ?? 0), 0)
    const stopped = shortByBuyer.reduce((sum, months) => sum + (months[t]?.stopped ?? 0), 0)
    const shelf = demand.buyers.reduce((sum, b) => sum + (flows.shelf[network.nodes.length + b] ?? 0), 0)
    return {
      month: formatMonth(flows.month),
      served: (needByMonth[t] ?? 0) - short,
      short,
      stopped,
      cover: demand.base > 0 ? shelf / demand.base : 0,
    }
  })
  const needed = needByMonth.reduce((a, b) => a + b, 0)
  const total = (pick: (month: (typeof byMonth)[number]) => number): number =>
    byMonth.reduce((sum, month) => sum + pick(month), 0)
  const firstShort = byMonth.find(({ short }) => short > SHORT * demand.base)?.month ?? null
  // A stop is told by the last steps alone: a thrifty use shut before thrift is ready costs output, but no line.
  const stops = demand.buyers.flatMap((b, i) => {
    const lines = shortByBuyer[i]?.map(({ line }) => line) ?? []
    const size = (network.buyers[b]?.share ?? 1) * demand.base
    const t = lines.findIndex((amount) => amount > STANDS_STILL * size)
    return t < 0
      ? []
      : [
          {
            t,
            month: formatMonth(scenario.start + t),
            buyer: network.buyers[b]?.id ?? '',
            survives:
              timeToSurvive(
                lines.map((amount) => (amount > STANDS_STILL * size ? amount : 0)),
                (network.buyers[b]?.steps ?? []).reduce((sum, step) => sum + (step.kind === 'stop' ? step.size : 0), 0),
              ) ?? null,
          },
        ]
  })
  const first = stops.sort((a, b) => a.t - b.t)[0]
  const perTonne = (value: number): number => (fact.use.value > 0 ? value / fact.use.value : 0)
  const stopped = total((month) => month.stopped)
  return {
    place: fact.place,
    sector: fact.sector,
    material: fact.material,
    unit: network.world.materials.get(fact.material)?.unit ?? '',
    needed,
    short: total(({ short }) => short),
    stopped,
    firstShort,
    firstStop: first === undefined ? null : { month: first.month, buyer: first.buyer, survives: first.survives },
    lostAdded: stopped * perTonne(fact.added.value),
    lostOutput: stopped * perTonne(fact.output.value),
    byMonth,
  }
}

/** Unserved by a buyer in a month: in all; what costs output (a stop, or thrift not ready); and of the line-stopping steps. */
function shortOf(run: Run, b: number, t: number, serve: Float64Array): { all: number; stopped: number; line: number } {
  const buyer = run.network.buyers[b]
  const month = run.scenario.start + t
  let all = 0
  let stopped = 0
  let line = 0
  buyer?.steps.forEach(({ kind, size, ready }, s) => {
    const wanted = size * run.limits.demand(buyer.demand, month, month)
    const short = Math.max(0, wanted - (serve[(run.stepOffsets[b] ?? 0) + s] ?? 0))
    if (short <= 1e-7 * Math.max(1, wanted)) return
    all += short
    if (kind === 'stop') line += short
    if (kind === 'stop' || (kind !== 'forgo' && !run.limits.ready(ready, month, month))) stopped += short
  })
  return { all, stopped, line }
}

function placeOf(run: Run, uses: readonly StressUse[], bills: ReadonlyMap<string, number>, place: string): StressPlace {
  const { world } = run.network
  const own = uses.filter((use) => use.place === place)
  const sum = (pick: (use: StressUse) => number): number => own.reduce((total, use) => total + pick(use), 0)
  const lostAdded = sum(({ lostAdded }) => lostAdded)
  const gdp = world.places.get(place)?.gdp.value ?? 0
  const short: Record<string, number> = {}
  for (const use of own) short[use.unit] = (short[use.unit] ?? 0) + use.short
  const perTonne = ({ sector, material }: StressUse): number => {
    const fact = world.demand.find(
      (demand) => demand.place === place && demand.sector === sector && demand.material === material,
    )
    return fact === undefined || fact.use.value === 0 ? 0 : fact.added.value / fact.use.value
  }
  return {
    place,
    bloc: world.places.get(place)?.bloc ?? '',
    lostAdded,
    lostOutput: sum(({ lostOutput }) => lostOutput),
    lostAddedEvenly: sum((use) => use.short * perTonne(use)),
    shareOfGdp: gdp > 0 ? lostAdded / 1000 / gdp : 0,
    shortTonnesByUnit: short,
    bill: (bills.get(place) ?? 0) / 1000,
    firstStop: own.flatMap(({ firstStop }) => (firstStop === null ? [] : [firstStop.month])).sort()[0] ?? null,
  }
}

/** Thousand USD each place pays above baseline prices for imports on new, grown or leaking routes, at the scarcity value on arrival. */
function billsOf(run: Run): ReadonlyMap<string, number> {
  const bills = new Map<string, number>()
  for (const flows of run.months)
    run.network.ships.forEach(({ toPlace, to }, s) => {
      const dearer = Math.max(0, (flows.price[to] ?? 0) - (run.network.nodes[to]?.price ?? 0))
      const thousand = dearer * ((flows.ship[1][s] ?? 0) + (flows.ship[2][s] ?? 0))
      bills.set(toPlace, (bills.get(toPlace) ?? 0) + thousand)
    })
  return bills
}

function coercerExports(run: Run, coercer: string): { exportsNotSold: number; soldElsewhere: number } {
  const byRoute = new Map<string, { change: number; price: number }>()
  run.network.ships.forEach((ship, s) => {
    if (ship.fromPlace !== coercer) return
    const actual = run.months.reduce(
      (sum, flows) => sum + (flows.ship[0][s] ?? 0) + (flows.ship[1][s] ?? 0) + (flows.ship[2][s] ?? 0),
      0,
    )
    const key = `${ship.material} ${ship.toPlace}`
    const entry = byRoute.get(key) ?? { change: 0, price: run.network.nodes[ship.from]?.price ?? 0 }
    byRoute.set(key, { ...entry, change: entry.change + actual - ship.base * run.months.length })
  })
  let lost = 0
  let gained = 0
  for (const { change, price } of byRoute.values()) {
    if (change < 0) lost -= (change * price) / 1000
    else gained += (change * price) / 1000
  }
  return { exportsNotSold: lost, soldElsewhere: gained }
}

/** What is traded at some places, those asked about and the coercer's if left out: how much came, and what it was worth. */
export function supplyOf(run: Run, places?: ReadonlySet<string>): StressSupply[] {
  const { network, scenario } = run
  const coercer = [...network.world.places.values()].filter(({ bloc }) => bloc === 'coercer').map(({ id }) => id)
  const wanted = places ?? new Set([...scenario.report, ...coercer])
  const nodesOf = new Map<string, number[]>()
  network.nodes.forEach(({ material, place }, n) => {
    if (wanted.has(place) && network.world.materials.get(material)?.tradable)
      nodesOf.set(`${material} ${place}`, [...(nodesOf.get(`${material} ${place}`) ?? []), n])
  })
  const inflows = inflowsOf(run)
  return [...nodesOf.values()].flatMap((nodes) => {
    const node = network.nodes[nodes[0] ?? 0]
    const usual = nodes.reduce((sum, n) => sum + (inflows.usual[n] ?? 0), 0)
    if (node === undefined || usual <= 0) return []
    const free = nodes.find((n) => network.nodes[n]?.origin === 'free')
    const byMonth = run.months.map((flows, t) => {
      const cheap = inflows.cheap[t] ?? new Float64Array()
      const dear = inflows.dear[t] ?? new Float64Array()
      const came = nodes.reduce((sum, n) => sum + (cheap[n] ?? 0) + (dear[n] ?? 0), 0)
      const cost = nodes.reduce(
        (sum, n) => sum + (cheap[n] ?? 0) * node.price + (dear[n] ?? 0) * Math.max(node.price, flows.price[n] ?? 0),
        0,
      )
      return {
        month: formatMonth(flows.month),
        came,
        scarcity: Math.min(...nodes.map((n) => flows.price[n] ?? 0)),
        scarcityFree: free === undefined ? null : (flows.price[free] ?? 0),
        paid: came > 1e-9 * usual ? cost / came : null,
      }
    })
    return [
      {
        material: node.material,
        place: node.place,
        unit: network.world.materials.get(node.material)?.unit ?? '',
        usual,
        byMonth,
        baselinePrice: node.price,
      },
    ]
  })
}

/** What comes to each node: usually, and in each month within the usual trade and beyond it. */
function inflowsOf(run: Run): { usual: Float64Array; cheap: Float64Array[]; dear: Float64Array[] } {
  const { network } = run
  const add = (array: Float64Array, n: number, amount: number): void => void (array[n] = (array[n] ?? 0) + amount)
  const usual = new Float64Array(network.nodes.length)
  for (const { to, base } of network.ships) add(usual, to, base)
  for (const { outputs, base } of network.runs)
    for (const { node, perTonne } of outputs) add(usual, node, perTonne * base)
  const cheap = run.months.map(() => new Float64Array(network.nodes.length))
  const dear = run.months.map(() => new Float64Array(network.nodes.length))
  run.months.forEach((flows, t) => {
    network.ships.forEach(({ to }, s) => {
      add(cheap[t] ?? usual, to, flows.ship[0][s] ?? 0)
      add(dear[t] ?? usual, to, (flows.ship[1][s] ?? 0) + (flows.ship[2][s] ?? 0))
    })
    network.runs.forEach(({ outputs, base }, r) => {
      const amount = flows.run[r] ?? 0
      for (const { node, perTonne } of outputs) {
        add(cheap[t] ?? usual, node, Math.min(base, amount) * perTonne)
        add(dear[t] ?? usual, node, Math.max(0, amount - base) * perTonne)
      }
    })
  })
  return { usual, cheap, dear }
}
