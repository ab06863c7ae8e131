import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildNetwork, type Network } from '../src/clearing/index.ts'
import { quantity, tonnes, tonnesPerYear } from '../src/quantity/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { BoundedEnumeration, openInterdiction } from '../src/studies/index.ts'
import { solveByBenders } from '../src/studies/plan/benders.ts'
import { solveByColumnAndConstraint } from '../src/studies/plan/column-and-constraint.ts'
import { provisionOf, type CandidateDecision } from '../src/studies/plan/decisions.ts'
import type { MasterProblem } from '../src/studies/plan/master-problem.ts'
import { pathOf, solveWithNews } from '../src/studies/plan/news-answer.ts'
import type { PlanNews } from '../src/studies/plan/news.ts'
import { openPlanEvaluator } from '../src/studies/plan/plan-evaluator.ts'
import type { PlanProblem } from '../src/studies/plan/problem.ts'
import { menuSecondStage } from '../src/studies/plan/second-stage.ts'
import { solvePlan } from '../src/studies/plan/solve.ts'
import { newsSecondStage } from '../src/studies/plan/worlds-second-stage.ts'
import { decision, DISCOUNT, months, plannedIn, worldsOfUse } from './random-plan.ts'
import { measures, menuOf, type MeasureRecipe } from './random-menu.ts'
import { recipes, type Recipe } from './random-world.ts'

/**
 * What a plan that waits for news promises: no policy is better, of all that decide by what is known. The evaluator here shares nothing with the
 * first stage but the years: it walks each policy down each path, year by year.
 */
const RUNS = Number(process.env['LAW_RUNS'] ?? 100)
const solver = await loadSolver()

/** Measures at once. */
const MOST = 1
/** Years of the plan after the decision; each is a period of its own. */
const YEARS = 3

/** A tree as a test has it: children come a year, or two, after their parent. */
interface Node {
  readonly year: number
  readonly parent: number
  readonly chance: number
  readonly attack: number
  readonly world: number
  /** Years by which the first plant is late from here on. */
  readonly late: number
}

const musd = fc.constantFrom(0.004, 0.02, 0.1, 0.4).map((amount) => quantity<'MUSD'>(amount))
const learnt = fc.record({
  attack: fc.constantFrom(0, 0.05, 1, 1),
  world: fc.constantFrom(0, 1),
  late: fc.constantFrom(0, 0, 1),
})
/** Two stages, or three; what follows on a node sums to 1, and may be certain. */
const trees = fc
  .record({
    root: learnt,
    first: fc.array(learnt, { minLength: 2, maxLength: 2 }),
    second: fc.array(learnt, { minLength: 4, maxLength: 4 }),
    chances: fc.array(fc.constantFrom(0, 0.3, 0.5, 0.7, 1), { minLength: 3, maxLength: 3 }),
    stages: fc.constantFrom(2, 3),
    begins: fc.constantFrom(1, 2),
    /** Peace until the first news, which is of an embargo or of none to come: then it is worth most to wait. */
    contrast: fc.boolean(),
  })
  .map(({ root, first: drawnFirst, second, chances, stages, begins, contrast }): Node[] => {
    const first = contrast ? drawnFirst.map((one, n) => ({ ...one, attack: n === 0 ? 1 : 0 })) : drawnFirst
    const [a = 0, b = 0, c = 0] = chances
    const nodes: Node[] = [{ year: 0, parent: -1, chance: 1, ...root, late: 0, ...(contrast ? { attack: 0 } : {}) }]
    first.forEach((of, n) =>
      nodes.push({ year: stages === 3 ? 1 : begins, parent: 0, chance: n === 0 ? a : 1 - a, ...of }),
    )
    if (stages === 3)
      second.forEach((of, n) => {
        const chance = n < 2 ? b : c
        nodes.push({ year: 2, parent: n < 2 ? 1 : 2, chance: n % 2 === 0 ? chance : 1 - chance, ...of })
      })
    return nodes
  })

const choices = fc.record({
  plants: fc.array(
    fc.record({
      place: fc.constantFrom('P1', 'P2'),
      stage: fc.integer({ min: 0, max: 3 }),
      capacity: fc.integer({ min: 20, max: 60 }),
      fixed: musd,
      lead: fc.constantFrom(1, 1, 2),
    }),
    { minLength: 1, maxLength: 2 },
  ),
  stored: fc.record({ most: fc.integer({ min: 1, max: 20 }).map(tonnes), fixed: musd }),
  /** How much is used at each place in the other world, in parts of the first. */
  use: fc.array(fc.constantFrom(0.3, 1, 2.5), { minLength: 4, maxLength: 4 }),
  budget: fc.constantFrom(0.1, 0.5, 2).map((amount) => quantity<'MUSD'>(amount)),
  tree: trees,
})

type Choices = typeof choices extends fc.Arbitrary<infer Drawn> ? Drawn : never

/** The nodes known year by year on the way to each leaf, with the chance of each path. */
function pathsOf(nodes: readonly Node[]): { readonly known: readonly number[]; readonly chance: number }[] {
  return nodes.flatMap((_, leaf) => {
    if (nodes.some(({ parent }) => parent === leaf)) return []
    const way: number[] = []
    for (let n = leaf; n >= 0; n = nodes[n]!.parent) way.unshift(n)
    const chance = way.reduce((all, n) => all * nodes[n]!.chance, 1)
    return [
      { known: Array.from({ length: YEARS + 1 }, (_, y) => way.findLast((n) => nodes[n]!.year <= y) ?? 0), chance },
    ]
  })
}
type Path = ReturnType<typeof pathsOf>[number]

/** Year in which each of some paths orders; undefined where it does not. */
type Orders = readonly (number | undefined)[]

/** All ways to order once, in a year in which it may be ordered, by what is known on each path up to then. */
function policies(paths: readonly Path[], knows: 'news' | 'nothing', last: number): Orders[] {
  const from = (year: number, group: readonly number[]): Orders[] => {
    if (year > last) return [paths.map(() => undefined)]
    const groups = new Map<number, number[]>()
    for (const p of group) {
      const key = knows === 'news' ? paths[p]!.known[year]! : 0
      groups.set(key, [...(groups.get(key) ?? []), p])
    }
    let all: Orders[] = [paths.map(() => undefined)]
    for (const own of groups.values()) {
      const now: Orders = paths.map((_, p) => (own.includes(p) ? year : undefined))
      const each = [now, ...from(year + 1, own)]
      all = all.flatMap((before) => each.map((after) => before.map((one, p) => one ?? after[p])))
    }
    return all
  }
  return from(
    0,
    paths.map((_, p) => p),
  )
}

type Drawn = [Recipe, MeasureRecipe[], Choices]
/** Most sizes of its first stage are far below 1: integer columns must not be scaled with them. */
const OF_SMALL_SIZES: Drawn = [
  {
    places: 3,
    use: [20, 21, 21],
    making: [
      [4, 5, 4],
      [1, 5, 3],
      [2, 1, 5],
      [3, 1, 2],
    ],
    transit: 0,
    lead: 0,
    cover: 1,
    capacity: 0,
    stopShare: 0.4,
  },
  [
    { materials: ['metal', 'magnet'], to: ['P1', 'P2'], share: 0, leakage: 0, from: 2, origin: true, users: true },
    { materials: ['ore', 'oxide'], to: ['P1'], share: 0.5, leakage: 0, from: 2, origin: false, users: false },
    { materials: ['oxide'], to: ['P1', 'P3'], share: 0, leakage: 0, from: 0, origin: false, users: false },
  ],
  {
    plants: [
      { place: 'P1', stage: 1, capacity: 22, fixed: quantity(0.004), lead: 1 },
      { place: 'P2', stage: 3, capacity: 46, fixed: quantity(0.004), lead: 1 },
    ],
    stored: { most: tonnes(19), fixed: quantity(0.02) },
    use: [2.5, 0.3, 0.3, 0.3],
    budget: quantity(0.1),
    tree: [
      { year: 0, parent: -1, chance: 1, attack: 1, world: 1, late: 0 },
      { year: 1, parent: 0, chance: 0.7, attack: 1, world: 0, late: 0 },
      { year: 1, parent: 0, chance: 0.3, attack: 0, world: 1, late: 0 },
      { year: 2, parent: 1, chance: 0, attack: 0, world: 1, late: 0 },
      { year: 2, parent: 1, chance: 1, attack: 1, world: 1, late: 1 },
      { year: 2, parent: 2, chance: 0.3, attack: 0, world: 1, late: 0 },
      { year: 2, parent: 2, chance: 0.7, attack: 0, world: 1, late: 1 },
    ],
  },
]

const counts = { bought: 0, waitingPays: 0, knowingPays: 0, late: 0, refuted: 0 }

describe('a plan that waits for news, in random worlds', () => {
  it('is what enumeration of all policies finds, with what waiting and knowing are worth, and its bounds hold', () =>
    fc.assert(
      fc.asyncProperty(recipes, measures, choices, async (drawn, list, { plants, stored, use, budget, tree }) => {
        const recipe = { ...drawn, cover: 0 }
        const planned = plannedIn(recipe, plants)
        const menu = { ...menuOf(list), months: 6 }
        const worlds = await worldsOfUse(solver, recipe, [recipe.use.map(() => 1), use], planned)
        const decisions: CandidateDecision[] = planned.map(({ id, capacity }, i) => ({
          ...decision,
          lead: months(12 * plants[i]!.lead),
          kind: 'plant',
          id,
          site: id,
          most: tonnesPerYear(capacity),
          fixed: plants[i]!.fixed,
        }))
        const build = (w: number, levels?: Float64Array): Network => {
          const { world, baseline } = worlds[w]!
          return buildNetwork(world, baseline, menu, {
            exogenousPlace: 'P0',
            provision: provisionOf(decisions, levels),
          })
        }
        const stores = worlds.every((_, w) =>
          (['any', 'free'] as const).some((origin) => build(w).nodeOf('magnet', 'P1', origin) !== undefined),
        )
        if (stores && plants.length === 1)
          decisions.push({
            ...decision,
            lead: months(12),
            kind: 'stockpile',
            id: 'stockpile',
            place: 'P1',
            material: 'magnet',
            ...stored,
            annualCost: quantity<'MUSD'>(stored.fixed / 10),
          })
        const paths = pathsOf(tree)
        const lateOn = (n: number): number => (n < 0 ? 0 : tree[n]!.late + lateOn(tree[n]!.parent))
        const problem = problemOf({ decisions, budget, tree, lateOn })
        const stages = worlds.map((_, w) => menuSecondStage(solver, build(w), menu, decisions, { most: MOST }))
        const stage = newsSecondStage([stages[0]!, stages[1]!])
        try {
          const evaluator = openPlanEvaluator(stage, problem)
          const exactly = { gap: 1e-7, seconds: Number.POSITIVE_INFINITY, clock: () => 0 }
          const solve =
            (method: typeof solveByBenders): PlanProblem['solve'] =>
            (changes = {}, { from } = {}) => {
              const changed = { ...problem, ...changes }
              return solvePlan(solver, stage, changed, exactly, {
                method,
                evaluator: evaluator.under(changed),
                ...(from === undefined ? {} : { from }),
              })
            }
          const found = [solveByBenders, solveByColumnAndConstraint].map((method) =>
            solveWithNews({ master: problem, solve: solve(method) } as PlanProblem),
          )
          /** What is lost in a world under a plan, by an interdiction built with the plan in it. */
          const known = new Map<string, number>()
          const lossOf = (w: number, v: Float64Array): number => {
            const key = `${w} ${v.join(' ')}`
            const before = known.get(key)
            if (before !== undefined) return before
            const interdiction = openInterdiction(solver, build(w, v), menu)
            const calm = openInterdiction(solver, build(w), menu)
            try {
              const { sets } = new BoundedEnumeration(interdiction, MOST, 1e-6)
              const most = Math.max(...sets.map((set) => interdiction.loss(set)))
              const loss = (calm.followerSurplus - interdiction.followerSurplus + most) / 1000
              known.set(key, loss)
              return loss
            } finally {
              interdiction.dispose()
              calm.dispose()
            }
          }
          /** What a path pays and loses, in the end and discounted, by the years in which it orders. */
          const walk = (p: number, ordered: Orders): { paid: number; cost: number } => {
            const { known: nodes } = paths[p]!
            let [paid, cost] = [0, 0]
            const stands = decisions.map(() => false)
            for (let year = 0; year <= YEARS; year++) {
              const node = nodes[year]!
              decisions.forEach(({ lead, fixed, annualCost }, i) => {
                const own = ordered[i]
                if (own === year) {
                  paid += fixed
                  cost += DISCOUNT ** year * fixed
                }
                // What stands stays; what does not is late by all that is known.
                if (own !== undefined && year >= own + lead / 12 + (i === 0 ? lateOn(node) : 0)) stands[i] = true
                if (!stands[i]) return
                paid += annualCost
                cost += DISCOUNT ** year * annualCost
              })
              if (year === 0) continue
              const { attack, world } = tree[node]!
              const loss = lossOf(world, Float64Array.from(stands, Number))
              cost += attack * DISCOUNT ** year * loss
            }
            return { paid, cost }
          }
          const lastYear = (i: number): number => YEARS - decisions[i]!.lead / 12
          const combined = (each: readonly Orders[][]): Orders[][] =>
            each.reduce<Orders[][]>((all, own) => all.flatMap((some) => own.map((one) => [...some, one])), [[]])
          const walked = new Map<string, ReturnType<typeof walk>>()
          const onPath = (p: number, policy: readonly Orders[]): ReturnType<typeof walk> => {
            const ordered = policy.map((one) => one[p])
            const key = `${p} ${ordered.join(' ')}`
            const result = walked.get(key) ?? walk(p, ordered)
            walked.set(key, result)
            return result
          }
          const within = (paid: number): boolean => paid <= budget * (1 + 1e-9)
          const least = (knows: 'news' | 'nothing'): number =>
            Math.min(
              ...combined(decisions.map((_, i) => policies(paths, knows, lastYear(i)))).map((policy) => {
                const each = paths.map((_, p) => onPath(p, policy))
                return each.every(({ paid }) => within(paid))
                  ? each.reduce((sum, { cost }, p) => sum + paths[p]!.chance * cost, 0)
                  : Number.POSITIVE_INFINITY
              }),
            )
          const [waiting, early] = [least('news'), least('nothing')]
          const years = decisions.map((_, i) => [undefined, ...Array.from({ length: lastYear(i) + 1 }, (_, y) => y)])
          const knowing = paths.reduce((sum, { chance }, p) => {
            const all = years.reduce<(number | undefined)[][]>(
              (some, own) => some.flatMap((before) => own.map((one) => [...before, one])),
              [[]],
            )
            const costs = all.map((ordered) => walk(p, ordered)).filter(({ paid }) => within(paid))
            return sum + chance * Math.min(...costs.map(({ cost }) => cost))
          }, 0)
          const tolerance = 2e-5 * Math.max(1, Math.abs(waiting), stage.reference / 1e6)
          const rounding = 1e-6 * Math.abs(waiting) + 1e-9
          for (const { best, atOnce, knowing: informed } of found) {
            for (const [{ lowerBound, upperBound }, truth] of [
              [best, waiting],
              [atOnce, early],
              [informed, knowing],
            ] as const) {
              expect(Math.abs(upperBound - truth)).toBeLessThan(tolerance)
              expect(lowerBound).toBeLessThanOrEqual(truth + rounding)
            }
          }
          // A path that is certain is a plan without news.
          const certain = paths.findIndex(({ chance }) => chance === 1)
          if (certain >= 0) {
            const ends = problem.news!.periods.flatMap((_, b) => (isEndOf(problem.news!, b) ? [b] : []))
            const alone = solve(solveByBenders)(pathOf(problem, wayTo(problem.news!, ends[certain]!)))
            expect(Math.abs(alone.upperBound - found[0]!.best.upperBound)).toBeLessThan(tolerance)
          }
          const { best } = found[0]!
          if (best.undiscountedCost > 0) counts.bought += 1
          if (early > waiting + tolerance) counts.waitingPays += 1
          if (waiting > knowing + tolerance) counts.knowingPays += 1
          if (tree.some(({ late }) => late > 0)) counts.late += 1
          const { best: second, atOnce } = found[1]!
          if ([second, atOnce].some(({ rounds }) => rounds.lpRounds > 0)) counts.refuted += 1
        } finally {
          stage.dispose()
        }
      }),
      { numRuns: RUNS, endOnFailure: true, examples: [OF_SMALL_SIZES] },
    ))
  it('pays in many of them, and waiting or knowing is worth something in some', () => {
    expect(counts.bought).toBeGreaterThan(RUNS / 10)
    // To know pays in one of seven, to wait in one of 25: `news.test.ts` has cases by hand of each.
    expect(counts.waitingPays + counts.knowingPays).toBeGreaterThan(RUNS / 50)
    expect(counts.late).toBeGreaterThan(RUNS / 10)
  })
  it('has attacks known by their columns searched to the end: hardly ever does the solver find no plan where there is one', () => {
    expect(counts.refuted).toBeLessThanOrEqual(RUNS / 100)
  })
})

const isEndOf = ({ periods }: PlanNews, b: number): boolean => !periods.some(({ before }) => before === b)
const wayTo = ({ periods }: PlanNews, end: number): number[] =>
  end < 0 ? [] : [...wayTo({ periods } as PlanNews, periods[end]!.before), end]

/** The first stage of a plan over a tree, one period for each year and node that may then be known. */
function problemOf({
  decisions,
  budget,
  tree,
  lateOn,
}: {
  decisions: readonly CandidateDecision[]
  budget: MasterProblem['budget']
  tree: readonly Node[]
  lateOn: (node: number) => number
}): MasterProblem {
  const reach = (n: number): number => (n < 0 ? 1 : tree[n]!.chance * reach(tree[n]!.parent))
  const isBefore = (one: number, other: number): boolean =>
    other >= 0 && (one === other || isBefore(one, tree[other]!.parent))
  const places = Array.from({ length: YEARS }, (_, y) => y + 1).flatMap((year) =>
    tree.flatMap(({ year: own }, node) =>
      own <= year && !tree.some((child) => child.parent === node && child.year <= year) ? [{ year, node }] : [],
    ),
  )
  const news: PlanNews = {
    nodes: tree.map(({ parent, year }, n) => ({ parent, from: year, reach: reach(n) })),
    periods: places.map(({ year, node }) => ({
      node,
      before: places.findIndex((one) => one.year === year - 1 && isBefore(one.node, node)),
      attackProbability: tree[node]!.attack,
      world: tree[node]!.world,
    })),
    worlds: 2,
    slip: (i, b) => months(i === 0 ? 12 * lateOn(places[b]!.node) : 0),
    waits: true,
  }
  const periods = places.map(({ year }) => ({ from: year, years: 1 }))
  const availability: MasterProblem['availability'] = (i, b) => {
    const { before } = news.periods[b]!
    if (before >= 0 && availability(i, before) !== 'unavailable') return 'optional'
    return decisions[i]!.lead + news.slip(i, b) <= 12 * places[b]!.year ? 'optional' : 'unavailable'
  }
  return {
    decisions,
    periods,
    discount: DISCOUNT,
    attackProbability: 0,
    budget,
    availability,
    forced: new Map(),
    risk: { kind: 'worst' },
    rows: [],
    news,
  }
}
