import type { Options } from '../options.ts'
import { SCENARIO } from '../shared-options.ts'

export const clearOptions = {
  scenario: { ...SCENARIO, default: 'reference' },
  months: {
    kind: 'count',
    min: 1,
    max: 120,
    unit: 'months',
    help: {
      en: 'months to clear; the scenario’s own if left out, 1 with `reference`',
      ja: '計算する月数。省略時はシナリオの期間（`reference`では1か月）',
    },
  },
  priceIntervals: {
    kind: 'switch',
    default: false,
    help: {
      en: 'both ends of each price of the first month: at a kink it is an interval',
      ja: '最初の月の各価格の両端。折れ点では価格は区間になる',
    },
  },
} as const satisfies Options
