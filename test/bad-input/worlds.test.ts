import { existsSync, renameSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  copyWorld,
  runHere,
  runProgram,
  temporaryFolder,
  testWorld,
  toldFaults,
  writeFolder,
  type WorldCopy,
} from '../run-cli.ts'
import { expectRefused, refuse, COSTS, byName } from './told.ts'

describe('a world that cannot be used is refused', () => {
  it('unspoiled, it is used', async () => {
    const folder = await temporaryFolder()
    const ran = await runHere('clear', '--world', copyWorld('dantzig-transport', folder).folder)
    expect(ran).toMatchObject({ code: 0, stderr: '' })
  })

  it('laid over another world, it is refused by its own name and line', async () => {
    const folder = await temporaryFolder()
    const over = writeFolder(join(folder, 'dearer'), {
      'costs.csv': `${COSTS}\ncan,Seatle,1,1,1,USD/kg,2024,case,high,\n`,
    })
    await refuse(folder, ['clear', '--world', testWorld('dantzig-transport'), '--overlay', over], {
      code: 'ID_UNKNOWN',
      at: 'dearer/costs.csv, line 2, column place',
      says: '"Seatle"',
      remedy: 'Did you mean "Seattle"?',
    })
  })

  it.each(
    byName([
      {
        fault: 'for lack of a plant',
        spoil: (world: WorldCopy) => world.edit('operations.csv', (text) => text.replace(/^s3,.*\n/m, '')),
        says: ['b at P cannot balance: more is taken than is made or received'],
      },
      {
        fault: 'for lack of a route',
        spoil: (world: WorldCopy) => world.cells('demand.csv', 2, { place: 'S' }),
        says: [
          'good at P cannot balance: more is made or received than is taken',
          'good at S cannot balance: more is taken than is made or received',
        ],
      },
    ]),
  )('its baseline cannot balance %s: material and place are named', async (_, { spoil, says }) => {
    const folder = await temporaryFolder()
    const world = copyWorld('time-to-survive', folder)
    spoil(world)
    await refuse(folder, ['clear', '--world', world.folder], {
      code: 'BASELINE_UNBALANCED',
      at: '',
      says: says[0] ?? '',
      remedy: 'routes.csv, operations.csv or demand.csv',
    })
    const told = toldFaults((await runHere('baseline', '--world', world.folder)).stderr)
    expect(told.map(({ message }) => message)).toEqual(says.map((text) => `In the baseline year, ${text}.`))
  })

  it('a plant of the shipped world taken out: the material and the place are named', async () => {
    const folder = await temporaryFolder()
    const world = copyWorld('shipped', folder)
    world.edit('routes.csv', (text) => text.replaceAll(/^ore-clay-myanmar,MMR,.*\n/gm, ''))
    await refuse(folder, ['baseline', '--world', world.folder], {
      code: 'BASELINE_UNBALANCED',
      at: '',
      says: 'ore-clay-myanmar at MMR',
      remedy: 'routes.csv',
    })
  })

  it('as a process of its own: exit 1, the message on stderr', async () => {
    const folder = await temporaryFolder()
    const world = copyWorld('dantzig-transport', folder)
    world.cells('routes.csv', 4, { to: 'Topekka' })
    const ran = await runProgram(['clear', '--world', world.folder, '--out', join(folder, 'run')])
    expectRefused(ran, { code: 'ID_UNKNOWN', at: 'routes.csv, line 4', says: 'Topekka', remedy: 'Topeka' })
    expect(ran.stderr).not.toMatch(/^ {4}at /m)
    expect(existsSync(join(folder, 'run'))).toBe(false)
  })
})

describe('all faults are reported at once', () => {
  const told = async (world: WorldCopy): Promise<string[]> =>
    toldFaults((await runHere('data', 'check', world.folder)).stderr).map(({ code, at }) => `${code} ${at}`)

  it('of one table', async () => {
    const world = copyWorld('dantzig-transport', await temporaryFolder())
    world.cells('routes.csv', 2, { material: 'crate' })
    world.cells('routes.csv', 3, { value: 'many' })
    world.cells('routes.csv', 4, { tariff: '-1' })
    world.cells('routes.csv', 5, { confidence: 'sure', unit: '' })
    world.line('routes.csv', 6, (row) => `${row}\n${row}`)
    expect((await told(world)).sort()).toEqual([
      'CELL_BLANK world/routes.csv, line 5, column unit',
      'CELL_NOT_ALLOWED world/routes.csv, line 5, column confidence',
      'CELL_NOT_A_NUMBER world/routes.csv, line 3, column value',
      'CELL_TOO_SMALL world/routes.csv, line 4, column tariff',
      'ID_UNKNOWN world/routes.csv, line 2, column material',
      'TABLE_ROW_TWICE world/routes.csv, line 7',
    ])
  })

  it('of one header', async () => {
    const world = copyWorld('dantzig-transport', await temporaryFolder())
    world.line('lanes.csv', 1, (header) => header.replace('unit', 'units').replace('source', 'note'))
    expect((await told(world)).sort()).toEqual([
      'TABLE_COLUMN_MISSING world/lanes.csv, line 1, column source',
      'TABLE_COLUMN_MISSING world/lanes.csv, line 1, column unit',
      'TABLE_COLUMN_TWICE world/lanes.csv, line 1, column note',
      'TABLE_COLUMN_UNKNOWN world/lanes.csv, line 1, column units',
    ])
  })

  it('of one row: a cell and two ranges', async () => {
    const world = copyWorld('dantzig-transport', await temporaryFolder())
    world.cells('demand.csv', 2, {
      confidence: 'sure',
      low: '5000',
      gross_output_musd_low: '7',
      value_added_musd_low: '7',
    })
    expect((await told(world)).sort()).toEqual([
      'CELL_NOT_ALLOWED world/demand.csv, line 2, column confidence',
      'FIGURE_OUT_OF_RANGE world/demand.csv, line 2, column gross_output_musd',
      'FIGURE_OUT_OF_RANGE world/demand.csv, line 2, column value',
      'FIGURE_OUT_OF_RANGE world/demand.csv, line 2, column value_added_musd',
    ])
  })

  it('of several tables, and of all the senses', async () => {
    const world = copyWorld('dantzig-transport', await temporaryFolder())
    world.cells('demand.csv', 2, { unit: 't REO/yr' })
    world.cells('routes.csv', 3, { unit: 't metal/yr' })
    world.cells('steps.csv', 2, { share: '0.9', share_low: '0.9' })
    expect((await told(world)).map((text) => text.replace('world/', '')).sort()).toEqual([
      'STEPS_DO_NOT_ADD_UP steps.csv, column profile',
      'WORLD_UNIT_MISMATCH demand.csv, line 2, column unit',
      'WORLD_UNIT_MISMATCH routes.csv, line 3, column unit',
    ])
  })

  it('the first twenty in full, the rest by number', async () => {
    const world = copyWorld('dantzig-transport', await temporaryFolder())
    world.append('lanes.csv', ...Array.from({ length: 25 }, (_, i) => `r${i},Topeka,0,x,0,0,USD/kg,2024,case,high,`))
    const { stderr } = await runHere('data', 'check', world.folder)
    expect(toldFaults(stderr)).toHaveLength(20)
    expect(stderr).toContain('... and 5 more')
  })
})

describe('lines are counted as an editor counts them', () => {
  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ])('with breaks inside cells, blank lines, a byte-order mark and lines that end in %s', async (_, end) => {
    const world = copyWorld('dantzig-transport', await temporaryFolder())
    const rows = world.read('lanes.csv').trimEnd().split('\n')
    const text = [
      ...rows.slice(0, 3),
      `Topeka,Topeka,0,0,0,0,USD/kg,2024,case,high,"a note${end}of three${end}lines"`,
      '',
      'Chicago,Chicago,0,0,0,0,USD/kg,2024,nobody,high,',
    ].join(end)
    world.write('lanes.csv', `\uFEFF${text}`)
    const { stderr } = await runHere('data', 'check', world.folder)
    expect(toldFaults(stderr).map(({ at }) => at)).toEqual(['world/lanes.csv, line 8, column source'])
  })

  it('a table that is a link to a file is read as the file', async () => {
    const folder = await temporaryFolder()
    const world = copyWorld('dantzig-transport', folder)
    renameSync(world.path('demand.csv'), join(folder, 'demand-elsewhere.csv'))
    symlinkSync(join(folder, 'demand-elsewhere.csv'), world.path('demand.csv'))
    expect(await runHere('data', 'check', world.folder)).toMatchObject({ code: 0, stderr: '' })
  })
})
