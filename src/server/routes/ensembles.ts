import { z, type OpenAPIHono } from '@hono/zod-openapi'
import { askEnsemble, type EnsembleDesign } from '../../workers/index.ts'
import {
  checkAsked,
  checkDraws,
  countFirstRows,
  countRows,
  complete,
  drawnOptions,
  drawOptions,
  ensembleOptions,
  ensembleTables,
  tablesOf,
  menuIn,
  placesToLookAt,
  requestSchema,
  scenarioIn,
  type DrawnStudyRequest,
  type RequestOf,
  type TextFile,
} from '../../studies/index.ts'
import { InputError } from '../../world/index.ts'
import { ENSEMBLE_EXAMPLE } from '../examples.ts'
import { asJson } from '../job-result.ts'
import { serverFault } from '../server-fault.ts'
import type { Served } from '../served.ts'
import type { JobDesk } from './desk.ts'
import { accepted, jobRoute } from './job-route.ts'
import { defined, givenSchema, isGivenText, named, nameless, textOf, type Given } from './scenario-input.ts'

/** More scenarios beside each other would be distinguished by nobody. */
const MOST_COMPARED = 10

type DrawnStudy = keyof typeof drawnOptions

/** What may be asked of every world, with files as they come over a wire. */
type Drawn = { [S in DrawnStudy]: { readonly study: S } & WithGiven<RequestOf<(typeof drawnOptions)[S]>> }[DrawnStudy]
type WithGiven<T> = { readonly [K in keyof T]: T[K] extends TextFile ? Given : T[K] }

const drawnSchema = (study: DrawnStudy) =>
  requestSchema(drawnOptions[study], () => givenSchema).extend({ study: z.literal(study) })

/** With the weapon each world takes longer. */
const samples = { ...drawOptions.samples, help: { en: 'worlds to draw, 20 with the weapon', ja: '試行する世界の数' } }
const ensembleRequestSchema = z
  .strictObject({
    of: z
      .array(z.discriminatedUnion('study', [drawnSchema('stress'), drawnSchema('exposure'), drawnSchema('weapon')]))
      .min(1)
      .max(MOST_COMPARED)
      .meta({ description: 'What is asked of every world; several are compared with the first, draw by draw' }),
    ...requestSchema({ ...drawOptions, samples }, () => givenSchema).shape,
  })
  .openapi('EnsembleRequest')
interface EnsembleBody extends RequestOf<typeof drawOptions> {
  readonly of: readonly Drawn[]
}

/** An ensemble is a job whose chunks are worked out beside what others ask. */
export function ensembleRoutes(api: OpenAPIHono, { served, jobs, answers, access, limits }: JobDesk): void {
  api.openapi(
    jobRoute(api, limits, {
      path: '/ensembles',
      operationId: 'postEnsemble',
      summary: 'Ask the same of many worlds drawn from the ranges of the figures: bands, and what drives them',
      description:
        'The answer is a job. `of` holds one to ten questions to each world; all are compared with the first, draw by draw.',
      tags: ['ensembles'],
      question: ensembleRequestSchema,
      examples: { 'ensemble-exposure': ENSEMBLE_EXAMPLE },
    }),
    (c) => {
      const { of: given, ...asked } = c.req.valid('json') as unknown as EnsembleBody
      const drawn = given.map((one) => read(served, one))
      const weapon = given.some(({ study }) => study === 'weapon')
      const quick = given.every(({ study }) => study === 'exposure')
      const { samples } = weapon ? ensembleOptions.weapon : ensembleOptions.stress
      const options = complete({ ...drawOptions, samples }, asked)
      const factors = checkDraws(served.world, options)
      const rows = countRows(options, factors.length)
      const first = countFirstRows(options, factors.length)
      if (rows > limits.ensembleRows) refuse(rows, limits.ensembleRows, options.samples, factors.length)
      const question: EnsembleDesign = { study: 'draws', of: drawn.map(({ question }) => question), options }
      const { factors: only, ...rest } = options
      const echoed = { ...rest, ...(only === undefined ? {} : { factors: [...only] }) }
      const owner = access.of(c)
      const hasOwnText = given.some((one) => Object.values(one).some(isGivenText))
      const job = jobs.submit({
        owner,
        key: answers.keyOf({ owner, hasOwnText, study: 'ensemble', request: question }),
        study: 'ensemble',
        asked: { of: drawn.map(({ about }) => about), ...echoed, evaluations: rows },
        longestMs: limits.ensembleMs,
        // What others ask meanwhile waits for a chunk. The numbers are the same whatever its size.
        begin: (asking) => askEnsemble(served.pool, question, { rows: first, chunk: quick ? 10 : 1 }, asking),
        keep: ({ result, evaluations }) => asJson(result, (kept) => tablesOf(ensembleTables, kept), [evaluations]),
      })
      return accepted(c, job)
    },
  )
}

/** A question as it is drawn, read against the world so that its faults are reported at once; and how a job tells of it. */
function read(
  { world, shipped }: Served,
  given: Drawn,
): { question: DrawnStudyRequest; about: { study: string; id: string; title: string } } {
  switch (given.study) {
    case 'stress': {
      const { scenario, ...options } = given
      const question = { ...defined(options), scenario: textOf(shipped.scenario, 'scenario', scenario) }
      const about = nameless(scenario, () => scenarioIn(world, question.scenario, question))
      return { question, about: { study: given.study, ...named(about) } }
    }
    case 'exposure': {
      const question = { study: given.study, place: given.place ?? [] }
      const places = placesToLookAt(world, question.place)
      return { question, about: { study: given.study, id: 'exposure', title: places.join(', ') } }
    }
    case 'weapon': {
      const { menu, ...options } = given
      const question = { ...defined(options), menu: textOf(shipped.menu, 'menu', menu) }
      const about = nameless(menu, () => menuIn(world, question.menu, question))
      checkAsked(world, about, question)
      return { question, about: { study: given.study, ...named(about) } }
    }
    default:
      return given satisfies never
  }
}

function refuse(rows: number, most: number, samples: number, factors: number): never {
  throw new InputError([serverFault('ENSEMBLE_TOO_LARGE', { samples, factors, rows, most })])
}
