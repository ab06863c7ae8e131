import { describe, expect, it } from 'vitest'
import type { VectorOf } from '../lists/index.ts'
import { eachPerMonth, vector, type TonnesPerYear } from '../quantity/index.ts'
import { loadSolver } from '../solver/index.ts'
import type { Figure, Observation, Operation, Route, Site, World } from '../world/index.ts'
import { calibrate } from './calibrate.ts'
import { compareWithFacts, liesWithin } from './compare.ts'
import { flowVariables, halfRange, membersOf } from './flows.ts'
import { makeBaseline } from './index.ts'
import { factsOutside } from './outside.ts'
import { reconcile } from './reconcile.ts'

/** Worlds small enough to work the answer out by hand: a supplier C, users J and K, oxide that C mines. */

const solver = await loadSolver()

const within = (value: number, low: number, high: number): Figure => ({
  value,
  low,
  high,
  unit: 't/yr',
  date: '2024',
  source: 'made-up',
  confidence: 'low',
  note: '',
  file: '',
  line: 0,
})
/** A figure give or take the half of its range. */
const about = (value: number, half: number): Figure => within(value, value - half, value + half)

type Ingredients = Operation['recipe']['outputs']
const operation = (site: string, activity: Figure, outputs: Ingredients, inputs: Ingredients = []): Operation => ({
  site,
  process: 'mine',
  feed: undefined,
  recipe: { inputs, outputs },
  activity,
})
const made = (material: string, perTonne: number) => ({ material, perTonne }) as Ingredients[number]
const route = (material: string, from: string, to: string, shipped: Figure, tariff = 0): Route =>
  ({ material, from, to, tariff, limit: undefined, shipped }) as Route
const use = (place: string, material: string, figure: Figure) => ({ place, material, sector: 'users', use: figure })
const site = (id: string, place: string, capacity?: Figure, partOf?: string): [string, Site] => [
  id,
  { id, place, capacity, partOf } as Site,
]
const observed = (
  id: string,
  quantity: Observation['quantity'],
  figure: Figure,
  more: Partial<Observation> = {},
): Observation => ({
  id,
  quantity,
  figure,
  place: undefined,
  partner: undefined,
  materials: ['oxide'],
  use: 'fit',
  ...more,
})

const worldOf = (parts: object): World =>
  ({
    materials: new Map([
      ['oxide', { tradable: true }],
      ['tailings', { tradable: false }],
      ['liquor', { tradable: false }],
    ]),
    places: new Map(['C', 'J', 'K'].map((id) => [id, { id, bloc: id === 'C' ? 'coercer' : 'alliance' }])),
    sites: new Map([site('mine', 'C')]),
    processes: new Map(),
    operations: [],
    routes: [],
    demand: [],
    observations: [],
    prices: [],
    ...parts,
  }) as unknown as World

/** 100 mined, 120 shipped, 110 used: whatever is true, it is one number. */
const aYear = (...flows: number[]): VectorOf<TonnesPerYear> => vector(Float64Array.from(flows))

const chain = (parts: object = {}): World =>
  worldOf({
    operations: [operation('mine', about(100, 10), [made('oxide', 1)])],
    routes: [route('oxide', 'C', 'J', about(120, 20))],
    demand: [use('J', 'oxide', about(110, 5))],
    ...parts,
  })

describe('the half-range of a figure', () => {
  it.each([
    [within(100, 80, 140), 30],
    [within(100, 100, 100), 1],
    [within(-100, -100, -100), 1],
    [within(1, 1, 1), 0.01],
    // A fact of 0 is held as sure as a hundredth of what it is a part of.
    [within(0, 0, 0), 2],
  ])('%o', (figure, half) => expect(halfRange(figure, 200)).toBeCloseTo(half, 12))
})

describe('flows that facts speak of', () => {
  const world = worldOf({
    sites: new Map([site('mine', 'C'), site('pit', 'C', undefined, 'mine'), site('plant', 'J')]),
    operations: [
      operation('mine', about(0, 1), [made('oxide', 1)]),
      operation('pit', about(30, 1), [made('oxide', 1)]),
      operation('nowhere', about(30, 1), [made('oxide', 1)]),
      operation('plant', about(50, 1), [made('metal', 2), made('slag', 3)], [made('oxide', 1.5), made('acid', 7)]),
    ],
    routes: [route('oxide', 'J', 'C', about(0, 1)), route('oxide', 'C', 'J', about(20, 1))],
    demand: [use('K', 'oxide', about(0, 1)), use('J', 'oxide', about(10, 1)), use('J', 'metal', about(10, 1))],
  })

  it('are those above nothing; a part of another site is in that site already', () =>
    expect(flowVariables(world).map(({ kind, index }) => [kind, index])).toEqual([
      ['operation', 3],
      ['route', 1],
      ['demand', 1],
      ['demand', 2],
    ]))
  it('take from a node and give to one', () =>
    expect(flowVariables(world).map(({ legs }) => legs)).toEqual([
      [
        { node: 'oxide J', perTonne: -1.5 },
        { node: 'acid J', perTonne: -7 },
        { node: 'metal J', perTonne: 2 },
        { node: 'slag J', perTonne: 3 },
      ],
      [
        { node: 'oxide C', perTonne: -1 },
        { node: 'oxide J', perTonne: 1 },
      ],
      [{ node: 'oxide J', perTonne: -1 }],
      [{ node: 'metal J', perTonne: -1 }],
    ]))

  const members = (quantity: Observation['quantity'], more: Partial<Observation>): [number, number][] =>
    membersOf(world, observed('o', quantity, about(1, 1), more), flowVariables(world)).map((one) => [
      one.variable,
      one.perTonne,
    ])
  it.each<[Observation['quantity'], Partial<Observation>, [number, number][]]>([
    ['production', {}, []],
    ['production', { materials: ['metal'] }, [[0, 2]]],
    ['production', { materials: ['metal', 'slag'], place: 'J' }, [[0, 5]]],
    ['production', { materials: ['metal'], place: 'C' }, []],
    [
      'use',
      {},
      [
        [0, 1.5],
        [2, 1],
      ],
    ],
    ['use', { place: 'K' }, []],
    ['use', { materials: ['metal'] }, [[3, 1]]],
    ['trade', {}, [[1, 1]]],
    ['trade', { place: 'J', partner: 'C' }, [[1, 1]]],
    ['trade', { place: 'C' }, []],
    ['trade', { partner: 'J' }, []],
    ['trade', { materials: ['metal'] }, []],
  ])('%s of %o', (quantity, more, expected) => expect(members(quantity, more)).toEqual(expected))
})

describe('facts that contradict each other', () => {
  it('meet at their mean, weighed by the square of how sure they are', () => {
    // (100/10^2 + 120/20^2 + 110/5^2) / (1/10^2 + 1/20^2 + 1/5^2)
    const { run, ship, use, imbalance } = reconcile(chain(), solver)
    for (const [flow] of [run, ship, use]) expect(flow).toBeCloseTo(5.7 / 0.0525, 8)
    expect(imbalance).toBeLessThan(1e-11)
  })
  it('and an observation of their sum, if it is one to be fitted', () => {
    const with90 = (use: Observation['use']): number | undefined =>
      reconcile(chain({ observations: [observed('o', 'production', about(90, 10), { use })] }), solver).run[0]
    // 90/10^2 beside the others
    expect(with90('fit')).toBeCloseTo(6.6 / 0.0625, 8)
    expect(with90('check')).toBeCloseTo(5.7 / 0.0525, 8)
  })
  it('and several observations, each by itself', () => {
    const observations = [
      observed('o', 'production', about(90, 10)),
      observed('p', 'trade', about(100, 10), { place: 'J' }),
    ]
    expect(reconcile(chain({ observations }), solver).run[0]).toBeCloseTo(7.6 / 0.0725, 8)
  })
  it('and an observation of nothing, held as sure as a hundredth of what the facts say in all', () => {
    const observations = [observed('o', 'production', within(0, 0, 0))]
    // 0/1^2 beside the others
    expect(reconcile(chain({ observations }), solver).run[0]).toBeCloseTo(5.7 / 1.0525, 8)
  })
  it('and no observation of what no flow is part of', () => {
    const observations = [observed('o', 'production', within(0, 0, 0), { materials: ['metal'] })]
    expect(reconcile(chain({ observations }), solver).run[0]).toBeCloseTo(5.7 / 0.0525, 8)
  })
  it('move less where they are surer, though all else is alike', () => {
    // Two mines of 100 are to be 250 together. They move by the square of how sure they are.
    const { run } = reconcile(
      worldOf({
        sites: new Map([site('mine', 'C'), site('other', 'C')]),
        operations: [
          operation('mine', about(100, 10), [made('oxide', 1)]),
          operation('other', about(100, 20), [made('oxide', 1)]),
        ],
        demand: [use('C', 'oxide', within(250, 249, 251))],
      }),
      solver,
    )
    const d = 50 / (100 + 400 + 2.5 ** 2)
    expect(run[0]).toBeCloseTo(100 + 100 * d, 8)
    expect(run[1]).toBeCloseTo(100 + 400 * d, 8)
  })
  it('keep a fiftieth at least', () => {
    // 1 and 100 are to be 2, and the 100 counts for little: it stays at 2, and the sure ones meet: 0.5 + 2 = 2.5.
    const { run, use: used } = reconcile(
      worldOf({
        sites: new Map([site('mine', 'C'), site('other', 'C')]),
        operations: [
          operation('mine', within(100, -9_900, 10_100), [made('oxide', 1)]),
          operation('other', about(1, 0.05), [made('oxide', 1)]),
        ],
        demand: [use('C', 'oxide', about(2, 0.05))],
      }),
      solver,
    )
    expect([...run, ...used].map((flow) => Number(flow.toFixed(4)))).toEqual([2, 0.5, 2.5])
  })
  it('leave over what nobody buys and nobody could', () => {
    const { run, waste, imbalance } = reconcile(
      chain({
        operations: [operation('mine', about(100, 10), [made('oxide', 1), made('tailings', 0.3), made('liquor', 0.2)])],
      }),
      solver,
    )
    expect([...waste.keys()]).toEqual(['tailings C', 'liquor C'])
    expect(waste.get('tailings C')).toBeCloseTo(0.3 * (run[0] ?? 0), 8)
    expect(waste.get('liquor C')).toBeCloseTo(0.2 * (run[0] ?? 0), 8)
    expect(run[0]).toBeCloseTo(5.7 / 0.0525, 1)
    expect(imbalance).toBeLessThan(1e-11)
  })
})

describe('facts that cannot balance', () => {
  const refusal = (world: World): unknown => {
    try {
      return reconcile(world, solver)
    } catch (error) {
      return (error as { faults?: readonly { code: string; message: string }[] }).faults?.map(
        ({ code, message }) => `${code} ${message}`,
      )
    }
  }
  it('are named by material and place, and by what is wrong: used and not made, made and not used', () => {
    const where = 'BASELINE_UNBALANCED In the baseline year,'
    expect(
      refusal(chain({ demand: [use('J', 'oxide', about(110, 5)), use('K', 'oxide', about(10, 1))], routes: [] })),
    ).toEqual([
      `${where} oxide at C cannot balance: more is made or received than is taken.`,
      `${where} oxide at J cannot balance: more is taken than is made or received.`,
      `${where} oxide at K cannot balance: more is taken than is made or received.`,
    ])
  })
  it('are those alone: what balances beside them is not named', () =>
    expect(refusal(chain({ demand: [use('J', 'oxide', about(110, 5)), use('K', 'oxide', about(10, 1))] }))).toEqual([
      'BASELINE_UNBALANCED In the baseline year, oxide at K cannot balance: more is taken than is made or received.',
    ]))
})

describe('what the baseline uses, beside what was said', () => {
  it.each([
    [80, true],
    [140, true],
    [79.93, true],
    [79.9, false],
    [140.13, true],
    [140.2, false],
  ])('%d lies within 80 to 140, give or take a thousandth: %s', (flow, inside) =>
    expect(liesWithin(flow, { low: 80, high: 140 })).toBe(inside),
  )

  const world = worldOf({
    sites: new Map([site('mine', 'C', about(50, 1)), site('pit', 'K', about(40, 1)), site('idle', 'K', about(0, 0))]),
    operations: [
      { ...operation('mine', about(60, 4), [made('oxide', 1)]), feed: 'clay' },
      operation('pit', about(40, 4), [made('oxide', 1)]),
    ],
    routes: [
      route('oxide', 'C', 'J', about(30, 5)),
      route('oxide', 'K', 'J', about(10, 5)),
      route('oxide', 'J', 'J', about(7, 5)),
    ],
    demand: [use('J', 'oxide', about(40, 5))],
    observations: [
      observed('all', 'production', about(90, 5)),
      observed('from-c', 'trade', about(30, 10), { place: 'J', partner: 'C' }),
      observed('c-of-all', 'share', about(0.5, 0.1), { place: 'C' }),
      observed('c-of-imports', 'share', about(0.5, 0.1), { place: 'J', partner: 'C', use: 'check' }),
      observed('none-made', 'share', about(0.5, 0.1), { place: 'C', materials: ['metal'] }),
      observed('past', 'production', about(1, 1), { use: 'series' }),
    ],
  })
  const run = aYear(60, 30)
  const ship = aYear(30, 10, 7)
  const used = aYear(55)

  it('reports each flow and each observation, in half-ranges', () =>
    expect(
      compareWithFacts(world, { run, ship, use: used }).map(
        ({ kind, use, what, place, partner, fitted, normalizedResidual }) => [
          `${kind} ${use} ${what} ${place} ${partner ?? '-'}`,
          Number(fitted.toFixed(9)),
          Number(normalizedResidual.toFixed(9)),
        ],
      ),
    ).toEqual([
      ['operation fact mine mine clay C -', 60, 0],
      ['operation fact pit mine K -', 30, -2.5],
      ['route fact oxide C to J J C', 30, 0],
      ['route fact oxide K to J J K', 10, 0],
      ['route fact oxide J to J J J', 7, 0],
      ['demand fact users oxide J -', 55, 3],
      ['production fit all  -', 90, 0],
      ['trade fit from-c J C', 30, 0],
      ['share fit c-of-all C -', Number((60 / 90).toFixed(9)), Number(((60 / 90 - 0.5) / 0.1).toFixed(9))],
      ['share check c-of-imports J C', 0.75, 2.5],
    ]))

  it('reports observations of nothing too: of a sum beside what the facts say, of a share beside the whole', () => {
    const none = worldOf({
      operations: [operation('mine', about(60, 4), [made('oxide', 1)])],
      observations: [
        observed('none', 'production', within(0, 0, 0)),
        observed('none-from-c', 'share', within(0, 0, 0), { place: 'C' }),
      ],
    })
    const fits = compareWithFacts(none, { run: aYear(30), ship: aYear(), use: aYear() })
    expect(
      fits.map(({ what, fitted, normalizedResidual }) => [what, fitted, Number(normalizedResidual.toFixed(9))]),
    ).toEqual([
      ['mine mine', 30, -7.5],
      ['none', 30, 50],
      ['none-from-c', 1, 100],
    ])
  })

  it('reports facts left behind, the worst first, and of sites that do more than they can', () => {
    const { facts, outside } = factsOutside(world, {
      run: eachPerMonth(run),
      ship: eachPerMonth(ship),
      use: eachPerMonth(used),
    } as Parameters<typeof factsOutside>[1])
    expect(facts).toBe(6)
    expect(
      outside.map(({ kind, what, ...told }) => [
        kind,
        what,
        ...[told.used, told.beyond, told.share].map((x) => Number(x.toFixed(9))),
      ]),
    ).toEqual([
      ['demand', 'users oxide', 55, 10, 0.25],
      ['site', 'mine', 60, 10, 0.2],
      ['operation', 'pit mine', 30, 6, 0.15],
    ])
  })
})

describe('facts left behind by the same share', () => {
  it('stand by tonnes, then by name; what a site without a capacity does is never too much', () => {
    const world = worldOf({
      demand: [
        use('J', 'c', within(100, 100, 100)),
        use('J', 'a', within(100, 100, 100)),
        use('J', 'd', within(100, 100, 100)),
        use('J', 'b', within(200, 200, 200)),
      ],
      operations: [operation('mine', about(60, 4), [made('oxide', 1)])],
    })
    const { outside } = factsOutside(world, {
      run: eachPerMonth(aYear(60)),
      ship: eachPerMonth(aYear()),
      use: eachPerMonth(aYear(150, 50, 150, 300)),
    } as Parameters<typeof factsOutside>[1])
    expect(
      outside.map(({ what, beyond, share }) => [what, Number(beyond.toFixed(9)), Number(share.toFixed(9))]),
    ).toEqual([
      ['users b', 100, 0.5],
      ['users a', 50, 0.5],
      ['users c', 50, 0.5],
      ['users d', 50, 0.5],
    ])
  })
})

describe('a baseline', () => {
  const parts = { parameter: () => 0, cost: () => undefined }
  it('is made where one plant ran, though others stood still and nothing was shipped', () => {
    const world = worldOf({
      ...parts,
      sites: new Map([site('mine', 'C'), site('other', 'C')]),
      operations: [
        operation('mine', about(120, 10), [made('oxide', 1)]),
        operation('other', about(0, 10), [made('oxide', 1)]),
      ],
      demand: [use('C', 'oxide', about(120, 10))],
    })
    const { baseline, reconciled, wedges } = makeBaseline(world, solver)
    expect([...baseline.run, ...baseline.use].map((flow) => Number(flow.toFixed(8)))).toEqual([10, 0, 10])
    expect(reconciled?.run[0]).toBeCloseTo(120, 8)
    expect(wedges.map(({ what }) => what)).toEqual(['mine mine'])
  })
  it('is empty where nothing ran and nothing was shipped', () => {
    const world = worldOf({ ...parts, operations: [operation('mine', about(0, 10), [made('oxide', 1)])] })
    const { baseline, reconciled, wedges } = makeBaseline(world, solver)
    expect([...baseline.run]).toEqual([0])
    expect(reconciled).toBeUndefined()
    expect(wedges).toEqual([])
  })
})

describe('costs at which the baseline breaks even', () => {
  const D = 1 / 1.01
  const parameters: Readonly<Record<string, number>> = { 'export-markup': 0.1, discount: 0.01 }
  const priced = (materials: object[]) =>
    worldOf({
      materials: new Map([
        ['oxide', { tradable: true, stage: 'oxide' }],
        ['metal', { tradable: true, stage: 'metal' }],
        ['scrap', { tradable: true, stage: 'metal' }],
        ['liquor', { tradable: false, stage: 'ore' }],
      ]),
      sites: new Map([site('mine', 'C'), site('smelter', 'J'), site('works', 'J')]),
      processes: new Map([
        ['mine', { leadMonths: 2, stage: 'oxide' }],
        ['smelt', { leadMonths: 0, stage: 'metal' }],
        ['recycle', { leadMonths: 0, stage: 'metal' }],
        ['boil', { leadMonths: 0, stage: 'metal' }],
      ]),
      operations: [
        operation('mine', about(120, 1), [made('oxide', 1)]),
        { ...operation('smelter', about(60, 1), [made('metal', 1)], [made('oxide', 1.2)]), process: 'smelt' },
        { ...operation('smelter', about(0, 1), [made('metal', 1)], [made('scrap', 1)]), process: 'recycle' },
        { ...operation('works', about(0, 1), [made('metal', 1)], [made('liquor', 1)]), process: 'boil' },
      ],
      routes: [
        route('oxide', 'C', 'J', about(72, 1), 0.05),
        route('metal', 'J', 'C', about(0, 1)),
        route('scrap', 'J', 'K', about(12, 1)),
      ],
      prices: materials,
      parameter: (id: string) => parameters[id],
      lane: () => ({ transitMonths: 1, freight: about(0.5, 0) }),
      cost: (process: string) => ({ mine: about(4, 1), smelt: about(30, 1), recycle: about(20, 1) })[process],
    })
  const flows = {
    run: aYear(120, 60, 0, 0),
    ship: aYear(72, 0, 12),
    use: aYear(),
    waste: new Map<string, number>(),
    imbalance: 0,
  }
  const prices = [
    { material: 'oxide', place: 'C', kind: 'baseline', usdPerKg: 10 },
    { material: 'oxide', place: 'J', kind: 'peak', usdPerKg: 99 },
    { material: 'metal', place: 'C', kind: 'baseline', usdPerKg: 50 },
    { material: 'scrap', place: 'C', kind: 'baseline', usdPerKg: 0.6 },
    { material: 'liquor', place: 'C', kind: 'baseline', usdPerKg: 2 },
  ]
  const calibrated = (): ReturnType<typeof calibrate> => calibrate(priced(prices), flows)

  it.each<[string, string, number | undefined, string]>([
    ['oxide', 'C', 10, 'as given'],
    ['oxide', 'J', 10 * 1.1 + 0.5, 'received: marked up, with the freight'],
    ['oxide', 'K', 10 * 1.1 + 0.5, 'exported elsewhere: the same'],
    ['metal', 'J', 50 - 0.5, 'only for the reference: less the freight'],
    ['scrap', 'K', 0.6 * 1.1 + 0.5, 'received from elsewhere: the same'],
    ['scrap', 'J', 0.2 * 0.6, 'a fifth is left of what the freight would eat up; what J ships, the reference does not'],
    ['liquor', 'J', 2, 'cannot travel'],
    ['gold', 'J', undefined, 'no price anywhere'],
  ])('a price of %s at %s is %d: %s', (material, place, expected, _why) => {
    const price = calibrated().baseline.price(material, place)
    if (expected === undefined) expect(price).toBeUndefined()
    else expect(price).toBeCloseTo(expected, 12)
  })
  it('are what is earned later, less what is paid now', () => {
    const { baseline } = calibrated()
    expect(baseline.runCost[0]).toBeCloseTo(D ** 2 * 10, 12)
    expect(baseline.runCost[1]).toBeCloseTo(49.5 - 1.2 * 11.5, 12)
  })
  it('of what did not run are the facts and the wedge of its site, or what breaks even if that is more', () => {
    const { baseline } = calibrated()
    // 49.5 - 0.12 would break even: more than 20 and the 5.7 by which the smelter's own cost lies over 30.
    expect(baseline.runCost[2]).toBeCloseTo(49.5 - 0.12, 12)
    // No cost is known, nothing ran there: as if it broke even.
    expect(baseline.runCost[3]).toBeCloseTo(49.5 - 2, 12)
    const dearScrap = prices.map((price) => (price.material === 'scrap' ? { ...price, usdPerKg: 40 } : price))
    expect(calibrate(priced(dearScrap), flows).baseline.runCost[2]).toBeCloseTo(20 + (49.5 - 1.2 * 11.5 - 30), 12)
  })
  it('are its own of a plant that ran, whatever the wedge of its site', () => {
    // The recycler ran too: its scrap costs 0.12, far less than 20 would explain, so the wedge of the smelter's metal is wide.
    const { baseline } = calibrate(priced(prices), { ...flows, run: aYear(120, 60, 60, 0) })
    expect(baseline.runCost[1]).toBeCloseTo(49.5 - 1.2 * 11.5, 12)
    expect(baseline.runCost[2]).toBeCloseTo(49.5 - 0.12, 12)
  })
  it('make a used route break even, tariff and time included; an idle one has its lane’s freight', () => {
    const { baseline } = calibrated()
    expect(baseline.freight[0]).toBeCloseTo(D * 11.5 - 1.05 * 10, 12)
    expect(baseline.freight[1]).toBe(0.5)
  })
  it('stand beside the facts, for what ran; flows are a month’s', () => {
    const { baseline, wedges } = calibrated()
    expect(wedges).toEqual([
      { what: 'mine mine', place: 'C', calibrated: baseline.runCost[0], factual: 4, flow: 120 },
      { what: 'smelter smelt', place: 'J', calibrated: baseline.runCost[1], factual: 30, flow: 60 },
    ])
    expect([...baseline.run, ...baseline.ship]).toEqual([10, 5, 0, 0, 6, 0, 1])
    expect(baseline.calibrated).toBe(true)
  })
  it('are the facts where there are no prices of the baseline year', () => {
    for (const others of [[], [{ material: 'oxide', place: 'C', kind: 'peak', usdPerKg: 99 }]]) {
      const { baseline } = calibrate(priced(others), flows)
      expect([...baseline.runCost, ...baseline.freight]).toEqual([4, 30, 20, 0, 0.5, 0.5, 0.5])
      expect(baseline.calibrated).toBe(false)
      expect(baseline.price('oxide', 'C')).toBeUndefined()
    }
  })
})
