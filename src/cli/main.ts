#!/usr/bin/env node
import { run } from './program.ts'

// A reader that has seen enough (`| head`) closes the pipe; that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
process.stderr.on('error', () => {})
try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  // A defect. The solver's module is one long line, which Node would print whole: lines are cut.
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const lines = told.split('\n').map((line) => line.slice(0, 200))
  process.stderr.write(
    `defect Something went wrong that should not; please report it with the command line.\n${lines.slice(0, 12).join('\n')}\n`,
  )
  process.exitCode = 70
}
