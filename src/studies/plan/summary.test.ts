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
  options: { start: '2027-01', budget: 300, currency: null, maxMeasures: 2, gap: 0.01, delay: 0, technologyBan: false },
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
  decisions: [
    { id: 'mill', decideBy: '2027-01' },
    { id: 'stockpile ore J', decideBy: '2029-01' },
  ],
  undiscountedCost: 120,
  periods: [year(2028, 50, 50), year(2030, 50, 20), year(2032, 50, 5)],
  alternatives: [],
  screening: [],
  worlds: [],
  centralPlan: null,
  outOfSample: null,
  verdicts: [],
  noRegret: [],
  belowThreshold: null,
  costSharing: null,
  check: { difference: 3e-9, feasible: true },
} as unknown as PlanResult
const leaving = (members: readonly string[], atLeast: number, atMost: number) => ({
  members,
  gain: { atLeast, atMost },
})
const names: Names = { nameOf: (_, id) => `the ${id}`, setOf: (ids) => ids.join(' + ') }
const told = (change: object = {}) => planSummary.tell({ ...plan, ...change }, 'en', names)
const texts = (change: object = {}): string[] => told(change).map(({ text }) => text)
const ids = (change: object = {}): string[] => told(change).map(({ id }) => id)

/** Of a verdict without any value. */
const NO_VALUES = {
  worthIfFree: null,
  extraCost: null,
  capitalCost: null,
  sideBenefit: null,
  ifAtOnce: null,
  attackChance: null,
  ifDivisible: null,
  conducts: [],
}

describe('the statements of a plan', () => {
  it('never say that it costs less than the bound that no plan goes below', () => {
    const amountIn = (text: string, pattern: RegExp): number => {
      const [, digits = '', unit = ''] = pattern.exec(text) ?? []
      const scale = { 'trillion USD': 1e6, 'bn USD': 1e3, 'M USD': 1, USD: 1e-6 }
      return (
        Number(digits.replaceAll(',', '')) * (Object.entries(scale).find(([name]) => name === unit)?.[1] ?? Number.NaN)
      )
    }
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        fc.double({ min: 0, max: 0.02, noNaN: true }),
        (upperBound, gap) => {
          const lowerBound = upperBound * (1 - gap)
          const said = texts({ objective: { ...plan.objective, lowerBound, upperBound, gap } }).join(' ')
          const total = amountIn(said, /discounted: ([\d.,]+) (trillion USD|bn USD|M USD|USD) with/)
          const bound = amountIn(said, /losses below ([\d.,]+) (trillion USD|bn USD|M USD|USD)\./)
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
      'The dearest: the mill, the stockpile ore J. 1 decision is due by January 2027, the last by January 2029.',
      'Costs and expected losses, discounted: 100 M USD with the plan, 400 M USD without it.',
      'At most 1 % from the best: no plan within the budget has costs and losses below 99 M USD. The bound is checked without the solver.',
      'Rechecked in a network with the plan in it: the worst of each year costs the same to 3e-9 of what is at stake. Payments were added up again; budget and lead times hold.',
      'The search took 1 rounds with parts of projects allowed, 2 with whole projects, 3 exact searches for the worst set and 4 solves.',
    ])
    const proof = ids().map((id) => PLAN_PROOF.has(id))
    expect(proof).toEqual([false, false, false, false, false, false, true, true, true])
  })

  it('say gain where a plan turns the loss of the worst year into one, and what a loss below zero is', () => {
    expect(texts({ periods: [year(2030, 50, -20), year(2032, 50, -30)] })).toEqual(
      expect.arrayContaining([
        'Paying 120 M USD turns a year of the worst attack from a loss of 50 M USD into a gain of 20 M USD, from 2030 on.',
        'From 2032 on, a year of the worst attack brings a gain of 30 M USD instead of a loss of 50 M USD.',
        'A loss below zero is a gain: the plan relieves what present controls have made scarce.',
      ]),
    )
    expect(texts({ periods: [year(2030, -5, -20)] })).toContain(
      'Paying 120 M USD cuts a year of the worst attack from -5 M USD to -20 M USD, from 2030 on.',
    )
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
      'From 2032 on no set of at most 2 measures takes 100 dollars from the others for each dollar that the C forgoes.',
    )
    expect(texts({ belowThreshold: { threshold: 100, from: null, beyond: [3, 2, 1] } })[1]).toBe(
      'In these years the worst set still costs 1 M USD beyond 100 dollars for each dollar that the C forgoes.',
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
        costSharing: {
          separatePlans: 130,
          jointPlan: 100,
          members: [],
          core: {
            shapley: { stable: 'no', couldLeave: [leaving(['J'], 0, 9), leaving(['J', 'K'], 2, 4)] },
            nucleolus: null,
          },
          solidarity: [],
        },
        options: { ...plan.options, delay: 12, technologyBan: true, budget: null },
      }).slice(3, 11),
    ).toEqual([
      '2 decisions cost 120 M USD over 7 years; no limit is set on spending.',
      'The dearest: the mill, the stockpile ore J. 1 decision is due by January 2027, the last by January 2029.',
      'Every project comes 12 months late, as asked.',
      'The C also withholds equipment and know-how: each project comes later by what its row in the tables says.',
      'Costs and expected losses, discounted: 100 M USD with the plan, 400 M USD without it.',
      'Planning together saves the members 30 M USD: 100 M USD instead of 130 M USD side by side.',
      'Split by the Shapley value, the J, the K could leave and save at least 2 M USD more than their part.',
      'In every plan nearly as good: the mill, the stockpile ore J.',
    ])
    expect(ids({ alternatives: [{}] })).toContain('noRegretNone')
    const one = { separatePlans: 1, jointPlan: 1, members: [] }
    const stable = { stable: 'yes', couldLeave: [] }
    const open = { stable: 'undecided', couldLeave: [leaving(['J'], 0, 9), leaving(['K'], -1, 4)] }
    const help = (attacked: string, withoutHelp: number | null, withHelp: number | null) => ({
      attacked,
      withoutHelp,
      withHelp,
    })
    const solidarity = [help('K', null, null), help('J', 9, 1), help('L', 20, 15)]
    expect(
      texts({ costSharing: { ...one, core: { shapley: stable, nucleolus: open }, solidarity } }).slice(7, 10),
    ).toEqual([
      'Split by the Shapley value, the saving leaves no group of members a gain by leaving, whatever the plans are within their bounds.',
      'Split by the nucleolus, the J might save up to 9 M USD more than their part by leaving; the bounds of the plans leave it open.',
      'If the J alone is attacked, a year of it costs all importing places 9 M USD if the other members ship it no more than usual, and 1 M USD if they share.',
    ])
  })

  it('say that the recheck found the very same, and that terms do not hold', () => {
    expect(ids({ check: { difference: 0, feasible: true } })).toContain('checkedSame')
    expect(ids({ check: { difference: 0, feasible: false } })).toContain('checkFailed')
  })

  it('say why an item is in the plan or not, and what would change that', () => {
    const about = { kind: 'plant', availableFrom: '2031-02', share: 1, ...NO_VALUES }
    const verdicts = [
      {
        ...about,
        id: 'a',
        verdict: 'chosen',
        extraCost: { atLeast: 12, atMost: 13 },
        capitalCost: { atLeast: 2, atMost: null },
      },
      { ...about, id: 'b', verdict: 'too-late', ifAtOnce: { saved: { atLeast: 3, atMost: 4 }, chosen: true } },
      {
        ...about,
        id: 'c',
        verdict: 'too-dear',
        worthIfFree: { atLeast: 1, atMost: 2 },
        extraCost: { atLeast: 8, atMost: 9 },
        capitalCost: { atLeast: 0.1, atMost: 0.2 },
        sideBenefit: { atLeast: 4, atMost: 5 },
        ifAtOnce: { saved: { atLeast: 0, atMost: 1 }, chosen: false },
        attackChance: { atLeast: 0.4, atMost: 0.63 },
        ifDivisible: { saved: { atLeast: 2, atMost: 3 }, share: 0.25 },
        conducts: [
          { conduct: 'x', reason: 'chosen', notChosenAbove: null },
          { conduct: 'y', reason: 'open', notChosenAbove: 1.2 },
          { conduct: 'z', reason: 'too-dear', notChosenAbove: 0.5 },
        ],
      },
      {
        ...about,
        id: 'd',
        verdict: 'no-effect',
        worthIfFree: { atLeast: 0, atMost: 0.5 },
        attackChance: { atLeast: 1, atMost: null },
        ifDivisible: { saved: { atLeast: 0, atMost: 1 }, share: 0 },
        conducts: [{ conduct: 'z', reason: 'too-late', notChosenAbove: null }],
      },
      { ...about, id: 'e', verdict: 'no-effect', worthIfFree: { atLeast: 0, atMost: 0 } },
      { ...about, id: 'f', verdict: 'required' },
      { ...about, id: 'g', verdict: 'chosen' },
    ]
    const said = texts({ verdicts }).filter((text) =>
      / in the plan|costs and losses would be|chosen|best plan under/.test(text),
    )
    expect(said).toEqual([
      'The a is in the plan: without it costs and losses are at least 12 M USD higher. It stays at up to 2 times its capital cost at least.',
      'The b is not in the plan: decided on now, it stands in February 2031 at the earliest, after the last attack looked at.',
      'If the b stood from the first year on, costs and losses would be 3 M USD lower, and it would be in the plan.',
      'The c is not in the plan: it would save at most 2 M USD if it cost nothing, and the nearest plan with it costs up to 9 M USD more. It is chosen at 10 % of its capital cost, or if it brings 5 M USD besides in each year that it stands.',
      'Even if the c stood from the first year on, it would not be in the plan.',
      'The c would be chosen from a chance of an attack of between 40 % and 63 % a year on.',
      'If any part of the c could be built for the same cost a tonne, 25 % of it would be chosen, and save 2 M USD.',
      'If firms or third places act otherwise, the c is chosen under: the x.',
      'The c might belong in the best plan under: the y.',
      'The d is not in the plan: even if it cost nothing it would save 0.5 M USD or less, which is less than the plan itself is known to.',
      'Even if an attack were certain in each year, the d would not be chosen.',
      'If any part of the d could be built for the same cost a tonne, none of it would be chosen.',
      'The d is not chosen under any of the other settings of conduct (1).',
      'The e is not in the plan: even if it cost nothing it would save nothing.',
      'The f is in the plan: no plan without it was found that keeps to the constraints.',
      'The g is in the plan; no plan without it was found in time.',
    ])
  })
  it('say what became of the plants that could be funded', () => {
    const reasons = ['chosen', 'under-way', 'too-dear', 'too-dear', 'too-late', 'open', 'excluded']
    const plants = reasons.map((reason, n) => ({ id: `p${n}`, kind: 'plant', reason }))
    const said = texts({ screening: [...plants, { id: 's', kind: 'stockpile', reason: 'open' }] })
    expect(said.filter((text) => /could be funded/.test(text))).toEqual([
      'Of 6 plants that could be funded, 2 would cost more than they could save, 1 would come too late, and 1 would need a closer search.',
    ])
  })
  it('say what is paid in the currency that the budget is written in', () => {
    const said = (options: object): string[] => texts({ options }).filter((text) => /to the dollar/.test(text))
    const yen = { code: 'JPY', nameJa: '円', perUsd: 150 }
    expect(said({ ...plan.options, budget: 260, currency: yen })).toEqual([
      'Fund 18 bn JPY of 39 bn JPY, at 150 JPY to the dollar.',
    ])
    for (const options of [
      { budget: null, currency: yen },
      { currency: null },
      { currency: { ...yen, code: 'USD', perUsd: 1 } },
    ])
      expect(said({ ...plan.options, budget: 260, ...options })).toEqual([])
  })
  it('speak of pinned items, funded or not, unless a search has judged them', () => {
    const about = {
      kind: 'plant',
      pinned: true,
      availableFrom: '2031-02',
      leastCost: 66.34,
      savedAtMost: 37.01,
      notChosenAbove: 0.558,
    }
    const reasons = ['chosen', 'under-way', 'excluded', 'too-late', 'ruled-out', 'too-dear', 'open'] as const
    const screening = [
      ...reasons.map((reason, n) => ({ ...about, id: 'abcdefg'[n] ?? '', reason })),
      { ...about, id: 'h', reason: 'too-dear', savedAtMost: 0, notChosenAbove: 0 },
      { ...about, id: 'i', reason: 'too-dear', pinned: false },
    ]
    const said = (change: object): string[] =>
      texts({ screening, ...change }).filter((text) => /^The [a-z] /.test(text))
    expect(said({})).toEqual([
      'The a is in the plan.',
      'The b comes without the plan.',
      'The c is not in the plan, as asked.',
      'The d is not in the plan: decided on now, it stands in February 2031 at the earliest, after the last attack looked at.',
      'The e is not in the plan: no plan with it was found that keeps to all that is asked.',
      'The f is not in the plan: it costs at least 66.3 M USD to save at most 38 M USD. No best plan has it above 56 % of its tabled cost.',
      'The g is not in the plan found: it costs at least 66.3 M USD to save at most 38 M USD. Whether a best plan has it takes a closer search.',
      'The h is not in the plan: even if it cost nothing it would save nothing.',
      'The i might belong in a best plan below 56 % of its tabled cost, not above.',
    ])
    // Near the line the bound of what is saved keeps the digits of the cost: 67 would be more than that.
    const near = { ...about, id: 'n', reason: 'too-dear', savedAtMost: 66.102, notChosenAbove: 0.9965 }
    expect(said({ screening: [near] })).toEqual([
      'The n is not in the plan: it costs at least 66.3 M USD to save at most 66.2 M USD. No best plan has it above 99.7 % of its tabled cost.',
    ])
    expect(said({ verdicts: [{ ...NO_VALUES, id: 'a', verdict: 'chosen' }] })).not.toContain('The a is in the plan.')
  })
  it('say what waits for news: what is decided otherwise where it says otherwise, and not what comes later in any case', () => {
    const order = (id: string, added = 1, decideBy = '2030-01') => ({ id, added, decideBy, upfrontCost: 10 })
    const node = (id: string, parent: string | null, ...decisions: object[]) => ({ id, parent, decisions })
    const values = { waiting: { atLeast: 1, atMost: 3 }, information: { atLeast: 0, atMost: 2 } }
    const said = (...nodes: object[]): string[] =>
      texts({ news: { ...values, nodes } }).filter((text) => /news|alike/.test(text))
    const root = node('now', null, order('a'), order('b'))
    expect(said(root, node('x', 'now', order('c'), order('d')), node('y', 'now', order('c')))[0]).toBe(
      'Before any news 2 decisions are taken, for 20 M USD at once; 1 waits for what is learnt.',
    )
    const alike = said(root, node('x', 'now', order('c')), node('y', 'now', order('c', 1.0001)))
    expect(alike.slice(0, 2)).toEqual([
      'Nothing waits for news: 2 decisions are taken before any, for 20 M USD at once.',
      '1 decision comes later, alike whatever is learnt.',
    ])
    const dated = said(root, node('x', 'now', order('c')), node('y', 'now', order('c', 1, '2031-01')))
    expect(dated[0]).toContain('1 waits')
    expect(said(root, node('x', 'now'), node('y', 'now'))[0]).toContain('Nothing waits')
    // What is ordered after an embargo that ends for certain waits for nothing but the year.
    expect(said(root, node('x', 'now'), node('y', 'x', order('c')))[0]).toContain('Nothing waits')
  })
  it('say what the plan is worth over several worlds, and in those drawn besides', () => {
    const worlds = [{ id: 'central' }, { id: 'no-stock' }, { id: 'draw-1' }]
    const over = { worlds, centralPlan: { guarded: 250 } }
    const said = (change: object): string[] => texts(change).filter((text) => /worlds/.test(text))
    expect(said(over)).toEqual([
      'Against all 3 worlds that it guards against, costs and losses are at most 100 M USD; the plan that guards against the central case alone leaves 250 M USD.',
    ])
    const outOfSample = { draws: worlds, doNothing: { mean: 500 }, centralPlan: null, plan: { mean: 120 } }
    expect(said({ outOfSample })).toEqual([
      'In 3 worlds drawn besides, costs and losses are 120 M USD on average, and 500 M USD without a plan.',
    ])
    expect(said({ outOfSample: { ...outOfSample, centralPlan: { mean: 260 } } })).toEqual([
      'In 3 worlds drawn besides, costs and losses are 120 M USD on average, 260 M USD with the plan for the central case, and 500 M USD without a plan.',
    ])
  })
})
