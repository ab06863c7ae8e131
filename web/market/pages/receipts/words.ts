import type { Words } from '../../../messages.ts'

export const RECEIPT_WORDS: Words<
  | 'title'
  | 'lede'
  | 'where'
  | 'dropped'
  | 'unkept'
  | 'empty'
  | 'save'
  | 'how'
  | 'list'
  | 'checking'
  | 'sound'
  | 'unsound'
  | 'when'
  | 'what'
  | 'entry'
  | 'signature'
  | 'good'
  | 'bad'
  | 'all'
> = {
  en: {
    title: 'Receipts',
    lede: 'For all that you ask of the market it signs a receipt: which entry of its log tells, and what that log said up to there. If an entry is dropped or changed later, the receipt proves it, to you and to everybody else.',
    where:
      'Receipts of what you did in this browser are kept here, up to {most} of them. A browser’s storage is easily cleared: save them as a file from time to time. They hold no secret.',
    dropped: {
      one: 'The oldest receipt had to make room for a newer one. Save the others.',
      other: 'The {n} oldest receipts had to make room for newer ones. Save the others.',
    },
    unkept: {
      one: 'This browser keeps nothing, or has no room: {n} receipt was lost.',
      other: 'This browser keeps nothing, or has no room: {n} receipts were lost.',
    },
    empty: 'There are none yet: nothing was asked of the market from this browser.',
    save: 'Save as a file',
    how: 'To hold the market’s log against the file, get the log from the operator or an auditor, and use',
    list: 'Your receipts',
    checking: 'Looking at the signatures…',
    sound: {
      one: 'It is signed with the key of this market, and of what you asked for.',
      other: 'All {n} are signed with the key of this market, and of what you asked for.',
    },
    unsound: {
      one: '{n} receipt is not signed with the key of this market, or of something else than you asked for. Save the file, and ask the operator and an auditor why.',
      other:
        '{n} receipts are not signed with the key of this market, or of something else than you asked for. Save the file, and ask the operator and an auditor why.',
    },
    when: 'When',
    what: 'What',
    entry: 'Entry of the log',
    signature: 'Signature',
    good: 'good',
    bad: 'not good',
    all: 'Show all {n}',
  },
  ja: {
    title: '受領証',
    lede: '市場は、受け付けた操作ごとに署名付きの受領証を発行する。受領証は、その操作がログの第何項にあり、そこまでのログがどのような内容であったかを示す。後に項が削除・改変された場合、誰に対してもその事実を証明できる。',
    where:
      'このブラウザーから行った操作の受領証は、{most}件までここに保管される。ブラウザーの保存領域は消えやすいため、定期的にファイルに保存すること。秘密の情報は含まれない。',
    dropped: '保管数の上限を超えたため、古い受領証{n}件を削除した。残りをファイルに保存すること。',
    unkept: 'ブラウザーに保存できず、受領証{n}件が失われた。',
    empty: 'このブラウザーから行った操作はまだない。',
    save: 'ファイルに保存',
    how: 'ログと照合するには、運営者または監査人からログを入手し、次のコマンドを用いる：',
    list: '受領証の一覧',
    checking: '署名を確認中…',
    sound: '全{n}件とも、この市場の鍵で署名されており、求めた操作と一致する。',
    unsound:
      '{n}件は、この市場の鍵で署名されていないか、求めた操作と一致しない。ファイルに保存し、運営者と監査人に理由を確認すること。',
    when: '日時',
    what: '操作',
    entry: 'ログの項',
    signature: '署名',
    good: '有効',
    bad: '無効',
    all: '全{n}件を表示',
  },
}
