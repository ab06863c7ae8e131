// Made by `npm run messages` from faults.en.json and faults.ja.json: edit those.
import type { Messages, Plain, Value } from '../messages/index.ts'
import en from './faults.en.json' with { type: 'json' }
import ja from './faults.ja.json' with { type: 'json' }

export const faultsMessages: Messages<{
  'REQUEST_NOT_ALLOWED.what': { study: Value; why: Value }
  'REQUEST_NOT_ALLOWED.remedy': Plain
  'STUDY_UNKNOWN.what': { name: Value }
  'STUDY_UNKNOWN.remedy': { meant: Value; known: Value }
  'RESULT_TABLE_UNKNOWN.what': { name: Value }
  'RESULT_TABLE_UNKNOWN.remedy': { meant: Value; known: Value }
  'BUNDLE_FILE_UNKNOWN.what': { name: Value }
  'BUNDLE_FILE_UNKNOWN.remedy': { meant: Value; known: Value }
}> = { en, ja }
