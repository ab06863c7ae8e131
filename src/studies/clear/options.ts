import type { Help, Options } from '../options.ts'
import { CONDUCT, SCENARIO } from '../shared-options.ts'

export const clearAbout: Help = {
  en: 'clear a world once over its whole horizon, everything known: flows and prices',
  ja: '先のすべてが分かっているものとして、世界の需給を一度に均衡させる：流れと価格',
}

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
  conduct: CONDUCT,
  priceIntervals: {
    kind: 'switch',
    default: false,
    help: {
      en: 'both ends of each price of the first month: at a kink it is an interval',
      ja: '最初の月の各価格の両端。折れ点では価格は区間になる',
    },
  },
} as const satisfies Options
