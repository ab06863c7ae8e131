import { createHash } from 'node:crypto'
import { base64url } from 'jose'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../src/files/index.ts'
import {
  bindingOf,
  commitmentOf,
  SealBroken,
  sealingOf,
  shareOf,
  trusteeKey,
  unseal,
  verifyLog,
  type Envelope,
  type Round,
} from '../../src/market/index.ts'
import { isShareOf, sealKeepingKey } from '../../src/market/sealed/index.ts'
import { loadSolver } from '../../src/solver/index.ts'
import type { World } from '../../src/world/index.ts'
import { announce, buys, CLOSES, sells } from '../market-app.ts'
import { Desk } from '../market-desk.ts'
import { codesOf, otherTail } from '../market-signing.ts'

/** Senders, trustees and the operator with some of them, who would open, spoil, copy or choose by what is sealed. */

const solver = await loadSolver()
let world: World
let desk: Desk
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})
beforeEach(async () => {
  desk = await Desk.open(world, solver)
  for (const name of ['one', 'two', 'three', 'victim']) await desk.join(name, 'AUS')
  for (const round of ['r1', 'r2']) await announce(desk, round)
})

const round = (id = 'r1'): Round => desk.venue.round(id)
const ordered = (id = 'o', of = 'r1') => round(of).orders.get(id)!
const sound = async (): Promise<void> => expect((await verifyLog(world, desk.log.read(0))).faults).toEqual([])
/** Round r1 with an order of the victim, closed. */
async function closed(): Promise<void> {
  await desk.place('victim', 'r1', buys(10, '63.5'), { order: 'o' })
  await close()
}
async function close(): Promise<void> {
  desk.time.now = CLOSES
  await desk.operate('close-round', { round: 'r1' })
}
const give = (name: string, shares: object, more: object = {}): Promise<readonly string[]> =>
  codesOf(desk.ask(desk.keysOf(name).actor, 'give-shares', { round: 'r1', shares, ...more }))

interface SealedWith {
  readonly envelope: Envelope
  readonly key: string
}
/** An envelope by which somebody places an order, and its key. */
const sealedBy = (name: string, text: string, order = 'mine', key?: Uint8Array): Promise<SealedWith> =>
  sealKeepingKey(
    text,
    bindingOf(round(), { id: order, version: 1, organisation: desk.keysOf(name).id }),
    sealingOf(round()),
    key,
  )
const place = (name: string, envelope: Envelope, order = 'mine'): Promise<readonly string[]> =>
  codesOf(desk.ask(desk.keysOf(name).actor, 'place-order', { round: 'r1', order, deposit: '0', envelope }))

describe('the operator with one trustee of three, of whom two open', () => {
  it('opens nothing with the log, that trustee’s secret and all hashes: one share is no key, nor is anything made of it', async () => {
    await closed()
    const { envelope, ...order } = ordered()
    const mine = await desk.share('one', 'r1', 'o')
    const binding = bindingOf(round(), order)
    const whom = sealingOf(round())
    const others = round()
      .spec.trustees.slice(1)
      .map((trustee) => [trustee, mine] as const)
    for (const shares of [
      new Map([[desk.keysOf('one').id, mine]]),
      // The same share as if it were another's, and shares of nothing.
      new Map([[desk.keysOf('one').id, mine], ...others]),
      new Map(round().spec.trustees.map((trustee) => [trustee, base64url.encode(new Uint8Array(33))])),
    ])
      await expect(unseal(envelope, binding, whom, shares)).rejects.toThrow(SealBroken)
    const part = base64url.decode(mine).slice(0, 32)
    for (let x = 0; x < 256; x++) {
      const guess = part.map((byte) => byte ^ x)
      expect(createHash('sha256').update(guess).digest('hex')).not.toBe(envelope.key)
    }
  })
  it('reads no share of another trustee with a key of its own for any round', async () => {
    await closed()
    const own = desk.keysOf('one').secret
    const theirs = ordered().envelope.shares[1]?.share ?? ''
    for (let n = 1; n <= 20; n++)
      await expect(shareOf(theirs, round().sealedFor, trusteeKey(own, round().sealedFor.market, n))).rejects.toThrow(
        SealBroken,
      )
  })
  it('does not learn which orders are of one sender from commitments: the same order twice has two', async () => {
    const content = buys(10, '63.5')
    await desk.place('victim', 'r1', content, { order: 'a' })
    await desk.place('victim', 'r1', content, { order: 'b' })
    const [a, b] = [ordered('a'), ordered('b')]
    const same = commitmentOf(bindingOf(round(), { ...b, id: 'a' }), a.envelope.salt ?? '')
    expect(a.commitment).toBe(same)
    expect(a.commitment).not.toBe(b.commitment)
    const texts = (envelope: Envelope): Set<string> =>
      new Set(
        [envelope.content, ...envelope.shares.map(({ share }) => share)].flatMap((jwe) => jwe.split('.').slice(1)),
      )
    expect([...texts(a.envelope)].filter((text) => text.length > 0 && texts(b.envelope).has(text))).toEqual([])
  })
})

describe('a trustee who hands out something else', () => {
  beforeEach(closed)
  it.each<[string, (share: string) => string]>([
    ['a share with one bit changed', (share) => (share.startsWith('A') ? 'B' : 'A') + share.slice(1)],
    ['a share cut short', (share) => share.slice(0, -4)],
    ['a share made longer', (share) => `${share}AAAA`],
    ['nothing', () => ''],
    ['a share with padding', (share) => `${share}=`],
    ['a share with a line end', (share) => `${share}\n`],
    ['a share in the other alphabet of base64', (share) => `+${share.slice(1)}`],
    ['what is sealed in place of what is in it', () => ordered().envelope.shares[0]?.share ?? ''],
  ])('%s: it is refused by its hash, and the honest share is taken afterwards', async (_, change) => {
    const share = await desk.share('one', 'r1', 'o')
    const named = ordered().commitment ?? ''
    const codes = await give('one', { [named]: change(share) })
    expect(codes[0]).toMatch(/^(SHARES_WRONG|INPUT_NOT_ALLOWED)$/)
    expect(await give('one', { [named]: share })).toEqual(['done'])
    await sound()
  })
  it('the share of an order under another one’s name, or under no name of an order', async () => {
    const share = await desk.share('one', 'r1', 'o')
    for (const name of ['constructor', 'toString', '0'.repeat(64), 'hasOwnProperty']) {
      const [code] = await give('one', { [name]: share })
      expect(code, name).toMatch(/^(SHARES_WRONG|INPUT_NOT_ALLOWED)$/)
    }
    expect((await give('one', JSON.parse(`{"__proto__":"${share}"}`) as object))[0]).not.toBe('done')
    expect(({} as { share?: unknown }).share).toBeUndefined()
  })
  it('both a share and the word that it cannot be read, to choose later which counts', async () => {
    const share = await desk.share('one', 'r1', 'o')
    const named = ordered().commitment ?? ''
    expect(await give('one', { [named]: share }, { unreadable: [named] })).not.toEqual(['done'])
    expect(await give('one', {}, { unreadable: [named, named] })).not.toEqual(['done'])
    expect(await give('one', {}, { unreadable: [named] })).toEqual(['done'])
    expect(await give('one', { [named]: share })).not.toEqual(['done'])
    await sound()
  })
  it('the shares of a round before, of the same order, terms and trustees', async () => {
    const before = await desk.share('one', 'r1', 'o')
    await announce(desk, 'r3', { closes: '2027-01-03T00:00:00Z' })
    await desk.place('victim', 'r3', buys(10, '63.5'), { order: 'o' })
    desk.time.now = '2027-01-03T00:00:00.000Z'
    await desk.operate('close-round', { round: 'r3' })
    const named = ordered('o', 'r3').commitment ?? ''
    const asked = desk.ask(desk.keysOf('one').actor, 'give-shares', { round: 'r3', shares: { [named]: before } })
    expect((await codesOf(asked))[0]).toBe('SHARES_WRONG')
    expect(isShareOf(ordered('o', 'r3').envelope, desk.keysOf('one').id, before)).toBe(false)
  })
})

describe('a sender', () => {
  it.each<[string, (envelope: Envelope) => Envelope]>([
    ['a share for a key on P-256', (envelope) => withEpk(envelope, { kty: 'EC', crv: 'P-256' })],
    ['a share for a key on X448', (envelope) => withEpk(envelope, { kty: 'OKP', crv: 'X448' })],
    ['a share for a key that signs', (envelope) => withEpk(envelope, { kty: 'OKP', crv: 'Ed25519' })],
    [
      'a fresh key of small order, by which everybody reads',
      (envelope) => withEpk(envelope, { kty: 'OKP', crv: 'X25519', x: base64url.encode(new Uint8Array(32)) }),
    ],
    ['a share by a password', (envelope) => headedShare(envelope, { alg: 'PBES2-HS256+A128KW', p2c: 1e9, p2s: 'AA' })],
    ['a share by RSA', (envelope) => headedShare(envelope, { alg: 'RSA1_5' })],
    ['a share that is packed', (envelope) => headedShare(envelope, { zip: 'DEF' })],
    ['a share with what has to be understood', (envelope) => headedShare(envelope, { crit: ['x'], x: 1 })],
    ['another cipher of the same length', (envelope) => headedShare(envelope, { enc: 'A128CBC-HS256' })],
    ['who it is for, in the header', (envelope) => headedShare(envelope, { apu: 'AA', apv: 'AA' })],
  ])('who seals with %s is refused when it is placed', async (_, change) => {
    const { envelope } = await sealedBy('victim', JSON.stringify(buys(10, '60')))
    expect(await place('victim', change(envelope))).toEqual(['ENVELOPE_WRONG'])
    expect(await place('victim', envelope)).toEqual(['done'])
  })
  it('who reveals a key in another text breaks ties no other way: it is the key that counts, not how it is written', async () => {
    const content = JSON.stringify(buys(10, '60'))
    const outcomes: string[] = []
    for (const spelling of [(key: string) => key, otherTail]) {
      const fixed = new Uint8Array(32).fill(7)
      desk = await Desk.open(world, solver)
      for (const name of ['one', 'two', 'three', 'victim']) await desk.join(name, 'AUS')
      await announce(desk, 'r1')
      const { envelope, key } = await sealedBy('victim', content, 'mine', fixed)
      await place('victim', envelope)
      await close()
      const named = ordered('mine').commitment ?? ''
      for (const name of ['one', 'two']) await give(name, {}, { unreadable: [named] })
      const reveal = { round: 'r1', order: 'mine', key: spelling(key) }
      const codes = await codesOf(desk.ask(desk.keysOf('victim').actor, 'reveal-order', reveal))
      await give('three', { [named]: await desk.share('three', 'r1', 'mine') })
      desk.time.now = '2027-01-03T02:00:00.000Z'
      await desk.operate('open-round', { round: 'r1', leaveUnread: true })
      outcomes.push(`${codes.join()} ${round().book?.tieBreak ?? ''}`)
      await sound()
    }
    expect(outcomes[0]).toMatch(/^done [0-9a-f]{64}$/)
    expect(outcomes[0]).toBe(outcomes[1])
  })
  it('whose order says one thing twice has it read in one way by all: what was read stands in the log', async () => {
    const text = JSON.stringify(buys(10, '60')).replace('"bid":"60"', '"bid":"60","bid":"61"')
    const { envelope } = await sealedBy('victim', text)
    await place('victim', envelope)
    const opened = await desk.finish('r1')
    const content = opened.accepted.get('mine') as { at: { bid: string }[] } | undefined
    expect(content?.at).toEqual([{ month: '2027-03', bid: '61' }])
    await sound()
  })
  it.each<[string, (text: string) => string]>([
    ['"__proto__" in it', (text) => text.replace('{', '{"__proto__":{"kind":"sell"},')],
    ['a field more', (text) => text.replace('{', '{"owner":"urn:test:org:one",')],
    ['a mark of byte order', (text) => `\uFEFF\uFEFF${text}`],
    ['a number in place of digits', (text) => text.replace('"kg":"10"', '"kg":10')],
    ['an exponent', (text) => text.replace('"kg":"10"', '"kg":"1e1"')],
    ['less than nothing', (text) => text.replace('"kg":"10"', '"kg":"-10"')],
    ['nothing, from below', (text) => text.replace('"kg":"10"', '"kg":"-0"')],
    ['wide digits', (text) => text.replace('"kg":"10"', '"kg":"１０"')],
    ['a part of a gram', (text) => text.replace('"kg":"10"', '"kg":"10.0001"')],
    ['a depth of a thousand', (text) => text.replace('"kg":"10"', `"kg":${'['.repeat(1000)}${']'.repeat(1000)}`)],
    ['no end', (text) => text.slice(0, -1)],
    ['nothing in it', () => ''],
  ])('who seals an order with %s is left out by name, and the others trade', async (_, change) => {
    const { envelope } = await sealedBy('three', change(JSON.stringify(buys(10, '60'))))
    expect(await place('three', envelope)).toEqual(['done'])
    await desk.place('one', 'r1', await sells(desk, 'one', 20, '50'), { order: 'sale' })
    await desk.place('victim', 'r1', buys(10, '63.5'), { order: 'bid' })
    const opened = await desk.finish('r1')
    expect([...opened.refused.keys()]).toEqual(['mine'])
    expect([...opened.accepted.keys()].sort()).toEqual(['bid', 'sale'])
    await sound()
  })
})

/** A share with other fields in its header. */
function headedShare(envelope: Envelope, more: object): Envelope {
  const [first, ...rest] = envelope.shares
  if (first === undefined) throw new Error('no share')
  const [header = '', ...parts] = first.share.split('.')
  const own = JSON.parse(new TextDecoder().decode(base64url.decode(header))) as object
  const text = base64url.encode(JSON.stringify({ ...own, ...more }))
  return { ...envelope, shares: [{ ...first, share: [text, ...parts].join('.') }, ...rest] }
}
const withEpk = (envelope: Envelope, more: object): Envelope => {
  const [header = ''] = envelope.shares[0]?.share.split('.') ?? []
  const { epk } = JSON.parse(new TextDecoder().decode(base64url.decode(header))) as { epk: object }
  return headedShare(envelope, { epk: { ...epk, ...more } })
}
