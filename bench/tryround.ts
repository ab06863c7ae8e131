import { loadSolver } from '../src/solver/index.ts'
import { clearRound } from '../src/market/index.ts'
import { randomRound } from './random-round.ts'
const [size = 10000, blocks = 0.05, grades = 1, seed = 1, secs = 2] = process.argv.slice(2).map(Number)
const book = randomRound(size, { blocks, grades, seed })
const clock = () => performance.now() / 1000
for (let i = 0; i < 2; i++) {
const t = clock()
const solver = await loadSolver()
const { certificate } = clearRound(solver, book, { seconds: secs, clock })
const s = certificate.stated
console.log({ s: clock() - t, million: Number(s.gains) / 1e15, gapBp: 1e4 * Number(s.gap) / Number(s.gains), missedBp: 1e4 * Number(s.missed) / Number(s.gains), ...s, dust: certificate.dust.length, ends: certificate.ends.length, bytes: JSON.stringify(certificate).length, blocks: book.orders.filter(o => o.least > 0).length, fills: certificate.fills.length, proved: certificate.proved })
}
