import { tableWith, type ResultTable } from '../columns.ts'
import { dumpingColumns } from './columns.ts'
import type { DumpingResult } from './result.ts'

const table = tableWith(dumpingColumns)

/** Tables of what the supplier state can make of a path; empty where it was not asked. */
export const replyTables: readonly ResultTable<DumpingResult>[] = [
  table(
    { id: 'reply', rowFor: { en: 'depth and length', ja: '深さ・期間' } },
    ({ reply }: DumpingResult) =>
      (reply?.depths ?? []).flatMap(({ depth, budgetLasts, lengths }) =>
        lengths.map((length) => ({ depth, budgetLasts, ...length })),
      ),
    {
      depth: ({ depth }) => depth,
      years: ({ years }) => years,
      net_cost_musd: ({ netCost }) => netCost,
      makers_bill_musd: ({ makersBill }) => makersBill,
      idle_plants: ({ idle }) => idle,
      idle_error: ({ idleError }) => idleError,
      closed_plants: ({ closed }) => closed,
      contracts_cost_musd: ({ contractsCost }) => contractsCost,
      cost_per_dollar: ({ costPerDollar }) => costPerDollar,
      regained_margin_musd: ({ regained }) => regained.margin,
      regained_closed_musd: ({ regained }) => regained.marginOfClosed,
      strategic_worth_musd: ({ strategicWorth }) => strategicWorth.value,
      strategic_worth_low_musd: ({ strategicWorth }) => strategicWorth.low,
      strategic_worth_high_musd: ({ strategicWorth }) => strategicWorth.high,
      strategic_worth_by_closed_musd: ({ strategicWorthByClosed }) => strategicWorthByClosed,
      price_rise: ({ priceRise }) => priceRise,
      budget_lasts_years: ({ budgetLasts }) => budgetLasts.value,
    },
  ),
  table(
    { id: 'floors', rowFor: { en: 'budget, case and material', ja: '予算・ケース・品目' } },
    ({ reply }) =>
      (reply?.floors ?? []).flatMap(({ budget, depth, cases }) =>
        cases.flatMap(({ case: which, strikes, costIfCalled }) =>
          strikes.map((strike) => ({ budget, depth, case: which, ...strike, costIfCalled })),
        ),
      ),
    {
      budget: ({ budget }) => budget,
      depth: ({ depth }) => depth,
      case: (row) => row.case,
      material: ({ material }) => material,
      floor_usd_per_kg: ({ strike }) => strike,
      before_usd_per_kg: ({ baselinePrice }) => baselinePrice,
      called_cost_musd: ({ costIfCalled }) => costIfCalled,
    },
  ),
]
