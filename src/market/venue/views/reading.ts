import { roundsBehind } from '../rules/money/notices.ts'
import { moneyText } from '../forms/plain.ts'
import { refuse } from '../forms/refusal.ts'
import type { Actor, Role, Scope } from '../events/roles.ts'
import type { MarketState } from '../state/market-state.ts'

/** Refuses anyone who is of another role, or has a key that is good for other things. */
export function mayRead({ role, scopes }: Actor, roles: readonly Role[], scope: Scope = 'read'): void {
  if (!roles.includes(role)) refuse('NOT_ALLOWED', `A ${role} may not read this.`, `It takes a ${roles.join(' or ')}.`)
  if (!scopes.includes(scope))
    refuse('SCOPE_MISSING', `This key is good for ${scopes.join(', ')}; this takes "${scope}".`, 'Use another key.')
}

/** The member for whom somebody reads: their own, and no other. */
export function memberReading(venue: MarketState, actor: Actor): string {
  mayRead(actor, ['trader', 'reader'])
  const { organisation } = actor
  if (organisation === null || !venue.members.has(organisation))
    return refuse('NOT_ALLOWED', 'You belong to no member of this market.', 'Ask the operator to be added to one.')
  return organisation
}

export const OVERSEERS: readonly Role[] = ['operator', 'auditor']

/** What is to leave an account, with the rounds that it still stands behind. */
export function noticeOf(venue: MarketState, account: string): { amount: string; rounds: string[] } | null {
  const notice = venue.notices.get(account)
  return notice === undefined ? null : { amount: moneyText(notice.amount), rounds: roundsBehind(venue, notice) }
}
