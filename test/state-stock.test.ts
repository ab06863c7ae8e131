import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeBaseline } from '../src/baseline/index.ts'
import { buildNetwork, windowLayout, initialState, type NetworkOptions } from '../src/clearing/index.ts'
import { tonnes as tonnesOf } from '../src/quantity/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { InputError, parseScenario, type Scenario, type World } from '../src/world/index.ts'
import { randomWorld, recipes } from './random-world.ts'
import { copyWorld, runHere, temporaryFolder, writeFolder } from './run-cli.ts'
import { STAGES } from './stages.ts'

/** The world `late-notice`: supplier C, user J of 10 t a month; only the state of J holds stock, three months: 30 t. */
const HEAD = 'value,low,high,unit,date,source,confidence,note'
const stocks = (...rows: readonly string[]): string =>
  [`place,stage,holder,${HEAD}`, ...rows.map((row) => `${row},months,2024,case,high,`)].join('\n')
const STOPPED = `
title: Nothing comes for six months
start: 2026-01
months: 6
measures:
  - { id: stop, instrument: ban, materials: [good], to: [J], from: 2026-01 }
`
const release = (place: string, stage: string, from = '2026-01'): string =>
  `  - { place: ${place}, stage: ${stage}, from: ${from}, over_months: 6 }\n`

/** Of 60 t wanted in six months, what is served in a world with these stocks. Who looks no month ahead saves nothing. */
async function served(text: string, table?: string, ...more: readonly string[]): Promise<number> {
  const folder = await temporaryFolder()
  const world = copyWorld('late-notice', folder)
  if (table !== undefined) world.write('stocks.csv', table)
  writeFolder(folder, { 'mine.yaml': text })
  const how = ['--world', world.folder, '--no-range', '--foresight', '1', '--json', ...more]
  const { code, stdout, stderr } = await runHere('stress', join(folder, 'mine.yaml'), ...how)
  if (code !== 0) throw new Error(stderr)
  const { central } = JSON.parse(stdout) as { central: { uses: { shortfall: number }[] } }
  return 60 - central.uses.reduce((sum, { shortfall }) => sum + shortfall, 0)
}

describe('state stock, in months of what usually leaves a place', () => {
  const text = `${STOPPED}stock_releases:\n${release('J', 'metal')}`
  it.each([
    { firms: 'no row', table: undefined, tonnes: 30 },
    { firms: 'nothing', table: stocks('J,metal,firm,0,0,0', 'J,metal,state,3,3,3'), tonnes: 30 },
    // 0.001 months are 0.01 t.
    { firms: '0.001 months', table: stocks('J,metal,firm,0.001,0.001,0.001', 'J,metal,state,3,3,3'), tonnes: 30.01 },
    // 20 t of their own, which they may use or keep.
    { firms: '2 months', table: stocks('J,metal,firm,2,2,2', 'J,metal,state,3,3,3'), tonnes: 50 },
    { firms: 'no row, as the figure for everywhere', table: stocks(',metal,state,1.5,1.5,1.5'), tonnes: 15 },
  ])('serves $tonnes t where firms hold $firms', async ({ table, tonnes }) => {
    expect(await served(text, table)).toBeCloseTo(tonnes, 6)
  })
  it('serves what a layer says', async () => {
    const layer = writeFolder(join(await temporaryFolder(), 'layer'), { 'stocks.csv': stocks('J,metal,state,4,4,4') })
    expect(await served(text, undefined, '--overlay', layer)).toBeCloseTo(40, 6)
  })
  it('stays where it lies without a release', async () => {
    expect(await served(STOPPED)).toBeCloseTo(0, 6)
  })
})

describe('a release that gives nothing is a fault', () => {
  it.each([
    { what: 'where nothing of the stage is used', entry: release('J', 'oxide'), table: stocks(',oxide,state,2,2,2') },
    { what: 'where no state holds any', entry: release('C', 'metal'), table: undefined },
    { what: 'of a stage that no state holds', entry: release('J', 'oxide'), table: undefined },
    { what: 'of a stock of 0', entry: release('J', 'metal'), table: stocks('J,metal,state,0,0,3') },
    {
      what: 'of a stock of 0, though other places have some',
      entry: release('J', 'metal'),
      table: stocks('J,metal,state,0,0,3', ',metal,state,3,3,3'),
    },
    { what: 'of finished goods', entry: release('J', 'magnet'), table: stocks(',magnet,state,2,2,2') },
    { what: 'before the run', entry: release('J', 'metal', '2025-12'), table: undefined },
    { what: 'after the run', entry: release('J', 'metal', '2026-07'), table: undefined },
  ])('$what', async ({ entry, table }) => {
    await expect(served(`${STOPPED}stock_releases:\n${entry}`, table)).rejects.toThrow('SCENARIO_DOES_NOTHING')
  })
  it('after the months that were asked for, and not after those of the file', async () => {
    const late = `${STOPPED}stock_releases:\n${release('J', 'metal', '2026-06')}`
    await expect(served(late, undefined, '--months', '5')).rejects.toThrow('after the run ends in 2026-05')
    const later = late.replace('2026-06', '2026-07')
    await expect(served(later)).rejects.toThrow('after the run ends in 2026-06')
    // 5 t of 70 wanted in seven months.
    expect(10 + (await served(later, undefined, '--months', '7'))).toBeCloseTo(5, 6)
  })
  it('of what is released already', async () => {
    const twice = `${STOPPED}stock_releases:\n${release('J', 'metal')}${release('J', 'metal', '2026-03')}`
    await expect(served(twice)).rejects.toThrow('SCENARIO_RELEASE_TWICE')
  })
})

const solver = await loadSolver()
const START = 2026 * 12

/** Tonnes that releases let out, by node. */
function released(world: World, scenario: Scenario, options: NetworkOptions = {}): readonly number[] {
  const network = buildNetwork(world, makeBaseline(world, solver).baseline, scenario, options)
  const arrivals = (one: Scenario): Float64Array => {
    const sum = new Float64Array(network.nodes.length)
    for (const list of initialState(network, one, windowLayout(network)).arriving)
      for (let n = 0; n < sum.length; n++) sum[n] = (sum[n] ?? 0) + (list[n] ?? 0)
    return sum
  }
  const without = arrivals({ ...scenario, stockReleases: [] })
  return [...arrivals(scenario)].map((mass, n) => mass - (without[n] ?? 0))
}
const total = (list: readonly number[]): number => list.reduce((sum, mass) => sum + mass, 0)

describe('what a release lets out, on random worlds', () => {
  const asked = fc.record({
    recipe: recipes,
    place: fc.constantFrom('P0', 'P1', 'P2'),
    stage: fc.constantFrom(...STAGES),
    origin: fc.boolean(),
  })
  const textOf = (place: string, stage: string, origin: boolean): string =>
    `title: t\nstart: 2026-01\nmonths: 6\nmeasures:\n  - { id: m, instrument: ban, materials: [all], to: [P1], from: 2026-01, origin: ${origin} }\n` +
    `stock_releases:\n${release(place, stage)}`

  it('is more than nothing if it is accepted, and nothing if it is refused', () =>
    fc.assert(
      fc.asyncProperty(asked, async ({ recipe, place, stage, origin }) => {
        const world = await randomWorld(recipe)
        if (!world.places.has(place)) return
        let scenario: Scenario | undefined
        try {
          scenario = parseScenario('t.yaml', textOf(place, stage, origin), world)
        } catch (error) {
          expect(error).toBeInstanceOf(InputError)
        }
        if (scenario !== undefined) {
          expect(total(released(world, scenario))).toBeGreaterThan(0)
          return
        }
        const unread = parseScenario('t.yaml', textOf(place, stage, origin).replace(/stock_releases:[^]*/, ''), world)
        const forced = { ...unread, stockReleases: [{ place, stage, from: START, overMonths: 6 }] }
        expect(total(released(world, forced))).toBe(0)
      }),
      { numRuns: 60 },
    ))

  it('does not depend on what firms hold, nor on how users are split, nor on the reserves of a plan beside it', () =>
    fc.assert(
      fc.asyncProperty(recipes, fc.boolean(), async (recipe, origin) => {
        const [bare, full] = await Promise.all([0, 3].map((cover) => randomWorld({ ...recipe, cover })))
        const scenario: Scenario = {
          ...parseScenario('t.yaml', textOf('P0', 'metal', origin), full!),
          stockReleases: ['P0', 'P1'].flatMap((place) =>
            ['ore', 'oxide', 'metal'].map((stage) => ({ place, stage, from: START, overMonths: 6 })),
          ),
        }
        const usual = released(full!, scenario)
        const close = (other: readonly number[]): void =>
          usual.forEach((mass, n) => expect(Math.abs(mass - (other[n] ?? 0))).toBeLessThan(1e-6 * Math.max(1, mass)))
        close(released(bare!, scenario))
        close(released(full!, scenario, { split: new Set() }))
        const reserves = [{ material: 'metal', place: 'P0', tonnes: tonnesOf(100) }]
        const provision = {
          sites: new Map(),
          stockpiles: reserves,
          contractedVolumes: new Map(),
          extraInitialShare: new Map(),
        }
        const beside = released(full!, scenario, { provision })
        close(beside)
        expect(total(beside.slice(usual.length))).toBe(0)
      }),
      { numRuns: 40 },
    ))
})
