import type { Columns } from '../columns.ts'
import { SHARED_COLUMNS } from '../shared-columns.ts'

export const clearColumns = {
  ...SHARED_COLUMNS,
  process: { kind: 'text', header: { en: 'process', ja: '工程' } },
  feed: { kind: 'material', header: { en: 'feed', ja: '原料' } },
  origin: {
    kind: 'text',
    header: { en: 'origin', ja: '原産' },
    note: { en: '`free` or `coercer` where origin is tracked', ja: '原産を区別する場合は`free`または`coercer`' },
  },
  activity_t: { kind: 'number', unit: 't', header: { en: 'activity', ja: '稼働量' } },
  from: { kind: 'place', header: { en: 'from', ja: '輸出国' } },
  to: { kind: 'place', header: { en: 'to', ja: '輸入国' } },
  mass_t: { kind: 'number', unit: 't', header: { en: 'mass', ja: '質量' } },
  needed_t: { kind: 'number', unit: 't', header: { en: 'needed', ja: '必要量' } },
  served_t: { kind: 'number', unit: 't', header: { en: 'served', ja: '供給量' } },
  price_usd_per_kg: {
    kind: 'number',
    unit: 'USD/kg',
    header: { en: 'shadow price', ja: '潜在価格' },
    note: { en: 'dual of the balance of the material there', ja: 'その品目の収支の双対値' },
  },
  low_usd_per_kg: {
    kind: 'number',
    unit: 'USD/kg',
    header: { en: 'low', ja: '下端' },
    note: {
      en: 'value of a little more there; with `--price-intervals`, in the first month',
      ja: 'わずかに多い場合の価値。`--price-intervals`指定時の初月',
    },
  },
  high_usd_per_kg: {
    kind: 'number',
    unit: 'USD/kg',
    header: { en: 'high', ja: '上端' },
    note: { en: 'cost of a little less there', ja: 'わずかに少ない場合の費用' },
  },
} as const satisfies Columns
