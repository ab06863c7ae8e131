import { z, type OpenAPIHono } from '@hono/zod-openapi'
import { episodesIn, hindcastTables, type HindcastQuestion } from '../../studies/index.ts'
import { asJson, type Jobs } from '../jobs.ts'
import type { Limits } from '../limits.ts'
import { component, route } from '../routing.ts'
import type { Served } from '../served.ts'
import { accepted, askRoute } from './ask.ts'

const episodesSchema = z.array(
  z.object({
    id: z.string(),
    title: z.string(),
    title_ja: z.string(),
    note: z.string(),
    note_ja: z.string(),
    use: z.enum(['fit', 'test']).meta({ description: 'whether behaviour is fitted on it' }),
  }),
)

const hindcastRequestSchema = z
  .strictObject({
    episodes: z
      .array(z.string().min(1).max(200))
      .max(100)
      .optional()
      .meta({ description: 'Episodes by name; all if left out' }),
  })
  .openapi('HindcastRequest')

/** Past episodes, and the model beside what was observed in them, as a job. */
export function hindcastRoutes(api: OpenAPIHono, served: Served, jobs: Jobs, limits: Limits): void {
  api.openapi(
    route(api, {
      method: 'get',
      path: '/hindcast',
      operationId: 'listEpisodes',
      summary: 'The past episodes that the model is held against',
      tags: ['hindcast'],
      request: { query: z.strictObject({}) },
      answer: {
        description: 'The episodes',
        content: { 'application/json': component(api, 'Episodes', z.object({ episodes: episodesSchema })) },
      },
    }),
    (c) =>
      c.json({
        episodes: episodesIn(served.episodes).map(({ titleJa, noteJa, ...entry }) => ({
          ...entry,
          title_ja: titleJa,
          note_ja: noteJa,
        })),
      }),
  )

  const layers = served.layers.map(({ name, files }) => ({ name, files: Object.fromEntries(files) }))
  api.openapi(
    askRoute(api, limits, {
      path: '/hindcast',
      operationId: 'postHindcast',
      summary: 'Ask what the model says of past episodes, beside what was observed',
      tags: ['hindcast'],
      question: hindcastRequestSchema,
    }),
    (c) => {
      const { episodes = [] } = c.req.valid('json')
      const question: HindcastQuestion = { study: 'hindcast', layers, text: served.episodes, episodes }
      const job = jobs.submit({
        study: 'hindcast',
        asked: { episodes: episodesIn(served.episodes, episodes).map(({ id }) => id) },
        begin: (asking) => served.pool.ask(question, asking),
        keep: (answer) => asJson(answer, hindcastTables),
      })
      return accepted(c, job)
    },
  )
}
