import { canonicalJson } from '../../canonical.ts'
import type { Entry } from '../../log/index.ts'
import { isWeakSigner } from '../../origin/index.ts'
import { commandText } from '../../signed-command.ts'
import { addApiKey, scopesOf } from '../commands/api-keys.ts'
import { askedFor } from './asked.ts'
import { isInstant } from '../forms/schemas.ts'
import type { Context } from '../commands/command.ts'
import { decide } from '../commands/decide.ts'
import type { MarketEvent } from '../events/event.ts'
import { grantAccess } from '../commands/access-grant.ts'
import { apiKeySchema } from '../events/keys.ts'
import { isPublic, publicPartOf } from '../events/public-part.ts'
import { CommandRefused } from '../forms/refusal.ts'
import type { Actor } from '../events/roles.ts'
import { RULES } from '../events/rules-version.ts'
import { mustBeSigned } from '../commands/signed.ts'
import type { MarketState } from '../state/market-state.ts'

/** What takes a look of its own: whether a certificate holds for its book, and whether it is signed. Both throw. */
type Looks = (event: MarketEvent) => Pick<Context, 'clear' | 'sign' | 'release'>

/**
 * Decides the entries of a log again, one after another: who asked, what they asked for, and whether by the rules that comes of it, at its
 * time and in the market as it stood.
 */
export class DecidedAgain {
  /** First entry that was decided again. */
  from: number | undefined
  private readonly venue: MarketState
  private readonly looks: Looks
  private readonly salts = new Set<string>()
  /** What the command of the last entry leads to, and is still to come. */
  private due: Pick<Entry, 'by' | 'command' | 'at' | 'signature'> & { readonly events: MarketEvent[] } = {
    by: '',
    command: '',
    at: '',
    events: [],
  }

  /** The last entry, if it leaves orders out of a round that is to be cleared next, by the same command. */
  private leaving: Entry<MarketEvent> | undefined

  constructor(venue: MarketState, looks: Looks) {
    this.venue = venue
    this.looks = looks
  }

  /** Why an entry is not what the rules lead to, stated before it is applied; undefined if it is, or is checked against no rules. */
  async whyNot(entry: Entry<MarketEvent>): Promise<string | undefined> {
    const why = await this.whyNotDecided(entry)
    return why ?? this.whyNotSalted(entry) ?? whyNotShown(entry)
  }

  private whyNotSalted({ event, salt, shown }: Entry<MarketEvent>): string | undefined {
    if (!isPublic(this.venue, event))
      return salt === undefined && shown === undefined ? undefined : 'By the rules of its day it has no public part.'
    if (!/^[0-9a-f]{32}$/.test(salt ?? '') || this.salts.has(salt ?? ''))
      return 'What it hides from everybody could be found out by trying: it has no salt of its own.'
    this.salts.add(salt ?? '')
    return undefined
  }

  private async whyNotDecided(entry: Entry<MarketEvent>): Promise<string | undefined> {
    const { event, by, command, at, signature } = entry
    const { due, venue } = this
    if (due.events.length > 0 && isOneCommand(due, entry)) return whyOther(due.events.shift(), event)
    const { leaving } = this
    const missing = leaving === undefined ? this.whyMissing() : undefined
    const version = event.kind === 'founded' ? (event.version ?? 1) : venue.version
    // Where rules are adopted, and a market is founded once, whatever its version.
    const isHeld = version >= 2 || event.kind === 'rules-version' || (event.kind === 'founded' && entry.seq > 1)
    if (!isHeld) return missing
    this.from ??= entry.seq
    this.leaving = undefined
    try {
      if (event.kind === 'left-out') {
        this.mayLeaveOut(entry, event)
        this.leaving = entry
        return missing
      }
      const isRest = leaving !== undefined && event.kind === 'cleared' && isOneClearing(leaving, entry)
      if (leaving !== undefined && !isRest)
        throw new NotSo('Orders were left out before it, of a round that was not cleared then.')
      const [first, ...events] = await this.leadsTo(entry, isRest)
      this.due = { by, command, at, signature, events }
      return missing ?? whyOther(first, event)
    } catch (error) {
      if (missing !== undefined) return missing
      if (error instanceof CommandRefused) return error.faults.map(({ message }) => message).join(' ')
      // What is forged may be anything, and anything may go wrong with it.
      return error instanceof Error ? error.message : String(error)
    }
  }

  /**
   * Whether orders may be left out: that a round does not clear with them is shown by clearing it again, and all else is decided with the
   * entry that clears it.
   *
   * @throws an error with the reason
   */
  private mayLeaveOut({ by }: Entry<MarketEvent>, { round: name, orders }: LeavesOut): void {
    const { venue } = this
    const round = venue.rounds.get(name)
    if (venue.users.get(by)?.role !== 'operator') throw new NotSo('It takes an operator to clear a round.')
    if (round?.status !== 'opened') throw new NotSo(`The round "${name}" is not opened.`)
    const ids = orders.map(({ order }) => order)
    const strange = ids.filter((order, i) => !round.accepted.has(order) || ids.indexOf(order) !== i)
    if (ids.length === 0 || strange.length > 0)
      throw new NotSo(`It leaves out what does not take part: ${strange.join(', ')}.`)
  }

  /** What the last command leads to and does not stand in the log. */
  whyMissing(): string | undefined {
    if (this.leaving !== undefined) return 'The command before it leads to more: cleared.'
    const { events } = this.due
    this.due = { ...this.due, events: [] }
    return events.length === 0
      ? undefined
      : `The command before it leads to more: ${events.map(({ kind }) => kind).join(', ')}.`
  }

  /** @throws CommandRefused, or an error with the reason */
  private async leadsTo(entry: Entry<MarketEvent>, isRest: boolean): Promise<MarketEvent[]> {
    const { venue } = this
    const { event, by, command, at, signature } = entry
    if (!isInstant(at)) throw new NotSo(`${at} is no instant in UTC.`)
    const [, id = ''] = command.split(' ')
    const unasked = askedFor(event) === undefined
    if (signature !== undefined && (by === 'market' || unasked)) throw new NotSo(UNSIGNED)
    if (by === 'market') return byItself(venue, entry)
    if (!command.startsWith(`${by} `)) throw new NotSo(`It is by ${by}, and its command by somebody else.`)
    if (!isRest && venue.commands.has(`${by} ${id}`)) throw new NotSo(`The id "${id}" was given to a command before.`)
    const user = venue.users.get(by)
    if (user === undefined) throw new NotSo(`There is no user "${by}".`)
    const { role, organisation } = user
    const actor: Actor = { user: by, role, organisation, scopes: scopesOf(role) }
    if (event.kind === 'api-key' || event.kind === 'let-in') {
      if (command !== `${by} ${id}`) throw new NotSo('No command leads to that.')
      return event.kind === 'let-in' ? grantAccessAgain(venue, entry, actor) : newKey(venue, entry, actor)
    }
    const found = askedFor(event)
    if (found === undefined) throw new NotSo('No command leads to that.')
    const { name, inputs, isExact } = found
    const fitting = inputs.filter((input) => commandText(by, id, name, input) === command)
    if (isExact && fitting.length === 0) throw new NotSo(`What ${by} asked for was something else.`)
    if (signature !== undefined && !mustBeSigned(venue, actor, name)) throw new NotSo(UNSIGNED)
    const context: Context = { actor, at, command, signature, ...this.looks(event) }
    return decide(venue, name, fitting[0] ?? inputs[0], context)
  }
}

type LeavesOut = Extract<MarketEvent, { readonly kind: 'left-out' }>

type Asked = Pick<Entry, 'by' | 'command' | 'at' | 'signature'>

const isOneCommand = (one: Asked, other: Asked): boolean =>
  one.by === other.by && one.command === other.command && one.at === other.at && one.signature === other.signature

const isOneClearing = (one: Entry<MarketEvent>, other: Entry<MarketEvent>): boolean =>
  isOneCommand(one, other) && 'round' in one.event && 'round' in other.event && one.event.round === other.event.round

const UNSIGNED = 'It has a signature, and is nothing that a member asks for, or an operator who signs.'

/** A reason that is no refusal. */
class NotSo extends Error {}

/** Why what everybody reads of an entry is not what it says. */
function whyNotShown({ event, shown, salt }: Entry<MarketEvent>): string | undefined {
  const due = salt === undefined ? undefined : publicPartOf(event)
  return canonicalJson(due ?? null) === canonicalJson(shown ?? null)
    ? undefined
    : `To everybody it shows ${shortened(canonicalJson(shown ?? null))}, and has to show ${shortened(canonicalJson(due ?? null))}.`
}

function whyOther(due: MarketEvent | undefined, event: MarketEvent): string | undefined {
  if (due === undefined) return 'Nothing comes of what was asked for.'
  if (canonicalJson(due) === canonicalJson(event)) return undefined
  const parts = new Set([...Object.keys(due), ...Object.keys(event)])
  const part = (of: object, name: string): string => canonicalJson((of as Record<string, unknown>)[name])
  const other = [...parts].filter((name) => part(due, name) !== part(event, name))
  const inWords = other.map((name) => `${name}: ${shortened(part(due, name))} and not ${shortened(part(event, name))}`)
  return `By the rules it is ${inWords.join('; ')}.`
}

const shortened = (text = 'nothing'): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text)

/** What stands in a log without anybody's command: the foundation with its first operator, and ways in that are given at the machine. */
function byItself(venue: MarketState, { seq, command, event }: Entry<MarketEvent>): MarketEvent[] {
  const isFounding = command === 'market founded'
  if (event.kind === 'founded' && seq === 1 && isFounding) {
    if ((event.version ?? 1) > RULES)
      throw new NotSo(`It keeps to version ${event.version} of the rules, and this release knows ${RULES}.`)
    const keys = [event.signs.x, event.operatorsSign?.jwk.x].filter((x) => x !== undefined)
    if (keys.some(isWeakSigner)) throw new NotSo('With a key in it anybody could sign.')
    return [event]
  }
  if (event.kind === 'user' && seq === 2 && isFounding) {
    const { role, organisation } = event.user
    if (role === 'operator' && organisation === null) return [event]
  }
  if (event.kind === 'let-in' && command.startsWith('let-in/')) {
    if (event.how === 'one-time password' && venue.users.has(event.user)) return [event]
  }
  throw new NotSo('The market does nothing of that kind by itself.')
}

function grantAccessAgain(venue: MarketState, { command, event, at }: Entry<MarketEvent>, actor: Actor): MarketEvent[] {
  if (event.kind !== 'let-in' || !command.startsWith(`${actor.user} let-in/`))
    throw new NotSo('No command leads to that.')
  return grantAccess(venue, event, { actor, at })
}

function newKey(venue: MarketState, { command, event, at }: Entry<MarketEvent>, actor: Actor): MarketEvent[] {
  if (event.kind !== 'api-key' || command !== `${actor.user} api-key/${event.key.id}`)
    throw new NotSo('No command leads to that.')
  const { user, hash, ...rest } = event.key
  const { id, scopes, until } = apiKeySchema.parse(rest)
  return addApiKey(venue, { id, user, hash, scopes, until }, { actor, at })
}
