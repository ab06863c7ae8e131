import type { Rehearsal, Round } from './json.ts'
import { type Faults, keyOf, sum, Sums } from './sums.ts'

/** At each place, what is sold and comes in is bought and goes out; all of it has one price. */
export function checkBalance({ fills, routes, downgrades, residuals, prices }: Round, faults: Faults): void {
  const left = new Sums()
  const [sold, bought] = [new Sums(), new Sums()]
  for (const fill of fills) {
    left.add(keyOf(fill), fill.side === 'sell' ? fill.tonnes : -fill.tonnes)
    const side = fill.side === 'sell' ? sold : bought
    side.add(keyOf(fill), fill.tonnes)
  }
  for (const { from, to, material, grade, tonnes } of routes) {
    left.add(keyOf({ material, grade, place: from }), -tonnes)
    left.add(keyOf({ material, grade, place: to }), tonnes)
  }
  for (const { material, place, from, to, tonnes } of downgrades) {
    left.add(keyOf({ material, grade: from, place }), -tonnes)
    left.add(keyOf({ material, grade: to, place }), tonnes)
  }
  for (const one of residuals) left.add(keyOf(one), -one.tonnes)
  for (const key of left.names) faults.grams(`what is left at ${key}`, 0, left.of(key).total)
  const priceAt = new Map(prices.map((one) => [keyOf(one), one.price]))
  for (const key of left.names) faults.holds(priceAt.has(key), `${key} is traded and has no price`)
  for (const fill of fills)
    faults.holds(fill.price === priceAt.get(keyOf(fill)), `${fill.order} is filled at ${fill.price}, not at the price`)
  for (const one of prices) {
    faults.same(`sold at ${keyOf(one)}`, one.sold, sold.of(keyOf(one)))
    faults.same(`bought at ${keyOf(one)}`, one.bought, bought.of(keyOf(one)))
  }
}

/** Trades are the fills, matched; and the routes, by what goes over each. */
export function checkTrades({ terms }: Rehearsal, round: Round, faults: Faults): void {
  const lanes = new Map(terms.lanes.map(({ from, to, freight }) => [`${from} ${to}`, freight]))
  const memberOf = new Map([...round.orders, ...round.conversions].map(({ order, member }) => [order, member]))
  const priceAt = new Map(round.prices.map((one) => [keyOf(one), one.price]))
  const [filled, carried, looser] = [new Sums(), new Sums(), new Sums()]
  for (const { order, side, tonnes, ...goods } of round.fills) filled.add(`${side} ${order} ${keyOf(goods)}`, tonnes)
  for (const { tonnes, ...goods } of round.residuals)
    filled.add(`${tonnes > 0 ? 'buy' : 'sell'} operator ${keyOf(goods)}`, Math.abs(tonnes))
  for (const { from, to, material, tonnes } of round.routes) carried.add(`${material} ${from} ${to}`, tonnes)
  for (const { material, tonnes } of round.downgrades) looser.add(material, tonnes)
  const left = new Map(filled.names.map((name) => [name, filled.of(name).total]))
  for (const trade of round.trades) {
    const { material, route, tonnes, sellOrder, buyOrder } = trade
    const [from = '', to = ''] = [route[0], route.at(-1)]
    const source = keyOf({ material, grade: trade.sellGrade, place: from })
    const sink = keyOf({ material, grade: trade.buyGrade, place: to })
    for (const name of [`sell ${sellOrder} ${source}`, `buy ${buyOrder} ${sink}`])
      left.set(name, (left.get(name) ?? 0) - tonnes)
    for (const [order, member] of [
      [sellOrder, trade.seller],
      [buyOrder, trade.buyer],
    ] as const)
      faults.holds(member === (memberOf.get(order) ?? 'operator'), `${order} is not of ${member}`)
    faults.holds(trade.sellPrice === priceAt.get(source), `${sellOrder} is paid ${trade.sellPrice}, not the price`)
    faults.holds(trade.buyPrice === priceAt.get(sink), `${buyOrder} pays ${trade.buyPrice}, not the price`)
    faults.holds(trade.undelivered <= tonnes, `more than all of a trade of ${sellOrder} does not come`)
    if (trade.sellGrade !== trade.buyGrade) looser.add(material, -tonnes)
    const legs = route.slice(1).map((place, i) => `${route[i]} ${place}`)
    for (const leg of legs) carried.add(`${material} ${leg}`, -tonnes)
    faults.same(
      `the price to ${buyOrder}`,
      trade.buyPrice,
      sum([trade.sellPrice, ...legs.map((leg) => lanes.get(leg) ?? NaN)]),
    )
  }
  for (const [name, tonnes] of left) faults.grams(`traded and filled: ${name}`, 0, tonnes)
  for (const name of carried.names) faults.grams(`traded and carried: ${name}`, 0, carried.of(name).total)
  for (const name of looser.names) faults.grams(`traded and sold as a looser grade: ${name}`, 0, looser.of(name).total)
  for (const { from, to, freight } of round.routes)
    faults.holds(freight === lanes.get(`${from} ${to}`), `the freight from ${from} to ${to} is not the lane's`)
  faults.same('undelivered', round.undelivered, sum(round.trades.map(({ undelivered }) => undelivered)))
}
