import { z, type OpenAPIHono } from '@hono/zod-openapi'
import { episodesIn } from '../../studies/index.ts'
import { component, route } from '../routing.ts'
import type { Served } from '../served.ts'

const episodesSchema = z.array(
  z.object({
    id: z.string(),
    title: z.string(),
    title_ja: z.string(),
    note: z.string(),
    note_ja: z.string(),
    use: z
      .enum(['fit', 'test', 'apart'])
      .meta({ description: 'whether behaviour is fitted on it, or it is scored apart' }),
  }),
)

/** Past episodes. */
export function hindcastRoutes(api: OpenAPIHono, served: Served): void {
  api.openapi(
    route(api, {
      method: 'get',
      path: '/hindcast',
      operationId: 'listEpisodes',
      summary: 'The past episodes that the model is checked against',
      description: '`use` says whether behaviour is fitted on an episode, or it is scored apart.',
      tags: ['hindcast'],
      request: { query: z.strictObject({}) },
      answer: {
        description: 'The episodes',
        content: { 'application/json': component(api, 'Episodes', z.object({ episodes: episodesSchema })) },
      },
    }),
    (c) =>
      c.json({
        episodes: episodesIn(served.past.text).map(({ titleJa, noteJa, ...entry }) => ({
          ...entry,
          title_ja: titleJa,
          note_ja: noteJa,
        })),
      }),
  )
}
