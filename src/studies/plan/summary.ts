import { at } from '../../lists/index.ts'
import { statementsIn, type Statement, type StatementValue } from '../summary.ts'
import type { PlanResult } from './result.ts'
import { summaryMessages } from './summary.gen.ts'
import { toldYears } from './headline-periods.ts'

const { state, summary } = statementsIn(summaryMessages)

const musd = (value: number): StatementValue => ({ value, unit: 'MUSD' })
const count = (value: number): StatementValue => ({ count: value })

/** What is decided, what it leaves to lose, how near it is to the best, and how that was checked. */
export const planSummary = summary((result: PlanResult): readonly Statement[] => {
  const { objective, search, options } = result
  return [
    decided(result),
    ...years(result),
    state('total', { total: musd(objective.upperBound), without: musd(objective.doNothing) }),
    bounded(result),
    state('searched', {
      relaxed: count(search.lpRounds),
      whole: count(search.mipRounds),
      exact: count(search.exactSubproblems),
      solves: { value: search.cuts, unit: 'count' },
    }),
    ...ended(result),
    ...threshold(result),
    checked(result),
    ...(options.delay > 0 ? [state('delayed', { months: count(options.delay) })] : []),
    ...(options.technologyBan ? [state('technologyBan')] : []),
  ]
})

function decided({ decisions, options, periods, undiscountedCost, check }: PlanResult): Statement {
  if (decisions.length === 0) return check.difference === null ? state('nothingYet') : state('nothingFound')
  const last = at(periods, periods.length - 1)
  const values = {
    decisions: count(decisions.length),
    spent: musd(undiscountedCost),
    years: count(last.from + last.years - Number(options.start.slice(0, 4))),
  }
  return options.budget === null
    ? state('decided', values)
    : state('decidedWithin', { ...values, budget: musd(options.budget) })
}

function years({ periods }: PlanResult): readonly Statement[] {
  const { first, later } = toldYears(periods)
  const begin = at(periods, 0)
  return [
    ...(first !== undefined && begin.from < first.from
      ? [state('nothingInPlace', { year: count(first.from), loss: musd(begin.worstCase.loss) })]
      : []),
    ...[first, later]
      .filter((year) => year !== undefined)
      .map(({ from, worstCase, doNothing }) =>
        state('worstYear', { year: count(from), with: musd(worstCase.loss), without: musd(doNothing.loss) }),
      ),
  ]
}

function bounded({ objective }: PlanResult): Statement {
  if (objective.optimal) return state('proved')
  if (objective.gap === null) return state('noBound')
  return state('withinBound', {
    gap: { value: objective.gap, unit: 'share', bound: 'upper' },
    lower: { value: objective.lowerBound, unit: 'MUSD', bound: 'lower' },
  })
}

/** Why the search ended, where that was before the gap asked for. */
function ended({ objective, options }: PlanResult): readonly Statement[] {
  const gap = { value: options.gap, unit: 'share' } as const
  switch (objective.termination) {
    case 'gap-reached':
      return []
    case 'unchecked':
      return [state('unproved', { claimed: musd(objective.claimed), gap })]
    case 'time-limit':
      return [state('timeLimit', { gap })]
    case 'round-limit':
      return [state('roundLimit', { gap })]
    case 'interrupted':
      return [state('interrupted', { gap })]
    default:
      return objective.termination satisfies never
  }
}

function threshold({ belowThreshold }: PlanResult): readonly Statement[] {
  if (belowThreshold === null) return []
  const of = { value: belowThreshold.threshold, unit: 'times' } as const
  return [
    belowThreshold.from === null
      ? state('notBlunt', {
          threshold: of,
          beyond: musd(at(belowThreshold.beyond, belowThreshold.beyond.length - 1)),
        })
      : state('blunt', { threshold: of, year: count(belowThreshold.from) }),
  ]
}

function checked({ check }: PlanResult): Statement {
  if (check.difference === null) return state('unchecked')
  const difference = { value: check.difference, unit: 'error' } as const
  return check.feasible ? state('checked', { difference }) : state('checkFailed', { difference })
}
