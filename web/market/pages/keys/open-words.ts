import type { Words } from '../../../messages.ts'

export const OPEN_WORDS: Words<
  | 'why'
  | 'hint'
  | 'choose'
  | 'open'
  | 'close'
  | 'notKeys'
  | 'other'
  | 'noKey'
  | 'notGood'
  | 'toKeys'
  | 'make'
  | 'unreadable'
> = {
  en: {
    why: 'This is signed with your organisation’s key, and everybody who has the log can check that. Open your key file.',
    hint: 'It stays in the memory of this page and is forgotten when you sign out or reload. Nothing of it is sent.',
    choose: 'Key file',
    open: 'Key file open: {id}',
    close: 'Close the key file',
    notKeys: '“{file}” is no key file. Choose the file that was downloaded when the keys were made.',
    other: '“{file}” holds the keys of another organisation: {organisation}.',
    noKey: 'This is signed with your organisation’s key, and it has none yet.',
    notGood:
      'The market takes nothing that is signed with this key: it is not registered, was revoked, or has run out.',
    toKeys: 'To the page Keys',
    make: 'Make one on the page Keys',
    unreadable: '“{file}” could not be read.',
  },
  ja: {
    why: 'この操作には、組織の鍵による署名が必要で、ログを持つ者は誰でも署名を検証できる。鍵ファイルを開くこと。',
    hint: 'このページのメモリー内にのみ保持され、ログアウトや再読込みで消去される。送信されることはない。',
    choose: '鍵ファイル',
    open: '鍵ファイル使用中：{id}',
    close: '鍵ファイルを閉じる',
    notKeys: '「{file}」は鍵ファイルではない。鍵の作成時にダウンロードしたファイルを選ぶこと。',
    other: '「{file}」は別の組織（{organisation}）の鍵ファイル。',
    noKey: 'この操作には組織の鍵による署名が必要だが、鍵がまだない。',
    notGood: 'この鍵による署名は受け付けられない（未登録、失効済み、または期限切れ）。',
    toKeys: '「鍵」のページへ',
    make: '「鍵」のページで作成',
    unreadable: '「{file}」を読み取れない。',
  },
}
