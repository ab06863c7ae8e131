import { describe, expect, it } from 'vitest'
import { quantity, type MicroUsdPerKg, type PlainGrams } from '../../quantity/index.ts'
import { loadSolver, SolverError, type Solver } from '../../solver/index.ts'
import type { Book, Order } from './book.ts'
import { clearRound } from './clear.ts'
import { buy } from './kinds/buy.ts'
import { sell } from './kinds/sell.ts'

const solver = await loadSolver()
const kg = (mass: number): PlainGrams => quantity(1000 * mass)
const usd = (price: number): MicroUsdPerKg => quantity(1e6 * price)
const placeOf = (i: number): string => `dy/any/${i}/2027-01`
const bookOf = (orders: readonly Order[], places = 1): Book => ({
  round: 'test',
  materials: [{ name: 'dy', grades: ['any'], wasteCost: 0 }],
  places: Array.from({ length: places }, (_, i) => String(i)),
  months: ['2027-01'],
  routes: [],
  priceRule: 'lowest',
  budgets: {},
  orders,
})
const LIMITS = { solves: 10_000 }
const sells = (id: string, ask: number, { block = false, at = 0 } = {}): Order =>
  sell({ id, owner: id, most: kg(10), ...(block ? { least: kg(10) } : {}), node: placeOf(at), ask: usd(ask) })
const buys = (id: string, bid: number, at = 0): Order =>
  buy({ id, owner: id, most: kg(10), at: [{ node: placeOf(at), bid: usd(bid) }] })

describe('a certificate', () => {
  it('lists fills in the order of the book, those of equal orders too', () => {
    const equal = 'abcdefgh'.split('').flatMap((name) => [sells(`${name} sells`, 50), buys(`${name} buys`, 90)])
    const { certificate } = clearRound(solver, bookOf(equal), LIMITS)
    expect(certificate.fills.map(([o]) => o)).toEqual([...equal.keys()])
  })
})

describe('a round for which the solver finds no prices', () => {
  /** Solves the linear program of a book, which comes first, and no other; counts how often prices were asked for. */
  const priceless = (): { solver: Solver; tried: () => number } => {
    let created = 0
    const create: Solver['create'] = (model) => {
      created += 1
      // Without this, a search that goes on for good would end no test.
      if (created > 100) throw new Error('It goes on and on.')
      if (created > 1) throw new SolverError('infeasible', 'There are no prices.')
      return solver.create(model)
    }
    return { solver: { version: '', create }, tried: () => created - 1 }
  }
  it('is none, if there are no blocks to leave out', () => {
    const { solver: without, tried } = priceless()
    expect(() => clearRound(without, bookOf([sells('a', 50), buys('j', 90)]), LIMITS)).toThrow('There are no prices.')
    expect(tried()).toBe(1)
  })
  it('is searched again without one block after another, fifty at most', () => {
    const trades = Array.from({ length: 52 }, (_, i) => [
      sells(`s${i}`, 50, { block: true, at: i }),
      buys(`b${i}`, 90, i),
    ])
    const { solver: without, tried } = priceless()
    expect(() => clearRound(without, bookOf(trades.flat(), 52), { solves: 0 })).toThrow('There are no prices.')
    expect(tried()).toBe(51)
  })
})
