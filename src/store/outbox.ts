import { canonicalJson, type Json } from '../market/index.ts'
import type { Database } from './database.ts'

/** Something that is to be sent to somebody, by an id that is always the same for the same: one who gets it twice can tell. */
export interface Letter {
  readonly id: string
  readonly channel: string
  readonly party: string
  /** Entry of the log that it tells of. */
  readonly entry: number
  readonly message: Json
}

/** What is sent no more, since it failed too often. */
export interface DeadLetter extends Omit<Letter, 'message'> {
  readonly tries: number
  readonly why: string
}

/** What waits to be sent. It is sent at least once: a letter waits until somebody notes that it went out. Instants are ISO 8601 in UTC. */
export interface Outbox {
  /** Adds letters; those that are there already, sent or not, stay as they are. */
  post(letters: readonly Letter[], at: string): Promise<void>
  /** Letters whose time has come, a few of each party, so that none waits for another that does not answer. */
  due(at: string, most: number): Promise<(Letter & { readonly tries: number })[]>
  sent(id: string): Promise<void>
  /** Notes a failure; without `next` it is not tried again. */
  failed(id: string, why: string, next?: string): Promise<void>
  dead(): Promise<DeadLetter[]>
  /** Has a dead letter tried again. @returns whether there is such */
  revive(id: string, at: string): Promise<boolean>
  /** Throws a dead letter away. @returns whether there is such */
  drop(id: string): Promise<boolean>
  /** The first entry of which something waits. */
  first(): Promise<number | undefined>
  /** Forgets what was sent of entries up to one. */
  forget(entry: number): Promise<void>
}

/** Letters of one party that are tried at once. */
const OF_ONE = 4
const MOST_DEAD = 500

export function outboxIn(database: Database): Outbox {
  const changed = async (sql: string, values: readonly unknown[]): Promise<boolean> =>
    (await database.query(`${sql} returning id`, values)).length > 0
  return {
    post: async (letters, at) => {
      for (const { id, channel, party, entry, message } of letters)
        await database.query(
          `insert into outbox (id, channel, party, entry, message, next) values ($1, $2, $3, $4::bigint, $5::text::json, $6)
           on conflict (id) do nothing`,
          [id, channel, party, String(entry), canonicalJson(message), at],
        )
    },
    due: async (at, most) =>
      (await database.query(
        `select id, channel, party, entry, message, tries from (
           select *, row_number() over (partition by channel, party order by next, entry, id) as place
           from outbox where state = 'waiting' and next <= $1
         ) as one where place <= $2::int order by next, entry, id limit $3::int`,
        [at, OF_ONE, most],
      )) as unknown as (Letter & { readonly tries: number })[],
    sent: async (id) => {
      await database.query(`update outbox set state = 'sent', why = null where id = $1 and state = 'waiting'`, [id])
    },
    failed: async (id, why, next) => {
      await database.query(
        `update outbox set tries = tries + 1, why = $2, state = case when $3::text is null then 'dead' else 'waiting' end,
           next = coalesce($3::text, next) where id = $1 and state = 'waiting'`,
        [id, why, next ?? null],
      )
    },
    dead: async () =>
      (await database.query(
        `select id, channel, party, entry, tries, coalesce(why, '') as why from outbox where state = 'dead'
         order by entry desc, id limit $1::int`,
        [MOST_DEAD],
      )) as unknown as DeadLetter[],
    revive: (id, at) =>
      changed(`update outbox set state = 'waiting', tries = 0, next = $2 where id = $1 and state = 'dead'`, [id, at]),
    drop: (id) => changed(`delete from outbox where id = $1 and state = 'dead'`, [id]),
    first: async () => {
      const [row] = await database.query(`select min(entry) as entry from outbox where state = 'waiting'`)
      const entry = row?.['entry']
      return entry === null || entry === undefined ? undefined : Number(entry)
    },
    forget: async (entry) => {
      await database.query(`delete from outbox where state = 'sent' and entry <= $1::bigint`, [String(entry)])
    },
  }
}
