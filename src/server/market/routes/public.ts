import { z, type OpenAPIHono } from '@hono/zod-openapi'
import {
  benchmarksShown,
  benchmarksView,
  bookShown,
  bookView,
  commitmentsShown,
  commitmentsView,
  marketShown,
  marketView,
  membersShown,
  membersView,
  namesShown,
  namesView,
  publicEntry,
  roundShown,
  roundsShown,
  roundsView,
  roundView,
  type Clerk,
  type Entry,
  type PublicEntry,
} from '../../../market/index.ts'
import { route, TEXT } from '../../routing.ts'
import { linesOf, NDJSON } from './lines.ts'
import { named, read } from './read.ts'

/** Entries of the public log in one answer: hashes are made for each, whoever asks. */
const AT_ONCE = 1000

/** What anybody may read. */
export function publicRoutes(api: OpenAPIHono, clerk: Clerk): void {
  const tags = ['public']
  read(
    api,
    {
      path: '/',
      operationId: 'getMarket',
      summary: 'The market: name, currency, key, where its log ends',
      tags,
      shown: ['Market', marketShown],
    },
    () => marketView(clerk.venue, clerk.end),
  )
  read(
    api,
    {
      path: '/names',
      operationId: 'listNames',
      summary: 'Materials, places and recipes that the market knows, with their names',
      tags,
      shown: ['Names', namesShown],
    },
    () => namesView(clerk.venue),
  )
  read(
    api,
    {
      path: '/members',
      operationId: 'listMembers',
      summary: 'Who takes part, and where',
      tags,
      shown: ['Members', membersShown],
    },
    () => membersView(clerk.venue),
  )
  read(
    api,
    { path: '/rounds', operationId: 'listRounds', summary: 'All rounds', tags, shown: ['Rounds', roundsShown] },
    () => roundsView(clerk.venue),
  )
  read(
    api,
    {
      path: '/rounds/{id}',
      operationId: 'getRound',
      summary: 'A round: terms, trustees’ keys, counts; its result once it is cleared',
      tags,
      params: named,
      shown: ['Round', roundShown],
    },
    (_, { id = '' }) => roundView(clerk.venue, id),
  )
  read(
    api,
    {
      path: '/rounds/{id}/book',
      operationId: 'getBook',
      summary: 'The book of a cleared round, which names nobody: with it anyone can check the certificate',
      tags,
      params: named,
      shown: ['Book', bookShown],
    },
    (_, { id = '' }) => bookView(clerk.venue, id),
  )
  read(
    api,
    {
      path: '/rounds/{id}/commitments',
      operationId: 'listCommitments',
      summary: 'What every order of a closed round is bound to: its sender knows theirs; it does not say whose it is',
      tags,
      params: named,
      shown: ['Commitments', commitmentsShown],
    },
    (_, { id = '' }) => commitmentsView(clerk.venue, id),
  )
  read(
    api,
    {
      path: '/benchmarks',
      operationId: 'listBenchmarks',
      summary: 'Prices weighed by volume, with depth; withheld where the market was too thin',
      tags,
      shown: ['Benchmarks', benchmarksShown],
    },
    () => benchmarksView(clerk.venue),
  )
  api.openapi(
    route(api, {
      method: 'get',
      path: '/public-log',
      operationId: 'getPublicLog',
      summary: `What everybody may read of the log, an entry a line, ${AT_ONCE} at a time: with it anyone can follow its chain`,
      tags,
      request: { query: z.strictObject({ after: z.coerce.number().int().min(0).optional() }) },
      answer: { description: 'Public entries as JSON, one a line', content: { 'application/x-ndjson': TEXT } },
      problems: ['too-many-requests'],
    }),
    (c) => {
      const entries = publicEntries(clerk.read(c.req.valid('query').after ?? 0))
      return c.req.method === 'HEAD' ? c.body(null, 200, NDJSON) : c.body(linesOf(entries), 200, NDJSON)
    },
  )
}

async function* publicEntries(entries: AsyncIterable<Entry>): AsyncGenerator<PublicEntry> {
  let left = AT_ONCE
  for await (const entry of entries) {
    yield publicEntry(entry)
    left -= 1
    if (left === 0) return
  }
}
