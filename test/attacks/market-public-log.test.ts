import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../src/files/index.ts'
import {
  bookView,
  canonicalJson,
  Sequencer,
  clearBook,
  digest,
  followPublic,
  newSalt,
  nextEntry,
  publicEntry,
  roundView,
  START,
  verifyLog,
  RULES,
  type Book,
  type Certificate,
  type CommandName,
  type Entry,
  type Head,
  type Json,
  type PublicEntry,
  type PublishedRound,
  type Receipt,
  type MarketEvent,
} from '../../src/market/index.ts'
import { loadSolver } from '../../src/solver/index.ts'
import type { World } from '../../src/world/index.ts'
import { chained, chainedWith, given } from '../market-chained.ts'
import { Desk, MemoryLog, OPERATOR } from '../market-desk.ts'
import {
  chainedLines,
  eventIn,
  linesOf,
  ownKey,
  placeOf,
  roundsOf,
  verified,
  withShown,
  wordIn,
  type Line,
} from './public-lines.ts'

/** Somebody who can compute hashes shows an outsider a public log that is not that of the log, or one log to outsiders and another to auditors. */

const solver = await loadSolver()
const RUNS = Number(process.env['LAW_RUNS'] ?? 200)
let world: World
let desk: Desk
let entries: readonly Entry<MarketEvent>[]
let lines: readonly PublicEntry[]

beforeAll(async () => {
  world = await loadWorld(shippedWorld())
  const made = await roundsOf(world, solver)
  desk = made.desk
  entries = [...made.entries]
  lines = linesOf(entries)
})

const published = (id: string): PublishedRound =>
  JSON.parse(JSON.stringify(roundView(desk.venue, id))) as PublishedRound
const bookOf = (id: string): Book => JSON.parse(JSON.stringify(bookView(desk.venue, id))) as Book

type Draft = { -readonly [K in keyof PublicEntry]?: unknown } & Record<string, unknown>
/** What a man in the middle does to lines, who does not chain them again. */
const MEDDLING: Readonly<Record<string, (list: Draft[], i: number, j: number) => void>> = {
  dropped: (list, i) => void list.splice(i, 1),
  doubled: (list, i) => void list.splice(i, 0, { ...list[i] }),
  'in the place of another': (list, i, j) => void ([list[i], list[j]] = [list[j]!, list[i]!]),
  'with what another shows': (list, i, j) => void (list[i]!.shown = list[j]!.shown),
  'with what another hides': (list, i, j) => void (list[i]!.hidden = list[j]!.hidden),
  'showing nothing': (list, i) => void delete list[i]!.shown,
  'showing another instant': (list, i) => {
    const shown = list[i]!.shown as { at: string } | undefined
    list[i]!.shown = shown === undefined ? { at: '2027-01-01T00:00:00.000Z', event: {} } : { ...shown, at: '2028' }
  },
  'with a field more': (list, i) => void (list[i]!['by'] = 'op'),
  'with another hash': (list, i, j) => void (list[i]!.hash = list[j]!.hash),
  'following another': (list, i, j) => void (list[i]!.before = list[j]!.before),
  'with a number of another type': (list, i) => void (list[i]!.seq = String(list[i]!.seq)),
  'of another number': (list, i, j) => void (list[i]!.seq = list[j]!.seq),
}

describe('lines of a public log', () => {
  it('are found out, whatever is done to them on the way: no two logs have one last hash', async () => {
    const { hash } = followPublic(lines)
    let done = 0
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(MEDDLING)),
        fc.nat({ max: lines.length - 1 }),
        fc.nat({ max: lines.length - 1 }),
        async (what, i, j) => {
          const list = structuredClone(lines) as unknown as Draft[]
          MEDDLING[what]!(list, i, j)
          const isSame = JSON.stringify(list) === JSON.stringify(lines)
          const { faults, head } = await verified(world, list as unknown as PublicEntry[])
          // Who drops the last line has a shorter log, with another hash at its end.
          if (faults.length === 0) expect(isSame || head.hash !== hash, what).toBe(true)
          else expect(isSame).toBe(false)
          done += isSame ? 0 : 1
        },
      ),
      { numRuns: RUNS, endOnFailure: true },
    )
    expect(done).toBeGreaterThan(RUNS / 2)
  })
  it('cannot leave out what they hide once one has told it, nor show what they do not hide', async () => {
    for (const i of [5, lines.length - 1]) {
      const bare = chainedLines(lines.map((line, j) => (j === i ? { shown: line.shown } : line)))
      expect((await verified(world, bare)).faults.join()).toMatch(
        /is not what its hash was made of|hides what has no hash|does not follow/,
      )
      const stripped = lines.map((line, j): PublicEntry =>
        j === i ? ({ seq: line.seq, before: line.before, hash: line.hash } as PublicEntry) : line,
      )
      expect((await verified(world, stripped)).faults).toEqual([`Entry ${i + 1} hides what has no hash.`])
    }
  })
  it('have a hash that no entry of the whole log has which is hashed the other way', () => {
    // Without a salt it is made of these, and with one of none of them.
    const NAMES = ['at', 'by', 'command', 'event']
    for (const entry of entries) expect(Object.keys(entry)).toEqual(expect.arrayContaining(NAMES))
    for (const line of lines) expect(Object.keys(line).filter((name) => NAMES.includes(name))).toEqual([])
    for (const { salt: _, hash: __, ...content } of entries) {
      const unsalted = { ...content, hash: digest(content) }
      expect(publicEntry(unsalted)).toBe(undefined)
      expect(lines.map(({ hash }) => hash)).not.toContain(unsalted.hash)
    }
  })
})

describe('lines that are stripped of all but their place', () => {
  const dropped = (): { list: PublicEntry[]; seq: number } => {
    const seq = entries.findIndex(({ event }) => event.kind === 'order') + 1
    return { list: linesOf(chained(entries.filter((_, i) => i !== seq - 1))), seq }
  }
  /** The log without an order, stripped up to its last round, with the hash that others have seen where it can be checked against nothing. */
  const stripped = ({ list, seq }: { list: PublicEntry[]; seq: number }): PublicEntry[] => {
    const from = placeOf(list, 'round', 'taking')
    const bare = list.slice(0, from).map(({ hash }, i) => ({ hash: i === seq - 1 ? entries[i]!.hash : hash }))
    return [...chainedLines(bare), ...list.slice(from)]
  }

  const seenIn = (seq: number): ReadonlyMap<number, string> => new Map([[seq, entries[seq - 1]!.hash]])
  const receiptOf = async (seq: number): Promise<Receipt> => {
    const { at, command, hash } = entries[seq - 1]!
    return desk.clerk.receipt({ seq, at, command, hash, entries: [] })
  }

  it('are found out where those that are not stripped are: an order that was dropped, by its hash and its receipt', async () => {
    const { list, seq } = dropped()
    expect((await verified(world, list)).faults).toEqual([])
    for (const held of [{ seen: seenIn(seq) }, { receipts: [await receiptOf(seq)] }])
      expect((await verified(world, list, held)).faults.join()).toMatch(
        /was seen with the hash|is signed by the market/,
      )
  })
  it('do not pass for those that have the hash that was seen', async () => {
    const forged = dropped()
    expect((await verified(world, stripped(forged), { seen: seenIn(forged.seq) })).faults).not.toEqual([])
  })
  it('do not pass for those that a receipt is of', async () => {
    const forged = dropped()
    const receipts = [await receiptOf(forged.seq)]
    expect((await verified(world, stripped(forged), { receipts })).faults).not.toEqual([])
  })
  it('are missed: a market of these rules was never of the first', async () => {
    const bare = lines.map((line, i) =>
      i < 20 ? ({ seq: line.seq, before: line.before, hash: line.hash } as PublicEntry) : line,
    )
    expect((await verified(world, bare)).faults).not.toEqual([])
  })
  it('are missed where nothing else is left: then any hash would do', async () => {
    const bare = chainedLines(lines.map((_, i) => ({ hash: i === lines.length - 1 ? lines.at(-1)!.hash : 'x' })))
    expect((await verified(world, bare)).faults).not.toEqual([])
  })
})

describe('a receipt that names another command than its entry', () => {
  const falseOne = async (): Promise<Receipt> => {
    const { seq, at, hash } = entries.find(({ event }) => event.kind === 'paid-in')!
    return desk.clerk.receipt({ seq, at, command: 'buyer-trader my-order 00', hash, entries: [] })
  }
  it('is found out by who reads the whole log', async () => {
    const { faults } = await verifyLog(world, given(entries), { receipts: [await falseOne()] })
    expect(faults).toEqual([expect.stringMatching(/this log has another entry there/)])
  })
  it('has its hash in the public log, which says no more than that', async () => {
    expect((await verified(world, lines, { receipts: [await falseOne()] })).faults).toEqual([])
  })
})

/** A market of the first rules, which this release has gone on with. */
async function late(): Promise<Entry<MarketEvent>[]> {
  const log = new MemoryLog()
  const text = readFileSync(join(import.meta.dirname, '../kept-logs/rules-1.jsonl'), 'utf8')
  log.entries.push(
    ...text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Entry<MarketEvent>),
  )
  const nothing = (): Promise<never> => Promise.reject(new Error('nothing is cleared'))
  const clerk = await Sequencer.open({
    world,
    log,
    now: () => '2027-02-01T00:00:00.000Z',
    clear: nothing,
    sign: nothing,
  })
  const ask = (name: CommandName, input: unknown): Promise<unknown> =>
    clerk.submit({ id: name, name, input, actor: OPERATOR })
  await ask('void-round', { round: 'r5', why: 'older rules' })
  await ask('adopt-rules', { version: RULES })
  return log.entries
}
const soundIn = async (list: readonly Entry<MarketEvent>[]): Promise<readonly string[]> =>
  (await verifyLog(world, given(list))).faults.filter((fault) => !fault.startsWith('The market was founded on a world'))

/** A market with an organisation that had a key before it became a member, and has one of the same id after. */
async function reused(): Promise<Entry<MarketEvent>[]> {
  const log = new MemoryLog()
  const own = await Desk.open(world, solver, log)
  const organisation = { id: 'urn:test:org:late', name: 'Late', country: 'AUS' }
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: (await ownKey()).x }
  const key = { id: 'late-key', organisation: organisation.id, jwk, until: '2030-01-01T00:00:00Z' }
  await own.operate('register-organisation', { organisation, member: false })
  await own.operate('register-signing-key', { key })
  await own.operate('register-organisation', { organisation, member: true })
  await own.operate('propose-signing-key', { key })
  return log.entries
}

/** The kept log with salts up to an entry: what is shown there is not checked against anything. */
async function salted(until: number, foundation?: Json): Promise<Entry<MarketEvent>[]> {
  let head: Head = START
  return (await late()).slice(0, 98).map((entry, i) => {
    const shown = i === 0 && foundation !== undefined ? { shown: foundation } : {}
    const [next] = chainedFrom(head, [{ ...entry, ...shown }]) as [Entry<MarketEvent>]
    const { salt: _, hash: __, ...content } = next
    const one = i < until ? next : { ...content, hash: digest(content) }
    head = one
    return one
  })
}

describe('a log that is sound', () => {
  it('of a market that went on by these rules, and of a key that came again, is one', async () => {
    for (const list of [await late(), await reused()]) expect(await soundIn(list)).toEqual([])
  })
  // `PublicMarket.take` knows no earlier round: `void` has to be let through as `settled` is, if the log is late.
  it('has a sound public one where a round of the first rules was given up before these were adopted', async () => {
    expect((await verified(world, linesOf(await late()))).faults).toEqual([])
  })
  // `Venue.apply` forgets keys of an organisation that becomes a member; `PublicMarket` goes on knowing them.
  it('has a sound public one where a member has a key under the id of one that it had before', async () => {
    expect((await verified(world, linesOf(await reused()))).faults).toEqual([])
  })
})

describe('a log that shows something else than it says', () => {
  const foundation = { kind: 'founded', name: 'Another market', world: 'x', signs: { x: 'y' } }
  it('is nothing that outsiders take for a market, if it calls itself one of the first rules', async () => {
    const { market, faults } = await verified(world, linesOf(await salted(98, foundation)))
    expect([market, faults]).toEqual([undefined, expect.arrayContaining([expect.stringMatching(/^Entry 1 /)])])
  })
  it('is found out if it calls itself one of the first rules', async () => {
    expect(await soundIn(await salted(98, foundation))).not.toEqual([])
  })
  it('is found out in what was written before the rules were adopted', async () => {
    const list = await late()
    const shown = { kind: 'void', round: 'r5', why: 'nobody came' }
    const forged = [...list.slice(0, 98), ...chainedFrom(list[97]!, [{ ...list[98]!, shown }, list[99]!])]
    expect(await soundIn(forged)).not.toEqual([])
  })
  // Cure: once an entry has a salt, all that follow have one.
  it('is found out where it shows nothing any more, since entries have no salt', async () => {
    expect(await soundIn(await salted(10))).not.toEqual([])
  })
  // Who is shown one entry with its salt could then try all others. Cure: `verifyLog` finds salts that come twice.
  it('is found out where all entries have one salt', async () => {
    expect(await soundIn(chainedWith(entries.map((entry) => ({ ...entry, salt: '0'.repeat(32) }))))).not.toEqual([])
  })
})

/** Entries that follow one, with salts of their own or those that they have, and showing what they say they show. */
function chainedFrom(head: Head, list: readonly Entry<MarketEvent>[]): Entry<MarketEvent>[] {
  let last = head
  return list.map((one) => {
    const entry = nextEntry(last, { ...one, salt: one.salt ?? newSalt() })
    last = entry
    return entry
  })
}

describe('a result', () => {
  /** A round cleared by other terms than announced, in a market whose key is the forger's: the certificate is sound, and signed. */
  async function otherTerms(change: object): Promise<{ list: Line[]; round: PublishedRound; book: Book }> {
    const { x, sign } = await ownKey()
    const book: Book = { ...bookOf('first'), priceRule: 'lowest' }
    const certificate: Certificate = clearBook(solver, book, { solves: 10_000 }).certificate
    let list = withShown(lines, 0, { signs: { kty: 'OKP', crv: 'Ed25519', x }, ...change })
    for (const id of ['first', 'second']) {
      const at = placeOf(list, 'cleared', id)
      const seal = id === 'first' ? certificate.seal : wordIn(eventIn(list[at]!)!, 'seal')
      list = withShown(list, at, { seal, signature: await sign(seal) })
    }
    return { list, round: { ...published('first'), result: { certificate } } as unknown as PublishedRound, book }
  }

  it('of other terms than its round was announced with is not proved', async () => {
    const { list, round, book } = await otherTerms({})
    const { faults } = await verified(world, chainedLines(list), { rounds: [round], books: [book] })
    expect(faults).toEqual(['The book of "first" is of other terms than the round was announced with.'])
  })
  // The terms are not compared then, and nothing says so. Cure: compare all but the grades, and have `proved` say what was not compared.
  it('of other terms is not proved either where the market names another world', async () => {
    const { list, round, book } = await otherTerms({ world: 'f'.repeat(64) })
    const { rounds } = await verified(world, chainedLines(list), { rounds: [round], books: [book] })
    expect(rounds.map(({ proved }) => proved)).toEqual([false, false, false, false])
  })
  it('of another round, or with another book, is not proved', async () => {
    const first = published('first')
    const second = published('second')
    const { result } = second
    for (const [rounds, books] of [
      [[{ ...first, result }], [bookOf('first')]],
      [[{ ...first, result }], [{ ...bookOf('second'), round: 'first' }]],
      [[first], [{ ...bookOf('first'), orders: bookOf('first').orders.slice(1) }]],
      [[first], [{ ...bookOf('first'), budgets: { premium: 1 } }]],
      [[{ ...second, id: 'first' }], [bookOf('first')]],
      [[], [bookOf('first')]],
    ] as unknown as [PublishedRound[], Book[]][])
      expect((await verified(world, lines, { rounds, books })).faults).not.toEqual([])
  })
  it('is checked against what was published of its round: other terms, other trustees or keys are found', async () => {
    const first = published('first')
    const [one, other] = first.trustees
    for (const round of [
      { ...first, terms: { ...first.terms, margin: 0 } },
      { ...first, terms: { ...first.terms, closes: '2027-01-01T00:30:00.000Z' } },
      { ...first, trustees: [{ ...one!, jwk: other!.jwk }, other!] },
      { ...first, trustees: [one!] },
      { ...first, id: 'fourth' },
    ])
      expect((await verified(world, lines, { rounds: [round] })).faults, canonicalJson(round.trustees)).not.toEqual([])
  })
  // As many as there are, and one of them twice. Cure: check the list against the whole of the round's trustees, in their order.
  it('is checked against what was published of its round: a trustee that is named twice, and another left out', async () => {
    const first = published('first')
    const trustees = first.trustees.map(() => first.trustees[0]!)
    expect((await verified(world, lines, { rounds: [{ ...first, trustees }] })).faults).not.toEqual([])
  })
})
