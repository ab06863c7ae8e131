import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CheckFailed } from '../clearing/index.ts'
import { solveLeastSquares, type LeastSquares } from './least-squares.ts'

const f = (...numbers: number[]): Float64Array => Float64Array.from(numbers)
const i = (...numbers: number[]): Int32Array => Int32Array.from(numbers)

/** Flows a and b into a node, c out of it: a + b = c. */
const junction = (facts: readonly [number, number, number], lower = [0, 0, 0], weight = [1, 1, 1]): LeastSquares => ({
  columns: 3,
  rows: 1,
  starts: i(0, 1, 2, 3),
  indices: i(0, 0, 0),
  values: f(1, 1, -1),
  cost: Float64Array.from(facts, (fact, j) => -fact * (weight[j] ?? 1)),
  curvature: Float64Array.from(weight),
  lower: Float64Array.from(lower),
})

describe('weighted least squares', () => {
  it('shares what does not fit evenly among facts of equal weight', () => {
    // 1 + 2 against 4: each gives a third of the one that is missing.
    const x = solveLeastSquares(junction([1, 2, 4]))
    expect([...(x ?? [])].map((flow) => Number(flow.toFixed(9)))).toEqual([1.333333333, 2.333333333, 3.666666667])
  })

  it('moves the surer fact less', () => {
    const x = solveLeastSquares(junction([1, 2, 4], [0, 0, 0], [1, 1, 1e6]))
    expect(x?.[2]).toBeCloseTo(4, 5)
    expect(x?.[0]).toBeCloseTo(1.5, 5)
  })

  it('stops at a bound, and the others give the rest', () => {
    const x = solveLeastSquares(junction([1, 2, 0], [0.9, 0, 0]))
    // Without the bound a would go to 0; it stays at 0.9, b and c share: b = 2 - d, c = d, 0.9 + b = c.
    expect([...(x ?? [])].map((flow) => Number(flow.toFixed(9)))).toEqual([0.9, 0.55, 1.45])
  })

  it('says so where the rows cannot be closed', () => {
    const stuck = { ...junction([1, 2, 4]), values: f(1, 1, 1), lower: f(1, 0, 0) }
    expect(solveLeastSquares(stuck)).toBeUndefined()
  })

  it('refuses what it cannot prove: a distance that rounding swallows, of bounds as good as all and facts of nothing', () =>
    expect(() => solveLeastSquares(junction([0, 0, 1e-12], [0.1, 0.2, 0], [1e10, 1e10, 1e10]))).toThrow(CheckFailed))

  it('is as near as any other flows that close the rows (random networks)', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.nat(4),
            fc.nat(4),
            fc.double({ min: 0, max: 10, noNaN: true }),
            fc.double({ min: 0.1, max: 100, noNaN: true }),
          ),
          { minLength: 3, maxLength: 15 },
        ),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 }),
        (edges, mix) => {
          // Flows round a ring close every node; so do all rings together.
          const ring = [0, 1, 2, 3, 4].map((node) => [node, (node + 1) % 5, 3, 1] as const)
          const all = [...ring, ...edges.filter(([from, to]) => from !== to)]
          const given: LeastSquares = {
            columns: all.length,
            rows: 5,
            starts: Int32Array.from({ length: all.length + 1 }, (_, j) => 2 * j),
            indices: Int32Array.from(all.flatMap(([from, to]) => [from, to])),
            values: Float64Array.from(all.flatMap(() => [-1, 1])),
            cost: Float64Array.from(all, ([, , fact, weight]) => -fact * weight),
            curvature: Float64Array.from(all, ([, , , weight]) => weight),
            lower: new Float64Array(all.length),
          }
          const x = solveLeastSquares(given) ?? f()
          const distance = (flows: ArrayLike<number>): number =>
            all.reduce((sum, [, , fact, weight], j) => sum + weight * ((flows[j] ?? 0) - fact) ** 2, 0)
          const open = new Float64Array(5)
          all.forEach(([from, to], j) => {
            open[from] = (open[from] ?? 0) - (x[j] ?? 0)
            open[to] = (open[to] ?? 0) + (x[j] ?? 0)
          })
          for (const left of open) expect(Math.abs(left)).toBeLessThan(1e-9)
          for (const flow of x) expect(flow).toBeGreaterThanOrEqual(0)
          // A step towards any other closed flow is no nearer.
          for (const share of mix) {
            const other = x.map((flow, j) => flow + 0.1 * ((j < 5 ? 10 * share : 0) - flow))
            expect(distance(other)).toBeGreaterThan(distance(x) - 1e-7 * (1 + distance(x)))
          }
        },
      ),
    ))
})
