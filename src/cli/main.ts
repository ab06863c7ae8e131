#!/usr/bin/env node
import { run } from './program.ts'

// A reader that has seen enough (`| head`) closes the pipe; that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
process.stderr.on('error', () => {})
process.exitCode = await run(process.argv.slice(2))
