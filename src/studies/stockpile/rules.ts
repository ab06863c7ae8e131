import { at } from '../../lists/index.ts'
import { FIRST_MONTH } from './chances.ts'
import { MOST_RELEASED } from './curves.ts'
import type { StockRule } from './store.ts'

/** Rules for letting a stock out; all buy as the best one does. */
export const RULES = ['best', 'at-once', 'even', 'price'] as const
export type RuleId = (typeof RULES)[number]

/** Multiple of the quiet price at which the rule `price` lets out. A judgement, such as a ministry might set. */
const TRIGGER = 2

/**
 * The rules that are compared:
 *
 *   best     the best of all, by the market and what is in stock
 *   at-once  as much as users take, from the first month on
 *   even     the same amount each month, over as many months as an embargo lasts on average
 *   price    as much as users take, in months in which the goods would cost twice as much as in quiet without a release
 */
export function rulesFor(
  best: StockRule,
  {
    target,
    lasts,
    embargoPrice,
  }: { readonly target: number; readonly lasts: number; readonly embargoPrice: readonly number[] },
): Readonly<Record<RuleId, StockRule>> {
  const releasing =
    (most: (month: number) => number): StockRule =>
    (market, stock) =>
      market < FIRST_MONTH ? best(market, stock) : 0 - Math.min(stock, MOST_RELEASED, most(market - FIRST_MONTH))
  const evenly = Math.max(1, Math.ceil(target / lasts))
  return {
    best,
    'at-once': releasing(() => MOST_RELEASED),
    even: releasing(() => evenly),
    price: releasing((month) => (at(embargoPrice, month) >= TRIGGER ? MOST_RELEASED : 0)),
  }
}
