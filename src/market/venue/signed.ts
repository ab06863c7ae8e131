import type { OrganisationKey } from '../origin/index.ts'
import { isSignatureOf, namedIn, SIGNED_HOLDS_MS } from '../signed-command.ts'
import { isBefore, isInstant, type AlsoSignedWith, type Command, type Context } from './command.ts'
import { refuse } from './refusal.ts'
import type { Actor } from './roles.ts'
import type { Venue } from './venue.ts'

/** How far the clock of a member may be ahead. */
const CLOCKS_MS = 5 * 60_000

/**
 * Whether a command has to be signed by the member in whose name it is: all that its traders may ask for, but for what takes no more than
 * reading (an API key is revoked by those who have lost theirs).
 */
export const mustBeSigned = ({ role, organisation }: Actor, { scope }: Pick<Command, 'scope'>): boolean =>
  role === 'trader' && organisation !== null && scope !== 'read'

/**
 * Refuses a command of a member that is not signed with a key of its own, for this market, this user, id, name and input, and an
 * instant that has not long passed.
 */
export async function refuseUnsigned(
  venue: Venue,
  { actor, at, command, signature }: Pick<Context, 'actor' | 'at' | 'command' | 'signature'>,
  also: AlsoSignedWith = {},
): Promise<void> {
  const organisation = actor.organisation ?? ''
  if (signature === undefined)
    return refuse(
      'COMMAND_NOT_SIGNED',
      `What is asked in the name of ${organisation} has to be signed with its key.`,
      'Open the key file in the browser, or sign the command with it (ytterby market sign-command).',
    )
  const named = namedIn(signature)
  if (named === undefined)
    return refuse(
      'SIGNATURE_WRONG',
      'The signature is none of a command.',
      'Give it as ytterby market sign-command prints it.',
    )
  const { key, at: signed } = named
  const { organisation: owner, jwk } = signerNamed(venue, key, at, also)
  if (owner !== organisation)
    refuse('SIGNATURE_OF_ANOTHER', `The key "${key}" is not one of ${organisation}.`, 'Sign with a key of your own.')
  const age = Date.parse(at) - Date.parse(signed)
  if (!isInstant(signed) || !(age < SIGNED_HOLDS_MS && age >= -CLOCKS_MS))
    refuse(
      'SIGNATURE_LAPSED',
      `It was signed at ${signed}, and the market’s clock says ${at}: a signature holds for ten minutes.`,
      'See whether your clock is right, and sign it again.',
    )
  const market = venue.founded?.signs.x ?? ''
  if (!(await isSignatureOf(signature, { market, command, at: signed }, jwk.x)))
    refuse(
      'SIGNATURE_WRONG',
      `The key "${key}" has signed something else: another command, id, user, input or market.`,
      'Sign just what is sent, as it is sent.',
    )
}

/** The key of an id, if it is good at an instant. */
function signerNamed(
  venue: Venue,
  id: string,
  at: string,
  { first, former = false }: AlsoSignedWith,
): Pick<OrganisationKey, 'organisation' | 'jwk'> {
  if (first?.id === id) return first
  const key = venue.signingKeys.get(id)
  if (key === undefined)
    return refuse('SIGNING_KEY_UNKNOWN', `There is no key "${id}".`, 'Register it first, or sign with one that is.')
  if (former) return key
  const { from, until, revoked } = key
  if (revoked !== undefined)
    refuse('SIGNING_KEY_REVOKED', `The key "${id}" was revoked at ${revoked}.`, 'Sign with one that is good.')
  if (isBefore(at, from) || !isBefore(at, until))
    refuse(
      'SIGNING_KEY_PASSED',
      `The key "${id}" is good from ${from} until ${until}.`,
      'Sign with one that is good now.',
    )
  return key
}
