// Made by `npm run messages` from faults.en.json and faults.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './faults.en.json' with { type: 'json' }
import ja from './faults.ja.json' with { type: 'json' }

export const faultsMessages: Messages<{
  'OWNERS_NOT_ALLOWED.what': { entry: Value; reason: Value }
  'OWNERS_NOT_ALLOWED.remedy': Plain
  'OWNERS_TWICE.what': { id: Value }
  'OWNERS_TWICE.remedy': Plain
  'OWNERS_ABOVE_ONE.what': { id: Value; percent: Value }
  'OWNERS_ABOVE_ONE.remedy': Plain
  'OWNERS_UNKNOWN.what': { id: Value; named: Value }
  'OWNERS_UNKNOWN.remedy': { suggestion: Value }
  'OWNERS_UNKNOWN:group.what': { id: Value; named: Value }
  'OWNERS_UNKNOWN:group.remedy': { suggestion: Value }
}> = { en, ja }
