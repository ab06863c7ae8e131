// Made by `npm run messages` from proposal-fact.en.json and proposal-fact.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './proposal-fact.en.json' with { type: 'json' }
import ja from './proposal-fact.ja.json' with { type: 'json' }

export const proposalFactMessages: Messages<{
  user: Plain
  name: Plain
  organisation: Plain
  role: Plain
  how: Plain
  'one-time password': Plain
  'identity provider': Plain
  subject: Plain
  standing: Plain
  suspends: Plain
  admits: Plain
  class: Plain
  why: Plain
  key: Plain
  amount: Plain
  back: Plain
  reference: Plain
  id: Plain
  material: Plain
  strike: Plain
  budget: Plain
  round: Plain
  about: Plain
  decision: Plain
  accepted: { days: Value }
}> = { en, ja }
