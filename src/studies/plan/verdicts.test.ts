import { describe, expect, it } from 'vitest'
import { makeBaseline } from '../../baseline/index.ts'
import { loadMenu, loadWorld, readLayers } from '../../files/index.ts'
import { at } from '../../lists/index.ts'
import { quantity } from '../../quantity/index.ts'
import { loadSolver } from '../../solver/index.ts'
import { InputError, parseWorld, type World } from '../../world/index.ts'
import { levelIn } from './master-problem.ts'
import { openPlanProblem, type PlanOptions, type PlanProblem } from './problem.ts'
import type { PlanResult, PlanVerdict } from './result.ts'
import { parsePlanConstraints } from './parse-constraints.ts'
import { plan } from './study.ts'

/** As in `study.test.ts`: a mine for 6 million that can do for K what it does for J, and a stock for each of both. */
const solver = await loadSolver()
const world = await loadWorld('test/worlds/two-members')
const bans = await loadMenu('test/scenarios/two-bans.yaml', world)
const { baseline } = makeBaseline(world, solver)
const OPTIONS: PlanOptions = {
  members: ['J', 'K'],
  start: 12 * 2027,
  maxMeasures: 1,
  gap: 1e-7,
  periods: [
    { from: 1, years: 1 },
    { from: 2, years: 2 },
  ],
}
const asked = (more: Partial<PlanOptions> = {}): PlanResult =>
  plan(world, baseline, bans, solver, { ...OPTIONS, ...more })
const judged = (id: string, more: Partial<PlanOptions> = {}): PlanVerdict =>
  at(asked({ ...more, verdicts: [id] }).verdicts, 0)

/** Whether the best plan has a project at a multiple of its cost, or with a benefit in each year that it stands, its money coming on top of the budget. */
function isChosenAt(question: PlanProblem, id: string, times: number, benefit = 0): boolean {
  const i = question.master.decisions.findIndex((decision) => decision.id === id)
  const decisions = question.master.decisions.map((decision, d) =>
    d === i
      ? {
          ...decision,
          fixed: quantity<'MUSD'>(times * decision.fixed),
          sized: quantity<'MUSD'>(times * decision.sized),
          annualCost: quantity<'MUSD'>(times * decision.annualCost - benefit),
        }
      : decision,
  )
  const { levels } = question.solve({ decisions, offBudget: new Set([i]) })
  return question.master.periods.some((_, b) => levelIn(levels, b, i) > 0)
}
const open = <T>(more: Partial<PlanOptions>, look: (question: PlanProblem) => T): T => {
  const question = openPlanProblem(world, baseline, bans, solver, { ...OPTIONS, ...more })
  try {
    return look(question)
  } finally {
    question.dispose()
  }
}

describe('why a project is in a plan or not', () => {
  it('chosen: what the best plan without it costs more is what excluding it costs', () => {
    const { verdict, extraCost, share } = judged('new')
    const without = asked({ exclude: ['new'] })
    expect(verdict).toBe('chosen')
    expect(share).toBeCloseTo(0.8, 2)
    expect(extraCost?.atLeast).toBeCloseTo(without.objective.lowerBound - asked().objective.upperBound, 6)
  })

  it('too dear: what it would save for nothing, and what the plan that has to have it costs more', () => {
    const found = judged('stockpile oxide K')
    expect(found.verdict).toBe('too-dear')
    const withIt = asked({ include: ['stockpile oxide K'] })
    expect(found.extraCost?.atMost).toBeCloseTo(withIt.objective.upperBound - asked().objective.lowerBound, 6)
    expect(found.worthIfFree?.atLeast).toBeGreaterThan(0)
    // It stands for three years, not all of it in the first.
    expect(found.sideBenefit?.atMost).toBeGreaterThan((found.extraCost?.atMost ?? 0) / 3)
    expect(found.sideBenefit?.atMost).toBeLessThan((found.extraCost?.atMost ?? 0) / 2)
  })

  it('changes at its switching value: solved again below and above', () => {
    const dear = [0.002, 0.005, 0.01, 0.02, 0.03].flatMap((attackProbability) => {
      const { capitalCost, sideBenefit, verdict } = judged('new', { attackProbability })
      return verdict === 'too-dear' ? [{ attackProbability, capitalCost, sideBenefit }] : []
    })
    expect(dear.length).toBeGreaterThan(1)
    for (const { attackProbability, capitalCost, sideBenefit } of dear) {
      const [least, most] = [capitalCost?.atLeast ?? Number.NaN, capitalCost?.atMost ?? Number.NaN]
      expect(least).toBeLessThanOrEqual(most)
      open({ attackProbability }, (question) => {
        expect(isChosenAt(question, 'new', 0.99 * least), `${attackProbability}`).toBe(true)
        expect(isChosenAt(question, 'new', 1.01 * most), `${attackProbability}`).toBe(false)
        expect(isChosenAt(question, 'new', 1, 1.01 * (sideBenefit?.atMost ?? Number.NaN))).toBe(true)
        expect(isChosenAt(question, 'new', 1, 0.99 * (sideBenefit?.atLeast ?? Number.NaN))).toBe(false)
      })
    }
  })

  it('of a stock is about all of it: below its switching value the plan has some', () => {
    const { capitalCost } = judged('stockpile oxide K')
    open({}, (question) =>
      expect(isChosenAt(question, 'stockpile oxide K', 0.99 * (capitalCost?.atLeast ?? 0))).toBe(true),
    )
  })

  it('chosen stays so up to its switching value at least', () => {
    const { capitalCost } = judged('new')
    expect(capitalCost?.atLeast).toBeGreaterThan(1)
    open({}, (question) => expect(isChosenAt(question, 'new', 0.99 * (capitalCost?.atLeast ?? 0))).toBe(true))
  })

  it('beyond the budget, if it would be worth its cost were that paid on top', () => {
    const found = judged('new', { budget: quantity<'MUSD'>(1) })
    expect(found.verdict).toBe('beyond-budget')
    expect(found.extraCost?.atMost).toBeLessThan(0)
    expect(judged('new', { budget: quantity<'MUSD'>(50) }).verdict).toBe('chosen')
  })

  it('too late, and what it would save if it stood at once', () => {
    const early = { periods: [{ from: 0, years: 1 }] }
    const found = judged('new', early)
    expect(found.verdict).toBe('too-late')
    expect(found.ifAtOnce?.chosen).toBe(true)
    expect(found.ifAtOnce?.saved.atLeast).toBeGreaterThan(1)
    expect(judged('new').ifAtOnce).toBeNull()
  })

  it('saves nothing that can be seen where no attack comes', () => {
    const found = judged('new', { attackProbability: 1e-9 })
    expect(found.verdict).toBe('too-dear')
    expect(found.worthIfFree?.atMost).toBeLessThan(1e-5)
    expect(found.capitalCost?.atMost).toBeLessThan(1e-5)
  })

  it('leaves the rest of the answer as it was', () => {
    const { verdicts, ...rest } = asked({ verdicts: ['new', 'stockpile oxide J', 'stockpile oxide K'] })
    const { verdicts: none, ...plain } = asked()
    expect([verdicts.length, none.length]).toEqual([3, 0])
    expect({ ...rest, search: null }).toEqual({ ...plain, search: null })
  })

  it('asked for by the constraints, or ruled out by them', () => {
    const terms = (text: string) => ({
      constraints: parsePlanConstraints('terms.yaml', `title: Terms\n${text}`, world),
    })
    const stocked = terms('stocks:\n  - { id: sixty, at: [J], stage: oxide, days: 60, by: 2028 }')
    expect(judged('stockpile oxide J', stocked)).toMatchObject({ verdict: 'required', extraCost: null })
    // A half of the mine is the least that can be built.
    const barred = terms('limits:\n  - { id: berth, most: 0.1, draws: { new: 1 } }')
    expect(judged('new', barred)).toMatchObject({ verdict: 'ruled-out', worthIfFree: null })
  })

  it('is not settled where time is over, and the plan itself stays', () => {
    // Each look at the clock is too late once the plan is there.
    let [isThere, seconds] = [false, 0]
    const found = asked({
      seconds: 1,
      clock: () => (isThere ? (seconds += 2) : 0),
      verdicts: ['stockpile oxide K', 'new'],
      onPartialResult: ({ check }) => void (isThere ||= check.difference !== null),
    })
    expect(found.objective).toMatchObject({ optimal: true, termination: 'gap-reached' })
    expect(found.verdicts[0]).toMatchObject({ verdict: 'undecided' })
    // Doing nothing is a plan without the mine, though a poor one; its bound is what is known by then.
    expect(found.verdicts[1]).toMatchObject({ verdict: 'chosen' })
    expect(found.verdicts[1]?.extraCost?.atLeast).toBe(0)
  })

  it('is refused for what may not be decided', () => {
    expect(() => asked({ verdicts: ['mime'] })).toThrow(InputError)
    expect(() => asked({ verdicts: ['mime'] })).toThrow(/"mime"/)
  })
})

describe('where it would be another', () => {
  /** The same world with some tables changed. */
  const changed = async (files: Record<string, string>): Promise<World> =>
    parseWorld([
      ...(await readLayers('test/worlds/two-members')),
      { name: 'changed', files: new Map(Object.entries(files)) },
    ])
  const planned = (other: World, more: Partial<PlanOptions>): PlanResult =>
    plan(other, makeBaseline(other, solver).baseline, bans, solver, { ...OPTIONS, ...more })
  const has = (result: PlanResult, id: string): boolean => result.decisions.some((item) => item.id === id)

  it('by the chance of an attack: the plan asked for at both chances that are said', () => {
    for (const attackProbability of [0.002, 0.01, 0.05]) {
      const { verdict, attackChance } = judged('new', { attackProbability })
      const [low, high] = [attackChance?.atLeast ?? Number.NaN, attackChance?.atMost ?? Number.NaN]
      expect([verdict, low >= attackProbability, high / low < (1 / attackProbability) ** (1 / 7)]).toEqual([
        'too-dear',
        true,
        true,
      ])
      expect(has(asked({ attackProbability: low }), 'new')).toBe(false)
      expect(has(asked({ attackProbability: high }), 'new')).toBe(true)
    }
  })

  it('at no chance of an attack, if one comes every year and it is still too dear', () => {
    expect(judged('stockpile oxide K').attackChance).toEqual({ atLeast: 1, atMost: null })
    expect(has(asked({ attackProbability: 1 }), 'stockpile oxide K')).toBe(false)
  })

  it('by no chance of an attack for what is in the plan, or where years without one count too', () => {
    expect(judged('new').attackChance).toBeNull()
    const quiet = judged('new', { attackProbability: 0.01, quietYears: true })
    expect([quiet.verdict, quiet.attackChance]).toEqual(['too-dear', null])
  })

  it('by size: what a world in which any part of it costs its share says', async () => {
    // Half of the mine costs three quarters of the whole.
    const whole = await readLayers('test/worlds/two-members')
    const projects = whole.at(-1)?.files.get('projects.csv') ?? ''
    const parts = await changed({
      'projects.csv': projects.replace('0.5,0.5,0.5,12,', '0,0,0,12,').replace(',,,,0.5,', ',,,,0,'),
    })
    const attackProbability = 0.09
    const [{ verdict, ifDivisible }, there] = [
      judged('new', { attackProbability }),
      planned(parts, { attackProbability }),
    ]
    expect([verdict, has(there, 'new')]).toEqual(['too-dear', true])
    const saved = asked({ attackProbability }).objective.upperBound - there.objective.upperBound
    expect(saved).toBeGreaterThan(0.1)
    expect(ifDivisible?.saved.atLeast).toBeCloseTo(saved, 4)
    expect(ifDivisible?.share).toBeCloseTo(there.decisions.find(({ id }) => id === 'new')?.share ?? Number.NaN, 4)
    expect(judged('new', { attackProbability: 0.01 }).ifDivisible?.share).toBe(0)
    expect(judged('stockpile oxide K').ifDivisible).toBeNull()
  })

  it('by its price: the benefit besides, spread over what it makes in a year', () => {
    const { sideBenefit, priceRise } = judged('new', { attackProbability: 0.01 })
    const mine = world.sites.get('m-new')?.capacity?.value ?? Number.NaN
    expect(priceRise?.atMost).toBeCloseTo(((sideBenefit?.atMost ?? Number.NaN) * 1e6) / (mine * 1000), 9)
    expect(judged('stockpile oxide K').priceRise).toBeNull()
  })

  it('by conduct: as in the best plan against each setting alone', async () => {
    const header = 'id,name,name_ja,lever,value,low,high,unit,date,source,confidence,note'
    const held = (share: number): string => `half-${share},Half,,stocks,${share},0,2,x,2026,case,high,`
    const other = await changed({ 'conduct.csv': [header, held(0), held(2)].join('\n') })
    const own = makeBaseline(other, solver).baseline
    const options = { ...OPTIONS, attackProbability: 0.05 }
    const [{ conducts }] = plan(other, own, bans, solver, { ...options, verdicts: ['new'] }).verdicts as [PlanVerdict]
    expect(conducts.map(({ conduct }) => conduct)).toEqual(['half-0', 'half-2'])
    for (const { conduct, reason, notChosenAbove } of conducts) {
      const alone = plan(other, own, bans, solver, {
        ...options,
        worlds: [{ id: conduct, world: other, baseline: own, conduct: [conduct] }],
      })
      const screened = alone.screening.find(({ id }) => id === 'new')
      expect([conduct, reason]).toEqual([conduct, screened?.reason])
      if (notChosenAbove !== null) expect(notChosenAbove).toBeCloseTo(screened?.notChosenAbove ?? Number.NaN, 6)
    }
  })
})
