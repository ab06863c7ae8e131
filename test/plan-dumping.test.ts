import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeBaseline } from '../src/baseline/index.ts'
import { loadMenu, readLayers } from '../src/files/index.ts'
import { buildNetwork, type Network } from '../src/clearing/index.ts'
import { quantity, tonnes, tonnesPerYear, type MillionUsd } from '../src/quantity/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import {
  BoundedEnumeration,
  dumping,
  openInterdiction,
  plan,
  planSchema,
  type PlanOptions,
} from '../src/studies/index.ts'
import { solveByBenders } from '../src/studies/plan/benders.ts'
import { solveByColumnAndConstraint } from '../src/studies/plan/column-and-constraint.ts'
import { provisionOf, type CandidateDecision } from '../src/studies/plan/decisions.ts'
import { keptThrough, type DumpingOnPlan } from '../src/studies/plan/dumping-support.ts'
import { menuSecondStage } from '../src/studies/plan/second-stage.ts'
import { solvePlan } from '../src/studies/plan/solve.ts'
import { parseDumping, parseWorld, type DumpingPath } from '../src/world/index.ts'
import { measures, menuOf, type MeasureRecipe } from './random-menu.ts'
import { CHANCE, decision, DISCOUNT, months, NOTHING, PERIODS, plannedIn } from './random-plan.ts'
import { randomWorld, recipes, type Recipe } from './random-world.ts'
import { runHere } from './run-cli.ts'

/** A plan whose plants are kept through dumping. */
const RUNS = Number(process.env['LAW_RUNS'] ?? 100)
const solver = await loadSolver()

/**
 * C sells J 90 t of oxide a month and K 50. A mine of 600 t a year could be opened at M for 6 million; a tonne costs 10,000 there, and is sold for
 * as much. Its owner stops it where it loses more than care, a tenth of its cost, and a little.
 */
const shutdowns = [
  ['required-return', 0.1, 'share/yr'],
  ['volatility', 0, 'share/yr'],
  ['expectation', 1, 'months'],
  ['care-and-maintenance', 0.1, 'share'],
  ['fixed', 0.5, 'share'],
  ['severance', 0.05, 'share'],
  ['restart', 3, 'months'],
  ['closing', 1, 'share'],
].map(([what, value, unit]) => `oxide,${what},${value},${value},${value},${unit},2024,case,high,`)
const rows = ['stage,what,value,low,high,unit,date,source,confidence,note', ...shutdowns].join('\n')
const world = await parseWorld([
  ...(await readLayers('test/worlds/two-members')),
  { name: 'over', files: new Map([['shutdowns.csv', rows]]) },
])
const { baseline } = makeBaseline(world, solver)
const bans = await loadMenu('test/scenarios/two-bans.yaml', world)
const musd = (amount: number): MillionUsd => quantity<'MUSD'>(amount)
const pathAt = (multiple: number): DumpingPath =>
  parseDumping(
    {
      file: 'path.yaml',
      text: `title: Cheap oxide\nstart: 2027-01\nmonths: 24\nprices:\n  - { materials: [oxide], multiple: ${multiple}, source: judgement }`,
    },
    world,
  )
const OPTIONS: PlanOptions = { members: ['J', 'K'], start: 12 * 2027, maxMeasures: 1, gap: 1e-7, periods: PERIODS }
const asked = (more: Partial<PlanOptions> = {}) => plan(world, baseline, bans, solver, { ...OPTIONS, ...more })
const dumped = (multiple: number, probability: number, more: Partial<PlanOptions> = {}) =>
  asked({ ...more, dumping: { path: pathAt(multiple), probability } })
const YEARS = 3

describe('a plan whose plants are kept through dumping', () => {
  it('pays what a plant is short of by the chance of such a year, says it apart, and says what keeps it', () => {
    // 600 t . (8 - 10) USD/kg = -1.2 million a year; every second year: 0.6 for all of it.
    const { dumping, decisions, undiscountedCost, check } = dumped(0.8, 0.5, { include: ['new'] })
    const [plant, ...others] = dumping?.plants ?? []
    const share = plant?.share ?? 0
    expect(others).toEqual([])
    expect(share).toBeGreaterThanOrEqual(0.5)
    expect(plant).toMatchObject({
      id: 'new',
      lacks: null,
      material: 'oxide',
      baselinePrice: expect.closeTo(10, 9),
      lowestPrice: expect.closeTo(8, 9),
      floorPrice: expect.closeTo(10, 9),
      floorPriceSevere: expect.closeTo(10, 9),
      support: expect.closeTo(1.2, 9),
      supportCentral: expect.closeTo(1.2, 9),
      shortBefore: expect.closeTo(0, 9),
      expectedSupport: expect.closeTo(0.6 * share, 9),
      idle: [1, 1],
      closed: [0, 0],
      idleBefore: 0,
    })
    expect(decisions.find(({ id }) => id === 'new')?.annualCost).toBeCloseTo(0.6 * share, 9)
    expect(dumping?.support.undiscounted).toBeCloseTo(0.6 * share * YEARS, 9)
    expect(dumping?.support.discounted).toBeCloseTo(0.6 * share * YEARS, 9)
    expect(dumping?.spell.map(({ year, mean, p95 }) => [year, mean.toFixed(9), p95.toFixed(9)])).toEqual(
      [1, 2].map((year) => [year, (1.2 * share).toFixed(9), (1.2 * share).toFixed(9)]),
    )
    // Payments are added up again from the items, support among them.
    expect(check.paid).toBeCloseTo(undiscountedCost, 9)
    expect(check.feasible).toBe(true)
    // Without help, what its part of both members' use is worth is lost: 290,000 a tonne, through three months.
    for (const { kept, before, dumped: lost, allGone } of dumping?.notKept ?? []) {
      expect(before).toEqual({ atLeast: expect.closeTo(kept, 6), atMost: expect.closeTo(kept, 6) })
      expect(lost.atMost).toBeCloseTo(lost.atLeast, 6)
      expect(lost.atLeast).toBeCloseTo(allGone, 6)
      expect(allGone - kept).toBeGreaterThan(0.99 * 150 * 0.5 * 0.29)
      expect(allGone - kept).toBeLessThan(1.01 * 150 * share * 0.29)
    }
    expect(dumping?.notKept).toHaveLength(PERIODS.length)
  })
  it('gives a plant that has no other beside it what the grant of `dumping` gives it', () => {
    const { supportCentral, share } = dumped(0.8, 0.5, { include: ['new'] }).dumping?.plants[0] ?? {}
    const path = pathAt(0.8)
    const { support } = dumping(world, baseline, path, solver, {
      members: ['M'],
      core: ['m-new'],
      planned: [{ site: 'm-new', share: share ?? 0, availableFrom: path.start }],
      instruments: ['grant'],
    })
    const grant = support.find((each) => each.case === 'central')?.yearly.needMet
    expect(grant).toBeCloseTo((supportCentral ?? 0) * (share ?? 0), 9)
    expect(grant).toBeGreaterThan(0.5)
  })
  it('goes into the plans of groups of members too', () => {
    const shared = { costSharing: true }
    const [without, never, kept] = [asked(shared), dumped(0.8, 0, shared), dumped(0.8, 0.5, shared)]
    expect(never.costSharing).toEqual(without.costSharing)
    expect(kept.costSharing?.jointPlan).toBeGreaterThan((without.costSharing?.jointPlan ?? 0) + 0.1)
    expect(kept.costSharing?.separatePlans).toBeGreaterThan((without.costSharing?.separatePlans ?? 0) + 0.1)
  })
  it('is what it would be without where that is off, costs nothing, or never comes', () => {
    const without = asked()
    expect('dumping' in without).toBe(false)
    for (const { dumping, ...rest } of [dumped(1, 0.7), dumped(1.2, 1), dumped(0.5, 0)]) {
      expect(rest).toEqual({ ...without, search: rest.search })
      expect(dumping?.support).toEqual({ discounted: 0, undiscounted: 0 })
    }
  })
  it('is counted against the budget: a mine that fits without it is no longer there with it', () => {
    // At its least size it costs 4.5 million once, and 0.6 a year and full size besides.
    const terms = { include: ['new'] }
    expect(asked({ ...terms, budget: musd(4.6) }).undiscountedCost).toBeLessThanOrEqual(4.6)
    expect(() => dumped(0.8, 0.5, { ...terms, budget: musd(4.6) })).toThrow(/new|budget/i)
    const kept = dumped(0.8, 0.5, { ...terms, budget: musd(5.4 + 1e-6) })
    expect(kept.undiscountedCost).toBeLessThanOrEqual(5.4 + 1e-6 + 1e-9)
    expect(kept.dumping?.plants[0]?.share).toBeCloseTo(0.5, 4)
  })
  it('judges what is not chosen with its support: the least that it costs rises by that', () => {
    const leastCost = (result: ReturnType<typeof asked>) =>
      result.screening.find(({ id }) => id === 'new')?.leastCost ?? 0
    const exclude = { attackProbability: 0.0001 }
    const [without, kept] = [asked(exclude), dumped(0.8, 0.5, exclude)]
    expect(without.decisions.some(({ id }) => id === 'new')).toBe(false)
    // As late as it may come, at half of its size: two years.
    expect(leastCost(kept) - leastCost(without)).toBeCloseTo(0.6 * 0.5 * 2, 9)
    // All of it, as nobody has decided how much.
    expect(kept.dumping?.plants[0]).toMatchObject({ share: 0, expectedSupport: expect.closeTo(0.6, 9) })
  })
  /**
   * What a plan costs and loses is its cost, which rises with the chance of dumping by q times what its plants are short of, and losses that do not
   * move; with a budget, fewer plans are left. So the least over plans does not fall. It rises by no more than the plan made without would then cost.
   */
  it('is no cheaper the likelier dumping is, and costs no more than the plan made without it', () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true })
    const known = new Map<number, ReturnType<typeof asked>>()
    fc.assert(
      fc.property(
        fc.constantFrom(0.6, 0.8, 0.95),
        chance,
        chance,
        fc.constantFrom(undefined, 5, 8),
        (multiple, one, other, amount) => {
          const budget = amount === undefined ? {} : { budget: musd(amount) }
          const without = known.get(amount ?? 0) ?? asked(budget)
          known.set(amount ?? 0, without)
          const [rarer, oftener] = [Math.min(one, other), Math.max(one, other)].map((q) => dumped(multiple, q, budget))
          const slack = 1e-6
          expect(without.objective.lowerBound).toBeLessThanOrEqual((rarer?.objective.upperBound ?? 0) + slack)
          expect(rarer?.objective.lowerBound).toBeLessThanOrEqual((oftener?.objective.upperBound ?? 0) + slack)
          const mine = without.decisions.find(({ id }) => id === 'new')
          const support = Math.max(one, other) * (1 - multiple) * 6 * YEARS * (mine?.share ?? 0)
          if (amount === undefined)
            expect(oftener?.objective.lowerBound).toBeLessThanOrEqual(without.objective.upperBound + support + slack)
        },
      ),
      { numRuns: RUNS / 10, examples: [[0.6, 0.2, 0.9, undefined]] },
    )
  })
  it('fits its schema, and is refused beside news, without a path, and where no price is known', async () => {
    expect(planSchema.parse(dumped(0.8, 0.3)).dumping?.probability).toBe(0.3)
    const common = ['plan', '--members=japan', '--time-limit=1'] as const
    const beside = await runHere(...common, '--dumping=own-cost', '--news=jp-2027')
    expect([beside.code, beside.stderr]).toEqual([1, expect.stringContaining('--dumping')])
    const alone = await runHere(...common, '--dumping-probability=0.2')
    expect([alone.code, alone.stderr]).toEqual([1, expect.stringContaining('--dumping own-cost')])
    const path = await runHere(...common, '--dumping=no-such-path')
    expect([path.code, path.stderr]).toEqual([1, expect.stringContaining('no-such-path')])
    const unpriced = { ...baseline, calibrated: false }
    expect(() => plan(world, unpriced, bans, solver, { ...OPTIONS, dumping: { path: pathAt(0.8) } })).toThrow(/price/i)
  })
})

const costs = fc.constantFrom(0.0003, 0.001, 0.004, 0.02).map(musd)
const shortfalls = fc.constantFrom(0, 0.0001, 0.001, 0.004).map(musd)
const choices = fc.record({
  plants: fc.array(
    fc.record({
      place: fc.constantFrom('P1', 'P2'),
      stage: fc.integer({ min: 0, max: 3 }),
      capacity: fc.integer({ min: 5, max: 60 }),
      fixed: costs,
      /** What it is short of in the two years of a spell, by draw. */
      needs: fc.array(fc.tuple(shortfalls, shortfalls), { minLength: 2, maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 2 },
  ),
  stored: fc.record({ most: fc.integer({ min: 1, max: 20 }).map(tonnes), fixed: costs }),
  probability: fc.constantFrom(0, 0.1, 0.5, 1),
  budget: fc.constantFrom(0.003, 0.03, 0.3).map(musd),
})
/** Measures at once. */
const MOST = 2
const common = { ...decision, lead: months(12) }
let supported = 0

/** A plant that is worth its cost and its support, in every year: one of the cases for certain. */
const worthItsSupport: [Recipe, MeasureRecipe[], typeof choices extends fc.Arbitrary<infer Choices> ? Choices : never] =
  [
    {
      places: 3,
      use: [50, 23, 60],
      making: [
        [2, 0, 2],
        [5, 4, 3],
        [0, 3, 0],
        [0, 3, 2],
      ],
      transit: 1,
      lead: 1,
      cover: 3,
      capacity: 2,
      stopShare: 0.4,
    },
    [
      { materials: ['magnet'], to: ['P2'], share: 0, leakage: 0.1, from: 2, origin: true, users: false },
      { materials: ['oxide', 'metal'], to: ['P2'], share: 0, leakage: 0.1, from: 0, origin: false, users: false },
      { materials: ['metal'], to: ['P1', 'P3'], share: 0, leakage: 0.1, from: 0, origin: false, users: false },
      { materials: ['ore', 'metal'], to: ['P1', 'P2'], share: 0, leakage: 0.1, from: 2, origin: false, users: false },
      { materials: ['ore', 'oxide'], to: ['P1', 'P2'], share: 0, leakage: 0, from: 0, origin: true, users: false },
    ],
    {
      plants: [
        {
          place: 'P1',
          stage: 0,
          capacity: 39,
          fixed: musd(0.001),
          needs: [
            [musd(0.001), musd(0.001)],
            [musd(0.001), musd(0.0003)],
          ],
        },
      ],
      stored: { most: tonnes(4), fixed: musd(0.004) },
      probability: 1,
      budget: musd(0.03),
    },
  ]

describe('a plan of a random small world whose plants are kept', () => {
  it('is what enumeration of all projects, dates and attacks finds, with support added up by hand', () =>
    fc.assert(
      fc.asyncProperty(recipes, measures, choices, async (drawn, list, { plants, stored, probability, budget }) => {
        const recipe = { ...drawn, cover: 0 }
        const planned = plannedIn(recipe, plants)
        const menu = { ...menuOf(list), months: 6 }
        const own = await randomWorld(recipe, { planned, switching: true })
        const reconciled = makeBaseline(own, solver).baseline
        const bare: CandidateDecision[] = planned.map(({ id, capacity }, i) => ({
          ...common,
          kind: 'plant',
          id,
          site: id,
          most: tonnesPerYear(capacity),
          fixed: plants[i]?.fixed ?? NOTHING,
        }))
        const build = (levels?: Float64Array): Network =>
          buildNetwork(own, reconciled, menu, { exogenousPlace: 'P0', provision: provisionOf(bare, levels) })
        if ((['any', 'free'] as const).some((origin) => build().nodeOf('magnet', 'P1', origin) !== undefined))
          bare.push({ ...common, kind: 'stockpile', id: 'stockpile', place: 'P1', material: 'magnet', ...stored })
        const dumping = {
          path: { months: 24 },
          probability,
          plants: new Map(planned.map(({ id, needs }) => [id, { site: id, needs }])),
        } as unknown as DumpingOnPlan
        const decisions = keptThrough(dumping, bare)
        const terms = {
          decisions,
          periods: PERIODS,
          discount: DISCOUNT,
          attackProbability: CHANCE,
          budget,
          availability: (): 'optional' => 'optional',
          forced: new Map<number, boolean>(),
          risk: { kind: 'worst' } as const,
          rows: [],
        }
        const stage = menuSecondStage(solver, build(), menu, bare, { most: MOST })
        try {
          const exactly = { gap: 1e-7, seconds: Number.POSITIVE_INFINITY, clock: () => 0 }
          const found = [solveByBenders, solveByColumnAndConstraint].map((method) =>
            solvePlan(solver, stage, terms, exactly, { method }),
          )
          const known = new Map<string, number>()
          const lossOf = (v: Float64Array): number => {
            const before = known.get(v.join(' '))
            if (before !== undefined) return before
            const [interdiction, calm] = [
              openInterdiction(solver, build(v), menu),
              openInterdiction(solver, build(), menu),
            ]
            try {
              const { sets } = new BoundedEnumeration(interdiction, MOST, 1e-6)
              const most = Math.max(...sets.map((set) => interdiction.loss(set)))
              const loss = (calm.followerSurplus - interdiction.followerSurplus + most) / 1000
              known.set(v.join(' '), loss)
              return loss
            } finally {
              interdiction.dispose()
              calm.dispose()
            }
          }
          // A spell of two years: the mean over its years and both draws.
          const support = bare.map((_, i) => {
            const needs = plants[i]?.needs
            return needs === undefined ? 0 : (probability * needs.flat().reduce<number>((sum, n) => sum + n, 0)) / 4
          })
          let least = Number.POSITIVE_INFINITY
          for (let code = 0; code < 3 ** bare.length; code++) {
            // Decided for the first period, for the second, or not at all.
            const from = bare.map((_, i) => Math.floor(code / 3 ** i) % 3)
            const v = PERIODS.map((_, b) => Float64Array.from(from, (first) => (first <= b ? 1 : 0)))
            let [paid, objective] = [0, 0]
            bare.forEach(({ fixed }, i) => {
              const first = from[i] ?? 2
              if (first > 1) return
              // Paid a year before it stands, one year or two years from now; then each of three years or two.
              paid += fixed + (first === 0 ? 3 : 2) * (support[i] ?? 0)
              const years = first === 0 ? DISCOUNT + DISCOUNT ** 2 + DISCOUNT ** 3 : DISCOUNT ** 2 + DISCOUNT ** 3
              objective += fixed * DISCOUNT ** first + years * (support[i] ?? 0)
            })
            if (paid > budget) continue
            const weights = [DISCOUNT, DISCOUNT ** 2 + DISCOUNT ** 3]
            v.forEach((levels, b) => (objective += CHANCE * (weights[b] ?? 0) * lossOf(levels)))
            least = Math.min(least, objective)
          }
          const tolerance = 1e-5 * Math.max(1, Math.abs(least), stage.reference / 1e6)
          for (const { upperBound, lowerBound } of found) {
            expect(Math.abs(upperBound - least)).toBeLessThan(tolerance)
            expect(lowerBound).toBeLessThanOrEqual(least + 1e-6 * Math.abs(least) + 1e-12)
          }
          const once = bare.reduce((sum, { fixed }, i) => sum + ((found[0]?.levels.v[1]?.[i] ?? 0) > 0 ? fixed : 0), 0)
          if ((found[0]?.undiscountedCost ?? 0) > once * (1 + 1e-6)) supported += 1
        } finally {
          stage.dispose()
        }
      }),
      { numRuns: RUNS / 4, endOnFailure: true, examples: [worthItsSupport] },
    ))
  it('pays support in some of them', () => {
    expect(supported).toBeGreaterThan(0)
  })
})
