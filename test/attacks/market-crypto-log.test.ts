import { CompactSign, importJWK, type JWK } from 'jose'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../src/files/index.ts'
import {
  canonicalJson,
  Sequencer,
  includes,
  isBeginningOf,
  isHeadOf,
  isReceiptOf,
  MerkleTree,
  publicEntry,
  verifyLog,
  verifyPublicLog,
  type CommandName,
  type Entry,
  type Receipt,
  type TreeHead,
  type MarketEvent,
} from '../../src/market/index.ts'
import type { HeldAgainst } from '../../src/market/venue/verify/held-against.ts'
import { textOfHead } from '../../src/market/venue/sequencer/tree-head.ts'
import { loadSolver } from '../../src/solver/index.ts'
import type { World } from '../../src/world/index.ts'
import { Hall } from '../market-app.ts'
import { chained, given } from '../market-chained.ts'
import { MemoryLog, OPERATOR, signingKeyOf, type Desk } from '../market-desk.ts'
import {
  codesOf,
  HOUR,
  later,
  newKey,
  openMarket,
  SECOND,
  given as keyGiven,
  signs,
  toSign,
} from '../market-signing.ts'

/** An operator with the market's key, a backup and a clock, against those who kept a head, a receipt or a hash. */

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

type Log = readonly Entry<MarketEvent>[]
const x = (): string => desk.venue.founded?.signs.x ?? ''
async function sign(text: string, jwk: JWK = desk.jwk): Promise<string> {
  const [header, , signature] = (
    await new CompactSign(new TextEncoder().encode(text))
      .setProtectedHeader({ alg: 'Ed25519' })
      .sign(await importJWK({ ...jwk }, 'Ed25519'))
  ).split('.')
  return `${header ?? ''}..${signature ?? ''}`
}
/** Another server of the same market, on a log that begins as it was at some entry. */
async function restored(
  size: number,
  now = (): string => desk.time.now,
): Promise<{ clerk: Sequencer; log: MemoryLog }> {
  const log = new MemoryLog()
  if (size > 0) await log.append(entries.slice(0, size))
  const clear = (): Promise<never> => Promise.reject(new Error('nothing to clear'))
  return { log, clerk: await Sequencer.open({ world, log, now, clear, sign }) }
}
const treeOf = (log: Log): MerkleTree => {
  const tree = new MerkleTree()
  for (const { hash } of log) tree.append(hash)
  return tree
}
async function headOf(log: Log, more: object = {}): Promise<TreeHead> {
  const { seq, at, hash } = log.at(-1) as Entry<MarketEvent>
  const head = { market: x(), size: seq, at, hash, root: treeOf(log).root(), ...more }
  return { ...head, signature: await sign(textOfHead(head)) }
}
/** What is found by those who read all, and by those who read what is public. */
async function faultsOf(log: Log, held: HeldAgainst = {}): Promise<string[]> {
  const lines = log.flatMap((entry) => publicEntry(entry) ?? [])
  return [
    (await verifyLog(world, given(log), held)).faults.join('\n'),
    (await verifyPublicLog(world, given(lines), held)).faults.join('\n'),
  ]
}
const capital = (amount: string): Promise<Receipt> =>
  desk.operate('add-capital', { amount, reference: 'x' }).then((done) => desk.clerk.receipt(done))
const all = (words: RegExp): unknown[] => [expect.stringMatching(words), expect.stringMatching(words)]

describe('a market that is restored from an older backup, and goes on', () => {
  it('has other entries at the same numbers: who kept a receipt, a head or a hash of after the backup names it', async () => {
    const size = entries.length
    const lost = await capital('1')
    const head = await headOf(entries)
    const seen = new Map([[lost.seq, lost.hash]])
    const { clerk, log } = await restored(size)
    const done = await clerk.submit({
      id: 'new',
      name: 'add-capital',
      input: { amount: '2', reference: 'x' },
      actor: OPERATOR,
    })
    const other = await clerk.receipt(done)
    expect(other.seq).toBe(lost.seq)
    expect(await faultsOf(log.entries)).toEqual(['', ''])
    expect(await faultsOf(log.entries, { receipts: [lost] })).toEqual(all(/another entry there: it was changed since/))
    expect(await faultsOf(log.entries, { heads: [head] })).toEqual(all(/is another up to there/))
    expect(await faultsOf(log.entries, { seen })).toEqual(all(/it is another one/))
    // Both are signed by the market, for one number: anybody who has both shows that it went two ways.
    expect([await isReceiptOf(x(), lost), await isReceiptOf(x(), other)]).toEqual([true, true])
    expect(other.hash).not.toBe(lost.hash)
  })
  it('does not take again what members have signed for it, once ten minutes have gone by', async () => {
    const size = entries.length
    const actor = desk.keysOf('one').actor
    const asked = { id: 'once', name: 'pay-into-fund', input: { amount: '5' }, actor } as const
    const signature = await signs(desk, 'one', toSign(desk, asked))
    await desk.clerk.submit({ ...asked, signature })
    later(desk, HOUR / 6)
    const { clerk } = await restored(size)
    expect(await codesOf(clerk.submit({ ...asked, signature }))).toEqual(['SIGNATURE_LAPSED'])
  })
  it('takes within these ten minutes only what was asked, by its id: not another amount, not twice', async () => {
    const size = entries.length
    const actor = desk.keysOf('one').actor
    const asked = { id: 'once', name: 'pay-into-fund', input: { amount: '5' }, actor } as const
    const signature = await signs(desk, 'one', toSign(desk, asked))
    const { clerk, log } = await restored(size)
    await clerk.submit({ ...asked, signature })
    await clerk.submit({ ...asked, signature })
    expect(log.entries.length).toBe(size + 1)
    for (const more of [{ input: { amount: '6' } }, { id: 'twice' }])
      expect((await codesOf(clerk.submit({ ...asked, ...more, signature })))[0]).toMatch(
        /SIGNATURE_WRONG|COMMAND_ID_USED/,
      )
  })
  it('that was rolled back to an older head is cut for those who have the newer one, and only for them', async () => {
    const older = await headOf(entries)
    await capital('1')
    const newer = await headOf(entries)
    const back = entries.slice(0, older.size)
    expect(await faultsOf(back, { heads: [older] })).toEqual(['', ''])
    expect(await faultsOf(back, { heads: [older, newer] })).toEqual(all(/it was cut/))
    expect(await faultsOf([], { heads: [older] })).toEqual(all(/it was cut|is of another market/))
  })
})

describe('an operator who signs two heads', () => {
  it('of one size for two readers has no proof that one leads to the other, whichever is tried', async () => {
    const size = entries.length
    const shown = [...entries]
    await capital('1')
    const one = await headOf(entries)
    const { clerk, log } = await restored(size)
    await clerk.submit({ id: 'b', name: 'add-capital', input: { amount: '2', reference: 'x' }, actor: OPERATOR })
    const two = await headOf(log.entries)
    expect([one.size, await isHeadOf(x(), one), await isHeadOf(x(), two)]).toEqual([two.size, true, true])
    expect(one.root).not.toBe(two.root)
    await clerk.submit({ id: 'c', name: 'add-capital', input: { amount: '3', reference: 'x' }, actor: OPERATOR })
    const last = await headOf(log.entries)
    const trees = [treeOf(log.entries), treeOf([...shown, ...entries.slice(size), log.entries.at(-1)!])]
    for (const tree of trees)
      for (let first = 1; first <= last.size; first++)
        expect(isBeginningOf(one, last, tree.consistency(first, tree.size))).toBe(false)
    expect(isBeginningOf(two, last, treeOf(log.entries).consistency(two.size))).toBe(true)
    expect(isBeginningOf(one, two, [])).toBe(false)
    expect(await faultsOf(log.entries, { heads: [one, two] })).toEqual(all(/is another up to there/))
  })
  it('of which one says another size than its root is of is found out, though its signature holds', async () => {
    const root = treeOf(entries.slice(0, -1)).root()
    const lie = await headOf(entries, { root })
    expect(await isHeadOf(x(), lie)).toBe(true)
    expect(await faultsOf(entries, { heads: [lie] })).toEqual(all(/is another up to there/))
  })
  it('of which one is dated back, or names another last entry, is found out, though its root is right', async () => {
    const earlier = await headOf(entries, { at: '2026-12-01T00:00:00.000Z' })
    const [full, open] = await faultsOf(entries, { heads: [earlier] })
    expect(full).toMatch(/what it says of that is not so/)
    // Of an entry that shows nothing, outsiders do not know the instant.
    expect(open === '' || /what it says of that is not so/.test(open ?? '')).toBe(true)
    const other = await headOf(entries, { hash: entries[0]?.hash })
    expect(await faultsOf(entries, { heads: [other] })).toEqual(all(/what it says of that is not so/))
  })
  it('cannot have an entry proved that is not there, by a proof of another tree, place or size', async () => {
    await capital('1')
    const head = await headOf(entries)
    const tree = treeOf(entries)
    const dropped = entries[3]!.hash
    const without = treeOf(entries.filter((_, i) => i !== 3))
    for (let index = 0; index < without.size; index++)
      expect(includes(head, { index, data: dropped, path: without.inclusion(index) })).toBe(false)
    const path = tree.inclusion(3)
    expect(includes(head, { index: 3, data: dropped, path })).toBe(true)
    for (const wrong of [
      { ...head, size: 2 ** 53 },
      { ...head, size: Number.NaN },
      { ...head, size: 3 },
      { ...head, root: head.root.toUpperCase() },
    ])
      expect(includes(wrong, { index: 3, data: dropped, path }), JSON.stringify(wrong.size)).toBe(false)
  })
})

describe('an operator who dates a receipt back', () => {
  it('is found out by anybody who reads the log: the entry was taken later', async () => {
    const receipt = await capital('1')
    const { signature: _, ...content } = { ...receipt, at: '2026-12-01T00:00:00.000Z' }
    const lie = { ...content, signature: await sign(canonicalJson(content)) }
    expect(await isReceiptOf(x(), lie)).toBe(true)
    const [full] = await faultsOf(entries, { receipts: [lie] })
    expect(full).toMatch(/it was not taken then/)
  })
})

describe('receipts and hashes that are no such thing', () => {
  it.each([2 ** 53, -1, 0, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'with the number %s are named, and break nothing',
    async (seq) => {
      const receipt = { ...(await capital('1')), seq }
      const words = await faultsOf(entries, { receipts: [receipt], seen: new Map([[seq, 'a'.repeat(64)]]) })
      expect(words).toEqual(all(/worth nothing/))
      expect(words).toEqual(all(/was seen with the hash/))
    },
  )
})

describe('an operator who sets the clock', () => {
  const ask = (name: CommandName, input: unknown, actor = OPERATOR): Promise<readonly string[]> =>
    codesOf(desk.ask(actor, name, input))
  it('ahead, past the three days of a key, has the market take nothing of its members any more: their signatures are of the true time', async () => {
    const key = await newKey('of-the-operator')
    const organisation = desk.keysOf('one').id
    const truth = desk.time.now
    await desk.operate('propose-signing-key', keyGiven(key, organisation))
    later(desk, 80 * HOUR)
    expect(await ask('agree-to-signing-key', { key: key.id }, SECOND)).toEqual(['done'])
    // And back again: the log does not follow.
    desk.time.now = truth
    const asked = { id: 'a', name: 'pay-into-fund', input: { amount: '1' }, actor: desk.keysOf('one').actor } as const
    const signature = await signs(desk, 'one', toSign(desk, asked))
    expect(await codesOf(desk.clerk.submit({ ...asked, signature }))).toEqual(['SIGNATURE_LAPSED'])
    const last = entries.at(-1)
    await desk.operate('add-capital', { amount: '1', reference: 'x' })
    expect(entries.at(-1)?.at).toBe(last?.at)
  })
  it('back does not have a proposal hold again that the log has seen lapse', async () => {
    await desk.operate('require-two', { forGood: true })
    const input = { organisation: desk.keysOf('one').id, suspended: true, why: 'x' }
    await desk.operate('propose', { proposal: 'p', command: 'set-standing', input })
    const then = desk.time.now
    later(desk, 8 * 24 * HOUR)
    await desk.operate('add-capital', { amount: '1', reference: 'x' })
    desk.time.now = then
    expect(await ask('agree-to-proposal', { proposal: 'p' }, SECOND)).toEqual(['PROPOSAL_LAPSED'])
  })
  it('to another day tells no other head for a day that is over than one that the first leads to', async () => {
    const hall = await Hall.open(world, solver)
    const heads = async (): Promise<{ day: string; head: TreeHead }[]> =>
      (await hall.ask('/heads')).body['heads'] as { day: string; head: TreeHead }[]
    await hall.desk.operate('add-capital', { amount: '1', reference: 'a' })
    const truth = hall.desk.time.now
    hall.wait(86_400)
    const [first] = await heads()
    hall.desk.time.now = truth
    await hall.desk.operate('add-capital', { amount: '1', reference: 'b' })
    hall.wait(86_400)
    const [again] = await heads()
    expect(again?.day).toBe(first?.day)
    expect(again!.head.size).toBeGreaterThan(first!.head.size)
    const { path } = (await hall.ask(`/proofs/consistency?first=${first!.head.size}&second=${again!.head.size}`))
      .body as { path: string[] }
    expect(isBeginningOf(first!.head, again!.head, path)).toBe(true)
  })
})

describe('what members keep of a market of the same key with another beginning', () => {
  it('is worth nothing there: the signature of a member names the foundation, where operators sign', async () => {
    const made = await openMarket(world, solver, ['one'], true)
    const [first, ...rest] = made.entries
    const founded = first?.event as MarketEvent & { kind: 'founded' }
    const forged = chained([{ ...first!, salt: undefined, event: { ...founded, name: 'Another' } }, ...rest])
    expect(made.desk.venue.signedFor).toBe(first?.hash)
    const { faults } = await verifyLog(world, given(forged))
    expect(faults.join('\n')).toMatch(/has signed something else/)
    expect(signingKeyOf(made.desk.keysOf('one')).jwk.x).not.toBe('')
  })
})
