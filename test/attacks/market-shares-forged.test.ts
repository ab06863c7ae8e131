import { describe, expect, it } from 'vitest'
import { quantity } from '../../src/quantity/index.ts'
import { buy, convert, sellPackage, type Order } from '../../src/market/index.ts'
import { bookOf, buys, buysIdly, handOn, kg, kgsOf, many, node, passes, sells, usd } from './shares-desk.ts'

/** Certificates that serve a friend of the one who clears better than the honest one, all stated worked out again and sealed. */

const TB = { material: 'tb' }
const B = { place: 'B' }

describe('a certificate is refused in which', () => {
  const alike = bookOf([sells('s', 9, 50), buys('b', 9, 70), buysIdly('c', 9, 70, 1), buys('d', 9, 70, B)])
  it.each(['b 0', 'c 0', 'd 0'])('%s has some grams of another', (friend) => {
    expect(() => passes(alike, () => undefined)).not.toThrow()
    for (const other of ['b 0', 'c 0', 'd 0'])
      if (other !== friend)
        expect(() =>
          passes(alike, ({ fills, flows, legOf }) => {
            handOn(fills, other, friend, 20)
            const there = legOf(node(), node(B))
            flows.set(there, fills.get('d 0')!)
          }),
        ).toThrow(/even stated is true|in a circle/)
  })
  it('the goods for one at a place are sent there and back', () => {
    expect(() =>
      passes(alike, ({ fills, flows, legOf }) => {
        handOn(fills, 'd 0', 'b 0', 1000)
        flows.set(legOf(node(), node(B)), 9000)
        flows.set(legOf(node(B), node()), 9000 - fills.get('d 0')!)
      }),
    ).toThrow(/even stated is true|in a circle/)
  })
  it('a seller at the margin is served before another', () => {
    const book = bookOf([buys('b', 9, 90), sells('s', 9, 70), sells('t', 9, 70, { grade: 'traced' })])
    expect(() =>
      passes(book, ({ fills, flows, legOf }) => {
        handOn(fills, 's 0', 't 0', 1000)
        flows.set(legOf(node({ grade: 'traced' }), node()), fills.get('t 0')!)
      }),
    ).toThrow(/even stated is true|in a circle/)
  })
  it('one of two alternatives of a friend is filled for another', () => {
    const at = [node(), node(B)].map((name) => ({ node: name, bid: usd(70) }))
    const book = bookOf([sells('s', 9, 50), buys('b', 9, 70), buy({ id: 'c', owner: 'c', most: kg(9), at })])
    expect(() =>
      passes(book, ({ fills, flows, legOf }) => {
        handOn(fills, 'b 0', 'c 1', 4000)
        flows.set(legOf(node(), node(B)), fills.get('c 1')!)
      }),
    ).toThrow(/even stated is true|in a circle/)
  })
})

describe('a certificate is refused, too, in which', () => {
  it('a limit is filled by what is sent in a circle', () => {
    const routes = [
      { id: 'there', owner: 'x', from: 'A', to: 'B', cost: 0, most: 9000 },
      { id: 'back', owner: 'x', from: 'B', to: 'A', cost: 0 },
    ]
    const book = bookOf([sells('s', 9, 50), buys('friend', 9, 70), buys('c', 9, 70, B)], { routes })
    expect(kgsOf(book)).toMatchObject({ friend: 4.5, c: 4.5 })
    expect(() =>
      passes(book, ({ fills, flows, legOf }) => {
        handOn(fills, 'c 0', 'friend 0', 4500)
        flows.clear()
        flows.set(legOf(node(TB), node({ ...TB, ...B })), 9000)
        flows.set(legOf(node({ ...TB, ...B }), node(TB)), 9000)
      }),
    ).toThrow()
  })
  // `slackOf` adds a gram for each order of the pool. Of orders that are no larger than they are many, none is looked at: of 600 that ask for half a kilogram and
  // share 150 kg, half can have all and half nothing. Idle orders of friends at the margin make it larger for everybody.
  // Cure: rounding leaves no more than the columns that were not whole: let the certificate pass only if each fill is within a gram (a
  // grain) of its part, or count equal orders once and an order by half a gram, and bound the slack by a share of the size.
  it.fails('half of many small orders have nothing', () => {
    const book = bookOf([sells('s', 60, 50), ...many(240, (i) => buysIdly(`b${i}`, 0.5, 70, i + 1))])
    expect(() =>
      passes(book, ({ fills }) => {
        for (let i = 0; i < 240; i++) fills.set(`b${i} 0`, i < 120 ? 500 : 0)
      }),
    ).toThrow(/even stated is true|in a circle/)
  })
  // The slack of a pool adds what a grain of each order at the margin moves. A package in parts without a common divisor has grains of tonnes.
  // Cure: as above; and look at those that move a gram with a slack in grams, since only what is not rounded to a whole grain of a package can be off by one.
  it.fails('a package whose grain is two tonnes stands at the margin beside them', () => {
    const grain = [node(), node(TB)].map((name, i) => [name, quantity<'g'>(1_000_001 - i)] as const)
    const large: Order = {
      ...sellPackage({ id: 'p', owner: 'p', most: kg(5000), ask: usd(1), parts: grain }),
      alternatives: [{ limit: 70e6 * 1_000_001 + 60e6 * 1_000_000, moves: grain }],
    }
    // At the prices, and nobody wants more terbium. Honestly, too, the shares are off by a kilogram: market-shares-clears.test.ts.
    const book = bookOf([
      sells('s', 9, 50),
      buys('friend', 9, 70),
      buysIdly('c', 9, 70, 1),
      large,
      sells('t', 1, 60, TB),
      buys('u', 1, 60, TB),
    ])
    expect(() => passes(book, ({ fills }) => handOn(fills, 'c 0', 'friend 0', fills.get('c 0')!))).toThrow(
      'has a larger part',
    )
  })
  // Only the search asks whether more is bought with it. Written in `docs/explanation/the-round.md` as not proved; all that the others share is at stake.
  // Cure: for each block that gains nothing, hold that without it less would be bought: that its goods do not reach, along `ways`, an order at the
  // margin that has less than it could (and for a seller, that no other could sell more).
  it.fails('a block that gains nothing has what others would share', () => {
    const book = bookOf([
      sells('s', 9, 50),
      buys('b', 9, 70),
      buysIdly('c', 9, 70, 1),
      buys('friend', 9, 70, { least: 9 }),
    ])
    expect(kgsOf(book)['friend']).toBeUndefined()
    expect(() =>
      passes(book, ({ fills }) => {
        fills.clear()
        fills.set('s 0', 9000)
        fills.set('friend 0', 9000)
      }),
    ).toThrow()
  })
  // Of blocks alike but for a gram, or for the place, nothing is said at all.
  it.fails('a block has what one at the other end of a free route would have in its turn', () => {
    for (const [one, other] of [
      ['x', 'y'],
      ['y', 'x'],
    ] as const) {
      const book = bookOf([sells('x', 9, 50, { least: 9 }), sells('y', 9, 50, { least: 9, ...B }), buys('b', 9, 70)])
      if (kgsOf(book)[one] === undefined) continue
      expect(() =>
        passes(book, ({ fills, flows, legOf }) => {
          handOn(fills, `${one} 0`, `${other} 0`, 9000)
          flows.clear()
          if (other === 'y') flows.set(legOf(node(B), node()), 9000)
        }),
      ).toThrow('before its turn')
    }
  })
  // Written as not proved. A conversion that is not of grams is not looked at, nor what comes through it.
  // Cure: prove the shares by duals: the certificate could carry, for each level, the set of nodes and orders that is full (a cut), which a checker
  // adds up without a solver, packages and conversions among them.
  it.fails('one of two that convert at the margin has all', () => {
    const makes = (id: string, fee: number): Order =>
      convert({
        id,
        owner: id,
        most: kg(9),
        recipes: [5, fee].map((one) => ({
          fee: usd(one),
          inputs: [[node(), kg(1)] as const],
          outputs: [[node(TB), kg(1)] as const],
        })),
      })
    const book = bookOf([sells('s', 9, 50), makes('friend', 1000), makes('c', 2000), buys('b', 9, 90, TB)])
    expect(kgsOf(book)).toMatchObject({ friend: 4.5, c: 4.5 })
    expect(() => passes(book, ({ fills }) => handOn(fills, 'c 0', 'friend 0', 4500))).toThrow(
      /even stated is true|in a circle/,
    )
  })
})
