import { keyOf } from '../lists/index.ts'

/**
 * One number of an answer, named so that the same number can be found in another answer. A place, sector,
 * material, element or month left out is not what tells it apart.
 */
export interface Outcome {
  /** What it is of, as a study names it: `value-added-lost`, `served` ... */
  readonly what: string
  readonly unit: string
  readonly place?: string
  readonly sector?: string
  readonly material?: string
  readonly element?: string
  /** YYYY-MM, for a number of one month. */
  readonly month?: string
  /** Infinity: never, as with the first stop where no line stops. NaN: there is none, as with a price where nothing came. */
  readonly value: number
}

export type OutcomeName = Omit<Outcome, 'value'>

export const outcomeId = ({ what, place, sector, material, element, month }: Omit<OutcomeName, 'unit'>): string =>
  [what, place, sector, material, element, month].filter((part) => part !== undefined).join(' ')

/** By which the same number is found: as `outcomeId`, and never the same for two. */
export const outcomeKey = ({ what, place, sector, material, element, month }: Omit<OutcomeName, 'unit'>): string =>
  keyOf(what, place ?? '', sector ?? '', material ?? '', element ?? '', month ?? '')

export function nameOf(outcome: Outcome): OutcomeName {
  const { value: _, ...name } = outcome
  return name
}
