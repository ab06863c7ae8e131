import { at } from '../../lists/index.ts'
import { statementsIn, type Statement, type StatementValue, supplierOf } from '../summary.ts'
import type { PlanResult } from './result.ts'
import { summaryMessages } from './summary.gen.ts'
import { headlinePeriods } from './headline-periods.ts'

const { state, summary } = statementsIn(summaryMessages)

const musd = (value: number): StatementValue => ({ value, unit: 'MUSD' })
const count = (value: number): StatementValue => ({ count: value })

/** Statements on how far to trust the others. */
export const PLAN_PROOF: ReadonlySet<string> = new Set<keyof typeof summaryMessages.en>([
  'proved',
  'withinBound',
  'noBound',
  'unproved',
  'timeLimit',
  'roundLimit',
  'interrupted',
  'checked',
  'checkedSame',
  'checkFailed',
  'unchecked',
  'searched',
])

/** What a plan buys, what it leaves to lose, what is decided, how near it is to the best, and how that was checked. */
export const planSummary = summary((result: PlanResult): readonly Statement[] => {
  const { objective, search, options, coercer } = result
  const { first, later } = headlinePeriods(result.periods)
  return [
    ...main(result, first),
    ...threshold(result),
    ...waiting(result, first),
    ...(later === undefined ? [] : [worstYear(later)]),
    ...(result.periods.some(({ worstCase }) => worstCase.loss < 0) ? [state('gains')] : []),
    ...decided(result),
    ...(options.delay > 0 ? [state('delayed', { months: count(options.delay) })] : []),
    ...(options.technologyBan ? [state('technologyBan', { supplier: supplierOf(coercer) })] : []),
    state('total', { total: { ...musd(objective.upperBound), bound: 'upper' }, without: musd(objective.doNothing) }),
    ...together(result),
    ...noRegret(result),
    bounded(result),
    ...ended(result),
    checked(result),
    state('searched', {
      relaxed: count(search.lpRounds),
      whole: count(search.mipRounds),
      exact: count(search.exactSubproblems),
      solves: { value: search.cuts, unit: 'count' },
    }),
  ]
})

type Period = PlanResult['periods'][number]

function main(
  { decisions, periods, undiscountedCost, check }: PlanResult,
  first: Period | undefined,
): readonly Statement[] {
  if (decisions.length === 0) {
    const values = { loss: musd(at(periods, 0).doNothing.loss) }
    return [check.difference === null ? state('nothingYet', values) : state('nothingFound', values)]
  }
  if (first === undefined) return []
  return [
    state('cuts', {
      spent: musd(undiscountedCost),
      without: musd(first.doNothing.loss),
      with: musd(first.worstCase.loss),
      year: count(first.from),
    }),
  ]
}

function decided({ decisions, options, periods, undiscountedCost }: PlanResult): readonly Statement[] {
  if (decisions.length === 0) return []
  const last = at(periods, periods.length - 1)
  const values = {
    decisions: count(decisions.length),
    spent: musd(undiscountedCost),
    years: count(last.from + last.years - Number(options.start.slice(0, 4))),
  }
  return [
    options.budget === null
      ? state('decided', values)
      : state('decidedWithin', { ...values, budget: musd(options.budget) }),
  ]
}

/** What is at risk until the plan is of use. */
function waiting({ periods }: PlanResult, first: Period | undefined): readonly Statement[] {
  const begin = at(periods, 0)
  return first !== undefined && begin.from < first.from
    ? [state('nothingInPlace', { year: count(first.from), loss: musd(begin.worstCase.loss) })]
    : []
}

const worstYear = ({ from, worstCase, doNothing }: Period): Statement =>
  state('worstYear', { year: count(from), with: musd(worstCase.loss), without: musd(doNothing.loss) })

const together = ({ costSharing }: PlanResult): readonly Statement[] =>
  costSharing === null
    ? []
    : [
        state('costSharing', {
          saved: musd(costSharing.separatePlans - costSharing.jointPlan),
          together: musd(costSharing.jointPlan),
          apart: musd(costSharing.separatePlans),
        }),
      ]

function noRegret({ noRegret: found, alternatives }: PlanResult): readonly Statement[] {
  if (found.length > 0)
    return [state('noRegret', { decisions: { names: 'decisions', ids: found.map(({ id }) => id) } })]
  return alternatives.length > 0 ? [state('noRegretNone')] : []
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

function threshold({ belowThreshold, options, coercer }: PlanResult): readonly Statement[] {
  if (belowThreshold === null) return []
  const of = {
    threshold: { value: belowThreshold.threshold, unit: 'times' },
    supplier: supplierOf(coercer),
  } as const
  return [
    belowThreshold.from === null
      ? state('notBlunt', { ...of, beyond: musd(at(belowThreshold.beyond, belowThreshold.beyond.length - 1)) })
      : state('blunt', { ...of, year: count(belowThreshold.from), most: count(options.maxMeasures) }),
  ]
}

function checked({ check }: PlanResult): Statement {
  if (check.difference === null) return state('unchecked')
  const difference = { value: check.difference, unit: 'error' } as const
  if (check.feasible && check.difference === 0) return state('checkedSame')
  return check.feasible ? state('checked', { difference }) : state('checkFailed', { difference })
}
