import { liesWithin } from '../../baseline/index.ts'
import { statementsIn, type Statement } from '../summary.ts'
import type { BaselineResult } from './result.ts'
import { summaryMessages } from './summary.gen.ts'

const { state, summary } = statementsIn(summaryMessages)

type Fits = BaselineResult['fits']

/** Facts and observations within the ranges of their sources, and how far the balances are closed. */
export const baselineSummary = summary(({ fits, imbalance }: BaselineResult): readonly Statement[] => {
  if (fits.length === 0) return [state('none')]
  const facts = fits.filter(({ use }) => use === 'fact')
  const observed = fits.filter(({ use }) => use === 'fit' || use === 'check')
  return [
    state('counts', {
      flows: { count: facts.length },
      within: { count: within(facts) },
      observed: { count: observed.length },
      observedWithin: { count: within(observed) },
    }),
    state('imbalance', { imbalance: { value: imbalance, unit: 'error' } }),
  ]
})

const within = (fits: Fits): number => fits.filter((fit) => liesWithin(fit.fitted, fit)).length
