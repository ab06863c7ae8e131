import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bandsOf } from './bands.ts'
import { countFirstRows, countRows, designRows, pairsOf, swapChunks } from './design.ts'
import { atQuantile, DISTRIBUTIONS } from '../distribution.ts'
import { exp, log } from '../exp-log.ts'

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

  it('is the world as tabled, the draws, each factor alone at both ends, the pairs, and the swaps', () => {
    expect(rows.map(({ kind }) => kind).join(' ')).toBe(
      [
        'central',
        ...Array<string>(50).fill('draw'),
        ...Array<string>(3).fill('low high'),
        ...Array<string>(10).fill('pair'),
        ...Array<string>(9).fill('swap'),
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

  const drawn = (seed: number, samples: number, batch?: number) =>
    designRows({ seed, samples, totalOrderSamples: 0, ...(batch === undefined ? {} : { batch }) }, ['a', 'b'])
      .filter(({ kind }) => kind === 'draw')
      .map(({ quantiles }) => [...quantiles])

  it('in batches goes on from a shorter one, and each batch takes every slice once', () => {
    expect(drawn(7, 50, 20).slice(0, 33)).toEqual(drawn(7, 33, 20))
    // This many draws as a batch are what they are without batches.
    expect(drawn(7, 20, 20)).toEqual(drawn(7, 20))
    const slices = drawn(7, 40, 20)
      .slice(20)
      .map(([first]) => Math.floor(20 * (first?.[1] ?? -1)))
    expect(slices.toSorted((x, y) => x - y)).toEqual(Array.from({ length: 20 }, (_, i) => i))
  })

  it('without batches draws what it drew when the ensembles were kept that lie beside the tables', () => {
    const rows = designRows({ seed: 1, samples: 200, totalOrderSamples: 0 }, ['leakage'])
    expect(rows.slice(1, 4).map(({ quantiles }) => quantiles.get('leakage'))).toEqual([
      0.3297628916927215, 0.02454277371595373, 0.48227216409366586,
    ])
  })

  it('shares no draw among seeds 1 to 50 and their batches 0 to 20, nor are batches alike in their order', () => {
    const batches = Array.from({ length: 50 }, (_, s) => drawn(s + 1, 21 * 20, 20)).flatMap((draws) =>
      Array.from({ length: 21 }, (_, k) => draws.slice(20 * k, 20 * k + 20).map(([a]) => a?.[1] ?? Number.NaN)),
    )
    expect(new Set(batches.flat()).size).toBe(50 * 21 * 20)
    const ranks = batches.map((draws) => draws.map((place) => Math.floor(20 * place) - 9.5))
    // Of independent orders of 20 the squared rank correlation is 1/19 on average: over half a million pairs, to within 1 %.
    let sum = 0
    for (const [i, one] of ranks.entries())
      for (const other of ranks.slice(0, i))
        sum += (one.reduce((all, rank, k) => all + rank * (other[k] ?? 0), 0) / 665) ** 2
    expect(Math.abs((19 * sum) / ((ranks.length * (ranks.length - 1)) / 2) - 1)).toBeLessThan(0.01)
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

  it('may have the swaps of some factors alone, where they stand among all', () => {
    expect(designRows(sampling, ['a', 'b', 'c'], [])).toEqual(rows.slice(0, countFirstRows(sampling, 3)))
    const chunks = swapChunks(sampling, ['a', 'b', 'c'], ['a', 'c'])
    expect(chunks).toEqual([{ from: 67, count: 3 }, { from: 73, count: 3 }]) // prettier-ignore
    expect(designRows(sampling, ['a', 'b', 'c'], ['a', 'c']).slice(countFirstRows(sampling, 3))).toEqual(
      chunks.flatMap(({ from, count }) => rows.slice(from, from + count)),
    )
    expect(swapChunks({ ...sampling, totalOrderSamples: 0 }, ['a', 'b', 'c'], ['a', 'c'])).toEqual([])
  })
})

describe('the pairs of a design', () => {
  const sampling = { seed: 3, samples: 10, totalOrderSamples: 0, judgedPairs: 400 }

  it('are a tenth as many as draws where nothing is said, none where that is under five, and leaves all other rows as they are', () => {
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
