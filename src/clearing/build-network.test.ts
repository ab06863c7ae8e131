import { describe, expect, it } from 'vitest'
import { tonnes } from '../quantity/index.ts'
import type { Measure, Scenario, World } from '../world/index.ts'
import type { Baseline } from './baseline.ts'
import { buildNetwork } from './build-network.ts'
import type { NetworkOptions } from './network-frame.ts'

const ALWAYS = Number.NEGATIVE_INFINITY
const f = (...numbers: number[]): Float64Array => Float64Array.from(numbers)
const legs = (list: Readonly<Record<string, number>>) =>
  Object.entries(list).map(([material, perTonne]) => ({ material, perTonne }))
const operation = (
  site: string,
  process: string,
  inputs: Readonly<Record<string, number>>,
  outputs: Readonly<Record<string, number>>,
) => ({ site, process, recipe: { inputs: legs(inputs), outputs: legs(outputs) } })
const uses = (sector: string, material: string, use: number, valueAdded: number) => ({
  place: 'J',
  sector,
  material,
  use: { value: use },
  valueAdded: { value: valueAdded },
})

const PARAMETERS: Readonly<Record<string, number>> = { 'spare-capacity': 0.25, discount: 1 }
const PRICES: Readonly<Record<string, number>> = { 'ore C': 4, 'ore J': 16, 'metal J': 20, 'magnet J': 30 }
/** C's ore goes to J, where a mill makes metal and slag of it in a month. */
const world = (parameters = PARAMETERS): World =>
  ({
    places: new Map([
      ['C', { id: 'C', bloc: 'coercer' }],
      ['J', { id: 'J', bloc: 'alliance' }],
    ]),
    stages: new Map([
      ['ore', { kind: 'mined' }],
      ['metal', { kind: 'refined' }],
      ['magnet', { kind: 'component' }],
      ['product', { kind: 'final' }],
    ]),
    materials: new Map([
      ['ore', { stage: 'ore', tradable: true, contents: new Map() }],
      ['metal', { stage: 'metal', tradable: true, contents: new Map() }],
      ['slag', { stage: 'metal', tradable: false, contents: new Map() }],
      ['magnet', { stage: 'magnet', tradable: true, contents: new Map() }],
    ]),
    sites: new Map(
      [
        { id: 'mine', place: 'C' },
        { id: 'mill', place: 'J' },
        { id: 'works', place: 'J', capacity: { value: 24 } },
        { id: 'full', place: 'J', capacity: { value: 12 } },
        { id: 'project', place: 'J', capacity: { value: 12 }, start: '2027' },
      ].map((site) => [site.id, { status: site.id === 'project' ? 'construction' : 'operating', ...site }]),
    ),
    processes: new Map([
      ['mine', { leadMonths: 0, stage: 'ore' }],
      ['smelt', { leadMonths: 1, stage: 'metal', product: 'metal' }],
      ['spare', { leadMonths: 1, stage: 'metal', product: 'metal', variant: 'heavy-free' }],
      ['dress', { leadMonths: 0, stage: 'ore', product: 'ore' }],
    ]),
    operations: [
      operation('mine', 'mine', {}, { ore: 1 }),
      operation('mill', 'smelt', { ore: 2 }, { metal: 1, slag: 0.5 }),
      operation('mill', 'spare', { ore: 1 }, { metal: 1 }),
      operation('mill', 'dress', { slag: 1 }, { ore: 1 }),
      operation('works', 'smelt', { ore: 2 }, { metal: 1 }),
      operation('full', 'smelt', { ore: 2 }, { metal: 1 }),
      operation('project', 'smelt', { ore: 2 }, { metal: 1 }),
    ],
    routes: [{ material: 'ore', from: 'C', to: 'J', tariff: 0.5, limit: 144 }],
    demand: [uses('cars', 'metal', 12, 1.2), uses('idle', 'metal', 0, 9), uses('phones', 'magnet', 24, 0)],
    inOrder: { sites: ['mine', 'mill', 'works', 'full', 'project'] },
    sectors: new Map([
      ['cars', { profile: 'p' }],
      ['phones', { profile: 'p' }],
    ]),
    steps: (profile: string) =>
      profile === 'p'
        ? [
            { kind: 'cut', share: { value: 0.75 }, willingnessToPay: { value: 2 }, readyMonths: { value: 3 } },
            { kind: 'stop', share: { value: 0.25 }, willingnessToPay: { value: 5 }, readyMonths: { value: 0 } },
          ]
        : [],
    buyers: [],
    stocks: [
      { stage: 'ore', place: undefined, holder: 'firm', cover: { value: 2 } },
      { stage: 'ore', place: 'J', holder: 'state', cover: { value: 3 } },
      { stage: 'metal', place: undefined, holder: 'firm', cover: { value: 1 } },
      { stage: 'magnet', place: undefined, holder: 'firm', cover: { value: 4 } },
    ],
    switching: new Map(),
    parameter: (id: string) => parameters[id] ?? 0,
    lane: () => ({ transitMonths: 1, freight: { value: 0.5 } }),
  }) as unknown as World
const baseline = (more: object = {}): Baseline =>
  ({
    run: f(10, 4, 1, 0, 0, 2, 0),
    ship: f(8),
    use: f(1, 0, 2),
    price: (material: string, place: string) => PRICES[`${material} ${place}`],
    runCost: f(1, 2, 3, 4, 5, 6, 7),
    freight: f(0.5),
    calibrated: false,
    ...more,
  }) as unknown as Baseline
const built = (options: NetworkOptions = {}, measures: Partial<Measure>[] = [], at = baseline(), of = world()) =>
  buildNetwork(of, at, { projects: 'dated', conduct: [], measures } as unknown as Scenario, options)

describe('the plants of a network', () => {
  it('run at what they did, and may do more: as much as their capacity, what they did, or a little beside', () => {
    const { sites } = built()
    expect(sites.map(({ id, capacity, activities, start }) => [id, capacity, activities, start])).toEqual([
      ['mine', 12.5, [0], ALWAYS],
      ['mill', 6.25, [1, 2, 3], ALWAYS],
      ['works', 2, [4], ALWAYS],
      ['full', 2, [5], ALWAYS],
      ['project', 1, [6], 12 * 2027 + 6],
    ])
  })
  it('are as much as is put in place, whatever their dates', () => {
    const provision = {
      sites: new Map([['project', 0.5]]),
      stockpiles: [],
      contractedVolumes: new Map(),
      extraInitialShare: new Map([['spare J', 0.25]]),
    }
    const { sites, activities } = built({ provision })
    expect(sites[4]).toMatchObject({ capacity: 0.5, start: ALWAYS })
    expect(activities.map(({ extraInitialShare }) => extraInitialShare)).toEqual([0, 0, 0.25, 0, 0, 0, 0])
  })
  it('may change to a variant as far as it takes the place of what makes the same there', () => {
    const { activities } = built()
    expect(activities.map(({ adoption, adoptable }) => [adoption, adoptable])[2]).toEqual(['heavy-free', 4])
    expect(activities[1]).toMatchObject({
      adoption: undefined,
      adoptable: 0,
      lead: 1,
      base: 4,
      baseCost: 2,
      extraCost: 2,
    })
  })
  it('keep a margin below what breaks even, and ask for one above', () => {
    const margins = { ...PARAMETERS, 'base-margin': 0.1, 'extra-cost': 0.5 }
    const { activities, arcs } = built({}, [], baseline(), world(margins))
    // Metal is worth 20; ways differ by up to a fifth.
    const [below, above] = [2 - (activities[1]?.baseCost ?? 0), (activities[1]?.extraCost ?? 0) - 2]
    expect(below).toBeGreaterThanOrEqual(2)
    expect(below).toBeLessThan(2.4)
    expect(above).toBeCloseTo(5 * below, 9)
    const cost = 0.5 + 0.5 * 4
    expect(cost - (arcs[0]?.baseCost ?? 0)).toBeGreaterThanOrEqual(1.6)
    expect((arcs[0]?.extraCost ?? 0) - cost).toBeCloseTo(5 * (cost - (arcs[0]?.baseCost ?? 0)), 9)
  })
})

describe('the routes of a network', () => {
  it('cost freight and tariff, and carry what they did, up to a limit', () =>
    expect(built().arcs).toEqual([
      expect.objectContaining({
        route: 0,
        base: 8,
        baseCost: 2.5,
        extraCost: 2.5,
        limit: 12,
        start: ALWAYS,
        transit: 1,
        // 2 . 4 + 1 + 2 . 2 by its plants.
        used: 13,
        contracted: 0,
      }),
    ]))
  it('carry no more at a gain than in the baseline, once costs are set to meet prices', () => {
    // 16 in a month are worth 8 now: 4 more than they cost.
    expect(built({}, [], baseline({ calibrated: true })).arcs[0]).toMatchObject({ baseCost: 2.5, extraCost: 4 })
    expect(built({}, [], baseline({ calibrated: true, freight: f(9) })).arcs[0]).toMatchObject({ extraCost: 11 })
  })
  it('take a contract for what is free of the coercer’s', () => {
    const provision = {
      sites: new Map(),
      stockpiles: [],
      contractedVolumes: new Map([['ore C J', tonnes(3)]]),
      extraInitialShare: new Map(),
    }
    expect(built({ provision }).arcs.map(({ contracted }) => contracted)).toEqual([3])
    expect(
      built({ provision }, [{ origin: true, materials: new Set(['ore']) }]).arcs.map(({ contracted }) => contracted),
    ).toEqual([0])
  })
})

describe('a place that is not cleared', () => {
  it('has no plants, and buys and sells at its prices', () => {
    const { activities, arcs, demands } = built({ exogenousPlace: 'C' })
    expect(built({ exogenousPlace: 'C' }).activities.map(({ operation }) => operation)).toEqual([1, 2, 3, 4, 5, 6])
    expect(arcs[0]).toMatchObject({ baseCost: 6.5, extraCost: 6.5 })
    // What is sold to it is paid for as it arrives, and a month later is worth half.
    expect(built({ exogenousPlace: 'J' }).arcs[0]).toMatchObject({ baseCost: 2.5 - 8 })
    expect(built({ exogenousPlace: 'J' }).demands).toEqual([])
    expect([activities.length, demands.length]).toEqual([6, 2])
  })
  it('keeps nothing', () => {
    const facts = ({
      material,
      place,
      cover,
      state,
      storable,
      exogenous,
    }: ReturnType<typeof built>['nodes'][number]) => [`${material} ${place}`, cover, state, storable, exogenous]
    expect(built({ exogenousPlace: 'C' }).nodes.map(facts)[0]).toEqual(['ore C', 0, 0, false, true])
    expect(built().nodes.map(facts)).toEqual([
      // Two months of the 8 that leave it; three of the 13 in a state's hands.
      ['ore C', 16, 0, true, false],
      ['ore J', 26, 39, true, false],
      ['metal J', 1, 0, true, false],
      // Slag cannot be sold, and does not lie anywhere.
      ['slag J', 0, 0, false, false],
      // Magnets lie with their users.
      ['magnet J', 0, 0, true, false],
    ])
    expect(built().nodes.map(({ pipeline }) => pipeline)).toEqual([0, 8, 4 + 1 + 2, 2, 0])
  })
})

describe('the users of a network', () => {
  const worths = (options: NetworkOptions, at = baseline()) =>
    built(options, [], at).buyers.map(({ steps }) => steps.map(({ willingnessToPay }) => willingnessToPay))
  it('are those that used something, and lose what their steps are worth at the price', () => {
    const { demands, buyers } = built()
    expect(demands.map(({ fact, index, base, price }) => [fact.sector, index, base, price])).toEqual([
      ['cars', 0, 1, 20],
      ['phones', 2, 2, 30],
    ])
    expect(buyers.map(({ id, demand, share, cover }) => [id, demand, share, cover])).toEqual([
      ['all', 0, 1, 0],
      ['all', 1, 1, 8],
    ])
    // The first is worth nearly as much as the last until it can be curtailed.
    expect(buyers[0]?.steps).toEqual([
      { kind: 'cut', size: 0.75, willingnessToPay: 40, valueBeforeReady: 90, readyMonths: 3 },
      { kind: 'stop', size: 0.25, willingnessToPay: 100, valueBeforeReady: 100, readyMonths: 0 },
    ])
  })
  it('lose the value added where that is asked for and is more, with what they no longer pay', () => {
    // 1.2 million for 12 t are 100 a kilogram, and the metal's 20; phones add nothing.
    expect(worths({ valuation: 'value-added' })).toEqual([
      [40, 120],
      [60, 150],
    ])
    expect(worths({ valuation: 'willingness-to-pay' })).toEqual(worths({}))
    const { steps } = built({ valuation: 'value-added' }).buyers[0] ?? { steps: [] }
    expect(steps.map(({ valueBeforeReady }) => valueBeforeReady)).toEqual([expect.closeTo(120 * 0.999, 9), 120])
    expect(worths({ valuation: 'value-added' }, baseline({ price: () => undefined }))[0]).toEqual([2, 100])
  })
  it('lose no payment where they add no value', () => {
    const cheap = {
      ...world(),
      steps: () => [{ kind: 'stop', share: { value: 1 }, willingnessToPay: { value: 0.5 }, readyMonths: { value: 0 } }],
    } as unknown as World
    const { buyers } = built({ valuation: 'value-added' }, [], baseline(), cheap)
    // Half of the magnet's 30, and not all of it.
    expect(buyers.map(({ steps }) => steps[0]?.willingnessToPay)).toEqual([120, 15])
  })
  it('miss what they cannot curtail yet nearly as much as the last of it, the first of it least', () => {
    const step = (kind: string, worth: number) => ({
      kind,
      share: { value: 0.25 },
      willingnessToPay: { value: worth },
      readyMonths: { value: 0 },
    })
    const four = {
      ...world(),
      steps: () => [step('cut', 1), step('cut', 2), step('cut', 4.9), step('stop', 5)],
    } as unknown as World
    const [cars] = built({}, [], baseline(), four).buyers
    // 90 % of 100, and 2.5 % more for each step; none less than it is worth.
    expect(cars?.steps.map(({ valueBeforeReady }) => valueBeforeReady)).toEqual(
      [90, 92.5, 98, 100].map((worth) => expect.closeTo(worth, 9)),
    )
  })
  it('are split into groups where that is asked for, by their shares and shelves', () => {
    const groups = [
      { id: 'big', share: { value: 0.75 }, stockMultiple: { value: 1 } },
      { id: 'small', share: { value: 0.25 }, stockMultiple: { value: 0.5 } },
    ]
    const split = { ...world(), buyers: groups } as unknown as World
    const cut = (...places: string[]) => built({ split: new Set(places) }, [], baseline(), split)
    expect(cut('J').buyers.map(({ id, cover, steps }) => [id, cover, steps[0]?.size])).toEqual([
      ['big', 0, 0.5625],
      ['small', 0, 0.1875],
      ['big', 6, 1.125],
      ['small', 1, 0.375],
    ])
    expect(cut('J').demands.map(({ buyers }) => buyers)).toEqual([
      [0, 1],
      [2, 3],
    ])
    expect(cut('C').buyers).toHaveLength(2)
    expect(built({}, [], baseline(), split).buyers).toHaveLength(4)
    // Who holds less bids a little more: an eighth and a quarter of 0.004 of it, besides what the most loss of its metal adds.
    const bids = built({}, [], baseline({ calibrated: true }), split).buyers.map(
      ({ steps }) => (steps[0]?.willingnessToPay ?? 0) / 2,
    )
    expect(bids[0]).toBeCloseTo(20 * (1 + 0.004 * (1 + 1 / 8)), 9)
    expect(bids[1]).toBeCloseTo(20 * (1 + 0.004 * (1 + 1 / 4)), 9)
  })
  it('bid a little more the more a tonne of theirs loses; those who lose the same bid the same', () => {
    const demand = [
      uses('cars', 'metal', 12, 12),
      uses('cars', 'metal', 12, 36),
      uses('cars', 'metal', 24, 48),
      uses('cars', 'metal', 12, 48),
      uses('cars', 'magnet', 1, 1),
    ]
    const ranked = { ...world(), demand } as unknown as World
    const { buyers } = built({}, [], baseline({ calibrated: true, use: f(1, 1, 2, 1, 1), price: () => 1 }), ranked)
    const rank = buyers.map(
      ({ steps }) => Number((((steps[0]?.willingnessToPay ?? 0) / 2 - 1) / 0.004 - 0.25).toFixed(9)) + 0,
    )
    // Of 1, 3, 2 and 4 a tonne.
    expect(rank).toEqual([0, expect.closeTo(2 / 3, 6), expect.closeTo(1 / 3, 6), 1, 0])
    const equal = {
      ...world(),
      demand: [uses('cars', 'metal', 12, 12), uses('cars', 'metal', 12, 36), uses('cars', 'metal', 24, 72)],
    } as unknown as World
    const tied = built({}, [], baseline({ calibrated: true, use: f(1, 1, 2), price: () => 1 }), equal).buyers
    expect(
      tied.map(({ steps }) => Number((((steps[0]?.willingnessToPay ?? 0) / 2 - 1) / 0.004 - 0.25).toFixed(6)) + 0),
    ).toEqual([0, 0.75, 0.75])
  })
})

describe('a stockpile', () => {
  it('is a shelf beside a place’s own, from which a tonne is taken at what it costs to buy it again', () => {
    const provision = {
      sites: new Map(),
      stockpiles: [{ material: 'ore', place: 'J', tonnes: tonnes(7) }],
      contractedVolumes: new Map(),
      extraInitialShare: new Map(),
    }
    const { nodes, arcs } = built({ provision }, [], baseline(), world({ ...PARAMETERS, 'extra-cost': 0.5 }))
    expect(nodes).toHaveLength(6)
    expect(nodes[5]).toMatchObject({
      material: 'ore',
      place: 'J',
      origin: 'any',
      price: 0,
      cover: 7,
      state: 0,
      storable: true,
    })
    expect(arcs[1]).toMatchObject({
      from: 5,
      to: 1,
      transit: 0,
      base: 0,
      baseCost: 24,
      extraCost: 24,
      fromPlace: 'J',
      toPlace: 'J',
    })
  })
  it('is free of the coercer’s where that is distinguished', () => {
    const provision = {
      sites: new Map(),
      stockpiles: [{ material: 'ore', place: 'J', tonnes: tonnes(7) }],
      contractedVolumes: new Map(),
      extraInitialShare: new Map(),
    }
    const { nodes, arcs } = built({ provision }, [{ origin: true, materials: new Set(['ore']) }])
    const [own, stockpile] = [
      nodes.findIndex(({ place, origin }) => place === 'J' && origin === 'free'),
      nodes.length - 1,
    ]
    expect(nodes[stockpile]).toMatchObject({ material: 'ore', place: 'J', origin: 'free', cover: 7 })
    expect(arcs.at(-1)).toMatchObject({ origin: 'free', from: stockpile, to: own })
  })
})

describe('goods whose origin a measure asks about', () => {
  const followed = [{ origin: true, materials: new Set(['ore', 'metal']) }]
  it('are distinguished outside the coercer’s place, in plants, on routes and in uses', () => {
    const { nodes, activities, arcs, downgrades, demands, nodeOf } = built({}, followed)
    expect(nodes.map(({ material, place, origin }) => `${material} ${place} ${origin}`)).toEqual([
      'ore C coercer',
      'ore J free',
      'ore J coercer',
      'metal J free',
      'metal J coercer',
      'slag J any',
      'magnet J any',
    ])
    // All ore of J comes from C.
    expect(activities.map(({ operation, origin, base }) => [operation, origin, base]).slice(0, 3)).toEqual([
      [0, 'coercer', 10],
      [1, 'free', 0],
      [1, 'coercer', 4],
    ])
    // What takes nothing that is followed gives nothing of the coercer's.
    expect(activities.filter(({ operation }) => operation === 3).map(({ origin }) => origin)).toEqual(['free'])
    expect(arcs.map(({ origin, from, to, base }) => [origin, from, to, base])).toEqual([['coercer', 0, 2, 8]])
    expect(downgrades).toEqual([
      [1, 2],
      [3, 4],
    ])
    expect(demands[0]?.sources).toEqual([
      { node: 3, base: expect.closeTo(0, 12) },
      { node: 4, base: expect.closeTo(1, 12) },
    ])
    expect([nodeOf('ore', 'J', 'coercer'), nodeOf('ore', 'C', 'free'), nodeOf('magnet', 'J', 'any')]).toEqual([
      2,
      undefined,
      6,
    ])
  })
  it('are those of a measure that follows them, or is about some users', () => {
    const origins = (measure: Partial<Measure>): number =>
      built({}, [{ origin: false, users: undefined, materials: new Set(['ore']), ...measure }]).downgrades.length
    expect([origins({}), origins({ origin: true }), origins({ users: new Set(['cars']) })]).toEqual([0, 1, 1])
  })
})
