import { z, type OpenAPIHono } from '@hono/zod-openapi'
import {
  statementReport,
  statementShown,
  statementView,
  type Sequencer,
  type AccountStatement,
} from '../../../market/index.ts'
import { toPdf } from '../../../pdf/index.ts'
import { toCsv, type Language } from '../../../studies/index.ts'
import { InputError } from '../../../world/index.ts'
import { chooseFormat, MEDIA_TYPES } from '../../negotiate.ts'
import { faultsProblem } from '../../problems.ts'
import { BINARY, component, TEXT } from '../../routing.ts'
import { statementName, statementTable } from '../statement-table.ts'
import type { RateLimiter } from '../../access/rate-limiter.ts'
import { answerExample } from '../examples.ts'
import type { Who } from '../authentication.ts'
import { named } from './read.ts'
import { marketRoute } from './market-route.ts'

const FORMS = ['json', 'csv', 'pdf'] as const

/** A member's statement of a round, for machines, for spreadsheets and to be filed. */
export function statementRoutes(api: OpenAPIHono, clerk: Sequencer, who: Who, documents: RateLimiter): void {
  api.openapi(
    marketRoute(api, {
      method: 'get',
      path: '/statements/{id}',
      operationId: 'getStatement',
      summary: 'Your statement of a round: goods, prices, money',
      description: 'As JSON, as CSV, or as a PDF in English or Japanese.',
      access: 'read',
      tags: ['members'],
      request: {
        params: named,
        query: z.strictObject({
          format: z.enum(FORMS).optional(),
          language: z.enum(['en', 'ja']).default('en').openapi({ description: 'of the PDF' }),
        }),
      },
      answer: {
        description: 'The statement',
        content: {
          [MEDIA_TYPES.json]: component(api, 'Statement', statementShown),
          [MEDIA_TYPES.csv]: TEXT,
          [MEDIA_TYPES.pdf]: BINARY,
        },
        examples: answerExample('Statement'),
      },
      problems: ['not-signed-in', 'not-allowed', 'not-found', 'too-many-requests'],
    }),
    async (c) => {
      const { format, language } = c.req.valid('query')
      const { actor } = who.of(c)
      const statement = statementView(clerk.venue, actor, c.req.valid('param').id)
      c.header('Vary', 'Accept')
      const form = chooseFormat(c, format, FORMS)
      if (form === 'json') return c.json(statement)
      c.header('Content-Disposition', `attachment; filename="${statementName(statement)}.${form}"`)
      if (form === 'csv')
        return c.body(toCsv(statementTable(statement)), 200, { 'Content-Type': `${MEDIA_TYPES.csv}; charset=utf-8` })
      documents.take(`user ${actor.user}`)
      const pdf = await pdfOf(clerk, statement, language)
      return c.body(new Uint8Array(pdf), 200, { 'Content-Type': MEDIA_TYPES.pdf })
    },
  )
}

/** It is of the instant of its last booking, so that the same statement is the same bytes. */
async function pdfOf({ venue }: Sequencer, statement: AccountStatement, language: Language): Promise<Buffer> {
  const made = new Date(statement.bookings.at(-1)?.at ?? statement.closes)
  try {
    return await toPdf(statementReport(statement, venue, language), language, made)
  } catch (error) {
    // What this machine lacks is no fault of the request: the form is not available here in that language.
    throw error instanceof InputError ? faultsProblem('not-acceptable', error.faults) : error
  }
}
