import type { MicroUsd, MicroUsdPerKg } from '../../../quantity/index.ts'
import type { Book, Certificate, TradedMaterial, Registered, BookRoute } from '../../round/index.ts'
import type { Envelope, SealedFor } from '../../sealed/index.ts'
import type { DepositClass } from '../events/deposit-class.ts'
import type { Dispute, ForceMajeure, TradeReview } from './claims.ts'
import type { TrusteeJwk } from '../events/keys.ts'
import type { OrderContent } from '../../round/index.ts'
import type { RoundSpec } from '../events/round-spec.ts'
import type { ScreenedFor } from '../events/screening.ts'
import type { Registry, LotLedger } from '../../origin/index.ts'
import type { MarketEvent } from '../events/event.ts'

/** The terms as the clearing takes them. */
export interface RoundTerms extends Pick<Book, 'materials' | 'places' | 'months' | 'routes' | 'priceRule'> {
  readonly materials: readonly TradedMaterial[]
  readonly routes: readonly BookRoute[]
}

export type RoundStatus = 'announced' | 'closed' | 'opened' | 'cleared' | 'settled' | 'void'

/** While orders are taken, opened or cleared: by the rules and tables of then. */
export const UNDER_WAY: readonly RoundStatus[] = ['announced', 'closed', 'opened']

export interface SealedOrder {
  readonly id: string
  readonly organisation: string
  /** 1, and one more for each amendment. */
  readonly version: number
  /** Deposited with it, in nano-dollars. */
  readonly deposit: bigint
  readonly envelope: Envelope
  /** What trustees know it by; undefined by the first rules, where they knew its id. */
  readonly commitment: string | undefined
  /** Of its sender, when it was placed: it counts until the round is over. */
  readonly depositClass: DepositClass
}

/** A trustee's public key for one round, and which one of theirs it is; 0 by the first rules, where one was for all rounds. */
export interface TrusteeKey {
  readonly number: number
  readonly jwk: TrusteeJwk
}

/** A two-way price contract. */
export interface Contract {
  readonly id: string
  readonly organisation: string
  readonly material: string
  readonly strike: MicroUsdPerKg
  readonly budget: string
  readonly amount: MicroUsd
}

/** A round as it stands. */
export interface Round {
  readonly id: string
  /** Version of the rules that held when it was announced: by these it is opened, cleared and settled. */
  readonly version: number
  readonly spec: RoundSpec
  readonly terms: RoundTerms
  /** What its envelopes have to be sealed for. */
  readonly sealedFor: SealedFor
  /** The trustees' keys for this round: orders are sealed for these. */
  readonly trustees: ReadonlyMap<string, TrusteeKey>
  status: RoundStatus
  /** Entry of the log that opened it; 0 before. */
  opened: number
  readonly orders: Map<string, SealedOrder>
  /** Ids of orders that were withdrawn: none of them comes again. */
  readonly withdrawn: Set<string>
  readonly placed: PlacedBy
  /** Trustee -> order -> share. */
  readonly shares: Map<string, Map<string, string>>
  /** Order -> trustees who cannot read their share of it. */
  readonly unreadable: Map<string, readonly string[]>
  /** Trustees who have reported on all orders. */
  readonly heard: Set<string>
  /** When as many had done so as it takes. */
  heardAt: string | undefined
  /** When it was sure of each order, from then on, that its trustees can open it or cannot. */
  sureAt: string | undefined
  /** Order -> its key, as its sender has revealed it after that. */
  readonly revealed: Map<string, string>
  /** Orders that could be opened and keep to the rules. */
  accepted: ReadonlyMap<string, OrderContent>
  /** Orders that did not, with the reason. */
  refused: ReadonlyMap<string, string>
  /** What its orders are admitted by: from the time of its close until they are opened. */
  frozen: Frozen | undefined
  /** Sites whose operators had orders in it at its close: what these convert, only the opening tells. */
  plants: ReadonlySet<string>
  /** What operators did from the time of its close until it was cleared or void. */
  readonly operatorActs: OperatorAct[]
  /** What part of what it would buy everybody may have, by material, as it stood at the close. */
  shortage: ReadonlyMap<string, number>
  book: Book | undefined
  certificate: Certificate | undefined
  /** What members could have offered when it was opened. */
  uncommittedSupply: readonly Registered[]
  /** Who was behind each order in the end at the close: a benchmark does not change with who owns whom later. */
  beneficialOwners: ReadonlyMap<string, string>
  signature: string | undefined
  /** When it was cleared. */
  clearedAt: string | undefined
  /** Micro-dollars per kg by node, once it is cleared. */
  prices: ReadonlyMap<string, number>
  parcels: readonly Parcel[]
  /** Grams that were declared not to come, were called off with a default or cancelled, by parcel. */
  readonly undelivered: Map<string, number>
  /** What transfers brought that are what was promised, and when that was recorded: event -> parcel, grams, instant. */
  readonly deliveries: Map<string, Delivered>
  /** By the transfers that they are about. */
  readonly disputes: Map<string, Dispute>
  /** What sellers have declared, by the parcel that it is about. */
  readonly forceMajeure: Map<string, ForceMajeure>
  /** Requests to cancel parcels as erroneous trades, by parcel. */
  readonly tradeReviews: Map<string, TradeReview>
  /** What members owe for anything but goods that they were handed, and have not paid. */
  dues: readonly Due[]
  /** Members whose default was declared: what they owed here is closed. */
  readonly defaulted: Set<string>
  why: string | undefined
}

/** A round as it is announced: nothing has come in. */
export const announcedRound = (
  given: Pick<Round, 'id' | 'version' | 'spec' | 'terms' | 'sealedFor' | 'trustees'>,
): Round => ({
  ...given,
  status: 'announced',
  opened: 0,
  orders: new Map(),
  withdrawn: new Set(),
  placed: new Map(),
  shares: new Map(),
  unreadable: new Map(),
  heard: new Set(),
  heardAt: undefined,
  sureAt: undefined,
  revealed: new Map(),
  accepted: new Map(),
  refused: new Map(),
  frozen: undefined,
  plants: new Set(),
  operatorActs: [],
  shortage: new Map(),
  book: undefined,
  certificate: undefined,
  uncommittedSupply: [],
  beneficialOwners: new Map(),
  signature: undefined,
  clearedAt: undefined,
  prices: new Map(),
  parcels: [],
  undelivered: new Map(),
  deliveries: new Map(),
  disputes: new Map(),
  forceMajeure: new Map(),
  tradeReviews: new Map(),
  dues: [],
  defaulted: new Set(),
  why: undefined,
})

/** What a member has placed in a round so far, withdrawn or replaced since or not. */
interface Placed {
  /** Orders that stand. */
  standing: number
  placings: number
  bytes: number
  /** Times by id of order. */
  readonly of: Map<string, number>
}

/** By member. */
type PlacedBy = Map<string, Placed>

/**
 * What members of a round owe for anything but goods that they were handed: damages, the freight of goods that do not come, what they offered for a
 * cancellation. It stands in their results like all else, and is noted here by who owes it to whom: a member in default pays it with its own
 * money alone. Two friends can agree on any damages, and nobody else is to pay for these.
 */
export interface Due {
  readonly by: string
  /** A member, or the operator. */
  readonly to: string
  /** In nano-dollars. */
  readonly amount: bigint
}

/** Who hands how much of what to whom, and where it changes hands. */
export interface Parcel {
  /** URI: the order that a transfer names. */
  readonly id: string
  /** Order that brings it and order that takes it; `operator` for what rounding left over, and for waste. */
  readonly from: string
  readonly to: string
  /** Node where it is brought, and node where it is taken. */
  readonly source: string
  readonly sink: string
  readonly grams: number
}

/** What a transfer has brought of a parcel, and when that was recorded. */
export interface Delivered {
  readonly parcel: Parcel
  readonly grams: number
  readonly at: string
}

/**
 * What a round's orders are admitted by, as it stood at the close: when its time was over, whenever an operator says so. Who runs the market
 * reads them afterwards, and nothing that is done from then on chooses among them.
 */
export interface Frozen {
  /** Members that may not trade, and why. */
  readonly suspended: ReadonlyMap<string, string>
  /** Of what the terms need, what members had no record of that was in force at the announced time of the close. */
  readonly unscreened: ReadonlyMap<string, readonly ScreenedFor[]>
  readonly registry: Registry
  readonly lots: LotLedger
  /** Price contracts that had been signed. */
  readonly contracts: ReadonlySet<string>
  /** Rounds with a material or a plant of this one that had closed before it and were not settled, with what would not come of their parcels. */
  readonly before: readonly { readonly round: Round; readonly undelivered: Round['undelivered'] }[]
  /** Rounds whose conversions count against what plants can make; by the earlier rules, all that are opened by then. */
  readonly converting: readonly Round[] | undefined
}

/** Something that an operator did from the time of a round's close until it was cleared: everybody sees it at once. */
export interface OperatorAct {
  readonly seq: number
  readonly at: string
  /** Kind of the event; of a standing, which way it went. */
  readonly what: Exclude<MarketEvent['kind'], 'standing'> | 'suspended' | 'let-trade'
  /** Whom it is about, if that is no secret between the market and others. */
  readonly organisation?: string | undefined
  readonly round?: string | undefined
  readonly why?: string | undefined
}

/** A round that was cleared, with all that this leaves. */
export type ClearedRound = Round & Required<{ [K in 'book' | 'certificate' | 'signature']: NonNullable<Round[K]> }>

export const isCleared = (round: Round): round is ClearedRound =>
  round.book !== undefined && round.certificate !== undefined && round.signature !== undefined
