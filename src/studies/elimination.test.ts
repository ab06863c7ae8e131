import { describe, expect, it } from 'vitest'
import { mixture } from './elimination.ts'

/** Rows of shares as they are written here, and what each row lacks of 1. */
const of = (rows: readonly Readonly<Record<number, number>>[], ends: readonly number[]) =>
  mixture(
    rows.map((row) => new Map(Object.entries(row).map(([j, share]) => [Number(j), share]))),
    Float64Array.from(ends),
  )

describe('equations of mixing', () => {
  it('give a node the mix of its sources', () => {
    // 0 takes a quarter of 1 and half of 2, and has a quarter of its own; 1 takes all of 2.
    const { solve } = of([{ 1: 0.25, 2: 0.5 }, { 2: 1 }, {}], [0.25, 0, 1])
    expect([...solve(Float64Array.of(0.25, 0, 0.4))]).toEqual([0.25 + 0.25 * 0.4 + 0.5 * 0.4, 0.4, 0.4])
  })

  it('tell the other way what of a node lay where', () => {
    const { reach } = of([{ 1: 0.25, 2: 0.5 }, { 2: 1 }, {}], [0.25, 0, 1])
    expect([...reach(0)]).toEqual([1, 0.25, 0.75])
    expect([...reach(2)]).toEqual([0, 0, 1])
  })

  it('hold where a node takes of itself, and in circles', () => {
    // x0 = x0 / 2 + x1 / 4 + 1/4, x1 = x0 / 2: so x0 = 2/3.
    const { solve, reach } = of([{ 0: 0.5, 1: 0.25 }, { 0: 0.5 }], [0.25, 0.5])
    expect(solve(Float64Array.of(0.25, 0))[0]).toBeCloseTo(2 / 3, 15)
    // y0 = 1 + y0 / 2 + y1 / 2, y1 = y0 / 4.
    expect(reach(0)[0]).toBeCloseTo(8 / 3, 14)
    expect(reach(0)[1]).toBeCloseTo(2 / 3, 14)
  })

  it.each([1e-3, 1e-9, 1e-15, 1e-200])('lose no digit in a circle that lets out %s of what runs in it', (out) => {
    const { solve } = of([{ 1: 1 - out }, { 0: 1 }], [out, 0])
    const [first, second] = solve(Float64Array.of(0.25 * out, 0))
    expect(first).toBeCloseTo(0.25, 15)
    expect(second).toBeCloseTo(0.25, 15)
  })

  it('give nothing to a circle that comes from nowhere, and lose what takes of it', () => {
    // 0 and 1 pass all to each other; 2 takes half of them, and has half of its own.
    const { solve } = of([{ 1: 1 }, { 0: 1 }, { 0: 0.5 }], [0, 0, 0.5])
    expect([...solve(Float64Array.of(0, 0, 0.5))]).toEqual([0, 0, 0.5])
  })

  it('do not mind the order of nodes', () => {
    const rows = [
      { 1: 0.2, 2: 0.3 },
      { 2: 0.6, 0: 0.1 },
      { 0: 0.4, 1: 0.1 },
    ]
    const ends = [0.5, 0.3, 0.5]
    const right = [0.5, 0, 0.1]
    const back = (n: number): number => 2 - n
    const turned = rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([j, share]) => [back(Number(j)), share])),
    )
    const one = of(rows, ends).solve(Float64Array.from(right))
    const other = of(turned.toReversed(), ends.toReversed()).solve(Float64Array.from(right.toReversed()))
    one.forEach((share, n) => expect(other[back(n)]).toBeCloseTo(share, 15))
  })
})
