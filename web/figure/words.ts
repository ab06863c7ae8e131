import type { Words } from '../messages.ts'

export const FIGURE_WORDS: Words<
  'chart' | 'table' | 'sort' | 'noData' | 'empty' | 'download' | 'source' | 'copyLink' | 'copied' | 'drawingFailed'
> = {
  en: {
    chart: 'Chart',
    table: 'Table',
    sort: 'Sort by this column',
    noData: 'no data',
    empty: 'Nothing to show.',
    download: 'Download {what}',
    source: 'Source: {text}',
    copyLink: 'Copy link',
    copied: 'Link copied',
    drawingFailed: 'The picture could not be drawn; the SVG holds the same.',
  },
  ja: {
    chart: '図',
    table: '表',
    sort: 'この列で並べ替え',
    noData: 'データなし',
    empty: '該当なし',
    download: '{what}をダウンロード',
    source: '出典：{text}',
    copyLink: 'リンクをコピー',
    copied: 'コピーしました',
    drawingFailed: '画像を作成できませんでした。SVGには同じ内容が入っています。',
  },
}
