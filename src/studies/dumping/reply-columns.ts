import type { Columns } from '../columns.ts'

const musd = { kind: 'number', unit: 'MUSD' } as const
const usdPerKg = { kind: 'number', unit: 'USD/kg' } as const

/** Columns of what the supplier state can make of a path. */
export const replyColumns = {
  depth: {
    kind: 'number',
    unit: 'share',
    header: { en: 'price, of own cost', ja: '価格（自国の費用比）' },
    note: { en: 'of the supplier state’s own cost, at all stages', ja: '供給国自身の費用に対する比。すべての段階' },
  },
  years: { kind: 'number', unit: 'number', header: { en: 'years', ja: '年数' } },
  net_cost_musd: {
    ...musd,
    header: { en: 'net cost to the supplier state', ja: '供給国の純費用' },
    note: {
      en: 'exports forgone less saved on imports, over these years',
      ja: '失う輸出収入から輸入の節約を引いた額（期間計）',
    },
  },
  makers_bill_musd: {
    ...musd,
    header: { en: 'what its makers must be paid', ja: '自国生産者への補填' },
    note: {
      en: 'lost below own cost abroad and at home, less what is got back on imports',
      ja: '国外・国内での原価割れ損失から、安くなった輸入の分を引いた額',
    },
  },
  idle_plants: {
    kind: 'number',
    unit: 'number',
    header: { en: 'expected to stand still', ja: '停止の見込み（件）' },
    note: { en: 'plants to keep, when these years end', ja: '維持対象の工場、期間の終わり' },
  },
  idle_error: {
    kind: 'number',
    unit: 'number',
    header: { en: 'standard error, at most', ja: '標準誤差（上限）' },
    note: { en: 'of plants that stand still', ja: '停止の見込み件数について' },
  },
  closed_plants: {
    kind: 'number',
    unit: 'number',
    header: { en: 'expected to be closed', ja: '廃止の見込み（件）' },
    note: { en: 'of them, for good', ja: 'うち廃止' },
  },
  contracts_cost_musd: {
    ...musd,
    header: { en: 'price contracts cost members', ja: '差額決済契約の費用' },
    note: { en: 'least cost as tabled, over these years', ja: '表の数値による最小費用（期間計）' },
  },
  cost_per_dollar: {
    kind: 'number',
    unit: 'USD/USD',
    header: { en: 'supplier’s cost per dollar of members’', ja: '参加国の費用1ドルあたりの供給国の費用' },
    note: { en: 'net cost for each dollar that contracts cost', ja: '契約の費用1ドルあたりの純費用' },
  },
  regained_margin_musd: {
    ...musd,
    header: { en: 'regained a year, at most', ja: '回収（年、上限）' },
    note: {
      en: 'sold in place of plants that stand still, above own cost',
      ja: '止まった工場に代わって売る分の、自国の費用を超える額',
    },
  },
  regained_closed_musd: {
    ...musd,
    header: { en: 'regained in place of closed plants', ja: '回収（廃止分のみ、年）' },
  },
  strategic_worth_musd: {
    ...musd,
    header: { en: 'strategic worth needed a year', ja: '必要な戦略的価値（年）' },
    note: { en: 'beyond money, for ever, for the path to pay', ja: '採算に合うために金銭以外に必要な価値（永続）' },
  },
  strategic_worth_low_musd: {
    ...musd,
    header: { en: 'the same at the low discount', ja: '同（低い割引率）' },
  },
  strategic_worth_high_musd: {
    ...musd,
    header: { en: 'the same at the high discount', ja: '同（高い割引率）' },
  },
  strategic_worth_by_closed_musd: {
    ...musd,
    header: { en: 'the same if only closed plants stay away', ja: '同（廃止された工場だけが戻らない場合）' },
  },
  price_rise: {
    kind: 'number',
    unit: 'share',
    header: { en: 'price rise that would pay it back', ja: '回収に必要な値上げ' },
    note: { en: 'above the baseline, on all exports, for ever', ja: '基準年比、全輸出、永続' },
  },
  budget_lasts_years: {
    kind: 'number',
    unit: 'years',
    header: { en: 'years until the budget is spent', ja: '予算が尽きるまでの年数' },
    note: { en: 'blank: it is not spent', ja: '空欄：尽きない' },
  },
  budget: {
    kind: 'text',
    header: { en: 'budget', ja: '予算' },
    note: { en: 'value, low or high of its range', ja: '範囲の中央・下端・上端' },
  },
  floor_usd_per_kg: { ...usdPerKg, header: { en: 'floor', ja: '最低価格' } },
  before_usd_per_kg: { ...usdPerKg, header: { en: 'price before', ja: '下落前の価格' } },
  called_cost_musd: {
    ...musd,
    header: { en: 'cost a year if called', ja: '発動時の年間費用' },
    note: { en: 'of the whole floor', ja: '最低価格の全体' },
  },
} as const satisfies Columns
