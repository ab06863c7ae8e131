import type { Words } from '../../../messages.ts'

export const PROPOSAL_WORDS: Words<
  | 'title'
  | 'lede'
  | 'none'
  | 'byAt'
  | 'agree'
  | 'withdraw'
  | 'refuse'
  | 'withdrawSure'
  | 'takesTwo'
  | 'oneOperator'
  | 'oneAlone'
  | 'require'
  | 'requireSure'
> = {
  en: {
    title: 'Proposals',
    lede: 'Two operators do together what one alone could abuse: users and ways in, standing and deposit classes, screening, members’ keys, the bank account and payments out, price contracts, disputes and force majeure. One proposes, another agrees within seven days.',
    none: 'No proposal waits.',
    byAt: 'Proposed by {by} on {at}; it lapses on {until}.',
    agree: 'Agree: it is done at once',
    withdraw: 'Withdraw it',
    refuse: 'Refuse it',
    withdrawSure: 'Nobody can agree to it any more.',
    takesTwo: 'Two operators: one proposes what one alone could abuse, and another agrees.',
    oneOperator: 'One operator acts alone in this market: there is no second one who has stood for three days.',
    oneAlone: 'Each operator acts alone in this market.',
    require: 'Require two operators',
    requireSure: 'From then on it takes two operators, for good.',
  },
  ja: {
    title: '提案',
    lede: '利用者とログイン手段、参加資格と預託金区分、審査、参加者の鍵、銀行口座と出金、価格契約、異議と不可抗力の裁定には運営者2人を要する。1人が提案し、7日以内に他の1人が同意する。',
    none: '同意待ちの提案はありません。',
    byAt: '{by}が{at}に提案。{until}に失効。',
    agree: '同意する（直ちに実行）',
    withdraw: '取り下げる',
    refuse: '拒否する',
    withdrawSure: '以後、誰も同意できなくなります。',
    takesTwo: '運営者2人制：1人で悪用できる操作は、1人が提案し、他の1人が同意して初めて実行される。',
    oneOperator: 'この市場では運営者1人が単独で操作する。就任後3日を経た2人目の運営者がいない。',
    oneAlone: 'この市場では各運営者が単独で操作する。',
    require: '運営者2人制を採用する',
    requireSure: '以後、運営者2人を要します。元に戻すことはできません。',
  },
}
