import { less, quantity } from '../../quantity/index.ts'
import { base64url } from 'jose'
import type { BankAccount } from '../bank/index.ts'
import { canonicalJson, digest } from '../canonical.ts'
import { Ledger, type Booking } from '../ledger/index.ts'
import type { Entry } from '../log/index.ts'
import {
  parseEvent,
  parseOriginGrades,
  parseOriginRule,
  recordLots,
  recordNext,
  registryOf,
  type LotLedger,
  type OrganisationKey,
  type OriginGrade,
  type Recorded,
  type Registry,
} from '../origin/index.ts'
import { registerOf, type OwnersRegister } from '../owners/index.ts'
import { validateBook } from '../round/index.ts'
import { commitmentOf } from '../sealed/index.ts'
import { readMarketTables, tablesById, type MarketTables, type TablesById } from '../tables/index.ts'
import { beneficialOwnersOfOrders } from './behind.ts'
import { bookOf } from './book.ts'
import { noteSetAside } from './budgets.ts'
import { notePlaced, noteWithdrawn } from './caps.ts'
import { CAPITAL, fundOf, mayOwe } from './accounts.ts'
import { bookingOf, defaultOf } from './bookings.ts'
import { billionthsOf, microUsdOf } from './amounts.ts'
import type { ApiKey, GivenOrganisation, GivenRelated, TrusteeJwk, User, MarketEvent, WayIn } from './event.ts'
import { calledOff, noteDelivery } from './delivery.ts'
import type { DepositClass } from './deposit-class.ts'
import { noteDispute } from './dispute.ts'
import { duesOfCancelled, duesOfUndelivered } from './dues.ts'
import { noteForceMajeure } from './force-majeure.ts'
import { contractsIn, dueBy, frozenFor, plantsIn } from './frozen.ts'
import { uncommittedSupplyIn } from './held.ts'
import { noteLeft, noteNotice, type Notice } from './notices.ts'
import { noteOperatorAct } from './operator-act.ts'
import { noteShares, noteSure } from './hearing.ts'
import { OperatorKeys } from './operator-keys.ts'
import { takesTwo } from './operators.ts'
import type { ForTwo } from './for-two.ts'
import { noteAccount, type MemberAccount, type Payout, type PayoutStatus } from './payouts.ts'
import { backFromContracts, broughtIn, paidByContracts } from './contract-pay.ts'
import { parcelsOf, type Parcel } from './parcels.ts'
import { noteScreening, type ScreenedFor, type Screening } from './screening.ts'
import { noteRecalled, recallable } from './recalled.ts'
import type { Taken } from './receipt.ts'
import { termsOf } from './terms.ts'
import { noteTradeReview } from './trade-review.ts'
import { bindingOf, type Contract, type Round, type TrusteeKey } from './round.ts'

/** The lots as they would be with one record more. */
interface Ahead {
  readonly after: number
  readonly recorded: Recorded
  readonly lots: LotLedger
}

const NO_TABLES: MarketTables = { places: [], elements: [], materials: [], processes: [], recipes: [] }
const NO_KEY: TrusteeJwk = { kty: 'OKP', crv: 'X25519', x: '' }

/** Records that are played one by one on a book of lots that is there. */
const FEW = 20

/** A key for an organisation that has not registered it itself. */
export interface ProposedKey {
  readonly key: Omit<OrganisationKey, 'revoked' | 'from'>
  readonly by: string
  readonly at: string
}

/** A command that one operator has proposed, and no other agreed to. */
export interface Proposal {
  readonly id: string
  readonly command: ForTwo
  readonly input: Readonly<Record<string, unknown>>
  readonly organisation: string | undefined
  readonly by: string
  readonly at: string
}

/** That a user may be given a way in by an operator. */
export interface Admission {
  readonly how: WayIn
  readonly subject: string | undefined
  readonly at: string
}

/** A file of payouts for the bank, as it was made. */
export interface PaymentFileMade {
  readonly date: string
  readonly at: string
  readonly from: BankAccount
  readonly payouts: readonly string[]
}

export interface Member {
  readonly id: string
  suspended: string | undefined
  depositClass: DepositClass
  /** What it is paid to: one in force, and one that waits. */
  readonly accounts: MemberAccount[]
  /** The last record of each kind that it was looked into. */
  readonly screenings: Map<ScreenedFor, Screening>
  /** By the first rules: one key for all rounds. */
  trustee: TrusteeJwk | undefined
  /** Its keys as a trustee (X25519, in base64url), the first one first: each is for one round. */
  readonly roundKeys: string[]
  /** How many of these rounds have taken. */
  keysUsed: number
}

/**
 * A market as it stands: what all events so far, one after another, leave. It reads no clock and knows no secret, so that whoever has
 * the log comes to the same; of one by the first rules, whoever has the world's tables as well.
 */
export class MarketState {
  /** What lots and rounds are held against. */
  tables: TablesById
  /** Hash of the world that they were taken from. */
  world: string | undefined
  /** Whether they stand in the log. */
  keepsTables = false
  /** Version of the rules that hold now. */
  version = 1
  founded: (MarketEvent & { readonly kind: 'founded' }) | undefined
  readonly members = new Map<string, Member>()
  readonly users = new Map<string, User>()
  /** Since when nobody else has had a hand in a user's account: when it was added, or let in by another. */
  readonly since = new Map<string, string>()
  /** Entry that last removed a user: what was given to somebody of that id before is good for nothing. */
  readonly left = new Map<string, number>()
  readonly apiKeys = new Map<string, ApiKey>()
  readonly rounds = new Map<string, Round>()
  /** Rounds that take orders, or will: not frozen. */
  private readonly taking = new Set<Round>()
  readonly contracts = new Map<string, Contract>()
  /** What is to leave the default fund and the operator's capital, by account. */
  readonly notices = new Map<string, Notice>()
  /** What members have set aside for a budget and not taken back: budget -> member -> nano-dollars. */
  readonly setAside = new Map<string, Map<string, bigint>>()
  /** Share of what they want that buyers may have, by material, while a shortage is declared. */
  readonly shortages = new Map<string, { readonly share: number; readonly why: string }>()
  /** Every key that a trustee ever registered -> whose and which one it is. */
  readonly trusteeKeys = new Map<string, string>()
  readonly signingKeys = new Map<string, OrganisationKey>()
  /** Signing keys that an operator has proposed, and no other agreed to. */
  readonly proposedKeys = new Map<string, ProposedKey>()
  /** Ids of all that were ever proposed: none is given to another key. */
  readonly proposedKeyIds = new Set<string>()
  /** Where members pay to. */
  bankAccount: BankAccount | undefined
  readonly payouts = new Map<string, Payout>()
  /** What was made for the bank, by day. */
  readonly paymentFiles = new Map<string, PaymentFileMade>()
  /** The bank's references of entries that are in. */
  readonly bankEntries = new Set<string>()
  /** Whether it has taken two operators before: from then on it always does. */
  needsTwo = false
  /** Whether operators sign what they ask: for good. */
  operatorsSign = false
  readonly operatorKeys = new OperatorKeys()
  /** What a signed command says it is for: the hash of the foundation where that says that operators sign, or else the market's public key. */
  signedFor = ''
  readonly proposals = new Map<string, Proposal>()
  /** Ids of all proposals ever: none is given to another. */
  readonly proposalIds = new Set<string>()
  /** Users who may be given a way in, once. */
  readonly admissions = new Map<string, Admission>()
  readonly ledger = new Ledger(mayOwe)
  /** All that was posted, in order; the id of each is the number of its entry. */
  readonly bookings: (Booking & { readonly at: string })[] = []
  /** Commands that were carried out, by who asked and the id they gave: with the digest of what was asked, and the last entry. */
  readonly commands = new Map<string, Taken>()
  grades: readonly OriginGrade[] = []
  /** What is registered, as it was given; `register` and `registry` are what that means. */
  readonly organisations = new Map<string, GivenOrganisation>()
  related: readonly GivenRelated[] = []
  private readonly sites = new Map<string, unknown>()
  readonly recorded: Recorded[] = []
  private known: {
    register?: OwnersRegister
    registry?: Registry
    /** Lots as so many records leave them. */
    lots?: { readonly book: LotLedger; readonly count: number }
    ahead?: Ahead
  } = {}

  /** @param tables what a market of the first rules goes by, whose log does not hold them */
  constructor(tables: MarketTables = NO_TABLES) {
    this.tables = tablesById(tables)
  }

  get currency(): string {
    return this.founded?.currency ?? 'USD'
  }

  get register(): OwnersRegister {
    this.known.register ??= registerOf({ organisations: [...this.organisations.values()], related: this.related })
    return this.known.register
  }

  get registry(): Registry {
    this.known.registry ??= registryOf(this.tables, this.register, [...this.sites.values()])
    return this.known.registry
  }

  get lots(): LotLedger {
    const { registry, recorded, known } = this
    const { book, count } = known.lots ?? { book: undefined, count: 0 }
    if (book !== undefined && count === recorded.length) return book
    // A few records more are played alone; many are quicker played from the start.
    const isNear = book !== undefined && recorded.length - count <= FEW
    let next = isNear ? book : recordLots(recorded, registry)
    if (isNear)
      for (let n = count + 1; n <= recorded.length; n++) next = recordNext(next, recorded.slice(0, n), registry)
    known.lots = { book: next, count: recorded.length }
    return next
  }

  /** The register as it would be with another organisation in it: what is wrong with that is thrown. */
  registerWith(
    organisation: GivenOrganisation | undefined,
    related: readonly GivenRelated[] = this.related,
  ): OwnersRegister {
    const all = new Map(this.organisations)
    if (organisation !== undefined) all.set(organisation.id, organisation)
    return registerOf({ organisations: [...all.values()], related })
  }

  /** The same for sites. */
  registryWith(id: string, site: unknown): Registry {
    return registryOf(this.tables, this.register, [...new Map(this.sites).set(id, site).values()])
  }

  /** Grades and registry as they would be by other tables: what is wrong with that is thrown. */
  by(tables: TablesById): Pick<MarketState, 'grades' | 'registry'> {
    return {
      grades: gradesOf(this.founded, tables),
      registry: registryOf(tables, this.register, [...this.sites.values()]),
    }
  }

  /** The lots as they would be with another event. */
  lotsWith(recorded: Recorded): LotLedger {
    const lots = recordNext(this.lots, [...this.recorded, recorded], this.registry)
    this.known.ahead = { after: this.recorded.length, recorded, lots }
    return lots
  }

  /** Takes note of a record: mostly the one that was just looked at, and then nothing has to be played again. */
  private take(recorded: Recorded): void {
    const { ahead } = this.known
    const isAhead = ahead?.after === this.recorded.length && canonicalJson(ahead.recorded) === canonicalJson(recorded)
    this.recorded.push(isAhead ? ahead.recorded : recorded)
    delete this.known.ahead
    if (isAhead) this.known.lots = { book: ahead.lots, count: this.recorded.length }
  }

  /** Takes note of what happened. Events that were decided on fit; one that doesn't is a fault of ours, and thrown. */
  apply(entry: Entry<MarketEvent>): void {
    const { seq, at, by, command, event, hash } = entry
    for (const round of dueBy(at, this.taking)) this.freeze(round)
    this.commands.set(command.split(' ').slice(0, 2).join(' '), { command, seq, at, hash })
    noteOperatorAct(this, entry)
    this.needsTwo ||= takesTwo(this, at)
    const recalled =
      event.kind === 'defaulted' ? recallable(this, this.round(event.round), event.organisation) : undefined
    const dues =
      event.kind === 'defaulted' ? defaultOf(this, this.round(event.round), event.organisation).dues : undefined
    const booking = bookingOf(this, event, seq)
    if (booking !== undefined) {
      this.ledger.post(booking)
      this.bookings.push({ ...booking, at })
    }
    switch (event.kind) {
      case 'founded':
        this.founded = event
        this.version = event.version ?? 1
        this.signedFor = event.operatorsSign === undefined ? event.signs.x : hash
        this.operatorsSign = event.operatorsSign !== undefined
        if (event.operatorsSign !== undefined) this.operatorKeys.take(event.operatorsSign)
        return this.goBy(event)
      case 'rules-version':
        this.version = event.version
        if (!this.keepsTables) this.goBy(event)
        return
      case 'tables':
        return this.goBy(event)
      case 'organisation':
        this.organisations.set(event.organisation.id, event.organisation)
        if (event.member && !this.members.has(event.organisation.id)) {
          // Operators have registered those that it has had before, and a member's are its own affair.
          for (const { id, organisation } of this.version < 2 ? [] : this.signingKeys.values())
            if (organisation === event.organisation.id) this.signingKeys.delete(id)
          this.members.set(event.organisation.id, {
            id: event.organisation.id,
            suspended: undefined,
            depositClass: 'standard',
            accounts: [],
            trustee: undefined,
            roundKeys: [],
            keysUsed: 0,
            screenings: new Map(),
          })
        }
        this.known = {}
        return
      case 'related':
        this.related = event.related
        this.known = {}
        return
      case 'standing':
        this.member(event.organisation).suspended = event.suspended ? event.why : undefined
        return
      case 'deposit-class':
        this.member(event.organisation).depositClass = event.class
        return
      case 'user':
        this.since.set(event.user.id, at)
        // An operator who was added by one alone is let in by one alone, and not by an admission that outlives that.
        if (this.needsTwo || event.user.role !== 'operator')
          this.admissions.set(event.user.id, { how: 'one-time password', subject: undefined, at })
        if (event.user.role !== 'operator') this.operatorKeys.drop(event.user.id)
        return void this.users.set(event.user.id, event.user)
      case 'user-left':
        this.users.delete(event.user)
        this.left.set(event.user, seq)
        this.admissions.delete(event.user)
        this.operatorKeys.drop(event.user)
        this.dropKeysOf(event.user)
        return
      case 'api-key':
        return void this.apiKeys.set(event.key.id, event.key)
      case 'api-key-revoked':
        return void this.apiKeys.delete(event.key)
      case 'signing-key':
        return void this.signingKeys.set(event.key.id, event.key)
      case 'signing-key-proposed':
        this.proposedKeyIds.add(event.key.id)
        return void this.proposedKeys.set(event.key.id, { key: event.key, by, at })
      case 'signing-key-agreed': {
        const proposed = this.proposedKeys.get(event.key)
        if (proposed === undefined) return
        this.proposedKeys.delete(event.key)
        return void this.signingKeys.set(event.key, { ...proposed.key, from: at })
      }
      case 'signing-key-revoked': {
        this.proposedKeys.delete(event.key)
        const key = this.signingKeys.get(event.key)
        if (key !== undefined) this.signingKeys.set(event.key, { ...key, revoked: at })
        return
      }
      case 'operator-key':
        return this.operatorKeys.take(event.key)
      case 'operator-key-proposed':
        return void this.operatorKeys.waiting.set(event.key.id, { ...event.key, at })
      case 'operator-key-agreed': {
        const waiting = this.operatorKeys.waiting.get(event.key)
        if (waiting === undefined) return
        this.operatorKeys.take(waiting)
        // Another has had a hand in it: its holder is no second person before three days have passed.
        return void this.since.set(waiting.user, at)
      }
      case 'operator-key-refused':
        return void this.operatorKeys.waiting.delete(event.key)
      case 'operators-sign':
        this.operatorsSign = true
        return
      case 'trustee-key':
        this.member(event.organisation).trustee = event.jwk
        return
      case 'trustee-keys': {
        const { organisation, from, keys } = event
        this.member(organisation).roundKeys.splice(from - 1, Number.POSITIVE_INFINITY, ...keys)
        keys.forEach((x, i) => this.trusteeKeys.set(x, `${organisation} ${from + i}`))
        return
      }
      case 'site':
        this.sites.set((event.site as { id: string }).id, event.site)
        delete this.known.registry
        delete this.known.lots
        delete this.known.ahead
        return
      case 'lot-event':
        this.take(recordedIn(event.token, at))
        noteDelivery(this)
        return
      case 'contract': {
        const { id, organisation, material, strike, budget, amount } = event.contract
        const micro = quantity<'µUSD'>(Number(billionthsOf(amount) / 1000n))
        this.contracts.set(id, { id, organisation, material, strike: microUsdOf(strike), budget, amount: micro })
        return
      }
      case 'contract-ended':
        return void this.contracts.delete(event.contract)
      case 'fund-notice':
        return noteNotice(this, fundOf(event.organisation), billionthsOf(event.amount))
      case 'fund-out':
        return noteLeft(this, fundOf(event.organisation), billionthsOf(event.amount))
      case 'capital-notice':
        return noteNotice(this, CAPITAL, billionthsOf(event.amount))
      case 'capital-out':
        return noteLeft(this, CAPITAL, billionthsOf(event.amount))
      case 'budget':
      case 'budget-back':
        return noteSetAside(this, event)
      case 'shortage':
        if (event.share < 1) this.shortages.set(event.material, { share: event.share, why: event.why })
        else this.shortages.delete(event.material)
        return
      case 'round': {
        const round: Round = {
          id: event.round,
          version: this.version,
          spec: event.spec,
          terms: termsOf(event.spec, this.grades),
          sealedFor: {
            market: this.founded?.signs.x ?? '',
            round: event.round,
            terms: digest(event.spec),
          },
          trustees: new Map(event.spec.trustees.map((id) => [id, this.takeKey(id)])),
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
        }
        this.rounds.set(event.round, round)
        this.taking.add(round)
        return
      }
      case 'order': {
        const { order: id, organisation, version, cover, envelope } = event
        const round = this.round(event.round)
        const { salt } = envelope
        const commitment =
          salt === undefined ? undefined : commitmentOf(bindingOf(round, { id, version, organisation }), salt)
        const { depositClass } = this.member(organisation)
        const order = { id, organisation, version, deposit: billionthsOf(cover), envelope, commitment, depositClass }
        notePlaced(round, order)
        round.orders.set(id, order)
        return
      }
      case 'withdrawn': {
        const round = this.round(event.round)
        noteWithdrawn(round, event.order)
        round.withdrawn.add(event.order)
        round.orders.delete(event.order)
        return
      }
      case 'closed': {
        const round = this.round(event.round)
        if (this.taking.has(round)) this.freeze(round)
        round.status = 'closed'
        return
      }
      case 'shares':
        return noteShares(this.round(event.round), event, at)
      case 'revealed': {
        const round = this.round(event.round)
        round.revealed.set(event.order, event.key)
        return noteSure(round, at)
      }
      case 'opened': {
        const round = this.round(event.round)
        round.status = 'opened'
        round.opened = seq
        round.accepted = new Map(event.accepted.map(({ order, content }) => [order, content]))
        round.refused = new Map(event.refused.map(({ order, why }) => [order, why]))
        round.book = bookOf({ contracts: contractsIn(this, round), tieBreak: event.tieBreak }, round)
        round.frozen = undefined
        round.uncommittedSupply = uncommittedSupplyIn(this, round)
        return
      }
      case 'left-out': {
        const round = this.round(event.round)
        const out = new Map(event.orders.map(({ order, why }) => [order, why]))
        round.refused = new Map([...round.refused, ...out])
        round.accepted = new Map([...round.accepted].filter(([order]) => !out.has(order)))
        // Not made again: what budgets hold is as it was when the round was opened.
        if (round.book !== undefined)
          round.book = { ...round.book, orders: round.book.orders.filter(({ id }) => !out.has(id)) }
        return
      }
      case 'cleared': {
        const round = this.round(event.round)
        round.status = 'cleared'
        round.certificate = event.certificate
        round.signature = event.signature
        round.clearedAt = at
        if (round.version < 2) round.beneficialOwners = beneficialOwnersOfOrders(this, round)
        if (round.book === undefined) return
        const open = validateBook(round.book)
        round.prices = new Map(open.nodes.map((node, n) => [node, event.certificate.prices[n] ?? 0]))
        round.parcels = parcelsOf(round.id, open, event.certificate)
        for (const { order, amount } of paidByContracts(round, open, event.certificate, round.parcels))
          if (round.version < 3 || amount > 0n) this.drawOn(round, order, amount)
        return
      }
      case 'void': {
        const round = this.round(event.round)
        round.status = 'void'
        round.frozen = undefined
        this.taking.delete(round)
        round.why = event.why
        return
      }
      case 'settled': {
        const round = this.round(event.round)
        round.status = 'settled'
        for (const { order, amount } of round.version < 3 ? [] : broughtIn(round)) this.drawOn(round, order, amount)
        return
      }
      case 'undelivered': {
        const round = this.round(event.round)
        // A correction may open a parcel again of which some was declared before.
        const before = round.version < 2 ? 0 : (round.undelivered.get(event.parcel) ?? 0)
        round.undelivered.set(event.parcel, before + event.grams)
        const parcel = round.parcels.find(({ id }) => id === event.parcel)
        if (parcel === undefined || round.version < 3) return
        round.dues = [...round.dues, ...duesOfUndelivered(round, [parcel, event.grams])]
        return this.giveBack(round, [{ parcel, grams: event.grams }])
      }
      case 'defaulted': {
        const round = this.round(event.round)
        const off = calledOff(this, round, event.organisation)
        for (const { parcel, grams } of off)
          round.undelivered.set(parcel.id, (round.undelivered.get(parcel.id) ?? 0) + grams)
        this.giveBack(round, off)
        round.dues = dues ?? []
        if (recalled !== undefined) noteRecalled(this, recalled, event.organisation)
        round.defaulted.add(event.organisation)
        this.member(event.organisation).suspended = `in default: ${event.why}`
        return
      }
      case 'screening':
        return noteScreening(this.member(event.organisation), event)
      case 'dispute':
      case 'dispute-answered':
      case 'dispute-decided':
      case 'dispute-ended':
        return noteDispute(this.round(event.round), event, at)
      case 'force-majeure':
      case 'force-majeure-decided':
        return noteForceMajeure(this.round(event.round), event, at)
      case 'trade-review':
      case 'trade-review-answered':
      case 'trade-review-refused':
        return noteTradeReview(this.round(event.round), event, at)
      case 'trade-cancelled': {
        const round = this.round(event.round)
        const parcel = round.parcels.find(({ id }) => id === event.parcel)
        if (parcel !== undefined) round.dues = [...round.dues, ...duesOfCancelled(round, [parcel, event.grams])]
        return noteTradeReview(round, event, at)
      }
      case 'two-required':
        this.needsTwo = true
        // What one of them has taken in the name of another is good for nothing from here on.
        for (const { id, role } of this.users.values()) if (role === 'operator') this.dropKeysOf(id)
        return
      case 'proposed': {
        const { proposal: id, command: name, input, organisation } = event
        this.proposalIds.add(id)
        return void this.proposals.set(id, { id, command: name, input, organisation, by, at })
      }
      case 'agreed':
      case 'proposal-withdrawn':
        return void this.proposals.delete(event.proposal)
      case 'admitted': {
        const { user, how, subject } = event
        // One alone may still let anybody in, and grants nothing for when two are needed.
        if (this.needsTwo) this.admissions.set(user, { how, subject, at })
        return
      }
      case 'let-in':
        this.admissions.delete(event.user)
        if (by !== event.user) this.beginAgain(event.user, at)
        return
      case 'market-account':
        this.bankAccount = event.account
        return
      case 'bank-account':
        return noteAccount(this.member(event.organisation).accounts, event.account, at)
      case 'payout': {
        const { payout: id, organisation, amount, account } = event
        return void this.payouts.set(id, { id, organisation, amount, account, status: 'asked' })
      }
      case 'payout-withdrawn':
        return this.mark([event.payout], 'withdrawn')
      case 'payouts-released':
        return this.mark(event.payouts, 'released')
      case 'payment-file': {
        const { date, from, payouts } = event
        this.paymentFiles.set(date, { date, at, from, payouts })
        return this.mark(payouts, 'sent')
      }
      case 'statement':
        for (const one of event.entries) {
          this.bankEntries.add(one.entry)
          if (one.kind !== 'in') this.mark([one.payout], one.kind === 'out' ? 'paid' : 'returned')
        }
        return
      case 'paid-in':
      case 'paid-out':
      case 'fund':
      case 'capital':
        return
      default:
        return event satisfies never
    }
  }

  /** Takes the tables that an event holds for those of the market. */
  private goBy({
    world,
    tables,
  }: {
    readonly world?: string | undefined
    readonly tables?: MarketTables | undefined
  }): void {
    if (tables === undefined && this.version >= 2)
      throw new Error('it holds no tables, by which all that follows would be decided')
    if (tables !== undefined) {
      if (!/^[0-9a-f]{64}$/.test(world ?? '')) throw new Error('its tables are of no world')
      this.tables = tablesById(readMarketTables(tables))
      this.keepsTables = true
    }
    this.world = world
    this.grades = gradesOf(this.founded, this.tables)
    delete this.known.registry
    delete this.known.lots
    delete this.known.ahead
  }

  /** Takes note of what admits the orders of a round whose time is over. */
  private freeze(round: Round): void {
    this.taking.delete(round)
    round.shortage = new Map([...this.shortages].map(([material, { share }]) => [material, share]))
    if (round.version < 2) return
    if (round.version >= 3) round.plants = plantsIn(this, round)
    round.frozen = frozenFor(this, round)
    round.beneficialOwners = beneficialOwnersOfOrders(this, round)
  }

  /** What a price contract was paid, or paid back, changes what it may still take of its budget. */
  private drawOn(round: Round, order: string, amount: bigint): void {
    const content = round.accepted.get(order)
    const contract = content?.kind === 'floor' ? this.contracts.get(content.contract) : undefined
    if (contract === undefined) return
    // Upwards, so that a part of a micro-dollar is never paid twice.
    const drawn = amount > 0n ? (amount + 999n) / 1000n : amount / 1000n
    this.contracts.set(contract.id, { ...contract, amount: less(contract.amount, quantity(Number(drawn))) })
  }

  /** What was paid for goods that do not come is a contract's again. */
  private giveBack(round: Round, missing: readonly { readonly parcel: Parcel; readonly grams: number }[]): void {
    for (const { order, amount } of backFromContracts(round, missing))
      if (amount > 0n) this.drawOn(round, order, 0n - amount)
  }

  /** The key with which a trustee opens a round that is announced now: none is taken twice. */
  private takeKey(id: string): TrusteeKey {
    const member = this.member(id)
    if (this.version === 1) return { number: 0, jwk: member.trustee ?? NO_KEY }
    member.keysUsed += 1
    return { number: member.keysUsed, jwk: { ...NO_KEY, x: member.roundKeys[member.keysUsed - 1] ?? '' } }
  }

  /** What another lets in has new hands: with an operator, what it had before is good for nothing, so that the one who lets in keeps no key of it. */
  private beginAgain(user: string, at: string): void {
    this.since.set(user, at)
    const takesTwoAtAnyTime = this.needsTwo || this.founded?.twoOperators === true
    if (takesTwoAtAnyTime && this.users.get(user)?.role === 'operator') this.dropKeysOf(user)
  }

  private dropKeysOf(holder: string): void {
    for (const { id, user } of this.apiKeys.values()) if (user === holder) this.apiKeys.delete(id)
  }

  private mark(payouts: readonly string[], status: PayoutStatus): void {
    for (const payout of payouts) this.payout(payout).status = status
  }

  payout(id: string): Payout {
    const found = this.payouts.get(id)
    if (found === undefined) throw new Error(`no payout ${id}`)
    return found
  }

  member(id: string): Member {
    const found = this.members.get(id)
    if (found === undefined) throw new Error(`no member ${id}`)
    return found
  }

  round(id: string): Round {
    const found = this.rounds.get(id)
    if (found === undefined) throw new Error(`no round ${id}`)
    return found
  }
}

/** Grades of origin, by the rules that a market was founded on. */
function gradesOf(founded: MarketState['founded'], tables: TablesById): readonly OriginGrade[] {
  if (founded === undefined) throw new Error('the market is not founded')
  const rules = Object.entries(founded.rules).map(
    ([file, text]) => [file.replace(/\.yaml$/, ''), parseOriginRule(file, text, tables)] as const,
  )
  return parseOriginGrades('grades', founded.grades, new Map(rules))
}

/** What a credential says, of one that was verified when it was taken. */
function recordedIn(token: string, received: string): Recorded {
  const payload = token.split('.')[1] ?? ''
  const { issuer, credentialSubject } = JSON.parse(new TextDecoder().decode(base64url.decode(payload))) as {
    issuer: string
    credentialSubject: Record<string, unknown>
  }
  return { event: parseEvent(credentialSubject['ytterby:event']), signer: issuer, received }
}
