import { at, memoized } from '../../lists/index.ts'
import { inYears, minus, sumOf } from '../../quantity/index.ts'
import type { Solver } from '../../solver/index.ts'
import { totalEffect } from '../estimates.ts'
import { mean, quantileIn } from '../sample.ts'
import { availableMonths } from './books.ts'
import {
  livedIn,
  openWorlds,
  SEED,
  standsStill,
  tries,
  type ChancesAsked,
  type DrawnWorld,
  type Lived,
} from './chances.ts'
import { FIGURE_GROUPS, inGroup, placedBy, type FigureGroup, type Placed } from './figures.ts'
import { DRIVEN, type Driven } from './result.ts'
import { leastCost } from './least-cost.ts'
import { supportProgram } from './least-support.ts'
import { producerYearly, type Producer } from './owners.ts'
import { exportsForgone } from './supplier.ts'

type Headlines = Readonly<Record<Driven, number>>

/** What the draws make of a headline, and which figures are behind that. */
export interface Drivers {
  readonly headline: Driven
  readonly mean: number
  readonly standardDeviation: number
  /** Nine draws in ten lie between. */
  readonly low: number
  readonly median: number
  readonly high: number
  /** Shares of the variance, the largest first; none where nothing differs. */
  readonly groups: readonly {
    readonly group: FigureGroup
    readonly share: number
    readonly low: number
    readonly high: number | null
  }[]
}

export interface DriversAsked extends ChancesAsked {
  readonly draws: number
  readonly members: readonly string[]
  /** Sites to keep. */
  readonly core: ReadonlySet<string>
}

/**
 * Which figures carry the headlines. In each draw an owner has the figures of the first world in which it lived through the past, as for
 * chances (one that is found in none keeps those of the last tried). Then the figures of one group after the other are drawn again, the
 * others kept, until it lives through the past once more. With f a headline, f' the same after that,
 *
 *   share = mean (f - f')^2 / ( 2 variance of f )
 *
 * is the part of the variance that stays if all other figures were known (Jansen's total index; of figures that the past ties to each other,
 * too). What figures do together counts for each of them, so that shares may add up to more than 1.
 */
export function driversOf(solver: Solver, producers: readonly Producer[], asked: DriversAsked): Drivers[] {
  const { draws, core } = asked
  const worlds = openWorlds(asked)
  const kept = producers.filter(({ plants }) => plants.some(({ site }) => core.has(site)))
  const costOf = contractCosts(solver, kept, asked)
  const headlines = (worldsOf: readonly Lived[], supplier: DrawnWorld): Headlines => ({
    idle: worldsOf.flatMap(({ fate }, p) =>
      (fate?.plants ?? []).filter(
        ({ states }, i) => core.has(at(at(kept, p).plants, i).site) && standsStill(states.at(-1)),
      ),
    ).length,
    contracts: costOf(worldsOf.map(({ drawn }) => drawn)),
    exports: sumOf(asked.years.map((year) => exportsForgone(supplier.books, year))) / inYears(asked.months),
  })
  const drawn: Headlines[] = []
  const again = new Map<FigureGroup, Headlines[]>(FIGURE_GROUPS.map((group) => [group, []]))
  for (let draw = 0; draw < draws; draw++) {
    const tried = tries(worlds, (nth) => placedBy(SEED, draw + nth * draws))
    const base = kept.map((producer) => livedIn(worlds, producer, tried))
    drawn.push(headlines(base, tried(0)))
    for (const [group, found] of again) {
      // Owners of one world stay in one, so that what they share is drawn again for all alike.
      const triesFrom = memoized((from: DrawnWorld) =>
        tries(worlds, (nth) => placedAgain(group, from.place, placedBy(AGAIN, draw + nth * draws))),
      )
      const other = base.map((lived, p) => {
        const next = lived.fate && livedIn(worlds, at(kept, p), triesFrom(lived.drawn))
        return next?.fate === undefined ? lived : next
      })
      found.push(headlines(other, triesFrom(tried(0))(0)))
    }
  }
  return DRIVEN.map((headline): Drivers => {
    const numbers = drawn.map((each) => each[headline])
    const sorted = Float64Array.from(numbers).sort()
    const middle = mean(numbers)
    return {
      headline,
      mean: middle,
      standardDeviation: Math.sqrt(mean(numbers.map((number) => (number - middle) ** 2))),
      low: quantileIn(sorted, 0.05),
      median: quantileIn(sorted, 0.5),
      high: quantileIn(sorted, 0.95),
      groups: [...again]
        .flatMap(([group, found]) => {
          const share = totalEffect(
            numbers,
            found.map((each) => each[headline]),
          )
          return share === undefined || share.value === 0
            ? []
            : [{ group, share: share.value, low: share.low, high: Number.isFinite(share.high) ? share.high : null }]
        })
        .sort((one, other) => other.share - one.share),
    }
  })
}

/** Which draws figures are drawn from again. */
const AGAIN = SEED + 1

const placedAgain =
  (group: FigureGroup, place: Placed, again: Placed): Placed =>
  (name) =>
    inGroup(group, name) ? again(name) : place(name)

/** What the cheapest price contracts that keep some owners cost in a mean year, each owner in a world of its own. */
function contractCosts(
  solver: Solver,
  producers: readonly Producer[],
  { world, baseline, members, core, years, months }: DriversAsked,
): (worlds: readonly DrawnWorld[]) => number {
  const byYear = years.map((year) => {
    const there = producers.flatMap((producer, p) => {
      const plants = producer.plants.filter((plant) => core.has(plant.site) && availableMonths(plant, year) > 0)
      return plants.length > 0 ? [{ p, producer: { ...producer, plants } }] : []
    })
    const owners = there.map(({ producer }) => producer)
    const { problem } = supportProgram({ world, baseline }, { instrument: 'cfd', members, year, there: owners })
    // Of equally dear raises any will do.
    return { year, there, problem: { ...problem, price: problem.materials.map(() => 1) } }
  })
  // Many years of a path are alike, and many figures move no need.
  const known = new Map<string, number>()
  return (worlds) =>
    byYear.reduce((sum, { year, there, problem }) => {
      const requiredSupport = there.map(({ p, producer }) => minus(producerYearly(at(worlds, p).books, producer, year)))
      const key = [...problem.plants, ...problem.cost, ...requiredSupport].join(' ')
      const cost = known.get(key) ?? leastCost(solver, { ...problem, requiredSupport }).cost
      known.set(key, cost)
      return sum + cost
    }, 0) / inYears(months)
}
