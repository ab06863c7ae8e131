import type { BankAccount } from '../../bank/index.ts'
import { canonicalJson } from '../../canonical.ts'
import { Ledger, type Booking } from '../../ledger/index.ts'
import {
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
} from '../../origin/index.ts'
import { registerOf, type OwnersRegister } from '../../owners/index.ts'
import { tablesById, type MarketTables, type TablesById } from '../../tables/index.ts'
import { mayOwe } from './accounts.ts'
import type { ApiKey } from '../events/keys.ts'
import type { GivenOrganisation, GivenRelated, User, MarketEvent } from '../events/event.ts'
import type { Notice, Payout, PaymentFileMade } from './money.ts'
import { OperatorKeys } from './operator-keys.ts'
import type { Contract, Round } from './round.ts'
import type { Taken } from './taken.ts'
import type { Member, ProposedKey, Proposal, Admission } from './people.ts'

/** The lots as they would be with one record more. */
interface Ahead {
  readonly after: number
  readonly recorded: Recorded
  readonly lots: LotLedger
}

const NO_TABLES: MarketTables = { places: [], elements: [], materials: [], processes: [], recipes: [] }

/** Records that are played one by one on a book of lots that is there. */
const FEW = 20

/**
 * A market as it stands: what all events so far, one after another, leave. It reads no clock and knows no secret, so that all who have
 * the log find the same; of one by the first rules, all who have the world's tables as well.
 */
export class MarketState {
  /** What lots and rounds are checked against. */
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
  readonly taking = new Set<Round>()
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
    /** Lots as that number of records leaves them. */
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
  keepRecord(recorded: Recorded): void {
    const { ahead } = this.known
    const isAhead = ahead?.after === this.recorded.length && canonicalJson(ahead.recorded) === canonicalJson(recorded)
    this.recorded.push(isAhead ? ahead.recorded : recorded)
    delete this.known.ahead
    if (isAhead) this.known.lots = { book: ahead.lots, count: this.recorded.length }
  }

  /** Takes note of a site, by which lots are held. */
  keepSite(id: string, site: unknown): void {
    this.sites.set(id, site)
    this.forgetLots()
  }

  /** Once what registry and lots are made of has changed. */
  forgetLots(): void {
    delete this.known.registry
    delete this.known.lots
    delete this.known.ahead
  }

  /** Once organisations have changed: they bear on all of it. */
  forgetRegister(): void {
    this.known = {}
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
export function gradesOf(founded: MarketState['founded'], tables: TablesById): readonly OriginGrade[] {
  if (founded === undefined) throw new Error('the market is not founded')
  const rules = Object.entries(founded.rules).map(
    ([file, text]) => [file.replace(/\.yaml$/, ''), parseOriginRule(file, text, tables)] as const,
  )
  return parseOriginGrades('grades', founded.grades, new Map(rules))
}
