import {
  limitAt,
  microInNano,
  minus,
  payExactly,
  quantity,
  type MicroUsd,
  type MicroUsdPerKg,
} from '../../../quantity/index.ts'
import { z } from 'zod'
import { gramsOf, microOf, microUsdOf, money, usdPerKg } from '../../amounts.ts'
import { nodeName, type Order } from '../book.ts'
import { commonDivisor, type Amounts, type Named } from './grains.ts'
import { amount, month, name, orderKind, pairs } from './kind.ts'

/** Goods that are bought together, in fixed parts by mass. */
export interface Basket {
  /** For a kilogram of it. */
  readonly bid: MicroUsdPerKg
  readonly parts: Amounts
}

/**
 * Buys one of several baskets, or shares of several that add to one. It is filled in grains, of which each basket has the same number: the
 * common divisor of their sizes in smallest sets or, where something cuts them, the number of a thousand or more by which least is cut off.
 *
 * @param whole all or nothing
 * @param share what part of it may be bought at most
 * @param money what it may cost at most at its bids, whichever baskets it is: each is cut to what that buys
 */
export function buyBaskets({
  id,
  owner,
  baskets,
  whole = false,
  share = 1,
  money,
}: Named & {
  readonly baskets: readonly Basket[]
  readonly whole?: boolean
  readonly share?: number
  readonly money?: MicroUsd
}): Order {
  const sets = baskets.map(({ bid, parts }) => setsOf({ bid, parts, share, money })).filter(({ count }) => count > 0)
  const grains = grainsOf(sets)
  return {
    id,
    owner,
    most: grains,
    least: whole ? grains : 0,
    alternatives: sets.map(({ bid, count, parts }) => {
      const each = Math.floor(count / grains)
      const moves = parts.map(([node, grams]) => [node, minus(quantity<'g/grain'>(grams * each))] as const)
      const grain = quantity<'g/grain'>(moves.reduce((sum, [, grams]) => sum - grams, 0))
      return { limit: bid === 0 ? 0 : minus(limitAt(bid, grain)), moves }
    }),
  }
}

/** A basket as a number of the smallest sets with the same parts, as many as may be bought. */
function setsOf({
  bid,
  parts,
  share,
  money,
}: Basket & { readonly share: number; readonly money: MicroUsd | undefined }): Sets {
  const all = commonDivisor(parts.map(([, grams]) => grams))
  const each = parts.map(([node, grams]) => [node, quantity<'g'>(grams / all)] as const)
  const grams = quantity<'g'>(each.reduce((sum, [, part]) => sum + part, 0))
  const cost = payExactly(grams, bid)
  const affordable = money === undefined || cost === 0n ? all : Number(microInNano(money) / cost)
  return { bid, parts: each, all, count: Math.min(Math.floor(all * share), affordable) }
}

/** A basket of which one set has the fewest whole grams. */
interface Sets extends Basket {
  /** How many sets it is, uncut. */
  readonly all: number
  /** How many may be bought. */
  readonly count: number
}

/** Into how many grains all of them are divided. Each loses what is over: as little as possible of the one that loses the largest part. */
function grainsOf(sets: readonly Sets[]): number {
  const counts = sets.map(({ count }) => count)
  const fewest = Math.min(...counts)
  if (sets.every(({ all, count }) => count === all) || fewest < GRAINS) return commonDivisor(counts)
  const kept = (grains: number): number => Math.min(...counts.map((count) => (count - (count % grains)) / count))
  return counts
    .flatMap((count) => divisions(count))
    .filter((grains) => grains <= fewest)
    .reduce((best, grains) => (kept(grains) > kept(best) ? grains : best), fewest)
}

/** The largest grains of which a count has one, two, three and so on, as long as there are enough of them. */
const divisions = (count: number): number[] =>
  Array.from({ length: Math.min(GRAINS, Math.floor(count / GRAINS)) }, (_, i) => Math.floor(count / (i + 1)))

/** Grains that a basket which is cut is divided into at least. */
const GRAINS = 1000

/** Grains that a basket is divisible into at least: rounding to fewer could cost the round more than it may. */
const FINE = 1000

const schema = z.strictObject({
  kind: z.literal('basket'),
  place: name,
  baskets: z
    .array(
      z.strictObject({
        month,
        bid: usdPerKg.meta({ description: 'for a kilogram of the basket' }),
        parts: z.array(amount).min(1).max(20),
      }),
    )
    .min(1)
    .max(10)
    .meta({ description: 'one of them is bought, its parts together, or shares of several that add to one' }),
  whole: z.boolean().optional().meta({ description: 'all or nothing' }),
  money: money.optional().meta({ description: 'what it may cost at most at its bids, whichever baskets it is' }),
})

/** Several goods together, one basket or another. */
export const BASKET = orderKind({
  kind: 'basket',
  since: 3,
  schema,
  names: ({ baskets, place }) => ({
    materials: pairs(baskets.flatMap(({ parts }) => parts)),
    place,
    months: baskets.map((one) => one.month),
  }),
  book: (id, { place, baskets, whole, money: most }, { share }) =>
    buyBaskets({
      id,
      owner: id,
      whole: whole === true,
      share,
      ...(most === undefined ? {} : { money: microOf(most) }),
      baskets: baskets.map(({ month, bid, parts }) => ({
        bid: microUsdOf(bid),
        parts: parts.map(({ material, grade, kg }) => [nodeName(material, grade, place, month), gramsOf(kg)] as const),
      })),
    }),
  limit: ({ baskets }) => baskets.map(({ month, bid }) => `${month}: ${bid}`).join('; '),
  isCut: true,
  *faults({ whole }, { most }) {
    if (whole !== true && most > 0 && most < FINE) yield { kind: 'baskets-coarse' }
  },
  example: {
    kind: 'basket',
    place: 'JPN',
    whole: true,
    money: '9000',
    baskets: [
      {
        month: '2027-03',
        bid: '95',
        parts: [
          { material: 'ndpr-oxide', grade: 'democracies', kg: '90' },
          { material: 'dy-oxide', grade: 'democracies', kg: '10' },
        ],
      },
      { month: '2027-04', bid: '60', parts: [{ material: 'ndpr-oxide', grade: 'traced', kg: '150' }] },
    ],
  },
})
