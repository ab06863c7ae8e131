import type { Grains, MicroUsdPerKg, PlainGrams } from '../../quantity/index.ts'
import { digest } from '../canonical.ts'

/**
 * The result of a round, with what it takes to prove it. Nodes, legs, limits and orders are numbered as the book in
 * canonical order numbers them; money is nano-dollars in digits.
 */
export interface Certificate extends RoundOutcome {
  /** Hash of the book. */
  readonly book: string
  readonly stated: Stated
  /** What the search claims, and the certificate does not prove: no other set of blocks gains more. */
  readonly proved: boolean
  /** SHA-256 of all the rest. */
  readonly seal: string
}

export interface RoundOutcome {
  /** By node; where nothing is traded it serves the proof alone, and is no price of the round. */
  readonly prices: readonly MicroUsdPerKg[]
  /** Lowest and highest price of each traded node that supports the round, where they differ: [node, low, high]. */
  readonly ends: readonly (readonly [node: number, low: MicroUsdPerKg, high: MicroUsdPerKg])[]
  /** Prices from which anyone can work out what no allocation gains more than. */
  readonly bound: readonly MicroUsdPerKg[]
  readonly fills: readonly (readonly [order: number, alternative: number, grains: Grains])[]
  readonly flows: readonly (readonly [leg: number, grams: PlainGrams])[]
  /** What is wasted. */
  readonly waste: readonly (readonly [node: number, grams: PlainGrams])[]
  /** What rounding left over (positive) or found wanting, taken and given by the operator at the price. */
  readonly dust: readonly (readonly [node: number, grams: PlainGrams])[]
}

/** What the checker works out again and compares. Money is nano-dollars in digits. */
export interface Stated {
  /** Gains from trade: bids less asks, freight and waste, the dust at its price. */
  readonly gains: string
  /** What no allocation gains more than the round, with or without blocks. */
  readonly gap: string
  /** What no allocation with the same blocks gains more than the round: what rounding to whole grams costs. */
  readonly missed: string
  /** What the rounding account pays. */
  readonly guard: string
  /** Blocks left out that would gain at the prices: letting one in would move them. */
  readonly passedOver: number
  /**
   * Whether, by what the checker can see, nothing more could be bought at no loss, and no order at the margin has a larger part of what it could have
   * than another in its place. Books of rules before the third do not ask for it.
   */
  readonly even?: boolean
}

export function sealed(content: Omit<Certificate, 'seal'>): Certificate {
  return { ...content, seal: digest(content) }
}

/** The seal that a certificate ought to have. */
export function sealOf(certificate: Certificate): string {
  const { seal: _, ...content } = certificate
  return digest(content)
}
