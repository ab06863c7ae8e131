import type { OpenAPIHono } from '@hono/zod-openapi'
import { calendarOf, type Sequencer } from '../../../market/index.ts'
import { TEXT } from '../../routing.ts'
import { marketRoute } from './market-route.ts'

/** The rounds for everybody's own calendar, which asks again by itself. */
export function calendarRoutes(
  api: OpenAPIHono,
  clerk: Sequencer,
  now: () => string,
  origin = 'http://localhost',
): void {
  const host = new URL(origin).hostname
  api.openapi(
    marketRoute(api, {
      method: 'get',
      path: '/calendar.ics',
      operationId: 'getCalendar',
      summary: 'When rounds take orders and close, as iCalendar (RFC 5545)',
      description: 'A round that is void is `CANCELLED`.',
      access: 'anyone',
      tags: ['public'],
      request: {},
      answer: { description: 'To be subscribed to', content: { 'text/calendar': TEXT } },
      problems: ['too-many-requests'],
    }),
    (c) =>
      c.body(calendarOf(clerk.venue, { now: now(), host }), 200, { 'Content-Type': 'text/calendar; charset=utf-8' }),
  )
}
