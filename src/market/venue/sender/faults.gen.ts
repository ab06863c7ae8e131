// Made by `npm run messages` from faults.en.json and faults.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../messages/index.ts'
import en from './faults.en.json' with { type: 'json' }
import ja from './faults.ja.json' with { type: 'json' }

export const faultsMessages: Messages<{
  'ROUND_NOT_OPEN:status.what': { round: Value; status: Value }
  'ROUND_NOT_OPEN:status.remedy': Plain
  'ORDER_NOT_IN_ROUND.what': { why: Value }
  'ORDER_NOT_IN_ROUND.remedy': Plain
  'ORDER_LEAST.what': Plain
  'ORDER_LEAST.remedy': Plain
  'ORDER_CONVERSION.what': { why: Value }
  'ORDER_CONVERSION.remedy': Plain
  'ORDER_KIND.what': { why: Value }
  'ORDER_KIND.remedy': Plain
  'ORDER_OUTSIDE_COLLAR.what': { why: Value }
  'ORDER_OUTSIDE_COLLAR.remedy': Plain
}> = { en, ja }
