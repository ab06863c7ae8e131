import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadSolver, type LiveModel, type Optimum, type Solver } from '../../src/solver/index.ts'
import {
  RecourseError,
  scenarioTree,
  solveByNestedBenders,
  solveDeterministicEquivalent,
  solveTree,
  valueOfWaiting,
  waitAndSee,
  type ScenarioTree,
  type TreePolicy,
} from '../../src/stochastic/index.ts'
import { randomNodes } from '../recourse/random-tree.ts'
import { bySimplex, byTryingAll } from './recourse-enumeration.ts'

const RUNS = Number(process.env['ENUMERATION_RUNS'] ?? 100)
const solver = await loadSolver()

type Method = (solver: Solver, tree: ScenarioTree) => TreePolicy

const METHODS: Record<string, Method> = {
  'the deterministic equivalent': (use, tree) => solveDeterministicEquivalent(use, tree),
  'single cuts': (use, tree) => solveByNestedBenders(use, tree, { cuts: 'single' }),
  'many cuts': (use, tree) => solveByNestedBenders(use, tree, { cuts: 'multi' }),
}

/** A policy, or how it failed. */
function tried(method: Method, use: Solver, tree: ScenarioTree): TreePolicy | RecourseError['status'] {
  try {
    return method(use, tree)
  } catch (error) {
    if (!(error instanceof RecourseError)) throw error
    return error.status
  }
}

function expectTruth(found: TreePolicy | string, truth: number): void {
  if (truth === Infinity) return expect(found).toBe('infeasible')
  if (typeof found === 'string') throw new Error(`${found}, where ${truth} is possible`)
  expect(Math.abs(found.value - truth)).toBeLessThan(1e-6 * Math.max(1, Math.abs(truth)))
  expect(found.lowerBound).toBeLessThanOrEqual(truth + 1e-9 * Math.max(1, Math.abs(truth)))
  expect(truth - found.lowerBound).toBeLessThan(2e-6 * Math.max(1, Math.abs(truth)))
}

describe('small trees against full enumeration', () => {
  it.each(Object.entries(METHODS))('linear ones, by %s', (_, method) => {
    const seen = { solved: 0, infeasible: 0 }
    fc.assert(
      fc.property(fc.gen(), (draw) => {
        const nodes = randomNodes(draw, 'linear')
        const truth = bySimplex(nodes)
        seen[truth === Infinity ? 'infeasible' : 'solved'] += 1
        expectTruth(tried(method, solver, scenarioTree(nodes)), truth)
      }),
      { numRuns: RUNS },
    )
    expect(Math.min(seen.solved, seen.infeasible)).toBeGreaterThan(RUNS / 20)
  })

  it.each(['whole', 'mixed'] as const)('with %s columns, by branch and bound', (kind) => {
    fc.assert(
      fc.property(fc.gen(), (draw) => {
        const nodes = randomNodes(draw, kind)
        const truth = kind === 'whole' ? byTryingAll(nodes) : bySimplex(nodes)
        expectTruth(tried(solveDeterministicEquivalent, solver, scenarioTree(nodes)), truth)
      }),
      { numRuns: RUNS },
    )
  })

  it('what waiting for the news of a stage is worth', () => {
    fc.assert(
      fc.property(fc.gen(), (draw) => {
        const nodes = randomNodes(draw, 'whole')
        const truth = byTryingAll(nodes)
        if (truth === Infinity) return
        const tree = scenarioTree(nodes)
        const policy = solveTree(solver, tree)
        const { low, high } = valueOfWaiting(solver, tree, policy, 2)
        const worth = byTryingAll(nodes, 2) - truth
        if (worth === Infinity) expect([low, high]).toEqual([Infinity, Infinity])
        else {
          expect(low).toBeLessThanOrEqual(worth + 1e-6)
          expect(high).toBeGreaterThanOrEqual(worth - 1e-6)
          expect(high - low).toBeLessThan(1e-4)
        }
        expect(waitAndSee(solver, tree).low).toBeLessThanOrEqual(truth + 1e-6)
      }),
      { numRuns: RUNS },
    )
  })
})

/** A solver that hands out something else than the optimum that it found. */
const lying = (lie: (optimum: Optimum) => Optimum): Solver => ({
  ...solver,
  create: (model) => {
    const live = solver.create(model)
    const solve = live.solve.bind(live)
    return Object.assign<LiveModel, Pick<LiveModel, 'solve'>>(live, { solve: () => lie(solve()) })
  },
})

describe('a bound is below the truth whatever a solver says', () => {
  const LIES: Record<string, (draw: () => number) => (y: number) => number> = {
    'a little off': (draw) => (y) => y + 1e-7 * draw(),
    'far off': (draw) => (y) => y + 10 * draw(),
    'the other way round': () => (y) => 0 - y,
    'ten times as large': () => (y) => 10 * y,
    huge: (draw) => () => 1e12 * draw(),
    'beyond all numbers': (draw) => () => 1e300 * draw(),
    'no numbers': (draw) => (y) => (draw() > 0 ? Number.NaN : y),
    infinite: (draw) => (y) => (draw() > 0.5 ? Infinity : y),
    nothing: () => () => 0,
  }
  it.each(Object.entries(LIES))('with duals that are %s', (_, lie) => {
    fc.assert(
      fc.property(fc.gen(), fc.constantFrom('linear', 'mixed'), (draw, kind) => {
        const nodes = randomNodes(draw, kind)
        const truth = bySimplex(nodes)
        const tree = scenarioTree(nodes)
        const change = lie(() => draw(fc.integer, { min: -100, max: 100 }) / 100)
        const liar = lying((optimum) => ({
          ...optimum,
          rowDual: optimum.rowDual.map(change),
          reducedCost: optimum.reducedCost.map(change),
        }))
        const methods = kind === 'linear' ? Object.values(METHODS) : [solveDeterministicEquivalent]
        for (const method of methods) {
          const limited: Method = (use, one) =>
            method === solveDeterministicEquivalent
              ? solveDeterministicEquivalent(use, one, { maxLeaves: 50 })
              : method(use, one)
          const found = tried(limited, liar, tree)
          // Whatever else it says, it neither claims that nothing fits where something does, nor a bound above the truth.
          if (found === 'infeasible') expect(truth).toBe(Infinity)
          else if (typeof found !== 'string')
            expect(found.lowerBound).toBeLessThanOrEqual(truth + 1e-9 * Math.max(1, Math.abs(truth)))
        }
      }),
      { numRuns: Math.ceil(RUNS / 4) },
    )
  })
})
