import { z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { baselineTables, exposureTables, placesToLookAt, STUDIES, tablesOf, toJson } from '../../studies/index.ts'
import { TABLE_EXAMPLE } from '../examples.ts'
import { asJson, type JobResult } from '../job-result.ts'
import { chooseFormat, MEDIA_TYPES } from '../negotiate.ts'
import { Problem } from '../problems.ts'
import { BINARY, component, route, TEXT } from '../routing.ts'
import type { JobDesk } from './desk.ts'
import { findTable, TABLE_FORMATS, tableResponse, tableSchema } from '../tables.ts'

/** More places than a world has are a mistake, or mischief. */
const MOST_PLACES = 100

const place = z
  .union([z.string(), z.array(z.string()).max(MOST_PLACES)])
  .optional()
  .openapi({
    type: 'array',
    items: { type: 'string' },
    description: 'Place to look at; may be given several times; the default place of the tables if left out',
  })

/** The studies that are answered at once: exposure and baseline. */
export function answerRoutes(api: OpenAPIHono, { served, answers, access, limits }: JobDesk): void {
  const json = { 'Content-Type': MEDIA_TYPES.json }
  const table = z.object({ table: z.string() })
  const format = z.enum(TABLE_FORMATS).optional()
  const tableContent = {
    [MEDIA_TYPES.json]: component(api, 'Table', tableSchema),
    [MEDIA_TYPES.csv]: TEXT,
    [MEDIA_TYPES.parquet]: BINARY,
  }

  const waiting = new Map<string, Promise<JobResult>>()
  const find = async (place: readonly string[]): Promise<JobResult> => {
    const errand = served.pool.ask({ study: 'exposure', place }, { urgent: true })
    const tooLong = new Problem('time-limit', `No answer came within ${limits.answerMs / 1000} s; ask again.`)
    const timer = setTimeout(() => void errand.stop(tooLong), limits.answerMs)
    const answer = await errand.answer.finally(() => clearTimeout(timer))
    return asJson(answer, (kept) => tablesOf(exposureTables, kept))
  }
  /** One is worked out for all who wait for it; what is too much for its time is refused at once, and not after it. */
  const exposure = (c: Context, asked: string | string[] | undefined): Promise<JobResult> => {
    const place = placesToLookAt(served.world, [...new Set([asked ?? []].flat())])
    const question = { owner: access.of(c), hasOwnText: false, study: 'exposure', request: { place } }
    const key = answers.keyOf(question) ?? JSON.stringify(place)
    const kept = answers.get(key)
    if (kept !== undefined) return Promise.resolve(kept)
    const before = waiting.get(key)
    if (before !== undefined) return before
    if (waiting.size >= limits.answersAtOnce)
      throw new Problem('too-many-requests', `${limits.answersAtOnce} others wait.`, {}, { 'Retry-After': '2' })
    const found = find(place).finally(() => waiting.delete(key))
    waiting.set(key, found)
    // Nobody may wait for it any more.
    found.then(
      (result) => answers.keep(key, result),
      () => undefined,
    )
    return found
  }

  api.openapi(
    route(api, {
      method: 'get',
      path: '/exposure',
      operationId: 'getExposure',
      summary: 'Who makes what is used where, and who could stop it',
      description:
        'For each good, stage and place: the shares of producers, and how much of it a supplier state could stop. `place` may be given several times.',
      tags: ['exposure'],
      request: { query: z.strictObject({ place }) },
      answer: {
        description: 'The bytes that `ytterby exposure --json` prints',
        content: { [MEDIA_TYPES.json]: component(api, 'ExposureResult', STUDIES.exposure.schema) },
      },
      problems: ['invalid-input', 'too-many-requests', 'time-limit'],
    }),
    async (c) => c.body((await exposure(c, c.req.valid('query').place)).json, 200, json),
  )

  api.openapi(
    route(api, {
      method: 'get',
      path: '/exposure/{table}',
      operationId: 'getExposureTable',
      summary: 'The same as a table',
      description: 'Tables: `world-stages`, `dependences`, `dependences-by-stage`.',
      tags: ['exposure'],
      request: { params: table, query: z.strictObject({ place, format }) },
      answer: { description: 'The table', content: tableContent, examples: { table: TABLE_EXAMPLE } },
      problems: ['not-found', 'invalid-input', 'too-many-requests', 'time-limit'],
    }),
    async (c) => {
      const query = c.req.valid('query')
      const tables = (await exposure(c, query.place)).tables()
      return tableResponse(
        c,
        findTable(tables, c.req.valid('param').table),
        chooseFormat(c, query.format, TABLE_FORMATS),
      )
    },
  )

  api.openapi(
    route(api, {
      method: 'get',
      path: '/baseline',
      operationId: 'getBaseline',
      summary: 'What the sources say of 2024, what the model uses, and where they disagree',
      description: 'How well the model meets production, trade and prices of the year it starts from.',
      tags: ['baseline'],
      request: { query: z.strictObject({}) },
      answer: {
        description: 'The bytes that `ytterby baseline --json` prints',
        content: { [MEDIA_TYPES.json]: component(api, 'BaselineResult', STUDIES.baseline.schema) },
      },
    }),
    (c) => c.body(toJson(served.baseline), 200, json),
  )

  api.openapi(
    route(api, {
      method: 'get',
      path: '/baseline/{table}',
      operationId: 'getBaselineTable',
      summary: 'The same as a table',
      description: 'Tables: `fits`, `wedges`.',
      tags: ['baseline'],
      request: { params: table, query: z.strictObject({ format }) },
      answer: { description: 'The table', content: tableContent, examples: { table: TABLE_EXAMPLE } },
      problems: ['not-found'],
    }),
    (c) =>
      tableResponse(
        c,
        findTable(tablesOf(baselineTables, served.baseline), c.req.valid('param').table),
        chooseFormat(c, c.req.valid('query').format, TABLE_FORMATS),
      ),
  )
}
