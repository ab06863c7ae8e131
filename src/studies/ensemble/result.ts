import { z } from 'zod'
import { askedWorldSchema } from '../asked-world-result.ts'
import { DISTRIBUTIONS } from '../distribution.ts'

/** What `ensemble` answers, as plain data; `ytterby schema ensemble` prints this. */
const named = {
  label: z.string().meta({ description: 'which of the questions' }),
  what: z.string().meta({ description: 'the number: `value-added-lost`, `first-stop` ...' }),
  place: z.string().optional(),
  sector: z.string().optional(),
  material: z.string().optional(),
  element: z.string().optional(),
}
const number = (description: string) => z.number().nullable().meta({ description })
const spread = {
  mean: z.number().nullable().meta({ description: 'over the draws that have it; null where some are never reached' }),
  meanError: z.number().nullable().meta({ description: 'standard error of the mean' }),
  p5: z.number().nullable(),
  p5Low: number(
    'the 5 % figure of all worlds is no less, with 95 % confidence with `p5High`; null: so few draws do not say',
  ),
  p5High: number('and no more'),
  p25: z.number().nullable(),
  p50: z.number().nullable().meta({ description: 'half of the draws lie below; null: never reached' }),
  p75: z.number().nullable(),
  p95: z.number().nullable(),
  p95Low: number('the 95 % figure of all worlds is no less, with 95 % confidence with `p95High`'),
  p95High: number('and no more; null: so few draws do not say, or never reached'),
}

export const ensembleSchema = z
  .object({
    study: z.literal('ensemble'),
    version: z.string(),
    world: askedWorldSchema,
    of: z.array(z.object({ label: z.string(), study: z.string() })),
    options: z.object({
      seed: z.number(),
      samples: z.number(),
      totalOrderSamples: z.number().meta({ description: 'draws made again for total effects' }),
      screening: z.boolean().meta({ description: 'total indices of material factors alone' }),
      distribution: z.enum(DISTRIBUTIONS),
      batch: z.number().exactOptional().meta({ description: 'draws in one Latin hypercube; left out: all of them' }),
      judgedPairs: z
        .number()
        .meta({ description: 'pairs of worlds that share every judged figure and no sourced one' }),
    }),
    evaluations: z.number().meta({ description: 'worlds that were run in all' }),
    failed: z.number().meta({ description: 'draws that could not be solved, and are left out' }),
    bandCoverage: z
      .number()
      .meta({ description: 'share of further draws that lie from `p5` to `p95`, on average: 0.9 (n - 1) / (n + 1)' }),
    factors: z
      .array(
        z.object({
          id: z.string(),
          name: z.string(),
          figures: z.number(),
          judged: z.number().meta({ 'x-unit': 'count', description: 'how many of the figures are judgements' }),
          material: z.boolean().meta({
            description:
              'it may matter for a number that a reader looks for first: only then its total index is worked out',
          }),
        }),
      )
      .meta({ description: 'what was drawn: figures of a factor go to the same part of their ranges' }),
    outcomes: z
      .array(
        z.object({
          ...named,
          month: z.string().optional().meta({ description: 'YYYY-MM' }),
          unit: z.string(),
          central: z.number().nullable().meta({ description: 'in the world as tabled' }),
          ...spread,
          shareUndefined: z.number().meta({ description: 'share of draws that do not have it, or never reach it' }),
        }),
      )
      .meta({ description: 'every number, over the draws' }),
    drivers: z
      .array(
        z.object({
          ...named,
          unit: z.string(),
          standardDeviation: z.number().meta({ description: 'standard deviation over the draws' }),
          factors: z.array(
            z.object({
              factor: z.string(),
              low: z.number().nullable().meta({
                'x-unit': 'that of the outcome',
                description: 'the number with this factor alone at its 5 % end',
              }),
              high: z
                .number()
                .nullable()
                .meta({ 'x-unit': 'that of the outcome', description: 'the same at its 95 % end' }),
              firstOrder: number(
                'first-order Sobol index: share of the variance it explains alone; null under 50 draws; below 0 by chance alone',
              ),
              firstOrderLow: number('two standard errors below (jackknife)'),
              firstOrderHigh: number('two standard errors above'),
              totalOrder: number(
                'total Sobol index, with what it does together with others; null if not asked for, or left out by screening',
              ),
              totalOrderLow: number('two standard errors below, on a logarithmic scale (jackknife)'),
              totalOrderHigh: number('two standard errors above; null: fewer than two swaps moved the number'),
            }),
          ),
        }),
      )
      .meta({ description: 'which factor drives a number; the one that moves it furthest alone comes first' }),
    judgements: z
      .array(
        z.object({
          ...named,
          unit: z.string(),
          pairs: z.number().meta({ description: 'pairs of worlds that were solved' }),
          share: z.number().meta({
            description:
              'part of the variance that would go if every judged figure were known (first-order index of all as one group)',
          }),
          low: z.number().meta({ description: 'two standard errors below' }),
          high: z.number().meta({ description: 'two standard errors above' }),
        }),
      )
      .meta({ description: 'how much of a number rests on judgements rather than on sourced figures' }),
    differences: z
      .array(
        z.object({
          ...named,
          against: z.string().meta({ description: 'label of the question it is compared with, draw by draw' }),
          unit: z.string(),
          ...spread,
          shareHigher: z.number().meta({ description: 'share of draws in which it is more' }),
        }),
      )
      .meta({ description: 'the same draws under two scenarios' }),
  })
  .meta({ title: 'Ytterby ensemble result' })

export type EnsembleResult = z.infer<typeof ensembleSchema>
