// Made by `npm run messages` from faults.en.json and faults.ja.json: edit those.
import type { Messages, Plain, Value } from '../messages/index.ts'
import en from './faults.en.json' with { type: 'json' }
import ja from './faults.ja.json' with { type: 'json' }

export const faultsMessages: Messages<{
  'STORE_UNREACHABLE.what': { name: Value; why: Value }
  'STORE_UNREACHABLE.remedy': Plain
  'STORE_ADDRESS.what': Plain
  'STORE_ADDRESS.remedy': Plain
  'STORE_LOGIN_REFUSED.what': { name: Value }
  'STORE_LOGIN_REFUSED.remedy': Plain
  'STORE_MISSING.what': { name: Value }
  'STORE_MISSING.remedy': Plain
  'STORE_NOT_ALLOWED.what': { name: Value; reason: Value }
  'STORE_NOT_ALLOWED.remedy': Plain
  'STORE_UNFIT.what': { name: Value; version: Value; encoding: Value }
  'STORE_UNFIT.remedy': { oldest: Value }
  'STORE_OTHER.what': { name: Value }
  'STORE_OTHER.remedy': Plain
  'STORE_NEWER.what': { name: Value; theirs: Value; ours: Value }
  'STORE_NEWER.remedy': Plain
  'STORE_IN_USE.what': { pid: Value }
  'STORE_IN_USE.remedy': Plain
  'STORE_IN_USE:elsewhere.what': { pid: Value; host: Value }
  'STORE_IN_USE:elsewhere.remedy': { file: Value }
  'STORE_IN_USE:far.what': Plain
  'STORE_IN_USE:far.remedy': Plain
  'STORE_DAMAGED.what': { reason: Value }
  'STORE_DAMAGED.remedy': Plain
  'STORE_NOT_EMPTY.what': { name: Value; entries: Value; secrets: Value }
  'STORE_NOT_EMPTY.remedy': Plain
  'FOLDER_IN_USE:market.what': Plain
  'FOLDER_IN_USE:market.remedy': Plain
  'PASSPHRASE_SHORT.what': { shortest: Value }
  'PASSPHRASE_SHORT.remedy': Plain
  'PASSPHRASE_LONG.what': Plain
  'PASSPHRASE_LONG.remedy': Plain
  'PASSPHRASE_WRONG.what': Plain
  'PASSPHRASE_WRONG.remedy': Plain
  'BACKUP_BROKEN_OFF.what': Plain
  'BACKUP_BROKEN_OFF.remedy': Plain
  'BACKUP_BUSY.what': { atOnce: Value }
  'BACKUP_BUSY.remedy': Plain
  'BACKUP_NOT_UNDERSTOOD.what': Plain
  'BACKUP_NOT_UNDERSTOOD.remedy': Plain
  'FILE_NOT_WRITABLE.what': { reason: Value }
  'FILE_NOT_WRITABLE.remedy': Plain
  'FILE_IS_A_FOLDER:market.what': Plain
  'FILE_IS_A_FOLDER:market.remedy': Plain
  'FILE_EXISTS.what': Plain
  'FILE_EXISTS.remedy': Plain
  'MARKET_FILE_OTHER.what': Plain
  'MARKET_FILE_OTHER.remedy': Plain
  'MARKET_FILE_NEWER.what': Plain
  'MARKET_FILE_NEWER.remedy': Plain
  'MARKET_FILE_NOT_A_BACKUP.what': Plain
  'MARKET_FILE_NOT_A_BACKUP.remedy': Plain
  'MARKET_FILE_BROKEN.what': { what: Value; sound: Value }
  'MARKET_FILE_BROKEN.remedy': Plain
  'MARKET_FILE_CUT_OFF.what': { sound: Value }
  'MARKET_FILE_CUT_OFF.remedy': Plain
  'MARKET_FILE_LINE_TOO_LONG.what': Plain
  'MARKET_FILE_LINE_TOO_LONG.remedy': Plain
  'PUBLIC_LOG_BROKEN.what': Plain
  'PUBLIC_LOG_BROKEN.remedy': Plain
  'PUBLIC_LOG_CUT_OFF.what': Plain
  'PUBLIC_LOG_CUT_OFF.remedy': Plain
  'SECRET_CHANGED:clear.what': { kind: Value; id: Value }
  'SECRET_CHANGED:clear.remedy': Plain
  'SECRET_CHANGED:other-market.what': { kind: Value; id: Value }
  'SECRET_CHANGED:other-market.remedy': Plain
  'SECRET_CHANGED:content.what': { kind: Value; id: Value }
  'SECRET_CHANGED:content.remedy': Plain
  'SECRET_CHANGED:other-key.what': { kind: Value; id: Value }
  'SECRET_CHANGED:other-key.remedy': Plain
  'SECRET_CHANGED:foreign-key.what': { kind: Value; id: Value }
  'SECRET_CHANGED:foreign-key.remedy': Plain
  'SECRETS_KEY_UNFIT.what': Plain
  'SECRETS_KEY_UNFIT.remedy': Plain
  'SECRETS_IN_CLEAR.what': Plain
  'SECRETS_IN_CLEAR.remedy': Plain
  'SECRETS_KEY_MISSING:sealed.what': Plain
  'SECRETS_KEY_MISSING:sealed.remedy': Plain
  'SECRETS_KEY_WRONG.what': Plain
  'SECRETS_KEY_WRONG.remedy': Plain
}> = { en, ja }
