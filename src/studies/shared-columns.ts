import type { Columns } from './columns.ts'

/** Columns that tables of several studies have, each with one meaning. */
export const SHARED_COLUMNS = {
  case: {
    kind: 'text',
    header: { en: 'case', ja: '想定' },
    note: { en: 'which of the cases the row is of', ja: 'どの想定の行か' },
  },
  place: { kind: 'place', header: { en: 'place', ja: '国・地域' } },
  sector: { kind: 'sector', header: { en: 'sector', ja: '部門' } },
  material: { kind: 'material', header: { en: 'material', ja: '品目' } },
  element: { kind: 'element', header: { en: 'element', ja: '元素' } },
  stage: { kind: 'text', header: { en: 'stage', ja: '工程' } },
  site: { kind: 'text', header: { en: 'site', ja: '拠点' } },
  month: { kind: 'month', header: { en: 'month', ja: '月' } },
  unit: {
    kind: 'text',
    header: { en: 'unit', ja: '単位' },
    note: { en: 'of the masses of the row', ja: '行の質量の単位' },
  },
  part: { kind: 'text', header: { en: 'part', ja: '部品' } },
  first_stop: {
    kind: 'month',
    header: { en: 'line stops', ja: 'ライン停止月' },
    note: {
      en: 'first month in which a group of firms lacks something for a step that stops a line',
      ja: 'ラインを止める工程に必要な品目がいずれかの企業群で欠ける最初の月',
    },
  },
  value_added_lost_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'value added lost', ja: '付加価値の損失' },
  },
  exports_forgone_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'exports forgone', ja: '失う輸出' },
    note: {
      en: 'exports of the supplier state that do not take place, at baseline prices',
      ja: '供給国が失う輸出。基準年の価格による',
    },
  },
} as const satisfies Columns
