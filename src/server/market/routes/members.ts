import { z, type OpenAPIHono } from '@hono/zod-openapi'
import {
  accountShown,
  accountView,
  envelopesShown,
  envelopesView,
  lotNamedView,
  lotShown,
  lotsShown,
  lotsView,
  ordersShown,
  ordersView,
  ownShown,
  ownView,
  claimsShown,
  claimsView,
  parcelsShown,
  parcelsView,
  type Sequencer,
} from '../../../market/index.ts'
import type { Who } from '../authentication.ts'
import { named, read } from './read.ts'

const PROBLEMS = ['not-signed-in', 'not-allowed'] as const

/** What members read of their own. */
export function memberRoutes(api: OpenAPIHono, clerk: Sequencer, who: Who, now: () => string): void {
  const tags = ['members']
  const one = { params: named, problems: [...PROBLEMS, 'not-found'] as const }
  const day = z.strictObject({
    on: z.iso.date().optional().openapi({ description: 'day for which grades are looked up; today, if left out' }),
  })
  const today = (): string => now().slice(0, 10)

  read(
    api,
    {
      path: '/orders',
      shown: ['Orders', ordersShown],
      operationId: 'listOrders',
      summary: 'Your orders, and what came of them',
      tags,
      problems: PROBLEMS,
    },
    (c) => ordersView(clerk.venue, who.of(c).actor),
  )
  read(
    api,
    {
      path: '/lots',
      shown: ['Lots', lotsShown],
      operationId: 'listLots',
      summary: 'Your lots, with their grades',
      tags,
      query: day,
      problems: PROBLEMS,
    },
    (c, { on = today() }) => lotsView(clerk.venue, who.of(c).actor, on),
  )
  read(
    api,
    {
      path: '/lots/{id}',
      shown: ['Lot', lotShown],
      operationId: 'getLot',
      summary: 'A lot of yours, with the verdict of each rule step by step',
      tags,
      query: day,
      ...one,
    },
    (c, { id = '', on = today() }) => lotNamedView(clerk.venue, who.of(c).actor, id, on),
  )
  read(
    api,
    {
      path: '/organisation',
      operationId: 'getOwn',
      summary: 'What you record events with: your sites, keys, price contracts, and who controls you',
      tags,
      shown: ['Own', ownShown],
      problems: PROBLEMS,
    },
    (c) => ownView(clerk.venue, who.of(c).actor),
  )
  read(
    api,
    {
      path: '/parcels',
      shown: ['Parcels', parcelsShown],
      operationId: 'listParcels',
      summary: 'What you deliver and receive',
      tags,
      problems: PROBLEMS,
    },
    (c) => parcelsView(clerk.venue, who.of(c).actor),
  )
  read(
    api,
    {
      path: '/claims',
      shown: ['Claims', claimsShown],
      operationId: 'listClaims',
      summary: 'Disputes, force majeure and cancellations of trades: yours; all, for operators and auditors',
      tags,
      problems: PROBLEMS,
    },
    (c) => claimsView(clerk.venue, who.of(c).actor),
  )
  read(
    api,
    {
      path: '/account',
      shown: ['Account', accountShown],
      operationId: 'getAccount',
      summary: 'Your balances and bookings',
      tags,
      problems: PROBLEMS,
    },
    (c) => accountView(clerk.venue, who.of(c).actor),
  )
  read(
    api,
    {
      path: '/rounds/{id}/envelopes',
      shown: ['Envelopes', envelopesShown],
      operationId: 'listEnvelopes',
      summary: 'As a trustee of a closed round: your sealed shares, and no more',
      tags,
      ...one,
    },
    (c, { id = '' }) => envelopesView(clerk.venue, who.of(c).actor, id),
  )
}
