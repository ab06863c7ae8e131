// Made by `npm run messages` from faults.en.json and faults.ja.json: edit those.
import type { Messages, Plain, Value } from '../messages/index.ts'
import en from './faults.en.json' with { type: 'json' }
import ja from './faults.ja.json' with { type: 'json' }

export const faultsMessages: Messages<{
  'DATA_ID_UNKNOWN.what': { id: Value }
  'DATA_ID_UNKNOWN.remedy': { suggestion: Value }
  'SCHEMA_UNKNOWN.what': { name: Value }
  'SCHEMA_UNKNOWN.remedy': { meant: Value; known: Value }
  'OUTPUTS_OVERLAP.what': { one: Value; other: Value }
  'OUTPUTS_OVERLAP.remedy': Plain
  'OUTPUT_NOT_WRITABLE.what': { reason: Value }
  'OUTPUT_NOT_WRITABLE.remedy': Plain
  'BRIEF_KIND.what': { file: Value }
  'BRIEF_KIND.remedy': Plain
  'SLIDES_KIND.what': { file: Value }
  'SLIDES_KIND.remedy': Plain
  'PLAN_STOPPED.what': Plain
  'PLAN_STOPPED.remedy': Plain
  'ENSEMBLE_STOPPED.what': { done: Value; rows: Value }
  'ENSEMBLE_STOPPED.remedy': { command: Value }
  'ENSEMBLE_STOPPED:lost.what': { done: Value; rows: Value }
  'ENSEMBLE_STOPPED:lost.remedy': { command: Value }
  'ENSEMBLE_NOT_KEPT.what': { reason: Value; done: Value; rows: Value }
  'ENSEMBLE_NOT_KEPT.remedy': { command: Value }
  'RUN_FOLDER_UNREADABLE:missing.what': Plain
  'RUN_FOLDER_UNREADABLE:missing.remedy': Plain
  'RUN_FOLDER_UNREADABLE:other.what': Plain
  'RUN_FOLDER_UNREADABLE:other.remedy': Plain
  'RUN_FOLDER_UNREADABLE:not-json.what': Plain
  'RUN_FOLDER_UNREADABLE:not-json.remedy': Plain
  'RUN_NOT_REPEATABLE.what': { command: Value }
  'RUN_NOT_REPEATABLE.remedy': Plain
  'RUN_NOT_REPEATABLE:failed.what': { command: Value; said: Value }
  'RUN_NOT_REPEATABLE:failed.remedy': Plain
  'RUN_DIFFERS.what': { difference: Value }
  'RUN_DIFFERS.remedy': Plain
  'FILE_NOT_JSON.what': Plain
  'FILE_NOT_JSON.remedy': Plain
  'MARKET_MISSING.what': Plain
  'MARKET_MISSING.remedy': Plain
  'MARKET_MISSING:serve.what': Plain
  'MARKET_MISSING:serve.remedy': Plain
  'MARKET_ORIGIN_MISSING.what': { host: Value }
  'MARKET_ORIGIN_MISSING.remedy': Plain
  'MARKET_OIDC_HALF.what': Plain
  'MARKET_OIDC_HALF.remedy': Plain
  'MARKET_OTHER_WORLD.what': { founded: Value; given: Value }
  'MARKET_OTHER_WORLD.remedy': Plain
  'MARKET_KEY_GONE.what': Plain
  'MARKET_KEY_GONE.remedy': Plain
  'MARKET_LOG_UNSOUND.what': { found: Value }
  'MARKET_LOG_UNSOUND.remedy': Plain
  'MARKET_FILE_NOT_PUBLIC.what': Plain
  'MARKET_FILE_NOT_PUBLIC.remedy': Plain
  'PUBLIC_LOG_WITHOUT_ORDERS.what': Plain
  'PUBLIC_LOG_WITHOUT_ORDERS.remedy': Plain
  'PUBLISHED_NOT_ALLOWED.what': Plain
  'PUBLISHED_NOT_ALLOWED.remedy': Plain
  'LOG_TAMPERED.what': { broken: Value }
  'LOG_TAMPERED.remedy': Plain
  'HEAD_NOT_ALLOWED.what': Plain
  'HEAD_NOT_ALLOWED.remedy': Plain
  'HEAD_UNSIGNED.what': Plain
  'HEAD_UNSIGNED.remedy': Plain
  'HEAD_NOT_CONSISTENT.what': { earlier: Value; now: Value; head: Value }
  'HEAD_NOT_CONSISTENT.remedy': Plain
  'RECEIPT_NOT_ALLOWED.what': Plain
  'RECEIPT_NOT_ALLOWED.remedy': Plain
  'RECEIPT_OTHER.what': { command: Value }
  'RECEIPT_OTHER.remedy': Plain
  'RECEIPT_DROPPED.what': { command: Value; seq: Value; hash: Value; head: Value }
  'RECEIPT_DROPPED.remedy': Plain
  'MARKET_NOT_ANSWERING.what': { address: Value; why: Value }
  'MARKET_NOT_ANSWERING.remedy': Plain
  'ORDER_NOT_ALLOWED.what': { entry: Value; reason: Value }
  'ORDER_NOT_ALLOWED.remedy': Plain
  'ROUND_FILE_NOT_ALLOWED.what': { entry: Value; reason: Value }
  'ROUND_FILE_NOT_ALLOWED.remedy': Plain
  'ANSWER_NOT_ALLOWED.what': { entry: Value; reason: Value }
  'ANSWER_NOT_ALLOWED.remedy': Plain
  'ANSWER_NOT_ALLOWED:bank.what': { entry: Value; reason: Value }
  'ANSWER_NOT_ALLOWED:bank.remedy': Plain
  'ENVELOPES_NOT_ALLOWED.what': { entry: Value; reason: Value }
  'ENVELOPES_NOT_ALLOWED.remedy': Plain
  'OPERATOR_KEY_NOT_ALLOWED.what': { entry: Value; reason: Value }
  'OPERATOR_KEY_NOT_ALLOWED.remedy': { user: Value }
  'ROUND_UNKNOWN:log.what': { round: Value }
  'ROUND_UNKNOWN:log.remedy': { known: Value }
  'PAYMENT_FILE_UNKNOWN:log.what': { date: Value }
  'PAYMENT_FILE_UNKNOWN:log.remedy': { known: Value }
  'COMMAND_UNKNOWN.what': { name: Value }
  'COMMAND_UNKNOWN.remedy': { known: Value }
  'KEYS_OF_NOBODY.what': Plain
  'KEYS_OF_NOBODY.remedy': Plain
  'KEY_FILE_EXISTS.what': Plain
  'KEY_FILE_EXISTS.remedy': Plain
  'KEY_FILE_NOT_WRITABLE.what': { reason: Value }
  'KEY_FILE_NOT_WRITABLE.remedy': Plain
  'KEY_OF_ANOTHER:event.what': { issuer: Value; organisation: Value }
  'KEY_OF_ANOTHER:event.remedy': Plain
  'SECRETS_KEY_MISSING.what': Plain
  'SECRETS_KEY_MISSING.remedy': Plain
  'SECRETS_KEY_MISSING:serve.what': Plain
  'SECRETS_KEY_MISSING:serve.remedy': Plain
  'PASSPHRASE_UNREADABLE.what': Plain
  'PASSPHRASE_UNREADABLE.remedy': Plain
  'ENROLMENT_FILE_MISSING.what': { user: Value }
  'ENROLMENT_FILE_MISSING.remedy': Plain
  'CONTROLLED_UNKNOWN.what': { id: Value }
  'CONTROLLED_UNKNOWN.remedy': { suggestion: Value }
  'WORLDS_NOT_TWO.what': { given: Value }
  'WORLDS_NOT_TWO.remedy': Plain
  'API_KEY_NAME.what': { caller: Value }
  'API_KEY_NAME.remedy': Plain
  'API_KEY_NOT_LISTED.what': { id: Value }
  'API_KEY_NOT_LISTED.remedy': { known: Value }
  'API_KEY_NOWHERE.what': Plain
  'API_KEY_NOWHERE.remedy': Plain
  'OIDC_HALF.what': Plain
  'OIDC_HALF.remedy': Plain
}> = { en, ja }
