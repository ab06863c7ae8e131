// Made by `npm run messages` from news.en.json and news.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './news.en.json' with { type: 'json' }
import ja from './news.ja.json' with { type: 'json' }

export const newsMessages: Messages<{
  'rules.subject': Plain
  'rules.text': Plain
  'tables.subject': Plain
  'tables.text': Plain
  'register.subject': Plain
  'register.text': Plain
  'suspended.subject': Plain
  'suspended.text': Plain
  'let-trade.subject': Plain
  'let-trade.text': Plain
  'deposit-class.subject': Plain
  'deposit-class.text': Plain
  'user.subject': Plain
  'user.text': Plain
  'user-left.subject': Plain
  'user-left.text': Plain
  'let-in.subject': Plain
  'let-in.text': Plain
  'api-key.subject': Plain
  'api-key.text': Plain
  'api-key-revoked.subject': Plain
  'api-key-revoked.text': Plain
  'signing-key.subject': Plain
  'signing-key.text': Plain
  'signing-key-proposed.subject': Plain
  'signing-key-proposed.text': Plain
  'signing-key-to-agree.subject': Plain
  'signing-key-to-agree.text': Plain
  'signing-key-agreed.subject': Plain
  'signing-key-agreed.text': Plain
  'signing-key-revoked.subject': Plain
  'signing-key-revoked.text': Plain
  'trustee-keys.subject': Plain
  'trustee-keys.text': Plain
  'site.subject': Plain
  'site.text': Plain
  'lot-event.subject': Plain
  'lot-event.text': Plain
  'lot-received.subject': Plain
  'lot-received.text': Plain
  'lot-corrected.subject': Plain
  'lot-corrected.text': Plain
  'handed-over.subject': { round: Value }
  'handed-over.text': { round: Value }
  'paid-in.subject': Plain
  'paid-in.text': Plain
  'paid-out.subject': Plain
  'paid-out.text': Plain
  'two-required.subject': Plain
  'two-required.text': Plain
  'operator-key.subject': Plain
  'operator-key.text': Plain
  'operator-key-to-agree.subject': Plain
  'operator-key-to-agree.text': Plain
  'operator-key-refused.subject': Plain
  'operator-key-refused.text': Plain
  'operators-sign.subject': Plain
  'operators-sign.text': Plain
  'to-be-agreed.subject': Plain
  'to-be-agreed.text': Plain
  'proposed.subject': Plain
  'proposed.text': Plain
  'proposal-withdrawn.subject': Plain
  'proposal-withdrawn.text': Plain
  'market-account.subject': Plain
  'market-account.text': Plain
  'bank-account.subject': Plain
  'bank-account.text': Plain
  'payout.subject': Plain
  'payout.text': Plain
  'payout-withdrawn.subject': Plain
  'payout-withdrawn.text': Plain
  'payout-released.subject': Plain
  'payout-released.text': Plain
  'to-be-released.subject': Plain
  'to-be-released.text': Plain
  'statement.subject': Plain
  'statement.text': Plain
  'own-money.subject': Plain
  'own-money.text': Plain
  'contract.subject': Plain
  'contract.text': Plain
  'contract-ended.subject': Plain
  'contract-ended.text': Plain
  'shortage.subject': Plain
  'shortage.text': Plain
  'round.subject': { round: Value }
  'round.text': { round: Value }
  'order.subject': { round: Value }
  'order.text': { round: Value }
  'withdrawn.subject': { round: Value }
  'withdrawn.text': { round: Value }
  'closed.subject': { round: Value }
  'closed.text': { round: Value }
  'to-open.subject': { round: Value }
  'to-open.text': { round: Value }
  'to-be-opened.subject': { round: Value }
  'to-be-opened.text': { round: Value }
  'shares.subject': { round: Value }
  'shares.text': Plain
  'unreadable.subject': { round: Value }
  'unreadable.text': { round: Value }
  'revealed.subject': { round: Value }
  'revealed.text': Plain
  'opened.subject': { round: Value }
  'opened.text': { round: Value }
  'left-out.subject': { round: Value }
  'left-out.text': { round: Value }
  'cleared.subject': { round: Value }
  'cleared.text': { round: Value }
  'void.subject': { round: Value }
  'void.text': { round: Value }
  'undelivered.subject': { round: Value }
  'undelivered.text': { round: Value }
  'called-off.subject': { round: Value }
  'called-off.text': Plain
  'defaulted.subject': { round: Value }
  'defaulted.text': { round: Value }
  'screening.subject': Plain
  'screening.text': Plain
  'screening-ends.subject': Plain
  'screening-ends.text': Plain
  'dispute.subject': { round: Value }
  'dispute.text': { round: Value }
  'dispute-answered.subject': { round: Value }
  'dispute-answered.text': { round: Value }
  'dispute-to-decide.subject': { round: Value }
  'dispute-to-decide.text': { round: Value }
  'dispute-heard.subject': { round: Value }
  'dispute-heard.text': { round: Value }
  'dispute-decided.subject': { round: Value }
  'dispute-decided.text': Plain
  'dispute-ended.subject': { round: Value }
  'dispute-ended.text': Plain
  'force-majeure.subject': { round: Value }
  'force-majeure.text': { round: Value }
  'force-majeure-to-decide.subject': { round: Value }
  'force-majeure-to-decide.text': { round: Value }
  'force-majeure-decided.subject': { round: Value }
  'force-majeure-decided.text': { round: Value }
  'trade-review.subject': { round: Value }
  'trade-review.text': { round: Value }
  'trade-review-agreed.subject': { round: Value }
  'trade-review-agreed.text': { round: Value }
  'trade-review-declined.subject': { round: Value }
  'trade-review-declined.text': { round: Value }
  'trade-review-to-decide.subject': { round: Value }
  'trade-review-to-decide.text': { round: Value }
  'trade-review-refused.subject': { round: Value }
  'trade-review-refused.text': { round: Value }
  'trade-cancelled.subject': { round: Value }
  'trade-cancelled.text': { round: Value }
  'closes-soon.subject': { round: Value }
  'closes-soon.text': { round: Value }
  'signing-key-ends.subject': Plain
  'signing-key-ends.text': Plain
  'api-key-ends.subject': Plain
  'api-key-ends.text': Plain
  'proposal-lapses.subject': Plain
  'proposal-lapses.text': Plain
  'settled.subject': { round: Value }
  'settled.text': { round: Value }
}> = { en, ja }
