// Made by `npm run messages` from why.en.json and why.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './why.en.json' with { type: 'json' }
import ja from './why.ja.json' with { type: 'json' }

export const whyMessages: Messages<{
  price: { gap: Value }
  pricePart: Plain
  margin: Plain
  'passed-over': Plain
  'no-price': Plain
  tie: Plain
}> = { en, ja }
