import { describe, expect, it } from 'vitest'
import { benchmarksOf, buy, clearRound, DEPTH, nodeName, sell, type Book } from '../../../../src/market/round/index.ts'
import { loadSolver } from '../../../../src/solver/index.ts'
import { reasonOf, seriesOf } from './state.ts'
import { quantity } from '../../../../src/quantity/index.ts'

const at = nodeName('ndpr-oxide', 'any', 'JPN', '2027-03')
const BOOK: Book = {
  round: 'r',
  materials: [{ name: 'ndpr-oxide', grades: ['any'], wasteCost: 0 }],
  places: ['JPN'],
  months: ['2027-03'],
  routes: [],
  priceRule: 'middle',
  budgets: {},
  orders: [
    sell({ id: 's1', owner: 's1', most: quantity(9000), node: at, ask: quantity(60) }),
    sell({ id: 's2', owner: 's2', most: quantity(1000), node: at, ask: quantity(60) }),
    buy({ id: 'b1', owner: 'b1', most: quantity(9000), at: [{ node: at, bid: quantity(80) }] }),
    buy({ id: 'b2', owner: 'b2', most: quantity(1000), at: [{ node: at, bid: quantity(80) }] }),
  ],
}

describe('why a price is withheld', () => {
  it('is given in words of this page, for every reason that there is', async () => {
    const { open, certificate } = clearRound(await loadSolver(), BOOK, { solves: 10_000 })
    const any = { ...DEPTH, grams: quantity<'g'>(0), sellers: 0, buyers: 0, largest: 1 }
    const why = (depth: Partial<typeof DEPTH>, owners = new Map<string, string>()): unknown =>
      reasonOf(benchmarksOf(open, certificate, { owners, depth: { ...any, ...depth } })[0]?.withheld ?? '')
    expect(why({ grams: quantity(20_000) })).toEqual({ key: 'tooLittle', gaps: { grams: 10_000, needed: 20_000 } })
    expect(why({ sellers: 3 })).toEqual({ key: 'fewSellers', gaps: { n: 2, needed: 3 } })
    expect(why({ buyers: 4 })).toEqual({ key: 'fewBuyers', gaps: { n: 2, needed: 4 } })
    expect(why({ largest: 0.6 })).toEqual({ key: 'largeSeller', gaps: { percent: 60 } })
    const same = new Map([...BOOK.orders].map(({ owner }) => [owner, 'one']))
    expect(why({}, same)).toEqual({ key: 'nothing', gaps: {} })
    expect(reasonOf('One of the buyers has more than 60 % of it.')?.key).toBe('largeBuyer')
    expect(reasonOf('Something else.')).toBeUndefined()
  })
})

describe('benchmarks over rounds', () => {
  const one = (round: string, material: string, grade: string, kg: string) => ({
    round,
    material,
    grade,
    kg,
    excluded: { contracts: '0', related: '0' },
    sellers: 3,
    buyers: 3,
  })
  const round = (id: string, day: string) => ({
    id,
    title: `Round ${id}`,
    opens: `2027-01-01T00:00:00Z`,
    closes: `2027-01-${day}T00:00:00Z`,
    status: 'settled' as const,
    orders: 4,
  })

  it('go from the first round to the last, the most traded material first, idle grades aside', () => {
    const series = seriesOf(
      {
        benchmarks: [
          one('b', 'dy', 'strict', '5'),
          one('b', 'nd', 'any', '0'),
          one('b', 'nd', 'strict', '10'),
          one('a', 'nd', 'any', '0'),
          one('a', 'nd', 'strict', '0.5'),
        ],
      },
      { rounds: [round('b', '20'), round('a', '10')] },
      ['strict', 'any'],
    )
    expect(series.map(({ material }) => material)).toEqual(['nd', 'dy'])
    expect(series[0]?.grades.map(({ grade, kg }) => [grade, kg])).toEqual([['strict', '10.5']])
    expect(series[0]?.grades[0]?.points.map(({ title }) => title)).toEqual(['Round a', 'Round b'])
    expect(series[0]?.idle).toEqual(['any'])
  })
})
