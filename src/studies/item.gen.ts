// Made by `npm run messages` from item.en.json and item.ja.json: edit those.
import type { Messages, Value } from '../messages/index.ts'
import en from './item.en.json' with { type: 'json' }
import ja from './item.ja.json' with { type: 'json' }

export const itemMessages: Messages<{
  stockpile: { material: Value; place: Value }
  offtake: { material: Value; from: Value; to: Value }
}> = { en, ja }
