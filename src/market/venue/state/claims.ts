import type { DisputeAbout } from '../events/dispute-about.ts'

/** What a side of a hand-over has said in a round, and what came of it: disputes, force majeure, erroneous trades. */

interface Said {
  readonly at: string
  readonly why: string
  /** SHA-256 of a certificate of analysis. */
  readonly analysis: string | undefined
}

export interface Dispute extends Said {
  /** The transfer that it is about. */
  readonly delivery: string
  /** The side that has opened it. */
  readonly by: string
  readonly about: DisputeAbout
  answer: Said | undefined
  end: DisputeOutcome | undefined
}

interface DisputeOutcome {
  readonly how: 'dismissed' | 'reduced' | 'withdrawn' | 'lapsed'
  readonly at: string
  /** What the buyer has back of the price. */
  readonly amount: bigint
  readonly why: string | undefined
}

export interface ForceMajeure {
  readonly parcel: string
  readonly at: string
  readonly why: string
  /** SHA-256 of a document that shows it. */
  readonly document: string | undefined
  decision: ForceMajeureDecision | undefined
}

interface ForceMajeureDecision {
  readonly at: string
  /** How much later the goods are due; none if it was refused. */
  readonly days: number
  readonly why: string
}

export interface TradeReview {
  readonly parcel: string
  /** The side that asks for it. */
  readonly by: string
  readonly at: string
  readonly why: string
  /** What that side pays the other one if the parcel is cancelled, in nano-dollars. */
  readonly compensation: bigint
  answer: ReviewAnswer | undefined
  end: ReviewDecision | undefined
}

interface ReviewAnswer {
  readonly at: string
  readonly consents: boolean
  readonly why: string
}

interface ReviewDecision {
  readonly at: string
  readonly how: 'cancelled' | 'refused'
  /** Grams that were cancelled. */
  readonly grams: number
  readonly why: string
}
