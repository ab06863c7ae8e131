import { at } from '../../lists/index.ts'
import { quantity, type Grains, type MicroUsdPerKg } from '../../quantity/index.ts'
import { gainAt, slackOf, type Item } from './margin.ts'

/** An item by its position, with its alternatives that do not lose at the prices, the same ones in the same order for items that are alike. */
interface Alike {
  readonly i: number
  readonly good: readonly number[]
}

/** Blocks that nothing tells apart at the prices, by their position: the first of them goes first. */
export function alikeAt(items: readonly Item[], prices: readonly MicroUsdPerKg[]): Alike[][] {
  const alike = new Map<string, Alike[]>()
  items.forEach(({ least, most, alternatives }, i) => {
    if (least === 0) return
    const named = alternatives
      .flatMap((one, a) => (gainAt(prices, one) > -slackOf(one) ? [{ a, name: nameOf(one) }] : []))
      .sort((x, y) => (x.name < y.name ? -1 : 1))
    const key = [least, most, ...named.map(({ name }) => name)].join(' ')
    alike.set(key, [...(alike.get(key) ?? []), { i, good: named.map(({ a }) => a) }])
  })
  return [...alike.values()].filter(({ length }) => length > 1)
}

const nameOf = ({ limit, moves }: Item['alternatives'][number]): string =>
  `${limit}:${moves.map(({ node, grams }) => `${node}*${grams}`).join(',')}`

/** Of blocks that nothing tells apart at the prices, hands what those have that take part to those that come first. */
export function inTheirTurn(
  items: readonly Item[],
  prices: readonly MicroUsdPerKg[],
  { fills, accepted }: { fills: readonly (readonly Grains[])[]; accepted: (i: number) => boolean },
): { fills: readonly (readonly Grains[])[]; accepted: (i: number) => boolean } {
  const swapped = [...fills]
  const within = new Set(items.flatMap((_, i) => (accepted(i) ? [i] : [])))
  for (const alike of alikeAt(items, prices)) {
    const had = alike.filter(({ i }) => accepted(i)).map(({ i, good }) => good.map((a) => at(at(fills, i), a)))
    alike.forEach(({ i, good }, turn) => {
      const own = had[turn] ?? []
      if (turn < had.length) within.add(i)
      else within.delete(i)
      swapped[i] = at(items, i).alternatives.map((_, a) => own[good.indexOf(a)] ?? quantity<'grain'>(0))
    })
  }
  return { fills: swapped, accepted: (i) => within.has(i) }
}
