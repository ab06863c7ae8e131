import type { Columns } from '../columns.ts'
import { SHARED_COLUMNS } from '../shared-columns.ts'

const number = { kind: 'number', unit: 'row' } as const

export const ensembleColumns = {
  ...SHARED_COLUMNS,
  label: {
    kind: 'text',
    header: { en: 'question', ja: '問い' },
    note: { en: 'which of the questions', ja: 'どの問いか' },
  },
  what: { kind: 'text', header: { en: 'number', ja: '数値' } },
  central: {
    ...number,
    header: { en: 'central', ja: '中央ケース' },
    note: { en: 'in the world as tabled', ja: '標準設定の世界' },
  },
  mean: {
    ...number,
    header: { en: 'mean', ja: '平均' },
    note: { en: 'blank where some draws have no such number', ja: '数値のない標本がある場合は空欄' },
  },
  mean_error: { ...number, header: { en: 'error of the mean', ja: '平均の標準誤差' } },
  p5: { ...number, header: { en: '5 %', ja: '5%' } },
  p5_low: {
    ...number,
    header: { en: '5%, at least', ja: '5%点の下限' },
    note: {
      en: 'with 95 % confidence the 5 % figure of all worlds lies from here; blank where so few draws do not say',
      ja: '全世界の5%点の95%信頼区間の下端。標本が少なく定まらない場合は空欄',
    },
  },
  p5_high: {
    ...number,
    header: { en: '5%, at most', ja: '5%点の上限' },
    note: { en: 'to here', ja: '同じ信頼区間の上端' },
  },
  p25: { ...number, header: { en: '25 %', ja: '25%' } },
  p50: {
    ...number,
    header: { en: 'median', ja: '中央値' },
    note: { en: 'half of the draws lie below', ja: '標本の半数がこれを下回る' },
  },
  p75: { ...number, header: { en: '75 %', ja: '75%' } },
  p95: { ...number, header: { en: '95 %', ja: '95%' } },
  p95_low: {
    ...number,
    header: { en: '95%, at least', ja: '95%点の下限' },
    note: {
      en: 'with 95 % confidence the 95 % figure of all worlds lies from here',
      ja: '全世界の95%点の95%信頼区間の下端',
    },
  },
  p95_high: {
    ...number,
    header: { en: '95%, at most', ja: '95%点の上限' },
    note: {
      en: 'to here; blank where so few draws do not say',
      ja: '同じ信頼区間の上端。標本が少なく定まらない場合は空欄',
    },
  },
  share_undefined: {
    ...number,
    unit: 'share',
    header: { en: 'without', ja: '該当なし' },
    note: { en: 'share of draws without it, or that never reach it', ja: 'その数値がない、または達しない標本の割合' },
  },
  standard_deviation: { ...number, header: { en: 'standard deviation', ja: '標準偏差' } },
  factor: { kind: 'text', header: { en: 'factor', ja: '要因' } },
  low: {
    ...number,
    header: { en: 'at its low end', ja: '下端' },
    note: { en: 'with the factor alone at its 5% end', ja: 'その要因だけを5%点に置いた場合' },
  },
  high: {
    ...number,
    header: { en: 'at its high end', ja: '上端' },
    note: { en: 'at its 95% end', ja: '95%点に置いた場合' },
  },
  first_order: {
    ...number,
    unit: 'share',
    header: { en: 'first-order index', ja: '一次指標' },
    note: {
      en: 'Sobol index: share of the variance it explains alone, from 50 draws on; below 0 by chance alone',
      ja: 'ソボル指標：単独で説明する分散の割合。標本50以上で示す。0未満は偶然による',
    },
  },
  first_order_low: {
    ...number,
    unit: 'share',
    header: { en: 'first-order index, low', ja: '一次指標の下端' },
    note: { en: 'two standard errors below', ja: '標準誤差の2倍を引いた値' },
  },
  first_order_high: {
    ...number,
    unit: 'share',
    header: { en: 'first-order index, high', ja: '一次指標の上端' },
    note: { en: 'two standard errors above', ja: '標準誤差の2倍を足した値' },
  },
  total_order: {
    ...number,
    unit: 'share',
    header: { en: 'total index', ja: '全次数指標' },
    note: {
      en: 'with what it does together with others; with `--total-order-samples`, of material factors',
      ja: '他の要因との相互作用を含む。`--total-order-samples`で、重要でありうる要因について',
    },
  },
  total_order_low: {
    ...number,
    unit: 'share',
    header: { en: 'total index, low', ja: '全次数指標の下端' },
    note: { en: 'two standard errors below, on a logarithmic scale', ja: '対数目盛で標準誤差の2倍を引いた値' },
  },
  total_order_high: {
    ...number,
    unit: 'share',
    header: { en: 'total index, high', ja: '全次数指標の上端' },
    note: {
      en: 'two standard errors above; blank where fewer than two swaps moved the number',
      ja: '対数目盛で標準誤差の2倍を足した値。数値を動かした入替えが2つ未満の場合は空欄',
    },
  },
  pairs: {
    ...number,
    unit: 'number',
    header: { en: 'pairs', ja: '組数' },
    note: {
      en: 'pairs of worlds that share every judged figure and no sourced one',
      ja: '判断による数値がすべて同じで、出典のある数値がすべて異なる世界の組の数',
    },
  },
  judged_share: {
    ...number,
    unit: 'share',
    header: { en: 'rests on judgements', ja: '判断による割合' },
    note: {
      en: 'part of the variance that would go if every judged figure were known',
      ja: '判断による数値がすべて判明すれば減る分散の割合',
    },
  },
  judged_share_low: {
    ...number,
    unit: 'share',
    header: { en: 'at least about', ja: 'その下限の目安' },
    note: { en: 'two standard errors below', ja: '標準誤差の2倍を引いた値' },
  },
  judged_share_high: {
    ...number,
    unit: 'share',
    header: { en: 'at most about', ja: 'その上限の目安' },
    note: { en: 'two standard errors above', ja: '標準誤差の2倍を足した値' },
  },
  against: {
    kind: 'text',
    header: { en: 'against', ja: '比較対象' },
    note: { en: 'the question it is compared with, draw by draw', ja: '標本ごとに比べる問い' },
  },
  share_higher: {
    ...number,
    unit: 'share',
    header: { en: 'higher', ja: '上回る割合' },
    note: { en: 'share of draws in which it is more', ja: 'これが上回る標本の割合' },
  },
} as const satisfies Columns
