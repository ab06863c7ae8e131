import { describe, expect, it } from 'vitest'
import { makeBaseline } from '../../baseline/index.ts'
import { CheckFailed } from '../../clearing/index.ts'
import { loadMenu, loadWorld, readLayers } from '../../files/index.ts'
import { quantity, type MillionUsd } from '../../quantity/index.ts'
import { loadSolver } from '../../solver/index.ts'
import { InputError, parseWorld, type Contingency, type Scenario } from '../../world/index.ts'
import { verifyPlan } from './recheck.ts'
import { cutAt } from './bound-shifts.ts'
import { alternativePlans } from './alternatives.ts'
import { openPlanProblem, type PlanOptions, type PlanProblem } from './problem.ts'
import type { PlanResult } from './result.ts'
import { readPlan, withExistingPlan } from './existing-plan.ts'
import { plan } from './study.ts'
import { parsePlanConstraints } from './parse-constraints.ts'

/**
 * C sells J 90 t of oxide a month and K 50; from M come 10 more. A tonne costs 10,000 and is worth 300,000, so that 290,000 are
 * lost with each that is withheld. A mine of 50 t a month could be opened for 6 million, and stocks be held for 73 days.
 */
const solver = await loadSolver()
const world = await loadWorld('test/worlds/two-members')
const bans = await loadMenu('test/scenarios/two-bans.yaml', world)
const { baseline } = makeBaseline(world, solver)

const musd = (amount: number): MillionUsd => quantity<'MUSD'>(amount)
const START = 12 * 2027
const OPTIONS: PlanOptions = {
  members: ['J', 'K'],
  start: START,
  maxMeasures: 1,
  gap: 1e-7,
  periods: [
    { from: 1, years: 1 },
    { from: 2, years: 2 },
  ],
}
const asked = (more: Partial<PlanOptions> = {}, menu: Scenario = bans): PlanResult =>
  plan(world, baseline, menu, solver, { ...OPTIONS, ...more })
/** Asks a question of one investment period, and closes it. */
const open = <T>(more: Partial<PlanOptions>, look: (question: PlanProblem) => T, menu: Scenario = bans): T => {
  const question = openPlanProblem(world, baseline, menu, solver, {
    ...OPTIONS,
    periods: [{ from: 1, years: 1 }],
    ...more,
  })
  try {
    return look(question)
  } finally {
    question.dispose()
  }
}
const termsIn = (text: string) => parsePlanConstraints('terms.yaml', `title: Terms\n${text}`, world)
const faults = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    return error instanceof InputError ? error.faults.map(({ code, message }) => [code, message]) : error
  }
}
const codes = (work: () => unknown): unknown => {
  const found = faults(work)
  return Array.isArray(found) ? found.map(([code]: [string]) => code) : found
}
/** To one percent: ties between ways cost a little. */
const about = (amount: number) => expect.closeTo(amount, -Math.log10(Math.abs(amount) / 50))
const round = (amount: number): number => Number(amount.toFixed(6))

describe('a plan', () => {
  it('tells what is bought, what it spares in each year, and that all of it was found again', () => {
    const { objective, discountedCost, undiscountedCost, decisions, periods, check, choices, search } = asked()
    const [one, two] = periods
    expect(objective).toMatchObject({
      optimal: true,
      termination: 'gap-reached',
      doNothing: about(0.5 * 3 * 270 * 0.29),
    })
    expect(objective.lowerBound).toBeLessThanOrEqual(objective.upperBound)
    expect(objective.gap).toBeLessThan(1e-7)
    expect(objective.claimed).toBeLessThanOrEqual(objective.upperBound + 1e-9)
    expect([one?.from, one?.years, two?.from, two?.years]).toEqual([2028, 1, 2029, 2])
    // Of three months, 270 t are missed by J, or 150 by K; hardly any after it, the same by both.
    expect(one).toMatchObject({ doNothing: { measures: ['ban-J'], loss: about(270 * 0.29) }, losses: [] })
    expect([['ban-J'], ['ban-K']]).toContainEqual(one?.worstCase.measures)
    expect(one?.worstCase.loss).toBeLessThan(0.2)
    for (const { worstCase, lossUpperBound, recheckedLoss } of periods) {
      expect(lossUpperBound).toBeCloseTo(worstCase.loss, 6)
      expect(recheckedLoss).toBeCloseTo(worstCase.loss, 6)
    }
    expect(objective.upperBound).toBeCloseTo(
      discountedCost + 0.5 * ((one?.lossUpperBound ?? 0) + 2 * (two?.lossUpperBound ?? 0)),
      9,
    )
    // The mine can do for K what it does for J, and a stock of J for J alone.
    const [mine, stock] = decisions
    expect(decisions.map(({ id }) => id)).toEqual(['new', 'stockpile oxide J'])
    const share = mine?.share ?? 0
    expect(mine).toMatchObject({
      kind: 'plant',
      place: 'M',
      decideBy: '2027-01',
      availableFrom: '2028-01',
      annualCost: 0,
      value: null,
    })
    expect(mine?.amounts.map(round)).toEqual([round(600 * share), round(600 * share)])
    expect(mine?.upfrontCost).toBeCloseTo(3 + 3 * share, 9)
    expect((stock?.amounts[0] ?? 0) + 150 * share).toBeCloseTo(270, 3)
    // 12,500 a tonne, and 1000 a year.
    expect(stock?.upfrontCost).toBeCloseTo(0.0125 * (stock?.amounts[0] ?? 0), 9)
    expect(stock?.annualCost).toBeCloseTo(0.001 * (stock?.amounts[0] ?? 0), 9)
    expect([discountedCost, check.paid].map(round)).toEqual([undiscountedCost, undiscountedCost].map(round))
    expect(check).toMatchObject({ feasible: true, difference: expect.closeTo(0, 9) })
    expect(choices).toEqual({ plants: 1, thrifting: 0, stockpiles: 2, offtakes: 2, underWay: 0 })
    expect(search).toMatchObject({ lpRounds: 0 })
  })
  it('tells what it was asked', () => {
    const attackProbability = 0.25
    const budget = musd(0)
    const { menu, options, objective } = asked({
      attackProbability,
      budget,
      exclude: ['new'],
      technologyBan: true,
      delay: 3,
    })
    expect(menu).toMatchObject({ id: 'two-bans', months: 3, measures: ['ban-J', 'ban-K'], contingencies: [] })
    expect(options).toEqual({
      members: ['J', 'K'],
      start: '2027-01',
      budget: 0,
      currency: null,
      maxMeasures: 1,
      attackProbability,
      attackStart: '2024-01',
      gap: 1e-7,
      delay: 3,
      technologyBan: true,
      drawn: false,
      risk: 'worst',
      quietYears: false,
      worlds: [],
      constraints: null,
      include: [],
      exclude: ['new'],
    })
    expect(objective.upperBound).toBe(objective.doNothing)
    expect(objective.doNothing).toEqual(about(0.25 * 3 * 270 * 0.29))
  })
  it('has what is asked for and not what is ruled out, and comes as late as is asked', () => {
    expect(asked({ exclude: ['new'] }).decisions.map(({ id }) => id)).toEqual([
      'stockpile oxide J',
      'stockpile oxide K',
    ])
    const had = asked({ include: ['new'], budget: musd(4.6) })
    expect(had.decisions[0]).toMatchObject({ id: 'new', share: expect.closeTo(0.5, 2) })
    expect(had.check).toMatchObject({ feasible: true })
    // Know-how is withheld for a year: from the second period on.
    const late = asked({ include: ['new'], technologyBan: true }).decisions.find(({ id }) => id === 'new')
    expect(late).toMatchObject({ decideBy: '2027-01', availableFrom: '2029-01', amounts: [0, expect.any(Number)] })
  })
  it('is refused what it cannot have, with a word why', () => {
    expect(codes(() => asked({ include: ['new', 'no'], exclude: ['nor'] }))).toEqual([
      'PLAN_ITEM_UNKNOWN',
      'PLAN_ITEM_UNKNOWN',
    ])
    expect(codes(() => asked({ include: ['new'], exclude: ['new'] }))).toEqual(['PLAN_ITEM_BOTH'])
    expect(faults(() => asked({ include: ['new'], delay: 60 }))).toEqual([
      ['PLAN_ITEM_LATE', expect.stringContaining('at the earliest in 2033-01, 60 months late as asked.')],
    ])
    expect(faults(() => asked({ include: ['new', 'stockpile oxide J'], budget: musd(4) }))).toEqual([
      ['PLAN_BUDGET_TOO_SMALL', expect.stringContaining('"new", "stockpile oxide J" cost at least')],
    ])
    expect(codes(() => asked({ risk: { tailShare: 1 } }))).toEqual(['PLAN_NO_CONTINGENCIES'])
    const bare = { ...world, inOrder: { ...world.inOrder, projects: [] }, stockpiles: new Map(), offtakes: new Map() }
    expect(codes(() => plan(bare, baseline, bans, solver, OPTIONS))).toEqual(['PLAN_NOTHING'])
  })
  it('is reported as soon as there is one, with a bound that holds and nothing checked yet', () => {
    const parts: PlanResult[] = []
    const last = asked({ onPartialResult: (part) => parts.push(part) })
    const [first] = parts
    expect(first?.check.difference).toBeNull()
    expect(first?.periods.map(({ recheckedLoss }) => recheckedLoss)).toEqual([null, null])
    expect(first?.objective).toMatchObject({ termination: 'interrupted', doNothing: last.objective.doNothing })
    expect(first?.objective.lowerBound).toBeLessThanOrEqual(last.objective.lowerBound)
    expect(first?.objective.upperBound).toBeGreaterThanOrEqual(last.objective.upperBound)
    expect(parts.at(-1)).toEqual(last)
  })
})

describe('plans for other budgets', () => {
  it('keep to them, in their order, each found again, and spare more for more', () => {
    const { budgetCurve, objective, undiscountedCost, decisions } = asked({ budgets: [5, 0, 20, 2].map(musd) })
    expect(budgetCurve.map(({ budget }) => budget)).toEqual([0, 2, 5, 20])
    budgetCurve.forEach((point, i) => {
      expect(point.undiscountedCost).toBeLessThanOrEqual(point.budget + 1e-9)
      expect(point.lowerBound).toBeLessThanOrEqual(point.upperBound)
      expect(point.gap).toBeLessThan(1e-7)
      expect(point.difference).toBeCloseTo(0, 9)
      if (i > 0) expect(point.upperBound).toBeLessThan((budgetCurve[i - 1]?.upperBound ?? 0) - 1)
    })
    expect(budgetCurve[0]).toMatchObject({ upperBound: objective.doNothing, decisions: [] })
    // 129 t for J: 12,500 and three years of 1000.
    expect(budgetCurve[1]?.decisions[0]?.amounts[0]).toBeCloseTo(2 / 0.0155, 3)
    // What is best with any budget is best with each that it keeps to.
    expect(budgetCurve[3]).toMatchObject({ upperBound: objective.upperBound, undiscountedCost, decisions })
  })
  it('are never worse for more to spend, where a wide gap would let them be', () => {
    const wide = { gap: 0.9, budgets: [5, 30].map(musd) }
    const parts: PlanResult[] = []
    const { budgetCurve, objective } = asked({ ...wide, onPartialResult: (part) => parts.push(part) })
    // That of the main plan was taken for the larger, and another is better.
    expect(parts.at(-3)?.budgetCurve[1]?.upperBound).toBe(objective.upperBound)
    expect(budgetCurve[0]?.upperBound).toBeLessThan(objective.upperBound)
    expect(budgetCurve[1]).toMatchObject({
      budget: 30,
      upperBound: budgetCurve[0]?.upperBound,
      decisions: budgetCurve[0]?.decisions,
    })
    expect(budgetCurve[1]?.lowerBound).toBeLessThanOrEqual(budgetCurve[1]?.upperBound ?? 0)
  })
})

describe('what else is shown of a plan, if it is asked for', () => {
  it('is nothing, if it is not', () => {
    const { budgetCurve, alternatives, noRegret, belowThreshold, delays, costSharing, constraints, decisions } = asked()
    expect({ budgetCurve, alternatives, noRegret, belowThreshold, delays, costSharing, constraints }).toEqual({
      budgetCurve: [],
      alternatives: [],
      noRegret: [],
      belowThreshold: null,
      delays: null,
      costSharing: null,
      constraints: [],
    })
    expect(decisions.map(({ value }) => value)).toEqual([null, null])
  })
  it('is other plans that come to hardly more, how unlike they are, and what all of them have', () => {
    const { alternatives, noRegret, objective, decisions } = asked({ alternatives: 2, slack: 0.2 })
    expect(alternatives).toHaveLength(2)
    const shareIn = (list: PlanResult['decisions'], id: string): number =>
      list.find((item) => item.id === id)?.share ?? 0
    const ids = ['new', 'stockpile oxide J', 'stockpile oxide K', 'offtake oxide M J', 'offtake oxide M K']
    for (const other of alternatives) {
      expect(other.upperBound).toBeLessThanOrEqual(1.2 * objective.upperBound)
      expect(other.difference).toBeCloseTo(0, 9)
      const pairs = ids.map((id) => [shareIn(decisions, id), shareIn(other.decisions, id)])
      const [both, either] = [Math.min, Math.max].map((of) => pairs.reduce((sum, pair) => sum + of(...pair), 0))
      expect(other.dissimilarity).toBeCloseTo(1 - (both ?? 0) / (either ?? 1), 9)
    }
    expect(alternatives[0]?.dissimilarity).toBeGreaterThan(0.1)
    const least = decisions.map(({ id, share }) => ({
      id,
      share: Math.min(share, ...alternatives.map((other) => shareIn(other.decisions, id))),
    }))
    expect(noRegret).toEqual(least.filter(({ share }) => share > 1e-3))
  })
  it('is no other plan that costs more than is allowed, once it is searched', () =>
    open({}, (question) => {
      const best = question.solve()
      let looks = 0
      const atMost: typeof question.evaluator.objectiveUpperBound = (levels, worst) => {
        looks += 1
        return looks === 1 ? musd(1e6) : question.evaluator.objectiveUpperBound(levels, worst)
      }
      const found = alternativePlans(
        { ...question, evaluator: { ...question.evaluator, objectiveUpperBound: atMost } },
        best,
        1,
        0.2,
      )
      expect(looks).toBeGreaterThan(1)
      for (const { upperBound } of found) expect(upperBound).toBeLessThanOrEqual(1.2 * best.upperBound)
      expect(found).toHaveLength(1)
    }))
  it('is what each item spares: alone, and as a fair part of all that is spared', () => {
    const { decisions, periods } = asked({ values: true })
    const [mine, stock] = decisions
    const [dropped, fair] = [
      decisions.map(({ value }) => value?.leaveOneOut ?? 0),
      decisions.map(({ value }) => value?.shapley ?? 0),
    ]
    // Without the mine J misses what it would have made in three months, and without the stock what lies in it.
    expect(dropped).toEqual([about(150 * (mine?.share ?? 0) * 0.29), about((stock?.amounts[0] ?? 0) * 0.29)])
    const [year] = periods
    expect((fair[0] ?? 0) + (fair[1] ?? 0)).toBeCloseTo((year?.doNothing.loss ?? 0) - (year?.worstCase.loss ?? 0), 6)
  })
  it('is what is lost if what slips comes a year late: in the first year all that it spares, later nothing', () => {
    const { delays, periods, decisions } = asked({ delaySamples: 6, seed: 1, values: true })
    const onTime = periods[0]?.worstCase.loss ?? 0
    const slipped = onTime + (decisions[0]?.value?.leaveOneOut ?? 0)
    expect(delays).toMatchObject({ samples: 6, seed: 1 })
    expect(delays?.losses[0]?.map(round)).toEqual([onTime, onTime, slipped, slipped, slipped, slipped].map(round))
    expect(delays?.losses[1]?.map(round)).toEqual(Array.from({ length: 6 }, () => round(onTime)))
    expect(asked({ delaySamples: 6, seed: 2, values: true }).delays?.losses[0]).not.toEqual(delays?.losses[0])
  })
  it('is what members save together, and what each would pay', () => {
    const { costSharing, objective, discountedCost } = asked({ costSharing: true, maxMeasures: 2 })
    const [J, K] = costSharing?.members ?? []
    // Alone, K buys all of its stock, and J all of its own and half of the mine, where it would do with a tenth.
    expect(K).toMatchObject({ place: 'K', standaloneCost: expect.closeTo(1.5 + 3 * 0.12, 6) })
    expect(J).toMatchObject({ place: 'J', standaloneCost: expect.closeTo(4.5 + 195 * 0.0155, 6) })
    expect(costSharing?.jointPlan).toBe(objective.upperBound)
    const saved = (costSharing?.separatePlans ?? 0) - objective.upperBound
    expect(saved).toBeGreaterThan(1)
    expect((J?.allocatedSaving ?? 0) + (K?.allocatedSaving ?? 0)).toBeCloseTo(saved, 9)
    expect((J?.allocatedCost ?? 0) + (K?.allocatedCost ?? 0)).toBeCloseTo(discountedCost, 9)
    // Of two, each saves a half; what more the common plan costs is borne in halves too.
    expect(J?.allocatedSaving).toBeCloseTo(K?.allocatedSaving ?? 0, 9)
    expect((J?.allocatedCost ?? 0) - (J?.standaloneCost ?? 0)).toBeCloseTo(
      (K?.allocatedCost ?? 0) - (K?.standaloneCost ?? 0),
      9,
    )
    expect(asked({ costSharing: true, members: ['J'] }).costSharing).toBeNull()
  })
  it('is no part of it for a member that adds nothing to the others', () => {
    const { costSharing } = asked({ costSharing: true, maxMeasures: 2, members: ['J', 'K', 'M'] })
    const [J, K, M] = costSharing?.members ?? []
    expect(M).toEqual({
      place: 'M',
      budget: null,
      standaloneCost: 0,
      allocatedSaving: expect.closeTo(0, 6),
      nucleolusSaving: expect.closeTo(0, 6),
      allocatedCost: expect.closeTo(0, 6),
    })
    // J and K save all of it by themselves, and M with either of them nothing: of two, both rules give halves.
    const all = (costSharing?.separatePlans ?? 0) - (costSharing?.jointPlan ?? 0)
    expect([J?.nucleolusSaving, K?.nucleolusSaving].map((part) => round(part ?? 0))).toEqual([
      round(all / 2),
      round(all / 2),
    ])
    expect(costSharing?.coalitions.map(({ members }) => members.join('+'))).toEqual(['J+K', 'J+M', 'K+M', 'J+K+M'])
    const between = (one: { atLeast: number; atMost: number } | undefined, value: number): void => {
      expect(one?.atLeast).toBeLessThanOrEqual(value + 1e-9)
      expect(one?.atMost).toBeGreaterThanOrEqual(value - 1e-9)
      expect((one?.atMost ?? 0) - (one?.atLeast ?? 0)).toBeLessThan(1e-4)
    }
    costSharing?.coalitions.forEach(({ saving }, i) => between(saving, [all, 0, 0, all][i] ?? Number.NaN))
    expect(costSharing?.core).toMatchObject({ exists: 'yes' })
    expect((J?.allocatedSaving ?? 0) + (K?.allocatedSaving ?? 0)).toBeCloseTo(
      (costSharing?.separatePlans ?? 0) - (costSharing?.jointPlan ?? 0),
      6,
    )
  })
  it('is reported too where nothing aims at one of the members, who pays for nothing alone', () => {
    const one = { ...bans, measures: bans.measures.slice(0, 1) }
    const { costSharing, objective, discountedCost } = asked({ costSharing: true }, one)
    expect(costSharing?.separatePlans).toBeCloseTo(objective.upperBound, 6)
    expect(costSharing?.members.map(({ place, standaloneCost }) => [place, round(standaloneCost)])).toEqual([
      ['J', round(discountedCost)],
      ['K', 0],
    ])
  })
  it('is what help is worth to the one that is attacked: what others ship it beyond the usual', () => {
    const members = ['J', 'K', 'M']
    const { costSharing, decisions } = asked({ costSharing: true, maxMeasures: 2, members })
    const [J, K, M] = costSharing?.solidarity ?? []
    expect([J, K, M].map((one) => [one?.attacked, one?.measures])).toEqual([
      ['J', ['ban-J']],
      ['K', ['ban-K']],
      ['M', []],
    ])
    expect(M).toMatchObject({ withoutHelp: null, withHelp: null, members: [] })
    // J misses 270 t in three months and K 150. Without the new mine in M, each has its own stock; with it, all but nothing is missed.
    const stored = (place: string): number =>
      decisions.find(({ id }) => id === `stockpile oxide ${place}`)?.amounts[0] ?? 0
    const own = (one: typeof J): unknown[] => one?.members.map(({ withoutHelp }) => withoutHelp.atMost) ?? []
    expect(own(J)).toEqual([about((270 - stored('J')) * 0.3), expect.closeTo(0, 6), expect.closeTo(0, 6)])
    expect(own(K)).toEqual([expect.closeTo(0, 6), about((150 - stored('K')) * 0.3), expect.closeTo(0, 6)])
    for (const one of [J, K]) {
      expect(one?.withHelp).toBeLessThan(0.2)
      for (const { withHelp } of one?.members ?? []) expect(withHelp.atMost).toBeCloseTo(0, 6)
      for (const { withHelp, withoutHelp } of one?.members ?? []) {
        expect(withHelp.atLeast).toBeLessThanOrEqual(withHelp.atMost)
        expect(withoutHelp.atLeast).toBeLessThanOrEqual(withoutHelp.atMost)
      }
    }
    // M is no member here: it ships what its mine makes in any case.
    const two = asked({ costSharing: true, maxMeasures: 2 }).costSharing?.solidarity
    for (const one of two ?? []) expect(one.withoutHelp).toBeCloseTo(one.withHelp ?? Number.NaN, 6)
  })
  it('is nothing that members save together, where what they could share is ruled out for each alone too', () => {
    const { costSharing, objective, decisions } = asked({
      costSharing: true,
      maxMeasures: 2,
      exclude: ['new', 'offtake oxide M K', 'offtake oxide M J'],
    })
    const [J, K] = decisions.map(({ upfrontCost, annualCost }) => upfrontCost + 3 * annualCost)
    expect(costSharing?.separatePlans).toBeCloseTo(objective.upperBound, 6)
    expect(costSharing?.members).toMatchObject([
      {
        place: 'J',
        standaloneCost: expect.closeTo(J ?? 0, 6),
        allocatedSaving: expect.closeTo(0, 6),
        allocatedCost: expect.closeTo(J ?? 0, 6),
      },
      {
        place: 'K',
        standaloneCost: expect.closeTo(K ?? 0, 6),
        allocatedSaving: expect.closeTo(0, 6),
        allocatedCost: expect.closeTo(K ?? 0, 6),
      },
    ])
    // Nothing to split, and nothing to gain by leaving.
    expect(costSharing?.members.map(({ nucleolusSaving }) => nucleolusSaving)).toEqual([0, 0])
    expect(costSharing?.core).toEqual({
      exists: 'yes',
      shapley: { stable: 'yes', couldLeave: [] },
      nucleolus: { stable: 'yes', couldLeave: [] },
    })
  })
  it('is when the weapon is blunt: it costs less than so much for each dollar that the coercer forgoes', () => {
    const nothing = asked({ threshold: 2, budget: musd(0) }).belowThreshold
    // For 270 t, of 10,000 each.
    expect(nothing).toEqual({ threshold: 2, from: null, beyond: [about(270 * 0.27), about(270 * 0.27)] })
    expect(asked({ threshold: 40, budget: musd(0) }).belowThreshold).toEqual({
      threshold: 40,
      from: 2028,
      beyond: [0, 0],
    })
    expect(asked({ threshold: 2 }).belowThreshold).toEqual({ threshold: 2, from: 2028, beyond: [0, 0] })
    // What comes late leaves the first year as it is.
    const late = asked({ threshold: 15, delay: 12, exclude: ['stockpile oxide J', 'stockpile oxide K'] }).belowThreshold
    expect(late).toMatchObject({ from: 2029, beyond: [about(270 * 0.14), 0] })
  })
})

describe('terms of a plan', () => {
  it('hold for members that plan alone, of what each may fund', () => {
    // Room for 180 t in all: for J alone it is 180, and K has what it needs.
    const room = 'limits: [{ id: room, most: 180, draws: { stockpile oxide J: 240, stockpile oxide K: 120 } }]'
    const alone = asked({ constraints: termsIn(room), exclude: ['new'], maxMeasures: 2, costSharing: true }).costSharing
      ?.members
    expect(alone?.map((member) => member.standaloneCost)).toEqual(
      [180, 120].map((held) => expect.closeTo(held * 0.0155, 6)),
    )
  })
  const stock = 'stocks: [{ id: days, at: [K], stage: oxide, days: 36.5, by: 2029 }]'
  const draws = 'limits: [{ id: power, most: 30, draws: { new: 60 } }]'
  it('are kept, and what is reached of them is reported', () => {
    const { constraints, decisions, options } = asked({ constraints: termsIn(`${stock}\n${draws}`) })
    const share = (id: string): number => decisions.find((item) => item.id === id)?.share ?? 0
    expect(options.constraints).toEqual({ title: 'Terms', titleJa: 'Terms' })
    expect(share('stockpile oxide K')).toBeGreaterThanOrEqual(0.5 - 1e-6)
    expect(constraints).toMatchObject([
      { id: 'power', kind: 'limit', asked: 30, reached: expect.closeTo(60 * share('new'), 6) },
      { id: 'days oxide K', kind: 'stock', unit: 't', year: 2029, asked: 60 },
    ])
    expect(constraints[0]?.reached).toBeLessThanOrEqual(30 + 1e-4)
    expect(constraints[1]?.reached).toBeCloseTo(120 * share('stockpile oxide K'), 6)
  })
  it('are refused where no plan meets them, with what is missed', () => {
    // 60 t of stock cost 0.75 million, and 0.06 in each of two years.
    const poor = { constraints: termsIn(stock), budget: musd(0.435) }
    expect(faults(() => asked(poor))).toEqual([
      [
        'PLAN_TARGET_MISSED',
        '"days oxide K" is missed by 30 t by 2029: 60 t are needed, and the plan can add at most 30 t within 0.435 M USD.',
      ],
      ['PLAN_RELAXATION', 'With all terms kept, the budget would have to be 0.87 M USD.'],
    ])
    expect(asked({ ...poor, budget: musd(0.87) }).constraints[0]?.reached).toBeCloseTo(60, 3)
    // What is paid whatever its size counts too: 3 million of the mine's, and a half of 3 more.
    expect(
      faults(() => asked({ constraints: termsIn('budgets: [{ id: early, amount: 4e6USD }]'), include: ['new'] })),
    ).toEqual([
      [
        'PLAN_TARGET_MISSED',
        '"early" is overdrawn by 0.5 M USD by what must be in the plan and what other constraints ask: 4 M USD are allowed.',
      ],
    ])
    expect(asked({ include: ['new'], budget: musd(4.5) }).undiscountedCost).toBeCloseTo(4.5, 6)
    // A smaller budget that is asked about besides must meet them too.
    const front = { ...poor, budget: musd(3), budgets: [musd(2), musd(0.435)] }
    expect(faults(() => asked(front))).toEqual([
      [
        'PLAN_TARGET_MISSED',
        '"days oxide K" is missed by 30 t by 2029: 60 t are needed, and the plan can add at most 30 t within 0.435 M USD.',
      ],
      ['PLAN_RELAXATION', 'With all terms kept, the budget would have to be 0.87 M USD.'],
    ])
    expect(faults(() => asked({ include: ['new'], budgets: [musd(6), musd(4)] }))).toEqual([
      ['PLAN_BUDGET_TOO_SMALL', expect.stringContaining('and the budget is 4 M USD.')],
    ])
    expect(faults(() => asked({ constraints: termsIn(draws.replace('30', '12')), include: ['new'] }))).toEqual([
      [
        'PLAN_TARGET_MISSED',
        '"power" is overdrawn by 18 by what must be in the plan and what other constraints ask: 12 are allowed.',
      ],
    ])
  })
})

describe('a plan against contingencies', () => {
  const contingency = (id: string, chance: number, more: Partial<Contingency>): Contingency => ({
    id,
    title: id,
    titleJa: id,
    weight: chance,
    measures: [],
    outages: [],
    demand: [],
    ...more,
  })
  const menu: Scenario = {
    ...bans,
    contingencies: [
      contingency('calm', 2, {}),
      contingency('banned', 1, { measures: ['ban-J'] }),
      contingency('both', 1, {
        measures: ['ban-J'],
        outages: [{ site: 'm-mine', from: bans.start, until: undefined, capacityFactor: 0 }],
      }),
    ],
  }
  const none = { budget: musd(0) }
  it('weighs them by their chances, or fears the worst of them', () => {
    const { periods, objective, menu: told, options } = asked({ ...none, risk: { tailShare: 1 } }, menu)
    const losses = [0, 270 * 0.29, 300 * 0.29]
    const mean = (losses[1] ?? 0) / 4 + (losses[2] ?? 0) / 4
    expect(told.contingencies.map(({ probability }) => probability)).toEqual([0.5, 0.25, 0.25])
    expect(options.risk).toBe(1)
    expect(periods[0]?.losses).toEqual([expect.closeTo(0, 6), about(270 * 0.29), about(300 * 0.29)])
    expect(periods[0]).toMatchObject({
      worstCase: { measures: ['both'], loss: about(mean) },
      recheckedLoss: about(mean),
    })
    expect(objective.upperBound).toEqual(about(0.5 * 3 * mean))
    // Each may happen to a world of its own; here they are all the same.
    const drawn = menu.contingencies.map(() => ({ world, baseline }))
    const apart = asked({ ...none, risk: { tailShare: 1 }, drawn }, menu)
    expect(apart.options.drawn).toBe(true)
    expect(apart.periods[0]?.losses.map(round)).toEqual(periods[0]?.losses.map(round))
    const worst = asked(none, menu)
    expect(worst.periods[0]).toMatchObject({ worstCase: { measures: ['both'], loss: about(300 * 0.29) }, losses: [] })
    const half = asked({ ...none, risk: { tailShare: 0.5 } }, menu)
    expect(half.periods[0]?.worstCase.loss).toEqual(about(285 * 0.29))
  })
  it('is found by enumeration of what it may have, too', () => {
    const { objective, decisions } = asked({ risk: { tailShare: 1 }, exclude: ['new'] }, menu)
    // A tonne of stock costs 15,500 in all, and spares 290,000 with half a chance in each of three years, if it is called for.
    expect(decisions.map(({ id, share }) => [id, round(share)])).toEqual([['stockpile oxide J', 1]])
    expect(objective.upperBound).toEqual(about(240 * 0.0155 + 0.5 * 3 * (30 / 4 + 60 / 4) * 0.29))
    expect(objective.gap).toBeLessThan(1e-7)
    expect(asked({ costSharing: true, budget: musd(0) }, menu).costSharing).toBeNull()
  })
  it('measures what is lost by users who want more from what they have with all of it', () => {
    const more = { demand: [{ place: 'J', sector: undefined, factor: 1.5, from: bans.start, until: undefined }] }
    const asking = { ...bans, contingencies: [contingency('more', 1, more as never), contingency('calm', 1, {})] }
    const { periods } = asked({ ...none, risk: { tailShare: 1 } }, asking)
    // C sells the 150 t too, and 10,000 are paid for each.
    expect(periods[0]?.losses).toEqual([expect.closeTo(1.5, 1), expect.closeTo(0, 6)])
  })
})

describe('what is known of attacks under one plan and another', () => {
  it('is the worst of all sets, whatever was searched before', () =>
    open({ maxMeasures: 2 }, ({ stage, master: problem }) => {
      const levels = (share: number): Float64Array => new Float64Array(problem.decisions.length).fill(share)
      const sets = [[], [0], [1], [0, 1]]
      // The richest first: what it loses bounds no poorer one. Nothing else is known of the sets by then.
      const shares = [1, 0, 0.5, 0.25, 1]
      const found = shares.map((share) => {
        stage.setPlan(levels(share))
        return stage.exactLosses()[0]
      })
      shares.forEach((share, i) => {
        stage.setPlan(levels(share))
        const all = sets.map((set) => stage.cut(set).loss)
        const most = Math.max(...all)
        expect([found[i]?.loss, found[i]?.bound]).toEqual([expect.closeTo(most, 3), expect.closeTo(most, 3)])
        expect(stage.cut(found[i]?.attack ?? []).loss).toBeCloseTo(most, 3)
      })
      const [least] = stage.lossLowerBounds()
      stage.setPlan(levels(1))
      expect(least).toBeCloseTo(stage.cut([]).loss, 6)
    }))
  it('holds for each plan that it was not learnt from, where trade can grow', async () => {
    const row = (what: string, value: number, unit: string): string =>
      `oxide,${what},${value},${value},${value},${unit},2024,case,high,`
    const rows = [
      'stage,what,value,low,high,unit,date,source,confidence,note',
      row('qualification', 1, 'months'),
      row('headroom', 0.5, 'share'),
      row('ramp', 0.2, 'share/month'),
    ]
    const over = { name: 'over', files: new Map([['switching.csv', rows.join('\n')]]) }
    const limited = await parseWorld([...(await readLayers('test/worlds/two-members')), over])
    const own = makeBaseline(limited, solver).baseline
    const {
      stage,
      master: problem,
      dispose,
    } = openPlanProblem(limited, own, bans, solver, { ...OPTIONS, maxMeasures: 2 })
    const plans = [0, 1, 0.5].map((share) => new Float64Array(problem.decisions.length).fill(share))
    for (const set of [[], [0], [1], [0, 1]]) {
      const cuts = plans.map((levels) => {
        stage.setPlan(levels)
        return stage.cut(set)
      })
      for (const cut of cuts)
        plans.forEach((levels, i) => expect(cutAt(cut, levels)).toBeLessThanOrEqual((cuts[i]?.loss ?? 0) + 1e-6))
      if (set.length > 0) expect(cuts[1]?.loss).toBeLessThan(cuts[0]?.loss ?? 0)
    }
    dispose()
  })
  it('is withheld if found again it differs by more than a millionth of what the side is worth', () =>
    open({}, (question) => {
      const solved = question.solve()
      const size = Math.abs(question.stage.reference) / 1000
      const wrong = (share: number) => ({
        ...solved,
        worst: solved.worst.map((told) => ({ ...told, loss: musd(told.loss + share * size) })),
      })
      for (const share of [0, 0.5e-6, -0.5e-6]) expect(verifyPlan(question, wrong(share)).difference).toBeLessThan(1e-6)
      for (const share of [2e-6, -2e-6]) expect(() => verifyPlan(question, wrong(share))).toThrow(CheckFailed)
    }))
})

describe('what a plan has standing', () => {
  const told = (result: PlanResult): PlanResult => readPlan('plan.json', JSON.stringify(result))
  it('is read from what is printed, year by year', () => {
    const result = told(asked({ technologyBan: true, include: ['new', 'offtake oxide M J'], budget: musd(9) }))
    const in2028 = withExistingPlan(world, baseline, result, 2028, bans)
    const in2030 = withExistingPlan(world, baseline, result, 2030, bans)
    const item = (id: string, b: number): number => result.decisions.find((one) => one.id === id)?.amounts[b] ?? 0
    expect([in2028.sites.get('m-new'), in2030.sites.get('m-new')]).toEqual([
      0,
      expect.closeTo(item('new', 1) / 600, 12),
    ])
    expect(in2030.sites.get('m-new')).toBeGreaterThan(0.4)
    const heldIn = (standing: typeof in2028) => standing.stockpiles.map(({ place, tonnes }) => [place, round(tonnes)])
    expect(heldIn(in2028)).toEqual([
      ['J', round(item('stockpile oxide J', 0))],
      ['K', round(item('stockpile oxide K', 0))],
    ])
    // By the month.
    expect([...in2030.contractedVolumes]).toEqual([['oxide M J', expect.closeTo(item('offtake oxide M J', 1) / 12, 9)]])
    expect(item('offtake oxide M J', 1)).toBeGreaterThan(0)
  })
  it('is reported for its years alone, and of things that this world can fund', () => {
    const result = asked()
    for (const year of [2027, 2031])
      expect(faults(() => withExistingPlan(world, baseline, result, year, bans))).toEqual([
        ['PLAN_YEAR', `The plan says nothing of ${year}.`],
      ])
    const { projects } = world.inOrder
    const bare = { ...world, inOrder: { ...world.inOrder, projects: projects.filter((id) => id !== 'new') } }
    expect(faults(() => withExistingPlan(bare, baseline, result, 2028, bans))).toEqual([
      ['PLAN_ITEM_UNKNOWN', 'The plan has "new", which this world cannot fund.'],
    ])
  })
  it('is not read from what is no plan', () => {
    const result = asked({ budget: musd(1) })
    const short = {
      ...result,
      decisions: result.decisions.map((item) => ({ ...item, amounts: item.amounts.slice(1) })),
    }
    for (const text of ['{', '{}', JSON.stringify({ ...result, periods: [], decisions: [] }), JSON.stringify(short)])
      expect(codes(() => readPlan('plan.json', text))).toEqual(['PLAN_FILE_UNREADABLE'])
  })
})
