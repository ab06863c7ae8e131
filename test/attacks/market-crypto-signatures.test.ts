import { createHmac, createPrivateKey, randomUUID, sign, type JsonWebKey } from 'node:crypto'
import { base64url, CompactSign, importJWK } from 'jose'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../src/files/index.ts'
import {
  canonicalJson,
  commandText,
  digest,
  eventOf,
  isHeadOf,
  isReceiptOf,
  issueCredential,
  MerkleTree,
  publicEntry,
  publicEntryIn,
  signCommand,
  verifyLog,
  verifyPublicLog,
  type CustodyEvent,
  type Entry,
  type MarketEvent,
} from '../../src/market/index.ts'
import { isSignedBy } from '../../src/market/venue/sequencer/receipt.ts'
import { textOfHead } from '../../src/market/venue/sequencer/tree-head.ts'
import { grams } from '../../src/quantity/index.ts'
import { loadSolver } from '../../src/solver/index.ts'
import type { World } from '../../src/world/index.ts'
import { chained, given } from '../market-chained.ts'
import { signingKeyOf, type Desk } from '../market-desk.ts'
import { codesOf, inPart, openMarket, otherTail, plusL, toSign } from '../market-signing.ts'

/** Somebody who would have a signature hold for what it was not made for, or a text be read in two ways. */

const solver = await loadSolver()
let world: World
let desk: Desk
let entries: readonly Entry<MarketEvent>[]
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})
beforeEach(async () => {
  ;({ desk, entries } = await openMarket(world, solver))
})
const one = () => desk.keysOf('one')
const sound = async (): Promise<void> => expect((await verifyLog(world, given(entries))).faults).toEqual([])

let dug = 0
const act = (): CustodyEvent => ({
  kind: 'commission',
  id: `urn:test:event:forged-${++dug}`,
  ...desk.at('one'),
  process: 'mine',
  lots: [
    {
      lot: `urn:test:lot:forged-${dug}`,
      material: 'ore-mt-weld',
      elements: [...(desk.venue.registry.materials.get('ore-mt-weld')?.contents.keys() ?? [])],
      mass: grams(1000n),
    },
  ],
})
const credential = (): Promise<string> =>
  issueCredential(eventOf(act()), {
    issuer: one().id,
    key: { id: one().signingKey, privateJwk: one().signingJwk },
    at: desk.time.now,
  })
const contentOf = (token: string): string => new TextDecoder().decode(base64url.decode(token.split('.')[1] ?? ''))
/** Header and content to the letter, signed with the member's own key. */
function jwsOf(header: object, payload: string): string {
  const head = base64url.encode(JSON.stringify(header))
  const key = createPrivateKey({ key: one().signingJwk as JsonWebKey, format: 'jwk' })
  return `${head}.${payload}.${base64url.encode(sign(null, Buffer.from(`${head}.${payload}`), key))}`
}
const headed = (token: string, more: object): string =>
  jwsOf(
    { alg: 'Ed25519', typ: 'vc+jwt', cty: 'vc', kid: one().signingKey, ...more },
    base64url.encode(contentOf(token)),
  )
const hand = (token: string, who = 'one'): Promise<readonly string[]> =>
  codesOf(desk.ask(desk.keysOf(who).actor, 'record-lot-event', { credential: token }))

describe('a record of a lot', () => {
  it('that is signed as it should be is taken: nothing else is wrong with these', async () => {
    expect(await hand(headed(await credential(), {}))).toEqual(['done'])
    await sound()
  })
  it('whose content is signed without base64 is refused, and takes nobody else’s command with it', async () => {
    const header = { alg: 'Ed25519', typ: 'vc+jwt', cty: 'vc', kid: one().signingKey, crit: ['b64'], b64: false }
    const token = jwsOf(header, contentOf(await credential()).replaceAll('.', '\\u002e'))
    const signed = await desk.signatureOf({
      id: 'poison',
      name: 'record-lot-event',
      input: { credential: token },
      actor: one().actor,
    })
    const two = desk.keysOf('two').actor
    const pay = { id: 'pay', name: 'pay-into-fund', input: { amount: '1' }, actor: two } as const
    const signature = await desk.signatureOf(pay)
    // What comes while the first is carried out is carried out together.
    const all = await Promise.allSettled([
      desk.clerk.submit({
        id: 'first',
        name: 'add-capital',
        input: { amount: '1', reference: 'x' },
        actor: { user: 'op', role: 'operator', organisation: null, scopes: ['operate'] },
      }),
      desk.clerk.submit({
        id: 'poison',
        name: 'record-lot-event',
        input: { credential: token },
        actor: one().actor,
        signature: signed,
      }),
      desk.clerk.submit({ ...pay, signature }),
    ])
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await hand(token)).toEqual(['CREDENTIAL_MALFORMED'])
    await sound()
  })
  it.each<[string, object, string]>([
    ['an algorithm of another name for the same curve', { alg: 'EdDSA' }, 'CREDENTIAL_MALFORMED'],
    ['an algorithm in small letters', { alg: 'ed25519' }, 'CREDENTIAL_MALFORMED'],
    ['no algorithm', { alg: 'none' }, 'CREDENTIAL_MALFORMED'],
    ['another curve', { alg: 'ES256' }, 'CREDENTIAL_MALFORMED'],
    ['another type', { typ: 'JWT' }, 'CREDENTIAL_MALFORMED'],
    ['the type of a command', { typ: 'ytterby-command' }, 'CREDENTIAL_MALFORMED'],
    ['an extension that nobody knows', { crit: ['exp'], exp: 1 }, 'CREDENTIAL_MALFORMED'],
    ['base64 said twice', { crit: ['b64'], b64: true }, 'CREDENTIAL_MALFORMED'],
    ['a key of no id', { kid: undefined }, 'CREDENTIAL_KEY_UNKNOWN'],
    ['the key "constructor"', { kid: 'constructor' }, 'CREDENTIAL_KEY_UNKNOWN'],
    ['the key "__proto__"', { kid: '__proto__' }, 'CREDENTIAL_KEY_UNKNOWN'],
    ['another member’s key', { kid: 'two-key' }, 'CREDENTIAL_SIGNATURE_WRONG'],
    ['a list of keys', { kid: ['one-key'] }, 'CREDENTIAL_KEY_UNKNOWN'],
  ])('whose header names %s is refused', async (_, more, code) => {
    expect(await hand(headed(await credential(), more))).toEqual([code])
  })
  it('that brings its own key along, in whatever field, is checked against the registered one', async () => {
    const token = await credential()
    const { x = '' } = desk.keysOf('two').signingJwk
    for (const more of [
      { jwk: { kty: 'OKP', crv: 'Ed25519', x } },
      { jku: 'http://127.0.0.1:1/keys' },
      { x5u: 'http://127.0.0.1:1/cert' },
      { x5c: [x] },
    ]) {
      const [header = '', payload = ''] = headed(token, { ...more, kid: 'one-key' }).split('.')
      const text = `${header}.${payload}`
      const key = createPrivateKey({ key: desk.keysOf('two').signingJwk as JsonWebKey, format: 'jwk' })
      const forged = `${text}.${base64url.encode(sign(null, Buffer.from(text), key))}`
      expect(await hand(forged)).toEqual(['CREDENTIAL_SIGNATURE_WRONG'])
    }
  })
  it('that is signed with the public key as if it were a secret is refused', async () => {
    const { x = '' } = one().signingJwk
    const header = base64url.encode(JSON.stringify({ alg: 'HS256', typ: 'vc+jwt', kid: one().signingKey }))
    const text = `${header}.${base64url.encode(contentOf(await credential()))}`
    for (const secret of [x, base64url.decode(x)])
      expect(await hand(`${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`)).toEqual([
        'CREDENTIAL_MALFORMED',
      ])
  })
  it('that names its issuer twice is that of the last, whom the key has to be of, wherever the first stands', async () => {
    const content = contentOf(await credential())
    const own = `"issuer":${JSON.stringify(one().id)}`
    const other = `"issuer":${JSON.stringify(desk.keysOf('two').id)}`
    const signedAs = (text: string): string =>
      jwsOf({ alg: 'Ed25519', typ: 'vc+jwt', cty: 'vc', kid: one().signingKey }, base64url.encode(text))
    expect(await hand(signedAs(content.replace(own, `${own},${other}`)))).toEqual(['CREDENTIAL_KEY_OF_ANOTHER'])
    expect(await hand(signedAs(content.replace(own, `${other},${own}`)))).toEqual(['done'])
    expect(desk.venue.recorded.at(-1)?.signer).toBe(one().id)
    await sound()
  })
  it('is taken once, though its signature or its text is written in another way', async () => {
    const token = await credential()
    expect(await hand(token)).toEqual(['done'])
    const before = desk.venue.lots.lots.get(`urn:test:lot:forged-${dug}`)
    for (const again of [token, inPart(token, 2, otherTail), headed(token, { note: 'x' }), inPart(token, 2, plusL)])
      await hand(again)
    expect(desk.venue.lots.lots.get(`urn:test:lot:forged-${dug}`)?.left).toBe(before?.left)
    await sound()
  })
  it('is not a command, nor is a command one: each says what it is in its header', async () => {
    const asked = { id: 'c', name: 'pay-into-fund', input: { amount: '1' } } as const
    const command = await signCommand(signingKeyOf(one()), toSign(desk, asked))
    expect(await hand(command)).toEqual(['CREDENTIAL_MALFORMED'])
    const signature = await credential()
    expect(await codesOf(desk.clerk.submit({ ...asked, actor: one().actor, signature }))).toEqual(['SIGNATURE_WRONG'])
  })
})

describe('what a market has signed', () => {
  const x = (): string => desk.venue.founded?.signs.x ?? ''
  const receipt = async () => desk.clerk.receipt(await desk.operate('add-capital', { amount: '1', reference: 'x' }))
  const head = async () => {
    const tree = new MerkleTree()
    for (const { hash } of entries) tree.append(hash)
    return desk.clerk.treeHead(desk.clerk.end, tree.root())
  }
  it('as a receipt is no head and no result, and the other way round', async () => {
    const [taken, ended] = [await receipt(), await head()]
    expect([await isReceiptOf(x(), taken), await isHeadOf(x(), ended)]).toEqual([true, true])
    expect(await isHeadOf(x(), { ...ended, signature: taken.signature })).toBe(false)
    expect(await isReceiptOf(x(), { ...taken, signature: ended.signature })).toBe(false)
    for (const { signature } of [taken, ended]) expect(await isSignedBy(x(), 'a'.repeat(64), signature)).toBe(false)
    // Nor with fields put in that the other has.
    expect(await isReceiptOf(x(), { ...taken, ...ended, command: '', seq: ended.size })).toBe(false)
  })
  it.each<[string, (signature: string) => string]>([
    ['S and the order of the group', (signature) => inPart(signature, 2, plusL)],
    ['spare bits', (signature) => inPart(signature, 2, otherTail)],
    ['padding', (signature) => `${signature}==`],
    ['an empty signature', (signature) => inPart(signature, 2, () => '')],
    ['nothing', () => ''],
    ['a header without an algorithm', (signature) => inPart(signature, 0, () => base64url.encode('{}'))],
    ['a header of no signature', (signature) => inPart(signature, 0, () => base64url.encode('{"alg":"none"}'))],
  ])('has one form: it does not hold with %s', async (_, change) => {
    const taken = await receipt()
    expect(await isReceiptOf(x(), { ...taken, signature: change(taken.signature) })).toBe(false)
  })
  it('does not hold for a receipt with a number in a text, or one that lacks what was signed', async () => {
    const taken = await receipt()
    for (const change of [
      { seq: String(taken.seq) },
      { seq: taken.seq + Number.EPSILON * 64 },
      { at: undefined },
      { command: undefined },
      { hash: taken.hash.toUpperCase() },
    ])
      expect(await isReceiptOf(x(), { ...taken, ...change } as never), JSON.stringify(change)).toBe(false)
  })
  it('does not hold for another size, instant or root of a head, nor under the name of another market', async () => {
    const ended = await head()
    for (const change of [
      { size: ended.size + 1 },
      { size: -0 },
      { root: ended.hash },
      { at: `${ended.at}0` },
      { market: `${x().slice(0, -1)}${x().endsWith('A') ? 'B' : 'A'}` },
    ])
      expect(await isHeadOf({ ...ended, ...change }.market, { ...ended, ...change }), JSON.stringify(change)).toBe(
        false,
      )
    expect(textOfHead(ended)).toContain('"ytterby":"tree head"')
  })
  it('has no signature that somebody has had made by asking for it: what is signed of a command is its user, id and digest', async () => {
    const wish = textOfHead({ market: x(), size: 1, at: 'x', hash: 'x', root: 'x' })
    expect(await codesOf(desk.operate('add-capital', { amount: '1', reference: wish }))).toEqual(['done'])
    const { command } = entries.at(-1) ?? { command: '' }
    expect(command).not.toContain('tree head')
    await expect(
      new CompactSign(new TextEncoder().encode(wish))
        .setProtectedHeader({ alg: 'Ed25519' })
        .sign(await importJWK({ ...one().signingJwk }, 'Ed25519'))
        .then((jws) => isSignedBy(x(), wish, jws)),
    ).resolves.toBe(false)
  })
})

describe('a text has one meaning', () => {
  const line = (): string => canonicalJson(publicEntry(entries[3] as Entry<MarketEvent>))
  it.each<[string, (text: string) => string]>([
    ['a number as 4.0', (text) => text.replace('"seq":4', '"seq":4.0')],
    ['a number as 4e0', (text) => text.replace('"seq":4', '"seq":4e0')],
    ['a number as 0.4e1', (text) => text.replace('"seq":4', '"seq":0.4e1')],
    ['a name twice', (text) => text.replace('"seq":4', '"seq":5,"seq":4')],
    ['names in another order', (text) => `{"seq":4,${text.slice(1).replace(',"seq":4', '')}`],
    ['blanks', (text) => text.replace('"seq":4', '"seq": 4')],
    ['a letter as its number', (text) => text.replace('"seq"', '"\\u0073eq"')],
    ['a mark of byte order', (text) => `\uFEFF${text}`],
    ['a field "__proto__"', (text) => text.replace('{', '{"__proto__":{"seq":9},')],
    ['a return before the line’s end', (text) => `${text}\r`],
  ])('in the public log: no line has %s', (_, change) => {
    expect(publicEntryIn(line())).toBeDefined()
    expect(change(line())).not.toBe(line())
    expect(publicEntryIn(change(line()))).toBeUndefined()
  })
  it('in what is signed: -0, 1.0 and 1e0 are the numbers that they are, and what is undefined is not there', () => {
    expect(digest({ a: -0, b: JSON.parse('1.0') as number, c: JSON.parse('1e0') as number, d: undefined })).toBe(
      digest({ c: 1, b: 1, a: 0 }),
    )
    expect(canonicalJson(JSON.parse('{"__proto__":1,"a":2}'))).toBe('{"__proto__":1,"a":2}')
    expect(digest({ a: '\u00e9' })).not.toBe(digest({ a: 'e\u0301' }))
  })
  it('in names: an organisation that is written in another normal form, or in wide letters, is taken for the same', async () => {
    const register = (id: string, name: string): Promise<unknown> =>
      desk.operate('register-organisation', { organisation: { id, name, country: 'AUS' }, member: true })
    await register('urn:test:org:cafe', 'Caf\u00e9 Min\u00e9ral')
    for (const name of ['Cafe\u0301 Mine\u0301ral', 'Ｃafé Minéral', 'CAFÉ MINÉRAL', 'Café Minéral'])
      expect(await codesOf(register(`urn:test:org:${randomUUID()}`, name)), name).toEqual(['ORGANISATION_LOOKS_ALIKE'])
  })
  it('in reasons: half a sign is kept as it came, and everybody gets the same hash', async () => {
    await desk.operate('set-standing', { organisation: one().id, suspended: true, why: 'half \ud800 of one' })
    const kept = JSON.parse(JSON.stringify(entries)) as Entry<MarketEvent>[]
    expect((await verifyLog(world, given(kept))).faults).toEqual([])
    const lines = kept.map((entry) => canonicalJson(publicEntry(entry)))
    const bytes = lines.map((text) => new TextDecoder().decode(new TextEncoder().encode(text)))
    expect((await verifyPublicLog(world, given(bytes.map((text) => publicEntryIn(text)!)))).faults).toEqual([])
  })
  it('in a command: a user, an id and what is asked cannot be shifted into each other', () => {
    const texts = [
      commandText('a', 'b', 'c', {}),
      commandText('a b', '', 'c', {}),
      commandText('a', 'b', 'c', { c: {} }),
      commandText('a', 'b c', '', {}),
    ]
    // No user and no id has a blank, which the market's own forms of them hold.
    expect(new Set(texts.map((text) => text.split(' ').length === 3 && text)).size).toBe(3)
  })
})

describe('an entry of a kind that no market has', () => {
  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'gift'])(
    '%s is found out in plain words, by those who read all and by those who read what is public',
    async (kind) => {
      const event = JSON.parse(`{"kind":${JSON.stringify(kind)}}`) as MarketEvent
      const at = entries.at(-1)?.at ?? ''
      const forged = chained([...entries, { at, by: 'op', command: commandText('op', 'x', kind, {}), event }])
      const { faults } = await verifyLog(world, given(forged))
      expect(faults).toEqual([expect.stringMatching(/No command leads to that/)])
      expect(faults.join()).not.toMatch(/undefined|function|Object/)
    },
  )
})
