import type { Words } from '../../../messages.ts'

/** What an operator did, by what the API calls it. */
type Act =
  | 'organisation'
  | 'related'
  | 'suspended'
  | 'let-trade'
  | 'deposit-class'
  | 'user'
  | 'user-left'
  | 'let-in'
  | 'admitted'
  | 'two-required'
  | 'operator-key'
  | 'operator-key-proposed'
  | 'operator-key-agreed'
  | 'operator-key-refused'
  | 'operators-sign'
  | 'proposed'
  | 'agreed'
  | 'proposal-withdrawn'
  | 'market-account'
  | 'payouts-released'
  | 'payment-file'
  | 'statement'
  | 'api-key'
  | 'api-key-revoked'
  | 'signing-key'
  | 'signing-key-revoked'
  | 'site'
  | 'paid-in'
  | 'paid-out'
  | 'capital'
  | 'capital-notice'
  | 'capital-out'
  | 'contract'
  | 'shortage'
  | 'round'
  | 'closed'
  | 'opened'
  | 'cleared'
  | 'settled'
  | 'void'
  | 'undelivered'
  | 'defaulted'
  | 'screening'
  | 'dispute-decided'
  | 'dispute-ended'
  | 'force-majeure-decided'
  | 'trade-review-refused'
  | 'trade-cancelled'

export const ACT_WORDS: Words<Act> = {
  en: {
    organisation: 'registered an organisation, or other owners of it',
    related: 'declared which parties act together',
    suspended: 'suspended a member',
    'let-trade': 'let a member trade again',
    'deposit-class': 'changed what a member deposits with orders to come',
    user: 'added a user or changed their role',
    'user-left': 'removed a user',
    'let-in': 'gave a user a way to sign in',
    admitted: 'had a user admitted',
    'two-required': 'had the market take two operators',
    'operator-key': 'registered a key of their own',
    'operator-key-proposed': 'registered a key that another operator has to agree to',
    'operator-key-agreed': 'agreed to the key of another operator',
    'operator-key-refused': 'refused a key of an operator',
    'operators-sign': 'had every command of an operator signed',
    proposed: 'proposed something that takes two operators',
    agreed: 'agreed to what another operator had proposed',
    'proposal-withdrawn': 'withdrew a proposal',
    'market-account': 'set the account of the market',
    'payouts-released': 'released payouts',
    'payment-file': 'made a payment file',
    statement: 'recorded a bank statement',
    'api-key': 'took an API key',
    'api-key-revoked': 'revoked an API key',
    'signing-key': 'registered a signing key',
    'signing-key-revoked': 'revoked a signing key',
    site: 'registered a site',
    'paid-in': 'noted a payment in',
    'paid-out': 'noted a payment out',
    capital: 'added to the market’s own capital',
    'capital-notice': 'gave notice that some of the market’s own capital is to leave',
    'capital-out': 'took out some of the market’s own capital',
    contract: 'noted a price contract',
    shortage: 'declared or ended a shortage',
    round: 'announced a round',
    closed: 'closed the round',
    opened: 'opened the orders of the round',
    cleared: 'cleared the round',
    settled: 'settled the round',
    void: 'declared the round void',
    undelivered: 'declared that a delivery will not come',
    defaulted: 'declared a member in default',
    screening: 'recorded that a member was looked into',
    'dispute-decided': 'decided a dispute between two members',
    'dispute-ended': 'ended a dispute that had lapsed',
    'force-majeure-decided': 'decided what a seller had declared',
    'trade-review-refused': 'refused to cancel a trade',
    'trade-cancelled': 'cancelled a trade between two members',
  },
  ja: {
    organisation: '組織またはその所有者を登録した',
    related: '共同して行動する当事者を届け出た',
    suspended: '参加者を停止した',
    'let-trade': '参加者の取引を再開させた',
    'deposit-class': '参加者の預託金の区分を変更した（今後の注文に適用）',
    user: '利用者を追加、またはその役割を変更した',
    'user-left': '利用者を削除した',
    'let-in': '利用者にサインインの手段を渡した',
    admitted: '利用者のログイン手段を承認させた',
    'two-required': '運営者2人制を採用した',
    'operator-key': '自らの鍵を登録した',
    'operator-key-proposed': '他の運営者の同意を要する鍵を登録した',
    'operator-key-agreed': '他の運営者の鍵に同意した',
    'operator-key-refused': '運営者の鍵を拒否した',
    'operators-sign': '運営者の署名を必須とした',
    proposed: '運営者2人を要する操作を提案した',
    agreed: '他の運営者の提案に同意した',
    'proposal-withdrawn': '提案を取り下げた',
    'market-account': '市場の口座を設定した',
    'payouts-released': '出金を承認した',
    'payment-file': '振込ファイルを作成した',
    statement: '入出金明細を取り込んだ',
    'api-key': 'APIキーを取得した',
    'api-key-revoked': 'APIキーを失効させた',
    'signing-key': '署名鍵を登録した',
    'signing-key-revoked': '署名鍵を失効させた',
    site: '拠点を登録した',
    'paid-in': '入金を記録した',
    'paid-out': '出金を記録した',
    capital: '市場の自己資本を積み増した',
    'capital-notice': '市場の自己資本の引出しを予告した',
    'capital-out': '市場の自己資本を引き出した',
    contract: '価格契約を記録した',
    shortage: '不足を宣言、または解除した',
    round: 'ラウンドを公示した',
    closed: 'ラウンドを締め切った',
    opened: 'ラウンドの注文を開封した',
    cleared: 'ラウンドを約定させた',
    settled: 'ラウンドを決済した',
    void: 'ラウンドを無効とした',
    undelivered: '引渡しがなされないことを宣言した',
    defaulted: '参加者を債務不履行とした',
    screening: '参加者の審査を記録した',
    'dispute-decided': '参加者間の異議を裁定した',
    'dispute-ended': '期限切れの異議を終了させた',
    'force-majeure-decided': '売主の不可抗力の申告を裁定した',
    'trade-review-refused': '取引の取消しを却下した',
    'trade-cancelled': '参加者間の取引を取り消した',
  },
}

export const ACTS_WORDS: Words<'title' | 'lede' | 'about' | 'ofRound' | 'why'> = {
  en: {
    title: 'What the operator has done since the close',
    lede: 'Everybody sees it at once. None of it changes which orders take part: that is decided by what held at the close.',
    about: 'about {organisation}',
    ofRound: 'round {round}',
    why: 'Reason: {why}',
  },
  ja: {
    title: '締切後に運営者が行ったこと',
    lede: '誰もがただちに見られる。どの注文が参加するかは締切時点の状態で決まり、ここにある行為では変わらない。',
    about: '対象：{organisation}',
    ofRound: 'ラウンド：{round}',
    why: '理由：{why}',
  },
}
