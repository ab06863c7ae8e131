import type { EntryVerdict } from '../../../../src/market/bank/index.ts'
import type { Words } from '../../../messages.ts'
import type { Fate } from './state.ts'

/** What becomes of an entry, and why. */
export const VERDICT_WORDS: Words<
  Exclude<EntryVerdict, 'taken'> | Fate | 'taken-in' | 'taken-out' | 'taken-back' | 'other-account'
> = {
  en: {
    taken: 'taken',
    in: 'in already',
    out: 'left out',
    'taken-in': 'Money of a member, by its reference.',
    'taken-out': 'A payout that the bank has paid.',
    'taken-back': 'A payout that the bank has sent back: free again for its member.',
    'already-in': 'Noted with an earlier statement.',
    'not-booked': 'The bank has not booked it yet: it comes with a later statement.',
    'other-currency': 'In another currency than the market’s.',
    reversed: 'The bank takes an earlier entry back: ask it which one.',
    'without-reference': 'The bank gives it no reference of its own (AcctSvcrRef): it could be taken twice.',
    'no-member': 'No member’s reference: ask the bank who paid.',
    'several-members': 'References of several members: ask whose it is.',
    'no-payout': 'Paid out, and no payout of this market has that id: fees, or look into it.',
    'payout-not-sent': 'Its payout is in no payment file: ask the bank what it has paid.',
    'other-amount': 'Its payout is of another amount: ask the bank what it has paid.',
    'already-paid': 'Its payout was paid before: ask the bank why it paid twice.',
    'other-account': 'Of another account than the market’s.',
  },
  ja: {
    taken: '取込み対象',
    in: '取込み済み',
    out: '対象外',
    'taken-in': '参照番号により判別した参加者の入金。',
    'taken-out': '銀行が支払った出金。',
    'taken-back': '銀行から返戻された出金。参加者の自由資金に戻る。',
    'already-in': '以前の明細で記帳済み。',
    'not-booked': '銀行で未記帳。後日の明細に載る。',
    'other-currency': '市場の通貨と異なる。',
    reversed: '銀行による以前の記帳の取消し。どの記帳か銀行に確認すること。',
    'without-reference': '銀行の参照番号（AcctSvcrRef）がなく、二重に取り込むおそれがある。',
    'no-member': '参加者の参照番号がない。入金元を銀行に確認すること。',
    'several-members': '複数の参加者の参照番号がある。入金元を確認すること。',
    'no-payout': '該当する出金番号がない引落し。手数料か、確認を要する。',
    'payout-not-sent': '該当する出金は振込ファイルに未収録。支払内容を銀行に確認すること。',
    'other-amount': '該当する出金と金額が異なる。支払内容を銀行に確認すること。',
    'already-paid': '該当する出金は支払済み。二重払いの有無を銀行に確認すること。',
    'other-account': '市場の口座の明細ではない。',
  },
}
