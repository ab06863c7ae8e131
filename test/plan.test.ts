import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeBaseline } from '../src/baseline/index.ts'
import { buildNetwork, type Network } from '../src/clearing/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { loadMenu, loadWorld, shippedWorld } from '../src/cli/load.ts'
import { aimedAt, openGame, Search } from '../src/studies/index.ts'
import { decisionsOf, offtakesOf, provisionOf, type Decision } from '../src/studies/plan/decisions.ts'
import { costOf, spentOn, yearsOf } from '../src/studies/plan/costs.ts'
import { againstMenu } from '../src/studies/plan/second-stage.ts'
import { byColumns } from '../src/studies/plan/by-columns.ts'
import { byCuts } from '../src/studies/plan/by-cuts.ts'
import { solvePlan } from '../src/studies/plan/solve.ts'
import { measures, menuOf } from './random-menu.ts'
import { randomWorld, recipes, type PlannedPlant } from './random-world.ts'
import { runHere, toldFaults } from './run-cli.ts'

/** In how many worlds something was worth paying for: a test in which nothing ever is would prove nothing. */
let bought = 0

const RUNS = Number(process.env['LAW_RUNS'] ?? 100)
const solver = await loadSolver()

const BLOCKS = [
  { from: 1, years: 1 },
  { from: 2, years: 2 },
]
const DISCOUNT = 0.9
const CHANCE = 0.3
/** Measures at once. */
const MOST = 2

const common = {
  yearly: 0,
  sized: 0,
  least: 1,
  earliest: undefined,
  expected: undefined,
  after: undefined,
  excludes: undefined,
}

/** Million USD. What these small worlds lose lies between a few hundred dollars and ten million. */
const musd = fc.constantFrom(0.0001, 0.0003, 0.001, 0.004, 0.02, 0.1, 0.5)

/** Plants, a stock and a contract: each is had or not, from the first block or from the second. */
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
    most: fc.integer({ min: 1, max: 20 }),
    fixed: musd,
  }),
  offtake: fc.record({ pick: fc.nat(), yearly: musd }),
  budget: musd.map((amount) => 3 * amount),
})

describe('plan, on random worlds', () => {
  it('finds what enumeration of all projects, dates and attacks finds, and both bounds hold', () =>
    fc.assert(
      fc.asyncProperty(recipes, measures, choices, async (drawn, list, { plants, reserve, offtake, budget }) => {
        // Shelves that are bare at first: else little is lost in so few months.
        const recipe = { ...drawn, cover: 0 }
        const places = new Set(Array.from({ length: recipe.places }, (_, p) => `P${p}`))
        const planned = plants
          .map(({ place, stage, capacity }, i): PlannedPlant => ({ id: `new-${i}`, place, stage, capacity }))
          .map((plant) => ({ ...plant, place: places.has(plant.place) ? plant.place : 'P1' }))
        const world = await randomWorld(recipe, { planned })
        const { baseline } = makeBaseline(world, solver)
        const menu = { ...menuOf(list), months: 8 }
        const build = (decisions: readonly Decision[], levels?: Float64Array): Network =>
          buildNetwork(world, baseline, menu, { market: 'P0', provision: provisionOf(decisions, levels) })
        const decisions: Decision[] = planned.map(({ id, capacity }, i) => ({
          ...common,
          kind: 'plant',
          id,
          site: id,
          most: capacity,
          fixed: plants[i]?.fixed ?? 0,
          lead: plants[i]?.late === true ? 24 : 12,
        }))
        const { nodeOf } = build(decisions)
        if ((['any', 'free'] as const).some((origin) => nodeOf(reserve.material, 'P1', origin) !== undefined))
          decisions.push({ ...common, kind: 'reserve', id: 'reserve', place: 'P1', lead: 12, ...reserve })
        const ships = build(decisions).ships.filter(
          ({ fromPlace, toPlace, used }) => fromPlace !== 'P0' && toPlace !== 'P0' && fromPlace !== toPlace && used > 0,
        )
        const ship = ships[offtake.pick % Math.max(1, ships.length)]
        if (ship !== undefined)
          decisions.push({
            ...common,
            kind: 'offtake',
            id: 'offtake',
            material: ship.material,
            from: ship.fromPlace,
            to: ship.toPlace,
            most: 6 * ship.used,
            fixed: 0,
            yearly: offtake.yearly,
            lead: 12,
          })
        const stands = (i: number, b: number): 'may' | 'never' =>
          (decisions[i]?.lead ?? 0) <= 12 * (BLOCKS[b]?.from ?? 0) ? 'may' : 'never'
        const terms = {
          decisions,
          blocks: BLOCKS,
          discount: DISCOUNT,
          chance: CHANCE,
          budget,
          stands,
          forced: new Map<number, boolean>(),
          risk: { kind: 'worst' as const },
          rows: [],
        }
        const stage = againstMenu(solver, build(decisions), menu, decisions, MOST)
        try {
          const exactly = { gap: 1e-7, seconds: Number.POSITIVE_INFINITY, clock: () => 0 }
          const solved = solvePlan(solver, stage, terms, exactly, { method: byCuts })
          const otherwise = solvePlan(solver, stage, terms, exactly, { method: byColumns })
          // By enumeration: each decision never, from the second block, or from the first.
          const worst = new Map<string, number>()
          const lossOf = (v: Float64Array): number => {
            const known = worst.get(v.join(' '))
            if (known !== undefined) return known
            const game = openGame(solver, build(decisions, v), menu)
            try {
              const { sets } = new Search(game, MOST, 1e-6)
              const most = Math.max(...sets.map((set) => game.loss(set)))
              const loss = (stage.reference - game.worth + most) / 1000
              worst.set(v.join(' '), loss)
              return loss
            } finally {
              game.dispose()
            }
          }
          let least = Number.POSITIVE_INFINITY
          for (let code = 0; code < 3 ** decisions.length; code++) {
            const since = decisions.map((_, i) => Math.floor(code / 3 ** i) % 3)
            if (since.some((from, i) => from < 2 && stands(i, from) === 'never')) continue
            const v = BLOCKS.map((_, b) => Float64Array.from(since, (from) => (from <= b ? 1 : 0)))
            if (spentOn(terms, { v }) > budget) continue
            const comesTo = v.reduce(
              (sum, levels, b) => sum + CHANCE * yearsOf(BLOCKS[b]!, DISCOUNT) * lossOf(levels),
              costOf(terms, { v }),
            )
            least = Math.min(least, comesTo)
          }
          const tolerance = 1e-5 * Math.max(1, Math.abs(least), stage.reference / 1e6)
          expect(Math.abs(solved.upper - least)).toBeLessThan(tolerance)
          expect(solved.lower).toBeLessThan(least + tolerance)
          expect(Math.abs(otherwise.upper - least), 'by columns').toBeLessThan(tolerance)
          expect(otherwise.lower, 'by columns').toBeLessThan(least + tolerance)
          if (solved.spent > 0) bought += 1
          const richer = solvePlan(solver, stage, { ...terms, budget: 2 * budget }, exactly, { method: byCuts })
          expect(richer.upper, 'with more to spend').toBeLessThan(solved.upper + tolerance)
          expect(spentOn(terms, solved.levels)).toBeLessThan(budget * (1 + 1e-9) + 1e-9)
        } finally {
          stage.dispose()
        }
      }),
      { numRuns: RUNS, endOnFailure: true },
    ))

  it('pays for something in many of them', () => expect(bought).toBeGreaterThan(RUNS / 5))
})

describe('plan, on the shipped world', () => {
  it('moves limits as a network with the plan in it has them, for each kind of decision', async () => {
    const world = await loadWorld(shippedWorld())
    const { baseline } = makeBaseline(world, solver)
    const members = ['JPN', 'USA', 'EUR']
    const menu = { ...aimedAt(await loadMenu('bans', world), members, world), months: 6 }
    const build = (decisions: readonly Decision[], levels?: Float64Array): Network =>
      buildNetwork(world, baseline, menu, {
        split: new Set(),
        worth: 'added',
        market: 'CHN',
        provision: provisionOf(decisions, levels),
      })
    const projects = decisionsOf(world, baseline, members)
    const network = build(projects)
    const decisions = [...projects, ...offtakesOf(network, members)]
    const stage = againstMenu(solver, network, menu, decisions, 1)
    const set = menu.measures.flatMap(({ id }, a) => (/^(magnets|dy-tb)-(us|europe)$/.test(id) ? [a] : []))
    expect(set).toHaveLength(4)
    const nothing = stage.cut(set).loss
    for (const kind of ['plant', 'thrift', 'reserve', 'offtake'] as const) {
      const levels = Float64Array.from(decisions, (decision) => (decision.kind === kind ? 0.5 : 0))
      stage.furnish(levels)
      const game = openGame(solver, build(decisions, levels), menu)
      for (const attack of [[], set])
        expect(Math.abs(stage.reference - game.worth + game.loss(attack) - stage.cut(attack).loss), kind).toBeLessThan(
          1e-8 * stage.reference,
        )
      expect(stage.cut(set).loss, kind).toBeLessThan(nothing)
      game.dispose()
    }
    stage.dispose()
  })
})

describe('plan, asked for in words', () => {
  const asked = async (...args: string[]): Promise<readonly [number, ...string[]]> => {
    const { code, stderr } = await runHere('plan', ...args)
    return [code, ...toldFaults(stderr).map((fault) => fault.code)]
  }

  it('needs to know whose plan it is', async () => {
    const { code, stderr } = await runHere('plan')
    expect(code).toBe(2)
    expect(stderr).toContain('--for <places>')
  })

  it.each([
    ['a currency that the world has no rate for', ['--for', 'jp', '--budget', '1e9XAU'], 'CURRENCY_UNKNOWN'],
    ['a budget without a currency', ['--for', 'jp', '--budget', '39e9'], 'BUDGET_UNREADABLE'],
    ['a place that is nowhere', ['--for', 'atlantis'], 'PLACE_UNKNOWN'],
    ['a project that is not in the tables', ['--for', 'jp', '--include', 'atlantis-mine'], 'PLAN_ITEM_UNKNOWN'],
    [
      'a project asked for and ruled out',
      ['--for', 'jp', '--include', 'browns-range', '--exclude', 'browns-range'],
      'PLAN_ITEM_BOTH',
    ],
    [
      'a project that cannot stand in time',
      ['--for', 'jp', '--include', 'minamitorishima-large', '--slip', '120'],
      'PLAN_ITEM_LATE',
    ],
  ])('refuses %s', async (_, args, fault) => expect(await asked(...args)).toEqual([1, fault]))
})
