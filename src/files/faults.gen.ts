// Made by `npm run messages` from faults.en.json and faults.ja.json: edit those.
import type { Messages, Plain, Value } from '../messages/index.ts'
import en from './faults.en.json' with { type: 'json' }
import ja from './faults.ja.json' with { type: 'json' }

export const faultsMessages: Messages<{
  'SCENARIO_UNKNOWN.what': { name: Value }
  'SCENARIO_UNKNOWN.remedy': { meant: Value; known: Value }
  'MENU_UNKNOWN.what': { name: Value }
  'MENU_UNKNOWN.remedy': { meant: Value; known: Value }
  'NEWS_UNKNOWN.what': { name: Value }
  'NEWS_UNKNOWN.remedy': { meant: Value; known: Value }
  'CONSTRAINTS_UNKNOWN.what': { name: Value }
  'CONSTRAINTS_UNKNOWN.remedy': { meant: Value; known: Value }
  'DUMPING_UNKNOWN.what': { name: Value }
  'DUMPING_UNKNOWN.remedy': { meant: Value; known: Value }
  'FOLDER_WITHOUT_TABLES.what': Plain
  'FOLDER_WITHOUT_TABLES.remedy': Plain
}> = { en, ja }
