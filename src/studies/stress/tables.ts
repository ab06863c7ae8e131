import type { DataTable } from '../tables.ts'
import type { PartStop } from './company.ts'
import type { StressResult } from './result.ts'

/** The result as tables, every case beside the others. */
export function stressTables(result: StressResult, parts?: readonly PartStop[]): DataTable[] {
  const cases = (['mild', 'middle', 'severe'] as const).flatMap((name) =>
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
        'short_t',
        'stopped_t',
        'first_short',
        'first_stop',
        'buyer',
        'survives_months',
        'lost_added_musd',
        'lost_output_musd',
      ],
      rows: cases.flatMap(({ name, run }) =>
        run.uses.map((use) => [
          name,
          use.place,
          use.sector,
          use.material,
          use.unit,
          use.needed,
          use.short,
          use.stopped,
          use.firstShort,
          use.firstStop?.month ?? null,
          use.firstStop?.buyer ?? null,
          use.firstStop?.survives ?? null,
          use.lostAdded,
          use.lostOutput,
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
        'short_t',
        'stopped_t',
        'cover_months',
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
            m.short,
            m.stopped,
            m.cover,
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
        'lost_added_musd',
        'lost_output_musd',
        'lost_added_evenly_musd',
        'share_of_gdp',
        'bill_musd',
        'first_stop',
      ],
      rows: cases.flatMap(({ name, run }) =>
        run.places.map((p) => [
          name,
          p.place,
          p.bloc,
          p.lostAdded,
          p.lostOutput,
          p.lostAddedEvenly,
          p.shareOfGdp,
          p.bill,
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
        'usual_t',
        'month',
        'came_t',
        'scarcity_usd_per_kg',
        'scarcity_free_usd_per_kg',
        'paid_usd_per_kg',
        'baseline_usd_per_kg',
      ],
      rows: cases.flatMap(({ name, run }) =>
        run.supply.flatMap((s) =>
          s.byMonth.map((m) => [
            name,
            s.place,
            s.material,
            s.unit,
            s.usual,
            m.month,
            m.came,
            m.scarcity,
            m.scarcityFree,
            m.paid,
            s.baselinePrice,
          ]),
        ),
      ),
    },
    {
      name: 'coercer',
      columns: ['case', 'place', 'exports_not_sold_musd', 'sold_elsewhere_musd'],
      rows: cases.map(({ name, run }) => [
        name,
        run.coercer.place,
        run.coercer.exportsNotSold,
        run.coercer.soldElsewhere,
      ]),
    },
  ]
  if (parts !== undefined)
    tables.push({
      name: 'company',
      columns: ['part', 'material', 'place', 'stops', 'survives_months', 'worst_delivery', 'missing_kg'],
      rows: parts.map((p) => [p.part, p.material, p.place, p.stops, p.survives, p.worstDelivery, p.missingKg]),
    })
  return tables
}
