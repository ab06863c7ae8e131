import { describe, expect, it } from 'vitest'
import { quantity, type PlainGrams } from '../../quantity/index.ts'
import { benchmarksOf, type Benchmark } from './benchmark.ts'
import type { Certificate } from './certificate.ts'
import type { CanonicalBook } from './validate-book.ts'

const g = (grams: number): PlainGrams => quantity(grams)

/** Trades at one node at 50, by hand: what each brought (positive) or took. */
function benchmark(trades: readonly (readonly [owner: string, grams: number])[], largest = 0.5): Benchmark | undefined {
  const open = {
    book: { materials: [{ name: 'dy', grades: ['any'] }] },
    nodes: ['dy/any/JP/2027-01'],
    legs: [],
    orders: trades.map(([owner, grams]) => ({
      order: { owner },
      alternatives: [{ moves: [{ node: 0, grams: Math.sign(grams) }] }],
    })),
  } as unknown as CanonicalBook
  const certificate = {
    prices: [50],
    fills: trades.map(([, grams], o) => [o, 0, Math.abs(grams)]),
    flows: [],
  } as unknown as Certificate
  const depth = { grams: g(10), sellers: 1, buyers: 2, largest }
  return benchmarksOf(open, certificate, { owners: new Map(), depth })[0]
}
describe('a benchmark', () => {
  it('is withheld where one buys more than may be', () => {
    const bought = (large: number) =>
      [
        ['a', 50],
        ['b', 50],
        ['j', -large],
        ['k', large - 100],
      ] as const
    expect(benchmark(bought(50))).toMatchObject({ price: 50, withheld: undefined })
    expect(benchmark(bought(51))).toMatchObject({
      price: undefined,
      withheld: 'One of the buyers has more than 50 % of it.',
    })
  })
  it('counts of who sells and buys what is left of one by the other', () => {
    // What a takes beyond its 50 makes it a buyer of 30, beside 50 of the other.
    const trades = [
      ['a', 50],
      ['b', 40],
      ['c', 40],
      ['a', -80],
      ['k', -50],
    ] as const
    expect(benchmark(trades, 0.63)).toMatchObject({
      grams: 80,
      sellers: 2,
      buyers: 2,
      excluded: { related: 50 },
      withheld: undefined,
    })
    expect(benchmark(trades, 0.62)?.withheld).toContain('buyers')
  })
})
