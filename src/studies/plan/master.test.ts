import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quantity, vector, type ThousandUsd } from '../../quantity/index.ts'
import { loadSolver } from '../../solver/index.ts'
import type { PlanCut } from './bound-shifts.ts'
import { Master } from './master.ts'
import type { MasterProblem } from './master-problem.ts'

const solver = await loadSolver()
const NONE = Number.POSITIVE_INFINITY

/** Costs nothing, may be built in any part, and stands at once. */
const decision = (id: string, more: object = {}) => ({
  id,
  kind: 'stockpile',
  fixed: 0,
  sized: 0,
  annualCost: 0,
  minShare: 0,
  lead: 12,
  requires: undefined,
  excludes: undefined,
  ...more,
})
const YEAR = { from: 1, years: 1 }

/** A plan against an attack that costs 8 in every year and period, less so much for all of each decision. */
function plan(
  decisions: readonly ReturnType<typeof decision>[],
  spares: readonly number[],
  {
    periods = [YEAR],
    range = [[0, 8]],
    losses = [8],
    ...more
  }: Record<string, unknown> & {
    periods?: readonly (typeof YEAR)[]
    range?: readonly (readonly [least: number, most: number])[]
    losses?: readonly number[]
  } = {},
): Master {
  const terms = {
    decisions,
    periods,
    discount: 1,
    attackProbability: 1,
    budget: NONE,
    availability: () => 'optional',
    forced: new Map(),
    risk: { kind: 'worst' },
    rows: [],
    ...more,
  } as unknown as MasterProblem
  const all = periods.map(() =>
    range.map(([least, most]) => [quantity<'MUSD'>(least), quantity<'MUSD'>(most)] as const),
  )
  const master = new Master(solver, terms, all)
  periods.forEach((_, b) =>
    losses.forEach((loss, f) =>
      master.add(
        b,
        {
          attack: [],
          constant: quantity<'kUSD'>(1000 * loss),
          slope: vector<ThousandUsd>(Float64Array.from(spares, (each) => -1000 * each)),
          loss: quantity<'kUSD'>(0),
        },
        f,
      ),
    ),
  )
  return master
}
type Asked = Parameters<typeof plan>
const round = (x: number): number => Number(x.toFixed(6)) + 0
/** The least objective of the relaxation and of integer solutions; and what is then in place, period by period. */
const solved = (...asked: Asked): { parts: number; whole: number; v: number[][] } => {
  const master = plan(...asked)
  try {
    const { bound } = master.solve()
    const found = master.solveMip(1e-9, 10)
    if (found === undefined) throw new Error('no plan was found')
    return {
      parts: round(bound),
      whole: round(found.claimed),
      v: found.levels.v.map((levels) => Array.from(levels, round)),
    }
  } finally {
    master.dispose()
  }
}

describe('what to decide', () => {
  it('is what spares more than it costs', () => {
    expect(solved([decision('a', { sized: 3 }), decision('b', { sized: 9 })], [4, 4])).toEqual({
      parts: 7,
      whole: 7,
      v: [[1, 0]],
    })
  })
  it('weighs an attack by its chance in a year, and years by their discount', () => {
    expect(solved([decision('a', { sized: 3 })], [8], { attackProbability: 0.25 })).toMatchObject({
      whole: 2,
      v: [[0]],
    })
    // Two years of half and a quarter: 6 are lost, or 3 paid at once.
    const late = { periods: [{ from: 1, years: 2 }], discount: 0.5 }
    expect(solved([decision('a', { sized: 7 })], [8], late)).toMatchObject({ whole: 6, v: [[0]] })
    expect(solved([decision('a', { sized: 5 })], [8], late)).toMatchObject({ whole: 5, v: [[1]] })
    // Decided on as it stands, it is paid a year later; a lead of two years lies before the plan.
    expect(solved([decision('a', { sized: 5, lead: 0 })], [8], late).whole).toBe(2.5)
    expect(solved([decision('a', { sized: 5, lead: 24 })], [8], late).whole).toBe(5)
    expect(solved([decision('a', { annualCost: 4 })], [8], late).whole).toBe(3)
  })
  const two = [YEAR, { from: 2, years: 2 }]
  it('is paid once and stays; a contract may end', () => {
    expect(solved([decision('a', { sized: 20 })], [8], { periods: two })).toMatchObject({ whole: 20, v: [[1], [1]] })
    // A contract for the year in which the other is not there yet.
    const availability = (i: number, b: number): string => (b === 0 && i === 1 ? 'unavailable' : 'optional')
    const contract = decision('a', { kind: 'offtake', annualCost: 3 })
    expect(solved([contract, decision('b', { sized: 1 })], [4, 8], { periods: two, availability })).toMatchObject({
      v: [
        [1, 0],
        [0, 1],
      ],
    })
    const capped = (kind: string) => ({
      periods: two,
      rows: [{ low: Number.NEGATIVE_INFINITY, high: 0.25, amounts: [{ decision: 0, period: 1, amount: 1 }] }],
      decisions: [decision('a', { kind, annualCost: 1 })],
    })
    const { decisions, ...terms } = capped('offtake')
    expect(solved(decisions, [8], terms).v).toEqual([[1], [0.25]])
    expect(solved(capped('stockpile').decisions, [8], terms).v).toEqual([[0.25], [0.25]])
  })
  it('is built whole or not where something is paid whatever its size, or a least part is asked', () => {
    // 6 whatever its size: parts of it would be paid in part.
    const a = decision('a', { fixed: 6, kind: 'plant' })
    expect(solved([a], [8])).toEqual({ parts: 6, whole: 6, v: [[1]] })
    expect(solved([decision('a', { fixed: 3, sized: 4 })], [8], { budget: 5 })).toMatchObject({
      whole: 8,
      v: [[0]],
    })
    // A budget of half of it buys half of it, if any part may be built.
    expect(solved([decision('a', { sized: 4 })], [8], { budget: 2 })).toMatchObject({ whole: 6, v: [[0.5]] })
    expect(solved([decision('a', { sized: 4, minShare: 0.75 })], [8], { budget: 2 })).toMatchObject({
      whole: 8,
      v: [[0]],
    })
    expect(solved([decision('a', { sized: 4, minShare: 0.25 })], [8], { budget: 2 })).toMatchObject({
      whole: 6,
      v: [[0.5]],
    })
  })
  it('is within the budget: all that is paid by the end, not discounted', () => {
    const list = [decision('a', { sized: 2, annualCost: 1 })]
    // 2 and three years of 1.
    expect(solved(list, [8], { periods: two, discount: 0.5, budget: 5 }).v).toEqual([[1], [1]])
    expect(solved(list, [8], { periods: two, discount: 0.5, budget: 2.5 }).v).toEqual([[0.5], [0.5]])
    expect(solved([decision('a', { fixed: 3 })], [8], { budget: 3 }).v).toEqual([[1]])
    expect(solved([decision('a', { fixed: 3 })], [8], { budget: 2.9 }).v).toEqual([[0]])
  })
  it('presupposes what it says, unless that is there anyway', () => {
    const mill = decision('mill', { fixed: 2, requires: 'mine' })
    const mine = decision('mine', { fixed: 3, minShare: 1 })
    expect(solved([mill, mine], [8, 0])).toMatchObject({ whole: 5, v: [[1, 1]] })
    expect(solved([mill, { ...mine, fixed: 7 }], [8, 0])).toMatchObject({ whole: 8, v: [[0, 0]] })
    const where = (is: string) => ({ availability: (i: number) => (i === 1 ? is : 'optional') })
    expect(solved([mill, mine], [8, 0], where('committed'))).toMatchObject({ whole: 2, v: [[1, 1]] })
    expect(solved([mill, mine], [8, 0], where('unavailable'))).toMatchObject({ whole: 8, v: [[0, 0]] })
    // What is ruled out is not had either, though it would cost nothing to have none of it.
    const free = decision('mine', { kind: 'plant' })
    expect(solved([mill, free], [8, 0])).toMatchObject({ whole: 2 })
    expect(solved([mill, free], [8, 0], { forced: new Map([[1, false]]) })).toMatchObject({ whole: 8, v: [[0, 0]] })
    // What nobody knows is presupposed by nobody.
    expect(solved([mill], [8])).toMatchObject({ whole: 2 })
  })
  it('is asked what a decision is worth for free: what it presupposes is free too, and what presupposes it is not', () => {
    const mill = decision('mill', { fixed: 2, requires: 'mine' })
    const mine = decision('mine', { fixed: 3, minShare: 1 })
    const master = plan([mill, mine], [7, 0])
    try {
      const free = [0, 1].map((i) => round(master.relaxed(master.ifFree(i)).bound))
      // 1 is lost beside the mill. With the mine free the mill would still cost its 2.
      expect(free).toEqual([1, 3])
      // What was asked leaves the model as it was.
      expect(round(master.solve().bound)).toBe(6)
    } finally {
      master.dispose()
    }
  })
  it('excludes what it says', () => {
    const one = decision('one', { fixed: 1, excludes: 'other' })
    expect(solved([one, decision('other', { fixed: 1, kind: 'plant' })], [4, 3])).toMatchObject({
      whole: 5,
      v: [[1, 0]],
    })
  })
  it('has what is asked for, at the end, and has not what is ruled out', () => {
    const list = [decision('a', { sized: 20 }), decision('b', { sized: 1 }), decision('c', { fixed: 20 })]
    const forced = (...pairs: [number, boolean][]) => ({ periods: two, forced: new Map(pairs) })
    expect(solved(list, [0, 2, 0], forced([0, true])).v[1]).toEqual([1, 1, 0])
    expect(solved(list, [0, 2, 0], forced([1, false])).v[1]).toEqual([0, 0, 0])
    expect(solved(list, [0, 2, 0], forced([1, false], [2, true])).whole).toBe(20 + 24)
    expect(solved(list, [0, 2, 8], forced([2, false])).v[1]).toEqual([0, 1, 0])
  })
  it('has for nothing what comes anyway, and never what cannot', () => {
    const list = [decision('a', { sized: 5 }), decision('b', { sized: 1 })]
    expect(solved(list, [6, 4], { availability: (i: number) => (i === 0 ? 'committed' : 'unavailable') })).toEqual({
      parts: 2,
      whole: 2,
      v: [[1, 0]],
    })
  })
  it('keeps to other terms, of what stands and of what is built at all', () => {
    const list = [decision('a', { sized: 1 }), decision('b', { sized: 2, fixed: 0.5 })]
    const row = (low: number, high: number, ...amounts: object[]) => ({
      rows: [{ low, high, amounts: amounts.map((amount, i) => ({ decision: i, period: 0, ...amount })) }],
    })
    expect(solved(list, [4, 4], row(-NONE, 2, { amount: 4 }, { amount: 0 })).v).toEqual([[0.5, 1]])
    expect(solved(list, [0, 0], row(3, NONE, { amount: 4 }, { amount: 4 }))).toMatchObject({
      whole: 8.75,
      v: [[0.75, 0]],
    })
    // 1 for being had, and 2 for all of it.
    expect(solved(list, [0, 4], row(-NONE, 2, { amount: 0 }, { amount: 2, had: 1 })).v).toEqual([[0, 0.5]])
    // What is built in any part is not distinguished from what is not.
    expect(solved(list, [4, 0], row(-NONE, 2, { amount: 2, had: 9 })).v).toEqual([[1, 0]])
  })
  it('weighs several attacks by the risk that is asked for', () => {
    const list = [decision('a', { sized: 3 })]
    const attacks = (risk: object) => ({
      risk,
      losses: [8, 4],
      range: [
        [0, 8],
        [0, 4],
      ] as const,
    })
    const tail = (tailShare: number) => attacks({ kind: 'tail', tailShare, chances: [0.25, 0.75] })
    const none = [0]
    // 2 + 3, by their chances; 8 alone in the worst quarter; half of each in the worst half.
    expect(solved(list, none, tail(1)).whole).toBe(5)
    expect(solved(list, none, tail(0.25)).whole).toBe(8)
    expect(solved(list, none, tail(0.5)).whole).toBe(6)
    expect(solved(list, [4], tail(1))).toMatchObject({ whole: 4, v: [[1]] })
  })
  it('weighs what is gained under some of them: a loss may lie further above the rest than it is large', () => {
    const range = [
      [-4, 8],
      [-4, -2],
    ] as const
    const risk = { kind: 'tail', tailShare: 0.5, chances: [0.25, 0.75] }
    // Half of 8, and half of what is gained.
    expect(solved([decision('a')], [0], { risk, range, losses: [8, -2] }).whole).toBe(3)
  })
})

describe('what is known of a linear program', () => {
  it('is a floor that needs no attack, and the loss of each', () => {
    const master = plan([decision('a', { sized: 3 }), decision('b', { sized: -2 })], [4, 0], { range: [[1, 8]] })
    // 2 are paid for one of them, and an attack costs 1 at least.
    expect(round(master.floor())).toBeCloseTo(-1, 4)
    expect(master.solve().losses.map((own) => own.map(round))).toEqual([[4]])
    master.dispose()
  })
  it('is measured by the worst that there may be, whatever its size', () => {
    const unit = (range: readonly (readonly [number, number])[], trifle = 0): number => {
      const all = range.map(([least, most]) => [quantity<'MUSD'>(least), quantity<'MUSD'>(most)] as const)
      const terms = {
        decisions: [],
        periods: [YEAR],
        discount: 1,
        attackProbability: 1,
        budget: NONE,
        forced: new Map(),
        risk: { kind: 'worst' },
        rows: [],
      } as unknown as MasterProblem
      const master = new Master(solver, terms, [all], quantity<'MUSD'>(trifle))
      master.dispose()
      return master.unit
    }
    expect([unit([[0, 8e6]]), unit([[-9, 8]]), unit([[0, 1e-3]])].map(round)).toEqual([8e4, 0.09, 1e-5])
    // Of next to nothing, a thousand trifles are; of nothing at all, one.
    expect([unit([[0, 1e-3]], 0.02), unit([[0, 0]])].map(round)).toEqual([0.2, 1])
  })
  it('is held to what a plan has, until it is let go', () => {
    const master = plan([decision('a', { fixed: 3 }), decision('b', { fixed: 1 })], [4, 4])
    const levels = (...v: number[]) => ({ v: [Float64Array.from(v)] })
    const bound = (held: ReturnType<typeof levels> | undefined): number => {
      master.fixBinaries(held)
      return round(master.solve().bound)
    }
    expect([levels(0, 0), levels(1, 0), levels(0, 0.5), undefined].map(bound)).toEqual([8, 7, 5, 4])
    master.dispose()
  })
  it('tells whether a plan has what must be in the plan, and keeps to the terms', () => {
    const amounts = [
      { decision: 0, period: 0, amount: 4, had: 1 },
      { decision: 1, period: 0, amount: 2 },
    ]
    const master = plan([decision('a'), decision('b')], [0, 0], {
      forced: new Map([
        [0, true],
        [1, false],
      ]),
      rows: [{ low: 3, high: 6, amounts }],
    })
    const allows = (a: number, b: number): boolean => master.isFeasible({ v: [Float64Array.of(a, b)] })
    expect([allows(0.5, 0), allows(0.49, 0), allows(1, 0.5), allows(1, 0.51), allows(0, 1)]).toEqual([
      true,
      false,
      true,
      false,
      false,
    ])
    expect([allows(0.5 - 1e-7, 0), allows(1, 0.5 + 1e-6)]).toEqual([true, true])
    master.dispose()
    // Nothing is asked but that it is built.
    const asked = plan([decision('a'), decision('b')], [0, 0], { forced: new Map([[0, true]]) })
    expect(
      [
        [0, 1],
        [0.1, 0],
      ].map(([a = 0, b = 0]) => asked.isFeasible({ v: [Float64Array.of(a, b)] })),
    ).toEqual([false, true])
    asked.dispose()
    // What is not had does not count as had.
    const free = plan([decision('a'), decision('b')], [0, 0], { rows: [{ low: 3, high: 6, amounts }] })
    expect(free.isFeasible({ v: [Float64Array.of(0, 1)] })).toBe(false)
    free.dispose()
  })
  it('is the plan that uses least of some things and costs and loses no more than it may', () => {
    const list = [decision('a', { sized: 1 }), decision('b', { sized: 2 })]
    const master = plan(list, [4, 4])
    const least = (used: number[], most: number) =>
      master.minimiseOverlap(used, quantity<'MUSD'>(most), { gap: 1e-9, seconds: 10 })
    // With both it is 3, with b alone 6.
    const found = [least([1, 0], 3.5), least([1, 0], 6), least([0, 1], 5)].map((plan) =>
      Array.from(plan?.v[0] ?? [], round),
    )
    expect(found.map(([a, b]) => [a === undefined ? a : Number(a.toFixed(3)), b])).toEqual([
      [0.833, 1],
      [0, 1],
      [1, 0],
    ])
    master.dispose()
  })
  it('reads a trifle as nothing, and nearly all as all', () => {
    const master = plan([decision('a'), decision('b'), decision('c')], [0, 0, 0])
    const x = new Float64Array(master.model().columns)
    x.set([0.9e-5, 1.1e-5, 1 - 0.9e-7])
    expect(master.read(x).v.map((own) => [...own])).toEqual([[0, 1.1e-5, 1]])
    master.dispose()
  })
})

describe('cuts that do not bind', () => {
  const number = fc.integer({ min: 0, max: 9 })
  const cuts = fc.array(fc.record({ loss: number, spares: fc.tuple(number, number, number) }), {
    minLength: 1,
    maxLength: 12,
  })
  const made = (loss: number, spares: readonly number[]): PlanCut => ({
    attack: [],
    constant: quantity<'kUSD'>(1000 * loss),
    slope: vector<ThousandUsd>(Float64Array.from(spares, (each) => -1000 * each)),
    loss: quantity<'kUSD'>(0),
  })

  it('may go: the best is the same without them, and with them again', () => {
    let gone = 0
    fc.assert(
      fc.property(fc.tuple(number, number, number), cuts, (sized, list) => {
        const items = sized.map((cost, i) => decision(`${i}`, { sized: cost, ...(i === 0 ? { fixed: 1 } : {}) }))
        // No cut says more than the worst that can be lost.
        const master = plan(items, [0, 0, 0], { losses: [0], range: [[0, 9]] })
        try {
          for (const { loss, spares } of list) master.add(0, made(loss, spares))
          const all = master.solve().bound
          const before = master.cutCount
          expect(master.forgetIdle(2)).toEqual([])
          const idle = master.forgetIdle(1)
          gone += idle.length
          expect(master.cutCount).toBe(before - idle.length)
          expect(round(master.solve().bound)).toBe(round(all))
          // No longer there, it is still a bound from below; added again, what it says counts again.
          const whole = master.solveMip(1e-9, 10)?.claimed ?? quantity(Number.NaN)
          for (const { period, cut } of idle) master.add(period, cut)
          expect(round(master.solve().bound)).toBe(round(all))
          expect(master.solveMip(1e-9, 10)?.claimed).toBeGreaterThanOrEqual(whole - 1e-6)
        } finally {
          master.dispose()
        }
      }),
    )
    expect(gone).toBeGreaterThan(50)
  })
})
