import { afterAll, describe, expect, it } from 'vitest'
import { makeBaseline } from '../../baseline/index.ts'
import { loadMenu, loadWorld } from '../../files/index.ts'
import { quantity } from '../../quantity/index.ts'
import { loadSolver } from '../../solver/index.ts'
import type { World } from '../../world/index.ts'
import { weapon } from '../weapon/index.ts'
import type { PlanAssumption } from './assumptions-schema.ts'
import { withExistingPlan } from './existing-plan.ts'
import { openPlanProblem, type PlanOptions } from './problem.ts'
import { plan } from './study.ts'

/** Two members, one supplier state, a mine that could be opened and stocks that could be held: see study.test.ts. */
const solver = await loadSolver()
const world = await loadWorld('test/worlds/two-members')
const menu = await loadMenu('test/scenarios/two-bans.yaml', world)
const { baseline } = makeBaseline(world, solver)
const OPTIONS: PlanOptions = {
  members: ['J', 'K'],
  start: 12 * 2027,
  maxMeasures: 1,
  gap: 1e-7,
  budget: quantity<'MUSD'>(9),
  include: ['new'],
  assumptions: true,
  periods: [
    { from: 1, years: 1 },
    { from: 2, years: 2 },
  ],
}
const found = plan(world, baseline, menu, solver, OPTIONS)
const { saved, assumptions } = found.assumptions ?? { saved: Number.NaN, assumptions: [] }
const of = (kind: PlanAssumption['kind']): PlanAssumption => {
  const one = assumptions.find((each) => each.kind === kind)
  if (one === undefined) throw new Error(`no assumption ${kind}`)
  return one
}
/** The same plan where nothing else may be decided, asked with other options: what it saves there. */
const savedWith = (more: Partial<PlanOptions>, in_: World = world): number => {
  const question = openPlanProblem(in_, baseline, menu, solver, { ...OPTIONS, ...more })
  try {
    const { decisions } = question.master
    const v = question.master.periods.map((_, b) =>
      Float64Array.from(decisions, ({ id, most }) => {
        const item = found.decisions.find((one) => one.id === id)
        return (item?.amounts[b] ?? 0) / most
      }),
    )
    const own = question.evaluator.evaluate({ v }, true)
    return question.doNothing().objective - question.evaluator.objective({ v }, own.losses)
  } finally {
    question.dispose()
  }
}
let looked = 0
afterAll(() => expect(looked).toBe(2))

describe('the assumptions on which a plan turns', () => {
  it('begin with what the plan saves as it was made, the one that moves it most first', () => {
    expect(saved).toBeCloseTo(found.objective.doNothing - found.objective.upperBound, 6)
    expect(saved).toBeGreaterThan(0)
    const swings = assumptions.map(({ swing }) => swing)
    expect(swings).toEqual([...swings].sort((one, other) => other - one))
    for (const { least, most, swing, cases } of assumptions) {
      const all = [saved, ...cases.map((one) => one.saved)]
      expect([least, most]).toEqual([Math.min(...all), Math.max(...all)])
      expect(swing).toBeCloseTo(most - least, 9)
      for (const one of cases) expect(one.saved).toBeCloseTo(one.doNothing - one.plan, 9)
    }
  })

  it('are what the same plan saves where that is asked from the start', () => {
    for (const { value, saved: there } of of('attack-probability').cases)
      expect(there).toBeCloseTo(savedWith({ attackProbability: value ?? 0 }), 6)
    for (const { value, saved: there } of of('measures').cases)
      expect(there).toBeCloseTo(savedWith({ maxMeasures: value ?? 0 }), 6)
    expect(of('measures').cases.map(({ value }) => value)).toEqual([2])
  })

  it('have a break-even chance at which the plan saves nothing, net', () => {
    const { breakEven } = of('attack-probability')
    expect(breakEven).toBe(found.breakEvenChance)
    expect(breakEven).toBeGreaterThan(0)
    expect(savedWith({ attackProbability: breakEven ?? 0 })).toBeCloseTo(0, 6)
    expect(savedWith({ attackProbability: 0.9 * (breakEven ?? 0) })).toBeLessThan(0)
    expect(savedWith({ attackProbability: 1.1 * (breakEven ?? 0) })).toBeGreaterThan(0)
  })

  it('cost a project at both ends of its range, and pay up to a multiple of it', () => {
    const capex = world.projects.get('new')?.capex
    if (capex === undefined) throw new Error('no project')
    const { cases, breakEven } = of('capital-cost')
    expect(cases.map(({ value }) => value)).toEqual([
      expect.closeTo(capex.low / capex.value, 9),
      expect.closeTo(capex.high / capex.value, 9),
    ])
    const dearer = (times: number): World => {
      const project = world.projects.get('new')
      if (project === undefined) throw new Error('no project')
      const capital = { ...project, capex: { ...capex, value: times * capex.value } }
      return { ...world, projects: new Map([...world.projects, ['new', capital]]) }
    }
    for (const { value, saved: there } of cases)
      expect(there).toBeCloseTo(savedWith({ budget: quantity<'MUSD'>(1e6) }, dearer(value ?? 0)), 6)
    expect(savedWith({ budget: quantity<'MUSD'>(1e6) }, dearer(breakEven ?? 0))).toBeCloseTo(0, 6)
  })

  it('save less where all comes a year late: what stood in a period stands in the next', () => {
    const [late] = of('delay').cases
    expect(late?.value).toBe(12)
    expect(late?.saved).toBeLessThan(saved)
    // The mine stands from the first period on, and a year late from the second: stocks and contracts come in time.
    const mine = found.decisions.find(({ id }) => id === 'new')
    expect(mine?.amounts[0]).toBeGreaterThan(0)
    expect(mine?.amounts[1]).toBe(mine?.amounts[0])
    expect(late?.planLosses[0]).toBeGreaterThan(found.periods[0]?.worstCase.loss ?? Number.NaN)
    expect(late?.planLosses[1]).toBeCloseTo(found.periods[1]?.worstCase.loss ?? Number.NaN, 9)
  })

  it('lose what `weapon` finds with the plan in place, in a shorter attack', () => {
    const half = { ...menu, months: Math.round(menu.months / 2) }
    const one = of('months').cases.find(({ value }) => value === half.months)
    if (one === undefined) throw new Error('no shorter attack')
    const nothing = { ...found, decisions: [] }
    // `plan` measures from the side without plan and attack, `weapon` from the side as it stands.
    const references = found.periods.flatMap(({ from }, b) =>
      [
        { existing: found, losses: one.planLosses },
        { existing: nothing, losses: one.doNothingLosses },
      ].map(({ existing, losses }) => {
        const provision = withExistingPlan(world, baseline, existing, from, half)
        const told = weapon(world, baseline, half, solver, {
          maxMeasures: 1,
          curve: false,
          simulate: 0,
          existingPlan: { name: 'plan', provision },
        })
        looked += b
        return told.referenceSurplus - told.worst.loss + (losses[b] ?? Number.NaN)
      }),
    )
    const [reference = Number.NaN] = references
    expect(references).toHaveLength(4)
    for (const other of references) expect(other).toBeCloseTo(reference, 6)
  })

  it('leave out what the world says nothing of: it has no settings of conduct', () => {
    expect(assumptions.map(({ kind }) => kind).sort()).toEqual([
      'attack-probability',
      'capital-cost',
      'delay',
      'discount',
      'measures',
      'months',
      'start',
    ])
    expect(found.assumptions?.notEvaluated).toEqual([])
  })

  it('are left out where nobody asked', () => {
    const plain = plan(world, baseline, menu, solver, { ...OPTIONS, assumptions: false })
    expect(plain.assumptions).toBeUndefined()
    expect(plain.breakEvenChance).toBeCloseTo(found.breakEvenChance ?? Number.NaN, 9)
  })
})

describe('what stops under the worst attack that is left', () => {
  it('is that of the last period, at members alone', () => {
    const { remaining } = found
    expect(remaining?.from).toBe(2029)
    expect(remaining?.plan.measures).toEqual(found.periods.at(-1)?.worstCase.measures)
    expect(remaining?.doNothing.measures).toEqual(found.periods.at(-1)?.doNothing.measures)
    for (const { place } of remaining?.doNothing.places ?? []) expect(['J', 'K']).toContain(place)
  })
})
