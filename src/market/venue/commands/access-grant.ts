import type { Context } from './command.ts'
import type { MarketEvent, WayIn } from '../events/event.ts'
import { hasLapsed, takesTwo } from '../rules/people/operators.ts'
import { refuse } from '../forms/refusal.ts'
import type { MarketState } from '../state/market-state.ts'

export interface AccessGrant {
  readonly user: string
  readonly how: WayIn
  /** Who they are at the identity provider. */
  readonly subject?: string | undefined
}

/**
 * Notes that an operator gives somebody a way in, who could then come in by it. Where the market takes two operators, two have admitted
 * that user before, just so.
 *
 * @throws CommandRefused
 */
export function grantAccess(
  venue: MarketState,
  { user, how, subject }: AccessGrant,
  { actor, at }: Pick<Context, 'actor' | 'at'>,
): MarketEvent[] {
  if (actor.role !== 'operator') refuse('NOT_ALLOWED:let-in', { role: actor.role })
  const { role } = venue.users.get(user) ?? refuse('USER_UNKNOWN', { user })
  if (how === 'identity provider' && role === 'operator') refuse('OIDC_OPERATOR', {})
  if (!takesTwo(venue, at)) return [{ kind: 'let-in', user, how }]
  refuseUnadmitted(venue, { user, how, subject }, at)
  return [{ kind: 'let-in', user, how, ...(subject === undefined ? {} : { subject }) }]
}

function refuseUnadmitted({ admissions }: MarketState, { user, how, subject }: AccessGrant, at: string): void {
  const admitted = admissions.get(user)
  const isSo = admitted?.how === how && admitted.subject === subject && !hasLapsed(admitted.at, at)
  if (isSo) return
  refuse('TAKES_TWO_OPERATORS:let-in', { user })
}
