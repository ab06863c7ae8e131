import { at } from '../../lists/index.ts'
import { quantity, type UsdPerKg } from '../../quantity/index.ts'
import { exp, log } from '../exp-log.ts'
import { allowedShareIn, inForce, type Run } from '../../clearing/index.ts'
import { liesWithUsers, limitsWhat } from '../../world/index.ts'

/**
 * Four things are called the price of a good; the fourth is what the model clears by, its shadow price (`run.price`). The other three:
 *
 *   inside(m, p, t)   = p0(m, p) (1 + d)^(sqrt t)                      as in the supplier state, at the terms of the baseline year
 *   spot(m, p, t)     = inside(m, p, t) + rent(m, t)                what somebody outside pays who has no contract
 *   contract(m, p, t) = contract(t - 1) + (inside(t) - contract(t - 1)) / lag,  contract(-1) = p0
 *
 *   rent(m, t) = a p0(m, supplier state)^b z   where a measure of the supplier state holds back m from p in month t, else 0
 *
 * p0 is the price of the baseline year, d the drift of prices in the supplier state (an input, not a result: they follow what happens
 * there), a, b and z are fitted to pairs of prices inside and outside of past controls. Goods that lie with their users (magnets and
 * what is made of them) have no spot market: their rent is 0.
 */
interface TypedPrices {
  readonly inside: UsdPerKg
  readonly contract: UsdPerKg
  readonly spot: UsdPerKg
}

export type PricesOf = (material: string, place: string, t: number) => TypedPrices

/** Prices of a run by material, place and month, counted from its first. */
export function typedPrices({ network, scenario, months }: Run): PricesOf {
  const { world } = network
  const coercer = [...world.places.values()].find(({ bloc }) => bloc === 'coercer')?.id
  const baseline = new Map(network.nodes.map((node) => [`${node.material} ${node.place}`, node.price]))
  const priceOf = (material: string, place: string): number => baseline.get(`${material} ${place}`) ?? 0
  const drift = months.map((_, t) => exp(log(1 + world.parameter('inside-price-drift')) * Math.sqrt(t + 1)))
  const lag = world.parameter('contract-lag')
  // Contract price as a multiple of the baseline price.
  const contract: number[] = []
  for (const level of drift) {
    const before = contract.at(-1) ?? 1
    contract.push(before + (level - before) / Math.max(1, lag))
  }
  const holding = months.map(({ month }) =>
    inForce(world, scenario).filter(
      (measure) => allowedShareIn(measure, month, month) < 1 && limitsWhat(measure) === 'trade',
    ),
  )
  const isHeld = (material: string, place: string, t: number): boolean =>
    at(holding, t).some(({ by, materials, to }) => materials.has(material) && to.has(place) && place !== by)
  const rentOf = (material: string): number => {
    const stage = world.materials.get(material)?.stage ?? ''
    const price = coercer === undefined ? 0 : priceOf(material, coercer)
    if (!(price > 0) || liesWithUsers(world, stage)) return 0
    return (
      world.parameter('rent-at-one') *
      exp(world.parameter('rent-exponent') * log(price)) *
      world.parameter('rent-multiple')
    )
  }
  return (material, place, t) => {
    const usual = priceOf(material, place)
    const inside = usual * at(drift, t)
    const rent = isHeld(material, place, t) ? rentOf(material) : 0
    return {
      inside: quantity<'USD/kg'>(inside),
      contract: quantity<'USD/kg'>(usual * at(contract, t)),
      spot: quantity<'USD/kg'>(inside + rent),
    }
  }
}
