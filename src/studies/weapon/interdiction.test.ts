import { describe, expect, it } from 'vitest'
import type { Network } from '../../clearing/index.ts'
import { loadSolver } from '../../solver/index.ts'
import { InputError, type Measure, type Scenario } from '../../world/index.ts'
import { openInterdiction, type InterdictionModel } from './interdiction.ts'
import type { MeasureSet } from './enumeration.ts'

const solver = await loadSolver()

/**
 * C ships 10 t of ore a month to J at 2 a kilogram, where the first 2 are worth 9 and the others 5: 38 a month. What leaks past
 * a measure costs 4.5. Nothing pays to be kept.
 */
const PARAMETERS: Readonly<Record<string, number>> = {
  leakage: 0.1,
  'leakage-price-multiple': 2,
  'disposal-cost': 0.001,
  'holding-cost': 2,
}
const network = {
  baseline: { calibrated: false },
  world: {
    parameter: (id: string) => PARAMETERS[id] ?? 0,
    switching: new Map(),
    stages: new Map([['ore', { kind: 'mined' }]]),
    materials: new Map([['ore', { stage: 'ore' }]]),
  },
  nodes: [
    { material: 'ore', place: 'C', origin: 'any', price: 2, cover: 0, state: 0, pipeline: 0, exogenous: true },
    { material: 'ore', place: 'J', origin: 'any', price: 3, cover: 0, state: 0, pipeline: 0, exogenous: false },
  ],
  sites: [],
  activities: [],
  downgrades: [],
  arcs: [
    {
      material: 'ore',
      fromPlace: 'C',
      toPlace: 'J',
      origin: 'any',
      from: 0,
      to: 1,
      transit: 0,
      base: 10,
      limit: 10,
      baseCost: 2,
      extraCost: 2.5,
      start: Number.NEGATIVE_INFINITY,
      used: 10,
      contracted: 0,
    },
  ],
  quotas: [],
  contracts: [],
  demands: [
    {
      fact: { sector: 'users', material: 'ore', place: 'J' },
      index: 0,
      base: 10,
      price: 3,
      sources: [{ node: 1, base: 10 }],
      buyers: [0],
    },
  ],
  buyers: [
    {
      id: 'all',
      demand: 0,
      share: 1,
      cover: 0,
      steps: [
        { kind: 'cut', size: 8, willingnessToPay: 5, valueBeforeReady: 5, readyMonths: 0 },
        { kind: 'stop', size: 2, willingnessToPay: 9, valueBeforeReady: 9, readyMonths: 0 },
      ],
    },
  ],
} as unknown as Network

const measure = (id: string, share: number, more: Partial<Measure> = {}): Measure => ({
  id,
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
  announced: 100,
  from: 100,
  until: undefined,
  allowedShare: [{ from: 100, share }],
  ...more,
})
const [BAN, HALF] = [measure('ban', 0), measure('half', 0.5)]
const menuOf = (...measures: Measure[]): Scenario =>
  ({
    id: 'menu',
    start: 100,
    months: 2,
    measures,
    outages: [],
    demand: [],
    stockReleases: [],
    projects: 'dated',
  }) as unknown as Scenario

const within = <T>(look: (interdiction: InterdictionModel) => T, ...measures: Measure[]): T => {
  const interdiction = openInterdiction(solver, network, menuOf(...measures))
  try {
    return look(interdiction)
  } finally {
    interdiction.dispose()
  }
}

describe('an interdiction model of one trade, with a ban and a halving to choose from', () => {
  it('is worth what its uses are, less what the goods cost', () =>
    expect(within(({ followerSurplus, measures }) => [followerSurplus, measures], BAN, HALF)).toEqual([
      expect.closeTo(76, 9),
      2,
    ]))

  it.each<[string, MeasureSet, number, number]>([
    ['nothing', [], 0, 0],
    // One tonne leaks, for one that is worth 9: 4.5 are left of 38. The coercer forgoes 10 at 2.
    ['the ban', [0], 67, 40],
    // 6 come, for 2 that are worth 9 and 4 that are worth 5: 23.5 are left.
    ['the halving', [1], 29, 20],
    ['both, of which the stricter decides', [0, 1], 67, 40],
  ])('loses by %s what is not served, and the coercer what it does not sell', (_, set, loss, gives) => {
    const found = within(
      (interdiction) => [interdiction.loss(set), interdiction.solve(set).loss, interdiction.exportsForgone(set)],
      BAN,
      HALF,
    )
    expect(found).toEqual([loss, loss, gives].map((value) => expect.closeTo(value, 9)))
    const cold = within(
      (interdiction) => interdiction.followerSurplus + interdiction.solveCold(set).objective,
      BAN,
      HALF,
    )
    expect(cold).toBeCloseTo(loss, 9)
  })

  it('bounds what others lose from above by what its flows, cut down, would lose', () => {
    // In the mean a tonne is worth 5.8; it costs 2, and throwing away what goes with it 0.002.
    const each = (9 * 2 + 5 * 8) / 10 - 2 + 2 * 0.001
    const [ban, half, both] = within(
      ({ solve }) => [[0], [1], [0, 1]].map((set) => solve([]).upperBound(set)),
      BAN,
      HALF,
    )
    expect(ban).toBeCloseTo(2 * 10 * each, 6)
    expect(half).toBeCloseTo(2 * 5 * each, 6)
    expect(both).toBeCloseTo(2 * 15 * each, 6)
    // Under the ban the halving cuts nothing more.
    const { loss, error, less, more } = within(
      ({ solve }) => {
        const cut = solve([0])
        return { ...cut, less: cut.upperBound([]), more: cut.upperBound([0, 1]) }
      },
      BAN,
      HALF,
    )
    expect([less, more]).toEqual([loss + error, loss + error])
  })
  it('bounds it from below by what the duals of its limits are worth', () => {
    // Under the halving a tonne more of 5 is worth 5 - 2, and of what leaks 5 - 4.5.
    const found = within(
      ({ solve }) => {
        const { lowerBound, slope } = solve([1])
        return [lowerBound([]), lowerBound([0]), lowerBound([1]), lowerBound([0, 1]), slope.none, ...slope.each]
      },
      BAN,
      HALF,
    )
    const [nothing, ban, half] = [29 - 2 * (3 * 5 - 0.5 * 1), 29 + 2 * 3 * 5, 29]
    for (const [i, value] of [nothing, ban, half, ban, nothing, ban - nothing, half - nothing].entries())
      expect(found[i]).toBeCloseTo(value, 6)
  })

  it('holds in the months in which a measure does', () => {
    const late = measure('late', 0, { from: 101, allowedShare: [{ from: 101, share: 0 }] })
    expect(within((interdiction) => [interdiction.loss([0]), interdiction.exportsForgone([0])], late)).toEqual([
      expect.closeTo(33.5, 9),
      expect.closeTo(20, 9),
    ])
  })
  it('costs the coercer nothing where another withholds the goods', () => {
    const others = measure('others', 0, { by: 'B', origin: true })
    const taken = { ...network, arcs: network.arcs.map((ship) => ({ ...ship, origin: 'coercer' as const })) }
    const interdiction = openInterdiction(solver, taken, menuOf(others))
    expect([interdiction.loss([0]), interdiction.exportsForgone([0])]).toEqual([expect.closeTo(67, 9), 0])
    interdiction.dispose()
  })

  it('costs the coercer nothing of what it did not sell, though it could have', () => {
    const [ship] = network.arcs
    const unused = { ...ship, base: 0, limit: 5, extraCost: 50, used: 0 }
    const interdiction = openInterdiction(
      solver,
      { ...network, arcs: [...network.arcs, unused] } as unknown as Network,
      menuOf(BAN),
    )
    const found = [interdiction.loss([0]), interdiction.exportsForgone([0])]
    interdiction.dispose()
    expect(found).toEqual([67, 40].map((value) => expect.closeTo(value, 9)))
  })

  it('tells what the uses of some places may be worth, and what a measure would cut of that', () => {
    // An eighth leaks: 1.25 a month, which exactly is what leaks past a halving too.
    const [ban, half] = [measure('ban', 0, { leakage: 0.125 }), measure('half', 0.5, { leakage: 0.125 })]
    const found = within(
      (interdiction) =>
        ['J', 'K'].flatMap((place) => [[], [0]].map((set) => interdiction.endsAt(new Set([place]))(set))),
      ban,
      half,
    )
    const ends = (loss: number, worth: number, isTouched: boolean) => {
      const end = { worth: expect.closeTo(worth, 9), touched: [isTouched, isTouched] }
      return { loss: expect.closeTo(loss, 9), most: end, least: end }
    }
    const banned = 2 * (38 - 1.25 * (9 - 4.5))
    expect(found).toEqual([
      ends(0, 116, true),
      ends(banned, 2 * 1.25 * 9, false),
      ends(0, 0, true),
      ends(banned, 0, false),
    ])
  })

  it('may be fitted again with what the side has, each time from what was there at first', () => {
    within(
      (interdiction) => {
        const { layout, model } = interdiction.window
        const serves = layout.columns.flatMap(({ kind }, c) => (kind === 'serve' ? [c] : []))
        // Without the 2 that are worth 9, 8 come: 24 a month, and under the ban the one that leaks is worth 5.
        const without = (): void =>
          interdiction.refit(({ upper }) => {
            for (const k of [0, 1]) upper[k * layout.columns.length + (serves[1] ?? 0)] = 0
          })
        without()
        expect([interdiction.followerSurplus, interdiction.loss([0]), interdiction.exportsForgone([0])]).toEqual(
          [48, 47, 40].map((value) => expect.closeTo(value, 9)),
        )
        interdiction.refit(() => {})
        expect([interdiction.followerSurplus, interdiction.loss([0])]).toEqual(
          [76, 67].map((value) => expect.closeTo(value, 9)),
        )
        const ship = layout.columns.findIndex(({ kind }) => kind === 'ship')
        expect(() => interdiction.refit(({ upper }) => (upper[ship] = 1))).toThrow('measures reach')
        expect(model.columns).toBeGreaterThan(0)
      },
      BAN,
      HALF,
    )
  })

  it('keeps goods from some users, also those that they buy because they are cheap', () => {
    // 12.5 come, and 2.5 of them are bought because they are cheap, at 3: 40.5 a month. One tonne leaks, at 2 for 9.
    const more = { ...PARAMETERS, 'elastic-demand-share': 0.25, 'elastic-demand-price': 1 }
    const sold = {
      ...network,
      baseline: { calibrated: true },
      world: { ...network.world, parameter: (id: string) => more[id as keyof typeof more] ?? 0 },
      nodes: network.nodes.map((node) => ({ ...node, origin: 'coercer' })),
      arcs: network.arcs.map((ship) => ({ ...ship, origin: 'coercer', base: 12.5, limit: 12.5 })),
    } as unknown as Network
    const interdiction = openInterdiction(solver, sold, menuOf(measure('users', 0, { users: new Set(['users']) })))
    const { loss, upperBound, lowerBound } = interdiction.solve([0])
    const found = [interdiction.followerSurplus, loss, interdiction.exportsForgone([0]), upperBound([]), lowerBound([])]
    interdiction.dispose()
    // Without the measure nothing limits what is delivered: tonnes more tell nothing.
    expect(found).toEqual([81, 67, 0, 67, 0].map((value) => expect.closeTo(value, 6)))
  })

  const codes = (...measures: Measure[]): unknown => {
    try {
      return within(() => 'opened', ...measures)
    } catch (error) {
      return error instanceof InputError ? error.faults.map(({ code }) => code) : error
    }
  }
  it('takes no tariffs, which change a price and no limit', () =>
    expect(codes(BAN, measure('tariff', 1, { tariff: 0.2 }))).toEqual(['MENU_TARIFF']))
  it('takes no two measures of which the stricter leaks more than the other lets through in all', () => {
    expect(codes(measure('leaky', 0, { leakage: 0.61 }), HALF)).toEqual(['MENU_CROSSES'])
    expect(codes(HALF, measure('leaky', 0, { leakage: 0.61 }))).toEqual(['MENU_CROSSES'])
    expect(codes(measure('leaky', 0, { leakage: 0.6 }), HALF)).toBe('opened')
  })
})
