import { sayer, type Language } from '../../messages/index.ts'
import type { About } from './news/about.ts'
import { newsMessages } from './news.gen.ts'

/** What a user is notified of. */
export type Topic = keyof typeof NEWS

const ROUND = '/rounds/{round}'

/**
 * What is written to people, and the page where it stands in full, for those who may read it. The texts are in `news.en.json` and `news.ja.json`: a subject and
 * a text for each topic. They pass through machines of others in clear, so that they name the round, which everybody may know, and nothing else: no order, lot,
 * parcel, key or member, no amount, no price. Those stand behind the link.
 */
export const NEWS = {
  rules: '/',
  tables: '/',
  register: '/',
  suspended: '/orders',
  'let-trade': '/',
  'deposit-class': '/order',
  user: '/',
  'user-left': '/',
  'let-in': '/sign-in',
  'api-key': '/keys',
  'api-key-revoked': '/keys',
  'signing-key': '/keys',
  'signing-key-proposed': '/keys',
  'signing-key-to-agree': '/members',
  'signing-key-agreed': '/keys',
  'signing-key-revoked': '/keys',
  'trustee-keys': '/keys',
  site: '/lots',
  'lot-event': '/lots',
  'lot-received': '/lots',
  'lot-corrected': '/lots',
  'handed-over': '/orders',
  'paid-in': '/money',
  'paid-out': '/money',
  'two-required': '/',
  'operator-key': '/keys',
  'operator-key-to-agree': '/keys',
  'operator-key-refused': '/keys',
  'operators-sign': '/',
  'to-be-agreed': '/members',
  proposed: '/',
  'proposal-withdrawn': '/members',
  'market-account': '/money',
  'bank-account': '/money',
  payout: '/money',
  'payout-withdrawn': '/money',
  'payout-released': '/money',
  'to-be-released': '/money',
  statement: '/money',
  'own-money': '/money',
  contract: '/money',
  'contract-ended': '/money',
  shortage: '/',
  round: ROUND,
  order: '/orders',
  withdrawn: '/orders',
  closed: ROUND,
  'to-open': ROUND,
  'to-be-opened': ROUND,
  shares: ROUND,
  unreadable: '/orders',
  revealed: '/orders',
  opened: '/orders',
  'left-out': '/orders',
  cleared: ROUND,
  void: ROUND,
  undelivered: '/orders',
  'called-off': '/orders',
  defaulted: '/money',
  screening: '/',
  'screening-ends': '/',
  dispute: '/orders',
  'dispute-answered': '/orders',
  'dispute-to-decide': ROUND,
  'dispute-heard': ROUND,
  'dispute-decided': '/orders',
  'dispute-ended': '/orders',
  'force-majeure': '/orders',
  'force-majeure-to-decide': ROUND,
  'force-majeure-decided': '/orders',
  'trade-review': '/orders',
  'trade-review-agreed': '/orders',
  'trade-review-declined': '/orders',
  'trade-review-to-decide': ROUND,
  'trade-review-refused': '/orders',
  'trade-cancelled': '/orders',
  'closes-soon': ROUND,
  'signing-key-ends': '/keys',
  'api-key-ends': '/keys',
  'proposal-lapses': '/members',
  settled: '/statements/{round}',
} as const satisfies Readonly<Record<string, string>>

/** What a person is written of a topic; `page` is a path within the market. */
export function newsOf(
  topic: Topic,
  { round = '' }: Pick<About, 'round'>,
  language: Language,
): { readonly subject: string; readonly text: string; readonly page: string } {
  const say = sayer(newsMessages, language)
  return {
    subject: say(`${topic}.subject`, { round }),
    text: say(`${topic}.text`, { round }),
    page: NEWS[topic].replaceAll('{round}', encodeURIComponent(round)),
  }
}
