import { at } from '../../lists/index.ts'
import { quantity, type MillionUsd } from '../../quantity/index.ts'
import { levelIn, type Levels, type MasterProblem, newsOf } from './master-problem.ts'
import { chanceOf, endsOf } from './news.ts'
import { ordersOf, ordersOn, type PlanOrder } from './orders.ts'
import { discountOver, yearsOf } from './periods.ts'

/** What a plan costs, discounted; with news, as is to be expected. `parts`: what is built in part is paid in part. */
export function costOf(problem: MasterProblem, levels: Levels, parts = false): MillionUsd {
  const { periods, discount } = problem
  const news = newsOf(problem)
  return pay(
    problem,
    levels,
    ordersOf(problem).map(({ orders }) => orders.map((order, o) => ({ o, order, periods: order.periods }))),
    {
      parts,
      once: ({ paidAfter, reach }) => reach * discountOver(discount, paidAfter),
      yearly: (b) => chanceOf(news, b) * yearsOf(at(periods, b), discount),
    },
  )
}

/** What is paid in all, not discounted; with news, on the path on which it is most. */
export function spentOn(problem: MasterProblem, levels: Levels): MillionUsd {
  const { decisions, periods } = problem
  const spent = endsOf(newsOf(problem)).map((end) =>
    pay(
      problem,
      levels,
      decisions.map((_, i) => ordersOn(problem, i, end)),
      { parts: false, once: () => 1, yearly: (b) => at(periods, b).years },
    ),
  )
  return quantity(Math.max(...spent))
}

interface Weighing {
  readonly parts: boolean
  readonly once: (order: PlanOrder) => number
  readonly yearly: (period: number) => number
}

/** Sums what is paid for some orders of each decision, those that follow on one another all or none. */
function pay(
  { decisions, availability }: MasterProblem,
  levels: Levels,
  placed: readonly (readonly {
    readonly o: number
    readonly order: PlanOrder
    readonly periods: readonly number[]
  }[])[],
  { parts, once, yearly }: Weighing,
): MillionUsd {
  let sum = 0
  decisions.forEach(({ fixed, sized, annualCost }, i) => {
    /** The most that was ordered, by order. */
    const most = new Map<number, number>()
    for (const { o, order, periods } of at(placed, i)) {
      const first = at(order.periods, 0)
      if (availability(i, first) !== 'optional') continue
      const level = levelIn(levels, first, i)
      const before = most.get(order.before) ?? 0
      const more = Math.max(0, level - before)
      const years = periods.reduce((all, b) => all + yearly(b), 0)
      sum += once(order) * sized * more + years * annualCost * level
      sum += once(order) * fixed * (parts ? more : before <= 0 && level > 0 ? 1 : 0)
      most.set(o, Math.max(before, level))
    }
  })
  return quantity(sum)
}
