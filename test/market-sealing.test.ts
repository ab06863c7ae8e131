import { base64url } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import {
  bindingOf,
  sealingOf,
  commitmentOf,
  commitmentsView,
  envelopesSchema,
  envelopesView,
  makeKeyFile,
  nextEntry,
  shareOf,
  sharesWith,
  trusteeKey,
  trusteeKeysWith,
  unseal,
  type Envelopes,
  type KeyFile,
  applyEntry,
} from '../src/market/index.ts'
import type { World } from '../src/world/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { announce, buys, CLOSES, Hall, NOBODY, sells, UNCOUNTED, withKey, type Caller } from './market-app.ts'
import { Desk, MemoryLog } from './market-desk.ts'

/**
 * Attacks on sealed orders: copies of an envelope in other rounds, orders, versions and markets; a server that lies to a trustee;
 * keys by which anybody can read. And who learns what, and when.
 */

const solver = await loadSolver()
let world: World
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})

const codes = async (asked: Promise<unknown>): Promise<string[]> => {
  try {
    await asked
    return []
  } catch (error) {
    if (error instanceof Error && 'faults' in error) return (error.faults as { code: string }[]).map(({ code }) => code)
    throw error
  }
}
const VICTIM = 'urn:test:org:victim'
const SOONER = '2027-01-01T12:00:00Z'

/** Round `late` with the order of a victim, and round `soon` that closes before it; the thief sees the log. */
async function two(): Promise<{ desk: Desk; log: MemoryLog }> {
  const log = new MemoryLog()
  const desk = await Desk.open(world, solver, log)
  for (const name of ['one', 'two', 'victim', 'thief']) await desk.join(name, 'AUS')
  await announce(desk, 'late')
  await announce(desk, 'soon', { closes: SOONER })
  await desk.place('victim', 'late', buys(10, '63.5'), { order: 'secret' })
  return { desk, log }
}
const envelopeOf = (desk: Desk, round = 'late', order = 'secret') => desk.venue.round(round).orders.get(order)!.envelope

/** A member's key file: the desk's secret in the form that people have it. */
async function keyFile(desk: Desk, name: string): Promise<KeyFile> {
  const { id, secret } = desk.keysOf(name)
  const made = await makeKeyFile(id, `${name}-key`)
  return { ...made, trustee: { ...made.trustee, d: secret } }
}
const seen = (desk: Desk, name: string, round: string): Envelopes =>
  envelopesSchema.parse(JSON.parse(JSON.stringify(envelopesView(desk.venue, desk.keysOf(name).actor, round))))

describe('a copy of a sealed order', () => {
  it('is not taken in a round that closes sooner, by the thief or by its sender', async () => {
    const { desk } = await two()
    for (const name of ['thief', 'victim']) {
      const copy = { round: 'soon', order: 'copy', deposit: '0', envelope: envelopeOf(desk) }
      const { salt = '' } = copy.envelope
      expect(
        await codes(
          desk.ask(desk.keysOf(name).actor, 'place-order', { ...copy, envelope: { ...copy.envelope, salt } }),
        ),
      ).toEqual(['ENVELOPE_WRONG'])
    }
    expect(desk.venue.round('soon').orders.size).toBe(0)
  })
  it('is not opened by honest trustees either, though a server has written it into the log past the rules', async () => {
    const { desk, log } = await two()
    await desk.place('one', 'soon', buys(1, '1'), { order: 'honest' })
    const { seq, at, hash } = log.entries.at(-1)!
    const event = {
      kind: 'order',
      round: 'soon',
      order: 'copy',
      organisation: 'urn:test:org:thief',
      version: 1,
      cover: '0',
      envelope: envelopeOf(desk),
    } as const
    applyEntry(desk.venue, nextEntry({ seq, at, hash }, { at, by: 'thief-trader', command: 'thief-trader x y', event }))
    const round = desk.venue.round('soon')
    round.status = 'closed'
    expect(seen(desk, 'one', 'soon').orders.length).toBe(2)
    // One such is enough: of a list that holds what no market takes, nothing is handed out.
    for (const name of ['one', 'two'])
      expect(await codes(sharesWith(await keyFile(desk, name), seen(desk, name, 'soon'), SOONER))).toEqual([
        'SHARES_OF_ANOTHER',
      ])
  })
  it('is not taken under another id, for another sender, or as a later version of the same order', async () => {
    const { desk } = await two()
    const envelope = envelopeOf(desk)
    const { actor } = desk.keysOf('victim')
    const place = (order: string): Promise<string[]> =>
      codes(desk.ask(actor, 'place-order', { round: 'late', order, deposit: '0', envelope }))
    expect(await place('other')).toEqual(['ENVELOPE_WRONG'])
    expect(await place('secret')).toEqual(['ENVELOPE_WRONG'])
    const second = await desk.sealed('late', { organisation: VICTIM, order: 'secret' }, buys(10, '64'))
    const amend = { round: 'late', order: 'secret', deposit: '0', envelope: second }
    await desk.ask(actor, 'place-order', amend)
    // The first version stays closed for ever: it does not come back as the third.
    expect(await place('secret')).toEqual(['ENVELOPE_WRONG'])
    await desk.ask(actor, 'withdraw-order', { round: 'late', order: 'secret' })
    expect(await place('secret')).toEqual(['ORDER_ID_TAKEN'])
    desk.time.now = CLOSES
    await desk.operate('close-round', { round: 'late' })
    expect(seen(desk, 'one', 'late').orders).toEqual([])
  })
  it('is good for nothing in another market with the same members, keys and terms', async () => {
    const { desk } = await two()
    const other = await Desk.open(world, solver)
    const { id, secret } = desk.keysOf('one')
    await other.join('victim', 'AUS')
    await other.join('one', 'AUS')
    await other.join('two', 'AUS')
    await announce(other, 'late', { trustees: desk.venue.round('late').spec.trustees })
    expect(other.venue.round('late').sealedFor.terms).toBe(desk.venue.round('late').sealedFor.terms)
    const copy = { round: 'late', order: 'secret', deposit: '0', envelope: envelopeOf(desk) }
    expect(await codes(other.ask(other.keysOf('victim').actor, 'place-order', copy))).toEqual(['ENVELOPE_WRONG'])
    // Nor does the key file of a trustee of both make the same key in both.
    const [here, there] = [desk, other].map(
      ({ venue }) => trusteeKey(secret, venue.round('late').sealedFor.market, 1).x,
    )
    expect([here === there, desk.venue.round('late').trustees.get(id)?.jwk.x]).toEqual([false, here])
  })
})

describe('a server that would have shares before the close', () => {
  it('learns that the round is not over, by the clock of the trustee', async () => {
    const { desk } = await two()
    desk.venue.round('late').status = 'closed'
    const asked = sharesWith(await keyFile(desk, 'one'), seen(desk, 'one', 'late'), SOONER)
    expect(await codes(asked)).toEqual(['ROUND_NOT_OVER'])
  })
  it.each<[string, (given: Envelopes) => Envelopes, string[]]>([
    [
      'terms that close sooner',
      (given) => ({ ...given, terms: { ...given.terms, closes: SOONER } }),
      ['SHARES_OF_ANOTHER'],
    ],
    [
      'another round',
      (given) => ({ ...given, round: 'soon', terms: { ...given.terms, closes: SOONER } }),
      ['SHARES_OF_ANOTHER'],
    ],
    ['another market', (given) => ({ ...given, market: 'another' }), ['SHARES_UNREADABLE', 'SHARES_OF_ANOTHER']],
    ['another number of its key', (given) => ({ ...given, number: 2 }), ['SHARES_UNREADABLE']],
  ])('gets none with %s', async (_, lie, told) => {
    const { desk } = await two()
    desk.venue.round('late').status = 'closed'
    const lied = lie(seen(desk, 'one', 'late'))
    const at = Date.parse(lied.terms.closes) < Date.parse(CLOSES) ? SOONER : CLOSES
    expect(await codes(sharesWith(await keyFile(desk, 'one'), lied, at))).toEqual(told)
  })
  it('gets a share under the commitment that the sender sealed, and under no other', async () => {
    const { desk } = await two()
    await desk.place('thief', 'late', buys(1, '1'), { order: 'bait' })
    desk.venue.round('late').status = 'closed'
    const given = seen(desk, 'one', 'late')
    const [first, second] = given.orders
    const swapped = {
      ...given,
      orders: [
        { ...first!, order: second!.order },
        { ...second!, order: first!.order },
      ],
    }
    expect(await codes(sharesWith(await keyFile(desk, 'one'), swapped, CLOSES))).toEqual(['SHARES_OF_ANOTHER'])
  })
})

describe('the keys of trustees', () => {
  it('are one for each round, and a round takes the next of each', async () => {
    const { desk } = await two()
    const [late, soon] = ['late', 'soon'].map((id) => desk.venue.round(id))
    for (const id of late!.spec.trustees) {
      expect([late!.trustees.get(id)?.number, soon!.trustees.get(id)?.number]).toEqual([1, 2])
      expect(late!.trustees.get(id)?.jwk.x).not.toBe(soon!.trustees.get(id)?.jwk.x)
    }
  })
  it('run out: a round that would take one that is not there is not announced', async () => {
    const desk = await Desk.open(world, solver)
    for (const name of ['one', 'two']) await desk.join(name, 'AUS')
    const { actor, secret } = desk.keysOf('one')
    const market = desk.venue.founded!.signs.x
    const keys = [trusteeKey(secret, market, 1).x]
    await desk.ask(actor, 'register-trustee-keys', { from: 1, keys })
    await announce(desk, 'r1')
    expect(await codes(announce(desk, 'r2'))).toEqual(['TRUSTEE_WITHOUT_KEY'])
    await desk.ask(actor, 'register-trustee-keys', { from: 2, keys: [trusteeKey(secret, market, 2).x] })
    await announce(desk, 'r2')
  })
  it('are not taken where everybody could read with them, twice, from somebody else, or out of turn', async () => {
    const { desk } = await two()
    const { actor, secret } = desk.keysOf('one')
    const market = desk.venue.founded!.signs.x
    const register = (from: number, ...keys: string[]): Promise<string[]> =>
      codes(desk.ask(actor, 'register-trustee-keys', { from, keys }))
    const own = (n: number): string => trusteeKey(secret, market, n).x
    expect(await register(3, own(3), base64url.encode(new Uint8Array(32)))).toEqual(['TRUSTEE_KEY_WEAK'])
    expect(await register(3, own(3), own(3))).toEqual(['TRUSTEE_KEY_TWICE'])
    expect(await register(3, trusteeKey(desk.keysOf('two').secret, market, 3).x)).toEqual(['TRUSTEE_KEY_TWICE'])
    // That of a round that was announced does not come again.
    expect(await register(3, own(1))).toEqual(['TRUSTEE_KEY_TWICE'])
    expect(await register(1, own(1))).toEqual(['TRUSTEE_KEYS_NUMBER'])
    expect(await register(4, own(4))).toEqual(['TRUSTEE_KEYS_NUMBER'])
    expect(await register(3, own(3), own(4))).toEqual([])
    expect(trusteeKeysWith(await keyFile(desk, 'one'), { market, from: 3, count: 2 }).keys).toEqual([own(3), own(4)])
  })
})

describe('fewer trustees than it takes, with the whole log', () => {
  it('open no order: not one that stands, was withdrawn or replaced, nor one of a void round', async () => {
    const { desk, log } = await two()
    const { actor } = desk.keysOf('victim')
    await desk.place('victim', 'late', buys(10, '64'), { order: 'secret' })
    await desk.place('victim', 'late', buys(10, '65'), { order: 'gone' })
    await desk.ask(actor, 'withdraw-order', { round: 'late', order: 'gone' })
    desk.time.now = CLOSES
    await desk.operate('close-round', { round: 'late' })
    const { secret, id: trustee } = desk.keysOf('one')
    const round = desk.venue.round('late')
    const key = trusteeKey(secret, round.sealedFor.market, 1)
    let tried = 0
    for (const { event } of log.entries) {
      if (event.kind !== 'order') continue
      const own = event.envelope.shares.find((one) => one.trustee === trustee)!
      const share = await shareOf(own.share, round.sealedFor, key)
      const binding = bindingOf(round, { id: event.order, version: event.version, organisation: event.organisation })
      // The order is the sender's own: the commitment says so to anyone who knows all of it.
      expect(commitmentOf(binding, event.envelope.salt!)).toMatch(/^[0-9a-f]{64}$/)
      await expect(unseal(event.envelope, binding, sealingOf(round), new Map([[trustee, share]]))).rejects.toThrow(
        '1 shares are there',
      )
      tried += 1
    }
    expect(tried).toBe(3)
    // After the close honest trustees hand out what stands, and nothing of what was replaced or withdrawn.
    const standing = seen(desk, 'two', 'late').orders.map(({ order }) => order)
    expect(standing).toEqual(commitmentsView(desk.venue, 'late').commitments)
    expect(standing).toEqual([round.orders.get('secret')!.commitment])
  })
})

describe('who learns what of an order, and when', () => {
  /** What is looked for in all that somebody is answered. */
  const MARKS = {
    'that it is there': '"orders":2',
    'its id': 'order-of-the-victim',
    'its commitment': '',
    'whose it is': '"order":"order-of-the-victim","organisation":"urn:test:org:victim"',
    'its ciphertext': '',
    'what it says': '63.517',
  }
  type Mark = keyof typeof MARKS
  const PARTIES = ['everybody', 'a trader', 'its sender', 'a trustee', 'an auditor', 'the operator'] as const
  type Party = (typeof PARTIES)[number]
  const none: readonly Mark[] = ['that it is there']
  const log: readonly Mark[] = ['that it is there', 'its id', 'whose it is', 'its ciphertext']
  const own: readonly Mark[] = ['that it is there', 'its id', 'its ciphertext']
  const listed: readonly Mark[] = ['that it is there', 'its commitment']
  const done: readonly Mark[] = ['that it is there', 'its id', 'its commitment', 'what it says']
  /** The table of docs/explanation/the-market.md, cell by cell. */
  const TABLE: Readonly<Record<string, Readonly<Record<Party, readonly Mark[]>>>> = {
    announced: {
      everybody: none,
      'a trader': none,
      'its sender': own,
      'a trustee': none,
      'an auditor': log,
      'the operator': log,
    },
    closed: {
      everybody: listed,
      'a trader': listed,
      'its sender': [...own, 'its commitment'],
      'a trustee': listed,
      'an auditor': [...log, 'its commitment'],
      'the operator': [...log, 'its commitment'],
    },
    opened: {
      everybody: listed,
      'a trader': listed,
      'its sender': [...own, 'its commitment', 'what it says'],
      'a trustee': listed,
      'an auditor': [...log, 'its commitment', 'what it says'],
      'the operator': [...log, 'its commitment', 'what it says'],
    },
    cleared: {
      everybody: done,
      'a trader': done,
      'its sender': [...done, 'its ciphertext'],
      'a trustee': done,
      'an auditor': [...done, 'whose it is', 'its ciphertext'],
      'the operator': [...done, 'whose it is', 'its ciphertext'],
    },
  }

  it('is what the table says, in every cell', async () => {
    const hall = await Hall.open(world, solver, { limits: { requests: 1e6, guessesFromAddress: UNCOUNTED } })
    const { desk } = hall
    for (const name of ['one', 'two', 'victim', 'thief']) await desk.join(name, 'AUS')
    await desk.operate('add-user', { user: 'aud', name: 'Auditor', organisation: null, role: 'auditor' })
    const key = async (user: string, ...scopes: string[]): Promise<Caller> =>
      withKey(await hall.key(await hall.enter(user), scopes))
    const callers: Record<Party, Caller> = {
      everybody: NOBODY,
      'a trader': await key('thief-trader', 'read', 'lots', 'orders', 'shares'),
      'its sender': await key('victim-trader', 'read', 'lots', 'orders', 'shares'),
      'a trustee': await key('one-trader', 'read', 'lots', 'orders', 'shares'),
      'an auditor': await key('aud', 'read'),
      'the operator': await key('op', 'read', 'operate'),
    }
    await announce(desk, 'r1')
    await desk.place('victim', 'r1', buys(10, '63.517'), { order: 'order-of-the-victim' })
    await desk.place('thief', 'r1', await sells(desk, 'thief', 10, '1'))
    const { commitment = '', envelope } = desk.venue.round('r1').orders.get('order-of-the-victim')!
    const marks = { ...MARKS, 'its commitment': commitment, 'its ciphertext': envelope.content }
    const { body } = await hall.ask('/openapi.json')
    const paths = Object.entries(body['paths'] as Record<string, object>)
      .filter(([, methods]) => 'get' in methods)
      .map(([path]) => path.replace('{id}', 'r1'))
      .filter((path) => !path.startsWith('/sign-in') && !path.startsWith('/oidc'))
    const table = async (): Promise<Record<Party, Mark[]>> => {
      const found: [Party, Mark[]][] = []
      for (const party of PARTIES) {
        let all = ''
        for (const path of [...paths, '/alarms?round=r1']) all += (await hall.ask(path, callers[party])).text
        found.push([party, (Object.keys(MARKS) as Mark[]).filter((mark) => all.includes(marks[mark]))])
      }
      return Object.fromEntries(found) as Record<Party, Mark[]>
    }
    const sorted = (of: Readonly<Record<Party, readonly Mark[]>>): object =>
      Object.fromEntries(PARTIES.map((party) => [party, [...of[party]].sort()]))
    const check = async (stage: string): Promise<void> =>
      expect([stage, sorted(await table())]).toEqual([stage, sorted(TABLE[stage]!)])
    await check('announced')
    desk.time.now = CLOSES
    await desk.operate('close-round', { round: 'r1' })
    await check('closed')
    for (const name of ['one', 'two'])
      await desk.ask(desk.keysOf(name).actor, 'give-shares', { round: 'r1', shares: await desk.shares(name, 'r1') })
    await desk.operate('open-round', { round: 'r1' })
    await check('opened')
    await desk.operate('clear-round', { round: 'r1' })
    await check('cleared')
  })
})
