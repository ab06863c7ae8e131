import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildNetwork, type Network } from '../src/clearing/index.ts'
import { quantity, tonnes, tonnesPerYear } from '../src/quantity/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { BoundedEnumeration, openInterdiction } from '../src/studies/index.ts'
import { solveByBenders } from '../src/studies/plan/benders.ts'
import { solveByColumnAndConstraint } from '../src/studies/plan/column-and-constraint.ts'
import { costOf, spentOn } from '../src/studies/plan/costs.ts'
import { provisionOf, type CandidateDecision } from '../src/studies/plan/decisions.ts'
import { yearsOf } from '../src/studies/plan/periods.ts'
import type { Risk } from '../src/studies/plan/risk.ts'
import { menuSecondStage } from '../src/studies/plan/second-stage.ts'
import { solvePlan } from '../src/studies/plan/solve.ts'
import { worldsSecondStage } from '../src/studies/plan/worlds-second-stage.ts'
import {
  allPlans,
  CHANCE,
  decision,
  DISCOUNT,
  months,
  NOTHING,
  PERIODS,
  planChoices,
  plannedIn,
  weighed,
  worldsOfUse,
} from './random-plan.ts'
import { measures, menuOf, type MeasureRecipe } from './random-menu.ts'
import { recipes, type Recipe } from './random-world.ts'

/** What a plan against several worlds promises: no plan is better over all of them, each with its own worst attack. */
const RUNS = Number(process.env['LAW_RUNS'] ?? 100) / 2
const solver = await loadSolver()

/** Measures at once. */
const MOST = 2
const common = { ...decision, lead: months(12) }
const choices = fc.record({
  ...planChoices,
  /** How much is used at each place in the other worlds, in parts of the first. */
  use: fc.array(fc.array(fc.constantFrom(0.3, 1, 2.5), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 2 }),
})

let differs = 0
let bought = 0

/** In one random case of twelve the best plan is another than that for the first world alone: this is one of them. */
const otherThanForTheFirst: [
  Recipe,
  MeasureRecipe[],
  typeof choices extends fc.Arbitrary<infer Choices> ? Choices : never,
] = [
  {
    places: 4,
    use: [24, 24, 41, 14],
    making: [
      [0, 4, 5, 1],
      [3, 0, 3, 2],
      [1, 2, 3, 2],
      [0, 4, 2, 3],
    ],
    transit: 0,
    lead: 0,
    cover: 3,
    capacity: 4,
    stopShare: 0.7,
  },
  [
    { materials: ['ore', 'oxide'], to: ['P1'], share: 0, leakage: 0.1, from: 0, origin: false, users: false },
    { materials: ['magnet'], to: ['P3'], share: 0, leakage: 0.1, from: 0, origin: false, users: false },
    { materials: ['magnet'], to: ['P2', 'P3'], share: 0, leakage: 0.1, from: 0, origin: false, users: false },
  ],
  {
    plants: [{ place: 'P2', stage: 1, capacity: 8, fixed: quantity(0.02) }],
    stored: { most: tonnes(13), fixed: quantity(0.001) },
    use: [[2.5, 0.3, 1, 1]],
    risk: 0.5,
    budget: quantity(0.3),
  },
]

describe('a plan against several random worlds', () => {
  it('is what enumeration of all projects, dates, worlds and attacks finds, and its bound holds', () =>
    fc.assert(
      fc.asyncProperty(recipes, measures, choices, async (drawn, list, { plants, stored, use, risk, budget }) => {
        const recipe = { ...drawn, cover: 0 }
        const planned = plannedIn(recipe, plants)
        const menu = { ...menuOf(list), months: 6 }
        const worlds = await worldsOfUse(solver, recipe, [recipe.use.map(() => 1), ...use], planned)
        const decisions: CandidateDecision[] = planned.map(({ id, capacity }, i) => ({
          ...common,
          kind: 'plant',
          id,
          site: id,
          most: tonnesPerYear(capacity),
          fixed: plants[i]?.fixed ?? NOTHING,
        }))
        const build = (w: number, levels?: Float64Array): Network => {
          const { world, baseline } = worlds[w]!
          const provision = provisionOf(decisions, levels)
          return buildNetwork(world, baseline, menu, { exogenousPlace: 'P0', provision })
        }
        const stores = worlds.every((_, w) =>
          (['any', 'free'] as const).some((origin) => build(w).nodeOf('magnet', 'P1', origin) !== undefined),
        )
        if (stores)
          decisions.push({ ...common, kind: 'stockpile', id: 'stockpile', place: 'P1', material: 'magnet', ...stored })
        const chances = worlds.map(() => 1 / worlds.length)
        const kind: Risk = risk === 'worst' ? { kind: 'worst' } : { kind: 'tail', tailShare: risk, chances }
        const terms = {
          decisions,
          periods: PERIODS,
          discount: DISCOUNT,
          attackProbability: CHANCE,
          budget,
          availability: (): 'optional' => 'optional',
          forced: new Map<number, boolean>(),
          risk: kind,
          rows: [],
        }
        const [first, ...others] = worlds.map((_, w) =>
          menuSecondStage(solver, build(w), menu, decisions, { most: MOST }),
        )
        const stage = worldsSecondStage([first!, ...others], kind)
        try {
          const exactly = { gap: 1e-7, seconds: Number.POSITIVE_INFINITY, clock: () => 0 }
          const found = [solveByBenders, solveByColumnAndConstraint].map((method) =>
            solvePlan(solver, stage, terms, exactly, { method }),
          )
          const known = new Map<string, readonly number[]>()
          const lossesOf = (v: Float64Array): readonly number[] => {
            const before = known.get(v.join(' '))
            if (before !== undefined) return before
            const losses = worlds.map((_, w) => {
              const interdiction = openInterdiction(solver, build(w, v), menu)
              const calm = openInterdiction(solver, build(w), menu)
              try {
                const { sets } = new BoundedEnumeration(interdiction, MOST, 1e-6)
                const most = Math.max(...sets.map((set) => interdiction.loss(set)))
                return (calm.followerSurplus - interdiction.followerSurplus + most) / 1000
              } finally {
                interdiction.dispose()
                calm.dispose()
              }
            })
            known.set(v.join(' '), losses)
            return losses
          }
          let least = Number.POSITIVE_INFINITY
          let leastInFirst = Number.POSITIVE_INFINITY
          let ofFirst = Number.POSITIVE_INFINITY
          for (const v of allPlans(decisions.length)) {
            if (spentOn(terms, { v }) > budget) continue
            const over = (loss: (losses: readonly number[]) => number): number =>
              v.reduce<number>(
                (sum, levels, b) => sum + CHANCE * yearsOf(PERIODS[b]!, DISCOUNT) * loss(lossesOf(levels)),
                costOf(terms, { v }),
              )
            const all = over((losses) => weighed(losses, risk))
            const inFirst = over((losses) => losses[0] ?? 0)
            least = Math.min(least, all)
            if (inFirst < leastInFirst) [leastInFirst, ofFirst] = [inFirst, all]
          }
          const tolerance = 1e-5 * Math.max(1, Math.abs(least), stage.reference / 1e6)
          for (const { upperBound, lowerBound } of found) {
            expect(Math.abs(upperBound - least)).toBeLessThan(tolerance)
            expect(lowerBound).toBeLessThanOrEqual(least + 1e-6 * Math.abs(least) + 1e-12)
          }
          if (ofFirst > least + tolerance) differs += 1
          if ((found[0]?.undiscountedCost ?? 0) > 0) bought += 1
        } finally {
          stage.dispose()
        }
      }),
      { numRuns: RUNS, endOnFailure: true, examples: [otherThanForTheFirst] },
    ))
  it('pays for something in many of them, and is another than that for the first world in some', () => {
    expect(bought).toBeGreaterThan(RUNS / 10)
    expect(differs).toBeGreaterThan(0)
  })
})
