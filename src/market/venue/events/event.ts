import type { BankAccount, TakenEntry } from '../../bank/index.ts'
import type { DisputeAbout } from './dispute-about.ts'
import type { OrganisationKey } from '../../origin/index.ts'
import type { Certificate } from '../../round/index.ts'
import type { Envelope } from '../../sealed/index.ts'
import type { MarketTables } from '../../tables/index.ts'
import type { LeftOut } from './left-out.ts'
import type { DepositClass } from './deposit-class.ts'
import type { OrderContent } from '../../round/index.ts'
import type { RoundSpec } from './round-spec.ts'
import type { ForTwo } from './for-two.ts'
import type { OperatorKey, ApiKey, TrusteeJwk } from './keys.ts'
import type { Goods } from '../forms/plain.ts'
import type { Role } from './roles.ts'
import type { Screening } from './screening.ts'

/**
 * What happens in a market. Everything that it knows follows from these and from nothing else; money is decimal digits in the
 * market's currency.
 */
export type MarketEvent =
  | Founded
  | {
      readonly kind: 'rules-version'
      readonly version: number
      /** The tables that its log has only named so far, and the hash of their world. */
      readonly world?: string | undefined
      readonly tables?: MarketTables | undefined
    }
  | { readonly kind: 'tables'; readonly world: string; readonly tables: MarketTables }
  | { readonly kind: 'organisation'; readonly organisation: GivenOrganisation; readonly member: boolean }
  | { readonly kind: 'related'; readonly related: readonly GivenRelated[] }
  | { readonly kind: 'standing'; readonly organisation: string; readonly suspended: boolean; readonly why: string }
  | {
      readonly kind: 'deposit-class'
      readonly organisation: string
      readonly class: DepositClass
      /** Not `why`: what operators do after a close is public with that. */
      readonly reason: string
    }
  | { readonly kind: 'user'; readonly user: User }
  | { readonly kind: 'user-left'; readonly user: string }
  | { readonly kind: 'let-in'; readonly user: string; readonly how: WayIn; readonly subject?: string | undefined }
  /** That another may be given a way in, once, as two operators agreed. */
  | { readonly kind: 'admitted'; readonly user: string; readonly how: WayIn; readonly subject?: string | undefined }
  | { readonly kind: 'two-required' }
  | {
      readonly kind: 'proposed'
      readonly proposal: string
      readonly command: ForTwo
      readonly input: Readonly<Record<string, unknown>>
      /** Whom it is about. */
      readonly organisation?: string | undefined
    }
  /** Comes right before what was agreed to, by the same command. */
  | { readonly kind: 'agreed'; readonly proposal: string; readonly command: ForTwo }
  | { readonly kind: 'proposal-withdrawn'; readonly proposal: string; readonly command: ForTwo }
  | { readonly kind: 'api-key'; readonly key: ApiKey }
  | { readonly kind: 'api-key-revoked'; readonly key: string }
  | { readonly kind: 'signing-key'; readonly key: Omit<OrganisationKey, 'revoked'> }
  | { readonly kind: 'signing-key-proposed'; readonly key: Omit<OrganisationKey, 'revoked' | 'from'> }
  | { readonly kind: 'signing-key-agreed'; readonly key: string }
  | { readonly kind: 'signing-key-revoked'; readonly key: string }
  /** Of an operator, good from then on in place of the one before. */
  | { readonly kind: 'operator-key'; readonly key: OperatorKey & { readonly from: string } }
  /** That another operator has to agree to. */
  | { readonly kind: 'operator-key-proposed'; readonly key: OperatorKey }
  | { readonly kind: 'operator-key-agreed'; readonly key: string; readonly x: string }
  | { readonly kind: 'operator-key-refused'; readonly key: string }
  | { readonly kind: 'operators-sign' }
  | { readonly kind: 'trustee-key'; readonly organisation: string; readonly jwk: TrusteeJwk }
  | {
      readonly kind: 'trustee-keys'
      readonly organisation: string
      /** Number of the first. */
      readonly from: number
      /** X25519, in base64url. */
      readonly keys: readonly string[]
    }
  | { readonly kind: 'site'; readonly site: unknown }
  | { readonly kind: 'lot-event'; readonly token: string }
  | {
      readonly kind: 'paid-in' | 'paid-out'
      readonly organisation: string
      readonly amount: string
      readonly reference: string
    }
  | { readonly kind: 'market-account'; readonly account: BankAccount }
  | { readonly kind: 'bank-account'; readonly organisation: string; readonly account: BankAccount }
  | {
      readonly kind: 'payout'
      readonly payout: string
      readonly organisation: string
      readonly amount: string
      /** To which it goes, whatever is registered later. */
      readonly account: BankAccount
    }
  | { readonly kind: 'payout-withdrawn'; readonly payout: string }
  | { readonly kind: 'payouts-released'; readonly payouts: readonly string[] }
  | {
      readonly kind: 'payment-file'
      readonly date: string
      readonly from: BankAccount
      readonly payouts: readonly string[]
    }
  | {
      readonly kind: 'statement'
      readonly statement: string
      readonly account: string
      readonly entries: readonly TakenEntry[]
    }
  | { readonly kind: 'fund'; readonly organisation: string; readonly amount: string }
  | { readonly kind: 'fund-notice'; readonly organisation: string; readonly amount: string }
  | { readonly kind: 'fund-out'; readonly organisation: string; readonly amount: string }
  | { readonly kind: 'capital'; readonly amount: string; readonly reference: string }
  | { readonly kind: 'capital-notice'; readonly amount: string }
  | { readonly kind: 'capital-out'; readonly amount: string; readonly reference: string }
  | { readonly kind: 'budget'; readonly budget: string; readonly organisation: string; readonly amount: string }
  | { readonly kind: 'budget-back'; readonly budget: string; readonly organisation: string; readonly amount: string }
  | { readonly kind: 'contract-ended'; readonly contract: string }
  | { readonly kind: 'contract'; readonly contract: GivenContract }
  | { readonly kind: 'shortage'; readonly material: string; readonly share: number; readonly why: string }
  | { readonly kind: 'round'; readonly round: string; readonly spec: RoundSpec }
  | SealedIn
  | { readonly kind: 'withdrawn'; readonly round: string; readonly order: string }
  | {
      readonly kind: 'closed'
      readonly round: string
      /** Of all orders that stand, sorted: none comes or goes from here on. Not stated by the earlier rules. */
      readonly commitments?: readonly string[] | undefined
    }
  | {
      readonly kind: 'shares'
      readonly round: string
      readonly trustee: string
      readonly shares: Readonly<Record<string, string>>
      /** Orders whose share the trustee cannot read. */
      readonly unreadable?: readonly string[] | undefined
    }
  | { readonly kind: 'revealed'; readonly round: string; readonly order: string; readonly key: string }
  | {
      readonly kind: 'opened'
      readonly round: string
      readonly accepted: readonly { readonly order: string; readonly content: OrderContent }[]
      readonly refused: readonly { readonly order: string; readonly why: string }[]
      /** What decides between orders that are alike: a hash of the keys of all that opened. Not stated by the earlier rules. */
      readonly tieBreak?: string | undefined
    }
  /** Comes right before `cleared`, by the same command: the certificate is that of the book without these orders. */
  | { readonly kind: 'left-out'; readonly round: string; readonly orders: readonly LeftOut[] }
  | { readonly kind: 'cleared'; readonly round: string; readonly certificate: Certificate; readonly signature: string }
  | { readonly kind: 'void'; readonly round: string; readonly why: string }
  | {
      readonly kind: 'undelivered'
      readonly round: string
      readonly parcel: string
      readonly grams: number
      readonly why: string
    }
  | { readonly kind: 'defaulted'; readonly round: string; readonly organisation: string; readonly why: string }
  | { readonly kind: 'settled'; readonly round: string }
  | ({ readonly kind: 'screening'; readonly organisation: string } & Screening)
  | ({ readonly kind: 'dispute'; readonly about: DisputeAbout } & DisputeSaid)
  | ({ readonly kind: 'dispute-answered' } & DisputeSaid)
  | {
      readonly kind: 'dispute-decided'
      readonly round: string
      readonly delivery: string
      readonly decision: 'dismissed' | 'reduced'
      /** What the buyer has back of the price. */
      readonly amount?: string | undefined
      readonly why: string
    }
  | {
      readonly kind: 'dispute-ended'
      readonly round: string
      readonly delivery: string
      readonly how: 'withdrawn' | 'lapsed'
    }
  | {
      readonly kind: 'force-majeure'
      readonly round: string
      readonly parcel: string
      readonly organisation: string
      readonly why: string
      /** SHA-256 of a document that shows it. */
      readonly document?: string | undefined
    }
  | {
      readonly kind: 'force-majeure-decided'
      readonly round: string
      readonly parcel: string
      /** By which the goods are due later; none if it was refused. */
      readonly days?: number | undefined
      readonly why: string
    }
  | {
      readonly kind: 'trade-review'
      readonly round: string
      readonly parcel: string
      readonly organisation: string
      /** What it pays the other side if the parcel is cancelled. */
      readonly compensation: string
      readonly why: string
    }
  | {
      readonly kind: 'trade-review-answered'
      readonly round: string
      readonly parcel: string
      readonly organisation: string
      readonly consents: boolean
      readonly why: string
    }
  | { readonly kind: 'trade-review-refused'; readonly round: string; readonly parcel: string; readonly why: string }
  /** With what was bought: everybody reads that a price rests on less than was traded. */
  | ({
      readonly kind: 'trade-cancelled'
      readonly round: string
      readonly parcel: string
      readonly grams: number
      readonly why: string
    } & Goods)

/** What a side of a delivery says in a dispute about it. */
interface DisputeSaid {
  readonly round: string
  /** The transfer that delivered. */
  readonly delivery: string
  readonly organisation: string
  readonly why: string
  /** SHA-256 of a certificate of analysis. */
  readonly analysis?: string | undefined
}

export type WayIn = 'one-time password' | 'identity provider'

interface Founded {
  readonly kind: 'founded'
  readonly name: string
  readonly currency: string
  /** Version of the market's rules that its entries keep to; 1 if it does not say. */
  readonly version?: number | undefined
  /** Hash of the world that its tables were taken from. */
  readonly world: string
  /** What lots and rounds are checked against. By the first rules a log names the world only. */
  readonly tables?: MarketTables | undefined
  /** Texts of the rules of origin and of the grades made of them, by file. */
  readonly rules: Readonly<Record<string, string>>
  readonly grades: string
  /** Whether it takes two operators, once there are two, for what one alone could abuse. */
  readonly twoOperators?: boolean | undefined
  /** Key of the first operator, where operators sign what they ask from the start. What is signed is for a market with just this foundation then. */
  readonly operatorsSign?: OperatorKey | undefined
  /** Public key (Ed25519) with which results are signed. */
  readonly signs: { readonly kty: string; readonly crv: string; readonly x: string }
}

interface SealedIn {
  readonly kind: 'order'
  readonly round: string
  readonly order: string
  readonly organisation: string
  readonly version: number
  readonly cover: string
  readonly envelope: Envelope
}

export interface GivenOrganisation {
  readonly id: string
  readonly name: string
  readonly name_ja?: string | undefined
  readonly country: string
  readonly owners?:
    readonly { readonly owner: string; readonly share: number; readonly source?: string | undefined }[] | undefined
}

export interface GivenRelated {
  readonly id: string
  readonly name: string
  readonly name_ja?: string | undefined
  readonly members: readonly string[]
  readonly why: string
}

export interface User {
  readonly id: string
  readonly name: string
  /** None for the operator's own people. */
  readonly organisation: string | null
  readonly role: Role
}

interface GivenContract {
  readonly id: string
  readonly organisation: string
  readonly material: string
  readonly strike: string
  readonly budget: string
  readonly amount: string
}
