import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take a minute and more, the longest first. */
const LONG = [
  'browser/journeys.test.ts',
  'browser/access.test.ts',
  'docs.test.ts',
  'plan.test.ts',
  'ensemble.test.ts',
  'browser/market.test.ts',
  'browser/missing-code.test.ts',
  'market-backup-served.test.ts',
  'api.test.ts',
  'cli.test.ts',
].map((name) => `/test/${name}`)

/** They start servers, databases and processes, and end some of them in the midst of their work. */
const SERVICES = [
  'store',
  'store-handed-out',
  'store-killed',
  'store-sealed',
  'serve',
  'ensemble',
  'docs-run-a-market',
  'market-api',
  'market-backup-served',
  'market-guesses-kept',
  'market-news-killed',
  'market-oidc',
  'market-operator-terminal',
  'market-two-servers',
  'terminal',
  'attacks/market-running-bank',
  'attacks/market-running-requests',
  'attacks/market-running-servers',
  'attacks/market-running-told',
  'attacks/market-secrets',
  'attacks/offline',
  'attacks/repeat',
].map((name) => `test/${name}.test.ts`)

/** Begins with the long ones, so that none is left to run alone at the end. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = LONG.findIndex((name) => moduleId.endsWith(name))
      return at === -1 ? LONG.length : at
    }
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other))
  }
}

export default defineConfig({
  test: {
    globalSetup: './test/needs.ts',
    sequence: { sequencer: LongFirst },
    // Files run beside each other; a browser and a server leave room for one other.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ['default', './test/closing-line.ts'],
    projects: [
      {
        extends: true,
        test: {
          // They start nothing and keep nothing, so that they share a process a worker: modules are then read and compiled once, and not for
          // each file, which took more time than the tests of most.
          name: 'unit',
          include: ['src/**/*.test.ts', 'web/**/*.test.ts'],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'browser', include: ['test/browser/*.test.ts', 'test/attacks/browser.test.ts'] } },
      { extends: true, test: { name: 'services', include: SERVICES } },
      {
        extends: true,
        test: {
          name: 'commands',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/attacks/browser.test.ts', ...SERVICES],
          isolate: false,
        },
      },
    ],
  },
})
