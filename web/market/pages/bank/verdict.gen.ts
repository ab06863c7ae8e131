// Made by `npm run messages` from verdict.en.json and verdict.ja.json: edit those.
import type { Messages, Plain } from '../../../../src/messages/index.ts'
import en from './verdict.en.json' with { type: 'json' }
import ja from './verdict.ja.json' with { type: 'json' }

export const verdictMessages: Messages<{
  taken: Plain
  in: Plain
  out: Plain
  'taken-in': Plain
  'taken-out': Plain
  'taken-back': Plain
  'already-in': Plain
  'not-booked': Plain
  'other-currency': Plain
  reversed: Plain
  'without-reference': Plain
  'no-member': Plain
  'several-members': Plain
  'no-payout': Plain
  'payout-not-sent': Plain
  'other-amount': Plain
  'already-paid': Plain
  'other-account': Plain
}> = { en, ja }
