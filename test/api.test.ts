import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parquetReadObjects } from 'hyparquet'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { CheckFailed } from '../src/clearing/index.ts'
import { PROBLEMS, readStatic, type Served } from '../src/server/index.ts'
import { SolverError } from '../src/solver/index.ts'
import type { DataBundle, ModelRequest } from '../src/studies/index.ts'
import { columnsOf, FaultList, readTable, TABLE_NAMES, TABLES } from '../src/world/index.ts'
import { filesOf, runHere, temporaryFolder, writeFolder, type Ran } from './run-cli.ts'
import {
  API,
  DRAWN,
  ENDED,
  events,
  LONG,
  post,
  QUICK,
  reached,
  SERVED,
  shippedServed,
  submit,
  testApp,
  type JobSeen,
} from './run-server.ts'

const ROOT = join(import.meta.dirname, '..')
const served = await shippedServed()
const app = testApp({ served })
/** The command line, asked about the world that is served. */
const ytterby = (...words: string[]): Promise<Ran> => runHere(...words, '--world', SERVED)
const get = (path: string, headers: Record<string, string> = {}) => app.request(`${API}${path}`, { headers })
const text = async (path: string): Promise<string> => (await get(path)).text()
const json = async (path: string): Promise<unknown> => (await get(path)).json()

interface ProblemSeen {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly faults?: Record<string, unknown>[]
  readonly errors?: { in: string; path: string; message: string }[]
  readonly leftOut?: number
  readonly incident?: string
}

/** A problem of that kind, with all that every problem has. */
async function problem(answer: Response | Promise<Response>, kind: keyof typeof PROBLEMS): Promise<ProblemSeen> {
  const given = await answer
  const { status, headers } = given
  const body = (await given.json()) as ProblemSeen
  expect({ status, type: body.type, told: body.status }, JSON.stringify(body)).toEqual({
    status: PROBLEMS[kind][0],
    type: `urn:ytterby:problem:${kind}`,
    told: PROBLEMS[kind][0],
  })
  expect(headers.get('Content-Type')).toBe('application/problem+json')
  expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'")
  expect(body.title).not.toBe('')
  expect(body.detail).not.toBe('')
  return body
}

/** Rows of a Parquet file as CSV would have them. */
async function parquetRows(answer: Response): Promise<string[][]> {
  const file = await answer.arrayBuffer()
  const rows = await parquetReadObjects({ file })
  return rows.map((row) => Object.values(row).map((value) => (value === null ? '' : String(value))))
}

describe('worlds', () => {
  it('tell what is served', async () => {
    const { worlds } = (await json('/worlds')) as { worlds: Record<string, unknown>[] }
    expect(worlds).toHaveLength(1)
    expect(worlds[0]).toMatchObject({ id: 'shipped', hash: served.world.hash, counts: { places: 28, materials: 49 } })
  })

  it.each(TABLE_NAMES)('give %s in three forms that say the same', async (name) => {
    const path = `/worlds/shipped/tables/${name}`
    const csv = await text(`${path}?format=csv`)
    const faults = new FaultList()
    const rows = readTable(`${name}.csv`, csv, TABLES[name], faults)
    expect(faults.faults, 'the CSV can be laid over the world').toEqual([])
    expect(rows).toHaveLength(served.tables[name].length)
    const table = (await json(path)) as {
      rows: Record<string, string | number | null>[]
      schema: { fields: unknown[] }
    }
    expect(table.schema.fields).toHaveLength(rows[0]?.entries().length ?? columnsOf(TABLES[name]).length)
    const plain = rows.map((row) => row.entries().map(([, cell]) => cell))
    expect(table.rows.map((row) => Object.values(row).map((cell) => (cell === null ? '' : String(cell))))).toEqual(
      plain,
    )
    expect(await parquetRows(await get(`${path}?format=parquet`))).toEqual(plain)
  })

  it('list the sources as the command line does', async () => {
    const { stdout } = await ytterby('data', 'sources', '--json')
    expect(await json('/worlds/shipped/sources')).toEqual({ sources: JSON.parse(stdout) as unknown })
  })

  it('choose the form by Accept where none is named', async () => {
    const path = '/worlds/shipped/tables/places'
    const type = async (accept: string): Promise<string | null> =>
      (await get(path, { Accept: accept })).headers.get('Content-Type')
    expect(await type('text/csv')).toBe('text/csv; charset=utf-8')
    expect(await type('text/csv;q=0.5, application/json')).toBe('application/json')
    expect(await type('text/*')).toBe('text/csv; charset=utf-8')
    expect(await type('*/*')).toBe('application/json')
    expect(await type('application/vnd.apache.parquet, */*;q=0.1')).toBe('application/vnd.apache.parquet')
  })
})

describe('scenarios', () => {
  it('are those of the folder, as text and as entries', async () => {
    const { scenarios } = (await json('/scenarios')) as { scenarios: { id: string; title: string }[] }
    expect(scenarios).toHaveLength(10)
    for (const { id, title } of scenarios) {
      const file = readFileSync(join(ROOT, 'data', 'scenarios', `${id}.yaml`), 'utf8')
      expect(await text(`/scenarios/${id}?format=yaml`)).toBe(file)
      expect(await json(`/scenarios/${id}`)).toEqual(parse(file))
      expect((parse(file) as { title: string }).title).toBe(title)
    }
  })
})

describe('menus', () => {
  it('are those of the folder, as text and as entries', async () => {
    const file = readFileSync(join(ROOT, 'data', 'menus', 'bans.yaml'), 'utf8')
    const { title, title_ja, note, start, months } = parse(file) as Record<string, unknown>
    const strategist: unknown = expect.objectContaining({ id: 'strategist' })
    expect(await json('/menus')).toEqual({ menus: [{ id: 'bans', title, title_ja, note, start, months }, strategist] })
    expect(await text('/menus/bans?format=yaml')).toBe(file)
    expect(await json('/menus/bans')).toEqual(parse(file))
  })
})

describe('what is answered at once', () => {
  it('has the bytes of the command line', async () => {
    expect(await text('/exposure')).toBe((await ytterby('exposure', '--json')).stdout)
    expect(await text('/exposure?place=USA&place=CHN')).toBe(
      (await ytterby('exposure', '--json', '--place', 'USA', '--place', 'CHN')).stdout,
    )
    expect(await text('/baseline')).toBe((await ytterby('baseline', '--json')).stdout)
  })

  it.each(['exposure', 'baseline'])('gives the tables of %s as the command line writes them', async (study) => {
    const folder = join(await temporaryFolder(), 'tables')
    await ytterby(study, '--csv', folder)
    for (const [file, csv] of Object.entries(filesOf(folder))) {
      const path = `/${study}/${file.replace('.csv', '')}`
      expect(await text(`${path}?format=csv`)).toBe(csv)
      await expectSameParquet(`${path}?format=parquet`, csv)
    }
  })

  it('is not answered for ever', async () => {
    const stuck = { ...served, pool: neverAnswers() } as Served
    const slow = testApp({ served: stuck, limits: { answerMs: 20 } })
    await problem(slow.request(`${API}/exposure`), 'time-limit')
  })
})

/** A table as Parquet holds the cells of its CSV. */
async function expectSameParquet(path: string, csv: string): Promise<void> {
  const { parse: parseCsv } = await import('csv-parse/sync')
  const rows = parseCsv(csv).slice(1)
  expect(await parquetRows(await get(path))).toEqual(rows)
}

describe('a stress test', () => {
  it('comes out in the bytes of the command line, with range and company, tables too', async () => {
    const company = readFileSync(join(ROOT, 'docs', 'examples', 'company.csv'), 'utf8')
    const job = await submit(app.request, {
      scenario: 'jp-2026-practice',
      months: 2,
      foresight: 5,
      terminalValue: 'last-price',
      company: { file: 'company.csv', text: company },
    })
    expect(job.question).toEqual({
      scenario: { id: 'jp-2026-practice', title: expect.stringContaining('January 2026') as string },
      months: 2,
      foresight: 5,
      terminalValue: 'last-price',
      range: true,
      company: 'company.csv',
    })
    const done = await reached(app.request, job, ...ENDED)
    expect(done).toMatchObject({ state: 'done', progress: { done: 10, total: 10 } })
    const folder = join(await temporaryFolder(), 'tables')
    const asked = 'stress jp-2026-practice --months 2 --foresight 5 --terminal-value last-price --json'.split(' ')
    const { stdout } = await ytterby(...asked, '--csv', folder, '--company', 'docs/examples/company.csv')
    expect(await (await app.request(done.links.result ?? '')).text()).toBe(stdout)
    const tables = filesOf(folder)
    expect(Object.keys(tables)).toHaveLength(12)
    for (const [file, csv] of Object.entries(tables)) {
      const path = `${done.links.result?.replace(API, '')}/${file.replace('.csv', '')}`
      expect(await text(`${path}?format=csv`)).toBe(csv)
      await expectSameParquet(`${path}?format=parquet`, csv)
      expect((await json(path)) as object).toMatchObject({ name: file.replace('.csv', '') })
    }
  })

  it('comes out the same by name, as text and as entries', async () => {
    const yaml = await text('/scenarios/jp-2026-practice?format=yaml')
    const forms = [
      'jp-2026-practice',
      { yaml, file: 'jp-2026-practice.yaml' },
      await json('/scenarios/jp-2026-practice'),
    ]
    const jobs = await Promise.all(forms.map((scenario) => submit(app.request, { ...QUICK, scenario })))
    const results = await Promise.all(
      jobs.map(async (job) => {
        const done = await reached(app.request, job, ...ENDED)
        return (await (await app.request(done.links.result ?? '')).json()) as {
          scenario: { id: string }
          central: unknown
        }
      }),
    )
    expect(results.map(({ scenario }) => scenario.id)).toEqual(['jp-2026-practice', 'jp-2026-practice', 'scenario'])
    expect(results[1]).toEqual(results[0])
    expect(results[2]?.central).toEqual(results[0]?.central)
  })
})

describe('every study that takes a while', () => {
  it.each([
    ['clear', { scenario: 'reference' }, 'clear'],
    [
      'clear',
      { scenario: 'jp-2026-practice', months: 2, priceIntervals: true },
      'clear jp-2026-practice --months 2 --price-intervals',
    ],
    [
      'plan',
      {
        menu: 'bans',
        members: ['japan'],
        budget: '1e9JPY',
        maxMeasures: 1,
        months: 1,
        periods: '1',
        values: true,
        budgets: ['0.5e9JPY'],
        include: ['stockpile sm-metal JPN'],
      },
      'plan --members japan --budget 1e9JPY --max-measures 1 --months 1 --periods 1 --values --budgets 0.5e9JPY --include "stockpile sm-metal JPN"',
    ],
    [
      'dumping',
      { members: ['JPN', 'USA'], path: 'below-cost', maxMeasures: 0, clawbackShare: 0, instruments: ['cfd'] },
      'dumping below-cost --members JPN,USA --max-measures 0 --clawback-share 0 --instruments cfd',
    ],
    ['stress', { scenario: 'jp-2026-practice', months: 1, range: false }, 'stress --months 1 --no-range'],
  ] as const)('%s %j comes out in the bytes of the command line, tables too', async (study, body, line) => {
    const words = (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''))
    const job = await submit(app.request, body, study)
    expect(job.question).toMatchObject(body.hasOwnProperty('members') ? { months: expect.any(Number) as number } : {})
    const done = await reached(app.request, job, ...ENDED)
    expect(done.problem).toBeUndefined()
    const folder = join(await temporaryFolder(), 'tables')
    const { stdout } = await ytterby(...words, '--json', '--csv', folder)
    expect(await (await app.request(done.links.result ?? '')).text()).toBe(stdout)
    for (const [file, csv] of Object.entries(filesOf(folder)))
      expect(await text(`${done.links.result?.replace(API, '')}/${file.replace('.csv', '')}?format=csv`)).toBe(csv)
  })

  it.each([
    ['plan', {}, 'invalid-request'],
    ['plan', { menu: 'bans', members: ['atlantis'] }, 'invalid-input'],
    ['plan', { menu: 'bans', members: ['JPN'], budget: 'a lot' }, 'invalid-input'],
    ['plan', { menu: 'bans', members: ['JPN'], start: '2027-13' }, 'invalid-request'],
    ['plan', { menu: 'bans', members: ['JPN'], constraints: 'none-such' }, 'not-found'],
    ['dumping', { path: 'own-cost', members: ['JPN'], instruments: ['bribes'] }, 'invalid-request'],
    ['dumping', { path: 'own-cost', members: ['JPN'], plan: { text: 'no plan' } }, 'invalid-input'],
    ['weapon', { menu: 'bans', year: 2030 }, 'invalid-input'],
    ['clear', { scenario: 'jp-2026-practice', horizon: 3 }, 'invalid-request'],
  ] as const)('%s %j is refused before anything is solved', async (study, body, kind) => {
    await problem(app.request(`${API}/${study}`, post(body)), kind)
  })

  it.each([
    [undefined, 'There is no place "atlantis" in this world.'],
    ['de, en;q=0.5', 'There is no place "atlantis" in this world.'],
    ['ja-JP, en;q=0.5', '国・地域「atlantis」は世界データにありません。'],
  ])('a fault is stated in the language of who asks: %s', async (accepted, message) => {
    const asked = post({ menu: 'bans', members: ['atlantis'] })
    const headers = new Headers(asked.headers)
    if (accepted !== undefined) headers.set('Accept-Language', accepted)
    const { detail, faults } = await problem(app.request(`${API}/plan`, { ...asked, headers }), 'invalid-input')
    expect([detail, faults?.map((fault) => [fault.code, fault.message])]).toEqual([
      message,
      [['PLACE_UNKNOWN', message]],
    ])
  })
})

describe('the worst of a menu', () => {
  it('comes out in the bytes of the command line, with what to protect and a member, tables too', async () => {
    const asked = {
      target: ['japan'],
      months: 6,
      simulate: 1,
      runnersUp: 2,
      threshold: 50,
      protect: 1,
      member: ['JPN'],
    }
    const job = await submit(app.request, { menu: 'bans', ...asked }, 'weapon')
    expect(job).toMatchObject({ study: 'weapon', question: { menu: { id: 'bans' }, ...asked, maxMeasures: 2 } })
    const done = await reached(app.request, job, ...ENDED)
    // Sets whose loss for the member is known, of all; before, how many were solved for all is reported, and no total.
    expect(done).toMatchObject({ state: 'done', progress: { total: 56, best: expect.any(Number) as number } })
    expect(done.progress.best).toBeCloseTo(done.progress.bound ?? 0, 3)
    const folder = join(await temporaryFolder(), 'tables')
    const line =
      'weapon bans --target japan --months 6 --simulate 1 --runners-up 2 --threshold 50 --protect 1 --member JPN --json'
    const { stdout } = await ytterby(...line.split(' '), '--csv', folder)
    expect(await (await app.request(done.links.result ?? '')).text()).toBe(stdout)
    const tables = filesOf(folder)
    expect(Object.keys(tables).sort()).toEqual(
      ['curve', 'member', 'one-protected', 'places', 'plan', 'protection', 'sets', 'uses'].map((name) => `${name}.csv`),
    )
    for (const [file, csv] of Object.entries(tables)) {
      const path = `${done.links.result?.replace(API, '')}/${file.replace('.csv', '')}`
      expect(await text(`${path}?format=csv`)).toBe(csv)
      await expectSameParquet(`${path}?format=parquet`, csv)
    }
  })

  it('is refused at once where nothing could be searched, with the faults of the command line', async () => {
    const refused = async (body: object): Promise<unknown> =>
      (await problem(app.request(`${API}/weapon`, post(body)), 'invalid-input')).faults?.map(({ code }) => code)
    expect(await refused({ menu: 'bans', target: ['CHN'] })).toEqual(['MENU_MISSES_TARGET'])
    expect(await refused({ menu: 'bans', target: ['Atlantis'] })).toEqual(['PLACE_UNKNOWN'])
    expect(await refused({ menu: 'bans', member: ['JPN'], maxMeasures: 3 })).toEqual(['MEMBER_TOO_MANY'])
    expect(await refused({ menu: 'bans', maxMeasures: 6 })).toEqual(['MENU_TOO_LARGE'])
    expect(await refused({ menu: { title: 'x', start: '2026-01' } })).toEqual(['MENU_EMPTY'])
  })
})

describe('an ensemble', () => {
  /** Bytes and tables of a job beside those of a command. */
  const sameAs = async (job: JobSeen, line: string, tables: readonly string[]): Promise<JobSeen> => {
    const done = await reached(app.request, job, ...ENDED)
    expect(done).toMatchObject({ state: 'done' })
    const folder = join(await temporaryFolder(), 'tables')
    const { stdout, stderr } = await ytterby(...line.split(' '), '--json', '--csv', folder)
    expect(stderr).not.toContain('  do  ')
    expect(await (await app.request(done.links.result ?? '')).text()).toBe(stdout)
    const files = filesOf(folder)
    expect(Object.keys(files).sort()).toEqual([...tables].sort().map((name) => `${name}.csv`))
    for (const [file, csv] of Object.entries(files)) {
      const path = `${done.links.result?.replace(API, '')}/${file.replace('.csv', '')}`
      expect(await text(`${path}?format=csv`)).toBe(csv)
      await expectSameParquet(`${path}?format=parquet`, csv)
    }
    return done
  }
  const TABLES_OF = ['bands', 'differences', 'drivers', 'evaluations', 'judgements']

  it('comes out in the bytes of the command line, scenarios compared, tables too', async () => {
    const scenario = (name: string) => ({ study: 'stress', scenario: name, months: 1, foresight: 2 })
    const job = await submit(
      app.request,
      {
        of: [scenario('jp-2026-practice'), scenario('jp-cutoff-12m')],
        samples: 4,
        seed: 7,
        distribution: 'uniform',
        factors: ['leakage'],
      },
      'ensembles',
    )
    expect(job).toMatchObject({
      study: 'ensemble',
      question: {
        of: [{ study: 'stress', id: 'jp-2026-practice' }, { id: 'jp-cutoff-12m' }],
        samples: 4,
        evaluations: 7,
      },
    })
    const line =
      'ensemble stress jp-2026-practice jp-cutoff-12m --months 1 --foresight 2 --samples 4 --seed 7 --distribution uniform --factors leakage'
    expect(await sameAs(job, line, TABLES_OF)).toMatchObject({ progress: { done: 7, total: 7 } })
  })

  it('is made of exposure and of the weapon as well', async () => {
    const exposed = await submit(
      app.request,
      { of: [{ study: 'exposure', place: ['USA'] }], samples: 4, factors: ['output-oxide'] },
      'ensembles',
    )
    await sameAs(exposed, 'ensemble exposure --place USA --samples 4 --factors output-oxide', TABLES_OF)
    const worst = await submit(
      app.request,
      {
        of: [{ study: 'weapon', menu: 'bans', target: ['JPN'], maxMeasures: 1, months: 2 }],
        samples: 2,
        factors: ['leakage'],
      },
      'ensembles',
    )
    const line = 'ensemble weapon bans --target JPN --max-measures 1 --months 2 --samples 2 --factors leakage'
    await sameAs(worst, line, TABLES_OF)
  })

  it('is refused at once where it cannot be drawn, or is too large, and the limit is stated', async () => {
    const refused = async (body: object): Promise<string> => {
      const { faults } = await problem(app.request(`${API}/ensembles`, post(body)), 'invalid-input')
      return faults?.map(({ code, message }) => `${String(code)} ${String(message)}`).join() ?? ''
    }
    expect(await refused({ ...DRAWN, factors: ['leakag'] })).toContain('FACTOR_UNKNOWN')
    expect(await refused({ ...DRAWN, totalOrderSamples: 4 })).toContain('TOTALS_OVER_RUNS')
    expect(await refused({ ...DRAWN, totalOrderSamples: 2 })).toContain('TOTALS_TOO_FEW')
    expect(await refused({ ...DRAWN, of: [{ study: 'exposure', place: ['Atlantis'] }] })).toContain('PLACE_UNKNOWN')
    expect(await refused({ ...DRAWN, of: [{ study: 'weapon', menu: 'bans', maxMeasures: 6 }] })).toContain(
      'MENU_TOO_LARGE',
    )
    expect(await refused({ of: [{ study: 'exposure' }], samples: 100_000 })).toMatch(
      /^ENSEMBLE_TOO_LARGE 100000 draws of \d+ factors make 100\d\d\d runs; at most 1000 are made here\.$/,
    )
    await problem(app.request(`${API}/ensembles`, post({ of: [{ study: 'stress', scenario: 'none' }] })), 'not-found')
  })

  it('leaves room for what others ask, and stops its chunks when it is taken back', async () => {
    const own = await shippedServed()
    const asked: ModelRequest['study'][] = []
    const pool = watched(own.pool, ({ study }) => asked.push(study))
    const shared = testApp({ served: { ...own, pool } as Served })
    const long = await submit(
      shared.request,
      { of: [{ study: 'stress', scenario: 'alliance-cutoff-12m', months: 3 }] },
      'ensembles',
    )
    await reached(shared.request, long, 'running')
    const quick = await submit(shared.request, QUICK)
    expect(await reached(shared.request, quick, ...ENDED)).toMatchObject({ state: 'done' })
    const answer = await shared.request(long.links.self, { method: 'DELETE' })
    expect(await answer.json()).toMatchObject({ state: 'cancelled' })
    const begun = asked.filter((study) => study === 'draws').length
    // The threads are free again at once: another question is answered, and no chunk follows.
    expect(await reached(shared.request, await submit(shared.request, QUICK), ...ENDED)).toMatchObject({
      state: 'done',
    })
    expect(asked.filter((study) => study === 'draws').length).toBe(begun)
    expect(begun, 'of 275').toBeLessThan(20)
    expect(shared.logged).toEqual([])
  })

  it('fails when it runs too long, and when a chunk does', async () => {
    const hasty = testApp({ served, limits: { ensembleMs: 200 } })
    const long = { of: [{ study: 'stress', scenario: 'alliance-cutoff-12m', months: 3 }] }
    const job = await reached(hasty.request, await submit(hasty.request, long, 'ensembles'), ...ENDED)
    expect(job).toMatchObject({ state: 'failed', problem: { type: 'urn:ytterby:problem:time-limit' } })
    const broken = testApp({
      served: { ...served, pool: { ...(rejects(new CheckFailed('a')) as object), size: 2 } } as Served,
    })
    const failed = await reached(broken.request, await submit(broken.request, DRAWN, 'ensembles'), ...ENDED)
    expect(failed).toMatchObject({ state: 'failed', problem: { type: 'urn:ytterby:problem:result-withheld' } })
  })
})

describe('the hindcast', () => {
  it('lists the episodes, and comes out in the bytes of the command line, tables too', async () => {
    const { episodes } = (await json('/hindcast')) as { episodes: { id: string; use: string }[] }
    expect(episodes.map(({ id }) => id)).toContain('2025-april')
    const one = episodes[0]?.id ?? ''
    const job = await submit(app.request, { episodes: [one] }, 'hindcast')
    expect(job).toMatchObject({ study: 'hindcast', question: { episodes: [one] } })
    const done = await reached(app.request, job, ...ENDED)
    expect(done.progress.done).toBe(done.progress.total)
    const folder = join(await temporaryFolder(), 'tables')
    const { stdout } = await ytterby('hindcast', one, '--json', '--csv', folder)
    expect(await (await app.request(done.links.result ?? '')).text()).toBe(stdout)
    for (const [file, csv] of Object.entries(filesOf(folder))) {
      const path = `${done.links.result?.replace(API, '')}/${file.replace('.csv', '')}`
      expect(await text(`${path}?format=csv`)).toBe(csv)
      await expectSameParquet(`${path}?format=parquet`, csv)
    }
  })

  it('takes observations of one’s own, as the command line does', async () => {
    const file = join(import.meta.dirname, '../docs/examples/observed.csv')
    const asked = { episodes: ['2023-graphite'], observed: { file: 'observed.csv', text: readFileSync(file, 'utf8') } }
    const job = await submit(app.request, asked, 'hindcast')
    expect(job).toMatchObject({ question: { episodes: ['2023-graphite'], observed: 'observed.csv' } })
    const done = await reached(app.request, job, ...ENDED)
    const { stdout } = await ytterby('hindcast', '2023-graphite', '--observed', file, '--json')
    expect(await (await app.request(done.links.result ?? '')).text()).toBe(stdout)
    const { faults } = await problem(
      app.request(`${API}/hindcast`, post({ observed: { text: 'id;quantity' } })),
      'invalid-input',
    )
    expect(faults).toMatchObject([{ code: 'TABLE_SEPARATOR', file: 'observed.csv', line: 1 }])
  })

  it('is refused for an episode that there is none of', async () => {
    const { faults } = await problem(
      app.request(`${API}/hindcast`, post({ episodes: ['2010-japen'] })),
      'invalid-input',
    )
    expect(faults).toMatchObject([{ code: 'EPISODE_UNKNOWN', remedy: expect.stringContaining('2010-japan') as string }])
  })
})

describe('jobs', () => {
  it('are reported to the end: the present state first, every change after it, the end last', async () => {
    const job = await submit(app.request, { ...QUICK, months: 3 })
    const seen = await allOf(events(await app.request(job.links.events)))
    expect(new Set(seen.slice(0, -1).map(({ event }) => event))).toEqual(new Set(['progress']))
    expect(seen.at(-1)).toMatchObject({ event: 'end', data: { state: 'done', progress: { done: 3, total: 3 } } })
    const late = await allOf(events(await app.request(job.links.events)))
    expect(late).toEqual([seen.at(-1)])
    const again = { headers: { 'Last-Event-ID': seen.at(-1)?.id ?? '' } }
    expect((await app.request(job.links.events, again)).status).toBe(204)
    const strange = { headers: { 'Last-Event-ID': 'strange' } }
    expect((await app.request(job.links.events, strange)).status).toBe(200)
  })

  it('are shown to be alive while nothing happens', async () => {
    const quiet = testApp({ served: { ...served, pool: neverAnswers() } as Served, limits: { heartbeatMs: 10 } })
    const job = await submit(quiet.request, QUICK)
    const reader = (await quiet.request(job.links.events)).body?.getReader()
    let said = ''
    while (!said.includes(': alive')) said += new TextDecoder().decode((await reader?.read())?.value)
    await reader?.cancel()
  })

  it('can be cancelled while they wait and while they run, and others go on', async () => {
    const long = await Promise.all([1, 2, 3].map(() => submit(app.request, LONG)))
    const [first, second, third] = long as [JobSeen, JobSeen, JobSeen]
    await reached(app.request, first, 'running')
    for (const job of [third, first, second]) {
      const answer = await app.request(job.links.self, { method: 'DELETE' })
      expect(await answer.json()).toMatchObject({ id: job.id, state: 'cancelled' })
    }
    const quick = await submit(app.request, QUICK)
    expect(await reached(app.request, quick, ...ENDED)).toMatchObject({ state: 'done' })
    const twice = await app.request(quick.links.self, { method: 'DELETE' })
    expect(await twice.json(), 'what has ended stays as it is').toMatchObject({ state: 'done' })
    await problem(app.request(`${first.links.self}/result`), 'no-result')
    const { jobs } = (await json('/jobs')) as { jobs: JobSeen[] }
    expect(jobs[0]?.id, 'the newest first').toBe(quick.id)
  })

  it('are refused when too many are open', async () => {
    const busy = testApp({ served: { ...served, pool: neverAnswers() } as Served, limits: { openJobs: 2 } })
    await submit(busy.request, QUICK)
    await submit(busy.request, QUICK)
    const answer = await busy.request(`${API}/stress`, post(QUICK))
    expect(answer.headers.get('Retry-After')).toBe('5')
    await problem(answer, 'too-many-jobs')
  })

  it('fail when they run too long', async () => {
    const hasty = testApp({ served, limits: { jobMs: 300 } })
    const job = await reached(hasty.request, await submit(hasty.request, LONG), ...ENDED)
    expect(job).toMatchObject({ state: 'failed', problem: { type: 'urn:ytterby:problem:time-limit', status: 504 } })
    await problem(hasty.request(`${job.links.self}/result`), 'no-result')
    expect(hasty.logged).toEqual([])
  })

  it('fail with what the solver and the checker say, and a defect says nothing', async () => {
    const failing = async (error: Error): Promise<[JobSeen, string[]]> => {
      const app = testApp({ served: { ...served, pool: rejects(error) } as Served })
      return [await reached(app.request, await submit(app.request, QUICK), ...ENDED), app.logged]
    }
    const [solver] = await failing(new SolverError('infeasible', 'The solver stopped without an optimum: infeasible.'))
    expect(solver.problem).toMatchObject({ type: 'urn:ytterby:problem:not-solved', status: 422 })
    const [check] = await failing(new CheckFailed('a balance is open'))
    expect(check.problem).toMatchObject({ type: 'urn:ytterby:problem:result-withheld', status: 500 })
    const [defect, logged] = await failing(new Error('/home/somebody/secret'))
    expect(JSON.stringify(defect)).not.toContain('secret')
    const { incident } = defect.problem as unknown as { incident: string }
    expect(logged.join('')).toContain(`defect ${incident}\nError: /home/somebody/secret`)
  })

  it('are forgotten when they are too many, too large or too old', async () => {
    const failing = (limits: Record<string, number>): ReturnType<typeof testApp> =>
      testApp({ served: { ...served, pool: rejects(new Error('no')) } as Served, limits })
    const listed = async ({ request }: ReturnType<typeof testApp>): Promise<number> =>
      ((await (await request(`${API}/jobs`)).json()) as { jobs: unknown[] }).jobs.length
    const kept = async (limits: Record<string, number>): Promise<number> => {
      const app = failing(limits)
      for (const _ of [1, 2, 3]) await reached(app.request, await submit(app.request, QUICK), ...ENDED)
      return listed(app)
    }
    expect(await kept({})).toBe(3)
    expect(await kept({ keptJobs: 2 })).toBe(2)
    const forgetful = failing({ keptMs: 5 })
    await submit(forgetful.request, QUICK)
    await expect.poll(() => listed(forgetful)).toBe(0)
    const tight = testApp({ served, limits: { keptBytes: 1 } })
    for (const _ of [1, 2]) await reached(tight.request, await submit(tight.request, QUICK), ...ENDED)
    const { jobs } = (await (await tight.request(`${API}/jobs`)).json()) as { jobs: unknown[] }
    expect(jobs).toHaveLength(1)
  })

  it('are stopped when the server closes: those that wait at once, those that run after a while', async () => {
    const own = await shippedServed()
    const closing = testApp({ served: own })
    const running = await Promise.all([1, 2, 3, 4].map(() => submit(closing.request, LONG)))
    const streams = await Promise.all(running.map(async ({ links }) => closing.request(links.events)))
    const closed = closing.close(50)
    await problem(closing.request(`${API}/stress`, post(QUICK)), 'stopping')
    await closed
    await problem(closing.request(`${API}/exposure`), 'stopping')
    for (const stream of streams)
      expect((await allOf(events(stream))).at(-1)).toMatchObject({ event: 'end', data: { state: 'stopped' } })
  })

  it('get time to finish when the server closes', async () => {
    const closing = testApp({ served: await shippedServed() })
    const job = await submit(closing.request, QUICK)
    await reached(closing.request, job, 'running', ...ENDED)
    await closing.close(20_000)
    expect(await (await closing.request(job.links.self)).json()).toMatchObject({ state: 'done' })
  })
})

describe('a request that cannot be answered', () => {
  it('has another address', async () => {
    await problem(get('/nothing'), 'not-found')
    await problem(app.request('/api'), 'not-found')
    await problem(app.request('/api/v2/worlds'), 'not-found')
    await problem(get('/worlds/other/sources'), 'not-found')
    await problem(get('/scenarios/__proto__'), 'not-found')
    await problem(get('/jobs/none'), 'not-found')
    await problem(get('/jobs/none/events'), 'not-found')
    expect((await problem(get('/baseline/none'), 'not-found')).detail).toContain('fits, wedges')
    await problem(app.request(`${API}/stress`, post({ scenario: 'none' })), 'not-found')
  })

  it('has another method', async () => {
    const allow = async (method: string, path: string): Promise<string | null> => {
      const answer = await app.request(path, { method })
      await problem(answer, 'method-not-allowed')
      return answer.headers.get('Allow')
    }
    expect(await allow('POST', `${API}/worlds`)).toBe('HEAD, GET')
    expect(await allow('PUT', `${API}/stress`)).toBe('POST')
    expect(await allow('PATCH', `${API}/jobs/x`)).toBe('HEAD, GET, DELETE')
    expect(await allow('OPTIONS', `${API}/openapi.json`)).toBe('HEAD, GET')
    expect(await allow('POST', '/')).toBe('HEAD, GET')
    const get = await app.request(`${API}/stress`)
    await problem(get, 'method-not-allowed')
  })

  it('takes no form of the answer', async () => {
    await problem(get('/worlds', { Accept: 'text/html' }), 'not-acceptable')
    await problem(get('/worlds/shipped/tables/places', { Accept: 'image/png' }), 'not-acceptable')
    await problem(get('/worlds', { Accept: 'application/json;q=0' }), 'not-acceptable')
    const none = { ...post(QUICK), headers: { 'Content-Type': 'application/json', Accept: 'text/csv' } }
    await problem(app.request(`${API}/stress`, none), 'not-acceptable')
  })

  it('has a body of another kind', async () => {
    const typed = (type: string, more = {}) =>
      app.request(`${API}/stress`, { ...post(QUICK), headers: { 'Content-Type': type, ...more } })
    await problem(typed('text/plain'), 'unsupported-media-type')
    await problem(typed('application/json; charset=utf-16'), 'unsupported-media-type')
    await problem(typed('multipart/form-data'), 'unsupported-media-type')
    await problem(typed('application/json', { 'Content-Encoding': 'gzip' }), 'unsupported-media-type')
  })

  it('has a body that is not JSON, and is shown where', async () => {
    const at = async (body: string): Promise<string> => {
      const { detail } = await problem(app.request(`${API}/stress`, post(body)), 'malformed-request')
      return /line \d+, column \d+/.exec(detail)?.[0] ?? detail
    }
    expect(await at('')).toBe('line 1, column 1')
    expect(await at('nonsense')).toBe('line 1, column 1')
    expect(await at('{"scenario": }')).toBe('line 1, column 14')
    expect(await at('{\n  "scenario": "x",\n}')).toBe('line 3, column 1')
    expect(await at('{"scenario": "x"')).toBe('line 1, column 17')
    expect(await at('{"a": [1, 2 3]}')).toBe('line 1, column 13')
    expect(await at('{"a": "\\q"}')).toBe('line 1, column 7')
    expect(await at('{"a": 01}')).toBe('line 1, column 8')
    expect(await at('{"a" 1}')).toBe('line 1, column 6')
    expect(await at('{1: 1}')).toBe('line 1, column 2')
    expect(await at('[]]')).toBe('line 1, column 3')
    expect(await at('{} {}')).toBe('line 1, column 4')
    expect(await at(`${'['.repeat(33)}${']'.repeat(33)}`)).toContain('more than 32 levels')
  })

  it('has a body that does not fit, and is shown where it does not', async () => {
    const wrong = async (body: unknown): Promise<string[]> => {
      const { errors } = await problem(app.request(`${API}/stress`, post(body)), 'invalid-request')
      return (errors ?? []).map(({ path }) => path)
    }
    expect(await wrong([])).toEqual([''])
    expect(await wrong({})).toEqual(['scenario'])
    expect(await wrong({ scenario: 7 })).toEqual(['scenario'])
    expect(await wrong({ scenario: 'x', months: 121, foresight: 0, terminalValue: 'up', range: 'yes' })).toEqual([
      'months',
      'foresight',
      'terminalValue',
      'range',
    ])
    expect(await wrong({ scenario: { yaml: 7 } })).toEqual(['scenario.yaml'])
    expect(await wrong({ scenario: { title: 'x', start: '2026-13' } })).toEqual(['scenario.start'])
    expect(await wrong({ scenario: { yaml: 'x', file: '../../etc/passwd' } })).toEqual(['scenario.file'])
    expect(await wrong({ scenario: { yaml: 'x'.repeat(65_537) } })).toEqual(['scenario.yaml'])
    expect(await wrong({ scenario: 'x', company: { text: 'x'.repeat(262_145) } })).toEqual(['company.text'])
  })

  it('asks what is not known', async () => {
    expect((await problem(get('/exposure?plaice=JPN'), 'invalid-request')).errors?.[0]?.in).toBe('query')
    await problem(get('/worlds/shipped/tables/places?format=xml'), 'invalid-request')
    await problem(get('/worlds/shipped/tables/places?format=csv&format=json'), 'invalid-request')
    expect((await problem(get('/worlds/shipped/tables/spoons'), 'invalid-request')).errors?.[0]?.in).toBe('path')
  })

  it('brings input that cannot be used, and is shown the faults of the command line', async () => {
    const faults = async (body: unknown): Promise<unknown> =>
      (await problem(app.request(`${API}/stress`, post(body)), 'invalid-input')).faults
    const measure = { id: 'a', instrument: 'ban', materials: ['all'], to: ['JAPAN'], from: '2026-01' }
    const unknown = { code: 'SCENARIO_ID_UNKNOWN', message: 'The place or bloc "JAPAN" is not in this world.' }
    const remedy = 'Did you mean "JPN"? Otherwise add it to places.csv.'
    const entries = { title: 'x', start: '2026-01', measures: [measure] }
    const yaml =
      'title: x\nstart: 2026-01\nmeasures:\n  - id: a\n    instrument: ban\n    materials: [all]\n    to: [JAPAN]\n    from: 2026-01\n'
    expect(await faults({ scenario: entries })).toEqual([{ ...unknown, remedy }])
    expect(await faults({ scenario: { yaml, file: 'mine.yaml' } })).toEqual([
      { ...unknown, file: 'mine.yaml', line: 7, remedy },
    ])
    expect(await faults({ scenario: { yaml: '{' } })).toMatchObject([{ code: 'SCENARIO_MALFORMED', line: 1 }])
    expect(await faults({ ...QUICK, company: { file: 'parts.csv', text: 'part\n' } })).toMatchObject(
      Array.from({ length: 5 }, () => ({ code: 'TABLE_COLUMN_MISSING', file: 'parts.csv' })),
    )
    const many = Array.from({ length: 300 }, (_, i) => `x${i}`)
    const told = await problem(
      app.request(`${API}/stress`, post({ scenario: { ...entries, focus: many } })),
      'invalid-input',
    )
    expect(told.faults).toHaveLength(100)
    expect(told.leftOut).toBe(201)
    expect((await problem(get('/exposure?place=JPN&place=JAP'), 'invalid-input')).faults).toMatchObject([
      { code: 'PLACE_UNKNOWN' },
    ])
  })

  it('is too large', async () => {
    const large = testApp({ served, limits: { bodyBytes: 100 } })
    await problem(large.request(`${API}/stress`, post('x'.repeat(101))), 'body-too-large')
    const declared = { ...post('{}'), headers: { 'Content-Type': 'application/json', 'Content-Length': '101' } }
    await problem(large.request(`${API}/stress`, declared), 'body-too-large')
  })

  it('comes by a name that is not of this machine', async () => {
    const local = testApp({ served, localOnly: true })
    for (const host of ['localhost:4680', '127.0.0.1', '[::1]:80'])
      expect((await local.request(`http://${host}${API}/worlds`)).status).toBe(200)
    for (const host of ['evil.example', '127.0.0.1.evil.example', '10.0.0.1'])
      await problem(local.request(`http://${host}${API}/worlds`), 'wrong-host')
  })

  it('meets a defect: a name for it, a line in the log, and no more', async () => {
    const broken = testApp({ served: { ...served, pool: rejects(new TypeError('in /home/somebody/x.ts')) } as Served })
    const { incident, ...told } = await problem(broken.request(`${API}/exposure`), 'defect')
    expect(incident).toMatch(/^[0-9a-f-]{36}$/)
    expect(JSON.stringify(told)).not.toContain('/home')
    expect(broken.logged.join('')).toContain(`defect ${incident}\nTypeError: in /home/somebody/x.ts`)
  })
})

describe('headers', () => {
  it('keep pages to themselves', async () => {
    for (const path of ['/', `${API}/worlds`, `${API}/docs`, `${API}/nothing`]) {
      const { headers } = await app.request(path)
      const policy = headers.get('Content-Security-Policy') ?? ''
      expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';")
      expect(policy).not.toContain('unsafe-inline')
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(headers.get('Referrer-Policy')).toBe('no-referrer')
      expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin')
      expect(headers.get('Access-Control-Allow-Origin')).toBeNull()
    }
  })

  it('let what has not changed be asked for again', async () => {
    for (const path of ['/worlds', '/scenarios', '/exposure', '/baseline', '/openapi.json']) {
      const { headers } = await get(path)
      expect(headers.get('Cache-Control'), path).toBe('no-cache')
      const tag = headers.get('ETag') ?? ''
      expect(tag).toMatch(/^W\//)
      const again = await get(path, { 'If-None-Match': tag })
      expect(again.status, path).toBe(304)
      expect(again.headers.get('Content-Security-Policy')).not.toBeNull()
    }
    expect((await get('/jobs')).headers.get('Cache-Control')).toBe('no-store')
  })

  it('come without a body for HEAD', async () => {
    const answer = await app.request(`${API}/worlds`, { method: 'HEAD' })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe('')
    const job = await submit(app.request, QUICK)
    const events = await app.request(job.links.events, { method: 'HEAD' })
    expect(events.headers.get('Content-Type')).toBe('text/event-stream')
  })
})

describe('pages', () => {
  it('say that only the API is here, where the app was not built', async () => {
    const page = await (await app.request('/')).text()
    expect(page).toContain('href="/api/v1/docs"')
    expect(page).not.toMatch(/<script|<style|style=/)
    await problem(app.request('/map'), 'not-found')
  })

  it('are handed the world that is served, and past episodes apart from it', async () => {
    const world = (await (await app.request('/world.json')).json()) as DataBundle
    expect(world.layers[0]?.files).toEqual(Object.fromEntries(served.layers[0]?.files ?? []))
    const episodes = await app.request('/hindcast.json', { headers: { 'Accept-Encoding': 'br' } })
    expect(episodes.headers.get('Content-Encoding')).toBe('br')
    const { files, ...rest } = served.past.text
    // But for what no run reads.
    const { 'evidence.csv': _evidence, 'rents.csv': _rents, 'datapackage.json': _described, ...read } = files
    expect(await (await app.request('/hindcast.json')).json()).toEqual({ ...rest, files: read })
    expect(JSON.stringify(world)).not.toContain('observed.csv')
  })

  it('hold a reference that needs nothing from elsewhere', async () => {
    const docs = testApp({ served, docs: await readStatic(join(ROOT, 'dist', 'api-docs')) })
    const page = await (await docs.request(`${API}/docs`)).text()
    expect(page).not.toMatch(/<script>|<style|style=|https?:/)
    for (const [, path = ''] of page.matchAll(/(?:src|href)="(\/[^"]+)"/g))
      expect((await docs.request(path)).status, path).toBe(200)
  })

  it('are the app’s files, and the app itself for its own routes', async () => {
    const folder = await temporaryFolder()
    writeFolder(folder, { 'secret.txt': 'secret' })
    const web = writeFolder(join(folder, 'web'), {
      'index.html': '<p>app',
      'index.html.br': 'squeezed',
      'large.css': 'p{}',
      'large.css.br': 'squeezed',
      '.env': 'hidden',
    })
    writeFolder(join(web, 'assets'), { 'app-Ab12Cd34.js': 'one()', 'app-Ab12Cd34.js.gz': 'zipped', 'plain.css': 'p{}' })
    const pages = testApp({ served, web: await readStatic(web) })
    const ask = (path: string, headers: Record<string, string> = {}) => pages.request(path, { headers })

    expect(await (await ask('/')).text()).toBe('<p>app')
    expect((await ask('/')).headers.get('Cache-Control')).toBe('no-cache')
    expect(await (await ask('/world')).text(), 'a page of the app').toBe('<p>app')
    const lost = await ask('/nowhere', { Accept: 'text/html,*/*' })
    expect([lost.status, await lost.text()], 'somebody lost').toEqual([404, '<p>app'])
    const script = await ask('/assets/app-Ab12Cd34.js')
    expect(script.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8')
    expect(script.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
    expect((await ask('/assets/plain.css')).headers.get('Cache-Control')).toBe('no-cache')
    const tag = script.headers.get('ETag') ?? ''
    expect((await ask('/assets/app-Ab12Cd34.js', { 'If-None-Match': tag })).status).toBe(304)
    const zipped = await ask('/assets/app-Ab12Cd34.js', { 'Accept-Encoding': 'br, gzip' })
    expect(zipped.headers.get('Content-Encoding')).toBe('gzip')
    expect(await zipped.text()).toBe('zipped')
    expect((await ask('/large.css', { 'Accept-Encoding': 'gzip, br' })).headers.get('Content-Encoding')).toBe('br')
    const plain = await ask('/large.css', { 'Accept-Encoding': 'br;q=0, *' })
    expect(plain.headers.get('Content-Encoding')).toBeNull()
    // Written for its address, it has no copy.
    const page = await ask('/', { 'Accept-Encoding': 'gzip, br' })
    expect([page.headers.get('Content-Encoding'), await page.text()]).toEqual([null, '<p>app'])
    expect((await ask('/', { 'If-None-Match': page.headers.get('ETag') ?? '' })).status).toBe(304)
    await problem(ask('/assets/none.js'), 'not-found')
    await problem(ask('/index.html.gz'), 'not-found')
    await problem(ask('/.env'), 'not-found')
    for (const path of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e%5csecret.txt',
      '//secret.txt',
    ])
      expect(await (await ask(path)).text(), path).not.toContain('secret\n')
  })
})

async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

/** A pool that is always busy. */
function neverAnswers(): unknown {
  return {
    ask: () => {
      let refuse: (error: Error) => void = () => undefined
      const answer = new Promise((_, reject) => (refuse = reject))
      return { answer, stop: (reason: Error) => Promise.resolve(refuse(reason)) }
    },
  }
}

/** A pool that tells what is asked of it. */
const watched = (pool: Served['pool'], tell: (question: ModelRequest) => void): unknown => ({
  size: pool.size,
  ask: (question: ModelRequest, asking: object) => {
    tell(question)
    return pool.ask(question, asking)
  },
  close: () => pool.close(),
})

/** A pool that fails. */
function rejects(error: Error): unknown {
  return {
    ask: () => {
      const answer = Promise.reject(error)
      answer.catch(() => undefined)
      return { answer, stop: () => Promise.resolve() }
    },
  }
}
