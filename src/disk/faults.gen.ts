// Made by `npm run messages` from faults.en.json and faults.ja.json: edit those.
import type { Messages, Plain, Value } from '../messages/index.ts'
import en from './faults.en.json' with { type: 'json' }
import ja from './faults.ja.json' with { type: 'json' }

export const faultsMessages: Messages<{
  'FILE_IS_A_FOLDER.what': Plain
  'FILE_IS_A_FOLDER.remedy': Plain
  'FILE_IS_A_FOLDER:brief.what': Plain
  'FILE_IS_A_FOLDER:brief.remedy': Plain
  'FILE_NOT_REGULAR.what': Plain
  'FILE_NOT_REGULAR.remedy': Plain
  'FILE_TOO_LARGE.what': { size: Value; most: Value }
  'FILE_TOO_LARGE.remedy': Plain
  'FILE_UNREADABLE.what': { reason: Value }
  'FILE_UNREADABLE.remedy': Plain
  'LINK_TO_ITSELF.what': Plain
  'LINK_TO_ITSELF.remedy': Plain
  'LINK_BROKEN.what': { to: Value }
  'LINK_BROKEN.remedy': Plain
  'FOLDER_MISSING.what': Plain
  'FOLDER_MISSING.remedy': { instead: Value }
  'FOLDER_UNREADABLE.what': { reason: Value }
  'FOLDER_UNREADABLE.remedy': { instead: Value }
  'FOLDER_NOT_WRITABLE.what': { reason: Value }
  'FOLDER_NOT_WRITABLE.remedy': Plain
  'FOLDER_IN_USE.what': Plain
  'FOLDER_IN_USE.remedy': Plain
  'FOLDER_IN_USE:ensemble.what': Plain
  'FOLDER_IN_USE:ensemble.remedy': Plain
}> = { en, ja }
