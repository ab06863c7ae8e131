import { at, numberAt } from '../lists/index.ts'
import { less, quantity, sumOf, times, tonnes, unitValue, type UsdPerKg } from '../quantity/index.ts'
import type { World } from '../world/index.ts'
import { lossPerTonne } from './loss.ts'
import type { Buyer, BuyerStep, SectorDemand } from './network.ts'
import { part, type AssuredUse, type Frame, type NetworkOptions } from './network-frame.ts'
import { userCover } from './stocks.ts'

export function buildDemands(
  { world, baseline, exogenousPlace, shares, originsOf, at }: Frame,
  options: NetworkOptions,
): { demands: SectorDemand[]; buyers: Buyer[] } {
  const demands: SectorDemand[] = []
  const buyers: Buyer[] = []
  const ranks = rankByLoss(world)
  const assure = assurer(world, options.assured)
  world.demand.forEach((fact, d) => {
    const base = numberAt(baseline.use, d)
    if (base <= 0 || fact.place === exogenousPlace) return
    const known = baseline.price(fact.material, fact.place)
    const steps = world.steps(world.sectors.get(fact.sector)?.profile ?? '')
    const split = world.buyers.length > 0 && (options.split?.has(fact.place) ?? true)
    const groups = split
      ? world.buyers.map(({ id, share, stockMultiple }) => ({ id, share: share.value, cover: stockMultiple.value }))
      : [{ id: 'all', share: 1, cover: 1 }]
    const cover = userCover(world, fact.material, fact.place)
    const first = buyers.length
    // A stopped line does not pay for the input it would have used.
    const valueAddedPerKg =
      options.valuation === 'value-added' && fact.use.value > 0
        ? unitValue(quantity<'MUSD'>(fact.valueAdded.value), tonnes(fact.use.value)) +
          (fact.valueAdded.value > 0 ? (known ?? 0) : 0)
        : 0
    // Ties between bids that are multiples of one price are broken on purpose: a buyer that loses more bids a little more, and within a sector one that holds less.
    const preference = (held: number): number => {
      if (!baseline.calibrated) return 1
      const withMore = groups.filter((other) => other.cover > held).length
      return 1 + TIE_BREAK * numberAt(ranks, d) + (TIE_BREAK * (1 + withMore)) / (4 * groups.length)
    }
    for (const group of groups)
      buyers.push({
        id: group.id,
        demand: demands.length,
        share: group.share,
        cover: tonnes(cover * group.cover * group.share * base),
        steps: assure(
          fact,
          known,
          withUnready(
            steps.map(({ kind, share, willingnessToPay, readyMonths }) => ({
              kind,
              size: tonnes(share.value * group.share * base),
              willingnessToPay: quantity<'USD/kg'>(
                Math.max(
                  willingnessToPay.value * (known ?? 1) * preference(group.cover),
                  kind === 'stop' ? valueAddedPerKg : 0,
                ),
              ),
              readyMonths: readyMonths.value,
            })),
            options.valuation === 'value-added' ? UNREADY.valueAdded : UNREADY.prices,
          ),
        ),
      })
    demands.push({
      fact,
      index: d,
      base,
      price: known ?? quantity<'USD/kg'>(0),
      buyers: groups.map((_, g) => first + g),
      sources: originsOf(fact.material, fact.place).map((origin) => ({
        node: at(fact.material, fact.place, origin),
        base: times(base, part(origin, shares.node(fact.material, fact.place))),
      })),
    })
  })
  return { demands, buyers }
}

/** How much less than the last step those are worth that are not ready, as a share: of value added, or of prices. */
const UNREADY = { valueAdded: 1e-3, prices: 0.1 }

/** Steps that are not ready are worth nearly as much as the last one, the earlier ones up to `less` of it less: they are cut before it. */
function withUnready(steps: readonly Omit<BuyerStep, 'valueBeforeReady'>[], less: number): BuyerStep[] {
  const top = steps.at(-1)?.willingnessToPay ?? 0
  return steps.map((step, part) => ({
    ...step,
    valueBeforeReady: quantity<'USD/kg'>(
      Math.max(step.willingnessToPay, top * (1 - less + (less * part) / steps.length)),
    ),
  }))
}

/** How many times the highest bid of any use, as a multiple of the price, those that are assured bid on top of their own. */
const ASSURED_BID = 4

/** Raises the bids of what is assured: the dearest steps first, the last of them in two parts if need be. */
function assurer(
  world: World,
  assured: AssuredUse | undefined,
): (fact: SectorDemand['fact'], price: UsdPerKg | undefined, steps: readonly BuyerStep[]) => readonly BuyerStep[] {
  if (assured === undefined) return (_, __, steps) => steps
  const highest = [...world.sectors.values()]
    .flatMap(({ profile }) => world.steps(profile))
    .reduce((most, { willingnessToPay }) => Math.max(most, willingnessToPay.value), 0)
  return ({ place, sector }, price, steps) => {
    if (!assured.places.has(place) || !assured.sectors.has(sector)) return steps
    const more = ASSURED_BID * highest * (price ?? 1)
    let left = assured.share * sumOf(steps.map(({ size }) => size))
    return steps
      .toReversed()
      .flatMap((step): BuyerStep[] => {
        const size = Math.min(step.size, left)
        left -= size
        const raised = {
          ...step,
          size: tonnes(size),
          willingnessToPay: quantity<'USD/kg'>(step.willingnessToPay + more),
          valueBeforeReady: quantity<'USD/kg'>(step.valueBeforeReady + more),
        }
        if (size >= step.size) return [raised]
        return size > 0 ? [raised, { ...step, size: less(step.size, raised.size) }] : [step]
      })
      .toReversed()
  }
}

/** By how much the highest bid for a material exceeds the lowest of the same step, to break ties. */
const TIE_BREAK = 0.004

/**
 * Rank of each demand among those of its material, by value added per tonne: 0 for the lowest, 1 for the highest. Demands
 * with equal losses, up to rounding, share their mean rank.
 */
function rankByLoss({ demand }: World): Float64Array {
  const perTonne = demand.map((fact) => Number(lossPerTonne(fact, fact.valueAdded).toPrecision(12)))
  return Float64Array.from(demand, ({ material }, d) => {
    const mine = at(perTonne, d)
    const own = perTonne.filter((_, other) => at(demand, other).material === material)
    const less = own.filter((loss) => loss < mine).length
    const equal = own.filter((loss) => loss === mine).length
    return own.length > 1 ? (less + (equal - 1) / 2) / (own.length - 1) : 0
  })
}
