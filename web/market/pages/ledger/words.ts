import type { Words } from '../../../messages.ts'
import type { Group } from './state.ts'

export const LEDGER_WORDS: Words<
  | 'title'
  | 'lede'
  | 'how'
  | 'balanced'
  | 'unbalanced'
  | 'held'
  | 'accountsTitle'
  | 'accountsAnswer'
  | 'group'
  | 'account'
  | 'balance'
  | 'groupSum'
  | 'minus'
  | 'source'
  | 'bookingsTitle'
  | 'bookingsAnswer'
  | 'bookingsNone'
  | 'filter'
  | 'all'
  | 'entry'
  | 'at'
  | 'what'
  | 'amount'
  | 'newest'
  | 'showAll'
  | 'logTitle'
  | 'logWhat'
  | 'download'
  | 'downloading'
  | 'verifyHow'
  | 'verifyWhat'
  | 'replay'
  | 'verifyHash'
  | `group-${Group}`
  | `of-${Group}`
  | `why-${Group}`
> = {
  en: {
    title: 'Ledger',
    lede: 'All money that lies with the market, whose it is, and every movement of it.',
    how: 'Each booking takes from one account exactly what it puts on others: so all accounts together always come to nothing. Money in the bank stands with a minus, because it is owed to the others: members, funds, the operator.',
    balanced: 'The books balance: all {n} accounts together come to {sum}.',
    unbalanced: 'The books do not balance: all accounts together come to {sum}. Stop and have the log verified.',
    held: 'At the bank {sum} have to lie for this market: compare it with the bank’s statement.',
    accountsTitle: 'Whose is the money?',
    accountsAnswer: '{cash} are free money of members, {cover} are deposited with orders.',
    group: 'What for',
    account: 'Account',
    balance: 'Balance',
    groupSum: 'all together',
    minus: 'A minus on the account of a round means that the member still owes so much to it.',
    source: 'the books of this market, worked out from its log',
    bookingsTitle: 'What has moved?',
    bookingsAnswer: { one: '{n} booking, the newest first.', other: '{n} bookings, the newest first.' },
    bookingsNone: 'Nothing has moved yet. Take in the bank’s first statement on the page Bank.',
    filter: 'Only bookings that touch this account',
    all: 'all accounts',
    entry: 'Log entry',
    at: 'When',
    what: 'What',
    amount: 'Amount',
    newest: 'Shown are the newest {n} lines.',
    showAll: 'Show all {n} lines',
    logTitle: 'The log',
    logWhat:
      'Everything that happened, entry by entry, each with the hash of the one before: who holds it can work the whole market out again. It holds no passwords and no private keys. It does hold opened orders with the names of their owners, and is for auditors.',
    download: 'Download the log',
    downloading: 'Fetching the log…',
    verifyHow: 'Verify it on a machine of your own, without asking the market:',
    verifyWhat:
      'It goes through the chain of hashes, the books at each entry, each opened order against its envelope, each certificate and its signature. The file is the same that “ytterby market export” writes.',
    replay: 'To have each round cleared again, and compared byte by byte:',
    verifyHash:
      'Its last line tells the number of entries and the last hash. At the moment that is entry {seq} with the hash {hash}.',
    'group-bank': 'Bank',
    'group-cash': 'Free money of members',
    'group-payout': 'Payouts under way',
    'group-cover': 'Deposits with orders',
    'group-round': 'Results of rounds',
    'group-dispute': 'Bound by disputes',
    'group-fund': 'Default fund',
    'group-budget': 'Budgets for price contracts',
    'group-contracts': 'For budgets, once rounds are settled',
    'group-capital': 'The operator’s capital',
    'group-operator': 'Rounding, waste and dust',
    'of-bank': 'bank',
    'of-cash': '{member}, free money',
    'of-payout': '{member}, payouts under way',
    'of-cover': '{member}, deposit with {round}',
    'of-round': '{member}, result of {round}',
    'of-dispute': 'dispute in {round}',
    'of-fund': '{member}, default fund',
    'of-budget': 'budget {budget}',
    'of-contracts': 'budget {budget}, of {round}',
    'of-capital': 'capital',
    'of-operator': 'operator',
    'why-bank': 'what lies at the bank, with a minus',
    'why-cash': 'may be paid out, or deposited with an order',
    'why-payout': 'asked for by members, and bound until the bank has paid it',
    'why-cover': 'goes back at the settlement, or pays what its owner owes',
    'why-round': 'what a member is to get from a round, or (minus) owes to it, until it is settled',
    'why-dispute': 'of sellers, until the dispute about their goods is over',
    'why-fund': 'what members have put together for the case that one cannot pay',
    'why-budget': 'pays sellers the difference to the strike',
    'why-contracts': 'what price contracts bring; spent by nobody before the settlement',
    'why-capital': 'pays before the fund of the others does',
    'why-operator': 'what whole grams and micro-dollars leave over; may be below nothing',
  },
  ja: {
    title: '元帳',
    lede: '市場が預かる全ての資金、その帰属、および全ての動き。',
    how: '各記帳は、ある勘定から引いた額と同額を他の勘定に加える。したがって全勘定の合計は常にゼロとなる。銀行にある資金は、参加者・基金・運営者に帰属するため負で表す。',
    balanced: '貸借一致：全{n}勘定の合計は{sum}。',
    unbalanced: '貸借不一致：全勘定の合計は{sum}。取引を止め、ログを検証すること。',
    held: '本市場のために銀行にあるべき額は{sum}。銀行明細と照合すること。',
    accountsTitle: '資金は誰に帰属するか',
    accountsAnswer: '参加者の自由資金{cash}、注文の預託金{cover}。',
    group: '区分',
    account: '勘定',
    balance: '残高',
    groupSum: '合計',
    minus: 'ラウンドの勘定の負は、参加者が同額をまだ支払うべきことを示す。',
    source: '本市場の帳簿（ログから算出）',
    bookingsTitle: '資金はどう動いたか',
    bookingsAnswer: '記帳{n}件（新しい順）。',
    bookingsNone: '資金の動きはまだない。「銀行」のページで最初の入出金明細を取り込む。',
    filter: '次の勘定に関する記帳のみ',
    all: '全勘定',
    entry: 'ログ項番',
    at: '日時',
    what: '内容',
    amount: '金額',
    newest: '新しい{n}行を表示中。',
    showAll: '全{n}行を表示',
    logTitle: 'ログ',
    logWhat:
      '発生した全事項を、直前の項のハッシュとともに1項ずつ記録したもの。これがあれば市場の全てを再現できる。パスワードや秘密鍵は含まない。開封済みの注文と注文者名を含むため、監査用とする。',
    download: 'ログをダウンロード',
    downloading: 'ログを取得中…',
    verifyHow: '市場に問い合わせることなく、手元の計算機で検証できる：',
    verifyWhat:
      'ハッシュの連鎖、各項での貸借、開封済み注文と封書の一致、各証明書とその署名を確認する。ファイルは「ytterby market export」の出力と同一。',
    replay: '各ラウンドの約定処理をやり直し、バイト単位で比較する場合：',
    verifyHash: '最終行に項数と最後のハッシュが示される。現在は第{seq}項、ハッシュ{hash}。',
    'group-bank': '銀行',
    'group-cash': '参加者の自由資金',
    'group-payout': '出金手続き中',
    'group-cover': '注文の預託金',
    'group-round': 'ラウンドの結果',
    'group-dispute': '異議による留保',
    'group-fund': '清算基金',
    'group-budget': '価格契約の予算',
    'group-contracts': '決済後に予算へ入る額',
    'group-capital': '運営者の資本金',
    'group-operator': '端数・処分・残余',
    'of-bank': '銀行',
    'of-cash': '{member}・自由資金',
    'of-payout': '{member}・出金手続き中',
    'of-cover': '{member}・{round}の預託金',
    'of-round': '{member}・{round}の結果',
    'of-dispute': '{round}の異議',
    'of-fund': '{member}・清算基金',
    'of-budget': '予算{budget}',
    'of-contracts': '予算{budget}、{round}分',
    'of-capital': '資本金',
    'of-operator': '運営者',
    'why-bank': '銀行にある額（負で表示）',
    'why-cash': '出金または注文の預託に充てることができる',
    'why-payout': '参加者が請求し、銀行の支払いまで拘束される',
    'why-cover': '決済時に返還、または支払いに充当',
    'why-round': '決済までの受取予定額（負は支払予定額）',
    'why-dispute': '売り手の代金のうち、異議が終わるまで留保する額',
    'why-fund': '支払不能に備えた参加者の拠出',
    'why-budget': '売り手に基準価格との差額を支払う',
    'why-contracts': '価格契約により入る額。決済までは誰も使えない',
    'why-capital': '他の参加者の基金より先に充当',
    'why-operator': 'グラム未満・マイクロドル未満の端数など。負もあり得る',
  },
}
