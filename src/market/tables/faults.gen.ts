// Made by `npm run messages` from faults.en.json and faults.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './faults.en.json' with { type: 'json' }
import ja from './faults.ja.json' with { type: 'json' }

export const faultsMessages: Messages<{
  'MARKET_TABLES_NOT_ALLOWED.what': { entry: Value; reason: Value }
  'MARKET_TABLES_NOT_ALLOWED.remedy': Plain
  'MARKET_STAGE_UNKNOWN.what': { id: Value; stage: Value; stages: Value }
  'MARKET_STAGE_UNKNOWN.remedy': Plain
}> = { en, ja }
