import { base64url } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../src/cli/load.ts'
import {
  bindingOf,
  digest,
  sealingOf,
  sealKeepingKey,
  type CommandName,
  type OrderContent,
  type Round,
} from '../../src/market/index.ts'
import { openOrders } from '../../src/market/venue/opening.ts'
import { loadSolver } from '../../src/solver/index.ts'
import type { World } from '../../src/world/index.ts'
import { codeOf, Desk } from '../market-desk.ts'
import { buy, ORE, sell } from './public-lines.ts'

/** Senders, trustees and operators who would choose, after the close, what takes part and how ties are broken. */

const solver = await loadSolver()
let world: World
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})

const CLOSES = '2027-01-02T00:00:00.000Z'
const HOUR_MS = 3_600_000
const later = (ms: number): string => new Date(Date.parse(CLOSES) + ms).toISOString()
/** A round with an honest sale and purchase, and as many orders of a schemer. */
class Scheme {
  readonly desk: Desk
  readonly keys = new Map<string, string>()
  constructor(desk: Desk) {
    this.desk = desk
  }

  static async of(trustees: readonly string[], threshold: number, orders = 2): Promise<Scheme> {
    const scheme = new Scheme(await Desk.open(world, solver))
    const { desk } = scheme
    for (const name of ['one', 'two', 'three', 'schemer']) await desk.join(name, 'AUS')
    const lot = await desk.dig('one', 100)
    await desk.operate('announce-round', {
      round: 'r',
      spec: {
        title: 'Ties',
        opens: desk.time.now,
        closes: CLOSES,
        materials: [{ material: ORE, grades: ['traced'] }],
        places: ['AUS'],
        months: ['2027-03'],
        trustees: trustees.map((name) => desk.keysOf(name).id),
        threshold,
      },
    })
    await desk.place('one', 'r', sell(40, 50, lot), { order: 'sale', deposit: '5000' })
    await desk.place('two', 'r', buy(30, 70), { order: 'purchase', deposit: '5000' })
    for (let i = 0; i < orders; i++) await scheme.scheme(`scheme-${i}`, buy(1, 60))
    return scheme
  }

  get round(): Round {
    return this.desk.venue.round('r')
  }
  as(name: string, command: CommandName, input: object): Promise<unknown> {
    return this.desk.ask(this.desk.keysOf(name).actor, command, { round: 'r', ...input })
  }
  operate(command: CommandName, input: object = {}): Promise<unknown> {
    return this.desk.operate(command, { round: 'r', ...input })
  }
  /** Places an order of the schemer's, who keeps its key. */
  async scheme(order: string, content: OrderContent, own?: Uint8Array): Promise<void> {
    const { id: organisation } = this.desk.keysOf('schemer')
    const version = (this.round.orders.get(order)?.version ?? 0) + 1
    const { envelope, key } = await sealKeepingKey(
      JSON.stringify(content),
      bindingOf(this.round, { id: order, version, organisation }),
      sealingOf(this.round),
      own,
    )
    this.keys.set(order, key)
    await this.as('schemer', 'place-order', { order, deposit: '5000', envelope })
  }
  async close(): Promise<void> {
    if (this.desk.time.now < CLOSES) this.desk.time.now = CLOSES
    await this.operate('close-round')
  }
  commitmentOf(order: string): string {
    return this.round.orders.get(order)?.commitment ?? ''
  }
  /** Hands out all that a trustee has, but for some that it says it cannot read. */
  async give(name: string, unreadable: readonly string[] = []): Promise<unknown> {
    const read = [...this.round.orders.keys()].filter((order) => !unreadable.includes(order))
    const shares = await this.desk.sharesOf(name, 'r', read)
    return this.as(name, 'give-shares', { shares, unreadable: unreadable.map((order) => this.commitmentOf(order)) })
  }
  /** What would come of opening it now, had the schemer revealed some keys. */
  async outcome(revealed: readonly string[] = []): Promise<string> {
    const keys = new Map(revealed.map((order) => [order, this.keys.get(order) ?? '']))
    const { accepted, tieBreak } = await openOrders(this.desk.venue, { ...this.round, revealed: keys })
    return digest([accepted.map(({ order }) => order), tieBreak])
  }
}

describe('a sender', () => {
  it('counts with the keys of orders that stand at the close, also those that are refused, and with no others', async () => {
    const scheme = await Scheme.of(['one', 'two', 'three'], 2)
    // Withdrawn, put in the place of another, refused for what it names: nobody has such a lot.
    await scheme.scheme('withdrawn', buy(1, 60))
    await scheme.as('schemer', 'withdraw-order', { order: 'withdrawn' })
    const replaced = scheme.keys.get('scheme-0')!
    await scheme.scheme('scheme-0', buy(2, 61))
    await scheme.scheme('refused', sell(1, 40, 'urn:lot:nobody'))
    await scheme.close()
    await scheme.give('one')
    await scheme.give('three')
    await scheme.operate('open-round')
    expect([...scheme.round.refused.keys()]).toEqual(['refused'])
    const { tieBreak } = scheme.round.book!
    const honest: string[] = []
    const { combine } = await import('shamir-secret-sharing')
    for (const order of ['sale', 'purchase']) {
      const parts = ['one', 'three'].map((name) => scheme.round.shares.get(scheme.desk.keysOf(name).id)!.get(order)!)
      honest.push(base64url.encode(await combine(parts.map((part) => base64url.decode(part)))))
    }
    const standing = ['scheme-0', 'scheme-1', 'refused'].map((order) => scheme.keys.get(order)!)
    expect(digest([...honest, ...standing].sort())).toBe(tieBreak)
    for (const other of [replaced, scheme.keys.get('withdrawn')!])
      expect(digest([...honest, ...standing, other].sort())).not.toBe(tieBreak)
  })
  it('gets no say with one key for two orders: each counts, and neither lifts the other', async () => {
    const scheme = await Scheme.of(['one', 'two', 'three'], 2, 0)
    const key = new Uint8Array(32).fill(7)
    await scheme.scheme('a', buy(1, 60), key)
    await scheme.scheme('b', buy(1, 60), key)
    await scheme.close()
    await scheme.give('one')
    await scheme.give('two')
    const both = await openOrders(scheme.desk.venue, scheme.round)
    expect(both.accepted.map(({ order }) => order)).toEqual(['a', 'b', 'purchase', 'sale'])
    const tieBreaks = await Promise.all(
      [['b'], ['a', 'b']].map((out) =>
        openOrders(scheme.desk.venue, {
          ...scheme.round,
          orders: new Map([...scheme.round.orders].filter(([id]) => !out.includes(id))),
        }),
      ),
    )
    expect(new Set([both, ...tieBreaks].map((one) => one.tieBreak)).size).toBe(3)
  })
  it('has no key taken that is not that of the envelope, nor the same key in other letters for another', async () => {
    const scheme = await Scheme.of(['one', 'two', 'three'], 2, 1)
    await scheme.close()
    await scheme.give('one')
    await scheme.give('two')
    const own = await scheme.outcome()
    await scheme.give('three', ['scheme-0'])
    const key = scheme.keys.get('scheme-0')!
    expect(await codeOf(scheme.as('schemer', 'reveal-order', { order: 'scheme-0', key: 'A'.repeat(43) }))).toBe(
      'REVEALED_WRONG',
    )
    const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const spare = key.slice(0, -1) + signs[signs.indexOf(key.at(-1)!) ^ 1]!
    expect(await codeOf(scheme.as('schemer', 'reveal-order', { order: 'scheme-0', key: spare }))).toBe('taken')
    expect(await scheme.outcome()).toBe(own)
    const { accepted, tieBreak } = await openOrders(scheme.desk.venue, scheme.round)
    expect(digest([accepted.map(({ order }) => order), tieBreak])).toBe(own)
  })
  it('comes too late with an order or a withdrawal at the close, though the market was not closed yet', async () => {
    const scheme = await Scheme.of(['one', 'two', 'three'], 2, 1)
    scheme.desk.time.now = CLOSES
    expect(await codeOf(scheme.scheme('late', buy(1, 60)))).toBe('ROUND_NOT_OPEN')
    expect(await codeOf(scheme.scheme('scheme-0', buy(1, 60)))).toBe('ROUND_NOT_OPEN')
    expect(await codeOf(scheme.as('schemer', 'withdraw-order', { order: 'scheme-0' }))).toBe('ROUND_NOT_OPEN')
    await scheme.close()
    expect(await codeOf(scheme.as('schemer', 'withdraw-order', { order: 'scheme-0' }))).not.toBe('taken')
    expect(
      await codeOf(scheme.as('schemer', 'reveal-order', { order: 'scheme-0', key: scheme.keys.get('scheme-0')! })),
    ).toBe('ORDER_NOT_UNREAD')
  })
})

describe('a trustee', () => {
  it('changes nothing by its turn, its word or its silence where as many others hand out as it takes', async () => {
    const scheme = await Scheme.of(['one', 'two', 'three'], 2, 2)
    await scheme.close()
    await scheme.give('three', ['scheme-0', 'sale'])
    await scheme.give('one')
    expect(await codeOf(scheme.operate('open-round'))).toBe('ORDERS_UNREAD')
    await scheme.give('two')
    const outcomes = await Promise.all([[], ['scheme-0']].map((revealed) => scheme.outcome(revealed)))
    const shares = new Map([...scheme.round.shares].filter(([id]) => id !== scheme.desk.keysOf('three').id))
    const without = await openOrders(scheme.desk.venue, { ...scheme.round, shares })
    expect(new Set([...outcomes, digest([without.accepted.map(({ order }) => order), without.tieBreak])]).size).toBe(1)
    expect(await codeOf(scheme.operate('open-round'))).toBe('taken')
    expect([...scheme.round.accepted.keys()].sort()).toEqual(['purchase', 'sale', 'scheme-0', 'scheme-1'])
  })
  it('is not heard with some of its orders, and cannot take back what it told', async () => {
    const scheme = await Scheme.of(['one', 'two', 'three'], 2, 1)
    await scheme.close()
    await scheme.give('one')
    const some = await scheme.desk.sharesOf('three', 'r', ['sale', 'purchase'])
    await scheme.as('three', 'give-shares', { shares: some })
    expect(await codeOf(scheme.operate('open-round'))).toBe('SHARES_TOO_FEW')
    expect(await codeOf(scheme.operate('open-round', { leaveUnread: true }))).toBe('SHARES_TOO_FEW')
    const unreadable = [scheme.commitmentOf('sale')]
    expect(await codeOf(scheme.as('three', 'give-shares', { shares: {}, unreadable }))).toBe('SHARES_GIVEN')
  })
  // Of trustees none of whom can be spared, one lies; all others are honest, and at once.
  it.fails('who is one fewer than it takes leaves its friend no choice after the close', async () => {
    // Works today with a threshold of which n - t < t - 1 (here 2 of 2): whom one word is enough to have unread. The friend then reveals
    // or not, each order by itself, knowing all others. Cure: refuse to announce a round with 2 t > n + 1, or say in the docs that it takes t
    // honest of n, which is fewer dishonest than t wherever t is more than half.
    const scheme = await Scheme.of(['one', 'three'], 2, 3)
    await scheme.close()
    await scheme.give('one')
    await scheme.give('three', ['scheme-0', 'scheme-1', 'scheme-2'])
    scheme.desk.time.now = later(HOUR_MS)
    const all = ['scheme-0', 'scheme-1', 'scheme-2']
    const choices = Array.from({ length: 8 }, (_, chosen) => all.filter((_order, i) => chosen & (1 << i)))
    const outcomes = await Promise.all(choices.map((revealed) => scheme.outcome(revealed)))
    expect(new Set(outcomes).size).toBe(1)
  })
  it.fails(
    'who lies gives an operator no choice of when to open, where the others are honest and one of them is slow',
    async () => {
      // Works today with 2 of 3: the hour runs from when as many have told as it takes, the liar among them. An operator opens after it, or waits
      // for the honest third, with whose shares another book comes out; and can keep its request from the server meanwhile. Cure: count a
      // word against an order only if it is more than can be spared (unreadable.length > n - t), else wait for those not heard, a day say
      // (rounds.ts, refuseUnread). One who lies can then never have an order left out, and as many as can have the round void.
      const scheme = await Scheme.of(['one', 'two', 'three'], 2, 1)
      await scheme.close()
      await scheme.give('one')
      await scheme.give('three', ['sale'])
      scheme.desk.time.now = later(2 * HOUR_MS)
      const now = await scheme.outcome()
      const taken = await codeOf(scheme.operate('open-round', { leaveUnread: true }))
      expect(taken === 'taken' ? [...scheme.round.accepted.keys()] : [now]).toContain('sale')
    },
  )
})

describe('an operator', () => {
  it('cannot close early, open early, leave out early, open twice, close twice, or take shares and keys after it', async () => {
    const scheme = await Scheme.of(['one', 'two', 'three'], 2, 1)
    expect(await codeOf(scheme.operate('close-round'))).toBe('ROUND_NOT_OVER')
    expect(await codeOf(scheme.operate('open-round'))).not.toBe('taken')
    await scheme.close()
    expect(await codeOf(scheme.operate('close-round'))).not.toBe('taken')
    expect(await codeOf(scheme.operate('open-round', { leaveUnread: true }))).toBe('SHARES_TOO_FEW')
    await scheme.give('one')
    await scheme.give('three', ['scheme-0'])
    for (const leaveUnread of [true, false])
      expect(await codeOf(scheme.operate('open-round', { leaveUnread }))).toBe('ORDERS_UNREAD')
    await scheme.as('schemer', 'reveal-order', { order: 'scheme-0', key: scheme.keys.get('scheme-0')! })
    const own = digest([['purchase', 'sale', 'scheme-0'], (await openOrders(scheme.desk.venue, scheme.round)).tieBreak])
    // Once it can be read, it is not left out by saying so.
    scheme.desk.time.now = later(2 * HOUR_MS)
    await scheme.operate('open-round', { leaveUnread: true })
    const { accepted, book } = scheme.round
    expect(digest([[...accepted.keys()], book?.tieBreak])).toBe(own)
    const again: (() => Promise<unknown>)[] = [
      () => scheme.operate('open-round'),
      () => scheme.operate('close-round'),
      () => scheme.give('two'),
      () => scheme.as('schemer', 'reveal-order', { order: 'scheme-0', key: scheme.keys.get('scheme-0')! }),
    ]
    for (const asked of again) expect(await codeOf(asked())).not.toBe('taken')
  })
  // Works today: what counts is frozen by the command that closes (venue.ts, `closed`), which an operator gives as late as it likes, when nobody
  // can withdraw any more; by then it may have read another round. `operatorActs` shows what was done from the command on. Cure: freeze what
  // held at `closes`, or refuse what bears on a round while its time is over and it is not closed, or at least show it.
  it.fails.each<[string, CommandName, object]>([
    ['suspends a member', 'set-standing', { organisation: 'urn:test:org:schemer', suspended: true, why: 'late' }],
    ['declares a shortage', 'declare-shortage', { material: ORE, share: 0.01, why: 'short' }],
  ])('%s after the time of the close to no effect on what was sealed, or for all to see', async (_, command, input) => {
    const scheme = await Scheme.of(['one', 'two', 'three'], 2, 1)
    scheme.desk.time.now = later(HOUR_MS)
    await scheme.desk.operate(command, input)
    expect(await codeOf(scheme.as('schemer', 'withdraw-order', { order: 'scheme-0' }))).toBe('ROUND_NOT_OPEN')
    await scheme.close()
    const { frozen, shortage, operatorActs } = scheme.round
    const touched = (frozen?.suspended.size ?? 0) + shortage.size
    expect(touched === 0 || operatorActs.some(({ what }) => what !== 'closed')).toBe(true)
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

  // Works today: `madeElsewhere(venue)` (plants.ts, called in opening.ts) counts what was opened by then, where all else is frozen at the
  // close; `waitsFor` (frozen.ts) has rounds wait for each other only if they share a material. With the shares in its log the operator
  // reads both, and opens first what suits it. Cure: let a round wait for all that closed before it and have a conversion,
  // or freeze at the close which rounds count (in the order of their closing).
  it.fails('has its conversion taken in whichever round is opened first', async () => {
    const firsts: string[] = []
    for (const turn of [
      ['a', 'b'],
      ['b', 'a'],
    ]) {
      const desk = await Desk.open(world, solver)
      for (const name of ['plant', 'keeper']) await desk.join(name, 'AUS')
      await desk.operate('register-site', {
        site: {
          id: 'urn:test:site:works',
          name: 'Works',
          country: 'AUS',
          operator: desk.keysOf('plant').id,
          processes: [{ process: 'separate-light', kg_per_year: 12_000 }],
        },
      })
      for (const [round, from, to, kg] of [
        ['a', ORE, NDPR, '0.2'],
        ['b', OTHER, MIXED, '0.01'],
      ] as const) {
        await desk.operate('announce-round', {
          round,
          spec: {
            title: round,
            opens: desk.time.now,
            closes: CLOSES,
            materials: [from, to].map((material) => ({ material, grades: ['traced'], value: '10' })),
            places: ['AUS'],
            months: ['2027-03'],
            trustees: [desk.keysOf('keeper').id],
            threshold: 1,
          },
        })
        await desk.place('plant', round, conversion(from, to, kg), { order: `made-${round}`, deposit: '50000' })
      }
      desk.time.now = CLOSES
      for (const round of ['a', 'b']) {
        await desk.operate('close-round', { round })
        await desk.ask(desk.keysOf('keeper').actor, 'give-shares', {
          round,
          shares: await desk.shares('keeper', round),
        })
      }
      for (const round of turn) await desk.operate('open-round', { round })
      firsts.push(['a', 'b'].filter((round) => desk.venue.round(round).accepted.size === 1).join('+'))
    }
    expect(firsts[0]).toBe(firsts[1])
  })
})
