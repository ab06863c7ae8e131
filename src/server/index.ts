export { newApiKey } from './access/api-key.ts'
export { KeyCallers, TokenCallers, type Callers, type TokenOptions } from './access/callers.ts'
export { CALLER, readKeyList, writeKeyList, type ListedKey } from './access/key-list.ts'
export { createApp, type App, type AppOptions } from './app.ts'
export { dataBundleFiles } from './data-bundle.ts'
export {
  ABOUT_ANSWERS,
  ANSWERS,
  answersFor,
  answersInHead,
  dataFingerprint,
  type AboutAnswers,
} from './kept-answers.ts'
export { DEFAULT_LIMITS, type ServerLimits } from './limits.ts'
export { listen, type Listening } from './listen.ts'
export { SERVICE_WORKER, serviceWorker } from './offline.ts'
export { PROBLEMS } from './problems.ts'
export { reachable } from './reachable.ts'
export { isLoopback, PAGE_POLICY } from './security.ts'
export {
  headOf,
  PAGE_PATHS,
  pictureOf,
  SHARED_PICTURE,
  sharedScenarios,
  writePage,
  type SharedAddress,
} from './share.ts'
export { openServed, shippedIn, type ServedTexts, type Served } from './served.ts'
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
