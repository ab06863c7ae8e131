import { indexAt, numberAt } from '../lists/index.ts'
import type { LinearModel } from './linear-model.ts'

/**
 * A model as free MPS text, for another solver: columns `c0`, `c1`, ... and rows `r0`, `r1`, ... in their order, every number in the
 * fewest digits that read back as the same one.
 *
 * A row between two ends is one with a range, counted from its upper end. Where the lower would not read back the same, or lies above
 * the upper, it stands as a row of its own after all others.
 */
export function mpsOf(model: LinearModel): string {
  const kinds = Array.from({ length: model.rows }, (_, r) =>
    kindOf(numberAt(model.rowLower, r), numberAt(model.rowUpper, r)),
  )
  const lines = ['NAME ytterby FREE', 'ROWS', ' N cost']
  kinds.forEach(({ letter }, r) => lines.push(` ${letter} r${r}`))
  kinds.forEach(({ isApart }, r) => isApart && lines.push(` G ${lowerOf(r)}`))
  lines.push('COLUMNS')
  for (let j = 0; j < model.columns; j++) {
    const [first, last] = [indexAt(model.starts, j), indexAt(model.starts, j + 1)]
    const cost = numberAt(model.cost, j)
    // A column has to be named somewhere.
    if (cost !== 0 || first === last) lines.push(` c${j} cost ${cost}`)
    for (let e = first; e < last; e++) {
      const r = indexAt(model.indices, e)
      const value = numberAt(model.values, e)
      lines.push(` c${j} r${r} ${value}`)
      if (kinds[r]?.isApart === true) lines.push(` c${j} ${lowerOf(r)} ${value}`)
    }
  }
  lines.push('RHS')
  kinds.forEach(({ end, isApart }, r) => {
    if (end !== 0) lines.push(` rhs r${r} ${end}`)
    if (isApart) lines.push(` rhs ${lowerOf(r)} ${numberAt(model.rowLower, r)}`)
  })
  lines.push('RANGES')
  kinds.forEach(({ range }, r) => range !== undefined && lines.push(` range r${r} ${range}`))
  lines.push('BOUNDS', ...boundsOf(model), 'ENDATA', '')
  return lines.join('\n')
}

const lowerOf = (row: number): string => `r${row}low`

interface RowKind {
  readonly letter: 'E' | 'L' | 'G' | 'N'
  readonly end: number
  readonly range?: number
  /** Its lower end is a row of its own. */
  readonly isApart: boolean
}

function kindOf(low: number, high: number): RowKind {
  if (low === high) return { letter: 'E', end: low, isApart: false }
  if (low === Number.NEGATIVE_INFINITY && high === Number.POSITIVE_INFINITY)
    return { letter: 'N', end: 0, isApart: false }
  if (low === Number.NEGATIVE_INFINITY) return { letter: 'L', end: high, isApart: false }
  if (high === Number.POSITIVE_INFINITY) return { letter: 'G', end: low, isApart: false }
  const range = high - low
  const isExact = range > 0 && high - range === low
  return isExact ? { letter: 'L', end: high, range, isApart: false } : { letter: 'L', end: high, isApart: true }
}

function boundsOf({ columns, lower, upper }: LinearModel): string[] {
  const lines: string[] = []
  const bound = (kind: string, j: number, value?: number): void =>
    void lines.push(` ${kind} bound c${j}${value === undefined ? '' : ` ${value}`}`)
  for (let j = 0; j < columns; j++) {
    const [low, high] = [numberAt(lower, j), numberAt(upper, j)]
    if (low === high) bound('FX', j, low)
    else if (low === Number.NEGATIVE_INFINITY && high === Number.POSITIVE_INFINITY) bound('FR', j)
    else {
      if (low === Number.NEGATIVE_INFINITY) bound('MI', j)
      if (high !== Number.POSITIVE_INFINITY) bound('UP', j, high)
      // A lower bound of 0 goes without saying, but not after an upper one below it: some readers then take it for open.
      if (low !== Number.NEGATIVE_INFINITY && (low !== 0 || high < 0)) bound('LO', j, low)
    }
  }
  return lines
}
