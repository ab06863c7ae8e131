import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bandsOf } from './bands.ts'
import { countRows, designRows, pairsOf } from './design.ts'
import { atQuantile, DISTRIBUTIONS } from '../distribution.ts'
import { exp, log } from '../exp-log.ts'
import { firstOrder, noiseOf, quantilesOf, sharedIndex, totalEffect, variance } from './statistics.ts'

const ranges = fc
  .tuple(
    fc.double({ min: 0, max: 5, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0.01, max: 9, noNaN: true }),
  )
  .map(([low, at, width]) => ({ low, value: low + at * width, high: low + width }))

describe('the spread of a figure over its range', () => {
  it('goes from low to high, and rises all the way', () =>
    fc.assert(
      fc.property(ranges, fc.constantFrom(...DISTRIBUTIONS), (range, distribution) => {
        const at = (u: number): number => atQuantile(distribution, range, u)
        expect(at(0)).toBeCloseTo(range.low, 9)
        expect(at(1)).toBeCloseTo(range.high, 9)
        const points = Array.from({ length: 21 }, (_, i) => at(i / 20))
        expect(points).toEqual(points.toSorted((a, b) => a - b))
      }),
    ))

  it('has its middle at the value where the range is even', () => {
    expect(atQuantile('triangular', { value: 3, low: 1, high: 5 }, 0.5)).toBeCloseTo(3, 12)
  })

  it('takes "half to double" by factors, so that the value stays in the middle', () => {
    expect(atQuantile('triangular', { value: 1, low: 0.5, high: 2 }, 0.5)).toBeCloseTo(1, 12)
    expect(atQuantile('uniform', { value: 1, low: 0.5, high: 2 }, 0.5)).toBeCloseTo(1, 12)
  })

  it('leaves a figure without a range alone', () => {
    expect(atQuantile('uniform', { value: 7, low: 7, high: 7 }, 0.9)).toBe(7)
  })
})

describe('the design of an ensemble', () => {
  const sampling = { seed: 7, samples: 50, totalOrderSamples: 3 }
  const rows = designRows(sampling, ['a', 'b', 'c'])

  it('is the world as tabled, the draws, each factor alone at both ends, the swaps, and the pairs', () => {
    expect(rows.map(({ kind }) => kind).join(' ')).toBe(
      [
        'central',
        ...Array<string>(50).fill('draw'),
        ...Array<string>(3).fill('low high'),
        ...Array<string>(9).fill('swap'),
        ...Array<string>(10).fill('pair'),
      ].join(' '),
    )
    expect(rows).toHaveLength(countRows(sampling, 3))
  })

  it('draws every slice of every factor once', () => {
    for (const factor of ['a', 'b', 'c']) {
      const slices = rows
        .filter(({ kind }) => kind === 'draw')
        .map(({ quantiles }) => Math.floor(50 * (quantiles.get(factor) ?? -1)))
      expect(slices.toSorted((x, y) => x - y)).toEqual(Array.from({ length: 50 }, (_, i) => i))
    }
  })

  it('is the same for the same seed, and another for another', () => {
    expect(designRows(sampling, ['a', 'b', 'c'])).toEqual(rows)
    expect(designRows({ ...sampling, seed: 8 }, ['a', 'b', 'c'])).not.toEqual(rows)
  })

  it('in batches goes on from a shorter one: each batch takes every slice once, and is that of the next seed', () => {
    const drawn = (samples: number, seed = 7, batch: number | undefined = 20) =>
      designRows({ seed, samples, totalOrderSamples: 0, ...(batch === undefined ? {} : { batch }) }, ['a', 'b'])
        .filter(({ kind }) => kind === 'draw')
        .map(({ quantiles }) => [...quantiles])
    expect(drawn(50).slice(0, 33)).toEqual(drawn(33))
    expect(drawn(40).slice(20)).toEqual(drawn(20, 8))
    // This many draws as a batch are what they are without batches.
    expect(drawn(20)).toEqual(
      designRows({ seed: 7, samples: 20, totalOrderSamples: 0 }, ['a', 'b'])
        .slice(1, 21)
        .map(({ quantiles }) => [...quantiles]),
    )
    const slices = drawn(40)
      .slice(20)
      .map(([first]) => Math.floor(20 * (first?.[1] ?? -1)))
    expect(slices.toSorted((x, y) => x - y)).toEqual(Array.from({ length: 20 }, (_, i) => i))
  })

  it('draws a factor alike whichever others are drawn', () => {
    const alone = designRows(sampling, ['b'])
    expect(alone.slice(1, 51).map(({ quantiles }) => quantiles.get('b'))).toEqual(
      rows.slice(1, 51).map(({ quantiles }) => quantiles.get('b')),
    )
  })

  it('swaps one factor of a draw and leaves the others', () => {
    for (const { kind, factor, draw, quantiles } of rows) {
      if (kind !== 'swap') continue
      const drawn = rows[1 + (draw ?? 0)]?.quantiles
      for (const id of ['a', 'b', 'c'])
        if (id === factor) expect(quantiles.get(id)).not.toBe(drawn?.get(id))
        else expect(quantiles.get(id)).toBe(drawn?.get(id))
    }
  })
})

describe('what drives a number', () => {
  /** Runs a function of quantiles through a design and reads the indices off. */
  const indices = (samples: number, f: (x: number, y: number, z: number) => number) => {
    const rows = designRows({ seed: 1, samples, totalOrderSamples: samples }, ['x', 'y', 'z'])
    const value = ({ quantiles }: (typeof rows)[number]): number =>
      f(quantiles.get('x') ?? 0, quantiles.get('y') ?? 0, quantiles.get('z') ?? 0)
    const draws = rows.filter(({ kind }) => kind === 'draw')
    const numbers = draws.map(value)
    return (['x', 'y', 'z'] as const).map((factor) => ({
      first: firstOrder(
        draws.map(({ quantiles }) => quantiles.get(factor) ?? 0),
        numbers,
      ),
      total: totalEffect(
        numbers,
        rows.filter((row) => row.kind === 'swap' && row.factor === factor).map(value),
        variance(numbers),
      ),
    }))
  }

  it('is reported for a sum: 4/5 and 1/5 of the variance, nothing for what has no part in it', () => {
    const [x, y, z] = indices(2000, (a, b) => 2 * a + b)
    expect(x?.first).toBeCloseTo(0.8, 1)
    expect(y?.first).toBeCloseTo(0.2, 1)
    expect(z?.first).toBeLessThan(noiseOf(2000))
    expect(x?.total).toBeCloseTo(0.8, 1)
    expect(z?.total).toBe(0)
  })

  it('is reported for the Ishigami function, whose indices are known', () => {
    // First order 0.314, 0.442 and 0, total 0.558, 0.442 and 0.244 (a = 7, b = 0.1).
    const angle = (u: number): number => Math.PI * (2 * u - 1)
    const [x, y, z] = indices(
      8000,
      (a, b, c) => Math.sin(angle(a)) + 7 * Math.sin(angle(b)) ** 2 + 0.1 * angle(c) ** 4 * Math.sin(angle(a)),
    )
    expect(Math.abs((x?.first ?? 0) - 0.314)).toBeLessThan(0.03)
    expect(Math.abs((y?.first ?? 0) - 0.442)).toBeLessThan(0.03)
    expect(z?.first).toBeLessThan(0.02)
    expect(Math.abs((x?.total ?? 0) - 0.558)).toBeLessThan(0.03)
    expect(Math.abs((y?.total ?? 0) - 0.442)).toBeLessThan(0.03)
    expect(Math.abs((z?.total ?? 0) - 0.244)).toBeLessThan(0.03)
  })
})

describe('what of a number rests on judgements', () => {
  const sampling = { seed: 3, samples: 10, totalOrderSamples: 0, judgedPairs: 400 }
  /** Runs a function of the judged and the sourced figures of one factor through the pairs of a design. */
  const indexOf = (f: (judged: number, sourced: number) => number) => {
    const pairs = designRows(sampling, ['x']).filter(({ kind }) => kind === 'pair')
    const numbers = pairs.map(({ quantiles, sourced }) => f(quantiles.get('x') ?? -1, sourced?.get('x') ?? -1))
    return sharedIndex(
      numbers.flatMap((one, i): [number, number][] => (i % 2 === 0 ? [[one, numbers[i + 1] ?? -1]] : [])),
    )
  }

  it('by hand: pairs 1 and 3, 5 and 7 differ by 2, whose half square is 2 of a variance of 5', () => {
    // Mean 4, squares 9 + 1 + 1 + 9 over 4 are 5; 1 - 4 / (2 x 5). Either pair alone: 1 - 4 / (2 x 1) = -1, which does not vary.
    expect(sharedIndex([[1, 3], [5, 7]])).toEqual({ share: 0.6, low: 0.6, high: 0.6 }) // prettier-ignore
  })

  it('is all where only judged figures count, nothing where only sourced ones do, and 4/5 of a sum whose judged part counts double', () => {
    expect(indexOf((judged) => judged)).toEqual({ share: 1, low: 1, high: 1 })
    const none = indexOf((_, sourced) => sourced)
    expect(none?.low).toBe(0)
    expect(none?.share).toBeLessThan(0.15)
    const sum = indexOf((judged, sourced) => 2 * judged + sourced)
    expect(sum?.share).toBeCloseTo(0.8, 1)
    expect(sum?.low).toBeLessThan(0.8)
    expect(sum?.high).toBeGreaterThan(0.8)
  })

  it('leaves out what judged and sourced figures do only together: 3/7 of a product of the two', () => {
    // Both even over [0, 2]: the product has variance 16/9 - 1 = 7/9; given the judged one its mean varies by 1/3.
    const product = indexOf((judged, sourced) => 2 * judged * (2 * sourced))
    expect(Math.abs((product?.share ?? 0) - 3 / 7)).toBeLessThan(0.1)
  })

  it('lies between nothing and all, within its range, whatever the pairs and their order', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -99, max: 99 })), {
          minLength: 2,
          maxLength: 12,
        }),
        (pairs) => {
          const index = sharedIndex(pairs)
          if (index === undefined) return expect(new Set(pairs.flat()).size).toBe(1)
          expect(index.low).toBeGreaterThanOrEqual(0)
          expect(index.share).toBeGreaterThanOrEqual(index.low)
          expect(index.high).toBeGreaterThanOrEqual(index.share)
          expect(index.high).toBeLessThanOrEqual(1)
          // Which of a pair comes first says nothing, nor does the unit.
          const turned = sharedIndex(pairs.map(([one, other]) => [8 * other, 8 * one]))
          expect(turned?.share).toBeCloseTo(index.share, 9)
        },
      ),
    ))

  it('is undefined for one pair, or where all are alike', () => {
    expect(sharedIndex([[1, 2]])).toBeUndefined()
    // Round-off is no difference.
    expect(sharedIndex([[0.1 + 0.2, 0.3], [0.3, 0.1 + 0.2]])).toBeUndefined() // prettier-ignore
  })

  it('makes a tenth as many pairs as draws where nobody says, none where that is under five, and leaves all other rows as they are', () => {
    expect([9999, 200, 59, 50, 49].map((samples) => pairsOf({ samples }))).toEqual([100, 20, 5, 5, 0])
    expect(pairsOf({ samples: 200, judgedPairs: 0 })).toBe(0)
    const rows = designRows(sampling, ['x', 'y'])
    expect(rows).toHaveLength(countRows(sampling, 2))
    expect(rows.slice(0, -800)).toEqual(designRows({ ...sampling, judgedPairs: 0 }, ['x', 'y']))
    for (const [i, { kind, draw, quantiles, sourced }] of rows.slice(-800).entries()) {
      const other = rows.slice(-800)[i % 2 === 0 ? i + 1 : i - 1]
      expect([kind, draw]).toEqual(['pair', Math.floor(i / 2)])
      expect(other?.quantiles).toEqual(quantiles)
      for (const id of ['x', 'y']) expect(other?.sourced?.get(id)).not.toBe(sourced?.get(id))
    }
  })
})

describe('exp and log', () => {
  it('are those of the engine to 1e-14, and the same bits on every engine', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
        fc.double({ min: -20, max: 20, noNaN: true }),
        (x, y) => {
          expect(Math.abs(log(x) - Math.log(x))).toBeLessThan(4e-15 * Math.max(1, Math.abs(Math.log(x))))
          expect(Math.abs(exp(y) / Math.exp(y) - 1)).toBeLessThan(1e-14)
        },
      ),
    )
    expect([log(1), exp(0)]).toEqual([0, 1])
    // Written down on one engine; any other must find the very same.
    expect([log(3), log(0.007), exp(1.1), exp(-3.3)]).toEqual([
      1.0986122886681096, -4.961845129926823, 3.004166023946434, 0.03688316740124001,
    ])
  })
})

describe('bands of draws that are still coming in', () => {
  const columns = [
    { what: 'lost', place: 'A', unit: 'M USD' },
    { what: 'lost', place: 'B', unit: 'M USD' },
    { what: 'first-stop', place: 'A', unit: 'months' },
  ]
  const never = Number.POSITIVE_INFINITY
  const bands = bandsOf({
    columns,
    values: Float64Array.of(1, 10, 2, 2, 30, never, Number.NaN, Number.NaN, Number.NaN, 3, 20, 4),
  })
  const [a, b, stop] = [
    { what: 'lost', place: 'A' },
    { what: 'lost', place: 'B' },
    { what: 'first-stop', place: 'A' },
  ] as const

  it('leave out and count the draws that failed', () => {
    expect([bands.draws, bands.failed]).toEqual([3, 1])
    expect(bands.of(a)).toMatchObject({ p50: 2, shareUndefined: 0 })
  })

  it('add numbers up in each draw, not their bands', () => {
    // 11, 32, 23: not 2 + 20.
    expect(bands.of(a, b)?.p50).toBe(23)
  })

  it('put never last and tell its share', () => {
    expect(bands.of(stop)).toMatchObject({ p50: 4, p95: never, shareUndefined: 1 / 3 })
  })

  it('tell nothing of what was not asked, or before the first draw', () => {
    expect(bands.of({ what: 'lost', place: 'C' })).toBeUndefined()
    expect(bandsOf({ columns, values: new Float64Array() }).of(a)).toBeUndefined()
    expect(bandsOf({ columns: [], values: new Float64Array() }).draws).toBe(0)
  })
})

describe('quantiles', () => {
  it('lie between neighbours, leave out what is not there and put last what never is', () => {
    expect(quantilesOf(Float64Array.of(4, 1, 3, 2, 5)).p50).toBe(3)
    expect(quantilesOf(Float64Array.of(1, Number.NaN, 2)).p50).toBe(1.5)
    const { p50, p95 } = quantilesOf(Float64Array.of(1, 2, Number.POSITIVE_INFINITY))
    expect([p50, p95]).toEqual([2, Number.POSITIVE_INFINITY])
  })
})
