import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { InputError, parseScenario, parseWorld, type Layer, type World } from './index.ts'
import { readFileSync, readdirSync } from 'node:fs'

const folder = join(import.meta.dirname, '..', '..', 'data', 'world')
const layer: Layer = {
  name: 'world',
  files: new Map(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')])),
}
const world: World = await parseWorld([layer])

const ten = `
title: Heavy metals to Japan stop, half come back in spring
start: 2026-01
measures:
  - id: stop
    instrument: ban
    materials: [dy-metal, tb-metal]
    to: [JPN]
    from: 2026-01
    allowed_share: { 2026-01: 0, 2026-04: 0.5 }
`

describe('a scenario in ten lines', () => {
  it('is read with what it leaves out filled in', () => {
    const scenario = parseScenario('mine.yaml', ten, world)
    expect(scenario).toMatchObject({ id: 'mine', months: 24, focus: ['JPN'], outages: [], projects: new Set() })
    expect(scenario.measures[0]).toMatchObject({
      by: 'CHN',
      origin: false,
      leakage: undefined,
      users: undefined,
      until: undefined,
    })
    expect(scenario.measures[0]?.allowedShare.map(({ share }) => share)).toEqual([0, 0.5])
  })

  it('writes groups out: heavy is every traded form that holds a heavy element, ores apart', () => {
    const { materials, to } = parseScenario(
      'mine.yaml',
      ten.replace('[dy-metal, tb-metal]', '[heavy]').replace('[JPN]', '[alliance]'),
      world,
    ).measures[0] ?? { materials: new Set<string>(), to: new Set<string>() }
    expect([...materials]).toEqual(
      expect.arrayContaining([
        'dy-oxide',
        'tb-metal',
        'sm-oxide',
        'y-oxide',
        'magnet-heavy',
        'magnet-smco',
        'yttria-coating',
      ]),
    )
    for (const absent of ['ndpr-oxide', 'magnet-standard', 'ndfeb-alloy', 'ore-clay-china', 'la-oxide'])
      expect(materials.has(absent), absent).toBe(false)
    expect([...to]).toEqual(expect.arrayContaining(['JPN', 'USA', 'EUR']))
    expect(to.has('CHN')).toBe(false)
  })

  it('names the line of what is wrong, all of it at once', () => {
    const spoiled = ten.replace('tb-metal', 'tb-metall').replace('[JPN]', '[JAPAN]')
    try {
      parseScenario('mine.yaml', spoiled, world)
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(InputError)
      const { faults } = error as InputError
      expect(faults.map(({ code, line }) => `${code} ${line}`)).toEqual([
        'SCENARIO_ID_UNKNOWN 7',
        'SCENARIO_ID_UNKNOWN 8',
      ])
      expect(faults[0]?.remedy).toContain('"tb-metal"')
    }
  })
})
