// Made by `npm run messages` from faults.en.json and faults.ja.json: edit those.
import type { Messages, Plain, Value } from '../messages/index.ts'
import en from './faults.en.json' with { type: 'json' }
import ja from './faults.ja.json' with { type: 'json' }

export const faultsMessages: Messages<{
  'KEY_FILE_NOT_ALLOWED.what': { entry: Value; reason: Value }
  'KEY_FILE_NOT_ALLOWED.remedy': Plain
  'KEY_FILE_NOT_ALLOWED:names.what': { entry: Value; reason: Value }
  'KEY_FILE_NOT_ALLOWED:names.remedy': Plain
  'KEY_OF_ANOTHER:shares.what': { trustee: Value; organisation: Value }
  'KEY_OF_ANOTHER:shares.remedy': Plain
  'SHARES_UNREADABLE.what': Plain
  'SHARES_UNREADABLE.remedy': Plain
  'ROUND_NOT_OVER:shares.what': { round: Value; closes: Value; at: Value }
  'ROUND_NOT_OVER:shares.remedy': Plain
  'SHARES_OF_ANOTHER.what': { count: Value; all: Value }
  'SHARES_OF_ANOTHER.remedy': Plain
}> = { en, ja }
