import { readFileSync } from 'node:fs'
import { clearRound, type Book } from '../src/market/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { randomRound } from './random-round.ts'

/**
 * What an operator's process does when a round closes: reads the book, clears it, proves it, and writes the certificate.
 * Started for each measure: `node clear-round.js book.json solves`.
 */
const solver = await loadSolver()
// The first solves of a process compile the solver: a small round does so in less time than a large one.
clearRound(solver, randomRound(100, { places: 3, materials: 3, months: 1 }), { solves: 1000 })
const [file = '', solves = ''] = process.argv.slice(2)
const book = JSON.parse(readFileSync(file, 'utf8')) as Book
const { certificate } = clearRound(solver, book, { solves: Number(solves) })
process.stdout.write(JSON.stringify(certificate))
