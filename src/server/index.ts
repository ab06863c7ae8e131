export { createApp, type App, type AppOptions } from './app.ts'
export { DEFAULT_LIMITS, type ServerLimits } from './limits.ts'
export { listen, type Listening } from './listen.ts'
export { PROBLEMS } from './problems.ts'
export { isLoopback } from './security.ts'
export { openServed, type ServedTexts, type Served } from './served.ts'
export { readStatic, type StaticFolder } from './static.ts'
export {
  ClearingThread,
  checkAddresses,
  checkMail,
  createMarketApp,
  MARKET_BASE,
  MARKET_LIMITS,
  type Enrolment,
  type GuessRule,
  type MarketApp,
  type MarketAppOptions,
  type MailOptions,
  type MarketLimits,
  type NewsOptions,
  type OidcOptions,
  type Secrets,
} from './market/index.ts'
