import type { OrganisationKey } from '../origin/index.ts'
import { isSignatureOf, namedIn, SIGNED_HOLDS_MS } from '../signed-command.ts'
import { isBefore, isInstant, type Command, type Context } from './command.ts'
import { refuse } from './refusal.ts'
import type { Actor } from './roles.ts'
import type { Venue } from './venue.ts'

/** How far the clock of a member may be ahead. */
const CLOCKS_MS = 5 * 60_000

/** The first key of an organisation, in the command that registers it: no other is there to vouch for it. */
function firstKeyIn(venue: Venue, name: string, input: unknown): FirstKey | undefined {
  if (name !== 'register-signing-key') return undefined
  const { id, organisation, jwk } = (input as { readonly key: OrganisationKey }).key
  const hasOne = [...venue.signingKeys.values()].some((key) => key.organisation === organisation)
  return hasOne ? undefined : { id, organisation, x: jwk.x }
}

/**
 * Whether a command objects to a key that is proposed. An organisation does so with any key that it has ever had: whoever proposes one
 * could otherwise revoke its good ones first, and nobody would be left to object.
 */
const objects = (venue: Venue, name: string, input: unknown): boolean =>
  name === 'revoke-signing-key' && venue.proposedKeys.has((input as { readonly key: string }).key)

/** What a command may be signed with besides a key that is good. */
export const besides = (venue: Venue, name: string, input: unknown): Besides => ({
  first: firstKeyIn(venue, name, input),
  former: objects(venue, name, input),
})
interface Besides {
  /** The key that is being registered, if it is the first of its organisation: it vouches for itself. */
  readonly first?: FirstKey | undefined
  /** Keys that were good before. */
  readonly former?: boolean
}

/** Which key signs, and how it is told. */
interface Signer {
  readonly organisation: string
  readonly x: string
}
type FirstKey = Signer & { readonly id: string }

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
  more: Besides = {},
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
  const { organisation: owner, x } = signerNamed(venue, key, at, more)
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
  if (!(await isSignatureOf(signature, { market, command, at: signed }, x)))
    refuse(
      'SIGNATURE_WRONG',
      `The key "${key}" has signed something else: another command, id, user, input or market.`,
      'Sign just what is sent, as it is sent.',
    )
}

/** The key of an id, if it is good at an instant. */
function signerNamed(venue: Venue, id: string, at: string, { first, former }: Besides): Signer {
  if (first?.id === id) return first
  const key = venue.signingKeys.get(id)
  if (key === undefined)
    return refuse('SIGNING_KEY_UNKNOWN', `There is no key "${id}".`, 'Register it first, or sign with one that is.')
  const { from, until, revoked, organisation, jwk } = key
  if (former === true) return { organisation, x: jwk.x }
  if (revoked !== undefined)
    refuse('SIGNING_KEY_REVOKED', `The key "${id}" was revoked at ${revoked}.`, 'Sign with one that is good.')
  if (isBefore(at, from) || !isBefore(at, until))
    refuse(
      'SIGNING_KEY_PASSED',
      `The key "${id}" is good from ${from} until ${until}.`,
      'Sign with one that is good now.',
    )
  return { organisation, x: jwk.x }
}
