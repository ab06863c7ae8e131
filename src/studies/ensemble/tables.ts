import { tableWith, type ResultTable } from '../columns.ts'
import { ensembleColumns } from './columns.ts'
import type { EnsembleResult } from './result.ts'
import type { KeptEnsembles } from '../stress/index.ts'

const table = tableWith(ensembleColumns)

type Named = Pick<EnsembleResult['outcomes'][number], 'label' | 'what' | 'place' | 'sector' | 'material' | 'element'>
type Spread = Omit<EnsembleResult['outcomes'][number], keyof Named | 'month' | 'unit' | 'central' | 'shareUndefined'>

/** What names a number. */
const name = {
  label: ({ label }: Named) => label,
  what: ({ what }: Named) => what,
  place: ({ place }: Named) => place ?? null,
  sector: ({ sector }: Named) => sector ?? null,
  material: ({ material }: Named) => material ?? null,
  element: ({ element }: Named) => element ?? null,
}

const spread = {
  mean: ({ mean }: Spread) => mean,
  mean_error: ({ meanError }: Spread) => meanError,
  p5: ({ p5 }: Spread) => p5,
  p5_low: ({ p5Low }: Spread) => p5Low,
  p5_high: ({ p5High }: Spread) => p5High,
  p25: ({ p25 }: Spread) => p25,
  p50: ({ p50 }: Spread) => p50,
  p75: ({ p75 }: Spread) => p75,
  p95: ({ p95 }: Spread) => p95,
  p95_low: ({ p95Low }: Spread) => p95Low,
  p95_high: ({ p95High }: Spread) => p95High,
}

/** Bands of every number, what drives them, what of them rests on judgements, and one question against another. */
export const ensembleTables: readonly ResultTable<EnsembleResult>[] = [
  table({ id: 'bands', rowFor: { en: 'number', ja: '数値' } }, ({ outcomes }: EnsembleResult) => outcomes, {
    ...name,
    month: ({ month }) => month ?? null,
    unit: ({ unit }) => unit,
    central: ({ central }) => central,
    ...spread,
    share_undefined: ({ shareUndefined }) => shareUndefined,
  }),
  table(
    { id: 'drivers', rowFor: { en: 'number without month and sector, and factor', ja: '月・部門のない数値と要因' } },
    ({ drivers }) => drivers.flatMap(({ factors, ...driver }) => factors.map((factor) => ({ ...driver, ...factor }))),
    {
      ...name,
      unit: ({ unit }) => unit,
      standard_deviation: ({ standardDeviation }) => standardDeviation,
      factor: ({ factor }) => factor,
      low: ({ low }) => low,
      high: ({ high }) => high,
      first_order: ({ firstOrder }) => firstOrder,
      first_order_low: ({ firstOrderLow }) => firstOrderLow,
      first_order_high: ({ firstOrderHigh }) => firstOrderHigh,
      total_order: ({ totalOrder }) => totalOrder,
      total_order_low: ({ totalOrderLow }) => totalOrderLow,
      total_order_high: ({ totalOrderHigh }) => totalOrderHigh,
    },
  ),
  table(
    { id: 'judgements', rowFor: { en: 'number without month and sector', ja: '月・部門のない数値' } },
    ({ judgements }: EnsembleResult) => judgements,
    {
      ...name,
      unit: ({ unit }) => unit,
      pairs: ({ pairs }) => pairs,
      judged_share: ({ share }) => share,
      judged_share_low: ({ low }) => low,
      judged_share_high: ({ high }) => high,
    },
  ),
  table(
    {
      id: 'differences',
      rowFor: {
        en: 'number without month and sector, of each question but the first; the question less the first, draw by draw',
        ja: '月・部門のない数値、最初を除く各問い。標本ごとに最初の問いとの差をとる',
      },
    },
    ({ differences }: EnsembleResult) => differences,
    {
      ...name,
      against: ({ against }) => against,
      unit: ({ unit }) => unit,
      ...spread,
      share_higher: ({ shareHigher }) => shareHigher,
    },
  ),
]

/** Bands of the headlines that are kept, and what explains them. */
export const keptTables: readonly ResultTable<KeptEnsembles>[] = [
  table({ id: 'kept', rowFor: { en: 'scenario', ja: 'シナリオ' } }, ({ ensembles }: KeptEnsembles) => ensembles, {
    label: ({ scenario }) => scenario,
    central: ({ central }) => central,
    p5: ({ valueAddedLost }) => valueAddedLost.p5,
    p25: ({ valueAddedLost }) => valueAddedLost.p25,
    p50: ({ valueAddedLost }) => valueAddedLost.p50,
    p75: ({ valueAddedLost }) => valueAddedLost.p75,
    p95: ({ valueAddedLost }) => valueAddedLost.p95,
  }),
  table(
    { id: 'kept-factors', rowFor: { en: 'scenario and factor', ja: 'シナリオと要因' } },
    ({ ensembles }) =>
      ensembles.flatMap(({ scenario, factors }) => factors.map((factor) => ({ label: scenario, ...factor }))),
    {
      label: ({ label }) => label,
      factor: ({ factor }) => factor,
      first_order: ({ share }) => share,
      first_order_low: ({ low }) => low ?? null,
      first_order_high: ({ high }) => high ?? null,
    },
  ),
]
