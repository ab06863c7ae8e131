import { parse } from 'csv-parse/sync'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { STUDIES, stressSchema, toCsv, VERSION } from '../src/studies/index.ts'
import { columnsOf, TABLE_NAMES, TABLES } from '../src/world/index.ts'
import {
  bytesOf,
  copyWorld,
  filesOf,
  runFile,
  runHere,
  runProgram,
  temporaryFolder,
  testWorld,
  toldFaults,
  writeFolder,
} from './run-cli.ts'
import { MAIN } from './start-server.ts'

const ESCAPE = '\u001B'
const JAPANESE = /[ぁ-んァ-ヶ一-龠]/
const DANTZIG = testWorld('dantzig-transport')
const SHORT = ['jp-cutoff-3m', '--no-range', '--months', '3']

/** The shipped world's fingerprint, as `data check` tells it. */
const shippedHash = async (...over: string[]): Promise<string> =>
  /^sha256 ([0-9a-f]{64})$/m.exec((await runHere('data', 'check', ...over)).stdout)?.[1] ?? ''

describe('wrong usage exits 2 and says what is wrong', () => {
  it.each([
    ['no command', [], 'Usage: ytterby'],
    ['an unknown command', ['strss'], "unknown command 'strss'"],
    ['an unknown command of data', ['data', 'chek'], "unknown command 'chek'"],
    ['an unknown option', ['stress', '--monts', '3'], "unknown option '--monts'"],
    ['--months 0', ['stress', '--months', '0'], 'whole number from 1 to 120'],
    ['--months 121', ['stress', '--months', '121'], 'whole number from 1 to 120'],
    ['--months 2.5', ['clear', '--months', '2.5'], 'whole number from 1 to 120'],
    ['--months without a number', ['stress', '--months'], 'argument missing'],
    ['--foresight x', ['stress', '--foresight', 'x'], 'whole number from 1 to 60'],
    ['--foresight -1', ['stress', '--foresight', '-1'], 'whole number from 1 to 60'],
    ['--lang fr', ['stress', '--lang', 'fr'], 'Allowed choices are en, ja'],
    ['--requests-per-minute 0', ['market', 'serve', '--requests-per-minute', '0'], 'whole number from 60'],
    ['no keys to open shares with', ['market', 'shares', 'envelopes.json'], "required option '--key <file>'"],
    ['two scenarios', ['stress', 'jp-2010', 'india-2025'], 'too many arguments'],
    ['nothing to show', ['data', 'show'], "missing required argument 'id'"],
    ['nothing to verify', ['verify'], "missing required argument 'dir'"],
  ])('%s', async (_, args, says) => {
    const ran = await runHere(...args)
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 2, stdout: '' })
    expect(ran.stderr).toContain(says)
  })

  it('as a process of its own too', async () => {
    expect(await runProgram(['stress', '--months', '0'])).toMatchObject({ code: 2, stdout: '' })
  })
})

describe('every command answers', () => {
  const commands: [string, string[], string][] = [
    ['--version', ['--version'], VERSION],
    ['--help', ['--help'], 'Usage: ytterby'],
    ['stress --help', ['stress', '--help'], '--foresight'],
    ['data check', ['data', 'check'], 'sound'],
    ['data check DIR', ['data', 'check', testWorld('auction-island')], 'auction-island: sound'],
    ['data sources', ['data', 'sources'], 'Rows that rest on each'],
    ['data show of a material', ['data', 'show', 'dy-oxide'], 'materials.csv: 1 row'],
    ['data show of a place', ['data', 'show', 'JPN'], 'places.csv: 1 row'],
    ['data show of a firm', ['data', 'show', 'tokin'], 'firms.csv: 1 row'],
    ['data firms', ['data', 'firms', '--place', 'JPN', '--material', 'magnet-smco', '--stage', 'magnet'], 'Yageo'],
    ['data firms in Japanese', ['data', 'firms', '--material', 'sm', '--lang', 'ja'], 'トーキン'],
    ['data firms counted', ['data', 'firms', '--count'], 'Firms by place and stage'],
    ['data firms of which none is known', ['data', 'firms', '--place', 'GRL'], 'No firm is known'],
    ['schema', ['schema'], 'Tables of a world'],
    ['scenarios', ['scenarios'], 'jp-2026-practice'],
    ['exposure', ['exposure'], 'Japan'],
    ['exposure of two places', ['exposure', '--place', 'JPN', '--place', 'USA'], 'United States'],
    ['baseline', ['baseline'], 'Baseline of 2024'],
    ['clear', ['clear', '--world', DANTZIG], '746.325'],
  ]
  it.each(commands)('%s', async (_, args, says) => {
    const ran = await runHere(...args)
    expect({ code: ran.code, stderr: ran.stderr }).toEqual({ code: 0, stderr: '' })
    expect(ran.stdout).toContain(says)
    expect(ran.stdout).not.toMatch(/\bundefined\b|\bNaN\b|\[object/)
  })

  it.each(['auction-connected', 'auction-one-zone', 'auction-two-zones', 'time-to-survive'])(
    'data check %s',
    async (name) => {
      expect(await runHere('data', 'check', testWorld(name))).toMatchObject({ code: 0, stderr: '' })
    },
  )

  it.each([...TABLE_NAMES])('schema %s names the columns of the shipped table', async (table) => {
    const { code, stdout } = await runHere('schema', table)
    expect(code).toBe(0)
    expect(stdout).toContain(`header: ${columnsOf(TABLES[table]).join(',')}`)
    const data = join(import.meta.dirname, '..', 'data')
    // What has happened since the baseline year is in an overlay.
    const file = [join(data, 'world'), join(data, 'overlays', '2026')].map((folder) => join(folder, `${table}.csv`))
    const shipped = readFileSync(file.find((path) => existsSync(path)) ?? '', 'utf8')
    expect(shipped.slice(0, shipped.indexOf('\n')).trim().split(',').sort()).toEqual(columnsOf(TABLES[table]).sort())
  })

  it.each(['scenario', 'stress', 'exposure'])('schema %s is a JSON Schema', async (name) => {
    const { code, stdout } = await runHere('schema', name)
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ type: 'object', properties: {}, additionalProperties: false })
  })

  it('schema datapackage is JSON and lists every table', async () => {
    const { stdout } = await runHere('schema', 'datapackage')
    expect((JSON.parse(stdout) as { resources: { name: string }[] }).resources.map(({ name }) => name)).toEqual([
      ...TABLE_NAMES,
    ])
  })

  it('data sources --json and data show --json are JSON', async () => {
    const sources = JSON.parse((await runHere('data', 'sources', '--json')).stdout) as { id: string }[]
    expect(sources.map(({ id }) => id)).toContain('judgement')
    const shown = JSON.parse((await runHere('data', 'show', 'dy-oxide', '--json')).stdout) as { table: string }[]
    expect(shown.map(({ table }) => table)).toContain('contents.csv')
  })
})

describe('what is not there is refused with a suggestion', () => {
  it.each([
    ['data show', ['data', 'show', 'nothing-like-this'], 'DATA_ID_UNKNOWN', '--overlay'],
    ['data firms of no such good', ['data', 'firms', '--material', 'magnet-smc'], 'DATA_ID_UNKNOWN', '"magnet-smco"'],
    ['data firms of no such stage', ['data', 'firms', '--stage', 'magnets'], 'DATA_ID_UNKNOWN', '"magnet"'],
    ['data firms of no such place', ['data', 'firms', '--place', 'Japn'], 'PLACE_UNKNOWN', 'Did you mean "JPN"?'],
    ['data show, nearly', ['data', 'show', 'dy-oxid'], 'DATA_ID_UNKNOWN', 'Did you mean "dy-oxide"?'],
    ['exposure --place', ['exposure', '--place', 'JPM'], 'PLACE_UNKNOWN', 'Did you mean "JPN"?'],
    ['schema', ['schema', 'demnad'], 'SCHEMA_UNKNOWN', 'Did you mean "demand"?'],
    ['schema datapackage, nearly', ['schema', 'datapackages'], 'SCHEMA_UNKNOWN', 'Did you mean "datapackage"?'],
    ['schema of what every JavaScript object has', ['schema', 'constructor'], 'SCHEMA_UNKNOWN', 'Known: sources'],
    ['verify', ['verify', join(import.meta.dirname, 'worlds')], 'RUN_FOLDER_UNREADABLE', '--out'],
  ])('%s', async (_, args, code, remedy) => {
    const ran = await runHere(...args)
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 1, stdout: '' })
    const told = toldFaults(ran.stderr)
    expect(told.map((fault) => fault.code)).toEqual([code])
    expect(told[0]?.remedy).toContain(remedy)
  })
})

describe('what is printed', () => {
  it('names the version, the world’s hash and the scenario', async () => {
    const { code, stdout, stderr } = await runProgram(['stress', 'jp-cutoff-3m', '--no-range', '--months', '6'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('Nothing from China to Japan for three months')
    expect(stdout).toContain(`ytterby ${VERSION} · world ${(await shippedHash()).slice(0, 12)}`)
    expect(stdout).toContain('scenario jp-cutoff-3m')
    expect(stdout).toContain('6 months from 2026-01')
  })

  it('as JSON, is what the schema of `stress` says, to the last key', async () => {
    const { code, stdout } = await runProgram(['stress', ...SHORT, '--json'])
    expect(code).toBe(0)
    const result = STUDIES.stress.schema.parse(JSON.parse(stdout))
    // What the schema does not name would have been dropped.
    expect(result).toEqual(JSON.parse(stdout))
    expect(result).toMatchObject({
      version: VERSION,
      world: { title: 'world + 2026', hash: await shippedHash() },
      scenario: { id: 'jp-cutoff-3m', start: '2026-01', months: 3 },
      focus: ['JPN'],
    })
    expect(result.central.uses.length).toBeGreaterThan(0)
    expect(result.severe).toBeUndefined()
  })

  it('as JSON, exposure is what its schema says', async () => {
    const { stdout } = await runHere('exposure', '--json')
    expect(STUDIES.exposure.schema.parse(JSON.parse(stdout))).toEqual(JSON.parse(stdout))
  })

  it.each(['baseline', 'clear'])('as JSON, %s names its study, version and world', async (command) => {
    const { stdout } = await runHere(command, '--world', testWorld('time-to-survive'), '--json')
    expect(JSON.parse(stdout)).toMatchObject({ study: command, version: VERSION, world: { title: 'time-to-survive' } })
  })

  it.each([
    ['nothing said of it', {}],
    ['CI set, as machines that test do', { CI: 'true' }],
    ['a terminal named', { TERM: 'xterm-256color', COLORTERM: 'truecolor' }],
  ])('holds no colour codes when piped, with %s', async (_, env) => {
    const good = await runProgram(['clear', '--world', DANTZIG], { env })
    expect(good.code).toBe(0)
    const bad = await runProgram(['data', 'show', 'nothing-like-this'], { env })
    expect(bad.code).toBe(1)
    expect([good.stdout, good.stderr, bad.stderr].map((text) => text.includes(ESCAPE))).toEqual([false, false, false])
  })

  it('is Japanese when asked for', async () => {
    const stress = await runHere('stress', ...SHORT, '--lang', 'ja')
    expect(stress.code).toBe(0)
    expect(stress.stdout).toContain('中国から日本への供給途絶（3か月）')
    expect(stress.stdout).not.toContain('Which lines stop first')
    const exposure = await runHere('exposure', '--lang', 'ja')
    expect(exposure.code).toBe(0)
    expect(exposure.stdout.split('\n')[0]).toMatch(JAPANESE)
    for (const { stdout } of [stress, exposure])
      expect(stdout.split('\n').filter((line) => JAPANESE.test(line)).length).toBeGreaterThan(10)
  })

  it('is in English to the last word otherwise', async () => {
    for (const args of [['stress', ...SHORT], ['exposure'], ['baseline']])
      expect((await runHere(...args)).stdout).not.toMatch(JAPANESE)
  })

  it('of a scenario without measures, leaves no blank where a place should be named', async () => {
    const { code, stdout } = await runHere('stress', 'reference', '--months', '2', '--no-range')
    expect(code).toBe(0)
    expect(stdout).not.toMatch(/^ *: /m)
    expect(stdout).not.toMatch(/ in \.$/m)
  })
})

describe('a pipe that is closed early is no error', () => {
  const shell = (line: string) => runFile('bash', ['-c', `set -o pipefail; '${process.execPath}' '${MAIN}' ${line}`])

  it.each([
    ['a long result', 0, `baseline --json | head -1`],
    ['a short result', 0, `clear --world '${DANTZIG}' | head -1`],
    ['a message', 1, `data show nothing-like-this 2>&1 | head -1`],
  ])('%s', async (_, expected, line) => {
    const { code, stdout, stderr } = await shell(line)
    expect({ code, stderr }).toEqual({ code: expected, stderr: '' })
    expect(stdout.trim().split('\n')).toHaveLength(1)
  })

  it.each([
    ['stdout and stderr together', '2>&1 | true'],
    ['stderr alone', '2>&1 >/dev/null | true'],
  ])('%s, with a folder written', async (_, pipe) => {
    const folder = await temporaryFolder()
    const { code, stdout } = await shell(`clear --world '${DANTZIG}' --csv '${folder}/tables' ${pipe}`)
    expect(filesOf(join(folder, 'tables'))).toHaveProperty(['production.csv'])
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
  })
})

describe('--csv writes tables', () => {
  const read = (text: string): Record<string, string>[] => parse(text, { columns: true })

  it('that can be read again, with the figures of the JSON', async () => {
    const folder = await temporaryFolder()
    const ran = await runHere('stress', ...SHORT, '--json', '--csv', join(folder, 'tables'))
    expect({ code: ran.code, stderr: ran.stderr }).toEqual({ code: 0, stderr: `Wrote ${join(folder, 'tables')}\n` })
    const { central } = stressSchema.parse(JSON.parse(ran.stdout))
    const tables = Object.fromEntries(
      Object.entries(filesOf(join(folder, 'tables'))).map(([name, text]) => [name, read(text)]),
    )
    expect(
      tables['uses.csv']?.map((row) => [row['place'], row['sector'], Number(row['value_added_lost_musd'])]),
    ).toEqual(central.uses.map(({ place, sector, valueAddedLost }) => [place, sector, valueAddedLost]))
    for (const rows of Object.values(tables)) expect(rows.length).toBeGreaterThan(0)
    expect(readdirSync(folder)).toEqual(['tables'])
  })

  it.each([
    ['exposure', ['exposure']],
    ['baseline', ['baseline']],
    ['clear', ['clear', '--world', DANTZIG]],
    ['clear, of a world in which nothing is shipped', ['clear', '--world', testWorld('auction-one-zone')]],
  ])('of %s, each with a header', async (_, args) => {
    const folder = await temporaryFolder()
    expect((await runHere(...args, '--csv', join(folder, 'tables'))).code).toBe(0)
    const files = Object.entries(filesOf(join(folder, 'tables')))
    expect(files.length).toBeGreaterThan(0)
    for (const [name, text] of files) {
      const [header = [], ...rows] = parse(text)
      expect(header.length, name).toBeGreaterThan(1)
      expect(new Set(header).size, name).toBe(header.length)
      for (const row of rows) expect(row).toHaveLength(header.length)
    }
  })

  it('in which nothing is run as a formula', () => {
    const hostile = ['=1+1', '+1', '-1+1', '-A1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://a.b","c, d")']
    const written = toCsv({ columns: ['text', 'number'], rows: hostile.map((text) => [text, -1.5]) })
    const [header, ...rows] = parse(written)
    expect(header).toEqual(['text', 'number'])
    expect(rows).toEqual(hostile.map((text) => [`'${text}`, '-1.5']))
    // An exact amount is none.
    expect(parse(toCsv({ columns: ['amount'], rows: [['-1.50']] }))).toEqual([['amount'], ['-1.50']])
  })

  it('in which quotes, commas, line breaks and gaps survive', () => {
    const rows = [
      ['a "b", c', null],
      ['d\ne', 0],
      ['', Number.NaN],
      ['イットリウム', 1e-7],
    ]
    expect(parse(toCsv({ columns: ['a', 'b'], rows }))).toEqual([
      ['a', 'b'],
      ['a "b", c', ''],
      ['d\ne', '0'],
      ['', ''],
      ['イットリウム', '1e-7'],
    ])
  })
})

describe('a company’s parts', () => {
  const header = 'part,material,place,supplier,kg_per_year,stock_days'
  const parts = async (...rows: string[]): Promise<string> => {
    const path = join(await temporaryFolder(), 'parts.csv')
    writeFileSync(path, [header, ...rows, ''].join('\n'))
    return path
  }

  it('stop in their order in stress', async () => {
    const path = await parts('servo motor,magnet-heavy,JPN,,1200,45', 'sensor,magnet-smco,JPN,,300,0')
    const { code, stdout } = await runHere('stress', ...SHORT, '--company', path, '--json')
    expect(code).toBe(0)
    const { company } = JSON.parse(stdout) as { company: { part: string; stops: string | null; missingKg: number }[] }
    expect(company.map(({ part }) => part)).toEqual(['servo motor', 'sensor'])
    expect(company[1]).toMatchObject({ stops: '2026-01' })
    expect(company[1]?.missingKg).toBeGreaterThan(company[0]?.missingKg ?? 0)
    expect((await runHere('stress', ...SHORT, '--company', path)).stdout).toMatch(/servo motor.*\n.*sensor/)
  })

  it('are in the JSON Schema that `schema stress` prints', async () => {
    const path = await parts('servo motor,magnet-heavy,JPN,,1200,45')
    const { stdout } = await runHere('stress', ...SHORT, '--company', path, '--json')
    const schema = JSON.parse((await runHere('schema', 'stress')).stdout) as { properties: object }
    expect(Object.keys(schema.properties)).toEqual(
      expect.arrayContaining(Object.keys(z.record(z.string(), z.unknown()).parse(JSON.parse(stdout)))),
    )
  })

  it('are traced in exposure', async () => {
    const path = await parts('servo motor,magnet-heavy,JPN,,1200,45')
    const { code, stdout } = await runHere('exposure', '--company', path)
    expect(code).toBe(0)
    expect(stdout).toContain('servo motor')
  })

  it('are written so that no spreadsheet runs their names', async () => {
    const path = await parts(`"=HYPERLINK(""http://a.b"",""c"")",magnet-heavy,JPN,,1200,45`)
    for (const command of [['stress', ...SHORT], ['exposure']]) {
      const folder = join(await temporaryFolder(), 'tables')
      expect((await runHere(...command, '--company', path, '--csv', folder)).code).toBe(0)
      const written = Object.values(filesOf(folder)).filter((text) => text.includes('HYPERLINK'))
      // The parts, and in a stress test the chance of each that a line stops for lack of it, what is at stake and what to do.
      expect(written).toHaveLength(command[0] === 'stress' ? 4 : 1)
      for (const cell of written.flatMap((text) => parse(text).flat())) expect(cell).not.toMatch(/^[=+@\t\r]/)
    }
  })

  it('that the world does not deliver there are refused, or said not to stop: nothing was withheld', async () => {
    const path = await parts('servo motor,magnet-heavy,JPN,AUS,1200,45')
    const undisturbed = ['stress', 'reference', '--months', '2', '--no-range', '--json']
    const { code, stdout } = await runHere(...undisturbed, '--company', path)
    if (code !== 1)
      expect((JSON.parse(stdout) as { company: { stops: string | null }[] }).company).toMatchObject([{ stops: null }])
  })
})

describe('--overlay lays tables over the world', () => {
  const HEADER = 'id,value,low,high,unit,date,source,confidence,note'

  it('and changes one figure and the hash, and nothing else', async () => {
    const over = writeFolder(join(await temporaryFolder(), 'dearer-money'), {
      'parameters.csv': `${HEADER}\ndiscount,0.015,0.005,0.02,share/month,2024,judgement,low,\n`,
    })
    const shown = async (...more: string[]): Promise<Record<string, string>[]> => {
      const { stdout } = await runHere('data', 'show', 'share/month', '--json', ...more)
      const tables = JSON.parse(stdout) as { table: string; rows: Record<string, string>[] }[]
      return tables.find(({ table }) => table === 'parameters.csv')?.rows ?? []
    }
    const value = (rows: Record<string, string>[], id: string): string | undefined =>
      rows.find((row) => row['id'] === id)?.['value']
    const [before, after] = [await shown(), await shown('--overlay', over)]
    expect([value(before, 'discount'), value(after, 'discount')]).toEqual(['0.01', '0.015'])
    const others = (rows: Record<string, string>[]): Record<string, string>[] =>
      rows.filter(({ id }) => id !== 'discount')
    expect(others(before).length).toBeGreaterThan(0)
    expect(others(after)).toEqual(others(before))
    expect(await shippedHash('--overlay', over)).not.toBe(await shippedHash())
    const { stdout } = await runHere('stress', ...SHORT, '--overlay', over)
    expect(stdout).toContain(
      `world ${(await shippedHash('--overlay', over)).slice(0, 12)} (world + 2026 + dearer-money)`,
    )
  })

  it('the later over the earlier', async () => {
    const folder = await temporaryFolder()
    const [first = '', second = ''] = ['0.011', '0.012'].map((value) =>
      writeFolder(join(folder, `discount-${value}`), {
        'parameters.csv': `${HEADER}\ndiscount,${value},0.005,0.02,share/month,2024,judgement,low,\n`,
      }),
    )
    const show = ['data', 'show', 'discount', '--overlay']
    expect((await runHere(...show, first, '--overlay', second)).stdout).toContain('value=0.012')
    expect((await runHere(...show, second, '--overlay', first)).stdout).toContain('value=0.011')
    expect(await shippedHash('--overlay', first, '--overlay', second)).not.toBe(
      await shippedHash('--overlay', second, '--overlay', first),
    )
  })

  it('a copy of the world under another name has the same hash', async () => {
    const folder = await temporaryFolder()
    const copy = copyWorld('shipped', folder)
    expect(await shippedHash(copy.folder)).toBe(await shippedHash('--world', '2024'))
    // Nothing is laid over a folder of one's own.
    expect(await shippedHash(copy.folder, '--overlay', '2026')).toBe(await shippedHash())
  })

  it('today’s over that of 2024 by itself, and once if it is asked for', async () => {
    const today = await shippedHash()
    expect(await shippedHash('--world', '2024')).not.toBe(today)
    expect(await shippedHash('--world', '2026')).toBe(today)
    expect(await shippedHash('--world', '2024', '--overlay', '2026')).toBe(today)
    expect(await shippedHash('--overlay', '2026')).toBe(today)
  })
})

describe('--out writes a run folder', () => {
  const sha256 = (bytes: string): string => createHash('sha256').update(bytes, 'latin1').digest('hex')
  const manifestOf = (folder: string) =>
    z
      .object({
        ytterby: z.string(),
        solver: z.string(),
        world: z.object({ title: z.string(), sha256: z.string() }),
        command: z.array(z.string()),
        outputs: z.array(z.object({ path: z.string(), sha256: z.string() })),
      })
      .parse(JSON.parse(filesOf(folder)['manifest.json'] ?? ''))

  it('whose manifest says what made it, the same bytes a second time, and `verify` says so', async () => {
    const folder = await temporaryFolder()
    const [one, two] = [join(folder, 'one'), join(folder, 'two')]
    for (const out of [one, two]) {
      const ran = await runProgram(['stress', ...SHORT, '--out', out])
      expect({ code: ran.code, stderr: ran.stderr }).toEqual({ code: 0, stderr: `Wrote ${out}\n` })
    }
    expect(readdirSync(folder).sort()).toEqual(['one', 'two'])
    const files = bytesOf(one)
    expect(files).toEqual(bytesOf(two))

    const manifest = manifestOf(one)
    expect(manifest).toMatchObject({
      ytterby: VERSION,
      world: { title: 'world + 2026', sha256: await shippedHash() },
      command: ['stress', ...SHORT],
    })
    expect(manifest.solver).toMatch(/^highs \d/)
    expect(manifest.outputs.map(({ path }) => path).sort()).toEqual(
      [...files.keys()].filter((name) => name !== 'manifest.json').sort(),
    )
    for (const output of manifest.outputs) expect(output.sha256).toBe(sha256(files.get(output.path) ?? ''))
    stressSchema.parse(JSON.parse(files.get('result.json') ?? ''))

    const verified = await runProgram(['verify', one])
    expect(verified).toEqual({ code: 0, stdout: `${one}: made again to the same bytes\n`, stderr: '' })

    writeFileSync(join(one, 'uses.csv'), `${files.get('uses.csv') ?? ''}\n`)
    const edited = await runProgram(['verify', one])
    expect({ code: edited.code, stdout: edited.stdout }).toEqual({ code: 1, stdout: '' })
    expect(toldFaults(edited.stderr)).toMatchObject([
      { code: 'RUN_DIFFERS', message: 'uses.csv was changed after the run.', at: one },
    ])
  })

  it.each([
    ['taken away', undefined],
    ['cut short', '{'],
    ['a list', '[]'],
    ['nothing', 'null'],
    ['one of something else', '{"name":"a web page"}'],
    ['without a world', JSON.stringify({ command: ['clear', '--world', DANTZIG], outputs: [] })],
    ['with outputs that are none', JSON.stringify({ command: ['clear', '--world', DANTZIG], world: {}, outputs: [1] })],
  ])('that `verify` refuses when its manifest is %s', async (_, manifest) => {
    const folder = writeFolder(await temporaryFolder(), manifest === undefined ? {} : { 'manifest.json': manifest })
    const ran = await runHere('verify', folder)
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 1, stdout: '' })
    expect(toldFaults(ran.stderr).map(({ code }) => code)).toEqual(['RUN_FOLDER_UNREADABLE'])
  })

  it('that `verify` refuses when the world has changed, and says so', async () => {
    const folder = await temporaryFolder()
    const world = copyWorld('dantzig-transport', folder)
    const run = join(folder, 'run')
    expect((await runHere('clear', '--world', world.folder, '--out', run)).code).toBe(0)
    world.cells('demand.csv', 2, { value: '3800', low: '3800' })
    const { code, stderr } = await runProgram(['verify', run])
    expect(code).toBe(1)
    expect(toldFaults(stderr).map(({ message }) => message)).toContain('the world has changed.')
  })

  it('that `verify` refuses when its world is gone, and says what could not be read', async () => {
    const folder = await temporaryFolder()
    const world = copyWorld('dantzig-transport', folder)
    const run = join(folder, 'run')
    expect((await runHere('clear', '--world', world.folder, '--out', run)).code).toBe(0)
    for (const file of readdirSync(world.folder)) world.remove(file)
    const { code, stderr } = await runProgram(['verify', run])
    expect(code).toBe(1)
    expect(stderr).toContain('RUN_NOT_REPEATABLE')
    expect(stderr).toContain('FOLDER_WITHOUT_TABLES')
  })

  it('with the same bytes however the folder is named and whatever else is asked for', async () => {
    const folder = await temporaryFolder()
    const at = (name: string): string => join(folder, name)
    const clear = ['clear', '--world', DANTZIG]
    await runHere(...clear, '--out', at('plain'))
    await runHere(...clear, '--json', '--out', at('json'))
    await runHere(...clear, '--csv', at('tables'), '--out', at('csv'))
    await runHere('clear', '--out', at('first'), '--world', DANTZIG)
    await runHere(...clear, `--out=${at('equals')}`, `--csv=${at('tables')}`)
    for (const name of ['json', 'csv', 'first', 'equals'])
      expect({ name, files: filesOf(at(name)) }).toEqual({ name, files: filesOf(at('plain')) })
  })

  it('with the world named by its folder, and the command as it was given', async () => {
    const folder = await temporaryFolder()
    await runProgram(['clear', '--world', basename(DANTZIG), '--out', join(folder, 'run')], {
      cwd: join(import.meta.dirname, 'worlds'),
    })
    expect(manifestOf(join(folder, 'run')).command).toEqual(['clear', '--world', 'dantzig-transport'])
  })
})

describe('JSON follows its published schema', () => {
  it.each([
    { args: ['baseline'], schema: STUDIES.baseline.schema },
    { args: ['clear', 'reference'], schema: STUDIES.clear.schema },
    { args: ['exposure', '--place', 'JPN'], schema: STUDIES.exposure.schema },
  ])('$args', async ({ args, schema }) => {
    const { code, stdout } = await runHere(...args, '--json')
    expect(code).toBe(0)
    // What the schema does not name would have been dropped.
    expect(schema.parse(JSON.parse(stdout))).toEqual(JSON.parse(stdout))
  })
})
