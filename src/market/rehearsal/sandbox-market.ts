import { CompactSign, exportJWK, type CryptoKey } from 'jose'
import { hexToBytes } from '@noble/hashes/utils.js'
import type { Solver } from '../../solver/index.ts'
import type { Month, World } from '../../world/index.ts'
import { digest } from '../canonical.ts'
import type { Entry } from '../log/index.ts'
import { eventOf, issueCredential, signerOf, type CustodyEvent } from '../origin/index.ts'
import { controlOf } from '../owners/index.ts'
import { USUAL_LIMITS, type OrderContent } from '../round/index.ts'
import { sealKeepingKey, shareOf, trusteeKey } from '../sealed/index.ts'
import { marketTables } from '../tables/index.ts'
import { signCommand, type SigningKey } from '../signed-command.ts'
import {
  bindingOf,
  clearBook,
  Sequencer,
  RULES,
  sealingOf,
  type Actor,
  type CommandName,
  type MarketState,
  type MarketEvent,
} from '../venue/index.ts'
import { Clock, dayOf } from './clock.ts'
import type { Party } from './party.ts'

/** Texts of the rules of origin and of the grades made of them. */
export interface OriginTexts {
  readonly rules: Readonly<Record<string, string>>
  readonly grades: string
}

/** Makes a pair of keys, whose private half can be exported. */
export type NewKeys = (algorithm: 'Ed25519' | 'X25519') => Promise<{ privateKey: CryptoKey; publicKey: CryptoKey }>

export interface SandboxOptions {
  readonly world: World
  readonly solver: Solver
  readonly origin: OriginTexts
  readonly keys: NewKeys
  readonly start: Month
  readonly months: number
}

const OPERATOR: Actor = {
  user: 'operator',
  role: 'operator',
  organisation: null,
  scopes: ['read', 'lots', 'orders', 'shares', 'operate'],
}

/** `at` and who does it where: the same in every act. */
type ActContent<A> = A extends CustodyEvent
  ? Omit<A, 'id' | 'at' | 'zone' | 'site' | 'operator' | 'country' | 'controllers'>
  : never
export type Doing = ActContent<CustodyEvent>

interface Member {
  readonly actor: Actor
  /** Of which its keys as a trustee are made. */
  readonly secret: string
}

/**
 * A market in one process: the clerk and the commands of a real one, a log in memory, a clock that is set, and the keys of all who
 * take part.
 */
export class SandboxMarket {
  readonly clock: Clock
  /** The log. */
  readonly entries: readonly Entry<MarketEvent>[]
  private readonly options: SandboxOptions
  private readonly clerk: Sequencer
  private readonly members = new Map<string, Member>()
  private readonly signing = new Map<string, SigningKey>()
  private commands = 0
  private keys = 0

  private constructor(options: SandboxOptions, clerk: Sequencer, clock: Clock, entries: readonly Entry<MarketEvent>[]) {
    this.options = options
    this.clerk = clerk
    this.clock = clock
    this.entries = entries
  }

  static async open(options: SandboxOptions): Promise<SandboxMarket> {
    const { world, solver, origin, keys, start } = options
    const clock = new Clock(start)
    const entries: Entry<MarketEvent>[] = []
    const { privateKey, publicKey } = await keys('Ed25519')
    const clerk = await Sequencer.open({
      world,
      log: {
        async *read(after) {
          yield* entries.slice(after)
        },
        append: (more) => {
          entries.push(...more)
          return Promise.resolve()
        },
      },
      now: () => clock.now,
      // Nothing but divisible orders, so that there is no search to end.
      clear: (book) => Promise.resolve(clearBook(solver, book, USUAL_LIMITS)),
      sign: (text) => signed(text, privateKey),
    })
    const { kty = '', crv = '', x = '' } = await exportJWK(publicKey)
    await clerk.record('market founded', [
      {
        kind: 'founded',
        name: 'Rehearsal',
        version: RULES,
        currency: 'USD',
        world: world.hash,
        tables: marketTables(world),
        rules: origin.rules,
        grades: origin.grades,
        signs: { kty, crv, x },
      },
      { kind: 'user', user: { id: OPERATOR.user, name: 'Operator', organisation: null, role: 'operator' } },
    ])
    return new SandboxMarket(options, clerk, clock, entries)
  }

  get venue(): MarketState {
    return this.clerk.venue
  }

  /** Asks for something; what is refused is thrown. */
  async ask(actor: Actor, name: CommandName, input: unknown): Promise<void> {
    const id = `c${++this.commands}`
    const key = this.signing.get(actor.organisation ?? '')
    const market = this.venue.founded?.signs.x ?? ''
    const asked = { market, user: actor.user, id, name, input, at: this.clock.now }
    const signature = key === undefined ? undefined : await signCommand(key, asked)
    await this.clerk.submit({ id, name, input, actor, signature })
  }
  operate(name: CommandName, input: unknown): Promise<void> {
    return this.ask(OPERATOR, name, input)
  }

  actorOf(party: string): Actor {
    const found = this.members.get(party)
    if (found === undefined) throw new Error(`no member ${party}`)
    return found.actor
  }

  /** Registers an organisation with its owner and a key to sign records with. */
  async know(party: Party): Promise<void> {
    if (this.venue.register.organisations.has(party.id)) return
    await this.register(party, false)
    await this.operate('register-signing-key', await this.newKey(party.id))
  }

  private async register({ id, name, nameJa, country, parent }: Party, member: boolean): Promise<void> {
    if (parent !== undefined) await this.know(parent)
    await this.operate('register-organisation', {
      organisation: {
        id,
        name,
        ...(nameJa === undefined ? {} : { name_ja: nameJa }),
        country,
        ...(parent === undefined ? {} : { owners: [{ owner: parent.id, share: 1 }] }),
      },
      member,
    })
  }

  /** Makes a key for an organisation, and what registers it. */
  private async newKey(organisation: string): Promise<object> {
    const { kty = '', crv = '', x = '', d = '' } = await exportJWK((await this.options.keys('Ed25519')).privateKey)
    const id = `key-${++this.keys}`
    this.signing.set(organisation, { id, jwk: { kty, crv, x, d } })
    const { start, months } = this.options
    return { key: { id, organisation, jwk: { kty, crv, x }, until: dayOf(start + months + 1, 1) } }
  }

  /** Makes an organisation a member, with a trader, its key and a trustee's. */
  async join(party: Party): Promise<void> {
    if (this.members.has(party.id)) return
    await this.register(party, true)
    const user = `trader-${this.members.size + 1}`
    await this.operate('add-user', { user, name: `Trader of ${party.name}`, organisation: party.id, role: 'trader' })
    const actor: Actor = { user, role: 'trader', organisation: party.id, scopes: ['read', 'lots', 'orders', 'shares'] }
    await this.ask(actor, 'register-signing-key', await this.newKey(party.id))
    const market = this.venue.founded?.signs.x ?? ''
    const { d = '' } = await exportJWK((await this.options.keys('X25519')).privateKey)
    this.members.set(party.id, { actor, secret: d })
    const keys = Array.from({ length: this.options.months }, (_, i) => trusteeKey(d, market, i + 1).x)
    await this.ask(actor, 'register-trustee-keys', { from: 1, keys })
  }

  /** Records what happened at a site, signed by whom it is for to sign. */
  async record(site: string, doing: Doing): Promise<void> {
    const { venue, clock } = this
    const known = venue.registry.sites.get(site)
    if (known === undefined) throw new Error(`no site ${site}`)
    clock.tick()
    const act = {
      ...doing,
      id: `urn:ytterby:rehearsal:event:${this.commands + 1}`,
      at: clock.now,
      zone: '+00:00',
      site,
      operator: known.operator,
      country: known.country,
      controllers: controlOf(venue.register, known.operator).countries,
    } as CustodyEvent
    const issuer = signerOf(act) ?? known.operator
    const key = this.signing.get(issuer)
    if (key === undefined) throw new Error(`${issuer} has no key`)
    const credential = await issueCredential(eventOf(act), {
      issuer,
      key: { id: key.id, privateJwk: { ...key.jwk } },
      at: clock.now,
    })
    // Any trader may hand in what another organisation has signed.
    const [hand] = this.members.values()
    await this.ask(this.members.get(issuer)?.actor ?? hand?.actor ?? OPERATOR, 'record-lot-event', { credential })
  }

  /** Seals an order and places it with its deposit. */
  async place(
    party: string,
    { round, order, content, deposit }: { round: string; order: string; content: OrderContent; deposit: string },
  ): Promise<void> {
    const announced = this.venue.round(round)
    const binding = bindingOf(announced, { id: order, version: 1, organisation: party })
    // Nobody is to be kept from anything here, and ties are to be broken alike each time.
    const key = hexToBytes(digest({ round, order, content }))
    const { envelope } = await sealKeepingKey(JSON.stringify(content), binding, sealingOf(announced), key)
    await this.ask(this.actorOf(party), 'place-order', { round, order, deposit, envelope })
  }

  /** Closes a round, has its trustees open it, and clears it. */
  async finish(round: string): Promise<void> {
    await this.operate('close-round', { round })
    const { sealedFor, trustees, orders } = this.venue.round(round)
    for (const [trustee, { number }] of trustees) {
      const member = this.members.get(trustee)
      if (member === undefined) throw new Error(`no member ${trustee}`)
      const key = trusteeKey(member.secret, sealedFor.market, number)
      const shares: Record<string, string> = {}
      for (const { commitment = '', envelope } of orders.values()) {
        const own = envelope.shares.find((one) => one.trustee === trustee)
        shares[commitment] = await shareOf(own?.share ?? '', sealedFor, key)
      }
      await this.ask(member.actor, 'give-shares', { round, shares })
    }
    await this.operate('open-round', { round })
    await this.operate('clear-round', { round })
  }
}

async function signed(text: string, key: CryptoKey): Promise<string> {
  const [header, , signature] = (
    await new CompactSign(new TextEncoder().encode(text)).setProtectedHeader({ alg: 'Ed25519' }).sign(key)
  ).split('.')
  return `${header ?? ''}..${signature ?? ''}`
}
