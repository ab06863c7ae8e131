import type { KeyFile, OwnShown } from '../../../src/market/index.ts'
import { KEY_WAITS_MS, operatorUri } from '../../../src/market/light.ts'
import type { Session } from './session.ts'

/** Who has to sign what, and what keys are good for: without what signs, so that every page can ask. */

type Who = Pick<Session, 'role' | 'organisation'>

/** What takes no more than reading: an API key is revoked by those who have lost all others. */
const UNSIGNED: ReadonlySet<string> = new Set(['revoke-api-key'])

/** By these an operator shows that it has a key, before operators sign. */
const SHOWS_A_KEY: ReadonlySet<string> = new Set(['register-operator-key', 'require-operator-keys'])

/** Whether somebody asks in the name of an organisation. */
export const isSigner = ({ role, organisation }: Who): boolean => role === 'trader' && organisation !== null

/**
 * Whether the market takes a command of somebody only if it is signed, with a key of their organisation or their own.
 *
 * @param operatorsSign whether operators sign what they ask in this market
 */
export function mustBeSigned(who: Who, name: string, operatorsSign: boolean): boolean {
  if (UNSIGNED.has(name)) return false
  return who.role === 'operator' ? operatorsSign || SHOWS_A_KEY.has(name) : isSigner(who)
}

/** Whose keys somebody signs with, as a key file names it. */
export const partyOf = ({ user, role, organisation }: Pick<Session, 'user' | 'role' | 'organisation'>): string =>
  role === 'operator' ? operatorUri(user) : (organisation ?? '')

export type KeyStanding = 'valid' | 'notYet' | 'expired' | 'revoked'

/** What a registered key is good for at an instant (milliseconds since 1970). */
export function standingOf({ from, until, revoked }: OwnShown['keys'][number], now: number): KeyStanding {
  if (revoked !== undefined) return 'revoked'
  if (now >= Date.parse(until)) return 'expired'
  return now < Date.parse(from) ? 'notYet' : 'valid'
}

/**
 * Whether what a page offers can be signed: `ready`; a key file is to be `open`ed first; the organisation has no key at all (`none`); or the
 * one that is open is not good (`wrong`).
 */
export type SigningState = 'ready' | 'open' | 'none' | 'wrong'

export function signingState(
  { keys }: Pick<OwnShown, 'keys'>,
  opened: Pick<KeyFile, 'signing'> | undefined,
  now: number,
): SigningState {
  if (opened === undefined) return keys.length === 0 ? 'none' : 'open'
  const { id, jwk } = opened.signing
  const key = keys.find((one) => one.id === id && one.x === jwk.x)
  return key !== undefined && standingOf(key, now) !== 'revoked' && standingOf(key, now) !== 'expired'
    ? 'ready'
    : 'wrong'
}

/** When another operator may agree to a proposed key, in milliseconds. */
export const couldBeGood = ({ at }: { readonly at: string }): number => Date.parse(at) + KEY_WAITS_MS
