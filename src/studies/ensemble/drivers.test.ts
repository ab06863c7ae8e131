import { describe, expect, it } from 'vitest'
import { designRows } from './design.ts'
import type { OutcomeColumn } from './draw.ts'
import { driversOf, materialFactors } from './drivers.ts'
import { Numbers } from './numbers.ts'

const FACTORS = ['a', 'b', 'c'] as const
type Places = Readonly<Record<(typeof FACTORS)[number], number>>

const headline: OutcomeColumn = { label: 'made-up', what: 'value-added-lost', place: 'P1', unit: 'M USD' }

/** An ensemble of a function of three factors; what is left as tabled stands in the middle. */
function tableOf(of: (at: Places) => number, samples = 200, totalOrderSamples = 0): Numbers {
  const rows = designRows({ seed: 1, samples, totalOrderSamples, judgedPairs: 0 }, FACTORS)
  const at = (quantiles: ReadonlyMap<string, number>): Places => {
    const [a = 0.5, b = 0.5, c = 0.5] = FACTORS.map((factor) => quantiles.get(factor))
    return { a, b, c }
  }
  return new Numbers(
    rows,
    1,
    Float64Array.from(rows, ({ quantiles }) => of(at(quantiles))),
  )
}

const materialIn = (of: (at: Places) => number, samples?: number, column = headline): string[] => [
  ...materialFactors(tableOf(of, samples), [column], FACTORS),
]

describe('factors that are material', () => {
  it('move the number by a quarter of its standard deviation alone, or may explain a good part of it', () => {
    // Variances of 100, 1 and 0.01: the second moves it by 0.9 from end to end, of a deviation of 2.9.
    expect(materialIn(({ a, b, c }) => 10 * a + b + c / 10, 1000)).toEqual(['a', 'b'])
    // Up and down again: its ends are alike, and it explains half.
    expect(materialIn(({ a, b }) => a + Math.abs(2 * b - 1), 1000)).toEqual(['a', 'b'])
  })

  it('include one that acts only together with another, and that no factor moved alone would show', () => {
    const angle = (u: number): number => Math.PI * (2 * u - 1)
    const ishigami = ({ a, b, c }: Places): number =>
      Math.sin(angle(a)) + 7 * Math.sin(angle(b)) ** 2 + 0.1 * angle(c) ** 4 * Math.sin(angle(a))
    expect(materialIn(ishigami)).toEqual(['a', 'b', 'c'])
  })

  it('are all where fewer than 50 draws say nothing', () => {
    expect(materialIn(({ a }) => a, 49)).toEqual([...FACTORS])
    expect(materialIn(({ a }) => a, 1000)).toEqual(['a'])
  })

  it('are none for what is no headline, or is the same in all draws', () => {
    const { place: _, ...column } = headline
    expect(materialIn(({ a }) => a, 200, { ...column, what: 'exports-forgone' })).toEqual([])
    expect(materialIn(({ a }) => a, 200, { ...headline, sector: 'S' })).toEqual([])
    expect(materialIn(() => 7)).toEqual([])
  })
})

describe('what drives a number', () => {
  const drivenBy = (samples: number, swaps: number) =>
    driversOf(
      tableOf(({ a, b }) => 2 * a + b, samples, swaps),
      headline,
      0,
      FACTORS,
    )[0]?.factors

  it('is stated with its intervals, the factor that moves it furthest alone first', () => {
    const factors = drivenBy(200, 50)
    expect(factors?.map(({ factor }) => factor)).toEqual(['a', 'b', 'c'])
    for (const [i, truth] of [0.8, 0.2, 0].entries()) {
      const { firstOrderLow, firstOrderHigh, totalOrderLow, totalOrderHigh } = factors?.[i] ?? {}
      expect(firstOrderLow).toBeLessThan(truth)
      expect(firstOrderHigh).toBeGreaterThan(truth)
      expect(totalOrderLow).toBeLessThanOrEqual(truth)
      // No swap moved it: so few do not say how much it may move it elsewhere.
      if (truth === 0) expect(totalOrderHigh).toBeNull()
      else expect(totalOrderHigh).toBeGreaterThan(truth)
    }
  })

  it('has no index of fewer than 50 draws, or of fewer than 50 made again', () => {
    for (const { firstOrder, firstOrderLow, firstOrderHigh } of drivenBy(49, 0) ?? [])
      expect([firstOrder, firstOrderLow, firstOrderHigh]).toEqual([null, null, null])
    for (const { firstOrder, totalOrder, totalOrderHigh } of drivenBy(50, 49) ?? []) {
      expect(firstOrder).not.toBeNull()
      expect([totalOrder, totalOrderHigh]).toEqual([null, null])
    }
  })
})
