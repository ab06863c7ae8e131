import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { hasPostgres, startPostgres } from './postgres.ts'
import { runFile, temporaryFolder, type Ran } from './run-cli.ts'
import { hasValkey, startValkey } from './valkey.ts'

const ROOT = resolve(import.meta.dirname, '..')

/** A package of its own that a test may spoil: what it runs and reads is copied, what it only hands out is linked. */
class PackageCopy {
  readonly root: string
  constructor(root: string) {
    this.root = root
  }
  path(...names: readonly string[]): string {
    return join(this.root, ...names)
  }
  doctor(...args: readonly string[]): Promise<Ran> {
    return this.run(args)
  }
  run(args: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
    return runFile(process.execPath, [this.path('dist/src/cli/main.js'), 'doctor', ...args], { env })
  }
  /** A package in place of the linked one, to spoil. */
  ownModule(name: string): string {
    const all = this.path('node_modules')
    const shared = join(ROOT, 'node_modules')
    rmSync(all)
    mkdirSync(all)
    for (const one of readdirSync(shared)) if (one !== name) symlinkSync(join(shared, one), join(all, one))
    const own = join(all, name)
    cpSync(join(shared, name), own, { recursive: true, dereference: true })
    return own
  }
}

async function copyPackage(): Promise<PackageCopy> {
  const copy = new PackageCopy(await temporaryFolder())
  for (const name of ['package.json', 'data', 'dist/src'])
    cpSync(join(ROOT, name), copy.path(name), { recursive: true })
  for (const name of ['node_modules', 'dist/web', 'dist/answers']) symlinkSync(join(ROOT, name), copy.path(name))
  return copy
}

interface Shown {
  readonly ok: boolean
  readonly root: string
  readonly checks: readonly { id: string; state: string; isNeeded: boolean; found: string; remedy?: string }[]
}
/** What it says as JSON; whatever is wrong, it does not end by a defect. */
async function shown(ran: Promise<Ran>): Promise<Shown & { code: number; bad: string[] }> {
  const { code, stdout, stderr } = await ran
  expect(stderr).toBe('')
  const said = JSON.parse(stdout) as Shown
  const bad = said.checks.filter(({ state }) => state !== 'ok')
  for (const { id, found, remedy } of bad)
    expect({ id, found, remedy }).toEqual({
      id,
      found: expect.stringMatching(/\S/) as string,
      remedy: expect.stringMatching(/\S/) as string,
    })
  expect(said.ok).toBe(bad.every(({ isNeeded }) => !isNeeded))
  expect(code === 0).toBe(said.ok)
  return { ...said, code, bad: bad.map(({ id, state }) => `${id} ${state}`) }
}
const foundOf = ({ checks }: Shown, id: string): string => checks.find((one) => one.id === id)?.found ?? ''

describe('doctor', () => {
  it('finds nothing wrong with a whole package, in a line for each check', async () => {
    const copy = await copyPackage()
    const { code, stdout, stderr } = await copy.doctor()
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('Everything that is needed is there.')
    const lines = stdout.split('\n').filter((line) => line.startsWith('  ok '))
    expect(lines).toHaveLength(8)
    expect(stdout).toMatch(/^ {2}ok +solver +HiGHS [\d.]+ has solved/m)
    const { checks, root } = await shown(copy.doctor('--json'))
    expect(root).toBe(copy.root)
    expect(checks).toHaveLength(8)
    const { stdout: check } = await runFile(process.execPath, [copy.path('dist/src/cli/main.js'), 'data', 'check'])
    expect(foundOf({ checks, root, ok: true }, 'world')).toContain(/^sha256 (\w+)$/m.exec(check)?.[1])
  })

  it('says in Japanese what is wrong, where it is asked for', async () => {
    const copy = await copyPackage()
    rmSync(copy.path('dist/web'))
    const { code, stdout } = await copy.doctor('--lang', 'ja')
    expect(code).toBe(1)
    expect(stdout).toMatch(/^ {2}なし +アプリ +ビルドされていない（dist\/web\/index\.htmlがない）$/m)
    expect(stdout).toMatch(/^ +対処：.*npm run build/m)
  })
})

describe('doctor says of a package that is not whole', () => {
  it('which line of a table is wrong', async () => {
    const copy = await copyPackage()
    const table = copy.path('data/world/places.csv')
    writeFileSync(table, readFileSync(table, 'utf8').replace(/^(JPN(?:,[^,\n]*){5}),[^,\n]+/m, '$1,north'))
    const said = await shown(copy.doctor('--json'))
    expect(said).toMatchObject({ code: 1, bad: expect.arrayContaining(['world wrong', 'scenarios wrong']) as string[] })
    expect(foundOf(said, 'world')).toMatch(/places\.csv:\d+: .*north/)
    expect((await copy.doctor()).stdout).toMatch(/^ {2}wrong +world +\S*places\.csv:\d+: /m)
  })

  it.each([
    ['a table that was cut off', 'data/world/routes.csv', 'world wrong'],
    ['a scenario that was cut off', 'data/scenarios/reference.yaml', 'scenarios wrong'],
    ['a path of prices that was cut off', 'data/dumping/own-cost.yaml', 'scenarios wrong'],
  ])('%s', async (_, file, bad) => {
    const copy = await copyPackage()
    truncateSync(copy.path(file), 40)
    expect(await shown(copy.doctor('--json'))).toMatchObject({
      code: 1,
      bad: expect.arrayContaining([bad]) as string[],
    })
  })

  it.each([
    ['data/world', 'world wrong'],
    ['data/scenarios', 'scenarios missing'],
    ['dist/web', 'app missing'],
  ])('that %s is missing', async (folder, bad) => {
    const copy = await copyPackage()
    rmSync(copy.path(folder), { recursive: true })
    expect(await shown(copy.doctor('--json'))).toMatchObject({
      code: 1,
      bad: expect.arrayContaining([bad]) as string[],
    })
  })

  it('that a file of the app is missing', async () => {
    const copy = await copyPackage()
    rmSync(copy.path('dist/web'))
    cpSync(join(ROOT, 'dist/web'), copy.path('dist/web'), { recursive: true })
    const [, first = ''] = /src="\/(assets\/[^"]+)"/.exec(readFileSync(copy.path('dist/web/index.html'), 'utf8')) ?? []
    rmSync(copy.path('dist/web', first))
    const said = await shown(copy.doctor('--json'))
    expect(said).toMatchObject({ code: 1, bad: expect.arrayContaining(['app wrong']) as string[] })
    expect(foundOf(said, 'app')).toBe(`dist/web/${first} is missing`)
  })

  it('that its first answers are missing or of another build, which is no reason to fail', async () => {
    const copy = await copyPackage()
    rmSync(copy.path('dist/answers'))
    expect(await shown(copy.doctor('--json'))).toMatchObject({ code: 0, bad: ['answers missing'] })
    cpSync(join(ROOT, 'dist/answers'), copy.path('dist/answers'), { recursive: true })
    truncateSync(copy.path('dist/answers/about.json'), 20)
    expect(await shown(copy.doctor('--json'))).toMatchObject({ code: 0, bad: ['answers wrong'] })
    expect((await copy.doctor()).stdout).toMatch(/^ {2}wrong \(optional\) +first answers/m)
  })

  it('that the solver is damaged: by the exit code of solvers', async () => {
    const copy = await copyPackage()
    const module = copy.ownModule('highs')
    const wasm = readdirSync(module, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.wasm'))
    expect(wasm.length).toBeGreaterThan(0)
    for (const file of wasm) truncateSync(join(module, file), 1000)
    expect(await shown(copy.doctor('--json'))).toMatchObject({ code: 3, bad: ['solver wrong'] })
  })

  it('that a library is missing', async () => {
    const copy = await copyPackage()
    rmSync(copy.ownModule('highs'), { recursive: true })
    const said = await shown(copy.doctor('--json'))
    expect(said).toMatchObject({ code: 1, bad: expect.arrayContaining(['solver missing']) as string[] })
    expect(foundOf(said, 'solver')).toContain("'highs'")
  })

  it('that Node.js is too old, or that nothing says which is needed', async () => {
    const copy = await copyPackage()
    const about = JSON.parse(readFileSync(copy.path('package.json'), 'utf8')) as object
    writeFileSync(copy.path('package.json'), JSON.stringify({ ...about, engines: { node: '>=99.1' } }))
    const old = await shown(copy.doctor('--json'))
    expect(old).toMatchObject({ code: 1, bad: ['node wrong'] })
    expect(foundOf(old, 'node')).toContain('99.1 or newer is needed')
    writeFileSync(copy.path('package.json'), JSON.stringify({ ...about, engines: {} }))
    expect(await shown(copy.doctor('--json'))).toMatchObject({ code: 1, bad: ['node wrong'] })
  })

  it('that nothing can be written where files are put for a while', async () => {
    const copy = await copyPackage()
    const said = await shown(copy.run(['--json'], { TMPDIR: copy.path('nowhere') }))
    expect(said).toMatchObject({ code: 1, bad: ['temporary wrong'] })
  })
})

describe('doctor tries services by their addresses', () => {
  it('and says what does not answer, without the password', async () => {
    const copy = await copyPackage()
    const database = 'postgres://user:secret@127.0.0.1:1/market'
    const { code, stdout } = await copy.run(['--queue', 'redis://:secret@127.0.0.1:1'], { DATABASE_URL: database })
    expect(code).toBe(1)
    expect(stdout).toMatch(/^ {2}wrong +database +The database 127\.0\.0\.1:1\/market does not answer/m)
    expect(stdout).toMatch(/^ {2}wrong +queue /m)
    expect(stdout).not.toContain('secret')
    expect(await shown(copy.doctor('--json', '--database', 'market', '--queue', ''))).toMatchObject({
      code: 1,
      bad: ['database wrong', 'queue wrong'],
    })
  })

  it.skipIf(!hasPostgres())('and names the version of a PostgreSQL, or says that the password is wrong', async () => {
    const postgres = await startPostgres()
    onTestFinished(() => postgres.stop())
    const copy = await copyPackage()
    const said = await shown(copy.doctor('--json', '--database', postgres.url('empty')))
    expect(said.code).toBe(0)
    expect(foundOf(said, 'database')).toMatch(/^PostgreSQL \d+.* answers$/)
    const wrong = postgres.url('empty').replace(/:[^:@]*@/, ':wrong@')
    expect(await shown(copy.doctor('--json', '--database', wrong))).toMatchObject({ bad: ['database wrong'] })
  })

  it.skipIf(!hasValkey())('and names the version of a Valkey', async () => {
    const valkey = await startValkey()
    onTestFinished(() => valkey.stop())
    const said = await shown((await copyPackage()).doctor('--json', '--queue', valkey.url))
    expect(said.code).toBe(0)
    expect(foundOf(said, 'queue')).toMatch(/^(?:Valkey|Redis) [\d.]+ answers$/)
  })
})
