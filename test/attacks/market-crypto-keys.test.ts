import { ED25519_TORSION_SUBGROUP } from '@noble/curves/ed25519.js'
import { base64url } from 'jose'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../src/files/index.ts'
import {
  publicEntry,
  signCommand,
  trusteeKey,
  verifyLog,
  verifyPublicLog,
  type Entry,
  type MarketEvent,
} from '../../src/market/index.ts'
import { loadSolver } from '../../src/solver/index.ts'
import type { World } from '../../src/world/index.ts'
import { chained, given as list } from '../market-chained.ts'
import { Desk, MemoryLog, OPERATOR, publicOf, signingKeyOf } from '../market-desk.ts'
import {
  askSigned,
  codesOf,
  enterOperator,
  given,
  HOUR,
  later,
  newKey,
  openMarket,
  otherTail,
  SECOND,
  toSign,
} from '../market-signing.ts'

/** Somebody who would have one key pass for another, use it in a part it was not given for, or have a key of nobody taken. */

const solver = await loadSolver()
let world: World
let desk: Desk
let entries: readonly Entry<MarketEvent>[]
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})
const open = async (operatorsSign: boolean): Promise<void> => {
  ;({ desk, entries } = await openMarket(world, solver, ['one', 'two'], operatorsSign))
}
const faultsOf = async (log: readonly Entry<MarketEvent>[]): Promise<readonly string[]> =>
  (await verifyLog(world, list(log))).faults
const publicFaultsOf = async (log: readonly Entry<MarketEvent>[]): Promise<readonly string[]> =>
  (await verifyPublicLog(world, list(log.flatMap((entry) => publicEntry(entry) ?? [])))).faults
const market = (): string => desk.venue.founded?.signs.x ?? ''
const operatorKey = (user: string) => {
  const key = desk.operators.get(user)
  if (key === undefined) throw new Error(`${user} has no key`)
  return key
}

describe('the key of another trustee, registered as one’s own', () => {
  beforeEach(() => open(false))
  const withTop = (x: string): string => {
    const bytes = base64url.decode(x)
    bytes[31] = (bytes[31] ?? 0) | 128
    return base64url.encode(bytes)
  }
  const beyond = base64url.encode(Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 0xf6 : i === 31 ? 0x7f : 0xff)))
  it.each<[string, (x: string) => string, string]>([
    ['as it is', (x) => x, 'TRUSTEE_KEY_TWICE'],
    ['with spare bits of base64', otherTail, 'TRUSTEE_KEY_TEXT'],
    ['with the bit that the curve ignores', withTop, 'TRUSTEE_KEY_TEXT'],
    ['as a number beyond the field', () => beyond, 'TRUSTEE_KEY_TEXT'],
  ])('%s: the text of a key is one', async (_, change, code) => {
    const theirs = trusteeKey(desk.keysOf('one').secret, market(), 1).x
    const asked = desk.ask(desk.keysOf('two').actor, 'register-trustee-keys', { from: 1, keys: [change(theirs)] })
    expect(await codesOf(asked)).toEqual([code])
  })
  it('is found out in a log, and in the public one, that somebody has written it into', async () => {
    const theirs = trusteeKey(desk.keysOf('one').secret, market(), 1).x
    const forged = chained(
      entries.map((entry) =>
        entry.event.kind === 'trustee-keys' && entry.event.organisation === desk.keysOf('two').id
          ? { ...entry, event: { ...entry.event, keys: [otherTail(theirs), ...entry.event.keys.slice(1)] } }
          : entry,
      ),
    )
    expect((await publicFaultsOf(forged)).join()).toMatch(/is written otherwise than keys are/)
    expect(await faultsOf(forged)).not.toEqual([])
  })
})

describe('a key for a member that operators agree to', () => {
  beforeEach(() => open(false))
  it('is the one that was looked at: its proposer cannot put another under its id in the meantime', async () => {
    const [shown, own] = [await newKey('for-one'), await newKey('for-one')]
    const id = desk.keysOf('one').id
    await desk.operate('propose-signing-key', given(shown, id))
    await desk.operate('revoke-signing-key', { key: shown.id })
    expect(await codesOf(desk.operate('propose-signing-key', given(own, id)))).toEqual(['KEYS_TWICE'])
    later(desk, 73 * HOUR)
    expect(await codesOf(desk.ask(SECOND, 'agree-to-signing-key', { key: own.id }))).toEqual(['SIGNING_KEY_UNKNOWN'])
    expect(await faultsOf(entries)).toEqual([])
  })
  it('is found out in the public log where another was put under its id', async () => {
    const [shown, own] = [await newKey('for-one'), await newKey('other')]
    const id = desk.keysOf('one').id
    await desk.operate('propose-signing-key', given(shown, id))
    await desk.operate('revoke-signing-key', { key: shown.id })
    await desk.operate('propose-signing-key', given(own, id))
    const forged = chained(
      entries.map((entry) =>
        entry.event.kind === 'signing-key-proposed' && entry.event.key.id === 'other'
          ? { ...entry, event: { ...entry.event, key: { ...entry.event.key, id: 'for-one' } } }
          : entry,
      ),
    )
    expect((await publicFaultsOf(forged)).join()).toMatch(/There is, or was, a key "for-one"/)
  })
  it('does not come of an agreement of the one who proposed it, by way of a member’s own user', async () => {
    const key = await newKey('for-one')
    await desk.operate('propose-signing-key', given(key, desk.keysOf('one').id))
    later(desk, 73 * HOUR)
    expect(await codesOf(desk.ask(desk.keysOf('two').actor, 'agree-to-signing-key', { key: key.id }))).toEqual([
      'NOT_ALLOWED',
    ])
    expect(await codesOf(desk.operate('agree-to-signing-key', { key: key.id }))).toEqual(['KEY_NEEDS_ANOTHER'])
  })
})

describe('one key in two parts', () => {
  beforeEach(() => open(true))
  it('is not had: a member registers no operator’s key as its own', async () => {
    const one = desk.keysOf('one')
    const asked = desk.ask(one.actor, 'register-signing-key', given({ ...operatorKey('op'), id: 'mine' }, one.id))
    expect(await codesOf(asked)).toEqual(['SIGNING_KEY_TWICE'])
  })
  it('is not had: an operator registers neither a member’s key nor one that is proposed for it', async () => {
    const proposed = await newKey('proposed')
    await desk.operate('propose-signing-key', given(proposed, desk.keysOf('one').id))
    for (const key of [signingKeyOf(desk.keysOf('one')), proposed])
      expect(
        await codesOf(
          askSigned(desk, {
            actor: OPERATOR,
            by: operatorKey('op'),
            name: 'register-operator-key',
            input: { key: publicOf({ ...key, id: 'mine' }) },
          }),
        ),
      ).toEqual(['SIGNING_KEY_TWICE'])
  })
  it.each<[string, () => Promise<unknown>, string]>([
    [
      'a member’s key on what an operator asks',
      () =>
        askSigned(desk, {
          actor: OPERATOR,
          by: signingKeyOf(desk.keysOf('one')),
          name: 'add-capital',
          input: { amount: '1', reference: 'x' },
        }),
      'SIGNING_KEY_UNKNOWN',
    ],
    [
      'an operator’s key on what a member asks',
      () =>
        askSigned(desk, {
          actor: desk.keysOf('one').actor,
          by: operatorKey('op'),
          name: 'pay-into-fund',
          input: { amount: '1' },
        }),
      'SIGNING_KEY_UNKNOWN',
    ],
    [
      'one operator’s key on what another asks',
      () =>
        askSigned(desk, {
          actor: SECOND,
          by: operatorKey('op'),
          name: 'add-capital',
          input: { amount: '1', reference: 'x' },
        }),
      'SIGNATURE_OF_ANOTHER',
    ],
    [
      'the market’s own key on what an operator asks',
      () => {
        const { kty = '', crv = '', x = '', d = '' } = desk.jwk
        return askSigned(desk, {
          actor: OPERATOR,
          by: { id: 'op-key', jwk: { kty, crv, x, d } },
          name: 'add-capital',
          input: { amount: '1', reference: 'x' },
        })
      },
      'SIGNATURE_WRONG',
    ],
  ])('signs nothing: %s', async (_, attempt, code) => {
    expect(await codesOf(attempt())).toEqual([code])
    expect(await faultsOf(entries)).toEqual([])
  })
})

describe('one operator who has the session of another', () => {
  beforeEach(() => open(true))
  it('does not agree to its own proposal with it: the other’s key does not come along', async () => {
    later(desk, 100 * HOUR)
    const input = { organisation: desk.keysOf('one').id, suspended: true, why: 'a rival' }
    await desk.operate('propose', { proposal: 'p', command: 'set-standing', input })
    const agree = { actor: SECOND, name: 'agree-to-proposal', input: { proposal: 'p' } } as const
    expect(await codesOf(desk.clerk.submit({ ...agree, id: 'a' }))).toEqual(['COMMAND_NOT_SIGNED'])
    expect(await codesOf(askSigned(desk, { ...agree, by: operatorKey('op') }))).toEqual(['SIGNATURE_OF_ANOTHER'])
    const own = await newKey('fresh')
    expect(await codesOf(askSigned(desk, { ...agree, by: own }))).toEqual(['SIGNING_KEY_UNKNOWN'])
    // A key of its own for the other is one that waits, and signs nothing meanwhile.
    await askSigned(desk, { actor: SECOND, by: own, name: 'register-operator-key', input: { key: publicOf(own) } })
    expect(await codesOf(askSigned(desk, { ...agree, by: own }))).toEqual(['SIGNING_KEY_UNKNOWN'])
    expect(desk.venue.member(desk.keysOf('one').id).suspended).toBeUndefined()
  })
  it('does not carry a signature of the other to another act, user, id or foundation', async () => {
    const asked = { id: 'a', name: 'add-capital', input: { amount: '1', reference: 'x' } } as const
    const signature = await signCommand(operatorKey('op2'), toSign(desk, { ...asked, user: 'op2' }))
    const submit = (more: object): Promise<unknown> =>
      desk.clerk.submit({ ...asked, actor: SECOND, signature, ...more })
    for (const more of [
      { id: 'b' },
      { input: { amount: '2', reference: 'x' } },
      { name: 'give-capital-notice', input: { amount: '1' } },
    ])
      expect(await codesOf(submit(more))).toEqual(['SIGNATURE_WRONG'])
    expect(await codesOf(submit({ actor: OPERATOR }))).toEqual(['SIGNATURE_OF_ANOTHER'])
    expect(await codesOf(submit({}))).toEqual(['done'])
  })
  it('does not come back with an earlier key by being removed and added', async () => {
    const before = operatorKey('op2')
    const third = { ...OPERATOR, user: 'op3' }
    await desk.operate('add-user', { user: 'op3', name: 'x', organisation: null, role: 'operator' })
    await enterOperator(desk, third, await newKey('op3-key'))
    later(desk, 100 * HOUR)
    await desk.operate('remove-user', { user: 'op2' })
    await desk.operate('add-user', { user: 'op2', name: 'x', organisation: null, role: 'operator' })
    const asked = { actor: SECOND, by: before, name: 'add-capital', input: { amount: '1', reference: 'x' } } as const
    expect(await codesOf(askSigned(desk, asked))).toEqual(['SIGNING_KEY_REVOKED'])
  })
})

describe('a foundation with a key of nobody', () => {
  const weak = base64url.encode(Uint8Array.from(Buffer.from(ED25519_TORSION_SUBGROUP[0] ?? '', 'hex')))
  it('for its first operator is found out, though each command that it takes bears a signature that holds', async () => {
    const log = new MemoryLog()
    const nobody = { id: 'weak', jwk: { kty: 'OKP', crv: 'Ed25519', x: weak, d: '' } }
    const made = await Desk.open(world, solver, log, undefined, nobody)
    // The first operator's key is the neutral point: R = neutral, S = 0 fits whatever was signed.
    const asked = { id: 'c', name: 'add-capital', input: { amount: '5', reference: 'x' } } as const
    const signature = await signCommand({ ...(await newKey()), id: 'weak' }, toSign(made, { ...asked, user: 'op' }))
    const [header = '', payload = ''] = signature.split('.')
    const none = base64url.encode(Uint8Array.from({ length: 64 }, (_, i) => (i === 0 ? 1 : 0)))
    await made.clerk.submit({ ...asked, actor: OPERATOR, signature: `${header}.${payload}.${none}` })
    expect((await faultsOf(log.entries)).join()).toMatch(/Entry 1 .*anybody could sign/)
    expect((await publicFaultsOf(log.entries)).join()).toMatch(/Entry 1 .*anybody could sign/)
  })
  it('for the market itself is found out: its receipts and heads would be anybody’s', async () => {
    await open(false)
    const [first, ...rest] = entries
    const event = first?.event as MarketEvent & { kind: 'founded' }
    const forged = chained([
      { ...(first as Entry<MarketEvent>), event: { ...event, signs: { ...event.signs, x: weak } } },
      ...rest.slice(0, 1),
    ])
    expect((await faultsOf(forged)).join()).toMatch(/anybody could sign/)
    expect((await publicFaultsOf(forged)).join()).toMatch(/anybody could sign/)
  })
})

describe('who has the session of an operator, and not their key, in a market whose operators do not sign yet', () => {
  beforeEach(() => open(false))
  it('does not put a key of theirs in its place, and have signing required with it, so that its holder is shut out', async () => {
    const [own, thief, other] = [await newKey('own'), await newKey('thief'), await newKey('other')]
    const register = (actor: typeof OPERATOR, key: typeof own): Promise<unknown> =>
      askSigned(desk, { actor, by: key, name: 'register-operator-key', input: { key: publicOf(key) } })
    await register(OPERATOR, own)
    await register(SECOND, other)
    await register(OPERATOR, thief)
    const required = (by: typeof own): Promise<unknown> =>
      askSigned(desk, { actor: OPERATOR, by, name: 'require-operator-keys', input: { forGood: true } })
    expect(await codesOf(required(thief))).toEqual(['SIGNING_KEY_UNKNOWN'])
    expect(await codesOf(required(own))).toEqual(['done'])
    // Whose key waited meanwhile still waits, and its holder refuses it.
    expect(
      await codesOf(
        askSigned(desk, { actor: OPERATOR, by: own, name: 'refuse-operator-key', input: { key: thief.id } }),
      ),
    ).toEqual(['done'])
    expect(await faultsOf(entries)).toEqual([])
  })
})
