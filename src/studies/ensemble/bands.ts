import { numberAt } from '../../lists/index.ts'
import { outcomeKey, type OutcomeName } from '../outcome.ts'
import { endsOf, noneOf, quantilesOf, type Ends, type Quantiles } from './quantiles.ts'

/** How far apart the draws lie in one number. */
export interface Band extends Quantiles, Ends {
  /** Share of the draws that do not have it, or never reach it. */
  readonly shareUndefined: number
}

/** Draws of one question as far as they are there: what their numbers are, and the numbers, a draw after the other. */
export interface Drawn {
  readonly columns: readonly OutcomeName[]
  readonly values: Float64Array
}

export interface Bands {
  /** Draws that were solved; the others are left out. */
  readonly draws: number
  readonly failed: number
  /** The band of a number, or of the sum of several in each draw; undefined where the draws do not tell it. */
  readonly of: (...names: readonly Omit<OutcomeName, 'unit'>[]) => Band | undefined
  /** Share of the draws in which that number lies below a limit. */
  readonly shareBelow: (limit: number, ...names: readonly Omit<OutcomeName, 'unit'>[]) => number | undefined
}

/** The bands of draws, as `ensemble` tells them, before all of them are there. */
export function bandsOf({ columns, values }: Drawn): Bands {
  const width = columns.length
  const rows = Array.from({ length: width === 0 ? 0 : values.length / width }, (_, row) => row)
  const solved = rows.filter((row) => !values.subarray(row * width, (row + 1) * width).every(Number.isNaN))
  const place = new Map(columns.map((column, c) => [outcomeKey(column), c]))
  const numbersOf = (names: readonly Omit<OutcomeName, 'unit'>[]): Float64Array | undefined => {
    const asked = names.flatMap((name) => place.get(outcomeKey(name)) ?? [])
    if (solved.length === 0 || asked.length < names.length) return undefined
    return Float64Array.from(solved, (row) => asked.reduce((sum, c) => sum + numberAt(values, row * width + c), 0))
  }
  return {
    draws: solved.length,
    failed: rows.length - solved.length,
    of: (...names) => {
      const numbers = numbersOf(names)
      return numbers && { ...quantilesOf(numbers), ...endsOf(numbers), shareUndefined: noneOf(numbers) }
    },
    shareBelow: (limit, ...names) => {
      const numbers = numbersOf(names)
      return numbers && numbers.filter((number) => number < limit).length / numbers.length
    },
  }
}
