import type { OrdersShown } from '../../../../src/market/index.ts'
import type { Words } from '../../../messages.ts'
import type { Why } from './state.ts'

export const ORDERS_WORDS: Words<
  | 'title'
  | 'intro'
  | 'empty'
  | 'emptyHow'
  | 'emptyRound'
  | 'emptyNone'
  | 'toRounds'
  | 'place'
  | 'toRound'
  | 'statement'
  | 'closes'
  | 'closed'
  | 'opened'
  | 'void'
  | 'deposits'
  | 'unknown'
  | 'version'
  | 'deposit'
  | 'amend'
  | 'refusedWhy'
  | 'sold'
  | 'bought'
  | 'at'
  | 'nothing'
  | 'got'
  | 'paid'
  | 'ofMost'
> = {
  en: {
    title: 'Your orders',
    intro: 'What you have placed, round by round, and what came of it.',
    empty: 'You have placed no order yet.',
    emptyHow:
      'An order is written for one round: what you would buy or sell, how much, where and when, and your limit. This browser seals it, and at the close all orders are cleared at once, at one price.',
    emptyRound: 'Place an order in “{title}”',
    emptyNone: 'No round takes orders just now. They are announced on the first page.',
    toRounds: 'To the rounds',
    place: 'Place another order',
    toRound: 'The round',
    statement: 'Statement',
    closes: 'Can be changed and withdrawn until {at}.',
    closed: 'Closed: the orders stand as they are until enough trustees have handed out their keys.',
    opened: 'Opened: those that were accepted are being cleared.',
    void: 'This round is void: {why} All deposits are free again.',
    deposits: 'Deposited in this round: {money}.',
    unknown: 'Sealed elsewhere: what it says is not in this browser, and is shown here once the round is opened.',
    version: 'version {n}',
    deposit: 'deposit {money}',
    amend: 'Change',
    refusedWhy: 'Why it took no part:',
    sold: 'Sold {kg} of {goods}',
    bought: 'Bought {kg} of {goods}',
    at: 'at {price}',
    nothing: 'Traded nothing.',
    got: 'You get {money}.',
    paid: 'You pay {money}.',
    ofMost: '{percent} of the order.',
  },
  ja: {
    title: '注文一覧',
    intro: 'ラウンドごとの注文とその結果。',
    empty: '注文はまだない。',
    emptyHow:
      '注文はラウンドごとに入力する（売買の別、数量、場所、時期、価格の限度）。このブラウザー内で封印され、締切後にすべての注文が一つの価格で一斉に約定処理される。',
    emptyRound: '「{title}」に注文する',
    emptyNone: '現在受付中のラウンドはない。新しいラウンドはトップページで公示される。',
    toRounds: 'ラウンド一覧へ',
    place: '注文を追加',
    toRound: 'ラウンド',
    statement: '取引明細書',
    closes: '{at}まで変更・取下げが可能。',
    closed: '締切済み。必要数の受託者が分割鍵を提出するまで注文はこのまま保持される。',
    opened: '開封済み。受理された注文の約定処理待ち。',
    void: 'このラウンドは無効：{why} 預託金は全額返還済み。',
    deposits: 'このラウンドの預託金：{money}',
    unknown: '別の場所で封印されたもの。内容はこのブラウザーになく、開封後に表示される。',
    version: '第{n}版',
    deposit: '預託金{money}',
    amend: '変更',
    refusedWhy: '不参加の理由：',
    sold: '売却{kg}：{goods}',
    bought: '購入{kg}：{goods}',
    at: '価格{price}',
    nothing: '約定なし。',
    got: '受取額{money}。',
    paid: '支払額{money}。',
    ofMost: '注文の{percent}。',
  },
}

export const STATE_WORDS: Words<OrdersShown['orders'][number]['status'] | 'traded' | 'partly' | 'untraded'> = {
  en: {
    sealed: 'sealed',
    accepted: 'accepted',
    refused: 'refused',
    traded: 'traded in full',
    partly: 'traded in part',
    untraded: 'not traded',
  },
  ja: {
    sealed: '封印中',
    accepted: '受理',
    refused: '拒否',
    traded: '全量約定',
    partly: '一部約定',
    untraded: '約定なし',
  },
}

export const WHY_WORDS: Words<Exclude<Why, 'whole'> | 'pricePart'> = {
  en: {
    price: 'Its limit was not reached: {gap} were missing.',
    pricePart: 'No more of it gained at the price.',
    margin: 'It stood exactly at the price. What was left there was shared out among those who asked for the same.',
    'passed-over':
      'Passed over: at the price it would have gained, but it cannot be divided. With it, no price would have suited everybody else, and such an order stays out. The round states how many there were.',
    'no-price': 'These goods were not traded in this round, so that there is no price to compare it with.',
    tie: 'The rest found nobody on the other side, to the gram.',
  },
  ja: {
    price: '価格の限度に達せず（不足{gap}）。',
    pricePart: 'この価格ではこれ以上の約定に利益がない。',
    margin: '指値が価格とちょうど一致。残余は同じ条件の注文の間で按分された。',
    'passed-over':
      '見送り：価格の条件は満たしていたが、分割できない注文であり、含めると他の参加者全員に適した価格が存在しなくなるため、対象外となった。件数はラウンドの結果に記載。',
    'no-price': 'このラウンドではこの品目の取引がなく、比較できる価格がない。',
    tie: '残りは相手方がなかった（グラム単位の端数を含む）。',
  },
}
