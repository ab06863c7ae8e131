import { z } from '@hono/zod-openapi'
import { DISTRIBUTIONS } from '../studies/index.ts'
import type { Job } from './jobs.ts'
import { problemSchema } from './problems.ts'

/** Where the API begins. */
export const BASE = '/api/v1'

const named = z.object({ id: z.string(), title: z.string() })
/** What was asked, in short: the texts handed in are not repeated. */
const askedSchema = z.union([
  z.object({
    scenario: named,
    months: z.int(),
    foresight: z.int().exactOptional(),
    terminalValue: z.enum(['flat', 'follow']),
    range: z.boolean(),
    company: z.string().exactOptional().meta({ description: 'name of the file' }),
  }),
  z.object({
    menu: named,
    months: z.int(),
    target: z.array(z.string()).exactOptional(),
    maxMeasures: z.int(),
    runnersUp: z.int().exactOptional(),
    simulate: z.int().exactOptional(),
    curve: z.boolean().exactOptional(),
    threshold: z.number().exactOptional(),
    protect: z.int().exactOptional(),
    member: z.array(z.string()).exactOptional(),
  }),
  z.object({
    of: z.array(z.object({ study: z.string(), id: z.string(), title: z.string() })),
    samples: z.int(),
    seed: z.int(),
    totalOrderSamples: z.int(),
    distribution: z.enum(DISTRIBUTIONS),
    factors: z.array(z.string()).exactOptional(),
    evaluations: z.int().meta({ description: 'worlds that are run in all' }),
  }),
  z.object({ episodes: z.array(z.string()) }),
])
export type Asked = z.infer<typeof askedSchema>

/** Studies that take a while. */
const STUDIES = ['stress', 'weapon', 'ensemble', 'hindcast'] as const
export type JobStudy = (typeof STUDIES)[number]

export const jobSchema = z
  .object({
    id: z.string(),
    study: z.enum(STUDIES),
    state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled', 'stopped']),
    progress: z.object({
      done: z.number(),
      total: z.number().meta({ description: '0 while it is not known' }),
      best: z.number().exactOptional().meta({ description: 'of the weapon: what the worst known set costs, M USD' }),
      bound: z.number().exactOptional().meta({ description: 'of the weapon: what no set costs more than, M USD' }),
    }),
    created: z.iso.datetime(),
    started: z.iso.datetime().optional(),
    ended: z.iso.datetime().optional(),
    question: askedSchema,
    problem: problemSchema.optional().meta({ description: 'why it failed' }),
    links: z.object({
      self: z.string(),
      events: z.string(),
      result: z.string().optional().meta({ description: 'where the result is, once it is there' }),
    }),
  })
  .meta({ description: 'A question under way, or ended' })

export type JobWire = z.infer<typeof jobSchema>

/** A job as clients see it. */
export function toWire(job: Job): JobWire {
  const self = `${BASE}/jobs/${job.id}`
  return {
    id: job.id,
    study: job.study,
    state: job.state,
    progress: { done: job.done, total: job.total, ...job.bounds },
    created: job.created.toISOString(),
    ...(job.started === undefined ? {} : { started: job.started.toISOString() }),
    ...(job.ended === undefined ? {} : { ended: job.ended.toISOString() }),
    question: job.question,
    ...(job.problem === undefined ? {} : { problem: job.problem }),
    links: {
      self,
      events: `${self}/events`,
      ...(job.state === 'done' ? { result: `${self}/result` } : {}),
    },
  }
}
