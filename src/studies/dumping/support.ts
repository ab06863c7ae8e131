import { isPaidByTreasury, type Instrument } from './instruments.ts'
import type { Case } from './figures.ts'
import type { DumpingResult } from './result.ts'

/** What a result says of an instrument in a case, for the summary, the report and the page. */
export type Support = DumpingResult['support'][number]

export const supportBy = ({ support }: DumpingResult, instrument: Instrument, which: Case): Support | undefined =>
  support.find((each) => each.instrument === instrument && each.case === which)

export function inCase<T extends { readonly case: Case }>({ cases }: { readonly cases: readonly T[] }, which: Case): T {
  const found = cases.find((each) => each.case === which)
  if (found === undefined) throw new Error(`no case ${which}`)
  return found
}

/** Producers that an instrument cannot keep, and what they lack in their worst year, million USD, the neediest first. */
export function shortfallsOf({ years }: Support): { readonly producer: string; readonly short: number }[] {
  const worst = new Map<string, number>()
  for (const { shortfalls } of years)
    for (const { producer, shortfall } of shortfalls) worst.set(producer, Math.max(shortfall, worst.get(producer) ?? 0))
  return [...worst].map(([producer, short]) => ({ producer, short })).sort((one, other) => other.short - one.short)
}

/** What an instrument costs a year on average whom it is paid by. */
export const yearlyCostOf = ({ instrument, yearly }: Support): number =>
  isPaidByTreasury(instrument) ? yearly.fiscalCost : yearly.consumerCost

/**
 * What treasury, users and owners of the core whose inputs get dearer pay for each dollar by which the core is short no more: 1 for a grant,
 * more by what is got beyond need, evaded and lost. Undefined: it meets no need.
 */
export const costPerNeed = ({ yearly }: Pick<Support, 'yearly'>): number | undefined =>
  yearly.needMet > 0 ? (yearly.fiscalCost + yearly.consumerCost + yearly.inputLoss) / yearly.needMet : undefined

/** By material the strike price in the year that asks most, what is worth most first. */
export function strikesOf({ prices }: DumpingResult, { years }: Support): { material: string; usdPerKg: number }[] {
  const rank = new Map(prices.map(({ material }, i) => [material, i]))
  const most = new Map<string, { readonly price: number; readonly topUp: number }>()
  for (const { topUps } of years)
    for (const each of topUps) if (each.topUp > (most.get(each.material)?.topUp ?? 0)) most.set(each.material, each)
  return [...most]
    .sort(([one], [other]) => (rank.get(one) ?? Infinity) - (rank.get(other) ?? Infinity))
    .map(([material, { price, topUp }]) => ({ material, usdPerKg: price + topUp }))
}

/** A difference of two losses smaller than this part of them is what solvers leave. */
const NOTICE = 1e-5

/** Whether producers that are kept avert anything that can be seen. */
export const averts = ({ avertedLoss, withoutCore }: NonNullable<DumpingResult['averted']>['cases'][number]): boolean =>
  avertedLoss > NOTICE * withoutCore.loss

/** What becomes of the core in a case: plants that stop, and those that close. */
export function fateOf({ sites }: DumpingResult, which: Case): { readonly stopped: number; readonly closed: number } {
  const core = sites.filter((site) => site.core).map((site) => inCase(site, which))
  const closed = core.filter((each) => each.closed !== null)
  return {
    stopped: core.filter((each) => each.mothballed !== null || each.closed !== null).length,
    closed: closed.length,
  }
}

type Site = DumpingResult['sites'][number]

/** How likely a plant is to stand still, and to be closed, when the path ends. */
export const lastChance = ({ chances }: Pick<Site, 'chances'>): Site['chances'][number] | undefined => chances.at(-1)

/** Plants to be kept, the one that is likeliest to stand still when the path ends first. */
export const atRisk = ({ sites }: Pick<DumpingResult, 'sites'>): Site[] =>
  sites.filter(({ core }) => core).sort((one, other) => (lastChance(other)?.idle ?? 0) - (lastChance(one)?.idle ?? 0))

/** Draws kept below this part of those tried: the tables contradict what was seen of a producer. */
const CONTRADICTS = 0.05

/** Producers that the tables would have stopped in nearly every draw, though they ran. */
export const contradictedOf = ({ producers }: Pick<DumpingResult, 'producers'>): string[] =>
  producers.filter(({ tried, kept }) => kept < CONTRADICTS * tried).map(({ id }) => id)
