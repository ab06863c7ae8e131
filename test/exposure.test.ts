import { describe, expect, it } from 'vitest'
import { makeBaseline } from '../src/baseline/index.ts'
import { loadWorld, shippedWorld } from '../src/cli/load.ts'
import { loadSolver } from '../src/solver/index.ts'
import { exposure, parseCompany, type Dependence } from '../src/studies/index.ts'
import { randomWorld } from './random-world.ts'

const solver = await loadSolver()

/**
 * Two places. P0 (the coercer) mines, and makes the oxide and metal; P1 makes its own magnets from metal of P0, and P0
 * makes its own. So every magnet of P1 passed P0 at ore, oxide and metal, and was sintered in P1.
 */
describe('exposure by hand', () => {
  it('traces a magnet back through every stage', async () => {
    const world = await randomWorld({
      places: 2,
      use: [10, 10],
      making: [
        [0, 0],
        [0, 0],
        [0, 0],
        [0, 1],
      ],
      transit: 1,
      lead: 0,
      cover: 1,
      capacity: 5,
      stopShare: 0.7,
    })
    const { baseline } = makeBaseline(world, solver)
    const [found] = exposure(world, baseline, ['P1']).dependences
    expect(found).toMatchObject({ place: 'P1', material: 'magnet', element: 'e' })
    const stages = Object.fromEntries(found?.stages.map(({ stage, byLocation }) => [stage, byLocation]) ?? [])
    expect(stages['ore']).toEqual({ P0: expect.closeTo(1, 9) as number })
    expect(stages['metal']).toEqual({ P0: expect.closeTo(1, 9) as number })
    expect(stages['magnet']).toEqual({ P1: expect.closeTo(1, 9) as number })
    expect(found?.boughtFromCoercer).toBeCloseTo(1, 9)
    expect(found?.hidden).toBeCloseTo(0, 9)
  })

  it('gives half where half comes from a friend', async () => {
    // Magnets are made in equal parts in both places; ore, oxide and metal each in the place that uses them.
    const world = await randomWorld({
      places: 2,
      use: [10, 10],
      making: [
        [0, 1],
        [0, 1],
        [0, 1],
        [0, 1],
      ],
      transit: 1,
      lead: 0,
      cover: 1,
      capacity: 5,
      stopShare: 0.7,
    })
    const { baseline } = makeBaseline(world, solver)
    const result = exposure(world, baseline, ['P1'])
    for (const row of result.world_stages) expect(row.byLocation['P0']).toBeCloseTo(0.5, 9)
    expect(result.world_stages[0]?.concentration).toBeCloseTo(5000, 6)
    expect(result.dependences[0]?.coercerAnywhere).toBeCloseTo(0, 9)
  })
})

describe('exposure of Japan', async () => {
  const world = await loadWorld(shippedWorld())
  const { baseline } = makeBaseline(world, solver)
  const result = exposure(
    world,
    baseline,
    ['JPN'],
    parseCompany(
      'mine.csv',
      'part,material,place,supplier,kg_per_year,stock_days\nmotor,magnet-standard,JPN,CHN,1000,30\n',
      world,
    ),
  )
  const of = (material: string, element: string): Dependence | undefined =>
    result.dependences.find((d) => d.material === material && d.element === element)

  it('hangs on China for yttrium, dysprosium, terbium and samarium, and for half of its NdPr', () => {
    for (const [material, element] of [
      ['yttria-coating', 'y'],
      ['magnet-heavy', 'dy'],
      ['magnet-heavy', 'tb'],
      ['magnet-smco', 'sm'],
    ] as const)
      expect(of(material, element)?.coercerAnywhere, element).toBeGreaterThan(0.9)
    expect(of('magnet-heavy', 'ndpr')?.coercerAnywhere).toBeGreaterThan(0.3)
    expect(of('magnet-heavy', 'ndpr')?.coercerAnywhere).toBeLessThan(0.7)
  })

  it('adds up: no shares beyond the whole, hidden and bought within what passed its hands', () => {
    for (const { stages, boughtFromCoercer, coercerAnywhere, hidden } of result.dependences) {
      for (const { byLocation, byControl } of stages)
        for (const shares of [byLocation, byControl])
          expect(Object.values(shares).reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(1 + 1e-9)
      expect(coercerAnywhere).toBeGreaterThanOrEqual(boughtFromCoercer - 1e-9)
      expect(coercerAnywhere).toBeLessThanOrEqual(1 + 1e-9)
      expect(hidden).toBeLessThanOrEqual(coercerAnywhere + 1e-9)
    }
  })

  it('sees that a magnet bought in China is Chinese', () =>
    expect(result.company?.[0]).toMatchObject({ part: 'motor', coercerAnywhere: expect.closeTo(1, 3) as number }))
})
