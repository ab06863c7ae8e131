/**
 * One number that an answer comes to, named so that the same number can be found in another answer. A place, sector,
 * material or month left out is not what tells it apart.
 */
export interface Outcome {
  /** What it is of, as a study names it: `lost-added`, `served` ... */
  readonly what: string
  readonly unit: string
  readonly place?: string
  readonly sector?: string
  readonly material?: string
  /** YYYY-MM, for a number of one month. */
  readonly month?: string
  /** NaN: there is none, as with the first month of a stop where no line stops. */
  readonly value: number
}

export type OutcomeName = Omit<Outcome, 'value'>

export const outcomeId = ({ what, place, sector, material, month }: OutcomeName): string =>
  [what, place, sector, material, month].filter((part) => part !== undefined).join(' ')
