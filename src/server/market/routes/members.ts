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

const tags = ['members']
const one = { params: named, problems: [...PROBLEMS, 'not-found'] as const }

/** What members read of their own. */
export function memberRoutes(api: OpenAPIHono, clerk: Sequencer, who: Who, now: () => string): void {
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
      description:
        'The content of an order is shown once it was opened and accepted; what it traded, once its round is cleared.',
      access: 'read',
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
      description: '`on` is the day for which grades are looked up. `bound` is what of a lot cannot go elsewhere.',
      access: 'read',
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
      description:
        'Each rule has its findings and says in words why it passed or not. The history goes back to all that the lot was made of.',
      access: 'read',
      tags,
      query: day,
      ...one,
    },
    (c, { id = '', on = today() }) => lotNamedView(clerk.venue, who.of(c).actor, id, on),
  )
  accountRoutes(api, clerk, who)
}

/** What a member is, owes and is owed. */
function accountRoutes(api: OpenAPIHono, clerk: Sequencer, who: Who): void {
  read(
    api,
    {
      path: '/organisation',
      operationId: 'getOwn',
      summary: 'What you record events with: your sites, keys, price contracts, and who controls you',
      description:
        'Also what an operator has proposed about your organisation, its records of screening, and where it is paid to.',
      access: 'read',
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
      description:
        'A parcel is what one seller hands over to one buyer for a round. `due` is the last instant to hand it over.',
      access: 'read',
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
      description: 'Each with what it binds, until when it can be answered and decided, and how it ended.',
      access: 'read',
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
      description:
        'Balances of your accounts in the currency of the market, each booking that led to them, and what is to leave the default fund.',
      access: 'read',
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
      description:
        'At most 1,000 at a time, of those that you have not reported on. They are answered by the command `give-shares`.',
      access: 'shares',
      tags,
      ...one,
    },
    (c, { id = '' }) => envelopesView(clerk.venue, who.of(c).actor, id),
  )
}
