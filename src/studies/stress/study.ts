import { at, numberAt } from '../../lists/index.ts'
import type { Baseline } from '../../clearing/index.ts'
import { buildNetwork, priceIntervals, rollHorizon, type Run } from '../../clearing/index.ts'
import { sumOf } from '../../quantity/index.ts'
import type { Solver } from '../../solver/index.ts'
import { formatMonth, type Scenario, type World } from '../../world/index.ts'
import { VERSION } from '../version.ts'
import type { StressCase, StressResult, StressSupply } from './result.ts'
import { shiftedHalfway } from './range.ts'
import { caseOf } from './case.ts'
import { stopChancesOf } from './line-stops.ts'
import { withoutEffectIn } from '../measures-without-effect.ts'
import { askedWorld } from '../asked-world.ts'
import { gdpOf } from '../places.ts'

export interface StressOptions {
  /** Months that buyers look ahead; the world's parameter if left out. */
  readonly foresight?: number
  /** What stock left at the end of a look-ahead is worth: its baseline price, or half of its last price if that is more. */
  readonly terminalValue?: 'baseline-price' | 'last-price'
  readonly onProgress?: (done: number, total: number) => void
}

/** The mild and the severe case. */
export interface StressRange {
  readonly mild: StressCase
  readonly severe: StressCase
}

/** What a scenario does, month by month, to whom. Pure: the same input gives the same result. */
export function stress(
  world: World,
  baseline: Baseline,
  scenario: Scenario,
  solver: Solver,
  options: StressOptions = {},
): { result: StressResult; run: Run } {
  const run = rollCase(world, baseline, scenario, solver, options)
  const central = caseOf(run, solver)
  const foresight = foresightOf(world, options)
  const result: StressResult = {
    study: 'stress',
    version: VERSION,
    world: askedWorld(world, baseline),
    scenario: { id: scenario.id, title: scenario.title, start: formatMonth(scenario.start), months: scenario.months },
    conduct: [...scenario.conduct],
    options: {
      foresight,
      terminalValue: options.terminalValue ?? 'baseline-price',
      minForesight: orderMonths(run) + 1,
    },
    focus: [...scenario.focus],
    focusGdp: sumOf(scenario.focus.map((place) => gdpOf(world, place))),
    focusSectors: new Set(
      world.demand.filter(({ place }) => scenario.focus.includes(place)).map(({ sector }) => sector),
    ).size,
    measuresWithoutEffect: withoutEffectIn(run.network, scenario),
    central: { ...central, supply: withPeaks(run, central.supply, solver, foresight) },
    stopChances: stopChancesOf(run, scenario.focus),
    published: besideOurs(world, scenario, central),
  }
  return { result, run }
}

/**
 * The same with the uncertain figures shifted one way, then the other. It needs nothing of the central case, so that it
 * can be computed elsewhere at the same time, with the same result.
 */
export function stressRange(
  world: World,
  baseline: Baseline,
  scenario: Scenario,
  solver: Solver,
  options: StressOptions = {},
): StressRange {
  const { onProgress, ...rest } = options
  const mild = rollCase(shiftedHalfway(world, 'mild'), baseline, scenario, solver, {
    ...rest,
    onProgress: (done, total) => onProgress?.(done, 2 * total),
  })
  const severe = rollCase(shiftedHalfway(world, 'severe'), baseline, scenario, solver, {
    ...rest,
    onProgress: (done, total) => onProgress?.(total + done, 2 * total),
    ...(mild.bases[0] === undefined ? {} : { start: mild.bases[0] }),
  })
  return { mild: caseOf(mild, solver), severe: caseOf(severe, solver) }
}

const MONTHS_A_YEAR = 12

/** What others found, each beside the one of our figures that counts the same. */
const besideOurs = (
  world: World,
  { published, months }: Scenario,
  { knockOn }: StressCase,
): StressResult['published'] =>
  published.map(({ place, ...found }) => {
    if (place === undefined) return { ...found, ours: null }
    const hit = knockOn.find((one) => one.place === place)
    const figures = {
      'stopped-lines': hit?.stoppedLines,
      'lost-orders': hit?.lostOrders,
      'rationed-parts': hit?.rationedParts,
    }
    // Nothing follows where no line stopped.
    const loss = hit === undefined ? 0 : (figures[found.figure] ?? null)
    const product = gdpOf(world, place) * Math.max(1, months / MONTHS_A_YEAR)
    return { ...found, ours: loss === null || product === 0 ? null : (100 * loss) / product }
  })

/** A result with its range, in the order of the schema. */
export function withRange({ published, ...result }: StressResult, range: StressRange): StressResult {
  return { ...result, ...range, published }
}

const foresightOf = (world: World, { foresight }: StressOptions): number => foresight ?? world.parameter('foresight')

/** Rolls through a scenario, its sectors split into buyers where the answer is asked about. */
export function rollCase(
  world: World,
  baseline: Baseline,
  scenario: Scenario,
  solver: Solver,
  options: StressOptions & { start?: Run['bases'][number] },
): Run {
  const network = buildNetwork(world, baseline, scenario, { split: splitPlaces(world, scenario) })
  return rollHorizon(solver, network, scenario, {
    foresight: foresightOf(world, options),
    terminalValue: options.terminalValue ?? 'baseline-price',
    ...(options.start === undefined ? {} : { start: options.start }),
    ...(options.onProgress === undefined ? {} : { onMonth: options.onProgress }),
  })
}

/** Longest time from an order abroad to the product made of it. */
function orderMonths({ network }: Run): number {
  const transit = network.arcs.reduce((most, ship) => Math.max(most, ship.transit), 0)
  const lead = network.activities.reduce((most, known) => Math.max(most, known.lead), 0)
  return transit + lead
}

/** Sectors are split into several buyers where the answer is asked about and where measures aim; elsewhere one is enough. */
function splitPlaces(world: World, scenario: Scenario): ReadonlySet<string> {
  const targets = scenario.measures
    .flatMap(({ to }) => [...to])
    .filter((place) => world.places.get(place)?.bloc === 'alliance')
  return new Set([...scenario.focus, ...targets])
}

/** Prices are shown with both ends for at most this many of what runs short. */
const PEAKS = 12

/** Both ends of the shadow price, in its dearest month, of what runs short at the places asked about. */
function withPeaks(run: Run, supply: readonly StressSupply[], solver: Solver, foresight: number): StressSupply[] {
  const { network, scenario } = run
  const dearest = ({ byMonth }: StressSupply): number =>
    byMonth.reduce((best, { shadowPrice }, t) => (shadowPrice > at(byMonth, best).shadowPrice ? t : best), 0)
  const asked = supply
    .filter(
      ({ place, byMonth, baselineSupply }) =>
        scenario.focus.includes(place) && byMonth.some(({ supply }) => supply < 0.9 * baselineSupply),
    )
    .map((entry) => ({ entry, t: dearest(entry) }))
    .sort(
      (a, b) =>
        at(b.entry.byMonth, b.t).shadowPrice / b.entry.baselinePrice -
        at(a.entry.byMonth, a.t).shadowPrice / a.entry.baselinePrice,
    )
    .slice(0, PEAKS)
    .flatMap(({ entry, t }) => {
      const nodes = network.nodes.flatMap(({ material, place }, n) =>
        material === entry.material && place === entry.place ? [n] : [],
      )
      const node = nodes.sort((a, b) => numberAt(at(run.months, t).price, a) - numberAt(at(run.months, t).price, b))[0]
      return node === undefined ? [] : [{ entry, node, t }]
    })
  const found = priceIntervals(solver, run, foresight, asked)
  return supply.map((entry) => {
    const one = asked.find((candidate) => candidate.entry === entry)
    const interval = found.find(({ node, t }) => node === one?.node && t === one.t)
    if (interval === undefined) return entry
    return {
      ...entry,
      peak: {
        month: formatMonth(scenario.start + interval.t),
        low: interval.low,
        high: interval.high ?? null,
        marginalUse: interval.marginalUse ?? null,
      },
    }
  })
}
