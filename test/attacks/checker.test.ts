import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeBaseline } from '../../src/baseline/index.ts'
import {
  buildLimits,
  buildNetwork,
  buildWindow,
  CheckFailed,
  checkOptimum,
  checkedRun,
  checkRun,
  initialState,
  rollHorizon,
  SOURCES,
  type Run,
} from '../../src/clearing/index.ts'
import { loadSolver, type LinearModel, type Optimum } from '../../src/solver/index.ts'
import { referenceScenario, type Scenario } from '../../src/world/index.ts'
import { measures, menuOf } from '../random-menu.ts'
import { randomWorld, recipes } from '../random-world.ts'

/** A solver that lies. What it says is taken from a true optimum, and one thing in it is changed. */

const START = 2026 * 12
const RUNS = Number(process.env['LAW_RUNS'] ?? 20)
const solver = await loadSolver()

/** The linear program of a few months of a random world under a random measure, and its optimum. */
async function solved(recipe: Parameters<typeof randomWorld>[0], scenario: Scenario) {
  const world = await randomWorld(recipe)
  const network = buildNetwork(world, makeBaseline(world, solver).baseline, scenario)
  const window = buildWindow(network, buildLimits(network, scenario), 3, 'believed')
  window.refresh(START, initialState(network, scenario, window.layout))
  const live = solver.create(window.model)
  const optimum = live.solve()
  live.dispose()
  return { model: window.model, optimum }
}

const accepts = (model: LinearModel, optimum: Optimum): boolean => {
  try {
    checkOptimum(model, optimum)
    return true
  } catch (error) {
    if (error instanceof CheckFailed) return false
    throw error
  }
}
const costOf = (model: LinearModel, x: Float64Array): number =>
  x.reduce((sum, each, j) => sum + each * model.cost[j]!, 0)
/** Whether bounds and rows hold, by plain adding up, a hundred times more loosely than the checker asks. */
function feasible(model: LinearModel, x: Float64Array): boolean {
  const activity = new Float64Array(model.rows)
  const magnitude = new Float64Array(model.rows)
  for (let j = 0; j < model.columns; j++) {
    const slack = 1e-4 * Math.max(1, Math.abs(x[j]!))
    if (!(x[j]! >= model.lower[j]! - slack && x[j]! <= model.upper[j]! + slack)) return false
    for (let e = model.starts[j]!; e < model.starts[j + 1]!; e++) {
      activity[model.indices[e]!]! += model.values[e]! * x[j]!
      magnitude[model.indices[e]!]! += Math.abs(model.values[e]! * x[j]!)
    }
  }
  return activity.every((value, i) => {
    const slack = 1e-4 * Math.max(1, magnitude[i]!)
    return value >= model.rowLower[i]! - slack && value <= model.rowUpper[i]! + slack
  })
}

describe('the checker of optima', () => {
  it('believes no solution that breaks a limit or costs more, whatever duals it comes with', () => {
    let lies = 0
    return fc
      .assert(
        fc.asyncProperty(
          recipes,
          measures,
          fc.array(fc.tuple(fc.nat({ max: 1e6 }), fc.constantFrom(-2, -0.5, -0.1, 0.1, 0.5, 2), fc.boolean()), {
            minLength: 40,
            maxLength: 40,
          }),
          async (recipe, list, changes) => {
            const { model, optimum } = await solved(recipe, menuOf(list))
            expect(accepts(model, optimum)).toBe(true)
            const best = costOf(model, optimum.x)
            const weight = optimum.x.reduce((sum, each, j) => sum + Math.abs(each * model.cost[j]!), 1)
            for (const [at, by, duals] of changes) {
              const lie = { ...optimum, x: optimum.x.slice(), rowDual: optimum.rowDual.slice() }
              const j = at % model.columns
              lie.x[j]! += by * Math.max(0.1, Math.abs(lie.x[j]!))
              if (duals) lie.rowDual[at % model.rows]! += by * Math.max(1, Math.abs(lie.rowDual[at % model.rows]!))
              const isFalse = !feasible(model, lie.x) || costOf(model, lie.x) > best + 1e-4 * weight
              if (!isFalse) continue
              lies += 1
              expect(accepts(model, lie), `column ${j} by ${by}`).toBe(false)
            }
          },
        ),
        { numRuns: RUNS, endOnFailure: true },
      )
      .then(() => expect(lies).toBeGreaterThan(10 * RUNS))
  })

  it('believes no claim that holds a number that is none', async () => {
    const recipe = fc.sample(recipes, { numRuns: 1, seed: 1 })[0]!
    const { model, optimum } = await solved(recipe, referenceScenario(START, 4))
    for (const none of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
      for (const key of ['x', 'rowDual'] as const)
        for (let i = 0; i < optimum[key].length; i += 7) {
          const lie = { ...optimum, [key]: optimum[key].slice() }
          lie[key][i] = none
          expect(accepts(model, lie), `${key} ${i} is ${none}`).toBe(false)
        }
  })
})

describe('the second check of a run', () => {
  const ran = async (recipe: Parameters<typeof randomWorld>[0], scenario: Scenario) => {
    const world = await randomWorld(recipe)
    const run = rollHorizon(solver, buildNetwork(world, makeBaseline(world, solver).baseline, scenario), scenario, {
      foresight: 2,
    })
    expect(worstOf(run)).toBeLessThan(1e-6)
    return run
  }
  const worstOf = (run: Run): number => {
    const { maxBalanceResidual, maxBoundViolation } = checkRun(run)
    return Math.max(maxBalanceResidual, maxBoundViolation)
  }
  /** All that flows in a month, and where it stands; slots that nothing can use are left out. */
  const slotsOf = ({ network, months }: Run, t: number): (readonly [Float64Array, number])[] => {
    const flows = months[t % months.length]!
    const every = (array: Float64Array): (readonly [Float64Array, number])[] => [...array.keys()].map((i) => [array, i])
    return [
      ...[flows.run, ...flows.ship, flows.serve, flows.disposed].flatMap(every),
      ...network.demands.flatMap(({ sources }, d) =>
        sources.map((_, source) => [flows.deliver, d * SOURCES + source] as const),
      ),
    ]
  }
  const picks = fc.array(fc.tuple(fc.nat({ max: 99 }), fc.nat({ max: 1e6 })), { minLength: 15, maxLength: 15 })

  it('finds any flow that is changed, or is no number', () =>
    fc.assert(
      fc.asyncProperty(recipes, measures, picks, async (recipe, list, places) => {
        const run = await ran(recipe, menuOf(list))
        for (const [t, at] of places) {
          const slots = slotsOf(run, t)
          const [array, i] = slots[at % slots.length]!
          const before = array[i]!
          for (const lie of [before + 1, before + 10 + before, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
            array[i] = lie
            expect(worstOf(run) <= 1e-5, `month ${t}, ${before} said to be ${lie}`).toBe(false)
            expect(() => checkedRun(run)).toThrow(CheckFailed)
          }
          array[i] = before
        }
      }),
      { numRuns: RUNS, endOnFailure: true },
    ))

  it('finds a flow below zero, though another makes every balance close', () => {
    let hidden = 0
    return fc
      .assert(
        fc.asyncProperty(recipes, measures, picks, async (recipe, list, places) => {
          const run = await ran(recipe, menuOf(list))
          for (const [t, at] of places) {
            const { ship } = run.months[t % run.months.length]!
            const [base, , leak] = ship
            if (base.length === 0) continue
            const s = at % base.length
            const kept = [base[s]!, leak[s]!] as const
            // What is shipped stays the same: less than nothing past the measure, more within the usual flow.
            leak[s] = -0.5
            base[s] = kept[0] + kept[1] + 0.5
            hidden += 1
            expect(worstOf(run)).toBeGreaterThan(1e-5)
            ;[base[s], leak[s]] = kept
          }
        }),
        { numRuns: RUNS, endOnFailure: true },
      )
      .then(() => expect(hidden).toBeGreaterThan(RUNS))
  })
})
