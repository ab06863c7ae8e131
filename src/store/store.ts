import type { Entry, Head, Json, SharedLog, MarketEvent } from '../market/index.ts'
import type { Outbox } from './outbox.ts'

/** What a market keeps: its log, which is all that happened, and its secrets, which are in no log. */
export interface MarketStore {
  /**
   * Entries after `seq`, in order, read a page at a time. Each is checked against its hash and the entry before it.
   *
   * @throws ChainBroken after the last sound entry
   */
  read(after: number): AsyncGenerator<Entry<MarketEvent>>

  /** What is to be sent of it. */
  readonly outbox: Outbox

  /** Where the log ends; `START` if nothing has happened. */
  head(): Promise<Head>

  /**
   * Appends entries that follow the head, all or none; on disk once it resolves. What is asked for while another append is
   * written waits, and is written together in one transaction if it follows.
   *
   * @throws HeadMoved if somebody else has written since
   * @throws CommandDoubled if a command of these was carried out before
   * @throws StoreUnreachable if the database is gone: whether they were written is only known once it is back
   */
  append(entries: readonly Entry<MarketEvent>[]): Promise<void>

  /** How several processes write one after another; absent where no other can have the store. */
  readonly shared?: SharedLog | undefined

  /**
   * What is secret or passing: hashes of passwords, second factors, sessions, the market's private key; as it lies there, sealed or
   * in clear.
   *
   * @returns undefined if it isn't there or has passed, by the clock of the database
   */
  secret(kind: string, id: string): Promise<Json | undefined>

  /** Where the log ends and every secret that has not passed, in order of kind and id, both of the same instant. */
  snapshot(): Promise<{ readonly head: Head; readonly secrets: readonly Secret[] }>

  /** Writes a secret over what was there. `until` is the instant from which it is gone. */
  setSecret(kind: string, id: string, value: Json, until?: string): Promise<void>

  /**
   * Writes a secret if what is there is still `before`, or nothing is there, or it has passed.
   *
   * @returns whether it was written: of several who swap the same at once, in whatever process, one does
   */
  swapSecret(kind: string, id: string, before: Json | undefined, value: Json, until?: string): Promise<boolean>

  /** Writes every secret that has not passed as `change` has it, all or none; what lay there before is cleared out of the table. */
  rewriteSecrets(change: (secret: Secret) => Json): Promise<void>

  dropSecret(kind: string, id: string): Promise<void>

  /** Drops the secrets of a kind, or those whose id begins with `prefix`, and says how many. */
  dropSecrets(kind: string, prefix?: string): Promise<number>

  /**
   * Fills a store in which nothing has happened and nothing is secret, all or none.
   *
   * @throws StoreNotEmpty
   */
  fill(entries: AsyncIterable<Entry<MarketEvent>>, secrets: readonly Secret[]): Promise<void>

  /** Finishes what is being written, then lets go of the database. */
  close(): Promise<void>
}

export interface Secret {
  readonly kind: string
  readonly id: string
  readonly value: Json
  /** Instant, ISO 8601 in UTC, from which it is gone. */
  readonly until?: string
}
