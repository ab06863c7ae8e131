import type { Columns } from '../columns.ts'
import { SHARED_COLUMNS } from '../shared-columns.ts'

const musd = { kind: 'number', unit: 'MUSD' } as const

export const planColumns = {
  ...SHARED_COLUMNS,
  id: {
    kind: 'text',
    header: { en: 'id', ja: 'ID' },
    note: { en: 'of a decision or constraint', ja: '決定または制約のID' },
  },
  kind: { kind: 'text', header: { en: 'kind', ja: '種類' } },
  from: {
    kind: 'place',
    header: { en: 'from', ja: '供給元' },
    note: { en: 'who supplies, of a contract', ja: '契約の供給元' },
  },
  from_year: {
    kind: 'number',
    header: { en: 'from', ja: '開始年' },
    note: { en: 'first year of the investment period', ja: '投資期間の最初の年' },
  },
  amount_: {
    kind: 'number',
    header: { en: 'in place from', ja: '整備量' },
    note: {
      en: 'what is in place in the investment period that begins in that year, in `unit`; a column for each period',
      ja: 'その年に始まる投資期間に整備されている量（`unit`の単位）。期間ごとに1列',
    },
  },
  share: {
    kind: 'number',
    unit: 'share',
    header: { en: 'share of what is available', ja: '上限に対する割合' },
  },
  decide_by: { kind: 'month', header: { en: 'decide by', ja: '決定期限' } },
  available_from: { kind: 'month', header: { en: 'available from', ja: '利用開始' } },
  upfront_cost_musd: { ...musd, header: { en: 'upfront cost', ja: '初期費用' } },
  annual_cost_musd: { ...musd, header: { en: 'annual cost', ja: '年間費用' } },
  leave_one_out_musd: {
    ...musd,
    header: { en: 'lost without it', ja: 'ない場合の損失増' },
    note: {
      en: 'with `--values`: what is lost more without it, at least, in a year of attack in which all is in place',
      ja: '`--values`：すべて整備済みの年に攻撃を受けたとき、これがなければ少なくとも増える損失',
    },
  },
  shapley_musd: {
    ...musd,
    header: { en: 'fair part of the loss avoided', ja: '防がれる損失の公平な取り分' },
    note: { en: 'with `--values`: its Shapley value', ja: '`--values`：シャープレイ値' },
  },
  years: { kind: 'number', header: { en: 'years', ja: '年数' } },
  do_nothing_measures: {
    kind: 'text',
    header: { en: 'worst measures without the plan', ja: '計画がない場合の最悪の措置' },
  },
  do_nothing_loss_musd: { ...musd, header: { en: 'worst loss without the plan', ja: '計画がない場合の最悪の損失' } },
  worst_case_measures: {
    kind: 'text',
    header: { en: 'worst measures with the plan', ja: '計画がある場合の最悪の措置' },
  },
  worst_case_loss_musd: { ...musd, header: { en: 'worst loss with the plan', ja: '計画がある場合の最悪の損失' } },
  loss_upper_bound_musd: { ...musd, header: { en: 'bound on the worst loss', ja: '最悪の損失の上界' } },
  rechecked_loss_musd: {
    ...musd,
    header: { en: 'worst loss, rechecked', ja: '再検証した最悪の損失' },
    note: { en: 'found in a network built with the plan in it', ja: '計画を組み込んだネットワークで改めて求めた損失' },
  },
  budget_musd: { ...musd, header: { en: 'budget', ja: '予算' } },
  lower_bound_musd: {
    ...musd,
    header: { en: 'cost and expected loss, at least', ja: '費用と期待損失の下界' },
    note: { en: 'of every plan within the budget', ja: '予算内のすべての計画についての下界' },
  },
  upper_bound_musd: {
    ...musd,
    header: { en: 'cost and expected loss', ja: '費用と期待損失' },
    note: { en: 'of the plan: at most this', ja: 'その計画の値の上界' },
  },
  optimal: {
    kind: 'number',
    header: { en: 'optimal', ja: '最適' },
    note: { en: '1 where both bounds are within 1e-6', ja: '上下界の差が1e-6以内なら1' },
  },
  discounted_cost_musd: { ...musd, header: { en: 'cost, discounted', ja: '割引後の費用' } },
  undiscounted_cost_musd: {
    ...musd,
    header: { en: 'paid in all', ja: '支払総額' },
    note: { en: 'not discounted', ja: '割引前' },
  },
  plan: {
    kind: 'number',
    header: { en: 'plan', ja: '計画' },
    note: { en: '1 is the best; the others count from 2', ja: '1が最良。他は2から数える' },
  },
  dissimilarity: {
    kind: 'number',
    header: { en: 'dissimilarity', ja: '相違度' },
    note: { en: 'how little it is like the best', ja: '最良の計画との違いの大きさ' },
  },
  sample: { kind: 'number', header: { en: 'sample', ja: '標本' } },
  standalone_cost_musd: { ...musd, header: { en: 'cost alone', ja: '単独の費用' } },
  allocated_saving_musd: { ...musd, header: { en: 'part of the saving', ja: '節約の配分' } },
  allocated_cost_musd: { ...musd, header: { en: 'part of the joint cost', ja: '共同費用の配分' } },
  year: { kind: 'number', header: { en: 'year', ja: '年' } },
  asked: { kind: 'number', header: { en: 'asked', ja: '要求' }, note: { en: 'in `unit`', ja: '`unit`の単位' } },
  reached: { kind: 'number', header: { en: 'reached', ja: '達成' }, note: { en: 'in `unit`', ja: '`unit`の単位' } },
} as const satisfies Columns
