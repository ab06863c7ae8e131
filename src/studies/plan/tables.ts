import { at } from '../../lists/index.ts'
import { tableWith, type ResultTable } from '../columns.ts'
import { planColumns } from './columns.ts'
import type { PlanResult } from './result.ts'

const table = tableWith(planColumns)

const joined = (measures: readonly string[]): string => measures.join(' ')

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
  }),
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
    { id: 'cost-sharing', rowFor: { en: 'member (`--cost-sharing`)', ja: '加盟国（`--cost-sharing`）' } },
    ({ costSharing }) => costSharing?.members ?? [],
    {
      place: ({ place }) => place,
      standalone_cost_musd: ({ standaloneCost }) => standaloneCost,
      allocated_saving_musd: ({ allocatedSaving }) => allocatedSaving,
      allocated_cost_musd: ({ allocatedCost }) => allocatedCost,
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
]
