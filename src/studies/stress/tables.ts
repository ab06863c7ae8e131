import { tableWith, type ResultTable } from '../columns.ts'
import { stressColumns } from './columns.ts'
import type { StressCase, StressResult, StressRun } from './result.ts'
import { carriedBy } from './summary.ts'

const table = tableWith(stressColumns)

interface OfCase {
  readonly case: 'mild' | 'central' | 'severe'
  readonly run: StressCase
}

const casesOf = (result: StressResult): readonly OfCase[] =>
  (['mild', 'central', 'severe'] as const).flatMap((name) =>
    result[name] === undefined ? [] : [{ case: name, run: result[name] }],
  )

/** The things that a run lists, in each case. */
const inCases =
  <Thing>(things: (run: StressCase) => readonly Thing[]) =>
  (result: StressResult): readonly (Thing & Pick<OfCase, 'case'>)[] =>
    casesOf(result).flatMap(({ case: name, run }) => things(run).map((thing) => ({ case: name, ...thing })))

export const stressTables: readonly ResultTable<StressResult>[] = [
  table(
    {
      id: 'uses',
      rowFor: { en: 'sector and material at a place with a shortfall', ja: '不足が生じる国・地域の部門と品目' },
    },
    inCases(({ uses }: StressRun) => uses),
    {
      case: (use) => use.case,
      place: (use) => use.place,
      sector: (use) => use.sector,
      material: (use) => use.material,
      unit: (use) => use.unit,
      needed_t: (use) => use.needed,
      shortfall_t: (use) => use.shortfall,
      stopped_t: (use) => use.stopped,
      first_shortfall: (use) => use.firstShortfall,
      first_stop: (use) => use.firstStop?.month ?? null,
      buyer: (use) => use.firstStop?.buyer ?? null,
      time_to_survive_months: (use) => use.firstStop?.timeToSurvive ?? null,
      value_added_lost_musd: (use) => use.valueAddedLost,
      gross_output_lost_musd: (use) => use.grossOutputLost,
    },
  ),
  table(
    { id: 'uses-by-month', rowFor: { en: 'month of such a use', ja: '同じ用途の各月' } },
    inCases(({ uses }: StressRun) =>
      uses.flatMap(({ byMonth, ...use }) => byMonth.map((month) => ({ ...use, ...month }))),
    ),
    {
      case: (use) => use.case,
      place: (use) => use.place,
      sector: (use) => use.sector,
      material: (use) => use.material,
      unit: (use) => use.unit,
      month: (use) => use.month,
      served_t: (use) => use.served,
      shortfall_t: (use) => use.shortfall,
      stopped_t: (use) => use.stopped,
      months_of_cover: (use) => use.monthsOfCover,
    },
  ),
  table(
    {
      id: 'places',
      rowFor: {
        en: 'place that loses or pays, or was asked about',
        ja: '損失または費用増が生じる国・地域と、質問の対象',
      },
    },
    inCases(({ places }: StressRun) => places),
    {
      case: (place) => place.case,
      place: ({ place }) => place,
      bloc: ({ bloc }) => bloc,
      value_added_lost_musd: (place) => place.valueAddedLost,
      gross_output_lost_musd: (place) => place.grossOutputLost,
      value_added_lost_pro_rata_musd: (place) => place.valueAddedLostProRata,
      share_of_gdp: (place) => place.shareOfGdp,
      import_cost_increase_musd: (place) => place.importCostIncrease,
      first_stop: (place) => place.firstStop,
    },
  ),
  table(
    {
      id: 'knock-on',
      rowFor: { en: 'place with stopped lines', ja: 'ラインが停止した国・地域' },
    },
    inCases(({ knockOn }: StressCase) => knockOn),
    {
      case: (follows) => follows.case,
      place: ({ place }) => place,
      stopped_lines_musd: ({ stoppedLines }) => stoppedLines,
      lost_orders_musd: ({ lostOrders }) => lostOrders,
      rationed_parts_musd: ({ rationedParts }) => rationedParts,
      not_followed_musd: ({ notFollowed }) => notFollowed,
    },
  ),
  table(
    {
      id: 'supply-by-month',
      rowFor: {
        en: 'month of a traded material at a place asked about or at the supplier state',
        ja: '対象国・地域または供給国で取引される品目の各月',
      },
    },
    inCases(({ supply }: StressRun) =>
      supply.flatMap(({ byMonth, ...material }) => byMonth.map((month) => ({ ...material, ...month }))),
    ),
    {
      case: (supply) => supply.case,
      place: (supply) => supply.place,
      material: (supply) => supply.material,
      unit: (supply) => supply.unit,
      baseline_supply_t: (supply) => supply.baselineSupply,
      month: (supply) => supply.month,
      supply_t: ({ supply }) => supply,
      shadow_price_usd_per_kg: (supply) => supply.shadowPrice,
      shadow_price_non_coercer_usd_per_kg: (supply) => supply.shadowPriceNonCoercer,
      inside_price_usd_per_kg: (supply) => supply.insidePrice,
      contract_price_usd_per_kg: (supply) => supply.contractPrice,
      spot_price_usd_per_kg: (supply) => supply.spotPrice,
      average_price_usd_per_kg: (supply) => supply.averagePrice,
      baseline_usd_per_kg: (supply) => supply.baselinePrice,
    },
  ),
  table(
    { id: 'stop_chances', rowFor: { en: 'sector of a place, by month', ja: '国・地域の部門、月ごと' } },
    ({ stopChances }) =>
      stopChances.flatMap(({ place, sector, byMonth }) => byMonth.map((month) => ({ place, sector, ...month }))),
    {
      place: ({ place }) => place,
      sector: ({ sector }) => sector,
      month: ({ month }) => month,
      chance: ({ chance }) => chance,
    },
  ),
  table(
    { id: 'without_measures', rowFor: { en: 'measure that is left out', ja: '除いた措置' } },
    // Only runs with a range leave measures out.
    (result) => (result.withoutMeasures === undefined ? undefined : carriedBy(result)),
    {
      measure: ({ measure }) => measure,
      value_added_lost_musd: ({ valueAddedLost }) => valueAddedLost,
      carried_share: ({ share }) => share,
      source: ({ source }) => source,
      judgement: ({ judgement }) => judgement,
    },
  ),
  table(
    { id: 'spread', rowFor: { en: 'factor that explains more than chance', ja: '偶然以上に説明する要因' } },
    ({ band }) => band?.factors,
    {
      factor: ({ factor }) => factor,
      explained_share: ({ share }) => share,
      explained_share_low: ({ low }) => low ?? null,
      explained_share_high: ({ high }) => high ?? null,
      figures: ({ figures }) => figures,
      judged: ({ judged }) => judged,
    },
  ),
  table(
    { id: 'coercer', rowFor: { en: 'case', ja: 'ケース' } },
    inCases(({ coercer }: StressRun) => [coercer]),
    {
      case: (coercer) => coercer.case,
      place: (coercer) => coercer.place,
      exports_forgone_musd: (coercer) => coercer.exportsForgone,
      exports_diverted_musd: (coercer) => coercer.exportsDiverted,
    },
  ),
  table(
    {
      id: 'company',
      rowFor: { en: 'part of a company (with `--company`, central case)', ja: '企業の部品（`--company`、中央ケース）' },
    },
    ({ company }) => company,
    {
      part: ({ part }) => part,
      material: ({ material }) => material,
      place: ({ place }) => place,
      stops: ({ stops }) => stops,
      time_to_survive_months: ({ timeToSurvive }) => timeToSurvive,
      min_fill_rate: ({ minFillRate }) => minFillRate,
      missing_kg: ({ missingKg }) => missingKg,
    },
  ),
  table(
    {
      id: 'company_chances',
      rowFor: {
        en: 'part of a company, by month; no part: a line that needs them all',
        ja: '企業の部品、月ごと。部品が空欄の行はすべてを要するライン',
      },
    },
    ({ company, companyChances = [] }) =>
      company && [
        ...companyChances.map((month) => ({ part: null, ...month })),
        ...company.flatMap(({ part, chances }) => chances.map((month) => ({ part, ...month }))),
      ],
    {
      part: ({ part }) => part,
      month: ({ month }) => month,
      chance: ({ chance }) => chance,
    },
  ),
  table(
    {
      id: 'company_lines',
      rowFor: { en: 'line of a company', ja: '企業のライン' },
    },
    ({ companyLines }) => companyLines,
    {
      line: ({ line }) => line,
      sales_musd: ({ value }) => value,
      sales_from: ({ valueFrom }) => valueFrom,
      lost_on_shelf_musd: ({ lostOnShelf }) => lostOnShelf,
      lost_by_lot_musd: ({ lostByLot }) => lostByLot,
    },
  ),
  table(
    {
      id: 'company_measures',
      rowFor: { en: 'what a company may do about a part', ja: '部品ごとに企業が取りうる対策' },
    },
    ({ companyMeasures }) => companyMeasures,
    {
      part: ({ part }) => part,
      what_to_do: ({ kind }) => kind,
      more_days: ({ days }) => days,
      from: ({ from }) => from,
      made_there: ({ made }) => made,
      share_of_need: ({ share }) => share,
      ready_months: ({ ready }) => ready,
      stops: ({ stops }) => stops,
      chance_before: ({ chanceBefore }) => chanceBefore,
      chance: ({ chance }) => chance,
      saved_musd: ({ saved }) => saved,
      cost_musd: ({ cost }) => cost,
      outlay_musd: ({ outlay }) => outlay,
    },
  ),
]
