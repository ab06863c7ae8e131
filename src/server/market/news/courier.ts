import { createHash, randomUUID } from 'node:crypto'
import {
  adoptedTables,
  applyTelling,
  readersOf,
  remindersBetween,
  MarketState,
  type Sequencer,
  type Concern,
} from '../../../market/index.ts'
import type { Letter, Outbox } from '../../../store/index.ts'
import type { Secrets } from '../secrets.ts'
import { NotSent, type MailTo, type Message, type Outgoing, type WebhookTo } from './channel.ts'
import { FOLLOWED, type NewsSettings, type Reached } from './settings.ts'

/** How letters go out; what is left out goes nowhere. */
export interface Channels {
  readonly mail?: ((letter: Outgoing, to: MailTo) => Promise<void>) | undefined
  readonly webhook?: ((letter: Outgoing, to: WebhookTo) => Promise<void>) | undefined
}

export interface CourierOptions {
  readonly clerk: Sequencer
  readonly outbox: Outbox
  readonly secrets: Secrets
  readonly settings: NewsSettings
  readonly channels: Channels
  readonly clock: () => number
  readonly log: (line: string) => void
}

/** Where it is kept until when reminders were written down, in milliseconds since 1970. */
const REMINDED = ['courier', 'reminded'] as const
const SECOND = 1000
const HOUR = 3_600_000
/** How long a process may send alone before it has to say that it is still there. Longer than any one sending takes. */
const LEASE_MS = 60 * SECOND
/** Letters that are sent at the same time. */
const TOGETHER = 16
/** Letters that are written at once. */
const POSTED = 200
/** Tries, and the pauses between them: 30 seconds, then twice as long each time up to six hours; a day and a half in all. */
export const TRIES = 16
export const pauseMs = (tried: number): number => Math.min(30 * SECOND * 2 ** (tried - 1), 6 * HOUR)
/** What happened so long ago is no news: a market may have been served without a way to send. */
export const OLD_MS = 7 * 24 * HOUR

/**
 * Tells people what concerns them. It follows the log behind the commands, so that none waits for it; writes what is to be sent into the store, by
 * ids that follow from the entry; and takes a letter for sent once it went out. A kill in between sends it again, with the same id.
 */
export class Courier {
  private readonly options: CourierOptions
  private readonly name = randomUUID()
  /** The market as far as it was followed. */
  private follower: { readonly venue: MarketState; seq: number } | undefined
  private timer: NodeJS.Timeout | undefined
  private turning: Promise<void> | undefined
  private stopped = false

  constructor(options: CourierOptions) {
    this.options = options
  }

  start(everyMs = 2000): void {
    const next = (): void => {
      if (this.stopped) return
      this.timer = setTimeout(() => void this.turn().then(next), everyMs)
      this.timer.unref()
    }
    next()
  }

  /** Ends after what is being sent, and lets another process go on at once. */
  async stop(): Promise<void> {
    this.stopped = true
    clearTimeout(this.timer)
    await this.turning
    await this.lease(0).catch(() => false)
  }

  /** Looks for what is new and sends what is due, if no other process does. What goes wrong is logged, and tried again at the next turn. */
  turn(): Promise<void> {
    this.turning ??= this.work()
      .catch((error: unknown) => {
        // What was followed and not written down has to be followed again.
        this.follower = undefined
        this.options.log(`news: ${error instanceof Error ? error.message : String(error)}\n`)
      })
      .finally(() => {
        this.turning = undefined
      })
    return this.turning
  }

  private async work(): Promise<void> {
    const { secrets } = this.options
    const done = (await secrets.secret(...FOLLOWED)) as number | undefined
    // As long as nobody wants to be notified, the market is not followed.
    if (done === undefined || !(await this.lease())) return
    await this.options.clerk.catchUp()
    const followed = await this.follow()
    await this.remind()
    await this.sendAll()
    await this.noteDone(followed)
  }

  /** Whether this process is the one that sends. */
  private lease(ms = LEASE_MS): Promise<boolean> {
    const { secrets, clock } = this.options
    return secrets.swapSecret('lease', 'courier', this.name, this.name, new Date(clock() + ms).toISOString())
  }

  /** Writes down what is to be sent of entries that are new. @returns the last one */
  private async follow(): Promise<number> {
    const { clerk, secrets, clock } = this.options
    // Read once the lease is held: what another process has sent and forgotten is not written down again.
    const from = ((await secrets.secret(...FOLLOWED)) as number | undefined) ?? 0
    this.follower ??= {
      venue: new MarketState((await adoptedTables(clerk.read(0))) ?? clerk.release.tables),
      seq: 0,
    }
    const { follower } = this
    const known = new Map<string, Promise<Reached>>()
    const letters: Letter[] = []
    for await (const entry of clerk.read(follower.seq)) {
      const concerns = applyTelling(follower.venue, entry)
      follower.seq = entry.seq
      if (entry.seq <= from || Date.parse(entry.at) < clock() - OLD_MS) continue
      for (const [n, concern] of concerns.entries())
        letters.push(
          ...(await this.lettersOf(concern, {
            venue: follower.venue,
            entry: entry.seq,
            of: [entry.seq, n],
            at: entry.at,
            known,
          })),
        )
      if (letters.length >= POSTED) await this.post(letters.splice(0))
    }
    await this.post(letters)
    return follower.seq
  }

  /** Writes down reminders whose time has come since the last. Who begins to follow is reminded of nothing of the past. */
  private async remind(): Promise<void> {
    const { secrets, clock } = this.options
    const { venue, seq: entry } = this.follower ?? {}
    if (venue === undefined || entry === undefined) return
    const now = clock()
    const since = Math.max(((await secrets.secret(...REMINDED)) as number | undefined) ?? now, now - OLD_MS)
    const known = new Map<string, Promise<Reached>>()
    const letters: Letter[] = []
    for (const reminder of remindersBetween(venue, since, now)) {
      const at = new Date(reminder.at).toISOString()
      letters.push(...(await this.lettersOf(reminder, { venue, entry, of: [reminder.id, at], at, known })))
    }
    await this.post(letters)
    await secrets.setSecret(...REMINDED, now)
  }

  private async post(letters: readonly Letter[]): Promise<void> {
    const { outbox, clock } = this.options
    if (letters.length > 0) await outbox.post(letters, new Date(clock()).toISOString())
  }

  private async lettersOf(
    concern: Concern,
    {
      venue,
      entry,
      of,
      at,
      known,
    }: {
      readonly venue: MarketState
      readonly entry: number
      /** What tells it from all others. */
      readonly of: readonly (string | number)[]
      readonly at: string
      readonly known: Map<string, Promise<Reached>>
    },
  ): Promise<Letter[]> {
    const { settings, channels } = this.options
    const message: Message = { topic: concern.topic, about: concern.about, at }
    const letters: Letter[] = []
    for (const user of readersOf(venue, concern)) {
      const reached = known.get(user) ?? settings.of(user, venue)
      known.set(user, reached)
      const { mail, webhooks } = await reached
      const parties = [
        ...(channels.mail === undefined || mail?.on !== true || concern.own ? [] : [['mail', user] as const]),
        ...(channels.webhook === undefined ? [] : webhooks.map(({ id }) => ['webhook', `${user} ${id}`] as const)),
      ]
      for (const [channel, party] of parties)
        letters.push({ id: this.idOf(...of, channel, party), channel, party, entry, message })
    }
    return letters
  }

  /** The same for the same, in whatever process. */
  private idOf(...of: readonly (string | number)[]): string {
    const market = this.options.clerk.venue.founded?.signs.x ?? ''
    return `msg_${createHash('sha256')
      .update(JSON.stringify([market, ...of]))
      .digest('hex')
      .slice(0, 32)}`
  }

  private async sendAll(): Promise<void> {
    const { outbox, clock } = this.options
    while (!this.stopped && (await this.lease())) {
      const due = await outbox.due(new Date(clock()).toISOString(), TOGETHER)
      if (due.length === 0) return
      await Promise.all(due.map((letter) => this.send(letter)))
    }
  }

  private async send({ tries, ...letter }: Letter & { readonly tries: number }): Promise<void> {
    const { outbox, clock } = this.options
    try {
      await this.hand(letter)
    } catch (error) {
      // Only what is ours is written down: what others answer may hold an address.
      const why = error instanceof NotSent ? error.message : 'a defect of the sender'
      const isOver = (error instanceof NotSent && error.forGood) || tries + 1 >= TRIES
      const next = new Date(clock() + pauseMs(tries + 1)).toISOString()
      return isOver ? outbox.failed(letter.id, why) : outbox.failed(letter.id, why, next)
    }
    await outbox.sent(letter.id)
  }

  /** Hands a letter to its channel. Who is reached there no more since it was written gets nothing. */
  private async hand({ id, entry, channel, party, message }: Letter): Promise<void> {
    const { settings, channels } = this.options
    const [user = '', webhook] = party.split(' ')
    // Not the clerk's market: where another process writes, that is behind.
    const { venue } = this.follower ?? {}
    if (venue?.users.has(user) !== true) return
    const { mail, webhooks, language } = await settings.of(user, venue)
    const letter: Outgoing = { id, entry, message: message as Message }
    if (channel === 'mail' && mail?.on === true) await channels.mail?.(letter, { address: mail.address, language })
    const to = webhooks.find((one) => one.id === webhook)
    if (channel === 'webhook' && to !== undefined) await channels.webhook?.(letter, to)
  }

  /** All of the log up to here is sent or given up: what comes after a restart begins with what waits. */
  private async noteDone(followed: number): Promise<void> {
    const { outbox, secrets } = this.options
    const first = await outbox.first()
    const done = first === undefined ? followed : Math.min(followed, first - 1)
    const before = (await secrets.secret(...FOLLOWED)) as number | undefined
    if (before === undefined || done <= before) return
    await secrets.setSecret(...FOLLOWED, done)
    await outbox.forget(done)
  }
}
