import { describe, expect, it } from 'vitest'
import { faultIn, InputError, type World } from '../../world/index.ts'
import { constraintsOf, narrowedTo, rowsOfTerm } from './constraints.ts'
import { parsePlanConstraints } from './parse-constraints.ts'

const NONE = Number.POSITIVE_INFINITY
const f = (...numbers: number[]): Float64Array => Float64Array.from(numbers)
const outputs = (list: Readonly<Record<string, number>>) => ({
  recipe: { inputs: [], outputs: Object.entries(list).map(([material, perTonne]) => ({ material, perTonne })) },
})
const place = (id: string, bloc: string) => [id, { id, bloc, name: id, nameJa: id }] as const
/** J's mill makes oxide of which half is dysprosium oxide; C and K sell it oxide. */
const world = {
  places: new Map([place('C', 'coercer'), place('J', 'alliance'), place('K', 'alliance')]),
  currencies: new Map([
    ['USD', { perUsd: { value: 1 } }],
    ['JPY', { perUsd: { value: 150 } }],
  ]),
  stages: new Map([
    ['oxide', {}],
    ['metal', {}],
    ['magnet', {}],
  ]),
  materials: new Map([
    [
      'oxide',
      {
        stage: 'oxide',
        unit: 't REO',
        contents: new Map([
          ['dy', { value: 0.5 }],
          ['nd', { value: 0.25 }],
        ]),
      },
    ],
    ['metal', { stage: 'metal', unit: 't metal', contents: new Map([['dy', { value: 0.75 }]]) }],
  ]),
  elements: new Map([
    ['dy', { unit: 't oxide' }],
    ['nd', { unit: 't oxide' }],
  ]),
  processes: new Map([
    ['split', {}],
    ['smelt', {}],
  ]),
  sites: new Map([
    ['mill', { id: 'mill', place: 'J', capacity: { value: 240 } }],
    ['new', { id: 'new', place: 'J', capacity: { value: 100 } }],
    ['far', { id: 'far', place: 'K' }],
  ]),
  operations: [
    { site: 'mill', process: 'split', ...outputs({ oxide: 1, metal: 9 }) },
    { site: 'mill', process: 'smelt', ...outputs({ metal: 1 }) },
    { site: 'new', process: 'split', ...outputs({ oxide: 1 }) },
    { site: 'new', process: 'split', ...outputs({ oxide: 0.5 }) },
    { site: 'far', process: 'split', ...outputs({ oxide: 1 }) },
  ],
  routes: [
    { material: 'oxide', from: 'C', to: 'J' },
    { material: 'oxide', from: 'K', to: 'J' },
    { material: 'metal', from: 'K', to: 'J' },
  ],
  demand: [
    { place: 'J', material: 'metal', use: { value: 400 } },
    { place: 'K', material: 'metal', use: { value: 800 } },
  ],
  stockpiles: new Map([['oxide', { mostDays: { value: 50 } }]]),
  owners: new Map([['big', { sites: ['far', 'new'] }]]),
  firms: new Map([
    ['holding', { id: 'holding' }],
    ['branch', { id: 'branch', owner: 'holding', site: 'mill' }],
    ['office', { id: 'office' }],
  ]),
} as unknown as World
const baseline = { run: f(5, 5, 0, 0, 7), ship: f(8, 4, 3), price: () => 2 }
/** Paid 12 once and 3 a year, 2 of it whatever its size; decided on a year ahead. */
const decision = (id: string, more: object) => ({ id, fixed: 2, sized: 10, annualCost: 3, lead: 12, ...more })
const decisions = [
  decision('new', { kind: 'plant', site: 'new', most: 100 }),
  decision('thrift', { kind: 'thrifting', process: 'smelt', place: 'K', most: 0.5 }),
  decision('stock', { kind: 'stockpile', material: 'oxide', place: 'J', most: 100 }),
  decision('metals', { kind: 'stockpile', material: 'metal', place: 'J', most: 100 }),
  decision('buy', { kind: 'offtake', material: 'oxide', from: 'K', to: 'J', most: 40 }),
  decision('buy-c', { kind: 'offtake', material: 'oxide', from: 'C', to: 'J', most: 40 }),
  decision('abroad', { kind: 'plant', site: 'far', most: 10 }),
]
const periods = [
  { from: 1, years: 1 },
  { from: 2, years: 2 },
]
const frame = (more: object = {}) =>
  ({ world, baseline, decisions, periods, year: 2026, availability: () => 'optional', ...more }) as never
const terms = (given: object, more: object = {}) => constraintsOf({ file: 't.yaml', title: 't', ...given }, frame(more))
const codes = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    return error instanceof InputError ? error.faults.map(({ code }) => code) : error
  }
}

describe('a budget of some members and years', () => {
  const budget = (more: object, frame: object = {}) =>
    terms({ budgets: [{ id: 'b', amount: '5e6USD', ...more }] }, frame)[0]
  const rows = (more: object, frame: object = {}) =>
    budget(more, frame)?.amounts.map(({ decision, period, amount, had }) => [decision, period, amount, had])
  const one = { decisions: decisions.slice(0, 1) }
  it('counts all that is paid: once in the year of the decision, and in each year', () => {
    // What stands in the first period was decided on in 2026, and what is added in the second in 2027: together, once.
    expect(rows({}, one)).toEqual([
      [0, 0, 3, 0],
      [0, 1, 10 + 6, 2],
    ])
    expect(budget({}, one)).toMatchObject({
      kind: 'budget',
      high: 5,
      low: Number.NEGATIVE_INFINITY,
      there: 0,
      year: null,
    })
  })
  it('counts no more than what falls into its years', () => {
    // In 2026 what the first period has is paid, not what the second adds.
    expect(rows({ until: 2026 }, one)).toEqual([[0, 0, 10, 2]])
    expect(rows({ from: 2027, until: 2027 }, one)).toEqual([
      [0, 0, -10 + 3, -2],
      [0, 1, 10, 2],
    ])
    expect(rows({ from: 2028 }, one)).toEqual([[0, 1, 6, 0]])
    expect(rows({ from: 2029 }, one)).toEqual([[0, 1, 3, 0]])
    expect(budget({ from: 2028 }, one)?.year).toBe(2028)
    const early = { decisions: [decision('new', { kind: 'plant', site: 'new', most: 100, lead: 18 })] }
    expect(rows({ until: 2026 }, early)).toEqual([[0, 1, 10, 2]])
  })
  it('counts what stands where its members are, or is bought by them', () => {
    const whose = (...places: string[]) => [...new Set(rows({ for: places })?.map(([i]) => i))]
    expect(whose('J')).toEqual([0, 2, 3, 4, 5])
    expect(whose('K')).toEqual([1, 6])
    expect(whose('alliance')).toEqual([0, 1, 2, 3, 4, 5, 6])
  })
  it('counts nothing of what comes anyway', () =>
    expect(rows({}, { ...one, availability: () => 'committed' })).toEqual([]))
  it('is refused if none of its years is one of the plan', () => {
    for (const years of [{ until: 2025 }, { from: 2030 }])
      expect(codes(() => budget(years))).toEqual(['TERMS_DO_NOTHING'])
    expect(codes(() => budget({ from: 2028, until: 2040 }))).toMatchObject({ id: 'b' })
  })
})

describe('a limit that items share', () => {
  it('is drawn on by what stands at the end', () =>
    expect(terms({ limits: [{ id: 'power', most: 7, draws: { stock: 3, new: 2 } }] })).toEqual([
      {
        id: 'power',
        kind: 'limit',
        unit: '',
        low: Number.NEGATIVE_INFINITY,
        high: 7,
        there: 0,
        year: null,
        amounts: [
          { decision: 2, period: 1, amount: 3 },
          { decision: 0, period: 1, amount: 2 },
        ],
      },
    ]))
  it('is refused for items that there are not', () =>
    expect(codes(() => terms({ limits: [{ id: 'power', most: 7, draws: { nothing: 3 } }] }))).toEqual([
      'TERMS_ID_UNKNOWN',
    ]))
})

describe('a stock that is asked for', () => {
  it('is the days asked for of the use of each material of its stage, by the period that holds in its year', () => {
    const stock = (by: number, at = 'J') => terms({ stocks: [{ id: 's', at: [at], stage: 'oxide', days: 30, by }] })
    // 100 t are 50 days.
    expect(stock(2027)).toEqual([
      {
        id: 's oxide J',
        kind: 'stock',
        unit: 't',
        low: 60,
        high: Number.POSITIVE_INFINITY,
        there: 0,
        year: 2027,
        amounts: [{ decision: 2, period: 0, amount: 100 }],
      },
    ])
    // What is asked for by the year of the decision must lie there in the first period; outside the plan, nothing can.
    expect([2026, 2028, 2029].map((by) => stock(by)[0]?.amounts[0]?.period)).toEqual([0, 1, 1])
    for (const by of [2025, 2030]) expect(codes(() => stock(by))).toEqual(['TERMS_YEAR_OUTSIDE'])
    expect(stock(2027, 'K')).toEqual([])
  })
})

describe('a share that is asked for', () => {
  const share = (more: object) => terms({ shares: [{ id: 's', at: ['J'], of: 'oxide', by: 2028, ...more }] })[0]
  it('is of the use there, by what plants there can make, idle capacity as what runs', () => {
    // J uses 400 t of metal with 300 t of oxides. Its mill ran at 120 of 240: 60 of each, twice that with what is idle.
    expect(share({ least: 0.5 })).toEqual({
      id: 's',
      kind: 'share',
      unit: 't oxide/yr',
      low: 150 - 90,
      high: Number.POSITIVE_INFINITY,
      there: 90,
      year: 2028,
      // The new plant can make one or a half of a tonne: the least counts, and what is in it.
      amounts: [{ decision: 0, period: 1, amount: 37.5 }],
    })
  })
  it('may count some elements, and what some processes make', () => {
    expect(share({ least: 0.5, elements: ['dy'] })).toMatchObject({ there: 60, low: 150 - 60 })
    expect(share({ least: 0.5, elements: ['nd'] })).toMatchObject({ there: 30, low: -30 })
    expect(share({ least: 0.5, processes: ['smelt'] })).toMatchObject({ there: 0, amounts: [] })
    expect(share({ least: 0.5, of: 'metal', processes: ['smelt'] })).toMatchObject({ there: 90 })
    expect(share({ least: 0.5, of: 'metal' })).toMatchObject({ there: 120 * 9 * 0.75 + 90 })
  })
  it('may be of a supplier at most: what others sell counts too, and what is bought of them by contract', () => {
    // A quarter of 300 may depend on C. K sells 48 t of oxide, 36 of it counted, besides.
    expect(share({ supplier: 'C', most: 0.25 })).toMatchObject({
      there: 90 + 36,
      low: 225 - 126,
      amounts: [
        { decision: 0, period: 1, amount: 37.5 },
        { decision: 4, period: 1, amount: 30 },
      ],
    })
    expect(share({ supplier: 'K', most: 0.25 })).toMatchObject({ there: 90 + 72 })
    expect(share({ at: ['J', 'K'], supplier: 'C', most: 0.25 })?.amounts.map(({ decision: i }) => i)).toEqual([0, 6])
  })
})

describe('a stock in tonnes, and at most', () => {
  const stock = (more: object) =>
    terms({ stocks: [{ id: 's', at: ['J'], stage: 'oxide', ...more }] }).map(({ id, kind, low, high, amounts }) => [
      id,
      kind,
      low,
      high,
      amounts[0]?.period,
    ])
  it('is some tonnes of each material by a year, and a most at the end', () => {
    expect(stock({ tonnes: 40, by: 2027 })).toEqual([['s oxide J', 'stock', 40, NONE, 0]])
    // 100 t are 50 days.
    expect(stock({ most_days: 45 })).toEqual([['s oxide J most', 'most-stock', -NONE, 90, 1]])
    expect(stock({ days: 10, by: 2027, most_tonnes: 30 })).toEqual([
      ['s oxide J', 'stock', 20, NONE, 0],
      ['s oxide J most', 'most-stock', -NONE, 30, 1],
    ])
  })
  it('is of the materials that it names, and is missed where none of them can be held', () => {
    expect(stock({ tonnes: 40, by: 2027, materials: ['oxide'] })).toHaveLength(1)
    expect(stock({ tonnes: 40, by: 2027, materials: ['other'] })).toEqual([['s other J', 'stock', 40, NONE, undefined]])
    expect(stock({ most_tonnes: 40, materials: ['other'] })).toEqual([])
  })
  it('is refused where the least in days is more than the most in tonnes', () =>
    expect(codes(() => stock({ days: 30, by: 2027, most_tonnes: 50 }))).toEqual(['TERMS_LEAST_ABOVE_MOST']))
})

describe('a store', () => {
  const store = (more: object, frame: object = {}) => terms({ stores: [{ id: 's', at: ['J'], ...more }] }, frame)
  it('holds a number of tonnes of all that lies in it, or of some stages', () => {
    expect(store({ size: 150 })).toEqual([
      {
        id: 's size',
        kind: 'store-size',
        unit: 't',
        low: -NONE,
        high: 150,
        there: 0,
        year: null,
        amounts: [
          { decision: 2, period: 1, amount: 100 },
          { decision: 3, period: 1, amount: 100 },
        ],
      },
    ])
    expect(store({ size: 150, stages: ['oxide'] })[0]?.amounts.map(({ decision: i }) => i)).toEqual([2])
    expect(terms({ stores: [{ id: 's', at: ['K'], size: 1 }] })).toEqual([])
  })
  it('is filled from the decision on, by the month', () => {
    // A year until the first period, and two to one that begins two years later.
    const later = [
      { from: 1, years: 2 },
      { from: 3, years: 1 },
    ]
    const rows = store({ fill: 5, stages: ['oxide'] }, { periods: later })
    expect(rows.map(({ id, kind, high, year }) => [id, kind, high, year])).toEqual([
      ['s fill 2027', 'store-fill', 60, 2027],
      ['s fill 2029', 'store-fill', 120, 2029],
    ])
    expect(rows.map(({ amounts }) => amounts)).toEqual([
      [{ decision: 2, period: 0, amount: 100 }],
      [
        { decision: 2, period: 1, amount: 100 },
        { decision: 2, period: 0, amount: -100 },
      ],
    ])
  })
})

describe('capacity, output and jobs', () => {
  const capacity = (more: object, frame: object = {}) =>
    terms({ capacities: [{ id: 'c', at: ['J'], stage: 'oxide', ...more }] }, frame)
  it('is what plants there can make, idle capacity too, with the least that the plan adds', () => {
    // The mill made 60 t beside 60 of metal, at 120 of 240; the new plant can make 100 t or 50.
    expect(capacity({ least: 150, by: 2027 })).toEqual([
      {
        id: 'c',
        kind: 'capacity',
        unit: 't REO/yr',
        low: 30,
        high: NONE,
        there: 120,
        year: 2027,
        amounts: [{ decision: 0, period: 0, amount: 50 }],
      },
    ])
    expect(capacity({ least: 150, by: 2027, elements: ['dy'] })).toMatchObject([
      { unit: 't oxide/yr', there: 60, low: 90, amounts: [{ amount: 25 }] },
    ])
    expect(capacity({ least: 150, by: 2027, processes: ['smelt'] })).toMatchObject([{ there: 0, amounts: [] }])
  })
  it('is at most so much with the most that the plan may add, at its end', () => {
    expect(capacity({ most: 200 })).toMatchObject([
      { id: 'c', kind: 'most-capacity', low: -NONE, high: 80, year: null, amounts: [{ period: 1, amount: 100 }] },
    ])
    expect(capacity({ least: 150, by: 2027, most: 200 }).map(({ id }) => id)).toEqual(['c', 'c most'])
  })
  it('counts what stands and did not run in the baseline, and no decision twice', () => {
    const stands = (id: string, status: string) => ({
      ...world,
      sites: new Map<string, unknown>([
        ...world.sites,
        [id, { id, place: 'J', status, capacity: { value: 30 } }],
        ['new', { ...world.sites.get('new'), status: 'operating' }],
      ]),
      operations: [...world.operations, { site: id, process: 'split', ...outputs({ oxide: 1 }) }],
    })
    const there = (status: string) =>
      capacity(
        { least: 150, by: 2027 },
        { world: stands('idle', status), baseline: { ...baseline, run: f(5, 5, 0, 0, 7, 0) } },
      )[0]?.there
    expect(['operating', 'ramping', 'planned'].map(there)).toEqual([150, 150, 120])
  })
  it('of output is what was made, without what was idle, in tonnes or at baseline prices', () => {
    const output = (more: object) => terms({ outputs: [{ id: 'o', at: ['J'], stage: 'oxide', by: 2028, ...more }] })[0]
    expect(output({ tonnes: 100 })).toMatchObject({
      kind: 'output',
      unit: 't REO/yr',
      there: 60,
      low: 40,
      year: 2028,
      amounts: [{ decision: 0, period: 1, amount: 50 }],
    })
    // A tonne at 2 USD/kg is 2000 USD; 75 million yen are half a million.
    const worth = output({ value: '75e6JPY' })
    expect(worth).toMatchObject({ unit: 'M USD/yr', amounts: [{ amount: 0.1 }] })
    expect(worth?.there).toBeCloseTo(0.12, 12)
    expect(worth?.low).toBeCloseTo(0.38, 12)
  })
  it('of jobs is what items give, in a year or at the end', () => {
    const jobs = (more: object) => terms({ jobs: [{ id: 'j', least: 5, items: { new: 10, thrift: 1 }, ...more }] })[0]
    expect(jobs({ by: 2027 })).toMatchObject({
      kind: 'jobs',
      unit: 'jobs',
      low: 5,
      high: NONE,
      year: 2027,
      amounts: [
        { decision: 0, period: 0, amount: 10 },
        { decision: 1, period: 0, amount: 1 },
      ],
    })
    expect(jobs({})).toMatchObject({ year: null, amounts: [{ period: 1 }, { period: 1 }] })
    expect(codes(() => jobs({ items: { nothing: 1 } }))).toEqual(['TERMS_ID_UNKNOWN'])
  })
})

describe('a share of one firm', () => {
  const share = (firm: string) =>
    terms({ shares: [{ id: 's', at: ['J'], of: 'oxide', firm, most: 0.25, by: 2028 }] })[0]
  it('is what does not depend on it: of others there, and of what a place sells, as much as others made of it', () => {
    // Of K, all is made at "far"; C sells 96 t, 72 of it counted, and the mill can make 90.
    expect(share('big')).toMatchObject({
      there: 90 + 72,
      low: 225 - 162,
      amounts: [{ decision: 5, period: 1, amount: 30 }],
    })
  })
  it('counts what belongs to its firms, up the chain of owners', () => {
    // The mill is a branch's, which belongs to the holding: what C and K sell does not depend on it.
    for (const firm of ['holding', 'branch'])
      expect(share(firm)).toMatchObject({
        there: 72 + 36,
        amounts: [{ decision: 0 }, { decision: 4 }, { decision: 5 }],
      })
  })
})

describe('budgets of payers', () => {
  const budgets = (list: object[], more: object = {}) => terms({ budgets: list }, more)
  const two = { decisions: [decisions[0], decisions[2]] }
  const plants = { id: 'a', payer: 'A', amount: '5e6USD', kinds: ['plant'], year: 2026 }
  it('limit what each alone may pay for, and what all may', () => {
    // The plant may be paid by both, the stock by B alone: nothing is A's alone.
    const rows = budgets([plants, { id: 'b', payer: 'B', amount: '3e6USD', year: 2026 }], two)
    expect(rows.map(({ id, kind, unit, high, year }) => [id, kind, unit, high, year])).toEqual([
      ['b', 'budget', 'M USD', 3, 2026],
      ['a + b', 'budget', 'M USD', 8, 2026],
    ])
    expect(
      rows.map(({ amounts }) => amounts.map(({ decision: i, period, amount, had }) => [i, period, amount, had])),
    ).toEqual([
      [[1, 0, 10, 2]],
      [
        [0, 0, 10, 2],
        [1, 0, 10, 2],
      ],
    ])
  })
  it('are rows of their own where nothing can be paid by both', () => {
    const stocks = { id: 'b', payer: 'B', amount: '3e6USD', kinds: ['stockpile'], year: 2026 }
    expect(budgets([plants, stocks], two).map(({ id }) => id)).toEqual(['a', 'b'])
    const later = { ...plants, id: 'c', year: 2027 }
    expect(budgets([plants, later], two).map(({ id, year }) => [id, year])).toEqual([
      ['a', 2026],
      ['c', 2027],
    ])
  })
  it('are in their own currency, and in dollars where they have several', () => {
    const yen = { id: 'b', payer: 'B', amount: '300e6JPY', year: 2026 }
    const [alone] = budgets([yen], two)
    expect(alone).toMatchObject({ unit: 'M JPY', high: 300 })
    expect(alone?.amounts[0]).toMatchObject({ amount: 1500, had: 300 })
    expect(budgets([plants, yen], two).map(({ unit, high }) => [unit, high])).toEqual([
      ['M JPY', 300],
      ['M USD', 7],
    ])
  })
  it('weigh as the lightest of them', () => {
    const rows = budgets(
      [
        { ...plants, weight: 3 },
        { id: 'b', payer: 'B', amount: '3e6USD', year: 2026, weight: 2 },
      ],
      two,
    )
    expect(rows.map(({ weight }) => weight)).toEqual([2, 2])
  })
  it('are refused where they pay for nothing, name what there is not, or hang together in too great a number', () => {
    expect(codes(() => budgets([{ ...plants, for: ['C'] }], two))).toEqual(['TERMS_DO_NOTHING'])
    expect(codes(() => budgets([{ ...plants, items: ['nothing'] }], two))).toEqual(['TERMS_ID_UNKNOWN'])
    const many = Array.from({ length: 11 }, (_, i) => ({ ...plants, id: `a${i}` }))
    expect(codes(() => budgets(many.slice(1), two))).toHaveLength(1)
    expect(codes(() => budgets(many, two))).toEqual(['TERMS_PAYERS_MANY'])
  })
  it('without a payer, of some kinds or items, are caps', () => {
    const counted = (more: object) => [
      ...new Set(budgets([{ id: 'b', amount: '5e6USD', ...more }])[0]?.amounts.map(({ decision: i }) => i)),
    ]
    expect(counted({ kinds: ['stockpile', 'offtake'] })).toEqual([2, 3, 4, 5])
    expect(counted({ items: ['new', 'buy'] })).toEqual([0, 4])
    expect(counted({ items: ['new', 'buy'], for: ['J'], kinds: ['plant'] })).toEqual([0])
  })
})

describe('terms by their ids', () => {
  const rows = terms({
    stores: [{ id: 's', at: ['J'], size: 150, fill: 5 }],
    limits: [{ id: 's2', most: 1, draws: { new: 1 } }],
    budgets: [
      { id: 'a', payer: 'A', amount: '5e6USD', year: 2026 },
      { id: 'b', payer: 'B', amount: '5e6USD', year: 2026, kinds: ['plant'] },
    ],
  })
  it('are all rows that they made', () => {
    expect(['s', 's2', 'a', 'b', 'c'].map((id) => rowsOfTerm(rows, id).map((row) => row.id))).toEqual([
      ['s size', 's fill 2027', 's fill 2028'],
      ['s2'],
      ['a', 'a + b'],
      ['a + b'],
      [],
    ])
  })
  it('are those that some members know, where they plan alone', () => {
    const known = narrowedTo(
      {
        file: 't',
        title: 't',
        limits: [{ id: 'l', most: 1, draws: { new: 1, stock: 2 } }],
        jobs: [{ id: 'j', least: 1, items: { new: 1, stock: 2 } }],
        budgets: [{ id: 'b', amount: '1USD', items: ['new', 'stock'] }],
      },
      (id) => id === 'stock',
    )
    expect([known.limits?.[0]?.draws, known.jobs?.[0]?.items, known.budgets?.[0]?.items]).toEqual([
      { stock: 2 },
      { stock: 2 },
      ['stock'],
    ])
  })
})

const STOCK = 'id: s, at: [J], stage: oxide'
const SHARE = 'id: s, at: [J], of: oxide, by: 2028'
const CAPACITY = 'id: c, at: [J], stage: oxide'
const OUTPUT = 'id: o, at: [J], stage: oxide, by: 2028'
const ALL = [
  'currency: JPY',
  'budgets: [{ id: b, payer: P, amount: 5e6JPY, year: 2027, kinds: [plant], for: [J], items: [new], weight: 2 }]',
  `stocks: [{ ${STOCK}, materials: [oxide], tonnes: 5, most_days: 9, by: 2028 }]`,
  'stores: [{ id: t, at: [J], stages: [oxide], size: 5, fill: 1 }]',
  'shares: [{ id: f, at: [J], of: oxide, firm: big, most: 0.65, by: 2028 }]',
  `capacities: [{ ${CAPACITY}, least: 5, most: 9, by: 2028, elements: [dy], processes: [split] }]`,
  `outputs: [{ ${OUTPUT}, value: 5e6JPY }]`,
  'jobs: [{ id: j, least: 5, items: { new: 9 }, by: 2028 }]',
].join('\n')
/** One fault of each kind that is found in the file itself, a line each. */
const BAD = [
  'budgets: [{ id: b, amount: 0JPY }]',
  'budgets: [{ id: b, amount: 5USD, year: 2027, from: 2026 }]',
  'budgets: [{ id: b, amount: 5USD, for: [J, J] }]',
  'stores: [{ id: s, at: [J], draw: 5 }]',
  `stocks: [{ ${STOCK}, days: 3, tonnes: 5, by: 2028 }]`,
  `stocks: [{ ${STOCK} }]`,
  `stocks: [{ ${STOCK}, days: 30, most_days: 20, by: 2028 }]`,
  `stocks: [{ ${STOCK}, days: 30 }]`,
  `stocks: [{ ${STOCK}, most_days: 30, by: 2028 }]`,
  `stocks: [{ ${STOCK}, materials: [metal], days: 3, by: 2028 }]`,
  `shares: [{ ${SHARE}, most: 0.5 }]`,
  `shares: [{ ${SHARE}, firm: bigg, most: 0.5 }]`,
  `shares: [{ ${SHARE}, firm: office, most: 0.5 }]`,
  'capacities: [{ id: c, at: [K], stage: magnet, least: 5, by: 2028 }]',
  'jobs: [{ id: j, least: 5, items: { new: 0 } }]',
  'stores: [{ id: x, at: [J], size: 1 }, { id: x, at: [J], size: 1 }]',
].join('\n')

describe('a file of terms', () => {
  const read = (text: string): unknown => codes(() => parsePlanConstraints('t.yaml', `title: t\n${text}`, world).title)
  it.each<[string, string, string[] | string]>([
    ['a budget', 'budgets: [{ id: b, amount: 5e6USD, for: [alliance], from: 2027, until: 2027 }]', 't'],
    ['no terms', '', ['TERMS_DO_NOTHING']],
    ['empty lists', 'budgets: []', ['TERMS_DO_NOTHING']],
    [
      'years the wrong way round',
      'budgets: [{ id: b, amount: 5e6USD, from: 2028, until: 2027 }]',
      ['TERMS_YEARS_REVERSED'],
    ],
    ['an amount that is none', 'budgets: [{ id: b, amount: lots }]', ['BUDGET_UNREADABLE']],
    ['places that there are not', 'budgets: [{ id: b, amount: 5USD, for: [Q] }]', ['PLACE_UNKNOWN']],
    ['a stock nowhere', 'stocks: [{ id: s, at: [Q], stage: oxide, days: 3, by: 2028 }]', ['PLACE_UNKNOWN']],
    ['a limit that nothing draws on', 'limits: [{ id: l, most: 3, draws: { new: 0 } }]', ['TERMS_DO_NOTHING']],
    ['a limit that something draws on', 'limits: [{ id: l, most: 3, draws: { new: 0, stock: 1 } }]', 't'],
    [
      'the same name twice',
      'limits: [{ id: l, most: 3, draws: { new: 1 } }]\nbudgets: [{ id: l, amount: 5USD }]',
      ['TERMS_TWICE'],
    ],
    [
      'what the world does not know',
      'shares: [{ id: s, at: [J], of: oxide, processes: [split, no], elements: [dy, no], supplier: no, most: 0.5, by: 2028 }]',
      ['TERMS_ID_UNKNOWN', 'TERMS_ID_UNKNOWN', 'TERMS_ID_UNKNOWN'],
    ],
  ])('with %s is read, or refused', (_, text, expected) => expect(read(text)).toEqual(expected))
  it.each<[string, string, string[] | string]>([
    ['all kinds of terms', ALL, 't'],
    [
      'money in another currency than its own',
      'currency: JPY\nbudgets: [{ id: b, amount: 5e6USD }]',
      ['TERMS_CURRENCY'],
    ],
    [
      'a value in another currency than its own',
      `currency: JPY\noutputs: [{ ${OUTPUT}, value: 5e6USD }]`,
      ['TERMS_CURRENCY'],
    ],
    [
      'a currency that there is not',
      'currency: XXX\nlimits: [{ id: l, most: 3, draws: { new: 1 } }]',
      ['CURRENCY_UNKNOWN'],
    ],
    ['a budget of nothing', 'budgets: [{ id: b, amount: 0JPY }]', ['TERMS_MONEY_NOTHING']],
    ['a year beside years', 'budgets: [{ id: b, amount: 5USD, year: 2027, from: 2026 }]', ['TERMS_YEAR_AND_YEARS']],
    ['a kind that there is not', 'budgets: [{ id: b, amount: 5USD, kinds: [mine] }]', ['SCENARIO_NOT_ALLOWED']],
    ['a payer without a name', "budgets: [{ id: b, amount: 5USD, payer: ' ' }]", ['SCENARIO_NOT_ALLOWED']],
    ['a member twice', 'budgets: [{ id: b, amount: 5USD, for: [J, K, J] }]', ['TERMS_PLACE_TWICE']],
    [
      'a member in its bloc',
      'stocks: [{ id: s, at: [alliance, J], stage: oxide, days: 3, by: 2028 }]',
      ['TERMS_PLACE_TWICE'],
    ],
    ['a store that is filled backwards', 'stores: [{ id: s, at: [J], fill: -5 }]', ['SCENARIO_NOT_ALLOWED']],
    ['a store that is never filled', 'stores: [{ id: s, at: [J], fill: 0 }]', ['SCENARIO_NOT_ALLOWED']],
    ['a store that is drawn', 'stores: [{ id: s, at: [J], size: 5, draw: 5 }]', ['TERMS_STORE_DRAW']],
    ['a store of nothing', 'stores: [{ id: s, at: [J] }]', ['TERMS_NEITHER']],
    ['days and tonnes', `stocks: [{ ${STOCK}, days: 3, tonnes: 5, by: 2028 }]`, ['TERMS_BOTH']],
    ['days and tonnes at most', `stocks: [{ ${STOCK}, most_days: 3, most_tonnes: 5 }]`, ['TERMS_BOTH']],
    ['neither days nor tonnes', `stocks: [{ ${STOCK} }]`, ['TERMS_NEITHER']],
    ['a least above the most', `stocks: [{ ${STOCK}, days: 30, most_days: 20, by: 2028 }]`, ['TERMS_LEAST_ABOVE_MOST']],
    ['as many days as there may be', `stocks: [{ ${STOCK}, days: 30, most_days: 30, by: 2028 }]`, 't'],
    [
      'tonnes above the most',
      `stocks: [{ ${STOCK}, tonnes: 30, most_tonnes: 20, by: 2028 }]`,
      ['TERMS_LEAST_ABOVE_MOST'],
    ],
    ['a stock without a year', `stocks: [{ ${STOCK}, days: 30 }]`, ['TERMS_YEAR_MISSING']],
    ['a year of a most', `stocks: [{ ${STOCK}, most_days: 30, by: 2028 }]`, ['TERMS_YEAR_OF_MOST']],
    [
      'a material of another stage',
      `stocks: [{ ${STOCK}, materials: [metal], days: 3, by: 2028 }]`,
      ['TERMS_MATERIAL_STAGE'],
    ],
    [
      'a material that there is not',
      `stocks: [{ ${STOCK}, materials: [mud], days: 3, by: 2028 }]`,
      ['TERMS_ID_UNKNOWN'],
    ],
    ['days that are no number', `stocks: [{ ${STOCK}, days: .nan, by: 2028 }]`, ['SCENARIO_NOT_ALLOWED']],
    ['days without end', `stocks: [{ ${STOCK}, days: .inf, by: 2028 }]`, ['SCENARIO_NOT_ALLOWED']],
    ['an unknown key', `stocks: [{ ${STOCK}, days: 3, by: 2028, weeks: 2 }]`, ['SCENARIO_NOT_ALLOWED']],
    ['a year and a half', `stocks: [{ ${STOCK}, days: 3, by: 2028.5 }]`, ['SCENARIO_NOT_ALLOWED']],
    ['a weight of nothing', `stocks: [{ ${STOCK}, days: 3, by: 2028, weight: 0 }]`, ['SCENARIO_NOT_ALLOWED']],
    ['a share of nobody', `shares: [{ ${SHARE}, most: 0.5 }]`, ['TERMS_SHARE']],
    ['a share of nothing', `shares: [{ ${SHARE}, firm: big }]`, ['TERMS_SHARE']],
    ['a least share of a supplier', `shares: [{ ${SHARE}, least: 0.5, supplier: C }]`, ['TERMS_SHARE']],
    ['a least and a most share', `shares: [{ ${SHARE}, least: 0.5, supplier: C, most: 0.5 }]`, ['TERMS_SHARE']],
    ['a supplier and a firm', `shares: [{ ${SHARE}, supplier: C, firm: big, most: 0.5 }]`, ['TERMS_BOTH']],
    ['a firm that there is not', `shares: [{ ${SHARE}, firm: bigg, most: 0.5 }]`, ['TERMS_FIRM_UNKNOWN']],
    ['a firm without a site', `shares: [{ ${SHARE}, firm: office, most: 0.5 }]`, ['TERMS_FIRM_NO_SITE']],
    ['a firm that owns a firm with one', `shares: [{ ${SHARE}, firm: holding, most: 0.5 }]`, 't'],
    ['capacity of nothing', `capacities: [{ ${CAPACITY} }]`, ['TERMS_NEITHER']],
    [
      'less capacity than least',
      `capacities: [{ ${CAPACITY}, least: 5, most: 4, by: 2028 }]`,
      ['TERMS_LEAST_ABOVE_MOST'],
    ],
    ['negative capacity', `capacities: [{ ${CAPACITY}, least: -5, by: 2028 }]`, ['SCENARIO_NOT_ALLOWED']],
    [
      'a stage that is made by nobody there',
      'capacities: [{ id: c, at: [K], stage: magnet, least: 5, by: 2028 }]',
      ['TERMS_NOT_MADE'],
    ],
    ['a stage that there is not', 'capacities: [{ id: c, at: [K], stage: mud, most: 5 }]', ['TERMS_ID_UNKNOWN']],
    ['output nowhere', 'outputs: [{ id: o, at: [Q], stage: oxide, tonnes: 5, by: 2028 }]', ['PLACE_UNKNOWN']],
    ['output of tonnes and value', `outputs: [{ ${OUTPUT}, tonnes: 5, value: 5USD }]`, ['TERMS_BOTH']],
    ['output of neither', `outputs: [{ ${OUTPUT} }]`, ['TERMS_NEITHER']],
    ['output worth nothing', `outputs: [{ ${OUTPUT}, value: 0USD }]`, ['TERMS_MONEY_NOTHING']],
    ['a value of elements', `outputs: [{ ${OUTPUT}, value: 5USD, elements: [dy] }]`, ['TERMS_BOTH']],
    ['output of no process there', `outputs: [{ ${OUTPUT}, tonnes: 5, processes: [smelt] }]`, ['TERMS_NOT_MADE']],
    ['jobs that nothing gives', 'jobs: [{ id: j, least: 5, items: { new: 0 } }]', ['TERMS_DO_NOTHING']],
    [
      'one name in two lists',
      'jobs: [{ id: x, least: 5, items: { new: 1 } }]\nstores: [{ id: x, at: [J], size: 1 }]',
      ['TERMS_TWICE'],
    ],
    [
      'one name thrice',
      'stores: [{ id: x, at: [J], size: 1 }, { id: x, at: [J], size: 1 }, { id: x, at: [J], size: 1 }]',
      ['TERMS_TWICE'],
    ],
  ])('with %s is read, or refused', (_, text, expected) => expect(read(text)).toEqual(expected))
  it('says of each fault where it is and what to do, in both languages', () => {
    const texts = BAD.split('\n').map((_, i, all) => `title: t\n${all.slice(i, i + 1).join('')}`)
    for (const text of texts) {
      try {
        parsePlanConstraints('t.yaml', text, world)
        expect.unreachable(text)
      } catch (error) {
        if (!(error instanceof InputError)) throw error
        for (const fault of error.faults) {
          expect(fault).toMatchObject({ file: 't.yaml', line: 2 })
          expect(fault.remedy.length, fault.code).toBeGreaterThan(10)
          const ja = faultIn('ja', fault)
          expect(ja.message, fault.code).not.toBe(fault.message)
        }
      }
    }
  })
  it('knows the line of each term, for what is wrong with it in a plan', () => {
    const { lines } = parsePlanConstraints(
      't.yaml',
      'title: t\nstores:\n  - id: s\n    at: [J]\n    size: 1\n  - { id: u, at: [J], size: 1 }',
      world,
    )
    expect([...(lines ?? [])]).toEqual([
      ['s', 3],
      ['u', 6],
    ])
    const asked = parsePlanConstraints('t.yaml', `title: t\nstocks:\n  - { ${STOCK}, days: 3, by: 2040 }`, world)
    try {
      constraintsOf(asked, frame())
      expect.unreachable()
    } catch (error) {
      expect(error).toMatchObject({ faults: [{ code: 'TERMS_YEAR_OUTSIDE', file: 't.yaml', line: 3 }] })
    }
  })
  it('is refused with the line at which it is wrong', () => {
    const lines = (text: string): unknown => {
      try {
        return parsePlanConstraints('t.yaml', text, world)
      } catch (error) {
        return error instanceof InputError ? error.faults.map(({ line }) => line) : error
      }
    }
    const file = [
      'title: t',
      'budgets:',
      '  - id: one',
      '    amount: lots',
      '    for: [Q]',
      '  - id: two',
      '    amount: 5USD',
      '    from: 2028',
      '    until: 2027',
      'stocks:',
      '  - { id: s, stage: oxide, days: 3, by: 2028,',
      '      at: [Q] }',
      'limits:',
      '  - { id: l, most: 3,',
      '      draws: { new: 0 } }',
    ]
    expect(lines(file.join('\n'))).toEqual([4, 9, 5, 12, 15])
  })
})
