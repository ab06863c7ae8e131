import { describe, expect, it } from 'vitest'
import { makeBaseline } from '../../baseline/index.ts'
import { loadWorld, readText } from '../../files/index.ts'
import { loadSolver } from '../../solver/index.ts'
import { complete } from '../options.ts'
import { planStudy } from './definition.ts'
import { keptDraws, type KeptDraws } from './kept-draws.ts'
import { planOptions } from './options.ts'

const solver = await loadSolver()
const world = await loadWorld('test/worlds/two-members')
const made = makeBaseline(world, solver)
const given = { world, baseline: made.baseline, solver, clock: () => 0 }
const menu = { file: 'two-bans.yaml', text: await readText('test/scenarios/two-bans.yaml') }
const asked = {
  menu,
  members: ['J', 'K'],
  start: '2027-01',
  maxMeasures: 1,
  against: 'draws' as const,
  draws: 2,
  freshDraws: 4,
  risk: 'expected',
}
const all = [...keptDraws(given, asked, undefined)]
/** As a file gives it back. */
const read = (kept: KeptDraws | undefined): KeptDraws => JSON.parse(JSON.stringify(kept)) as KeptDraws

describe('worlds drawn besides that are kept', () => {
  it('are those of the command, one after the other', () => {
    const { outOfSample, objective } = planStudy.run({ ...given, baseline: made }, complete(planOptions, asked), {})
    expect(all.map(({ draws }) => draws.length)).toEqual([0, 1, 2, 3, 4])
    expect(all.at(-1)?.draws).toEqual(outOfSample?.draws)
    expect(all.at(-1)?.plan.upperBound).toBe(objective.upperBound)
  })

  it.each([0, 1, 3])('go on after %d as if nothing had ended them', (n) => {
    const resumed = [...keptDraws(given, asked, read(all[n]))]
    expect(resumed.map(({ draws }) => draws.length)).toEqual([1, 2, 3, 4].filter((count) => count > n))
    expect(resumed.at(-1)?.draws).toEqual(all.at(-1)?.draws)
    expect(resumed.at(-1)?.plan).toEqual(all.at(-1)?.plan)
  })

  it('are not made again once all are there', () => {
    expect([...keptDraws(given, asked, read(all.at(-1)))]).toEqual([])
  })
})
