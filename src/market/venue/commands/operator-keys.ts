import { z } from 'zod'
import { isWeakSigner, keysSchema } from '../../origin/index.ts'
import { KEY_WAITS_MS, namedIn } from '../../signed-command.ts'
import { alsoSigned, command, OPERATOR_ONLY } from './command.ts'
import { id } from '../forms/schemas.ts'
import { hadStood } from '../rules/people/operators.ts'
import { refuse } from '../forms/refusal.ts'
import type { MarketState } from '../state/market-state.ts'
import type { WaitingKey } from '../state/operator-keys.ts'
import type { OperatorKey } from '../events/keys.ts'

const operatorKey = keysSchema.element.pick({ jwk: true }).extend({ id })

/** Keys with which operators sign what they ask. */
export const operatorKeyCommands = {
  'register-operator-key': alsoSigned(
    command(
      OPERATOR_ONLY,
      'operate',
      'Registers your public key (Ed25519) as an operator, in place of the one before. It is good at once if that one signs it, or where operators do not sign yet and you had none; signed by itself alone, it waits for another operator.',
      z.strictObject({ key: operatorKey }),
      (venue, { key }, { actor, at, signature }) => {
        refuseTaken(venue, key)
        const isVouchedFor = namedIn(signature ?? '')?.key === venue.operatorKeys.goodOf(actor.user)?.id
        const given = { ...key, user: actor.user }
        // Before operators sign, too: a session that was stolen puts no key in the place of one that is there.
        const takesPlace = venue.version >= 3 && venue.operatorKeys.hadOne(actor.user)
        return (venue.operatorsSign || takesPlace) && !isVouchedFor
          ? [{ kind: 'operator-key-proposed', key: given }]
          : [{ kind: 'operator-key', key: { ...given, from: at } }]
      },
    ),
    (_, { key }, { user }) => ({ first: { ...key, organisation: user } }),
  ),
  'agree-to-operator-key': command(
    OPERATOR_ONLY,
    'operate',
    'Agrees to the key of another operator, once you have compared its fingerprint with them: at once if it is their first, three days later if it takes the place of one that is lost.',
    z.strictObject({
      key: id,
      x: operatorKey.shape.jwk.shape.x.meta({ description: 'the key itself, as it was read' }),
    }),
    (venue, { key, x }, { actor, at }) => {
      const waiting = waitingNamed(venue, key)
      // What is signed names the key itself: another could be put under the same id.
      if (waiting.jwk.x !== x)
        refuse('OPERATOR_KEY_OTHER', `The key "${key}" is another one.`, 'Compare its fingerprint with its operator.')
      if (waiting.user === actor.user)
        refuse('OPERATOR_KEY_OWN', 'It takes another operator to agree to your key.', 'Ask one of them.')
      if (venue.operatorKeys.hadOne(waiting.user)) refuseTooSoon(venue, waiting, { user: actor.user, at })
      return [{ kind: 'operator-key-agreed', key, x }]
    },
  ),
  'refuse-operator-key': alsoSigned(
    command(
      OPERATOR_ONLY,
      'operate',
      'Refuses a key that waits: yours, or that of another operator. Any key that you have had signs it.',
      z.strictObject({ key: id }),
      (venue, { key }) => [{ kind: 'operator-key-refused', key: waitingNamed(venue, key).id }],
    ),
    () => ({ former: true }),
  ),
  'require-operator-keys': command(
    OPERATOR_ONLY,
    'operate',
    'Has every command of an operator signed with their own key, for good. Each operator has registered one before.',
    z.strictObject({ forGood: z.literal(true).meta({ description: 'it is not taken back' }) }),
    (venue) => {
      if (venue.operatorsSign)
        refuse('OPERATORS_SIGN', 'Operators sign what they ask already.', 'There is nothing to do.')
      const without = [...venue.users.values()].filter(
        ({ id: user, role }) => role === 'operator' && venue.operatorKeys.goodOf(user) === undefined,
      )
      if (without.length > 0)
        refuse(
          'OPERATOR_KEYS_MISSING',
          `Without a key are: ${without.map(({ id: user }) => user).join(', ')}.`,
          'Let each register one (register-operator-key), or remove those who are operators no more.',
        )
      return [{ kind: 'operators-sign' }]
    },
  ),
} as const

const waitingNamed = ({ operatorKeys }: MarketState, key: string): WaitingKey =>
  operatorKeys.waiting.get(key) ??
  refuse('SIGNING_KEY_UNKNOWN', `No key "${key}" of an operator waits.`, 'Look at the list of those that do.')

/** Refuses a key that is, or was, there already, no matter of whom: none comes back under another id or name. */
function refuseTaken(
  { operatorKeys, signingKeys, proposedKeys }: MarketState,
  { id: key, jwk }: Pick<OperatorKey, 'id' | 'jwk'>,
): void {
  const own = operatorKeys.all()
  const ofMembers = [...signingKeys.values(), ...[...proposedKeys.values()].map((proposed) => proposed.key)]
  if (own.some((other) => other.id === key))
    refuse('KEYS_TWICE', `There is a key "${key}" already.`, 'Give the new one an id of its own.')
  if ([...own, ...ofMembers].some((other) => other.jwk.x === jwk.x))
    refuse('SIGNING_KEY_TWICE', 'This key is, or was, registered under another id.', 'Make a new one.')
  if (isWeakSigner(jwk.x))
    refuse('SIGNING_KEY_WEAK', 'With this key anybody could sign.', 'Make one with the pages or the terminal tools.')
}

/** A lost key is replaced where everybody can see it coming, and its holder can object. */
function refuseTooSoon(
  venue: MarketState,
  waiting: WaitingKey,
  by: { readonly user: string; readonly at: string },
): void {
  if (!hadStood(venue, by.user, waiting.at))
    refuse(
      'KEY_NEEDS_ANOTHER',
      'It takes an operator who had stood for three days before it was registered, without another adding them or letting them in.',
      'Let another operator look at it.',
    )
  if (Date.parse(by.at) < Date.parse(waiting.at) + KEY_WAITS_MS)
    refuse(
      'KEY_WAITS',
      `It was registered at ${waiting.at} in place of one that its operator had: there are three days to object.`,
      'Ask again after that.',
    )
}
