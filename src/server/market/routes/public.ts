import type { OpenAPIHono } from '@hono/zod-openapi'
import {
  benchmarksView,
  bookView,
  marketView,
  membersView,
  roundsView,
  roundView,
  type Clerk,
} from '../../../market/index.ts'
import { named, read } from './read.ts'

/** What anybody may read. */
export function publicRoutes(api: OpenAPIHono, clerk: Clerk): void {
  const tags = ['public']
  read(
    api,
    { path: '/', operationId: 'getMarket', summary: 'The market: name, currency, key, where its log ends', tags },
    () => marketView(clerk.venue, clerk.end),
  )
  read(api, { path: '/members', operationId: 'listMembers', summary: 'Who takes part', tags }, () =>
    membersView(clerk.venue),
  )
  read(api, { path: '/rounds', operationId: 'listRounds', summary: 'All rounds', tags }, () => roundsView(clerk.venue))
  read(
    api,
    {
      path: '/rounds/{id}',
      operationId: 'getRound',
      summary: 'A round: terms, trustees’ keys, counts; its result once it is cleared',
      tags,
      params: named,
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
    },
    (_, { id = '' }) => bookView(clerk.venue, id),
  )
  read(
    api,
    {
      path: '/benchmarks',
      operationId: 'listBenchmarks',
      summary: 'Prices weighed by volume, with depth; withheld where the market was too thin',
      tags,
    },
    () => benchmarksView(clerk.venue),
  )
}
