import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mean } from '../sample.ts'
import { designRows } from './design.ts'
import { errorOfMean, firstOrder, sharedIndex, totalEffect, variance, type Estimate } from '../estimates.ts'
import { LEAST_DRAWS } from './tolerances.ts'

/** A function of even factors whose indices are known. */
interface Known {
  readonly name: string
  readonly of: (x: readonly number[]) => number
  readonly first: readonly number[]
  readonly total: readonly number[]
}

/** Indices of a product of independent factors, from the variance of each as a share of its squared mean. */
function indicesOfProduct(spreads: readonly number[]): Pick<Known, 'first' | 'total'> {
  const all = spreads.reduce((product, spread) => product * (1 + spread), 1)
  return {
    first: spreads.map((spread) => spread / (all - 1)),
    total: spreads.map((spread) => ((spread / (1 + spread)) * all) / (all - 1)),
  }
}

const SOBOL_G = [0, 0.5, 1, 3, 9, 99]
const KNOWN: readonly Known[] = [
  {
    // Ishigami and Homma 1990, a = 7, b = 0.1: the second factor rises and falls twice, the third acts only with the first.
    name: 'the Ishigami function',
    of: (x) => {
      const [a = 0, b = 0, c = 0] = x.map((u) => Math.PI * (2 * u - 1))
      return Math.sin(a) + 7 * Math.sin(b) ** 2 + 0.1 * c ** 4 * Math.sin(a)
    },
    first: [0.3139, 0.4424, 0],
    total: [0.5576, 0.4424, 0.2437],
  },
  {
    name: 'a sum',
    of: ([a = 0, b = 0, c = 0]) => 4 * a + 2 * b + c,
    first: [16 / 21, 4 / 21, 1 / 21, 0],
    total: [16 / 21, 4 / 21, 1 / 21, 0],
  },
  {
    // Sobol 1990: prod (|4 x - 2| + a) / (1 + a); each term has mean 1 and variance 1 / (3 (1 + a)^2).
    name: 'Sobol’s g-function',
    of: (x) => SOBOL_G.reduce((product, a, i) => (product * (Math.abs(4 * (x[i] ?? 0) - 2) + a)) / (1 + a), 1),
    ...indicesOfProduct(SOBOL_G.map((a) => 1 / (3 * (1 + a) ** 2))),
  },
  {
    // 1 + c x has mean 1 + c / 2 and variance c^2 / 12.
    name: 'a product',
    of: ([a = 0, b = 0, c = 0]) => (1 + 2 * a) * (1 + b) * (1 + c / 2),
    ...indicesOfProduct([2, 1, 0.5].map((c) => c ** 2 / 12 / (1 + c / 2) ** 2)),
  },
]

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0)

interface Drawn {
  readonly first: readonly (Estimate | undefined)[]
  readonly total: readonly (Estimate | undefined)[]
}

/** Runs a function through a design and reads the indices off. */
function indicesOf({ of, first }: Pick<Known, 'of' | 'first'>, seed: number, samples: number, swaps: number): Drawn {
  const factors = first.map((_, f) => `x${f}`)
  const rows = designRows({ seed, samples, totalOrderSamples: swaps, judgedPairs: 0 }, factors)
  const value = ({ quantiles }: (typeof rows)[number]): number => of(factors.map((id) => quantiles.get(id) ?? 0))
  const draws = rows.filter(({ kind }) => kind === 'draw')
  const numbers = draws.map(value)
  return {
    first: factors.map((id) => firstOrder(draws.map(({ quantiles }) => quantiles.get(id) ?? 0), numbers)), // prettier-ignore
    total: factors.map((id) => {
      const swapped = rows.filter(({ kind, factor }) => kind === 'swap' && factor === id).map(value)
      return totalEffect(numbers, [...swapped, ...Array<number>(samples - swaps).fill(Number.NaN)])
    }),
  }
}

/** Seeds 1 to this: an interval of 95 % holds the truth in 91 to 99 % of them, with a chance of 0.99. */
const REPETITIONS = 200
const AT_LEAST = 0.91
const AT_MOST = 0.99

const holds = (estimate: Estimate | undefined, truth: number): boolean =>
  estimate !== undefined && estimate.low <= truth && truth <= estimate.high

interface Repeated {
  /** In what share of the repetitions the interval held the truth. */
  readonly held: number
  /** How wide it was on average, in standard deviations of the estimate: 4 where nothing is given away. */
  readonly width: number
}

function repeated(known: Known, samples: number, swaps: number): Record<'first' | 'total', Repeated[]> {
  const runs = Array.from({ length: REPETITIONS }, (_, r) => indicesOf(known, r + 1, samples, swaps))
  const of = (kind: 'first' | 'total'): Repeated[] =>
    known[kind].map((truth, f) => {
      const estimates = runs.map((run) => run[kind][f])
      const width = mean(estimates.map((estimate) => (estimate?.high ?? 0) - (estimate?.low ?? 0)))
      return {
        held: estimates.filter((estimate) => holds(estimate, truth)).length / REPETITIONS,
        width: width / Math.sqrt(variance(estimates.map((estimate) => estimate?.value ?? Number.NaN))),
      }
    })
  return { first: of('first'), total: of('total').filter((_, f) => known.total[f] !== 0) }
}

const heldIn = (indices: readonly Repeated[]): number[] => indices.map(({ held }) => held)

describe('intervals of indices', () => {
  it.each(KNOWN)('hold what is true of $name 19 times in 20, from the fewest draws that have an index', (known) => {
    for (const [samples, swaps] of [
      [200, 100],
      [LEAST_DRAWS, LEAST_DRAWS],
    ] as const) {
      // prettier-ignore
      const { first, total } = repeated(known, samples, swaps)
      for (const indices of [first, total]) {
        expect(Math.min(...heldIn(indices)), `${samples} draws, ${swaps} swaps`).toBeGreaterThanOrEqual(AT_LEAST)
        expect(mean(heldIn(indices))).toBeLessThanOrEqual(AT_MOST)
        // The jackknife errs to the wide side: by the root of two where a factor has no effect of its own.
        for (const { width } of indices) expect(width).toBeLessThan(6.5)
      }
    }
  })

  it('of total indices hold nine times in ten where a quarter of 200 draws is made again', () => {
    for (const known of KNOWN) {
      const held = heldIn(repeated(known, 200, LEAST_DRAWS).total)
      expect(Math.min(...held), known.name).toBeGreaterThanOrEqual(0.88)
      expect(mean(held), known.name).toBeGreaterThanOrEqual(AT_LEAST)
    }
  })

  it('fail at 20 draws, which have none therefore: four slices see nothing of what rises and falls twice', () => {
    const [ishigami] = KNOWN
    if (ishigami === undefined) throw new Error('no function')
    expect(heldIn(repeated(ishigami, 20, 20).first)[1]).toBeLessThan(0.5)
    expect(LEAST_DRAWS).toBeGreaterThan(20)
  })

  it('come from the draws alone: the same draws, the same digits', () => {
    for (const known of KNOWN) expect(indicesOf(known, 5, 60, 50)).toEqual(indicesOf(known, 5, 60, 50))
  })
})

describe('a first-order index', () => {
  it('by hand: slices of 1, 2, 3 and of 5, 6, 7', () => {
    // Mean 4: squares 9 + 4 + 1 + 1 + 4 + 9 are 28, between slices 6 x 4 = 24, within 4 / 4 = 1; (24 - 1) / 28.
    const index = firstOrder([0.1, 0.2, 0.3, 0.7, 0.8, 0.9], [1, 2, 3, 5, 6, 7])
    expect(index?.value).toBeCloseTo(23 / 28, 12)
  })

  /** The definition, for draws in slices: as many slices as the whole has, whatever is left out. */
  const naive = (quantiles: readonly number[], numbers: readonly number[], slices: number): number => {
    const middle = mean(numbers)
    const groups = Array.from({ length: slices }, (_, k) =>
      numbers.filter((__, i) => Math.min(slices - 1, Math.floor((quantiles[i] ?? 0) * slices)) === k),
    ).filter((group) => group.length > 0)
    const all = numbers.reduce((sum, number) => sum + (number - middle) ** 2, 0)
    const between = groups.reduce((sum, group) => sum + group.length * (mean(group) - middle) ** 2, 0)
    return (between - ((slices - 1) * (all - between)) / (numbers.length - slices)) / all
  }

  it('is its definition, and its interval the jackknife’s: worked out again without each of the draws', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: -99, max: 99 })), {
          minLength: 12,
          maxLength: 30,
        }),
        (draws) => {
          const [quantiles, numbers] = [draws.map(([quantile]) => quantile), draws.map(([, number]) => number)]
          const index = firstOrder(quantiles, numbers)
          if (index === undefined) return expect(new Set(numbers).size).toBe(1)
          const slices = Math.round(Math.sqrt(draws.length))
          const without = draws.map((_, left) => {
            const rest = <T>(list: readonly T[]): T[] => list.filter((__, i) => i !== left)
            return new Set(rest(numbers)).size === 1 ? 0 : naive(rest(quantiles), rest(numbers), slices)
          })
          expect(index.value).toBeCloseTo(naive(quantiles, numbers, slices), 9)
          expect(index.high - index.low).toBeCloseTo(4 * Math.sqrt((without.length - 1) * variance(without)), 6)
        },
      ),
    ))

  it('of factors without effect is as often below 0 as above: 42 of them add up to nothing, where cut off at 0 they add up to all there is', () => {
    const nothing: Known['first'] = Array<number>(42).fill(0)
    const sums = Array.from({ length: 20 }, (_, seed) => {
      // Noise of its own, which no factor explains: any number for each draw.
      let state = seed + 1
      const of = (): number => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647
      const values = indicesOf({ of, first: nothing }, seed + 1, 20, 0).first.map((index) => index?.value ?? Number.NaN)
      return { plain: sum(values), cut: sum(values.map((value) => Math.max(0, value))) }
    })
    expect(Math.abs(mean(sums.map(({ plain }) => plain)))).toBeLessThan(0.5)
    expect(mean(sums.map(({ cut }) => cut))).toBeGreaterThan(2)
  })

  it('has none where nothing differs but by round-off, or draws are too few', () => {
    expect(firstOrder([0.1, 0.3, 0.6, 0.9], [0.3, 0.3, 0.1 + 0.2, 0.3])).toBeUndefined()
    expect(firstOrder([0.1, 0.6, 0.9], [1, 2, 3])).toBeUndefined()
  })

  it('keeps its interval where one draw alone differs', () => {
    const index = firstOrder(
      Array.from({ length: 60 }, (_, i) => (i + 0.5) / 60),
      [7, ...Array<number>(59).fill(0)],
    )
    expect(index?.low).toBeLessThan(0)
    expect(Number.isFinite(index?.high)).toBe(true)
  })
})

describe('a total index', () => {
  it('by hand: two swaps that move their draws by 2 and 4, of draws whose variance is 5', () => {
    // Draws 1, 3, 5, 7; (4 + 16) / 2 over 2 x 5.
    expect(totalEffect([1, 3, 5, 7], [3, 7, Number.NaN, Number.NaN])?.value).toBeCloseTo(1, 12)
  })

  it('has an interval that holds it, as wide upwards as downwards by factors, whatever the numbers', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -99, max: 99 })), {
          minLength: 4,
          maxLength: 20,
        }),
        (swaps) => {
          const index = totalEffect(swaps.map(([one]) => one), swaps.map(([, other]) => other)) // prettier-ignore
          if (index === undefined) return expect(new Set(swaps.map(([one]) => one)).size).toBe(1)
          expect(index.low).toBeGreaterThanOrEqual(0)
          expect(index.low).toBeLessThanOrEqual(index.value)
          expect(index.high).toBeGreaterThanOrEqual(index.value)
          if (index.high < Infinity) expect(index.low * index.high).toBeCloseTo(index.value ** 2, 6)
        },
      ),
    ))

  it('has no upper end where at most one swap moved the number: what moves it rarely may not have been met', () => {
    const numbers = Array.from({ length: 60 }, (_, i) => i)
    expect(totalEffect(numbers, numbers)).toEqual({ value: 0, low: 0, high: Infinity })
    expect(totalEffect(numbers, [9, ...numbers.slice(1)])).toMatchObject({ low: 0, high: Infinity })
    expect(totalEffect(numbers, numbers.map((number) => number + 1e-12))).toEqual({ value: 0, low: 0, high: Infinity }) // prettier-ignore
    expect(totalEffect(numbers, [9, 9, ...numbers.slice(2)])?.high).toBeLessThan(Infinity)
  })

  it('has none where nothing differs, or fewer than two draws were made again', () => {
    expect(totalEffect([1, 1, 1], [1, 2, 3])).toBeUndefined()
    expect(totalEffect([1, 2, 3], [2, Number.NaN, Number.NaN])).toBeUndefined()
  })
})

describe('the error of a mean', () => {
  it('by hand: of 1, 2, 3 it is 1 / sqrt(3)', () => {
    expect(errorOfMean([1, 2, 3])).toBeCloseTo(1 / Math.sqrt(3), 12)
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
    expect(sharedIndex([[1, 3], [5, 7]])).toEqual({ value: 0.6, low: 0.6, high: 0.6 }) // prettier-ignore
  })

  it('is all where only judged figures count, nothing where only sourced ones do, and 4/5 of a sum whose judged part counts double', () => {
    expect(indexOf((judged) => judged)).toEqual({ value: 1, low: 1, high: 1 })
    const none = indexOf((_, sourced) => sourced)
    expect(none?.low).toBeLessThan(0)
    expect(Math.abs(none?.value ?? 1)).toBeLessThan(0.15)
    const sum = indexOf((judged, sourced) => 2 * judged + sourced)
    expect(sum?.value).toBeCloseTo(0.8, 1)
    expect(sum?.low).toBeLessThan(0.8)
    expect(sum?.high).toBeGreaterThan(0.8)
  })

  it('leaves out what judged and sourced figures do only together: 3/7 of a product of the two', () => {
    // Both even over [0, 2]: the product has variance 16/9 - 1 = 7/9; given the judged one its mean varies by 1/3.
    const product = indexOf((judged, sourced) => 2 * judged * (2 * sourced))
    expect(Math.abs((product?.value ?? 0) - 3 / 7)).toBeLessThan(0.1)
  })

  it('is at most all, lies in its interval, and says the same whichever of a pair comes first, in whatever unit', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -99, max: 99 })), {
          minLength: 2,
          maxLength: 12,
        }),
        (pairs) => {
          const index = sharedIndex(pairs)
          if (index === undefined) return expect(new Set(pairs.flat()).size).toBe(1)
          expect(index.value).toBeLessThanOrEqual(1)
          expect(index.value).toBeGreaterThanOrEqual(index.low)
          expect(index.high).toBeGreaterThanOrEqual(index.value)
          const turned = sharedIndex(pairs.map(([one, other]) => [8 * other, 8 * one]))
          expect(turned?.value).toBeCloseTo(index.value, 9)
        },
      ),
    ))

  it('is undefined for one pair, or where all are alike', () => {
    expect(sharedIndex([[1, 2]])).toBeUndefined()
    // Round-off is no difference.
    expect(sharedIndex([[0.1 + 0.2, 0.3], [0.3, 0.1 + 0.2]])).toBeUndefined() // prettier-ignore
  })
})
