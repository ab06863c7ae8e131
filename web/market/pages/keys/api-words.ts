import type { Words } from '../../../messages.ts'

export const API_WORDS: Words<
  | 'title'
  | 'why'
  | 'empty'
  | 'id'
  | 'scopes'
  | 'until'
  | 'change'
  | 'revoke'
  | 'revokeAsk'
  | 'yes'
  | 'no'
  | 'revoked'
  | 'make'
  | 'may'
  | 'untilHint'
  | 'made'
  | 'once'
  | 'expired'
  | 'choose'
  | 'read'
  | 'lots'
  | 'orders'
  | 'shares'
  | 'operate'
> = {
  en: {
    title: 'API keys for programmes',
    why: 'A programme of yours signs in to the market’s API with a key of its own. It may do no more than you may, and only what you tick. The key alone lets it read: whatever it asks in your organisation’s name has to be signed with the key file as well.',
    empty: 'You have none. You need one only if a programme of yours is to speak with the market.',
    id: 'Key',
    scopes: 'May',
    until: 'Until',
    change: 'Change',
    revoke: 'Revoke…',
    revokeAsk: 'Revoke the API key {id}? Programmes that use it are shut out at once.',
    yes: 'Revoke the API key',
    no: 'Keep it',
    revoked: 'The API key was revoked.',
    make: 'Make an API key',
    may: 'What the programme may do',
    untilHint: 'Up to the end of this day. A short life does less harm if the key is lost.',
    made: 'The API key is made. Copy it now: it is shown this once.',
    once: 'Key, to be sent as “Authorization: Bearer …”',
    expired: 'run out',
    choose: 'Tick at least one.',
    read: 'read what its user may read',
    lots: 'hand in signed records of lots',
    orders: 'place and withdraw sealed orders',
    shares: 'fetch and hand out a trustee’s parts of the keys',
    operate: 'operate the market',
  },
  ja: {
    title: 'プログラム用APIキー',
    why: '自組織のプログラムが市場のAPIに接続するための鍵。権限は利用者本人の範囲内で、選択したものに限られる。この鍵だけでできるのは閲覧のみで、組織の名で行う操作には鍵ファイルによる署名も必要。',
    empty: 'APIキーはない。プログラムから市場に接続する場合にのみ必要。',
    id: 'キー',
    scopes: '権限',
    until: '有効期限',
    change: '操作',
    revoke: '失効させる…',
    revokeAsk: 'APIキー{id}を失効させますか。使用中のプログラムは直ちに接続できなくなります。',
    yes: 'APIキーを失効させる',
    no: '取りやめる',
    revoked: 'APIキーを失効させました。',
    make: 'APIキーを作成',
    may: 'プログラムに認める権限',
    untilHint: 'この日の終わりまで有効。期間が短いほど、漏えい時の被害は小さい。',
    made: 'APIキーを作成しました。表示は一度限りです。今すぐ控えてください。',
    once: 'キー（「Authorization: Bearer …」として送信）',
    expired: '期限切れ',
    choose: '1つ以上選択すること。',
    read: '閲覧',
    lots: '署名済みロット記録の提出',
    orders: '封印注文の提出・取下げ',
    shares: '受託者の分割鍵の取得・提出',
    operate: '市場の運営',
  },
}
