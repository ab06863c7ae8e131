import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../src/files/index.ts'
import { runHere, temporaryFolder } from './run-cli.ts'

const DATA = join(packageRoot(), 'data')

/** A copy of the shipped world with some texts of its tables replaced. */
function changedWorld(
  folder: string,
  changes: readonly (readonly [table: string, before: string, after: string])[],
): string {
  const world = join(folder, 'world')
  cpSync(join(DATA, 'world'), world, { recursive: true })
  for (const [table, before, after] of changes) {
    const file = join(world, `${table}.csv`)
    const text = readFileSync(file, 'utf8')
    expect(text).toContain(before)
    writeFileSync(file, text.replace(before, after))
  }
  return world
}

interface Compared {
  readonly before: { readonly valueAddedLost: number; readonly hash: string }
  readonly after: { readonly valueAddedLost: number; readonly hash: string }
  readonly tables: readonly {
    readonly table: string
    readonly moved: number | null
    readonly rows: readonly { readonly row: string; readonly how: string; readonly cells: readonly unknown[] }[]
  }[]
}
const compared = async (first: string, second: string): Promise<Compared> => {
  const worlds = ['--worlds', first, second]
  const { code, stdout, stderr } = await runHere('compare', 'jp-2026-practice', ...worlds, '--months', '2', '--json')
  expect([code, stderr.replaceAll(/\w+\.csv …\n/g, '')]).toEqual([0, ''])
  return JSON.parse(stdout) as Compared
}
const SMCO = '4310,2160,8620,1620,810,3240,judgement'

describe('the same question of two worlds', () => {
  it('names the rows that differ, and what each table moves by itself', async () => {
    const other = changedWorld(await temporaryFolder(), [
      ['demand', SMCO, SMCO.replace('1620', '2430')],
      ['parameters', '\nleakage,0.03,', '\nleakage,0.05,'],
    ])
    const { before, after, tables } = await compared('2024', other)
    expect(before.hash).not.toBe(after.hash)
    expect(tables.map(({ table, rows }) => [table, rows])).toEqual(
      expect.arrayContaining([
        [
          'demand',
          [
            {
              row: 'JPN|defence|magnet-smco',
              how: 'changed',
              cells: [{ column: 'value_added_musd', before: '1620', after: '2430' }],
            },
          ],
        ],
        [
          'parameters',
          [{ row: 'leakage', how: 'changed', cells: [{ column: 'value', before: '0.03', after: '0.05' }] }],
        ],
      ]),
    )
    expect(tables).toHaveLength(2)
    const movedBy = (name: string): number => tables.find(({ table }) => table === name)?.moved ?? Number.NaN
    // More comes through: less is lost. What stops is worth more: more is lost.
    expect(movedBy('parameters')).toBeLessThan(0)
    expect(movedBy('demand')).toBeGreaterThan(0)
    expect(after.valueAddedLost - before.valueAddedLost).toBeCloseTo(movedBy('parameters') + movedBy('demand'), -1)
  })

  it('of one world twice moves nothing, in whatever order its rows stand', async () => {
    const other = changedWorld(await temporaryFolder(), [])
    const file = join(other, 'demand.csv')
    const [head = '', ...rows] = readFileSync(file, 'utf8').trimEnd().split('\n')
    writeFileSync(file, `${[head, ...rows.toReversed()].join('\n')}\n`)
    const { before, after, tables } = await compared('2024', other)
    expect(tables).toEqual([])
    expect(after.valueAddedLost).toBeCloseTo(before.valueAddedLost, 6)
  })

  it('says where a table makes no world by itself', async () => {
    const other = changedWorld(await temporaryFolder(), [['sources', '\nnippon-auto-2025,', '\nnippon-auto-again,']])
    for (const table of ['demand', 'routes', 'sites', 'operations', 'prices', 'stocks', 'parameters']) {
      const file = join(other, `${table}.csv`)
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll('nippon-auto-2025', 'nippon-auto-again'))
    }
    const { tables } = await compared('2024', other)
    expect(tables.find(({ table }) => table === 'sources')).toMatchObject({
      moved: null,
      rows: [
        { row: 'nippon-auto-2025', how: 'removed' },
        { row: 'nippon-auto-again', how: 'added' },
      ],
    })
  })

  it.each([
    [['--worlds', '2024'], /WORLDS_NOT_TWO/],
    [['--worlds', '2024', '2026', '2024'], /WORLDS_NOT_TWO/],
    [['--worlds', '2024', '/no/such/folder'], /no\/such\/folder/],
    [['--worlds', '2024', ''], /./],
    [[], /worlds/],
  ])('is refused with its reason: %s', async (args, why) => {
    const { code, stdout, stderr } = await runHere('compare', 'jp-2026-practice', ...args)
    expect(code).not.toBe(0)
    expect(stdout).toBe('')
    expect(stderr).toMatch(why)
  })
})
