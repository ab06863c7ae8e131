export { adoptedTables } from './adopted-tables.ts'
export { nameOfTables } from './adopt-tables.ts'
export { addApiKey, scopesOf } from './api-keys.ts'
export { stakesIn, waterfall, type WaterfallLayer } from './bookings.ts'
export type { Command, Context } from './command.ts'
export { clearBook, type Cleared, type LeftOut } from './clearing.ts'
export { calendarOf } from './calendar.ts'
export { applyTelling, CONCERNS, readersOf, type About, type Audience, type Concern } from './concerns.ts'
export { NEWS, newsOf, type Topic } from './news-words.ts'
export { openParcels } from './delivery.ts'
export { COMMANDS, decide, isCommand, type CommandName } from './decide.ts'
export type { ApiKey, User, MarketEvent } from './event.ts'
export { letIn, type LetIn } from './let-in.ts'
export { apiKeySchema } from './members.ts'
export type { OperatorKey } from './operator-keys.ts'
export { SCREENINGS, screeningExpiries, type ScreenedFor, type Screening } from './screening.ts'
export { shortfallsIn } from './owed.ts'
export { orderSchema, roundUpDeposit, valuesIn, type OrderContent, type Values } from './order.ts'
export { bankView, paymentFileOf, paymentFileView } from './views/bank.ts'
export type { Parcel } from './parcels.ts'
export { FOR_TWO, isForTwo, type ForTwo } from './for-two.ts'
export { isReceiptOf, receiptSchema, type Receipt } from './receipt.ts'
export { isHeadOf, treeHeadSchema, type TreeHead } from './tree-head.ts'
export { RULES } from './rules.ts'
export { CommandRefused, refuse } from './refusal.ts'
export { ROLES, SCOPES, type Actor, type Role, type Scope } from './roles.ts'
export { bindingOf, roundSchema, sealingOf, type Round, type RoundSpec, type RoundStatus } from './round.ts'
export { MarketState } from './venue.ts'
export { verifyLog, type Verified, type VerifiedRound } from './verify.ts'
export { publicEntryIn } from './public-event.ts'
export { publicPartOf } from './public-part.ts'
export {
  publishedRoundSchema,
  verifyPublicLog,
  type PublicVerified,
  type PublishedRound,
  type VerifyPublicOptions,
} from './verify-public.ts'
export {
  Sequencer,
  type SubmittedCommand,
  type SequencerOptions,
  type Done,
  type Log,
  type SharedLog,
} from './clerk.ts'
export {
  marketView,
  membersView,
  namesView,
  roundsView,
  roundView,
  bookView,
  commitmentsView,
  benchmarksView,
} from './views/public.ts'
export { accountView, apiKeysView, envelopesView, ordersView, parcelsView } from './views/member.ts'
export { claimsView } from './views/claims.ts'
export { lotNamedView, lotsView } from './views/lots.ts'
export { ownView, registerView } from './views/register.ts'
export { announcedSchema, placeOrder, sealingFor, type Announced, type PlaceOrder } from './place-order.ts'
export { plantsShown } from './plants-shown.ts'
export { statementReport } from './views/statement-report.ts'
export { statementView } from './views/statement.ts'
export { ledgerView, mayReadLog, settlementView, usersView, watchedRound, type Watched } from './views/overseers.ts'
export * from './views/shown.ts'
export { mayReport, OrderLives, ordersReport, tradesReport, type ReportTable } from './views/report.ts'
export { remindersBetween, type Reminder } from './reminders.ts'
