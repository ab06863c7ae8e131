// Made by `npm run messages` from brief.en.json and brief.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './brief.en.json' with { type: 'json' }
import ja from './brief.ja.json' with { type: 'json' }

export const briefMessages: Messages<{
  title: { members: Value }
  asked: { budget: Value; start: Value; n: Value; menu: Value; chance: Value }
  world: Plain
  short: Plain
  headline: { n: Value; spent: Value; year: Value; without: Value; with: Value }
  before: { loss: Value; year: Value }
  all: { upper: Value; without: Value }
  together: { saved: Value; together: Value; apart: Value }
  sure: { ids: Value }
  todo: Plain
  rest: { n: Value }
  decide: Plain
  what: Plain
  stands: Plain
  cost: Plain
  buys: Plain
  source: Plain
  aYear: { amount: Value }
  safety: Plain
  years: Plain
  without: Plain
  with: Plain
  worst: Plain
  budgets: Plain
  budget: Plain
  paid: Plain
  lastWorst: { years: Value }
  trust: Plain
  proof: { proof: Value; lower: Value; difference: Value }
  doubt: Plain
  sources: Plain
  judged: Plain
}> = { en, ja }
