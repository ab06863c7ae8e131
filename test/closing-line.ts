import type { Reporter, TestModule } from 'vitest/node'

/** Ends a test run with one line that a script can read: `N passed, N failed`. A file that fails to load counts as a failure. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>): void {
    let passed = 0
    let failed = 0
    for (const module of modules) {
      const tests = [...module.children.allTests()]
      passed += tests.filter((test) => test.result().state === 'passed').length
      failed += tests.filter((test) => test.result().state === 'failed').length
      if (module.state() === 'failed' && !tests.some((test) => test.result().state === 'failed')) failed += 1
    }
    process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
  }
}
