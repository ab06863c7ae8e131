// Made by `npm run messages` from brief.en.json and brief.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './brief.en.json' with { type: 'json' }
import ja from './brief.ja.json' with { type: 'json' }

export const briefMessages: Messages<{
  title: { members: Value }
  asked: { budget: Value; start: Value; n: Value; menu: Value; chance: Value }
  world: Plain
  rest: { n: Value }
  what: Plain
  cost: Plain
  source: Plain
  aYear: { amount: Value }
  notFundedSay: Plain
  safety: Plain
  years: Plain
  budgets: Plain
  lastWorst: { years: Value }
  trust: Plain
  doubt: Plain
  sources: Plain
  judged: Plain
  'block-fund': Plain
  'block-buys': Plain
  'block-leaves': Plain
  'block-turns': Plain
  'block-notFunded': Plain
  'block-change': Plain
}> = { en, ja }
