import { billionthsOf } from '../../../amounts.ts'
import type { RoundSpec } from '../../events/round-spec.ts'
import type { DepositClass } from '../../events/deposit-class.ts'

/** Part of what an order could come to, under which no class goes. */
const MARGIN_FLOOR = 0.01

/** What part of an order a member of a class deposits: the same for all, where a round has no classes. */
export const marginFor = ({ margin, margins }: Pick<RoundSpec, 'margin' | 'margins'>, of: DepositClass): number =>
  margins === undefined || of === 'standard' ? margin : margins[of]

/** Why the classes of a round are not allowed: in each of them an order has to cost something, sealed and opened. */
export function whyNotMargins({ margin, margins, limits }: RoundSpec): string | undefined {
  if (margins === undefined) return undefined
  const { reduced, raised } = margins
  if (reduced < MARGIN_FLOOR) return `The reduced deposit is ${reduced}, and none is below ${MARGIN_FLOOR}.`
  if (reduced > margin || margin > raised)
    return `The deposits are ${reduced} reduced, ${margin} standard and ${raised} raised, which is no order.`
  if (limits !== undefined && billionthsOf(limits.deposit) === 0n)
    return 'A round with classes of deposits has to ask a least deposit of each order.'
  return undefined
}

/** Why what members deposit is too little for the damages of a round: a buyer in default pays these with its own money alone, and that much of it is there. */
export function whyBelowDamages({ margin, margins, damages }: RoundSpec): string | undefined {
  const least = Math.min(margin, margins?.reduced ?? margin)
  return least >= damages ? undefined : `The damages are ${damages} of the price, and the least deposit is ${least}.`
}
