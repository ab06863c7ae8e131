// Made by `npm run messages` from account.en.json and account.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './account.en.json' with { type: 'json' }
import ja from './account.ja.json' with { type: 'json' }

export const accountMessages: Messages<{
  free: Plain
  fund: Plain
  payout: Plain
  deposit: { round: Value }
  result: { round: Value }
}> = { en, ja }
