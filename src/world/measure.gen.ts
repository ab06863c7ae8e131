// Made by `npm run messages` from measure.en.json and measure.ja.json: edit those.
import type { Messages, Plain, Value } from '../messages/index.ts'
import en from './measure.en.json' with { type: 'json' }
import ja from './measure.ja.json' with { type: 'json' }

export const measureMessages: Messages<{
  aim: { what: Value; places: Value }
  plus: Plain
  others: { n: Value }
  and: Plain
}> = { en, ja }
