// Made by `npm run messages` from faults.en.json and faults.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './faults.en.json' with { type: 'json' }
import ja from './faults.ja.json' with { type: 'json' }

export const faultsMessages: Messages<{
  'BANK_FILE_TOO_LONG.what': Plain
  'BANK_FILE_TOO_LONG.remedy': Plain
  'BANK_FILE_DOCTYPE.what': Plain
  'BANK_FILE_DOCTYPE.remedy': Plain
  'BANK_FILE_NOT_XML.what': { reason: Value }
  'BANK_FILE_NOT_XML.remedy': Plain
  'BANK_FILE_ENCODING.what': { encoding: Value }
  'BANK_FILE_ENCODING.remedy': Plain
  'BANK_FILE_ENCODING:other.what': { named: Value; form: Value }
  'BANK_FILE_ENCODING:other.remedy': Plain
  'BANK_FILE_TOO_DEEP.what': { deepest: Value }
  'BANK_FILE_TOO_DEEP.remedy': Plain
  'BANK_FILE_NOT_ALLOWED.what': { versions: Value; found: Value }
  'BANK_FILE_NOT_ALLOWED.remedy': Plain
  'BANK_FILE_NOT_ALLOWED:none.what': Plain
  'BANK_FILE_NOT_ALLOWED:none.remedy': Plain
  'BANK_FILE_NOT_ALLOWED:id.what': Plain
  'BANK_FILE_NOT_ALLOWED:id.remedy': Plain
  'BANK_FILE_NOT_ALLOWED:account.what': { id: Value }
  'BANK_FILE_NOT_ALLOWED:account.remedy': Plain
  'BANK_FILE_NOT_ALLOWED:twice.what': { id: Value; entry: Value }
  'BANK_FILE_NOT_ALLOWED:twice.remedy': Plain
  'BANK_FILE_NOT_ALLOWED:batch.what': { entry: Value }
  'BANK_FILE_NOT_ALLOWED:batch.remedy': Plain
  'BANK_FILE_NOT_ALLOWED:parts.what': { entry: Value; sum: Value; amount: Value; currency: Value }
  'BANK_FILE_NOT_ALLOWED:parts.remedy': Plain
  'BANK_FILE_NOT_ALLOWED:side.what': { side: Value }
  'BANK_FILE_NOT_ALLOWED:side.remedy': Plain
  'BANK_FILE_NOT_ALLOWED:amount.what': { amount: Value }
  'BANK_FILE_NOT_ALLOWED:amount.remedy': Plain
  'BANK_FILE_NOT_ALLOWED:balances.what': { id: Value }
  'BANK_FILE_NOT_ALLOWED:balances.remedy': Plain
  'BANK_SUM_WRONG.what': { id: Value; opening: Value; moved: Value; closing: Value; currency: Value }
  'BANK_SUM_WRONG.remedy': Plain
}> = { en, ja }
