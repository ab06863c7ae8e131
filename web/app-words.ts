import type { Words } from './messages.ts'

export const APP_WORDS: Words<
  | 'home'
  | 'pages'
  | 'shock'
  | 'weapon'
  | 'plan'
  | 'dumping'
  | 'exposure'
  | 'world'
  | 'compare'
  | 'hindcast'
  | 'method'
  | 'missing'
  | 'toHome'
  | 'skip'
  | 'loading'
  | 'foot'
  | 'made'
  | 'madeBy'
> = {
  en: {
    home: 'Ytterby, start page',
    pages: 'Pages',
    shock: 'Shock',
    weapon: 'Weapon',
    plan: 'Plan',
    dumping: 'Dumping',
    exposure: 'Exposure',
    world: 'World',
    compare: 'Compare',
    hindcast: 'Hindcast',
    method: 'Method',
    missing: 'There is no such page',
    toHome: 'To the start page',
    skip: 'Skip to the answer',
    loading: 'Opening the page…',
    foot: 'Everything is worked out in this browser. While the page is open, nothing you enter is sent.',
    made: 'Ytterby {version}, world {hash} ({world}).',
    madeBy: 'Ytterby {version}, world {hash}',
  },
  ja: {
    home: 'Ytterby トップページ',
    pages: 'ページ',
    shock: '供給途絶',
    weapon: '最悪ケース',
    plan: '計画',
    dumping: '不当廉売',
    exposure: '依存度',
    world: 'データ',
    compare: '比較',
    hindcast: '事後検証',
    method: '方法',
    missing: 'ページが見つかりません',
    toHome: 'トップページへ',
    skip: '本文へ移動',
    loading: 'ページを読込み中…',
    foot: '計算はすべてこのブラウザー内で行う。ページを開いている間、入力内容は送信されない。',
    made: 'Ytterby {version}、データ {hash}（{world}）。',
    madeBy: 'Ytterby {version}、データ {hash}',
  },
}
