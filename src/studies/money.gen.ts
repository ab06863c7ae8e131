// Made by `npm run messages` from money.en.json and money.ja.json: edit those.
import type { Messages, Value } from '../messages/index.ts'
import en from './money.en.json' with { type: 'json' }
import ja from './money.ja.json' with { type: 'json' }

export const moneyMessages: Messages<{
  large: { amount: Value; currency: Value }
  small: { amount: Value; currency: Value }
  single: { amount: Value; currency: Value }
}> = { en, ja }
