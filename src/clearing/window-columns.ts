import { at } from '../lists/index.ts'
import type { Month } from '../world/index.ts'
import { firstOf } from './allocation.ts'
import type { ActivityLimits } from './limits.ts'
import type { AllocationPool, Network } from './network.ts'
import type { WindowColumn, Layout } from './window-layout.ts'

/** Cost of taking what is free of the coercer's, as a share of its price: users who may take either kind take the other first, since free material is the scarcer. */
const ORIGIN_TIE_BREAK = 1e-3

/** Whether a column's cost or bound may differ from month to month. */
export function mayChange({ kind, ref, part }: WindowColumn, network: Network, { changes }: ActivityLimits): boolean {
  switch (kind) {
    case 'run':
      return changes.run(ref)
    case 'ship':
      return changes.ship(ref)
    case 'deliver':
    case 'elastic':
      return changes.deliver(ref)
    case 'serve': {
      return changes.demand || at(at(network.buyers, ref).steps, part).readyMonths > 0
    }
    case 'store':
      // Hoards; all other stocks have the same terms every month.
      return part === 2
    case 'credit':
    case 'hold':
      // Nothing before the rule begins.
      return true
    case 'downgrade':
    case 'dispose':
    case 'wait':
      return false
    default:
      return kind satisfies never
  }
}

/** Upper bound of every column in every month of a horizon that is known from its start. */
export function upperBounds(
  network: Network,
  limits: ActivityLimits,
  layout: Layout,
  start: Month,
  months: number,
): Float64Array {
  const perMonth = layout.columns.length
  const all = new Float64Array(perMonth * months)
  const setColumn = columnSetter(network, limits, layout)
  const template = { cost: new Float64Array(perMonth), upper: new Float64Array(perMonth) }
  for (let k = 0; k < months; k++) {
    for (let c = 0; c < perMonth; c++) setColumn(c, start + k, start + k, template)
    all.set(template.upper, k * perMonth)
  }
  return all
}

const poolAt = ({ allocation }: Network, p: number): AllocationPool => at(allocation?.pools ?? [], p)

type SetColumn = (c: number, month: Month, asOf: Month, into: { cost: Float64Array; upper: Float64Array }) => void

/** Sets the undiscounted cost and the upper bound of a column in a month. */
export function columnSetter(network: Network, limits: ActivityLimits, layout: Layout): SetColumn {
  const { world } = network
  const holdingCost = world.parameter('holding-cost')
  const convenienceYield = world.parameter('convenience-yield')
  const leakagePrice = world.parameter('leakage-price-multiple')
  const elasticShare = world.parameter('elastic-demand-share')
  const elasticPrice = world.parameter('elastic-demand-price')
  const disposalCost = world.parameter('disposal-cost')
  const hoarding = world.parameter('hoarding')
  const hoardingYield = world.parameter('hoarding-yield')
  const ruleFrom = network.allocation?.from ?? Number.POSITIVE_INFINITY
  const isHoarding = (row: number, month: Month, asOf: Month): boolean => {
    const where = network.nodes[row] ?? at(network.demands, at(network.buyers, row - layout.nodes).demand).fact
    return limits.isHoarding(where.material, where.place, month, asOf)
  }
  return (c, month, asOf, { cost, upper }) => {
    const { kind, ref, part } = at(layout.columns, c)
    const set = (price: number, most: number): void => {
      cost[c] = price
      upper[c] = Math.max(0, most)
    }
    switch (kind) {
      case 'run': {
        const activity = at(network.activities, ref)
        const most = Math.min(
          limits.site(activity.site, month, asOf),
          limits.adoption(ref, month, asOf),
          limits.plant(ref, month, asOf),
        )
        if (part === 0) set(activity.baseCost, Math.min(activity.base, most))
        else set(activity.extraCost, most - Math.min(activity.base, most))
        return
      }
      case 'ship': {
        const arc = at(network.arcs, ref)
        const limit = limits.ship(ref, month, asOf)
        const origin = at(network.nodes, arc.from).price
        const tariff = limit.tariff * origin
        if (part === 0) set(arc.baseCost + tariff, limit.base)
        else if (part === 1) set(arc.extraCost + tariff, limit.growth)
        // Ordered as usual trade is, and at its cost.
        else if (part === 3)
          set(arc.baseCost + tariff, limits.queue(ref, month, asOf).open ? Number.POSITIVE_INFINITY : 0)
        else set(arc.extraCost + tariff + (leakagePrice - 1) * origin, limit.leak)
        return
      }
      case 'downgrade':
        set(ORIGIN_TIE_BREAK * at(network.nodes, at(network.downgrades, ref)[0]).price, Number.POSITIVE_INFINITY)
        return
      case 'deliver': {
        const { sources, price } = at(network.demands, ref)
        const free = at(network.nodes, at(sources, part).node).origin === 'free'
        set(free ? ORIGIN_TIE_BREAK * price : 0, limits.deliver(ref, part, month, asOf))
        return
      }
      case 'elastic': {
        const { price, base } = at(network.demands, ref)
        const open = limits.deliver(ref, part, month, asOf) === Number.POSITIVE_INFINITY
        set(-elasticPrice * price, open ? elasticShare * base : 0)
        return
      }
      case 'store': {
        // Undefined: the stock of a node.
        const buyer = network.buyers[ref - layout.nodes]
        const price = buyer === undefined ? at(network.nodes, ref).price : at(network.demands, buyer.demand).price
        const cover = buyer === undefined ? at(network.nodes, ref).cover : buyer.cover
        if (part === 0) set(-convenienceYield * price, cover)
        else if (part === 1) set(holdingCost * price, Number.POSITIVE_INFINITY)
        // Buyers who hoard value their baseline stock as much as what they add to it.
        else set(-hoardingYield * price, isHoarding(ref, month, asOf) ? (1 + hoarding) * cover : 0)
        return
      }
      case 'dispose':
        set(disposalCost, Number.POSITIVE_INFINITY)
        return
      case 'wait':
        set(0, Number.POSITIVE_INFINITY)
        return
      case 'credit':
      case 'hold': {
        const most = kind === 'credit' && part === 1 ? firstOf(poolAt(network, ref)) : Number.POSITIVE_INFINITY
        set(0, asOf >= ruleFrom ? most : 0)
        return
      }
      case 'serve': {
        const buyer = at(network.buyers, ref)
        const step = at(buyer.steps, part)
        const value: number = limits.isAvailable(step.readyMonths, month, asOf)
          ? step.willingnessToPay
          : step.valueBeforeReady
        set(-value, step.size * limits.demand(buyer.demand, month, asOf))
        return
      }
      default:
        kind satisfies never
    }
  }
}
