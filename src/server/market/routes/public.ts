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
  roundShown,
  roundsShown,
  roundsView,
  roundView,
  type Sequencer,
} from '../../../market/index.ts'
import { route, TEXT } from '../../routing.ts'
import { PAGE_ENTRIES, PublicPages } from '../public-pages.ts'
import { named, read } from './read.ts'

/** What anybody may read. */
export function publicRoutes(api: OpenAPIHono, clerk: Sequencer): void {
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
  const pages = new PublicPages(clerk)
  api.openapi(
    route(api, {
      method: 'get',
      path: '/public-log',
      operationId: 'getPublicLog',
      summary: `What everybody may read of the log, an entry a line, up to ${PAGE_ENTRIES} at a time: with it anyone can follow its chain`,
      tags,
      request: {
        query: z.strictObject({ after: z.coerce.number().int().min(0).optional().openapi({ 'x-unit': 'number' }) }),
      },
      answer: { description: 'Public entries as JSON, one a line', content: { 'application/x-ndjson': TEXT } },
      problems: ['too-many-requests'],
    }),
    async (c) => {
      const lines = await pages.after(c.req.valid('query').after ?? 0)
      const headers = { 'Content-Type': 'application/x-ndjson' }
      return c.req.method === 'HEAD' ? c.body(null, 200, headers) : c.body(lines, 200, headers)
    },
  )
}
