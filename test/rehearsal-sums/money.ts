import type { Rehearsal, Round } from './json.ts'
import { outcomesOf } from './orders.ts'
import { amountOf, type Faults, KG, sum, Sums } from './sums.ts'

/** What sectors and the joint stockpile bought, and what price contracts paid. */
export function checkPurchases({ options }: Rehearsal, round: Round, faults: Faults): void {
  const orders = new Map(round.orders.map((one) => [one.order, one]))
  const bought = new Sums()
  for (const { order, tonnes } of round.fills) {
    const { purpose = '', sector, place, material } = orders.get(order) ?? {}
    bought.add(`${purpose} ${sector} ${place} ${material}`, tonnes)
  }
  for (const one of round.served) {
    const key = `${one.sector} ${one.place} ${one.material}`
    const use = bought.of(`use ${key}`)
    const { total: refilled } = bought.of(`shelf ${key}`)
    const size = one.wanted + one.opening + use.size + refilled
    const used = Math.min(one.wanted, use.total)
    const shelf = Math.min(one.opening, one.wanted - used)
    faults.same(`bought by ${key}`, one.bought, { total: used, size })
    faults.same(`refilled by ${key}`, one.refilled, { total: refilled, size })
    faults.same(`from the shelf of ${key}`, one.shelf, { total: shelf, size })
    faults.same(`unserved of ${key}`, one.unserved, { total: one.wanted - used - shelf, size })
    faults.same(`left on the shelf of ${key}`, one.left, { total: one.opening - shelf + refilled, size })
  }
  const forReserve = round.fills.filter(({ order }) => orders.get(order)?.purpose === 'reserve')
  const ofReserve = new Map(forReserve.map((one) => [one.material, one]))
  faults.holds(round.reserve.length === forReserve.length, 'the reserve has not a row for each of its fills')
  for (const { material, tonnes, paid } of round.reserve) {
    const fill = ofReserve.get(material)
    faults.same(`the reserve of ${material}`, tonnes, sum([fill?.tonnes ?? NaN]))
    faults.same(`what the reserve of ${material} cost`, -paid, sum([fill === undefined ? NaN : amountOf(fill)]))
  }
  const paidBy = contractsOf(options.strike?.price, round)
  const contracted = new Set(round.contracts.map(({ order }) => order))
  for (const order of paidBy.names)
    faults.holds(paidBy.of(order).total === 0 || contracted.has(order), `the contract of ${order} is not stated`)
  for (const { order, tonnes, paid } of round.contracts) {
    faults.same(
      `under the contract of ${order}`,
      tonnes,
      sum(round.fills.filter((one) => one.order === order).map((one) => one.tonnes)),
    )
    faults.same(`paid by the contract of ${order}`, paid, paidBy.of(order))
  }
}

/** strike - price, both ways, on what is sold under a contract to somebody else. */
function contractsOf(strike: number | undefined, { orders, conversions, trades }: Round): Sums {
  const contracted = new Set(orders.flatMap(({ order, contract }) => (contract === null ? [] : [order])))
  const ownerOf = new Map([...orders, ...conversions].map(({ order, owner }) => [order, owner]))
  const paid = new Sums()
  for (const { sellOrder, buyOrder, tonnes, sellPrice } of trades)
    if (contracted.has(sellOrder) && ownerOf.get(sellOrder) !== ownerOf.get(buyOrder))
      paid.add(sellOrder, KG * tonnes * ((strike ?? NaN) - sellPrice))
  return paid
}

/** What each member is to get from a round (below 0: to pay) by its orders, freight and price contracts. */
function resultsOf({ terms, options }: Rehearsal, round: Round): Sums {
  const memberOf = new Map([...round.orders, ...round.conversions].map(({ order, member }) => [order, member]))
  const results = new Sums()
  for (const fill of round.fills) results.add(memberOf.get(fill.order) ?? '', amountOf(fill))
  for (const { order, paid } of round.makeWhole) results.add(memberOf.get(order) ?? '', paid)
  for (const { tonnes, freight } of round.routes) results.add(terms.carriers ?? '', KG * tonnes * freight)
  const contracts = contractsOf(options.strike?.price, round)
  for (const order of contracts.names) results.add(memberOf.get(order) ?? '', contracts.of(order).total)
  return results
}

/** What was moved between members at settlement: who does not deliver pays the price back, and damages. */
export function checkSettlement(result: Rehearsal, round: Round, faults: Faults): void {
  const results = resultsOf(result, round)
  const ownerOf = new Map([...round.orders, ...round.conversions].map(({ order, owner }) => [order, owner]))
  const contracted = new Set(round.orders.flatMap(({ order, contract }) => (contract === null ? [] : [order])))
  for (const { seller, buyer, sellOrder, buyOrder, sellPrice, buyPrice, undelivered } of round.trades) {
    if (undelivered === 0) continue
    const back = KG * undelivered * (buyPrice + result.terms.damages * Math.abs(buyPrice))
    results.add(seller, -back)
    results.add(buyer, back)
    if (contracted.has(sellOrder) && ownerOf.get(sellOrder) !== ownerOf.get(buyOrder))
      results.add(seller, -KG * undelivered * ((result.options.strike?.price ?? NaN) - sellPrice))
  }
  const sums = results.names.map((member) => results.of(member))
  const { size } = sum(sums.map((one) => one.size))
  faults.same('paid', round.paid, { total: sum(sums.map(({ total }) => Math.max(0, -total))).total, size })
}

/** What is left on a shelf lies there the next month. */
export function checkStocks(rounds: readonly Round[], faults: Faults): void {
  rounds.slice(1).forEach((round, r) => {
    round.served.forEach(({ opening, sector, place }, i) => {
      faults.holds(opening === rounds[r]?.served[i]?.left, `${round.month}: the shelf of ${sector} ${place}`)
    })
  })
}

/** What members gain over what they would have accepted, and what they received, over all rounds. */
export function checkMembers(result: Rehearsal, faults: Faults): void {
  const [gains, received] = [new Sums(), new Sums()]
  for (const round of result.rounds) {
    const memberOf = new Map([...round.orders, ...round.conversions].map(({ order, member }) => [order, member]))
    // A gain is what is left of sums that are larger.
    for (const [order, { gain, size }] of outcomesOf(round)) gains.add(memberOf.get(order) ?? '', gain, size)
    const results = resultsOf(result, round)
    for (const member of results.names) {
      const { total, size } = results.of(member)
      received.add(member, total, size)
    }
    const contracts = contractsOf(result.options.strike?.price, round)
    for (const order of contracts.names) received.add(result.terms.agency, -contracts.of(order).total)
  }
  for (const { member, gain, received: stated } of result.members) {
    faults.same(`the gain of ${member}`, gain, gains.of(member))
    faults.same(`received by ${member}`, stated, received.of(member))
  }
  const known = new Set(result.members.map(({ member }) => member))
  for (const member of [...gains.names, ...received.names])
    faults.holds(known.has(member), `${member} trades and is no member`)
}
