import { loadSolver } from '../src/solver/index.ts'
import { clearRound } from '../src/market/index.ts'
import { randomRound } from './random-round.ts'
const [size = 300, blocks = 0.11, secs = 20] = process.argv.slice(2).map(Number)
const solver = await loadSolver()
const clock = () => performance.now() / 1000
for (let seed = 1; seed <= 20; seed++) {
  const book = randomRound(size, { blocks, seed, places: 3, materials: 6, months: 2 })
  const t = clock()
  const { certificate } = clearRound(solver, book, { seconds: secs, clock })
  console.log(seed, book.orders.filter((o) => o.least > 0).length, certificate.proved, (clock() - t).toFixed(3), (1e4 * Number(certificate.stated.gap) / Number(certificate.stated.gains)).toFixed(2))
}
