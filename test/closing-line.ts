import type { Reporter, TestModule } from 'vitest/node'

/** A file that runs for this long is named, ms. */
const LONG = 20 * 60_000

/**
 * Ends a test run with one line that a script can read: `N passed, N failed`. A file that fails to load counts as a failure. Meanwhile it
 * names files that run too long: a loop without an end stops its test's clock too, and the run would end without a word of which it was.
 */
export default class ClosingLine implements Reporter {
  private readonly running = new Map<string, number>()
  private timer: NodeJS.Timeout | undefined

  onTestRunStart(): void {
    this.timer = setInterval(() => {
      for (const [file, since] of this.running)
        if (Date.now() - since >= LONG)
          process.stdout.write(`still running after ${Math.round((Date.now() - since) / 60_000)} minutes: ${file}\n`)
    }, LONG / 4).unref()
  }

  onTestModuleStart({ relativeModuleId }: TestModule): void {
    this.running.set(relativeModuleId, Date.now())
  }

  onTestModuleEnd({ relativeModuleId }: TestModule): void {
    this.running.delete(relativeModuleId)
  }

  onTestRunEnd(modules: ReadonlyArray<TestModule>): void {
    clearInterval(this.timer)
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
