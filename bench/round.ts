import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { checkCertificate, clearRound, validateBook, USUAL_LIMITS, type Certificate } from '../src/market/index.ts'
import type { Solver } from '../src/solver/index.ts'
import { atMost, median, say, timed, type Line } from './measure.ts'
import { randomRound } from './random-round.ts'

const PROGRAM = join(import.meta.dirname, 'clear-round.js')
/** Solves that the search for blocks of a large round may take: a second or two. */
const SEARCH = 2000
const LARGE = [
  { size: 10_000, grades: 1, runs: 3, most: 5, bar: 'at most 5 s' },
  { size: 10_000, grades: 3, runs: 1, most: 3, bar: 'beyond: 3 s' },
  { size: 50_000, grades: 1, runs: 1, most: 5, bar: 'beyond: 5 s' },
]
const GAP = 5
const SMALL = { rounds: 20, orders: 280, blocks: 0.1, places: 3, materials: 6, months: 2 }
const FEW = 40
const PROOF = 2

const basisPoints = (part: string, whole: string): number => (1e4 * Number(part)) / Number(whole)

/** Made-up rounds: large ones from a cold process to the certificate, small ones to the proof of their blocks. */
export function rounds(solver: Solver, work: string): Line[] {
  return [...LARGE.flatMap((large) => largeRound(large, work)), smallRounds(solver)]
}

function largeRound({ size, grades, runs, most, bar }: (typeof LARGE)[number], work: string): Line[] {
  say(`9 a round of ${size} orders, ${grades} grade(s)`)
  const book = randomRound(size, { grades })
  const file = join(work, 'book.json')
  writeFileSync(file, JSON.stringify(book))
  let text = ''
  const seconds = Array.from(
    { length: runs },
    () =>
      timed(() => {
        const child = spawnSync(process.execPath, [PROGRAM, file, String(SEARCH)], {
          encoding: 'utf8',
          maxBuffer: 2 ** 28,
        })
        if (child.status !== 0) throw new Error(`a round ended with ${String(child.status)}: ${child.stderr}`)
        text = child.stdout
      }).seconds,
  )
  const certificate = JSON.parse(text) as Certificate
  const check = timed(() => checkCertificate(validateBook(book), certificate)).seconds
  const { gains, gap, missed, guard, passedOver } = certificate.stated
  const what = `Round of ${size} orders, 5 % indivisible, ${grades === 1 ? 'one grade' : `${grades} grades`}`
  const counts = {
    runs,
    indivisible: book.orders.filter(({ least }) => least > 0).length,
    'passed over': passedOver,
    filled: certificate.fills.length,
    'missed by rounding, bp': basisPoints(missed, gains),
    'rounding account, USD': Number(guard) / 1e9,
    'certificate, kB': text.length / 1000,
    'certificate, kB gzip': gzipSync(text).length / 1000,
    'opening the book and checking again, s': check,
  }
  return [
    { row: 9, what: `${what}: cold process`, here: median(seconds), ...atMost(median(seconds), most, bar), counts },
    {
      row: 9,
      what: `${what}: stated gap, bp`,
      ...atMost(basisPoints(gap, gains), GAP, `at most ${GAP} bp`),
      counts: {},
    },
  ]
}

function smallRounds(solver: Solver): Line {
  say(`9 rounds of up to ${FEW} indivisible orders`)
  const { rounds, orders, ...shape } = SMALL
  const solved: { seconds: number; proved: boolean; blocks: number }[] = []
  for (let seed = 1; solved.length < rounds; seed++) {
    const book = randomRound(orders, { ...shape, seed })
    const blocks = book.orders.filter(({ least }) => least > 0).length
    if (blocks > FEW) continue
    const { value, seconds } = timed(() => clearRound(solver, book, USUAL_LIMITS))
    solved.push({ seconds, blocks, proved: value.certificate.proved })
  }
  const slowest = Math.max(...solved.map(({ seconds }) => seconds))
  return {
    row: 9,
    what: `${rounds} rounds of ${orders} orders, up to ${FEW} indivisible: slowest proof`,
    here: slowest,
    ...atMost(
      solved.every(({ proved }) => proved) ? slowest : Number.POSITIVE_INFINITY,
      PROOF,
      `proved within ${PROOF} s`,
    ),
    counts: {
      'indivisible, least': Math.min(...solved.map(({ blocks }) => blocks)),
      'indivisible, most': Math.max(...solved.map(({ blocks }) => blocks)),
      'proved, of all': solved.filter(({ proved }) => proved).length,
      'median, s': median(solved.map(({ seconds }) => seconds)),
    },
  }
}
