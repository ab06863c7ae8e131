import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Names } from '../summary.ts'
import type { PlanResult } from './result.ts'
import { PLAN_PROOF, planSummary } from './summary.ts'

const year = (from: number, doNothing: number, worst: number) => ({
  from,
  years: 2,
  doNothing: { measures: ['a'], loss: doNothing },
  worstCase: { measures: ['a'], loss: worst },
})
const plan = {
  coercer: 'C',
  options: { start: '2027-01', budget: 300, maxMeasures: 2, gap: 0.01, delay: 0, technologyBan: false },
  objective: {
    lowerBound: 99,
    upperBound: 100,
    gap: 0.01,
    optimal: false,
    claimed: 99,
    doNothing: 400,
    termination: 'gap-reached',
  },
  search: { lpRounds: 1, mipRounds: 2, exactSubproblems: 3, cuts: 4 },
  decisions: [{ id: 'mill' }, { id: 'stockpile ore J' }],
  undiscountedCost: 120,
  periods: [year(2028, 50, 50), year(2030, 50, 20), year(2032, 50, 5)],
  alternatives: [],
  noRegret: [],
  belowThreshold: null,
  costSharing: null,
  check: { difference: 3e-9, feasible: true },
} as unknown as PlanResult
const names: Names = { nameOf: (_, id) => `the ${id}`, setOf: (ids) => ids.join(' + ') }
const told = (change: object = {}) => planSummary.tell({ ...plan, ...change }, 'en', names)
const texts = (change: object = {}): string[] => told(change).map(({ text }) => text)
const ids = (change: object = {}): string[] => told(change).map(({ id }) => id)

describe('the statements of a plan', () => {
  it('never say that it costs less than the bound that no plan goes below', () => {
    const amountIn = (text: string, pattern: RegExp): number => {
      const [, digits = '', unit = ''] = pattern.exec(text) ?? []
      return Number(digits.replaceAll(',', '')) * (unit === 'bn USD' ? 1e3 : unit === 'M USD' ? 1 : 1e-6)
    }
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        fc.double({ min: 0, max: 0.02, noNaN: true }),
        (upperBound, gap) => {
          const lowerBound = upperBound * (1 - gap)
          const said = texts({ objective: { ...plan.objective, lowerBound, upperBound, gap } }).join(' ')
          const total = amountIn(said, /discounted: ([\d.,]+) (bn USD|M USD|USD) with/)
          const bound = amountIn(said, /losses below ([\d.,]+) (bn USD|M USD|USD)\./)
          expect(bound).toBeGreaterThan(0)
          expect(total).toBeGreaterThanOrEqual(bound)
        },
      ),
    )
  })

  it('say first what it buys, then what is decided, and last how far to trust it', () => {
    expect(texts()).toEqual([
      'Paying 120 M USD cuts a year of the worst attack from 50 M USD to 20 M USD, from 2030 on.',
      'Before 2030 nothing that is decided on is in place: the worst attack then costs 50 M USD.',
      'From 2032 on, a year of the worst attack costs 5 M USD instead of 50 M USD.',
      '2 decisions cost 120 M USD over 7 years, within a budget of 300 M USD.',
      'Costs and expected losses, discounted: 100 M USD with the plan, 400 M USD without it.',
      'At most 1 % from the best: no plan within the budget has costs and losses below 99 M USD. The bound is checked without the solver.',
      'Rechecked in a network with the plan in it: the worst of each year costs the same to 3e-9 of what is at stake. Payments were added up again; budget and lead times hold.',
      'The search took 1 rounds with parts of projects allowed, 2 with whole projects, 3 exact searches for the worst set and 4 solves.',
    ])
    const proof = ids().map((id) => PLAN_PROOF.has(id))
    expect(proof).toEqual([false, false, false, false, false, true, true, true])
  })

  it('say what nothing costs where nothing is decided, and whether that is final', () => {
    const nothing = { decisions: [], periods: [year(2028, 50, 50)] }
    expect(texts(nothing)[0]).toBe(
      'Nothing was found that is worth paying for: a year of the worst attack costs 50 M USD.',
    )
    const unchecked = { ...nothing, check: { difference: null, feasible: true } }
    expect(ids(unchecked).filter((id) => id !== 'total')).toEqual([
      'nothingYet',
      'withinBound',
      'unchecked',
      'searched',
    ])
  })

  it('say when the weapon is blunt beside what the plan buys', () => {
    expect(texts({ belowThreshold: { threshold: 100, from: 2032, beyond: [3, 1, 0] } })[1]).toBe(
      'The weapon is blunt from 2032 on: no set of at most 2 measures takes 100 dollars from the others for each dollar that the C forgoes.',
    )
    expect(texts({ belowThreshold: { threshold: 100, from: null, beyond: [3, 2, 1] } })[1]).toBe(
      'The weapon is not blunt in these years: the worst set costs 1 M USD beyond 100 dollars for each dollar that the C forgoes.',
    )
  })

  it('say what is in every plan that is nearly as good, what acting together saves, and what else was asked', () => {
    expect(
      texts({
        alternatives: [{}],
        noRegret: [
          { id: 'mill', share: 1 },
          { id: 'stockpile ore J', share: 0.5 },
        ],
        costSharing: { separatePlans: 130, jointPlan: 100, members: [] },
        options: { ...plan.options, delay: 12, technologyBan: true, budget: null },
      }).slice(3, 9),
    ).toEqual([
      '2 decisions cost 120 M USD over 7 years; no limit is set on spending.',
      'Every project comes 12 months late, as asked.',
      'The C also withholds equipment and know-how: each project comes later by what its row in the tables says.',
      'Costs and expected losses, discounted: 100 M USD with the plan, 400 M USD without it.',
      'Planning together saves the members 30 M USD: 100 M USD instead of 130 M USD side by side.',
      'In every plan that is nearly as good: the mill, the stockpile ore J.',
    ])
    expect(ids({ alternatives: [{}] })).toContain('noRegretNone')
  })

  it('say that the recheck found the very same, and that terms do not hold', () => {
    expect(ids({ check: { difference: 0, feasible: true } })).toContain('checkedSame')
    expect(ids({ check: { difference: 0, feasible: false } })).toContain('checkFailed')
  })
})
