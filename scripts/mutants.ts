import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Stryker } from '@stryker-mutator/core'
import { packageRoot } from '../src/files/index.ts'
import { nameOf, SAMPLE, type Sample } from './mutants-sample.ts'

/**
 * Changes the sources a little, one place at a time, and runs the tests: a change that no test minds shows what none of them
 * would notice. CONTRIBUTING.md says how to read what comes out; the figures are kept in test/mutants.
 */

interface Folder {
  readonly sources: string
  /** Besides what is beside the sources, strong and fast: small worlds with known answers, laws on random ones. */
  readonly tests: readonly string[]
  /** Random worlds a law, unless `LAW_RUNS` says otherwise. */
  readonly runs: number
}

const inTest = (name: string): string => `test/${name}`

const FOLDERS: Readonly<Record<string, Folder>> = {
  clearing: {
    sources: 'src/clearing',
    tests: [
      'src/baseline/own-scrap',
      ...['announced', 'attacks/checker', 'cases', 'laws', 'shared-limits', 'state-stock'].map(inTest),
    ],
    runs: 5,
  },
  baseline: {
    sources: 'src/baseline',
    tests: ['cases', 'laws', 'silent-input'].map(inTest),
    runs: 5,
  },
  weapon: {
    sources: 'src/studies/weapon',
    tests: ['cases', 'weapon', 'weapon-member', 'weapon-protect'].map(inTest),
    runs: 20,
  },
  plan: {
    sources: 'src/studies/plan',
    tests: ['cases', 'plan', 'plan-recheck'].map(inTest),
    runs: 10,
  },
  round: {
    sources: 'src/market/round',
    tests: ['market-cases', 'market-round'].map(inTest),
    runs: 20,
  },
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    survivors: { type: 'boolean', default: false },
    tests: { type: 'string' },
  },
})
const [name = ''] = positionals
const folder = FOLDERS[name]
if (folder === undefined) {
  process.stderr.write(
    `Which folder? One of ${Object.keys(FOLDERS).join(', ')}:\n` +
      '  npm run mutants -- clearing [--count 300] [--seed 1] [--only "check*.ts"] [--survivors] [--tests "src/clearing/*.test.ts"]\n',
  )
  process.exit(2)
}

/** One mutant, as it is kept. */
interface Kept {
  readonly mutant: string
  readonly status: string
}
interface Figures {
  readonly folder: string
  readonly date: string
  readonly seed: number
  /** How many of the folder's mutants were run, and how many there are that do not run once for all tests. */
  readonly mutants: number
  readonly of: number
  readonly killed: number
  readonly timeout: number
  readonly survived: number
  readonly noCoverage: number
  /** Per cent of the mutants that a test minded, or that never ended. */
  readonly score: number
  readonly minutes: number
  /** The tests asked for, if they were fewer than the folder's. */
  readonly tests?: string
  readonly left: readonly Kept[]
}

const root = packageRoot()
const kept = join(root, 'test', 'mutants', 'figures', `${name}.json`)
const before = existsSync(kept) ? (JSON.parse(readFileSync(kept, 'utf8')) as Figures) : undefined
if (values.survivors && before === undefined) throw new Error(`No survivors are kept: ${kept} is not there.`)

const sample: Sample = {
  root,
  seed: values.survivors ? (before?.seed ?? 0) : Number(values.seed),
  count: Number(values.count),
  ...(values.survivors ? { only: (before?.left ?? []).map(({ mutant }) => mutant) } : {}),
}
process.env[SAMPLE] = JSON.stringify(sample)
process.env['MUTANT_TESTS'] =
  values.tests ?? [`${folder.sources}/**/*.test.ts`, ...folder.tests.map((file) => `${file}.test.ts`)].join(' ')
process.env['LAW_RUNS'] ??= String(folder.runs)

const started = Date.now()
const results = await new Stryker({
  mutate: [`${folder.sources}/**/${values.only ?? '*.ts'}`, '!**/*.test.ts'],
  testRunner: 'vitest',
  vitest: { configFile: 'test/mutants/vitest.config.ts', related: false },
  plugins: [import.meta.resolve('@stryker-mutator/vitest-runner'), join(root, 'dist', 'scripts', 'mutants-sample.js')],
  checkers: ['sample'],
  coverageAnalysis: 'perTest',
  // What runs once, when a module is read, needs all tests for each mutant.
  ignoreStatic: true,
  concurrency: 1,
  // Busy machines are slow by turns: only what never ends should be out of time.
  timeoutMS: 60_000,
  timeoutFactor: 4,
  dryRunTimeoutMinutes: 20,
  disableTypeChecks: false,
  ignorePatterns: ['docs', 'bench', 'web', 'runs', 'reports'],
  tempDirName: '.mutants',
  reporters: ['progress-append-only'],
  allowConsoleColors: false,
}).runMutationTest()

const ran = results.filter(({ status, statusReason }) => status !== 'Ignored' && statusReason !== 'not in the sample')
const named: Kept[] = ran.map((mutant) => ({
  mutant: nameOf({ ...mutant, replacement: mutant.replacement ?? '' }, root, 1),
  status: mutant.status,
}))
const failed = named.filter(({ status }) => !['Killed', 'Timeout', 'Survived', 'NoCoverage'].includes(status))
const count = (status: string): number => named.filter((one) => one.status === status).length
const left = named
  .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
  .sort((a, b) => (a.mutant < b.mutant ? -1 : 1))
const again = values.survivors && before !== undefined ? before : undefined
// Those killed before are killed still: tests were only added.
const mutants = again?.mutants ?? named.length - failed.length
const figures: Figures = {
  folder: folder.sources,
  date: new Date().toISOString().slice(0, 10),
  seed: sample.seed,
  mutants,
  of: again?.of ?? results.filter(({ status }) => status !== 'Ignored').length,
  killed: (again?.killed ?? 0) + count('Killed'),
  timeout: (again?.timeout ?? 0) + count('Timeout'),
  survived: count('Survived'),
  noCoverage: count('NoCoverage'),
  score: Math.round((1000 * (mutants - left.length)) / Math.max(1, mutants)) / 10,
  minutes: Math.round((Date.now() - started) / 6000) / 10,
  ...(values.tests === undefined || values.survivors ? {} : { tests: values.tests }),
  left,
}
const say = (text: string): void => void process.stdout.write(`${text}\n`)
for (const { mutant, status } of [...left, ...failed]) say(`${status.padEnd(10)} ${mutant}`)
const { left: _left, ...told } = figures
say(JSON.stringify(told))
if (values.only === undefined) {
  mkdirSync(join(kept, '..'), { recursive: true })
  writeFileSync(kept, `${JSON.stringify(figures, null, 2)}\n`)
}
rmSync(join(root, 'reports'), { recursive: true, force: true })
