import type { Instrument } from './instruments.ts'
import type { Case } from './prices.ts'
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

/** Sites that an instrument cannot keep, and what they lack in their worst year, million USD, the neediest first. */
export function shortfallsOf({ years }: Support): { readonly site: string; readonly short: number }[] {
  const worst = new Map<string, number>()
  for (const { shortfalls } of years)
    for (const { site, shortfall } of shortfalls) worst.set(site, Math.max(shortfall, worst.get(site) ?? 0))
  return [...worst].map(([site, short]) => ({ site, short })).sort((one, other) => other.short - one.short)
}

/** What an instrument costs in a year. */
export const costOf = ({ instrument }: Support, { fiscalCost, consumerCost }: Support['years'][number]): number =>
  instrument === 'cfd' ? fiscalCost : consumerCost
