import type { Text } from '../messages/index.ts'
import type { Fault } from './fault.ts'
import { someOf, word, worldFault } from './world-fault.ts'
import { formatMonth, type Month } from './month.ts'
import { possibleTrade, type PossibleTrade } from './possible-trade.ts'
import { limitsWhat, type Measure } from './measure.ts'
import type { World } from './world.ts'

/** The longest run that can be asked for. */
export const LONGEST_RUN_MONTHS = 120

interface Told {
  readonly fault: Fault
  /** The entry of the measure that is wrong. */
  readonly key: 'to' | 'materials' | 'users' | 'plants' | 'from' | 'until'
}

/** When a scenario runs: its own months, or undefined where it leaves them to the one who asks. */
interface Span {
  readonly start: Month
  readonly months: number | undefined
  readonly menu: boolean
}

/**
 * What a measure lacks to do anything in any run of its scenario: a place that it can reach, trade or use that it can hold
 * back, a month in which it holds. Undefined for one that may act. Of several, the first is reported.
 */
export function idleMeasure(measure: Measure, span: Span, world: World): Told | undefined {
  const trade = possibleTrade(world)
  const nothing = (): Told | undefined => noPlant(measure, world) ?? noTrade(measure, trade, world)
  return itself(measure, trade) ?? (span.menu ? undefined : nothing()) ?? noMonth(measure, span)
}

function itself({ id, by, to, materials, users }: Measure, trade: PossibleTrade): Told | undefined {
  if (users !== undefined || [...to].some((place) => place !== by)) return undefined
  return {
    key: 'to',
    fault: worldFault('SCENARIO_DOES_NOTHING:aim', {
      id,
      by,
      aim: to.size === 0 ? 'none' : 'itself',
      known: buyers(by, trade.buyersOf(by, materials)),
    }),
  }
}

/** Plants that make what equipment is withheld for, or that take in what is withheld from them. */
function noPlant(measure: Measure, world: World): Told | undefined {
  const { id, by, to, materials, plants, equipment } = measure
  if (plants === undefined && equipment !== true) return undefined
  const isReached = world.operations.some(({ site, recipe }) => {
    const place = world.sites.get(site)?.place ?? ''
    const legs = equipment === true ? recipe.outputs : recipe.inputs
    return (
      plants?.has(site) !== false &&
      place !== by &&
      to.has(place) &&
      legs.some(({ material }) => materials.has(material))
    )
  })
  if (isReached) return undefined
  return {
    key: plants === undefined ? 'materials' : 'plants',
    fault: worldFault('SCENARIO_DOES_NOTHING:no-plant', {
      id,
      equipment: equipment === true ? 'yes' : 'no',
      materials: someOf([...materials]),
      to: someOf([...to]),
    }),
  }
}

function noTrade(measure: Measure, trade: PossibleTrade, world: World): Told | undefined {
  const { id, by, to, materials, users, origin, through } = measure
  if (['plants', 'capacity'].includes(limitsWhat(measure))) return undefined
  const pairs = [...materials].flatMap((material) => [...to].map((place) => ({ material, place })))
  if (users !== undefined) {
    if (pairs.some(({ material, place }) => [...users].some((sector) => trade.uses(material, place, sector))))
      return undefined
    const using = [...world.sectors.keys()].filter((sector) =>
      pairs.some(({ material, place }) => trade.uses(material, place, sector)),
    )
    return {
      key: 'users',
      fault: worldFault('SCENARIO_DOES_NOTHING:no-use', {
        id,
        users: someOf([...users]),
        to: someOf([...to]),
        materials: someOf([...materials]),
        known: using.length === 0 ? '' : word('users', { list: someOf(using) }),
      }),
    }
  }
  // What reaches goods made elsewhere of its own holds back what third places sell as well.
  const sellers = through === undefined ? (origin ? [...world.places.keys()] : [by]) : [...through]
  if (pairs.some(({ material, place }) => sellers.some((from) => trade.sells(material, from, place)))) return undefined
  const goods = trade.goodsOf(by, to)
  return {
    key: 'materials',
    fault: worldFault('SCENARIO_DOES_NOTHING:no-trade', {
      id,
      by,
      materials: someOf([...materials]),
      to: someOf([...to]),
      known: goods.length > 0 ? word('sold', { by, list: someOf(goods) }) : buyers(by, trade.buyersOf(by, materials)),
    }),
  }
}

function noMonth({ id, from, until }: Measure, { start, months }: Span): Told | undefined {
  if (until !== undefined && until < start)
    return {
      key: 'until',
      fault: worldFault('SCENARIO_DOES_NOTHING:ends-before', {
        id,
        until: formatMonth(until),
        start: formatMonth(start),
      }),
    }
  const last = start + (months ?? LONGEST_RUN_MONTHS) - 1
  if (from <= last) return undefined
  return {
    key: 'from',
    fault: worldFault(`SCENARIO_DOES_NOTHING:begins-after-${months === undefined ? 'longest' : 'run'}`, {
      id,
      from: formatMonth(from),
      start: formatMonth(start),
      last: formatMonth(last),
    }),
  }
}

/** To whom the place sells the goods: one of them may have been meant. */
const buyers = (by: string, list: readonly string[]): Text | string =>
  list.length === 0 ? '' : word('buyers', { by, list: someOf(list) })
