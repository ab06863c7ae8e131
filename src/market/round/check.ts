import { at } from '../../lists/index.ts'
import {
  dollarsInNano,
  less,
  minus,
  movedBy,
  payExactly,
  quantity,
  sum,
  type Grains,
  type MicroUsdPerKg,
} from '../../quantity/index.ts'
import { equalityKey, sharedOut } from './bids.ts'
import { isEven } from './book.ts'
import { areEven } from './check-shares.ts'
import { withoutCycles } from './cycle-cancelling.ts'
import { sealOf, type Certificate, type RoundOutcome, type Stated } from './certificate.ts'
import { gainAt, magnitude, marginOf, sharedAmong, sharedBy, sizeOf, slackOf, type Margin } from './margin.ts'
import { moneyOf, sumOf } from './money.ts'
import type { CanonicalBook } from './validate-book.ts'
import { holds } from './refused.ts'
import { alikeAt } from './turns.ts'

/** Rounding may cost a hundred-thousandth of the gains, a dollar, and a grain of each package and conversion that the prices leave a choice. */
const MISSED_SHARE = 100_000n
const MISSED_AMOUNT = dollarsInNano(1n)

const most = (a: bigint, b: bigint): bigint => (a > b ? a : b)
/**
 * Proves a round from its book and its certificate: whole numbers only, no solver. With p the prices and s(p) = moves . p -
 * limit what an order gains a grain, it is true of a certificate that passes:
 *
 *   1. it is about this book, and nothing in it was changed since it was sealed
 *   2. each order is filled by 0, or from its least part to its most; equal orders are filled pro rata, by no more than there is to share
 *   3. at each node, what comes in goes out, but for the dust
 *   4. no order loses, but for less than a micro-dollar per kg that the rounding account makes up
 *   5. a route is used at no loss and leaves no gain open, so with waste and grades; rent where it is not full is `missed`
 *   6. given the blocks that take part, no allocation gains more than this one and `missed`
 *   7. no allocation at all, blocks or not, gains more than this one and `gap`
 *   8. what is paid is what is received
 *   9. of blocks that nothing tells apart at the prices, those take part that come first; goods go in no circle; and whether what nobody gains by is
 *      shared evenly, as far as `areEven` looks
 *
 * It does not prove that the blocks chosen are the best within the gap, nor that the ends of the prices are the last.
 *
 * @throws CertificateRefused
 */
export function checkCertificate(open: CanonicalBook, certificate: Certificate): void {
  holds(certificate.seal === sealOf(certificate), 'The seal is not that of the content.')
  holds(certificate.book === open.hash, 'The certificate is about another book.')
  const { stated } = certificate
  const found = workOut(open, certificate)
  for (const key of Object.keys(found) as (keyof Stated)[])
    holds(stated[key] === found[key], `The ${key} stated is ${stated[key]}; it is ${found[key]}.`)
}

/**
 * Proves 2 to 8 of an outcome, and works out what is to be stated of it.
 *
 * @throws CertificateRefused
 */
export function workOut(open: CanonicalBook, outcome: RoundOutcome): Stated {
  const { orders, limits, legs, book } = open
  const { prices, fills } = outcome
  checkLists(open, outcome)
  const tally: Tally = {
    balance: open.nodes.map(() => 0n),
    filled: orders.map(() => quantity<'grain'>(0)),
    flow: legs.map(() => 0),
    gains: 0n,
    guard: 0n,
  }
  playOrders(open, outcome, tally)
  const { balance, filled, flow } = tally
  const takesPart = (o: number): boolean => at(orders, o).order.least === 0 || at(filled, o) > 0
  const items = orders.map(({ order: { least, most }, alternatives }) => ({ least, most, alternatives }))
  const margin = marginOf(open, items, { prices, takesPart })
  const sharedIn = sharedBy(margin, (o) => at(filled, o))
  checkFills(open, filled, (o) => sharedAmong(margin, sharedIn, o))
  const dearerDust = playFlows(open, outcome, tally)
  holds(
    balance.every((grams) => grams === 0n),
    'At a node, what comes in does not go out.',
  )
  const carried = limits.map(() => 0)
  legs.forEach(({ limit }, l) => {
    if (limit !== undefined) carried[limit] = at(carried, limit) + at(flow, l)
  })
  const rents = rentsAt(open, prices)
  if (isEven(book)) {
    holds(
      alikeAt(items, prices).every((alike) =>
        alike.every(({ i }, turn) => turn === 0 || at(filled, i) === 0 || at(filled, at(alike, turn - 1).i) > 0),
      ),
      'Of blocks that are alike, one takes part before its turn.',
    )
    holds(
      withoutCycles(legs, Float64Array.from(flow)).every((grams, l) => grams === flow[l]),
      'Goods go in a circle.',
    )
  }
  limits.forEach(({ route, month, most }, i) => {
    holds(at(carried, i) <= most, `Route ${route} carries more than its limit in ${month}.`)
  })
  legs.forEach(({ from, to, cost }, l) => {
    if (flow[l] === 0) return
    holds(at(prices, to) - at(prices, from) >= cost, 'A way is used at a loss.')
  })
  const { gap, missed } = checkDuality(open, outcome, { ...tally, rents, dearerDust, takesPart, margin })
  const passedOver = orders.filter(
    ({ alternatives }, o) => !takesPart(o) && alternatives.some((one) => gainAt(prices, one) > 0n),
  ).length
  checkPriceRule(open, outcome)
  const money = moneyOf(open, outcome)
  holds(sumOf(money) === 0n && money.rounding + tally.guard === 0n, 'What is paid is not what is received.')
  return {
    gains: String(tally.gains),
    gap: String(gap),
    missed: String(missed),
    guard: String(tally.guard),
    passedOver,
    ...(isEven(book) ? { even: areEven(open, items, { margin, fills, flow, carried, filled }) } : {}),
  }
}

/** What a walk over an outcome adds up. */
interface Tally {
  /** At each node, what comes in less what goes out, grams. */
  readonly balance: bigint[]
  /** Of each order. */
  readonly filled: Grains[]
  /** On each leg, grams. */
  readonly flow: number[]
  /** What is bought and sold at its limit, less what carrying and wasting it costs. */
  gains: bigint
  /** What orders lose by less than a micro-dollar per kg. */
  guard: bigint
}

/** Puts grams at a node. */
function put({ balance }: Tally, n: number, grams: bigint): void {
  holds(n in balance, 'A node is none of the book.')
  balance[n] = at(balance, n) + grams
}

/** All amounts are whole numbers, and nothing is listed twice or with nothing. */
function checkLists({ nodes }: CanonicalBook, { prices, bound, fills, flows, waste, dust, ends }: RoundOutcome): void {
  const amounts = [...fills, ...flows, ...waste, ...dust, ...ends, prices, bound].flat()
  holds(amounts.every(Number.isSafeInteger), 'An amount or a price is not a whole number.')
  for (const [list, length] of [[prices, nodes.length] as const, [bound, nodes.length] as const])
    holds(list.length === length, 'There is not one price for each node.')
  const listed: [string, readonly (readonly number[])[], number, number][] = [
    ['alternative of an order', fills, 2, 1],
    ['leg', flows, 1, 1],
    ['waste', waste, 1, 1],
    ['dust', dust, 1, Number.MIN_SAFE_INTEGER],
  ]
  for (const [what, list, keys, least] of listed) {
    holds(new Set(list.map((row) => row.slice(0, keys).join())).size === list.length, `A ${what} is listed twice.`)
    holds(
      list.every((row) => row.length === keys + 1 && at(row, keys) >= least && row[keys] !== 0),
      `A ${what} is listed with nothing or less.`,
    )
  }
}

/** Orders: 2, 3, 4. Gains count what is bought and sold at its limit: - sum limit x grains. */
function playOrders({ orders }: CanonicalBook, { prices, fills }: RoundOutcome, tally: Tally): void {
  for (const [o, a, grains] of fills) {
    const order = orders[o]
    const alternative = order?.alternatives[a]
    holds(order !== undefined && alternative !== undefined, 'A fill is none of the book.')
    const amount = BigInt(grains)
    tally.filled[o] = sum(at(tally.filled, o), grains)
    tally.gains -= BigInt(alternative.limit) * amount
    for (const { node, grams } of alternative.moves) put(tally, node, BigInt(grams) * amount)
    const gain = gainAt(prices, alternative)
    holds(-gain < slackOf(alternative), `Order ${order.order.id} loses.`)
    if (gain < 0n) tally.guard -= gain * amount
  }
}

/**
 * Each order is filled by what it allows, and equal orders pro rata.
 *
 * @param shared how what nobody gains by is shared with an order
 */
function checkFills(
  { orders, book }: CanonicalBook,
  filled: readonly Grains[],
  shared: (o: number) => ReturnType<typeof sharedAmong>,
): void {
  const equal = new Map<string, number[]>()
  orders.forEach(({ order: { id, least, most }, alternatives }, o) => {
    const fill = at(filled, o)
    holds(fill === 0 || (fill >= least && fill <= most), `Order ${id} is filled by ${fill}, which it does not allow.`)
    const key = equalityKey(least, alternatives)
    if (key !== undefined) equal.set(key, [...(equal.get(key) ?? []), o])
  })
  for (const members of equal.values()) {
    if (members.length === 1) continue
    const total = members.reduce((sum, o) => sum + at(filled, o), 0)
    const fair = sharedOut(
      total,
      members.map((o) => at(orders, o).order.most),
      book,
      isEven(book) ? shared(at(members, 0)) : undefined,
    )
    holds(
      members.every((o, i) => filled[o] === fair[i]),
      'Equal orders are not filled pro rata.',
    )
  }
}

/**
 * Routes, grades, waste: 3, 5.
 *
 * @returns what the dust is worth more at the prices of the bound
 */
function playFlows(
  { legs, wasteCost }: CanonicalBook,
  { prices, bound, flows, waste, dust }: RoundOutcome,
  tally: Tally,
): bigint {
  for (const [l, grams] of flows) {
    const leg = legs[l]
    holds(leg !== undefined, 'A flow is on no leg of the book.')
    tally.flow[l] = grams
    tally.gains -= payExactly(grams, leg.cost)
    put(tally, leg.from, -BigInt(grams))
    put(tally, leg.to, BigInt(grams))
  }
  for (const [n, grams] of waste) {
    put(tally, n, -BigInt(grams))
    tally.gains -= payExactly(grams, at(wasteCost, n))
    holds(at(prices, n) + at(wasteCost, n) === 0, 'Goods that are worth more are wasted.')
  }
  // Dust counts at its price, like any other purchase. At the prices of the bound it would be worth something else.
  let dearerDust = 0n
  for (const [n, grams] of dust) {
    put(tally, n, -BigInt(grams))
    tally.gains += payExactly(grams, at(prices, n))
    dearerDust += payExactly(grams, less(at(bound, n), at(prices, n)))
  }
  return dearerDust
}

/** The rent of each limit at some prices, at which no way may leave a gain open. */
function rentsAt({ limits, legs, wasteCost }: CanonicalBook, p: readonly MicroUsdPerKg[]): bigint[] {
  const rents = limits.map(() => 0n)
  for (const { from, to, cost, limit } of legs) {
    const over = at(p, to) - at(p, from) - cost
    if (limit === undefined) holds(over <= 0, 'A way without a limit leaves a gain open.')
    else rents[limit] = most(at(rents, limit), BigInt(over))
  }
  holds(
    wasteCost.every((cost, n) => at(p, n) >= minus(cost)),
    'A price is below what waste costs.',
  )
  return rents
}

/** 6 and 7: weak duality. At any prices, no allocation gains more than all orders and routes taken by themselves would. */
function checkDuality(
  open: CanonicalBook,
  { prices, bound }: RoundOutcome,
  {
    gains,
    rents,
    dearerDust,
    takesPart,
    margin,
  }: Pick<Tally, 'gains'> & {
    readonly rents: readonly bigint[]
    readonly dearerDust: bigint
    readonly takesPart: (o: number) => boolean
    readonly margin: Margin
  },
): { readonly gap: bigint; readonly missed: bigint } {
  const { orders, limits } = open
  const worth = (p: readonly MicroUsdPerKg[], rent: readonly bigint[], counts: (o: number) => boolean): bigint => {
    let sum = 0n
    orders.forEach(({ order, alternatives }, o) => {
      if (counts(o)) sum += BigInt(order.most) * alternatives.reduce((best, one) => most(best, gainAt(p, one)), 0n)
    })
    limits.forEach((limit, i) => (sum += at(rent, i) * BigInt(limit.most)))
    return sum
  }
  const missed = worth(prices, rents, takesPart) - gains
  const gap = worth(bound, rentsAt(open, bound), () => true) - gains - dearerDust
  // Whole grains leave up to one of each that is filled by some part at the prices: at no gain, or beside another that gains as much.
  const aGrainEach = orders
    .flatMap(({ alternatives }, o) => margin.choices[o]?.free.map((a) => at(alternatives, a)) ?? [])
    .filter((one) => sizeOf(one) > 1n)
    .flatMap(({ moves }) => moves)
    .reduce((sum, { node, grams }) => sum + magnitude(payExactly(movedBy(quantity(1), grams), at(prices, node))), 0n)
  holds(
    missed <= gains / MISSED_SHARE + MISSED_AMOUNT + aGrainEach,
    'Orders that gain are not filled, or the other way round.',
  )
  return { gap, missed }
}

/** The price rule, between the ends that are stated. */
function checkPriceRule({ book }: CanonicalBook, { prices, ends }: RoundOutcome): void {
  holds(new Set(ends.map(([n]) => n)).size === ends.length, 'The ends of a price are listed twice.')
  for (const [n, low, high] of ends) {
    const price = prices[n]
    holds(price !== undefined, 'The ends of a price are at no node of the book.')
    holds(low < high, 'The ends of a price are not in order.')
    holds(
      price === (book.priceRule === 'lowest' ? low : Math.floor((low + high) / 2)),
      'A price is not where the rule puts it.',
    )
  }
}
