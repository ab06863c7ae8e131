// Made by `npm run messages` from booking.en.json and booking.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './booking.en.json' with { type: 'json' }
import ja from './booking.ja.json' with { type: 'json' }

export const bookingMessages: Messages<{
  'paid in': Plain
  'paid out': Plain
  'bank statement': Plain
  'payout asked for': Plain
  'payout back': Plain
  'default fund': Plain
  'out of the default fund': Plain
  'capital out': Plain
  'budget back': Plain
  'capital of the operator': Plain
  budget: Plain
  deposit: Plain
  'deposits back': Plain
  'result of the round': Plain
  'not delivered': Plain
  'trade cancelled': Plain
  settled: Plain
  'dispute over': Plain
  default: { member: Value }
}> = { en, ja }
