import { ed25519, ED25519_TORSION_SUBGROUP } from '@noble/curves/ed25519.js'
import { hexToBytes } from '@noble/hashes/utils.js'
import { base64url } from 'jose'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../../files/index.ts'
import { verifyLog, type Actor, type Entry, type SigningKey, type MarketEvent } from '../../index.ts'
import { loadSolver } from '../../../solver/index.ts'
import type { World } from '../../../world/index.ts'
import { given as log } from '../../../../test/market-chained.ts'
import { OPERATOR, signingKeyOf, type Desk } from '../../../../test/market-desk.ts'
import {
  askSigned,
  codesOf,
  given,
  headerOf,
  HOUR,
  jws,
  later,
  newKey,
  openMarket,
  otherTail,
  payloadOf,
  SECOND,
  toSign,
} from '../../../../test/market-signing.ts'

/**
 * Whose key is whose: a member registers its own, the first by itself and every other with one that is good, and nobody gets it one that it
 * does not have. Where it has lost all of its keys, two operators and three days are needed.
 */

const solver = await loadSolver()
let world: World
let desk: Desk
let entries: readonly Entry<MarketEvent>[]
/** Its second trader, and the key that its first one has registered. */
let other: Actor
let own: SigningKey
let id: string
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})
beforeEach(async () => {
  const made = await openMarket(world, solver, ['one'])
  desk = made.desk
  entries = made.entries
  const member = desk.keysOf('one')
  id = member.id
  own = signingKeyOf(member)
  other = { ...member.actor, user: 'one-other' }
})

const NEW = 'urn:test:org:new'
const FREE = 'urn:test:org:free'
const mole = (organisation = NEW): Actor => ({
  user: 'mole',
  role: 'trader',
  organisation,
  scopes: ['read', 'lots', 'orders'],
})
const DAYS = 24 * HOUR
const operate = (name: Parameters<Desk['operate']>[0], input: unknown): Promise<unknown> => desk.operate(name, input)
/** A member that has no key, with a trader. */
async function join(organisation = NEW): Promise<void> {
  await operate('register-organisation', {
    organisation: { id: organisation, name: 'New', country: 'AUS' },
    member: true,
  })
  await operate('add-user', { user: 'mole', name: 'x', organisation, role: 'trader' })
}
const owner = (): Promise<unknown> =>
  operate('register-organisation', { organisation: { id: FREE, name: 'Free', country: 'AUS' }, member: false })
const register = (
  actor: Actor,
  by: SigningKey,
  key: SigningKey,
  organisation: string,
  until?: string,
): Promise<unknown> =>
  askSigned(desk, { actor, by, name: 'register-signing-key', input: given(key, organisation, until) })
const revoke = (actor: Actor, by: SigningKey, key: string): Promise<unknown> =>
  askSigned(desk, { actor, by, name: 'revoke-signing-key', input: { key } })
const pay = (actor: Actor, by: SigningKey): Promise<unknown> =>
  askSigned(desk, { actor, by, name: 'pay-into-fund', input: { amount: '1' } })
const propose = (key: SigningKey, organisation = id, actor = OPERATOR): Promise<unknown> =>
  desk.ask(actor, 'propose-signing-key', given(key, organisation))
const agree = (key: SigningKey, actor = SECOND): Promise<unknown> =>
  desk.ask(actor, 'agree-to-signing-key', { key: key.id })
const operator = (user: string): Promise<unknown> =>
  operate('add-user', { user, name: 'x', organisation: null, role: 'operator' })
const grantAccess = (user: string): Promise<unknown> =>
  desk.clerk.ask(OPERATOR, `let-in/${user}`, () => [{ kind: 'let-in', user, how: 'one-time password' }])
const revokeOwn = (): Promise<unknown> => operate('revoke-signing-key', { key: own.id })

type Attempt = (key: SigningKey) => Promise<unknown>
/** Each tries to get a key of the attacker’s registered, or to use it; what comes last is refused. */
const ATTACKS: readonly (readonly [string, string, Attempt])[] = [
  ['for a member that has one, by itself', 'SIGNING_KEY_UNKNOWN', (key) => register(other, key, key, id)],
  [
    'for a member whose only key was revoked, by itself',
    'SIGNING_KEY_UNKNOWN',
    async (key) => (await revokeOwn(), register(other, key, key, id)),
  ],
  [
    'for a member whose only key has ended, by itself',
    'SIGNING_KEY_UNKNOWN',
    (key) => (later(desk, 4 * 365 * DAYS), register(other, key, key, id, '2040-01-01T00:00:00Z')),
  ],
  [
    'with a key that was revoked',
    'SIGNING_KEY_REVOKED',
    async (key) => (await revokeOwn(), register(other, own, key, id)),
  ],
  [
    'with a key that has ended',
    'SIGNING_KEY_PASSED',
    (key) => (later(desk, 4 * 365 * DAYS), register(other, own, key, id, '2040-01-01T00:00:00Z')),
  ],
  [
    'with a key that is only proposed',
    'SIGNING_KEY_UNKNOWN',
    async (key) => (await propose(key), register(other, key, await newKey(), id)),
  ],
  [
    'by a user whom an operator adds to the member',
    'SIGNING_KEY_UNKNOWN',
    async (key) => (
      await operate('add-user', { user: 'mole', name: 'x', organisation: id, role: 'trader' }),
      register(mole(id), key, key, id)
    ),
  ],
  [
    'by a trader who was removed and is added again',
    'SIGNING_KEY_UNKNOWN',
    async (key) => (
      await operate('remove-user', { user: 'one-other' }),
      await operate('add-user', { user: 'one-other', name: 'x', organisation: id, role: 'trader' }),
      register(other, key, key, id)
    ),
  ],
  [
    'for a member that is registered once more',
    'SIGNING_KEY_UNKNOWN',
    async (key) => (
      await operate('register-organisation', { organisation: { id, name: 'Other', country: 'AUS' }, member: true }),
      register(other, key, key, id)
    ),
  ],
  [
    'for a member that is registered once more, as none',
    'KEY_NEEDS_CONSENT',
    async (key) => (
      await operate('register-organisation', { organisation: { id, name: 'Other', country: 'AUS' }, member: false }),
      operate('register-signing-key', given(key, id))
    ),
  ],
  [
    'for a member that has one, by another member without any',
    'SIGNING_KEY_UNKNOWN',
    async (key) => (await join(), register(mole(), key, key, id)),
  ],
  [
    'for somebody else, by a member with its own first key',
    'SIGNATURE_OF_ANOTHER',
    async (key) => (await join(), await owner(), register(mole(), key, key, FREE)),
  ],
  [
    'for somebody else, with the member’s own good key',
    'KEY_OF_ANOTHER',
    async (key) => (await owner(), register(other, own, key, FREE)),
  ],
  [
    'as a first one that another key vouches for',
    'SIGNATURE_OF_ANOTHER',
    async (key) => (await join(), register(mole(), own, key, NEW)),
  ],
  [
    'as a first one that nobody holds',
    'SIGNATURE_WRONG',
    async (key) => (await join(), register(mole(), { ...(await newKey()), id: key.id }, key, NEW)),
  ],
  [
    'as a first one by the name of another’s',
    'KEYS_TWICE',
    async (key) => (await join(), register(mole(), { ...key, id: own.id }, { ...key, id: own.id }, NEW)),
  ],
  [
    'as a first one with the bytes of another’s',
    'SIGNING_KEY_TWICE',
    async () => (await join(), register(mole(), { ...own, id: 'mine' }, { ...own, id: 'mine' }, NEW)),
  ],
  [
    'as a second first one',
    'SIGNING_KEY_UNKNOWN',
    async (key) => (
      await join(),
      await register(mole(), key, key, NEW),
      await newKey('b').then((b) => register(mole(), b, b, NEW))
    ),
  ],
  [
    'with its own, revoked one’s bytes under another id',
    'SIGNING_KEY_TWICE',
    async (key) => (
      await register(other, own, key, id),
      await revoke(other, own, key.id),
      register(other, own, { ...key, id: 'again' }, id)
    ),
  ],
  [
    'with a revoked one’s bytes in another text',
    'SIGNING_KEY_WEAK',
    async (key) => (
      await register(other, own, key, id),
      await revoke(other, own, key.id),
      register(other, own, { id: 'again', jwk: { ...key.jwk, x: otherTail(key.jwk.x) } }, id)
    ),
  ],
  [
    'with a proposed one’s bytes',
    'SIGNING_KEY_TWICE',
    async (key) => (await propose(key), register(other, own, { ...key, id: 'mine' }, id)),
  ],
  ['that ended before', 'SIGNING_KEY_PASSED', (key) => register(other, own, key, id, '2026-01-01T00:00:00Z')],
  [
    'dated back',
    'INPUT_NOT_ALLOWED',
    (key) =>
      askSigned(desk, {
        actor: other,
        by: own,
        name: 'register-signing-key',
        input: { key: { ...(given(key, id) as { key: object }).key, from: '2026-01-01T00:00:00Z' } },
      }),
  ],
  [
    'by a reader of the member',
    'NOT_ALLOWED',
    async (key) => (
      await operate('add-user', { user: 'reads', name: 'x', organisation: id, role: 'reader' }),
      register({ ...other, user: 'reads', role: 'reader' }, own, key, id)
    ),
  ],
  ['by an operator, for a member', 'KEY_NEEDS_CONSENT', (key) => operate('register-signing-key', given(key, id))],
  [
    'by an operator, for a member that has none',
    'KEY_NEEDS_CONSENT',
    async (key) => (await join(), operate('register-signing-key', given(key, NEW))),
  ],
  [
    'by an operator, for a member whose only one it has revoked',
    'KEY_NEEDS_CONSENT',
    async (key) => (await revokeOwn(), operate('register-signing-key', given(key, id))),
  ],
  [
    'by an operator, for an owner that has had one',
    'KEY_NEEDS_CONSENT',
    async (key) => (
      await owner(),
      await operate('register-signing-key', given(await newKey('was'), FREE)),
      await operate('revoke-signing-key', { key: 'was' }),
      operate('register-signing-key', given(key, FREE))
    ),
  ],
  ['by an operator, for nobody', 'ORGANISATION_UNKNOWN', (key) => operate('register-signing-key', given(key, FREE))],
  [
    'by an operator who agrees with itself',
    'KEY_NEEDS_ANOTHER',
    async (key) => (await propose(key), later(desk, 4 * DAYS), agree(key, OPERATOR)),
  ],
  [
    'by an operator who was added since it was proposed',
    'KEY_NEEDS_ANOTHER',
    async (key) => (
      await propose(key),
      await operator('op3'),
      later(desk, 4 * DAYS),
      agree(key, { ...OPERATOR, user: 'op3' })
    ),
  ],
  [
    'by an operator who was a reader when it was proposed',
    'KEY_NEEDS_ANOTHER',
    async (key) => (
      await operate('add-user', { user: 'op3', name: 'x', organisation: null, role: 'reader' }),
      await propose(key),
      await operator('op3'),
      later(desk, 4 * DAYS),
      agree(key, { ...OPERATOR, user: 'op3' })
    ),
  ],
  [
    'by an operator who was removed, under its own name again',
    'KEY_NEEDS_ANOTHER',
    async (key) => (
      await propose(key),
      await desk.ask(SECOND, 'remove-user', { user: 'op' }),
      await desk.ask(SECOND, 'add-user', { user: 'op', name: 'x', organisation: null, role: 'operator' }),
      later(desk, 4 * DAYS),
      agree(key, OPERATOR)
    ),
  ],
  [
    'by an operator who has made a second one',
    'KEY_NEEDS_ANOTHER',
    async (key) => (
      await operator('op3'),
      await propose(key),
      later(desk, 4 * DAYS),
      agree(key, { ...OPERATOR, user: 'op3' })
    ),
  ],
  [
    'by an operator who has made a second one, in whose name it proposes',
    'KEY_NEEDS_ANOTHER',
    async (key) => (
      await operator('op3'),
      await propose(key, id, { ...OPERATOR, user: 'op3' }),
      later(desk, 4 * DAYS),
      agree(key, OPERATOR)
    ),
  ],
  [
    'by an operator who has made a second one a bit less than three days before',
    'KEY_NEEDS_ANOTHER',
    async (key) => (
      await operator('op3'),
      later(desk, 3 * DAYS - 1),
      await propose(key),
      later(desk, 4 * DAYS),
      agree(key, { ...OPERATOR, user: 'op3' })
    ),
  ],
  [
    'by an operator who removes the second one and adds it again',
    'KEY_NEEDS_ANOTHER',
    async (key) => (
      await propose(key),
      await operate('remove-user', { user: 'op2' }),
      await operator('op2'),
      later(desk, 4 * DAYS),
      agree(key)
    ),
  ],
  [
    'by an operator who adds the second one again without removing it',
    'KEY_NEEDS_ANOTHER',
    async (key) => (await propose(key), await operator('op2'), later(desk, 4 * DAYS), agree(key)),
  ],
  [
    'by an operator who gives itself the second one’s password, before it proposes',
    'KEY_NEEDS_ANOTHER',
    async (key) => (await grantAccess('op2'), await propose(key), later(desk, 4 * DAYS), agree(key)),
  ],
  [
    'by an operator who gives itself the second one’s password, after it has proposed',
    'KEY_NEEDS_ANOTHER',
    async (key) => (await propose(key), later(desk, 4 * DAYS), await grantAccess('op2'), agree(key)),
  ],
  [
    'by an operator who gives itself the second one’s password, in whose name it proposes',
    'KEY_NEEDS_ANOTHER',
    async (key) => (
      await grantAccess('op2'),
      await propose(key, id, SECOND),
      later(desk, 4 * DAYS),
      agree(key, OPERATOR)
    ),
  ],
  [
    'by an operator who is none any more',
    'NOT_ALLOWED',
    async (key) => (
      await propose(key),
      await operate('remove-user', { user: 'op2' }),
      later(desk, 4 * DAYS),
      agree(key)
    ),
  ],
  [
    'by a trader who agrees',
    'NOT_ALLOWED',
    async (key) => (await propose(key), later(desk, 4 * DAYS), agree(key, other)),
  ],
  ['by a trader who proposes', 'NOT_ALLOWED', (key) => propose(key, id, other)],
  [
    'a thousandth of a second before the three days are over',
    'KEY_WAITS',
    async (key) => (await propose(key), later(desk, 3 * DAYS - 1), agree(key)),
  ],
  [
    'with the three days of a proposal that was taken back',
    'KEY_WAITS',
    async (key) => (
      await propose(key),
      later(desk, 3 * DAYS),
      await operate('revoke-signing-key', { key: key.id }),
      await propose({ ...key, id: 'again' }),
      agree({ ...key, id: 'again' })
    ),
  ],
  [
    'under the id of one that was proposed and taken back, so that who has looked at that agrees to this',
    'KEYS_TWICE',
    async (key) => (
      await propose(await newKey(key.id)),
      await operate('revoke-signing-key', { key: key.id }),
      propose(key)
    ),
  ],
  [
    'with the three days of another key under the same id',
    'KEYS_TWICE',
    async (key) => (await propose(key), later(desk, 3 * DAYS), propose({ ...(await newKey()), id: key.id })),
  ],
  [
    'that its organisation has objected to',
    'SIGNING_KEY_UNKNOWN',
    async (key) => (await propose(key), await revoke(other, own, key.id), later(desk, 4 * DAYS), agree(key)),
  ],
  [
    'that its organisation has objected to, after its own was revoked',
    'SIGNING_KEY_UNKNOWN',
    async (key) => (
      await revokeOwn(),
      await propose(key),
      await revoke(other, own, key.id),
      later(desk, 4 * DAYS),
      agree(key)
    ),
  ],
  [
    'that its organisation has objected to, after its own has ended',
    'SIGNING_KEY_UNKNOWN',
    async (key) => (
      later(desk, 4 * 365 * DAYS),
      await desk.ask(OPERATOR, 'propose-signing-key', given(key, id, '2040-01-01T00:00:00Z')),
      await revoke(other, own, key.id),
      later(desk, 4 * DAYS),
      agree(key)
    ),
  ],
  [
    'by objecting with a former one to one that is good',
    'SIGNING_KEY_REVOKED',
    async (key) => (await register(other, own, key, id), await revoke(other, own, own.id), revoke(other, own, key.id)),
  ],
  [
    'twice agreed to, after it was revoked',
    'SIGNING_KEY_UNKNOWN',
    async (key) => (
      await propose(key),
      later(desk, 4 * DAYS),
      await agree(key),
      await revoke(other, own, key.id),
      agree(key)
    ),
  ],
  ['under the id of one that is there', 'KEYS_TWICE', (key) => propose({ ...key, id: own.id })],
  [
    'with the bytes of one that was revoked',
    'SIGNING_KEY_TWICE',
    async () => (await revokeOwn(), propose({ ...own, id: 'again' })),
  ],
  [
    'to use it before it is agreed to',
    'SIGNING_KEY_UNKNOWN',
    async (key) => (await propose(key), later(desk, 4 * DAYS), pay(other, key)),
  ],
  [
    'to use it after it was revoked, though it was agreed to',
    'SIGNING_KEY_REVOKED',
    async (key) => (
      await propose(key),
      later(desk, 4 * DAYS),
      await agree(key),
      await revoke(other, own, key.id),
      pay(other, key)
    ),
  ],
  [
    'of an owner, for a member',
    'SIGNATURE_OF_ANOTHER',
    async (key) => (await owner(), await operate('register-signing-key', given(key, FREE)), pay(other, key)),
  ],
  [
    'of an owner, which an operator makes a member then',
    'SIGNING_KEY_UNKNOWN',
    async (key) => (
      await owner(),
      await operate('register-signing-key', given(key, FREE)),
      await join(FREE),
      revoke(mole(FREE), key, key.id)
    ),
  ],
  [
    'to take an operator’s for the member’s own objection',
    'SIGNING_KEY_UNKNOWN',
    async (key) => (
      await join(),
      await register(mole(), key, key, NEW),
      await newKey('p').then((p) => propose(p)),
      revoke(mole(), key, 'p')
    ),
  ],
]

describe('a signing key cannot be taken', () => {
  it.each(ATTACKS)('%s', async (_, code, attempt) => {
    expect(await codesOf(attempt(await newKey('attackers')))).toEqual([code])
    expect((await verifyLog(world, log(entries))).faults).toEqual([])
  })
  it.each([
    [
      'by its member, with one that is good',
      async (key: SigningKey) => (await register(other, own, key, id), pay(other, key)),
    ],
    [
      'by a member that has had none',
      async (key: SigningKey) => (await join(), await register(mole(), key, key, NEW), revoke(mole(), key, key.id)),
    ],
    [
      'by a member for which operators have registered one before it was one',
      async (key: SigningKey) => (
        await owner(),
        await operate('register-signing-key', given(await newKey(), FREE)),
        await join(FREE),
        register(mole(FREE), key, key, FREE)
      ),
    ],
    [
      'by two operators and three days',
      async (key: SigningKey) => (await propose(key), later(desk, 3 * DAYS), await agree(key), pay(other, key)),
    ],
    [
      'by an operator, for an owner that has had none',
      async (key: SigningKey) => (await owner(), operate('register-signing-key', given(key, FREE))),
    ],
  ])('but is %s: nothing else is wrong with these', async (_, attempt) => {
    expect(await codesOf(attempt(await newKey('owners')))).toEqual(['done'])
    expect((await verifyLog(world, log(entries))).faults).toEqual([])
  })
  it('with which anybody could sign, or that is no key', async () => {
    const P = 2n ** 255n - 19n
    const bytes = (y: bigint): Uint8Array =>
      Uint8Array.from({ length: 32 }, (_, i) => Number((y >> BigInt(8 * i)) & 255n))
    const torsion = ED25519_TORSION_SUBGROUP.map(hexToBytes)
    // A good key moved by a point of order eight verifies some signatures by some libraries and not by others.
    const moved = ed25519.Point.BASE.multiply(5n).add(ed25519.Point.fromBytes(torsion[1]!)).toBytes()
    const weak = [...torsion, bytes(P), bytes(P + 1n), bytes(2n ** 255n - 1n), moved, bytes(2n)]
    for (const [i, x] of weak.entries()) {
      const key = { id: `weak-${i}`, jwk: { ...own.jwk, x: base64url.encode(x) } }
      expect(await codesOf(register(other, own, key, id)), base64url.encode(x)).toEqual(['SIGNING_KEY_WEAK'])
      expect(await codesOf(propose(key))).toEqual(['SIGNING_KEY_WEAK'])
    }
  })
  it('that vouches for itself because anybody could sign with it', async () => {
    await join()
    const none = {
      id: 'none',
      jwk: { ...own.jwk, x: base64url.encode(Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 1 : 0))) },
    }
    const input = given(none, NEW)
    const what = toSign(desk, { user: 'mole', id: 'first', name: 'register-signing-key', input })
    const [header, payload] = jws(headerOf(none), payloadOf(what), own).split('.')
    // S is 0 and R the point of none: that fits every text under this key.
    const signed = base64url.encode(Uint8Array.from({ length: 64 }, (_, i) => (i === 0 ? 1 : 0)))
    const asked = { id: 'first', name: 'register-signing-key', input, actor: mole() } as const
    const [code] = await codesOf(desk.clerk.submit({ ...asked, signature: `${header}.${payload}.${signed}` }))
    expect(['SIGNING_KEY_WEAK', 'SIGNATURE_WRONG']).toContain(code)
  })
  // Two operators are two accounts, and who runs the machine can have two. What one operator can do alone is less where it takes two.
  it('by an operator who would have made a second one six days before, where it takes two', async () => {
    await operate('require-two', { forGood: true })
    expect(await codesOf(operator('op3'))).toEqual(['TAKES_TWO_OPERATORS'])
    // Where it does not, it would have come of it.
    const alone = (await openMarket(world, solver, ['one'])).desk
    const added = { user: 'op3', name: 'x', organisation: null, role: 'operator' }
    expect(await codesOf(alone.operate('add-user', added))).toEqual(['done'])
  })
  // Nobody vouches for the first: the one who is quicker has it, and the member finds its own refused.
  it('by an operator who adds a trader to a member that has none yet, where it takes two', async () => {
    const key = await newKey('attackers')
    await operate('require-two', { forGood: true })
    expect(await codesOf(join())).toEqual(['TAKES_TWO_OPERATORS'])
    expect(await codesOf(register(mole(), key, key, NEW))).not.toEqual(['done'])
  })
})
