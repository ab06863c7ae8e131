import fc from 'fast-check'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import {
  adoptedTables,
  bookView,
  canonicalJson,
  clearBook,
  Sequencer,
  marketTables,
  namesView,
  nameOfTables,
  readMarketTables,
  roundView,
  USUAL_LIMITS,
  verifyLog,
  verifyPublicLog,
  RULES,
  type Book,
  type Entry,
  type PublishedRound,
  type MarketEvent,
} from '../src/market/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { exportLog, openStore, SIGNING_KEY } from '../src/store/index.ts'
import type { World } from '../src/world/index.ts'
import { putEmptyDatabase } from './empty-database.ts'
import { buy, linesOf, sell } from './attacks/public-lines.ts'
import { chained, given } from './market-chained.ts'
import { Desk, MemoryLog, OPERATOR } from './market-desk.ts'
import { keptLog, laterWorld } from './market-later.ts'
import { randomWorld, recipes } from './random-world.ts'
import { runHere, testWorld } from './run-cli.ts'
import { shownOf } from './kept-logs/shown.ts'

/** A market goes by the tables in its log, whatever tables the release comes with that serves or verifies it. */

const solver = await loadSolver()
const work = mkdtempSync(join(tmpdir(), 'ytterby-tables-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))
const at = (name: string): string => join(work, name)
const replay = (book: Book) => clearBook(solver, book, USUAL_LIMITS).certificate
/** As it is published. */
const copied = (value: object): unknown => JSON.parse(JSON.stringify(value))

let world: World
let later: { readonly folder: string; readonly world: World }
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
  later = await laterWorld(at('later'))
})

const ORE = 'ore-mt-weld'
/** A clerk of a release with other tables, over the same log. */
const openedWith = (other: World, log: MemoryLog): Promise<Sequencer> =>
  Sequencer.open({
    world: other,
    log,
    now: () => '2027-06-01T00:00:00.000Z',
    clear: () => Promise.reject(new Error('nothing is cleared')),
    sign: () => Promise.resolve('signed'),
  })
const specOf = (desk: Desk, change: object = {}): object => ({
  title: 'A round',
  opens: desk.time.now,
  closes: new Date(Date.parse(desk.time.now) + 3_600_000).toISOString(),
  materials: [{ material: ORE, grades: ['traced'] }],
  places: ['AUS'],
  months: ['2027-03'],
  trustees: [desk.keysOf('seller').id],
  threshold: 1,
  ...change,
})

/** One round cleared under the tables of the foundation; what comes after is done with those of a later release at hand. */
async function market(): Promise<{ desk: Desk; log: MemoryLog; lot: string }> {
  const log = new MemoryLog()
  const desk = await Desk.open(world, solver, log)
  for (const name of ['seller', 'buyer']) await desk.join(name, 'AUS', '20000')
  const lot = await desk.dig('seller', 300)
  await desk.operate('announce-round', { round: 'first', spec: specOf(desk) })
  await desk.place('seller', 'first', sell(40, 50, lot), { deposit: '500' })
  await desk.place('buyer', 'first', buy(30, 70), { deposit: '500' })
  await desk.finish('first')
  return { desk, log, lot }
}

describe('what a market keeps of the tables', () => {
  it('is some ten kilobytes, and the same after it has been written and read', () => {
    const tables = marketTables(world)
    const text = canonicalJson(tables)
    expect(text.length).toBeGreaterThan(10_000)
    expect(text.length).toBeLessThan(100_000)
    expect(canonicalJson(readMarketTables(JSON.parse(text)))).toBe(text)
  })
  it('is sound of every sound world', async () => {
    await fc.assert(
      fc.asyncProperty(recipes, async (recipe) => {
        const tables = marketTables(await randomWorld(recipe))
        expect(readMarketTables(tables)).toEqual(tables)
      }),
      { numRuns: 30 },
    )
    for (const name of readdirSync(testWorld('.')))
      expect(readMarketTables(marketTables(await loadWorld(testWorld(name)))).places).not.toEqual([])
  })
  it('is what its rules read, so that a table which they do not read changes nothing of it', () => {
    const other = {
      ...world,
      demand: [],
      stocks: [],
      routes: [],
      sites: new Map(),
      hash: 'another',
      sources: new Map(),
    }
    expect(marketTables(other)).toEqual(marketTables(world))
    expect(marketTables(later.world)).not.toEqual(marketTables(world))
  })
})

describe('a market that was founded with one release', () => {
  it('goes on by its own tables with another', async () => {
    const { desk, log } = await market()
    const shown = shownOf(desk.venue)
    const names = namesView(desk.venue)
    const clerk = await openedWith(later.world, log)
    expect(shownOf(clerk.venue)).toEqual(shown)
    expect(namesView(clerk.venue)).toEqual(names)
    expect(names.places.map(({ id }) => id)).not.toContain('NZL')
    const announce = (id: string, change: object): Promise<unknown> =>
      clerk.submit({
        id,
        name: 'announce-round',
        input: { round: id, spec: { ...specOf(desk), closes: '2027-06-02T00:00:00Z', ...change } },
        actor: OPERATOR,
      })
    await expect(announce('far', { places: ['NZL'] })).rejects.toThrow('There is no place "NZL"')
    await announce('second', { materials: [{ material: 'ndpr-oxide' }] })
    // The dearest price of its own tables, and not that of the release.
    const dearest = (tables: World): number =>
      Math.max(
        ...tables.prices.flatMap((one) =>
          one.kind === 'baseline' && one.material === 'ndpr-oxide' ? one.usdPerKg : [],
        ),
      )
    expect(clerk.venue.round('second').spec.materials[0]?.value).toBe(String(dearest(world)))
    expect(dearest(later.world)).not.toBe(dearest(world))
    const { faults } = await verifyLog(later.world, given(log.entries), { replay })
    expect(faults).toEqual([])
  })
  it('is verified with the tables of any release, from its log and from its public one, with its book', async () => {
    const { desk, log } = await market()
    for (const release of [world, later.world]) {
      const whole = await verifyLog(release, given(log.entries), { replay })
      expect([whole.faults, whole.world, whole.keepsTables]).toEqual([[], world.hash, true])
      expect(whole.rounds.map(({ replayed }) => replayed)).toEqual([true])
      const open = await verifyPublicLog(release, given(linesOf(log.entries)), {
        rounds: [copied(roundView(desk.venue, 'first')) as PublishedRound],
        books: [copied(bookView(desk.venue, 'first')) as Book],
      })
      expect([open.faults, open.world, open.rounds.map(({ proved }) => proved)]).toEqual([[], world.hash, [true]])
    }
  })
  it('is found out where it calls other tables those of the release', async () => {
    const { log } = await market()
    const tables = marketTables(later.world)
    const forged = chained(
      log.entries.map((entry) =>
        entry.event.kind === 'founded' ? { ...entry, event: { ...entry.event, tables } } : entry,
      ),
    )
    const says = [expect.stringMatching(/said to be of the world with the hash .*, and that has others/)]
    expect((await verifyLog(world, given(forged))).faults).toEqual(says)
    expect((await verifyPublicLog(world, given(linesOf(forged)))).faults).toEqual(says)
  })
})

describe('in the terminal, a market that was founded with one release', () => {
  const folder = at('market')
  const other = (): string[] => ['--world', later.folder]
  const inIt = ['--folder', folder]
  const file = (name: string): string => at(`${name}.jsonl`)
  const does = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await runHere('market', ...args)
    expect([code, stderr.replace(/^.*Warning.*$/gm, '').trim()]).toEqual([0, ''])
    return stdout
  }
  beforeAll(async () => {
    const { desk, log } = await market()
    await putEmptyDatabase(folder)
    const store = await openStore({ folder })
    await store.append(log.entries)
    await store.setSecret(SIGNING_KEY.kind, SIGNING_KEY.id, { ...desk.jwk })
    await exportLog(store, file('first'))
    await store.close()
    writeFileSync(at('passphrase'), 'three made-up words\n', { mode: 0o600 })
  })

  it('is opened, exported, backed up, restored and opened again with another', async () => {
    expect(await does('enrol', 'op', ...inIt, ...other())).toMatch(/how "op" signs in/)
    const sealed = ['--passphrase-file', at('passphrase')]
    await does('backup', at('backup'), ...inIt, ...sealed)
    const back = ['--folder', at('back')]
    await does('restore', at('backup'), ...back, ...sealed)
    expect(await does('enrol', 'op', ...back, ...other())).toMatch(/how "op" signs in/)
    await does('export', file('again'), ...back)
    const says = await does('verify', file('again'), '--replay', ...other())
    expect(says).toMatch(/checked against the tables that it holds \([0-9a-f]{12}\), not those of this release/)
    expect(says).toMatch(/cleared again to the same bytes/)
  })
  it('is served with another, which says so and how its tables are adopted', async () => {
    const write = vi.spyOn(process.stdout, 'write')
    const running = runHere('market', 'serve', '--port', '0', ...inIt, ...other())
    const told = (): string => write.mock.calls.join('')
    await expect.poll(told).toMatch(/goes by the tables that its log holds/)
    process.emit('SIGTERM')
    const { code, stdout } = await running
    const name = nameOfTables({ world: later.world.hash, tables: marketTables(later.world) })
    expect([code, stdout]).toEqual([0, expect.stringContaining(`an operator names ${name} (adopt-tables)`)])
  })
  it('has a log, and a public one, that are verified with either, which is said', async () => {
    await does('public-log', file('first'), file('public'))
    for (const name of ['first', 'public']) {
      expect(await does('verify', file(name), '--world', '2024')).toMatch(
        /the tables that it holds .*, those of this release/,
      )
      expect(await does('verify', file(name), ...other())).toMatch(/the tables that it holds .*, not those of this/)
    }
  })
})

describe('a market of the first rules', () => {
  const ask = (clerk: Sequencer, name: 'void-round' | 'adopt-rules', input: object): Promise<unknown> =>
    clerk.submit({ id: name, name, input, actor: OPERATOR })
  /** The tables of its day: so that it does not depend on what has changed since. */
  const ofItsDay = (entries: readonly Entry<MarketEvent>[]): World => {
    const { event } = entries[0]!
    return { ...world, hash: event.kind === 'founded' ? event.world : '' }
  }
  async function adopted(): Promise<{ log: MemoryLog; day: World }> {
    const log = new MemoryLog()
    log.entries.push(...keptLog())
    const day = ofItsDay(log.entries)
    const clerk = await openedWith(day, log)
    expect(clerk.venue.keepsTables).toBe(false)
    await ask(clerk, 'void-round', { round: 'r5', why: 'older rules' })
    await ask(clerk, 'adopt-rules', { version: RULES })
    expect(clerk.venue.keepsTables).toBe(true)
    return { log, day }
  }

  it('is checked against the tables that it names and does not hold, and refused with others', async () => {
    const entries = keptLog()
    const { faults, keepsTables } = await verifyLog(ofItsDay(entries), given(entries))
    expect([faults, keepsTables]).toEqual([[], false])
    expect((await verifyLog(later.world, given(entries))).faults).toContainEqual(
      expect.stringMatching(/was founded on a world with the hash/),
    )
    const folder = at('first-rules')
    await putEmptyDatabase(folder)
    const store = await openStore({ folder })
    await store.append(entries)
    await store.close()
    const { code, stderr } = await runHere('market', 'enrol', 'op', '--folder', folder, '--world', later.folder)
    expect([code, stderr]).toEqual([1, expect.stringMatching(/MARKET_OTHER_WORLD[^]*adopt-rules/)])
  })
  it('has its tables in the log once it has adopted these rules, and goes on by them with any release', async () => {
    const { log, day } = await adopted()
    const shown = shownOf((await openedWith(day, log)).venue)
    const clerk = await openedWith(later.world, log)
    expect(shownOf(clerk.venue)).toEqual(shown)
    expect((await verifyLog(day, given(log.entries))).faults).toEqual([])
    const kept = await adoptedTables(given(log.entries))
    expect(kept).toEqual(marketTables(day))
    const verified = await verifyLog(later.world, given(log.entries), { adopted: kept })
    expect([verified.faults, verified.world]).toEqual([[], day.hash])
    const open = await verifyPublicLog(later.world, given(linesOf(log.entries)))
    expect([open.faults, open.world]).toEqual([[], day.hash])
  })
  it('is found out if it adopts these rules with other tables than it had, or with none', async () => {
    const { log, day } = await adopted()
    const says = async (change: object): Promise<readonly string[]> =>
      (
        await verifyLog(
          day,
          given(
            chained(
              log.entries.map((entry) =>
                entry.event.kind === 'rules-version' ? { ...entry, event: { ...entry.event, ...change } } : entry,
              ),
            ),
          ),
        )
      ).faults
    expect((await says({ tables: marketTables(later.world) }))[0]).toMatch(/said to be of the world/)
    expect(await says({ tables: marketTables(later.world), world: later.world.hash })).toEqual([
      expect.stringMatching(/rules-version, by op\) is not what the rules lead to: By the rules it is/),
    ])
    expect(await says({ tables: undefined })).toEqual([expect.stringMatching(/rules-version, by op\) cannot be/)])
  })
})
