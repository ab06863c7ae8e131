import type { Json } from '../../canonical.ts'
import { isWeakSigner } from '../../origin/keys.ts'
import { isOneKey, isWeakPoint } from '../../sealed/trustee-key.ts'
import { tablesById, type TablesById } from '../../tables/by-id.ts'
import { KEY_WAITS_MS } from '../../signed-command.ts'
import type { TablesOf } from '../events/adopted-tables.ts'
import { isBefore, isInstant } from '../forms/schemas.ts'
import { daysAfter, isOverBy } from '../forms/days.ts'
import { whyBelowDamages, whyNotMargins } from '../rules/money/deposit-class.ts'
import { hasLapsed } from '../rules/people/operators.ts'
import { publicEventSchema, type PublicEvent } from '../events/public-event.ts'
import { isSignedBy } from '../sequencer/receipt.ts'
import { isOver, isThresholdSafe, sharesMaterial } from '../rules/rounds/round.ts'
import { UNDER_WAY, type RoundStatus } from '../state/round.ts'
import type { RoundSpec } from '../events/round-spec.ts'
import { RULES } from '../events/rules-version.ts'
import { REVIEW_DAYS } from '../rules/goods/trade-review-days.ts'

interface Proposed {
  readonly command: string
  readonly at: string
  /** Whom it is about. */
  readonly organisation: string | undefined
}

export interface PublicRound {
  readonly id: string
  /** Of the rules that it was announced by. */
  readonly version: number
  readonly spec: RoundSpec
  /** Trustee -> its public key for this round. */
  readonly trustees: ReadonlyMap<string, string>
  status: RoundStatus
  /** Entry that closed it. */
  closed: number
  /** What its orders were bound to at the close; undefined before, and by the first rules. */
  commitments: readonly string[] | undefined
  /** Trustees who have handed out shares. */
  readonly heard: Set<string>
  accepted: number
  refused: number
  /** What decided between orders that were alike, as it was stated when they were opened. */
  tieBreak: string | undefined
  /** Hash of its certificate. */
  seal: string | undefined
  /** When it was cleared. */
  clearedAt: string | undefined
  /** Parcels that were cancelled after that. */
  cancelled: number
}

interface PublicKeys {
  /** Public keys of a trustee, by number from 1 on, and how many of them rounds have taken. */
  readonly keys: string[]
  used: number
}

interface PublicKey {
  readonly organisation: string
  readonly x: string
  readonly isRevoked?: boolean
}

type Of<K extends PublicEvent['kind']> = Extract<PublicEvent, { readonly kind: K }>
type OfRound = Extract<PublicEvent, { readonly round: string }>
interface At {
  readonly seq: number
  readonly at: string
}

const goodsOf = ({ materials, places }: RoundSpec): { materials: readonly string[]; places: readonly string[] } => ({
  materials: materials.map(({ material }) => material),
  places,
})

/** What is wrong with an entry, in words. */
class NotSo extends Error {}
const not: (why: string) => never = (why) => {
  throw new NotSo(why)
}

/**
 * A market as everybody sees it, of what its entries show: who takes part, with which keys; rounds with their terms, what was sealed for them,
 * and the seals of their results. What shows nothing may have happened between any two entries.
 */
export class PublicMarket {
  /** Whether what stood before is not known: it was founded by rules that have no public log, and has adopted others since. */
  private isLate = false
  private hasBegun = false
  private version = 1
  founded: Of<'founded'> | undefined
  /** What it has gone by, one after another, and the hash of the world that each was taken from. */
  readonly tables: TablesOf[] = []
  private byId: TablesById | undefined
  readonly members = new Set<string>()
  readonly rounds = new Map<string, PublicRound>()
  private readonly signingKeys = new Map<string, PublicKey>()
  private readonly proposed = new Map<string, PublicKey & { readonly since: string }>()
  private readonly proposedIds = new Set<string>()
  private readonly trustees = new Map<string, PublicKeys>()
  /** Whose a trustee's key is, and which one of theirs. */
  private readonly keyOf = new Map<string, string>()
  /** Whether it takes two operators, as an entry says. */
  private needsTwo = false
  private operatorsSign = false
  private readonly proposals = new Map<string, Proposed>()
  /** An id is given once, also where its proposal is done or withdrawn. */
  private readonly proposalIds = new Set<string>()
  /** What two operators have agreed to, and when: the next entry is that, by the same command. */
  private agreed: Proposed | undefined
  /** Round of which orders were left out, and when: the next entry clears it, by the same command. */
  private leaving: { readonly round: string; readonly at: string } | undefined

  /** Takes note of what an entry shows, and says what of it cannot be; undefined if all of it can. */
  async whyNot(event: Json | undefined, where: At): Promise<string | undefined> {
    const { leaving, agreed } = this
    this.leaving = undefined
    this.agreed = undefined
    try {
      const { kind } = (event ?? {}) as { readonly kind?: unknown }
      // Its first entry here: everything before is missing, but where the earlier rules had no public log.
      if (!this.hasBegun && kind !== (where.seq === 1 ? 'founded' : 'rules-version'))
        not('A public log begins with the foundation of a market, or where it adopts the rules that have one.')
      this.hasBegun = true
      if (event === undefined && agreed !== undefined) not(NOT_DONE)
      if (event === undefined) return leaving === undefined ? undefined : not(NOT_CLEARED)
      if (!isInstant(where.at)) not(`${where.at} is no instant in UTC.`)
      const read = publicEventSchema.safeParse(event)
      if (!read.success) return 'It shows what no market shows.'
      const { data } = read
      if (
        leaving !== undefined &&
        !(data.kind === 'cleared' && data.round === leaving.round && where.at === leaving.at)
      )
        not(NOT_CLEARED)
      this.mustBeAgreed(data, agreed, where)
      if (!('round' in data)) this.takeOfMarket(data, where)
      else if (data.kind === 'round') this.announce(data, where)
      else await this.takeOfRound(data, where)
    } catch (error) {
      if (error instanceof NotSo) return error.message
      throw error
    }
    return undefined
  }

  /** What has to come and does not. */
  whyMissing(): string | undefined {
    if (this.agreed !== undefined) return `The log ends too early. ${NOT_DONE}`
    return this.leaving === undefined ? undefined : `The log ends too early. ${NOT_CLEARED}`
  }

  /** What two operators agree to is done at once, and what takes two is done in no other way. */
  private mustBeAgreed(event: PublicEvent, agreed: PublicMarket['agreed'], { at }: At): void {
    const command = DONE_BY[event.kind]
    if (agreed !== undefined && (agreed.command !== command || agreed.at !== at)) not(NOT_DONE)
    if (agreed !== undefined && event.kind === 'standing' && agreed.organisation !== event.organisation) not(NOT_DONE)
    if (agreed === undefined && event.kind === 'standing' && this.needsTwo)
      not('It takes two operators to change the standing of a member, and they have not agreed to that.')
  }

  private proposalNamed(id: string, command: string): Proposed {
    const found = this.proposals.get(id)
    if (found?.command !== command) return not(`No proposal "${id}" of that kind waits.`)
    this.proposals.delete(id)
    return found
  }

  private takeOfMarket(event: Exclude<PublicEvent, OfRound>, { seq, at }: At): void {
    switch (event.kind) {
      case 'founded': {
        if (seq !== 1) not('A market is founded once, by its first entry.')
        const { version = 1 } = event
        if (version < 2 || version > RULES)
          not(`It keeps to version ${version} of the rules, and this release knows 2 to ${RULES}.`)
        const keys = [event.signs.x, event.operatorsSign?.jwk.x].filter((x) => x !== undefined)
        if (keys.some(isWeakSigner)) not('With a key in it anybody could sign.')
        this.founded = event
        this.version = version
        this.operatorsSign = event.operatorsSign !== undefined
        return this.goBy(event)
      }
      case 'rules-version': {
        if (event.version <= this.version || event.version > RULES)
          not(`It goes from version ${this.version} of the rules to ${event.version}, and this release knows ${RULES}.`)
        const going = [...this.rounds.values()].find(({ status }) => UNDER_WAY.includes(status))
        if (going !== undefined) not(`The round "${going.id}" is ${going.status}, by the earlier rules.`)
        this.version = event.version
        this.isLate = this.founded === undefined
        return this.byId === undefined ? this.goBy(event) : undefined
      }
      case 'tables': {
        const going = [...this.rounds.values()].find(({ status }) => UNDER_WAY.includes(status))
        if (going !== undefined) not(`The round "${going.id}" is ${going.status}, by the earlier tables.`)
        this.goBy(event)
        for (const { status, spec } of this.rounds.values()) if (status !== 'void') this.mustBeInTables(goodsOf(spec))
        return
      }
      case 'organisation': {
        const { id: member } = event.organisation
        // Keys that an organisation had before it took part end with that.
        if (!this.members.has(member) && this.version >= 2)
          for (const [id, { organisation }] of this.signingKeys)
            if (organisation === member) this.signingKeys.delete(id)
        return void this.members.add(member)
      }
      case 'standing':
        return this.mustBeMember(event.organisation)
      case 'signing-key': {
        const { id, organisation, jwk, from, until } = event.key
        this.mustBeNew(id, { x: jwk.x, until, at })
        if (from !== at) not(`Its key is good from ${from} on, and it was registered at ${at}.`)
        return void this.signingKeys.set(id, { organisation, x: jwk.x })
      }
      case 'signing-key-proposed': {
        const { id, organisation, jwk, until } = event.key
        this.mustBeNew(id, { x: jwk.x, until, at })
        this.proposedIds.add(id)
        return void this.proposed.set(id, { organisation, x: jwk.x, since: at })
      }
      case 'signing-key-agreed': {
        const { since, ...key } = this.proposed.get(event.key) ?? not(`No key "${event.key}" was proposed.`)
        if (Date.parse(at) < Date.parse(since) + KEY_WAITS_MS)
          not(`The key was proposed at ${since}, and its organisation has three days to object.`)
        this.proposed.delete(event.key)
        return void this.signingKeys.set(event.key, key)
      }
      case 'signing-key-revoked':
        return this.revoke(event.key)
      case 'two-required':
        this.needsTwo = true
        return
      case 'operators-sign':
        if (this.operatorsSign) not('Operators sign what they ask already.')
        this.operatorsSign = true
        return
      case 'proposed':
        if (this.proposalIds.has(event.proposal)) not(`There was a proposal "${event.proposal}" already.`)
        this.proposalIds.add(event.proposal)
        return void this.proposals.set(event.proposal, { command: event.command, at, organisation: event.organisation })
      case 'agreed': {
        const proposed = this.proposalNamed(event.proposal, event.command)
        if (hasLapsed(proposed.at, at)) not(`It was proposed at ${proposed.at}, and a proposal holds for seven days.`)
        this.agreed = { ...proposed, at }
        return
      }
      case 'proposal-withdrawn':
        return void this.proposalNamed(event.proposal, event.command)
      case 'trustee-keys':
        return this.takeTrusteeKeys(event)
      case 'shortage':
        return this.mustBeInTables({ materials: [event.material] })
      default:
        return event satisfies never
    }
  }

  private goBy({ world, tables }: Pick<Of<'rules-version'>, 'world' | 'tables'>): void {
    if (world === undefined || tables === undefined)
      return not('It holds no tables, by which all that follows would be decided.')
    this.tables.push({ world, tables })
    this.byId = tablesById(tables)
  }

  private mustBeInTables({
    materials,
    places = [],
  }: {
    readonly materials: readonly string[]
    readonly places?: readonly string[]
  }): void {
    const { byId } = this
    const material = materials.find((one) => byId?.materials.has(one) !== true)
    if (material !== undefined) not(`It is about "${material}", and there is no such material.`)
    const place = places.find((one) => byId?.places.has(one) !== true)
    if (place !== undefined) not(`It is at "${place}", and there is no such place.`)
  }

  private mustBeMember(organisation: string): void {
    if (!this.members.has(organisation) && !this.isLate) not(`${organisation} is no member.`)
  }

  private mustBeNew(id: string, { x, until, at }: { x: string; until: string; at: string }): void {
    const wasProposed = this.version >= 3 ? this.proposedIds.has(id) : this.proposed.has(id)
    if (this.signingKeys.has(id) || wasProposed) not(`There is, or was, a key "${id}" already.`)
    if ([...this.signingKeys.values(), ...this.proposed.values()].some((other) => other.x === x))
      not('The key is registered under another id.')
    if (isWeakSigner(x)) not('With its key anybody could sign.')
    if (!isBefore(at, until)) not(`Its key is good until ${until}, and it is ${at}.`)
  }

  private revoke(id: string): void {
    if (this.proposed.delete(id)) return
    const key = this.signingKeys.get(id)
    if (key === undefined) {
      if (!this.isLate) not(`There is no key "${id}".`)
      return
    }
    if (key.isRevoked === true) not(`The key "${id}" was revoked before.`)
    this.signingKeys.set(id, { ...key, isRevoked: true })
  }

  private takeTrusteeKeys({ organisation, from, keys }: Of<'trustee-keys'>): void {
    this.mustBeMember(organisation)
    const its = this.trusteeOf(organisation)
    if (from !== its.used + 1) not(`Rounds have taken ${its.used} keys of it, and these start with number ${from}.`)
    keys.forEach((x, i) => {
      const own = `${organisation} ${from + i}`
      if (isWeakPoint(x)) not(`With its key number ${from + i} everybody could read what is sealed for it.`)
      if (this.version >= 3 && !isOneKey(x)) not(`Its key number ${from + i} is written otherwise than keys are.`)
      if ((this.keyOf.get(x) ?? own) !== own || keys.indexOf(x) !== i)
        not(`Its key number ${from + i} is another one already.`)
    })
    keys.forEach((x, i) => this.keyOf.set(x, `${organisation} ${from + i}`))
    its.keys.splice(its.used, Number.POSITIVE_INFINITY, ...keys)
  }

  private trusteeOf(organisation: string): PublicKeys {
    const found = this.trustees.get(organisation) ?? { keys: [], used: 0 }
    this.trustees.set(organisation, found)
    return found
  }

  private announce({ round: id, spec }: Of<'round'>, { at }: At): void {
    if (this.rounds.has(id)) not(`There is a round "${id}" already.`)
    const { opens, closes, trustees: named, threshold, routes, limits } = spec
    if (!isBefore(at, closes) || !isBefore(opens, closes))
      not(`It opens at ${opens} and closes at ${closes}, and was announced at ${at}.`)
    if (threshold > named.length || new Set(named).size < named.length)
      not(`It takes ${threshold} trustees, of: ${named.join(', ')}.`)
    if (this.version >= 3 && !isThresholdSafe(named.length, threshold))
      not(`Where ${threshold} of ${named.length} trustees open it, fewer could keep an order out.`)
    if (limits === undefined && this.version >= 2) not('It does not say what one member may bring to it.')
    const whyNot = whyNotMargins(spec)
    if (whyNot !== undefined) not(whyNot)
    const below = this.version < 3 ? undefined : whyBelowDamages(spec)
    if (below !== undefined) not(below)
    this.mustBeInTables(goodsOf(spec))
    for (const one of [...named, ...routes.map(({ owner }) => owner)]) this.mustBeMember(one)
    const trustees = new Map<string, string>()
    for (const trustee of named) {
      const its = this.trusteeOf(trustee)
      const key = its.keys[its.used]
      if (key === undefined && this.version >= 2) not(`Its trustee ${trustee} has registered no key for it.`)
      its.used += this.version >= 2 ? 1 : 0
      trustees.set(trustee, key ?? '')
    }
    this.rounds.set(id, {
      id,
      version: this.version,
      spec,
      trustees,
      status: 'announced',
      closed: 0,
      commitments: undefined,
      heard: new Set(),
      accepted: 0,
      refused: 0,
      tieBreak: undefined,
      seal: undefined,
      clearedAt: undefined,
      cancelled: 0,
    })
  }

  private async takeOfRound(event: Exclude<OfRound, Of<'round'>>, where: At): Promise<void> {
    switch (event.kind) {
      case 'closed':
        return this.close(event, where)
      case 'shares': {
        const found = this.roundIn(event.round, 'closed')
        if (!found.trustees.has(event.trustee)) not(`${event.trustee} is no trustee of it.`)
        return void found.heard.add(event.trustee)
      }
      case 'opened':
        return this.open(event)
      case 'left-out': {
        const found = this.roundIn(event.round, 'opened')
        if (event.orders === 0 || event.orders > found.accepted)
          not(`Of ${found.accepted} orders it leaves out ${event.orders}.`)
        found.accepted -= event.orders
        found.refused += event.orders
        this.leaving = { round: event.round, at: where.at }
        return
      }
      case 'cleared': {
        const found = this.roundIn(event.round, 'opened')
        const key = this.founded?.signs.x
        if (key !== undefined && !(await isSignedBy(key, event.seal, event.signature)))
          not('Its result is not signed with the market’s key.')
        if ([...this.rounds.values()].some(({ seal }) => seal === event.seal))
          not('Its result is that of another round.')
        Object.assign(found, { status: 'cleared', seal: event.seal, clearedAt: where.at })
        return
      }
      case 'trade-cancelled':
        return this.cancel(event, where)
      case 'void':
        this.roundIn(event.round, 'announced', 'closed', 'opened').status = 'void'
        return
      case 'settled':
        // One that was cleared before this log begins: none was under way then.
        if (this.isLate && !this.rounds.has(event.round)) return
        this.roundIn(event.round, 'cleared').status = 'settled'
        return
      default:
        return event satisfies never
    }
  }

  private cancel({ round: id, material, place, month }: Of<'trade-cancelled'>, { at }: At): void {
    // One that was cleared before this log begins.
    if (this.isLate && !this.rounds.has(id)) return
    const round = this.roundIn(id, 'cleared')
    const { materials, places, months, erroneousTradeDays } = round.spec
    if (erroneousTradeDays === undefined) not('Its terms know no cancellation of erroneous trades.')
    if (!materials.some((one) => one.material === material) || !places.includes(place) || !months.includes(month))
      not(`It cancels what the round does not trade: ${material}, ${place}, ${month}.`)
    if (isOverBy(daysAfter(round.clearedAt ?? at, (erroneousTradeDays ?? 0) + REVIEW_DAYS), at))
      not(`It was cleared at ${round.clearedAt ?? at}, and its trades are not cancelled so late.`)
    round.cancelled += 1
  }

  private close({ round, commitments }: Of<'closed'>, { seq, at }: At): void {
    const found = this.roundIn(round, 'announced')
    if (isBefore(at, found.spec.closes)) not(`It closes at ${found.spec.closes}, and was closed at ${at}.`)
    const isSorted = commitments?.every((one, i) => i === 0 || one > (commitments[i - 1] ?? '')) ?? this.version < 2
    if (!isSorted) not('It does not tell, once each, what its orders are bound to.')
    Object.assign(found, { status: 'closed', closed: seq, commitments })
  }

  private open({ round: id, accepted, refused, tieBreak }: Of<'opened'>): void {
    const round = this.roundIn(id, 'closed')
    const { commitments, heard, spec } = round
    if (commitments !== undefined) {
      if (tieBreak === undefined) not('It does not tell what decides between orders that are alike.')
      if (accepted + refused !== commitments.length)
        not(`${commitments.length} orders were sealed for it, and it tells of ${accepted + refused}.`)
      if (commitments.length > 0 && heard.size < spec.threshold)
        not(`It takes ${spec.threshold} trustees to open it, and ${heard.size} have handed out shares.`)
      const first = this.before(round).find(({ status }) => UNDER_WAY.includes(status))
      if (first !== undefined)
        not(`The round "${first.id}" closed before it, trades some of the same goods, and is ${first.status}.`)
    }
    Object.assign(round, { status: 'opened', accepted, refused, tieBreak })
  }

  /** Rounds with a material of this one that closed before it: by its time, and by the earlier rules by its entry. */
  private before(round: PublicRound): PublicRound[] {
    const all = [...this.rounds.values()]
    const place = all.indexOf(round)
    return all.filter((one, i) => {
      if (one === round || !sharesMaterial(one, round)) return false
      if (this.version < 3) return one.closed > 0 && one.closed < round.closed
      return isOver(one, round.spec.closes) && (isBefore(one.spec.closes, round.spec.closes) || i < place)
    })
  }

  private roundIn(id: string, ...statuses: RoundStatus[]): PublicRound {
    const round = this.rounds.get(id) ?? not(`No round "${id}" was announced.`)
    if (!statuses.includes(round.status))
      not(`The round "${id}" is ${round.status}, and has to be ${statuses.join(' or ')}.`)
    return round
  }
}

const NOT_DONE = 'Two operators have agreed to something before it that was not done then.'
/** What two operators agree to, by what everybody reads of it once it is done. */
const DONE_BY: Partial<Record<PublicEvent['kind'], string>> = {
  standing: 'set-standing',
  'signing-key-revoked': 'revoke-signing-key',
}
const NOT_CLEARED = 'Orders were left out before it, of a round that was not cleared then.'
