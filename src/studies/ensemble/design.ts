import { at, indexAt, numberAt } from '../../lists/index.ts'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** Which runs an ensemble makes. The same sampling is the same runs, whatever is asked of them and wherever. */
export interface Sampling {
  /** A whole number. */
  readonly seed: number
  /** Random draws. */
  readonly samples: number
  /** Draws that are made again with one factor of another draw, for each factor: total effects need them. */
  readonly totalOrderSamples: number
  /** Whether they are made again for factors that are material alone, as they are if left out, or for all. */
  readonly screening?: boolean
  /**
   * Draws in one Latin hypercube: more than that are several, each of a stream of its own, so that a longer ensemble
   * goes on from a shorter one. All draws are one hypercube if left out.
   */
  readonly batch?: number
  /** Pairs of worlds that share every judged figure and no sourced one; if left out a tenth of the draws, at most 100, or none under 50 draws. */
  readonly judgedPairs?: number
}

/** From fewer pairs than this a share cannot be read; with more than the most it is as sure as it needs to be. */
const FEWEST_PAIRS = 5
const MOST_PAIRS = 100

/** How many pairs an ensemble makes to tell what rests on judgements. */
export const pairsOf = ({ samples, judgedPairs }: Pick<Sampling, 'samples' | 'judgedPairs'>): number => {
  const tenth = Math.min(MOST_PAIRS, Math.floor(samples / 10))
  return judgedPairs ?? (tenth < FEWEST_PAIRS ? 0 : tenth)
}

/** A world to run: where each factor stands in its range; factors left out stay as tabled. */
export interface DesignRow {
  readonly kind: 'central' | 'draw' | 'low' | 'high' | 'swap' | 'pair'
  readonly quantiles: ReadonlyMap<string, number>
  /** Where the sourced figures of each factor stand, if not where its judged ones do. */
  readonly sourced?: ReadonlyMap<string, number>
  /** The factor that was moved alone, or swapped. */
  readonly factor?: string
  /** For a swap: the draw it differs from. For one of a pair: which pair. */
  readonly draw?: number
}

/** The ends to which a factor is moved alone: nine draws in ten lie between them. */
const ENDS = { low: 0.05, high: 0.95 } as const

/**
 * The rows of an ensemble, in order: the world as tabled; the draws, a Latin hypercube (each factor takes each of `samples`
 * equal slices of its range once), or several that are independent of each other; each factor alone at its low and high
 * end; the pairs, whose judged figures are drawn alike and whose sourced ones apart; the swaps of one factor after the other.
 *
 * @param swapped factors whose swaps are among them
 */
export function designRows(
  sampling: Sampling,
  factors: readonly string[],
  swapped: readonly string[] = factors,
): DesignRow[] {
  const { seed, samples, totalOrderSamples } = sampling
  const drawn = factors.map((factor) => drawsOf(factor, sampling))
  const draws = Array.from({ length: samples }, (_, r) => new Map(factors.map((id, f) => [id, at(at(drawn, f), r)])))
  const pairs = pairsOf(sampling)
  const [judged, first, second] = ['judged', 'first', 'second'].map((name) => {
    const places = factors.map((factor) => latinHypercube(pairs, generatorOf(`${seed} ${name} ${factor}`)))
    return (pair: number) => new Map(factors.map((id, f) => [id, numberAt(at(places, f), pair)]))
  }) as [Places, Places, Places]
  return [
    { kind: 'central', quantiles: new Map() },
    ...draws.map((quantiles) => ({ kind: 'draw' as const, quantiles })),
    ...factors.flatMap((factor) =>
      (['low', 'high'] as const).map((kind) => ({ kind, factor, quantiles: new Map([[factor, ENDS[kind]]]) })),
    ),
    ...Array.from({ length: pairs }, (_, draw) =>
      [first, second].map((sourced) => ({
        kind: 'pair' as const,
        draw,
        quantiles: judged(draw),
        sourced: sourced(draw),
      })),
    ).flat(),
    ...swapped.flatMap((factor) => {
      const other = latinHypercube(totalOrderSamples, generatorOf(`${seed} other ${factor}`))
      return draws.slice(0, totalOrderSamples).map((quantiles, draw) => ({
        kind: 'swap' as const,
        factor,
        draw,
        quantiles: new Map([...quantiles, [factor, numberAt(other, draw)]]),
      }))
    }),
  ]
}

/** Where each factor stands in a pair. */
type Places = (pair: number) => Map<string, number>

/** How many rows come before the swaps: they are worked out first, and say which factors are worth swaps. */
export const countFirstRows = (sampling: Pick<Sampling, 'samples' | 'judgedPairs'>, factors: number): number =>
  1 + sampling.samples + 2 * factors + 2 * pairsOf(sampling)

/** How many rows a design has at most, with the swaps of all factors. */
export const countRows = (sampling: Sampling, factors: number): number =>
  countFirstRows(sampling, factors) + sampling.totalOrderSamples * factors

/** Where the swaps of these factors stand in the design, one factor after the other. */
export function swapChunks(
  sampling: Sampling,
  factors: readonly string[],
  swapped: readonly string[],
): { readonly from: number; readonly count: number }[] {
  const { totalOrderSamples: count } = sampling
  const first = countFirstRows(sampling, factors.length)
  return count === 0 ? [] : swapped.map((factor) => ({ from: first + count * factors.indexOf(factor), count }))
}

/** The draws of a factor: batch by batch, each a hypercube of a stream that no other seed or batch has. */
function drawsOf(factor: string, { seed, samples, batch = samples }: Sampling): number[] {
  const batches = batch > 0 ? Math.ceil(samples / batch) : 0
  const streamOf = (k: number): string => (k === 0 ? `${seed} ${factor}` : `${seed} batch ${k} ${factor}`)
  return Array.from({ length: batches }, (_, k) => [...latinHypercube(batch, generatorOf(streamOf(k)))])
    .flat()
    .slice(0, samples)
}

type Generator = ReturnType<typeof xoroshiro128plus>

/** A stream of its own for each name, by the hash of it (FNV-1a): a factor more or less leaves the others' draws as they are. */
function generatorOf(name: string): Generator {
  let hash = 0x811c9dc5
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  const generator = xoroshiro128plus(hash)
  // Its first numbers follow the seed too closely.
  for (let i = 0; i < 16; i++) uniformInt(generator, 0, 1)
  return generator
}

/** One number from each of `count` equal slices of [0, 1], in random order. */
function latinHypercube(count: number, generator: Generator): Float64Array {
  const order = Int32Array.from({ length: count }, (_, i) => i)
  for (let i = count - 1; i > 0; i--) {
    const j = uniformInt(generator, 0, i)
    const kept = indexAt(order, i)
    order[i] = indexAt(order, j)
    order[j] = kept
  }
  return Float64Array.from(order, (slice) => (slice + uniformFloat64(generator)) / count)
}
