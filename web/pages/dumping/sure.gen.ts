// Made by `npm run messages` from sure.en.json and sure.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../src/messages/index.ts'
import en from './sure.en.json' with { type: 'json' }
import ja from './sure.ja.json' with { type: 'json' }

export const sureMessages: Messages<{
  title: Plain
  proof: { proof: Value; figures: Value; judged: Value }
  enduranceLink: Plain
  costsLink: Plain
  quantities: Plain
  facts: Plain
  owners: Plain
  severe: Plain
  users: Plain
  attack: Plain
  repeatTitle: Plain
  repeatAnswer: Plain
  downloadResult: Plain
  print: Plain
  scored: Plain
  draws: Plain
}> = { en, ja }
