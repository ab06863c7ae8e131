import { monthsIn } from '../../quantity/index.ts'
import { InputError, type Month, type Fault } from '../../world/index.ts'
import type { InvestmentPeriod } from './periods.ts'
import { studyFault } from '../study-fault.ts'

/**
 * Years of a plan, in periods: what stands changes from period to period, and an attack comes at the start of one. Nothing
 * stands in the year in which it is decided on.
 */
export const DEFAULT_PERIODS: readonly InvestmentPeriod[] = [
  { from: 1, years: 1 },
  { from: 2, years: 2 },
  { from: 4, years: 2 },
  { from: 6, years: 2 },
  { from: 8, years: 3 },
]

/** Month in which a period begins, and the attack in it. */
export const attackedIn = (start: Month, { from }: Pick<InvestmentPeriod, 'from'>): Month => start + monthsIn(from)

/** The furthest year that is looked at. */
const FURTHEST = 50

/** `1,2-3,4-6`: years from the decision, as periods. */
export function periodsIn(text: string): InvestmentPeriod[] {
  const refuse = (fault: Fault): never => {
    throw new InputError([fault])
  }
  let next = 0
  return text.split(',').map((part): InvestmentPeriod => {
    const match = /^\s*(\d{1,2})(?:\s*-\s*(\d{1,2}))?\s*$/.exec(part)
    if (match === null) return refuse(studyFault('PLAN_BLOCKS', { part, text }))
    const from = Number(match[1])
    const until = Number(match[2] ?? match[1])
    if (from < next || until < from) return refuse(studyFault('PLAN_BLOCKS:order', { part, text }))
    if (until > FURTHEST) return refuse(studyFault('PLAN_BLOCKS:far', { part, text, most: FURTHEST }))
    next = until + 1
    return { from, years: until - from + 1 }
  })
}
