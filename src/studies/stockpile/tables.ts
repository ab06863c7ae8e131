import { tableWith, type ResultTable } from '../columns.ts'
import { stockpileColumns } from './columns.ts'
import type { StockpileBest, StockpileForm, StockpileResult } from './result.ts'

const table = tableWith(stockpileColumns)

type Worth = Pick<StockpileForm, 'savedCleared' | 'savedOnCurves' | 'saved' | 'purchaseCost' | 'keepingCost' | 'net'>

/** What a rule is worth, as every table says it. */
const worth = {
  saved_in_embargo_musd: ({ savedCleared }: Worth) => savedCleared,
  saved_on_curves_musd: ({ savedOnCurves }: Worth) => savedOnCurves,
  saved_musd: ({ saved }: Worth) => saved,
  purchases_musd: ({ purchaseCost }: Worth) => purchaseCost,
  keeping_musd: ({ keepingCost }: Worth) => keepingCost,
  net_musd: ({ net }: Worth) => net,
}

export const stockpileTables: readonly ResultTable<StockpileResult>[] = [
  table({ id: 'stockpile-forms', rowFor: { en: 'form', ja: '形態' } }, ({ forms }) => forms, {
    form: ({ stage }) => stage,
    target_days: ({ target }) => target,
    most_days: ({ most }) => most,
    held_days: ({ held }) => held,
    fill_musd: ({ fillCost }) => fillCost,
    ...worth,
  }),
  table({ id: 'stockpile-goods', rowFor: { en: 'good', ja: '品目' } }, ({ goods }) => goods, {
    place: ({ place }) => place,
    material: ({ material }) => material,
    form: ({ stage }) => stage,
    is_held: ({ isHeld }) => (isHeld ? 'yes' : 'no'),
    usual_t_per_month: ({ usual }) => usual,
    unit: ({ unit }) => unit,
    quiet_price_usd_per_kg: ({ quietPrice }) => quietPrice,
    gain_usd_per_kg: ({ gain }) => gain,
    probability_needed: ({ probabilityNeeded }) => probabilityNeeded,
  }),
  table(
    { id: 'stockpile-buying', rowFor: { en: 'form and pace of buying', ja: '形態・購入の速さ' } },
    ({ forms }) =>
      forms.flatMap(({ stage, dayWorth, purchases }) => purchases.map((one) => ({ stage, dayWorth, ...one }))),
    {
      form: ({ stage }) => stage,
      days_per_month: ({ days }) => days,
      price_increase: ({ dayPrice, dayWorth }) => dayPrice / dayWorth - 1,
      users_pay_more_musd: ({ usersPayMore }) => usersPayMore,
      value_added_lost_musd: ({ valueAddedLost }) => valueAddedLost,
    },
  ),
  table(
    {
      id: 'stockpile-rule',
      rowFor: { en: 'step of the best rule for the best form', ja: '最良の形態の最良の規則の段階' },
    },
    ({ best }) => (best === null ? [] : stepsOf(best)),
    {
      form: ({ stage }) => stage,
      market: ({ market }) => market,
      embargo_month: ({ month }) => month,
      from_days: ({ from }) => from,
      to_days: ({ to }) => to,
      days_per_month: ({ days }) => days,
    },
  ),
  table(
    { id: 'stockpile-rules', rowFor: { en: 'rule for letting out the best form', ja: '最良の形態の放出の規則' } },
    ({ best }) => best?.rules ?? [],
    { rule: ({ rule }) => rule, ...worth },
  ),
  table(
    { id: 'stockpile-sizes', rowFor: { en: 'size of the store of the best form', ja: '最良の形態の備蓄の上限' } },
    ({ best }) => best?.sizes ?? [],
    { most_days: ({ most }) => most, target_days: ({ target }) => target, net_musd: ({ net }) => net },
  ),
  table(
    { id: 'stockpile-carried-by', rowFor: { en: 'end of the range of a judgement', ja: '判断の幅の端' } },
    ({ best }) => best?.carriedBy ?? [],
    {
      what: ({ what }) => what,
      value: ({ value }) => value,
      target_days: ({ target }) => target,
      net_musd: ({ net }) => net,
    },
  ),
  table(
    {
      id: 'stockpile-draws',
      rowFor: { en: 'rule and figure, over the worlds drawn', ja: '規則・数値（試行した世界）' },
    },
    ({ best }) =>
      (best?.draws?.rules ?? []).flatMap(({ rule, pays, saved, net }) => [
        { rule, pays, quantity: 'saved', ...saved },
        { rule, pays, quantity: 'net', ...net },
      ]),
    {
      rule: ({ rule }) => rule,
      quantity: ({ quantity }) => quantity,
      mean_musd: ({ mean }) => mean,
      mean_low_musd: ({ meanLow }) => meanLow,
      mean_high_musd: ({ meanHigh }) => meanHigh,
      least_musd: ({ least }) => least,
      most_musd: ({ most }) => most,
      pays: ({ pays }) => pays,
    },
  ),
]

/** What the best rule does: buying by what is in stock, releasing of a full store month by month. */
const stepsOf = ({ stage, buying, releasing }: StockpileBest) => [
  ...buying.map(({ market, from, to, days }) => ({ stage, market, month: null, from, to, days })),
  ...releasing.map(({ month, days, left }) => ({
    stage,
    market: 'embargo',
    month,
    from: left + days,
    to: left,
    days: 0 - days,
  })),
]
