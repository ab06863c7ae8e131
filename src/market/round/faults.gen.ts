// Made by `npm run messages` from faults.en.json and faults.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './faults.en.json' with { type: 'json' }
import ja from './faults.ja.json' with { type: 'json' }

export const faultsMessages: Messages<{
  'ROUND_RULES_UNKNOWN.what': { rules: Value }
  'ROUND_RULES_UNKNOWN.remedy': Plain
  'ROUND_NAME_NOT_ALLOWED.what': { name: Value; what: Value }
  'ROUND_NAME_NOT_ALLOWED.remedy': Plain
  'ROUND_WITHOUT_GRADES.what': { name: Value }
  'ROUND_WITHOUT_GRADES.remedy': Plain
  'ROUND_DOWNGRADE_UPWARDS.what': { name: Value; to: Value; from: Value }
  'ROUND_DOWNGRADE_UPWARDS.remedy': Plain
  'ROUND_ROUTE_NOWHERE.what': { id: Value; from: Value; to: Value }
  'ROUND_ROUTE_NOWHERE.remedy': Plain
  'ROUND_LEAST_OVER_MOST.what': { id: Value; least: Value; most: Value }
  'ROUND_LEAST_OVER_MOST.remedy': Plain
  'ROUND_CONTRACT_UNCLEAR.what': { id: Value }
  'ROUND_CONTRACT_UNCLEAR.remedy': Plain
  'ROUND_BUDGET_TOO_SMALL.what': { name: Value; worst: Value; budget: Value }
  'ROUND_BUDGET_TOO_SMALL.remedy': Plain
  'ROUND_NAME_TWICE.what': { what: Value; name: Value }
  'ROUND_NAME_TWICE.remedy': Plain
  'ROUND_NAME_UNKNOWN.what': { where: Value; what: Value; name: Value }
  'ROUND_NAME_UNKNOWN.remedy': { what: Value }
  'ROUND_ORDER_EMPTY.what': { id: Value }
  'ROUND_ORDER_EMPTY.remedy': Plain
  'ROUND_NUMBER_NOT_ALLOWED.what': { what: Value; value: Value; low: Value; high: Value }
  'ROUND_NUMBER_NOT_ALLOWED.remedy': Plain
}> = { en, ja }
