import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { defineConfig, type Plugin } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { PATIENCE } from './test/patience.ts'

/** The projects, in the order in which their other files run: what waits for a browser or a database first, what is short last. */
const PROJECTS = ['browser', 'services', 'commands', 'unit']
/** Files that take long, in the order in which they begin: what waits beside what computes, so that the cores have work. */
const LONG = [
  'ensemble.test.ts',
  'browser/journeys-shock.test.ts',
  'docs.test.ts',
  'browser/journeys-weapon.test.ts',
  'plan.test.ts',
  'browser/market.test.ts',
  'store.test.ts',
  'api.test.ts',
  'browser/access.test.ts',
  'browser/journeys-draws.test.ts',
  'store-killed.test.ts',
  'cli.test.ts',
  'browser/missing-code.test.ts',
  'serve.test.ts',
  'browser/journeys-plan.test.ts',
  'market-backup-served.test.ts',
  'market-news-killed.test.ts',
].map((name) => `/test/${name}`)

/**
 * Long files first, so that none is left to run alone at the end; then project by project, so that files that share a process follow each
 * other in it.
 */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const long = ({ moduleId }: TestSpecification): number => {
      const at = LONG.findIndex((name) => moduleId.endsWith(name))
      return at === -1 ? LONG.length : at
    }
    const project = (file: TestSpecification): number => PROJECTS.indexOf(file.project.name)
    return (await super.sort(files)).sort((one, other) => long(one) - long(other) || project(one) - project(other))
  }
}

const BROWSER = ['test/browser/*.test.ts', 'test/attacks/browser.test.ts']
/** They start servers, databases and processes, end some in the midst of their work, or put something else in the place of a module. */
const SERVICES = [
  'docs-run-a-market',
  'ensemble',
  'main-paths',
  'market-api',
  'market-backup-served',
  'market-guesses-kept',
  'market-news-killed',
  'market-oidc',
  'market-operator-terminal',
  'market-two-servers',
  'serve',
  'store',
  'store-handed-out',
  'store-killed',
  'store-sealed',
  'terminal',
  'attacks/market-running-bank',
  'attacks/market-running-requests',
  'attacks/market-running-servers',
  'attacks/market-running-told',
  'attacks/market-secrets',
  'attacks/offline',
  'attacks/repeat',
].map((name) => `test/${name}.test.ts`)

const SOURCES = join(import.meta.dirname, 'src', '/')
const BUILT = join(import.meta.dirname, 'dist', 'src', '/')

/**
 * Tests run what is built, as users do. What Vite makes of the sources looks a name up at each use that a module imports: loops that
 * add up a matrix take ten times as long.
 */
const built: Plugin = {
  name: 'built',
  enforce: 'pre',
  resolveId(source, importer) {
    if (importer === undefined || !source.startsWith('.') || !source.endsWith('.ts')) return undefined
    const file = resolve(dirname(importer), source)
    if (!file.startsWith(SOURCES)) return undefined
    const made = `${BUILT}${file.slice(SOURCES.length, -3)}.js`
    return existsSync(made) ? made : undefined
  },
}

export default defineConfig({
  plugins: [built],
  test: {
    server: { deps: { external: [/\/dist\/src\//] } },
    globalSetup: './test/needs.ts',
    sequence: { sequencer: LongFirst },
    // Files run beside each other: one that waits for a browser or a server leaves its core to another.
    maxWorkers: 3,
    testTimeout: PATIENCE,
    hookTimeout: PATIENCE,
    expect: { poll: { timeout: PATIENCE } },
    reporters: ['default', './test/closing-line.ts'],
    // Files of a project that is not isolated share a process a worker: modules are read and compiled once, and the solver gets warm, which
    // takes more time than the tests of most. So they leave nothing behind.
    projects: [
      { extends: true, test: { name: 'browser', include: BROWSER, isolate: false } },
      { extends: true, test: { name: 'services', include: SERVICES } },
      {
        extends: true,
        test: {
          name: 'commands',
          include: ['test/**/*.test.ts'],
          exclude: [...BROWSER, ...SERVICES],
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'unit', include: ['src/**/*.test.ts', 'web/**/*.test.{ts,tsx}'], isolate: false },
      },
    ],
  },
})
