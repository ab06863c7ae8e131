// Made by `npm run messages` from kept.en.json and kept.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../src/messages/index.ts'
import en from './kept.en.json' with { type: 'json' }
import ja from './kept.ja.json' with { type: 'json' }

export const keptMessages: Messages<{
  title: { saved: Value; recent: Value }
  survives: Plain
  savedTitle: Plain
  savedNone: Plain
  save: { letter: Value }
  name: Plain
  newName: { name: Value }
  keep: Plain
  cancel: Plain
  saved: { name: Value }
  savedHere: { name: Value }
  opened: { name: Value }
  deleted: { name: Value }
  restored: { name: Value }
  undo: Plain
  compare: Plain
  rename: Plain
  download: Plain
  delete: Plain
  openFile: Plain
  fileRefused: { file: Value; why: Value }
  faultLarge: { most: Value }
  faultUnreadable: Plain
  faultOther: Plain
  faultNewer: Plain
  faultPart: { at: Value }
  faultQuestion: Plain
  recentTitle: Plain
  recentNone: Plain
  recentOff: Plain
  recentKeep: Plain
  recentClear: Plain
  page: { path: string }
  groupSaved: Plain
  groupRecent: Plain
  groupShipped: Plain
}> = { en, ja }
