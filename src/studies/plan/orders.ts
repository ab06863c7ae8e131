import { at } from '../../lists/index.ts'
import { MONTHS_PER_YEAR, monthsIn, yearsIn } from '../../quantity/index.ts'
import { type MasterProblem, newsOf } from './master-problem.ts'
import { pathTo, periodsUpTo, type PlanNews } from './news.ts'

/**
 * One decision at one moment, taken with the news known then. What stands in period b was ordered when its lead time began:
 *
 *   v_ib = u_io    o = (k, m)    m  the first month of b, less what i is late by the news on the way to b
 *                                k  the last node on the way to b whose news has come by m - lead_i
 *
 * Non-anticipativity: where no news tells two paths apart at that moment, they order alike,
 *
 *   v_ib = v_ib'    if k(i, b) = k(i, b') and m(i, b) = m(i, b'),
 *
 * which holds by construction, as both are the same u. Without news each period has an order of its own.
 */
export interface PlanOrder {
  /** Node whose news is the last that is known. */
  readonly node: number
  /** Month from the start in which it is to stand, were nothing late. */
  readonly month: number
  /** The order before it on the same path; -1 for the first. */
  readonly before: number
  /** Periods in which it decides what stands. */
  readonly periods: readonly number[]
  /** Years from the start until it is paid. */
  readonly paidAfter: number
  /** Of getting to its node. */
  readonly reach: number
}

export interface DecisionOrders {
  /** None before the one that it follows. */
  readonly orders: readonly PlanOrder[]
  /** The order that decides what stands in each period. */
  readonly inPeriod: Int32Array
}

const known = new WeakMap<MasterProblem, DecisionOrders[]>()

/** The orders of each decision. */
export function ordersOf(problem: MasterProblem): readonly DecisionOrders[] {
  const orders = known.get(problem) ?? problem.decisions.map((_, i) => ordersOfOne(problem, newsOf(problem), i))
  known.set(problem, orders)
  return orders
}

/** What is ordered of a decision on the way to a period, first to last, with the periods on the way in which it decides what stands. */
export function ordersOn(
  problem: MasterProblem,
  decision: number,
  end: number,
): { readonly o: number; readonly order: PlanOrder; readonly periods: readonly number[] }[] {
  const news = newsOf(problem)
  const nodes = pathTo(news, at(news.periods, end).node)
  const own = periodsUpTo(news, end)
  return at(ordersOf(problem), decision).orders.flatMap((order, o) =>
    nodes.includes(order.node) ? [{ o, order, periods: order.periods.filter((b) => own.includes(b)) }] : [],
  )
}

type Moment = Pick<PlanOrder, 'node' | 'month'>

function ordersOfOne({ decisions, periods }: MasterProblem, news: PlanNews, i: number): DecisionOrders {
  const { lead, delay } = at(decisions, i)
  const moments: Moment[] = []
  periods.forEach(({ from }, b) => {
    const { before, node } = at(news.periods, b)
    // What stands stays, however late it would come by what is learnt later.
    const stood = before < 0 ? Number.NEGATIVE_INFINITY : at(moments, before).month
    const month = Math.max(monthsIn(from) - news.slip(i, b), stood)
    moments.push({ month, node: lastKnown(news, node, month - lead - delay) })
  })
  const same = (one: Moment, other: Moment): boolean => one.node === other.node && one.month === other.month
  const distinct = moments
    .filter((moment, b) => moments.findIndex((one) => same(one, moment)) === b)
    .sort((one, other) => one.month - other.month || one.node - other.node)
  const orders = distinct.map((moment): PlanOrder => {
    const path = pathTo(news, moment.node)
    return {
      ...moment,
      before: distinct.findLastIndex(({ node, month }) => month < moment.month && path.includes(node)),
      periods: moments.flatMap((one, b) => (same(one, moment) ? [b] : [])),
      paidAfter: Math.max(0, moment.month / MONTHS_PER_YEAR - yearsIn(lead)),
      reach: at(news.nodes, moment.node).reach,
    }
  })
  return {
    orders,
    inPeriod: Int32Array.from(moments, (moment) => distinct.findIndex((one) => same(one, moment))),
  }
}

/** The last node on the way to one whose news has come by a month from the start; the root where all is decided there. */
function lastKnown(news: PlanNews, node: number, month: number): number {
  if (!news.waits) return 0
  return pathTo(news, node).find((n) => monthsIn(at(news.nodes, n).from) <= month) ?? 0
}
