export {
  checkAddresses,
  createMarketApp,
  MARKET_BASE,
  type MarketApp,
  type MarketAppOptions,
  type NewsOptions,
} from './app.ts'
export { ClearingThread } from './clearing.ts'
export type { Enrolment } from './accounts.ts'
export { MARKET_LIMITS, type GuessRule, type MarketLimits } from './limits.ts'
export type { Secrets } from './secrets.ts'
export type { OidcOptions } from './oidc.ts'
export { checkMail, type MailOptions } from './news/mail.ts'
