import { headlinePeriods } from '../../../src/studies/plan/headline-periods.ts'
import { describe, expect, it } from 'vitest'
import { quantity } from '../../../src/quantity/index.ts'
import type { PlanResult } from '../../../src/studies/index.ts'
import { amountOf, budgetsAround, moneyOf } from '../../url/money.ts'
import { QUESTIONS, type PlanRequest } from '../../url/questions.ts'
import {
  alongBudgets,
  amountText,
  blockOf,
  blockSpan,
  missing,
  paidFor,
  plansOf,
  shownOf,
  spanOf,
  spanText,
  standing,
  type Item,
  type Year,
} from './state.ts'

const musd = (value: number) => quantity<'MUSD'>(value)
const year = (from: number, years: number, worst: number, without = 100): Year => ({
  from,
  years,
  doNothing: { measures: ['a'], loss: musd(without) },
  worstCase: { measures: ['b'], loss: musd(worst) },
  losses: [],
  lossUpperBound: musd(worst),
  recheckedLoss: musd(worst),
})
const item = (id: string, amounts: number[], given: Partial<Item> = {}): Item => ({
  id,
  kind: 'plant',
  material: null,
  place: 'JPN',
  from: null,
  unit: 't REO/yr',
  amounts,
  share: 1,
  decideBy: '2027-01',
  availableFrom: '2028-01',
  upfrontCost: musd(10),
  annualCost: musd(2),
  value: null,
  ...given,
})
const YEARS = [year(2028, 1, 100), year(2029, 2, 40), year(2031, 2, 10)]
const plan = {
  discountedCost: musd(20),
  undiscountedCost: musd(22),
  decisions: [item('plant', [0, 5, 10])],
  periods: YEARS,
}
const RESULT: PlanResult = {
  study: 'plan',
  version: '',
  world: { title: '', hash: '', facts: { flows: 1, outside: 0, overCapacity: 0, worst: null } },
  coercer: 'CHN',
  menu: { id: 'bans', title: '', months: 12, measures: ['a', 'b'], contingencies: [] },
  options: {
    members: ['JPN'],
    start: '2027-01',
    budget: musd(100),
    currency: null,
    maxMeasures: 1,
    attackProbability: 0.1,
    gap: 0.01,
    delay: 0,
    technologyBan: false,
    drawn: false,
    risk: 'worst',
    quietYears: false,
    worlds: [],
    constraints: null,
    include: [],
    exclude: [],
  },
  choices: { plants: 1, thrifting: 0, stockpiles: 0, offtakes: 0, underWay: 0 },
  objective: {
    lowerBound: musd(29),
    upperBound: musd(30),
    gap: 1 / 30,
    optimal: false,
    claimed: musd(29),
    doNothing: musd(90),
    termination: 'gap-reached',
  },
  search: { lpRounds: 1, mipRounds: 1, exactSubproblems: 1, cuts: 1 },
  ...plan,
  worlds: [],
  centralPlan: null,
  outOfSample: null,
  samplingGap: null,
  screening: [],
  verdicts: [],
  budgetCurve: [],
  alternatives: [],
  noRegret: [],
  belowThreshold: null,
  delays: null,
  costSharing: null,
  constraints: [],
  check: { difference: 0, paid: musd(22), feasible: true },
}
const REQUEST: PlanRequest = { ...QUESTIONS.plan.example, budgets: budgetsAround('39e9JPY', 3), alternatives: 2 }
const point = (budget: number): PlanResult['budgetCurve'][number] => ({
  ...plan,
  budget: musd(budget),
  lowerBound: musd(1),
  upperBound: musd(2),
  gap: 0.5,
  optimal: false,
  difference: 0,
})
const other = (upper: number): PlanResult['alternatives'][number] => ({
  ...plan,
  upperBound: musd(upper),
  dissimilarity: 0.4,
  difference: 0,
})

describe('money of a plan', () => {
  it('is an amount and its currency, written as short as can be', () => {
    expect(amountOf('4.875e9JPY')).toEqual({ amount: 4.875e9, currency: 'JPY' })
    for (const money of ['39e9JPY', '4.875e9JPY', '650e6USD', '1500USD']) expect(moneyOf(amountOf(money))).toBe(money)
  })

  it('is asked for around a budget, the smallest first', () => {
    expect(budgetsAround('39e9JPY', 5)).toEqual(['4.875e9JPY', '9.75e9JPY', '19.5e9JPY', '78e9JPY', '156e9JPY'])
    expect(budgetsAround('39e9JPY', 0)).toEqual([])
  })

  it('is written as people write it', () => {
    expect(amountText({ amount: 39e9, currency: 'JPY' }, 'en', '円')).toBe('39 bn JPY')
    expect(amountText({ amount: 39e9, currency: 'JPY' }, 'ja', '円')).toBe('390億円')
    expect(amountText({ amount: 2.5e12, currency: 'JPY' }, 'ja', '円')).toBe('2.5兆円')
    expect(amountText({ amount: 500, currency: 'USD' }, 'en', '米ドル')).toBe('500 USD')
  })
})

describe('the plans of an answer', () => {
  it('begin with the one asked for; other budgets come from the dearest down and keep their names', () => {
    expect(plansOf(REQUEST, RESULT).map((one) => one.point)).toEqual([''])
    const growing = { ...RESULT, budgetCurve: [point(50), point(200)] }
    expect(plansOf(REQUEST, growing).map((one) => [one.point, one.budget])).toEqual([
      ['', '39e9JPY'],
      ['0.5', '19.5e9JPY'],
      ['2', '78e9JPY'],
    ])
    const all = { ...RESULT, budgetCurve: [point(25), point(50), point(200)], alternatives: [other(31), other(31.2)] }
    expect(plansOf(REQUEST, all).map((one) => one.point)).toEqual(['', '0.25', '0.5', '2', 'other-1', 'other-2'])
    expect(alongBudgets(plansOf(REQUEST, all)).map((one) => one.point)).toEqual(['0.25', '0.5', '', '2'])
  })

  it('may have no limit, or other budgets of any kind', () => {
    const { budget: _none, ...rest } = REQUEST
    const free = { ...RESULT, options: { ...RESULT.options, budget: null }, budgetCurve: [point(50), point(200)] }
    const plans = plansOf({ ...rest, budgets: ['2e9USD', '1e9JPY'] }, free)
    expect(plans.map((one) => [one.point, one.budget, one.limit])).toEqual([
      ['', undefined, null],
      ['1e9JPY', '1e9JPY', 50],
      ['2e9USD', '2e9USD', 200],
    ])
    expect(alongBudgets(plans).map((one) => one.point)).toEqual(['1e9JPY', '2e9USD', ''])
  })

  it('show the one that an address names, and the one asked for until it is there', () => {
    const plans = plansOf(REQUEST, { ...RESULT, budgetCurve: [point(200)] })
    expect(shownOf(plans, '2')?.budget).toBe('78e9JPY')
    expect(shownOf(plans, '0.25')?.point).toBe('')
    expect(shownOf(plans, 'other-9')?.point).toBe('')
  })

  it('say what is still to come', () => {
    const unchecked = { ...RESULT, check: { ...RESULT.check, difference: null } }
    expect(missing(REQUEST, unchecked, false)).toEqual(['partCheck', 'partBudgets', 'partAlternatives'])
    expect(missing(REQUEST, { ...RESULT, budgetCurve: [point(1), point(2), point(3)] }, false)).toEqual([
      'partAlternatives',
    ])
    expect(missing({ ...REQUEST, budgets: [], alternatives: 0 }, RESULT, false)).toEqual([])
    const besides = { ...REQUEST, budgets: [], alternatives: 0, freshDraws: 2, replications: 2, verdicts: ['mine'] }
    expect(missing(besides, RESULT, false)).toEqual(['partFresh', 'partSamples', 'partVerdicts'])
    expect(missing(REQUEST, RESULT, true)).toEqual([])
  })
})

describe('the years of a plan', () => {
  it('come in blocks that an attack begins', () => {
    expect(YEARS.map(spanText)).toEqual(['2028', '2029–2030', '2031–2032'])
    expect(blockOf(YEARS, '2029')).toBe(1)
    expect(blockOf(YEARS, '')).toBe(2)
    expect(blockOf(YEARS, '1999')).toBe(2)
    expect(spanOf('2027-01', YEARS)).toEqual({ from: 2027, to: 2033 })
    // Decided on in July, it is attacked in July.
    expect(blockSpan('2027-07', YEARS[1] ?? year(0, 0, 0))).toEqual({ from: 2029.5, to: 2031.5 })
  })

  it('are safe from the first in which less is lost', () => {
    expect(headlinePeriods(YEARS).first?.from).toBe(2029)
    expect(headlinePeriods([year(2028, 1, 100)]).first).toBeUndefined()
  })

  it('see an item decided on, coming and standing', () => {
    const late = item('late', [0, 0, 3], { decideBy: '2029-06', availableFrom: '2031-01' })
    expect([0, 1, 2].map((block) => standing(late, block, '2027-01', YEARS))).toEqual(['later', 'coming', 'stands'])
  })

  it('cost once, and each year for as much as stands', () => {
    expect(paidFor(item('plant', [0, 5, 10]), YEARS)).toBe(10 + 2 * 0.5 * 2 + 2 * 1 * 2)
    expect(paidFor(item('none', [0, 0, 0]), YEARS)).toBe(10)
  })
})
