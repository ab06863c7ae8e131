import { setTimeout as sleep } from 'node:timers/promises'
import {
  canonicalJson,
  followChain,
  START,
  type Entry,
  type Head,
  type Json,
  type SharedLog,
  type MarketEvent,
} from '../market/index.ts'
import { sqlState, type Database, type SqlSession } from './database.ts'
import { headIn, insertEntries, numbering, readPage, type Numbered } from './entry-rows.ts'
import { outboxIn, type Outbox } from './outbox.ts'
import { LOCK, TURN } from './migrate.ts'
import { DuplicateCommand, ConcurrencyConflict, throwRefusal, StoreUnreachable } from './refusals.ts'
import type { MarketStore, Secret } from './store.ts'

/** How often a transaction is tried that met another one, or whose connection broke. */
const TRIES = 30
/**
 * Pause before the n-th try, in milliseconds: doubled each time up to a second, spread by chance so that two do not meet again. A server that was
 * killed takes some seconds to come back.
 */
const pause = (tried: number): Promise<void> => sleep(Math.min(1000, 5 * 2 ** tried) * (0.5 + Math.random()))
/** Serialisation failure, deadlock: the same may work again. */
const MET_ANOTHER = new Set(['40001', '40P01'])
/** Refused by the trigger, or by a key: somebody else was there first. */
const TAKEN = new Set(['YT001', '23505'])
/** Entries written in one statement. */
const TOGETHER = 500

interface Append {
  readonly entries: readonly Entry<MarketEvent>[]
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/** A market's store in SQL, the same on either driver. */
export class SqlStore implements MarketStore {
  readonly outbox: Outbox
  readonly shared: SharedLog | undefined
  private readonly database: Database
  private readonly waiting: Append[] = []
  private writing: Promise<void> | undefined

  constructor(database: Database) {
    this.database = database
    this.outbox = outboxIn(database)
    if (database.inTurn !== undefined) {
      const inTurn = database.inTurn.bind(database)
      this.shared = {
        head: () => this.head(),
        inTurn: (work) => inTurn(TURN, LAST, (rows) => work(rows && (headIn(rows) ?? START))),
      }
    }
  }

  async *read(after: number): AsyncGenerator<Entry<MarketEvent>> {
    let head = after === 0 ? START : await this.headAt(after)
    while (head !== undefined) {
      const page = await readPage(this.database, head.seq)
      if (page.length === 0) return
      for (const entry of page) {
        head = followChain([entry], head)
        yield entry
      }
    }
  }

  async head(): Promise<Head> {
    return lastIn(this.database)
  }

  private async headAt(seq: number): Promise<Head | undefined> {
    return headIn(await this.database.query('select seq, at, hash from entries where seq = $1', [seq]))
  }

  async append(entries: readonly Entry<MarketEvent>[]): Promise<void> {
    const [first] = entries
    if (first === undefined) return
    checkEntries(entries)
    followChain(entries, { seq: first.seq - 1, at: first.at, hash: first.before })
    await new Promise<void>((resolve, reject) => {
      this.waiting.push({ entries, resolve, reject })
      this.writing ??= this.writeWaiting()
    })
  }

  /** Writes what waits until nothing does. While a transaction waits for the disk, the next one gathers. */
  private async writeWaiting(): Promise<void> {
    // What is asked for in the same breath is written together.
    await Promise.resolve()
    for (let batch = this.nextBatch(); batch.length > 0; batch = this.nextBatch()) await this.writeBatch(batch)
    this.writing = undefined
  }

  /** The appends at the front that follow one another. */
  private nextBatch(): Append[] {
    const batch = this.waiting.splice(0, 1)
    for (let next = this.waiting[0]; next !== undefined; next = this.waiting[0]) {
      const last = batch.at(-1)?.entries.at(-1)
      const written = batch.reduce((sum, { entries }) => sum + entries.length, 0)
      if (next.entries[0]?.before !== last?.hash || written + next.entries.length > TOGETHER) break
      batch.push(...this.waiting.splice(0, 1))
    }
    return batch
  }

  /** If one of several is refused, each is tried alone, so that each gets its own answer. */
  private async writeBatch(batch: readonly Append[]): Promise<void> {
    try {
      await this.write(batch.flatMap(({ entries }) => entries.map(numbering())))
      for (const { resolve } of batch) resolve()
    } catch (error) {
      if (batch.length === 1 || error instanceof StoreUnreachable) for (const { reject } of batch) reject(error)
      else for (const append of batch) await this.writeBatch([append])
    }
  }

  private async write(rows: readonly Numbered[]): Promise<void> {
    const last = rows.at(-1)?.entry
    // Where the connection broke, the answer may have been lost and not the entries.
    let unsure = false
    for (let tried = 1; ; tried++)
      try {
        if (unsure && (await this.holds(last))) return
        // One statement, all or none: who else writes the same entries meets the primary key.
        await insertEntries(this.database, rows)
        return
      } catch (error) {
        const state = sqlState(error) ?? ''
        if (TAKEN.has(state)) {
          if (unsure && (await this.holds(last))) return
          throw await this.conflict(rows)
        }
        unsure ||= error instanceof StoreUnreachable
        if (tried >= TRIES || !(error instanceof StoreUnreachable || MET_ANOTHER.has(state))) throw error
        await pause(tried)
      }
  }

  private async holds(entry: Entry<MarketEvent> | undefined): Promise<boolean> {
    return entry !== undefined && (await this.headAt(entry.seq))?.hash === entry.hash
  }

  /** Why entries could not be written. */
  private async conflict(rows: readonly Numbered[]): Promise<Error> {
    const commands = [...new Set(rows.map(({ entry }) => entry.command))]
    const [done] = await this.database.query(
      'select command, seq from entries where command = any($1::text[]) order by seq limit 1',
      [commands],
    )
    if (done !== undefined) return new DuplicateCommand(String(done['command']), Number(done['seq']))
    return new ConcurrencyConflict(await this.head())
  }

  async secret(kind: string, id: string): Promise<Json | undefined> {
    const [row] = await this.database.query(
      'select value from secrets where kind = $1 and id = $2 and (until is null or until > now())',
      [kind, id],
    )
    return row?.['value'] as Json | undefined
  }

  async snapshot(): Promise<{ head: Head; secrets: Secret[] }> {
    return this.database.transaction('repeatable read', async (session) => ({
      head: await lastIn(session),
      secrets: await secretsIn(session),
    }))
  }

  /** Whenever something that passes is written, what has passed is swept out. */
  async setSecret(kind: string, id: string, value: Json, until?: string): Promise<void> {
    if (until !== undefined) await this.database.query('delete from secrets where until <= now()')
    await this.writeSecret({ kind, id, value, ...(until === undefined ? {} : { until }) })
  }

  private async writeSecret(
    { kind, id, value, until }: Secret,
    session: Pick<Database, 'query'> = this.database,
  ): Promise<void> {
    await session.query(
      `insert into secrets (kind, id, value, until) values ($1, $2, $3::json, $4::timestamptz)
       on conflict (kind, id) do update set value = excluded.value, until = excluded.until`,
      [kind, id, canonicalJson(value), until ?? null],
    )
  }

  async swapSecret(kind: string, id: string, before: Json | undefined, value: Json, until?: string): Promise<boolean> {
    await this.database.query('delete from secrets where until <= now()')
    const rows = await this.database.query(
      `insert into secrets (kind, id, value, until) values ($1, $2, $3::json, $4::timestamptz)
       on conflict (kind, id) do update set value = excluded.value, until = excluded.until
       where secrets.until <= now() or secrets.value::text = $5::text
       returning id`,
      [kind, id, canonicalJson(value), until ?? null, before === undefined ? null : canonicalJson(before)],
    )
    return rows.length > 0
  }

  async rewriteSecrets(change: (secret: Secret) => Json): Promise<void> {
    await this.database.transaction('read committed', async (session) => {
      await session.query('select pg_advisory_xact_lock($1)', [LOCK])
      for (const secret of await secretsIn(session))
        await this.writeSecret({ ...secret, value: change(secret) }, session)
    })
    // Rows as they were would else lie in the table's file for a while.
    await this.database.run('vacuum full secrets')
  }

  async dropSecret(kind: string, id: string): Promise<void> {
    await this.database.query('delete from secrets where kind = $1 and id = $2', [kind, id])
  }

  async dropSecrets(kind: string, prefix = ''): Promise<number> {
    const rows = await this.database.query(
      'delete from secrets where kind = $1 and starts_with(id, $2) and (until is null or until > now()) returning id',
      [kind, prefix],
    )
    return rows.length
  }

  async fill(entries: AsyncIterable<Entry<MarketEvent>>, secrets: readonly Secret[]): Promise<void> {
    await this.database.transaction('serializable', async (session) => {
      const [held] = await session.query(
        'select (select count(*) from entries) as entries, (select count(*) from secrets) as secrets',
      )
      if (Number(held?.['entries']) > 0 || Number(held?.['secrets']) > 0)
        throwRefusal('STORE_NOT_EMPTY', {
          name: this.database.name,
          entries: String(held?.['entries']),
          secrets: String(held?.['secrets']),
        })
      const numbered = numbering()
      let rows: Numbered[] = []
      for await (const entry of entries) {
        rows.push(numbered(entry))
        if (rows.length < TOGETHER) continue
        await insertEntries(session, rows)
        rows = []
      }
      if (rows.length > 0) await insertEntries(session, rows)
      for (const secret of secrets) await this.writeSecret(secret, session)
    })
  }

  async close(): Promise<void> {
    await this.writing
    await this.database.close()
  }
}

async function lastIn(session: Pick<SqlSession, 'query'>): Promise<Head> {
  return headIn(await session.query(LAST)) ?? START
}
const LAST = 'select seq, at, hash from entries order by seq desc limit 1'

async function secretsIn(session: Pick<SqlSession, 'query'>): Promise<Secret[]> {
  const rows = await session.query(
    `select kind, id, value, to_char(until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as until
     from secrets where until is null or until > now() order by kind collate "C", id collate "C"`,
  )
  return rows.map(({ until, ...rest }) => ({ ...rest, ...(until === null ? {} : { until }) }) as Secret)
}

/** Entries that no store could give back as they were hashed, or that break the rule of commands, are a fault of ours. */
function checkEntries(entries: readonly Entry[]): void {
  const over = new Set<string>()
  for (const [i, { seq, at, by, command }] of entries.entries()) {
    // Within an event such signs are escaped.
    for (const text of [at, by, command])
      if (/\0|\p{Surrogate}/u.test(text))
        throw new Error(`Entry ${seq} names ${JSON.stringify(text)}, which is no text.`)
    const before = entries[i - 1]?.command
    if (before !== undefined && before !== command) over.add(before)
    if (over.has(command)) throw new Error(`Entry ${seq} does not stand with the others of command ${command}.`)
  }
}
