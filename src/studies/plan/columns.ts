import type { Columns } from '../columns.ts'
import { SHARED_COLUMNS } from '../shared-columns.ts'

const musd = { kind: 'number', unit: 'MUSD' } as const
const usdPerKg = { kind: 'number', unit: 'USD/kg' } as const

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
    unit: 'year',
    header: { en: 'from', ja: '開始年' },
    note: { en: 'first year of the investment period', ja: '投資期間の最初の年' },
  },
  amount_: {
    kind: 'number',
    unit: 'unit',
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
      en: 'with `--values`: what is lost more without it, at least, in a year of attack in which all is in place; with `--quiet-years`, in the mean year',
      ja: '`--values`：すべて整備済みの年に威圧を受けたとき、これがなければ少なくとも増える損失。`--quiet-years`では、威圧のない年も含めた平均の年の損失',
    },
  },
  shapley_musd: {
    ...musd,
    header: { en: 'fair part of the loss avoided', ja: '防がれる損失のシャープレイ値' },
    note: { en: 'with `--values`: its Shapley value', ja: '`--values`：共同の成果の公平な配分' },
  },
  years: { kind: 'number', unit: 'number', header: { en: 'years', ja: '年数' } },
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
  quiet_no_plan_loss_musd: {
    ...musd,
    header: { en: 'loss without an attack, without the plan', ja: '威圧のない年の損失（計画なし）' },
    note: {
      en: 'with `--quiet-years`: in a year without an attack, against such a year in which nothing was added; plants under way may help',
      ja: '`--quiet-years`：威圧のない年の損失。何も加わらない年との差で、建設中の工場の効果を含む',
    },
  },
  quiet_loss_musd: {
    ...musd,
    header: { en: 'loss without an attack, with the plan', ja: '威圧のない年の損失（計画あり）' },
    note: {
      en: 'with `--quiet-years`: below zero, the plan helps under the controls that hold already',
      ja: '`--quiet-years`：マイナスは、現行の規制の下で計画が役立つことを示す',
    },
  },
  part: {
    kind: 'text',
    header: { en: 'part', ja: '内訳' },
    note: {
      en: '`cost`, `attacks` (losses of years with one, by its probability) or `quiet-years` (losses of the others, by theirs)',
      ja: '`cost`（費用）、`attacks`（威圧のある年の損失、確率を掛けたもの）、`quiet-years`（威圧のない年の損失、同）',
    },
  },
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
    unit: 'number',
    header: { en: 'optimal', ja: '最適' },
    note: { en: '1 where both bounds are within 1e-6', ja: '上下界の差が1e-6以内なら1' },
  },
  discounted_cost_musd: { ...musd, header: { en: 'cost, discounted', ja: '割引後の費用' } },
  undiscounted_cost_musd: {
    ...musd,
    header: { en: 'paid in all', ja: '支払総額' },
    note: { en: 'not discounted', ja: '割引前' },
  },
  verdict: {
    kind: 'text',
    header: { en: 'verdict', ja: '判定' },
    note: { en: 'why an item is in the plan, or not', ja: '採否とその理由' },
  },
  reason: {
    kind: 'text',
    header: { en: 'reason', ja: '理由' },
    note: { en: 'why an item is in the plan, or not', ja: '採否の理由' },
  },
  saved_at_most_musd: {
    ...musd,
    header: { en: 'saved if free, at most', ja: '費用ゼロなら減る額（上限）' },
    note: { en: 'by what was learnt in finding the plan', ja: '計画を求める際に得た限界による' },
  },
  pinned: {
    kind: 'text',
    header: { en: 'spoken of first', ja: '優先表示' },
    note: { en: 'yes or no', ja: 'yesまたはno' },
  },
  not_chosen_above: {
    kind: 'number',
    unit: 'share',
    header: { en: 'not chosen above', ja: '採用されない費用の倍率' },
    note: {
      en: 'switching value: at more than this multiple of its tabled cost it is in no best plan',
      ja: '転換値：表の費用に対する倍率がこれを超えると、最良の計画に含まれない',
    },
  },
  least_cost_musd: {
    ...musd,
    header: { en: 'least cost', ja: '最小費用' },
    note: {
      en: 'discounted: its smallest size, as late as it may come; all of a stock or contract',
      ja: '割引後。最小規模を最も遅く整備した場合。備蓄・契約は全量',
    },
  },
  worth_if_free_low_musd: { ...musd, header: { en: 'saved if free, at least', ja: '費用ゼロなら減る額（下限）' } },
  worth_if_free_high_musd: { ...musd, header: { en: 'saved if free, at most', ja: '費用ゼロなら減る額（上限）' } },
  extra_cost_low_musd: { ...musd, header: { en: 'extra cost, at least', ja: '追加費用（下限）' } },
  extra_cost_high_musd: {
    ...musd,
    header: { en: 'extra cost, at most', ja: '追加費用（上限）' },
    note: {
      en: 'of the nearest plan with it; of what is chosen, of the best plan without it',
      ja: '含む最良案。採用項目では含まない最良案',
    },
  },
  capital_cost_low: {
    kind: 'number',
    unit: 'share',
    header: { en: 'chosen up to, at least', ja: '採用される費用の倍率（下限）' },
  },
  capital_cost_high: {
    kind: 'number',
    unit: 'share',
    header: { en: 'chosen up to, at most', ja: '採用される費用の倍率（上限）' },
    note: { en: 'multiple of its tabled capital cost', ja: '表の設備費に対する倍率' },
  },
  side_benefit_low_musd: { ...musd, header: { en: 'benefit besides, at least', ja: '必要な別途便益（下限）' } },
  side_benefit_high_musd: {
    ...musd,
    header: { en: 'benefit besides, at most', ja: '必要な別途便益（上限）' },
    note: { en: 'in each year that it stands', ja: '稼働中の各年' },
  },
  price_rise_low_usd_per_kg: { ...usdPerKg, header: { en: 'dearer by, at least', ja: '必要な値上がり（下限）' } },
  price_rise_high_usd_per_kg: {
    ...usdPerKg,
    header: { en: 'dearer by, at most', ja: '必要な値上がり（上限）' },
    note: { en: 'of what a plant makes or works up', ja: '工場の生産・処理量あたり' },
  },
  attack_chance_low: {
    kind: 'number',
    unit: 'share',
    header: { en: 'not chosen at a chance of attack of', ja: '採用されない威圧の確率（年）' },
    note: { en: 'highest that was solved, in a year', ja: '求めた中で最大の値' },
  },
  attack_chance_high: {
    kind: 'number',
    unit: 'share',
    header: { en: 'chosen at a chance of attack of', ja: '採用される威圧の確率（年）' },
    note: { en: 'lowest that was solved, in a year; empty: at none', ja: '求めた中で最小の値。空欄は該当なし' },
  },
  part_chosen: {
    kind: 'number',
    unit: 'share',
    header: { en: 'part chosen if it could be divided', ja: '分割できる場合に採用される割合' },
    note: { en: 'for the same cost of each tonne', ja: 'トン当たり同じ費用の場合' },
  },
  part_saved_low_musd: { ...musd, header: { en: 'saved by that part, at least', ja: 'その場合に減る額（下限）' } },
  part_saved_high_musd: { ...musd, header: { en: 'saved by that part, at most', ja: 'その場合に減る額（上限）' } },
  at_once_low_musd: {
    ...musd,
    header: { en: 'saved if it stood at once, at least', ja: '直ちに稼働すれば減る額（下限）' },
  },
  at_once_high_musd: {
    ...musd,
    header: { en: 'saved if it stood at once, at most', ja: '直ちに稼働すれば減る額（上限）' },
  },
  world: {
    kind: 'text',
    header: { en: 'world', ja: '世界' },
    note: {
      en: '`central`, a setting of `conduct.csv`, or a draw',
      ja: '`central`（中央ケース）、`conduct.csv`の設定、または標本',
    },
  },
  conduct: { kind: 'text', header: { en: 'conduct', ja: '行動設定' } },
  held_before_musd: {
    ...musd,
    header: {
      en: 'what earlier controls cost a year there, beyond the central case',
      ja: '既存の規制による年間損失（中央ケースを超える分）',
    },
    note: {
      en: 'in a year without a plan and an attack; in all losses of that world',
      ja: '計画も威圧もない年の損失。その世界の損失すべてに含まれる',
    },
  },
  assumption: { kind: 'text', header: { en: 'assumption', ja: '前提' } },
  value: {
    kind: 'number',
    unit: 'row',
    header: { en: 'value', ja: '値' },
    note: {
      en: 'of the assumption: chances and discounts as shares, a year and a month; capital costs as a multiple',
      ja: '前提の値。確率（年）と割引率（月）は割合、投資額は倍率',
    },
  },
  net_saving_musd: {
    ...musd,
    header: { en: 'saved, net of costs', ja: '節約額（費用控除後）' },
    note: { en: 'against doing nothing, discounted', ja: '何もしない場合との差、割引後' },
  },
  break_even_value: {
    kind: 'number',
    unit: 'row',
    header: { en: 'saves nothing at', ja: '節約がなくなる値' },
    note: { en: 'value at which the plan saves nothing, net', ja: '費用控除後の節約がなくなる前提の値' },
  },
  no_plan_musd: { ...musd, header: { en: 'cost and loss without a plan', ja: '計画なしの費用と損失' } },
  central_plan_musd: {
    ...musd,
    header: { en: 'cost and loss, plan for the central case', ja: '中央ケースだけの計画の費用と損失' },
    note: {
      en: 'with the plan that guards against the central case alone',
      ja: '中央ケースだけに備えた計画の場合',
    },
  },
  guarded_plan_musd: { ...musd, header: { en: 'cost and loss, this plan', ja: 'この計画の費用と損失' } },
  no_plan_loss_musd: { ...musd, header: { en: 'worst loss without a plan', ja: '計画なしの最悪の損失' } },
  central_plan_loss_musd: {
    ...musd,
    header: { en: 'worst loss, plan for the central case', ja: '中央ケースだけの計画の最悪の損失' },
  },
  guarded_plan_loss_musd: { ...musd, header: { en: 'worst loss, this plan', ja: 'この計画の最悪の損失' } },
  node: {
    kind: 'text',
    header: { en: 'node', ja: 'ノード' },
    note: { en: 'of the tree of news', ja: 'ニュースの木のノード' },
  },
  parent: { kind: 'text', header: { en: 'parent', ja: '親' } },
  reach_probability: {
    kind: 'number',
    unit: 'share',
    header: { en: 'chance', ja: '確率' },
    note: { en: 'of getting to the node', ja: 'そのノードに至る確率' },
  },
  attack_probability: {
    kind: 'number',
    unit: 'share',
    header: { en: 'chance of an attack', ja: '威圧の確率' },
    note: { en: 'in a year', ja: '1年あたり' },
  },
  added_share: {
    kind: 'number',
    unit: 'share',
    header: { en: 'decided here', ja: 'ここで決める割合' },
    note: {
      en: 'as a share of what is available; below 0 a contract ends',
      ja: '上限に対する割合。マイナスは契約の終了',
    },
  },
  plan: {
    kind: 'number',
    unit: 'number',
    header: { en: 'plan', ja: '計画' },
    note: { en: '1 is the best; the others count from 2', ja: '1が最良。他は2から数える' },
  },
  dissimilarity: {
    kind: 'number',
    unit: 'share',
    header: { en: 'dissimilarity', ja: '相違度' },
    note: { en: 'how little it is like the best', ja: '最良の計画との違いの大きさ' },
  },
  sample: { kind: 'number', unit: 'number', header: { en: 'sample', ja: '標本' } },
  member_budget_musd: {
    ...musd,
    header: { en: 'budget alone', ja: '単独の予算' },
    note: { en: 'its part of the budget where it plans alone', ja: '単独で計画するときの予算の配分' },
  },
  standalone_cost_musd: { ...musd, header: { en: 'cost alone', ja: '単独の費用' } },
  allocated_saving_musd: { ...musd, header: { en: 'part of the saving', ja: '節約の配分' } },
  nucleolus_saving_musd: {
    ...musd,
    header: { en: 'part by the nucleolus', ja: '仁による配分' },
    note: { en: 'the split whose largest complaint is least', ja: '最大の不満を最小にする配分' },
  },
  allocated_cost_musd: { ...musd, header: { en: 'part of the joint cost', ja: '共同費用の配分' } },
  group: { kind: 'text', header: { en: 'group', ja: '組み合わせ' } },
  saving_low_musd: { ...musd, header: { en: 'saved together, at least', ja: '共同の節約（下限）' } },
  saving_high_musd: {
    ...musd,
    header: { en: 'saved together, at most', ja: '共同の節約（上限）' },
    note: { en: 'while the others plan each alone', ja: '他の参加国は単独で計画する場合' },
  },
  leave_shapley_low_musd: { ...musd, header: { en: 'gain by leaving, at least', ja: '離脱の得（下限）' } },
  leave_shapley_high_musd: {
    ...musd,
    header: { en: 'gain by leaving, at most', ja: '離脱の得（上限）' },
    note: { en: 'where the saving is split by Shapley; empty: none', ja: 'シャープレイ値で配分した場合。空欄は得なし' },
  },
  leave_nucleolus_low_musd: {
    ...musd,
    header: { en: 'gain by leaving, nucleolus, at least', ja: '離脱の得、仁（下限）' },
  },
  leave_nucleolus_high_musd: {
    ...musd,
    header: { en: 'gain by leaving, nucleolus, at most', ja: '離脱の得、仁（上限）' },
    note: { en: 'where it is split by the nucleolus; empty: none', ja: '仁で配分した場合。空欄は得なし' },
  },
  attacked: { kind: 'place', header: { en: 'attacked', ja: '威圧を受ける国' } },
  measures: { kind: 'text', header: { en: 'measures', ja: '措置' } },
  loss_without_help_musd: {
    ...musd,
    header: { en: 'lost by all, each for itself', ja: '全体の損失（助け合わない場合）' },
    note: { en: 'by all importing places, in a year of the attack', ja: '威圧の1年間の輸入国全体の損失' },
  },
  loss_with_help_musd: { ...musd, header: { en: 'lost by all, if they share', ja: '全体の損失（助け合う場合）' } },
  own_without_help_low_musd: {
    ...musd,
    header: { en: 'own loss, each for itself, at least', ja: '自国の損失（助け合わない場合、下限）' },
  },
  own_without_help_high_musd: {
    ...musd,
    header: { en: 'own loss, each for itself, at most', ja: '自国の損失（助け合わない場合、上限）' },
  },
  own_with_help_low_musd: {
    ...musd,
    header: { en: 'own loss if they share, at least', ja: '自国の損失（助け合う場合、下限）' },
  },
  own_with_help_high_musd: {
    ...musd,
    header: { en: 'own loss if they share, at most', ja: '自国の損失（助け合う場合、上限）' },
    note: {
      en: 'of the sectors there, over all responses that are as good for all',
      ja: 'その国の部門の損失。全体にとって同じ良さの対応すべてについて',
    },
  },
  lacks: {
    kind: 'text',
    header: { en: 'no books for lack of', ja: '不足している数値' },
    note: {
      en: 'operations, costs or prices: what the tables do not have of it, so that nothing is counted for keeping it',
      ja: 'operations・costs・prices：表にないため維持の費用を数えていない項目',
    },
  },
  baseline_price_usd_per_kg: {
    ...usdPerKg,
    header: { en: 'price before', ja: '下落前の価格' },
    note: { en: 'of `material` where the plant stands', ja: '工場の所在地での`material`の価格' },
  },
  lowest_price_usd_per_kg: {
    ...usdPerKg,
    header: { en: 'lowest price', ja: '最安値' },
    note: { en: 'on the path, figures as tabled', ja: '価格経路での最安値。数値は表のまま' },
  },
  floor_price_usd_per_kg: {
    ...usdPerKg,
    header: { en: 'floor price that keeps it', ja: '維持できる最低価格' },
    note: {
      en: 'least floor price of `material` at which it is short in no year of the path; blank: it is short in none without',
      ja: 'どの年にも不足しない`material`の最低価格。空欄：最低価格がなくても不足しない',
    },
  },
  floor_price_severe_usd_per_kg: {
    ...usdPerKg,
    header: { en: 'floor price, severe', ja: '最低価格（重度の想定）' },
    note: { en: 'the same in the severe case', ja: '重度の想定での最低価格' },
  },
  support_musd: {
    ...musd,
    header: { en: 'support in a year of the spell', ja: '安値の年の支援' },
    note: {
      en: 'for all of it: a grant of just what it is short of, mean over years and draws',
      ja: '全量あたり。不足する額だけの補助金の、年と試行の平均',
    },
  },
  support_central_musd: {
    ...musd,
    header: { en: 'support, figures as tabled', ja: '支援（数値は表のまま）' },
  },
  support_severe_musd: { ...musd, header: { en: 'support, severe', ja: '支援（重度の想定）' } },
  short_before_musd: {
    ...musd,
    header: { en: 'short at baseline prices', ja: '基準年の価格での不足' },
    note: { en: 'a year, for all of it; not dumping', ja: '1年あたり・全量あたり。不当廉売によるものではない' },
  },
  expected_support_musd: {
    ...musd,
    header: { en: 'support expected in any year', ja: '支援の期待値（1年あたり）' },
    note: {
      en: 'for what the plan has of it, or all of it where it is not in the plan; part of the annual cost',
      ja: '計画に含む量（含まない場合は全量）あたり。年間費用に含まれる',
    },
  },
  idle_before_chance: {
    kind: 'number',
    unit: 'share',
    header: { en: 'stands still at baseline prices', ja: '基準年の価格で停止している確率' },
    note: { en: 'chance, when the spell would end', ja: '安値の期間が終わる時点' },
  },
  spell_year: { kind: 'number', unit: 'year', header: { en: 'year of the spell', ja: '安値の期間の年' } },
  idle_chance: {
    kind: 'number',
    unit: 'share',
    header: { en: 'chance of standing still', ja: '停止している確率' },
    note: { en: 'when the year ends, without help', ja: 'その年の終わり、支援がない場合' },
  },
  closed_chance: {
    kind: 'number',
    unit: 'share',
    header: { en: 'chance of being closed', ja: '廃止されている確率' },
    note: { en: 'when the year ends, without help', ja: 'その年の終わり、支援がない場合' },
  },
  spell_mean_musd: {
    ...musd,
    header: { en: 'cost of keeping all plants', ja: '全工場の維持費用' },
    note: { en: 'once all stand, mean over draws', ja: '全工場の稼働後。試行の平均' },
  },
  spell_p95_musd: {
    ...musd,
    header: { en: 'in one draw of twenty more than', ja: '20回に1回はこれを上回る' },
  },
  kept_loss_musd: { ...musd, header: { en: 'worst loss if all are kept', ja: '全工場を維持した場合の最悪の損失' } },
  before_loss_low_musd: {
    ...musd,
    header: { en: 'worst loss at baseline prices, at least', ja: '基準年の価格での最悪の損失（下限）' },
  },
  before_loss_high_musd: {
    ...musd,
    header: { en: 'worst loss at baseline prices, at most', ja: '基準年の価格での最悪の損失（上限）' },
    note: {
      en: 'without the plants that would stand still if prices stayed as they were; mean over draws',
      ja: '価格が基準年のままでも停止する工場を除く。試行の平均',
    },
  },
  dumped_loss_low_musd: {
    ...musd,
    header: { en: 'worst loss after a spell, at least', ja: '安値の期間の後の最悪の損失（下限）' },
  },
  dumped_loss_high_musd: {
    ...musd,
    header: { en: 'worst loss after a spell, at most', ja: '安値の期間の後の最悪の損失（上限）' },
    note: {
      en: 'without the plants that stand still when a spell ends; mean over draws',
      ja: '安値の期間の終わりに停止している工場を除く。試行の平均',
    },
  },
  all_gone_loss_musd: {
    ...musd,
    header: { en: 'worst loss without any that may stand still', ja: '停止しうる工場をすべて除いた最悪の損失' },
  },
  year: { kind: 'number', unit: 'year', header: { en: 'year', ja: '年' } },
  asked: {
    kind: 'number',
    unit: 'unit',
    header: { en: 'asked', ja: '要求' },
    note: { en: 'in `unit`', ja: '`unit`の単位' },
  },
  reached: {
    kind: 'number',
    unit: 'unit',
    header: { en: 'reached', ja: '達成' },
    note: { en: 'in `unit`', ja: '`unit`の単位' },
  },
  term_cost_low_musd: { ...musd, header: { en: 'costs, at least', ja: '費用（下限）' } },
  term_cost_high_musd: {
    ...musd,
    header: { en: 'costs, at most', ja: '費用（上限）' },
    note: {
      en: 'what costs and losses would fall if the constraint were taken out',
      ja: '制約条件を外した場合に減る費用と損失',
    },
  },
  step: {
    kind: 'number',
    unit: 'unit',
    header: { en: 'relaxed by', ja: '緩和幅' },
    note: { en: 'to find its price, in `unit`', ja: '1単位の費用を求めるために緩めた量（`unit`の単位）' },
  },
  shadow_price_low_musd: { ...musd, header: { en: 'the last unit costs, at least', ja: '最後の1単位の費用（下限）' } },
  shadow_price_high_musd: {
    ...musd,
    header: { en: 'the last unit costs, at most', ja: '最後の1単位の費用（上限）' },
    note: { en: 'for each `unit` of the constraint', ja: '制約条件の`unit`あたり' },
  },
} as const satisfies Columns
