import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeBaseline } from '../src/baseline/index.ts'
import type { Baseline } from '../src/clearing/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { PRICE_INSTRUMENTS, priceSupportsOf, type PlantInYear } from '../src/studies/dumping/instruments.ts'
import { plantsOf } from '../src/studies/dumping/plants.ts'
import { tonnes } from '../src/quantity/index.ts'
import { parseWorld, type World } from '../src/world/index.ts'
import { randomTables, recipes } from './random-world.ts'

const solver = await loadSolver()

/** Goods that run in a circle between two places, on top of what the world ships: what leaves the members comes back to them. */
const circle = fc.record({
  one: fc.nat(3),
  other: fc.nat(3),
  mass: fc.constantFrom(0, 1, 30),
  material: fc.constantFrom('magnet', 'metal', 'oxide'),
})
const sides = fc.record({
  members: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  core: fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }),
  /** A new plant of the core as large as this share of one that ran, and the part of a year that is looked at. */
  grows: fc.constantFrom(0, 0.5, 3),
  part: fc.constantFrom(1, 0.25),
})

async function circling(
  recipe: Parameters<typeof randomTables>[0],
  loop: { one: number; other: number; mass: number; material: string },
): Promise<World> {
  const tables = randomTables(recipe)
  const [one, other] = [`P${loop.one % recipe.places}`, `P${loop.other % recipe.places}`]
  const [head = '', ...rows] = (tables.get('routes.csv') ?? '').split('\n')
  const known = new Set(rows.map((row) => row.split(',').slice(0, 3).join(',')))
  const unit = loop.material === 'magnet' ? 't product/yr' : loop.material === 'metal' ? 't metal/yr' : 't REO/yr'
  const more = [
    [one, other],
    [other, one],
  ]
    .filter(([from, to]) => from !== to && loop.mass > 0)
    .map(([from, to]) => `${loop.material},${from},${to}`)
    .filter((key) => !known.has(key))
  // Both ways or neither, so that the world stays in balance.
  if (more.length === 2)
    tables.set(
      'routes.csv',
      [
        head,
        ...rows,
        ...more.map((key) => `${key},,,${loop.mass},${loop.mass},${loop.mass},${unit},2024,made-up,low,`),
      ].join('\n'),
    )
  return parseWorld([{ name: 'random', files: tables }])
}

/** The part of what a place has that members use in the end, by following a dollar's worth on until nothing is left under way. */
function staysByFollowing(
  world: World,
  baseline: Baseline,
  members: ReadonlySet<string>,
  material: string,
): Map<string, number> {
  const used = new Map<string, number>()
  const has = new Map<string, number>()
  const add = (sums: Map<string, number>, place: string, mass: number): void =>
    void sums.set(place, (sums.get(place) ?? 0) + mass)
  world.operations.forEach(({ site, recipe }, o) => {
    const place = world.sites.get(site)?.place ?? ''
    const run = baseline.run[o] ?? 0
    for (const each of recipe.inputs) if (each.material === material) add(used, place, run * each.perTonne)
    for (const each of recipe.outputs) if (each.material === material) add(has, place, run * each.perTonne)
  })
  world.demand.forEach((demand, d) => demand.material === material && add(used, demand.place, baseline.use[d] ?? 0))
  world.routes.forEach((route, r) => route.material === material && add(has, route.to, baseline.ship[r] ?? 0))
  return new Map(
    [...members].map((start) => {
      let stays = 0
      let underWay = new Map([[start, 1]])
      for (let step = 0; step < 3000 && underWay.size > 0; step++) {
        const next = new Map<string, number>()
        for (const [place, mass] of underWay) {
          const whole = has.get(place) ?? 0
          if (!(whole > 0) || !(mass > 1e-16)) continue
          stays += (mass * (used.get(place) ?? 0)) / whole
          world.routes.forEach((route, r) => {
            if (route.material === material && route.from === place && members.has(route.to))
              add(next, route.to, (mass * (baseline.ship[r] ?? 0)) / whole)
          })
        }
        underWay = next
      }
      return [start, stays]
    }),
  )
}

describe('the money of an instrument', () => {
  it('adds up: what the treasury and users pay is what the core and others get, in 500 random cases', async () => {
    let cases = 0
    let circles = 0
    await fc.assert(
      fc.asyncProperty(
        recipes,
        circle,
        fc.array(sides, { minLength: 10, maxLength: 10 }),
        async (recipe, loop, asked) => {
          const world = await circling(recipe, loop)
          const { baseline } = makeBaseline(world, solver)
          const places = [...world.places.keys()]
          for (const { members: chosen, core: wanted, grows, part } of asked) {
            const members = places.filter((_, p) => p > 0 && chosen[p] === true)
            const plants = plantsOf(world, baseline, members, []).filter((_, p) => wanted[p] === true)
            if (plants.length === 0) continue
            const scaled = (of: ReadonlyMap<string, number>, by: number) =>
              new Map([...of].map(([id, mass]) => [id, tonnes(part * by * mass)] as const))
            const inYear = plants.map((plant, p): PlantInYear => ({
              site: plant.site,
              place: plant.place,
              outputs: scaled(plant.outputs, p === 0 ? 1 + grows : 1),
              inputs: scaled(plant.inputs, p === 0 ? 1 + grows : 1),
            }))
            for (const instrument of PRICE_INSTRUMENTS)
              for (const support of priceSupportsOf({ world, baseline }, instrument, members, inYear, part)) {
                cases++
                const core = inYear.reduce(
                  (sum: number, plant) => sum + support.revenueEffect(plant) - support.costEffect(plant),
                  0,
                )
                const size = inYear.reduce(
                  (sum: number, plant) => sum + support.revenueEffect(plant) + support.costEffect(plant),
                  Number(support.users),
                )
                expect(
                  Math.abs(support.treasury + support.users - core - support.others),
                  `${instrument} ${support.material}`,
                ).toBeLessThanOrEqual(1e-9 * Math.max(1e-9, size))
                if (instrument !== 'tariff') continue
                const stays = staysByFollowing(world, baseline, new Set(members), support.material)
                for (const plant of inYear) {
                  const made = plant.outputs.get(support.material) ?? 0
                  expect(support.revenueEffect(plant)).toBeCloseTo(made * (stays.get(plant.place) ?? 0), 6)
                }
                if (loop.mass > 0 && loop.material === support.material) circles++
              }
          }
        },
      ),
      { numRuns: 60, seed: 1 },
    )
    expect(cases).toBeGreaterThanOrEqual(500)
    expect(circles).toBeGreaterThan(20)
  })
})
