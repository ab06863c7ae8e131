import { z } from 'zod'
import type { EpcisEvent, Finding } from '../../origin/index.ts'
import type { Book, Certificate } from '../../round/index.ts'
import type { Envelope } from '../../sealed/index.ts'
import { DEPOSIT_CLASSES } from '../events/deposit-class.ts'
import { ABOUT } from '../events/dispute-about.ts'
import { orderSchema } from '../../round/index.ts'
import { MONEY_UNIT } from '../../amounts.ts'
import type { Fixed } from '../../fixed.ts'
import { FOR_TWO } from '../events/for-two.ts'
import { ROLES, SCOPES } from '../events/roles.ts'
import { SCREENINGS } from '../events/screening.ts'
import { roundSchema, type RoundSpec } from '../events/round-spec.ts'

/**
 * What leaves the market, shape by shape: the description of the API and the pages are made of these. Amounts are decimal digits:
 * kilograms, USD per kg, money in the market's currency; instants are ISO 8601 in UTC, ids of organisations, sites and lots URIs.
 */

type Shape<S extends z.ZodType> = Fixed<z.infer<S>>
/** Decimal digits, and what they are in. */
const decimal = (unit: string) =>
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .meta({ 'x-unit': unit })
const kg = decimal('kg')
const usdPerKg = decimal('USD/kg')
const money = decimal(MONEY_UNIT)
const id = z.string()
const share = z.number().meta({ 'x-unit': 'share' })
const count = z.int().meta({ 'x-unit': 'count' })
/** Which of several it is. */
const number = z.int().meta({ 'x-unit': 'number' })
const instant = z.number().meta({ 'x-unit': 'ms since 1970' })
const days = z.number().meta({ 'x-unit': 'days' })
const goods = { material: id, grade: id, place: id, month: z.string() }
/** What has a checker of its own, and is long. */
const opaque = <T>(description: string): z.ZodType<T> => z.custom<T>().meta({ type: 'object', description })

export const marketShown = z.object({
  name: z.string().nullable(),
  currency: z.string(),
  signs: z
    .object({ kty: z.string(), crv: z.string(), x: z.string() })
    .nullable()
    .meta({ description: 'public key (JWK) with which results are signed' }),
  world: z.string().nullable().meta({ description: 'hash of the world that the market’s tables were taken from' }),
  head: z.object({ seq: number, at: z.string(), hash: z.string() }).meta({ description: 'where the log ends' }),
  grades: z
    .array(z.object({ id, title: z.string(), title_ja: z.string() }))
    .meta({ description: 'by origin, the strictest first' }),
  operators: z.object({ count, takeTwo: z.boolean(), sign: z.boolean() }).meta({
    description:
      'how many there are, whether it takes two for what one alone could abuse, and whether each signs what it asks with its own key',
  }),
  signedFor: z.string().meta({ description: 'what a signed command names as its market' }),
  shortages: z
    .array(z.object({ material: id, share, why: z.string() }))
    .meta({ description: 'declared: what part of what they want buyers may have' }),
})
export type MarketShown = Shape<typeof marketShown>

export const namesShown = z.object({
  materials: z.array(
    z.object({ id, name: z.string(), name_ja: z.string(), stage: z.string(), elements: z.array(z.string()) }),
  ),
  places: z.array(z.object({ id, name: z.string(), name_ja: z.string() })),
  processes: z.array(z.object({ id, name: z.string(), name_ja: z.string() })),
  recipes: z
    .array(
      z.object({
        process: id,
        inputs: z.array(z.object({ material: id, per: z.number().meta({ 'x-unit': 'kg/kg' }) })),
        outputs: z.array(z.object({ material: id, per: z.number().meta({ 'x-unit': 'kg/kg' }) })),
      }),
    )
    .meta({ description: 'what a process makes of what, by mass' }),
})
export type NamesShown = Shape<typeof namesShown>

export const membersShown = z.object({
  members: z.array(
    z.object({
      id,
      name: z.string(),
      name_ja: z.string(),
      country: z.string().nullable(),
      suspended: z.boolean(),
      trustee: z
        .object({ kty: z.string(), crv: z.string(), x: z.string() })
        .nullable()
        .meta({ description: 'its key for the next round that names it a trustee' }),
      keysLeft: count.meta({ description: 'for how many more rounds it can be a trustee' }),
    }),
  ),
  sites: z
    .array(z.object({ id, name: z.string(), name_ja: z.string(), country: z.string(), operator: id }))
    .meta({ description: 'where lots may be made and lie' }),
})
export type MembersShown = Shape<typeof membersShown>

const status = z.enum(['announced', 'closed', 'opened', 'cleared', 'settled', 'void'])
const summary = {
  id,
  title: z.string(),
  opens: z.string(),
  closes: z.string(),
  status,
  orders: count.meta({ description: 'sealed orders' }),
  why: z.string().optional().meta({ description: 'why it is void' }),
}
export const roundsShown = z.object({ rounds: z.array(z.object(summary)) })
export type RoundsShown = Shape<typeof roundsShown>

const priceShown = z.object({ ...goods, price: usdPerKg, low: usdPerKg, high: usdPerKg })
const resultShown = z.object({
  prices: z.array(priceShown),
  volumes: z.array(z.object({ ...goods, brought: kg, taken: kg })),
  fills: z
    .array(z.object({ order: id, alternative: number, grains: z.number().meta({ 'x-unit': 'grains of the order' }) }))
    .meta({ description: 'by ids of orders, which only those who placed them know for their own' }),
  cancelled: z
    .array(z.object({ ...goods, kg }))
    .optional()
    .meta({
      description: 'trades that were cancelled afterwards, as what was bought, if any: prices stand without them',
    }),
  certificate: opaque<Certificate>('the certificate, which `GET /rounds/{id}/book` is checked against'),
  signature: z.string().meta({ description: 'JWS over the certificate’s seal, without the text' }),
})
export const roundShown = z.object({
  ...summary,
  terms: roundSchema,
  grades: z.array(z.object({ material: id, grades: z.array(id) })),
  market: z.string().meta({ description: 'public key of the market, to which envelopes are bound' }),
  trustees: z
    .array(
      z.object({
        organisation: id,
        number,
        jwk: z.object({ kty: z.string(), crv: z.string(), x: z.string() }),
      }),
    )
    .meta({ description: 'their public keys for this round, and which ones of theirs they are' }),
  sharesFrom: z.array(id).meta({ description: 'trustees who have handed out all of their shares' }),
  unread: z
    .array(z.string())
    .meta({ description: 'commitments of orders that cannot be opened so far: see `reveal-order`' }),
  readable: z
    .object({ from: z.string(), hours: z.number().meta({ 'x-unit': 'hours' }) })
    .optional()
    .meta({
      description:
        'from when on, and for how many hours, other trustees and their senders can have these read; not known before enough trustees have reported on all',
    }),
  accepted: count,
  refused: count,
  operatorActs: z
    .array(
      z.object({
        seq: number,
        at: z.string(),
        what: z.string().meta({ description: 'kind of the entry, such as `suspended`, `user` or `void`' }),
        organisation: id.optional(),
        round: id.optional(),
        why: z.string().optional(),
      }),
    )
    .meta({ description: 'what operators did from its close until it was cleared or void, about whom, why' }),
  result: resultShown.optional(),
})
export type RoundShown = Shape<typeof roundShown>

export const commitmentsShown = z.object({
  round: id,
  commitments: z
    .array(z.string())
    .meta({ description: 'SHA-256 over market, round, terms, order, version, sender and the salt of the envelope' }),
})
export type CommitmentsShown = Shape<typeof commitmentsShown>

export const bookShown = opaque<Book>('the book of a round: terms and orders that name nobody')

export const benchmarksShown = z.object({
  benchmarks: z.array(
    z.object({
      round: id,
      material: id,
      grade: id,
      kg,
      excluded: z.object({ contracts: kg, related: kg }),
      sellers: count,
      buyers: count,
      price: usdPerKg.optional(),
      withheld: z.string().optional().meta({ description: 'why there is no price' }),
      cancelled: kg.optional().meta({
        description: 'kilograms sold as this grade whose trades were cancelled afterwards; the benchmark stands',
      }),
    }),
  ),
})
export type BenchmarksShown = Shape<typeof benchmarksShown>

const orderShown = z.object({
  round: id,
  order: id,
  version: number,
  deposit: money,
  status: z.enum(['sealed', 'accepted', 'refused']),
  envelope: opaque<Envelope>('as it was placed'),
  content: orderSchema.optional().meta({ description: 'once it was opened and accepted' }),
  why: z.string().optional(),
  unreadableFor: z
    .array(id)
    .optional()
    .meta({ description: 'trustees who cannot read their share: see `reveal-order`' }),
  revealed: z.boolean().optional(),
  result: z
    .object({
      moves: z
        .array(z.object({ alternative: number, ...goods, kg }))
        .meta({ description: 'what it brought (positive) and took, by which of its alternatives' }),
      amount: money.meta({ description: 'money: to the member if positive' }),
    })
    .optional(),
})
export const ordersShown = z.object({ orders: z.array(orderShown) })
export type OrdersShown = Shape<typeof ordersShown>

const lot = {
  id,
  material: id,
  made: kg,
  left: kg,
  bound: kg.meta({
    description: 'what of it was offered in an opened round, or was sold and is not handed over yet',
  }),
  grade: id.nullable(),
  qualifications: z.array(id).meta({ description: 'standards of the plants where it was last worked' }),
  site: id.nullable(),
  country: z.string().nullable().meta({ description: 'where it lies' }),
  way: z.object({ from: id, to: id }).nullable().meta({ description: 'from site to site, while it is on the way' }),
  container: id.nullable(),
  from: z.array(id),
  events: z.array(id),
}
export const lotsShown = z.object({ lots: z.array(z.object(lot)) })
export type LotsShown = Shape<typeof lotsShown>

const massShown = z.object({ lot: id, kg, material: id.nullable() })
export const lotShown = z.object({
  ...lot,
  verdicts: z.array(
    z.object({
      grade: id,
      rule: id,
      passed: z.boolean(),
      findings: z.array(opaque<Finding>('one thing that was looked at')),
      words: z.array(z.string()),
      words_ja: z.array(z.string()),
    }),
  ),
  history: z
    .array(
      z.object({
        event: id,
        kind: z.string(),
        at: z.string(),
        process: id.nullable(),
        site: z.object({ id, name: z.string(), name_ja: z.string(), country: z.string() }),
        operator: z.object({ id, name: z.string(), name_ja: z.string(), controllers: z.array(z.string()) }),
        signer: id,
        inputs: z.array(massShown),
        outputs: z.array(massShown),
        record: opaque<EpcisEvent>(
          'the event as you signed it, if you did: what it takes to declare it wrong',
        ).optional(),
      }),
    )
    .meta({ description: 'what happened to it and to all that it was made of, the earliest first' }),
})
export type LotShown = Shape<typeof lotShown>

const key = z.string().meta({ description: 'public key (Ed25519), 32 bytes in base64url' })

const payoutShown = z.object({
  payout: id,
  organisation: id,
  amount: money,
  iban: z.string(),
  status: z.enum(['asked', 'released', 'sent', 'paid', 'returned', 'withdrawn']),
})
const bankAccount = z.object({ iban: z.string(), bic: z.string().optional(), name: z.string() })

/** What passes between the market and its bank. */
export const bankShown = z.object({
  currency: z.string(),
  account: z.string().nullable().meta({ description: 'the market’s (IBAN)' }),
  references: z
    .array(z.object({ organisation: id, reference: z.string() }))
    .meta({ description: 'by which a member’s money is known (ISO 11649)' }),
  entries: z.array(z.string()).meta({ description: 'the bank’s references of what is in' }),
  payouts: z.array(payoutShown),
  files: z.array(z.object({ date: z.string(), at: z.string(), payouts: z.array(id) })),
})
export type BankShown = Shape<typeof bankShown>

const ownBankShown = z.object({
  pay: bankAccount.nullable().meta({ description: 'where you pay to' }),
  reference: z.string().meta({ description: 'which you write with it (ISO 11649)' }),
  accounts: z
    .array(bankAccount.extend({ from: instant.meta({ description: 'from when on it is paid to, in ms since 1970' }) }))
    .meta({ description: 'what you are paid to, and what is to take its place' }),
  payouts: z.array(payoutShown),
})
export type OwnBankShown = Shape<typeof ownBankShown>

/** What a member records events with: its sites, who controls it, its keys, its price contracts. */
export const ownShown = z.object({
  organisation: id,
  depositClass: z
    .enum(DEPOSIT_CLASSES)
    .meta({ description: 'by which it deposits with the orders that it places now' }),
  trusteeKeys: z
    .object({ next: number, key: z.string().nullable(), left: count })
    .meta({ description: 'its key as a trustee for the next round that names it, its number, and how many there are' }),
  controllers: z.array(z.string()).meta({ description: 'countries of its ultimate owners' }),
  sites: z.array(
    z.object({
      id,
      name: z.string(),
      name_ja: z.string(),
      country: z.string(),
      operator: id,
      standards: z.array(z.string()),
      processes: z.array(
        z.object({ process: id, materials: z.array(id).nullable(), kgPerYear: decimal('kg/yr').nullable() }),
      ),
    }),
  ),
  keys: z.array(
    z.object({ id, organisation: id, x: key, from: z.string(), until: z.string(), revoked: z.string().optional() }),
  ),
  proposedKeys: z
    .array(
      z.object({
        id,
        organisation: id,
        x: key,
        until: z.string(),
        by: z.string().meta({ description: 'operator who has proposed it' }),
        at: z.string().meta({ description: 'three days later another may agree to it' }),
      }),
    )
    .meta({ description: 'signing keys that an operator has proposed and no other has agreed to' }),
  contracts: z.array(z.object({ id, organisation: id, material: id, strike: usdPerKg, budget: id, amount: money })),
  proposals: z
    .array(
      z.object({
        id,
        command: z.enum(FOR_TWO),
        input: opaque<object>('the input of that command'),
        organisation: id.nullable().meta({ description: 'whom it is about' }),
        by: z.string().meta({ description: 'operator who has proposed it' }),
        at: z.string().meta({ description: 'seven days later it lapses' }),
      }),
    )
    .meta({ description: 'what one operator has proposed, and another has neither agreed to nor refused' }),
  screenings: z
    .array(
      z.object({
        organisation: id,
        what: z.enum(SCREENINGS),
        by: z.string(),
        on: z.string(),
        until: z.string().meta({ description: 'the last day on which it is good (UTC)' }),
        document: z.string().meta({ description: 'SHA-256 of the document' }),
      }),
    )
    .meta({ description: 'records that it was looked into: the last of each kind' }),
  bank: ownBankShown,
})
export type OwnShown = Shape<typeof ownShown>

const forceMajeureShown = z.object({
  at: z.string(),
  why: z.string(),
  document: z.string().optional().meta({ description: 'SHA-256 of a document that shows it' }),
  until: instant.meta({
    description: 'until when operators decide, in ms since 1970; after that it counts as refused',
  }),
  decision: z
    .object({
      at: z.string(),
      days: days.meta({ description: 'by which the goods are due later; 0 if it was refused' }),
      why: z.string(),
    })
    .optional(),
})

const tradeReviewShown = z.object({
  by: id.meta({ description: 'the side that asks for the cancellation' }),
  at: z.string(),
  why: z.string(),
  compensation: money.meta({
    description: 'what it pays the other side if the parcel is cancelled, besides the freight',
  }),
  consentBy: instant.meta({ description: 'until when the other side may consent, in ms since 1970' }),
  until: instant.meta({ description: 'until when operators decide, in ms since 1970' }),
  open: z
    .boolean()
    .meta({ description: 'whether all of the parcel is still to be handed over: else nothing is undone' }),
  answer: z.object({ at: z.string(), consents: z.boolean(), why: z.string() }).optional(),
  end: z.object({ how: z.enum(['cancelled', 'refused']), at: z.string(), why: z.string() }).optional(),
})

export const parcelsShown = z.object({
  parcels: z.array(
    z.object({
      round: id,
      parcel: id,
      side: z.enum(['deliver', 'receive']),
      order: id,
      with: id.nullable().meta({ description: 'none where it is what rounding left over' }),
      ...goods,
      from: z.object(goods),
      kg,
      delivered: kg,
      undelivered: kg,
      left: kg,
      due: instant.meta({ description: 'when it is to be handed over at the latest, in ms since 1970' }),
      forceMajeureDays: days
        .optional()
        .meta({ description: 'by how many days at most force majeure makes it due later, where the terms know it' }),
      forceMajeure: forceMajeureShown.optional().meta({ description: 'what its seller has declared' }),
      cancelled: kg.optional().meta({ description: 'what of it was cancelled as an erroneous trade, if anything' }),
      reviewable: z.object({ until: instant, most: money }).optional().meta({
        description:
          'until when its cancellation may be asked for, in ms since 1970, and the most that may be offered for it; where it may be',
      }),
      tradeReview: tradeReviewShown.optional().meta({ description: 'the request for its cancellation' }),
      deliveries: z
        .array(z.object({ delivery: id, kg, at: z.string(), until: instant }))
        .optional()
        .meta({
          description: 'where the terms have disputes: what came of it, when, and until when it may be disputed',
        }),
    }),
  ),
})
export type ParcelsShown = Shape<typeof parcelsShown>

const said = {
  at: z.string(),
  why: z.string(),
  analysis: z.string().optional().meta({ description: 'SHA-256 of a certificate of analysis' }),
}
/** What members have against each other about deliveries. */
export const claimsShown = z.object({
  forceMajeure: z.array(
    z
      .object({ round: id, parcel: id, seller: id, buyer: id, ...goods, kg, due: instant })
      .extend(forceMajeureShown.shape),
  ),
  tradeReviews: z.array(
    z.object({ round: id, parcel: id, seller: id, buyer: id, ...goods, kg }).extend(tradeReviewShown.shape),
  ),
  disputes: z.array(
    z.object({
      round: id,
      delivery: id.meta({ description: 'the transfer that delivered' }),
      parcel: id,
      seller: id,
      buyer: id,
      ...goods,
      kg,
      by: id.meta({ description: 'the side that has opened it' }),
      about: z.enum(ABOUT),
      ...said,
      answer: z.object(said).optional(),
      heard: instant.meta({ description: 'from when on it is decided without an answer, in ms since 1970' }),
      until: instant.meta({ description: 'when it ends without a decision, in ms since 1970' }),
      bound: money.meta({ description: 'what of the seller’s money it binds: the price is reduced by no more' }),
      end: z
        .object({
          how: z.enum(['dismissed', 'reduced', 'withdrawn', 'lapsed']),
          at: z.string(),
          amount: money,
          why: z.string().optional(),
        })
        .optional(),
    }),
  ),
})
export type ClaimsShown = Shape<typeof claimsShown>

const bookingShown = z.object({ entry: number, at: z.string(), what: z.string(), account: id, amount: money })
const balances = z.array(z.object({ account: id, balance: money }))
const noticeShown = z.object({
  amount: money.meta({ description: 'what may still leave' }),
  rounds: z.array(id).meta({ description: 'behind which it still stands' }),
})
export const accountShown = z.object({
  currency: z.string(),
  balances,
  bookings: z.array(bookingShown),
  fundNotice: noticeShown.nullable().meta({ description: 'of the default fund, once notice was given' }),
  budgets: z.array(
    z.object({
      budget: id,
      setAside: money,
      free: money.meta({ description: 'what of it may be taken back' }),
    }),
  ),
})
export type AccountShown = Shape<typeof accountShown>

/** What a round is to a member: each thing it sold and bought at its price, and all that follows in money. */
export const statementShown = z.object({
  market: z.string(),
  round: id,
  title: z.string(),
  opens: z.string(),
  closes: z.string(),
  status,
  organisation: id,
  name: z.string(),
  name_ja: z.string(),
  currency: z.string(),
  lines: z.array(
    z.object({
      of: id.meta({ description: 'order, route or contract that it comes from' }),
      what: z.enum(['sold', 'bought', 'order', 'freight', 'contract']),
      material: id.optional(),
      grade: id.optional(),
      place: id.optional(),
      month: z.string().optional(),
      kg: kg.optional(),
      price: usdPerKg.optional(),
      amount: money
        .optional()
        .meta({ description: 'to the member (positive) or from it; none for goods, whose order has one sum' }),
    }),
  ),
  net: money.meta({ description: 'what all lines come to: to the member (positive) or from it' }),
  bookings: z.array(bookingShown),
  open: z
    .object({ result: money, deposit: money })
    .meta({ description: 'what is still to be paid or got, and what lies deposited' }),
})
export type AccountStatement = Shape<typeof statementShown>
export type StatementLine = AccountStatement['lines'][number]

export const envelopesShown = z.object({
  round: id,
  market: z.string(),
  terms: opaque<RoundSpec>('the terms of the round, as they were announced'),
  trustee: id,
  number: number.meta({ description: 'which of the trustee’s keys the shares are sealed for' }),
  jwk: z
    .object({ kty: z.string(), crv: z.string(), x: z.string() })
    .nullable()
    .meta({ description: 'your public key that they are sealed for' }),
  orders: z
    .array(z.object({ order: z.string(), share: z.string(), hash: z.string() }))
    .meta({ description: 'some that you have not reported on yet, by commitment; once you have, the next' }),
  left: count.meta({ description: 'how many you have not reported on, these among them' }),
})
export type EnvelopesShown = Shape<typeof envelopesShown>

const apiKey = z.object({ id, scopes: z.array(z.enum(SCOPES)), until: z.string() })
export const apiKeysShown = z.object({ keys: z.array(apiKey) })
export type ApiKeysShown = Shape<typeof apiKeysShown>

export const usersShown = z.object({
  users: z.array(
    z.object({
      id,
      name: z.string(),
      organisation: id.nullable(),
      role: z.enum(ROLES),
      keys: z.array(apiKey),
    }),
  ),
})
export type UsersShown = Shape<typeof usersShown>

export const ledgerShown = z.object({
  currency: z.string(),
  accounts: balances,
  imbalance: money.meta({ description: 'nothing, always' }),
  notices: z
    .array(noticeShown.extend({ account: id }))
    .meta({ description: 'what is to leave the default fund and the operator’s capital' }),
  bookings: z.array(
    z.object({
      entry: number,
      at: z.string(),
      what: z.string(),
      postings: z.array(z.object({ account: id, amount: money })),
    }),
  ),
})
export type LedgerShown = Shape<typeof ledgerShown>

/** The register as the operator keeps it: who owns whom, where what is done, with which keys it is signed. */
export const registerShown = z.object({
  organisations: z.array(
    z.object({
      id,
      name: z.string(),
      name_ja: z.string(),
      country: z.string(),
      member: z.boolean(),
      depositClass: z.enum(DEPOSIT_CLASSES).optional().meta({ description: 'of a member' }),
      owners: z.array(z.object({ owner: id, share, source: z.string().optional() })),
      controllers: z
        .array(z.object({ party: id, countries: z.array(z.string()), weight: share, path: z.array(id) }))
        .meta({ description: 'its ultimate owner, and the way down from there' }),
    }),
  ),
  related: z.array(
    z.object({ id, name: z.string(), name_ja: z.string().optional(), members: z.array(id), why: z.string() }),
  ),
  sites: ownShown.shape.sites,
  keys: ownShown.shape.keys,
  proposedKeys: ownShown.shape.proposedKeys,
  contracts: ownShown.shape.contracts,
  proposals: ownShown.shape.proposals,
  operatorKeys: z
    .array(z.object({ id, user: id, x: z.string(), good: z.boolean() }))
    .meta({ description: 'with which operators sign, or did' }),
  waitingKeys: z.array(z.object({ id, user: id, x: z.string(), at: z.string(), replaces: z.boolean() })).meta({
    description: 'of operators, to which another has to agree: after three days, if it replaces one',
  }),
  screenings: ownShown.shape.screenings,
})
export type RegisterShown = Shape<typeof registerShown>

/** What stands between a cleared round and its settlement. */
export const settlementShown = z.object({
  round: id,
  parcels: z.array(z.object({ parcel: id, from: id, to: id, ...goods, kg })),
  shortfalls: z.array(z.object({ organisation: id, amount: money })),
  disputable: instant.optional().meta({
    description: 'until when what was handed over may be disputed, which the settlement waits for, in ms since 1970',
  }),
})
export type SettlementShown = Shape<typeof settlementShown>
