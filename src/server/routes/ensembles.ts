import { z, type OpenAPIHono } from '@hono/zod-openapi'
import { askEnsemble, type EnsembleQuestion } from '../../ensemble/index.ts'
import {
  checkAsked,
  checkDraws,
  countRows,
  DISTRIBUTIONS,
  ensembleTables,
  tablesOf,
  menuIn,
  placesToLookAt,
  scenarioIn,
  type DrawnQuestion,
} from '../../studies/index.ts'
import { InputError } from '../../world/index.ts'
import { asJson, type Jobs } from '../jobs.ts'
import type { Limits } from '../limits.ts'
import type { Served } from '../served.ts'
import { accepted, askRoute } from './ask.ts'
import { defined, givenSchema, named, nameless, placesSchema, textOf } from './given.ts'

/** More scenarios beside each other would be told by nobody. */
const MOST_COMPARED = 10

const drawnSchema = z.discriminatedUnion('study', [
  z.strictObject({
    study: z.literal('stress'),
    scenario: givenSchema,
    months: z.int().min(1).max(120).optional(),
    foresight: z.int().min(1).max(60).optional(),
  }),
  z.strictObject({ study: z.literal('exposure'), place: placesSchema }),
  z.strictObject({
    study: z.literal('weapon'),
    menu: givenSchema,
    target: placesSchema,
    maxMeasures: z.int().min(1).max(6).optional(),
    months: z.int().min(1).max(60).optional(),
  }),
])

const ensembleRequestSchema = z
  .strictObject({
    of: z
      .array(drawnSchema)
      .min(1)
      .max(MOST_COMPARED)
      .meta({ description: 'What is asked of every world; several are compared with the first, draw by draw' }),
    samples: z
      .int()
      .min(2)
      .max(100_000)
      .optional()
      .meta({ description: 'Worlds to draw; 200 if left out, 20 with the weapon' }),
    seed: z
      .int()
      .min(0)
      .max(2 ** 31 - 1)
      .optional()
      .meta({ description: 'The same seed draws the same worlds; 1 if left out' }),
    totalOrderSamples: z
      .int()
      .min(0)
      .max(10_000)
      .optional()
      .meta({ description: 'Draws to make again for total effects' }),
    distribution: z
      .enum(DISTRIBUTIONS)
      .optional()
      .meta({ description: 'How figures are spread over their ranges; `triangular` if left out' }),
    factors: z
      .array(z.string().min(1).max(200))
      .min(1)
      .max(200)
      .optional()
      .meta({ description: 'Draw only these; all that the runs read if left out' }),
  })
  .openapi('EnsembleRequest')

/** An ensemble is a job whose chunks are worked out beside what others ask. */
export function ensembleRoutes(api: OpenAPIHono, served: Served, jobs: Jobs, limits: Limits): void {
  api.openapi(
    askRoute(api, limits, {
      path: '/ensembles',
      operationId: 'postEnsemble',
      summary: 'Ask the same of many worlds drawn from the ranges of the figures: bands, and what drives them',
      tags: ['ensembles'],
      question: ensembleRequestSchema,
    }),
    (c) => {
      const { of: given, ...asked } = c.req.valid('json')
      const drawn = given.map((one) => read(served, one))
      const weapon = given.some(({ study }) => study === 'weapon')
      const quick = given.every(({ study }) => study === 'exposure')
      const options = {
        samples: weapon ? 20 : 200,
        seed: 1,
        totalOrderSamples: 0,
        distribution: 'triangular' as const,
        ...defined(asked),
      }
      const factors = checkDraws(served.world, options)
      const rows = countRows(options, factors.length)
      if (rows > limits.ensembleRows) refuse(rows, limits.ensembleRows, options.samples, factors.length)
      const question: EnsembleQuestion = { study: 'draws', of: drawn.map(({ question }) => question), options }
      const job = jobs.submit({
        study: 'ensemble',
        asked: { of: drawn.map(({ about }) => about), ...options, evaluations: rows },
        longestMs: limits.ensembleMs,
        // What others ask meanwhile waits for a chunk. The numbers are the same whatever its size.
        begin: (asking) => askEnsemble(served.pool, question, { rows, chunk: quick ? 10 : 1 }, asking),
        keep: ({ result, evaluations }) => asJson(result, (kept) => tablesOf(ensembleTables, kept), [evaluations]),
      })
      return accepted(c, job)
    },
  )
}

/** A question as it is drawn, read against the world so that its faults are told at once; and how a job tells of it. */
function read(
  { world, shipped }: Served,
  given: z.infer<typeof drawnSchema>,
): { question: DrawnQuestion; about: { study: string; id: string; title: string } } {
  switch (given.study) {
    case 'stress': {
      const { scenario, ...options } = given
      const question = { ...defined(options), scenario: textOf(shipped.scenario, 'scenario', scenario) }
      const about = nameless(scenario, () => scenarioIn(world, question.scenario, question.months))
      return { question, about: { study: given.study, ...named(about) } }
    }
    case 'exposure': {
      const question = { study: given.study, place: given.place ?? [] }
      const places = placesToLookAt(world, question.place)
      return { question, about: { study: given.study, id: 'exposure', title: places.join(', ') } }
    }
    case 'weapon': {
      const { menu, maxMeasures = 3, ...options } = given
      const question = { ...defined(options), menu: textOf(shipped.menu, 'menu', menu), maxMeasures }
      const about = nameless(menu, () => menuIn(world, question.menu, question))
      checkAsked(world, about, question)
      return { question, about: { study: given.study, ...named(about) } }
    }
    default:
      return given satisfies never
  }
}

function refuse(rows: number, most: number, samples: number, factors: number): never {
  throw new InputError([
    {
      code: 'ENSEMBLE_TOO_LARGE',
      message: `${samples} draws of ${factors} factors make ${rows} runs; at most ${most} are made here.`,
      remedy:
        'Ask for fewer `samples`, `factors` or `totalOrderSamples`, or use `ytterby ensemble`, which has no such limit.',
    },
  ])
}
