import { describe, expect, it } from 'vitest'
import { loadSolver } from '../../solver/index.ts'
import type { Bid } from './bids.ts'
import type { CanonicalBook } from './validate-book.ts'
import { clearingLp } from './clearing-lp.ts'
import { BlockSearch } from './search.ts'

const solver = await loadSolver()

/** Kilograms and dollars a kilogram, at node A or B, between which nothing goes. */
interface Wish {
  readonly name: string
  readonly bid: Bid
}
const [A, B] = [0, 1]
type Mass = number | readonly [least: number, most: number]
const wish = (name: string, sign: 1 | -1, mass: Mass, price: number, node: number): Wish => {
  const [least, most] = typeof mass === 'number' ? [0, mass] : mass
  const alternatives = [{ limit: sign * price * 1e6, moves: [{ node, grams: sign }] }]
  return { name, bid: { most: 1000 * most, least: 1000 * least, alternatives } as unknown as Bid }
}
/** A number is divisible, two are a block. */
const sells = (name: string, mass: Mass, ask: number, node = A): Wish => wish(name, 1, mass, ask, node)
const buys = (name: string, mass: Mass, bid: number, node = A): Wish => wish(name, -1, mass, bid, node)
const all = (mass: number): Mass => [mass, mass]

interface Asked {
  readonly barred?: readonly string[]
  /** What it may take. */
  readonly solves?: number
  /** What blocks that were passed over may take afterwards. */
  readonly spare?: number
  readonly rules?: 2 | 3
  /** Told of each solve. */
  readonly count?: () => void
}
/** Names of the blocks that take part, and whether that is proved. Some hundred solves are enough for so few blocks. */
function chosen(
  wishes: readonly Wish[],
  { barred = [], solves = 1000, spare = 0, rules = 2, count }: Asked = {},
): [string, boolean] {
  const bids = wishes.map(({ bid }) => bid)
  const open = {
    nodes: ['A', 'B'],
    legs: [],
    limits: [],
    wasteCost: [1e6, 1e6],
    book: { rules },
  } as unknown as CanonicalBook
  const programme = clearingLp(solver, open, bids)
  const blocks = programme.blocks.map((b) => wishes[b]?.name ?? '')
  const bound = programme.solve(blocks.map(() => 'free'))
  let solved = 0
  const counted: typeof programme = {
    ...programme,
    solve(...asked) {
      solved += 1
      count?.()
      if (solved > 200) throw new Error('It goes on and on.')
      return programme.solve(...asked)
    },
  }
  const nodeOf = (k: number): number | undefined => bids[programme.blocks[k] ?? -1]?.alternatives[0]?.moves[0]?.node
  const parts = [A, B]
    .map((node) => [...blocks.keys()].filter((k) => nodeOf(k) === node))
    .filter((part) => part.length > 0)
  try {
    const { accepted, proved } = new BlockSearch(counted, open, bids, {
      bound,
      parts,
      barred: blocks.map((name) => barred.includes(name)),
      budget: { left: solves, each: 1, spare },
    }).run()
    return [blocks.filter((_, k) => accepted[k]).join(' '), proved]
  } finally {
    programme.dispose()
  }
}

describe('the blocks that take part are proved to be the best with prices', () => {
  it.each<[string, string, Wish[]]>([
    [
      'that take each other, and neither of which could trade alone',
      'x j',
      [buys('rest', 10, 50), sells('x', all(12), 50), buys('j', all(2), 70)],
    ],
    [
      'though another asks less, of which nobody takes all',
      'j y',
      [sells('x', all(7), 20), buys('j', all(6), 40), sells('y', [5, 9], 30)],
    ],
    [
      'though with a third, filled in part, more would be gained',
      'x y',
      [
        buys('rest', 9, 30),
        sells('x', all(6), 20),
        sells('dear', 6, 40),
        sells('y', [2, 3], 10),
        sells('z', all(1), 10),
      ],
    ],
    [
      'none, where no sum of them comes out even',
      '',
      [
        buys('i', all(9), 80),
        buys('j', all(1), 60),
        buys('rest', 1, 40),
        sells('x', all(12), 20),
        buys('k', all(9), 70),
      ],
    ],
    [
      'in one part of the market, and none in another',
      'j',
      [buys('j', [5, 10], 30), sells('a', 4, 30), sells('b', 3, 10), sells('x', all(5), 10, B)],
    ],
    [
      'in one part of the market, where another is still searched',
      'y z',
      [
        buys('rest', 5, 80),
        sells('y', all(3), 10, B),
        sells('z', [3, 6], 30, B),
        sells('x', all(11), 20),
        buys('more', 2, 30),
        buys('other', 8, 60, B),
      ],
    ],
  ])('%s', (_, expected, wishes) => expect(chosen(wishes)).toEqual([expected, true]))
})

it('no block is let in that would lose a ten-thousandth of what it asks for, however much the others gain', () => {
  // At 100, where a hundred million dollars are gained: a cent beside it is as nothing to the search.
  const others = [buys('j', 200_000, 1000), sells('a', 100_000, 50), sells('c', 200_000, 100)]
  expect(chosen([...others, sells('even', all(1), 100)])).toEqual(['even', true])
  expect(chosen([...others, sells('dear', all(1), 100.01)])).toEqual(['', true])
})

describe('where nothing may be searched', () => {
  const LATE = { solves: 0 }
  /** Six are wanted, of which x could sell ten. */
  const [j, x, dear] = [buys('j', 6, 100), sells('x', all(10), 35), sells('dear', 10, 90)]
  const y = sells('y', all(5), 50)

  it('those that are filled stay in', () => {
    expect(chosen([buys('j', [6, 11], 70), sells('x', all(9), 20), sells('y', all(7), 30)], LATE)).toEqual([
      'j x',
      false,
    ])
  })
  it('of those that are filled under their least part the least filled goes first', () => {
    // The buyer of eleven gets two of them, so that the other goes, and with it what could be had.
    const [large, small, a] = [buys('large', all(11), 85), buys('small', [1, 2], 65), sells('a', [1, 2], 45)]
    expect(chosen([large, small, a], LATE)).toEqual(['', false])
    expect(chosen([small, large, a], LATE)).toEqual(['', false])
    expect(chosen([small, large, a])).toEqual(['small a', true])
  })
  it('one that went too early is let in again, if it is not to stay out', () => {
    expect(chosen([j, x, y, dear], LATE)).toEqual(['y', false])
    expect(chosen([j, x, y, dear], { ...LATE, barred: ['y'] })).toEqual(['', false])
  })
})

it('of blocks that gain and were passed over no more is asked than the search may take', () => {
  const wishes = [buys('j', 6, 100), sells('x', all(10), 35), sells('y', all(5), 50)]
  const late = { solves: 0, rules: 3 } as const
  expect(chosen(wishes, late)).toEqual(['', false])
  expect(chosen(wishes, { ...late, spare: 20 })).toEqual(['y', false])
  expect(chosen(wishes, { solves: 1000, rules: 3 })).toEqual(['y', true])
})

it('what a block could add that has to stay out is not known, so that nothing is proved', () => {
  const wishes = [buys('j', 6, 100), sells('y', all(5), 50), sells('dear', 10, 90)]
  expect(chosen(wishes)).toEqual(['y', true])
  expect(chosen(wishes, { barred: ['y'] })).toEqual(['', false])
})

it('a search goes on until it has used what it may take, and no longer', () => {
  const wishes = [11, 13].flatMap((mass) => [1, 2, 3].map((i) => buys(`j${mass}${i}`, all(mass), 80 + i)))
  const lumps = [17, 19, 23].flatMap((mass) => [1, 2, 3].map((i) => sells(`x${mass}${i}`, all(mass), 20 + i)))
  const solvesOf = (solves: number): number => {
    let solved = 0
    chosen([...wishes, ...lumps], { solves, count: () => (solved += 1) })
    return solved
  }
  const settled = solvesOf(0)
  const [some, more] = [solvesOf(settled + 20), solvesOf(settled + 60)]
  expect(some).toBeGreaterThan(settled)
  expect(more).toBeGreaterThan(some)
})
