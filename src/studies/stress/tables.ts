import type { DataTable } from '../tables.ts'
import type { PartStop } from './company.ts'
import type { StressResult } from './result.ts'

/** The result as tables, one row for each case. */
export function stressTables(result: StressResult, parts?: readonly PartStop[]): DataTable[] {
  const cases = (['mild', 'central', 'severe'] as const).flatMap((name) =>
    result[name] === undefined ? [] : [{ name, run: result[name] }],
  )
  const tables: DataTable[] = [
    {
      name: 'uses',
      columns: [
        'case',
        'place',
        'sector',
        'material',
        'unit',
        'needed_t',
        'shortfall_t',
        'stopped_t',
        'first_shortfall',
        'first_stop',
        'buyer',
        'time_to_survive_months',
        'value_added_lost_musd',
        'gross_output_lost_musd',
      ],
      rows: cases.flatMap(({ name, run }) =>
        run.uses.map((use) => [
          name,
          use.place,
          use.sector,
          use.material,
          use.unit,
          use.needed,
          use.shortfall,
          use.stopped,
          use.firstShortfall,
          use.firstStop?.month ?? null,
          use.firstStop?.buyer ?? null,
          use.firstStop?.timeToSurvive ?? null,
          use.valueAddedLost,
          use.grossOutputLost,
        ]),
      ),
    },
    {
      name: 'uses-by-month',
      columns: [
        'case',
        'place',
        'sector',
        'material',
        'unit',
        'month',
        'served_t',
        'shortfall_t',
        'stopped_t',
        'months_of_cover',
      ],
      rows: cases.flatMap(({ name, run }) =>
        run.uses.flatMap((use) =>
          use.byMonth.map((m) => [
            name,
            use.place,
            use.sector,
            use.material,
            use.unit,
            m.month,
            m.served,
            m.shortfall,
            m.stopped,
            m.monthsOfCover,
          ]),
        ),
      ),
    },
    {
      name: 'places',
      columns: [
        'case',
        'place',
        'bloc',
        'value_added_lost_musd',
        'gross_output_lost_musd',
        'value_added_lost_pro_rata_musd',
        'share_of_gdp',
        'import_cost_increase_musd',
        'first_stop',
      ],
      rows: cases.flatMap(({ name, run }) =>
        run.places.map((p) => [
          name,
          p.place,
          p.bloc,
          p.valueAddedLost,
          p.grossOutputLost,
          p.valueAddedLostProRata,
          p.shareOfGdp,
          p.importCostIncrease,
          p.firstStop,
        ]),
      ),
    },
    {
      name: 'supply-by-month',
      columns: [
        'case',
        'place',
        'material',
        'unit',
        'baseline_supply_t',
        'month',
        'supply_t',
        'shadow_price_usd_per_kg',
        'shadow_price_non_coercer_usd_per_kg',
        'average_price_usd_per_kg',
        'baseline_usd_per_kg',
      ],
      rows: cases.flatMap(({ name, run }) =>
        run.supply.flatMap((s) =>
          s.byMonth.map((m) => [
            name,
            s.place,
            s.material,
            s.unit,
            s.baselineSupply,
            m.month,
            m.supply,
            m.shadowPrice,
            m.shadowPriceNonCoercer,
            m.averagePrice,
            s.baselinePrice,
          ]),
        ),
      ),
    },
    {
      name: 'coercer',
      columns: ['case', 'place', 'exports_forgone_musd', 'exports_diverted_musd'],
      rows: cases.map(({ name, run }) => [
        name,
        run.coercer.place,
        run.coercer.exportsForgone,
        run.coercer.exportsDiverted,
      ]),
    },
  ]
  if (parts !== undefined)
    tables.push({
      name: 'company',
      columns: ['part', 'material', 'place', 'stops', 'time_to_survive_months', 'min_fill_rate', 'missing_kg'],
      rows: parts.map((p) => [p.part, p.material, p.place, p.stops, p.timeToSurvive, p.minFillRate, p.missingKg]),
    })
  return tables
}
