import type { Conversion, Round } from './json.ts'
import { amountOf, type Faults, HALF_A_GRAM, keyOf, KG, MICRO, SHARE, sum, Sums } from './sums.ts'

/** What an order gains over its limit, and how much of it is filled: of a conversion, tonnes of activity. */
interface Outcome {
  readonly filled: number
  readonly received: number
  readonly gain: number
  readonly size: number
}

/** Outcomes by order, of those that are filled. */
export function outcomesOf(round: Round): Map<string, Outcome> {
  const outcomes = new Map<string, Outcome>()
  const add = (order: string, filled: number, received: number, gain: number): void => {
    const before = outcomes.get(order) ?? { filled: 0, received: 0, gain: 0, size: 0 }
    outcomes.set(order, {
      filled: before.filled + filled,
      received: before.received + received,
      gain: before.gain + gain,
      size: before.size + Math.abs(received) + Math.abs(gain),
    })
  }
  const orders = new Map(round.orders.map((one) => [one.order, one]))
  const conversions = new Map(round.conversions.map((one) => [one.order, one]))
  for (const fill of round.fills) {
    const amount = amountOf(fill)
    const order = orders.get(fill.order)
    const recipe = conversions.get(fill.order)?.recipes[fill.recipe ?? -1]
    if (order !== undefined) {
      const atLimit = amountOf({ ...fill, price: order.limit })
      add(fill.order, fill.tonnes, amount, amount - atLimit)
    } else if (recipe !== undefined) {
      // The fee is counted once, with the first good that the recipe takes.
      const [first] = recipe.takes
      const isFirst =
        first !== undefined && fill.side === 'buy' && fill.material === first.material && fill.grade === first.grade
      const activity = isFirst ? fill.tonnes / first.perTonne : 0
      add(fill.order, activity, amount, amount - KG * activity * recipe.limit)
    }
  }
  for (const { order, paid } of round.makeWhole) add(order, 0, paid, paid)
  return outcomes
}

/** Every fill is of an order, keeps to its limit, and all of an order's to its quantity. */
export function checkOrders(round: Round, faults: Faults): void {
  const orders = new Map(round.orders.map((one) => [one.order, one]))
  const conversions = new Map(round.conversions.map((one) => [one.order, one]))
  faults.holds(orders.size === round.orders.length, 'an order stands twice')
  for (const fill of round.fills) {
    const order = orders.get(fill.order)
    faults.holds(fill.tonnes > 0, `${fill.order} is filled by nothing`)
    if (order === undefined) continue
    faults.holds(keyOf(order) === keyOf(fill) && order.side === fill.side, `${fill.order} is filled with other goods`)
    const isWithin = order.side === 'sell' ? fill.price >= order.limit : fill.price <= order.limit
    faults.holds(isWithin, `${fill.order} is filled at ${fill.price} beyond its limit of ${order.limit}`)
  }
  for (const [order, { filled, gain, size }] of outcomesOf(round)) {
    const most = (orders.get(order) ?? conversions.get(order))?.tonnes
    faults.holds(most !== undefined && filled <= most * (1 + SHARE), `${order} is filled by ${filled} of ${most}`)
    faults.holds(gain >= -SHARE * size, `${order} loses ${-gain}`)
  }
  for (const conversion of round.conversions) checkRecipes(round, conversion, faults)
}

/** A plant takes and gives what its recipes say, and is paid no more than its fee where whole prices miss it. */
function checkRecipes(round: Round, { order, place, recipes }: Conversion, faults: Faults): void {
  const missing = new Sums()
  recipes.forEach(({ limit, takes, gives }, r) => {
    const fills = round.fills.filter((fill) => fill.order === order && fill.recipe === r)
    if (fills.length === 0) return
    const goods = [
      ...takes.map((good) => ({ ...good, side: 'buy' })),
      ...gives.map((good) => ({ ...good, side: 'sell' })),
    ].map((good) => ({
      good,
      fill: fills.find(
        (fill) =>
          fill.side === good.side &&
          fill.material === good.material &&
          fill.grade === good.grade &&
          fill.place === place,
      ),
    }))
    faults.holds(fills.length === goods.length, `${order} has fills that its recipe ${r} has not`)
    const activity = (goods[0]?.fill?.tonnes ?? 0) / (goods[0]?.good.perTonne ?? 1)
    for (const { good, fill } of goods)
      faults.holds(
        fill !== undefined && Math.abs(fill.tonnes - activity * good.perTonne) <= SHARE * fill.tonnes,
        `${order} moves ${fill?.tonnes} t of ${good.material}, and its recipe ${activity * good.perTonne} t`,
      )
    const { total, size } = sum(fills.map(amountOf))
    const short = KG * activity * limit - total
    const moved = fills.reduce((all, { tonnes }) => all + tonnes, 0)
    faults.holds(short <= MICRO * KG * moved + SHARE * size, `${order} misses its fee by ${short}`)
    missing.add('short', Math.max(0, short))
    missing.add('size', size)
  })
  const paid = sum(round.makeWhole.filter((one) => one.order === order).map((one) => one.paid))
  faults.same(`what makes ${order} whole`, paid.total, {
    total: missing.of('short').total,
    size: missing.of('size').total,
  })
}

/** Lots by grade, what is in them, and how much of it is offered. */
export function checkLots({ lots, orders }: Round, faults: Faults): void {
  faults.same('offered', lots.offered, sum(lots.list.map(({ tonnes }) => tonnes)))
  const grades = new Set([...lots.list.map(({ grade }) => grade), ...Object.keys(lots.byGrade)])
  for (const one of grades)
    faults.holds(lots.byGrade[one] === lots.list.filter(({ grade }) => grade === one).length, `lots of ${one}`)
  for (const { lot } of lots.barred)
    faults.holds(
      lots.list.some((one) => one.lot === lot),
      `${lot} is in no list`,
    )
  for (const { order, side, tonnes } of orders) {
    const own = lots.list.filter((lot) => lot.order === order)
    const held = sum(own.map((lot) => lot.tonnes)).total
    if (side === 'sell') faults.holds(tonnes <= held + HALF_A_GRAM, `${order} offers more than is in its lots`)
  }
}
