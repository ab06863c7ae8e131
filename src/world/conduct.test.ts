import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../files/index.ts'
import { underConduct } from './conduct.ts'
import { InputError, parseScenario, parseWorld } from './index.ts'

const world = await loadWorld(shippedWorld(), [])
const scenario = (conduct: string, more = '') =>
  parseScenario(
    'own.yaml',
    `title: t\nstart: 2026-01\nconduct: ${conduct}\nmeasures:\n  - { id: a, instrument: ban, materials: [all], to: [JPN], from: 2026-01 }\n${more}`,
    world,
  )
const faultsOf = (make: () => unknown): string[] => {
  try {
    make()
  } catch (error) {
    if (error instanceof InputError) return error.faults.map(({ code }) => code)
    throw error
  }
  return []
}

describe('a setting of conduct', () => {
  it('sets whether contracts abroad are kept, without a range that could be drawn', () => {
    expect(world.parameter('export-contracts')).toBe(0)
    const kept = underConduct(world, ['kept-contracts'])
    expect(kept.parameter('export-contracts')).toBe(1)
    expect(kept.parameters.get('export-contracts')).toMatchObject({ value: 1, low: 1, high: 1 })
    expect(kept.parameter('leakage')).toBe(world.parameter('leakage'))
  })
  it('lengthens or shortens qualification at every stage, and nothing else of switching', () => {
    for (const [id, times] of [
      ['no-new-suppliers', 100],
      ['found-quickly', 0.5],
    ] as const)
      for (const [stage, rule] of underConduct(world, [id]).switching) {
        const before = world.switching.get(stage)!
        expect(rule.qualification).toBeCloseTo(times * before.qualification, 9)
        expect(rule.range.qualification.high).toBeCloseTo(times * before.range.qualification.high, 9)
        expect([rule.ramp, rule.headroom]).toEqual([before.ramp, before.headroom])
      }
  })
  it('slows what a new supplier can add each month at every stage, and nothing else of switching', () => {
    for (const [stage, rule] of underConduct(world, ['found-slowly']).switching) {
      const before = world.switching.get(stage)!
      expect(rule.ramp).toBeCloseTo(0.04 * before.ramp, 9)
      expect(rule.range.ramp.low).toBeCloseTo(0.04 * before.range.ramp.low, 9)
      expect([rule.qualification, rule.headroom]).toEqual([before.qualification, before.headroom])
    }
  })
  it('halves what firms hold, as the example that is laid over the world does, and not what states hold', async () => {
    const overlaid = await loadWorld(shippedWorld(), ['docs/examples/half-the-stock'])
    const covers = (of: typeof world) =>
      of.stocks.map(({ place, stage, holder, cover }) => `${place} ${stage} ${holder} ${cover.value.toFixed(6)}`).sort()
    expect(covers(underConduct(world, ['half-the-stock']))).toEqual(covers(overlaid))
    expect(world.stocks.some(({ holder }) => holder === 'state')).toBe(true)
  })
  it('keeps every variant from being taken up', () => {
    const none = underConduct(world, ['no-variants'])
    expect(world.variants.size).toBeGreaterThan(0)
    for (const id of world.variants.keys())
      for (const what of ['initial-share', 'ramp'] as const) expect(none.parameter(`${id}-${what}`)).toBe(0)
  })
  it('makes measures that hold back reach what third places made, and no tariff', () => {
    const tariff = '  - { id: b, instrument: tariff, tariff: 0.2, materials: [all], to: [USA], from: 2026-01 }\n'
    expect(scenario('[]', tariff).measures.map(({ origin }) => origin)).toEqual([false, false])
    expect(scenario('[no-detours]', tariff).measures.map(({ origin }) => origin)).toEqual([true, false])
  })
  it('is kept in the scenario; what is asked counts before what the file says', () => {
    expect(scenario('[no-new-suppliers, kept-contracts]').conduct).toEqual(['no-new-suppliers', 'kept-contracts'])
    const text = 'title: t\nstart: 2026-01\nconduct: [no-new-suppliers]\n'
    expect(parseScenario('own.yaml', text, world, { conduct: ['no-stock'] }).conduct).toEqual(['no-stock'])
  })
})

describe('faults of conduct', () => {
  it.each([
    ['a setting that there is not', '[kept-contract]', ['CONDUCT_UNKNOWN']],
    ['two settings of one thing', '[no-new-suppliers, found-quickly]', ['CONDUCT_TWICE']],
    ['one setting twice', '[no-stock, no-stock]', ['CONDUCT_TWICE']],
    ['both', '[no-new-suppliers, found-quickly, x]', ['CONDUCT_TWICE', 'CONDUCT_UNKNOWN']],
  ])('%s', (_, list, codes) => {
    expect(faultsOf(() => scenario(list))).toEqual(codes)
  })
  it.each([
    [
      'detours that are half stopped',
      'no-detours',
      'detours,0,0,0,share',
      'detours,0.5,0.5,0.5,share',
      'CELL_TOO_LARGE',
    ],
    ['a unit that the lever does not have', 'no-stock', 'stocks,0,0,0,x', 'stocks,0,0,0,months', 'WORLD_UNIT_MISMATCH'],
    ['a lever that there is not', 'no-stock', 'stocks,0', 'stock,0', 'CELL_NOT_ALLOWED'],
  ])('a table with %s', async (_, id, from, to, code) => {
    const text = readFileSync('data/world/conduct.csv', 'utf8')
    const row = text.split('\n').find((line) => line.startsWith(`${id},`))!
    expect(row).toContain(from)
    const changed = `${text.split('\n')[0]}\n${row.replace(from, to)}\n`
    const layer = { name: 'own', files: new Map([['conduct.csv', changed]]) }
    const files = readdirSync('data/world').filter((name) => name.endsWith('.csv'))
    const shipped = {
      name: 'world',
      files: new Map(files.map((name) => [name, readFileSync(`data/world/${name}`, 'utf8')])),
    }
    const found = await parseWorld([shipped, layer]).then(
      () => [],
      (error: unknown) => (error instanceof InputError ? error.faults : []),
    )
    expect([...new Set(found.map((fault) => `${fault.code} ${fault.line}`))]).toEqual([`${code} 2`])
  })
})
