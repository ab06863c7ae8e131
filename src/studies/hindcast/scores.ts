import type { Month } from '../../world/index.ts'
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
import { METRICS, metricOf, observedValue, scaled, type Metric } from './score.ts'
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
  readonly variant: string
  /** The month of its first measure: what was known before it was known to everybody. */
  readonly begins: Month
  readonly observed: readonly Observed[]
  readonly rows: readonly HindcastRow[]
}

/** Standard deviations by which draws may be blurred: shares of the usual level, or logarithms. */
const DEVIATIONS = [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.25, 1.5, 2] as const

export type NumberMetric = Exclude<Metric, 'stop'>
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

/** An observation, and what drawn worlds say of it. */
type Known = Pick<Scored, 'row' | 'metric' | 'seen' | 'draws'>

/** What other episodes say of forecasts of a metric: how far draws are best blurred (null: nothing was drawn), and what was observed. */
interface MetricPast {
  readonly deviation: number | null
  readonly seen: readonly number[]
}

/** What forecasts take from other episodes. */
export interface ForecastPast {
  readonly of: (metric: NumberMetric) => MetricPast
  readonly stops: { readonly rows: number; readonly stopped: number }
}

interface ScoredEpisode extends Omit<ScoredVariant, 'rows' | 'observed'> {
  readonly rows: readonly Scored[]
  /** What is observed and does not count. */
  readonly uncounted: readonly Scored[]
}

/**
 * Scores of every variant; `draws` is the record of drawn worlds, if there is one, `past` what is known of other episodes, where they are not
 * among the variants.
 */
export function scoresOf(
  variants: readonly ScoredVariant[],
  draws: HindcastDraws | undefined,
  past?: ForecastPast,
): HindcastScores {
  const episodes = variants.map((variant) => read(variant, draws))
  // The first variant of an episode stands for it where others are calibrated.
  const standing = episodes.filter(
    ({ episode, use }, i) => use !== 'apart' && episodes.findIndex((other) => other.episode === episode) === i,
  )
  const pastOf = (own: string): ForecastPast =>
    past ?? pastIn(standing.filter(({ episode }) => episode !== own).map(({ rows }) => rows))
  const numbers = episodes.flatMap((episode) =>
    METRICS.filter(isNumber).map((metric) => numbersOf(episode, metric, pastOf(episode.episode))),
  )
  return {
    numbers: numbers.flatMap(({ scores }) => scores),
    bands: numbers.flatMap(({ bands }) => bands),
    chances: episodes.flatMap(drawnChances),
    stops: episodes.flatMap((episode) => stopsOf(episode, pastOf(episode.episode))),
    stale: draws !== undefined && episodes.some((episode) => isStale(episode, draws)),
    samples: draws?.samples ?? 0,
  }
}

/** What some episodes say of forecasts of others; each is its rows that count. */
export const pastIn = (episodes: readonly (readonly Known[])[]): ForecastPast => {
  const stops = episodes.flat().filter(({ metric }) => metric === 'stop')
  return {
    of(metric) {
      const groups = episodes
        .map((rows) => rows.filter((row) => row.metric === metric))
        .filter((group) => group.length > 0)
      return { deviation: calibrated(groups), seen: groups.flat().map(({ seen }) => seen) }
    },
    stops: { rows: stops.length, stopped: stops.filter(happened).length },
  }
}

/** Whether tables or rows have changed since worlds were drawn for an episode. */
export const isStale = (
  { episode, hash, rows }: Pick<ScoredVariant, 'episode' | 'hash'> & { readonly rows: readonly Known[] },
  draws: HindcastDraws,
): boolean =>
  draws.episodes.find(({ id }) => id === episode)?.hash !== hash || rows.some((row) => row.draws.length === 0)

/** The rows of a variant that count, with what drawn worlds say of them. */
export const knownRows = (
  variant: Pick<ScoredVariant, 'episode' | 'variant' | 'observed'>,
  draws: HindcastDraws | undefined,
): Known[] => known(variant, draws).filter(({ row }) => row.scored)

/** All of them. */
function known(
  { episode, variant, observed }: Pick<ScoredVariant, 'episode' | 'variant' | 'observed'>,
  draws: HindcastDraws | undefined,
): Known[] {
  const record = draws?.episodes.find(({ id }) => id === episode)?.variants.find(({ id }) => id === variant)
  const answers = new Map(record?.rows.map((row) => [`${row.id} ${row.about}`, answersOf(row)]))
  return observed.map((row) => {
    const metric = metricOf(row)
    return {
      row,
      metric,
      seen: scaled(metric, observedValue(row)),
      draws: (answers.get(`${row.id} ${aboutOf(row)}`) ?? []).map((value) => scaled(metric, value)),
    }
  })
}

function read({ observed, rows, ...variant }: ScoredVariant, draws: HindcastDraws | undefined): ScoredEpisode {
  const all = known({ ...variant, observed }, draws).flatMap((known): Scored[] => {
    const { row, metric } = known
    const said = rows.find(({ id }) => id === row.id)
    if (said === undefined) return []
    const scale = (value: number): number => scaled(metric, value)
    const valueOf = (other: Observed | undefined): number | undefined =>
      other?.observed === undefined ? undefined : scale(other.observed.value)
    return [
      {
        ...known,
        nothing: scale(said.noChange),
        word: scale(said.asWritten),
        tabled: scale(said.central),
        fitted: said.fitted === null ? undefined : scale(said.fitted),
        chances: said.chances ?? [],
        fittedChances: said.fittedChances ?? [],
        persistence: valueOf(lastBefore(observed, row, variant.begins)),
        yearBefore: valueOf(aYearBefore(observed, row)),
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
  { episode, use, variant, rows: all, uncounted }: ScoredEpisode,
  metric: NumberMetric,
  past: ForecastPast,
): Numbers {
  const rows = all.filter((row) => row.metric === metric)
  if (![...all, ...uncounted].some((row) => row.metric === metric)) return { scores: [], bands: [] }
  const drawn = rows.every(({ draws }) => draws.length > 0)
  const { deviation: blur, seen } = past.of(metric)
  const deviation = drawn ? blur : null
  const climatology: Forecast | undefined = seen.length === 0 ? undefined : { draws: seen, deviation: 0 }
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
  ].map((band) => inMultiples(episode, variant, band, shown))
  if (rows.length === 0) return { scores: [], bands }
  return {
    bands,
    scores: [
      {
        episode,
        use,
        variant,
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
function calibrated(episodes: readonly (readonly Known[])[]): number | null {
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
  variant: string,
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

const happened = ({ row }: Known): boolean => row.observed !== undefined
const everOf =
  (said: Chances) =>
  (row: Scored): number =>
    said(row).at(-1) ?? 0

/** What the drawn worlds say of every stop that was looked for. */
const drawnChances = ({ episode, variant, rows, uncounted }: ScoredEpisode): HindcastScores['chances'] =>
  [...rows, ...uncounted]
    .filter(({ metric, draws }) => metric === 'stop' && draws.length > 0)
    .map(({ row, draws }) => ({ episode, variant, id: row.id, byMonth: [...draws] }))

function stopsOf({ episode, use, variant, rows: all }: ScoredEpisode, past: ForecastPast): HindcastScores['stops'] {
  const rows = all.filter(({ metric }) => metric === 'stop')
  if (rows.length === 0) return []
  // Without any past, one stop in two is what somebody says who knows nothing.
  const rate = (1 + past.stops.stopped) / (2 + past.stops.rows)
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
      variant,
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
