import type { Words } from '../../../messages.ts'
import type { Account, What } from './state.ts'

export const MONEY_WORDS: Words<
  | 'title'
  | 'intro'
  | 'balances'
  | 'free'
  | 'freeIs'
  | 'deposited'
  | 'depositedIs'
  | 'due'
  | 'dueIs'
  | 'owed'
  | 'owedIs'
  | 'nothingOpen'
  | 'fund'
  | 'fundIs'
  | 'round'
  | 'deposit'
  | 'result'
  | 'byRound'
  | 'payout'
  | 'payoutIs'
  | 'bookings'
  | 'bookingsAnswer'
  | 'bookingsNone'
  | 'bookingsNote'
  | 'source'
  | 'when'
  | 'entry'
  | 'what'
  | 'account'
  | 'amount'
  | 'payFund'
  | 'payFundWhy'
  | 'payFundAct'
  | 'payFundDone'
  | 'setAside'
  | 'setAsideWhy'
  | 'budgetName'
  | 'budgetHint'
  | 'setAsideAct'
  | 'setAsideDone'
  | 'sum'
  | 'sumHint'
  | 'sumOver'
  | 'contracts'
  | 'contractsWhy'
  | 'contractsNone'
  | 'contract'
  | 'material'
  | 'strike'
  | 'budget'
  | 'most'
  | 'statements'
  | 'statementsNone'
  | 'statementsWhy'
  | 'roundIs'
> = {
  en: {
    title: 'Your money',
    intro: 'What lies with the market for your organisation, what it is bound for, and each change of it.',
    balances: 'Balances',
    free: 'Free',
    freeIs: 'Can be deposited with orders, set aside, or paid out.',
    deposited: 'Deposited with orders',
    depositedIs: 'Comes back once a round is settled or void, or an order is withdrawn or refused.',
    due: 'Due to you',
    dueIs: 'From cleared rounds; paid out at their settlement, once the goods are handed over.',
    owed: 'Owed by you',
    owedIs:
      'To cleared rounds; taken at their settlement from the deposit first, then from your money, which is not free until then.',
    nothingOpen: 'nothing',
    fund: 'In the default fund',
    fundIs:
      'Your part of what stands in, if a member cannot pay: your own default first, then, in proportion, that of others.',
    round: 'Round',
    deposit: 'Deposit',
    result: 'Due (+) or owed (−)',
    byRound: 'What lies in each round',
    payout: 'Being paid out',
    payoutIs: 'Asked for; bound until the bank has paid it.',
    bookings: 'What was booked, and when?',
    bookingsAnswer: { one: '{n} booking; you have {free} free now.', other: '{n} bookings; you have {free} free now.' },
    bookingsNone: 'Nothing was booked yet: no money has come in.',
    bookingsNote:
      'Positive: onto the account. Each line is half of an entry in the books; the other half is on another account.',
    source: 'books of the market, by entry of its log',
    when: 'When',
    entry: 'Log entry',
    what: 'What',
    account: 'Account',
    amount: 'Amount ({currency})',
    payFund: 'Pay into the default fund',
    payFundWhy:
      'The fund pays when a member cannot and its deposit, its money and the operator’s capital are used up. It makes it safer to trade with people one does not see.',
    payFundAct: 'Pay in',
    payFundDone: 'Paid into the default fund.',
    setAside: 'Set money aside for price contracts',
    setAsideWhy:
      'A budget pays sellers under a price contract the difference to the strike, and gets back what is above. The operator signs contracts on it with the sellers you name.',
    budgetName: 'Name of the budget',
    budgetHint: 'A new one, or one that is there: letters, digits and dashes.',
    setAsideAct: 'Set aside',
    setAsideDone: 'Set aside for the budget.',
    sum: 'Amount, in {currency}',
    sumHint: 'You have {free} free.',
    sumOver: 'That is more than your free {free}.',
    contracts: 'Your price contracts',
    contractsWhy: 'Sell under one of them by an order of the kind “Sell under a price contract”.',
    contractsNone:
      'None. A contract is noted by the operator, once a government or another member has set a budget aside for you: it guarantees a strike, the agreed price, without touching the price of the round.',
    contract: 'Contract',
    material: 'Material',
    strike: 'Strike (agreed price)',
    budget: 'Budget',
    most: 'May take of it',
    statements: 'Statements of cleared rounds',
    statementsNone: 'None yet: a statement is there as soon as a round is cleared.',
    statementsWhy: 'Each line of what you sold and bought, freight, contracts, and what was paid.',
    roundIs: '{title} ({id})',
  },
  ja: {
    title: '資金',
    intro: '市場に預けている自組織の資金、その拘束状況、及びすべての増減。',
    balances: '残高',
    free: '自由資金',
    freeIs: '注文の預託金、積立て、払出しに使用可能。',
    deposited: '注文の預託金',
    depositedIs: 'ラウンドの決済・無効、注文の取下げ・拒否の後に返還。',
    due: '受取予定',
    dueIs: '約定済みラウンドの受取額。引渡しの完了後、決済時に支払われる。',
    owed: '支払予定',
    owedIs: '約定済みラウンドの支払額。決済時に預託金、次いで資金から引き落とされ、それまで自由資金とならない。',
    nothingOpen: 'なし',
    fund: '清算基金',
    fundIs: '参加者の支払不能時に充てられる自組織の拠出分。まず自らの不履行、次いで他者の不履行に按分で充当。',
    round: 'ラウンド',
    deposit: '預託金',
    result: '受取（+）・支払（−）予定',
    byRound: 'ラウンド別の内訳',
    payout: '出金手続き中',
    payoutIs: '請求済み。銀行の支払いまで拘束される。',
    bookings: '記帳の内容と時期',
    bookingsAnswer: '記帳{n}件、現在の自由資金{free}。',
    bookingsNone: '記帳はまだない（入金なし）。',
    bookingsNote: '正の値は当該勘定への入金。各行は複式記帳の片側で、反対側は別の勘定にある。',
    source: '市場の元帳（ログの項番順）',
    when: '日時',
    entry: 'ログ項番',
    what: '内容',
    account: '勘定',
    amount: '金額（{currency}）',
    payFund: '清算基金への拠出',
    payFundWhy:
      '参加者が支払不能となり、その預託金・資金及び運営者の資本金でも足りない場合に基金から支払われる。相手方が見えない取引の安全性を高める。',
    payFundAct: '拠出する',
    payFundDone: '清算基金に拠出済み。',
    setAside: '価格契約のための積立て',
    setAsideWhy:
      '予算は価格契約の売り手に基準価格との差額を支払い、基準価格を超える分の返還を受ける。運営者が、指定された売り手との契約を登録する。',
    budgetName: '予算の名称',
    budgetHint: '新規又は既存の名称（英数字とハイフン）。',
    setAsideAct: '積み立てる',
    setAsideDone: '予算に積立て済み。',
    sum: '金額（{currency}）',
    sumHint: '自由資金：{free}',
    sumOver: '自由資金{free}を超えている。',
    contracts: '自組織の価格契約',
    contractsWhy: '「価格契約による売り」の注文で使用する。',
    contractsNone:
      'なし。政府又は他の参加者が予算を設定した後、運営者が契約を登録する。ラウンドの価格に影響を与えずに、基準価格を保証する仕組み。',
    contract: '契約',
    material: '品目',
    strike: '基準価格',
    budget: '予算',
    most: '利用限度額',
    statements: '約定済みラウンドの取引明細書',
    statementsNone: 'まだない。ラウンドの約定と同時に作成される。',
    statementsWhy: '売買の各項目、輸送費、価格契約、支払状況を記載。',
    roundIs: '{title}（{id}）',
  },
}

export const BOOKING_WORDS: Words<What> = {
  en: {
    'paid in': 'Paid in',
    'paid out': 'Paid out',
    'bank statement': 'By bank statement',
    'payout asked for': 'Payout asked for',
    'payout back': 'Payout taken back',
    'default fund': 'Into the default fund',
    'out of the default fund': 'Out of the default fund',
    'capital out': 'Capital of the operator, out',
    'budget back': 'Back from a budget',
    'capital of the operator': 'Capital of the operator',
    budget: 'Set aside for a budget',
    deposit: 'Deposit with an order',
    'deposits back': 'Deposits back',
    'result of the round': 'Result of the round',
    'not delivered': 'Not delivered: price back, and damages',
    'trade cancelled': 'Trade cancelled as a mistake',
    settled: 'Settlement',
    'dispute over': 'Dispute over',
    default: 'Default of {member}',
  },
  ja: {
    'paid in': '入金',
    'paid out': '出金',
    'bank statement': '入出金明細による',
    'payout asked for': '出金の請求',
    'payout back': '出金請求の取下げ',
    'default fund': '清算基金への拠出',
    'out of the default fund': '清算基金からの払戻し',
    'capital out': '自己資本の引出し',
    'budget back': '予算の取戻し',
    'capital of the operator': '運営者の資本金',
    budget: '予算への積立て',
    deposit: '注文の預託',
    'deposits back': '預託金の返還',
    'result of the round': 'ラウンドの結果',
    'not delivered': '引渡し不履行（代金返還と損害金）',
    'trade cancelled': '誤発注による取引の取消し',
    settled: '決済',
    'dispute over': '異議の終了',
    default: '{member}の債務不履行',
  },
}

export const ACCOUNT_WORDS: Words<Account['kind']> = {
  en: {
    free: 'free money',
    fund: 'default fund',
    payout: 'payouts under way',
    deposit: 'deposit, {round}',
    result: 'result, {round}',
    other: 'other',
  },
  ja: {
    free: '自由資金',
    fund: '清算基金',
    payout: '出金手続き中',
    deposit: '預託金、{round}',
    result: '取引結果、{round}',
    other: 'その他',
  },
}
