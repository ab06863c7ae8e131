import { beforeAll, describe, expect, it } from 'vitest'
import { notAddedUp, notAddedUpIn, type Rehearsal, type Round } from './rehearsal-sums/index.ts'
import { runHere } from './run-cli.ts'

/** A gram, in tonnes. */
const GRAM = 1e-6
/** A micro-dollar per kg, USD/kg. */
const MICRO = 1e-6
/** By what share a stated sum is changed. */
const MOVED = 1e-7

/** Two months of one material, with contracts, a reserve, and an operator that holds back. */
const ASKED =
  'market rehearse --materials ndpr-oxide --months 2 --reserve 30 --strike ndpr-oxide=110 --withhold Lynas=0.5 --json'

type List =
  'orders' | 'conversions' | 'fills' | 'trades' | 'routes' | 'downgrades' | 'residuals' | 'makeWhole' | 'bounds'
type Row<K extends List> = Round[K][number]

describe('from the JSON of a rehearsal alone', () => {
  let result: Rehearsal
  let first: Round
  beforeAll(async () => {
    const { stdout } = await runHere(...ASKED.split(' '))
    result = JSON.parse(stdout) as Rehearsal
    first = result.rounds[0]!
  })

  /**
   * How many changes of single rows of a list are not found, one row after the other; null takes the row out.
   *
   * @param isAsked which rows are changed
   */
  function unnoticed<K extends List>(
    list: K,
    change: (row: Row<K>) => Row<K> | null,
    isAsked: (row: Row<K>, i: number) => boolean = () => true,
  ): number {
    const rows = first[list] as readonly Row<K>[]
    const asked = rows.filter(isAsked)
    expect(asked.length).toBeGreaterThan(0)
    return asked.filter((one) => {
      const changed = rows.flatMap((row) => (row === one ? (change(row) ?? []) : row))
      return notAddedUpIn(result, { ...first, [list]: changed }).length === 0
    }).length
  }
  const isOneInFive = (_: unknown, i: number): boolean => i % 5 === 0

  it('all that it states adds up, and every fill keeps to its order', () => {
    expect(notAddedUp(result)).toEqual([])
  })
  it('there is something to add up: contracts, a reserve, plants, routes, looser grades, what does not come', () => {
    const all = (pick: (round: Round) => readonly unknown[]): number => result.rounds.flatMap(pick).length
    expect(all((one) => one.contracts)).toBeGreaterThan(3)
    expect(all((one) => one.reserve)).toBeGreaterThan(0)
    expect(all((one) => one.fills.filter(({ recipe }) => recipe !== null))).toBeGreaterThan(20)
    expect(all((one) => one.routes)).toBeGreaterThan(5)
    expect(all((one) => one.trades.filter(({ undelivered }) => undelivered > 0))).toBeGreaterThan(0)
    expect(all((one) => one.benchmarks.filter(({ price }) => price !== null))).toBeGreaterThan(0)
  })

  it('a fill of a gram more, at another price, on the other side, of another order or left out is found', () => {
    expect(unnoticed('fills', (fill) => ({ ...fill, tonnes: fill.tonnes + GRAM }))).toBe(0)
    expect(unnoticed('fills', (fill) => ({ ...fill, price: fill.price + MICRO }))).toBe(0)
    expect(unnoticed('fills', () => null)).toBe(0)
    expect(unnoticed('fills', (fill) => ({ ...fill, order: 'another' }), isOneInFive)).toBe(0)
    const other = { buy: 'sell', sell: 'buy' } as const
    expect(unnoticed('fills', (fill) => ({ ...fill, side: other[fill.side] }), isOneInFive)).toBe(0)
  })
  it('a trade of a gram more, by another way, the other way round, not delivered or left out is found', () => {
    expect(unnoticed('trades', (trade) => ({ ...trade, tonnes: trade.tonnes + GRAM }))).toBe(0)
    expect(unnoticed('trades', () => null)).toBe(0)
    expect(unnoticed('trades', (trade) => ({ ...trade, route: [...trade.route, 'CHN'] }), isOneInFive)).toBe(0)
    const back = (trade: Row<'trades'>): Row<'trades'> => ({ ...trade, seller: trade.buyer, buyer: trade.seller })
    expect(unnoticed('trades', back, isOneInFive)).toBe(0)
    const late = (trade: Row<'trades'>): Row<'trades'> => ({ ...trade, undelivered: trade.undelivered + GRAM })
    expect(unnoticed('trades', late, isOneInFive)).toBe(0)
  })
  it('routes, looser grades, what rounding leaves over and the prices of the bound are found, too', () => {
    expect(unnoticed('routes', (route) => ({ ...route, tonnes: route.tonnes + GRAM }))).toBe(0)
    expect(unnoticed('routes', (route) => ({ ...route, freight: route.freight + MICRO }))).toBe(0)
    expect(unnoticed('downgrades', (one) => ({ ...one, tonnes: one.tonnes + GRAM }))).toBe(0)
    expect(unnoticed('residuals', () => null)).toBe(0)
    expect(unnoticed('makeWhole', (one) => ({ ...one, paid: one.paid + 100 }))).toBe(0)
    expect(unnoticed('bounds', (one) => ({ ...one, price: one.price + 1000 }))).toBe(0)
  })
  it('an order or a plant that is filled beyond its limit or its quantity is found', () => {
    const fillOf = new Map(first.fills.map((fill) => [fill.order, fill]))
    const isFilled = ({ order }: { readonly order: string }): boolean => fillOf.has(order)
    const beyond = (one: Row<'orders'>): Row<'orders'> => ({
      ...one,
      limit: fillOf.get(one.order)!.price + (one.side === 'sell' ? MICRO : -MICRO),
    })
    expect(unnoticed('orders', beyond, isFilled)).toBe(0)
    expect(unnoticed('orders', (one) => ({ ...one, tonnes: fillOf.get(one.order)!.tonnes - GRAM }), isFilled)).toBe(0)
    const dearer = (one: Row<'conversions'>): Row<'conversions'> => ({
      ...one,
      recipes: one.recipes.map((recipe) => ({ ...recipe, limit: recipe.limit + 1000 })),
    })
    expect(unnoticed('conversions', dearer, isFilled)).toBe(0)
    expect(unnoticed('conversions', (one) => ({ ...one, tonnes: 0 }), isFilled)).toBe(0)
  })
  it('any sum that is stated otherwise is found', () => {
    const more = (value: number): number => value * (1 + MOVED)
    const { lots, certificate } = first
    const rounds: Partial<Round>[] = [
      { traded: more(first.traded) },
      { paid: more(first.paid) },
      { undelivered: more(first.undelivered) },
      { certificate: { ...certificate, gains: more(certificate.gains) } },
      { certificate: { ...certificate, gap: certificate.gap + 1 } },
      { lots: { ...lots, offered: more(lots.offered) } },
      ...first.prices.flatMap((price, i) =>
        (['sold', 'bought'] as const).map((field) => ({
          prices: first.prices.with(i, { ...price, [field]: more(price[field] + GRAM) }),
        })),
      ),
      ...first.served.flatMap((served, i) =>
        (['bought', 'shelf', 'unserved', 'refilled', 'left'] as const).map((field) => ({
          served: first.served.with(i, { ...served, [field]: more(served[field] + GRAM) }),
        })),
      ),
      ...first.reserve.map((one, i) => ({ reserve: first.reserve.with(i, { ...one, paid: more(one.paid) }) })),
      ...first.contracts.map((one, i) => ({ contracts: first.contracts.with(i, { ...one, paid: more(one.paid) }) })),
      ...first.benchmarks.map((one, i) => ({
        benchmarks: first.benchmarks.with(i, { ...one, tonnes: more(one.tonnes) }),
      })),
    ]
    expect(rounds.filter((change) => notAddedUpIn(result, { ...first, ...change }).length === 0)).toEqual([])
    const members = result.members.flatMap((member, i) =>
      (['gain', 'received'] as const).map((field) =>
        result.members.with(i, { ...member, [field]: member[field] + 10 }),
      ),
    )
    expect(members.filter((changed) => notAddedUp({ ...result, members: changed }).length === 0)).toEqual([])
  })
})
