import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readLayer, shippedWorld } from '../src/files/index.ts'
import { COMPANY_TABLE } from '../src/studies/index.ts'
import {
  columnsOf,
  FaultList,
  fileOf,
  InputError,
  PARAMETER_IDS,
  PARAMETERS,
  parseScenario,
  rangedOf,
  readTable,
  TABLE_NAMES,
  TABLES,
  worldOf,
  type Fault,
  type Layer,
  type NumberRule,
  type TableSchema,
} from '../src/world/index.ts'
import { runHere, temporaryFolder, testWorld, writeFolder } from './run-cli.ts'

const FIGURE = 'id,value,low,high,unit,date,source,confidence,note'

/** Faults of a small world with rows laid over one of its tables. */
async function faultsOf(file: string, ...rows: readonly string[]): Promise<readonly Fault[]> {
  const world = await readLayer(testWorld('time-to-survive'))
  const over: Layer = { name: 'own', files: new Map([[file, `${rows.join('\n')}\n`]]) }
  try {
    worldOf([world, over])
    return []
  } catch (error) {
    if (error instanceof InputError) return error.faults
    throw error
  }
}

const parameter = (id: string, value: string, unit: string, low = value, high = value): string =>
  `${id},${value},${low},${high},${unit},2024,case,high,`

describe('a parameter that cannot be is refused, with its place and what to do', () => {
  it.each([
    ['leakage', '7', 'share', 'CELL_TOO_LARGE', 'value', 'at most 1'],
    ['discount', '0.12', 'share/year', 'WORLD_UNIT_MISMATCH', 'unit', 'share/month'],
    ['discount', '0.12', 'share/month', 'CELL_TOO_LARGE', 'value', 'at most 0.1'],
    ['attack-probability', '9', 'share/yr', 'CELL_TOO_LARGE', 'value', 'at most 1'],
    ['disposal-cost', '-5', 'USD/kg', 'CELL_TOO_SMALL', 'value', 'at least 0'],
    ['terminal-value-1', '50', 'x', 'CELL_TOO_LARGE', 'value', 'at most 2'],
    ['holding-cost', '-0.5', 'share/month', 'CELL_TOO_SMALL', 'value', 'at least 0'],
    ['leakage', '-1', 'share', 'CELL_TOO_SMALL', 'value', 'at least 0'],
    ['foresight', '0', 'months', 'CELL_TOO_SMALL', 'value', 'at least 1'],
    ['foresight', '2.5', 'months', 'CELL_NOT_WHOLE', 'value', '2 or 3'],
    ['discount', '-1', 'share/month', 'CELL_TOO_SMALL', 'value', 'at least 0'],
    ['leakage', '50%', 'share', 'CELL_NOT_A_NUMBER', 'value', 'Write 0.5'],
    ['leakage', '３％', 'share', 'CELL_NOT_A_NUMBER', 'value', 'digits'],
    ['terminal-value-2', '1.5', 'x', 'PARAMETERS_NOT_FALLING', 'value', 'terminal-value-1 >= terminal-value-2'],
  ])('%s of %s %s', async (id, value, unit, code, column, remedy) => {
    const [fault] = await faultsOf('parameters.csv', FIGURE, parameter(id, value, unit))
    expect(fault).toMatchObject({ code, column, file: 'own/parameters.csv', line: 2 })
    if (code !== 'CELL_NOT_A_NUMBER') expect(fault?.message).toContain(id)
    expect(fault?.remedy).toContain(remedy)
  })

  it.each(['low', 'high'])('the %s end of a range counts too, since it may be drawn', async (end) => {
    const row =
      end === 'low' ? parameter('leakage', '0.1', 'share', '-1', '1') : parameter('leakage', '0.1', 'share', '0', '7')
    expect(await faultsOf('parameters.csv', FIGURE, row)).toMatchObject([
      { code: end === 'low' ? 'CELL_TOO_SMALL' : 'CELL_TOO_LARGE', column: end, line: 2 },
    ])
  })

  it('an end of a range of whole numbers is whole', async () => {
    const row = parameter('foresight', '6', 'months', '3', '12.5')
    expect(await faultsOf('parameters.csv', FIGURE, row)).toMatchObject([{ code: 'CELL_NOT_WHOLE', column: 'high' }])
  })

  it('and whatever it may be does work: no end of a range crashes', async () => {
    const folder = await temporaryFolder()
    for (const id of PARAMETER_IDS)
      for (const end of ['min', 'max'] as const) {
        const { unit } = PARAMETERS[id]
        const value = String(PARAMETERS[id][end])
        // Those that have to fall are moved together.
        const ids = id.startsWith('terminal-value')
          ? PARAMETER_IDS.filter((other) => other.startsWith('terminal-value'))
          : [id.replace('<variant>', 'thrift')]
        const own = writeFolder(join(folder, `${id.replace('<variant>', 'thrift')}-${end}`), {
          'variants.csv': 'id,name,name_ja,position\nthrift,Thrift,,1\n',
          'parameters.csv': [FIGURE, ...ids.map((one) => parameter(one, value, unit)), ''].join('\n'),
        })
        const ran = await runHere('stress', ...STRESSED, '--overlay', own)
        expect({ code: ran.code, stderr: ran.stderr }, `${id} ${value}`).toMatchObject({ code: 0 })
      }
  })
})

const STRESSED = [
  'test/scenarios/s1-down.yaml',
  '--world',
  testWorld('time-to-survive'),
  '--months',
  '4',
  '--no-range',
] as const

const ruleOf = (schema: TableSchema, column: string): NumberRule | undefined => {
  const known = schema.columns[column]
  if (known === undefined) return rangedOf(schema, column)
  return known.kind === 'number' ? known : undefined
}
const rulesOf = (schema: TableSchema): [string, NumberRule][] =>
  columnsOf(schema).flatMap((column): [string, NumberRule][] => {
    const rule = ruleOf(schema, column)
    return rule === undefined ? [] : [[column, rule]]
  })

const NUMBERS = [
  ...TABLE_NAMES.map((name) => [fileOf(name), TABLES[name]] as const),
  ['company.csv', COMPANY_TABLE] as const,
]
  // Parameters differ from row to row: see above.
  .filter(([file]) => file !== 'parameters.csv')
  .flatMap(([file, schema]) =>
    rulesOf(schema).map(([column, rule]) => [`${file} ${column}`, schema, column, rule] as const),
  )

describe('every number of every table has a most and a least', () => {
  it('and all of them are looked at', () => {
    expect(NUMBERS.length).toBeGreaterThan(80)
  })

  it.each(NUMBERS)('%s', (_, schema, column, rule) => {
    const tell = (text: string): Fault | undefined => {
      const faults = new FaultList()
      const columns = columnsOf(schema)
      readTable(
        'own.csv',
        `${columns.join(',')}\n${columns.map((one) => (one === column ? text : '')).join(',')}\n`,
        schema,
        faults,
      )
      return faults.faults.find((fault) => fault.column === column && fault.code !== 'FIGURE_INCOMPLETE')
    }
    expect(tell('1e300')).toMatchObject({ code: 'CELL_TOO_LARGE', line: 2 })
    expect(tell('1e300')?.remedy).toContain(`at most ${rule.max}`)
    expect(tell('-1e300')).toMatchObject({ code: 'CELL_TOO_SMALL', line: 2 })
    expect(tell('50%')?.remedy).toBe('Write 0.5.')
    if (rule.whole === true) expect(tell('1.5')).toMatchObject({ code: 'CELL_NOT_WHOLE' })
    else expect(tell('1.5')?.code).not.toBe('CELL_NOT_WHOLE')
  })

  it.each([0.001, 1000])('and the shipped world is within all of them with its tonnes times %s', async (scale) => {
    const { name, files } = await readLayer(shippedWorld())
    const scaled = (table: 'operations' | 'routes' | 'demand' | 'sites', text: string): string =>
      scaleFigures(TABLES[table], text, scale)
    const scaledFiles = new Map(files)
    for (const table of ['operations', 'routes', 'demand', 'sites'] as const)
      scaledFiles.set(fileOf(table), scaled(table, files.get(fileOf(table)) ?? ''))
    expect(worldOf([{ name, files: scaledFiles }]).demand.length).toBeGreaterThan(100)
  })
})

/** The same table with `value`, `low`, `high` and `limit` times a factor. */
function scaleFigures(schema: TableSchema, text: string, scale: number): string {
  const faults = new FaultList()
  const rows = readTable('own.csv', text, schema, faults)
  const columns = columnsOf(schema)
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`
  const cellOf = (row: (typeof rows)[number], column: string): string => {
    const own = row.text(column)
    return ['value', 'low', 'high', 'limit'].includes(column) && own !== '' ? String(Number(own) * scale) : own
  }
  return [columns.join(','), ...rows.map((row) => columns.map((column) => quoted(cellOf(row, column))).join(','))].join(
    '\n',
  )
}

describe('numbers that only their row or their table shows to be wrong', () => {
  const SWITCHING = 'stage,what,value,low,high,unit,date,source,confidence,note'
  const DEMAND = readFileSync(join(testWorld('time-to-survive'), 'demand.csv'), 'utf8').split('\n')

  it('a time to qualify of a thousand years', async () => {
    const faults = await faultsOf(
      'switching.csv',
      SWITCHING,
      'magnet,qualification,12000,1,12000,months,2024,case,high,',
    )
    expect(faults[0]).toMatchObject({ code: 'CELL_TOO_LARGE', column: 'value', line: 2 })
    expect(faults[0]?.remedy).toContain('240')
  })

  it('uses that are all 0: there is nothing to clear', async () => {
    const [header = '', row = ''] = DEMAND
    const columns = header.split(',')
    const nothing = row
      .split(',')
      .map((cell, i) => (['value', 'low', 'high'].includes(columns[i] ?? '') ? '0' : cell))
      .join(',')
    expect(await faultsOf('demand.csv', header, nothing)).toMatchObject([
      { code: 'WORLD_WITHOUT_DEMAND', file: 'own/demand.csv', column: 'value' },
    ])
  })

  it('a step that others overtake at the end of its range', async () => {
    const faults = await faultsOf(
      'steps.csv',
      'profile,step,kind,share,share_low,share_high,willingness_to_pay,willingness_to_pay_low,willingness_to_pay_high,ready_months,ready_months_low,ready_months_high,source,confidence,note',
      ...(await profiles()).flatMap((profile) => [
        `${profile},1,curtail,0.4,0.4,0.4,2,1,9,0,0,0,case,high,`,
        `${profile},2,stop,0.6,0.6,0.6,3,2,4,0,0,0,case,high,`,
      ]),
    )
    expect(faults[0]).toMatchObject({ code: 'STEPS_NOT_RISING', column: 'willingness_to_pay_high' })
  })

  it('a recipe in a unit of another material', async () => {
    const recipes = readFileSync(join(testWorld('time-to-survive'), 'recipes.csv'), 'utf8')
      .trimEnd()
      .split('\n')
    const faults = await faultsOf('recipes.csv', recipes[0] ?? '', (recipes[1] ?? '').replace('t/t', 'kg/t'))
    expect(faults[0]).toMatchObject({ code: 'WORLD_UNIT_MISMATCH', column: 'unit', line: 2 })
  })

  async function profiles(): Promise<string[]> {
    const world = worldOf([await readLayer(testWorld('time-to-survive'))])
    return [...new Set([...world.sectors.values()].map(({ profile }) => profile))]
  }
})

describe('a number of an option that cannot be is refused', () => {
  it.each([
    [['plan', '--members', 'JPN', '--gap', '50%'], 'write 0.5'],
    [['plan', '--members', 'JPN', '--gap', '1.5'], 'up to 1'],
    [['plan', '--members', 'JPN', '--time-limit', '1e300'], 'up to 2678400'],
    [['plan', '--members', 'JPN', '--start', '0001-01'], '1900 to 2199'],
    [['weapon', '--threshold', '1e300'], 'up to 1000000'],
    [['weapon', '--max-measures', '0x2'], 'whole number from 1 to 6'],
    [['weapon', '--runners-up', ''], 'whole number from 0 to 100'],
    [['stress', '--foresight', '2.5'], 'whole number from 1 to 60'],
    [['dumping', '--clawback-share', '30%'], 'write 0.3'],
  ])('%s', async (args, says) => {
    const { code, stdout, stderr } = await runHere(...args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(says)
  })

  it.each(['1e300JPY', '1e30USD'])('a budget of %s', async (budget) => {
    const { code, stderr } = await runHere('plan', '--members', 'JPN', '--budget', budget)
    expect(code).toBe(1)
    expect(stderr).toContain('BUDGET_UNREADABLE')
    expect(stderr).toContain('at most 1000000000')
  })
})

describe('a number of a scenario that cannot be is refused', () => {
  const faultsIn = async (measure: string, start = '2026-01'): Promise<readonly Fault[]> => {
    const world = worldOf([await readLayer(shippedWorld())])
    const text = `title: t\nstart: ${start}\nmeasures:\n  - { id: a, instrument: ban, materials: [heavy], to: [JPN], from: 2026-01, ${measure} }\n`
    try {
      parseScenario('own.yaml', text, world)
      return []
    } catch (error) {
      if (error instanceof InputError) return error.faults
      throw error
    }
  }

  it.each([
    ['allowed_share: 50%', 'Write 0.5.'],
    ['allowed_share: { 2026-01: 0, 2026-03: 12.5 % }', 'Write 0.125.'],
    ['leakage: 3％', 'Write 0.03.'],
  ])('%s', async (measure, remedy) => {
    const [fault] = await faultsIn(measure)
    expect(fault).toMatchObject({ code: 'SCENARIO_NOT_ALLOWED', line: 4, remedy })
    expect(fault?.message).toContain('percentage')
  })

  it('a start in the year 1', async () => {
    expect((await faultsIn('allowed_share: 0', '0001-01'))[0]?.message).toContain('1900 to 2199')
  })
})
