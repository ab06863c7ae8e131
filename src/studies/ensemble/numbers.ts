import { numberAt } from '../../lists/index.ts'
import type { DesignRow } from './design.ts'

/** Numbers of an ensemble by row and column; rows that failed are left out of the draws. */
export class Numbers {
  readonly rows: readonly DesignRow[]
  /** Rows that are draws and were solved. */
  readonly draws: readonly number[]
  private readonly columns: number
  private readonly values: Float64Array

  constructor(rows: readonly DesignRow[], columns: number, values: Float64Array) {
    this.rows = rows
    this.columns = columns
    this.values = values
    this.draws = rows.flatMap(({ kind }, r) => (kind === 'draw' && this.solved(r) ? [r] : []))
  }

  at(row: number, column: number): number {
    return numberAt(this.values, row * this.columns + column)
  }

  drawn(column: number): Float64Array {
    return Float64Array.from(this.draws, (row) => this.at(row, column))
  }

  solved(row: number): boolean {
    for (let c = 0; c < this.columns; c++) if (!Number.isNaN(this.at(row, c))) return true
    return false
  }
}

/** JSON knows neither NaN nor Infinity, nor what is not there. */
export const finite = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null

/** Reads a column. What is never reached counts as one more than the most that was, so that how often it happens is explained too. */
export function readerOf(table: Numbers, c: number): (row: number) => number {
  const reached = table.drawn(c).filter((value) => Number.isFinite(value))
  const never = reached.reduce((most, value) => Math.max(most, value), 0) + 1
  return (row) => {
    const value = table.at(row, c)
    return value === Number.POSITIVE_INFINITY ? never : value
  }
}
