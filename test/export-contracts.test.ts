import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeBaseline } from '../src/baseline/index.ts'
import { buildNetwork, checkRun, rollHorizon } from '../src/clearing/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { referenceScenario } from '../src/world/index.ts'
import { measures, menuOf } from './random-menu.ts'
import { randomWorld, recipes } from './random-world.ts'
import { runHere, temporaryFolder, testWorld, writeFolder } from './run-cli.ts'

const HEAD = 'value,low,high,unit,date,source,confidence,note'
const figure = (value: number, unit: string): string => `${value},${value},${value},${unit},2024,case,high,`
const rows = (head: string, ...own: readonly string[]): string => [head, ...own].join('\n')

/** The world `late-notice`, in which J sells T 5 of the 15 t a month that it has of C. T would pay next to nothing. */
const layer = (kept: number) => ({
  'parameters.csv': rows(`id,${HEAD}`, `export-contracts,${figure(kept, 'share')}`),
  'routes.csv': rows(
    `material,from,to,tariff,limit,${HEAD}`,
    `good,C,J,,,${figure(180, 't metal/yr')}`,
    `good,J,T,,,${figure(60, 't metal/yr')}`,
  ),
  'operations.csv': rows(`site,process,feed,${HEAD}`, `maker,make,,${figure(180, 't metal/yr')}`),
  // T makes nothing of its own.
  'sites.csv': rows(
    `id,name,place,country,lat,lon,operator,control,control_source,stage,${HEAD},status,start,start_low,start_high,part_of`,
    `other,other,T,T,,,,T,case,metal,${figure(240, 't metal/yr')},stopped,,,,`,
  ),
  'sectors.csv': rows('id,name,name_ja,profile', 'users,users,,half', 'cheap,cheap,,cheap'),
  'steps.csv': rows(
    'profile,step,kind,share,share_low,share_high,willingness_to_pay,willingness_to_pay_low,willingness_to_pay_high,ready_months,ready_months_low,ready_months_high,source,confidence,note',
    'half,1,curtail,0.5,0.5,0.5,5,5,5,0,0,0,case,high,',
    'half,2,stop,0.5,0.5,0.5,100,100,100,0,0,0,case,high,',
    'cheap,1,stop,1,1,1,1,1,1,0,0,0,case,high,',
  ),
  'demand.csv': rows(
    `place,sector,material,${HEAD},gross_output_musd,gross_output_musd_low,gross_output_musd_high,value_added_musd,value_added_musd_low,value_added_musd_high,value_source`,
    `J,users,good,${figure(120, 't metal/yr')},1200,1200,1200,600,600,600,case`,
    `T,cheap,good,${figure(60, 't metal/yr')},1,1,1,1,1,1,case`,
  ),
})

async function ran(command: readonly string[], kept: number) {
  const folder = await temporaryFolder()
  const measure =
    '{ id: m, instrument: ban, by: C, materials: [good], to: [J], from: 2026-01, leakage: 0, allowed_share: 0.4 }'
  const text = ['title: t', 'start: 2026-01', 'months: 4', 'focus: [J, T]', 'measures:', `  - ${measure}`].join('\n')
  const file = join(writeFolder(folder, { 'mine.yaml': text }), 'mine.yaml')
  const over = writeFolder(join(folder, 'layer'), layer(kept))
  return runHere(...command, file, '--world', testWorld('late-notice'), '--overlay', over, '--json')
}

/** What J and T have in four months, t. */
async function had(kept: number): Promise<readonly number[]> {
  const { code, stdout, stderr } = await ran(['stress', '--no-range'], kept)
  if (code !== 0) throw new Error(stderr)
  const { central } = JSON.parse(stdout) as {
    central: { uses: { place: string; shortfall: number }[]; maxBalanceResidual: number; maxBoundViolation: number }
  }
  expect(Math.max(central.maxBalanceResidual, central.maxBoundViolation)).toBeLessThan(1e-9)
  const short = (at: string): number =>
    central.uses.filter(({ place }) => place === at).reduce((sum, { shortfall }) => sum + shortfall, 0)
  return [40 - short('J'), 20 - short('T')].map((x) => Number(x.toFixed(6)))
}

describe('of 6 t a month that J has left of 15, five of which it sells on', () => {
  it.each([
    { kept: 0, what: 'it keeps all, where contracts are not kept', expected: [24, 0] },
    { kept: 1, what: 'it sells on a third', expected: [16, 8] },
    { kept: 0.5, what: 'it sells on a sixth, where half is kept', expected: [20, 4] },
  ])('$what', async ({ kept, expected }) => expect(await had(kept)).toEqual(expected))
})

describe('contracts on exports', () => {
  it('have no place where bounds of a worst case are searched for', async () => {
    const { code, stderr } = await ran(['weapon'], 0.5)
    expect([code === 0, stderr.includes('MENU_CONTRACTS')]).toEqual([false, true])
  })

  const START = 2026 * 12
  /** More worlds with LAW_RUNS=500. */
  const RUNS = Number(process.env['LAW_RUNS'] ?? 20)
  it('hold on random worlds, and leave a world that nothing threatens as it is', async () => {
    const solver = await loadSolver()
    let asked = 0
    await fc.assert(
      fc.asyncProperty(recipes, measures, fc.constantFrom(0.3, 1), async (recipe, list, kept) => {
        const world = await randomWorld(recipe)
        const under = {
          ...world,
          parameter: (id: string) => (id === 'export-contracts' ? kept : world.parameter(id as never)),
        }
        const { baseline } = makeBaseline(world, solver)
        const scenario = menuOf(list)
        const network = buildNetwork(under, baseline, scenario)
        asked += network.contracts.length
        const run = rollHorizon(solver, network, scenario, { foresight: 3 })
        const { maxBalanceResidual, maxBoundViolation } = checkRun(run)
        expect(Math.max(maxBalanceResidual, maxBoundViolation)).toBeLessThan(1e-6)
        expect(buildNetwork(under, baseline, referenceScenario(START, 4)).contracts).toEqual([])
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
    expect(asked).toBeGreaterThan(RUNS / 2)
  })

  it('are missed by a run that did not know of them, and its check finds it', async () => {
    const solver = await loadSolver()
    let missed = 0
    await fc.assert(
      fc.asyncProperty(recipes, measures, async (recipe, list) => {
        const world = await randomWorld(recipe)
        const under = {
          ...world,
          parameter: (id: string) => (id === 'export-contracts' ? 1 : world.parameter(id as never)),
        }
        const { baseline } = makeBaseline(world, solver)
        const scenario = menuOf(list)
        const run = rollHorizon(solver, buildNetwork(world, baseline, scenario), scenario, { foresight: 3 })
        const { contracts } = buildNetwork(under, baseline, scenario)
        const asIf = { ...run, network: { ...run.network, world: under } } as typeof run
        if (checkRun(asIf).maxBoundViolation > 1e-5) missed += 1
        if (contracts.length === 0) expect(checkRun(asIf)).toEqual(checkRun(run))
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
    expect(missed).toBeGreaterThan(0)
  })
})
