#!/usr/bin/env node
import { codeOf, reasonText } from '../disk/index.ts'
import { formatFault } from '../world/index.ts'
import { EXIT } from './exit.ts'
import { run } from './program.ts'
import { cliFault } from './cli-fault.ts'

process.stdout.on('error', (error) => {
  // A reader that has seen enough (`| head`) closes the pipe; that is no error.
  if (codeOf(error) === 'EPIPE') process.exit(EXIT.done)
  const fault = cliFault('OUTPUT_NOT_WRITABLE', { reason: reasonText(error) })
  process.stderr.write(`error Not all of the result was written.\n${formatFault(fault)}\n`)
  process.exit(EXIT.input)
})
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
  process.exitCode = EXIT.defect
}
