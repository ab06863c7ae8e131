import { beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../src/files/index.ts'
import { verifyLog, type Envelope } from '../../src/market/index.ts'
import { openOrders } from '../../src/market/venue/rules/rounds/opening.ts'
import { loadSolver } from '../../src/solver/index.ts'
import type { World } from '../../src/world/index.ts'
import { codeOf } from '../market-desk.ts'
import { buy } from './public-lines.ts'
import { HOUR_MS, later, Scheme } from './tie-scheme.ts'

/**
 * Trustees who lie, as many as cannot open a round, with a friend who places orders and an operator who opens when it suits. All others
 * are honest, and each of them hands out within a day.
 */

const solver = await loadSolver()
let world: World
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})
const market = (): { world: World; solver: typeof solver } => ({ world, solver })
const DAY_MS = 24 * HOUR_MS
const NAMES = ['one', 'two', 'three', 'four', 'five']
const ALL = ['purchase', 'sale', 'scheme-0']
const sound = async ({ desk }: Scheme): Promise<readonly string[]> => (await verifyLog(world, desk.log.read(0))).faults

/** All choices of some of a list. */
const choicesOf = <T>(list: readonly T[], size: number): T[][] =>
  size === 0 ? [[]] : list.flatMap((one, i) => choicesOf(list.slice(i + 1), size - 1).map((rest) => [one, ...rest]))

/** An envelope of which some trustees cannot read their share, and only they find out. */
const spoiltFor =
  (...places: readonly number[]) =>
  (envelope: Envelope): Envelope => ({
    ...envelope,
    shares: envelope.shares.map((one, i) =>
      places.includes(i)
        ? { ...one, share: one.share.replace(/.{22}$/, (tag) => (tag.startsWith('A') ? 'B' : 'A') + tag.slice(1)) }
        : one,
    ),
  })

describe('a round', () => {
  it('is announced only with trustees of whom all but as many as cannot open it are as many as can', async () => {
    const { desk, round } = await Scheme.of(market(), NAMES.slice(0, 1), 1, 0)
    for (const name of NAMES.slice(3)) await desk.join(name, 'AUS')
    const taken: string[] = []
    for (let n = 1; n <= NAMES.length; n++)
      for (let t = 1; t <= n; t++) {
        const trustees = NAMES.slice(0, n).map((name) => desk.keysOf(name).id)
        const spec = { ...round.spec, trustees, threshold: t }
        const code = await codeOf(desk.operate('announce-round', { round: `${t}-of-${n}`, spec }))
        expect(['taken', 'TRUSTEES_TOO_FEW']).toContain(code)
        if (code === 'taken') taken.push(`${t} of ${n}`)
      }
    expect(taken).toEqual(['1 of 1', '1 of 2', '1 of 3', '2 of 3', '1 of 4', '2 of 4', '1 of 5', '2 of 5', '3 of 5'])
  })
})

describe.each([
  [2, 3],
  [2, 4],
  [3, 5],
])('trustees of whom it takes %i of %i', (threshold, n) => {
  const names = NAMES.slice(0, n)
  it.each(choicesOf(names, threshold - 1).map((liars) => [liars]))(
    'have nothing left out by the word of %j, whenever the operator opens',
    async (liars) => {
      const scheme = await Scheme.of(market(), names, threshold, 1)
      await scheme.close()
      const read: string[][] = []
      for (const [i, name] of names.entries()) {
        await scheme.give(name, liars.includes(name) ? ALL : [])
        // An hour and more goes by after each of them.
        scheme.desk.time.now = later((i + 1) * 1.5 * HOUR_MS)
        if (
          scheme.round.status === 'closed' &&
          (await codeOf(scheme.operate('open-round', { leaveUnread: true }))) === 'taken'
        )
          read.push([...scheme.round.accepted.keys()].sort())
        if (scheme.round.status === 'opened') break
      }
      expect(read).toEqual([ALL])
      expect(await sound(scheme)).toEqual([])
    },
    20_000,
  )
})

describe('a friend of a trustee who lies', () => {
  it('has no choice by revealing or not, each order by itself, knowing all others', async () => {
    const scheme = await Scheme.of(market(), NAMES.slice(0, 3), 2, 3)
    const all = ['scheme-0', 'scheme-1', 'scheme-2']
    await scheme.close()
    await scheme.give('one')
    await scheme.give('three', all)
    scheme.desk.time.now = later(2 * HOUR_MS)
    for (const leaveUnread of [true, false])
      expect(await codeOf(scheme.operate('open-round', { leaveUnread }))).toBe('ORDERS_UNREAD')
    await scheme.give('two')
    const choices = Array.from({ length: 8 }, (_, chosen) => all.filter((_order, i) => chosen & (1 << i)))
    const outcomes = await Promise.all(choices.map((revealed) => scheme.outcome(revealed)))
    expect(new Set(outcomes).size).toBe(1)
    await scheme.operate('open-round')
    expect([...scheme.round.accepted.keys()].sort()).toEqual(['purchase', 'sale', ...all])
    expect(await sound(scheme)).toEqual([])
  })
})

describe('an order that some of its trustees cannot read, by its sender’s doing', () => {
  const broken = async (...places: number[]): Promise<Scheme> => {
    const scheme = await Scheme.of(market(), NAMES.slice(0, 3), 2, 1)
    await scheme.scheme('broken', buy(5, 65), undefined, spoiltFor(...places))
    await scheme.close()
    return scheme
  }
  const found = async ({ desk, round }: Pick<Scheme, 'desk' | 'round'>): Promise<unknown> => {
    const { accepted, tieBreak } = await openOrders(desk.venue, round)
    return [accepted.map(({ order }) => order), tieBreak]
  }

  it('takes no part and breaks no tie, whether it is opened, left out or revealed', async () => {
    const scheme = await broken(0)
    await scheme.give('one', ['broken'])
    await scheme.give('two')
    const leftOut = await found(scheme)
    const key = scheme.keys.get('broken')!
    expect(
      await found({ desk: scheme.desk, round: { ...scheme.round, revealed: new Map([['broken', key]]) } }),
    ).toEqual(leftOut)
    await scheme.give('three')
    expect(await found(scheme)).toEqual(leftOut)
    expect(await codeOf(scheme.operate('open-round'))).toBe('taken')
    expect(scheme.round.refused.get('broken')).toMatch(/not all of its trustees could have opened it/)
  })
  it('holds the round up for a day at most where a trustee is missing, and nobody changes anything after it', async () => {
    const scheme = await broken(0)
    await scheme.give('one', ['broken'])
    scheme.desk.time.now = later(HOUR_MS)
    await scheme.give('two')
    const open = (): Promise<string> => codeOf(scheme.operate('open-round', { leaveUnread: true }))
    scheme.desk.time.now = later(HOUR_MS + DAY_MS - 1)
    expect(await open()).toBe('ORDERS_UNREAD')
    scheme.desk.time.now = later(HOUR_MS + DAY_MS)
    const own = await found(scheme)
    expect(await codeOf(scheme.give('three'))).toBe('READING_OVER')
    const key = scheme.keys.get('broken')!
    expect(await codeOf(scheme.as('schemer', 'reveal-order', { order: 'broken', key }))).toBe('READING_OVER')
    scheme.desk.time.now = later(9 * DAY_MS)
    expect(await codeOf(scheme.operate('open-round'))).toBe('ORDERS_UNREAD')
    expect(await open()).toBe('taken')
    const { accepted, book } = scheme.round
    expect([[...accepted.keys()], book?.tieBreak]).toEqual(own)
    expect(await sound(scheme)).toEqual([])
  })
  it('holds it up for an hour where no trustee is left who could still read it, and for no time if it is revealed', async () => {
    const scheme = await broken(0, 1)
    for (const name of ['one', 'two']) await scheme.give(name, ['broken'])
    const open = (leaveUnread: boolean): Promise<string> => codeOf(scheme.operate('open-round', { leaveUnread }))
    scheme.desk.time.now = later(HOUR_MS - 1)
    // All others have two shares once the third tells of them.
    expect(await open(true)).toBe('ORDERS_UNREAD')
    await scheme.give('three')
    expect(await open(true)).toBe('ORDERS_UNREAD')
    await scheme.as('schemer', 'reveal-order', { order: 'broken', key: scheme.keys.get('broken')! })
    expect(await open(false)).toBe('taken')
    expect(scheme.round.refused.has('broken')).toBe(true)
    const other = await broken(0, 1)
    for (const name of ['one', 'two']) await other.give(name, ['broken'])
    other.desk.time.now = later(HOUR_MS)
    expect(await codeOf(other.give('three'))).toBe('READING_OVER')
    expect(await codeOf(other.operate('open-round', { leaveUnread: true }))).toBe('taken')
    expect(await sound(other)).toEqual([])
  })
})
