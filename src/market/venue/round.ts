import type { MicroUsd, MicroUsdPerKg } from '../../quantity/index.ts'
import { z } from 'zod'
import type { Book, Certificate, Material, Registered, Route } from '../round/index.ts'
import type { Binding, Envelope, SealedFor, SealFor } from '../sealed/index.ts'
import { kilograms, usdPerKg } from './amounts.ts'
import { limitsSchema, type PlacedBy } from './caps.ts'
import { collarSchema } from './collar.ts'
import { marginsSchema, type DepositClass } from './deposit-class.ts'
import type { Delivered } from './delivery.ts'
import type { Dispute } from './dispute.ts'
import type { Due } from './dues.ts'
import type { ForceMajeure } from './force-majeure.ts'
import type { TrusteeJwk } from './event.ts'
import type { Frozen } from './frozen.ts'
import type { OperatorAct } from './operator-act.ts'
import type { OrderContent } from './order.ts'
import type { Parcel } from './parcels.ts'
import { SCREENINGS } from './screening.ts'
import type { TradeReview } from './trade-review.ts'

const name = z.string().regex(/^[^/\s]{1,80}$/, 'a name without blanks and slashes')
const instant = z.iso.datetime({ error: 'an instant in UTC, such as 2027-03-01T09:00:00Z' })
const share = z.number().min(0).max(1)

/** What is traded in a round, until when, and by which rules: fixed when it is announced. */
export const roundSchema = z.strictObject({
  title: z.string().min(1).max(200),
  opens: instant,
  closes: instant,
  materials: z
    .array(
      z.strictObject({
        material: name,
        grades: z.array(name).min(1).max(10).optional().meta({ description: 'all that the market has, if left out' }),
        qualifications: z
          .array(z.string().regex(/^[^+/\s]{1,80}$/, 'a name without blanks, "+" and "/"'))
          .max(2)
          .optional()
          .meta({ description: 'standards of plants, such as iatf-16949, that buyers may ask for besides the origin' }),
        wasteCost: usdPerKg.optional(),
        value: usdPerKg.optional().meta({
          description:
            'what a kilogram is worth that a conversion takes in: part of its deposit. If left out, the dearest benchmark of the last round that had one, else the dearest price of the market’s tables',
        }),
      }),
    )
    .min(1)
    .max(200),
  places: z.array(name).min(1).max(100),
  months: z
    .array(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month, such as 2027-03'))
    .min(1)
    .max(24),
  routes: z
    .array(
      z.strictObject({
        id: name,
        owner: z.string().min(1).max(200),
        from: name,
        to: name,
        materials: z.array(name).optional(),
        cost: usdPerKg,
        most: kilograms.optional().meta({ description: 'kilograms a month' }),
      }),
    )
    .max(2000)
    .default([]),
  priceRule: z.enum(['lowest', 'middle']).default('middle'),
  margin: share
    .default(0.1)
    .meta({ description: 'part of what an order could come to that has to be deposited with it' }),
  margins: marginsSchema
    .optional()
    .meta({ description: 'the same for members whose deposit is reduced or raised; as for all, if left out' }),
  trustees: z
    .array(z.string())
    .min(1)
    .max(20)
    .meta({ description: 'organisations that hold the keys until the close; the operator is none of them' }),
  threshold: z.number().int().min(1).max(20).meta({ description: 'how many of them open the orders' }),
  damages: share
    .default(0.1)
    .meta({ description: 'part of the price that a seller who does not deliver pays to the buyer' }),
  disputeDays: z.number().int().min(1).max(60).optional().meta({
    description:
      'days after a hand-over in which its two sides may dispute it, and for which the settlement waits; if left out, there are no disputes',
  }),
  forceMajeureDays: z.number().int().min(1).max(90).optional().meta({
    description:
      'by how many days at most goods are due later where operators accept force majeure; if left out, it is not known',
  }),
  erroneousTradeDays: z.number().int().min(1).max(5).optional().meta({
    description:
      'days after the clearing in which a side of a parcel may ask for its cancellation as an erroneous trade; if left out, nothing is cancelled',
  }),
  screening: z
    .array(z.enum(SCREENINGS))
    .min(1)
    .max(SCREENINGS.length)
    .refine((kinds) => new Set(kinds).size === kinds.length, 'names one twice')
    .optional()
    .meta({
      description:
        'what members need a record of that is in force, when they place an order and at the close; nothing, if left out',
    }),
  limits: limitsSchema.optional().meta({ description: 'what one member may bring to it' }),
  collar: collarSchema.optional().meta({ description: 'prices beyond which no order bids or asks; none, if left out' }),
})
export type RoundSpec = z.infer<typeof roundSchema>

/** The terms as the clearing takes them. */
export interface RoundTerms extends Pick<Book, 'materials' | 'places' | 'months' | 'routes' | 'priceRule'> {
  readonly materials: readonly Material[]
  readonly routes: readonly Route[]
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

/** What the envelope of an order is bound to. */
export const bindingOf = (
  { sealedFor }: Pick<Round, 'sealedFor'>,
  { id: order, version, organisation }: Pick<SealedOrder, 'id' | 'version' | 'organisation'>,
): Binding => ({ ...sealedFor, order, version, organisation })

/** What its orders are bound to, sorted, so that the list does not say in which order they came. */
export const commitmentsIn = ({ orders }: Pick<Round, 'orders'>): string[] =>
  [...orders.values()].flatMap(({ commitment }) => commitment ?? []).sort()

/** Whether a round's time is over at an instant, though no entry may say so yet. */
export const isOver = ({ spec: { closes } }: Pick<Round, 'spec'>, at: string): boolean =>
  Date.parse(closes) <= Date.parse(at)

/**
 * Whether fewer trustees than open a round can neither keep an order out of it by saying that they cannot read it, nor are needed to have
 * it in: all but them are as many as it takes.
 */
export const isThresholdSafe = (trustees: number, threshold: number): boolean => trustees - (threshold - 1) >= threshold

/** Whether two rounds trade some of the same goods. */
export function sharesMaterial(one: Pick<Round, 'spec'>, other: Pick<Round, 'spec'>): boolean {
  const materials = new Set(other.spec.materials.map(({ material }) => material))
  return one.spec.materials.some(({ material }) => materials.has(material))
}

/** For whom the orders of a round are sealed. */
export const sealingOf = ({ trustees, spec: { threshold } }: Pick<Round, 'trustees' | 'spec'>): SealFor => ({
  threshold,
  trustees: [...trustees].map(([id, { number, jwk }]) => ({ id, number, publicJwk: { ...jwk } })),
})

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
  /** Trustees who have told of all orders. */
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
