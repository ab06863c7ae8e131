import { base64url } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../src/files/index.ts'
import { digest, type CommandName } from '../../src/market/index.ts'
import { openOrders } from '../../src/market/venue/rules/rounds/opening.ts'
import { loadSolver } from '../../src/solver/index.ts'
import type { World } from '../../src/world/index.ts'
import { codeOf } from '../market-desk.ts'
import { buy, ORE, sell } from './public-lines.ts'
import { CLOSES, HOUR_MS, later, Scheme } from './tie-scheme.ts'

/** Senders, trustees and operators who would choose, after the close, what takes part and how ties are broken. */

const solver = await loadSolver()
let world: World
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})
const market = (): { world: World; solver: typeof solver } => ({ world, solver })

describe('a sender', () => {
  it('counts with the keys of orders that stand at the close, also those that are refused, and with no others', async () => {
    const scheme = await Scheme.of(market(), ['one', 'two', 'three'], 2)
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
    const scheme = await Scheme.of(market(), ['one', 'two', 'three'], 2, 0)
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
    const scheme = await Scheme.of(market(), ['one', 'two', 'three'], 2, 1)
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
    const scheme = await Scheme.of(market(), ['one', 'two', 'three'], 2, 1)
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
    const scheme = await Scheme.of(market(), ['one', 'two', 'three'], 2, 2)
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
    const scheme = await Scheme.of(market(), ['one', 'two', 'three'], 2, 1)
    await scheme.close()
    await scheme.give('one')
    const some = await scheme.desk.sharesOf('three', 'r', ['sale', 'purchase'])
    await scheme.as('three', 'give-shares', { shares: some })
    expect(await codeOf(scheme.operate('open-round'))).toBe('SHARES_TOO_FEW')
    expect(await codeOf(scheme.operate('open-round', { leaveUnread: true }))).toBe('SHARES_TOO_FEW')
    const unreadable = [scheme.commitmentOf('sale')]
    expect(await codeOf(scheme.as('three', 'give-shares', { shares: {}, unreadable }))).toBe('SHARES_GIVEN')
  })
})

describe('an operator', () => {
  it('cannot close early, open early, leave out early, open twice, close twice, or take shares and keys after it', async () => {
    const scheme = await Scheme.of(market(), ['one', 'two', 'three'], 2, 1)
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
  it.each<[string, CommandName, object]>([
    ['suspends a member', 'set-standing', { organisation: 'urn:test:org:schemer', suspended: true, why: 'late' }],
    ['declares a shortage', 'declare-shortage', { material: ORE, share: 0.01, why: 'short' }],
  ])(
    '%s after the time of the close to no effect on what was sealed, and for all to see',
    async (_, command, input) => {
      const scheme = await Scheme.of(market(), ['one', 'two', 'three'], 2, 1)
      scheme.desk.time.now = later(HOUR_MS)
      await scheme.desk.operate(command, input)
      expect(await codeOf(scheme.as('schemer', 'withdraw-order', { order: 'scheme-0' }))).toBe('ROUND_NOT_OPEN')
      await scheme.close()
      const { frozen, shortage, operatorActs } = scheme.round
      expect([frozen?.suspended.size, shortage.size]).toEqual([0, 0])
      expect(operatorActs.map(({ what }) => what)).toEqual([
        command === 'set-standing' ? 'suspended' : 'shortage',
        'closed',
      ])
    },
  )
})
