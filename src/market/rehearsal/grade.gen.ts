// Made by `npm run messages` from grade.en.json and grade.ja.json: edit those.
import type { Messages, Plain } from '../../messages/index.ts'
import en from './grade.en.json' with { type: 'json' }
import ja from './grade.ja.json' with { type: 'json' }

export const gradeMessages: Messages<{
  democracies: Plain
  'us-2027': Plain
  traced: Plain
}> = { en, ja }
