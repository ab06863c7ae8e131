import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import {
  canonicalJson,
  CommandRefused,
  marketTables,
  namesView,
  nameOfTables,
  verifyLog,
  verifyPublicLog,
  type Entry,
  type MarketEvent,
} from '../src/market/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import type { Material, Place, Process, World } from '../src/world/index.ts'
import { chainedLines, linesOf, roundsOf, withMore, withShown, placeOf } from './attacks/public-lines.ts'
import { chained, given, type Draft } from './market-chained.ts'
import { Desk, MemoryLog } from './market-desk.ts'
import { laterWorld } from './market-later.ts'
import { commandText } from '../src/market/signed-command.ts'

/** An operator has a market go by the tables of a later release, where nothing that the market has becomes something else by them. */

const solver = await loadSolver()
const work = mkdtempSync(join(tmpdir(), 'ytterby-adopt-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))
const ORE = 'ore-mt-weld'

let world: World
let later: World
/** With rounds that were cleared and given up, and one that takes orders, the last entry of which announces it. */
let entries: readonly Entry<MarketEvent>[]
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
  later = (await laterWorld(work)).world
  entries = (await roundsOf(world, solver)).entries
})

const nameOf = (release: World): string => nameOfTables({ world: release.hash, tables: marketTables(release) })
/** The market with no round under way, served by a release. */
async function servedBy(release: World, given_ = entries): Promise<{ desk: Desk; log: MemoryLog }> {
  const log = new MemoryLog()
  log.entries.push(...given_)
  const desk = await Desk.open(release, solver, log)
  desk.time.now = '2027-06-01T00:00:00.000Z'
  return { desk, log }
}
const givenUp = { round: 'taking', why: 'other tables' }
async function idle(release: World): Promise<{ desk: Desk; log: MemoryLog }> {
  const made = await servedBy(release)
  await made.desk.operate('void-round', givenUp)
  return made
}
const adopt = (desk: Desk, release: World): Promise<unknown> =>
  desk.operate('adopt-tables', { tables: nameOf(release) })
async function refusal(asked: Promise<unknown>): Promise<string> {
  const error: unknown = await asked.then(
    () => 'it was carried out',
    (reason: unknown) => reason,
  )
  return error instanceof CommandRefused
    ? error.faults.map(({ code, message }) => `${code} ${message}`).join('\n')
    : String(error)
}
const specAt = (desk: Desk, place: string): object => ({
  title: 'A round',
  opens: desk.time.now,
  closes: '2027-06-02T00:00:00Z',
  materials: [{ material: ORE, grades: ['traced'] }],
  places: [place],
  months: ['2027-07'],
  trustees: ['urn:test:org:seller'],
  threshold: 1,
})
/** The release with something else in its tables. */
function withOther(
  change: (tables: {
    places: Map<string, Place>
    materials: Map<string, Material>
    processes: Map<string, Process>
  }) => void,
): World {
  const tables = {
    places: new Map(later.places),
    materials: new Map(later.materials),
    processes: new Map(later.processes),
  }
  change(tables)
  return { ...later, ...tables, hash: 'e'.repeat(64) }
}

describe('tables of a later release', () => {
  it('are adopted by name, hold from there on, and stay when the release is another again', async () => {
    const { desk, log } = await idle(later)
    const lots = canonicalJson([...desk.venue.lots.lots.values()].map(({ id, left }) => [id, String(left)]))
    expect(await refusal(desk.operate('announce-round', { round: 'far', spec: specAt(desk, 'NZL') }))).toMatch(
      /^PLACE_UNKNOWN/,
    )
    expect(await refusal(adopt(desk, world))).toContain(`TABLES_OTHER This release has the tables ${nameOf(later)}.`)
    await adopt(desk, later)
    await desk.operate('announce-round', { round: 'far', spec: specAt(desk, 'NZL') })
    expect(await refusal(adopt(desk, later))).toMatch(/^TABLES_ADOPTED/)
    for (const release of [world, later]) {
      const { desk: again } = await servedBy(release, log.entries)
      expect(again.venue.world).toBe(later.hash)
      expect(namesView(again.venue).places.map(({ id }) => id)).toContain('NZL')
      expect(canonicalJson([...again.venue.lots.lots.values()].map(({ id, left }) => [id, String(left)]))).toBe(lots)
      const whole = await verifyLog(release, given(log.entries))
      expect([whole.faults, whole.world]).toEqual([[], later.hash])
      const open = await verifyPublicLog(release, given(linesOf(log.entries)))
      expect([open.faults, open.world]).toEqual([[], later.hash])
    }
  })
  it('are not adopted while a round is under way, nor by anybody but an operator', async () => {
    const { desk } = await servedBy(later)
    expect(await refusal(adopt(desk, later))).toMatch(/^TABLES_ROUNDS .*"taking" is announced/)
    const actor = {
      user: 'seller-trader',
      role: 'trader',
      organisation: 'urn:test:org:seller',
      scopes: ['operate'],
    } as const
    expect(await refusal(desk.ask(actor, 'adopt-tables', { tables: nameOf(later) }))).toMatch(/^NOT_ALLOWED/)
  })
  it.each<[string, () => World, RegExp]>([
    ['a place where a round was', () => withOther(({ places }) => places.delete('AUS')), /^TABLES_LACK .*AUS/],
    [
      'a process of a site',
      () => withOther(({ processes }) => processes.delete('mine')),
      /^(TABLES_LACK .*mine|MARKET_TABLES_NOT_ALLOWED)/,
    ],
    [
      'a material of lots and rounds',
      () => withOther(({ materials }) => materials.delete(ORE)),
      /^(TABLES_LACK .*ore-mt-weld|MARKET_TABLES_NOT_ALLOWED)/,
    ],
    [
      'what a mine brings out, so that its records would be refused',
      () => ({
        ...later,
        hash: 'e'.repeat(64),
        operations: later.operations.filter(({ recipe }) => !recipe.outputs.some(({ material }) => material === ORE)),
      }),
      /^TABLES_CHANGE_LOTS .*urn:test:lot:seller-1/,
    ],
    [
      'the bloc of a place, so that its lots would be of another grade',
      () => withOther(({ places }) => places.set('AUS', { ...places.get('AUS')!, bloc: 'coercer' })),
      /^TABLES_CHANGE_LOTS .*urn:test:lot:seller-1/,
    ],
    [
      'an id that no market keeps',
      () => withOther(({ places }) => places.set('a/b', { ...places.get('AUS')!, id: 'a/b' })),
      /^MARKET_TABLES_NOT_ALLOWED/,
    ],
  ])('are not adopted where they lack or change %s', async (_, made, why) => {
    const release = made()
    const { desk, log } = await idle(release)
    const before = log.entries.length
    expect(await refusal(adopt(desk, release))).toMatch(why)
    expect(log.entries).toHaveLength(before)
  })
})

describe('tables that somebody has put into a log', () => {
  const event = (release: World): MarketEvent => ({
    kind: 'tables',
    world: release.hash,
    tables: marketTables(release),
  })
  const adopted = (by: string, release: World, named = release): Omit<Draft, 'at'> => ({
    by,
    command: commandText(by, 'forged', 'adopt-tables', { tables: nameOf(named) }),
    event: event(release),
  })
  const faultsOf = async (list: readonly Entry<MarketEvent>[]): Promise<readonly string[]> =>
    (await verifyLog({ ...world, hash: 'x' }, given(list))).faults
  /** After all others, once the last round was given up, or without that. */
  const putIn = (draft: Omit<Draft, 'at'>, isIdle = true): Entry<MarketEvent>[] => {
    const { at } = entries.at(-1)!
    const end = {
      at,
      by: 'op',
      command: commandText('op', 'end', 'void-round', givenUp),
      event: { kind: 'void', ...givenUp },
    } as const
    return chained([...entries, ...(isIdle ? [end] : []), { at, ...draft }])
  }

  it('are those that an operator has adopted, before they are touched', async () => {
    expect(await faultsOf(putIn(adopted('op', later)))).toEqual([])
  })
  it.each<[string, () => Entry<MarketEvent>[], RegExp]>([
    ['in the name of a trader', () => putIn(adopted('seller-trader', later)), /A trader may not adopt tables/],
    ['while a round is under way', () => putIn(adopted('op', later), false), /"taking" is announced/],
    ['other than were named', () => putIn(adopted('op', later, world)), /What op asked for was something else/],
    ['that the market has', () => putIn(adopted('op', world)), /The market goes by these tables/],
    [
      'that are none',
      () =>
        putIn({
          ...adopted('op', later),
          event: { kind: 'tables', world: 'x', tables: { places: [] } } as unknown as MarketEvent,
        }),
      /tables, by op\) cannot be/,
    ],
    [
      'without the place of a round',
      () =>
        putIn(
          adopted(
            'op',
            withOther(({ places }) => places.delete('AUS')),
          ),
        ),
      /The market has AUS, which these tables do not know/,
    ],
  ])('are found out: %s', async (_, forge, why) => {
    expect((await faultsOf(forge()))[0]).toMatch(why)
  })

  it('are found out in a public log while a round is under way, or without its goods', async () => {
    const lines = linesOf(entries)
    const faults = async (list: Parameters<typeof chainedLines>[0]): Promise<readonly string[]> =>
      (await verifyPublicLog({ ...world, hash: 'x' }, given(chainedLines(list)))).faults
    expect(await faults(withMore(lines, placeOf(lines, 'cleared', 'second'), event(later)))).toEqual([])
    expect((await faults(withMore(lines, lines.length - 1, event(later))))[0]).toMatch(/"taking" is announced/)
    const bare = withOther(({ places }) => places.delete('AUS'))
    expect((await faults(withMore(lines, placeOf(lines, 'cleared', 'second'), event(bare))))[0]).toMatch(
      /no such place/,
    )
    const none = withShown(
      withMore(lines, placeOf(lines, 'cleared', 'second'), event(later)),
      placeOf(lines, 'cleared', 'second') + 1,
      { tables: {} },
    )
    expect((await faults(none))[0]).toMatch(/what no market shows/)
  })
})
