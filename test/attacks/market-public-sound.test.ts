import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../src/files/index.ts'
import {
  bookView,
  CommandRefused,
  followChain,
  followPublic,
  roundView,
  trusteeKey,
  verifyLog,
  type Actor,
  type Book,
  type CommandName,
  type PublishedRound,
} from '../../src/market/index.ts'
import { loadSolver } from '../../src/solver/index.ts'
import type { World } from '../../src/world/index.ts'
import { given } from '../market-chained.ts'
import { Desk, MemoryLog, OPERATOR } from '../market-desk.ts'
import { buy, linesOf, ORE, ownKey, sell, verified } from './public-lines.ts'

/** Nobody is accused of what the rules allow: whatever users ask of a market, in whatever order, its public log is as sound as its log. */

const solver = await loadSolver()
/** Lives besides, for what those before have not met. */
const MORE = 50
const RUNS = Math.ceil(Number(process.env['LAW_RUNS'] ?? 24) / 4)
let world: World
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})

const NAMES = ['seller', 'buyer', 'rival']
const SECOND: Actor = { ...OPERATOR, user: 'op2' }

/** What somebody may ask next, some of it in vain. */
class Market {
  readonly desk: Desk
  private readonly lot: string
  private count = 0
  constructor(desk: Desk, lot: string) {
    this.desk = desk
    this.lot = lot
  }

  static async open(log: MemoryLog): Promise<Market> {
    const desk = await Desk.open(world, solver, log)
    for (const name of NAMES) await desk.join(name, 'AUS', '20000')
    await desk.operate('add-user', { user: 'op2', name: 'Second', organisation: null, role: 'operator' })
    return new Market(desk, await desk.dig('seller', 300))
  }

  /** @returns whether the market took it */
  async act(number: number): Promise<boolean> {
    const { desk } = this
    const acts = this.acts(number >> 6)
    try {
      await acts[number % acts.length]!()
      return true
    } catch (error) {
      if (error instanceof CommandRefused) return false
      throw error
    } finally {
      if (number % 11 === 0)
        desk.time.now = new Date(Date.parse(desk.time.now) + HOURS[number % 3]! * 3_600_000).toISOString()
    }
  }

  private acts(number: number): (() => Promise<unknown>)[] {
    const { desk } = this
    const rounds = [...desk.venue.rounds.keys()]
    // The last ones mostly: others are done.
    const round = rounds.at(-1 - (number % 4 === 3 ? number % 5 : number % 2)) ?? 'none'
    const name = NAMES[number % NAMES.length]!
    const { id: organisation, actor, secret } = desk.keysOf(name)
    const operate =
      (command: CommandName, input: object): (() => Promise<unknown>) =>
      () =>
        desk.operate(command, input)
    const ask =
      (command: CommandName, input: object): (() => Promise<unknown>) =>
      () =>
        desk.ask(actor, command, input)
    const shares = async (part: number): Promise<unknown> => {
      const all = Object.entries(desk.venue.rounds.has(round) ? await desk.shares(name, round).catch(() => ({})) : {})
      return desk.ask(actor, 'give-shares', { round, shares: Object.fromEntries(all.slice(0, part)) })
    }
    const place = (): Promise<unknown> =>
      desk.venue.rounds.has(round)
        ? desk.place(name, round, name === 'seller' ? sell(10, 50, this.lot) : buy(5, 70), {
            order: `${name}-${number % 2}`,
            deposit: '500',
          })
        : Promise.resolve()
    const { keysUsed } = desk.venue.member(organisation)
    const market = desk.venue.founded?.signs.x ?? ''
    return [
      () => this.announce(number),
      place,
      place,
      place,
      place,
      ask('withdraw-order', { round, order: `${name}-${number % 2}` }),
      operate('close-round', { round }),
      operate('close-round', { round }),
      () => shares(1),
      () => shares(99),
      () => shares(99),
      operate('open-round', { round }),
      operate('open-round', { round }),
      operate('clear-round', { round }),
      operate('clear-round', { round }),
      operate('settle-round', { round }),
      ...(number % 3 === 0 ? [operate('void-round', { round, why: 'x' })] : []),
      operate('declare-shortage', { material: ORE, share: number % 2 === 0 ? 0.5 : 1, why: 'x' }),
      operate('set-standing', { organisation, suspended: number % 4 === 0, why: 'x' }),
      operate('register-organisation', {
        organisation: { id: organisation, name: `${name} again`, country: 'JPN' },
        member: false,
      }),
      ask('register-trustee-keys', {
        from: keysUsed + 1,
        keys: [0, 1, 2].map((n) => trusteeKey(secret, market, keysUsed + 1 + n).x),
      }),
      () => this.keyed(organisation, (key) => desk.operate('propose-signing-key', { key })),
      () => this.keyed(organisation, (key) => desk.ask(actor, 'register-signing-key', { key })),
      () => desk.ask(SECOND, 'agree-to-signing-key', { key: `key-${number % (this.count + 1)}` }),
      operate('revoke-signing-key', { key: `key-${number % (this.count + 1)}` }),
    ]
  }

  private announce(number: number): Promise<unknown> {
    const { desk } = this
    const trustees = NAMES.slice(number % 2).map((one) => desk.keysOf(one).id)
    const closes = new Date(Date.parse(desk.time.now) + (1 + (number % 3)) * 3_600_000).toISOString()
    const spec = {
      title: 'x',
      opens: desk.time.now,
      closes,
      materials: [{ material: number % 5 === 0 ? 'ore-xenotime' : ORE }],
    }
    return desk.operate('announce-round', {
      round: `round-${number % 7}`,
      spec: { ...spec, places: ['AUS'], months: ['2027-03'], trustees, threshold: 1 + (number % 2) },
    })
  }

  private async keyed(organisation: string, register: (key: object) => Promise<unknown>): Promise<unknown> {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: (await ownKey()).x }
    return register({ id: `key-${++this.count}`, organisation, jwk, until: '2030-01-01T00:00:00Z' })
  }
}
const HOURS = [1, 3, 80]

it('the public log of a market is sound, whatever was asked of it', async () => {
  const seen = new Set<string>()
  const life = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 150, maxLength: 250 })
  const isSound = async (numbers: readonly number[]): Promise<void> => {
    const log = new MemoryLog()
    const market = await Market.open(log)
    for (const number of numbers) await market.act(number)
    const { venue } = market.desk
    const cleared = [...venue.rounds.values()].filter(({ certificate }) => certificate !== undefined)
    const rounds = [...venue.rounds.keys()].map(
      (id) => JSON.parse(JSON.stringify(roundView(venue, id))) as PublishedRound,
    )
    const books = cleared.map(({ id }) => JSON.parse(JSON.stringify(bookView(venue, id))) as Book)
    const lines = linesOf(log.entries)
    const outside = await verified(world, lines, { rounds, books })
    expect(outside.faults).toEqual([])
    expect((await verifyLog(world, given(log.entries))).faults).toEqual([])
    expect(followPublic(lines).hash).toBe(followChain(log.entries).hash)
    expect(outside.rounds.map(({ id, status, proved }) => [id, status, proved])).toEqual(
      [...venue.rounds.values()].map(({ id, status, certificate }) => [id, status, certificate !== undefined]),
    )
    for (const { event } of log.entries) seen.add(event.kind)
  }
  await fc.assert(fc.asyncProperty(life, isSound), { numRuns: RUNS, endOnFailure: true })
  const often = ['round', 'order', 'closed', 'shares', 'opened', 'void', 'trustee-keys', 'signing-key-proposed']
  // A life without one of these is likely enough that a few may all be so.
  for (const numbers of fc.sample(life, MORE)) if (often.some((kind) => !seen.has(kind))) await isSound(numbers)
  expect([...seen]).toEqual(expect.arrayContaining(often))
})
