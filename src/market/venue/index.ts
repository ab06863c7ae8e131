export { addApiKey, scopesOf } from './api-keys.ts'
export { shortIn, stakesIn, waterfall, type Layer } from './bookings.ts'
export type { Command, Context } from './command.ts'
export { COMMANDS, decide, isCommand, type CommandName } from './decide.ts'
export type { ApiKey, User, VenueEvent } from './event.ts'
export { apiKeySchema } from './members.ts'
export { orderSchema, type OrderContent } from './order.ts'
export type { Parcel } from './parcels.ts'
export { CommandRefused, refuse } from './refusal.ts'
export { ROLES, SCOPES, type Actor, type Role, type Scope } from './roles.ts'
export { roundSchema, type Round, type RoundSpec, type RoundStatus } from './round.ts'
export { openParcels } from './rounds.ts'
export { Venue } from './venue.ts'
export { verifyLog, type Verified, type VerifiedRound } from './verify.ts'
export { Clerk, type Asked, type ClerkOptions, type Done, type Log } from './clerk.ts'
export { marketView, membersView, roundsView, roundView, bookView, benchmarksView } from './views.ts'
export {
  accountView,
  apiKeysView,
  envelopesView,
  lotNamedView,
  lotsView,
  ordersView,
  parcelsView,
} from './member-views.ts'
export { announcedSchema, placeOrder, type Announced, type PlaceOrder } from './place-order.ts'
export { statementReport } from './statement-report.ts'
export { statementView, type Statement } from './statement.ts'
export { ledgerView, mayReadLog, usersView, watchedRound, type Watched } from './overseer-views.ts'
