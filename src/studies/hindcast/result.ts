import { z } from 'zod'
import { PRICE_BASES } from '../../world/index.ts'
import { askedWorldSchema } from '../asked-world-result.ts'
import { METRICS, VERDICTS } from './score.ts'
import { UNANSWERED } from './answerable.ts'
import { KINDS, QUANTITIES, REASONS, USES } from './input-tables.ts'

/** What `hindcast` answers, as plain data; `ytterby schema hindcast` prints this. */
const month = z.string().meta({ description: 'YYYY-MM' })
const answer = z.number().meta({
  'x-unit': 'multiple of the usual level, or months',
  description:
    'multiple of the usual level; for a stop, months from the first month asked about, none counting as one after the last',
})

export const behaviourSchema = z.object({
  foresight: z.number().meta({ description: 'months that buyers look ahead' }),
  quantiles: z
    .record(z.string(), z.number().min(0).max(1))
    .meta({ 'x-unit': 'share', description: 'factor: part of its range, 0.5 as tabled; as tabled if left out' }),
})

const rowSchema = z.object({
  variant: z.string(),
  id: z.string(),
  quantity: z.enum(QUANTITIES),
  place: z.string().nullable(),
  partner: z.string().nullable(),
  sectors: z.array(z.string()).meta({ description: 'empty: all' }),
  materials: z.array(z.string()),
  from: month,
  to: month,
  kind: z.enum(KINDS),
  basis: z.enum(PRICE_BASES).nullable().meta({ description: 'what a price is the price of; null for all else' }),
  scored: z.boolean(),
  reason: z.enum(REASONS).nullable().meta({ description: 'why it does not count' }),
  source: z.string(),
  unit: z.string().meta({ description: 'unit in which the figure was published' }),
  usual: z.number().nullable().meta({ description: 'the usual level in that unit; null where a ratio was published' }),
  note: z.string(),
  observed: answer.meta({ description: 'what was observed' }),
  low: answer,
  high: answer,
  noChange: answer.meta({ description: 'benchmark: nothing happens' }),
  asWritten: answer.meta({ description: 'benchmark: the measure’s text at its word, and nobody answers' }),
  central: answer.meta({ description: 'the model with behaviour as tabled' }),
  chances: z
    .array(z.number())
    .nullable()
    .meta({ description: 'of a stop by the end of each month asked about, behaviour as tabled; null for all else' }),
  fitted: answer.nullable().meta({ description: 'the model with behaviour as fitted' }),
  fittedChances: z.array(z.number()).nullable().meta({ description: 'the same, behaviour as fitted' }),
  shadowPrice: answer.nullable().meta({ description: 'of a price: what one kilogram more is worth, as tabled' }),
})

const verdict = z.enum(VERDICTS).meta({
  description: 'beside the better of the two benchmarks: better or worse by more than a tenth, or similar',
})
const distance = z.number().meta({ 'x-unit': 'share, logarithm or months, by `metric`' })
const errorSchema = z.object({
  metric: z.enum(METRICS),
  rows: z.number(),
  noChange: distance,
  asWritten: distance,
  central: distance,
  centralBias: distance.meta({ description: 'mean signed distance: above 0, the model says too much or too late' }),
  fitted: distance.nullable(),
  verdict,
  fittedVerdict: verdict.nullable(),
})

const seriesSchema = z.object({
  variant: z.string(),
  rows: z.array(z.string()).meta({ description: 'observations of one thing at different times' }),
  errors: errorSchema.nullable().meta({ description: 'of those rows that count; null where none does' }),
  months: z
    .array(z.object({ month, asWritten: answer, central: answer, fitted: answer.nullable() }))
    .meta({ description: 'the same month by month; empty for stops' }),
})

export const named = z.object({ id: z.string(), name: z.string(), nameJa: z.string() })

const level = z.number().meta({
  'x-unit': 'share of a range, or months',
  description: 'part of a factor’s range, 0.5 as tabled; months for foresight',
})
const error = z.number().meta({
  'x-unit': 'ratio',
  description: 'mean over metrics of the mean distance as a share of that of “nothing happens”: below 1 beats it',
})

const fitSummarySchema = z.object({
  episodes: z.array(z.string()),
  rows: z.number().meta({ description: 'that counted in the fit' }),
  error: z.object({ central: error, fitted: error }),
  startPoints: z.array(error).meta({ description: 'where each start of the search ended' }),
  freeParameters: z.array(
    named.extend({
      central: level,
      fitted: level,
      lowest: level,
      highest: level,
      atBound: z.enum(['low', 'high']).nullable().meta({ description: 'the end of its range to which it was moved' }),
      notIdentified: z
        .boolean()
        .meta({ description: 'no level is worse by more than a trifle: the episodes say nothing of it' }),
      without: error.meta({ description: 'with this one back as tabled, the others as fitted' }),
      figure: z
        .object({ unit: z.string(), low: z.number(), central: z.number(), high: z.number(), fitted: z.number() })
        .nullable()
        .meta({ description: 'where it is a single figure' }),
    }),
  ),
})

const score = z.number().meta({
  'x-unit': 'share, or logarithm',
  description: 'continuous ranked probability score: shares of the usual level, or logarithms of a price',
})
const sparseSchema = z
  .object({ rows: z.number(), score, model: score.meta({ description: 'of the model on the same rows' }) })
  .nullable()
const bandsSchema = z.object({
  held50: z.number().meta({ description: 'rows within the middle half' }),
  held90: z.number().meta({ description: 'rows within the middle nine tenths' }),
  width90: score.meta({ description: 'mean width of the middle nine tenths' }),
})
const brier = z
  .number()
  .meta({ 'x-unit': 'score, 0 to 1', description: 'Brier score, mean over the months asked about' })

const logScore = z.number().meta({ 'x-unit': 'logarithm', description: 'minus the logarithm of a chance' })

const scoresSchema = z.object({
  samples: z.number().meta({ description: 'worlds drawn for each episode; 0 without a record of them' }),
  stale: z.boolean().meta({ description: 'rows have come or changed since the worlds were drawn' }),
  numbers: z.array(
    z.object({
      episode: z.string(),
      use: z.enum(USES),
      variant: z.string(),
      metric: z.enum(['trade', 'price', 'use']),
      rows: z.number(),
      nothing: score,
      word: score,
      persistence: sparseSchema.meta({ description: 'the last value known before the measure, where one is' }),
      yearBefore: sparseSchema.meta({ description: 'the value a year before, where one is' }),
      climatology: score
        .nullable()
        .meta({ description: 'what was observed in the other episodes, each row equally likely' }),
      tabled: score,
      fitted: score.nullable(),
      draws: score.nullable(),
      calibrated: score.nullable().meta({ description: 'draws, blurred as scores best on the other episodes' }),
      deviation: score.nullable().meta({ description: 'standard deviation by which they are blurred' }),
      bands: z
        .object({ draws: bandsSchema, calibrated: bandsSchema.nullable(), climatology: bandsSchema.nullable() })
        .nullable(),
    }),
  ),
  bands: z
    .array(
      z.object({
        episode: z.string(),
        variant: z.string(),
        id: z.string(),
        low90: answer,
        low50: answer,
        middle: answer,
        high50: answer,
        high90: answer,
      }),
    )
    .meta({
      description:
        'the middle half and the middle nine tenths of what is forecast of each observation, those that do not count included: draws, blurred where other episodes say by how much; none of what no world was drawn for',
    }),
  chances: z
    .array(
      z.object({
        episode: z.string(),
        variant: z.string(),
        id: z.string(),
        byMonth: z
          .array(z.number())
          .meta({ 'x-unit': 'share', description: 'mean of the drawn worlds, by the end of each month' }),
      }),
    )
    .meta({ description: 'chance of each stop that was looked for; none of what no world was drawn for' }),
  stops: z.array(
    z.object({
      episode: z.string(),
      use: z.enum(USES),
      variant: z.string(),
      rows: z.number(),
      stopped: z.number().meta({ description: 'rows with a stop' }),
      noStop: brier,
      allStop: brier.meta({ description: 'everything stops in the first month' }),
      baseRate: brier.meta({ description: 'as often as in the other episodes, evenly over the months' }),
      tabled: brier,
      fitted: brier.nullable(),
      draws: brier.nullable(),
      logTabled: logScore,
      logBaseRate: logScore.meta({ description: 'minus the logarithm of the chance given to what happened' }),
      logDraws: logScore.nullable(),
      areaUnderCurve: z
        .number()
        .nullable()
        .meta({ description: 'how often one that stopped was given more than one that did not' }),
    }),
  ),
})

const frozenSummarySchema = z.object({
  file: z.string(),
  sha256: z.string().meta({ description: 'of its content' }),
  frozen: z.string().meta({ description: 'day, YYYY-MM-DD' }),
  version: z.string().meta({ description: 'of the program that made it' }),
  scenario: z.object({ id: z.string(), title: z.string(), titleJa: z.string(), sha256: z.string() }),
  world: z.object({ title: z.string(), hash: z.string() }),
  from: month,
  to: month,
  samples: z.number(),
  seed: z.number(),
  past: z.object({ episodes: z.array(z.string()), stale: z.boolean() }).meta({
    description: 'episodes by which the draws are blurred; stale: tables had changed since worlds were drawn for them',
  }),
  held: z.array(z.string()).meta({ description: 'observations of these months that the product held already' }),
  trade: z.number().meta({ 'x-unit': 'count', description: 'goods on their way between two places' }),
  prices: z.number().meta({ 'x-unit': 'count', description: 'goods at places' }),
  pairs: z.number().meta({ description: 'pairs of place and sector whose stops are predicted' }),
})

export const hindcastSchema = z
  .object({
    study: z.literal('hindcast'),
    version: z.string(),
    fitted: behaviourSchema.nullable().meta({ description: 'behaviour from fit.json; null where there is none' }),
    stale: z.boolean().meta({ description: 'the tables have changed since that fit' }),
    fit: fitSummarySchema.nullable().meta({ description: 'what the fit found; null where there is none' }),
    overall: z
      .array(errorSchema.extend({ use: z.enum(USES) }))
      .meta({ description: 'all rows that count, by use and metric, of the first variant of each episode' }),
    scores: scoresSchema.meta({ description: 'proper scores of forecasts, beside rules that cost nothing' }),
    observedFile: z
      .string()
      .nullable()
      .meta({ description: 'the file whose rows stand in place of the shipped ones; null for those' }),
    unanswered: z
      .array(
        z.object({
          id: z.string(),
          line: z.number().meta({ description: 'of that file' }),
          reason: z.enum(UNANSWERED),
          episode: z.string().nullable().meta({ description: 'that came nearest to an answer; null where none did' }),
          word: z.string().meta({ description: 'what is not there: a unit, an episode, an id; else blank' }),
        }),
      )
      .meta({ description: 'rows of that file that no run can answer' }),
    frozen: frozenSummarySchema
      .nullable()
      .meta({ description: 'the frozen predictions that the rows are set beside; null where runs are made' }),
    sources: z.array(
      z.object({ id: z.string(), title: z.string(), publisher: z.string(), published: z.string(), url: z.string() }),
    ),
    episodes: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        titleJa: z.string(),
        note: z.string(),
        noteJa: z.string(),
        use: z.enum(USES),
        world: askedWorldSchema,
        variants: z.array(z.object({ id: z.string(), title: z.string(), titleJa: z.string() })),
        materials: z.array(named.extend({ stage: z.string() })).meta({ description: 'of its world' }),
        sectors: z.array(named),
        errors: z.array(errorSchema.extend({ variant: z.string() })).meta({
          description:
            'mean distance by metric, of rows that count: shares of the usual level for trade and use, logarithms for prices; stops have scores of their own',
        }),
        rows: z.array(rowSchema),
        series: z.array(seriesSchema),
      }),
    ),
  })
  .meta({ title: 'Ytterby hindcast result' })

export const fitSchema = z
  .object({
    study: z.literal('hindcast-fit'),
    version: z.string(),
    episodes: z
      .array(z.object({ id: z.string(), hash: z.string() }))
      .meta({ description: 'what was fitted on, and nothing else: the hash is that of the tables its runs read' }),
    behaviour: behaviourSchema,
    error: z.object({ central: error, fitted: error }),
    errors: z.array(
      z.object({
        metric: z.enum(METRICS),
        rows: z.number(),
        noChange: distance,
        central: distance,
        fitted: distance,
      }),
    ),
    freeParameters: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        nameJa: z.string(),
        central: level,
        fitted: level,
        profile: z.array(z.object({ level, error })).meta({ description: 'error at each level, the others as fitted' }),
        notIdentified: z
          .boolean()
          .meta({ description: 'no level is worse by more than a trifle: the episodes say nothing of it' }),
      }),
    ),
    startPoints: z.array(z.object({ from: z.array(level), error, end: z.array(level) })),
    trace: z
      .array(z.string())
      .meta({ description: 'every evaluation: levels in the order of `freeParameters` = error' }),
  })
  .meta({ title: 'Ytterby record of a fit' })

export type FitResult = z.infer<typeof fitSchema>
export type FrozenSummary = z.infer<typeof frozenSummarySchema>
export type HindcastScores = z.infer<typeof scoresSchema>
export type HindcastResult = z.infer<typeof hindcastSchema>
export type HindcastEpisode = HindcastResult['episodes'][number]
export type HindcastError = z.infer<typeof errorSchema>
export type HindcastSeries = z.infer<typeof seriesSchema>
export type HindcastRow = HindcastEpisode['rows'][number]

export const drawsSchema = z
  .object({
    study: z.literal('hindcast-draws'),
    version: z.string(),
    seed: z.number(),
    samples: z.number().meta({ description: 'worlds drawn' }),
    episodes: z.array(
      z.object({
        id: z.string(),
        hash: z.string().meta({ description: 'of the tables its runs read' }),
        variants: z.array(
          z.object({
            id: z.string(),
            rows: z.array(
              z.object({
                id: z.string(),
                about: z.string().meta({ description: 'what was asked' }),
                answers: z.string().meta({
                  description:
                    'one of each world drawn that has one, separated by blanks; for a stop the mean chance by each month',
                }),
              }),
            ),
          }),
        ),
      }),
    ),
  })
  .meta({ title: 'Ytterby record of drawn episodes' })

export type HindcastDraws = z.infer<typeof drawsSchema>
