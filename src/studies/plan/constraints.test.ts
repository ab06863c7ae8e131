import { describe, expect, it } from 'vitest'
import { InputError, type World } from '../../world/index.ts'
import { parsePlanConstraints, constraintsOf } from './constraints.ts'

const f = (...numbers: number[]): Float64Array => Float64Array.from(numbers)
const outputs = (list: Readonly<Record<string, number>>) => ({
  recipe: { inputs: [], outputs: Object.entries(list).map(([material, perTonne]) => ({ material, perTonne })) },
})
const place = (id: string, bloc: string) => [id, { id, bloc, name: id, nameJa: id }] as const
/** J's mill makes oxide of which half is dysprosium oxide; C and K sell it oxide. */
const world = {
  places: new Map([place('C', 'coercer'), place('J', 'alliance'), place('K', 'alliance')]),
  currencies: new Map([['USD', { perUsd: { value: 1 } }]]),
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
        contents: new Map([
          ['dy', { value: 0.5 }],
          ['nd', { value: 0.25 }],
        ]),
      },
    ],
    ['metal', { stage: 'metal', contents: new Map([['dy', { value: 0.75 }]]) }],
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
} as unknown as World
const baseline = { run: f(5, 5, 0, 0, 7), ship: f(8, 4, 3) }
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
    expect([2020, 2028, 2040].map((by) => stock(by)[0]?.amounts[0]?.period)).toEqual([0, 1, 1])
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
    expect(lines(file.join('\n'))).toEqual([9, 4, 5, 12, 15])
  })
})
