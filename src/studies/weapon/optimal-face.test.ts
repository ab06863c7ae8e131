import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadSolver, type LinearModel } from '../../solver/index.ts'
import { optimalFaceEnds } from './optimal-face.ts'

const solver = await loadSolver()
const COLUMNS = 5
const ROWS = 3
const small = fc.integer({ min: 0, max: 3 })
const list = (length: number): fc.Arbitrary<number[]> => fc.array(small, { minLength: length, maxLength: length })

/** A programme of small whole numbers, so that many have ties: the most of cost . x, with A x <= b and x <= upper. */
function programme(
  cost: readonly number[],
  matrix: readonly (readonly number[])[],
  most: readonly number[],
  upper: readonly number[],
): LinearModel {
  const rows = matrix.length
  return {
    columns: COLUMNS,
    rows,
    starts: Int32Array.from({ length: COLUMNS + 1 }, (_, j) => j * rows),
    indices: Int32Array.from({ length: COLUMNS * rows }, (_, e) => e % rows),
    values: Float64Array.from({ length: COLUMNS * rows }, (_, e) => matrix[e % rows]?.[Math.floor(e / rows)] ?? 0),
    cost: Float64Array.from(cost, (c) => -c),
    lower: new Float64Array(COLUMNS),
    upper: Float64Array.from(upper),
    rowLower: new Float64Array(rows).fill(Number.NEGATIVE_INFINITY),
    rowUpper: Float64Array.from(most),
  }
}
const solved = (model: LinearModel): number => {
  const live = solver.create(model)
  try {
    return -live.solve().objective
  } finally {
    live.dispose()
  }
}

describe('of all responses that are as good', () => {
  it('those that are worth most and least are what a row that holds the optimum finds', () => {
    let tied = 0
    fc.assert(
      fc.property(
        list(COLUMNS),
        fc.array(list(COLUMNS), { minLength: ROWS, maxLength: ROWS }),
        list(ROWS),
        list(COLUMNS),
        list(COLUMNS),
        (cost, matrix, most, upper, counted) => {
          const model = programme(cost, matrix, most, upper)
          const live = solver.create(model)
          live.algorithm('simplex')
          const optimum = live.solve()
          const worth = Float64Array.from(counted, (c) => -c)
          const ends = optimalFaceEnds(live, model, optimum, worth)
          live.dispose()
          const sum = (x: Float64Array): number => x.reduce((all, amount, j) => all + amount * (counted[j] ?? 0), 0)
          // cost . x >= the optimum, as one row more.
          const held = [...most, 1e-9 + optimum.objective]
          const minus = cost.map((c) => -c)
          const best = solved(programme(counted, [...matrix, minus], held, upper))
          const worst = -solved(
            programme(
              counted.map((c) => -c),
              [...matrix, minus],
              held,
              upper,
            ),
          )
          expect(sum(ends.most)).toBeCloseTo(best, 6)
          expect(sum(ends.least)).toBeCloseTo(worst, 6)
          if (best - worst > 1e-6) tied += 1
        },
      ),
      { numRuns: 500 },
    )
    expect(tied).toBeGreaterThan(30)
  })
})
