import { BASE, type JobResponse } from './job-schema.ts'
import type { Job } from './jobs.ts'

/** A job as clients see it. */
export function toJobResponse(job: Job): JobResponse {
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
