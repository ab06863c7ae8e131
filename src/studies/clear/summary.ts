import { inMillions } from '../../quantity/index.ts'
import { stating, summaryWith, type Statement } from '../summary.ts'
import type { ClearResult } from './study.ts'
import { summaryMessages } from './summary.gen.ts'

const state = stating(summaryMessages)

export const clearSummary = summaryWith(
  summaryMessages,
  ({ scenario, totalSurplus, gap, measuresWithoutEffect }: ClearResult): readonly Statement[] => [
    state('surplus', {
      months: { count: scenario.months },
      surplus: { value: inMillions(totalSurplus), unit: 'MUSD' },
    }),
    state('checked', { gap: { value: gap, unit: 'error' } }),
    ...(measuresWithoutEffect.length === 0
      ? []
      : [
          state('withoutEffect', {
            measures: { names: 'measures', ids: measuresWithoutEffect.map(({ measure }) => measure) },
          }),
        ]),
  ],
)
