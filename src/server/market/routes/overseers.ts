import { z, type OpenAPIHono } from '@hono/zod-openapi'
import {
  bankShown,
  bankView,
  ledgerShown,
  ledgerView,
  mayReadLog,
  paymentFileView,
  registerShown,
  registerView,
  settlementShown,
  settlementView,
  usersShown,
  usersView,
  watchedRound,
  type Alarm,
  type Sequencer,
  type Entry,
  type Watched,
} from '../../../market/index.ts'
import { TEXT } from '../../routing.ts'
import type { Who } from '../authentication.ts'
import { named, read } from './read.ts'
import { marketRoute } from './market-route.ts'

/** Looks at a cleared round for what somebody should ask about. */
export type RaiseAlarms = (watched: Watched) => Promise<readonly Alarm[]>

/** Kinds and their entries: see docs/explanation/the-round.md. */
const alarmsShown = z.object({ alarms: z.array(z.looseObject({ kind: z.string(), owner: z.string() })) })

const PROBLEMS = ['not-signed-in', 'not-allowed'] as const

const tags = ['operator and auditor']

/** What the operator and auditors read. */
export function overseerRoutes(api: OpenAPIHono, clerk: Sequencer, who: Who, alarms: RaiseAlarms): void {
  read(
    api,
    {
      path: '/users',
      shown: ['Users', usersShown],
      operationId: 'listUsers',
      summary: 'Users, and the ids of their keys',
      description: 'Users of all members, of operators and of auditors, with role and organisation.',
      access: 'read',
      tags,
      problems: PROBLEMS,
    },
    (c) => usersView(clerk.venue, who.of(c).actor),
  )
  read(
    api,
    {
      path: '/ledger',
      shown: ['Ledger', ledgerShown],
      operationId: 'getLedger',
      summary: 'All accounts and bookings',
      description: 'Each booking is a set of postings that add to nothing, so that all accounts do.',
      access: 'read',
      tags,
      problems: PROBLEMS,
    },
    (c) => ledgerView(clerk.venue, who.of(c).actor),
  )
  read(
    api,
    {
      path: '/bank',
      shown: ['Bank', bankShown],
      operationId: 'getBank',
      summary: 'What passes between the market and its bank: references, entries that are in, payouts, payment files',
      description:
        'The account of the market, the reference of each member, entries of the bank that are in, payouts and payment files.',
      access: 'read',
      tags,
      problems: PROBLEMS,
    },
    (c) => bankView(clerk.venue, who.of(c).actor),
  )
  api.openapi(
    marketRoute(api, {
      method: 'get',
      path: '/payment-files/{date}',
      operationId: 'getPaymentFile',
      summary: 'The payment file of a day (pain.001.001.09), as it was made',
      description: 'The bank takes it as it is.',
      access: 'read',
      tags,
      request: { params: z.object({ date: z.iso.date() }) },
      answer: { description: 'To be handed to the bank', content: { 'application/xml': TEXT } },
      problems: [...PROBLEMS, 'command-refused', 'too-many-requests'],
    }),
    (c) =>
      c.body(paymentFileView(clerk.venue, who.of(c).actor, c.req.valid('param').date), 200, {
        'Content-Type': 'application/xml',
      }),
  )
  roundRoutes(api, clerk, who, alarms)
  logRoute(api, clerk, who)
}

/** Who takes part, and what stands open in a round. */
function roundRoutes(api: OpenAPIHono, clerk: Sequencer, who: Who, alarms: RaiseAlarms): void {
  read(
    api,
    {
      path: '/register',
      operationId: 'getRegister',
      summary: 'All organisations, who controls them, sites, signing keys and price contracts',
      description: 'Also what operators have proposed, keys of operators, and records of screening.',
      access: 'read',
      tags,
      shown: ['Register', registerShown],
      problems: PROBLEMS,
    },
    (c) => registerView(clerk.venue, who.of(c).actor),
  )
  read(
    api,
    {
      path: '/rounds/{id}/settlement',
      operationId: 'getSettlement',
      summary: 'What stands between a cleared round and its settlement: parcels, and money that is missing',
      description:
        'Nothing is left once all is delivered or declared, money is there, and no delivery can be disputed any more.',
      access: 'read',
      tags,
      params: named,
      shown: ['Settlement', settlementShown],
      problems: [...PROBLEMS, 'not-found'],
    },
    (c, { id = '' }) => settlementView(clerk.venue, who.of(c).actor, id),
  )
  read(
    api,
    {
      path: '/alarms',
      shown: ['Alarms', alarmsShown],
      operationId: 'listAlarms',
      summary: 'What to look into in a cleared round',
      description: 'Kinds are those of the page that explains a round. An alarm is a reason to ask, not a finding.',
      access: 'read',
      tags,
      query: z.strictObject({ round: z.string().min(1).max(80) }),
      problems: [...PROBLEMS, 'not-found'],
    },
    async (c, { round = '' }) => ({ alarms: await alarms(watchedRound(clerk.venue, who.of(c).actor, round)) }),
  )
}

function logRoute(api: OpenAPIHono, clerk: Sequencer, who: Who): void {
  api.openapi(
    marketRoute(api, {
      method: 'get',
      path: '/log',
      operationId: 'getLog',
      summary: 'The log, an entry a line: with it anyone can make the market up again',
      description: '`after` is the number of the last entry that you have; the whole log, if left out.',
      access: 'read',
      tags,
      request: {
        query: z.strictObject({ after: z.coerce.number().int().min(0).optional().openapi({ 'x-unit': 'number' }) }),
      },
      answer: { description: 'Entries as JSON, one a line', content: { 'application/x-ndjson': TEXT } },
      problems: [...PROBLEMS, 'too-many-requests'],
    }),
    (c) => {
      mayReadLog(who.of(c).actor)
      const entries = clerk.read(c.req.valid('query').after ?? 0)
      const headers = { 'Content-Type': 'application/x-ndjson' }
      return c.req.method === 'HEAD' ? c.body(null, 200, headers) : c.body(linesOf(entries), 200, headers)
    },
  )
}

/** Entries as they are asked for: a log may be longer than fits in memory. */
function linesOf(entries: AsyncIterable<Entry>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const iterator = entries[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await iterator.next()
      if (done === true) controller.close()
      else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`))
    },
    async cancel() {
      await iterator.return?.()
    },
  })
}
