import type { Words } from '../../../messages.ts'

export const STATEMENT_WORDS: Words<
  | 'title'
  | 'of'
  | 'round'
  | 'status'
  | 'cleared'
  | 'total'
  | 'totalGets'
  | 'totalPays'
  | 'totalNone'
  | 'since'
  | 'paidOut'
  | 'paidIn'
  | 'openDue'
  | 'openOwed'
  | 'openNone'
  | 'waits'
  | 'deposit'
  | 'goods'
  | 'goodsCaption'
  | 'order'
  | 'what'
  | 'kg'
  | 'price'
  | 'amount'
  | 'sold'
  | 'bought'
  | 'sumOf'
  | 'contractOf'
  | 'freight'
  | 'freightOf'
  | 'all'
  | 'none'
  | 'bookings'
  | 'bookingsAnswer'
  | 'note'
  | 'source'
  | 'same'
  | 'differs'
  | 'take'
  | 'csv'
  | 'pdf'
  | 'print'
  | 'making'
  | 'back'
  | 'signNote'
> = {
  en: {
    title: 'Statement of {round}',
    of: 'Member',
    round: 'Round',
    status: 'Stands at',
    cleared: 'Orders until',
    total: 'Result',
    totalGets: '{money} to you',
    totalPays: '{money} from you',
    totalNone: 'nothing: none of your orders traded',
    since: 'Since then',
    paidOut: 'Paid to you at the settlement',
    paidIn: 'Paid by you at the settlement',
    openDue: 'Still due to you',
    openOwed: 'Still owed by you',
    openNone: 'All is paid.',
    waits: 'It is paid at the settlement, once all goods of the round are handed over.',
    deposit: 'Deposit that still lies there',
    goods: 'What was traded',
    goodsCaption: 'Orders of the round with what they traded, at which prices, and sums',
    order: 'Order',
    what: 'Goods',
    kg: 'kg',
    price: '{currency} per kg',
    amount: '{currency}',
    sold: 'sold',
    bought: 'bought',
    sumOf: 'Sum of the order',
    contractOf: 'Price contract: difference to the strike',
    freight: 'Freight',
    freightOf: 'Freight on your route {route}, with what a full route earned',
    all: 'Total',
    none: 'None of your orders traded in this round, and none of your routes was used.',
    bookings: 'What has been booked for this round?',
    bookingsAnswer: { one: '{n} booking.', other: '{n} bookings.' },
    note: 'Positive amounts are to you, negative ones from you. Prices are those of the round, for everybody the same.',
    source: 'books of the market',
    same: 'The lines come to what the market booked as the result of the round, to the last digit.',
    differs: 'The lines come to {total}, and the market booked {booked}: tell the operator.',
    take: 'Take it along',
    csv: 'CSV',
    pdf: 'PDF',
    print: 'Print',
    making: 'One moment…',
    back: 'All statements',
    signNote: 'The prices and fills behind it are in the certificate of the round, which anybody can check.',
  },
  ja: {
    title: '取引明細書：{round}',
    of: '参加者',
    round: 'ラウンド',
    status: '状態',
    cleared: '受付締切',
    total: '結果',
    totalGets: '受取{money}',
    totalPays: '支払{money}',
    totalNone: 'なし（約定した注文なし）',
    since: 'その後の増減',
    paidOut: '決済時の受取済み額',
    paidIn: '決済時の支払済み額',
    openDue: '受取予定額',
    openOwed: '支払予定額',
    openNone: '支払いはすべて完了。',
    waits: 'ラウンドの全引渡しの完了後、決済時に支払われる。',
    deposit: '残存する預託金',
    goods: '取引の内容',
    goodsCaption: 'ラウンドの注文ごとの取引、価格及び合計',
    order: '注文',
    what: '品目',
    kg: 'kg',
    price: '{currency}/kg',
    amount: '{currency}',
    sold: '売却',
    bought: '購入',
    sumOf: '注文の合計',
    contractOf: '価格契約：基準価格との差額',
    freight: '輸送費',
    freightOf: '自組織の輸送路{route}の輸送費（満載による収益を含む）',
    all: '総計',
    none: 'このラウンドで約定した注文はなく、輸送路の利用もない。',
    bookings: 'このラウンドの記帳',
    bookingsAnswer: '{n}件。',
    note: '正の値は受取り、負の値は支払い。価格はラウンドの価格で、全参加者に共通。',
    source: '市場の元帳',
    same: '各行の合計は、ラウンドの結果として市場が記帳した額と1桁も違わず一致する。',
    differs: '各行の合計は{total}、市場の記帳額は{booked}。運営者に連絡すること。',
    take: '書面の取得',
    csv: 'CSV',
    pdf: 'PDF',
    print: '印刷',
    making: '作成中…',
    back: '取引明細書一覧',
    signNote: '根拠となる価格と約定数量はラウンドの証明書に記載され、誰でも検証できる。',
  },
}
