import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeBaseline } from '../src/baseline/index.ts'
import { buildNetwork, checkRun, clearHorizon, type Run } from '../src/clearing/index.ts'
import { loadWorld } from '../src/cli/load.ts'
import { loadSolver } from '../src/solver/index.ts'
import { timeToSurvive } from '../src/studies/index.ts'
import { undisturbed, type Scenario } from '../src/world/index.ts'

const START = 2024 * 12

/** Clears a case's world over its whole horizon and checks it without the solver. */
async function clear(name: string, scenario: Scenario = undisturbed(START, 1)): Promise<Run & { worth: number }> {
  const world = await loadWorld(join(import.meta.dirname, 'worlds', name))
  const solver = await loadSolver()
  const { baseline } = makeBaseline(world, solver)
  const run = clearHorizon(solver, buildNetwork(world, baseline, scenario), scenario)
  const { imbalance, excess } = checkRun(run)
  expect(imbalance).toBeLessThan(1e-6)
  expect(excess).toBeLessThan(1e-6)
  return run
}

const priceAt = (run: Run, place: string, material: string): number =>
  run.months[0]?.price[run.network.nodeOf(material, place, 'any') ?? -1] ?? Number.NaN
const madeAt = (run: Run, site: string): number =>
  run.network.runs.reduce(
    (sum, known, r) => (run.network.sites[known.site]?.id === site ? sum + (run.months[0]?.run[r] ?? 0) : sum),
    0,
  )

describe("Dantzig's transport problem: 900 cases, five cities", () => {
  it('costs 153.675 thousand USD', async () => {
    const run = await clear('dantzig-transport')
    // All 900 cases are worth 1 thousand USD each, and all are served.
    expect(900 - run.worth).toBeCloseTo(153.675, 9)
  })
  it('is priced 0.225 in New York, 0.153 in Chicago, 0.126 in Topeka, 0 at the plants', async () => {
    const run = await clear('dantzig-transport')
    expect(
      ['New-York', 'Chicago', 'Topeka', 'Seattle', 'San-Diego'].map((place) =>
        Number(priceAt(run, place, 'case').toFixed(9)),
      ),
    ).toEqual([0.225, 0.153, 0.126, 0, 0])
  })
})

describe('call auctions: one price where supply meets demand', () => {
  it('a: a stack of six offers serves 120 at 60', async () => {
    const run = await clear('auction-one-zone')
    expect(priceAt(run, 'Z1', 'mwh')).toBeCloseTo(60, 6)
    const made = [0, 1, 2, 3, 4, 5].map((unit) => madeAt(run, `unit-${unit}`))
    expect(made[0]! + made[1]! + made[2]!).toBeCloseTo(40, 6)
    expect(made[3]! + made[4]! + made[5]!).toBeCloseTo(80, 6)
  })
  it('b: a full line of 500 parts two zones at 100 and 50', async () => {
    const run = await clear('auction-two-zones')
    expect(['Z1', 'Z2'].map((zone) => priceAt(run, zone, 'mwh'))).toEqual([100, 50])
    expect([madeAt(run, 'unit-0'), madeAt(run, 'unit-1')]).toEqual([500, 700])
    const carried = run.months[0]?.ship.reduce((sum, segment) => sum + segment.reduce((a, b) => a + b, 0), 0) ?? 0
    expect(carried * (100 - 50)).toBeCloseTo(25_000, 6)
  })
  it('c: an island pays 3000 and goes short; a line of 200 brings it to 75', async () => {
    const island = await clear('auction-island')
    expect(priceAt(island, 'Z3', 'mwh')).toBe(3000)
    expect(madeAt(island, 'unit-2')).toBe(400)
    const connected = await clear('auction-connected')
    expect(['Z1', 'Z2', 'Z3'].map((zone) => priceAt(connected, zone, 'mwh'))).toEqual([100, 50, 75])
    expect([madeAt(connected, 'unit-1'), madeAt(connected, 'unit-2')]).toEqual([900, 300])
  })
})

describe('time to survive: 10 a week, made of A (two sources) and B (one)', () => {
  const down = (sites: string[], weeks: number): Scenario => ({
    ...undisturbed(START, weeks),
    outages: sites.map((site) => ({ site, from: START, until: undefined, left: 0 })),
  })
  const shortBy = (run: Run): number[] => run.months.map((flows) => 10 - flows.serve.reduce((a, b) => a + b, 0))

  it.each([
    { sites: ['s1'], weeks: 10, lost: 5 },
    { sites: ['s3'], weeks: 10, lost: 40 },
    { sites: ['plant'], weeks: 4, lost: 20 },
    { sites: ['s1', 's2'], weeks: 6, lost: 25 },
  ])('$sites down for $weeks weeks loses $lost', async ({ sites, weeks, lost }) => {
    const run = await clear('time-to-survive', down(sites, weeks))
    expect(shortBy(run).reduce((a, b) => a + b, 0)).toBeCloseTo(lost, 6)
  })

  it.each([
    { sites: ['s1'], survives: 8.75 },
    { sites: ['s1', 's2'], survives: 3.5 },
    { sites: ['s3'], survives: 6 },
    { sites: ['plant'], survives: 2 },
  ])('without $sites it survives $survives weeks', async ({ sites, survives }) => {
    const run = await clear('time-to-survive', down(sites, 12))
    expect(timeToSurvive(shortBy(run))).toBeCloseTo(survives, 6)
  })
})
