import { at } from '../../lists/index.ts'
import {
  gramsInTonnes,
  inUsdPerKg,
  limitPerKg,
  movedBy,
  nanoInDollars,
  nanoUsd,
  payExactly,
  quantity,
} from '../../quantity/index.ts'
import { contractUnder, moneyOf, validateBook, type CanonicalBook, type Certificate } from '../round/index.ts'
import { carriedOf, goodsAt, isCleared, OPERATOR, type Goods, type Round } from '../venue/index.ts'
import { CAPACITY_UNIT, type Intent } from './orders.ts'
import type { RehearsedRound } from './result.ts'

/** What a round's sums are made of. */
type Items = Pick<
  RehearsedRound,
  'orders' | 'conversions' | 'fills' | 'trades' | 'routes' | 'downgrades' | 'residuals' | 'makeWhole' | 'bounds'
>

interface Cleared {
  readonly round: Round
  readonly open: CanonicalBook
  readonly certificate: Certificate
  readonly intents: ReadonlyMap<string, Intent>
}

/** Lists a round that was cleared and delivered, as its published book, certificate and the deliveries have it. */
export function itemsOf(round: Round, intents: ReadonlyMap<string, Intent>): Items {
  if (!isCleared(round)) throw new Error(`${round.id} was not cleared`)
  const { certificate } = round
  const open = validateBook(round.book)
  const cleared = { round, open, certificate, intents }
  return {
    ...ordersOf(cleared),
    fills: fillsOf(cleared),
    trades: tradesOf(cleared),
    ...flowsOf(cleared),
    residuals: [
      ...certificate.dust.map(([n, grams]) => ({
        kind: 'rounding' as const,
        ...goodsOf(open, n),
        tonnes: gramsInTonnes(grams),
      })),
      ...certificate.waste.map(([n, grams]) => ({
        kind: 'waste' as const,
        ...goodsOf(open, n),
        tonnes: gramsInTonnes(grams),
      })),
    ],
    makeWhole: makeWholeOf(cleared),
    bounds: certificate.bound.map((price, n) => ({ ...goodsOf(open, n), price: inUsdPerKg(price) })),
  }
}

/** What a node stands for; its month is the round's. */
function goodsOf({ nodes }: CanonicalBook, n: number): Omit<Goods, 'month'> {
  const { month: _, ...goods } = goodsAt(at(nodes, n))
  return goods
}

function ordersOf({ round, open, intents }: Cleared): Pick<Items, 'orders' | 'conversions'> {
  const orders: RehearsedRound['orders'] = []
  const conversions: RehearsedRound['conversions'] = []
  const booked = new Map(open.orders.map((one) => [one.order.id, one]))
  // In the order in which they were placed.
  for (const [order, { organisation: member }] of round.orders) {
    const [one, intent] = [booked.get(order), intents.get(order)]
    if (one === undefined || intent === undefined) continue
    const who = { order, member, owner: round.beneficialOwners.get(order) ?? member }
    const { limit, moves } = at(one.alternatives, 0)
    const { node, grams } = at(moves, 0)
    const most = movedBy(one.order.most, grams)
    if (intent.content.kind === 'convert') conversions.push({ ...who, ...conversionOf(intent.content, one) })
    else
      orders.push({
        ...who,
        side: grams > 0 ? 'sell' : 'buy',
        purpose: purposeOf(intent),
        sector: intent.buyer?.sector ?? null,
        ...goodsOf(open, node),
        tonnes: Math.abs(gramsInTonnes(most)),
        limit: inUsdPerKg(limitPerKg(limit, grams)),
        contract: contractUnder(intent.content)?.id ?? null,
      })
  }
  return { orders, conversions }
}

function purposeOf({ seller, buyer, refill, reserve }: Intent): RehearsedRound['orders'][number]['purpose'] {
  if (reserve === true) return 'reserve'
  if (buyer !== undefined) return refill === true ? 'shelf' : 'use'
  if (seller === undefined || 'bid' in seller) return 'stock'
  return 'works' in seller ? 'production' : 'imports'
}

type Convert = Extract<Intent['content'], { kind: 'convert' }>

/** A plant's offer in tonnes of activity. It was placed in units of capacity, and is booked in whole grains, which all of its recipes share. */
function conversionOf(
  { place, recipes }: Convert,
  { order: { most }, alternatives }: CanonicalBook['orders'][number],
): Pick<RehearsedRound['conversions'][number], 'place' | 'tonnes' | 'recipes'> {
  const goods = (list: Convert['recipes'][number]['inputs']): { material: string; grade: string; perTonne: number }[] =>
    list.map(({ material, grade, kg }) => ({ material, grade, perTonne: Number(kg) / CAPACITY_UNIT }))
  const shown = recipes.map(({ process = '', fee, inputs, outputs }) => ({
    process,
    limit: Number(fee) / CAPACITY_UNIT,
    takes: goods(inputs),
    gives: goods(outputs),
  }))
  const { takes, gives } = at(shown, 0)
  const movedByAll = at(alternatives, 0).moves.reduce((sum, { grams }) => sum + Math.abs(movedBy(most, grams)), 0)
  const movedByTonne = [...takes, ...gives].reduce((sum, { perTonne }) => sum + perTonne, 0)
  return { place, tonnes: gramsInTonnes(quantity(movedByAll)) / movedByTonne, recipes: shown }
}

function fillsOf({ open, certificate, intents }: Cleared): RehearsedRound['fills'] {
  return certificate.fills.flatMap(([o, a, grains]) => {
    const {
      order: { id: order },
      alternatives,
    } = at(open.orders, o)
    const recipe = intents.get(order)?.content.kind === 'convert' ? a : null
    return at(alternatives, a).moves.map(({ node, grams }) => ({
      order,
      recipe,
      side: grams > 0 ? ('sell' as const) : ('buy' as const),
      ...goodsOf(open, node),
      tonnes: Math.abs(gramsInTonnes(movedBy(grains, grams))),
      price: inUsdPerKg(at(certificate.prices, node)),
    }))
  })
}

function tradesOf({ round, open, certificate }: Cleared): RehearsedRound['trades'] {
  const memberOf = (order: string): string => round.orders.get(order)?.organisation ?? OPERATOR
  const priceAt = (node: string): number => inUsdPerKg(quantity(round.prices.get(node) ?? 0))
  return carriedOf(round.id, open, certificate).map(({ parcel: { id, from, to, source, sink, grams }, legs }) => {
    const [brought, taken] = [goodsAt(source), goodsAt(sink)]
    return {
      sellOrder: from,
      buyOrder: to,
      seller: memberOf(from),
      buyer: memberOf(to),
      material: taken.material,
      sellGrade: brought.grade,
      buyGrade: taken.grade,
      route: [
        brought.place,
        ...legs.flatMap((l) => {
          const leg = at(open.legs, l)
          return leg.route === undefined ? [] : [goodsOf(open, leg.to).place]
        }),
      ],
      tonnes: gramsInTonnes(quantity(grams)),
      sellPrice: priceAt(source),
      buyPrice: priceAt(sink),
      undelivered: gramsInTonnes(quantity(round.undelivered.get(id) ?? 0)),
    }
  })
}

function flowsOf({ open, certificate }: Cleared): Pick<Items, 'routes' | 'downgrades'> {
  const routes: RehearsedRound['routes'] = []
  const downgrades: RehearsedRound['downgrades'] = []
  for (const [l, grams] of certificate.flows) {
    const { route, from, to, cost } = at(open.legs, l)
    const { material, grade, place } = goodsOf(open, from)
    const sink = goodsOf(open, to)
    const tonnes = gramsInTonnes(grams)
    if (route === undefined) downgrades.push({ material, place, from: grade, to: sink.grade, tonnes })
    else routes.push({ from: place, to: sink.place, material, grade, tonnes, freight: inUsdPerKg(cost) })
  }
  return { routes, downgrades }
}

/** make-whole of an order = its money - sum over its fills: grams x price */
function makeWholeOf({ open, certificate }: Cleared): RehearsedRound['makeWhole'] {
  const left = new Map(moneyOf(open, certificate).orders)
  for (const [o, a, grains] of certificate.fills) {
    const { order, alternatives } = at(open.orders, o)
    for (const { node, grams } of at(alternatives, a).moves) {
      const worth = payExactly(movedBy(grains, grams), at(certificate.prices, node))
      left.set(order.id, nanoUsd((left.get(order.id) ?? 0n) - worth))
    }
  }
  return [...left].flatMap(([order, amount]) => (amount === 0n ? [] : [{ order, paid: nanoInDollars(amount) }]))
}
