import type { Words } from '../../../messages.ts'

/** Reading back, sealing, and what is there already. */
export const REVIEW_WORDS: Words<
  | 'title'
  | 'deposit'
  | 'sealedFor'
  | 'until'
  | 'others'
  | 'seal'
  | 'replace'
  | 'change'
  | 'refusedAnyway'
  | 'placedTitle'
  | 'replacedTitle'
  | 'id'
  | 'version'
  | 'versionIs'
  | 'depositName'
  | 'kept'
  | 'keptText'
  | 'notKept'
  | 'nobody'
  | 'another'
  | 'mine'
  | 'mineNone'
  | 'unknown'
  | 'amend'
  | 'withdraw'
  | 'withdrawSure'
  | 'withdrawYes'
  | 'withdrawNo'
  | 'import'
  | 'importHint'
  | 'importText'
  | 'importTake'
  | 'importNoJson'
  | 'importFault'
  | 'importTaken'
  | 'importTwice'
  | 'exported'
> = {
  en: {
    title: 'Is this what you mean?',
    deposit: 'Deposit: {money}. It is taken from your free money as soon as the order is placed.',
    sealedFor:
      'Sealed for {trustees}: {n} of them together can open it, and they hand out their parts of the key once the round is closed. The operator has no part of it.',
    until: 'You can change or withdraw it until {at}.',
    others:
      'Until then others see that there is one more order; operator and auditors also see whose it is and its deposit.',
    seal: 'Seal and place',
    replace: 'Seal and put in place of version {version}',
    change: 'Change something',
    refusedAnyway: 'The market would refuse this order, for the reasons above. Change it first.',
    placedTitle: 'Sealed and placed',
    replacedTitle: 'Sealed and put in place of the earlier version',
    id: 'Order',
    version: 'Version',
    versionIs: 'version {n}',
    depositName: 'Deposit',
    kept: 'Its content',
    keptText:
      'Kept in this browser until the round is opened: the market cannot tell it. Save a copy below if you may want to change it elsewhere.',
    notKept: 'This browser keeps nothing. Save a copy below if you may want to change it.',
    nobody:
      'It is opened once {n} of {trustees} have handed out their parts of the key, after the round is closed at {at}.',
    another: 'Write another order',
    mine: 'Your orders in this round',
    mineNone: 'None yet.',
    unknown: 'Sealed elsewhere: what it says is not in this browser. It is shown once the round is opened.',
    amend: 'Change',
    withdraw: 'Withdraw',
    withdrawSure:
      'Withdraw this order? Its deposit of {money} is free again at once. That cannot be undone; you can place another.',
    withdrawYes: 'Withdraw it',
    withdrawNo: 'Keep it',
    import: 'Import an order',
    importHint: 'An order as JSON, as a programme or this page has saved it. It fills in the form; nothing is placed.',
    importText: 'Order (JSON)',
    importTake: 'Fill in the form',
    importNoJson: 'This is no JSON: {why}',
    importFault: 'This is no order of this round:',
    importTaken: 'The form is filled in. Have it read back.',
    importTwice: 'at: a month is named twice.',
    exported: 'Save a copy (JSON)',
  },
  ja: {
    title: '内容の確認',
    deposit: '預託金：{money}。注文の提出と同時に自由資金から差し引かれる。',
    sealedFor:
      '受託者：{trustees}。このうち{n}者が揃えば開封できる。分割鍵はラウンドの締切後に提出される。運営者は分割鍵を持たない。',
    until: '{at}まで変更・取下げが可能。',
    others: 'それまで他者には注文が1件増えたことが分かる。運営者と監査人には、提出者と預託金も表示される。',
    seal: '封印して提出',
    replace: '封印して第{version}版と置き換え',
    change: '修正する',
    refusedAnyway: '上記の理由により開封時に拒否される。修正すること。',
    placedTitle: '封印・提出済み',
    replacedTitle: '封印し、以前の版と置き換え済み',
    id: '注文番号',
    version: '版',
    versionIs: '第{n}版',
    depositName: '預託金',
    kept: '注文の内容',
    keptText:
      '開封までこのブラウザーに保存される（市場には内容が分からない）。別の端末で変更する可能性がある場合は、下から控えを保存すること。',
    notKept: 'このブラウザーには保存されない。変更する可能性がある場合は、下から控えを保存すること。',
    nobody: '{at}の締切後、受託者（{trustees}）のうち{n}者が分割鍵を提出すると開封される。',
    another: '別の注文を入力',
    mine: 'このラウンドの自組織の注文',
    mineNone: 'なし',
    unknown: '別の場所で封印されたもの。内容はこのブラウザーになく、開封後に表示される。',
    amend: '変更',
    withdraw: '取下げ',
    withdrawSure: 'この注文を取り下げますか。預託金{money}は直ちに返還される。取消しはできないが、新たな注文は可能。',
    withdrawYes: '取り下げる',
    withdrawNo: '残す',
    import: '注文の読込み',
    importHint: 'プログラム又はこのページが保存したJSON形式の注文。入力欄に反映されるのみで、提出はされない。',
    importText: '注文（JSON）',
    importTake: '入力欄に反映',
    importNoJson: 'JSONとして読めない：{why}',
    importFault: 'このラウンドの注文ではない：',
    importTaken: '入力欄に反映済み。内容を確認すること。',
    importTwice: 'at：同じ月が2回指定されている。',
    exported: '控えを保存（JSON）',
  },
}
