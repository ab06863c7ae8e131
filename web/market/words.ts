import type { Words } from '../messages.ts'

export const MARKET_WORDS: Words<
  | 'home'
  | 'pages'
  | 'rounds'
  | 'benchmarks'
  | 'verify'
  | 'orders'
  | 'lots'
  | 'money'
  | 'keys'
  | 'receipts'
  | 'operate'
  | 'members'
  | 'bank'
  | 'alarms'
  | 'ledger'
  | 'notices'
  | 'signIn'
  | 'signOut'
  | 'signedIn'
  | 'missing'
  | 'toHome'
  | 'skip'
  | 'loading'
  | 'foot'
  | 'head'
> = {
  en: {
    home: 'Start page of the market',
    pages: 'Pages',
    rounds: 'Rounds',
    benchmarks: 'Prices',
    verify: 'Verify',
    orders: 'Orders',
    lots: 'Lots',
    money: 'Money',
    keys: 'Keys',
    receipts: 'Receipts',
    operate: 'New round',
    members: 'Members',
    bank: 'Bank',
    alarms: 'Alarms',
    ledger: 'Ledger',
    notices: 'Notices',
    signIn: 'Sign in',
    signOut: 'Sign out',
    signedIn: '{user}, {role}',
    missing: 'There is no such page',
    toHome: 'To the start page',
    skip: 'Skip to the content',
    loading: 'Opening the page…',
    foot: 'Orders are sealed in this browser, and opened after the round has closed. The operator has no key to them.',
    head: 'Log entry {seq}, {hash}',
  },
  ja: {
    home: '市場のトップページ',
    pages: 'ページ',
    rounds: 'ラウンド',
    benchmarks: '価格',
    verify: '検証',
    orders: '注文',
    lots: 'ロット',
    money: '資金',
    keys: '鍵',
    receipts: '受領証',
    operate: '新規ラウンド',
    members: '参加者',
    bank: '銀行',
    alarms: '警告',
    ledger: '元帳',
    notices: 'お知らせ',
    signIn: 'ログイン',
    signOut: 'ログアウト',
    signedIn: '{user}（{role}）',
    missing: 'ページが見つかりません',
    toHome: 'トップページへ',
    skip: '本文へ移動',
    loading: 'ページを読込み中…',
    foot: '注文はこのブラウザー内で封印され、締切後に開封される。運営者は開封の鍵を持たない。',
    head: 'ログ第{seq}項、{hash}',
  },
}
