import { readFileSync } from 'node:fs'
import { clearRound, type Book } from '../src/market/index.ts'
import { loadSolver } from '../src/solver/index.ts'

/**
 * What an operator's process does when a round closes: reads the book, clears it, proves it, and writes the certificate.
 * Started anew for each measure: `node clear-round.js book.json seconds`.
 */
const [file = '', seconds = ''] = process.argv.slice(2)
const book = JSON.parse(readFileSync(file, 'utf8')) as Book
const { certificate } = clearRound(await loadSolver(), book, {
  seconds: Number(seconds),
  clock: () => performance.now() / 1000,
})
process.stdout.write(JSON.stringify(certificate))
