import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeBaseline } from '../src/baseline/index.ts'
import { buildNetwork, type Network } from '../src/clearing/index.ts'
import { quantity, tonnes, tonnesPerYear } from '../src/quantity/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { BoundedEnumeration, openInterdiction } from '../src/studies/index.ts'
import { parseWorld, type Scenario } from '../src/world/index.ts'
import { solveByBenders } from '../src/studies/plan/benders.ts'
import { solveByColumnAndConstraint } from '../src/studies/plan/column-and-constraint.ts'
import { costOf, spentOn } from '../src/studies/plan/costs.ts'
import { provisionOf, type CandidateDecision } from '../src/studies/plan/decisions.ts'
import { yearsOf } from '../src/studies/plan/periods.ts'
import { quietStage, quietWeight, quietYear, withQuietYears } from '../src/studies/plan/quiet-years.ts'
import type { Risk } from '../src/studies/plan/risk.ts'
import { solvePlan } from '../src/studies/plan/solve.ts'
import { menuSecondStage } from '../src/studies/plan/second-stage.ts'
import { worldsSecondStage } from '../src/studies/plan/worlds-second-stage.ts'
import {
  allPlans,
  decision,
  DISCOUNT,
  months,
  NOTHING,
  PERIODS,
  planChoices,
  plannedIn,
  weighed,
} from './random-plan.ts'
import { measures, menuOf, type MeasureRecipe } from './random-menu.ts'
import { randomTables, recipes, type Recipe } from './random-world.ts'

/** What a plan that counts years without an attack promises: none costs and loses less over years of both kinds. */
const RUNS = Number(process.env['LAW_RUNS'] ?? 100) / 2
const solver = await loadSolver()

/** Measures at once. */
const MOST = 2
const common = { ...decision, lead: months(12) }
/** What P0 has let through since before the menu begins. */
const control = fc.record({
  material: fc.constantFrom('oxide', 'metal', 'magnet'),
  to: fc.constantFrom('P1', 'all'),
  share: fc.constantFrom(0, 0.3, 0.6),
})
const choices = fc.record({
  ...planChoices,
  /** In each world of one or two. */
  controls: fc.array(control, { minLength: 1, maxLength: 2 }),
  chance: fc.constantFrom(0.02, 0.1, 0.5, 1),
  switching: fc.constantFrom(true, false),
  /** Months from the start of the menu to the year without an attack; before it, none. */
  later: fc.constantFrom(-6, 0, 3),
})
type Choices = typeof choices extends fc.Arbitrary<infer Drawn> ? Drawn : never

async function controlledWorld(
  recipe: Recipe,
  { plants, switching }: Pick<Choices, 'plants' | 'switching'>,
  { material, to, share }: Choices['controls'][number],
) {
  const planned = plannedIn(recipe, plants)
  const columns = 'id,name,name_ja,instrument,by,materials,to,users,origin,waits,announced,from,until,source,note'
  const world = await parseWorld([
    { name: 'random', files: randomTables(recipe, { planned, switching }) },
    {
      name: 'controls',
      files: new Map([
        ['controls.csv', `${columns}\nheld,Held,,quota,P0,${material},${to},,no,no,,2025-09,,made-up,\n`],
        [
          'allowances.csv',
          `measure,from,value,low,high,date,source,confidence,note\nheld,2025-09,${share},${share},${share},2025,made-up,low,\n`,
        ],
      ]),
    },
  ])
  return { world, baseline: makeBaseline(world, solver).baseline }
}

let differs = 0
let bought = 0
let goneOn = 0

/** No magnets have come from P0 since 2025, and metal does: a plant in P1 is too dear for an attack that is rare, and pays in the other years. */
const helpsInPeace: [Recipe, MeasureRecipe[], Choices] = [
  {
    places: 3,
    use: [10, 40, 20],
    making: [
      [5, 0, 0],
      [5, 0, 0],
      [5, 0, 0],
      [5, 5, 0],
    ],
    transit: 0,
    lead: 0,
    cover: 0,
    capacity: 4,
    stopShare: 0.7,
  },
  [
    { materials: ['ore'], to: ['P1'], share: 0.5, leakage: 0.1, from: 0, origin: false, users: false },
    { materials: ['magnet'], to: ['P2'], share: 0, leakage: 0.1, from: 0, origin: false, users: false },
    { materials: ['oxide'], to: ['P1'], share: 0.5, leakage: 0.1, from: 0, origin: false, users: false },
  ],
  {
    plants: [{ place: 'P1', stage: 3, capacity: 20, fixed: quantity(0.004) }],
    stored: { most: tonnes(5), fixed: quantity(0.02) },
    controls: [{ material: 'magnet', to: 'all', share: 0 }],
    risk: 'worst',
    chance: 0.02,
    budget: quantity(0.3),
    switching: false,
    later: 0,
  },
]

/** An attack costs a hundred millionth of the surplus, and both stand in one row: no sum of that size is exact to the solver's tolerance. */
const losesLittle: [Recipe, MeasureRecipe[], Choices] = [
  {
    places: 3,
    use: [57, 59, 59],
    making: [
      [1, 2, 4],
      [2, 2, 0],
      [2, 0, 1],
      [2, 5, 1],
    ],
    transit: 1,
    lead: 0,
    cover: 0,
    capacity: 1,
    stopShare: 0.4,
  },
  [
    { materials: ['oxide'], to: ['P1'], share: 0, leakage: 0, from: 2, origin: false, users: true },
    { materials: ['metal'], to: ['P2', 'P3'], share: 0.5, leakage: 0, from: 0, origin: false, users: true },
    { materials: ['metal'], to: ['P2'], share: 0, leakage: 0.1, from: 0, origin: false, users: false },
    { materials: ['ore'], to: ['P2'], share: 0.5, leakage: 0, from: 0, origin: false, users: false },
  ],
  {
    plants: [{ place: 'P1', stage: 2, capacity: 48, fixed: quantity(0.001) }],
    stored: { most: tonnes(9), fixed: quantity(0.004) },
    risk: 'worst',
    budget: quantity(0.3),
    controls: [{ material: 'magnet', to: 'all', share: 0 }],
    chance: 0.1,
    switching: true,
    later: -6,
  },
]

/** What the solver claims of the first stage with second stages in it is above the best plan, by seven billionths of the surplus: Benders goes on. */
const claimsTooMuch: [Recipe, MeasureRecipe[], Choices] = [
  {
    places: 4,
    use: [8, 15, 51, 5],
    making: [
      [1, 0, 4, 5],
      [5, 0, 4, 0],
      [2, 2, 0, 0],
      [2, 0, 1, 5],
    ],
    transit: 2,
    lead: 1,
    cover: 1,
    capacity: 8,
    stopShare: 0.7,
  },
  [
    { materials: ['metal'], to: ['P3'], share: 0, leakage: 0.1, from: 0, origin: true, users: true },
    { materials: ['metal'], to: ['P2'], share: 0, leakage: 0.1, from: 0, origin: true, users: false },
    { materials: ['metal'], to: ['P2', 'P3'], share: 0, leakage: 0, from: 0, origin: false, users: false },
    { materials: ['magnet'], to: ['P1'], share: 0.5, leakage: 0.1, from: 2, origin: false, users: false },
    { materials: ['magnet'], to: ['P2', 'P3'], share: 0.5, leakage: 0.1, from: 0, origin: false, users: true },
  ],
  {
    plants: [
      { place: 'P1', stage: 1, capacity: 9, fixed: quantity(0.0003) },
      { place: 'P1', stage: 2, capacity: 11, fixed: quantity(0.0003) },
    ],
    stored: { most: tonnes(11), fixed: quantity(0.001) },
    risk: 1,
    budget: quantity(0.3),
    controls: [
      { material: 'magnet', to: 'all', share: 0.3 },
      { material: 'oxide', to: 'P1', share: 0.6 },
    ],
    chance: 0.1,
    switching: true,
    later: -6,
  },
]

describe('a plan that counts years without an attack, on random worlds under controls', () => {
  it('is what enumeration of all projects, dates and attacks finds over years of both kinds, and its bound holds', () =>
    fc.assert(
      fc.asyncProperty(recipes, measures, choices, async (drawn, list, drawnChoices) => {
        const { plants, stored, risk, chance, budget, controls, later } = drawnChoices
        const recipe = { ...drawn, cover: 0 }
        const menu: Scenario = { ...menuOf(list), months: 6, opening: 'controls' }
        const worlds = await Promise.all(controls.map((held) => controlledWorld(recipe, drawnChoices, held)))
        const decisions: CandidateDecision[] = plannedIn(recipe, plants).map(({ id, capacity }, i) => ({
          ...common,
          kind: 'plant',
          id,
          site: id,
          most: tonnesPerYear(capacity),
          fixed: plants[i]?.fixed ?? NOTHING,
        }))
        const build = (w: number, levels?: Float64Array, scenario = menu): Network => {
          const { world, baseline } = worlds[w]!
          const provision = provisionOf(decisions, levels)
          return buildNetwork(world, baseline, scenario, { exogenousPlace: 'P0', provision })
        }
        const stores = worlds.every((_, w) =>
          (['any', 'free'] as const).some((origin) => build(w).nodeOf('magnet', 'P1', origin) !== undefined),
        )
        if (stores)
          decisions.push({ ...common, kind: 'stockpile', id: 'stockpile', place: 'P1', material: 'magnet', ...stored })
        const chances = worlds.map(() => 1 / worlds.length)
        const isWorst = risk === 'worst' || worlds.length === 1
        const kind: Risk = isWorst ? { kind: 'worst' } : { kind: 'tail', tailShare: risk, chances }
        const terms = {
          decisions,
          periods: PERIODS,
          discount: DISCOUNT,
          attackProbability: chance,
          budget,
          availability: (): 'optional' => 'optional',
          forced: new Map<number, boolean>(),
          risk: kind,
          rows: [],
        }
        const [first, ...others] = worlds.map((_, w) =>
          withQuietYears(
            menuSecondStage(solver, build(w), menu, decisions, { most: MOST }),
            quietStage(solver, build(w), quietYear(menu, menu.start + later), decisions),
            quietWeight(true, chance)!,
          ),
        )
        const stage = others.length === 0 ? first! : worldsSecondStage([first!, ...others], kind)
        try {
          const exactly = { gap: 1e-7, seconds: Number.POSITIVE_INFINITY, clock: () => 0 }
          const found = [solveByBenders, solveByColumnAndConstraint].map((method) =>
            solvePlan(solver, stage, terms, exactly, { method }),
          )
          const surplusOf = (
            network: Network,
            scenario: Scenario,
            look: (interdiction: ReturnType<typeof openInterdiction>) => number = () => 0,
          ) => {
            const interdiction = openInterdiction(solver, network, scenario)
            try {
              return interdiction.followerSurplus - look(interdiction)
            } finally {
              interdiction.dispose()
            }
          }
          const calm: Scenario = { ...menu, start: menu.start + Math.max(0, later), measures: [], months: 12 }
          const known = new Map<string, { readonly both: readonly number[]; readonly attacked: readonly number[] }>()
          const lossesOf = (v: Float64Array) => {
            const before = known.get(v.join(' '))
            if (before !== undefined) return before
            const attacked = worlds.map((_, w) => {
              const under = surplusOf(build(w, v), menu, (interdiction) => {
                const { sets } = new BoundedEnumeration(interdiction, MOST, 1e-6)
                return Math.max(...sets.map((set) => interdiction.loss(set)))
              })
              return (surplusOf(build(w), menu) - under) / 1000
            })
            const unused = v.map((level, i) => (decisions[i]?.kind === 'stockpile' ? 0 : level))
            const both = attacked.map((loss, w) => {
              const quiet = (surplusOf(build(w), calm) - surplusOf(build(w, unused), calm)) / 1000
              return loss * chance + quiet * (1 - chance)
            })
            known.set(v.join(' '), { both, attacked })
            return { both, attacked }
          }
          let least = Number.POSITIVE_INFINITY
          let leastAttacked = Number.POSITIVE_INFINITY
          let ofShield = Number.POSITIVE_INFINITY
          for (const v of allPlans(decisions.length)) {
            if (spentOn(terms, { v }) > budget) continue
            const over = (loss: (of: ReturnType<typeof lossesOf>) => number): number =>
              v.reduce<number>(
                (sum, levels, b) => sum + yearsOf(PERIODS[b]!, DISCOUNT) * loss(lossesOf(levels)),
                costOf(terms, { v }),
              )
            const all = over(({ both }) => weighed(both, isWorst ? 'worst' : risk))
            const shield = over(({ attacked }) => chance * weighed(attacked, isWorst ? 'worst' : risk))
            least = Math.min(least, all)
            if (shield < leastAttacked) [leastAttacked, ofShield] = [shield, all]
          }
          const tolerance = 1e-5 * Math.max(1, Math.abs(least), stage.reference / 1e6)
          for (const { upperBound, lowerBound } of found) {
            expect(Math.abs(upperBound - least)).toBeLessThan(tolerance)
            expect(lowerBound).toBeLessThanOrEqual(least + 1e-6 * Math.abs(least) + 1e-12)
          }
          if (ofShield > least + tolerance) differs += 1
          // Only Benders has rounds in which parts of projects are allowed.
          if ((found[1]?.rounds.lpRounds ?? 0) > 0) goneOn += 1
          if ((found[0]?.undiscountedCost ?? 0) > 0) bought += 1
        } finally {
          stage.dispose()
        }
      }),
      { numRuns: RUNS, endOnFailure: true, examples: [helpsInPeace, losesLittle, claimsTooMuch] },
    ))
  it('pays for something in many of them, and is another than the best shield in the example', () => {
    expect(bought).toBeGreaterThan(RUNS / 10)
    expect(differs).toBeGreaterThan(0)
  })
  it('is found by column and constraint alone but for the example whose claim is refuted, and next to none beside it', () => {
    expect(goneOn).toBeGreaterThan(0)
    expect(goneOn).toBeLessThanOrEqual(1 + RUNS / 50)
  })
})
