import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeBaseline } from '../src/baseline/index.ts'
import { loadWorld } from '../src/files/index.ts'
import type { Baseline } from '../src/clearing/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { exposure, type Dependence } from '../src/studies/index.ts'
import type { World } from '../src/world/index.ts'
import { denseExposure } from './dense-exposure.ts'
import { flowing, GOODS, openWorld, PROCESSES } from './exposure-worlds.ts'

const solver = await loadSolver()

/** What P1 uses of magnets, in a world of four places. */
async function atP1(
  flows: Readonly<Record<string, number>>,
  controls: Readonly<Record<string, string>> = {},
): Promise<Dependence> {
  const world = await openWorld(4, controls)
  const [found] = exposure(world, flowing(world, flows), ['P1']).dependences
  if (found === undefined) throw new Error('P1 uses nothing')
  return found
}
/** Mined and separated in P3; P0, which is the supplier state, smelts a half, and P3 the other. */
const METAL = { 'mine-P3': 100, 'separate-P3': 100, 'oxide P3 P0': 50, 'reduce-P0': 10, 'reduce-P3': 10 }
/** All metal is mixed in P2, and magnets are made there and, of the same mix, in P1. P1 uses half of each. */
const MIXED = { ...METAL, 'metal P0 P2': 10, 'metal P3 P2': 10, 'metal P2 P1': 10 }
const MAGNETS = { 'sinter-P1': 10, 'sinter-P2': 10, 'magnet P2 P1': 10 }

const heldBy = (by: 'byLocation' | 'byControl', { stages }: Dependence): Record<string, number> =>
  Object.fromEntries(stages.map((stage) => [stage.stage, stage[by]['P0'] ?? 0]))
const half = expect.closeTo(0.5, 12) as number

describe('what passed the supplier state', () => {
  it('is 75 % where it holds half of each of two stages, and the halves are mixed', async () => {
    const found = await atP1({ ...MIXED, ...MAGNETS }, { 'sinter-P1': 'P0' })
    expect(heldBy('byControl', found)).toMatchObject({ metal: half, magnet: half })
    // Half was sintered by it; of the other half, half was smelted by it.
    expect(found.dependenceByControl).toBeCloseTo(0.75, 12)
    expect(found.totalDependence).toBeCloseTo(0.75, 12)
    expect(found).toMatchObject({ bottleneckStage: 'metal', bottleneckShare: half })
  })

  it('is 75 % too where the plants stand in it', async () => {
    // P0 mixes its own metal with as much of P3, sinters half of the mix, and P2 the other half.
    const mixed = { ...METAL, 'metal P3 P0': 10, 'metal P0 P2': 10, 'sinter-P0': 10, 'sinter-P2': 10 }
    const found = await atP1({ ...mixed, 'magnet P0 P1': 10, 'magnet P2 P1': 10 })
    expect(heldBy('byLocation', found)).toMatchObject({ metal: half, magnet: half })
    expect(found.dependenceByLocation).toBeCloseTo(0.75, 12)
    expect(found.directDependence).toBeCloseTo(0.5, 12)
    // What it did not work on was shipped from it as metal.
    expect(found.totalDependence).toBeCloseTo(1, 12)
  })

  it('is 50 % where both halves are of the same tonnes', async () => {
    const same = { ...METAL, 'sinter-P0': 10, 'sinter-P3': 10, 'magnet P0 P1': 10, 'magnet P3 P1': 10 }
    const found = await atP1(same)
    expect(heldBy('byLocation', found)).toMatchObject({ metal: half, magnet: half })
    expect(found.dependenceByLocation).toBeCloseTo(0.5, 12)
  })

  it('is all where the two halves are of different tonnes', async () => {
    const crossed = { ...METAL, 'metal P0 P2': 10, 'metal P3 P1': 10 }
    const found = await atP1({ ...crossed, ...MAGNETS }, { 'sinter-P1': 'P0', 'reduce-P0': 'P0' })
    expect(heldBy('byControl', found)).toMatchObject({ metal: half, magnet: half })
    expect(found.dependenceByControl).toBeCloseTo(1, 12)
  })

  it('counts a plant where it stands, for who decides over it, and for either', async () => {
    // Half is smelted at P0 for P3, and half is sintered at P1 for P0: no tonne is counted for both reasons at one plant.
    const found = await atP1({ ...MIXED, ...MAGNETS }, { 'reduce-P0': 'P3', 'sinter-P1': 'P0' })
    expect(found.dependenceByLocation).toBeCloseTo(0.5, 12)
    expect(found.dependenceByControl).toBeCloseTo(0.5, 12)
    expect(found.totalDependence).toBeCloseTo(0.75, 12)
    expect(found.directDependence).toBe(0)
    expect(found.indirectDependence).toBeCloseTo(0.75, 12)
  })

  it('holds what was only shipped from it: bought there, or on its way to somebody else', async () => {
    const made = { 'mine-P2': 100, 'separate-P2': 100, 'reduce-P2': 10, 'sinter-P2': 10 }
    const bought = await atP1({ ...made, 'magnet P2 P0': 10, 'magnet P0 P1': 10 })
    expect(bought).toMatchObject({ dependenceByLocation: 0, dependenceByControl: 0, bottleneckShare: 0 })
    expect(bought).toMatchObject({ directDependence: 1, totalDependence: 1, indirectDependence: 0 })
    const resold = await atP1({
      ...made,
      'magnet P2 P0': 10,
      'magnet P0 P3': 10,
      'magnet P2 P1': 10,
      'magnet P3 P1': 10,
    })
    expect(resold.directDependence).toBe(0)
    expect(resold.totalDependence).toBeCloseTo(0.5, 12)
    expect(resold.indirectDependence).toBeCloseTo(0.5, 12)
  })

  it('is not lost in another life: metal of the state that others recycle and smelt again', async () => {
    const found = await atP1({
      ...METAL,
      'reduce-P3': 0,
      'metal P0 P2': 100,
      'sinter-P2': 100,
      // Scrap of those magnets is all that P1 works with.
      'scrap P2 P1': 10,
      'recycle-P1': 10,
      'reduce-P1': 10,
      'sinter-P1': 10,
    })
    expect(heldBy('byLocation', found)).toMatchObject({ metal: 0, magnet: 0 })
    expect(found.dependenceByLocation).toBeCloseTo(1, 12)
  })

  it('is right where goods run in a circle that hardly lets out anything', async () => {
    // P1 and P2 pass metal to and fro, a hundred million times what comes in: a quarter from P0, the rest from P3.
    const found = await atP1({
      ...METAL,
      'metal P0 P2': 1,
      'metal P3 P2': 3,
      'metal P2 P1': 4e8,
      'metal P1 P2': 4e8,
      'sinter-P1': 1,
    })
    expect(found.dependenceByLocation).toBeCloseTo(0.25, 12)
  })

  it('is nothing of what runs in a circle and comes from nowhere, nor is the rest more for it', async () => {
    const circle = { 'metal P1 P2': 5, 'metal P2 P1': 5 }
    const found = await atP1({ ...circle, 'sinter-P1': 1, 'sinter-P0': 1, 'magnet P0 P1': 1 })
    expect(found.dependenceByLocation).toBeCloseTo(0.5, 12)
    expect(found.directDependence).toBeCloseTo(0.5, 12)
  })
})

/** Every answer about a world beside that of a dense elimination written for this test; how many were compared. */
function expectAsDense(world: World, baseline: Baseline): number {
  const { dependences, coercer } = exposure(world, baseline, [...world.places.keys()])
  const known = new Map<string, ReturnType<typeof denseExposure>>()
  for (const one of dependences) {
    const of = known.get(one.element) ?? denseExposure(world, baseline, one.element, coercer)
    known.set(one.element, of)
    const node = `${one.material} ${one.place}`
    const name = `${one.element} in ${node}`
    expect(Math.abs(one.dependenceByLocation - of.location(node)), `${name} by location`).toBeLessThan(1e-9)
    expect(Math.abs(one.dependenceByControl - of.control(node)), `${name} by control`).toBeLessThan(1e-9)
    const all = one.place === coercer ? 1 : of.either(node)
    expect(Math.abs(one.totalDependence - all), `${name} by either`).toBeLessThan(1e-9)
    const bought = one.place === coercer ? 1 : of.bought(node)
    expect(Math.abs(one.indirectDependence - (all - bought)), `${name} indirect`).toBeLessThan(1e-9)
  }
  return dependences.length
}

const ROUNDED = 1e-12
/** Of some stages together: shares of 1e-9 are left out of each. */
const LEFT_OUT = 1e-8

/** `isOnceOver`: no tonne passes a stage twice, so that the last plant of a stage, which its share counts, is the only one. */
function expectLaws(world: World, baseline: Baseline, isOnceOver: boolean): void {
  const { dependences, coercer } = exposure(world, baseline, [...world.places.keys()])
  for (const one of dependences) {
    for (const [all, by] of [
      [one.dependenceByLocation, 'byLocation'],
      [one.dependenceByControl, 'byControl'],
    ] as const) {
      const stages = one.stages.map((stage) => stage[by][coercer] ?? 0)
      expect(all).toBeGreaterThanOrEqual(Math.max(0, ...stages) - 1e-9)
      expect(all).toBeLessThanOrEqual(1 + ROUNDED)
      if (isOnceOver) expect(all).toBeLessThanOrEqual(stages.reduce((sum, share) => sum + share, 0) + LEFT_OUT)
      expect(one.totalDependence).toBeGreaterThanOrEqual(all - ROUNDED)
    }
    expect(one.totalDependence).toBeLessThanOrEqual(1 + ROUNDED)
    expect(one.totalDependence).toBeGreaterThanOrEqual(one.bottleneckShare - 1e-9)
    expect(one.totalDependence).toBeCloseTo(one.directDependence + one.indirectDependence, 12)
    expect(one.indirectDependence).toBeGreaterThanOrEqual(0)
  }
}

/** Two to four places, plants of any control, some of them idle, and any trade among them: circles too, that lead nowhere or hardly anywhere. */
const worlds = fc
  .record({ places: fc.integer({ min: 2, max: 4 }), recycles: fc.boolean() })
  .chain(({ places, recycles }) => {
    const ids = Array.from({ length: places }, (_, p) => `P${p}`)
    const plants = PROCESSES.flatMap((process) => ids.map((id) => `${process}-${id}`))
    const running = plants.filter((plant) => recycles || !plant.startsWith('recycle'))
    const routes = GOODS.flatMap((material) =>
      ids.flatMap((from) => ids.filter((to) => to !== from).map((to) => `${material} ${from} ${to}`)),
    )
    return fc.record({
      places: fc.constant(places),
      recycles: fc.constant(recycles),
      controls: each(plants, fc.constantFrom(...ids)),
      run: each(running, fc.constantFrom(0, 0.01, 1, 3, 20)),
      ship: each(routes, fc.constantFrom(0, 0, 0.02, 1, 7, 500)),
    })
  })
const each = <T>(keys: readonly string[], value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc.record(Object.fromEntries(keys.map((key) => [key, value])))

async function opened({ places, controls, run, ship }: Drawn): Promise<{ world: World; baseline: Baseline }> {
  const world = await openWorld(places, controls)
  return { world, baseline: flowing(world, { ...run, ...ship }) }
}
type Drawn = typeof worlds extends fc.Arbitrary<infer W> ? W : never

describe('the union over the stages, by a second way', () => {
  it.each(['2024', '2026'])('agrees with a dense elimination in the world of %s, for every place', async (name) => {
    const world = await loadWorld(name)
    const { baseline } = makeBaseline(world, solver)
    expect(expectAsDense(world, baseline)).toBeGreaterThan(100)
    expectLaws(world, baseline, false)
  })

  it('agrees with it in random worlds', () =>
    fc.assert(
      fc.asyncProperty(worlds, async (drawn) => {
        const { world, baseline } = await opened(drawn)
        expectAsDense(world, baseline)
      }),
      { numRuns: 40 },
    ))

  it('is no less than any one stage, no more than the whole, and without recycling no more than all stages together', () =>
    fc.assert(
      fc.asyncProperty(worlds, async (drawn) => {
        const { world, baseline } = await opened(drawn)
        expectLaws(world, baseline, !drawn.recycles)
      }),
      { numRuns: 40 },
    ))

  it('grows with each plant that the supplier state gains', () =>
    fc.assert(
      fc.asyncProperty(worlds, fc.nat(), async (drawn, pick) => {
        const { world, baseline } = await opened(drawn)
        const plants = Object.keys(drawn.controls)
        const gained = plants[pick % plants.length] ?? ''
        const after = await opened({ ...drawn, controls: { ...drawn.controls, [gained]: 'P0' } })
        const places = [...world.places.keys()]
        const was = exposure(world, baseline, places).dependences
        for (const one of exposure(after.world, after.baseline, places).dependences) {
          const same = was.find(({ place }) => place === one.place)
          expect(one.dependenceByControl).toBeGreaterThanOrEqual((same?.dependenceByControl ?? 2) - 1e-9)
          expect(one.dependenceByLocation).toBeCloseTo(same?.dependenceByLocation ?? 2, 9)
        }
      }),
      { numRuns: 20 },
    ))
})

describe('what Japan used in 2024', async () => {
  const world = await loadWorld('2024')
  const { dependences } = exposure(world, makeBaseline(world, solver).baseline, ['JPN'])
  const of = (element: string): Dependence[] =>
    dependences.filter((one) => one.material.startsWith('magnet') && one.element === element)
  const mean = (element: string, key: 'totalDependence' | 'bottleneckShare'): number => {
    const total = of(element).reduce((sum, { contained }) => sum + contained, 0)
    return of(element).reduce((sum, one) => sum + (one.contained / total) * one[key], 0)
  }

  it.each(['dy', 'tb'])('passed China at some stage, all %s of magnets, which no single stage shows', (element) => {
    expect(mean(element, 'totalDependence')).toBeCloseTo(1, 9)
    expect(mean(element, 'bottleneckShare')).toBeLessThan(0.98)
  })

  it('shows half of NdPr as passing China, more than its largest stage does', () => {
    expect(mean('ndpr', 'totalDependence')).toBeGreaterThan(mean('ndpr', 'bottleneckShare') + 0.05)
    expect(mean('ndpr', 'totalDependence')).toBeLessThan(0.6)
  })
})
