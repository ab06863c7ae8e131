import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadSolver } from '../../solver/index.ts'
import { faultIn, InputError } from '../../world/index.ts'
import type { PlanConstraint } from './constraints.ts'
import { refuseInfeasible } from './infeasibility.ts'
import type { MasterProblem } from './master-problem.ts'

const solver = await loadSolver()
const NONE = Number.POSITIVE_INFINITY

/** Costs 4 for all of it, is built in any part, and stands at once. */
const decision = (id: string, more: object = {}) => ({
  id,
  kind: 'stockpile',
  fixed: 0,
  sized: 4,
  annualCost: 0,
  minShare: 0,
  lead: 12,
  ...more,
})
const least = (id: string, low: number, amounts: readonly number[], more: object = {}): PlanConstraint => ({
  id,
  kind: 'capacity',
  unit: 't',
  low,
  high: NONE,
  there: 0,
  year: 2030,
  amounts: amounts.flatMap((amount, i) => (amount === 0 ? [] : [{ decision: i, period: 0, amount }])),
  ...more,
})
const most = (id: string, high: number, amounts: readonly number[], more: object = {}): PlanConstraint => ({
  ...least(id, -NONE, amounts),
  kind: 'limit',
  high,
  ...more,
})

/** What is refused, in words. */
function refused(decisions: readonly object[], terms: readonly PlanConstraint[], more: object = {}): string[] {
  const problem = {
    decisions,
    periods: [{ from: 1, years: 1 }],
    discount: 1,
    attackProbability: 1,
    budget: NONE,
    availability: () => 'optional',
    forced: new Map(),
    risk: { kind: 'worst' },
    rows: terms,
    ...more,
  } as unknown as MasterProblem
  try {
    refuseInfeasible(solver, problem, terms, 't.yaml')
    return []
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    for (const fault of error.faults) expect(faultIn('ja', fault).message).not.toBe(fault.message)
    return error.faults.map(({ message }) => message)
  }
}

const two = [decision('a'), decision('b')]

describe('terms that no plan meets', () => {
  it('are none where one does', () => expect(refused(two, [least('A', 75, [100, 0])])).toEqual([]))
  it('give way least in all, each by its share of what is asked: what is missed, and with which money it would not be', () => {
    // With 4 to spend, there is money for one of both, or for parts: 100 t in all where 150 are asked.
    const messages = refused(two, [least('A', 75, [100, 0]), least('B', 75, [0, 100], { weight: 0.5 })], { budget: 4 })
    expect(messages).toEqual([
      '"B" is missed by 50 t by 2030: 75 t are needed, and the plan can add at most 25 t within 4 M USD.',
      'The cheapest relaxation gives way by "B" by 50 t: 0.333 in all, each term by its share of what is asked, times its weight. No plan gives way by less than 0.333; this was checked without the solver.',
      'With all terms kept, the budget would have to be 6 M USD.',
    ])
  })
  it('weigh what the file says: the other one gives way', () => {
    const messages = refused(two, [least('A', 75, [100, 0], { weight: 0.5 }), least('B', 75, [0, 100])], { budget: 4 })
    expect(messages[0]).toContain('"A" is missed by 50 t')
  })
  it('say that no single one is enough, where each is out of reach', () => {
    const messages = refused(two, [least('A', 150, [100, 0]), least('B', 150, [0, 100])])
    expect(messages).toEqual([
      '"A" is missed by 50 t by 2030: 150 t are needed, and the plan can add at most 100 t.',
      '"B" is missed by 50 t by 2030: 150 t are needed, and the plan can add at most 100 t.',
      'The cheapest relaxation gives way by "A" by 50 t, "B" by 50 t: 0.667 in all, each term by its share of what is asked, times its weight. No plan gives way by less than 0.667; this was checked without the solver.',
      'Relaxing one of "A", "B" alone is not enough, no matter how far: no plan keeps to all the others. This was checked without the solver.',
    ])
  })
  it('say how far one alone would have to give way, where it can', () => {
    // Three plants, whole or not, of which two may be built: three terms ask for one each, and each may be met by the other's neighbour.
    const whole = (id: string) => decision(id, { kind: 'plant', minShare: 1 })
    const plants = [whole('a'), whole('b'), whole('c')]
    const rows = [least('A', 10, [6, 6, 0]), least('B', 10, [0, 6, 6]), most('M', 2, [1, 1, 1], { weight: 1000 })]
    // Two of three: a and b give A 12 and B 6; so 4 of one are missed, and alone it has to give way by as much.
    expect(refused(plants, rows)).toEqual([expect.stringMatching(/^"[AB]" is missed by 4 t by 2030/)])
    const both = [least('A', 14, [6, 6, 0]), least('B', 10, [0, 6, 6]), most('M', 2, [1, 1, 1], { weight: 1000 })]
    // A is missed by 2 at least, with a and b; then B is missed by 4: 0.143 + 0.4. With b and c, A is missed by 8, and B kept.
    expect(refused(plants, both)).toEqual([
      expect.stringContaining('"A" is missed by 2 t by 2030: 14 t are needed'),
      expect.stringContaining('"B" is missed by 4 t by 2030'),
      expect.stringContaining('0.543 in all'),
      'With all other terms kept, "A" has to give way by 8 t, 57 % of what is asked.',
      expect.stringContaining('Relaxing "B" alone is not enough'),
    ])
  })

  it('give way as enumeration of all sets of projects finds, and the bound holds', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 5 }),
        fc.array(
          fc.record({
            low: fc.integer({ min: 1, max: 40 }),
            weight: fc.constantFrom(1, 2, 0.5),
            amounts: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 5, maxLength: 5 }),
            atMost: fc.boolean(),
          }),
          { minLength: 1, maxLength: 4 },
        ),
        fc.integer({ min: 1, max: 30 }),
        (costs, drawn, budget) => {
          const decisions = costs.map((cost, i) =>
            decision(`d${i}`, { kind: 'plant', minShare: 1, fixed: cost, sized: 0 }),
          )
          const terms = drawn.map(({ low, weight, amounts, atMost }, t) =>
            (atMost ? most : least)(`T${t}`, low, amounts.slice(0, costs.length), { weight }),
          )
          const misses = (own: readonly number[]): number =>
            drawn.reduce((sum, { low, weight, amounts, atMost }) => {
              const reached = own.reduce((all, had, i) => all + had * (amounts[i] ?? 0), 0)
              return sum + (weight * Math.max(0, atMost ? reached - low : low - reached)) / low
            }, 0)
          let best = NONE
          for (let code = 0; code < 2 ** costs.length; code++) {
            const own = costs.map((_, i) => Math.floor(code / 2 ** i) % 2)
            if (own.reduce((sum, had, i) => sum + had * (costs[i] ?? 0), 0) <= budget)
              best = Math.min(best, misses(own))
          }
          const messages = refused(decisions, terms, { budget })
          if (best < 1e-9) {
            expect(messages).toEqual([])
            return
          }
          const told = messages
            .map((text) => /: ([\d.,]+) in all, .* by less than ([\d.,]+);/.exec(text))
            .find((found) => found !== null)
          // With a single term whose weight is 1 nothing is added up.
          if (told === undefined || told === null) {
            expect(messages.length).toBeGreaterThan(0)
            return
          }
          expect(Math.abs(Number(told[1]) - best)).toBeLessThan(1e-3 + 5e-3 * best)
          expect(Number(told[2])).toBeLessThan(best * 1.005 + 1e-3)
          expect(Number(told[2])).toBeGreaterThan(best * 0.99 - 1e-3)
        },
      ),
      { numRuns: 100 },
    ))
})
