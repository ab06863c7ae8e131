import type { Words } from '../../../messages.ts'

export const OPEN_WORDS: Words<
  'label' | 'why' | 'hint' | 'choose' | 'open' | 'close' | 'notKeys' | 'other' | 'none' | 'toKeys' | 'unreadable'
> = {
  en: {
    label: 'Open your key file',
    why: 'Open your key file to sign.',
    hint: 'It stays in the memory of this page and is forgotten when you sign out or reload. Nothing of it is sent.',
    choose: 'Key file',
    open: 'Key file open: {id}',
    close: 'Close the key file',
    notKeys: '“{file}” is no key file. Choose the file that was downloaded when the keys were made.',
    other: '“{file}” holds the keys of another organisation: {organisation}.',
    none: 'No key file yet?',
    toKeys: 'Make keys',
    unreadable: '“{file}” could not be read.',
  },
  ja: {
    label: '鍵ファイルを開く',
    why: '署名するには鍵ファイルを開くこと。',
    hint: 'このページのメモリー内にのみ保持され、ログアウトや再読込みで消去される。送信されることはない。',
    choose: '鍵ファイル',
    open: '鍵ファイル使用中：{id}',
    close: '鍵ファイルを閉じる',
    notKeys: '「{file}」は鍵ファイルではない。鍵の作成時にダウンロードしたファイルを選ぶこと。',
    other: '「{file}」は別の組織（{organisation}）の鍵ファイル。',
    none: '鍵ファイルがない場合：',
    toKeys: '鍵を作成',
    unreadable: '「{file}」を読み取れない。',
  },
}
