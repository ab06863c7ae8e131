import { inMillions } from '../../quantity/index.ts'
import { statementsIn, type Statement } from '../summary.ts'
import type { ClearResult } from './result.ts'
import { summaryMessages } from './summary.gen.ts'

const { state, summary } = statementsIn(summaryMessages)

export const clearSummary = summary(({ scenario, totalSurplus, gap }: ClearResult): readonly Statement[] => [
  state('surplus', {
    months: { count: scenario.months },
    surplus: { value: inMillions(totalSurplus), unit: 'MUSD' },
  }),
  state('checked', { gap: { value: gap, unit: 'error' } }),
])
