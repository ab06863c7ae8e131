import type { Columns } from '../columns.ts'
import { SHARED_COLUMNS } from '../shared-columns.ts'

export const baselineColumns = {
  ...SHARED_COLUMNS,
  kind: { kind: 'text', header: { en: 'kind', ja: '種類' }, note: { en: 'of the fact', ja: '事実の種類' } },
  use: {
    kind: 'text',
    header: { en: 'use', ja: '扱い' },
    note: { en: 'whether the fact was fitted or only looked at', ja: '当てはめに使ったか、照合のみか' },
  },
  what: { kind: 'text', header: { en: 'what', ja: '対象' } },
  partner: {
    kind: 'place',
    header: { en: 'partner', ja: '相手国' },
    note: { en: 'destination, of trade', ja: '貿易の仕向地' },
  },
  baseline: {
    kind: 'number',
    unit: 'unit',
    header: { en: 'used', ja: '採用値' },
    note: { en: 'what the baseline uses, in `unit`', ja: '基準年の流れに使う値（`unit`の単位）' },
  },
  value: {
    kind: 'number',
    unit: 'unit',
    header: { en: 'fact', ja: '事実' },
    note: { en: 'as published', ja: '公表値' },
  },
  low: { kind: 'number', unit: 'unit', header: { en: 'low', ja: '下限' } },
  high: { kind: 'number', unit: 'unit', header: { en: 'high', ja: '上限' } },
  normalized_residual: {
    kind: 'number',
    unit: 'number',
    header: { en: 'residual', ja: '残差' },
    note: { en: 'in half-ranges of the fact', ja: '事実の幅の半分を1とする' },
  },
  within: { kind: 'text', header: { en: 'within', ja: '幅の内' }, note: { en: 'yes or no', ja: 'yesまたはno' } },
  source: { kind: 'text', header: { en: 'source', ja: '出典' } },
  flow_t: { kind: 'number', unit: 't', header: { en: 'flow', ja: '流れ' }, note: { en: 'a year', ja: '1年あたり' } },
  calibrated_usd_per_kg: {
    kind: 'number',
    unit: 'USD/kg',
    header: { en: 'calibrated cost', ja: '較正した費用' },
    note: { en: 'at which what ran breaks even', ja: '稼働したものの採算がちょうど合う費用' },
  },
  factual_usd_per_kg: {
    kind: 'number',
    unit: 'USD/kg',
    header: { en: 'cost by the facts', ja: '事実による費用' },
  },
} as const satisfies Columns
