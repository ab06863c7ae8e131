import type { Json } from '../canonical.ts'
import { isBefore } from './command.ts'
import { publicEventSchema, type PublicEvent } from './public-event.ts'
import { isSignedBy } from './receipt.ts'
import { sharesMaterial, type RoundSpec, type RoundStatus } from './round.ts'
import { KEY_WAITS_MS } from '../signed-command.ts'

export interface PublicRound {
  readonly id: string
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
  /** Hash of its certificate. */
  seal: string | undefined
}

interface PublicKeys {
  /** Public keys of a trustee, by number from 1 on, and how many of them rounds have taken. */
  readonly keys: string[]
  used: number
}

type Of<K extends PublicEvent['kind']> = Extract<PublicEvent, { readonly kind: K }>
interface At {
  readonly seq: number
  readonly at: string
}

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
  /** Whether what stood before is not known: entries of the first rules show nothing. */
  isLate = false
  private version = 1
  founded: Of<'founded'> | undefined
  readonly members = new Set<string>()
  readonly rounds = new Map<string, PublicRound>()
  private readonly signingKeys = new Set<string>()
  private readonly proposed = new Map<string, string>()
  private readonly trustees = new Map<string, PublicKeys>()
  /** Round of which orders were left out: the next entry clears it. */
  private leaving: string | undefined

  /** Takes note of what an entry shows, and says what of it cannot be; undefined if all of it can. */
  async whyNot(event: Json | undefined, where: At): Promise<string | undefined> {
    const { leaving } = this
    this.leaving = undefined
    try {
      if (event === undefined) return leaving === undefined ? undefined : not(NOT_CLEARED)
      const read = publicEventSchema.safeParse(event)
      if (!read.success) return 'It shows what no market shows.'
      if (leaving !== undefined && !(read.data.kind === 'cleared' && read.data.round === leaving)) not(NOT_CLEARED)
      await this.take(read.data, where)
    } catch (error) {
      if (error instanceof NotSo) return error.message
      throw error
    }
    return undefined
  }

  private async take(event: PublicEvent, where: At): Promise<void> {
    if (this.founded === undefined && event.kind !== 'founded' && !this.isLate) not('No market was founded before it.')
    switch (event.kind) {
      case 'founded':
        if (where.seq !== 1) not('A market is founded once, by its first entry.')
        this.founded = event
        this.version = event.version ?? 1
        return
      case 'rules-version':
        if (event.version <= this.version) not(`The market keeps to version ${this.version} of the rules already.`)
        this.version = event.version
        return
      case 'organisation':
        return void this.members.add(event.organisation.id)
      case 'standing':
        if (!this.members.has(event.organisation) && !this.isLate) not(`${event.organisation} is no member.`)
        return
      case 'signing-key':
        this.newKey(event.key.id)
        this.signingKeys.add(event.key.id)
        return
      case 'signing-key-proposed':
        this.newKey(event.key.id)
        this.proposed.set(event.key.id, where.at)
        return
      case 'signing-key-agreed': {
        const since = this.proposed.get(event.key) ?? not(`No key "${event.key}" was proposed.`)
        if (Date.parse(where.at) < Date.parse(since) + KEY_WAITS_MS)
          not(`The key was proposed at ${since}, and its organisation has three days to object.`)
        this.proposed.delete(event.key)
        this.signingKeys.add(event.key)
        return
      }
      case 'signing-key-revoked':
        if (!this.proposed.delete(event.key) && !this.signingKeys.has(event.key) && !this.isLate)
          not(`There is no key "${event.key}".`)
        return
      case 'trustee-keys': {
        const { keys, used } = this.trusteeOf(event.organisation)
        if (event.from !== used + 1)
          not(`Rounds have taken ${used} keys of it, and these start with number ${event.from}.`)
        keys.splice(used, Number.POSITIVE_INFINITY, ...event.keys)
        return
      }
      case 'shortage':
        return
      case 'round':
        return this.announce(event, where)
      case 'closed': {
        const { round, commitments } = event
        const found = this.roundIn(round, 'announced')
        if (isBefore(where.at, found.spec.closes))
          not(`It closes at ${found.spec.closes}, and was closed at ${where.at}.`)
        if (
          commitments === undefined
            ? this.version >= 2
            : commitments.some((one, i) => i > 0 && one <= (commitments[i - 1] ?? ''))
        )
          not('It does not tell, once each, what its orders are bound to.')
        Object.assign(found, { status: 'closed', closed: where.seq, commitments })
        return
      }
      case 'shares': {
        const found = this.roundIn(event.round, 'closed')
        if (!found.trustees.has(event.trustee)) not(`${event.trustee} is no trustee of it.`)
        found.heard.add(event.trustee)
        return
      }
      case 'opened':
        return this.open(event)
      case 'left-out': {
        const found = this.roundIn(event.round, 'opened')
        if (event.orders === 0 || event.orders > found.accepted)
          not(`Of ${found.accepted} orders it leaves out ${event.orders}.`)
        found.accepted -= event.orders
        found.refused += event.orders
        this.leaving = event.round
        return
      }
      case 'cleared': {
        const found = this.roundIn(event.round, 'opened')
        const key = this.founded?.signs.x
        if (key !== undefined && !(await isSignedBy(key, event.seal, event.signature)))
          not('Its result is not signed with the market’s key.')
        Object.assign(found, { status: 'cleared', seal: event.seal })
        return
      }
      case 'void':
        this.roundIn(event.round, 'announced', 'closed', 'opened').status = 'void'
        return
      case 'settled':
        if (this.isLate && !this.rounds.has(event.round)) return
        this.roundIn(event.round, 'cleared').status = 'settled'
        return
      default:
        return event satisfies never
    }
  }

  private newKey(id: string): void {
    if (this.signingKeys.has(id) || this.proposed.has(id)) not(`There is a key "${id}" already.`)
  }

  private trusteeOf(organisation: string): PublicKeys {
    const found = this.trustees.get(organisation) ?? { keys: [], used: 0 }
    this.trustees.set(organisation, found)
    return found
  }

  private announce({ round: id, spec }: Of<'round'>, { at }: At): void {
    if (this.rounds.has(id)) not(`There is a round "${id}" already.`)
    if (!isBefore(at, spec.closes)) not(`It closes at ${spec.closes}, and was announced at ${at}.`)
    const trustees = new Map<string, string>()
    for (const trustee of spec.trustees) {
      const its = this.trusteeOf(trustee)
      const key = its.keys[its.used]
      if (key === undefined && this.version >= 2) not(`Its trustee ${trustee} has registered no key for it.`)
      its.used += this.version >= 2 ? 1 : 0
      trustees.set(trustee, key ?? '')
    }
    this.rounds.set(id, {
      id,
      spec,
      trustees,
      status: 'announced',
      closed: 0,
      commitments: undefined,
      heard: new Set(),
      accepted: 0,
      refused: 0,
      seal: undefined,
    })
  }

  private open({ round: id, accepted, refused }: Of<'opened'>): void {
    const round = this.roundIn(id, 'closed')
    const { commitments, heard, spec } = round
    if (commitments !== undefined) {
      if (accepted + refused !== commitments.length)
        not(`${commitments.length} orders were sealed for it, and it tells of ${accepted + refused}.`)
      if (commitments.length > 0 && heard.size < spec.threshold)
        not(`It takes ${spec.threshold} trustees to open it, and ${heard.size} have handed out shares.`)
      const first = [...this.rounds.values()].find(
        (one) => ['closed', 'opened'].includes(one.status) && one.closed < round.closed && sharesMaterial(one, round),
      )
      if (first !== undefined)
        not(`The round "${first.id}" closed before it, trades some of the same goods, and is ${first.status}.`)
    }
    Object.assign(round, { status: 'opened', accepted, refused })
  }

  private roundIn(id: string, ...statuses: RoundStatus[]): PublicRound {
    const round = this.rounds.get(id) ?? not(`No round "${id}" was announced.`)
    if (!statuses.includes(round.status))
      not(`The round "${id}" is ${round.status}, and has to be ${statuses.join(' or ')}.`)
    return round
  }
}

const NOT_CLEARED = 'Orders were left out before it, of a round that was not cleared then.'
