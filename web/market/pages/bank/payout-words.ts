import type { Words } from '../../../messages.ts'
import type { PayoutState } from './state.ts'

/** How far a payout is, for members and operators alike. */
export const PAYOUT_WORDS: Words<PayoutState> = {
  en: {
    asked: 'asked for',
    proposed: 'waits for the second operator',
    released: 'released',
    sent: 'in a payment file',
    paid: 'paid by the bank',
    returned: 'sent back by the bank',
    withdrawn: 'taken back',
  },
  ja: {
    asked: '請求中',
    proposed: '2人目の運営者の同意待ち',
    released: '承認済み',
    sent: '振込ファイルに収録済み',
    paid: '銀行支払済み',
    returned: '銀行から返戻',
    withdrawn: '取下げ',
  },
}
