import { namesIn } from '../src/studies/words.ts'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseMonth } from '../src/world/index.ts'
import { makeBaseline } from '../src/baseline/index.ts'
import { buildNetwork, CheckFailed, type Network } from '../src/clearing/index.ts'
import { quantity, times, tonnes, tonnesPerYear } from '../src/quantity/index.ts'
import { loadSolver, type MipSolution, type Solver } from '../src/solver/index.ts'
import { loadMenu, loadWorld, readLayers, readMenu, shippedWorld } from '../src/files/index.ts'
import { takeThread } from '../src/workers/index.ts'
import {
  aimedAt,
  drawContingencies,
  drawWorlds,
  openInterdiction,
  plan,
  planBrief,
  planSchema,
  BoundedEnumeration,
  weaponSchema,
  type StudyRequest,
  type PlanResult,
  type WeaponResult,
} from '../src/studies/index.ts'
import { decisionsOf, offtakesOf, provisionOf, type CandidateDecision } from '../src/studies/plan/decisions.ts'
import { costOf, spentOn } from '../src/studies/plan/costs.ts'
import { yearsOf } from '../src/studies/plan/periods.ts'
import { menuSecondStage } from '../src/studies/plan/second-stage.ts'
import { solveByColumnAndConstraint } from '../src/studies/plan/column-and-constraint.ts'
import { solveByBenders } from '../src/studies/plan/benders.ts'
import { solvePlan } from '../src/studies/plan/solve.ts'
import { CHANCE, decision, DISCOUNT, months, NOTHING, PERIODS } from './random-plan.ts'
import { measures, menuOf } from './random-menu.ts'
import { randomWorld, recipes, type PlannedPlant } from './random-world.ts'
import { toPdf } from '../src/pdf/index.ts'
import { runHere, runProgram, temporaryFolder, testWorld, toldFaults, writeFolder } from './run-cli.ts'

/** In how many worlds something was worth paying for: a test in which nothing ever is would prove nothing. */
let bought = 0
/** In those whose routes have limits: without any, little is ever lost. */
let limited = 0
/** In how many a solver that lied was contradicted. */
let seenThrough = 0
let worlds = 0

const RUNS = Number(process.env['LAW_RUNS'] ?? 100)
const solver = await loadSolver()

/** Measures at once. */
const MOST = 2

/** What these small worlds lose lies between a few hundred dollars and ten million. */
const musd = fc.constantFrom(0.0001, 0.0003, 0.001, 0.004, 0.02, 0.1, 0.5).map((amount) => quantity<'MUSD'>(amount))

/** Plants, a stock and a contract: each is built or not, from the first period or from the second. */
const choices = fc.record({
  plants: fc.array(
    fc.record({
      place: fc.constantFrom('P1', 'P2', 'P3'),
      stage: fc.integer({ min: 0, max: 3 }),
      capacity: fc.integer({ min: 5, max: 60 }),
      fixed: musd,
      late: fc.boolean(),
    }),
    { minLength: 1, maxLength: 2 },
  ),
  reserve: fc.record({
    material: fc.constantFrom('oxide', 'magnet'),
    most: fc.integer({ min: 1, max: 20 }).map(tonnes),
    fixed: musd,
  }),
  offtake: fc.record({ pick: fc.nat(), yearly: musd }),
  budget: musd.map((amount) => times(amount, 3)),
  /** Without rows in switching.csv, routes and deliveries have no upper bound. */
  switching: fc.constantFrom(true, true, false),
})

/** The solver, but that its search for whole numbers answers otherwise. */
const answering = (otherwise: (found: MipSolution) => MipSolution): Solver => ({
  ...solver,
  create: (model) => {
    const live = solver.create(model)
    const search = live.solveMip.bind(live)
    live.solveMip = (whole, limits) => {
      const found = search(whole, limits)
      return found === undefined ? undefined : otherwise(found)
    }
    return live
  },
})
const LIARS: readonly Solver[] = [
  // A bound a twentieth too high.
  answering((found) => ({ ...found, bound: found.bound + 0.05 * Math.abs(found.bound) })),
  // A plan that is not the best, said to be: nothing is built that need not be.
  answering((found) => ({ ...found, x: found.x.map(() => 0), bound: found.bound + 0.5 * Math.abs(found.bound) })),
]

describe('plan, on random worlds', () => {
  // Some draws take long; how long is measured in bench/.
  it('finds what enumeration of all projects, dates and attacks finds, and both bounds hold', () =>
    fc.assert(
      fc.asyncProperty(
        recipes,
        measures,
        choices,
        async (drawn, list, { plants, reserve, offtake, budget, switching }) => {
          // Shelves that are bare at first: else little is lost in so few months.
          const recipe = { ...drawn, cover: 0 }
          const places = new Set(Array.from({ length: recipe.places }, (_, p) => `P${p}`))
          const planned = plants
            .map(({ place, stage, capacity }, i): PlannedPlant => ({ id: `new-${i}`, place, stage, capacity }))
            .map((plant) => ({ ...plant, place: places.has(plant.place) ? plant.place : 'P1' }))
          const world = await randomWorld(recipe, { planned, switching })
          const { baseline } = makeBaseline(world, solver)
          const menu = { ...menuOf(list), months: 8 }
          const build = (decisions: readonly CandidateDecision[], levels?: Float64Array): Network =>
            buildNetwork(world, baseline, menu, { exogenousPlace: 'P0', provision: provisionOf(decisions, levels) })
          const decisions: CandidateDecision[] = planned.map(({ id, capacity }, i) => ({
            ...decision,
            kind: 'plant',
            id,
            site: id,
            most: tonnesPerYear(capacity),
            fixed: plants[i]?.fixed ?? NOTHING,
            lead: months(plants[i]?.late === true ? 24 : 12),
          }))
          const { nodeOf } = build(decisions)
          if ((['any', 'free'] as const).some((origin) => nodeOf(reserve.material, 'P1', origin) !== undefined))
            decisions.push({
              ...decision,
              kind: 'stockpile',
              id: 'stockpile',
              place: 'P1',
              lead: months(12),
              ...reserve,
            })
          const ships = build(decisions).arcs.filter(
            ({ fromPlace, toPlace, used }) =>
              fromPlace !== 'P0' && toPlace !== 'P0' && fromPlace !== toPlace && used > 0,
          )
          const ship = ships[offtake.pick % Math.max(1, ships.length)]
          if (ship !== undefined)
            decisions.push({
              ...decision,
              kind: 'offtake',
              id: 'offtake',
              material: ship.material,
              from: ship.fromPlace,
              to: ship.toPlace,
              most: tonnesPerYear(6 * ship.used),
              fixed: NOTHING,
              annualCost: offtake.yearly,
              lead: months(12),
            })
          const availability = (i: number, b: number): 'optional' | 'unavailable' =>
            (decisions[i]?.lead ?? 0) <= 12 * (PERIODS[b]?.from ?? 0) ? 'optional' : 'unavailable'
          const terms = {
            decisions,
            periods: PERIODS,
            discount: DISCOUNT,
            attackProbability: CHANCE,
            budget,
            availability,
            forced: new Map<number, boolean>(),
            risk: { kind: 'worst' as const },
            rows: [],
          }
          const stage = menuSecondStage(solver, build(decisions), menu, decisions, { most: MOST })
          try {
            const exactly = { gap: 1e-7, seconds: Number.POSITIVE_INFINITY, clock: () => 0 }
            const solved = solvePlan(solver, stage, terms, exactly, { method: solveByBenders })
            // Half of them the other way too, and a third with twice the budget.
            worlds += 1
            const otherwise =
              worlds % 2 === 0
                ? solvePlan(solver, stage, terms, exactly, { method: solveByColumnAndConstraint })
                : solved
            // By enumeration: each decision never, from the second period, or from the first.
            const worst = new Map<string, number>()
            const lossOf = (v: Float64Array): number => {
              const known = worst.get(v.join(' '))
              if (known !== undefined) return known
              const interdiction = openInterdiction(solver, build(decisions, v), menu)
              try {
                const { sets } = new BoundedEnumeration(interdiction, MOST, 1e-6)
                const most = Math.max(...sets.map((set) => interdiction.loss(set)))
                const loss = (stage.reference - interdiction.followerSurplus + most) / 1000
                worst.set(v.join(' '), loss)
                return loss
              } finally {
                interdiction.dispose()
              }
            }
            let least = Number.POSITIVE_INFINITY
            for (let code = 0; code < 3 ** decisions.length; code++) {
              const since = decisions.map((_, i) => Math.floor(code / 3 ** i) % 3)
              if (since.some((from, i) => from < 2 && availability(i, from) === 'unavailable')) continue
              const v = PERIODS.map((_, b) => Float64Array.from(since, (from) => (from <= b ? 1 : 0)))
              if (spentOn(terms, { v }) > budget) continue
              const comesTo = v.reduce<number>(
                (sum, levels, b) => sum + CHANCE * yearsOf(PERIODS[b]!, DISCOUNT) * lossOf(levels),
                costOf(terms, { v }),
              )
              least = Math.min(least, comesTo)
            }
            const tolerance = 1e-5 * Math.max(1, Math.abs(least), stage.reference / 1e6)
            expect(Math.abs(solved.upperBound - least)).toBeLessThan(tolerance)
            // The bound is checked: no more than a millionth of rounding.
            const bounded = (lower: number, what: string): void =>
              expect(lower, what).toBeLessThanOrEqual(least + 1e-6 * Math.abs(least) + 1e-12)
            bounded(solved.lowerBound, 'by cuts')
            expect(Math.abs(otherwise.upperBound - least), 'by columns').toBeLessThan(tolerance)
            bounded(otherwise.lowerBound, 'by columns')
            // What the solver claims of whole numbers moves no bound that is reported; a claim that a plan refutes is reported.
            const liar = LIARS[worlds % (2 * LIARS.length)]
            try {
              const method = worlds % 3 === 0 ? solveByColumnAndConstraint : solveByBenders
              const misled = liar === undefined ? solved : solvePlan(liar, stage, terms, exactly, { method })
              bounded(misled.lowerBound, 'by a solver that lies')
              if (liar !== undefined && misled.claimed > least * (1 + 1e-6)) seenThrough += 1
            } catch (error) {
              expect(error).toBeInstanceOf(CheckFailed)
              seenThrough += 1
            }
            if (switching) limited += 1
            if (switching && solved.undiscountedCost > 0) bought += 1
            if (worlds % 3 === 0) {
              const richer = solvePlan(solver, stage, { ...terms, budget: times(budget, 2) }, exactly, {
                method: solveByBenders,
              })
              expect(richer.upperBound, 'with more to spend').toBeLessThan(solved.upperBound + tolerance)
            }
            expect(spentOn(terms, solved.levels)).toBeLessThan(budget * (1 + 1e-9) + 1e-9)
          } finally {
            stage.dispose()
          }
        },
      ),
      { numRuns: RUNS, endOnFailure: true },
    ))

  // A third of the measures deny sales to some users only, against which little is worth paying for.
  it('pays for something in many of them', () => expect(bought).toBeGreaterThan(limited / 10))
  it('sees through a solver that lies in some of them', () => expect(seenThrough).toBeGreaterThan(RUNS / 20))
})

describe('plan, on the shipped world', () => {
  it('moves limits as a network with the plan in it has them, for each kind of decision', async () => {
    const world = await loadWorld(shippedWorld())
    const { baseline } = makeBaseline(world, solver)
    const members = ['JPN', 'USA', 'EUR']
    const menu = { ...aimedAt(await loadMenu('bans', world), members, world), months: 6 }
    const build = (decisions: readonly CandidateDecision[], levels?: Float64Array): Network =>
      buildNetwork(world, baseline, menu, {
        split: new Set(),
        valuation: 'value-added',
        exogenousPlace: 'CHN',
        provision: provisionOf(decisions, levels),
      })
    const projects = decisionsOf(world, baseline, members, { delay: 0, technologyBan: false }, menu)
    const network = build(projects)
    const decisions = [...projects, ...offtakesOf(network, members)]
    const stage = menuSecondStage(solver, network, menu, decisions, { most: 1 })
    const set = menu.measures.flatMap(({ id }, a) => (/^(magnets|dy-tb)-(us|europe)$/.test(id) ? [a] : []))
    expect(set).toHaveLength(4)
    const nothing = stage.cut(set).loss
    for (const kind of ['plant', 'thrifting', 'stockpile', 'offtake'] as const) {
      const levels = Float64Array.from(decisions, (decision) => (decision.kind === kind ? 0.5 : 0))
      stage.setPlan(levels)
      const interdiction = openInterdiction(solver, build(decisions, levels), menu)
      for (const attack of [[], set])
        expect(
          Math.abs(stage.reference - interdiction.followerSurplus + interdiction.loss(attack) - stage.cut(attack).loss),
          kind,
        ).toBeLessThan(1e-8 * stage.reference)
      expect(stage.cut(set).loss, kind).toBeLessThan(nothing)
      interdiction.dispose()
    }
    stage.dispose()
  })
})

describe('plan, with projects that come late', () => {
  /** The world of case 06, whose plants can be built at once; here they slip for certain, or wait for know-how. */
  const asked = async (slip: number, technologyMonths: number, ...args: string[]): Promise<PlanResult> => {
    const world = testWorld('location-transportation')
    const folder = await temporaryFolder()
    const rows = readFileSync(join(world, 'projects.csv'), 'utf8').replaceAll(
      /,0,0,0,0,0,0,0,0,0,(?=,,,0,,,,2024,case)/g,
      `,0,0,0,${slip},${slip},${slip},${technologyMonths},${technologyMonths},${technologyMonths},`,
    )
    writeFolder(folder, { 'projects.csv': rows })
    const scenario = join(import.meta.dirname, 'scenarios', 'demands.yaml')
    const when = ['--members', 'other', '--periods', '0,1,2', '--start', '2024-01', '--gap', '1e-6']
    const { code, stdout, stderr } = await runHere(
      'plan',
      scenario,
      '--world',
      world,
      '--overlay',
      folder,
      ...when,
      '--json',
      ...args,
    )
    expect(stderr).toBe('')
    expect(code).toBe(0)
    return planSchema.parse(JSON.parse(stdout))
  }

  it('leaves to each year what the year before had, if all are a year late for certain', async () => {
    const { periods: years, delays: late } = await asked(1, 0, '--delay-samples', '3', '--seed', '7')
    const before = [years[0]?.doNothing.loss, years[0]?.worstCase.loss, years[1]?.worstCase.loss]
    expect(years[0]?.worstCase.loss).toBeLessThan(years[0]?.doNothing.loss ?? 0)
    expect(late?.seed).toBe(7)
    before.forEach((loss, b) =>
      expect(late?.losses[b]).toEqual([0, 1, 2].map(() => expect.closeTo(loss ?? Number.NaN, 6))),
    )
  })
  it('leaves what was planned if none can be late', async () => {
    const { periods: years, delays: late } = await asked(0, 0, '--delay-samples', '2')
    expect(late?.losses).toEqual(
      years.map(({ worstCase: worst }) => [worst, worst].map(({ loss }) => expect.closeTo(loss, 6))),
    )
  })
  it('waits for equipment that the supplier state withholds, and decides as much sooner', async () => {
    const free = await asked(0, 12)
    expect(free.decisions[0]).toMatchObject({ decideBy: '2024-01', availableFrom: '2024-01' })
    const banned = await asked(0, 12, '--technology-ban')
    expect(banned.options.technologyBan).toBe(true)
    expect(banned.decisions.map(({ decideBy, availableFrom }) => [decideBy, availableFrom])).toEqual(
      banned.decisions.map(() => ['2024-01', '2025-01']),
    )
    expect(banned.periods[0]?.worstCase.loss).toBeCloseTo(banned.periods[0]?.doNothing.loss ?? 0, 9)
    expect(banned.objective.upperBound).toBeGreaterThan(free.objective.upperBound)
  })
})

describe('plan, as when attacks begin', () => {
  const menu = join(import.meta.dirname, 'scenarios', 'two-bans.yaml')
  const asked = (file: string, ...args: string[]) =>
    runHere('plan', file, '--world', testWorld('two-members'), '--members', 'J,K', '--gap', '1e-6', '--json', ...args)

  it('is the plan against a menu that has these dates', async () => {
    const later = join(await temporaryFolder(), 'two-bans.yaml')
    writeFileSync(later, readFileSync(menu, 'utf8').replaceAll('2024-01', '2028-06'))
    const moved = await asked(menu, '--attack-start', '2028-06')
    const dated = await asked(later)
    const result = planSchema.parse(JSON.parse(moved.stdout))
    expect(result.options.attackStart).toBe('2028-06')
    expect(result.objective.doNothing).toBeGreaterThan(0)
    expect(result).toEqual(planSchema.parse(JSON.parse(dated.stdout)))
    expect(planSchema.parse(JSON.parse((await asked(menu)).stdout)).options.attackStart).toBe('2024-01')
  })
  it('refuses what is no month', async () => {
    const { code, stderr } = await asked(menu, '--attack-start', 'January 2028')
    expect(code).toBe(2)
    expect(stderr).toContain('--attack-start')
  })
})

describe('a plan that is stopped', () => {
  it('has told the best so far', async () => {
    const thread = takeThread(await readLayers(shippedWorld()))
    const parts: PlanResult[] = []
    const question: StudyRequest<'plan'> = {
      study: 'plan',
      menu: await readMenu('bans'),
      members: ['jpn'],
      start: '2027-01',
      budget: '1e9JPY',
      budgets: ['0.1e9JPY', '0.2e9JPY', '0.3e9JPY'],
      maxMeasures: 1,
      months: 4,
      periods: '1',
    }
    const asked = thread.ask(question, undefined, (part) => {
      parts.push(part)
      void thread.stop()
    })
    await expect(asked).rejects.toThrow('before it had answered')
    expect(parts[0]?.objective.upperBound).toBeLessThan(parts[0]?.objective.doNothing ?? 0)
    expect(parts[0]?.decisions.length).toBeGreaterThan(0)
    expect(parts[0]?.budgetCurve).toEqual([])
  })
})

describe('the run folder of a plan', () => {
  it('is made again to the same bytes, and its brief is written where it was asked for alone', async () => {
    const folder = await temporaryFolder()
    const [out, brief] = [join(folder, 'run'), join(folder, 'brief.md')]
    const asked = ['--members', 'jpn', '--budget', '0.1e9JPY', '--max-measures', '1', '--months', '3', '--periods', '1']
    const { code } = await runHere('plan', ...asked, '--out', out, '--brief', brief)
    expect(code).toBe(0)
    rmSync(brief)
    const verified = await runProgram(['verify', out])
    expect(verified).toEqual({ code: 0, stdout: `${out}: made again to the same bytes\n`, stderr: '' })
    expect(existsSync(brief)).toBe(false)
  })
})

describe('plan, over futures that happen to drawn worlds', () => {
  it('loses in each what the game of that world says, and weighs them by their chances', async () => {
    const world = await loadWorld(shippedWorld())
    const { baseline } = makeBaseline(world, solver)
    const members = ['JPN']
    const aimed = { ...aimedAt(await loadMenu('bans', world), members, world), months: 4 }
    const menu = { ...aimed, contingencies: drawContingencies(aimed, 3, 2, 9) }
    const drawn = drawWorlds(world, solver, 3, 9)
    const [period] = PERIODS
    const start = parseMonth('2027-01') ?? 0
    const asked = { members, start, periods: [period!], budget: NOTHING, risk: { tailShare: 1 }, seed: 9, drawn }
    const { periods: years, decisions: items, options, check } = plan(world, baseline, menu, solver, asked)
    expect(items).toEqual([])
    expect(options.drawn).toBe(true)
    expect(check.difference).toBeLessThan(1e-9)
    const decisions = decisionsOf(world, baseline, members, { delay: 0, technologyBan: false }, menu)
    const underWay = Float64Array.from(decisions, ({ expected }) =>
      expected !== undefined && expected <= start + 12 ? 1 : 0,
    )
    expect(underWay).toContain(1)
    const losses = drawn.map((own, f) => {
      const open = (levels?: Float64Array): ReturnType<typeof openInterdiction> =>
        openInterdiction(
          solver,
          buildNetwork(own.world, own.baseline, aimed, {
            split: new Set(),
            valuation: 'value-added',
            exogenousPlace: 'CHN',
            provision: provisionOf(decisions, levels),
          }),
          aimed,
        )
      const [before, interdiction] = [open(), open(underWay)]
      const ids = menu.contingencies[f]?.measures ?? []
      const loss = interdiction.loss(aimed.measures.flatMap(({ id }, a) => (ids.includes(id) ? [a] : [])))
      const lost = (before.followerSurplus - interdiction.followerSurplus + loss) / 1000
      before.dispose()
      interdiction.dispose()
      return lost
    })
    expect(years[0]?.losses).toEqual(losses.map((loss) => expect.closeTo(loss, 5)))
    expect(years[0]?.worstCase.loss).toBeCloseTo(losses.reduce((sum, loss) => sum + loss, 0) / 3, 5)
    expect(new Set(losses.map((loss) => loss.toFixed(3))).size).toBe(3)
  })
})

/** Before controls, where a run need not begin with what they led to: the run folder of a plan is of today's world. */
const BEFORE = ['--world', '2024'] as const
/** Short attacks with one measure, so that a plan is found in seconds. */
const SHORT = [...BEFORE, '--max-measures', '1', '--months', '5', '--periods', '1,3-4,8-9'] as const

async function planned(...args: string[]): Promise<PlanResult> {
  const { code, stdout, stderr } = await runHere('plan', ...SHORT, '--json', ...args)
  expect(stderr.replaceAll(/^Wrote .*\n/gm, '')).toBe('')
  expect(code).toBe(0)
  return planSchema.parse(JSON.parse(stdout))
}

describe('a plan for Japan on the shipped world', () => {
  let one: PlanResult
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'plan-'))
    const brief = ['--brief', join(folder, 'brief.md')]
    const rest = [
      '--budgets',
      '0.05e9JPY,0.2e9JPY,2e9JPY',
      '--alternatives',
      '5',
      '--values',
      '--threshold',
      '100',
      ...brief,
    ]
    one = await planned('--members', 'jpn', '--budget', '1e9JPY', '--delay-samples', '6', ...rest)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is at most one percent from the best by a checked bound, found again, and pays for something', () => {
    expect(one.objective.gap).toBeLessThanOrEqual(0.01)
    expect(one.objective.claimed).toBeLessThanOrEqual(one.objective.upperBound)
    expect(one.objective.lowerBound).toBeLessThanOrEqual(one.objective.upperBound)
    expect(one.objective.upperBound).toBeLessThan(one.objective.doNothing)
    expect(one.check.difference).toBeLessThan(1e-9)
    expect(one.check.feasible).toBe(true)
    expect(one.decisions.length).toBeGreaterThan(0)
    expect(one.check.paid).toBeCloseTo(one.undiscountedCost, 6)
  })
  it('is never worse for more to spend, each budget with a plan of its own that keeps to it', () => {
    const points = [
      ...one.budgetCurve,
      { budget: one.options.budget ?? 0, upperBound: one.objective.upperBound, undiscountedCost: one.undiscountedCost },
    ].sort((a, b) => a.budget - b.budget)
    for (const [i, { budget, upperBound: upper, undiscountedCost: spent }] of points.entries()) {
      expect(spent).toBeLessThanOrEqual(budget * (1 + 1e-6))
      expect(upper).toBeLessThanOrEqual((points[i - 1]?.upperBound ?? upper) + 0.01 * Math.abs(upper))
    }
    // A tenth of a million dollars already buys the same.
    for (const { upperBound: upper } of points) expect(upper).toBeLessThan(one.objective.doNothing)
  })
  it('has five others within five percent, each of them different, and tells what is in all', () => {
    expect(one.alternatives).toHaveLength(5)
    for (const { upperBound: upper, difference, dissimilarity: unlike } of one.alternatives) {
      const { upperBound: best } = one.objective
      expect(upper).toBeLessThanOrEqual(best + 0.05 * Math.abs(best) + 1e-9)
      expect(difference).toBeLessThan(1e-9)
      expect(unlike).toBeGreaterThan(0)
    }
    for (const { id, share } of one.noRegret)
      for (const { decisions: items } of [one, ...one.alternatives])
        expect(items.find((item) => item.id === id)?.share).toBeGreaterThanOrEqual(share)
  })
  it('tells what each item buys: what is lost without it, and parts that add up', () => {
    for (const { value } of one.decisions) expect(value?.leaveOneOut).toBeGreaterThanOrEqual(-1e-6)
    expect(Math.max(...one.decisions.map(({ value }) => value?.shapley ?? 0))).toBeGreaterThan(0)
  })
  it('loses no less if projects come late, in as many cases as asked', () => {
    expect(one.delays?.samples).toBe(6)
    one.periods.forEach(({ worstCase: worst }, b) => {
      const losses = one.delays?.losses[b] ?? []
      expect(losses).toHaveLength(6)
      for (const loss of losses) expect(loss).toBeGreaterThan(worst.loss - 1e-5 * Math.abs(worst.loss) - 1e-6)
    })
  })
  it('leaves the worst that `weapon` finds with the plan standing', async () => {
    const file = join(await temporaryFolder(), 'plan.json')
    writeFileSync(file, JSON.stringify(one))
    const weapon = async (...args: string[]): Promise<WeaponResult> => {
      const asked = [
        '--target',
        'JPN',
        '--max-measures',
        '1',
        '--months',
        '5',
        '--runners-up',
        '0',
        '--no-curve',
        '--simulate',
        '0',
      ]
      const { code, stdout } = await runHere('weapon', ...BEFORE, ...asked, '--json', ...args)
      expect(code).toBe(0)
      return weaponSchema.parse(JSON.parse(stdout))
    }
    // `plan` counts all years from one reference, `weapon` from the side as it stands in each.
    const references: number[] = []
    for (const year of one.periods) {
      const found = await weapon('--plan', file, '--year', String(year.from))
      references.push(found.referenceSurplus - found.worst.loss + year.worstCase.loss)
      expect(found.options.existingPlan).toBe(`plan.json, ${year.from}`)
    }
    const [reference = Number.NaN] = references
    for (const other of references) expect(Math.abs(other - reference)).toBeLessThan(1e-9 * reference)
  })
  it('is written as a brief in Markdown and PDF, with a source or a mark of judgement for each item', async () => {
    const text = readFileSync(join(folder, 'brief.md'), 'utf8')
    expect(text).toContain('# Blunting the rare-earth weapon: a plan for Japan')
    const rows = text.split('\n').filter((line) => /^\| \d{4}-\d{2} /.test(line))
    expect(rows).toHaveLength(one.decisions.length)
    for (const row of rows) expect(row).toMatch(/\[(J|\d+)\] \|$/)
    for (const [, mark] of text.matchAll(/\[(\d+)\]/g)) expect(text).toContain(`- [${mark ?? ''}] `)
    const world = await loadWorld(shippedWorld())
    const report = planBrief(world, namesIn(world, 'en'), one, 'en')
    const made = new Date('2027-01-01T00:00:00Z')
    const pdf = await toPdf(report, 'en', made)
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    // The same report is the same bytes.
    expect((await toPdf(report, 'en', made)).equals(pdf)).toBe(true)
    expect(/\/Count (\d+)/.exec(pdf.toString('latin1'))?.[1]).toMatch(/^[12]$/)
  })
})

describe('a plan for an alliance', () => {
  it('is never worse for it than the plans of its members side by side, and shares out what is saved', async () => {
    const told = await planned('--members', 'jpn,kor', '--budget', '2e9JPY', '--cost-sharing')
    const { costSharing: together } = told
    expect(together?.members.map(({ place }) => place)).toEqual(['JPN', 'KOR'])
    const saved = (together?.separatePlans ?? 0) - (together?.jointPlan ?? 0)
    expect(together?.jointPlan).toBe(told.objective.upperBound)
    expect(saved).toBeGreaterThanOrEqual(-0.01 * Math.abs(told.objective.upperBound))
    expect(together?.members.reduce((sum, { allocatedSaving: saves }) => sum + saves, 0)).toBeCloseTo(saved, 6)
    expect(together?.members.reduce((sum, { allocatedCost: pays }) => sum + pays, 0)).toBeCloseTo(
      told.discountedCost,
      6,
    )
    // Of two members, the nucleolus gives halves, as Shapley does, unless they save nothing.
    for (const { allocatedSaving, nucleolusSaving } of together?.members ?? [])
      if (nucleolusSaving !== null) expect(nucleolusSaving).toBeCloseTo(allocatedSaving, 6)
    const [pair] = together?.coalitions ?? []
    expect(pair?.members).toEqual(['JPN', 'KOR'])
    expect(pair?.saving.atLeast).toBeLessThanOrEqual(saved + 1e-9)
    expect(pair?.saving.atMost).toBeGreaterThanOrEqual(saved - 1e-9)
    // Both are attacked by measures of their own, and help costs nobody more than it spares.
    expect(together?.solidarity.map(({ attacked }) => attacked)).toEqual(['JPN', 'KOR'])
    for (const { attacked, withHelp, withoutHelp, members } of together?.solidarity ?? []) {
      expect(withHelp).toBeLessThanOrEqual((withoutHelp ?? Number.NaN) + 1e-6 * Math.abs(withoutHelp ?? 0))
      for (const own of members) {
        expect(own.withHelp.atLeast).toBeLessThanOrEqual(own.withHelp.atMost + 1e-6)
        expect(own.withoutHelp.atLeast).toBeLessThanOrEqual(own.withoutHelp.atMost + 1e-6)
        if (own.place !== attacked) expect(Math.abs(own.withoutHelp.atMost)).toBeLessThan(withoutHelp ?? 0)
      }
    }
  })
  it('is refused where there is nobody to share with, however the one is named, or too many for a plan of each group', async () => {
    const codes = async (...options: string[]) =>
      toldFaults((await runHere('plan', ...options, '--cost-sharing')).stderr).map(({ code, message }) => [
        code,
        message,
      ])
    expect(await codes('--members', 'japan,JPN,日本')).toEqual([
      ['PLAN_COST_SHARING', 'There is one member, and no other to share with.'],
    ])
    expect(await codes('--members', 'alliance,jpn,vietnam')).toEqual([
      ['PLAN_COST_SHARING', 'What 8 members save together asks for a plan of each group of them: 7 members at most.'],
    ])
    expect(await codes('--members', 'jpn,us', '--contingencies', '4')).toEqual([
      [
        'PLAN_COST_SHARING',
        'What members save together is asked of sets of measures, each aimed at some of them; contingencies aim at no member in particular.',
      ],
    ])
  })
})

describe('years without an attack', () => {
  it('are not counted beside what has no year without it, or no place in the sum', async () => {
    const codes = async (...options: string[]) =>
      toldFaults((await runHere('plan', '--members', 'jpn,us', '--quiet-years', ...options)).stderr).map(
        ({ code, message }) => [code, message],
      )
    expect(await codes('--contingencies', '4')).toEqual([
      [
        'PLAN_QUIET_CONTINGENCIES',
        'Contingencies happen in place of sets of measures, and no year without any of them is set beside them.',
      ],
    ])
    expect(await codes('--cost-sharing')).toEqual([
      [
        'PLAN_QUIET_SHARED',
        'What members save together is asked of what aims at them; a year without an attack helps members that nothing aims at too, and their own plans leave it out.',
      ],
    ])
    expect(await codes('--news', 'jp-2027')).toEqual([['NEWS_WITH', expect.stringContaining('--quiet-years')]])
  })
})

describe('what a plan must keep to', () => {
  const terms = async (...lines: string[]): Promise<string> => {
    const folder = await temporaryFolder()
    writeFolder(folder, { 'terms.yaml': ['title: Terms', ...lines].join('\n') })
    return join(folder, 'terms.yaml')
  }
  it('is kept: sixty days of oxide, and a budget for some years', async () => {
    const file = await terms(
      'stocks:',
      '  - { id: days, at: [JPN], stage: oxide, days: 60, by: 2030 }',
      'budgets:',
      '  - { id: early, amount: 50e6USD, for: [JPN], until: 2035 }',
    )
    const told = await planned('--members', 'jpn', '--constraints', file)
    const oxides = told.constraints.filter(({ kind }) => kind === 'stock')
    expect(oxides.length).toBeGreaterThan(3)
    for (const { asked, reached } of oxides) expect(reached).toBeGreaterThanOrEqual(asked * (1 - 1e-6))
    const budget = told.constraints.find(({ id }) => id === 'early')
    expect(budget?.asked).toBe(50)
    expect(budget?.reached).toBeLessThanOrEqual(50 * (1 + 1e-6))
    const stocked = told.decisions.filter(({ kind, unit }) => kind === 'stockpile' && unit === 't REO')
    expect(stocked.length).toBeGreaterThanOrEqual(oxides.length)
  })
  const missed = async (file: string, ...args: string[]): Promise<string[]> => {
    const { code, stdout, stderr } = await runHere('plan', ...SHORT, '--members', 'jpn', '--constraints', file, ...args)
    expect(code).toBe(1)
    expect(stdout).toBe('')
    return toldFaults(stderr).map(({ code, message }) => `${code} ${message}`)
  }
  it('is refused where no plan meets it, with what is missed and by how much', async () => {
    const more = await terms('stocks:', '  - { id: days, at: [JPN], stage: metal, days: 400, by: 2030 }')
    expect((await missed(more)).join('\n')).toMatch(
      /PLAN_TARGET_MISSED "days ndpr-metal JPN" is missed by [\d,.]+ t by 2030/,
    )
    const poor = await terms('stocks:', '  - { id: days, at: [JPN], stage: metal, days: 180, by: 2030 }')
    expect((await missed(poor, '--budget', '1e6USD')).join('\n')).toMatch(/PLAN_TARGET_MISSED .* is missed by/)
    const shares = await terms('shares:', '  - { id: home, at: [JPN], of: ore, least: 0.1, by: 2030 }')
    expect((await missed(shares)).join('\n')).toMatch(
      /PLAN_TARGET_MISSED "home" is missed by [\d,.]+ t REO\/yr by 2030/,
    )
  })
  it('is refused where it speaks of what is not there', async () => {
    const codes = async (...lines: string[]): Promise<string[]> =>
      (await missed(await terms(...lines))).map((text) => text.split(' ')[0] ?? '')
    expect(await codes('shares:', '  - { id: a, at: [JPN], of: oxide, elements: [xx], least: 0.1, by: 2030 }')).toEqual(
      ['TERMS_ID_UNKNOWN'],
    )
    expect(await codes('shares:', '  - { id: a, at: [JPN], of: oxide, by: 2030 }')).toEqual(['TERMS_SHARE'])
    expect(await codes('limits:', '  - { id: a, most: 1, draws: { nothing-such: 1 } }')).toEqual(['TERMS_ID_UNKNOWN'])
    expect(await codes('budgets:', '  - { id: a, amount: 5e6XXX }')).toEqual(['CURRENCY_UNKNOWN'])
    expect(await codes('budgets:', '  - { id: a, amount: 5e6USD, from: 2030, until: 2029 }')).toEqual([
      'TERMS_YEARS_REVERSED',
    ])
    expect(await codes('stocks:', '  - { id: a, at: [Atlantis], stage: oxide, days: 60, by: 2030 }')).toEqual([
      'PLACE_UNKNOWN',
    ])
  })
})

describe('plan, asked for in words', () => {
  const asked = async (...args: string[]): Promise<readonly [number, ...string[]]> => {
    const { code, stderr } = await runHere('plan', ...BEFORE, ...args)
    return [code, ...toldFaults(stderr).map((fault) => fault.code)]
  }

  it('needs to know whose plan it is', async () => {
    const { code, stderr } = await runHere('plan')
    expect(code).toBe(2)
    expect(stderr).toContain('--members <places>')
  })

  it.each([
    ['a currency that the world has no rate for', ['--members', 'jp', '--budget', '1e9XAU'], 'CURRENCY_UNKNOWN'],
    ['a budget without a currency', ['--members', 'jp', '--budget', '39e9'], 'BUDGET_UNREADABLE'],
    ['a place that is nowhere', ['--members', 'atlantis'], 'PLACE_UNKNOWN'],
    ['a project that is not in the tables', ['--members', 'jp', '--include', 'atlantis-mine'], 'PLAN_ITEM_UNKNOWN'],
    [
      'a project asked for and ruled out',
      ['--members', 'jp', '--include', 'browns-range', '--exclude', 'browns-range'],
      'PLAN_ITEM_BOTH',
    ],
    [
      'a project that cannot stand in time',
      ['--members', 'jp', '--include', 'minamitorishima-large', '--delay', '120'],
      'PLAN_ITEM_LATE',
    ],
    [
      'a project for less than it costs',
      ['--members', 'jp', '--budget', '1e6USD', '--include', 'browns-range'],
      'PLAN_BUDGET_TOO_SMALL',
    ],
    [
      'a project without the one that it follows',
      ['--members', 'jp', '--include', 'minamitorishima-large', '--exclude', 'minamitorishima'],
      'PLAN_ITEMS_CLASH',
    ],
    ['years that do not rise', ['--members', 'jp', '--periods', '2-3,1'], 'PLAN_BLOCKS'],
    ['a risk that is none', ['--members', 'jp', '--risk', 'cvar:2'], 'PLAN_RISK'],
    [
      'what is to be expected of futures that nobody lists',
      ['--members', 'jp', '--risk', 'expected'],
      'PLAN_NO_CONTINGENCIES',
    ],
    ['figures drawn for futures that nobody lists', ['--members', 'jp', '--draw-figures'], 'PLAN_DRAWN'],
    ['constraints that are not shipped', ['--members', 'jp', '--constraints', 'eu-2035'], 'CONSTRAINTS_UNKNOWN'],
    ['a brief that is neither Markdown nor PDF', ['--members', 'jp', '--brief', 'brief.doc'], 'BRIEF_KIND'],
    ['slides that are not for PowerPoint', ['--members', 'jp', '--slides', 'plan.odp'], 'SLIDES_KIND'],
  ])('refuses %s', async (_, args, fault) => expect(await asked(...args)).toEqual([1, fault]))
})
