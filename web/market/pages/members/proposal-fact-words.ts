import type { Words } from '../../../messages.ts'

/** What the fields of a proposed command are called, and their values where these are one of a few. */
export const PROPOSAL_FACT_WORDS: Words<
  | 'user'
  | 'name'
  | 'organisation'
  | 'role'
  | 'how'
  | 'one-time password'
  | 'identity provider'
  | 'subject'
  | 'standing'
  | 'suspends'
  | 'admits'
  | 'class'
  | 'why'
  | 'key'
  | 'amount'
  | 'back'
  | 'reference'
  | 'id'
  | 'material'
  | 'strike'
  | 'budget'
  | 'round'
  | 'about'
  | 'decision'
  | 'accepted'
> = {
  en: {
    user: 'User',
    name: 'Name',
    organisation: 'Organisation',
    role: 'Role',
    how: 'Way in',
    'one-time password': 'one-time password and second factor',
    'identity provider': 'identity provider',
    subject: 'Who they are there',
    standing: 'Standing',
    suspends: 'suspended',
    admits: 'may trade',
    class: 'Deposit class',
    why: 'Reason',
    key: 'Key',
    amount: 'Amount',
    back: 'Goes back to the buyer',
    reference: 'Reference of the bank’s statement',
    id: 'Price contract',
    material: 'Material',
    strike: 'Strike',
    budget: 'Budget',
    round: 'Round',
    about: 'About',
    decision: 'Decision',
    accepted: 'accepted: due {days} days later',
  },
  ja: {
    user: '利用者',
    name: '名称',
    organisation: '組織',
    role: '役割',
    how: 'ログイン手段',
    'one-time password': '一時パスワードと二要素認証',
    'identity provider': 'IDプロバイダー',
    subject: '先方での識別子',
    standing: '参加資格',
    suspends: '停止',
    admits: '取引可',
    class: '預託金区分',
    why: '理由',
    key: '鍵',
    amount: '金額',
    back: '買い手への返金額',
    reference: '銀行明細の参照番号',
    id: '価格契約',
    material: '品目',
    strike: '基準価格',
    budget: '予算',
    round: 'ラウンド',
    about: '対象',
    decision: '裁定',
    accepted: '承認（引渡期限を{days}日延長）',
  },
}
