import { type Month, type Scenario } from '../../world/index.ts'
import { firstSignal } from '../../clearing/index.ts'
import { at } from '../../lists/index.ts'
import { MONTHS_PER_YEAR } from '../../quantity/index.ts'
import { mean } from '../sample.ts'
import { aboutOf, answersOf, thingOf } from './about.ts'
import type { Observed } from './observed.ts'
import { exp } from '../exp-log.ts'
import {
  areaUnderCurve,
  bandOf,
  brierOf,
  crps,
  logScoreOf,
  pointForecast,
  quantileOf,
  type Forecast,
} from './proper-scores.ts'
import type { HindcastDraws, HindcastRow, HindcastScores } from './result.ts'
import { METRICS, metricOf, scaled, type Metric } from './score.ts'
import type { Use } from './input-tables.ts'

/**
 * How good the model's forecasts would have been, beside rules that cost nothing, by scores that only an honest forecast makes small. What is
 * chosen for an episode (how far the draws are blurred, what was usual in the past) is chosen on the others.
 */

/** A variant of an episode that is scored: what was observed, and what the runs as tabled and as fitted say of it. */
export interface ScoredVariant {
  readonly episode: string
  readonly use: Use
  /** Of the tables that its runs read. */
  readonly hash: string
  readonly scenario: Scenario
  readonly observed: readonly Observed[]
  readonly rows: readonly HindcastRow[]
}

/** Standard deviations by which draws may be blurred: shares of the usual level, or logarithms. */
const DEVIATIONS = [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.25, 1.5, 2] as const

type NumberMetric = Exclude<Metric, 'stop'>
const isNumber = (metric: Metric): metric is NumberMetric => metric !== 'stop'

/** A row with all that is forecast of it, in the unit of its metric. */
interface Scored {
  readonly row: Observed
  readonly metric: Metric
  readonly seen: number
  readonly nothing: number
  readonly word: number
  readonly tabled: number
  readonly fitted: number | undefined
  /** Of a stop by each month asked about; empty for all else, and as fitted where nothing is. */
  readonly chances: readonly number[]
  readonly fittedChances: readonly number[]
  /** What was last seen before the measure, and a year before; undefined where nobody published it. */
  readonly persistence: number | undefined
  readonly yearBefore: number | undefined
  /** Empty where no world was drawn for it. */
  readonly draws: readonly number[]
}

interface ScoredEpisode extends Omit<ScoredVariant, 'rows' | 'observed'> {
  readonly rows: readonly Scored[]
  /** What is observed and does not count. */
  readonly uncounted: readonly Scored[]
}

/** Scores of every variant; `draws` is the record of drawn worlds, if there is one. */
export function scoresOf(variants: readonly ScoredVariant[], draws: HindcastDraws | undefined): HindcastScores {
  const episodes = variants.map((variant) => read(variant, draws))
  // The first variant of an episode stands for it where others are calibrated.
  const standing = episodes.filter(
    ({ episode, use }, i) => use !== 'apart' && episodes.findIndex((other) => other.episode === episode) === i,
  )
  const othersOf = (own: string): readonly ScoredEpisode[] => standing.filter(({ episode }) => episode !== own)
  const numbers = episodes.flatMap((episode) =>
    METRICS.filter(isNumber).map((metric) => numbersOf(episode, metric, othersOf(episode.episode))),
  )
  return {
    numbers: numbers.flatMap(({ scores }) => scores),
    bands: numbers.flatMap(({ bands }) => bands),
    chances: episodes.flatMap(drawnChances),
    stops: episodes.flatMap((episode) => stopsOf(episode, othersOf(episode.episode))),
    stale: draws !== undefined && episodes.some((episode) => isStale(episode, draws)),
    samples: draws?.samples ?? 0,
  }
}

/** Whether tables or rows have changed since worlds were drawn for an episode. */
const isStale = ({ episode, hash, rows }: ScoredEpisode, draws: HindcastDraws): boolean =>
  draws.episodes.find(({ id }) => id === episode)?.hash !== hash || rows.some((row) => row.draws.length === 0)

function read({ observed, rows, ...variant }: ScoredVariant, draws: HindcastDraws | undefined): ScoredEpisode {
  const begins = firstSignal({ controls: [] }, variant.scenario) ?? variant.scenario.start
  const record = draws?.episodes
    .find(({ id }) => id === variant.episode)
    ?.variants.find(({ id }) => id === variant.scenario.id)
  const answers = new Map(record?.rows.map((row) => [`${row.id} ${row.about}`, answersOf(row)]))
  const all = observed.flatMap((row): Scored[] => {
    const said = rows.find(({ id }) => id === row.id)
    if (said === undefined) return []
    const metric = metricOf(row)
    const scale = (value: number): number => scaled(metric, value)
    const known = (other: Observed | undefined): number | undefined =>
      other?.observed === undefined ? undefined : scale(other.observed.value)
    return [
      {
        row,
        metric,
        seen: scale(said.observed),
        nothing: scale(said.noChange),
        word: scale(said.asWritten),
        tabled: scale(said.central),
        fitted: said.fitted === null ? undefined : scale(said.fitted),
        chances: said.chances ?? [],
        fittedChances: said.fittedChances ?? [],
        persistence: known(lastBefore(observed, row, begins)),
        yearBefore: known(aYearBefore(observed, row)),
        draws: (answers.get(`${row.id} ${aboutOf(row)}`) ?? []).map(scale),
      },
    ]
  })
  return {
    ...variant,
    rows: all.filter(({ row }) => row.scored),
    uncounted: all.filter(({ row }) => !row.scored),
  }
}

const same = (row: Observed, other: Observed): boolean => thingOf(other) === thingOf(row)

function lastBefore(observed: readonly Observed[], row: Observed, begins: Month): Observed | undefined {
  return observed
    .filter((other) => same(row, other) && other.to < begins && other.reason !== 'offer')
    .sort((a, b) => b.to - a.to)[0]
}

function aYearBefore(observed: readonly Observed[], row: Observed): Observed | undefined {
  return observed.find(
    (other) => same(row, other) && other.from === row.from - MONTHS_PER_YEAR && other.to === row.to - MONTHS_PER_YEAR,
  )
}

const meanScore = (rows: readonly Scored[], forecast: (row: Scored) => Forecast): number =>
  mean(rows.map((row) => crps(forecast(row), row.seen)))

/** A rule that is known for some rows only, and the model on just these. */
function sparse(
  rows: readonly Scored[],
  value: (row: Scored) => number | undefined,
  model: (row: Scored) => Forecast,
): HindcastScores['numbers'][number]['persistence'] {
  const known = rows.filter((row) => value(row) !== undefined)
  if (known.length === 0) return null
  return {
    rows: known.length,
    score: meanScore(known, (row) => pointForecast(value(row) ?? Number.NaN)),
    model: meanScore(known, model),
  }
}

interface Numbers {
  readonly scores: HindcastScores['numbers']
  readonly bands: HindcastScores['bands']
}

function numbersOf(
  { episode, use, scenario, rows: all, uncounted }: ScoredEpisode,
  metric: NumberMetric,
  others: readonly ScoredEpisode[],
): Numbers {
  const rows = all.filter((row) => row.metric === metric)
  if (![...all, ...uncounted].some((row) => row.metric === metric)) return { scores: [], bands: [] }
  const elsewhere = others
    .map((other) => other.rows.filter((row) => row.metric === metric))
    .filter((group) => group.length > 0)
  const drawn = rows.every(({ draws }) => draws.length > 0)
  const blur = calibrated(elsewhere)
  const deviation = drawn ? blur : null
  const past = elsewhere.flat().map(({ seen }) => seen)
  const climatology: Forecast | undefined = past.length === 0 ? undefined : { draws: past, deviation: 0 }
  const model = ({ draws, tabled }: Scored): Forecast =>
    drawn ? { draws, deviation: deviation ?? 0 } : pointForecast(tabled)
  const banded = drawn ? rows.map((row) => bandedBy(row, model)) : []
  // Of rows that came since, no world says anything; those that it was asked about keep their band. What is only shown needs no more of
  // the draws than a deviation does.
  const shown = ({ draws }: Scored): Forecast => ({ draws: spaced(draws), deviation: blur ?? 0 })
  const bands = [
    ...banded,
    ...[...(drawn ? [] : rows), ...uncounted.filter((row) => row.metric === metric)]
      .filter(({ draws }) => draws.length > 0)
      .map((row) => bandedBy(row, shown)),
  ].map((band) => inMultiples(episode, scenario, band, shown))
  if (rows.length === 0) return { scores: [], bands }
  return {
    bands,
    scores: [
      {
        episode,
        use,
        variant: scenario.id,
        metric,
        rows: rows.length,
        nothing: meanScore(rows, (row) => pointForecast(row.nothing)),
        word: meanScore(rows, (row) => pointForecast(row.word)),
        persistence: sparse(rows, (row) => row.persistence, model),
        yearBefore: sparse(rows, (row) => row.yearBefore, model),
        climatology: climatology === undefined ? null : meanScore(rows, () => climatology),
        tabled: meanScore(rows, (row) => pointForecast(row.tabled)),
        fitted: rows.every(({ fitted }) => fitted !== undefined)
          ? meanScore(rows, (row) => pointForecast(row.fitted ?? Number.NaN))
          : null,
        draws: drawn ? meanScore(rows, ({ draws }) => ({ draws, deviation: 0 })) : null,
        deviation,
        calibrated: deviation === null ? null : meanScore(rows, model),
        bands: drawn
          ? {
              draws: heldBy(rows.map((row) => bandedBy(row, ({ draws }) => ({ draws, deviation: 0 })))),
              calibrated: deviation === null ? null : heldBy(banded),
              climatology:
                climatology === undefined ? null : heldBy(rows.map((row) => bandedBy(row, () => climatology))),
            }
          : null,
      },
    ],
  }
}

/** To choose a deviation this many draws are enough, evenly spaced by rank: the score of blurred draws takes a sum over pairs of them. */
const ENOUGH = 40

function spaced(draws: readonly number[]): number[] {
  const sorted = [...draws].sort((a, b) => a - b)
  const count = Math.min(ENOUGH, sorted.length)
  return Array.from({ length: count }, (_, i) => at(sorted, Math.floor(((i + 0.5) * sorted.length) / count)))
}

/** The deviation that scores best on other episodes, each counting once; null where there are none. */
function calibrated(episodes: readonly (readonly Scored[])[]): number | null {
  const drawn = episodes
    .filter((rows) => rows.every(({ draws }) => draws.length > 0))
    .map((rows) => rows.map(({ draws, seen }) => ({ draws: spaced(draws), seen })))
  if (drawn.length === 0) return null
  const scores = DEVIATIONS.map((deviation) =>
    mean(drawn.map((rows) => mean(rows.map(({ draws, seen }) => crps({ draws, deviation }, seen))))),
  )
  return at(DEVIATIONS, scores.indexOf(Math.min(...scores)))
}

/** Float dust: a value that a band ends at lies in it. */
const DUST = 1e-9

/** A row with the middle half and the middle nine tenths of what is forecast of it. */
interface Banded {
  readonly of: Scored
  readonly half: ReturnType<typeof bandOf>
  readonly most: ReturnType<typeof bandOf>
}

const bandedBy = (row: Scored, forecast: (row: Scored) => Forecast): Banded => ({
  of: row,
  half: bandOf(forecast(row), 0.5),
  most: bandOf(forecast(row), 0.9),
})

function heldBy(bands: readonly Banded[]): { held50: number; held90: number; width90: number } {
  const holds = ({ low, high }: Banded['half'], seen: number): boolean => low - DUST <= seen && seen <= high + DUST
  return {
    held50: bands.filter(({ half, of }) => holds(half, of.seen)).length,
    held90: bands.filter(({ most, of }) => holds(most, of.seen)).length,
    width90: mean(bands.map(({ most }) => most.high - most.low)),
  }
}

/** As multiples of the usual level: no less than nothing is traded, used or paid. */
function inMultiples(
  episode: string,
  { id: variant }: Scenario,
  { of, half, most }: Banded,
  forecast: (row: Scored) => Forecast,
): HindcastScores['bands'][number] {
  const multiple = (value: number): number => (of.metric === 'price' ? exp(value) : Math.max(0, value))
  return {
    episode,
    variant,
    id: of.row.id,
    low90: multiple(most.low),
    low50: multiple(half.low),
    middle: multiple(quantileOf(forecast(of), 1 / 2)),
    high50: multiple(half.high),
    high90: multiple(most.high),
  }
}

/** Chance, by the end of each month asked about, that a line has stopped. */
type Chances = (row: Scored) => readonly number[]

const happened = ({ row }: Scored): boolean => row.observed !== undefined
const everOf =
  (said: Chances) =>
  (row: Scored): number =>
    said(row).at(-1) ?? 0

/** What the drawn worlds say of every stop that was looked for. */
const drawnChances = ({ episode, scenario, rows, uncounted }: ScoredEpisode): HindcastScores['chances'] =>
  [...rows, ...uncounted]
    .filter(({ metric, draws }) => metric === 'stop' && draws.length > 0)
    .map(({ row, draws }) => ({ episode, variant: scenario.id, id: row.id, byMonth: [...draws] }))

function stopsOf(
  { episode, use, scenario, rows: all }: ScoredEpisode,
  others: readonly ScoredEpisode[],
): HindcastScores['stops'] {
  const rows = all.filter(({ metric }) => metric === 'stop')
  if (rows.length === 0) return []
  const elsewhere = others.flatMap((other) => other.rows.filter(({ metric }) => metric === 'stop'))
  // Without any past, one stop in two is what somebody says who knows nothing.
  const rate = (1 + elsewhere.filter(happened).length) / (2 + elsewhere.length)
  const atRate: Chances = ({ row }) => monthsOf(row).map((k) => (rate * (k + 1)) / monthsOf(row).length)
  const none: Chances = ({ row }) => monthsOf(row).map(() => 0)
  const atOnce: Chances = ({ row }) => monthsOf(row).map(() => 1)
  const tabled: Chances = ({ chances }) => chances.map(credible)
  const fitted: Chances = ({ fittedChances }) => fittedChances.map(credible)
  const drawn: Chances | undefined = rows.every(({ draws }) => draws.length > 0)
    ? ({ draws }) => draws.map(credible)
    : undefined
  const brier = (said: Chances): number => mean(rows.map((row) => brierOf(said(row), row.seen)))
  const logs = (said: Chances): number => mean(rows.map((row) => logScoreOf(everOf(said)(row), happened(row))))
  const ranked = everOf(drawn ?? tabled)
  return [
    {
      episode,
      use,
      variant: scenario.id,
      rows: rows.length,
      stopped: rows.filter(happened).length,
      noStop: brier(none),
      allStop: brier(atOnce),
      baseRate: brier(atRate),
      tabled: brier(tabled),
      fitted: rows.every((row) => row.fitted !== undefined) ? brier(fitted) : null,
      draws: drawn === undefined ? null : brier(drawn),
      logBaseRate: logs(atRate),
      logTabled: logs(tabled),
      logDraws: drawn === undefined ? null : logs(drawn),
      areaUnderCurve:
        areaUnderCurve(rows.filter(happened).map(ranked), rows.filter((row) => !happened(row)).map(ranked)) ?? null,
    },
  ]
}

/** What a model leaves for what it does not know, on either side: no chance is 0 or 1. */
const DOUBT = 0.005
const credible = (chance: number): number => DOUBT + (1 - 2 * DOUBT) * chance

/** Months asked about, counted from the first. */
const monthsOf = ({ from, to }: Observed): number[] => Array.from({ length: to - from + 1 }, (_, k) => k)
