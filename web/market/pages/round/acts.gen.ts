// Made by `npm run messages` from acts.en.json and acts.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './acts.en.json' with { type: 'json' }
import ja from './acts.ja.json' with { type: 'json' }

export const actsMessages: Messages<{
  title: Plain
  lede: Plain
  about: { organisation: Value }
  ofRound: { round: Value }
  why: { why: Value }
}> = { en, ja }
