export { createMarketApp, MARKET_BASE, type MarketApp, type MarketAppOptions } from './app.ts'
export type { Enrolment } from './accounts.ts'
export { MARKET_LIMITS, type MarketLimits } from './limits.ts'
export type { Secrets } from './secrets.ts'
