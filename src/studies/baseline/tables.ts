import { liesWithin } from '../../baseline/index.ts'
import { tableWith, type ResultTable } from '../columns.ts'
import { baselineColumns } from './columns.ts'
import type { BaselineResult } from './result.ts'

const table = tableWith(baselineColumns)

export const baselineTables: readonly ResultTable<BaselineResult>[] = [
  table({ id: 'fits', rowFor: { en: 'flow and observation', ja: '流れと観測' } }, ({ fits }) => fits, {
    kind: (fit) => fit.kind,
    use: (fit) => fit.use,
    what: (fit) => fit.what,
    place: (fit) => fit.place,
    partner: (fit) => fit.partner ?? null,
    baseline: (fit) => fit.fitted,
    value: (fit) => fit.value,
    low: (fit) => fit.low,
    high: (fit) => fit.high,
    unit: (fit) => fit.unit,
    normalized_residual: (fit) => fit.normalizedResidual,
    within: (fit) => (liesWithin(fit.fitted, fit) ? 'yes' : 'no'),
    source: (fit) => fit.source,
  }),
  table(
    { id: 'wedges', rowFor: { en: 'plant and process that ran', ja: '稼働した工場と工程' } },
    ({ wedges }) => wedges,
    {
      what: ({ what }) => what,
      place: ({ place }) => place,
      flow_t: ({ flow }) => flow,
      calibrated_usd_per_kg: ({ calibrated }) => calibrated,
      factual_usd_per_kg: ({ factual }) => factual ?? null,
    },
  ),
]
