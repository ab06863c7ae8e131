import type { Words } from '../../../messages.ts'

/** Money in and out of the market by a member's bank. */
export const OWN_BANK_WORDS: Words<
  | 'in'
  | 'inHow'
  | 'noAccount'
  | 'payTo'
  | 'holder'
  | 'iban'
  | 'bic'
  | 'reference'
  | 'referenceWhy'
  | 'lacking'
  | 'covered'
  | 'out'
  | 'outHow'
  | 'signed'
  | 'account'
  | 'accountNone'
  | 'inForce'
  | 'waits'
  | 'waitsWhy'
  | 'register'
  | 'registerFirst'
  | 'registerOther'
  | 'registerAct'
  | 'registerSure'
  | 'registerSureOther'
  | 'registerDone'
  | 'ask'
  | 'askNeeds'
  | 'notPayable'
  | 'askAct'
  | 'askSure'
  | 'askBound'
  | 'askDone'
  | 'list'
  | 'listNone'
  | 'listAnswer'
  | 'id'
  | 'amount'
  | 'to'
  | 'state'
  | 'change'
  | 'takeBack'
  | 'takeBackDone'
> = {
  en: {
    in: 'Pay in',
    inHow:
      'Transfer money to the market’s account, with your reference. It is free once the operator has taken in the bank’s statement.',
    noAccount: 'The operator has not set the market’s account yet. Ask before you transfer anything.',
    payTo: 'Market’s account',
    holder: 'Account holder',
    iban: 'IBAN',
    bic: 'BIC',
    reference: 'Your reference',
    referenceWhy:
      'It is your organisation’s alone, and has check digits: the market recognises your money by it (ISO 11649). Put it into the field for the reference, or else into the text of the transfer.',
    lacking: 'Pay in {amount}: so much you owe to cleared rounds beyond your deposits and your money.',
    covered: 'Nothing is due: your deposits and your money cover what you owe to cleared rounds.',
    out: 'Pay out',
    outHow:
      'Register your account, then ask. Two operators release a payout, and the bank pays it with the next payment file. Its amount is bound until then.',
    signed: 'What follows is signed with your organisation’s key. Open your key file.',
    account: 'Your account',
    accountNone: 'You have registered no account: nothing can be paid out to you yet.',
    inForce: 'paid to now',
    waits: 'from {at} on ({in})',
    waitsWhy:
      'Another account waits three days, so that a stolen key cannot redirect your money at once. Is it not yours? Register the right one again, revoke the key, and tell the operator.',
    register: 'Register an account',
    registerFirst: 'Your first account is paid to at once.',
    registerOther: 'It takes the place of the one above three days from now.',
    registerAct: 'Register the account',
    registerSure: '{name} is to be paid to {iban}.',
    registerSureOther: 'It is paid to from three days on. What was asked for before goes to the account of that time.',
    registerDone: 'The account is registered.',
    ask: 'Ask for a payout',
    askNeeds: 'Register an account first.',
    notPayable: 'No bank pays that in {currency}: use whole units of the currency, such as whole cents.',
    askAct: 'Ask for the payout',
    askSure: '{amount} go to {iban} ({name}).',
    askBound: 'They are no longer free from now on. You can take the payout back until operators have released it.',
    askDone: 'Asked for. Its id is {payout}; the bank shows it with the payment.',
    list: 'Your payouts',
    listNone: 'You have asked for no payout.',
    listAnswer: { one: '{n} payout.', other: '{n} payouts, the latest first.' },
    id: 'Payout',
    amount: 'Amount',
    to: 'To',
    state: 'Status',
    change: 'Change',
    takeBack: 'Take it back',
    takeBackDone: 'Taken back.',
  },
  ja: {
    in: '入金',
    inHow: '参照番号を付して市場の口座に振り込む。運営者が銀行の入出金明細を取り込んだ時点で自由資金となる。',
    noAccount: '市場の口座は未設定。振り込む前に運営者に確認すること。',
    payTo: '市場の口座',
    holder: '口座名義',
    iban: 'IBAN',
    bic: 'BIC',
    reference: '自組織の参照番号',
    referenceWhy:
      '自組織専用の番号で、検査数字を含む（ISO 11649）。市場はこの番号で入金元を判別する。振込の参照番号欄、なければ通信欄に記入すること。',
    lacking: '要入金額：{amount}（約定済みラウンドの支払予定額のうち、預託金と資金で賄えない額）。',
    covered: '要入金額：なし（約定済みラウンドの支払予定額は預託金と資金で賄われている）。',
    out: '出金',
    outHow:
      '口座を登録してから請求する。運営者2人の承認後、次の振込ファイルにより銀行が支払う。請求額は支払いまで拘束される。',
    signed: '以下の操作には組織の鍵による署名が必要。鍵ファイルを開くこと。',
    account: '登録口座',
    accountNone: '登録口座なし。出金を請求できない。',
    inForce: '現在の振込先',
    waits: '{at}から（{in}）',
    waitsWhy:
      '口座の変更は3日後に有効となる。盗まれた鍵で資金の振込先が直ちに変えられるのを防ぐため。心当たりがない場合は、正しい口座を再登録し、鍵を失効させ、運営者に連絡すること。',
    register: '口座の登録',
    registerFirst: '最初の口座は直ちに有効となる。',
    registerOther: '3日後に上記の口座と入れ替わる。',
    registerAct: '口座を登録する',
    registerSure: '振込先：{iban}（{name}）',
    registerSureOther: '3日後に有効となる。請求済みの出金は、請求時に有効だった口座に振り込まれる。',
    registerDone: '口座を登録しました。',
    ask: '出金の請求',
    askNeeds: '先に口座を登録すること。',
    notPayable: '{currency}でこの額を支払える銀行はない。通貨の最小単位（セントなど）以上の桁で入力すること。',
    askAct: '出金を請求する',
    askSure: '{amount}を{iban}（{name}）に振り込む。',
    askBound: '請求額は直ちに拘束される。運営者が承認するまでは取り下げることができる。',
    askDone: '請求しました。出金番号は{payout}（銀行の支払明細にも表示されます）。',
    list: '出金の一覧',
    listNone: '出金の請求はない。',
    listAnswer: '{n}件（新しい順）。',
    id: '出金番号',
    amount: '金額',
    to: '振込先',
    state: '状態',
    change: '操作',
    takeBack: '取り下げる',
    takeBackDone: '取り下げました。',
  },
}
