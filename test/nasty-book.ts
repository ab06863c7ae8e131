import {
  buy,
  convert,
  nodeName,
  sell,
  sellPackage,
  type Book,
  type Order,
  type ConversionRecipe,
  type BookRoute,
} from '../src/market/index.ts'
import { quantity, type MicroUsdPerKg, type PlainGrams } from '../src/quantity/index.ts'
import { drawsOf } from './random-book.ts'

const g = (grams: number): PlainGrams => quantity<'g'>(grams)
const price = (micro: number): MicroUsdPerKg => quantity<'µUSD/kg'>(micro)

/**
 * A book of orders that each are allowed and that nobody sane would place together: conversions against each other and in circles, of
 * growth and loss, for nothing; packages of a gram beside a tonne; prices at both ends; sizes at both ends; routes that are free and
 * lead in a circle.
 */
export function nastyBook(seed: number, most = 12): Book {
  const draw = drawsOf(seed)
  const pick = <T>(list: readonly T[]): T => list[draw(0, list.length - 1)] as T
  const materials = ['x', 'y', 'z'].slice(0, draw(2, 3))
  const grades = ['allied', 'any'].slice(draw(0, 1))
  const places = ['JP', 'US', 'EU'].slice(0, draw(1, 3))
  const months = ['2027-01', '2027-02'].slice(0, draw(1, 2))
  const node = (material = pick(materials), place = pick(places), month = pick(months)): string =>
    nodeName(material, pick(grades), place, month)
  const prices = [0, 0, 1, 999_999, 1e6, 63_500_000, 1e12 - 1, 1e12]
  const limit = (): MicroUsdPerKg => price(pick(prices))
  const sizes = [1, 2, 3, 999, 1000, 1001, 123_457, 1e6, 1e9, 1e12]
  const least = (size: number): PlainGrams => g(pick([0, 0, 0, 1, Math.ceil(size / 2), size]))
  const amounts = [1, 3, 333, 999, 1000, 1001, 2000, 7777, 1_000_000]
  const kinds: readonly ((id: string) => Order)[] = [
    (id) => {
      const size = pick(sizes)
      return sell({ id, owner: id, most: g(size), least: least(size), node: node(), ask: limit() })
    },
    (id) => {
      const size = pick(sizes)
      const [material, place] = [pick(materials), pick(places)]
      const at = months.slice(0, draw(1, 2)).map((month) => ({ node: node(material, place, month), bid: limit() }))
      return buy({ id, owner: id, most: g(size), least: least(size), at })
    },
    (id) => {
      const [place, month] = [pick(places), pick(months)]
      const parts = materials.map((material) => [node(material, place, month), g(pick([...amounts, 1e9]))] as const)
      const size = parts.reduce((sum, [, grams]) => sum + grams, 0)
      return sellPackage({ id, owner: id, most: g(size), least: least(size), ask: limit(), parts })
    },
    ...[1, 2, 3].map(() => (id: string) => {
      const [place, month] = [pick(places), pick(months)]
      const recipe = (): ConversionRecipe => {
        const from = draw(0, materials.length - 1)
        const to = (from + draw(1, materials.length - 1)) % materials.length
        const amount = pick(amounts)
        return {
          fee: price(pick([0, 0, 0, 1, 5e6, 1e12])),
          inputs: [[node(materials[from], place, month), g(amount)] as const],
          outputs: [[node(materials[to], place, month), g(pick([amount, amount, ...amounts]))] as const],
        }
      }
      const size = pick(sizes)
      return convert({
        id,
        owner: id,
        most: g(size),
        least: least(size),
        recipes: Array.from({ length: draw(1, 2) }, recipe),
      })
    }),
  ]
  const routes = places.flatMap((from, f) =>
    places.flatMap((to, t): BookRoute[] =>
      f === t || draw(0, 2) === 0
        ? []
        : [
            {
              id: `${from}-${to}`,
              owner: 'line',
              from,
              to,
              cost: pick([0, 0, 1, 1e12]),
              ...(draw(0, 1) === 0 ? {} : { most: pick([1, 1000, 1e12]) }),
            },
          ],
    ),
  )
  return {
    round: `nasty ${seed}`,
    materials: materials.map((name) => ({ name, grades, wasteCost: pick([0, 1, 100_000, 1e12]) })),
    places,
    months,
    routes,
    rules: 3,
    priceRule: pick(['lowest', 'middle'] as const),
    budgets: {},
    orders: Array.from({ length: draw(1, most) }, (_, i) => pick(kinds)(`o${i}`)),
  }
}
