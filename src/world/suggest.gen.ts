// Made by `npm run messages` from suggest.en.json and suggest.ja.json: edit those.
import type { Messages, Value } from '../messages/index.ts'
import en from './suggest.en.json' with { type: 'json' }
import ja from './suggest.ja.json' with { type: 'json' }

export const suggestMessages: Messages<{
  correct: { where: Value }
  closest: { closest: Value; where: Value }
  meant: { closest: Value }
}> = { en, ja }
