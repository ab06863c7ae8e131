import { monthsIn } from '../../quantity/index.ts'
import { InputError, type Month } from '../../world/index.ts'
import type { InvestmentPeriod } from './periods.ts'

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
  const refuse = (message: string): never => {
    throw new InputError([
      { code: 'PLAN_BLOCKS', message, remedy: 'Write years after the decision, rising: 1,2-3,4-5,6-7,8-10.' },
    ])
  }
  let next = 0
  return text.split(',').map((part): InvestmentPeriod => {
    const match = /^\s*(\d{1,2})(?:\s*-\s*(\d{1,2}))?\s*$/.exec(part)
    if (match === null) return refuse(`"${part}" in "${text}" is not a year or a span of years.`)
    const from = Number(match[1])
    const until = Number(match[2] ?? match[1])
    if (from < next || until < from) return refuse(`"${part}" in "${text}" does not follow what stands before it.`)
    if (until > FURTHEST) return refuse(`"${part}" in "${text}" lies more than ${FURTHEST} years ahead.`)
    next = until + 1
    return { from, years: until - from + 1 }
  })
}
