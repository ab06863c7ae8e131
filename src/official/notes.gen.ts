// Made by `npm run messages` from notes.en.json and notes.ja.json: edit those.
import type { Messages, Value } from '../messages/index.ts'
import en from './notes.en.json' with { type: 'json' }
import ja from './notes.ja.json' with { type: 'json' }

export const notesMessages: Messages<{
  encoding: { file: Value; encoding: Value }
  totals: { n: number; percent: Value }
  repeated: { n: number }
}> = { en, ja }
