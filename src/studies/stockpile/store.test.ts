import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { at } from '../../lists/index.ts'
import type { Chances } from './chances.ts'
import { AFTER, FIRST_MONTH, nextMarkets, QUIET, RECENT } from './chances.ts'
import { lostAt, openStore, pathOf, targetOf, type StockRule, type StoreQuestion } from './store.ts'

const none = { usersPayMore: 0, valueAddedLost: 0 }

/** A store of a good whose day's use costs `worth`, bought at one day a month, and what is lost by days released. */
function question(
  lostByDays: readonly (readonly number[])[],
  {
    worth = 1,
    keeping = 0,
    most = 2,
    paid = worth,
    ...chances
  }: Partial<Chances> & {
    worth?: number
    keeping?: number
    most?: number
    paid?: number
  } = {},
): StoreQuestion {
  return {
    curves: {
      purchases: [
        { days: 0, dayPrice: worth, ...none },
        { days: 1, dayPrice: paid, ...none },
      ],
      releases: lostByDays.map((lost, days) => ({ days, lost })),
    } as unknown as StoreQuestion['curves'],
    chances: { attackProbability: 0.1, lasts: 2, repeatProbability: 0.1, discount: 0.01, ...chances },
    keeping,
    most,
  }
}

/** A chance of a month as that of a year. */
const yearOf = (month: number): number => 1 - (1 - month) ** 12

/** Every rule for a small store, as a table by market and stock. */
function* rulesOf(markets: number, most: number, paces: readonly number[]): Generator<number[]> {
  const cells = Array.from({ length: markets * (most + 1) }, (_, cell) => {
    const [market, stock] = [Math.floor(cell / (most + 1)), cell % (most + 1)]
    return market < FIRST_MONTH
      ? paces.filter((days) => stock + days <= most)
      : Array.from({ length: stock + 1 }, (_, days) => 0 - days)
  })
  const from = function* (cell: number): Generator<number[]> {
    if (cell === cells.length) yield []
    else for (const days of at(cells, cell)) for (const rest of from(cell + 1)) yield [days, ...rest]
  }
  yield* from(0)
}

/** What a rule costs from an empty store on, month by month for 1,500 months, with none of the code of the store. */
function costByHand(
  { curves, chances, keeping, most }: StoreQuestion,
  markets: readonly (readonly (readonly [state: number, chance: number])[])[],
  rule: readonly number[],
): number {
  let there = markets.map((_, market) =>
    Array.from({ length: most + 1 }, (_, x): number => (market === 0 && x === 0 ? 1 : 0)),
  )
  let [cost, factor] = [0, 1]
  const worth = at(curves.purchases, 0).dayPrice
  for (let t = 0; t < 1500; t++) {
    const next = there.map((row) => row.map(() => 0))
    there.forEach((row, market) =>
      row.forEach((chance, stock) => {
        if (chance === 0) return
        const days = at(rule, market * (most + 1) + stock)
        const paid = days > 0 ? days * (curves.purchases.find((one) => one.days === days)?.dayPrice ?? 0) : days * worth
        const lost =
          market < FIRST_MONTH
            ? 0
            : (curves.releases.find((one) => one.days === 0 - days)?.lost[market - FIRST_MONTH] ?? 0)
        cost += factor * chance * (paid + lost + (keeping / 12) * worth * (stock + days))
        for (const [to, part] of at(markets, market)) at(next, to)[stock + days]! += chance * part
      }),
    )
    there = next
    factor /= 1 + chances.discount
  }
  return cost
}

describe('the best rule for a store', () => {
  it('costs no more than any other rule of a small one, each followed month by month', () => {
    fc.assert(
      fc.property(
        fc.record({
          lost: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 3, maxLength: 3 }),
          worth: fc.integer({ min: 1, max: 5 }),
          paid: fc.integer({ min: 1, max: 8 }),
          begins: fc.constantFrom(0.02, 0.2),
          again: fc.constantFrom(0.05, 0.4),
          keeping: fc.constantFrom(0, 0.5),
        }),
        ({ lost, worth, paid, begins, again, keeping }) => {
          const asked = question(
            lost.map((one) => [one]),
            {
              worth,
              paid,
              keeping,
              attackProbability: yearOf(begins),
              repeatProbability: yearOf(again),
              discount: 0.02,
            },
          )
          // An embargo of one known month, which goes on with one half.
          const calms = (1 - again) / 12
          const markets = [
            [
              [0, 1 - begins],
              [2, begins],
            ],
            [
              [1, 1 - again - calms],
              [0, calms],
              [2, again],
            ],
            [
              [1, 0.5],
              [2, 0.5],
            ],
          ] as const
          const { bounds } = openStore(asked)
          const costs = [...rulesOf(3, 2, [0, 1])].map((rule) => costByHand(asked, markets, rule))
          const least = Math.min(...costs)
          expect(Math.abs(bounds.upper - least)).toBeLessThan(1e-5 * (1 + Math.abs(least)))
          expect(bounds.lower).toBeLessThanOrEqual(least + 1e-5)
        },
      ),
      { numRuns: 12 },
    )
  })

  it('holds a day where an embargo is likelier than capital and keeping cost of what it saves', () => {
    // An embargo of one month comes with chance q a month, and a day saves L in it and is sold again at w. Bought now rather than a month later it
    // costs w + k, k being a month's keeping, and a month later is worth w, and L more in an embargo:
    //   w + k = (w + q L) / (1 + d),   q = (d w + (1 + d) k) / L
    const [d, w, keeping, L] = [0.01, 5, 0.12, 100]
    const k = (keeping / 12) * w
    const q = (d * w + (1 + d) * k) / L
    const target = (chance: number): number =>
      targetOf(
        openStore(
          question([[L], [0]], {
            worth: w,
            keeping,
            most: 1,
            lasts: 1,
            attackProbability: yearOf(chance),
            repeatProbability: yearOf(chance),
          }),
        ).best,
        QUIET,
      )
    expect(target(1.01 * q)).toBe(1)
    expect(target(0.99 * q)).toBe(0)
  })

  it('spreads a stock over an embargo where a second day saves little, and lets all out at once where it saves as much', () => {
    // It goes on with one half. Two days at once save 80; one now and one in the next month 60 + 60 / 2.
    const path = (lost: readonly number[]): number[] => {
      const { best } = openStore(
        question(
          lost.map((one) => [one, one]),
          { worth: 0.001 },
        ),
      )
      return pathOf(best, 2, 2).map(({ days }) => days)
    }
    expect(path([100, 40, 20])).toEqual([1, 1])
    // Two days at once save 90; one by one 45 + 45 / 2.
    expect(path([100, 55, 10])).toEqual([2, 0])
  })

  it('keeps a stock for the months of an embargo in which lines stop', () => {
    const lost = [0, 0, 50]
    const { best } = openStore(question([lost, lost.map((one) => one / 2), [0, 0, 0]], { lasts: 6 }))
    expect(pathOf(best, 2, 4 - 1).map(({ days }) => days)).toEqual([0, 0, 2])
  })

  it('refills to more soon after an embargo, where another is likelier then', () => {
    const { best } = openStore(
      question([[30], [0]], { worth: 10, most: 1, attackProbability: 0.01, repeatProbability: 0.9 }),
    )
    expect(targetOf(best, QUIET)).toBe(0)
    expect(targetOf(best, AFTER)).toBe(1)
  })

  it('costs what its parts add up to, and a rule that asks for what there is not is refused', () => {
    const store = openStore(question([[100], [40], [20]], { keeping: 0.3, paid: 1.5 }))
    const { purchases, keeping, lost } = store.yearly(store.best)
    const aYear = 12 * (1 - 1 / 1.01)
    expect(purchases + keeping + lost).toBeCloseTo(aYear * store.bounds.upper, 4)
    expect(store.withoutStock.purchases).toBeCloseTo(0, 9)
    expect(store.withoutStock.keeping).toBeCloseTo(0, 9)
    expect(store.withoutStock.lost).toBeGreaterThan(lost)
    const greedy: StockRule = () => 2
    expect(() => store.yearly(greedy)).toThrow(/asks for 2 days/)
  })
})

describe('what is lost between the points that were cleared', () => {
  it('lies on the straight line', () => {
    const releases = [
      { days: 0, lost: [100] },
      { days: 10, lost: [50] },
      { days: 30, lost: [0] },
    ] as unknown as Parameters<typeof lostAt>[0]
    expect([0, 5, 10, 20, 30].map((days) => lostAt(releases, 0, days))).toEqual([100, 75, 50, 25, 0])
  })
})

describe('the chances of the market', () => {
  it('add up to one, and a year of quiet months has the chance that was asked for', () => {
    const markets = nextMarkets({ attackProbability: 0.1, lasts: 4, repeatProbability: 0.3, discount: 0.01 }, 3)
    for (const next of markets) expect(next.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 12)
    const [, begins] = at(markets, QUIET)
    expect(yearOf(begins!.chance)).toBeCloseTo(0.1, 12)
    expect(at(markets, FIRST_MONTH + 2)).toEqual([
      { state: AFTER, chance: 0.25 },
      { state: FIRST_MONTH + 2, chance: 0.75 },
    ])
    expect(RECENT).toBe(12)
  })
})
