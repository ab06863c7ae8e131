import type { World } from '../../../world/index.ts'
import { marketTables } from '../../tables/index.ts'
import { ChainBroken, newSalt, nextEntry, START, type Entry, type Head } from '../../log/index.ts'
import { commandText } from '../../signed-command.ts'
import type { Context } from '../commands/command.ts'
import { COMMANDS, type CommandName } from '../commands/all.ts'
import { decide, refuseByOldRules } from '../commands/decide.ts'
import { type TablesOf, adoptedTables } from '../events/adopted-tables.ts'
import type { MarketEvent } from '../events/event.ts'
import { isPublic, publicPartOf } from '../events/public-part.ts'
import { receiptFor, type Receipt } from './receipt.ts'
import type { Taken } from '../state/taken.ts'
import { refuse } from '../forms/refusal.ts'
import type { Actor } from '../events/roles.ts'
import { lookAhead, mustBeSigned } from '../commands/signed.ts'
import { textOfHead, type TreeHead } from './tree-head.ts'
import { MarketState } from '../state/market-state.ts'
import { applyEntry } from '../apply/apply.ts'

/** Where a log is kept. */
export interface Log {
  readonly read: (after: number) => AsyncIterable<Entry<MarketEvent>>
  /** All or none; durable once it resolves. Throws an error whose name is `HeadMoved` or `CommandDoubled` if somebody else has written since. */
  readonly append: (entries: readonly Entry<MarketEvent>[]) => Promise<void>
  /** Absent where no other process can write. */
  readonly shared?: SharedLog | undefined
}

/** A log that several processes write. */
export interface SharedLog {
  /** Where it ends now. */
  readonly head: () => Promise<Head>
  /** Does work while the other processes wait with theirs, and tells it where the log ends, if that is known. */
  readonly inTurn: <T>(work: (end?: Head) => Promise<T>) => Promise<T>
}

export interface SubmittedCommand {
  /** Chosen by the sender: the same one again is not carried out again. */
  readonly id: string
  readonly name: CommandName
  readonly input: unknown
  readonly actor: Actor
  /** Of the member in whose name it is asked, or of the operator who asks (`signCommand`). */
  readonly signature?: string | undefined
  /** Id of the API key by which it is asked, if it is by one. */
  readonly apiKey?: string | undefined
}

/** What a command led to. */
export interface Done extends Taken {
  /** Its entries; empty if it had been carried out before. */
  readonly entries: readonly Entry<MarketEvent>[]
}

interface Waiting {
  readonly work: (venue: MarketState, at: string) => Promise<EntryDraft[]>
  readonly command: string
  readonly resolve: (done: Done) => void
  readonly reject: (error: unknown) => void
}

interface Answer {
  readonly one: Waiting
  readonly done?: Done
  readonly error?: unknown
}

type EntryDraft = Pick<Entry<MarketEvent>, 'by' | 'event' | 'signature'>

export interface SequencerOptions extends Pick<Context, 'clear' | 'sign'> {
  /** The release's: what a market of the first rules goes by, until its log holds tables of its own. */
  readonly world: World
  readonly log: Log
  /** Instant, ISO 8601 in UTC. */
  readonly now: () => string
}

/** Commands that are kept in one writing, at most. */
const BATCH = 200
/** Times that a writing is tried again when somebody else wrote first. */
const TRIES = 20

/**
 * Carries out commands one after another and writes what they lead to into the log. Nothing is confirmed before it is written; those
 * that wait meanwhile are written together.
 */
export class Sequencer {
  private readonly options: SequencerOptions
  private current: MarketState
  private head: Head = START
  private waiting: Waiting[] = []
  private busy = false
  /** Whether commands are carried out and not yet written: nobody else writes meanwhile. */
  private writing = false
  /** Whether what is in memory may not be what the log says. */
  private stale = false
  /** The look at what others have written that goes on, and the one after it. */
  private looking: Promise<void> = Promise.resolve()
  private nextLook: Promise<void> | undefined

  private constructor(options: SequencerOptions) {
    this.options = options
    this.current = new MarketState()
  }

  /** Opens a market from its log. */
  static async open(options: SequencerOptions): Promise<Sequencer> {
    const clerk = new Sequencer(options)
    await clerk.reload()
    return clerk
  }

  /** Tables of the release, which an operator may adopt. */
  get release(): TablesOf {
    const { world } = this.options
    return { world: world.hash, tables: marketTables(world) }
  }

  /** The market as it stands; another object once the log had to be read again. */
  get venue(): MarketState {
    return this.current
  }

  /** Where the log ends. */
  get end(): Head {
    return this.head
  }

  /**
   * Carries out a command, once it is its turn.
   *
   * @throws CommandRefused, and nothing was done; any other error: it was not confirmed, and whether it was written is to be
   *   found out by asking again with the same id
   */
  submit({ id, name, input, actor, signature: given, apiKey }: SubmittedCommand): Promise<Done> {
    // Anyone who uses somebody else's id, or their own for something else, is refused, and not given the answer to that.
    // With what its schema fills in, which is all that an event tells.
    const read = COMMANDS[name].input.safeParse(input)
    const command = commandText(actor.user, id, name, read.success ? read.data : input)
    const { clear, sign } = this.options
    const release = (): TablesOf => this.release
    const isSignatureOf = given === undefined ? undefined : lookAhead(this.current, command, given)
    return this.enqueue(command, async (venue, at) => {
      if (venue.commands.has(`${actor.user} ${id}`))
        refuse('COMMAND_ID_USED', `The id "${id}" was given to another command.`, 'Give each command an id of its own.')
      // The user may have been removed, or be somebody else by now, since it was found out who asks.
      const user = venue.users.get(actor.user)
      if (user?.role !== actor.role || user.organisation !== actor.organisation)
        refuse('NOT_ALLOWED', `"${actor.user}" is not who it was when this was sent.`, 'Sign in again.')
      if (apiKey !== undefined && !venue.apiKeys.has(apiKey))
        refuse('NOT_ALLOWED', 'The key was revoked before this had its turn.', 'Use another key.')
      refuseByOldRules(venue, name)
      // What nobody looks at does not get into the log.
      const signature = mustBeSigned(venue, actor, name) ? given : undefined
      const events = await decide(venue, name, input, {
        actor,
        at,
        clear,
        sign,
        release,
        command,
        signature,
        isSignatureOf,
      })
      return events.map((event) => ({ by: actor.user, event, signature }))
    })
  }

  /** Writes what somebody asked for that is no command, once it is its turn: `decide` refuses it, or says what happened. */
  ask(actor: Actor, id: string, decide: (venue: MarketState, at: string) => MarketEvent[]): Promise<Done> {
    return this.enqueue(`${actor.user} ${id}`, async (venue, at) =>
      decide(venue, at).map((event) => ({ by: actor.user, event })),
    )
  }

  /** What the market signs of a command that it has taken. */
  receipt(done: Done): Promise<Receipt> {
    return receiptFor(done, { market: this.current.founded?.signs.x ?? '', sign: this.options.sign })
  }

  /** What the market signs of its log up to an entry: `root` is that of the tree over it. */
  async treeHead({ seq, at, hash }: Head, root: string): Promise<TreeHead> {
    const head = { market: this.current.founded?.signs.x ?? '', size: seq, at, hash, root }
    return { ...head, signature: await this.options.sign(textOfHead(head)) }
  }

  /**
   * Takes note of what other processes have written until it is asked. Those who ask meanwhile share the next look.
   *
   * @throws what the store throws: nothing is known then
   */
  catchUp(): Promise<void> {
    if (!this.stale && this.options.log.shared === undefined) return Promise.resolve()
    this.nextLook ??= this.looking
      .catch(() => undefined)
      .then(() => {
        this.nextLook = undefined
        this.looking = this.look()
        return this.looking
      })
    return this.nextLook
  }

  /** The log after an entry. */
  read(after: number): AsyncIterable<Entry<MarketEvent>> {
    return this.options.log.read(after)
  }

  /** Writes what nobody asked for by a command: the foundation, the first operator. */
  record(command: string, events: readonly MarketEvent[]): Promise<Done> {
    return this.enqueue(command, async () => events.map((event) => ({ by: 'market', event })))
  }

  private async look(): Promise<void> {
    if (this.stale) return this.reload()
    const { head: before } = this
    const end = await this.options.log.shared?.head()
    // What began to write meanwhile has looked as well.
    if (end === undefined || end.hash === before.hash || this.writing || this.head !== before) return
    for await (const entry of this.options.log.read(before.seq)) {
      // After a restored backup the log may be another one.
      if (entry.before !== this.head.hash) break
      // Of an entry that cannot be, a part may have been taken in.
      this.stale = true
      applySound(this.current, entry)
      this.stale = false
      this.head = { seq: entry.seq, at: entry.at, hash: entry.hash }
    }
    if (this.head === before || this.head.seq < end.seq) await this.reload()
  }

  private inTurn<T>(work: (end?: Head) => Promise<T>): Promise<T> {
    const { shared } = this.options.log
    return shared === undefined ? work() : shared.inTurn(work)
  }

  private enqueue(command: string, work: Waiting['work']): Promise<Done> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ command, work, resolve, reject })
      if (!this.busy) void this.run()
    })
  }

  private async run(): Promise<void> {
    this.busy = true
    while (this.waiting.length > 0) {
      let batch: Waiting[] | undefined
      for (let tries = 1; ; tries++) {
        try {
          const answers = await this.inTurn((end) => {
            // Who came while the turn was waited for is taken along.
            batch ??= this.waiting.splice(0, BATCH)
            return this.written(batch, end)
          })
          for (const { one, done, error } of answers) {
            if (done === undefined) one.reject(error)
            else one.resolve(done)
          }
          break
        } catch (error) {
          // What was taken note of already is not so: nothing is answered before the log was read again.
          await this.catchUp().catch(() => undefined)
          const moved = error instanceof Error && (error.name === 'HeadMoved' || error.name === 'CommandDoubled')
          if (moved && tries < TRIES) continue
          for (const one of batch ?? this.waiting.splice(0, BATCH)) one.reject(error)
          break
        }
      }
    }
    this.busy = false
  }

  /** Decides on the log as it stands, and writes what follows. */
  private async written(batch: readonly Waiting[], end: Head | undefined): Promise<Answer[]> {
    if (this.stale || end === undefined || end.hash !== this.head.hash) await this.catchUp()
    this.writing = true
    try {
      const answers = await this.carryOut(batch)
      const entries = answers.flatMap(({ done }) => done?.entries ?? [])
      if (entries.length > 0) await this.options.log.append(entries)
      return answers
    } catch (error) {
      this.stale = true
      throw error
    } finally {
      this.writing = false
    }
  }

  private async carryOut(batch: readonly Waiting[]): Promise<Answer[]> {
    const answers = []
    for (const one of batch) {
      const before = this.current.commands.get(one.command.split(' ').slice(0, 2).join(' '))
      if (before?.command === one.command) {
        answers.push({ one, done: { entries: [], ...before } })
        continue
      }
      // The log never goes back in time, and neither does what is decided.
      const now = this.options.now()
      const at = now < this.head.at ? this.head.at : now
      let drafts: readonly EntryDraft[]
      try {
        drafts = await one.work(this.current, at)
      } catch (error) {
        answers.push({ one, error })
        continue
      }
      // What was decided on fits; if it does not, nothing of this batch is kept.
      const entries = drafts.map(({ by, event, signature }) => {
        const parts = isPublic(this.current, event) ? { shown: publicPartOf(event), salt: newSalt() } : {}
        const entry = nextEntry(this.head, { at, by, command: one.command, event, signature, ...parts })
        applyEntry(this.current, entry)
        this.head = entry
        return entry
      })
      const { seq, at: written, hash } = this.head
      answers.push({ one, done: { entries, command: one.command, seq, at: written, hash } })
    }
    return answers
  }

  private async reload(): Promise<void> {
    const { log, world } = this.options
    const venue = new MarketState((await adoptedTables(log.read(0))) ?? marketTables(world))
    let head: Head = START
    for await (const entry of log.read(0)) {
      applySound(venue, entry)
      head = entry
    }
    this.current = venue
    this.head = { seq: head.seq, at: head.at, hash: head.hash }
    this.stale = false
  }
}

/** The chain holds: what a market cannot have written was written by somebody who can compute hashes. */
function applySound(venue: MarketState, entry: Entry<MarketEvent>): void {
  try {
    applyEntry(venue, entry)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new ChainBroken(entry.seq, `says what cannot be (${why}): no market has written it.`)
  }
}
