// Made by `npm run messages` from act.en.json and act.ja.json: edit those.
import type { Messages, Plain } from '../../../../src/messages/index.ts'
import en from './act.en.json' with { type: 'json' }
import ja from './act.ja.json' with { type: 'json' }

export const actMessages: Messages<{
  organisation: Plain
  related: Plain
  suspended: Plain
  'let-trade': Plain
  'deposit-class': Plain
  user: Plain
  'user-left': Plain
  'let-in': Plain
  admitted: Plain
  'two-required': Plain
  'operator-key': Plain
  'operator-key-proposed': Plain
  'operator-key-agreed': Plain
  'operator-key-refused': Plain
  'operators-sign': Plain
  proposed: Plain
  agreed: Plain
  'proposal-withdrawn': Plain
  'market-account': Plain
  'payouts-released': Plain
  'payment-file': Plain
  statement: Plain
  'api-key': Plain
  'api-key-revoked': Plain
  'signing-key': Plain
  'signing-key-revoked': Plain
  site: Plain
  'paid-in': Plain
  'paid-out': Plain
  capital: Plain
  'capital-notice': Plain
  'capital-out': Plain
  contract: Plain
  shortage: Plain
  round: Plain
  closed: Plain
  opened: Plain
  cleared: Plain
  settled: Plain
  void: Plain
  undelivered: Plain
  defaulted: Plain
  screening: Plain
  'dispute-decided': Plain
  'dispute-ended': Plain
  'force-majeure-decided': Plain
  'trade-review-refused': Plain
  'trade-cancelled': Plain
}> = { en, ja }
