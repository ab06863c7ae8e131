import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import {
  buy,
  convert,
  nodeName,
  sell,
  sellPackage,
  type Book,
  type Order,
  type BookRoute,
} from '../src/market/index.ts'
import { quantity } from '../src/quantity/index.ts'

const USD = 1e6
const KG = 1000
const TONNE = 1000 * KG

/**
 * A large made-up round: 45 % sell, 40 % buy (a quarter of them in one of two months), 7 % packages, 8 % conversions,
 * drawn from a seed. Materials come in threes: a package sells the first two, a conversion makes the third of them.
 *
 * @param blocks share of orders that are not divisible
 * @param grades origin grades of each material
 */
export function randomRound(
  size: number,
  { blocks = 0.05, grades = 1, seed = 1, places: placeCount = 12, materials = 25, months: monthCount = 6 } = {},
): Book {
  const generator = xoroshiro128plus(seed)
  const draw = (low: number, high: number): number => uniformInt(generator, low, high)
  const places = Array.from({ length: placeCount }, (_, i) => `P${String(i).padStart(2, '0')}`)
  const names = Array.from({ length: materials }, (_, i) => `M${String(i).padStart(2, '0')}`)
  const levels = Array.from({ length: grades }, (_, i) => `G${i}`)
  const months = Array.from({ length: monthCount }, (_, i) => `2027-0${i + 1}`)
  const pick = <T>(list: readonly T[]): T => list[draw(0, list.length - 1)] as T
  // USD per kg around which a material is traded: the third of three is worth somewhat more than what it is made of.
  const usual = names.map((_, m) => (m % 3 === 2 ? 0 : draw(20, 400)))
  names.forEach((_, m) => {
    if (m % 3 === 2) usual[m] = Math.round(0.8 * (usual[m - 2] ?? 0) + 0.1 * (usual[m - 1] ?? 0) + 15)
  })
  const priceOf = (m: number, percent: number): number =>
    Math.round(((usual[m] ?? 0) * USD * (100 + percent + draw(-3000, 3000) / 100)) / 100 / 10_000) * 10_000
  const order = (i: number): Order => {
    const kind = draw(1, 100)
    const [id, owner] = [`o${i}`, `m${draw(1, 200)}`]
    const [place, grade] = [pick(places), pick(levels)]
    const [m, month] = [draw(0, materials - 1), draw(0, monthCount - 1)]
    const most = draw(1, 20) * 250 * KG
    const whole = draw(1, 10_000) <= blocks * 10_000
    const least = whole ? pick([most, most / 2]) : 0
    const at = (material: number, when = month): string =>
      nodeName(names[material] ?? '', grade, place, months[when] ?? '')
    const chain = 3 * draw(0, Math.floor(materials / 3) - 1)
    if (kind <= 45)
      return sell({
        id,
        owner,
        most: quantity(most),
        least: quantity(least),
        node: at(m),
        ask: quantity(priceOf(m, 0)),
      })
    if (kind <= 85) {
      const bid = priceOf(m, 0)
      const later = (month + 1) % monthCount
      return buy({
        id,
        owner,
        most: quantity(most),
        least: quantity(least),
        at: [
          { node: at(m), bid: quantity<'µUSD/kg'>(bid) },
          ...(draw(1, 4) === 1 ? [{ node: at(m, later), bid: quantity<'µUSD/kg'>(bid - 100_000) }] : []),
        ],
      })
    }
    if (kind <= 92) {
      const [one, two] = [draw(5, 9), draw(1, 4)]
      const worth = (one * (usual[chain] ?? 0) + two * (usual[chain + 1] ?? 0)) / (one + two)
      return sellPackage({
        id,
        owner,
        most: quantity(most),
        least: quantity(least),
        ask: quantity(Math.round(worth * (100 + draw(-30, 30))) * 10_000),
        parts: [
          [at(chain), quantity(one)],
          [at(chain + 1), quantity(two)],
        ],
      })
    }
    return convert({
      id,
      owner,
      most: quantity(most),
      least: quantity(least),
      recipes: [
        {
          fee: quantity(draw(5, 30) * USD),
          inputs: [
            [at(chain), quantity(800)],
            [at(chain + 1), quantity(100)],
          ],
          outputs: [[at(chain + 2), quantity(850)]],
        },
      ],
    })
  }
  // To the two next places on either side of a ring, or to all where there are fewer.
  const steps = [...new Set([1, 2, placeCount - 1, placeCount - 2])].filter((step) => step > 0)
  const routes = places.flatMap((from, p): BookRoute[] =>
    steps.map((step) => {
      const to = places[(p + step) % placeCount] ?? ''
      const limited = draw(1, 10) === 1
      return {
        id: `${from}-${to}`,
        owner: `line ${draw(1, 9)}`,
        from,
        to,
        cost: draw(5, 60) * 100_000,
        ...(limited ? { most: 20 * TONNE } : {}),
      }
    }),
  )
  return {
    round: `made up ${seed}`,
    materials: names.map((name) => ({ name, grades: levels, wasteCost: 200_000 })),
    places,
    months,
    routes,
    rules: 3,
    priceRule: 'middle',
    budgets: {},
    orders: Array.from({ length: size }, (_, i) => order(i)),
  }
}
