import { beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../src/files/index.ts'
import {
  ChainBroken,
  Sequencer,
  marketTables,
  verifyLog,
  type Entry,
  type MarketTables,
  type MarketEvent,
} from '../../src/market/index.ts'
import { loadSolver } from '../../src/solver/index.ts'
import type { World } from '../../src/world/index.ts'
import { chained, given } from '../market-chained.ts'
import { MemoryLog } from '../market-desk.ts'
import { linesOf, roundsOf, verified } from './public-lines.ts'

/** Logs of a market whose tables somebody has invented who can compute hashes: each is found out, and stops nobody who reads it. */

const solver = await loadSolver()
let world: World
let entries: readonly Entry<MarketEvent>[]
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
  entries = (await roundsOf(world, solver)).entries
})

type Change = (tables: MarketTables) => unknown
type Part<K extends keyof MarketTables> = MarketTables[K][number]
/** Changes one of a list, the first that fits. */
const one =
  <K extends keyof MarketTables>(
    list: K,
    change: (part: Part<K>) => object,
    fits: (part: Part<K>) => boolean = () => true,
  ): Change =>
  (tables) => {
    const parts = tables[list] as readonly Part<K>[]
    const i = parts.findIndex(fits)
    return { ...tables, [list]: parts.map((part, n) => (n === i ? { ...part, ...change(part) } : part)) }
  }
const twice =
  (list: keyof MarketTables): Change =>
  (tables) => ({ ...tables, [list]: [...tables[list], tables[list][0]] })
const takes = ({ inputs, outputs }: Part<'recipes'>): boolean => inputs.length > 0 && outputs.length > 0
const holds = ({ contents }: Part<'materials'>): boolean => contents.length > 0
const deep = (): unknown => {
  let value: unknown = 1
  for (let n = 0; n < 2_000; n++) value = [value]
  return value
}

const ATTACKS: [string, Change][] = [
  ['none', () => undefined],
  ['nothing', () => null],
  ['a text', () => 'tables'],
  ['a list missing', (tables) => ({ ...tables, recipes: undefined })],
  ['something beside', (tables) => ({ ...tables, sites: [] })],
  ['something beside in a row', one('places', () => ({ gdp: 1 }))],
  ['a list within itself without end', (tables) => ({ ...tables, places: deep() })],
  ['a place twice', twice('places')],
  ['an element twice', twice('elements')],
  ['a material twice', twice('materials')],
  ['a process twice', twice('processes')],
  ['a bloc that is none', one('places', () => ({ bloc: 'friends' }))],
  ['a stage that is none', one('processes', () => ({ stage: 'magic' }))],
  ['an id with a slash, which would be two in a name of goods', one('materials', () => ({ id: 'a/b' }))],
  ['an id that everything has', one('materials', () => ({ id: '__proto__' }))],
  ['a name with signs that turn the text round', one('materials', () => ({ name: 'Oxide \u202Edirt' }))],
  ['a name without end', one('places', () => ({ name: 'x'.repeat(10_000) }))],
  ['a price below nothing', one('materials', () => ({ price: -1 }))],
  ['a price without end', one('materials', () => ({ price: 1e300 }))],
  ['a price in parts of a micro-dollar', one('materials', () => ({ price: 0.5 }))],
  ['a price that is a text', one('materials', () => ({ price: '5' }))],
  [
    'a content below nothing',
    one('materials', ({ contents }) => ({ contents: [{ ...contents[0]!, share: -1 }] }), holds),
  ],
  ['a content of nothing', one('materials', ({ contents }) => ({ contents: [{ ...contents[0]!, share: 0 }] }), holds)],
  [
    'a content of many times the mass',
    one('materials', ({ contents }) => ({ contents: [{ ...contents[0]!, share: 50 }] }), holds),
  ],
  ['a content of an element that is none', one('materials', () => ({ contents: [{ element: 'xx', share: 0.1 }] }))],
  [
    'an element twice in one material',
    one('materials', ({ contents }) => ({ contents: [contents[0], contents[0]] }), holds),
  ],
  [
    'less on average than at least',
    one('materials', ({ contents }) => ({ contents: [{ ...contents[0]!, least: 1 }] }), holds),
  ],
  [
    'a recipe that takes nothing of what it takes',
    one('recipes', ({ inputs }) => ({ inputs: [{ ...inputs[0]!, per: 0 }] }), takes),
  ],
  [
    'a recipe that takes less than nothing',
    one('recipes', ({ inputs }) => ({ inputs: [{ ...inputs[0]!, per: -5 }] }), takes),
  ],
  [
    'a recipe in parts of a billionth',
    one('recipes', ({ inputs }) => ({ inputs: [{ ...inputs[0]!, per: 0.5 }] }), takes),
  ],
  ['a recipe of no process', one('recipes', () => ({ process: 'wish' }))],
  ['a recipe of no material', one('recipes', () => ({ outputs: [{ material: 'gold', per: 1 }] }))],
  [
    'a recipe that gives one thing twice',
    one('recipes', ({ outputs }) => ({ outputs: [outputs[0], outputs[0]] }), takes),
  ],
  [
    'a recipe that makes a thousand times what it takes',
    one('recipes', ({ outputs }) => ({ outputs: outputs.map((each) => ({ ...each, per: each.per * 1000 })) }), takes),
  ],
  ['very many places', (tables) => ({ ...tables, places: Array.from({ length: 20_000 }, () => tables.places[0]) })],
  [
    'very many recipes, each its own',
    (tables) => ({ ...tables, recipes: Array.from({ length: 5001 }, () => tables.recipes[0]) }),
  ],
  ['no places, which its rules of origin and rounds name', (tables) => ({ ...tables, places: [] })],
  ['no materials, which its rounds trade', (tables) => ({ ...tables, materials: [], recipes: [] })],
]

const forgedBy = (change: Change): Entry<MarketEvent>[] =>
  chained(
    entries.map((entry) =>
      entry.event.kind === 'founded'
        ? { ...entry, event: { ...entry.event, tables: change(marketTables(world)) } as unknown as MarketEvent }
        : entry,
    ),
  )

describe('a market whose tables are', () => {
  it('those of its log is sound before they are touched', async () => {
    const same = forgedBy((tables) => tables)
    expect((await verifyLog({ ...world, hash: 'x' }, given(same))).faults).toEqual([])
    expect((await verified({ ...world, hash: 'x' }, linesOf(same))).faults).toEqual([])
  })
  it.each(['', 'x', '\u001B[2J', 'E'.repeat(64)])('said to be of the world "%s" are found out', async (named) => {
    const forged = chained(
      entries.map((entry) =>
        entry.event.kind === 'founded' ? { ...entry, event: { ...entry.event, world: named } } : entry,
      ),
    )
    const { faults, world: told } = await verifyLog(world, given(forged))
    expect([faults, told]).toEqual([[expect.stringMatching(/its tables are of no world/)], undefined])
    expect((await verified(world, linesOf(forged))).faults).not.toEqual([])
  })
  it.each(ATTACKS)('%s is found out in its log and in its public one', async (_, change) => {
    // Nobody has the world that they are said to be of.
    const stranger = { ...world, hash: 'another' }
    const forged = forgedBy(change)
    const { faults } = await verifyLog(stranger, given(forged))
    expect(faults).not.toEqual([])
    expect(faults.join('\n')).not.toMatch(/reading '|is not a function|is not iterable|Cannot convert|Maximum call/)
    expect((await verified(stranger, linesOf(forged))).faults).not.toEqual([])
    const log = new MemoryLog()
    log.entries.push(...forged)
    const opened = Sequencer.open({
      world,
      log,
      now: () => '2028-01-01T00:00:00.000Z',
      clear: () => Promise.reject(new Error('nothing is cleared')),
      sign: () => Promise.resolve(''),
    })
    await expect(opened).rejects.toBeInstanceOf(ChainBroken)
  })
})
