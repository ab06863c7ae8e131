import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runHere, temporaryFolder, toldFaults, writeFolder } from './run-cli.ts'

const HEAD = 'title: x\nstart: 2026-01\nmonths: 2\nmeasures:\n'
const measure = (more: string, id = 'a', instrument = 'ban'): string =>
  `  - { id: ${id}, instrument: ${instrument}, materials: [heavy], to: [JPN], from: 2026-01${more} }\n`
const QUOTA =
  '  - { id: q, instrument: quota, materials: [stage:oxide], to: [JPN], from: 2026-01, allowed_share: 0.5, by_weight: true, leakage: 0 }\n'

async function faultsOf(command: readonly string[], text: string): Promise<readonly string[]> {
  const file = join(writeFolder(await temporaryFolder(), { 'own.yaml': HEAD + text }), 'own.yaml')
  const { code, stderr } = await runHere(...command, file)
  expect(code).not.toBe(0)
  return toldFaults(stderr).map((fault) => fault.code)
}

describe('a measure that says two things of what it limits', () => {
  it.each([
    ['sectors and plants', ', users: [defence], plants: [tdk-narita]'],
    ['sectors and ways', ', users: [defence], through: [VNM]'],
    ['plants and ways', ', plants: [tdk-narita], through: [VNM]'],
    ['parts and leakage', ', equipment: true, leakage: 0.1'],
    ['parts and orders that wait', ', equipment: true, waits: true, until: 2026-02'],
    ['plants and what third places made', ', plants: [tdk-narita], origin: true'],
    ['plants and a weight', ', plants: [tdk-narita], by_weight: true'],
  ])('is a fault: %s', async (_, more) =>
    expect(await faultsOf(['stress', '--no-range'], measure(more))).toContain('SCENARIO_AIMS_DIFFER'),
  )
  it('is none where plants say whose parts are withheld', async () => {
    const file = join(
      writeFolder(await temporaryFolder(), {
        'own.yaml': `${HEAD}${measure(', equipment: true, plants: [shin-etsu], allowed_share: 0.5', 'p', 'technology-ban')}`,
      }),
      'own.yaml',
    )
    expect((await runHere('stress', file, '--no-range', '--json')).code).toBe(0)
  })
})

describe('a measure on plants or ways', () => {
  it.each<[string, string, string]>([
    ['names a plant that is not there', ', plants: [tdk-narta]', 'SCENARIO_ID_UNKNOWN'],
    ['names no plant', ', plants: []', 'SCENARIO_NOT_ALLOWED'],
    ['names a plant elsewhere', ', plants: [vac-hanau]', 'SCENARIO_DOES_NOTHING'],
    ['names a plant that takes none of it in', ', plants: [minamitorishima]', 'SCENARIO_DOES_NOTHING'],
    ['closes a way that is not there', ', through: [XXX]', 'SCENARIO_ID_UNKNOWN'],
    ['closes no way', ', through: []', 'SCENARIO_NOT_ALLOWED'],
    ['says of parts what is no answer', ', equipment: 1', 'SCENARIO_NOT_ALLOWED'],
  ])('is a fault where it %s', async (_, more, code) =>
    expect(await faultsOf(['stress', '--no-range'], measure(more))).toContain(code),
  )
})

describe('a menu', () => {
  it('may not hold sales below cost, and says where they are weighed', async () => {
    const file = join(
      writeFolder(await temporaryFolder(), { 'own.yaml': HEAD + measure('', 'd', 'dumping') }),
      'own.yaml',
    )
    const { code, stderr } = await runHere('weapon', file)
    expect([code === 0, toldFaults(stderr).map((fault) => fault.code), stderr.includes('`ytterby dumping`')]).toEqual([
      false,
      ['SCENARIO_NOT_ALLOWED'],
      true,
    ])
  })
  it('may not let goods leak on routes of a quota by weight, past that or past another', async () => {
    const beside = QUOTA + measure('', 'b').replace('heavy', 'dy-oxide')
    expect(await faultsOf(['weapon', '--max-measures', '1'], beside)).toEqual(['MENU_WEIGHT_LEAKS'])
  })
  it.each([
    ['by_weight', QUOTA],
    ['plants', measure(', plants: [tdk-narita]')],
    ['equipment', measure(', equipment: true')],
    ['through', measure(', through: [MYS]')],
  ])('for a plan may not have `%s`', async (_, text) =>
    expect(await faultsOf(['plan', '--members', 'japan', '--budget', '10e6USD', '--max-measures', '1'], text)).toEqual([
      'MENU_NOT_FOR_PLAN',
    ]),
  )
})
