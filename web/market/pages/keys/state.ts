import type { OwnShown } from '../../../../src/market/index.ts'

type SigningKey = OwnShown['keys'][number]
export type KeyStanding = 'valid' | 'notYet' | 'expired' | 'revoked'

/** What a registered key is good for at an instant (milliseconds since 1970). */
export function standingOf({ from, until, revoked }: SigningKey, now: number): KeyStanding {
  if (revoked !== undefined) return 'revoked'
  if (now >= Date.parse(until)) return 'expired'
  return now < Date.parse(from) ? 'notYet' : 'valid'
}

/** The day in UTC, and the same day some years later, as instants: what happened today already can be signed as well. */
export function validity(now: number, years: number): { readonly from: string; readonly until: string } {
  const day = new Date(now).toISOString().slice(0, 10)
  const later = new Date(`${day}T00:00:00Z`)
  later.setUTCFullYear(later.getUTCFullYear() + years)
  return { from: `${day}T00:00:00Z`, until: `${later.toISOString().slice(0, 10)}T00:00:00Z` }
}

/** An API key by the part of it that may be shown. */
export const keyText = (id: string): string => `ytk_${id}_…`
