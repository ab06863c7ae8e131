/** A stop of three months, announced when it begins: what the picture tells. Months are counted from 1. */
export const STOP = { from: 3, until: 5 } as const
export const DECIDED: readonly number[] = [2, 3, 4, 5, 6, 7]

export interface Look {
  readonly month: number
  /** Whether the buyers expect the stop to hold then. */
  readonly stopped: boolean
}

/** What buyers who decide in a month expect of it and the next ones: what is in force stays until it has ended. */
export const lookAhead = (decides: number, foresight: number): Look[] =>
  Array.from({ length: foresight }, (_, k) => {
    const month = decides + k
    const known = decides >= STOP.from
    return { month, stopped: known && month >= STOP.from && Math.min(month, decides) <= STOP.until }
  })

/** Value added lost in the cut-off of twelve months by months of foresight, bn USD; docs/explanation/foresight.md. */
export const LOSS_BY_FORESIGHT: readonly { readonly months: number; readonly loss: number }[] = [
  { months: 1, loss: 40 },
  { months: 2, loss: 23 },
  { months: 3, loss: 3.7 },
  { months: 4, loss: 3 },
  { months: 6, loss: 2.6 },
  { months: 12, loss: 2.6 },
  { months: 24, loss: 2.6 },
]
