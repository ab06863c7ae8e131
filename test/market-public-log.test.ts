import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import {
  bookView,
  canonicalJson,
  commitmentsView,
  followChain,
  followPublic,
  publicEntry,
  roundView,
  verifyLog,
  type Book,
  type Entry,
  type PublicEntry,
  type PublicVerified,
  type PublishedRound,
  type MarketEvent,
  type VerifyPublicOptions,
} from '../src/market/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { exportLog, openStore } from '../src/store/index.ts'
import type { World } from '../src/world/index.ts'
import { putEmptyDatabase } from './empty-database.ts'
import { linesOf, roundsOf, verified as verifiedIn } from './attacks/public-lines.ts'
import { chained, chainedWith, given } from './market-chained.ts'
import type { Desk } from './market-desk.ts'
import { runHere } from './run-cli.ts'

/**
 * What everybody may read of a log: the same chain as that of the whole log, the life of each round, and nothing that would tell who
 * trades.
 */

const solver = await loadSolver()
let world: World
let desk: Desk
let entries: readonly Entry<MarketEvent>[]

beforeAll(async () => {
  world = await loadWorld(shippedWorld())
  const made = await roundsOf(world, solver)
  desk = made.desk
  entries = made.entries
})

const lines = (list: readonly Entry<MarketEvent>[] = entries): PublicEntry[] => linesOf(list)
const verified = (list: readonly PublicEntry[], options?: VerifyPublicOptions): Promise<PublicVerified> =>
  verifiedIn(world, list, options)
const publishedRound = (id: string): PublishedRound =>
  JSON.parse(JSON.stringify(roundView(desk.venue, id))) as PublishedRound
const bookIn = (id: string): Book => JSON.parse(JSON.stringify(bookView(desk.venue, id))) as Book

/** What it says, to be chained with another salt. */
const unsalted = (entry: Entry<MarketEvent>): Entry<MarketEvent> => ({ ...entry, salt: undefined })

describe('the public log', () => {
  it('ends with the hash of the log that it is of', () => {
    expect(followPublic(lines()).hash).toBe(followChain(entries).hash)
  })
  it('is sound, and tells what became of each round', async () => {
    const { faults, market, members, rounds, from } = await verified(lines())
    expect(faults).toEqual([])
    expect({ from, members, key: market?.key }).toEqual({ from: 1, members: 3, key: desk.venue.founded?.signs.x })
    expect(
      rounds.map(({ id, status, orders, accepted, refused }) => ({ id, status, orders, accepted, refused })),
    ).toEqual([
      { id: 'first', status: 'cleared', orders: 3, accepted: 2, refused: 1 },
      { id: 'second', status: 'cleared', orders: 3, accepted: 2, refused: 1 },
      { id: 'void', status: 'void', orders: undefined, accepted: 0, refused: 0 },
      { id: 'taking', status: 'announced', orders: undefined, accepted: 0, refused: 0 },
    ])
  })
  it('has a result proved by what was published of its round', async () => {
    const { faults, rounds } = await verified(lines(), {
      rounds: [publishedRound('first'), publishedRound('taking')],
      books: [bookIn('first')],
    })
    expect(faults).toEqual([])
    expect(rounds.map(({ proved }) => proved)).toEqual([true, false, false, false])
  })
  it('tells the commitments that stood at the close, which each sender finds theirs in', () => {
    const closed = lines().find(({ shown }) => (shown?.event as { kind?: string } | undefined)?.kind === 'closed')
    const all = [...desk.venue.round('first').orders.values()].map(({ commitment }) => commitment)
    expect(closed?.shown?.event).toMatchObject({ commitments: commitmentsView(desk.venue, 'first').commitments })
    expect(all).toHaveLength(3)
    expect(closed?.shown?.event).toMatchObject({ commitments: expect.arrayContaining(all) as unknown })
  })
  it('names no user, no order, no amount, and of no hidden entry the kind or the time', () => {
    const text = lines()
      .map((line) => JSON.stringify(line))
      .join('\n')
    for (const user of desk.venue.users.keys()) expect(text).not.toContain(`"${user}"`)
    for (const { orders } of desk.venue.rounds.values())
      for (const { id, envelope } of orders.values()) {
        expect(text).not.toContain(`"${id}"`)
        expect(text).not.toContain(envelope.content)
      }
    for (const { command, salt, signature } of entries) {
      expect(text).not.toContain(command)
      expect(text).not.toContain(salt)
      if (signature !== undefined) expect(text).not.toContain(signature)
    }
    for (const kind of ['order', 'paid-in', 'fund', 'lot-event', 'user', 'api-key', 'withdrawn', 'revealed'])
      expect(text).not.toContain(`"kind":"${kind}"`)
    for (const line of lines().filter(({ shown }) => shown === undefined))
      expect(Object.keys(line).sort()).toEqual(['before', 'hash', 'hidden', 'seq'])
  })
  it('hides alike what is alike: two entries that say the same have nothing in common', () => {
    const draft = unsalted(entries.find(({ event }) => event.kind === 'order')!)
    const [, first, second] = chained([entries[0]!, draft, draft]).map((entry) => publicEntry(entry)?.hidden)
    expect(first).not.toBe(second)
  })
})

describe('what is checked against the public log', () => {
  it('a receipt stands in it, and not in one that has something else there', async () => {
    const done = await desk.operate('add-capital', { amount: '1000', reference: 'bank 1' })
    const receipt = await desk.clerk.receipt(done)
    expect((await verified(lines(), { receipts: [receipt] })).faults).toEqual([])
    const dropped = chained(entries.slice(0, -1))
    expect((await verified(lines(dropped), { receipts: [receipt] })).faults).toEqual([
      expect.stringMatching(/^The receipt of .* is signed by the market, and this log ends at entry/),
    ])
    const replaced = chained([
      ...entries.slice(0, -1),
      { ...entries.at(-1)!, event: { kind: 'void', round: 'taking', why: 'x' } },
    ])
    expect((await verified(lines(replaced), { receipts: [receipt] })).faults).toEqual([
      expect.stringMatching(/this log has another entry there/),
    ])
  })
  it('a hash that was seen is in it, and not in another log of the same market', async () => {
    const seen = new Map([[5, entries[4]!.hash]])
    expect((await verified(lines(), { seen })).faults).toEqual([])
    expect((await verifyLog(world, given(entries), { seen })).faults).toEqual([])
    const other = chained(entries.map(unsalted))
    const says = [expect.stringMatching(/^Entry 5 was seen with the hash .* in this log: it is another one\.$/)]
    expect((await verified(lines(other), { seen })).faults).toEqual(says)
    expect((await verifyLog(world, given(other), { seen })).faults).toEqual(says)
    const short = entries.slice(0, 4)
    expect((await verified(lines(short), { seen })).faults).toEqual([expect.stringMatching(/this log ends at entry 4/)])
    expect((await verifyLog(world, given(short), { seen })).faults).toEqual([
      expect.stringMatching(/this log ends at entry 4/),
    ])
  })
})

describe('anyone who reads the whole log', () => {
  it('finds what is shown otherwise than it is, less of it, more of it, or without a salt', async () => {
    const i = entries.findIndex(({ event }) => event.kind === 'closed')
    const spoilt = async (change: Partial<Entry<MarketEvent>>): Promise<readonly string[]> => {
      return (
        await verifyLog(
          world,
          given(chainedWith(entries.map((entry, j) => (j === i ? { ...entry, ...change } : entry)))),
        )
      ).faults
    }
    const shown = { kind: 'closed', round: 'first', commitments: [] }
    expect(await spoilt({ shown })).toEqual([expect.stringMatching(/To everybody it shows .* and has to show/)])
    expect(await spoilt({ shown: undefined })).toEqual([expect.stringMatching(/To everybody it shows null/)])
    expect(await spoilt({ salt: '00' })).toEqual([expect.stringMatching(/could be found out by trying/)])
    const user = entries.findIndex(({ event }) => event.kind === 'user')
    const told = chainedWith(entries.map((entry, j) => (j === user ? { ...entry, shown: { kind: 'user' } } : entry)))
    expect((await verifyLog(world, given(told))).faults).toEqual([expect.stringMatching(/has to show null/)])
  })
})

describe('in a terminal', () => {
  it('the public log is written of an export, and checked against what was published', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ytterby-public-log-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    const at = (name: string): string => join(folder, name)
    await putEmptyDatabase(at('market'))
    const store = await openStore({ folder: at('market') })
    await store.append(entries)
    await exportLog(store, at('log.jsonl'))
    await store.close()
    const written = await runHere('market', 'public-log', at('log.jsonl'), at('public.jsonl'))
    expect(written.stdout).toBe(
      `Wrote ${at('public.jsonl')}: ${entries.length} entries, the last with the hash ${entries.at(-1)!.hash}\n`,
    )
    expect(await readFile(at('public.jsonl'), 'utf8')).toBe(
      entries.map((entry) => `${canonicalJson(publicEntry(entry))}\n`).join(''),
    )
    await writeFile(at('round.json'), JSON.stringify(publishedRound('first')))
    await writeFile(at('book.json'), JSON.stringify(bookIn('first')))
    const verify = (...more: string[]): Promise<{ code: number; stdout: string; stderr: string }> =>
      runHere('market', 'verify', at('public.jsonl'), ...more)
    const held = await verify('--round', at('round.json'), '--book', at('book.json'), '--seen', `1:${entries[0]!.hash}`)
    expect(held.stdout).toContain('3 members')
    expect(held.stdout).toContain('1 hash seen before is in it')
    expect(held.stdout).toContain(
      'round first: cleared, 3 orders sealed for it, 2 accepted, 1 refused; its result is signed, and proved by its published book',
    )
    const other = await verify('--seen', `1:${'0'.repeat(64)}`)
    expect([other.code, other.stderr]).toEqual([1, expect.stringContaining('it is another one')])
    expect((await verify('--replay')).stderr).toContain('PUBLIC_LOG_WITHOUT_ORDERS')
    expect((await verify('--round', at('public.jsonl'))).stderr).toContain('PUBLISHED_NOT_ALLOWED')
    const full = await runHere('market', 'verify', at('log.jsonl'), '--round', at('round.json'))
    expect(full.stderr).toContain('MARKET_FILE_NOT_PUBLIC')
    const text = await readFile(at('public.jsonl'), 'utf8')
    await writeFile(at('public.jsonl'), text.slice(0, -20))
    expect((await verify()).stderr).toContain('PUBLIC_LOG_CUT_OFF')
    await writeFile(at('public.jsonl'), text.replace(/^(.*\n)/, '$1{}\n'))
    expect((await verify()).stderr).toContain('PUBLIC_LOG_BROKEN')
  })
})
