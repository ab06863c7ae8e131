import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeBaseline } from '../src/baseline/index.ts'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { exposure, parseCompany, type Dependence, type ExposureResult } from '../src/studies/index.ts'
import { randomWorld, recipes } from './random-world.ts'

const solver = await loadSolver()

/**
 * Two places. P0 (the coercer) mines, and makes the oxide and metal; P1 makes its own magnets from metal of P0, and P0
 * makes its own. So every magnet of P1 passed P0 at ore, oxide and metal, and was sintered in P1.
 */
const TWO_PLACES = {
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
}

describe('exposure by hand', () => {
  it('traces a magnet back through every stage', async () => {
    const world = await randomWorld(TWO_PLACES)
    const { baseline } = makeBaseline(world, solver)
    const [found] = exposure(world, baseline, ['P1']).dependences
    expect(found).toMatchObject({ place: 'P1', material: 'magnet', element: 'e' })
    const stages = Object.fromEntries(found?.stages.map(({ stage, byLocation }) => [stage, byLocation]) ?? [])
    expect(stages['ore']).toEqual({ P0: expect.closeTo(1, 9) as number })
    expect(stages['metal']).toEqual({ P0: expect.closeTo(1, 9) as number })
    expect(stages['magnet']).toEqual({ P1: expect.closeTo(1, 9) as number })
    expect(found?.directDependence).toBeCloseTo(1, 9)
    expect(found?.indirectDependence).toBeCloseTo(0, 9)
    expect(found).toMatchObject({ totalDependence: 1, dependenceByLocation: 1, bottleneckShare: 1 })
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
    for (const row of result.worldStages) expect(row.byLocation['P0']).toBeCloseTo(0.5, 9)
    expect(result.worldStages[0]?.concentration).toBeCloseTo(5000, 6)
    expect(result.dependences[0]?.totalDependence).toBeCloseTo(0, 9)
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

  it('depends on China for yttrium, dysprosium, terbium and samarium, and for half of its NdPr', () => {
    for (const [material, element] of [
      ['yttria-coating', 'y'],
      ['magnet-heavy', 'dy'],
      ['magnet-heavy', 'tb'],
      ['magnet-smco', 'sm'],
    ] as const)
      expect(of(material, element)?.totalDependence, element).toBeGreaterThan(0.9)
    expect(of('magnet-heavy', 'ndpr')?.totalDependence).toBeGreaterThan(0.3)
    expect(of('magnet-heavy', 'ndpr')?.totalDependence).toBeLessThan(0.7)
  })

  it('adds up: no shares beyond the whole, hidden and bought within what passed its hands', () => {
    for (const { stages, directDependence, totalDependence, indirectDependence } of result.dependences) {
      for (const { byLocation, byControl } of stages)
        for (const shares of [byLocation, byControl])
          expect(Object.values(shares).reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(1 + 1e-9)
      expect(totalDependence).toBeGreaterThanOrEqual(directDependence - 1e-9)
      expect(totalDependence).toBeLessThanOrEqual(1 + 1e-9)
      expect(indirectDependence).toBeLessThanOrEqual(totalDependence + 1e-9)
    }
  })

  it('sees that a magnet bought in China is Chinese, and sintered there', () =>
    expect(result.company?.[0]).toMatchObject({
      part: 'motor',
      totalDependence: 1,
      indirectDependence: 0,
      dependenceByLocation: expect.closeTo(1, 3) as number,
      dependenceByControl: expect.closeTo(1, 3) as number,
      bottleneckShare: expect.closeTo(1, 3) as number,
    }))
})

type Links = Dependence['chain']['byLocation']

/** Every link sums, into its place and out of it, to what `stages` tell of that place; and none is left over. */
function expectWhole({ dependences }: ExposureResult): void {
  for (const { place, material, element, stages, chain } of dependences)
    for (const by of ['byLocation', 'byControl'] as const) {
      const links = chain[by]
      const name = `${place} ${material} ${element} ${by}`
      const sum = (end: 'from' | 'to', stage: string, of?: string | null): number =>
        links
          .filter((link) => link[`${end}Stage`] === stage && (of === undefined || link[end] === of))
          .reduce((total, { share }) => total + share, 0)
      stages.forEach((told, s) => {
        for (const end of s === 0 ? (['from'] as const) : (['from', 'to'] as const)) {
          for (const [of, share] of Object.entries(told[by]))
            expect(Math.abs(sum(end, told.stage, of) - share), `${name} ${told.stage} ${of}`).toBeLessThan(1e-9)
          expect(Math.abs(sum(end, told.stage) - 1), `${name} ${told.stage}`).toBeLessThan(1e-9)
        }
      })
      expect(links.filter(({ share }) => share <= 0)).toEqual([])
      const columns = [...new Set(links.map(({ fromStage }) => fromStage))]
      expect(columns, name).toEqual(stages.map(({ stage }) => stage))
      for (const { toStage, to } of links) if (toStage === 'use') expect(to).toBe(place)
    }
}

describe('the chain of what is used', () => {
  it('adds up to the stages in the shipped world, for every place, with its scrap and re-exports', async () => {
    const world = await loadWorld(shippedWorld())
    const { baseline } = makeBaseline(world, solver)
    expectWhole(exposure(world, baseline, [...world.places.keys()]))
  })

  it('adds up to the stages in random worlds', () =>
    fc.assert(
      fc.asyncProperty(recipes, async (recipe) => {
        const world = await randomWorld(recipe)
        const { baseline } = makeBaseline(world, solver)
        expectWhole(exposure(world, baseline, [...world.places.keys()]))
      }),
      { numRuns: 40 },
    ))

  it('tells which plant fed which, not only who did a stage', async () => {
    // P0 and P1 each make their own magnets from their own ore; P0 also feeds half of what P1 smelts.
    const world = await randomWorld({
      places: 2,
      use: [10, 10],
      making: [
        [2, 1],
        [2, 1],
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
    const [found] = exposure(world, baseline, ['P1']).dependences
    // Weights of P0 are one higher: ore and oxide 3 to 1, metal and magnet 1 to 1. So P1 makes a quarter of all ore and
    // oxide and smelts a half: half of its oxide is its own, and half comes from P0, from ore of P0.
    expect(found?.chain.byLocation).toEqual(
      (
        [
          ['ore', 'P0', 'oxide', 'P0', 0.5],
          ['ore', 'P1', 'oxide', 'P1', 0.5],
          ['oxide', 'P0', 'metal', 'P1', 0.5],
          ['oxide', 'P1', 'metal', 'P1', 0.5],
          ['metal', 'P1', 'magnet', 'P1', 1],
          ['magnet', 'P1', 'use', 'P1', 1],
        ] as const
      ).map(([fromStage, from, toStage, to, share]) => ({
        fromStage,
        from,
        toStage,
        to,
        share: expect.closeTo(share, 9) as number,
      })),
    )
  })

  it('shows what passes a stage by as a stream of its own', async () => {
    // Dysprosium of capacitors is made of oxide; some of that is from scrap, and so was metal and magnet before.
    const world = await loadWorld(shippedWorld())
    const { baseline } = makeBaseline(world, solver)
    const found = exposure(world, baseline, ['JPN']).dependences.find(
      ({ material, element }) => material === 'mlcc-additive' && element === 'dy',
    )
    const past = (links: Links, end: 'from' | 'to', stage: string): number =>
      links
        .filter((link) => link[`${end}Stage`] === stage && link[end] === null)
        .reduce((sum, { share }) => sum + share, 0)
    const links = found?.chain.byLocation ?? []
    for (const stage of ['metal', 'magnet']) {
      expect(past(links, 'to', stage)).toBeGreaterThan(0.3)
      expect(past(links, 'to', stage)).toBeLessThan(0.7)
      expect(past(links, 'from', stage)).toBeCloseTo(past(links, 'to', stage), 9)
    }
    expect(past(links, 'from', 'ore')).toBeLessThan(1e-9)
  })
})

describe('makers that are known', () => {
  it('stand beside the goods that a place uses, most first, and only those who make them today', async () => {
    const world = await loadWorld(shippedWorld())
    const { baseline } = makeBaseline(world, solver)
    const { makers, dependences } = exposure(world, baseline, ['JPN'])
    const used = new Set(dependences.map(({ material }) => material))
    expect(makers.filter(({ material }) => !used.has(material))).toEqual([])
    const magnets = makers.filter(({ material }) => material === 'magnet-smco')
    expect(magnets.map(({ place }) => place)[0]).toBe('JPN')
    expect(magnets[0]?.firms).toEqual(expect.arrayContaining(['shin-etsu', 'tokin', 'toshiba-materials']))
    const counts = magnets.map(({ firms }) => firms.length)
    expect(counts).toEqual([...counts].sort((a, b) => b - a))
    for (const { material, place, firms } of makers)
      for (const id of firms)
        expect(world.firms.get(id), id).toMatchObject({
          place,
          materials: expect.arrayContaining([material]) as string[],
          status: expect.stringMatching(/^(operating|ramping)$/) as string,
        })
  })

  it('are none where the tables have no firms', async () => {
    const world = await randomWorld(TWO_PLACES)
    expect(exposure(world, makeBaseline(world, solver).baseline, ['P1']).makers).toEqual([])
  })
})
