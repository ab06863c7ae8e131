import { exp, log, power } from '../exp-log.ts'
import { MONTHS_PER_YEAR } from '../../quantity/index.ts'

/** How likely embargoes are and how long they last. All are judgements. */
export interface Chances {
  /** That one begins in a quiet year. */
  readonly attackProbability: number
  /** Months that one lasts on average. */
  readonly lasts: number
  /** That another begins within a year while the last one is recent. */
  readonly repeatProbability: number
  /** By how much money a month later counts less. */
  readonly discount: number
}

/** Months for which an embargo counts as recent, on average. A judgement: of the controls since 2010 those that came again did so within a year. */
export const RECENT = 12

/** States of the market: quiet, after an embargo, and an embargo by its month; the last month stands for all that follow. */
export const QUIET = 0
export const AFTER = 1
export const FIRST_MONTH = 2

/** A chance of a year as that of each of its months. */
const eachMonth = (ofYear: number): number => (ofYear >= 1 ? 1 : 1 - exp(log(1 - ofYear) / MONTHS_PER_YEAR))

/** That an embargo goes on for another month. */
const goesOn = ({ lasts }: Pick<Chances, 'lasts'>): number => 1 - 1 / lasts

/** That an embargo is still there in a month of it, from 0. */
export const stillThere = (chances: Pick<Chances, 'lasts'>, month: number): number => power(goesOn(chances), month)

/** By how much money a year later counts less. */
export const yearly = ({ discount }: Pick<Chances, 'discount'>): number => power(1 + discount, MONTHS_PER_YEAR) - 1

/** Where each state of the market leads within a month, where an embargo has `months` states. */
export function nextMarkets(
  chances: Chances,
  months: number,
): readonly (readonly { state: number; chance: number }[])[] {
  const begins = eachMonth(chances.attackProbability)
  const again = eachMonth(chances.repeatProbability)
  const calms = (1 - again) / RECENT
  const on = goesOn(chances)
  return [
    [
      { state: QUIET, chance: 1 - begins },
      { state: FIRST_MONTH, chance: begins },
    ],
    [
      { state: AFTER, chance: 1 - again - calms },
      { state: QUIET, chance: calms },
      { state: FIRST_MONTH, chance: again },
    ],
    ...Array.from({ length: months }, (_, k) => [
      { state: AFTER, chance: 1 - on },
      { state: FIRST_MONTH + Math.min(k + 1, months - 1), chance: on },
    ]),
  ]
}
