import { describe, expect, it } from 'vitest'
import type { Baseline, Network } from '../../clearing/index.ts'
import { quantity, tonnes } from '../../quantity/index.ts'
import type { Scenario, World } from '../../world/index.ts'
import { decisionsOf, offtakesOf, provisionOf, readyFrom, type CandidateDecision } from './decisions.ts'
import { cutAt, boundShiftsOf, mostWith, applyShift } from './bound-shifts.ts'

const f = (...numbers: number[]): Float64Array => Float64Array.from(numbers)
const NONE = Number.POSITIVE_INFINITY
const figure = (value: number) => ({ value })

const project = (id: string, more: object) => ({
  id,
  kind: 'plant',
  site: id,
  capex: figure(100),
  fixedCostShare: figure(0.25),
  minShare: 0.5,
  leadMonths: figure(24),
  delayProbability: figure(0.125),
  technologyMonths: figure(9),
  earliest: undefined,
  requires: undefined,
  excludes: undefined,
  ...more,
})
const list = [
  project('mill', { earliest: 24400, requires: 'road', excludes: 'other' }),
  project('owned', {}),
  project('unknown', { site: undefined }),
  project('spare', { kind: 'thrifting', process: 'press', place: 'J', share: figure(0.75) }),
  project('half', { kind: 'thrifting', process: 'press', place: undefined, share: figure(0.75) }),
  project('idle', { kind: 'thrifting', process: undefined, place: 'J', share: figure(0.75) }),
]
const place = (id: string, bloc: string) => [id, { id, bloc }] as const
const world = {
  places: new Map([place('C', 'coercer'), place('J', 'alliance')]),
  inOrder: { projects: ['gone', ...list.map(({ id }) => id)], materials: ['ore', 'slag', 'gold', 'idle'] },
  projects: new Map(list.map((one) => [one.id, one])),
  sites: new Map([
    ['mill', { id: 'mill', place: 'J', capacity: figure(60), status: 'committed', start: '2027', startHigh: '2028' }],
    ['owned', { id: 'owned', place: 'C', capacity: figure(60), status: 'planned' }],
  ]),
  stages: new Map([
    ['ore', { kind: 'mined' }],
    ['metal', { kind: 'refined' }],
  ]),
  materials: new Map([
    ['ore', { stage: 'ore', tradable: true }],
    ['slag', { stage: 'ore', tradable: false }],
    ['gold', { stage: 'gold', tradable: true }],
    ['idle', { stage: 'ore', tradable: true }],
  ]),
  stockpiles: new Map([['ore', { mostDays: figure(73), premium: figure(0.25), holdingCost: figure(0.1) }]]),
  offtakes: new Map([['ore', { maxShare: figure(0.5), premium: figure(0.1) }]]),
  operations: [],
  demand: ['ore', 'slag', 'gold'].map((material) => ({ material, place: 'J' })),
} as unknown as World
const baseline = {
  run: f(),
  use: f(10, 10, 10),
  price: (material: string) => (material === 'gold' ? undefined : quantity<'USD/kg'>(50)),
} as unknown as Baseline
const decided = (technologyBan = false, delay = 3): CandidateDecision[] =>
  decisionsOf(world, baseline, ['J'], { delay, technologyBan }, { opening: 'baseline', start: 0 })

describe('what may be decided', () => {
  it('is each project that is not the coercer’s, by what it costs and when it can stand', () => {
    const [mill, spare] = decided()
    expect(mill).toEqual({
      id: 'mill',
      kind: 'plant',
      site: 'mill',
      most: 60,
      fixed: 25,
      sized: 75,
      annualCost: 0,
      minShare: 0.5,
      lead: 24,
      delay: 3,
      delayProbability: 0.125,
      earliest: 24400,
      requires: 'road',
      excludes: 'other',
      // It is paid for: it comes at its latest date.
      expected: 12 * 2028 + 6,
    })
    expect(spare).toMatchObject({
      id: 'spare',
      kind: 'thrifting',
      process: 'press',
      place: 'J',
      most: 0.75,
      expected: undefined,
    })
    expect(decided().map(({ id }) => id)).toEqual(['mill', 'spare', 'stockpile ore J'])
    expect(decided(true)[0]?.delay).toBe(12)
  })
  it('is a stock of what is used and can be bought, by days of its use', () => {
    // 120 t a year are 24 t in 73 days: 1.2 million, and a quarter more to buy them.
    expect(decided()[2]).toMatchObject({
      kind: 'stockpile',
      material: 'ore',
      place: 'J',
      most: expect.closeTo(24, 9),
      fixed: 0,
      sized: expect.closeTo(1.5, 9),
      annualCost: expect.closeTo(0.12, 9),
      lead: 12,
      delay: 0,
    })
  })
  const ship = (more: object) => ({ material: 'ore', fromPlace: 'K', toPlace: 'J', used: tonnes(10), ...more })
  const bought = (...ships: object[]) =>
    offtakesOf({ world, baseline, arcs: ships.map(ship) } as unknown as Network, ['J'])
  it('is a contract with anybody but the coercer, once for each way', () => {
    // A half of 120 t a year, for a tenth of 3 million more.
    expect(bought({}, {})).toEqual([
      expect.objectContaining({
        id: 'offtake ore K J',
        from: 'K',
        to: 'J',
        most: 60,
        sized: 0,
        annualCost: expect.closeTo(0.3, 9),
        lead: 12,
      }),
    ])
    for (const other of [
      { fromPlace: 'C' },
      { fromPlace: 'J' },
      { toPlace: 'K' },
      { used: tonnes(0) },
      { material: 'gold' },
    ])
      expect(bought(other)).toEqual([])
  })
  it('stands after its lead, and not before its date, and so much later as it comes late', () => {
    const ready = (lead: number, earliest: number | undefined, late: number): number =>
      readyFrom(100, { lead, earliest, delay: late } as CandidateDecision)
    expect([ready(24, undefined, 0), ready(24, 120, 0), ready(24, 130, 0), ready(24, 130, 6)]).toEqual([
      124, 124, 130, 136,
    ])
  })
  it('is put in place as much as stands of it', () => {
    const all = [...decided(), ...bought({})]
    const { sites, extraInitialShare, stockpiles, contractedVolumes } = provisionOf(all, f(0.5, 0.5, 0.25, 0.75))
    expect([[...sites], [...extraInitialShare], [...contractedVolumes]]).toEqual([
      [['mill', 0.5]],
      [['press J', 0.375]],
      [['ore K J', 3.75]],
    ])
    expect(stockpiles).toEqual([{ material: 'ore', place: 'J', tonnes: expect.closeTo(6, 9) }])
    // There, and empty.
    expect([...provisionOf(all).sites, ...provisionOf(all).contractedVolumes]).toEqual([
      ['mill', 0],
      ['ore K J', 0],
    ])
  })
})

describe('a shift of bounds', () => {
  const shift = { columns: [[0, 4]], rows: [[1, 6]], stocks: [[0, 8]] } as const
  const model = () => ({ upper: f(1, 1), rowLower: f(-2, 0), rowUpper: f(-2, 3) })
  it('moves bounds and what lies there by what stands of it', () => {
    const half = model()
    applyShift(half as never, shift, 0.5)
    expect(half).toEqual({ upper: f(3, 1), rowLower: f(-6, 0), rowUpper: f(-6, 6) })
    const none = model()
    applyShift(none as never, shift, 0)
    expect(none).toEqual(model())
  })
  it('leaves of each column what could come, whatever is decided', () => {
    // What is kept of 2 on the shelf, and of 8 more, and of what 1 and 4 more bring: a row of it all.
    const lp = {
      ...model(),
      columns: 2,
      rows: 2,
      starts: Int32Array.of(0, 1, 2),
      indices: Int32Array.of(0, 0),
      values: f(1, -1),
      cost: f(0, 0),
      lower: f(0, 0),
    }
    expect([...mostWith(lp as never, f(1, NONE), [shift])]).toEqual([5, expect.closeTo(15, 6)])
    expect(lp).toMatchObject(model())
  })
  it('is worth to a cut what stands of it', () =>
    expect(cutAt({ constant: 5, slope: f(-2, 3) } as never, f(0.5, 1))).toBe(5 - 1 + 3))

  it('is the room of a plant, a variant or a route in each month, or what lies in a stock', () => {
    const columns = [
      { kind: 'run', ref: 0, part: 0 },
      { kind: 'run', ref: 0, part: 1 },
      { kind: 'run', ref: 1, part: 1 },
      { kind: 'ship', ref: 0, part: 0 },
      { kind: 'ship', ref: 0, part: 1 },
      { kind: 'store', ref: 0, part: 1 },
    ]
    const network = {
      world: {
        ...world,
        switching: new Map(),
        parameter: () => 0,
        operations: [{ process: 'split' }, { process: 'press' }],
      },
      nodes: [{}, {}],
      sites: [{ id: 'mill', capacity: 9, start: Number.NEGATIVE_INFINITY, activities: [0, 1] }],
      activities: [
        { operation: 0, site: 0, adoption: undefined, adoptable: 0, extraInitialShare: 0 },
        { operation: 1, site: 0, adoption: 'heavy-free', adoptable: 4, extraInitialShare: 0 },
      ],
      arcs: [
        {
          material: 'ore',
          fromPlace: 'K',
          toPlace: 'J',
          origin: 'any',
          from: 0,
          to: 1,
          base: 2,
          limit: 6,
          contracted: 0,
        },
        {
          material: 'ore',
          fromPlace: 'J',
          toPlace: 'J',
          origin: 'any',
          from: 1,
          to: 0,
          base: 0,
          limit: NONE,
          contracted: 0,
        },
      ],
      demands: [],
    } as unknown as Network
    const layout = { columns, nodes: 2, buyers: 0, capacityRows: [0], shared: [], rows: 3 }
    const scenario = (outages: object[]): Scenario =>
      ({ start: 100, months: 2, measures: [], demand: [], outages }) as unknown as Scenario
    const shifts = (outages: object[], ...decisions: object[]) =>
      boundShiftsOf(network, scenario(outages), 100, decisions as never, { layout, months: 2 } as never)
    const mill = { kind: 'plant', site: 'mill', most: 60 }
    // 5 t a month, in the column above its baseline and in the row that its runs share; the variant takes no part in it.
    expect(shifts([], mill)).toEqual([
      {
        columns: [
          [1, 5],
          [7, 5],
        ],
        rows: [
          [2, 5],
          [5, 5],
        ],
        stocks: [],
      },
    ])
    const down = { site: 'mill', from: 101, until: undefined, capacityFactor: 0.5 }
    expect(shifts([down], mill)[0]?.columns).toEqual([
      [1, 5],
      [7, 2.5],
    ])
    expect(shifts([{ ...down, capacityFactor: 0 }], mill)[0]?.columns).toEqual([[1, 5]])
    expect(shifts([{ ...down, until: 100, from: 90 }], mill)[0]?.columns).toEqual([
      [1, 2.5],
      [7, 5],
    ])
    // Three quarters of the 4 that may change over.
    expect(shifts([], { kind: 'thrifting', process: 'press', place: 'J', most: 0.75 })[0]?.columns).toEqual([
      [2, 3],
      [8, 3],
    ])
    expect(shifts([], { kind: 'thrifting', process: 'press', place: 'K', most: 0.75 })[0]?.columns).toEqual([])
    // 5 a month, of which the route carries 4 more.
    const buy = { kind: 'offtake', material: 'ore', from: 'K', to: 'J', most: 60 }
    const opened = {
      ...network,
      world: { ...network.world, switching: new Map([['ore', { qualification: 99, headroom: 0.5, ramp: 0 }]]) },
    }
    const bought = boundShiftsOf(opened as never, scenario([]), 100, [buy] as never, { layout, months: 2 } as never)
    expect(bought[0]?.columns).toEqual([
      [4, 3],
      [10, 3],
    ])
    expect(shifts([], buy)[0]?.columns).toEqual([])
    expect(shifts([], { ...buy, from: 'C' })[0]?.columns).toEqual([])
    expect(shifts([], { kind: 'stockpile', material: 'ore', place: 'J', most: 7 })).toEqual([
      { columns: [], rows: [], stocks: [[1, 7]] },
    ])
    expect(shifts([], { kind: 'stockpile', material: 'gold', place: 'J', most: 7 })[0]?.stocks ?? []).toEqual([])
  })
})
