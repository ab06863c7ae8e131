import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../../../files/index.ts'
import {
  buyBaskets,
  checkCertificate,
  clearBook,
  validateBook,
  openParcels,
  sell,
  USUAL_LIMITS,
  type Book,
  type OrderContent,
  type Round,
} from '../../../index.ts'
import { quantity, type MicroUsdPerKg, type PlainGrams } from '../../../../quantity/index.ts'
import { loadSolver } from '../../../../solver/index.ts'
import type { World } from '../../../../world/index.ts'
import { expectClears, outcomeOf } from '../../../../../test/auctions/clear.ts'
import { readCase } from '../../../../../test/auctions/read.ts'
import { Desk } from '../../../../../test/market-desk.ts'

/** Goods bought together, one of several, under one limit of money; and goods kept from one month to a later one. */

const solver = await loadSolver()
const [ORE, OTHER] = ['ore-mt-weld', 'ore-xenotime']
const [MARCH, APRIL] = ['2027-03', '2027-04']
const AT = { grade: 'traced', place: 'AUS' }
let world: World
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})

interface Sold {
  readonly id?: string
  readonly material?: string
  readonly kg: number
  readonly ask: number
  readonly month?: string
}

/** A round with what miners sell and what others order; finished. */
async function round(
  sold: readonly Sold[],
  orders: readonly OrderContent[],
  { deposit = '10000', ids: named = [] }: { readonly deposit?: string; readonly ids?: readonly string[] } = {},
): Promise<{ desk: Desk; done: Round; got: (i: number) => number[]; why: (i: number) => string | undefined }> {
  const desk = await Desk.open(world, solver)
  for (const name of ['miner', 'buyer', 'trustee']) await desk.join(name, 'AUS')
  const start = Date.parse(desk.time.now)
  const lots = new Map<string, string>()
  for (const [i, { material = ORE, kg }] of sold.entries()) lots.set(String(i), await desk.dig('miner', kg, material))
  await desk.operate('announce-round', {
    round: 'r1',
    spec: {
      title: 'r1',
      opens: new Date(start).toISOString(),
      closes: new Date(start + 3_600_000).toISOString(),
      materials: [ORE, OTHER].map((material) => ({
        material,
        grades: ['traced'],
        value: '5',
      })),
      places: ['AUS'],
      months: [MARCH, APRIL],
      priceRule: 'lowest',
      trustees: [desk.keysOf('trustee').id],
      threshold: 1,
    },
  })
  for (const [i, { id, material = ORE, kg, ask, month = MARCH }] of sold.entries())
    await desk.place(
      'miner',
      'r1',
      { ...AT, kind: 'sell', material, month, kg: String(kg), ask: String(ask), lots: [lots.get(String(i))!] },
      { deposit, ...(id === undefined ? {} : { order: id }) },
    )
  const ids: string[] = []
  for (const [i, content] of orders.entries()) {
    const order = named[i]
    ids.push(await desk.place('buyer', 'r1', content, { deposit, ...(order === undefined ? {} : { order }) }))
  }
  const done = await desk.finish('r1')
  const { certificate, book } = done
  const open = validateBook(book!)
  return {
    desk,
    done,
    why: (i) => done.refused.get(ids[i]!),
    /** Kilograms that each alternative takes. */
    got: (i) => {
      const o = open.orders.findIndex(({ order }) => order.id === ids[i])
      return (open.orders[o]?.alternatives ?? []).map(({ moves }, a) => {
        const grains = certificate!.fills.find(([p, b]) => p === o && b === a)?.[2] ?? 0
        return moves.reduce((sum, { grams }) => sum + (Math.abs(grams) * grains) / 1000, 0)
      })
    },
  }
}

/** The same with what miners sell and others order in lines (`auctions/read.ts`), and with what clears. */
async function clears(lines: string): Promise<{ desk: Desk; done: Round }> {
  const asked = readCase(TRADED + lines)
  const sales = asked.orders.flatMap(({ id, content }) => (content.kind === 'sell' ? [{ id, ...content }] : []))
  const others = asked.orders.filter(({ content }) => content.kind !== 'sell')
  const { desk, done } = await round(
    sales.map(({ id, material, kg, ask, month }) => ({ id, material, kg: Number(kg), ask: Number(ask), month })),
    others.map(({ content }) => content as OrderContent),
    { ids: others.map(({ id }) => id) },
  )
  expect(done.refused.size).toBe(0)
  expectClears(asked, outcomeOf(done.book!, done.certificate!))
  return { desk, done }
}
const TRADED = `
  places AUS
  goods ${ORE}, ${OTHER}
  grades traced
  months ${MARCH}, ${APRIL}
  waste 0.1 USD/kg
`

const basket = (
  baskets: readonly (readonly [bid: number, parts: readonly (readonly [material: string, kg: number])[]])[],
  more: { readonly whole?: boolean; readonly money?: string; readonly months?: readonly string[] } = {},
): OrderContent => {
  const { months = [], ...rest } = more
  return {
    kind: 'basket',
    place: AT.place,
    ...rest,
    baskets: baskets.map(([bid, parts], i) => ({
      month: months[i] ?? MARCH,
      bid: String(bid),
      parts: parts.map(([material, kg]) => ({ material, grade: AT.grade, kg: String(kg) })),
    })),
  }
}
const store = (kg: number, fee: number, [month, until]: readonly [string, string] = [MARCH, APRIL]): OrderContent => ({
  ...AT,
  kind: 'store',
  material: ORE,
  month,
  until,
  kg: String(kg),
  fee: String(fee),
})

describe('a basket', () => {
  it('is bought in its proportions, as far as the scarcest of its goods goes', async () => {
    const { done } = await clears(`
      m asks 4 USD/kg for 1,000 kg of ${ORE}
      n asks 8 USD/kg for 100 kg of ${OTHER}
      b bids 10 USD/kg for 600 kg of ${ORE} with 200 kg of ${OTHER}
      # 100 kg of the one, and three times as much of the other
      b buys 300 kg of ${ORE} with 100 kg of ${OTHER}
      m sells 300 kg
      n sells 100 kg
    `)
    expect(done.parcels.map(({ source, grams }) => `${source.split('/')[0]} ${grams}`).sort()).toEqual([
      `${ORE} 300000`,
      `${OTHER} 100000`,
    ])
  })
  it('is not bought where together it costs more than its bid', async () => {
    await clears(`
      m asks 4 USD/kg for 1,000 kg of ${ORE}
      n asks 30 USD/kg for 1,000 kg of ${OTHER}
      b bids 10 USD/kg for 600 kg of ${ORE} with 200 kg of ${OTHER}
      nobody trades
    `)
  })
  it('is bought whole or not at all where that is asked', async () => {
    const sold = `
      m asks 4 USD/kg for 1,000 kg of ${ORE}
      n asks 8 USD/kg for 100 kg of ${OTHER}
    `
    await clears(`${sold}
      b bids 10 USD/kg for 600 kg of ${ORE} with 200 kg of ${OTHER}, all or nothing
      nobody trades
    `)
    await clears(`${sold}
      b bids 10 USD/kg for 300 kg of ${ORE} with 100 kg of ${OTHER}, all or nothing
      b buys 300 kg of ${ORE} with 100 kg of ${OTHER}
      m sells 300 kg
      n sells 100 kg
    `)
  })
  it('of several is the one that gains more, and the other for the rest', async () => {
    await clears(`
      m asks 4 USD/kg for 300 kg of ${ORE}
      n asks 8 USD/kg for 1,000 kg of ${OTHER}
      b bids 10 USD/kg for 600 kg of ${ORE} or 9 USD/kg for 400 kg of ${OTHER}
      # 300 kg are half of the first; the rest is half of the second.
      b buys 300 kg of ${ORE} with 200 kg of ${OTHER}
      m sells 300 kg
      n sells 200 kg
    `)
  })
  it('costs no more than its money at its bids, whichever it is', async () => {
    const { got } = await round(
      [
        { kg: 1000, ask: 4 },
        { material: OTHER, kg: 1000, ask: 8 },
      ],
      [
        basket(
          [
            [10, [[ORE, 1000]]],
            [20, [[OTHER, 1000]]],
          ],
          { money: '4000' },
        ),
      ],
    )
    const [one = 0, other = 0] = got(0)
    expect(one * 10 + other * 20).toBeLessThanOrEqual(4000)
    expect(one * 10 + other * 20).toBeGreaterThan(3900)
  })
  it('takes no more deposit than its money asks for', async () => {
    const wants = (money?: string): OrderContent => basket([[10, [[ORE, 1000]]]], money === undefined ? {} : { money })
    const sold = [{ kg: 1000, ask: 4 }]
    expect((await round(sold, [wants()], { deposit: '400' })).why(0)).toMatch(/deposit of/)
    expect((await round(sold, [wants('4000')], { deposit: '400' })).why(0)).toBeUndefined()
  })
  it('is refused with what it names twice, and with no common measure', async () => {
    const twice = await round(
      [],
      [
        basket([
          [
            10,
            [
              [ORE, 600],
              [ORE, 200],
            ],
          ],
        ]),
      ],
    )
    expect(twice.why(0)).toMatch(/same goods twice/)
    const coarse = await round(
      [],
      [
        basket([
          [10, [[ORE, 600.001]]],
          [10, [[OTHER, 300]]],
        ]),
      ],
    )
    expect(coarse.why(0)).toMatch(/no common measure/)
  })
})

describe('storage', () => {
  it('hands goods of one month on in a later one, for its fee', async () => {
    const { done, desk } = await clears(`
      m asks 4 USD/kg for 1,000 kg in ${MARCH}
      w asks 1 USD/kg to keep 800 kg from ${MARCH} to ${APRIL}
      b bids 10 USD/kg for 1,000 kg in ${APRIL}
      m sells 800 kg
      w keeps 800 kg
      b buys 800 kg
    `)
    const parcels = done.parcels.map(
      ({ source, sink, grams }) => `${source.split('/')[3]} ${sink.split('/')[3]} ${grams}`,
    )
    expect(parcels.sort()).toEqual([`${MARCH} ${MARCH} 800000`, `${APRIL} ${APRIL} 800000`])
    // Who stores and buys are one member here: nothing changes hands between them.
    expect(openParcels(desk.venue, done).length).toBe(1)
  })
  it('is not used where the price does not pay for it', async () => {
    await clears(`
      m asks 4 USD/kg for 1,000 kg in ${MARCH}
      w asks 7 USD/kg to keep 800 kg from ${MARCH} to ${APRIL}
      b bids 10 USD/kg for 1,000 kg in ${APRIL}
      nobody trades
    `)
  })
  it('takes a deposit on the value of what it takes in', async () => {
    const { why } = await round([{ kg: 1000, ask: 4 }], [store(1_000_000, 0)], { deposit: '10000' })
    expect(why(0)).toMatch(/deposit of/)
  })
  it('is refused until a month that is no later', async () => {
    expect((await round([], [store(10, 1, [APRIL, MARCH])])).why(0)).toMatch(/no later/)
    expect((await round([], [store(10, 1, [MARCH, MARCH])])).why(0)).toMatch(/no later|same goods twice/)
  })
})

describe('what a basket may cost', () => {
  const kg = (mass: number): PlainGrams => quantity(Math.round(1000 * mass))
  const usd = (price: number): MicroUsdPerKg => quantity(Math.round(1e6 * price))
  const node = (material: string): string => `${material}/any/A/2027-01`
  const bookOf = (orders: Book['orders']): Book => ({
    round: 'test',
    materials: ['x', 'y', 'z'].map((name) => ({ name, grades: ['any'], wasteCost: 0 })),
    places: ['A'],
    months: ['2027-01'],
    routes: [],
    priceRule: 'middle',
    budgets: {},
    rules: 3,
    orders,
  })
  const amount = fc.integer({ min: 1, max: 200 }).map((tens) => 10 * tens)
  const price = fc.integer({ min: 0, max: 40 })
  const parts = fc
    .uniqueArray(fc.constantFrom('x', 'y', 'z'), { minLength: 1, maxLength: 3 })
    .chain((names) => fc.tuple(...names.map((name) => fc.tuple(fc.constant(name), amount))))
  it('cut by its money is a thousand grains or more, as many sets of each basket as fit', () => {
    const sets = [
      [node('x'), kg(10)],
      [node('y'), kg(20)],
    ] as const
    const each = (bid: number) => ({ bid: usd(bid), parts: sets })
    // Money for 5,300 and for 7,200 sets of one and two grams.
    const money = quantity<'µUSD'>(5300 * 3 * 72_000)
    const order = buyBaskets({ id: 'b', owner: 'b', baskets: [each(72), each(53)], money })
    const bought = order.alternatives.map(({ moves }) => -(moves[0]?.[1] ?? 0) * order.most)
    expect([order.most, bought]).toEqual([1766, [3 * 1766, 4 * 1766]])
  })

  it('never exceeds its money, and it never holds more than it asks for', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(price, parts), { minLength: 1, maxLength: 4 }),
        fc.option(fc.integer({ min: 1, max: 50_000 })),
        fc.constantFrom(1, 0.9, 0.5),
        fc.boolean(),
        fc.array(fc.tuple(amount, price), { minLength: 3, maxLength: 3 }),
        (baskets, money, share, whole, offers) => {
          const order = buyBaskets({
            id: 'b',
            owner: 'b',
            whole,
            share,
            ...(money === null ? {} : { money: quantity<'µUSD'>(money * 1e6) }),
            baskets: baskets.map(([bid, own]) => ({
              bid: usd(bid),
              parts: own.map(([name, mass]) => [node(name), kg(mass)] as const),
            })),
          })
          const cost = order.alternatives.map(({ limit }) => -limit * order.most)
          if (money !== null) for (const each of cost) expect(each).toBeLessThanOrEqual(money * 1e9)
          // What is coarser is refused, unless it is all or nothing.
          fc.pre(order.most >= (whole ? 1 : 1000))
          const sellers = offers.map(([mass, ask], i) =>
            sell({ id: `s${i}`, owner: `s${i}`, most: kg(mass), node: node('xyz'[i]!), ask: usd(ask) }),
          )
          const book = bookOf([order, ...sellers])
          // A round leaves out what it fails with: in small rounds, a basket whose grain is worth more than rounding may cost.
          const { certificate, leftOut } = clearBook(solver, book, USUAL_LIMITS)
          fc.pre(leftOut.length === 0)
          const open = validateBook(book)
          checkCertificate(open, certificate)
          const o = open.orders.findIndex(({ order: { id } }) => id === 'b')
          const fills = certificate.fills.filter(([p]) => p === o)
          const spent = fills.reduce((sum, [, a, grains]) => {
            const { moves } = open.orders[o]!.alternatives[a]!
            return sum + grains * moves.reduce((paid, move) => paid - certificate.prices[move.node]! * move.grams, 0)
          }, 0)
          // A basket may miss its bid by less than a micro-dollar a kilogram, which the rounding account makes up.
          if (money !== null) expect(spent).toBeLessThan(money * 1e9 + 1e6)
        },
      ),
      { numRuns: 80 },
    ))
})
