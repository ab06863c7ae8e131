import { z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { ZodType } from 'zod'
import { jsonBody } from '../body.ts'
import { JOB_EXAMPLE } from '../examples.ts'
import { jobSchema } from '../job-schema.ts'
import { toJobResponse } from '../job-response.ts'
import type { Job } from '../jobs.ts'
import type { ServerLimits } from '../limits.ts'
import { bodyOf, component, route, type Examples, type RouteAbout } from '../routing.ts'

/** A route by which something is asked that takes a while: its answer is a job. */
export const jobRoute = <P extends string, Q extends ZodType>(
  api: OpenAPIHono,
  limits: ServerLimits,
  {
    question,
    examples,
    ...about
  }: Pick<RouteAbout<P, never>, 'path' | 'operationId' | 'summary' | 'description' | 'tags'> & {
    readonly question: Q
    readonly examples: Examples
  },
) =>
  route(api, {
    ...about,
    method: 'post',
    request: {
      query: z.strictObject({}),
      body: bodyOf(api, question, examples),
    },
    middleware: [jsonBody(limits)],
    answer: {
      status: 202,
      description: 'The job that works on it',
      headers: z.object({ Location: z.string().meta({ description: 'address of the job' }) }),
      content: { 'application/json': component(api, 'Job', jobSchema) },
      examples: { job: JOB_EXAMPLE },
    },
    problems: [
      'not-found',
      'request-timeout',
      'body-too-large',
      'unsupported-media-type',
      'invalid-input',
      'too-many-jobs',
      'stopping',
    ],
  })

/** The answer to a question that became a job. */
export function accepted(c: Context, job: Job) {
  const wire = toJobResponse(c, job)
  return c.json(wire, 202, { Location: wire.links.self, 'Cache-Control': 'no-store' })
}
