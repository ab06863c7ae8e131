// Made by `npm run messages` from counted.en.json and counted.ja.json: edit those.
import type { Messages, Value } from '../../src/messages/index.ts'
import en from './counted.en.json' with { type: 'json' }
import ja from './counted.ja.json' with { type: 'json' }

export const countedMessages: Messages<{
  months: { n: number; amount: Value }
  days: { n: number; amount: Value }
  years: { n: number; amount: Value }
  x: { amount: Value }
}> = { en, ja }
