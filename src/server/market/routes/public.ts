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
import { TEXT } from '../../routing.ts'
import { PAGE_ENTRIES, PublicPages } from '../public-pages.ts'
import { named, read } from './read.ts'
import { marketRoute } from './market-route.ts'

const tags = ['public']

/** What anybody may read. */
export function publicRoutes(api: OpenAPIHono, clerk: Sequencer): void {
  read(
    api,
    {
      path: '/',
      operationId: 'getMarket',
      summary: 'The market: name, currency, key, where its log ends',
      description:
        'Its public key is what signatures, receipts and heads are checked with. `signedFor` goes into each signed command.',
      access: 'anyone',
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
      description:
        'Ids in orders, lots and answers are those of this list. `per` says how much of a material a recipe takes or gives for each unit of its activity.',
      access: 'anyone',
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
      description:
        'Members with their country and their next key as a trustee, and the sites where lots may be made and lie.',
      access: 'anyone',
      tags,
      shown: ['Members', membersShown],
    },
    () => membersView(clerk.venue),
  )
  read(
    api,
    {
      path: '/rounds',
      operationId: 'listRounds',
      summary: 'All rounds',
      description: 'Each with its times, its state and how many sealed orders it holds.',
      access: 'anyone',
      tags,
      shown: ['Rounds', roundsShown],
    },
    () => roundsView(clerk.venue),
  )
  publicRoundRoutes(api, clerk)
  publicLogRoute(api, clerk)
}

/** What anybody may read of one round, and of prices. */
function publicRoundRoutes(api: OpenAPIHono, clerk: Sequencer): void {
  read(
    api,
    {
      path: '/rounds/{id}',
      operationId: 'getRound',
      summary: 'A round: terms, trustees’ keys, counts; its result once it is cleared',
      description:
        'Fills name orders by id, which only those who placed them know for their own. Prices have both ends of the range in which they clear the round.',
      access: 'anyone',
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
      description: 'There is one once the round is cleared; before that the answer is 404.',
      access: 'anyone',
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
      description: 'There are some once the round is closed. A sender finds theirs by the salt of their envelope.',
      access: 'anyone',
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
      description:
        'One for each good and grade of each cleared round. A price is withheld where too few traded; the reason is in `withheld`.',
      access: 'anyone',
      tags,
      shown: ['Benchmarks', benchmarksShown],
    },
    () => benchmarksView(clerk.venue),
  )
}

function publicLogRoute(api: OpenAPIHono, clerk: Sequencer): void {
  const pages = new PublicPages(clerk)
  api.openapi(
    marketRoute(api, {
      method: 'get',
      path: '/public-log',
      operationId: 'getPublicLog',
      summary: `What everybody may read of the log, an entry a line, up to ${PAGE_ENTRIES} at a time: with it anyone can follow its chain`,
      description:
        'Each line has the hash of the one before; what others may not see stands as a hash. `after` is the number of the last entry that you have.',
      access: 'anyone',
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
