import { at } from '../../lists/index.ts'
import { tableWith, type ResultTable } from '../columns.ts'
import { planColumns } from './columns.ts'
import type { PlanResult } from './result.ts'

const table = tableWith(planColumns)

/** Parts of an objective, by their words in tables. */
const PARTS = [
  ['cost', 'cost'],
  ['attacks', 'attacks'],
  ['quiet-years', 'quietYears'],
] as const

const joined = (ids: readonly string[]): string => ids.join(' ')

type CostSharing = NonNullable<PlanResult['costSharing']>

/** What a group might gain by leaving each split. */
export function gainsOf({ core }: CostSharing, members: readonly string[]): { shapley: Gain; nucleolus: Gain } {
  const gain = (couldLeave: CostSharing['core']['shapley']['couldLeave'] = []): Gain =>
    couldLeave.find((one) => joined(one.members) === joined(members))?.gain
  return { shapley: gain(core.shapley.couldLeave), nucleolus: gain(core.nucleolus?.couldLeave) }
}
type Gain = CostSharing['core']['shapley']['couldLeave'][number]['gain'] | undefined

export const planTables: readonly ResultTable<PlanResult>[] = [
  table(
    {
      id: 'decisions',
      rowFor: { en: 'project, stockpile or contract that is decided on', ja: '決定した事業・備蓄・契約' },
    },
    ({ decisions }: PlanResult) => decisions,
    {
      id: ({ id }) => id,
      kind: ({ kind }) => kind,
      material: ({ material }) => material,
      place: ({ place }) => place,
      from: ({ from }) => from,
      unit: ({ unit }) => unit,
      amount_: {
        names: ({ periods }) => periods.map(({ from }) => `amount_${from}`),
        values: ({ amounts }) => amounts,
      },
      share: ({ share }) => share,
      decide_by: ({ decideBy }) => decideBy,
      available_from: ({ availableFrom }) => availableFrom,
      upfront_cost_musd: ({ upfrontCost }) => upfrontCost,
      annual_cost_musd: ({ annualCost }) => annualCost,
      leave_one_out_musd: ({ value }) => value?.leaveOneOut ?? null,
      shapley_musd: ({ value }) => value?.shapley ?? null,
    },
  ),
  table({ id: 'periods', rowFor: { en: 'investment period', ja: '投資期間' } }, ({ periods }) => periods, {
    from_year: ({ from }) => from,
    years: ({ years }) => years,
    do_nothing_measures: ({ doNothing }) => joined(doNothing.measures),
    do_nothing_loss_musd: ({ doNothing }) => doNothing.loss,
    worst_case_measures: ({ worstCase }) => joined(worstCase.measures),
    worst_case_loss_musd: ({ worstCase }) => worstCase.loss,
    loss_upper_bound_musd: ({ lossUpperBound }) => lossUpperBound,
    rechecked_loss_musd: ({ recheckedLoss }) => recheckedLoss,
    quiet_no_plan_loss_musd: ({ quietYear }) => quietYear?.doNothing ?? null,
    quiet_loss_musd: ({ quietYear }) => quietYear?.plan ?? null,
  }),
  table(
    {
      id: 'objective-parts',
      rowFor: { en: 'part of the objective (`--quiet-years`)', ja: '目的関数の内訳（`--quiet-years`）' },
    },
    ({ objectiveParts }) =>
      objectiveParts === undefined
        ? []
        : PARTS.map(([part, key]) => ({
            part,
            doNothing: objectiveParts.doNothing[key],
            plan: objectiveParts.plan[key],
          })),
    {
      part: ({ part }) => part,
      no_plan_musd: ({ doNothing }) => doNothing,
      guarded_plan_musd: ({ plan }) => plan,
    },
  ),
  table(
    { id: 'news', rowFor: { en: 'node of `--news` and period', ja: '`--news`のノードと期間' } },
    ({ news }) => (news?.nodes ?? []).flatMap(({ periods, ...node }) => periods.map((period) => ({ node, period }))),
    {
      node: ({ node }) => node.id,
      parent: ({ node }) => node.parent,
      reach_probability: ({ node }) => node.reach,
      attack_probability: ({ node }) => node.attackProbability,
      conduct: ({ node }) => joined(node.conduct),
      from_year: ({ period }) => period.from,
      years: ({ period }) => period.years,
      do_nothing_loss_musd: ({ period }) => period.doNothing.loss,
      worst_case_measures: ({ period }) => joined(period.worstCase.measures),
      worst_case_loss_musd: ({ period }) => period.worstCase.loss,
      loss_upper_bound_musd: ({ period }) => period.lossUpperBound,
      rechecked_loss_musd: ({ period }) => period.recheckedLoss,
    },
  ),
  table(
    { id: 'news-decisions', rowFor: { en: 'node of `--news` and decision', ja: '`--news`のノードと決定' } },
    ({ news }) =>
      (news?.nodes ?? []).flatMap(({ id: node, decisions }) => decisions.map((item) => ({ node, ...item }))),
    {
      node: ({ node }) => node,
      id: ({ id }) => id,
      kind: ({ kind }) => kind,
      share: ({ share }) => share,
      added_share: ({ added }) => added,
      decide_by: ({ decideBy }) => decideBy,
      available_from: ({ availableFrom }) => availableFrom,
      upfront_cost_musd: ({ upfrontCost }) => upfrontCost,
    },
  ),
  table(
    { id: 'worlds', rowFor: { en: 'world of `--against` and period', ja: '`--against`の世界と期間' } },
    ({ worlds }) =>
      worlds.flatMap(({ id, conduct, heldBefore, objective, periods }) =>
        periods.map((period) => ({ id, conduct, heldBefore, objective, ...period })),
      ),
    {
      world: ({ id }) => id,
      conduct: ({ conduct }) => joined(conduct),
      held_before_musd: ({ heldBefore }) => heldBefore,
      no_plan_musd: ({ objective }) => objective.doNothing,
      central_plan_musd: ({ objective }) => objective.centralPlan,
      guarded_plan_musd: ({ objective }) => objective.plan,
      from_year: ({ from }) => from,
      no_plan_loss_musd: ({ doNothing }) => doNothing,
      central_plan_loss_musd: ({ centralPlan }) => centralPlan,
      guarded_plan_loss_musd: ({ plan }) => plan,
      worst_case_measures: ({ measures }) => joined(measures),
    },
  ),
  table(
    { id: 'assumptions', rowFor: { en: 'assumption of `--assumptions` and value', ja: '`--assumptions`の前提と値' } },
    ({ assumptions }) =>
      (assumptions?.assumptions ?? []).flatMap(({ kind, breakEven, cases }) =>
        cases.map((one) => ({ kind, breakEven, ...one })),
      ),
    {
      assumption: ({ kind }) => kind,
      value: ({ value }) => value,
      conduct: ({ conduct }) => conduct,
      net_saving_musd: ({ saved }) => saved,
      break_even_value: ({ breakEven }) => breakEven,
      no_plan_musd: ({ doNothing }) => doNothing,
      guarded_plan_musd: ({ plan }) => plan,
    },
  ),
  table(
    { id: 'fresh-draws', rowFor: { en: 'world of `--fresh-draws`', ja: '`--fresh-draws`の世界' } },
    ({ outOfSample }) => outOfSample?.draws ?? [],
    {
      world: ({ id }) => id,
      conduct: ({ conduct }) => joined(conduct),
      no_plan_musd: ({ doNothing }) => doNothing,
      central_plan_musd: ({ centralPlan }) => centralPlan,
      guarded_plan_musd: ({ plan }) => plan,
    },
  ),
  table(
    {
      id: 'dumping',
      rowFor: { en: 'plant that may be funded (`--dumping`)', ja: '資金の候補となる工場（`--dumping`）' },
    },
    ({ dumping }) => dumping?.plants ?? [],
    {
      id: ({ id }) => id,
      share: ({ share }) => share,
      lacks: ({ lacks }) => lacks,
      material: ({ material }) => material,
      baseline_price_usd_per_kg: ({ baselinePrice }) => baselinePrice,
      lowest_price_usd_per_kg: ({ lowestPrice }) => lowestPrice,
      floor_price_usd_per_kg: ({ floorPrice }) => floorPrice,
      floor_price_severe_usd_per_kg: ({ floorPriceSevere }) => floorPriceSevere,
      support_musd: ({ support }) => support,
      support_central_musd: ({ supportCentral }) => supportCentral,
      support_severe_musd: ({ supportSevere }) => supportSevere,
      short_before_musd: ({ shortBefore }) => shortBefore,
      expected_support_musd: ({ expectedSupport }) => expectedSupport,
      idle_before_chance: ({ idleBefore }) => idleBefore,
    },
  ),
  table(
    {
      id: 'dumping-chances',
      rowFor: { en: 'plant and year of the spell (`--dumping`)', ja: '工場と安値の期間の年（`--dumping`）' },
    },
    ({ dumping }) =>
      (dumping?.plants ?? []).flatMap(({ id, idle, closed }) =>
        idle.map((chance, y) => ({ id, year: y + 1, idle: chance, closed: at(closed, y) })),
      ),
    {
      id: ({ id }) => id,
      spell_year: ({ year }) => year,
      idle_chance: ({ idle }) => idle,
      closed_chance: ({ closed }) => closed,
    },
  ),
  table(
    { id: 'dumping-years', rowFor: { en: 'year of the spell (`--dumping`)', ja: '安値の期間の年（`--dumping`）' } },
    ({ dumping }) => dumping?.spell ?? [],
    {
      spell_year: ({ year }) => year,
      spell_mean_musd: ({ mean }) => mean,
      spell_p95_musd: ({ p95 }) => p95,
    },
  ),
  table(
    { id: 'dumping-losses', rowFor: { en: 'investment period (`--dumping`)', ja: '投資期間（`--dumping`）' } },
    ({ dumping }) => dumping?.notKept ?? [],
    {
      from_year: ({ from }) => from,
      kept_loss_musd: ({ kept }) => kept,
      before_loss_low_musd: ({ before }) => before.atLeast,
      before_loss_high_musd: ({ before }) => before.atMost,
      dumped_loss_low_musd: ({ dumped }) => dumped.atLeast,
      dumped_loss_high_musd: ({ dumped }) => dumped.atMost,
      all_gone_loss_musd: ({ allGone }) => allGone,
    },
  ),
  table(
    { id: 'screening', rowFor: { en: 'item that may be decided', ja: '決定の候補' } },
    ({ screening }) => screening,
    {
      id: ({ id }) => id,
      kind: ({ kind }) => kind,
      reason: ({ reason }) => reason,
      available_from: ({ availableFrom }) => availableFrom,
      saved_at_most_musd: ({ savedAtMost }) => savedAtMost,
      least_cost_musd: ({ leastCost }) => leastCost,
      pinned: ({ pinned }) => (pinned ? 'yes' : 'no'),
      not_chosen_above: ({ notChosenAbove }) => notChosenAbove,
    },
  ),
  table(
    { id: 'verdicts', rowFor: { en: 'item that was judged (`--verdicts`)', ja: '採否を調べた項目（`--verdicts`）' } },
    ({ verdicts }) => verdicts,
    {
      id: ({ id }) => id,
      kind: ({ kind }) => kind,
      verdict: ({ verdict }) => verdict,
      available_from: ({ availableFrom }) => availableFrom,
      share: ({ share }) => share,
      worth_if_free_low_musd: ({ worthIfFree }) => worthIfFree?.atLeast ?? null,
      worth_if_free_high_musd: ({ worthIfFree }) => worthIfFree?.atMost ?? null,
      extra_cost_low_musd: ({ extraCost }) => extraCost?.atLeast ?? null,
      extra_cost_high_musd: ({ extraCost }) => extraCost?.atMost ?? null,
      capital_cost_low: ({ capitalCost }) => capitalCost?.atLeast ?? null,
      capital_cost_high: ({ capitalCost }) => capitalCost?.atMost ?? null,
      side_benefit_low_musd: ({ sideBenefit }) => sideBenefit?.atLeast ?? null,
      side_benefit_high_musd: ({ sideBenefit }) => sideBenefit?.atMost ?? null,
      price_rise_low_usd_per_kg: ({ priceRise }) => priceRise?.atLeast ?? null,
      price_rise_high_usd_per_kg: ({ priceRise }) => priceRise?.atMost ?? null,
      attack_chance_low: ({ attackChance }) => attackChance?.atLeast ?? null,
      attack_chance_high: ({ attackChance }) => attackChance?.atMost ?? null,
      part_chosen: ({ ifDivisible }) => ifDivisible?.share ?? null,
      part_saved_low_musd: ({ ifDivisible }) => ifDivisible?.saved.atLeast ?? null,
      part_saved_high_musd: ({ ifDivisible }) => ifDivisible?.saved.atMost ?? null,
      at_once_low_musd: ({ ifAtOnce }) => ifAtOnce?.saved.atLeast ?? null,
      at_once_high_musd: ({ ifAtOnce }) => ifAtOnce?.saved.atMost ?? null,
    },
  ),
  table(
    {
      id: 'verdicts-by-conduct',
      rowFor: { en: 'item that was judged and setting of conduct.csv', ja: '採否を調べた項目とconduct.csvの設定' },
    },
    ({ verdicts }) => verdicts.flatMap(({ id, conducts }) => conducts.map((one) => ({ id, ...one }))),
    {
      id: ({ id }) => id,
      conduct: ({ conduct }) => conduct,
      reason: ({ reason }) => reason,
      not_chosen_above: ({ notChosenAbove }) => notChosenAbove,
    },
  ),
  table(
    { id: 'budget-curve', rowFor: { en: 'budget of `--budgets` and period', ja: '`--budgets`の予算と期間' } },
    ({ budgetCurve }) =>
      budgetCurve.flatMap(({ periods, ...plan }) =>
        periods.map(({ from, worstCase }) => ({ ...plan, from, worstCase })),
      ),
    {
      budget_musd: ({ budget }) => budget,
      lower_bound_musd: ({ lowerBound }) => lowerBound,
      upper_bound_musd: ({ upperBound }) => upperBound,
      optimal: ({ optimal }) => (optimal ? 1 : 0),
      discounted_cost_musd: ({ discountedCost }) => discountedCost,
      undiscounted_cost_musd: ({ undiscountedCost }) => undiscountedCost,
      from_year: ({ from }) => from,
      worst_case_loss_musd: ({ worstCase }) => worstCase.loss,
      worst_case_measures: ({ worstCase }) => joined(worstCase.measures),
    },
  ),
  table(
    { id: 'alternatives', rowFor: { en: 'plan of `--alternatives` and decision', ja: '`--alternatives`の計画と決定' } },
    ({ alternatives }) =>
      alternatives.flatMap(({ decisions, ...plan }, n) =>
        decisions.map(({ id, share, availableFrom }) => ({ ...plan, plan: n + 2, id, share, availableFrom })),
      ),
    {
      plan: ({ plan }) => plan,
      upper_bound_musd: ({ upperBound }) => upperBound,
      discounted_cost_musd: ({ discountedCost }) => discountedCost,
      undiscounted_cost_musd: ({ undiscountedCost }) => undiscountedCost,
      dissimilarity: ({ dissimilarity }) => dissimilarity,
      id: ({ id }) => id,
      share: ({ share }) => share,
      available_from: ({ availableFrom }) => availableFrom,
    },
  ),
  table(
    {
      id: 'delays',
      rowFor: { en: 'period and case drawn (`--delay-samples`)', ja: '期間と標本（`--delay-samples`）' },
    },
    ({ delays, periods }) =>
      delays === null
        ? []
        : periods.flatMap(({ from }, b) => at(delays.losses, b).map((loss, n) => ({ from, sample: n + 1, loss }))),
    {
      from_year: ({ from }) => from,
      sample: ({ sample }) => sample,
      worst_case_loss_musd: ({ loss }) => loss,
    },
  ),
  table(
    { id: 'cost-sharing', rowFor: { en: 'member (`--cost-sharing`)', ja: '参加国（`--cost-sharing`）' } },
    ({ costSharing }) => costSharing?.members ?? [],
    {
      place: ({ place }) => place,
      member_budget_musd: ({ budget }) => budget,
      standalone_cost_musd: ({ standaloneCost }) => standaloneCost,
      allocated_saving_musd: ({ allocatedSaving }) => allocatedSaving,
      nucleolus_saving_musd: ({ nucleolusSaving }) => nucleolusSaving,
      allocated_cost_musd: ({ allocatedCost }) => allocatedCost,
    },
  ),
  table(
    {
      id: 'coalitions',
      rowFor: { en: 'group of members (`--cost-sharing`)', ja: '参加国の組み合わせ（`--cost-sharing`）' },
    },
    ({ costSharing }) =>
      costSharing === null
        ? []
        : costSharing.coalitions.map((one) => ({ ...one, ...gainsOf(costSharing, one.members) })),
    {
      group: ({ members }) => joined(members),
      saving_low_musd: ({ saving }) => saving.atLeast,
      saving_high_musd: ({ saving }) => saving.atMost,
      leave_shapley_low_musd: ({ shapley }) => shapley?.atLeast ?? null,
      leave_shapley_high_musd: ({ shapley }) => shapley?.atMost ?? null,
      leave_nucleolus_low_musd: ({ nucleolus }) => nucleolus?.atLeast ?? null,
      leave_nucleolus_high_musd: ({ nucleolus }) => nucleolus?.atMost ?? null,
    },
  ),
  table(
    {
      id: 'solidarity',
      rowFor: {
        en: 'member attacked alone, and member (`--cost-sharing`)',
        ja: '単独で威圧を受ける参加国と、各参加国（`--cost-sharing`）',
      },
    },
    ({ costSharing }) =>
      (costSharing?.solidarity ?? []).flatMap(({ members, ...attack }) => members.map((own) => ({ ...attack, own }))),
    {
      attacked: ({ attacked }) => attacked,
      measures: ({ measures }) => joined(measures),
      loss_without_help_musd: ({ withoutHelp }) => withoutHelp,
      loss_with_help_musd: ({ withHelp }) => withHelp,
      place: ({ own }) => own.place,
      own_without_help_low_musd: ({ own }) => own.withoutHelp.atLeast,
      own_without_help_high_musd: ({ own }) => own.withoutHelp.atMost,
      own_with_help_low_musd: ({ own }) => own.withHelp.atLeast,
      own_with_help_high_musd: ({ own }) => own.withHelp.atMost,
    },
  ),
  table(
    { id: 'constraints', rowFor: { en: 'constraint of `--constraints`', ja: '`--constraints`の制約' } },
    ({ constraints }) => constraints,
    {
      id: ({ id }) => id,
      kind: ({ kind }) => kind,
      unit: ({ unit }) => unit,
      year: ({ year }) => year,
      asked: ({ asked }) => asked,
      reached: ({ reached }) => reached,
    },
  ),
  table(
    { id: 'term-prices', rowFor: { en: 'constraint of `--term-prices`', ja: '`--term-prices`の制約' } },
    ({ termPrices }) => termPrices ?? [],
    {
      id: ({ id }) => id,
      unit: ({ unit }) => unit,
      term_cost_low_musd: ({ cost }) => cost?.atLeast ?? null,
      term_cost_high_musd: ({ cost }) => cost?.atMost ?? null,
      step: ({ step }) => step,
      shadow_price_low_musd: ({ price }) => price?.atLeast ?? null,
      shadow_price_high_musd: ({ price }) => price?.atMost ?? null,
    },
  ),
]
