import { at } from '../../lists/index.ts'
import { quantity, yearsIn, type MillionUsd } from '../../quantity/index.ts'
import { levelIn, type Levels, type MasterProblem } from './master.ts'
import { yearsOf } from './periods.ts'

/** What a plan costs, discounted. `parts`: what is built in part is paid in part. */
export function costOf(problem: MasterProblem, levels: Levels, parts = false): MillionUsd {
  const { decisions, periods, discount } = problem
  return pay(problem, levels, parts, (i, b) => {
    const lead = yearsIn(at(decisions, i).lead)
    const period = at(periods, b)
    return { once: discount ** Math.max(0, period.from - lead), yearly: yearsOf(period, discount) }
  })
}

/** What is paid in all, not discounted. */
export function spentOn(problem: MasterProblem, levels: Levels): MillionUsd {
  return pay(problem, levels, false, (_, b) => ({ once: 1, yearly: at(problem.periods, b).years }))
}

function pay(
  { decisions, periods, availability }: MasterProblem,
  levels: Levels,
  parts: boolean,
  weigh: (i: number, b: number) => { readonly once: number; readonly yearly: number },
): MillionUsd {
  let sum = 0
  decisions.forEach(({ fixed, sized, annualCost }, i) => {
    let before = 0
    periods.forEach((_, b) => {
      if (availability(i, b) !== 'optional') return
      const level = levelIn(levels, b, i)
      const { once, yearly: years } = weigh(i, b)
      const more = Math.max(0, level - before)
      sum += once * sized * more + years * annualCost * level
      sum += once * fixed * (parts ? more : before <= 0 && level > 0 ? 1 : 0)
      before = Math.max(before, level)
    })
  })
  return quantity(sum)
}
