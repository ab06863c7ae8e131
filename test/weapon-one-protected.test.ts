import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeBaseline } from '../src/baseline/index.ts'
import { buildNetwork, type Provision } from '../src/clearing/index.ts'
import { tonnes } from '../src/quantity/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { openInterdiction, BoundedEnumeration, weapon, type WeaponResult } from '../src/studies/index.ts'
import { protectableNamed, refuseAbsent } from '../src/studies/weapon/exempt.ts'
import { InputError, type Measure, type Scenario, type World } from '../src/world/index.ts'
import { menuOf, type MeasureRecipe } from './random-menu.ts'
import { ONE_MAKER, randomWorld, recipes } from './random-world.ts'

const RUNS = Number(process.env['LAW_RUNS'] ?? 40)
const solver = await loadSolver()

/** As `weapon` builds it. */
const FOLLOWERS = { split: new Set<string>(), valuation: 'value-added', exogenousPlace: 'P0' } as const

const bans = fc.array(
  fc.record({
    materials: fc.subarray(['oxide', 'metal', 'magnet'], { minLength: 1, maxLength: 2 }),
    to: fc.subarray(['P1', 'P2', 'P3'], { minLength: 1, maxLength: 2 }),
    share: fc.constantFrom(0, 0.5),
    leakage: fc.constantFrom(0, 0.1),
    from: fc.constantFrom(0, 2),
    origin: fc.constant(false),
    users: fc.constant(false),
    kind: fc.constantFrom(undefined, undefined, 'equipment' as const),
  }),
  { minLength: 2, maxLength: 4 },
)

const asked = (world: World, menu: Scenario, options: Partial<Parameters<typeof weapon>[4]>): WeaponResult =>
  weapon(world, makeBaseline(world, solver).baseline, menu, solver, {
    maxMeasures: 2,
    curve: false,
    simulate: 0,
    runnersUp: 0,
    ...options,
  })

/**
 * The largest loss of at most two of some measures, where each stands for the measures that are listed for it: every set is solved. Thousand USD.
 */
function worstOf(world: World, menu: Scenario, parts: readonly (readonly Measure[])[]): number {
  const all = { ...menu, measures: parts.flat() }
  const network = buildNetwork(world, makeBaseline(world, solver).baseline, menu, FOLLOWERS)
  const interdiction = openInterdiction(solver, network, all)
  try {
    const places = parts.map((list) => list.map((one) => all.measures.indexOf(one)))
    const sets = parts.flatMap((_, i) => [[i], ...parts.flatMap((__, j) => (j > i ? [[i, j]] : []))])
    return Math.max(
      0,
      ...sets.map((set) => interdiction.loss(set.flatMap((i) => places[i] ?? []).sort((a, b) => a - b))),
    )
  } finally {
    interdiction.dispose()
  }
}

describe('what protecting exactly one route or plant is worth', () => {
  it('is what every set loses less by measures that are written without it', () =>
    fc.assert(
      fc.asyncProperty(
        recipes,
        bans,
        fc.constantFrom('oxide', 'metal', 'magnet'),
        fc.constantFrom('P1', 'P2'),
        async (recipe, list: MeasureRecipe[], material, place) => {
          const world = await randomWorld(recipe)
          const menu = menuOf(list)
          const { arcs } = buildNetwork(world, makeBaseline(world, solver).baseline, menu, FOLLOWERS)
          const plant = `sinter-${place}`
          const ones = [
            ...(arcs.some((arc) => arc.material === material && arc.fromPlace === 'P0' && arc.toPlace === place)
              ? [`${material}:P0:${place}`]
              : []),
            ...(world.sites.has(plant) ? [plant] : []),
          ]
          fc.pre(ones.length > 0)
          const { worst, proof, onesProtected, referenceSurplus } = asked(world, menu, { protectOne: ones })
          const near = 1e-6 * Math.max(1, 1000 * worst.loss, Math.abs(referenceSurplus)) + 1e-4
          const before = worstOf(
            world,
            menu,
            menu.measures.map((measure) => [measure]),
          )
          expect(Math.abs(1000 * worst.loss - before)).toBeLessThan(near)
          const sites = new Set([...world.sites.keys()].filter((site) => site !== plant))
          for (const one of onesProtected ?? []) {
            const without = (measure: Measure): Measure[] => {
              if (one.kind === 'plant') return [measure.equipment === true ? { ...measure, plants: sites } : measure]
              if (measure.equipment === true) return [measure]
              const others = new Set([...measure.materials].filter((id) => id !== material))
              const elsewhere = new Set([...measure.to].filter((id) => id !== place))
              return [
                { ...measure, id: `${measure.id}-others`, materials: others },
                { ...measure, id: `${measure.id}-elsewhere`, to: elsewhere },
              ]
            }
            const after = worstOf(world, menu, menu.measures.map(without))
            expect(Math.abs(1000 * one.worst.loss - after), one.protect).toBeLessThan(near)
            expect(1000 * one.bound).toBeGreaterThan(after - near)
            expect(one.saves.value).toBeCloseTo(worst.loss - one.worst.loss, 9)
            expect(one.saves.atLeast - 1e-9).toBeLessThanOrEqual(one.saves.value)
            expect(one.saves.atMost + 1e-9).toBeGreaterThanOrEqual(one.saves.value)
            expect(one.saves.atMost).toBeCloseTo(proof.bound - one.worst.loss, 9)
          }
        },
      ),
      { numRuns: RUNS, endOnFailure: true },
    ))
  it('is not in an answer that was not asked for it', async () =>
    expect(Object.keys(asked(await randomWorld(ONE_MAKER), TWO_BANS, {}))).not.toContain('onesProtected'))
})

const TWO_BANS = menuOf(
  ['P1', 'P2'].map((to) => ({
    materials: ['magnet'],
    to: [to],
    share: 0,
    leakage: 0,
    from: 0,
    origin: false,
    users: false,
  })),
)

describe('an attack that answers a plan', () => {
  const stock = (place: string, t: number): Provision => ({
    sites: new Map(),
    stockpiles: [{ material: 'magnet', place, tonnes: tonnes(t) }],
    contractedVolumes: new Map(),
    extraInitialShare: new Map(),
  })
  it('turns from what the plan guards to what it leaves, and stands beside the worst without it', async () => {
    // P0 makes all: P1 uses 40 t of magnets a year, P2 20.
    const world = await randomWorld(ONE_MAKER)
    const without = asked(world, TWO_BANS, { maxMeasures: 1 })
    const provision = stock('P1', 100)
    const plan = asked(world, TWO_BANS, { maxMeasures: 1, existingPlan: { name: 'stock', provision } })
    expect([without.worst.measures, plan.worst.measures]).toEqual([['m0'], ['m1']])
    expect(without.withoutPlan).toBeUndefined()
    expect(plan.withoutPlan?.worst).toEqual(without.worst)
    expect(plan.withoutPlan?.bound).toBe(without.proof.bound)
    // Five years of use in stock: the ban on P1 costs next to nothing now.
    expect(plan.withoutPlan?.sameSetNow).toBeLessThan(0.01 * without.worst.loss)
    expect(plan.withoutPlan?.saves.value).toBeCloseTo(without.worst.loss - plan.worst.loss, 9)
    const [least, most] = [plan.withoutPlan?.saves.atLeast ?? 0, plan.withoutPlan?.saves.atMost ?? 0]
    expect(least).toBeLessThanOrEqual(without.worst.loss - plan.worst.loss)
    expect(most).toBeGreaterThanOrEqual(without.worst.loss - plan.worst.loss)
    const network = buildNetwork(world, makeBaseline(world, solver).baseline, TWO_BANS, { ...FOLLOWERS, provision })
    const interdiction = openInterdiction(solver, network, TWO_BANS)
    const losses = new BoundedEnumeration(interdiction, 1, 1e-6).sets.map((set) => interdiction.loss(set) / 1000)
    interdiction.dispose()
    expect([plan.withoutPlan?.sameSetNow, plan.worst.loss]).toEqual(
      [losses[1], losses[2]].map((loss) => expect.closeTo(loss!, 6)),
    )
  })
  it('saves nothing where the plan guards what is not attacked', async () => {
    const { withoutPlan, worst } = asked(await randomWorld(ONE_MAKER), TWO_BANS, {
      maxMeasures: 1,
      existingPlan: { name: 'stock', provision: stock('P2', 100) },
    })
    expect([worst.measures, withoutPlan?.worst.measures]).toEqual([['m0'], ['m0']])
    expect(Math.abs(withoutPlan?.saves.value ?? 1)).toBeLessThan(1e-6 * worst.loss)
  })
})

describe('what is asked to be protected', async () => {
  const world = await randomWorld(ONE_MAKER)
  const network = buildNetwork(world, makeBaseline(world, solver).baseline, TWO_BANS, FOLLOWERS)
  const codes = (asked: string): string[] => {
    try {
      refuseAbsent(network, protectableNamed(world, asked))
    } catch (error) {
      if (error instanceof InputError) return error.faults.map(({ code }) => code)
      throw error
    }
    return []
  }
  it.each([
    ['', 'PROTECT_UNKNOWN'],
    ['magnet', 'PROTECT_UNKNOWN'],
    ['magnet:P0', 'PROTECT_UNKNOWN'],
    ['magnet:P0:P1:P2', 'PROTECT_UNKNOWN'],
    ['magnets:P0:P1', 'PROTECT_UNKNOWN'],
    ['magnet:P0:P9', 'PLACE_UNKNOWN'],
    ['magnet:P1:P2', 'PROTECT_ABSENT'],
    ['sinter-P0', 'PROTECT_ABSENT'],
  ])('is refused where it is no route and no plant that runs outside the supplier state: "%s"', (asked, code) =>
    expect(codes(asked)).toEqual([code]),
  )
  it('is taken where it is one', () => expect(codes('magnet:P0:P1')).toEqual([]))
})
