import { beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../src/files/index.ts'
import { verifyLog, type CommandName, type OrderContent } from '../../src/market/index.ts'
import { grams } from '../../src/quantity/index.ts'
import { loadSolver } from '../../src/solver/index.ts'
import type { World } from '../../src/world/index.ts'
import { codeOf, Desk, MemoryLog } from '../market-desk.ts'
import { buy, ORE, sell } from './public-lines.ts'

/** An operator who is late with the close, or opens first what suits it; members who act while it is late. */

const solver = await loadSolver()
let world: World
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})

const OPENS = Date.parse('2027-01-01T00:00:00.000Z')
const HOUR_MS = 3_600_000
const hours = (n: number): string => new Date(OPENS + n * HOUR_MS).toISOString()
const sound = async ({ log }: Desk): Promise<readonly string[]> => (await verifyLog(world, log.read(0))).faults

async function market(...names: readonly string[]): Promise<Desk> {
  const desk = await Desk.open(world, solver, new MemoryLog())
  for (const name of [...names, 'keeper']) await desk.join(name, 'AUS')
  return desk
}
/** Closes some hours after the start. */
const announce = (desk: Desk, round: string, closes: number, more: object = {}): Promise<unknown> =>
  desk.operate('announce-round', {
    round,
    spec: {
      title: round,
      opens: hours(0),
      closes: hours(closes),
      materials: [{ material: ORE, grades: ['traced'] }],
      places: ['AUS'],
      months: ['2027-03'],
      trustees: [desk.keysOf('keeper').id],
      threshold: 1,
      ...more,
    },
  })
const as = (desk: Desk, name: string, command: CommandName, input: object): Promise<unknown> =>
  desk.ask(desk.keysOf(name).actor, command, input)
const close = (desk: Desk, round: string): Promise<unknown> => desk.operate('close-round', { round })
const give = async (desk: Desk, round: string): Promise<unknown> =>
  as(desk, 'keeper', 'give-shares', { round, shares: await desk.shares('keeper', round) })
const open = async (desk: Desk, round: string): Promise<string> => {
  if (desk.venue.round(round).heard.size === 0) await give(desk, round)
  return codeOf(desk.operate('open-round', { round }))
}

describe('between the time of the close and the entry that closes', () => {
  /** A sale under a price contract and one of its own, a purchase; an hour after the close, with nothing entered since. */
  async function over(): Promise<{ desk: Desk; lot: string }> {
    const desk = await market('seller', 'rival', 'buyer')
    const lot = await desk.dig('seller', 100)
    await as(desk, 'buyer', 'fund-budget', { budget: 'floor', amount: '10000' })
    const contract = (id: string): Promise<unknown> =>
      desk.operate('sign-contract', {
        id,
        organisation: desk.keysOf('seller').id,
        material: ORE,
        strike: '60',
        budget: 'floor',
        amount: '1000',
      })
    await contract('early')
    await announce(desk, 'r', 1)
    const floor = (order: string, under: string): Promise<string> =>
      desk.place(
        'seller',
        'r',
        {
          kind: 'floor',
          material: ORE,
          grade: 'traced',
          place: 'AUS',
          month: '2027-03',
          kg: '10',
          floor: '40',
          contract: under,
          lots: [lot],
        },
        { order, deposit: '500' },
      )
    await floor('under-early', 'early')
    await floor('under-late', 'late')
    await desk.place('seller', 'r', sell(80, 50, lot), { order: 'sale', deposit: '5000' })
    await desk.place('rival', 'r', buy(5, 80), { order: 'rival', deposit: '5000' })
    await desk.place('buyer', 'r', buy(30, 70), { order: 'purchase', deposit: '5000' })
    desk.time.now = hours(2)
    return { desk, lot }
  }
  const ALL = ['purchase', 'rival', 'sale', 'under-early']
  const moved = (desk: Desk, lot: string): Promise<unknown> =>
    desk.record('seller', {
      kind: 'transfer',
      id: 'urn:test:event:aside',
      ...desk.at('seller'),
      lots: [{ lot, mass: grams(100_000n) }],
      from: desk.keysOf('seller').id,
      to: desk.keysOf('rival').id,
      order: 'urn:test:order:aside',
    })

  it.each<[string, (desk: Desk, lot: string) => Promise<unknown>]>([
    [
      'an operator suspends a member',
      (desk) => desk.operate('set-standing', { organisation: desk.keysOf('rival').id, suspended: true, why: 'late' }),
    ],
    ['declares a shortage', (desk) => desk.operate('declare-shortage', { material: ORE, share: 0.01, why: 'short' })],
    [
      'signs a price contract',
      (desk) =>
        desk.operate('sign-contract', {
          id: 'late',
          organisation: desk.keysOf('seller').id,
          material: ORE,
          strike: '60',
          budget: 'floor',
          amount: '1000',
        }),
    ],
    [
      'gives a mine to somebody else',
      (desk) =>
        desk.operate('register-site', {
          site: {
            id: 'urn:test:site:seller',
            name: 'Mine',
            country: 'JPN',
            operator: desk.keysOf('rival').id,
            processes: [{ process: 'mine', materials: [ORE], kg_per_year: 1 }],
          },
        }),
    ],
    ['a seller takes its goods away', moved],
  ])('%s, and nothing that was sealed is admitted otherwise', async (_, act) => {
    const { desk, lot } = await over()
    await act(desk, lot)
    await close(desk, 'r')
    expect(await open(desk, 'r')).toBe('taken')
    const { accepted, refused, shortage, operatorActs } = desk.venue.round('r')
    expect([...accepted.keys()].sort()).toEqual(ALL)
    expect([...refused.keys()]).toEqual(['under-late'])
    expect(shortage.size).toBe(0)
    // All that an operator did since the time of the close stands there, what came before its entry as well.
    expect(operatorActs.map(({ what }) => what).slice(-2)).toEqual(['closed', 'opened'])
    expect(operatorActs).toHaveLength(act === moved ? 2 : 3)
    expect(await sound(desk)).toEqual([])
  })
  it('a seller cannot take an order back by giving up its price contract', async () => {
    const { desk } = await over()
    expect(await codeOf(as(desk, 'seller', 'give-up-contract', { contract: 'early' }))).toBe('CONTRACT_IN_ROUND')
    await close(desk, 'r')
    expect(await codeOf(as(desk, 'seller', 'give-up-contract', { contract: 'early' }))).toBe('CONTRACT_IN_ROUND')
    await open(desk, 'r')
    expect([...desk.venue.round('r').accepted.keys()].sort()).toEqual(ALL)
  })
  it('what was done until its last millisecond counts', async () => {
    const desk = await market('seller', 'rival')
    await announce(desk, 'r', 1)
    await desk.place('rival', 'r', buy(5, 80), { order: 'rival', deposit: '5000' })
    desk.time.now = new Date(OPENS + HOUR_MS - 1).toISOString()
    await desk.operate('set-standing', { organisation: desk.keysOf('rival').id, suspended: true, why: 'in time' })
    desk.time.now = hours(1)
    await desk.operate('set-standing', { organisation: desk.keysOf('rival').id, suspended: false, why: 'too late' })
    await close(desk, 'r')
    await open(desk, 'r')
    expect([...desk.venue.round('r').refused.values()]).toEqual([expect.stringMatching(/is suspended: in time/)])
    expect(await sound(desk)).toEqual([])
  })
})

describe('of two rounds that trade the same goods', () => {
  it.each([
    ['the one that closes first', 2, 1, 'b'],
    ['of two that close at once the one announced first', 2, 2, 'a'],
  ])('%s has them, whichever an operator who is late closes first', async (_, a, b, first) => {
    const second = first === 'a' ? 'b' : 'a'
    const desk = await market('seller', 'buyer')
    const lot = await desk.dig('seller', 10)
    for (const [round, closes] of [
      ['a', a],
      ['b', b],
    ] as const) {
      await announce(desk, round, closes)
      await desk.place('seller', round, sell(10, 50, lot), { order: `sale-${round}`, deposit: '500' })
      await desk.place('buyer', round, buy(10, 60), { order: `purchase-${round}`, deposit: '500' })
    }
    desk.time.now = hours(3)
    await close(desk, second)
    // Though its entry is not there yet: its time was over before.
    expect(await open(desk, second)).toBe('ROUND_BEFORE')
    await close(desk, first)
    expect(await open(desk, first)).toBe('taken')
    expect(await open(desk, second)).toBe('ROUND_BEFORE')
    await desk.operate('clear-round', { round: first })
    expect(await open(desk, second)).toBe('taken')
    expect([...desk.venue.round(first).refused.keys()]).toEqual([])
    expect([...desk.venue.round(second).refused.keys()]).toEqual([`sale-${second}`])
    expect(await sound(desk)).toEqual([])
  })
})

describe('a plant of which two rounds without a common material would take more than it makes', () => {
  const [OTHER, NDPR, MIXED] = ['ore-mountain-pass', 'ndpr-oxide', 'seg-mountain-pass']
  const goods = (material: string, kg: string): object => ({ material, grade: 'traced', kg })
  const conversion = (from: string, to: string, kg: string): OrderContent =>
    ({
      kind: 'convert',
      site: 'urn:test:site:works',
      place: 'AUS',
      month: '2027-03',
      kg: '800',
      recipes: [{ process: 'separate-light', fee: '1', inputs: [goods(from, '1')], outputs: [goods(to, kg)] }],
    }) as OrderContent

  const ROUNDS = [
    ['a', ORE, NDPR, '0.2'],
    ['b', OTHER, MIXED, '0.01'],
  ] as const
  const works = (desk: Desk, name: string): Promise<unknown> =>
    desk.operate('register-site', {
      site: {
        id: 'urn:test:site:works',
        name: 'Works',
        country: 'AUS',
        operator: desk.keysOf(name).id,
        processes: [{ process: 'separate-light', kg_per_year: 12_000 }],
      },
    })
  /** Two rounds that have closed, the one an hour after the other, and what trustees hold of them. */
  async function closed({ months = ['2027-03'], seller = false, traded = false } = {}): Promise<Desk> {
    const desk = await market('plant', 'other')
    await works(desk, 'plant')
    for (const [i, [round, from, to, kg]] of ROUNDS.entries()) {
      const materials = [from, to].map((material) => ({ material, grades: ['traced'], value: '10' }))
      await announce(desk, round, i + 1, { materials, months: round === 'a' ? ['2027-03'] : months })
      if (seller && round === 'b')
        await desk.place('other', round, { ...buy(1, 60), material: from } as OrderContent, { deposit: '500' })
      else
        await desk.place(
          'plant',
          round,
          { ...conversion(from, to, kg), month: round === 'a' ? '2027-03' : months[0]! } as OrderContent,
          { order: `made-${round}`, deposit: '50000' },
        )
    }
    if (traded) {
      const lot = await desk.dig('other', 1000)
      await desk.place('other', 'a', sell(800, 1, lot), { deposit: '5000' })
      await desk.place('keeper', 'a', { ...buy(160, 100), material: NDPR } as OrderContent, { deposit: '5000' })
    }
    desk.time.now = hours(2)
    for (const [round] of ROUNDS) await close(desk, round)
    return desk
  }
  const accepted = (desk: Desk): string[] => ROUNDS.flatMap(([round]) => [...desk.venue.round(round).accepted.keys()])

  it('makes for the one that closed first, since the other waits until that is cleared', async () => {
    const desk = await closed()
    expect(await open(desk, 'b')).toBe('ROUND_BEFORE')
    expect(await open(desk, 'a')).toBe('taken')
    expect(await open(desk, 'b')).toBe('ROUND_BEFORE')
    await desk.operate('clear-round', { round: 'a' })
    expect(await open(desk, 'b')).toBe('taken')
    // Nothing was traded in the first, so that all of the month is there for the second.
    expect(accepted(desk)).toEqual(['made-a', 'made-b'])
    expect(await sound(desk)).toEqual([])
  })
  it('makes nothing more for the second where the first has taken the month, nor for the first what the second would', async () => {
    const desk = await closed({ traded: true })
    expect(await open(desk, 'a')).toBe('taken')
    await desk.operate('clear-round', { round: 'a' })
    expect(desk.venue.round('a').parcels.length).toBeGreaterThan(0)
    expect(await open(desk, 'b')).toBe('taken')
    expect(desk.venue.round('b').refused.get('made-b')).toMatch(/which has .* left of what it may make in a month/)
    expect(await sound(desk)).toEqual([])
  })
  it('makes for the other where the first is void', async () => {
    const desk = await closed()
    await desk.operate('void-round', { round: 'a', why: 'a trustee is gone' })
    expect(await open(desk, 'b')).toBe('taken')
    expect(accepted(desk)).toEqual(['made-b'])
  })
  it('is no reason to wait for a round of other months, nor for one in which its operator has no order', async () => {
    for (const other of [await closed({ months: ['2027-04'] }), await closed({ seller: true })]) {
      expect(await open(other, 'b')).toBe('taken')
      expect(await open(other, 'a')).toBe('taken')
      expect(accepted(other)).toContain('made-a')
      expect(await sound(other)).toEqual([])
    }
  })
  it('is not another one because somebody else runs it after the close', async () => {
    const desk = await closed()
    await works(desk, 'other')
    expect(await open(desk, 'b')).toBe('ROUND_BEFORE')
    expect(await open(desk, 'a')).toBe('taken')
    expect(accepted(desk)).toEqual(['made-a'])
  })
})
