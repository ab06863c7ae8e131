import type { Columns } from '../columns.ts'
import { SHARED_COLUMNS } from '../shared-columns.ts'

export const stockpileColumns = {
  ...SHARED_COLUMNS,
  form: { kind: 'text', header: { en: 'form', ja: '形態' }, note: { en: 'a stage', ja: '段階' } },
  is_held: {
    kind: 'text',
    header: { en: 'held', ja: '備蓄する' },
    note: { en: '`yes` or `no`', ja: '`yes`または`no`' },
  },
  usual_t_per_month: {
    kind: 'number',
    unit: 'unit',
    header: { en: 'usual a month', ja: '通常量（月）' },
    note: { en: 't in `unit`', ja: 't。`unit`の単位' },
  },
  quiet_price_usd_per_kg: {
    kind: 'number',
    unit: 'USD/kg',
    header: { en: 'quiet price', ja: '平時の価格' },
    note: { en: 'at which it clears without the embargo', ja: '禁輸がないときの均衡価格' },
  },
  gain_usd_per_kg: {
    kind: 'number',
    unit: 'USD/kg',
    header: { en: 'gain in an embargo', ja: '禁輸時の利益' },
    note: {
      en: 'of a tonne that is held, on average over how long an embargo lasts; up to the worth of the line that it keeps running',
      ja: '備蓄した1トンの利益（禁輸の長さについての平均）。維持できるラインの価値まで上がりうる',
    },
  },
  probability_needed: {
    kind: 'number',
    unit: 'share',
    header: { en: 'probability needed', ja: '引き合う確率' },
    note: {
      en: 'of an embargo in a year, above which a first tonne pays; blank where none makes it dearer',
      ja: '最初の1トンが引き合う禁輸の年間確率。空欄は禁輸でも高くならない品目',
    },
  },
  target_days: {
    kind: 'number',
    unit: 'days',
    header: { en: 'held', ja: '備蓄量' },
    note: { en: 'days of usual use up to which it is filled', ja: '満たす水準。通常使用量の日数' },
  },
  most_days: {
    kind: 'number',
    unit: 'days',
    header: { en: 'store', ja: '備蓄の上限' },
    note: { en: 'that it can hold', ja: '通常使用量の日数' },
  },
  held_days: {
    kind: 'number',
    unit: 'days',
    header: { en: 'held today', ja: '現在の国家備蓄' },
    note: { en: 'by states, by the tables', ja: '表による国家備蓄' },
  },
  fill_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'cost to fill', ja: '購入費' },
    note: { en: 'once', ja: '一度満たす費用' },
  },
  saved_in_embargo_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'saved in an embargo', ja: '禁輸1回で防ぐ損失' },
    note: {
      en: 'value added, on average over how long it lasts, where it meets a full store; the releases cleared as a whole',
      ja: '備蓄が満ちた状態で始まる場合の付加価値（禁輸の長さについての平均）。放出全体を計算したもの',
    },
  },
  saved_on_curves_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'by the curves', ja: '曲線による値' },
    note: { en: 'the same by the curves that the rule is made on', ja: '規則の作成に用いた曲線による値' },
  },
  saved_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'saved a year', ja: '防ぐ損失（年）' },
    note: { en: 'on average', ja: '平均' },
  },
  purchases_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'purchases a year', ja: '購入費（年）' },
    note: {
      en: 'less what releases bring in; as a yearly sum of the same present value',
      ja: '放出の収入を差し引いたもの。現在価値が等しい年額',
    },
  },
  keeping_musd: { kind: 'number', unit: 'MUSD', header: { en: 'keeping a year', ja: '保管費（年）' } },
  net_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'net a year', ja: '差し引き（年）' },
    note: { en: 'saved, less purchases and keeping', ja: '防ぐ損失から購入費と保管費を差し引いたもの' },
  },
  days_per_month: {
    kind: 'number',
    unit: 'number',
    header: { en: 'days of use a month', ja: '月あたりの日数' },
    note: { en: 'bought, or released below 0', ja: '購入量。負は放出' },
  },
  price_increase: {
    kind: 'number',
    unit: 'share',
    header: { en: 'dearer by', ja: '値上がり' },
    note: { en: 'of the quiet price', ja: '平時の価格に対する割合' },
  },
  users_pay_more_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'users pay more a month', ja: '使用者の負担増（月）' },
    note: { en: 'not in the sum', ja: '合計には含まない' },
  },
  market: {
    kind: 'text',
    header: { en: 'market', ja: '市場' },
    note: { en: '`quiet`, `after` or `embargo`', ja: '`quiet`（平時）、`after`（禁輸の後）、`embargo`（禁輸中）' },
  },
  embargo_month: {
    kind: 'number',
    unit: 'number',
    header: { en: 'month of the embargo', ja: '禁輸の月' },
    note: { en: 'blank: no embargo', ja: '空欄は禁輸中でない' },
  },
  from_days: {
    kind: 'number',
    unit: 'days',
    header: { en: 'in stock from', ja: '備蓄量（から）' },
  },
  to_days: {
    kind: 'number',
    unit: 'days',
    header: { en: 'to', ja: '備蓄量（まで）' },
  },
  rule: {
    kind: 'text',
    header: { en: 'rule', ja: '規則' },
    note: {
      en: '`best`, `at-once`, `even` or `price`',
      ja: '`best`（最良）、`at-once`（一度に）、`even`（均等）、`price`（価格）のいずれか',
    },
  },
  what: { kind: 'text', header: { en: 'judgement', ja: '判断' } },
  value: { kind: 'number', unit: 'row', header: { en: 'at', ja: '値' } },
  mean_musd: { kind: 'number', unit: 'MUSD', header: { en: 'mean', ja: '平均' } },
  mean_low_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'low', ja: '下限' },
    note: { en: 'two standard errors below the mean', ja: '平均より標準誤差の2倍小さい値' },
  },
  mean_high_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'high', ja: '上限' },
    note: { en: 'two standard errors above the mean', ja: '平均より標準誤差の2倍大きい値' },
  },
  least_musd: { kind: 'number', unit: 'MUSD', header: { en: 'worst', ja: '最小' } },
  most_musd: { kind: 'number', unit: 'MUSD', header: { en: 'best', ja: '最大' } },
  pays: {
    kind: 'number',
    unit: 'share',
    header: { en: 'pays in', ja: '引き合う割合' },
    note: { en: 'share of the worlds', ja: '世界の割合' },
  },
  quantity: {
    kind: 'text',
    header: { en: 'figure', ja: '数値' },
    note: {
      en: '`saved` in an embargo, or `net` a year',
      ja: '`saved`（禁輸1回で防ぐ損失）または`net`（年間の差し引き）',
    },
  },
} as const satisfies Columns
