import { describe, expect, it } from 'vitest'
import type { Names } from '../summary.ts'
import { PLAN_ARGUMENT, argumentOf, endsTried, remaining, turning, wouldChange } from './argument.ts'
import type { PlanAssumption } from './assumptions-schema.ts'
import type { PlanResult } from './result.ts'
import { PLAN_PROOF, planSummary } from './summary.ts'
import { summaryMessages } from './summary.gen.ts'

const attack = (loss: number) => ({ measures: ['a'], loss })
const period = { from: 2028, years: 2, doNothing: attack(50), worstCase: attack(5) }
const plan = {
  coercer: 'C',
  options: { start: '2027-01', budget: 300, currency: null, maxMeasures: 2, gap: 0.01, delay: 0, technologyBan: false },
  objective: { lowerBound: 99, upperBound: 100, gap: 0.01, optimal: false, doNothing: 400, termination: 'gap-reached' },
  search: { lpRounds: 1, mipRounds: 2, exactSubproblems: 3, cuts: 4 },
  decisions: [{ id: 'mill', decideBy: '2027-01' }],
  undiscountedCost: 120,
  periods: [period],
  alternatives: [],
  screening: [],
  worlds: [],
  centralPlan: null,
  outOfSample: null,
  verdicts: [],
  noRegret: [],
  belowThreshold: null,
  costSharing: null,
  breakEvenChance: 0.02,
  check: { difference: 0, feasible: true },
} as unknown as PlanResult
const use = (place: string, sector: string, material: string, valueAddedLost: number) => ({
  place,
  sector,
  material,
  valueAddedLost,
  firstStop: '2026-01',
})
const left = {
  from: 2028,
  doNothing: {
    measures: ['a'],
    places: [{ place: 'J', valueAddedLost: 40 }],
    uses: [use('J', 'cars', 'magnet', 30), use('J', 'motors', 'magnet', 10)],
  },
  plan: { measures: ['b'], places: [{ place: 'J', valueAddedLost: 4 }], uses: [use('J', 'motors', 'magnet', 4)] },
}
const at = (value: number | null, saved: number, conduct: string | null = null) => ({
  value,
  conduct,
  saved,
  doNothing: 0,
  plan: 0,
  doNothingLosses: [],
  planLosses: [],
})
const asked = {
  saved: 300,
  assumptions: [
    {
      kind: 'conduct',
      value: null,
      cases: [at(null, 100, 'quick'), at(null, 900, 'none')],
      least: 100,
      most: 900,
      swing: 800,
      breakEven: null,
    },
    {
      kind: 'attack-probability',
      value: 0.1,
      cases: [at(0.02, 10), at(0.3, 700)],
      least: 10,
      most: 700,
      swing: 690,
      breakEven: 0.015,
    },
    { kind: 'months', value: 12, cases: [at(6, -20), at(24, 310)], least: -20, most: 310, swing: 330, breakEven: null },
    {
      kind: 'start',
      value: 2026,
      cases: [at(2028, -30), at(2028, 350, 'found-slowly')],
      least: -30,
      most: 350,
      swing: 280,
      breakEven: null,
    },
    { kind: 'delay', value: 0, cases: [at(12, 290)], least: 290, most: 300, swing: 10, breakEven: null },
  ],
  notEvaluated: [],
}
const names: Names = { nameOf: (_, id) => id, setOf: (ids) => ids.join(' + ') }
const told = (change: object = {}, language: 'en' | 'ja' = 'en') =>
  planSummary.tell({ ...plan, ...change }, language, names)
const textsIn = (block: string, change: object = {}): string[] =>
  argumentOf(told(change))
    .find((one) => one.block === block)
    ?.statements.map(({ text }) => text) ?? []

describe('a plan as an argument', () => {
  it('has all that the summary says in one block, but how far to trust it', () => {
    const statements = told({
      remaining: left,
      assumptions: asked,
      options: { ...plan.options, delay: 6, technologyBan: true, attackStart: '2026-01' },
    })
    const inBlocks = argumentOf(statements).flatMap((one) => one.statements)
    expect(inBlocks.length).toBeGreaterThan(10)
    for (const one of statements)
      expect(
        inBlocks.filter((other) => other === one),
        one.id,
      ).toHaveLength(PLAN_PROOF.has(one.id) ? 0 : 1)
  })

  it('has a block for each thing that a summary can say', () => {
    const inBlocks = PLAN_ARGUMENT.flatMap(({ ids }) => ids as readonly string[])
    expect([...inBlocks, ...PLAN_PROOF].sort()).toEqual(Object.keys(summaryMessages.en).sort())
  })

  it('says whose lines it keeps running, and what the worst attack that is left still stops', () => {
    expect(textsIn('buys', { remaining: left })).toContain(
      'In such a year lines in J lose value added of 4 M USD, instead of 40 M USD, most of it in cars, motors.',
    )
    expect(textsIn('leaves', { remaining: left })).toEqual([
      'Nothing is in place before 2028: until then an attack costs what it does without the plan.',
      'The worst attack that is left from 2028 on: b.',
      'Under it lines still lose value added of 4 M USD, in motors, for lack of magnet.',
    ])
    const none = { ...left, plan: { measures: ['b'], places: [], uses: [] } }
    expect(textsIn('leaves', { remaining: none })).toContain(
      'In the response found, no line of the members stops under it.',
    )
    expect(remaining({ ...plan, remaining: left, decisions: [] } as unknown as PlanResult)).toEqual([])
  })

  it('names the three assumptions with the largest swing, where the plan saves less than half, and where it does not pay', () => {
    expect(textsIn('turns', { assumptions: asked })).toEqual([
      'The plan saves 300 M USD net of its costs. That turns most on how firms and third places act, the chance of an attack and how long an attack lasts.',
      'Conduct of firms and third places: where “quick” holds, only 100 M USD is saved, less than half; 900 M USD where “none” does.',
      'Chance of an attack: 10 M USD saved at 2 % a year, 700 M USD at 30 %.',
      'Length of an attack: -20 M USD saved at 6 months, 310 M USD at 24.',
      'It pays for itself where an attack is likelier than 2 % a year.',
      'It costs more than it saves at some value tried of: how long an attack lasts, the year as which an attack begins.',
    ])
    const moved = [...asked.assumptions].sort((one) => (one.kind === 'start' ? -1 : 0))
    expect(textsIn('turns', { assumptions: { ...asked, assumptions: moved } }).slice(1, 3)).toEqual([
      'Each year of attack begins as 2026 began, with what was scarce then: 300 M USD saved. If it began as 2028 will, with all that buyers have found by then: -30 M USD.',
      'If buyers have found others by 2028 only as slowly as after 2010: 350 M USD.',
    ])
    const gentle = { ...asked, assumptions: asked.assumptions.map((one) => ({ ...one, least: 200 })) }
    expect(turning({ ...plan, assumptions: gentle } as unknown as PlanResult).at(-1)?.id).toBe('losesNowhere')
  })

  it('says from which chance it pays, and how to ask for more, where nobody asked', () => {
    expect(textsIn('turns').at(-1)).toContain('--assumptions')
    expect(textsIn('turns')[0]).toBe('It pays for itself where an attack is likelier than 2 % a year.')
    const ids = (change: object): string[] => turning({ ...plan, ...change }).map(({ id }) => id)
    expect(ids({ breakEvenChance: null })).toEqual(['paysAlways', 'askAssumptions'])
    expect(ids({ breakEvenChance: null, objective: { ...plan.objective, upperBound: 500 } })).toEqual([
      'paysNever',
      'askAssumptions',
    ])
    expect(ids({ decisions: [] })).toEqual([])
  })

  it('counts the value of the plan as it was made among those tried', () => {
    expect(endsTried({ value: 1, cases: [at(2, 5), at(3, 6)] } as unknown as PlanAssumption, 4)).toEqual({
      low: { value: 1, saved: 4 },
      high: { value: 3, saved: 6 },
    })
    expect(endsTried({ value: null, cases: [at(null, 5, 'x')] } as unknown as PlanAssumption, 4)).toBeUndefined()
  })

  it('says below which part of its cost a plant that is not spoken of first might be in a plan', () => {
    const about = { kind: 'plant', pinned: false, availableFrom: '2031-02', leastCost: 1, savedAtMost: 1 }
    const screening = [
      { ...about, id: 'near', reason: 'open', notChosenAbove: 3.61 },
      { ...about, id: 'far', reason: 'too-dear', notChosenAbove: 0.5 },
      { ...about, id: 'never', reason: 'too-dear', notChosenAbove: 0 },
      { ...about, id: 'pinned', pinned: true, reason: 'too-dear', notChosenAbove: 0.9 },
    ]
    expect(wouldChange({ ...plan, screening } as unknown as PlanResult).map(({ id }) => id)).toEqual([
      'openBelow',
      'inBelow',
    ])
    // Bounds are rounded so that they stay bounds.
    expect(textsIn('change', { screening })).toEqual([
      'Not settled: whether near belongs in a best plan; above 3.7 times its tabled cost it does not.',
      'far might belong in a best plan below 50 % of its tabled cost, not above.',
    ])
  })
})
