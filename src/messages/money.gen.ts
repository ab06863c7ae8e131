// Made by `npm run messages` from money.en.json and money.ja.json: edit those.
import type { Messages, Value } from './messages.ts'
import en from './money.en.json' with { type: 'json' }
import ja from './money.ja.json' with { type: 'json' }

export const moneyMessages: Messages<{
  amount: { number: Value; scale: string; currency: Value }
  counted: { number: Value; scale: string }
}> = { en, ja }
