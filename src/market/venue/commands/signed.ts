import type { OrganisationKey } from '../../origin/index.ts'
import { begunFor, isSignatureOf, namedIn, SIGNED_HOLDS_MS, type IsSignatureOf } from '../../signed-command.ts'
import { isBefore, isInstant } from '../forms/schemas.ts'
import type { AlsoSignedWith, Context } from './command.ts'
import { refuse } from '../forms/refusal.ts'
import type { CommandName } from './all.ts'
import type { Actor } from '../events/roles.ts'
import type { MarketState } from '../state/market-state.ts'

/** How far the clock of a member may be ahead. */
const CLOCKS_MS = 5 * 60_000

/** What takes no more than reading: an API key is revoked by those who have lost theirs. */
const UNSIGNED: ReadonlySet<CommandName> = new Set(['revoke-api-key'])
/** By these an operator shows that it has a key, before operators sign. */
const SHOWS_A_KEY: ReadonlySet<CommandName> = new Set(['register-operator-key', 'require-operator-keys'])

/** Whether a command has to be signed: by the member in whose name it is, and where operators sign, by the operator who asks. */
export const mustBeSigned = (venue: MarketState, { role, organisation }: Actor, name: CommandName): boolean => {
  if (UNSIGNED.has(name)) return false
  if (role === 'operator') return venue.operatorsSign || SHOWS_A_KEY.has(name)
  return role === 'trader' && organisation !== null
}

/**
 * Refuses a command that is not signed with a key of the member, or of the operator, for this market, this user, id, name and input, and
 * an instant that has not long passed.
 */
export async function refuseUnsigned(
  venue: MarketState,
  {
    actor,
    at,
    command,
    signature,
    isSignatureOf: isOf = isSignatureOf,
  }: Pick<Context, 'actor' | 'at' | 'command' | 'signature' | 'isSignatureOf'>,
  also: AlsoSignedWith = {},
): Promise<void> {
  // Whose keys it takes: an operator’s are its own, and not those of all operators.
  const party = actor.role === 'operator' ? actor.user : (actor.organisation ?? '')
  if (signature === undefined) return refuse('COMMAND_NOT_SIGNED', { party })
  const named = namedIn(signature)
  if (named === undefined) return refuse('SIGNATURE_WRONG', {})
  const { key, at: signed } = named
  const signerOf = actor.role === 'operator' ? operatorKeyNamed : memberKeyNamed
  const { owner, jwk } = signerOf(venue, key, at, also)
  if (owner !== party) refuse('SIGNATURE_OF_ANOTHER', { key, party })
  const age = Date.parse(at) - Date.parse(signed)
  if (!isInstant(signed) || !(age < SIGNED_HOLDS_MS && age >= -CLOCKS_MS)) refuse('SIGNATURE_LAPSED', { signed, at })
  if (!(await isOf(signature, { market: venue.signedFor, command, at: signed }, jwk.x)))
    refuse('SIGNATURE_WRONG:other', { key })
}

/** Begins to look at a signature, by the key that it names as the market knows it now. */
export function lookAhead(venue: MarketState, command: string, signature: string): IsSignatureOf | undefined {
  const { key = '', at = '' } = namedIn(signature) ?? {}
  const x = (venue.signingKeys.get(key) ?? venue.operatorKeys.ever.get(key))?.jwk.x
  return x === undefined ? undefined : begunFor(signature, { market: venue.signedFor, command, at }, x)
}

interface Signer extends Pick<OrganisationKey, 'jwk'> {
  readonly owner: string
}

/** The key of an operator, if it is good. */
function operatorKeyNamed(
  { operatorKeys }: MarketState,
  id: string,
  _: string,
  { first, former }: AlsoSignedWith,
): Signer {
  if (first?.id === id) return { owner: first.organisation, jwk: first.jwk }
  const key = operatorKeys.ever.get(id)
  if (key === undefined) return refuse('SIGNING_KEY_UNKNOWN:operator', { id })
  if (former !== true && !operatorKeys.isGood(key)) refuse('SIGNING_KEY_REVOKED:replaced', { id })
  return { owner: key.user, jwk: key.jwk }
}

/** The key of an id, if it is good at an instant. */
function memberKeyNamed(venue: MarketState, id: string, at: string, { first, former = false }: AlsoSignedWith): Signer {
  if (first?.id === id) return { owner: first.organisation, jwk: first.jwk }
  const key = venue.signingKeys.get(id)
  if (key === undefined) return refuse('SIGNING_KEY_UNKNOWN', { id })
  const signer = { owner: key.organisation, jwk: key.jwk }
  if (former) return signer
  const { from, until, revoked } = key
  if (revoked !== undefined) refuse('SIGNING_KEY_REVOKED', { id, revoked })
  if (isBefore(at, from) || !isBefore(at, until)) refuse('SIGNING_KEY_PASSED:when', { id, from, until })
  return signer
}
