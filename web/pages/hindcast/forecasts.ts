import type { HindcastEpisode, HindcastError, HindcastResult, HindcastRow } from '../../../src/studies/index.ts'

type Metric = HindcastError['metric']
type Verdict = HindcastError['verdict']

/** Rules that cost nothing and say something of every row. */
const RULES = ['nothing', 'word', 'past'] as const
export type Rule = (typeof RULES)[number]

/** How one metric of an episode's first variant scores: numbers by CRPS, stops by Brier score. Less is better. */
export interface ForecastScore {
  readonly episode: HindcastEpisode
  readonly variant: string
  readonly metric: Metric
  readonly rows: number
  /** What a rule does not say is undefined. */
  readonly rules: Readonly<Record<Rule, number | undefined>>
  /** Known for some rows only, with the model on just these. */
  readonly persistence: Sparse
  readonly yearBefore: Sparse
  readonly tabled: number
  readonly fitted: number | null
  /** Of worlds drawn within the ranges; null where none were. */
  readonly draws: number | null
  /** The forecast that counts: the draws, blurred where the other episodes say by how much; without draws the single run. */
  readonly model: number
  readonly isDrawn: boolean
  readonly bands: { readonly held50: number; readonly held90: number; readonly width90: number } | null
  readonly widthOfPast: number | null
}
type Sparse = HindcastResult['scores']['numbers'][number]['persistence']

/** Every variant, in the order of episodes and metrics. */
export function forecastScores({ episodes, scores }: HindcastResult): ForecastScore[] {
  return episodes.flatMap((episode) =>
    episode.variants.flatMap(({ id: variant }) => {
      const isOwn = (score: { episode: string; variant: string }): boolean =>
        score.episode === episode.id && score.variant === variant
      return [
        ...scores.numbers.filter(isOwn).map((score): ForecastScore => ({
          episode,
          variant,
          metric: score.metric,
          rows: score.rows,
          rules: { nothing: score.nothing, word: score.word, past: score.climatology ?? undefined },
          persistence: score.persistence,
          yearBefore: score.yearBefore,
          tabled: score.tabled,
          fitted: score.fitted,
          draws: score.draws,
          model: score.calibrated ?? score.draws ?? score.tabled,
          isDrawn: score.draws !== null,
          bands: score.bands === null ? null : (score.bands.calibrated ?? score.bands.draws),
          widthOfPast: score.bands?.climatology?.width90 ?? null,
        })),
        ...scores.stops.filter(isOwn).map((score): ForecastScore => ({
          episode,
          variant,
          metric: 'stop',
          rows: score.rows,
          rules: { nothing: score.noStop, word: undefined, past: score.baseRate },
          persistence: null,
          yearBefore: null,
          tabled: score.tabled,
          fitted: score.fitted,
          draws: score.draws,
          model: score.draws ?? score.tabled,
          isDrawn: score.draws !== null,
          bands: null,
          widthOfPast: null,
        })),
      ]
    }),
  )
}

/** Those that count: of the first variant of each episode. */
export const ofFirstVariants = (scores: readonly ForecastScore[]): ForecastScore[] =>
  scores.filter(({ episode, variant }) => variant === episode.variants[0]?.id)

/** The rule that scores best, and how. */
export function bestRule({ rules }: Pick<ForecastScore, 'rules'>): { readonly rule: Rule; readonly score: number } {
  const known = RULES.flatMap((rule) => (rules[rule] === undefined ? [] : [{ rule, score: rules[rule] }]))
  return known.reduce((best, one) => (one.score < best.score ? one : best), known[0] ?? { rule: 'nothing', score: 0 })
}

/** A tenth more or less is no difference to speak of, as with single runs. */
const CLEARLY = 0.1

export function forecastVerdict(score: Pick<ForecastScore, 'rules' | 'model'>): Verdict {
  const best = bestRule(score).score
  return score.model < (1 - CLEARLY) * best ? 'better' : score.model > (1 + CLEARLY) * best ? 'worse' : 'similar'
}

/** A score beside the best rule's; undefined where that is not off at all. */
export const scoreRatio = (score: number | undefined, of: ForecastScore): number | undefined =>
  score === undefined || bestRule(of).score === 0 ? undefined : score / bestRule(of).score

/** A pair of place and sectors that was watched for a stop. */
export interface WatchedPair {
  readonly episode: HindcastEpisode
  readonly row: HindcastRow
  /** By the end of each month asked about: of the drawn worlds, or without them of the single run. */
  readonly chances: readonly number[]
  readonly last: number
  /** Months from the first one asked about to the stop; undefined: none was seen. */
  readonly stopped: number | undefined
}

/** Of first variants: those that stopped first, then the likeliest. */
export function watchedPairs({ episodes, scores }: HindcastResult): WatchedPair[] {
  return episodes.flatMap((episode) =>
    episode.rows
      .filter(({ quantity, variant }) => quantity === 'stop' && variant === episode.variants[0]?.id)
      .map((row): WatchedPair => {
        const drawn = scores.chances.find(
          ({ episode: own, variant, id }) => own === episode.id && variant === row.variant && id === row.id,
        )
        const chances = drawn?.byMonth ?? row.chances ?? []
        const first = Math.round(row.observed)
        return {
          episode,
          row,
          chances,
          last: chances.at(-1) ?? 0,
          stopped: first < chances.length ? first : undefined,
        }
      })
      .sort((a, b) => Number(b.stopped !== undefined) - Number(a.stopped !== undefined) || b.last - a.last),
  )
}

type Band = HindcastResult['scores']['bands'][number]

/** What is forecast of a row; undefined where no world was drawn for it. */
export const bandOfRow = ({ scores }: HindcastResult, episode: string, row: HindcastRow): Band | undefined =>
  scores.bands.find((band) => band.episode === episode && band.variant === row.variant && band.id === row.id)
