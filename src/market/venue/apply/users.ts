import type { Appliers } from './handler.ts'
import type { MarketState } from '../state/market-state.ts'

type Kind = 'user' | 'user-left' | 'let-in' | 'admitted' | 'api-key' | 'api-key-revoked'

/** Who may sign in, and keys to the API. */
export const userAppliers: Appliers<Kind> = {
  user: (venue, { user }, { at }) => {
    venue.since.set(user.id, at)
    // An operator who was added by one alone is let in by one alone, and not by an admission that outlives that.
    if (venue.needsTwo || user.role !== 'operator')
      venue.admissions.set(user.id, { how: 'one-time password', subject: undefined, at })
    if (user.role !== 'operator') venue.operatorKeys.drop(user.id)
    venue.users.set(user.id, user)
  },
  'user-left': (venue, { user }, { seq }) => {
    venue.users.delete(user)
    venue.left.set(user, seq)
    venue.admissions.delete(user)
    venue.operatorKeys.drop(user)
    dropKeysOf(venue, user)
  },
  'let-in': (venue, { user }, { by, at }) => {
    venue.admissions.delete(user)
    if (by !== user) beginAgain(venue, user, at)
  },
  admitted: (venue, { user, how, subject }, { at }) => {
    // One alone may still let anybody in, and grants nothing for when two are needed.
    if (venue.needsTwo) venue.admissions.set(user, { how, subject, at })
  },
  'api-key': (venue, { key }) => {
    venue.apiKeys.set(key.id, key)
  },
  'api-key-revoked': (venue, { key }) => {
    venue.apiKeys.delete(key)
  },
}

/** What another lets in has new hands: with an operator, what it had before is good for nothing, so that the one who lets in keeps no key of it. */
function beginAgain(venue: MarketState, user: string, at: string): void {
  venue.since.set(user, at)
  const takesTwoAtAnyTime = venue.needsTwo || venue.founded?.twoOperators === true
  if (takesTwoAtAnyTime && venue.users.get(user)?.role === 'operator') dropKeysOf(venue, user)
}

export function dropKeysOf({ apiKeys }: Pick<MarketState, 'apiKeys'>, holder: string): void {
  for (const { id, user } of apiKeys.values()) if (user === holder) apiKeys.delete(id)
}
