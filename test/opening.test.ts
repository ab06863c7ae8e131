import { describe, expect, it } from 'vitest'
import { makeBaseline } from '../src/baseline/index.ts'
import { buildNetwork, checkedRun, inForce, type Run } from '../src/clearing/index.ts'
import { readLayers, shippedWorld } from '../src/files/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { openInterdiction } from '../src/studies/weapon/index.ts'
import { placesOf, rollCase, stress } from '../src/studies/stress/index.ts'
import { stressRange } from '../src/studies/stress/study.ts'
import {
  factorsOf,
  InputError,
  openingOf,
  parseMonth,
  parseScenario,
  worldOf,
  type Layer,
  type World,
} from '../src/world/index.ts'

/** A run may begin with what earlier controls have led to: they are tables of the world, and hold on in it. */

const solver = await loadSolver()
const layers = await readLayers(shippedWorld())
const CONTROLS = 'id,name,name_ja,instrument,by,materials,to,users,origin,waits,announced,from,until,source,note'
const ALLOWANCES = 'measure,from,value,low,high,date,source,confidence,note'
const BAN = 'heavy-ban,Ban,,ban,CHN,heavy,JPN,,no,no,,2025-09,,judgement,'
const SHARES = ['heavy-ban,2025-09,0.1,0,0.2,2025,judgement,low,', 'heavy-ban,2025-12,0.4,0.3,0.5,2025,judgement,low,']

const over = (controls: readonly string[], allowances: readonly string[]): Layer => ({
  name: 'controls',
  files: new Map([
    ['controls.csv', [CONTROLS, ...controls, ''].join('\n')],
    ['allowances.csv', [ALLOWANCES, ...allowances, ''].join('\n')],
  ]),
})
const worldWith = (controls: readonly string[], allowances: readonly string[]): World =>
  worldOf([...layers, over(controls, allowances)])
const bare = worldOf(layers)
const world = worldWith([BAN], SHARES)
const { baseline } = makeBaseline(bare, solver)

const LATER = `
  - id: magnets
    instrument: ban
    materials: ['stage:magnet']
    to: [JPN]
    from: 2026-02
`
const FROM_THE_START = LATER.replace('2026-02', '2026-01')
const METALS = `
  - id: metals
    instrument: ban
    materials: ['stage:metal']
    to: [JPN]
    from: 2026-01
`
const EARLIER = `
  - id: heavy-ban
    instrument: ban
    materials: [heavy]
    to: [JPN]
    from: 2025-09
    allowed_share: { 2025-09: 0.1, 2025-12: 0.4 }
`
const scenario = (start: string, months: number, measures: string, given: World, more = '') =>
  parseScenario(
    's.yaml',
    `title: s\nstart: ${start}\nmonths: ${months}\nfocus: [JPN]\n${more}measures:${measures}`,
    given,
  )

describe('a run that begins with what controls have led to', () => {
  it('has the months of one run through the controls and the scenario', () => {
    // Sites that ramp up come in there of themselves.
    const ramping = [...bare.sites.values()].filter(({ status }) => status === 'ramping').map(({ id }) => id)
    const asked = scenario('2025-09', 7, `${EARLIER}${LATER}`, bare, `projects: [${ramping.join()}]\n`)
    const inOne = rollCase(bare, baseline, asked, solver, {})
    const opened = rollCase(world, baseline, scenario('2026-01', 3, LATER, world), solver, {})
    expect(opened.months).toHaveLength(3)
    expect(opened.initial).toEqual(inOne.states[4])
    // Where the scenario begins, the solver begins again: among equal optima stocks may lie elsewhere, and nobody loses more.
    const lost = placesOf({
      ...inOne,
      scenario: opened.scenario,
      months: inOne.months.slice(4),
      states: inOne.states.slice(4),
    })
    expect(lost.some(({ valueAddedLost }) => valueAddedLost > 0)).toBe(true)
    placesOf(opened).forEach(({ place, valueAddedLost }, i) => {
      expect(place).toBe(lost[i]?.place)
      expect(valueAddedLost).toBeCloseTo(lost[i]?.valueAddedLost ?? Number.NaN, 6)
    })
    checkedRun(opened)
  })

  it('is that of the baseline year where the scenario says so, or where no control came before it', () => {
    const plain = rollCase(bare, baseline, scenario('2026-01', 3, LATER, bare), solver, {}).months
    const asked = scenario('2026-01', 3, LATER, world, 'opening: baseline\n')
    expect(rollCase(world, baseline, asked, solver, {}).months).toEqual(plain)
    const early = rollCase(world, baseline, scenario('2025-09', 2, EARLIER, world), solver, {})
    expect(early.whole).toBeUndefined()
  })

  it('does not read what the controls did after it began as known before', () => {
    const start = parseMonth('2025-11') ?? 0
    expect(openingOf(world, { opening: 'controls', start })?.measures[0]?.allowedShare).toHaveLength(2)
    expect(openingOf(world, { opening: 'controls', start: parseMonth('2025-09') ?? 0 })).toBeUndefined()
    // What is let through from December on is not known in November, so that November is the same without it.
    const without = worldWith([BAN], SHARES.slice(0, 1))
    const november = (given: World) =>
      rollCase(given, baseline, scenario('2025-11', 1, LATER.replace('2026-02', '2025-11'), given), solver, {}).months
    expect(november(world)).toEqual(november(without))
  })

  it('lets sites that are ramping up come in, and those rise to their capacity', () => {
    const slow = worldOf([
      ...layers,
      over([BAN], SHARES),
      {
        name: 'slow',
        files: new Map([
          [
            'parameters.csv',
            'id,value,low,high,unit,date,source,confidence,note\nramp-up-months,24,12,48,months,2025,judgement,low,\n',
          ],
        ]),
      },
    ])
    const run = rollCase(slow, baseline, scenario('2026-01', 2, LATER, slow), solver, {})
    const s = run.network.sites.findIndex(({ id }) => id === 'narva')
    const capacity = (month: string): number => run.limits.site(s, parseMonth(month) ?? 0, parseMonth(month) ?? 0)
    const full = run.network.sites[s]?.capacity ?? Number.NaN
    expect(full).toBeGreaterThan(0)
    // Its start is a year: July.
    expect([
      capacity('2026-06'),
      capacity('2026-07') / full,
      capacity('2028-06') / full,
      capacity('2030-01') / full,
    ]).toEqual([0, 1 / 24, 1, 1])
    const before = rollCase(bare, baseline, scenario('2026-01', 1, FROM_THE_START, bare), solver, {})
    expect(before.limits.site(s, parseMonth('2030-01') ?? 0, parseMonth('2030-01') ?? 0)).toBe(0)
  })

  it('keeps to the conduct that the scenario asks for: what third places made of it passes no more', () => {
    const run = rollCase(
      world,
      baseline,
      scenario('2026-01', 1, FROM_THE_START, world, 'conduct: [no-detours]\n'),
      solver,
      {},
    )
    const measures = (given: Run): string[] =>
      inForce(world, given.scenario).map(({ id, origin }) => `${id} ${String(origin)}`)
    expect(measures(run)).toEqual(['heavy-ban true', 'magnets true'])
    const plain = rollCase(world, baseline, scenario('2026-01', 1, FROM_THE_START, world), solver, {})
    expect(measures(plain)).toEqual(['heavy-ban false', 'magnets false'])
  })

  it('binds every set of a menu, so that a larger set loses no less', () => {
    const menu = scenario('2026-01', 3, `${FROM_THE_START}${METALS}`, world)
    const network = buildNetwork(world, baseline, menu, { exogenousPlace: 'CHN', valuation: 'value-added' })
    const model = openInterdiction(solver, network, menu)
    const bare = { ...menu, opening: 'baseline' as const }
    const before = openInterdiction(
      solver,
      buildNetwork(world, baseline, bare, { exogenousPlace: 'CHN', valuation: 'value-added' }),
      bare,
    )
    try {
      const [none, one, other, both] = [[], [0], [1], [0, 1]].map((set) => model.loss(set))
      expect(none).toBe(0)
      expect(Math.min(one ?? -1, other ?? -1)).toBeGreaterThanOrEqual(0)
      expect(both).toBeGreaterThanOrEqual(Math.max(one ?? Infinity, other ?? Infinity) - 1e-6)
      // With earlier controls there is less to begin with.
      expect(model.followerSurplus).toBeLessThan(before.followerSurplus)
    } finally {
      model.dispose()
      before.dispose()
    }
  })

  it('is drawn with the range of what was let through', () => {
    expect(factorsOf(world).map(({ id }) => id)).toContain('let-through')
    expect(factorsOf(bare).map(({ id }) => id)).not.toContain('let-through')
  })
})

describe('what is lost without any measure', () => {
  it('is what a scenario without measures loses, and is not told where nothing held before', () => {
    const asked = (measures: string, given: World) => scenario('2026-01', 2, measures, given)
    const range = stressRange(world, baseline, asked(METALS + LATER, world), solver)
    const none = stress(world, baseline, asked(' []', world), solver).result.central.places
    const lost = none.find(({ place }) => place === 'JPN')?.valueAddedLost ?? 0
    expect(lost).toBeGreaterThan(0)
    expect(range.withoutAnyMeasure).toBeCloseTo(lost, 6)
    expect(range.withoutMeasures).toHaveLength(2)
    expect(stressRange(bare, baseline, asked(METALS, bare), solver).withoutAnyMeasure).toBeUndefined()
  })
})

describe('tables of controls', () => {
  const faults = (controls: readonly string[], allowances: readonly string[]): string[] => {
    try {
      worldWith(controls, allowances)
    } catch (error) {
      if (error instanceof InputError) return error.faults.map(({ code, line, column }) => `${code} ${line} ${column}`)
      throw error
    }
    return []
  }
  const changed = (from: string, to: string): [string] => [BAN.replace(from, to)]
  it.each([
    ['a good that is none', changed('heavy,', 'hevy,'), SHARES, ['ID_UNKNOWN 2 materials']],
    ['a place that is none', changed('JPN', 'JPX'), SHARES, ['ID_UNKNOWN 2 to']],
    ['a sector that is none', changed('JPN,,', 'JPN,cars,'), SHARES, ['ID_UNKNOWN 2 users']],
    ['no month', changed('2025-09', '2025'), SHARES, ['CELL_NOT_A_MONTH 2 from', 'CONTROL_WITHOUT_SHARE 2 from']],
    ['an end before its begin', changed('2025-09,', '2025-09,2025-08'), SHARES, ['SCENARIO_MONTHS_REVERSED 2 until']],
    ['no share at first', [BAN], SHARES.slice(1), ['CONTROL_WITHOUT_SHARE 2 from']],
    ['a share of no control', [BAN], [...SHARES, 'other,2025-09,0,0,0,2025,judgement,low,'], ['ID_UNKNOWN 4 measure']],
    [
      'a share above all',
      [BAN],
      [SHARES[0]?.replace('0.1,0,0.2', '1.1,0,1.2') ?? ''],
      ['CELL_TOO_LARGE 2 value', 'CELL_TOO_LARGE 2 high'],
    ],
  ])('refuse %s', (_, controls, allowances, expected) => expect(faults(controls, allowances)).toEqual(expected))
  it('take a sound one', () => expect(faults([BAN], SHARES)).toEqual([]))
})
