// Made by `npm run messages` from proposal.en.json and proposal.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './proposal.en.json' with { type: 'json' }
import ja from './proposal.ja.json' with { type: 'json' }

export const proposalMessages: Messages<{
  title: Plain
  lede: Plain
  none: Plain
  byAt: { by: Value; at: Value; until: Value }
  agree: Plain
  withdraw: Plain
  refuse: Plain
  withdrawSure: Plain
  takesTwo: Plain
  oneOperator: Plain
  oneAlone: Plain
  require: Plain
  requireSure: Plain
}> = { en, ja }
