import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import {
  buy,
  convert,
  floorContract,
  nodeName,
  sell,
  sellPackage,
  type Book,
  type TradedMaterial,
  type Order,
  type BookRoute,
} from '../src/market/index.ts'
import { quantity } from '../src/quantity/index.ts'

/** Whole numbers between two bounds, both included, the same for the same seed. */
export type Draw = (low: number, high: number) => number

export function drawsOf(seed: number): Draw {
  const generator = xoroshiro128plus(seed)
  return (low, high) => uniformInt(generator, low, high)
}

const KG = 1000
const USD = 1e6
/** What the budget for floor contracts may pay. */
const BUDGET = 200 * USD

const GRADES: readonly Pick<TradedMaterial, 'grades' | 'downgrades'>[] = [
  { grades: ['any'] },
  { grades: ['allied', 'any'] },
  {
    grades: ['allied+q', 'allied', 'any+q', 'any'],
    downgrades: [
      ['allied+q', 'any+q'],
      ['allied+q', 'allied'],
      ['allied', 'any'],
      ['any+q', 'any'],
    ],
  },
]

/**
 * A small market with everything in it: an ore of two elements, oxides in two grades (or with a qualification four, which are no
 * chain) at two places in two months, packages,
 * conversions, floor contracts, routes with and without limits. Prices and sizes are drawn from few values, so that ties
 * are common.
 */
export function randomBook(seed: number, { blocks = 8, orders = 16 } = {}): Book {
  const draw = drawsOf(seed)
  const pick = <T>(list: readonly T[]): T => list[draw(0, list.length - 1)] as T
  const months = ['2027-01', '2027-02'].slice(0, draw(1, 2))
  const { grades, ...downgrades } = pick(GRADES)
  const places = ['JP', 'US', 'EU'].slice(0, draw(2, 3))
  const materials = ['nd', 'dy', 'magnet']
  const node = (material = pick(materials), grade = pick(grades), place = pick(places)): string =>
    nodeName(material, grade, place, pick(months))
  const grams = draw(0, 1) === 1 ? 1 : KG
  const size = (): number => draw(2, 12) * KG + (grams === 1 ? draw(0, 999) : 0)
  const price: Readonly<Record<string, number>> = { nd: 60, dy: 90, magnet: 120 }
  const around = (name: string): number => ((price[name.split('/')[0] ?? ''] ?? 0) + 5 * draw(-6, 6)) * USD
  let left = blocks
  const least = (most: number): number => {
    if (left === 0 || draw(0, 1) === 0) return 0
    left -= 1
    return pick([most, Math.ceil(most / 2), Math.ceil(most * 0.8)])
  }
  const kinds: readonly ((id: string, owner: string) => Order)[] = [
    ...[1, 2, 3, 4].map(() => (id: string, owner: string) => {
      const [at, most] = [node(), size()]
      return sell({
        id,
        owner,
        most: quantity(most),
        least: quantity(least(most)),
        node: at,
        ask: quantity(around(at)),
      })
    }),
    ...[1, 2, 3, 4].map(() => (id: string, owner: string) => {
      const most = size()
      const first = node()
      const month = months.at(-1) ?? ''
      const later = [...first.split('/').slice(0, 3), month].join('/')
      const bid = around(first) + 10 * USD
      const at = [
        { node: first, bid: quantity<'µUSD/kg'>(bid) },
        ...(later === first ? [] : [{ node: later, bid: quantity<'µUSD/kg'>(bid - 5 * USD) }]),
      ]
      return buy({ id, owner, most: quantity(most), least: quantity(least(most)), at: at.slice(0, draw(1, 2)) })
    }),
    (id, owner) => {
      const [grade, place, month] = [pick(grades), pick(places), pick(months)]
      const most = size()
      return sellPackage({
        id,
        owner,
        most: quantity(most),
        least: quantity(least(most)),
        ask: quantity((65 + 5 * draw(-4, 4)) * USD),
        parts: [
          [nodeName('nd', grade, place, month), quantity(draw(3, 9))],
          [nodeName('dy', grade, place, month), quantity(draw(1, 3))],
        ],
      })
    },
    (id, owner) => {
      const [place, month] = [pick(places), pick(months)]
      const most = size()
      const [nd, dy] = [quantity<'g'>(pick([700, 750, 813])), quantity<'g'>(pick([50, 100]))]
      return convert({
        id,
        owner,
        most: quantity(most),
        least: quantity(least(most)),
        recipes: grades.slice(0, draw(1, 2)).map((grade) => ({
          fee: quantity<'µUSD/kg'>(draw(1, 6) * 5 * USD),
          inputs: [
            [nodeName('nd', grade, place, month), nd] as const,
            [nodeName('dy', grade, place, month), dy] as const,
          ],
          outputs: [[nodeName('magnet', grade, place, month), quantity<'g'>(pick([800, 797]))] as const],
        })),
      })
    },
    (id, owner) =>
      floorContract({
        id,
        owner,
        node: node('dy'),
        most: quantity(size()),
        strike: quantity(110 * USD),
        floor: quantity(draw(4, 9) * 10 * USD),
        budget: { name: 'floor', amount: quantity(BUDGET / orders) },
      }),
  ]
  const routes: BookRoute[] = [
    { id: 'east', owner: 'line A', from: 'US', to: 'JP', cost: draw(0, 3) * USD },
    { id: 'west', owner: 'line B', from: 'JP', to: 'US', cost: draw(0, 3) * USD },
    ...(places.length === 2
      ? []
      : [
          { id: 'north', owner: 'line C', from: 'JP', to: 'EU', cost: draw(0, 1) * USD },
          { id: 'atlantic', owner: 'line D', from: 'EU', to: 'US', cost: draw(0, 1) * USD },
        ]),
  ].map((route) => (draw(0, 1) === 0 ? route : { ...route, most: size() }))
  return {
    round: `random ${seed}`,
    materials: materials.map((name) => ({ name, grades, ...downgrades, wasteCost: draw(0, 1) * USD })),
    places,
    months,
    routes,
    rules: 3,
    priceRule: draw(0, 1) === 0 ? 'lowest' : 'middle',
    budgets: { floor: BUDGET },
    orders: Array.from({ length: draw(orders / 2, orders) }, (_, i) => pick(kinds)(`o${i}`, `m${draw(0, 5)}`)),
  }
}

/** The same book, entered in another order. */
export function shuffled(book: Book, draw: Draw): Book {
  const mix = <T>(list: readonly T[]): T[] => {
    const mixed = [...list]
    for (let i = mixed.length - 1; i > 0; i--) {
      const j = draw(0, i)
      ;[mixed[i], mixed[j]] = [mixed[j] as T, mixed[i] as T]
    }
    return mixed
  }
  return {
    ...book,
    orders: mix(book.orders),
    routes: mix(book.routes),
    places: mix(book.places),
    months: mix(book.months),
    materials: mix(book.materials),
  }
}
