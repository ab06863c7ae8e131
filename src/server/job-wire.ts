import { z } from '@hono/zod-openapi'
import type { Job } from './jobs.ts'
import { problemSchema } from './problems.ts'

/** Where the API begins. */
export const BASE = '/api/v1'

export const jobSchema = z
  .object({
    id: z.string(),
    study: z.literal('stress'),
    state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled', 'stopped']),
    progress: z.object({ done: z.number(), total: z.number().meta({ description: '0 until the first step is done' }) }),
    created: z.iso.datetime(),
    started: z.iso.datetime().optional(),
    ended: z.iso.datetime().optional(),
    question: z.object({
      scenario: z.object({ id: z.string(), title: z.string() }),
      months: z.int(),
      foresight: z.int().optional(),
      endWorth: z.enum(['flat', 'follow']),
      range: z.boolean(),
      company: z.string().optional().meta({ description: 'name of the file' }),
    }),
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
    study: 'stress',
    state: job.state,
    progress: { done: job.done, total: job.total },
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
