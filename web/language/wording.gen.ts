// Made by `npm run messages` from wording.en.json and wording.ja.json: edit those.
import type { Messages, Value } from '../../src/messages/index.ts'
import en from './wording.en.json' with { type: 'json' }
import ja from './wording.ja.json' with { type: 'json' }

export const wordingMessages: Messages<{
  month: { month: Value; year: Value }
  mass: { basis: Value }
}> = { en, ja }
