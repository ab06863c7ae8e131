import { formatMonth, type Month } from './month.ts'
import { possibleTrade, type PossibleTrade } from './possible-trade.ts'
import type { Measure } from './measure.ts'
import type { World } from './world.ts'

/** The longest run that can be asked for. */
export const LONGEST_RUN_MONTHS = 120
/** Names of goods or places in a message. */
const NAMED = 6

interface Told {
  readonly message: string
  readonly remedy: string
  /** The entry of the measure that is wrong. */
  readonly key: 'to' | 'materials' | 'users' | 'from' | 'until'
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
  return itself(measure, trade) ?? (span.menu ? undefined : noTrade(measure, trade, world)) ?? noMonth(measure, span)
}

function itself({ id, by, to, materials, users }: Measure, trade: PossibleTrade): Told | undefined {
  if (users !== undefined || [...to].some((place) => place !== by)) return undefined
  return {
    key: 'to',
    message: `Measure "${id}" is aimed at ${to.size === 0 ? 'no place' : `${by}, the place that takes it (\`by\`)`}, so it holds nothing back.`,
    remedy: listed('Name other places', `${by} sells these goods to`, trade.buyersOf(by, materials)),
  }
}

function noTrade(
  { id, by, to, materials, users, origin }: Measure,
  trade: PossibleTrade,
  world: World,
): Told | undefined {
  const pairs = [...materials].flatMap((material) => [...to].map((place) => ({ material, place })))
  if (users !== undefined) {
    if (pairs.some(({ material, place }) => [...users].some((sector) => trade.uses(material, place, sector))))
      return undefined
    const using = [...world.sectors.keys()].filter((sector) =>
      pairs.some(({ material, place }) => trade.uses(material, place, sector)),
    )
    return {
      key: 'users',
      message: `Measure "${id}" reaches no use: ${words([...users])} at ${words([...to])} use none of ${words([...materials])}.`,
      remedy: listed('Correct users, materials or places', 'These sectors use them there:', using),
    }
  }
  // What reaches goods made elsewhere of its own holds back what third places sell as well.
  const sellers = origin ? [...world.places.keys()] : [by]
  if (pairs.some(({ material, place }) => sellers.some((from) => trade.sells(material, from, place)))) return undefined
  return {
    key: 'materials',
    message: `Measure "${id}" reaches no trade: ${by} sells none of ${words([...materials])} to ${words([...to])}.`,
    remedy: listed('Correct materials, `to` or `by`', `${by} sells there:`, trade.goodsOf(by, to), [
      `${by} sells these goods to`,
      trade.buyersOf(by, materials),
    ]),
  }
}

function noMonth({ id, from, until }: Measure, { start, months }: Span): Told | undefined {
  if (until !== undefined && until < start)
    return {
      key: 'until',
      message: `Measure "${id}" ends in ${formatMonth(until)}, before the run begins in ${formatMonth(start)}.`,
      remedy: 'Let it end in a month of the run or later, or let the scenario start earlier.',
    }
  const last = start + (months ?? LONGEST_RUN_MONTHS) - 1
  if (from <= last) return undefined
  const run = `${formatMonth(start)} to ${formatMonth(last)}`
  return {
    key: 'from',
    message:
      months === undefined
        ? `Measure "${id}" begins in ${formatMonth(from)}; the longest run that can be asked for is ${run}.`
        : `Measure "${id}" begins in ${formatMonth(from)}, and the run is ${run}.`,
    remedy: `Let it begin in a month of the run${months === undefined ? '' : ', or give the scenario more `months`'}.`,
  }
}

const words = (list: readonly string[]): string =>
  list.length > NAMED ? `${list.slice(0, NAMED).join(', ')} and ${list.length - NAMED} more` : list.join(', ')

/** What to do, and the nearest thing that may have been meant. */
function listed(
  what: string,
  of: string,
  list: readonly string[],
  otherwise?: readonly [string, readonly string[]],
): string {
  if (list.length > 0) return `${what}. ${of} ${words(list)}.`
  if (otherwise !== undefined && otherwise[1].length > 0) return `${what}. ${otherwise[0]} ${words(otherwise[1])}.`
  return `${what}.`
}
