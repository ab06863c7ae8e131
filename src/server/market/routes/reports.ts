import { z, type OpenAPIHono } from '@hono/zod-openapi'
import { mayReport, OrderLives, ordersReport, refuse, tradesReport, type Sequencer } from '../../../market/index.ts'
import { chooseFormat, MEDIA_TYPES } from '../../negotiate.ts'
import { component, TEXT } from '../../routing.ts'
import { tableResponse, tableSchema } from '../../tables.ts'
import { answerExample } from '../examples.ts'
import type { Who } from '../authentication.ts'
import { marketRoute } from './market-route.ts'

const FORMS = ['json', 'csv'] as const
/** Orders and trades for a supervisor, as files. */
export function reportRoutes(api: OpenAPIHono, clerk: Sequencer, who: Who): void {
  api.openapi(
    marketRoute(api, {
      method: 'get',
      path: '/reports/{report}',
      operationId: 'getReport',
      summary: 'A row for each order, from its entry to its result, or for each trade; of one round or of all',
      description:
        '`round` takes the rows of one round. As JSON or as CSV; texts and amounts are as in the other answers.',
      access: 'read',
      tags: ['operator and auditor'],
      request: {
        params: z.object({ report: z.enum(['orders', 'trades']) }),
        query: z.strictObject({ round: z.string().min(1).max(80).optional(), format: z.enum(FORMS).optional() }),
      },
      answer: {
        description: 'The rows',
        content: { [MEDIA_TYPES.json]: component(api, 'Report', tableSchema), [MEDIA_TYPES.csv]: TEXT },
        examples: answerExample('Report'),
      },
      problems: ['not-signed-in', 'not-allowed', 'not-found', 'too-many-requests'],
    }),
    async (c) => {
      mayReport(who.of(c).actor)
      const { round, format } = c.req.valid('query')
      const { venue } = clerk
      if (round !== undefined && !venue.rounds.has(round)) refuse('ROUND_UNKNOWN:list', { round })
      const form = chooseFormat(c, format, FORMS)
      if (c.req.valid('param').report === 'trades') return tableResponse(c, tradesReport(venue, round), form)
      // Only what the market itself has taken in: another process may have written more by now.
      const { seq } = clerk.end
      const lives = new OrderLives()
      for await (const entry of clerk.read(0)) {
        if (entry.seq > seq) break
        lives.note(entry)
      }
      return tableResponse(c, ordersReport(venue, lives, round), form)
    },
  )
}
