import { KEY_WAITS_MS } from '../../../signed-command.ts'
import { PROPOSAL_HOLDS_MS } from '../../events/for-two.ts'
import { refuse } from '../../forms/refusal.ts'
import type { MarketState } from '../../state/market-state.ts'
import type { Operators, OperatorRules } from '../../state/slices.ts'

/**
 * Whether an account had stood for three days already, in the same hands, at an instant: an operator can add another, or give itself the
 * password of one, and must not be both of the two that it takes, unless everybody could see it coming.
 */
export const hadStood = ({ since }: Pick<MarketState, 'since'>, user: string, at: string): boolean =>
  Date.parse(since.get(user) ?? '') + KEY_WAITS_MS <= Date.parse(at)

/** Operators who have stood for three days. */
export const standingOperators = (venue: Operators, at: string): string[] =>
  [...venue.users.values()]
    .filter(({ id, role }) => role === 'operator' && hadStood(venue, id, at) && canAsk(venue, id))
    .map(({ id }) => id)

/** Whether an operator could ask for anything: where operators sign, those without a key cannot. */
const canAsk = (
  { operatorsSign, operatorKeys }: Pick<MarketState, 'operatorKeys' | 'operatorsSign'>,
  user: string,
): boolean => !operatorsSign || operatorKeys.goodOf(user) !== undefined

/** Whether it takes two operators from here on: for good, once two have stood, where the market was founded so or has had it required. */
export const takesTwo = (venue: OperatorRules, at: string): boolean =>
  venue.needsTwo || (venue.founded?.twoOperators === true && standingOperators(venue, at).length >= 2)

/** Whether what was proposed, or admitted, has waited for too long. */
export const hasLapsed = (proposed: string, at: string): boolean =>
  Date.parse(at) >= Date.parse(proposed) + PROPOSAL_HOLDS_MS

/** Refuses what leaves fewer than two operators where it takes two: nothing could be agreed to any more. */
export function refuseTooFew(venue: OperatorRules, user: string, at: string): void {
  if (venue.users.get(user)?.role !== 'operator' || !takesTwo(venue, at)) return
  if (standingOperators(venue, at).filter((one) => one !== user).length >= 2) return
  refuse('OPERATORS_TOO_FEW', { user })
}
