import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { factsOutside, makeBaseline } from '../src/baseline/index.ts'
import { readLayer, shippedWorld } from '../src/files/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { stressSchema } from '../src/studies/index.ts'
import { InputError, parseScenario, worldOf, type Fault, type World } from '../src/world/index.ts'
import { copyWorld, runHere, temporaryFolder, writeFolder, type WorldCopy } from './run-cli.ts'

describe('a measure that can do nothing is named', () => {
  let world: World
  beforeAll(async () => {
    world = worldOf([await readLayer(shippedWorld())])
  })
  const text = (measure: string, head = ''): string =>
    `title: t\nstart: 2026-01\n${head}measures:\n  - { id: a, instrument: ban, ${measure} }\n`
  const faultsOf = (measure: string, head = '', kind: 'scenario' | 'menu' = 'scenario'): readonly Fault[] => {
    try {
      parseScenario('own.yaml', text(measure, head), world, { menu: kind === 'menu' })
      return []
    } catch (error) {
      if (error instanceof InputError) return error.faults
      throw error
    }
  }

  it.each([
    ['from 2062', 'materials: [heavy], to: [JPN], from: 2062-01', '', '2062-01', 'month of the run'],
    ['after its own months', 'materials: [heavy], to: [JPN], from: 2027-01', 'months: 12\n', '2026-12', '`months`'],
    [
      'over before the start',
      'materials: [heavy], to: [JPN], from: 2025-01, until: 2025-12',
      '',
      '2025-12',
      'start earlier',
    ],
    [
      'of a place on itself',
      'by: JPN, materials: [heavy], to: [JPN], from: 2026-01',
      '',
      'JPN',
      'sells these goods to',
    ],
    ['of the coercer on itself', 'materials: [heavy], to: [CHN], from: 2026-01', '', 'CHN', 'JPN'],
    [
      'of goods that nobody sells there',
      'by: IND, materials: [magnet-smco], to: [JPN], from: 2026-01',
      '',
      'IND sells none of magnet-smco',
      'IND sells there: ',
    ],
    [
      'on users that use none of it',
      'materials: [la-oxide], to: [JPN], users: [defence], from: 2026-01',
      '',
      'defence',
      'Correct users',
    ],
  ])('%s', (_, measure, head, says, remedy) => {
    const [fault, ...others] = faultsOf(measure, head)
    expect(others).toEqual([])
    expect(fault).toMatchObject({ code: 'SCENARIO_DOES_NOTHING', file: 'own.yaml' })
    expect(fault?.line).toBeGreaterThan(3)
    expect(fault?.message).toContain(says)
    expect(fault?.remedy).toContain(remedy)
  })

  it('and none that may act is', () => {
    expect(faultsOf('materials: [heavy], to: [JPN], from: 2026-01')).toEqual([])
    // Without months of its own, a longer run may be asked for.
    expect(faultsOf('materials: [heavy], to: [JPN], from: 2028-06')).toEqual([])
    expect(faultsOf('materials: [heavy], to: [JPN], from: 2025-01, until: 2026-01')).toEqual([])
  })

  it('a menu may hold some that reach no trade: which they are is part of its answer', () => {
    const measure = 'by: IND, materials: [magnet-smco], to: [JPN], from: 2026-01'
    expect(faultsOf(measure, '', 'menu')).toEqual([])
    expect(faultsOf('materials: [heavy], to: [CHN], from: 2026-01', '', 'menu')).toHaveLength(1)
  })

  it('one that only a shorter run misses is a line of the answer, in both languages, and a field of the result', async () => {
    const own = writeFolder(await temporaryFolder(), {
      'late.yaml': text('materials: [heavy], to: [JPN], from: 2026-04', 'months: 6\n'),
    })
    const args = ['stress', join(own, 'late.yaml'), '--months', '2', '--no-range']
    expect((await runHere(...args)).stdout).toContain(
      'do nothing in this run of 2 months from 2026-01: a (from 2026-04)',
    )
    expect((await runHere(...args, '--lang', 'ja')).stdout).toContain('効果のない措置：a（2026-04開始）')
    const result = stressSchema.parse(JSON.parse((await runHere(...args, '--json')).stdout))
    expect(result.measuresWithoutEffect).toEqual([{ measure: 'a', from: '2026-04', why: 'months' }])
    expect((await runHere('clear', join(own, 'late.yaml'), '--months', '2')).stdout).toContain('do nothing in this run')
  })
})

describe('facts that do not fit together are reported', () => {
  /** A use of 30 where 10 are made, with a capacity of 10: nothing else can give. */
  async function spoiled(): Promise<WorldCopy> {
    const world = copyWorld('time-to-survive', await temporaryFolder())
    for (const [line, made] of [
      [2, '5'],
      [3, '5'],
      [4, '10'],
      [5, '10'],
    ] as const)
      world.cells('operations.csv', line, { value: made, low: made, high: made })
    world.cells('demand.csv', 2, { value: '30', low: '30', high: '30' })
    for (const [line, most] of [
      [2, '5'],
      [3, '5'],
      [4, '10'],
      [5, '10'],
    ] as const)
      world.cells('sites.csv', line, { value: most, low: most, high: most })
    return world
  }

  it('by `data check`, which does not say that all is sound, the worst first and how far', async () => {
    const { folder } = await spoiled()
    const { code, stdout } = await runHere('data', 'check', folder)
    expect(code).toBe(0)
    expect(stdout).toMatch(/sound; \d+ facts are outside their range or capacity in the baseline/)
    const { facts } = JSON.parse((await runHere('data', 'check', folder, '--json')).stdout) as {
      facts: {
        outside: number
        overCapacity: number
        list: { kind: string; what: string; beyond: number; share: number; line: number }[]
      }
    }
    expect(facts.list.length).toBe(facts.outside + facts.overCapacity)
    const shares = facts.list.map(({ share }) => share)
    expect(shares).toEqual([...shares].sort((a, b) => b - a))
    const use = facts.list.find(({ kind }) => kind === 'demand')
    expect(use).toMatchObject({ what: 'users good', line: 2 })
    expect(use?.beyond).toBeGreaterThan(15)
    expect(facts.list.some(({ kind, what }) => kind === 'site' && what === 'plant')).toBe(true)
  })

  it('in one line by every study, in both languages, and in the result', async () => {
    const { folder } = await spoiled()
    const scenario = 'test/scenarios/s1-down.yaml'
    const studies = [
      ['stress', scenario, '--months', '2', '--no-range'],
      ['clear', scenario, '--months', '2'],
      ['exposure', '--place', 'P'],
      ['baseline'],
    ]
    for (const study of studies) {
      const args = [...study, '--world', folder]
      const told = /of 5 facts lie outside their range in the baseline.*the worst/s
      expect((await runHere(...args)).stdout, study[0]).toMatch(told)
      if (study[0] !== 'clear')
        expect((await runHere(...args, '--lang', 'ja')).stdout, study[0]).toContain('幅の外にある')
      const { world } = JSON.parse((await runHere(...args, '--json')).stdout) as {
        world: { facts: { outside: number } }
      }
      expect(world.facts.outside, study[0]).toBeGreaterThan(0)
    }
  })

  it('and where all fit, there is no such line', async () => {
    const { folder } = copyWorld('time-to-survive', await temporaryFolder())
    expect((await runHere('data', 'check', folder)).stdout).toMatch(/: sound$/m)
    expect((await runHere('baseline', '--world', folder)).stdout).not.toContain('lie outside their range')
  })

  it('of the shipped world, these: an ore body of bastnaesite and one of ion clay make a trifle more than they can', async () => {
    const world = worldOf([await readLayer(shippedWorld())])
    const { facts, outside } = factsOutside(world, makeBaseline(world, await loadSolver()).baseline)
    expect(facts).toBeGreaterThan(500)
    expect(outside.map(({ kind, what }) => `${kind} ${what}`)).toEqual(['site mianning', 'site south-ion'])
    for (const { share } of outside) expect(share).toBeLessThan(0.005)
  })
})
