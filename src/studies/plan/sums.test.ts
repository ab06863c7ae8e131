import { describe, expect, it } from 'vitest'
import { shapley } from '../../games/index.ts'
import { quantity } from '../../quantity/index.ts'
import { InputError, type World } from '../../world/index.ts'
import { periodsIn } from './period-options.ts'
import { budgetIn } from './budget.ts'
import { costOf, spentOn } from './costs.ts'
import { yearsOf } from './periods.ts'
import { drawContingencies } from './draw-contingencies.ts'
import { weigh, type Risk } from './risk.ts'

const codes = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    return error instanceof InputError ? error.faults.map(({ code }) => code) : error
  }
}

describe('what a plan costs', () => {
  const periods = [
    { from: 1, years: 1 },
    { from: 2, years: 2 },
  ]
  const decision = { fixed: 10, sized: 20, annualCost: 3, lead: 12 }
  const problem = (availability: (i: number, b: number) => string, ...decisions: object[]) =>
    ({ periods, decisions, discount: 0.5, availability }) as never
  const plan = (...levels: number[][]) => ({ v: levels.map((own) => Float64Array.from(own)) }) as never
  const optional = (): string => 'optional'

  it('is each of its years by its discount, from the start of the plan', () => {
    expect(yearsOf({ from: 1, years: 2 }, 0.5)).toBe(0.75)
    expect(yearsOf({ from: 0, years: 3 }, 1)).toBe(3)
  })
  it('is paid when it is decided on, a lead ahead, and in each year that it stands', () => {
    // Half of it in the first period, decided on at once: 10 and 10 for being had, and 3 . 1/2 . 1/2. The rest a year later.
    const first = 10 + 10 + 0.75
    const second = 0.5 * 10 + 3 * (0.25 + 0.125)
    expect(costOf(problem(optional, decision), plan([0.5], [1]))).toBe(first + second)
    // Had in part, it is paid in part.
    expect(costOf(problem(optional, decision), plan([0.5], [1]), true)).toBe(first - 5 + second + 0.5 * 5)
    expect(spentOn(problem(optional, decision), plan([0.5], [1]))).toBe(10 + 20 + 3 * (0.5 + 2))
    // A lead of five years lies before the plan: nothing is discounted.
    expect(costOf(problem(optional, { ...decision, lead: 60 }), plan([0], [1]))).toBe(30 + 3 * 0.375)
    expect(costOf(problem(optional, decision, decision), plan([0, 0], [0, 1]))).toBe(0.5 * 30 + 3 * 0.375)
  })
  it('is not paid again for what ends and comes back, nor for what comes anyway or cannot', () => {
    expect(spentOn(problem(optional, { ...decision, annualCost: 0 }), plan([1], [0.5]))).toBe(30)
    expect(
      spentOn(
        problem((_, b) => (b === 0 ? 'unavailable' : 'committed'), decision),
        plan([1], [1]),
      ),
    ).toBe(0)
  })
})

describe('what may be lost', () => {
  const weighed = (losses: number[], risk: Risk): number =>
    weigh(
      losses.map((loss) => quantity<'MUSD'>(loss)),
      risk,
    )
  const tail = (tailShare: number): Risk => ({ kind: 'tail', tailShare, chances: [0.25, 0.5, 0.25] })
  it('is the worst of it, or the mean of that part in which most is lost', () => {
    expect(weighed([4, 10, 0], { kind: 'worst' })).toBe(10)
    expect(weighed([10, 0, 4], tail(1))).toBe(3.5)
    expect(weighed([10, 0, 4], tail(0.5))).toBe(7)
    expect(weighed([4, 0, 10], tail(0.5))).toBe(7)
    expect(weighed([10, 0, 4], tail(0.125))).toBe(10)
    expect(weighed([10, 8, 4], tail(0.5))).toBe(9)
  })
})

describe('years of a plan', () => {
  it('are read as periods that follow one another', () => {
    expect(periodsIn('1,2-3, 5 - 10')).toEqual([
      { from: 1, years: 1 },
      { from: 2, years: 2 },
      { from: 5, years: 6 },
    ])
    expect(periodsIn('0,50')).toEqual([
      { from: 0, years: 1 },
      { from: 50, years: 1 },
    ])
  })
  it.each(['', '1,', 'one', '1-', '3-2', '1,1', '2-4,4', '1,51', '40-51', '1.5', '100'])(
    'are not read from "%s"',
    (text) => expect(codes(() => periodsIn(text))).toEqual(['PLAN_BLOCKS']),
  )
})

describe('an amount of money', () => {
  const world = {
    currencies: new Map([
      ['USD', { perUsd: { value: 1 } }],
      ['JPY', { perUsd: { value: 125 } }],
    ]),
  } as unknown as World
  const read = (text: string): unknown => codes(() => budgetIn(world, text))
  it.each([
    ['100e9JPY', 800],
    ['650e6 usd', 650],
    [' 1,000_000.5 USD ', 1.000_000_5],
    ['2.5e6USD', 2.5],
    ['0USD', 0],
  ])('"%s" is %d million dollars', (text, amount) => expect(read(text)).toBeCloseTo(amount, 12))
  it.each(['1,5e9USD', '10', 'USD', '-5USD', '1e999USD', '5 dollars', '1e30USD', '1,0000USD'])('"%s" is none', (text) =>
    expect(read(text)).toEqual(['BUDGET_UNREADABLE']),
  )
  it('is refused in a currency that the world does not know', () => expect(read('5EUR')).toEqual(['CURRENCY_UNKNOWN']))
})

describe('a fair part', () => {
  it('is the mean of what one adds, over all orders of joining', () => {
    // A left glove is worth 1 with one of two right ones.
    const gloves = (inside: ReadonlySet<number>): number => (inside.has(0) && (inside.has(1) || inside.has(2)) ? 1 : 0)
    expect(shapley(3, gloves)).toEqual([2 / 3, 1 / 6, 1 / 6].map((part) => expect.closeTo(part, 12)))
    expect(shapley(2, (inside) => (inside.size === 2 ? 6 : inside.has(1) ? 2 : 0))).toEqual([2, 4])
    expect(shapley(0, () => 0)).toEqual([])
  })
  it('of many is that over some orders and their reverse, so that parts add up, and apart from others it is its own', () => {
    const own = [1, 2, 3, 4, 5, 6, 7, 8]
    const sum = (inside: ReadonlySet<number>): number => [...inside].reduce((all, p) => all + (own[p] ?? 0), 0)
    expect(shapley(8, sum)).toEqual(own.map((part) => expect.closeTo(part, 12)))
    const together = shapley(8, (inside) => sum(inside) ** 2)
    expect(together.reduce((all, part) => all + part, 0)).toBeCloseTo(36 ** 2, 9)
    // An order and its reverse give each (own + before)^2 - before^2 with all others once before it: its part of the square.
    expect(together).toEqual(own.map((part) => expect.closeTo(36 * part, 9)))
  })
})

describe('drawn contingencies', () => {
  const menu = { measures: ['a', 'b', 'c'].map((id) => ({ id })) } as never
  it('are sets of one measure up to the number allowed, each as likely, the same by the same seed', () => {
    const drawn = drawContingencies(menu, 200, 2, 7)
    expect(drawContingencies(menu, 200, 2, 7)).toEqual(drawn)
    expect(drawContingencies(menu, 200, 2, 8)).not.toEqual(drawn)
    expect(drawn.map(({ id }) => id).slice(0, 2)).toEqual(['draw-1', 'draw-2'])
    for (const { measures, title, weight, outages, demand } of drawn) {
      expect(new Set(measures).size).toBe(measures.length)
      expect([title, weight, outages, demand]).toEqual([measures.join(' + '), 1, [], []])
    }
    const count = (of: (measures: readonly string[]) => boolean): number =>
      drawn.filter(({ measures }) => of(measures)).length
    // A half of each size, and of the single ones a third each: 100 and 33, give or take.
    expect(count(({ length }) => length === 1) + count(({ length }) => length === 2)).toBe(200)
    expect(Math.abs(count(({ length }) => length === 1) - 100)).toBeLessThan(25)
    for (const id of ['a', 'b', 'c']) expect(Math.abs(count((own) => own.join() === id) - 33)).toBeLessThan(17)
    expect(Math.max(...drawContingencies(menu, 50, 9, 1).map(({ measures }) => measures.length))).toBe(3)
  })
})
