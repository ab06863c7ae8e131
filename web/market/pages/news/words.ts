import type { Words } from '../../../messages.ts'

export const NEWS_PAGE_WORDS: Words<
  | 'title'
  | 'lede'
  | 'mails'
  | 'noMails'
  | 'noAddress'
  | 'mailedTo'
  | 'notMailed'
  | 'address'
  | 'language'
  | 'sendCode'
  | 'codeSent'
  | 'code'
  | 'confirm'
  | 'on'
  | 'off'
  | 'forget'
  | 'forgetAsk'
  | 'forgetYes'
  | 'keep'
  | 'webhooks'
  | 'why'
  | 'none'
  | 'url'
  | 'change'
  | 'end'
  | 'endAsk'
  | 'endYes'
  | 'add'
  | 'once'
  | 'calendar'
  | 'calendarHow'
  | 'undelivered'
  | 'allDelivered'
  | 'user'
  | 'channel'
  | 'entry'
  | 'tries'
  | 'reason'
  | 'again'
  | 'drop'
  | 'mail'
  | 'webhook'
> = {
  en: {
    title: 'Notices',
    lede: 'What concerns you in the market can come to you. Each notice says what happened and in which round; everything else stays here.',
    mails: 'Mails',
    noMails: 'This market sends no mails.',
    noAddress: 'No address is confirmed.',
    mailedTo: 'Notices are mailed to {address}.',
    notMailed: 'Nothing is mailed to {address}.',
    address: 'Mail address',
    language: 'Language of mails',
    sendCode: 'Send a code there',
    codeSent: 'A code was sent to {address}. It holds for 30 minutes.',
    code: 'Code of eight digits',
    confirm: 'Confirm the address',
    on: 'Send mails',
    off: 'Send no mails',
    forget: 'Forget the address…',
    forgetAsk: 'Forget {address}? Nothing is mailed to you until you confirm an address again.',
    forgetYes: 'Forget it',
    keep: 'Keep it',
    webhooks: 'Webhooks for programmes',
    why: 'The market posts to these addresses what concerns your organisation, signed with a secret of each.',
    none: 'You have none.',
    url: 'Address',
    change: 'Change',
    end: 'End…',
    endAsk: 'End the webhook {url}?',
    endYes: 'End it',
    add: 'Add a webhook',
    once: 'Secret. Copy it now: it is shown this once.',
    calendar: 'Calendar of rounds',
    calendarHow: 'Subscribe to this address in your calendar:',
    undelivered: 'What could not be sent',
    allDelivered: 'Nothing is left over.',
    user: 'User',
    channel: 'By',
    entry: 'Log entry',
    tries: 'Tries',
    reason: 'Reason',
    again: 'Try again',
    drop: 'Give up',
    mail: 'mail',
    webhook: 'webhook',
  },
  ja: {
    title: 'お知らせ',
    lede: '市場で自分に関わる出来事の通知を受け取れる。通知には出来事とラウンド名だけが書かれ、詳細はこのサイトで確認する。',
    mails: 'メール',
    noMails: 'この市場はメールを送信しない。',
    noAddress: '確認済みのアドレスはない。',
    mailedTo: '{address}に通知を送信中。',
    notMailed: '{address}への送信は停止中。',
    address: 'メールアドレス',
    language: 'メールの言語',
    sendCode: '確認コードを送信',
    codeSent: '{address}に確認コードを送信した（30分間有効）。',
    code: '8桁の確認コード',
    confirm: 'アドレスを確認',
    on: 'メールを受け取る',
    off: 'メールを停止',
    forget: 'アドレスを削除…',
    forgetAsk: '{address}を削除しますか。再びアドレスを確認するまで、メールは送信されません。',
    forgetYes: '削除する',
    keep: '残す',
    webhooks: 'プログラム用Webhook',
    why: '自組織に関わる出来事を、アドレスごとの秘密鍵で署名して送信する。',
    none: '登録はない。',
    url: 'アドレス',
    change: '操作',
    end: '終了…',
    endAsk: 'Webhook {url}を終了しますか。',
    endYes: '終了する',
    add: 'Webhookを追加',
    once: '秘密鍵。表示は今回限りなので、控えること。',
    calendar: 'ラウンドのカレンダー',
    calendarHow: '次のアドレスをカレンダーに登録すると、日程が反映される。',
    undelivered: '未送信の通知',
    allDelivered: '未送信の通知はない。',
    user: '利用者',
    channel: '手段',
    entry: 'ログ項番',
    tries: '試行回数',
    reason: '理由',
    again: '再送',
    drop: '破棄',
    mail: 'メール',
    webhook: 'Webhook',
  },
}
