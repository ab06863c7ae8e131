// Made by `npm run messages` from reasons.en.json and reasons.ja.json: edit those.
import type { Messages, Plain, Value } from '../messages/index.ts'
import en from './reasons.en.json' with { type: 'json' }
import ja from './reasons.ja.json' with { type: 'json' }

export const reasonsMessages: Messages<{
  counted: { reason: Value; n: number; such: Value }
  code: Plain
  short: Plain
  total: Plain
  confidential: Plain
  country: Plain
  group: Plain
  aggregate: Plain
  detail: Plain
  split: Plain
  flow: Plain
  pieces: Plain
  weight: Plain
  withheld: Plain
  within: Plain
  revised: Plain
  again: Plain
  inside: Plain
  type: Plain
}> = { en, ja }
