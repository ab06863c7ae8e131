// Made by `npm run messages` from naming.en.json and naming.ja.json: edit those.
import type { Messages, Value } from '../../../src/messages/index.ts'
import en from './naming.en.json' with { type: 'json' }
import ja from './naming.ja.json' with { type: 'json' }

export const namingMessages: Messages<{
  qualified: { name: Value; list: Value }
}> = { en, ja }
