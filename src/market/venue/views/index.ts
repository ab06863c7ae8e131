/**
 * What is read: a function of the market and of who asks, a file for each kind of reader. `shown.ts` has the shapes.
 */

export { bankView, paymentFileOf, paymentFileView } from './bank.ts'
export {
  marketView,
  membersView,
  namesView,
  roundsView,
  roundView,
  bookView,
  commitmentsView,
  benchmarksView,
} from './public.ts'
export { accountView, apiKeysView, envelopesView, ordersView, parcelsView } from './member.ts'
export { claimsView } from './claims.ts'
export { lotNamedView, lotsView } from './lots.ts'
export { ownView, registerView } from './register.ts'
export { statementReport } from './statement-report.ts'
export { statementView } from './statement.ts'
export { ledgerView, mayReadLog, settlementView, usersView, watchedRound, type Watched } from './overseers.ts'
export * from './shown.ts'
export { mayReport, OrderLives, ordersReport, tradesReport, type ReportTable } from './report.ts'
