import type { Context } from 'hono'
import { BASE, type JobResponse } from './job-schema.ts'
import type { Job } from './jobs.ts'
import { languageOf } from './problems.ts'

/** A job as the client of a request sees it: what is wrong stands in their language. */
export function toJobResponse(c: Context, job: Job): JobResponse {
  const problem = job.problem?.[languageOf(c.req.header('Accept-Language'))]
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
    ...(problem === undefined ? {} : { problem }),
    links: {
      self,
      events: `${self}/events`,
      ...(job.state === 'done' ? { result: `${self}/result` } : {}),
    },
  }
}
