import { CompactSign, exportJWK, generateKeyPair } from 'jose'
import { describe, expect, it } from 'vitest'
import { buy, clearRound, nodeName, sell, type Book } from '../../../../src/market/round/index.ts'
import { loadSolver } from '../../../../src/solver/index.ts'
import { readGiven, verdictOn, type Pair } from '../../subjects/verify/checking.ts'
import { quantity } from '../../../../src/quantity/index.ts'

const at = nodeName('ndpr-oxide', 'any', 'JPN', '2027-03')
const BOOK: Book = {
  round: '2027-03',
  materials: [{ name: 'ndpr-oxide', grades: ['any'], wasteCost: 100_000 }],
  places: ['JPN'],
  months: ['2027-03'],
  routes: [],
  priceRule: 'middle',
  budgets: {},
  orders: [
    sell({ id: 's1', owner: 's1', most: quantity(5000), node: at, ask: quantity(60_000_000) }),
    sell({ id: 's2', owner: 's2', most: quantity(4000), least: quantity(4000), node: at, ask: quantity(65_000_000) }),
    buy({ id: 'b1', owner: 'b1', most: quantity(7000), at: [{ node: at, bid: quantity(80_000_000) }] }),
  ],
}
const { certificate } = clearRound(await loadSolver(), BOOK, { solves: 10_000 })
const { privateKey, publicKey } = await generateKeyPair('Ed25519')
const key = (await exportJWK(publicKey)).x
const [header, , signed] = (
  await new CompactSign(new TextEncoder().encode(certificate.seal))
    .setProtectedHeader({ alg: 'Ed25519' })
    .sign(privateKey)
).split('.')
const signature = `${header}..${signed}`
const PAIR: Pair = { book: BOOK, certificate, signature, key }

const answers = async (change: Partial<Pair>): Promise<Record<string, boolean | undefined>> =>
  Object.fromEntries((await verdictOn({ ...PAIR, ...change })).checks.map(({ what, holds }) => [what, holds]))
const ALL = { book: true, about: true, seal: true, result: true, signature: true }

describe('a book and its certificate', () => {
  it('hold, as read back from their texts', async () => {
    const book = readGiven(JSON.stringify(BOOK))
    const file = readGiven(JSON.stringify({ round: '2027-03', certificate, signature }))
    if (book.kind !== 'book' || file.kind !== 'certificate') throw new Error('not told apart')
    const verdict = await verdictOn({ ...file, book: book.book, key })
    expect(verdict.proved).toBe(true)
    expect(verdict.checks.map(({ holds }) => holds)).toEqual([true, true, true, true, true])
  })

  it('are refused with one digit changed, in one or in the other, and it is told which', async () => {
    const prices = certificate.prices.map((price) => quantity<'µUSD/kg'>(price + 1))
    expect(await answers({ certificate: { ...certificate, prices } })).toEqual({ ...ALL, seal: false, result: false })
    const orders = BOOK.orders.map((order) => (order.id === 's1' ? { ...order, most: 5001 } : order))
    expect(await answers({ book: { ...BOOK, orders } })).toMatchObject({ about: false, seal: true, signature: true })
    expect((await verdictOn({ ...PAIR, book: { ...BOOK, orders } })).proved).toBe(false)
    // A seal that was put in later is signed by nobody.
    const other = { ...certificate, proved: !certificate.proved, seal: '0'.repeat(64) }
    expect(await answers({ certificate: other })).toEqual({ ...ALL, seal: false, signature: false })
  })

  it('of which the signature is wrong are told so, and nothing else is', async () => {
    const { publicKey: others } = await generateKeyPair('Ed25519')
    expect(await answers({ key: (await exportJWK(others)).x })).toEqual({ ...ALL, signature: false })
    expect(await answers({ signature: `${header}..${signed?.replace(/^./, (a) => (a === 'A' ? 'B' : 'A'))}` })).toEqual(
      { ...ALL, signature: false },
    )
    for (const wrong of ['', 'x', '..', 'é..é']) expect((await answers({ signature: wrong })).signature).toBe(false)
  })

  it('without a signature or a key leave that open', async () => {
    const open = async (change: Partial<Pair>): Promise<unknown> =>
      (await verdictOn({ ...PAIR, ...change })).checks.find(({ what }) => what === 'signature')?.open
    expect(await open({ signature: undefined })).toBe('signature')
    expect(await open({ key: undefined })).toBe('key')
    expect(await open({ key: 'short' })).toBe('key')
  })

  it('that are broken inside get an answer all the same', async () => {
    const broken: Partial<Pair>[] = [
      { book: { ...BOOK, orders: [null] as never } },
      { book: { ...BOOK, materials: [{}] as never } },
      { book: { ...BOOK, orders: [{ ...BOOK.orders[0], alternatives: 3 }] as never } },
      { certificate: { ...certificate, fills: [[0]] as never } },
      { certificate: { ...certificate, fills: [null] as never } },
      { certificate: { ...certificate, prices: ['1'] as never } },
      { certificate: { ...certificate, stated: {} as never } },
      { certificate: { ...certificate, seal: 'é世' } },
    ]
    for (const change of broken) expect((await verdictOn({ ...PAIR, ...change })).proved).toBe(false)
  })
})

describe('a file', () => {
  it('is known by what is in it', () => {
    expect(readGiven(JSON.stringify(certificate)).kind).toBe('certificate')
    expect(readGiven(JSON.stringify({ id: 'r', terms: {}, result: { certificate, signature } }))).toEqual({
      kind: 'certificate',
      certificate,
      signature,
    })
  })

  it('that is none of both is told apart', () => {
    const why = (text: string): string => {
      const given = readGiven(text)
      return given.kind === 'neither' ? given.why : given.kind
    }
    expect(why(' ')).toBe('empty')
    expect(why('PK\u0003')).toBe('notJson')
    expect(why('{"id":"r","terms":{}}')).toBe('uncleared')
    expect(why('{"type":"urn:ytterby:problem:not-found","faults":[]}')).toBe('refused')
    for (const other of ['[]', 'null', '3', '{"orders":[]}', '{"certificate":{"seal":"x"}}', '{"result":null}'])
      expect(why(other)).toBe('other')
  })
})
