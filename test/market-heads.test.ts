import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { afterAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import {
  includes,
  isBeginningOf,
  isHeadOf,
  verifyLog,
  verifyPublicLog,
  type Receipt,
  type TreeHead,
} from '../src/market/index.ts'
import { MARKET_BASE } from '../src/server/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { linesOf } from './attacks/public-lines.ts'
import { Hall } from './market-app.ts'
import { chained, given } from './market-chained.ts'
import { runHere, temporaryFolder, toldFaults } from './run-cli.ts'
import { freePort } from './valkey.ts'

/** Signed heads of the log, which others keep: what comes later is checked against them. */

const solver = await loadSolver()
const world = await loadWorld(shippedWorld())
const get = async <T>(hall: Hall, path: string): Promise<T> => {
  const seen = await hall.ask(path)
  expect(seen.status, seen.text).toBe(200)
  return seen.body as T
}
const grow = (hall: Hall, amount: string): Promise<unknown> =>
  hall.desk.operate('add-capital', { amount, reference: `x${amount}` })

const receipt = async (hall: Hall, amount: string): Promise<Receipt> =>
  hall.desk.clerk.receipt(await hall.desk.operate('add-capital', { amount, reference: `x${amount}` }))

describe('a head of the log', () => {
  it('is signed by the market for all entries so far, and is the same for an earlier log', async () => {
    const hall = await Hall.open(world, solver)
    const market = hall.desk.venue.founded?.signs.x ?? ''
    const first = await get<TreeHead>(hall, '/tree-head')
    const { seq, at, hash } = hall.desk.clerk.end
    expect(first).toMatchObject({ market, size: seq, at, hash })
    expect(await isHeadOf(market, first)).toBe(true)
    for (const change of [
      { size: seq + 1 },
      { root: '0'.repeat(64) },
      { at: '2028-01-01T00:00:00.000Z' },
      { hash: first.root },
    ])
      expect(await isHeadOf(market, { ...first, ...change })).toBe(false)
    await grow(hall, '5')
    expect((await get<TreeHead>(hall, '/tree-head')).size).toBeGreaterThan(seq)
    expect(await get(hall, `/tree-head?size=${seq}`)).toEqual(first)
    for (const size of ['0', '-1', '1.5', 'x', '9007199254740993'])
      expect((await hall.ask(`/tree-head?size=${size}`)).status, size).toBe(422)
    expect((await hall.ask('/tree-head?size=99999')).status).toBe(404)
  })

  it('of each day that is over is reported, the same ever after', async () => {
    const hall = await Hall.open(world, solver)
    await grow(hall, '1')
    hall.wait(86_400)
    await grow(hall, '2')
    const end = hall.desk.clerk.end
    const today = await get<{ heads: { day: string; head: TreeHead }[] }>(hall, '/heads')
    expect(today.heads.map(({ day }) => day)).toEqual(['2027-01-01'])
    hall.wait(86_400 * 3)
    const later = await get<{ heads: { day: string; head: TreeHead }[] }>(hall, '/heads')
    expect(later.heads.map(({ day }) => day)).toEqual(['2027-01-01', '2027-01-02'])
    expect(later.heads[0]).toEqual(today.heads[0])
    expect(later.heads[1]?.head).toMatchObject({ size: end.seq, hash: end.hash })
    expect(await get(hall, '/heads?after=2027-01-01')).toEqual({ heads: later.heads.slice(1) })
    expect((await hall.ask('/heads?after=yesterday')).status).toBe(422)
  })
})

describe('proofs that the market gives', () => {
  it('hold for every entry and for every earlier head, by the code of who asks', async () => {
    const hall = await Hall.open(world, solver)
    for (let i = 1; i <= 9; i++) await grow(hall, String(i))
    const head = await get<TreeHead>(hall, '/tree-head')
    for (const { seq, hash } of hall.log.entries) {
      const proof = await get<{ hash: string; head: TreeHead; path: string[] }>(hall, `/proofs/inclusion?entry=${seq}`)
      expect(proof).toMatchObject({ hash, head })
      expect(includes(head, { index: seq - 1, data: hash, path: proof.path })).toBe(true)
      const of = await get<{ first: TreeHead; path: string[] }>(hall, `/proofs/consistency?first=${seq}`)
      expect(isBeginningOf(of.first, head, of.path)).toBe(true)
    }
    for (const path of [
      'inclusion?entry=999',
      'inclusion?entry=3&size=2',
      'consistency?first=999',
      'consistency?first=3&second=2',
    ])
      expect((await hall.ask(`/proofs/${path}`)).status, path).toBe(404)
  })
})

describe('a log that is checked against a head', () => {
  it('is found out if it was changed or cut since, or the head is another market’s or nobody’s', async () => {
    const hall = await Hall.open(world, solver)
    await grow(hall, '1')
    await grow(hall, '2')
    const head = await get<TreeHead>(hall, '/tree-head')
    await grow(hall, '3')
    const { entries } = hall.log
    const faults = async (log: typeof entries, one: TreeHead): Promise<string[]> => [
      ...(await verifyLog(world, given(log), { heads: [one] })).faults,
      ...(await verifyPublicLog(world, given(linesOf(log)), { heads: [one] })).faults,
    ]
    expect(await faults(entries, head)).toEqual([])
    const changed = chained(
      entries.map((entry) => (entry.seq === head.size ? { ...entry, command: 'op other' } : entry)),
    )
    const says = (words: RegExp): unknown[] => [expect.stringMatching(words), expect.stringMatching(words)]
    expect((await faults(changed, head)).filter((fault) => fault.startsWith('The head'))).toEqual(
      says(/was changed since/),
    )
    expect((await faults(entries.slice(0, -2), head)).filter((fault) => fault.startsWith('The head'))).toEqual(
      says(/it was cut/),
    )
    expect(await faults(entries, { ...head, root: '0'.repeat(64) })).toEqual(says(/is not signed/))
    const other = await get<TreeHead>(await Hall.open(world, solver), '/tree-head')
    expect(await faults(entries, other)).toEqual(says(/is of another market/))
  })
})

describe('in the terminal, market head', () => {
  const servers: Server[] = []
  afterAll(() => servers.forEach((server) => server.close()))
  const served = async (fetch: (request: Request) => Response | Promise<Response>): Promise<string> => {
    const server = createServer(getRequestListener(fetch))
    servers.push(server.listen(0, '127.0.0.1'))
    await once(server, 'listening')
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  it('keeps the head, goes on from it, and refuses a log that does not', async () => {
    const hall = await Hall.open(world, solver)
    let forked = hall
    const url = await served((request) => forked.app.fetch(request))
    const file = join(await temporaryFolder(), 'head.json')
    await grow(hall, '1')
    expect((await runHere('market', 'head', url, file)).code).toBe(0)
    const first = JSON.parse(readFileSync(file, 'utf8')) as TreeHead
    await grow(hall, '2')
    const { stdout } = await runHere('market', 'head', url, file)
    expect(stdout).toContain(`goes on from the ${first.size} that were there`)
    const kept = readFileSync(file, 'utf8')
    // The market loses what it has signed: its log is cut, and goes on another way.
    forked = await Hall.open(world, solver)
    const { code, stderr } = await runHere('market', 'head', url, file)
    expect([code, toldFaults(stderr).map((fault) => fault.code)]).toEqual([1, ['HEAD_UNSIGNED']])
    const cut = await served((request) =>
      new URL(request.url).pathname === `${MARKET_BASE}/tree-head` ? Response.json(first) : hall.app.fetch(request),
    )
    const older = await runHere('market', 'head', cut, file)
    expect([older.code, toldFaults(older.stderr).map((fault) => fault.code)]).toEqual([1, ['HEAD_NOT_CONSISTENT']])
    expect(readFileSync(file, 'utf8')).toBe(kept)
    const none = await runHere('market', 'head', `http://127.0.0.1:${await freePort()}`, file)
    expect([none.code, toldFaults(none.stderr).map((fault) => fault.code)]).toEqual([1, ['MARKET_NOT_ANSWERING']])
    expect(none.stderr).toContain('ECONNREFUSED')
    for (const answer of [new Response('gone', { status: 503 }), Response.json({ hello: 'world' })]) {
      const other = await runHere('market', 'head', await served(() => answer.clone()), file)
      expect([other.code, toldFaults(other.stderr).map((fault) => fault.code)]).toEqual([1, ['MARKET_NOT_ANSWERING']])
      expect(other.stderr).toContain(answer.ok ? 'is no market' : '503')
    }
    expect(readFileSync(file, 'utf8')).toBe(kept)
    const folder = await runHere('market', 'head', url, dirname(file))
    expect([folder.code, toldFaults(folder.stderr).map((fault) => fault.code)]).toEqual([1, ['FILE_IS_A_FOLDER']])
    writeFileSync(file, 'no head')
    const spoilt = await runHere('market', 'head', url, file)
    expect([spoilt.code, toldFaults(spoilt.stderr).map((fault) => fault.code)]).toEqual([1, ['HEAD_NOT_ALLOWED']])
  })

  it('has the market prove that receipts stand in it, and shows one that was dropped', async () => {
    const hall = await Hall.open(world, solver)
    let forked = hall
    const url = await served((request) => forked.app.fetch(request))
    const folder = await temporaryFolder()
    const [file, receipts] = [join(folder, 'head.json'), join(folder, 'receipts.json')]
    const [one, two] = [await receipt(hall, '1'), await receipt(hall, '2')]
    writeFileSync(receipts, JSON.stringify([one, two]))
    const { stdout, code } = await runHere('market', 'head', url, file, '--receipt', receipts)
    expect([code, stdout]).toEqual([0, expect.stringContaining('2 receipts stand in it')])
    const kept = readFileSync(file, 'utf8')
    const changed = { ...two, hash: one.hash }
    writeFileSync(receipts, JSON.stringify(changed))
    const unsigned = await runHere('market', 'head', url, file, '--receipt', receipts)
    expect([unsigned.code, toldFaults(unsigned.stderr).map((fault) => fault.code)]).toEqual([1, ['RECEIPT_OTHER']])
    writeFileSync(receipts, JSON.stringify(two))
    const answering = (path: string, body: object): Promise<string> =>
      served((request) =>
        new URL(request.url).pathname === `${MARKET_BASE}${path}` ? Response.json(body) : hall.app.fetch(request),
      )
    const first = await get<object>(hall, `/tree-head?size=${one.seq}`)
    for (const cheat of [await answering('/tree-head', first), await answering('/proofs/inclusion', { path: [] })]) {
      const none = join(folder, 'none.json')
      const dropped = await runHere('market', 'head', cheat, none, '--receipt', receipts)
      expect([dropped.code, toldFaults(dropped.stderr).map((fault) => fault.code)]).toEqual([1, ['RECEIPT_DROPPED']])
      expect(existsSync(none)).toBe(false)
    }
    expect(readFileSync(file, 'utf8')).toBe(kept)
  })
})
