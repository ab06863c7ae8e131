import { z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import { ensembleSchema, STUDIES } from '../../studies/index.ts'
import { JOBS_EXAMPLE, JOB_EXAMPLE, TABLE_EXAMPLE } from '../examples.ts'
import { JOB_STUDIES, jobSchema } from '../job-schema.ts'
import { toJobResponse } from '../job-response.ts'
import { isOpen, type Job } from '../jobs.ts'
import { chooseFormat, MEDIA_TYPES } from '../negotiate.ts'
import { Problem } from '../problems.ts'
import { BINARY, component, route, TEXT } from '../routing.ts'
import type { JobDesk } from './desk.ts'
import { findTable, TABLE_FORMATS, tableResponse, tableSchema } from '../tables.ts'

const resultName = (id: string): string => `${id.charAt(0).toUpperCase()}${id.slice(1)}Result`

const tags = ['jobs']
const params = z.object({ id: z.string() })
const query = z.strictObject({})
const json = MEDIA_TYPES.json

/** The jobs: how far each is, what it found, and how to take it back. */
export function jobRoutes(api: OpenAPIHono, desk: JobDesk): void {
  const one = component(api, 'Job', jobSchema)
  listRoute(api, desk)
  jobItselfRoutes(api, desk, one)
  eventsRoute(api, desk)
  resultRoutes(api, desk)
}

function listRoute(api: OpenAPIHono, { jobs, access, listed }: JobDesk): void {
  api.openapi(
    route(api, {
      method: 'get',
      path: '/jobs',
      operationId: 'listJobs',
      summary: 'The open jobs, and those that ended lately, newest first',
      description:
        'Of the caller alone. A server that others reach without a key lists none (403): there, who has the address of a job is who asked. Jobs are kept in memory, for a day at most, and are gone with the server.',
      tags,
      request: { query },
      answer: {
        description: 'The jobs',
        content: { [json]: component(api, 'Jobs', z.object({ jobs: z.array(jobSchema) })) },
        examples: { jobs: JOBS_EXAMPLE },
      },
      problems: ['not-allowed'],
    }),
    (c) => {
      if (!listed) throw new Problem('not-allowed', 'Without keys, all callers are alike here: jobs are not listed.')
      return c.json({ jobs: jobs.list(access.of(c)).map((job) => toJobResponse(c, job)) })
    },
  )
}

/** How far a job is, and taking it back. */
function jobItselfRoutes(api: OpenAPIHono, { jobs, access }: JobDesk, one: ReturnType<typeof component>): void {
  api.openapi(
    route(api, {
      method: 'get',
      path: '/jobs/{id}',
      operationId: 'getJob',
      summary: 'How far a job is',
      description: '`total` of the progress is 0 while it is not known. `links.result` is there once the job is done.',
      tags,
      request: { params, query },
      answer: { description: 'The job', content: { [json]: one }, examples: { job: JOB_EXAMPLE } },
      problems: ['not-found'],
    }),
    (c) => c.json(toJobResponse(c, jobs.find(c.req.valid('param').id, access.of(c)))),
  )

  api.openapi(
    route(api, {
      method: 'delete',
      path: '/jobs/{id}',
      operationId: 'cancelJob',
      summary: 'Take a job back; one that has ended stays as it is',
      description: 'A job that is open ends as `cancelled`.',
      tags,
      request: { params, query },
      answer: { description: 'The job', content: { [json]: one }, examples: { job: JOB_EXAMPLE } },
      problems: ['not-found'],
    }),
    async (c) => c.json(toJobResponse(c, await jobs.cancel(c.req.valid('param').id, access.of(c)))),
  )
}

function eventsRoute(api: OpenAPIHono, { jobs, access, limits }: JobDesk): void {
  api.openapi(
    route(api, {
      method: 'get',
      path: '/jobs/{id}/events',
      operationId: 'getJobEvents',
      summary: 'A job as server-sent events: `progress` after each change, `end` as the last',
      description:
        'The data of each event is the whole job; the first comes at once. A client that comes back with the id of the last event gets 204.',
      tags,
      request: { params, query },
      answer: { description: 'Events whose data is the job', content: { 'text/event-stream': TEXT } },
      also: { 204: 'The job has ended, and the client has seen its last event' },
      problems: ['not-found'],
    }),
    (c) => {
      const job = jobs.find(c.req.valid('param').id, access.of(c))
      // A browser asks again when a stream has ended; this is how it is asked to leave off.
      if (!isOpen(job) && c.req.header('Last-Event-ID') === String(job.version)) return c.body(null, 204)
      // Nobody would read the events, and they would wait for ever.
      if (c.req.method === 'HEAD') return c.body(null, 200, { 'Content-Type': 'text/event-stream' })
      return streamSSE(c, async (stream) => {
        const gone = new AbortController()
        stream.onAbort(() => gone.abort())
        const heartbeat = setInterval(() => void stream.write(': alive\n\n'), limits.heartbeatMs)
        try {
          for await (const now of jobs.changes(job, gone.signal))
            await stream.writeSSE({
              event: isOpen(now) ? 'progress' : 'end',
              id: String(now.version),
              data: JSON.stringify(toJobResponse(c, now)),
            })
        } finally {
          clearInterval(heartbeat)
        }
      })
    },
  )
}

/** What a job found, whole or as a table. */
function resultRoutes(api: OpenAPIHono, { jobs, access }: JobDesk): void {
  const resultOf = (c: Context, id: string): NonNullable<Job['result']> => {
    const { state, result } = jobs.find(id, access.of(c))
    if (result === undefined) throw new Problem('no-result', `The job is ${state}.`)
    return result
  }

  api.openapi(
    route(api, {
      method: 'get',
      path: '/jobs/{id}/result',
      operationId: 'getJobResult',
      summary: 'What a job found',
      description: 'Its shape is that of the study. A job that is not done has no result (409).',
      tags,
      request: { params, query },
      answer: {
        description: 'The bytes that the command of the study prints with `--json`',
        content: {
          [json]: {
            anyOf: [
              ...JOB_STUDIES.map((id) => component(api, resultName(id), STUDIES[id].schema)),
              component(api, 'EnsembleResult', ensembleSchema),
            ],
          },
        },
      },
      problems: ['not-found', 'no-result'],
    }),
    (c) => c.body(resultOf(c, c.req.valid('param').id).json, 200, { 'Content-Type': json }),
  )

  api.openapi(
    route(api, {
      method: 'get',
      path: '/jobs/{id}/result/{table}',
      operationId: 'getJobResultTable',
      summary: 'The same as a table',
      description:
        'Which tables there are depends on the study. A name that is none is answered by the names there are.',
      tags,
      request: {
        params: z.object({ id: z.string(), table: z.string() }),
        query: z.strictObject({ format: z.enum(TABLE_FORMATS).optional() }),
      },
      answer: {
        description: 'The table',
        content: {
          [json]: component(api, 'Table', tableSchema),
          [MEDIA_TYPES.csv]: TEXT,
          [MEDIA_TYPES.parquet]: BINARY,
        },
        examples: { table: TABLE_EXAMPLE },
      },
      problems: ['not-found', 'no-result'],
    }),
    (c) => {
      const { id, table } = c.req.valid('param')
      const tables = resultOf(c, id).tables()
      return tableResponse(c, findTable(tables, table), chooseFormat(c, c.req.valid('query').format, TABLE_FORMATS))
    },
  )
}
