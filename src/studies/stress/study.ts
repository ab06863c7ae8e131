import { at, numberAt } from '../../lists/index.ts'
import type { Baseline } from '../../clearing/index.ts'
import {
  buildNetwork,
  checkedRun,
  firstBasis,
  KeptOpenings,
  priceIntervals,
  rollHorizon,
  type Run,
} from '../../clearing/index.ts'
import { MONTHS_PER_YEAR, sumOf, type MillionUsd } from '../../quantity/index.ts'
import type { Solver } from '../../solver/index.ts'
import { formatMonth, openingOf, type Scenario, type World } from '../../world/index.ts'
import { VERSION } from '../version.ts'
import type { StressCase, StressResult, StressSupply, WithoutMeasure } from './result.ts'
import { bandOf, hasOwnBand, type Asked } from './kept.ts'
import { placesOf } from './run-totals.ts'
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
  /** Where what controls have led to before a scenario is kept, in this world. */
  readonly openings?: KeptOpenings | undefined
}

/**
 * The mild and the severe case, unless an ensemble is kept of the question; what the central one loses without each measure, unless there are
 * many, and what with none of them, where earlier controls cost something by themselves.
 */
export interface StressRange {
  readonly mild?: StressCase
  readonly severe?: StressCase
  readonly withoutMeasures?: WithoutMeasure[]
  readonly withoutAnyMeasure?: MillionUsd
}

/** Each measure left out is a run: of more than this many none is left out. */
const LEFT_OUT = 6

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
  const asked = askedOf(world, options)
  const { foresight, terminalValue } = asked
  const band = bandOf(world, scenario, asked, lostAt(central.places, scenario.focus))
  const result: StressResult = {
    study: 'stress',
    version: VERSION,
    world: askedWorld(world, baseline),
    scenario: { id: scenario.id, title: scenario.title, start: formatMonth(scenario.start), months: scenario.months },
    conduct: [...scenario.conduct],
    options: {
      foresight,
      terminalValue,
      minForesight: orderMonths(run) + 1,
    },
    focus: [...scenario.focus],
    focusGdp: sumOf(scenario.focus.map((place) => gdpOf(world, place))),
    focusSectors: new Set(
      world.demand.filter(({ place }) => scenario.focus.includes(place)).map(({ sector }) => sector),
    ).size,
    measuresWithoutEffect: withoutEffectIn(run.network, scenario),
    ...(band === undefined ? {} : { band }),
    central: { ...central, supply: withPeaks(run, central.supply, solver, foresight) },
    stopChances: stopChancesOf(run, scenario.focus),
    published: besideOurs(world, scenario, central),
  }
  return { result, run }
}

/**
 * What stands beside the central case: the same with the uncertain figures shifted one way, then the other, and without its measures. It needs
 * nothing of the central case, so that it can be computed elsewhere at the same time, with the same result.
 */
export function stressRange(
  world: World,
  baseline: Baseline,
  scenario: Scenario,
  solver: Solver,
  options: StressOptions = {},
): StressRange {
  const { onProgress, openings = new KeptOpenings(), ...rest } = options
  const runs = runsOfRange(world, scenario, options)
  let done = 0
  let start: Run['bases'][number] | undefined
  const roll = (of: World, asked: Scenario, split?: ReadonlySet<string>): Run => {
    const before = done++
    const run = rollCase(of, baseline, asked, solver, {
      ...rest,
      ...(start === undefined ? {} : { start }),
      ...(split === undefined ? {} : { split }),
      ...(of === world ? { openings } : {}),
      onProgress: (part, total) => onProgress?.(before * total + part, runs * total),
    })
    start ??= firstBasis(run)
    return run
  }
  const cases = hasShiftedCases(world, scenario, options)
    ? {
        mild: caseOf(roll(shiftedHalfway(world, 'mild'), scenario), solver),
        severe: caseOf(roll(shiftedHalfway(world, 'severe'), scenario), solver),
      }
    : {}
  const split = splitPlaces(world, scenario)
  const leftOut = leftOutOf(world, scenario)
  const lost = leftOut.map((left) => {
    const others = { ...scenario, measures: scenario.measures.filter((one) => !left.includes(one)) }
    const run = roll(world, others, split)
    checkedRun(run)
    return lostAt(placesOf(run), scenario.focus)
  })
  const withoutMeasures = leftOut.flatMap(([measure, another], i) => {
    if (measure === undefined || another !== undefined) return []
    const { id, title = id, titleJa = title, source = null, judgement = null, judgementJa = judgement } = measure
    const { publisher = '', published = '' } = world.sources.get(source ?? '') ?? {}
    const report = { source, publisher: publisher || null, published: published || null }
    return [{ measure: id, title, titleJa, ...report, judgement, judgementJa, valueAddedLost: at(lost, i) }]
  })
  const none = leftOut.findIndex(({ length }) => length === scenario.measures.length)
  return {
    ...cases,
    ...(withoutMeasures.length === 0 ? {} : { withoutMeasures }),
    ...(none === -1 || openingOf(world, scenario) === undefined ? {} : { withoutAnyMeasure: at(lost, none) }),
  }
}

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
    const product = gdpOf(world, place) * Math.max(1, months / MONTHS_PER_YEAR)
    return { ...found, ours: loss === null || product === 0 ? null : (100 * loss) / product }
  })

/** Sets of measures that are left out: each alone; and all, where a loss would be left. */
function leftOutOf(world: World, scenario: Scenario): readonly Scenario['measures'][] {
  const { focus, measures } = scenario
  if (focus.length === 0 || measures.length === 0 || measures.length > LEFT_OUT) return []
  const each = measures.map((measure) => [measure])
  return measures.length > 1 && openingOf(world, scenario) !== undefined ? [...each, measures] : each
}

/** The mild and the severe case are run where no ensemble of the question says how far its loss goes. */
const hasShiftedCases = (world: World, scenario: Scenario, options: StressOptions): boolean =>
  !hasOwnBand(world, scenario, askedOf(world, options))

/** Runs beside the central one: the mild and the severe, and those without measures. */
export const runsOfRange = (world: World, scenario: Scenario, options: StressOptions): number =>
  (hasShiftedCases(world, scenario, options) ? 2 : 0) + leftOutOf(world, scenario).length

/** What some places lose together. */
const lostAt = (
  places: readonly { readonly place: string; readonly valueAddedLost: MillionUsd }[],
  focus: readonly string[],
): MillionUsd => sumOf(places.filter(({ place }) => focus.includes(place)).map(({ valueAddedLost }) => valueAddedLost))

/** A result with its range, in the order of the schema. */
export function withRange(result: StressResult, range: StressRange): StressResult {
  const { published, company, companyChances, companyLines, companyMeasures, ...rest } = result
  return {
    ...rest,
    ...range,
    published,
    ...(company === undefined ? {} : { company }),
    ...(companyChances === undefined ? {} : { companyChances }),
    ...(companyLines === undefined ? {} : { companyLines }),
    ...(companyMeasures === undefined ? {} : { companyMeasures }),
  }
}

const askedOf = (world: World, { foresight, terminalValue }: StressOptions): Asked => ({
  foresight: foresight ?? world.parameter('foresight'),
  terminalValue: terminalValue ?? 'baseline-price',
})

/** Rolls through a scenario, its sectors split into buyers where the answer is asked about. */
export function rollCase(
  world: World,
  baseline: Baseline,
  scenario: Scenario,
  solver: Solver,
  options: StressOptions & { start?: Run['bases'][number]; split?: ReadonlySet<string> },
): Run {
  // The same sectors are split with a measure and without it, so that nothing else differs.
  const network = buildNetwork(world, baseline, scenario, { split: options.split ?? splitPlaces(world, scenario) })
  return rollHorizon(solver, network, scenario, {
    ...askedOf(world, options),
    ...(options.start === undefined ? {} : { start: options.start }),
    openings: options.openings,
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
export function splitPlaces(world: World, scenario: Scenario): ReadonlySet<string> {
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
