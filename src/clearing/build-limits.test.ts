import { describe, expect, it } from 'vitest'
import { tonnes } from '../quantity/index.ts'
import type { Measure, Scenario } from '../world/index.ts'
import { measuresWithoutEffect } from './without-effect.ts'
import { firstSignal, buildLimits, leakageOf, measuresReach, quotasOn, waitsOn, type ActivityLimits } from './limits.ts'
import type { Network } from './network.ts'

const NONE = Number.POSITIVE_INFINITY
const ALWAYS = Number.NEGATIVE_INFINITY

const ban: Measure = {
  id: 'ban',
  instrument: 'ban',
  by: 'C',
  materials: new Set(['ore']),
  to: new Set(['J']),
  users: undefined,
  leakage: undefined,
  origin: false,
  tariff: 0,
  waits: false,
  byWeight: false,
  announced: 10,
  from: 10,
  until: undefined,
  allowedShare: [{ from: 10, share: 0.25 }],
}
const measure = (more: Partial<Measure>): Measure => ({ ...ban, ...more })

const PARAMETERS: Readonly<Record<string, number>> = {
  leakage: 0.5,
  'waiting-share': 0.75,
  'hoarding-months': 3,
  'heavy-free-initial-share': 0.125,
  'heavy-free-ramp': 0.25,
  'heavy-free-lag': 2,
  'ramp-up-months': 4,
}
/** Ore from C and from A to J, ore that A made of C's, metal from C; a switch takes a trial of two months. */
const ship = (more: object) => ({
  material: 'ore',
  fromPlace: 'C',
  toPlace: 'J',
  origin: 'any',
  base: 8,
  limit: NONE,
  start: ALWAYS,
  used: 12,
  contracted: 1,
  ...more,
})
const OWN = 0
const network = {
  world: {
    parameter: (id: string) => PARAMETERS[id],
    sites: new Map(),
    materials: new Map([
      ['ore', { stage: 'ore' }],
      ['metal', { stage: 'metal' }],
    ]),
    switching: new Map([['ore', { qualification: 2, headroom: 0.25, ramp: 0.5 }]]),
  },
  nodes: [{ origin: 'coercer' }, { origin: 'free' }],
  sites: [
    { id: 'mine', capacity: 20, start: ALWAYS },
    { id: 'project', capacity: 10, start: 14 },
  ],
  activities: [
    { site: 0, adoption: undefined },
    { site: 1, adoption: undefined },
    { site: 0, adoption: 'heavy-free', adoptable: 16, extraInitialShare: 0.0625 },
  ],
  arcs: [
    ship({}),
    ship({ fromPlace: 'A', origin: 'coercer' }),
    ship({ fromPlace: 'A', origin: 'free', limit: 9 }),
    ship({ material: 'metal' }),
    ship({ fromPlace: 'J', base: 0 }),
    ship({ fromPlace: 'A', base: 0, start: 14 }),
    ship({ toPlace: 'C' }),
  ],
  quotas: [],
  contracts: [],
  demands: [
    {
      fact: { sector: 'users', material: 'ore', place: 'J' },
      sources: [
        { node: 0, base: 8 },
        { node: 1, base: 4 },
      ],
    },
    { fact: { sector: 'others', material: 'ore', place: 'J' }, sources: [{ node: 0, base: 8 }] },
  ],
} as unknown as Network
const scenarioOf = (more: Partial<Scenario>): Scenario =>
  ({ start: 10, months: 12, measures: [], outages: [], demand: [], ...more }) as unknown as Scenario
const limitsOf = (more: Partial<Scenario>, ...first: [number | undefined] | []): ActivityLimits =>
  buildLimits(network, scenarioOf(more), ...first)

describe('the alarm', () => {
  it('is the first measure to be announced, or the first plant to fail', () => {
    expect(firstSignal(network.world, scenarioOf({ measures: [measure({ announced: 12, from: 9 }), ban] }))).toBe(10)
    const fails = scenarioOf({ measures: [ban], outages: [{ site: 'mine', from: 7, until: 8, capacityFactor: 0 }] })
    expect(firstSignal(network.world, fails)).toBe(7)
    expect(firstSignal(network.world, scenarioOf({}))).toBeUndefined()
  })
})

describe('what a route may carry above its baseline', () => {
  it('is what nothing limits, where nobody needs a trial', () =>
    expect(limitsOf({}).ship(3, 10, 10)).toEqual({ base: 8, growth: NONE, leak: 0, tariff: 0 }))
  it('is a contract and some headroom, until a trial has passed since the alarm', () => {
    const { ship } = limitsOf({ measures: [measure({ materials: new Set(['metal']) })] })
    const growth = (month: number, seen = month) => ship(1, month, seen).growth
    // 1 + a quarter of 8; then half of 12 more each month.
    expect([9, 10, 11, 12, 13].map((month) => growth(month))).toEqual([3, 3, 3, 9, 15])
    // Who does not know of it yet looks for nobody else; who knows sees the trial pass.
    expect([growth(12, 9), growth(12, 10)]).toEqual([3, 9])
    expect(limitsOf({}).ship(1, 99, 99).growth).toBe(3)
    expect(limitsOf({ measures: [ban] }, 20).ship(2, 21, 21)).toMatchObject({ growth: 1 })
    expect(limitsOf({}, 5).ship(1, 8, 8).growth).toBe(15)
  })
  it('is no more than the route can carry in all, nor less than nothing', () => {
    expect(limitsOf({}, 1).ship(2, 12, 12).growth).toBe(1)
    const small = { ...network, arcs: [ship({ limit: 7 })] } as unknown as Network
    expect(buildLimits(small, scenarioOf({})).ship(0, 12, 12).growth).toBe(0)
  })
  it('is nothing before anybody makes it there, whenever one looks', () => {
    const { ship } = limitsOf({}, 1)
    expect([13, 14].map((month) => ship(5, month, 10).growth)).toEqual([0, 1 + 6 * 12])
  })
  it('takes no trial from what lies beside a place', () => expect(limitsOf({}).ship(4, 10, 10).growth).toBe(NONE))
})

describe('orders that wait on a route', () => {
  const customs = measure({ leakage: 0.25, until: 11, waits: true })
  const queue = (month: number, asOf: number, ...measures: Measure[]) => limitsOf({ measures }).queue(OWN, month, asOf)
  it('are three in four of what neither passes nor leaks, until the measure lets all through', () => {
    expect(queue(9, 9, customs)).toEqual({ joins: 0, open: true })
    // Of 8, a quarter passes and a quarter leaks.
    expect(queue(11, 11, customs)).toEqual({ joins: 3, open: false })
    expect(queue(12, 12, customs)).toEqual({ joins: 0, open: true })
    // In October its end is not believed.
    expect(queue(12, 10, customs)).toEqual({ joins: 3, open: false })
    const eased = measure({
      leakage: 0,
      waits: true,
      allowedShare: [
        { from: 10, share: 0 },
        { from: 12, share: 1 },
      ],
    })
    expect(queue(11, 11, eased)).toEqual({ joins: 6, open: false })
    expect(queue(12, 12, eased)).toEqual({ joins: 0, open: true })
  })
  it('are what another measure leaves, which does not hold them again, unless it stops all', () => {
    const quota = measure({ leakage: 0, allowedShare: [{ from: 10, share: 0.75 }] })
    expect(queue(10, 10, customs, quota)).toEqual({ joins: 1.5, open: false })
    expect(queue(12, 12, customs, quota)).toEqual({ joins: 0, open: true })
    const stop = measure({ leakage: 0, allowedShare: [{ from: 10, share: 0 }] })
    expect(queue(10, 10, stop, customs)).toEqual({ joins: 0, open: false })
    expect(queue(12, 12, stop, customs)).toEqual({ joins: 0, open: false })
  })
  it('are none where the measure does not reach, or nothing went before', () => {
    const arcs = network.arcs.map((arc) => waitsOn(arc, [customs, ban]))
    expect(arcs).toEqual(['at-once', ...Array.from({ length: 6 }, () => undefined)])
    expect(waitsOn({ ...network.arcs[0]!, base: tonnes(0) }, [customs])).toBeUndefined()
    expect(waitsOn(network.arcs[0]!, [ban])).toBeUndefined()
    expect(waitsOn(network.arcs[0]!, [customs, measure({ instrument: 'licence', waits: true })])).toBe('as-made')
  })
})

describe('a quota by weight', () => {
  const half = measure({ byWeight: true, leakage: 0.25, allowedShare: [{ from: 10, share: 0.5 }], until: 12 })
  const of = (...measures: Measure[]) =>
    buildLimits({ ...network, quotas: quotasOn(network.arcs, measures) }, scenarioOf({ measures }))
  const quotas = quotasOn(network.arcs, [half, ban])
  it('is of what a measure reaches, and of what went there', () => {
    expect(quotas).toEqual([{ measure: 'ban', arcs: [OWN], base: 8 }])
    expect(quotasOn(network.arcs, [measure({ byWeight: true, origin: true })])[0]?.arcs).toEqual([0, 1])
  })
  it('limits the sum while it holds, as it is believed, and nothing where it is not in force', () => {
    const limit = (month: number, asOf: number) => of(half).quota(quotas[0]!, month, asOf)
    expect([limit(9, 9), limit(10, 9), limit(10, 10), limit(12, 11), limit(13, 11), limit(13, 13)]).toEqual([
      NONE,
      NONE,
      4,
      4,
      4,
      NONE,
    ])
    expect(limitsOf({}).quota(quotas[0]!, 11, 11)).toBe(NONE)
  })
  it('leaves each flow its own limit and growth, with what leaks past it', () => {
    expect(of(half).ship(OWN, 10, 10)).toEqual({ base: 8, growth: 3, leak: 2, tariff: 0 })
    expect(of(half).ship(OWN, 13, 13)).toMatchObject({ base: 8, leak: 0 })
    // No more leaks than either measure lets by.
    const strict = measure({ id: 'strict', leakage: 0.5 })
    expect(of(half, strict).ship(OWN, 10, 10)).toEqual({ base: 2, growth: 0, leak: 2, tariff: 0 })
    expect(of({ ...half, leakage: 0.75 }).ship(OWN, 10, 10)).toMatchObject({ leak: 4 })
  })
  it('lets go, at its word, the same share of each flow, and a stricter measure less', () => {
    expect([of(half).asWritten(OWN, 10), of(half).asWritten(OWN, 13), of(half).asWritten(1, 10)]).toEqual([4, 8, 8])
    expect(of(half, measure({ id: 'strict' })).asWritten(OWN, 10)).toBe(2)
  })
})

describe('what a measure leaves of a route', () => {
  const left = (s: number, month: number, ...measures: Measure[]) => limitsOf({ measures }).ship(s, month, month)
  it('is what it lets through, with what leaks of the rest, and no growth', () => {
    expect(left(OWN, 9, ban)).toEqual({ base: 8, growth: 3, leak: 0, tariff: 0 })
    expect(left(OWN, 10, ban)).toEqual({ base: 2, growth: 0, leak: 4, tariff: 0 })
    expect(left(OWN, 10, measure({ leakage: 0.125 }))).toEqual({ base: 2, growth: 0, leak: 1, tariff: 0 })
    // No more leaks than is stopped.
    expect(left(OWN, 10, measure({ leakage: 0.875 }))).toEqual({ base: 2, growth: 0, leak: 6, tariff: 0 })
    expect(left(OWN, 10, measure({ allowedShare: [{ from: 10, share: 1 }] }))).toMatchObject({ base: 8, growth: 3 })
  })
  it('is what each of several leaves, whichever leaves less through, and less in all', () => {
    const stricter = measure({ allowedShare: [{ from: 10, share: 0 }], leakage: 0.625 })
    const tighter = measure({ allowedShare: [{ from: 10, share: 0.5 }], leakage: 0 })
    for (const measures of [
      [stricter, tighter],
      [tighter, stricter],
    ])
      expect(left(OWN, 10, ...measures)).toEqual({ base: 0, growth: 0, leak: 4, tariff: 0 })
  })
  it('costs what the tariffs in force add up to', () => {
    const tariff = (rate: number, from: number) =>
      measure({ tariff: rate, from, announced: from, allowedShare: [{ from, share: 1 }] })
    expect(left(OWN, 10, tariff(0.25, 10), tariff(0.5, 10), tariff(2, 11)).tariff).toBe(0.75)
    expect(left(OWN, 9, tariff(0.25, 10)).tariff).toBe(0)
  })
  it.each<[string, number, Partial<Measure>, boolean]>([
    ['its own goods', 0, {}, true],
    ['goods that another ships', 1, {}, false],
    ['what contains its own, if it follows them', 1, { origin: true }, true],
    ['what contains none of them', 2, { origin: true }, false],
    ['other materials', 3, {}, false],
    ['other places', 0, { to: new Set(['K']) }, false],
    ['what comes home', 6, { to: new Set(['C', 'J']) }, false],
    ['what another ships, where it closes that way alone', 1, { through: new Set(['A']) }, true],
    ['its own goods no more then', 0, { through: new Set(['A']) }, false],
    ['of that what contains its own, if it follows them', 1, { through: new Set(['A']), origin: true }, true],
    ['of that nothing that contains none', 2, { through: new Set(['A']), origin: true }, false],
    ['no route, where it is about plants', 0, { plants: new Set(['mine']) }, false],
    ['no route, where it is about their parts', 0, { equipment: true }, false],
    ['no route, where it is about some users', 0, { users: new Set(['users']) }, false],
  ])('reaches %s', (_, s, more, isReached) => {
    expect(left(s, 10, measure(more)).base).toBe(isReached ? 2 : 8)
    const reached = { ...network, arcs: [network.arcs[s]], demands: [] } as unknown as Network
    expect(measuresReach(reached, scenarioOf({ measures: [measure(more)] })).size).toBe(isReached ? 1 : 0)
  })
  it('leaks as its file says, or as the world does', () =>
    expect([ban, measure({ leakage: 0 })].map((one) => leakageOf(network.world, one))).toEqual([0.5, 0]))
})

describe('what a measure on users leaves of a delivery', () => {
  const users = measure({ users: new Set(['users']) })
  const left = (d: number, source: number, month: number, ...measures: Measure[]): number =>
    limitsOf({ measures }).deliver(d, source, month, month)
  it('is what it lets through and leaks of what is the coercer’s, while it lasts', () => {
    expect([9, 10].map((month) => left(0, 0, month, users))).toEqual([NONE, 6])
    expect(left(0, 0, 10, measure({ users: new Set(['users']), leakage: 0.875 }))).toBe(8)
    expect(left(0, 0, 10, users, measure({ users: new Set(['users']), leakage: 0 }))).toBe(2)
    expect(left(0, 0, 10, measure({ users: new Set(['users']), allowedShare: [{ from: 10, share: 1 }] }))).toBe(NONE)
  })
  it.each<[string, number, number, Partial<Measure>]>([
    ['what is free of the coercer’s', 0, 1, { users: new Set(['users']) }],
    ['other users', 1, 0, { users: new Set(['users']) }],
    ['all users', 0, 0, {}],
    ['other places', 0, 0, { users: new Set(['users']), to: new Set(['K']) }],
    ['other materials', 0, 0, { users: new Set(['users']), materials: new Set(['metal']) }],
  ])('is everything of %s', (_, d, source, more) => expect(left(d, source, 10, measure(more))).toBe(NONE))
  it('reaches a use', () => {
    const uses = { ...network, arcs: [] } as unknown as Network
    expect(measuresReach(uses, scenarioOf({ measures: [users, ban] }))).toEqual(new Set([users]))
  })
})

describe('what a measure about plants leaves', () => {
  const activity = (site: number, origin: string) => ({
    site,
    origin,
    base: 8,
    inputs: [{ node: 0 }],
    outputs: [{ node: 1 }],
    adoption: undefined,
  })
  const mills = {
    ...network,
    world: {
      ...network.world,
      sites: new Map([
        ['mill', { place: 'J' }],
        ['far', { place: 'K' }],
        ['home', { place: 'C' }],
      ]),
    },
    nodes: [{ material: 'ore' }, { material: 'metal' }],
    sites: [
      { id: 'mill', capacity: 20, start: ALWAYS, activities: [0, 1] },
      { id: 'far', capacity: 10, start: ALWAYS, activities: [2] },
      { id: 'home', capacity: 10, start: ALWAYS, activities: [3] },
    ],
    activities: [activity(0, 'coercer'), activity(0, 'free'), activity(1, 'coercer'), activity(2, 'coercer')],
    arcs: [],
    demands: [],
  } as unknown as Network
  const under = (more: Partial<Measure>) => buildLimits(mills, scenarioOf({ measures: [measure(more)] }))
  const reachedBy = (more: Partial<Measure>): number =>
    measuresReach(mills, scenarioOf({ measures: [measure(more)] })).size

  it('of what plants that it names take in is its share, and what leaks', () => {
    const named = under({ plants: new Set(['mill', 'far']) })
    // Of 8 t a quarter is let through, and half leaks; what is free of the coercer's it leaves alone.
    expect([0, 1, 2].map((r) => named.plant(r, 10, 10))).toEqual([6, NONE, NONE])
    expect([named.plant(0, 9, 9), named.site(0, 10, 10)]).toEqual([NONE, 20])
    const both = under({ plants: new Set(['mill', 'far']), to: new Set(['J', 'K']), leakage: 0 })
    expect([0, 2, 3].map((r) => both.plant(r, 10, 10))).toEqual([2, 2, NONE])
    expect(
      [{}, { users: new Set(['users']) }, { materials: new Set(['metal']), plants: new Set(['mill']) }].map(reachedBy),
    ).toEqual([0, 0, 0])
    expect(reachedBy({ plants: new Set(['mill']) })).toBe(1)
    expect([0, 1, 2].map(named.changes.run)).toEqual([true, false, false])
  })
  it('of what plants can run without parts is its share of their capacity, of all plants that make the goods or of those it names', () => {
    const parts = { equipment: true as const, materials: new Set(['metal']), to: new Set(['J', 'K', 'C']) }
    const left = (more: Partial<Measure>): number[] =>
      [0, 1, 2].map((s) => under({ ...parts, ...more }).site(s, 10, 10))
    // Nothing leaks, and the plants of the one that withholds run on.
    expect(left({})).toEqual([5, 2.5, 10])
    expect(left({ plants: new Set(['far']) })).toEqual([20, 2.5, 10])
    expect(left({ materials: new Set(['ore']) })).toEqual([20, 10, 10])
    expect(under(parts).plant(0, 10, 10)).toBe(NONE)
    expect([reachedBy(parts), reachedBy({ ...parts, to: new Set(['C']) })]).toEqual([1, 0])
  })
  it('runs down by the month, as far as is known', () => {
    const steps = [10, 12].map((from, i) => ({ from, share: 0.75 - i / 2 }))
    const worn = under({ equipment: true, materials: new Set(['metal']), allowedShare: steps, announced: 9 })
    expect(
      [
        [9, 9],
        [10, 10],
        [12, 12],
        [12, 10],
      ].map(([month, asOf]) => worn.site(0, month!, asOf!)),
    ).toEqual([20, 15, 5, 15])
  })
})

describe('what a plant can do', () => {
  it('is nothing before it stands, then rises to its capacity in four months', () =>
    expect([13, 14, 16, 17, 30].map((month) => limitsOf({}).site(1, month, 10))).toEqual([0, 2.5, 7.5, 10, 10]))
  const outages = [
    { site: 'mine', from: 11, until: 13, capacityFactor: 0.5 },
    { site: 'mine', from: 12, until: undefined, capacityFactor: 0.75 },
    { site: 'project', from: 11, until: undefined, capacityFactor: 0 },
  ]
  it('is what the worst outage leaves, once it has come, and believed to last until it has ended', () => {
    const { site } = limitsOf({ outages })
    expect([10, 11, 12, 13, 14].map((month) => site(0, month, month))).toEqual([20, 10, 10, 10, 15])
    expect([site(0, 12, 10), site(0, 14, 11), site(0, 10, 11)]).toEqual([20, 10, 20])
  })
})

describe('how far a variant is taken up', () => {
  it('is not at all before the alarm, at once by some, then by more each month, and never by more than all', () => {
    const { adoption } = limitsOf({}, 10)
    // 16 of the replaced process: 0.0625 are readied and 0.125 change at once; a quarter more each month from the second on.
    expect([9, 10, 11, 12, 13, 14, 15, 16].map((month) => adoption(2, month, month))).toEqual([
      0, 3, 3, 7, 11, 15, 16, 16,
    ])
    expect(adoption(2, 12, 9)).toBe(0)
    expect(limitsOf({}).adoption(2, 99, 99)).toBe(0)
    expect(adoption(0, 9, 9)).toBe(NONE)
  })
})

describe('what is used', () => {
  const change = { place: undefined, sector: undefined, material: undefined, factor: 2, from: 11, until: 12 }
  const factor = (month: number, seen: number, ...demand: object[]): number =>
    limitsOf({ demand: demand as never }).demand(0, month, seen)
  it('is changed by all changes that have come and are of it', () => {
    expect([10, 11, 12, 13].map((month) => factor(month, month, change))).toEqual([1, 2, 2, 1])
    expect([factor(11, 10, change), factor(14, 12, change)]).toEqual([1, 2])
    expect(factor(11, 11, change, { ...change, factor: 0.25 })).toBe(0.5)
    expect(factor(11, 11, { ...change, place: 'J', sector: 'users', material: 'ore' })).toBe(2)
  })
  it.each([{ place: 'K' }, { sector: 'others' }, { material: 'metal' }])('is not changed by what is of %j', (other) =>
    expect(factor(11, 11, { ...change, ...other })).toBe(1),
  )
})

describe('what users do when they are warned', () => {
  it('is to curtail what takes some months to curtail, once those have passed', () => {
    const { isAvailable: ready } = limitsOf({}, 10)
    expect([ready(0, 1, 1), ready(2, 11, 11), ready(2, 12, 12), ready(2, 12, 9), ready(2, 13, 10)]).toEqual([
      true,
      false,
      true,
      false,
      true,
    ])
    expect(limitsOf({}).isAvailable(1, 99, 99)).toBe(false)
  })
  it('is to want more on their shelves for a while', () => {
    const { isHoarding: scared } = limitsOf({ measures: [ban] })
    const where = (material: string, place: string, month: number, seen = month) => scared(material, place, month, seen)
    expect([9, 10, 12, 13].map((month) => where('ore', 'J', month))).toEqual([false, true, true, false])
    expect([where('ore', 'J', 11, 9), where('ore', 'J', 9, 11), where('ore', 'J', 11, 10)]).toEqual([
      false,
      false,
      true,
    ])
    expect([where('metal', 'J', 10), where('ore', 'K', 10)]).toEqual([false, false])
    const home = limitsOf({ measures: [measure({ to: new Set(['C', 'J']) })] })
    expect([home.isHoarding('ore', 'C', 10, 10), home.isHoarding('ore', 'J', 10, 10)]).toEqual([false, true])
  })
})

describe('what may differ from month to month', () => {
  it('is what starts, fails, is taken up, tried or under a measure', () => {
    const { changes } = limitsOf({ outages: [{ site: 'mine', from: 1, until: 2, capacityFactor: 0 }] })
    const still = limitsOf({}).changes
    expect([0, 1, 2].map(changes.run)).toEqual([true, true, true])
    expect([0, 1, 2].map(still.run)).toEqual([false, true, true])
    expect([0, 3, 4, 5].map(changes.ship)).toEqual([true, false, false, true])
    expect([0, 3, 4, 5].map(still.ship)).toEqual([false, false, false, true])
    const under = limitsOf({ measures: [measure({ materials: new Set(['metal']) })] }, undefined).changes
    expect([0, 3].map(under.ship)).toEqual([true, true])
    const users = limitsOf({ measures: [measure({ users: new Set(['users']) })] }).changes
    expect([[0, 1].map(users.deliver), users.demand]).toEqual([[true, false], false])
    expect(limitsOf({ demand: [{}] as never }).changes.demand).toBe(true)
  })
})

describe('a measure that does nothing', () => {
  const idle = (...measures: Measure[]) =>
    measuresWithoutEffect(network, scenarioOf({ measures })).map(({ why }) => why)
  it('reaches no trade, no month of the run, or lets all through', () => {
    expect(idle(ban)).toEqual([])
    expect(idle(measure({ to: new Set(['K']) }))).toEqual(['trade'])
    expect([21, 22].flatMap((from) => idle(measure({ from })))).toEqual(['months'])
    expect([9, 10].flatMap((until) => idle(measure({ from: 1, until })))).toEqual(['months'])
    const open = { allowedShare: [{ from: 10, share: 1 }] }
    expect(idle(measure(open), measure({ ...open, tariff: 0.1 }))).toEqual(['lets-through'])
    expect(idle(measure({ allowedShare: [...open.allowedShare, { from: 12, share: 0.5 }] }))).toEqual([])
  })
})
