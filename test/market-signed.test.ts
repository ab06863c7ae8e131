import { base64url } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import { CommandRefused, issueCredential, signCommand, verifyLog, type SubmittedCommand } from '../src/market/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import type { World } from '../src/world/index.ts'
import { Hall, withKey } from './market-app.ts'
import { given } from './market-chained.ts'
import { signingKeyOf, type Desk } from './market-desk.ts'
import {
  codesOf,
  headerOf,
  HOUR,
  inPart,
  jws,
  later,
  newKey,
  openMarket,
  otherTail,
  payloadOf,
  plusL,
  signs,
  toSign,
  type Made,
} from './market-signing.ts'

/**
 * What a trader asks is signed with a key of its member: who has none of its keys gets nothing done in its name, and what it has
 * signed is good for one command of one user in one market, for ten minutes, in one form.
 */

const solver = await loadSolver()
let world: World
let made: Made
let desk: Desk
let elsewhere: Desk
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
  made = await openMarket(world, solver)
  desk = made.desk
  elsewhere = (await openMarket(world, solver)).desk
})

/** What the attacks try to have done, in the name of the first member. */
const WANTED = { id: 'wanted', name: 'pay-into-fund', input: { amount: '5' } } as const
const wanted = (more: Partial<Parameters<typeof toSign>[1]> = {}, at?: number): ReturnType<typeof toSign> =>
  toSign(desk, { ...WANTED, ...more, ...(at === undefined ? {} : { at: moment(at) }) })
const moment = (ms: number): string => new Date(Date.parse(desk.time.now) + ms).toISOString()
const own = (): ReturnType<typeof signingKeyOf> => signingKeyOf(desk.keysOf('one'))
const submit = (signature: string | undefined, more: Partial<SubmittedCommand> = {}): Promise<unknown> =>
  desk.clerk.submit({ ...WANTED, actor: desk.keysOf('one').actor, signature, ...more })

const MINUTE = 60_000
type Forged = string | undefined | Promise<string | undefined>
/** Signatures for the command that is wanted, and what each is refused with. */
const ATTACKS: readonly (readonly [string, string, () => Forged])[] = [
  ['none', 'COMMAND_NOT_SIGNED', () => undefined],
  ['an empty one', 'SIGNATURE_WRONG', () => ''],
  ['two dots', 'SIGNATURE_WRONG', () => '..'],
  ['another member’s', 'SIGNATURE_OF_ANOTHER', () => signs(desk, 'two', wanted())],
  [
    'another member’s, under the name of the member’s key',
    'SIGNATURE_WRONG',
    () => signCommand({ ...signingKeyOf(desk.keysOf('two')), id: own().id }, wanted()),
  ],
  [
    'one of a key that is not registered',
    'SIGNING_KEY_UNKNOWN',
    async () => signCommand(await newKey('none'), wanted()),
  ],
  [
    'one of a key that it brings along',
    'SIGNATURE_WRONG',
    async () => {
      const key = await newKey()
      const { kty, crv, x } = key.jwk
      return jws({ ...headerOf(own()), jwk: { kty, crv, x } }, payloadOf(wanted()), key)
    },
  ],
  [
    'one for another market',
    'SIGNATURE_WRONG',
    () => signs(desk, 'one', { ...wanted(), market: elsewhere.venue.founded?.signs.x ?? '' }),
  ],
  [
    'one for another user of the member',
    'SIGNATURE_WRONG',
    () => signs(desk, 'one', { ...wanted(), user: 'one-other' }),
  ],
  ['one for another id', 'SIGNATURE_WRONG', () => signs(desk, 'one', wanted({ id: 'another' }))],
  [
    'one for another command with the same input',
    'SIGNATURE_WRONG',
    () => signs(desk, 'one', wanted({ name: 'fund-budget' })),
  ],
  ['one for another input', 'SIGNATURE_WRONG', () => signs(desk, 'one', wanted({ input: { amount: '50' } }))],
  [
    'one of a command that was carried out',
    'SIGNATURE_WRONG',
    () => made.entries.find(({ by, signature }) => by === 'one-trader' && signature !== undefined)?.signature,
  ],
  ['one that is ten minutes old', 'SIGNATURE_LAPSED', () => signs(desk, 'one', wanted({}, -10 * MINUTE))],
  ['one that is a year old', 'SIGNATURE_LAPSED', () => signs(desk, 'one', wanted({}, -365 * 24 * HOUR))],
  ['one of more than five minutes ahead', 'SIGNATURE_LAPSED', () => signs(desk, 'one', wanted({}, 5 * MINUTE + 1))],
  ['one of next year', 'SIGNATURE_LAPSED', () => signs(desk, 'one', wanted({}, 365 * 24 * HOUR))],
  ['one of no instant', 'SIGNATURE_LAPSED', () => signs(desk, 'one', { ...wanted(), at: 'now' })],
  [
    'one of an instant with an offset',
    'SIGNATURE_LAPSED',
    () => signs(desk, 'one', { ...wanted(), at: desk.time.now.replace('Z', '+00:00') }),
  ],
  [
    'an old one, of which it says that it is new',
    'SIGNATURE_WRONG',
    async () =>
      inPart(await signs(desk, 'one', wanted({}, -20 * MINUTE)), 1, () => base64url.encode(payloadOf(wanted()))),
  ],
  [
    'one that says it is by another key',
    'SIGNATURE_OF_ANOTHER',
    async () =>
      inPart(await signs(desk, 'one', wanted()), 0, () =>
        base64url.encode(JSON.stringify(headerOf(signingKeyOf(desk.keysOf('two'))))),
      ),
  ],
  [
    'one with other bits at the end of its header',
    'SIGNATURE_WRONG',
    async () => inPart(await signs(desk, 'one', wanted()), 0, otherTail),
  ],
  [
    'one with other bits at the end of its payload',
    'SIGNATURE_WRONG',
    async () => inPart(await signs(desk, 'one', wanted()), 1, otherTail),
  ],
  [
    'one with other bits at its end',
    'SIGNATURE_WRONG',
    async () => inPart(await signs(desk, 'one', wanted()), 2, otherTail),
  ],
  [
    'one with a group’s order more in it',
    'SIGNATURE_WRONG',
    async () => inPart(await signs(desk, 'one', wanted()), 2, plusL),
  ],
  ['one with blanks at its end', 'SIGNATURE_WRONG', async () => `${await signs(desk, 'one', wanted())}\n`],
  ['one with padding', 'SIGNATURE_WRONG', async () => `${await signs(desk, 'one', wanted())}==`],
  ['one with a fourth part', 'SIGNATURE_WRONG', async () => `${await signs(desk, 'one', wanted())}.AAAA`],
  ['one without its payload', 'SIGNATURE_WRONG', async () => inPart(await signs(desk, 'one', wanted()), 1, () => '')],
  [
    'one by no algorithm',
    'SIGNATURE_WRONG',
    () => inPart(jws({ ...headerOf(own()), alg: 'none' }, payloadOf(wanted()), own()), 2, () => ''),
  ],
  [
    'one by another name of the algorithm',
    'SIGNATURE_WRONG',
    () => jws({ ...headerOf(own()), alg: 'EdDSA' }, payloadOf(wanted()), own()),
  ],
  [
    'one by HMAC, with the public key for a secret',
    'SIGNATURE_WRONG',
    async () => {
      const text = [JSON.stringify({ ...headerOf(own()), alg: 'HS256' }), payloadOf(wanted())]
        .map(base64url.encode)
        .join('.')
      const key = await crypto.subtle.importKey(
        'raw',
        Uint8Array.from(base64url.decode(own().jwk.x)),
        { name: 'HMAC', hash: 'SHA-256' },
        false,
        ['sign'],
      )
      return `${text}.${base64url.encode(new Uint8Array(await crypto.subtle.sign('HMAC', key, Buffer.from(text))))}`
    },
  ],
  [
    'one of another type',
    'SIGNATURE_WRONG',
    () => jws({ ...headerOf(own()), typ: 'vc+jwt' }, payloadOf(wanted()), own()),
  ],
  [
    'one that has to be understood further',
    'SIGNATURE_WRONG',
    () => jws({ ...headerOf(own()), crit: ['exp'], exp: 1 }, payloadOf(wanted()), own()),
  ],
  [
    'one over a payload that is not encoded',
    'SIGNATURE_WRONG',
    () => jws({ ...headerOf(own()), crit: ['b64'], b64: false }, payloadOf(wanted()), own()),
  ],
  // The member’s own key: none of these is a second form of what it has signed.
  [
    'one whose header says that its payload is encoded',
    'SIGNATURE_WRONG',
    () => jws({ ...headerOf(own()), crit: ['b64'], b64: true }, payloadOf(wanted()), own()),
  ],
  [
    'one whose header says more',
    'SIGNATURE_WRONG',
    () => jws({ ...headerOf(own()), cty: 'x' }, payloadOf(wanted()), own()),
  ],
  [
    'one whose header is in another order',
    'SIGNATURE_WRONG',
    () => jws({ typ: 'ytterby-command', kid: own().id, alg: 'Ed25519' }, payloadOf(wanted()), own()),
  ],
  [
    'one whose header names two keys',
    'SIGNATURE_WRONG',
    () => jws(`{"alg":"Ed25519","kid":"two-key","kid":"one-key","typ":"ytterby-command"}`, payloadOf(wanted()), own()),
  ],
  [
    'one whose header has blanks',
    'SIGNATURE_WRONG',
    () => jws(` ${JSON.stringify(headerOf(own()))}`, payloadOf(wanted()), own()),
  ],
  ['one whose payload has blanks', 'SIGNATURE_WRONG', () => jws(headerOf(own()), `${payloadOf(wanted())} `, own())],
  [
    'one whose payload says more',
    'SIGNATURE_WRONG',
    () => jws(headerOf(own()), payloadOf(wanted(), { also: 1 }), own()),
  ],
  [
    'one whose payload starts with a byte order mark',
    'SIGNATURE_WRONG',
    () => jws(headerOf(own()), `\u{FEFF}${payloadOf(wanted())}`, own()),
  ],
  [
    'a record of lots, signed with the member’s key',
    'SIGNATURE_WRONG',
    async () => {
      const { id, signingJwk, signingKey } = desk.keysOf('one')
      return issueCredential({ eventID: 'x' } as never, {
        issuer: id,
        key: { id: signingKey, privateJwk: signingJwk },
        at: desk.time.now,
      })
    },
  ],
  [
    'a receipt of the market',
    'SIGNATURE_WRONG',
    async () => {
      const input = { amount: '1', reference: 'x' }
      return (await desk.clerk.receipt(await desk.operate('add-capital', input))).signature
    },
  ],
]

describe('a command in a member’s name, with a signature that is', () => {
  it.each(ATTACKS)('%s, is refused', async (_, code, forge) => {
    const signature = await forge()
    const before = made.entries.length
    expect(await codesOf(submit(signature))).toEqual([code])
    expect(made.entries).toHaveLength(before)
  })
  it('sound, is carried out: nothing else was wrong with these', async () => {
    const fresh = (await openMarket(world, solver)).desk
    const { actor } = fresh.keysOf('one')
    const signature = await signs(fresh, 'one', toSign(fresh, WANTED))
    expect(await codesOf(fresh.clerk.submit({ ...WANTED, actor, signature }))).toEqual(['done'])
  })
})

describe('a sound signature', () => {
  it('holds for less than ten minutes, and five minutes ahead, of the market’s clock', async () => {
    const here = await openMarket(world, solver)
    const start = here.desk.time.now
    const ask = async (id: string, ms: number): Promise<readonly string[]> => {
      const at = new Date(Date.parse(start) + ms).toISOString()
      const signature = await signs(here.desk, 'one', toSign(here.desk, { ...WANTED, id, at }))
      return codesOf(here.desk.clerk.submit({ ...WANTED, id, actor: here.desk.keysOf('one').actor, signature }))
    }
    expect(await ask('a', -10 * MINUTE + 1)).toEqual(['done'])
    expect(await ask('b', -10 * MINUTE)).toEqual(['SIGNATURE_LAPSED'])
    expect(await ask('c', 5 * MINUTE)).toEqual(['done'])
    expect(await ask('d', 5 * MINUTE + 1)).toEqual(['SIGNATURE_LAPSED'])
    expect((await verifyLog(world, given(here.entries))).faults).toEqual([])
  })
  it('is good for none but whom it names: not for another trader, another member, nor in another market', async () => {
    const { id, name, input } = WANTED
    const signature = await signs(desk, 'one', wanted())
    const { actor } = desk.keysOf('one')
    const asked = { id, name, input, signature }
    expect(await codesOf(desk.clerk.submit({ ...asked, actor: { ...actor, user: 'one-other' } }))).toEqual([
      'SIGNATURE_WRONG',
    ])
    expect(await codesOf(desk.clerk.submit({ ...asked, actor: desk.keysOf('two').actor }))).toEqual([
      'SIGNATURE_OF_ANOTHER',
    ])
    // There its key has the same name, and even the same bytes would not help.
    expect(await codesOf(elsewhere.clerk.submit({ ...asked, actor }))).toEqual(['SIGNATURE_WRONG'])
  })
  it('is good for one round alone', async () => {
    const input = { round: 'r1', order: 'o' }
    const signature = await signs(desk, 'one', wanted({ id: 'round', name: 'withdraw-order', input }))
    const other = submit(signature, { id: 'round', name: 'withdraw-order', input: { ...input, round: 'r2' } })
    expect(await codesOf(other)).toEqual(['SIGNATURE_WRONG'])
    expect(await codesOf(submit(signature, { id: 'round', name: 'withdraw-order', input }))).toEqual(['ROUND_UNKNOWN'])
  })
  it.each([
    [
      'was revoked by its member',
      'SIGNING_KEY_REVOKED',
      (fresh: Desk) => fresh.ask(fresh.keysOf('one').actor, 'revoke-signing-key', { key: 'one-key' }),
    ],
    [
      'was revoked by an operator',
      'SIGNING_KEY_REVOKED',
      (fresh: Desk) => fresh.operate('revoke-signing-key', { key: 'one-key' }),
    ],
    [
      'has ended',
      'SIGNING_KEY_PASSED',
      (fresh: Desk) => Promise.resolve((fresh.time.now = '2030-01-01T00:00:00.000Z')),
    ],
  ])('is good for nothing once its key %s', async (_, code, end) => {
    const fresh = (await openMarket(world, solver)).desk
    fresh.time.now = '2029-12-31T23:59:59.000Z'
    const signature = await signs(fresh, 'one', toSign(fresh, WANTED))
    await end(fresh)
    const asked = { ...WANTED, actor: fresh.keysOf('one').actor, signature }
    expect(await codesOf(fresh.clerk.submit(asked))).toEqual([code])
  })
  it('does not stand in the log for what an operator asks', async () => {
    const input = { amount: '1', reference: 'x' }
    const { entries } = await desk.clerk.submit({
      id: 'capital',
      name: 'add-capital',
      input,
      actor: { user: 'op', role: 'operator', organisation: null, scopes: ['operate'] },
      signature: await signs(desk, 'one', wanted({ id: 'capital', name: 'add-capital', input })),
    })
    expect(entries.map(({ signature }) => signature)).toEqual([undefined])
  })
})

describe('a command that was carried out', () => {
  it('is not carried out again, and gives the same receipt, whatever signature comes along', async () => {
    const { desk: fresh, entries } = await openMarket(world, solver)
    const { actor } = fresh.keysOf('one')
    const ask = async (signature: string | undefined) =>
      fresh.clerk.receipt(await fresh.clerk.submit({ ...WANTED, actor, signature }))
    const { signature: _, ...first } = await ask(await signs(fresh, 'one', toSign(fresh, WANTED)))
    const end = entries.length
    later(fresh, HOUR)
    for (const signature of [
      await signs(fresh, 'one', toSign(fresh, WANTED)),
      undefined,
      'none',
      await signs(fresh, 'two', toSign(fresh, WANTED)),
    ])
      expect(await ask(signature)).toMatchObject(first)
    expect(entries).toHaveLength(end)
  })
  it.each([
    ['another input', { input: { amount: '6' } }],
    ['another name', { name: 'fund-budget', input: { budget: 'b', amount: '5' } }],
  ] as const)('gives its id to nothing else: not to %s', async (_, other) => {
    const { desk: fresh, entries } = await openMarket(world, solver)
    const { actor } = fresh.keysOf('one')
    await fresh.submit({ ...WANTED, actor })
    const end = entries.length
    expect(await codesOf(fresh.submit({ ...WANTED, actor, ...other }))).toEqual(['COMMAND_ID_USED'])
    // Nor once its user was removed and added again.
    await fresh.operate('remove-user', { user: actor.user })
    await fresh.operate('add-user', { user: actor.user, name: 'x', organisation: actor.organisation, role: 'trader' })
    expect(await codesOf(fresh.submit({ ...WANTED, actor, ...other }))).toEqual(['COMMAND_ID_USED'])
    expect(entries).toHaveLength(end + 2)
  })
})

describe('over HTTP', () => {
  it('takes the signature from its header, and nothing else', async () => {
    const hall = await Hall.open(world, solver)
    for (const name of ['one', 'two']) await hall.desk.join(name, 'AUS')
    const caller = withKey(await hall.key(await hall.enter('one-trader'), ['read', 'orders']))
    const { id, name, input } = WANTED
    const sign = (member: string, more = {}): Promise<string> =>
      signs(hall.desk, member, toSign(hall.desk, { ...WANTED, ...more }))
    const ask = (signature: string | undefined, key: string = id) =>
      hall.ask(`/commands/${name}`, caller, {
        method: 'POST',
        body: input,
        headers: { 'Idempotency-Key': key, ...(signature === undefined ? {} : { 'Command-Signature': signature }) },
      })
    const end = hall.log.entries.length
    expect((await ask(undefined)).codes).toEqual(['COMMAND_NOT_SIGNED'])
    expect((await ask(await sign('two'))).codes).toEqual(['SIGNATURE_OF_ANOTHER'])
    expect((await ask(await sign('one'), 'another')).codes).toEqual(['SIGNATURE_WRONG'])
    expect((await ask(`${await sign('one')}, ${await sign('one')}`)).codes).toEqual(['SIGNATURE_WRONG'])
    expect((await ask('x'.repeat(2001))).status).toBe(422)
    expect(hall.log.entries).toHaveLength(end)
    const signature = await sign('one')
    const [first, again, unsigned] = [await ask(signature), await ask(signature), await ask(undefined)]
    expect([first.status, again.body['seq'], unsigned.body['seq']]).toEqual([200, first.body['seq'], first.body['seq']])
    expect(hall.log.entries.slice(end).map((entry) => entry.signature)).toEqual([signature])
  })
  it('carries nothing out of somebody who was removed while it waited', async () => {
    const { desk: fresh, entries } = await openMarket(world, solver)
    const { actor } = fresh.keysOf('one')
    const removed = fresh.operate('remove-user', { user: actor.user })
    const asked = fresh.submit({ ...WANTED, actor })
    await removed
    await asked.catch((error: unknown) => expect(error).toBeInstanceOf(CommandRefused))
    expect((await verifyLog(world, given(entries))).faults).toEqual([])
  })
})
