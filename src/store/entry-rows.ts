import { canonicalJson, type Entry, type Head, type MarketEvent } from '../market/index.ts'
import type { SqlRow, Session } from './database.ts'

/** An entry with its place among the entries of its command: 0, 1, 2 ... */
export interface Numbered {
  readonly entry: Entry<MarketEvent>
  readonly part: number
}

/** Numbers the entries of each command, which stand together. */
export function numbering(): (entry: Entry<MarketEvent>) => Numbered {
  let command: string | undefined
  let part = 0
  return (entry) => {
    part = entry.command === command ? part + 1 : 0
    command = entry.command
    return { entry, part }
  }
}

/** Columns as arrays, so that any number of entries is one statement. The event is kept as the text that its hash was made of. */
export async function insertEntries(session: Session, rows: readonly Numbered[]): Promise<void> {
  const column = (of: (row: Numbered) => string): string[] => rows.map(of)
  await session.query(
    `insert into entries (seq, at, by, command, part, event, before, hash, signature, shown, salt)
     select seq, at, by, command, part, event::json, before, hash, nullif(signature, ''), nullif(shown, '')::json,
            nullif(salt, '')
     from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::integer[], $6::text[], $7::text[], $8::text[],
                 $9::text[], $10::text[], $11::text[])
       as given (seq, at, by, command, part, event, before, hash, signature, shown, salt)
     order by seq`,
    [
      column(({ entry }) => String(entry.seq)),
      column(({ entry }) => entry.at),
      column(({ entry }) => entry.by),
      column(({ entry }) => entry.command),
      column(({ part }) => String(part)),
      column(({ entry }) => canonicalJson(entry.event)),
      column(({ entry }) => entry.before),
      column(({ entry }) => entry.hash),
      column(({ entry }) => entry.signature ?? ''),
      column(({ entry }) => (entry.shown === undefined ? '' : canonicalJson(entry.shown))),
      column(({ entry }) => entry.salt ?? ''),
    ],
  )
}

/** At most so many entries from `after` on, and no more than about `PAGE_BYTES` after the first: some hold a whole round. */
export async function readPage(session: Session, after: number): Promise<Entry<MarketEvent>[]> {
  const rows = await session.query(
    `select seq, at, by, command, event, before, hash, signature, shown, salt from (
       select *, sum(octet_length(event::text)) over (order by seq) - octet_length(event::text) as earlier
       from (select * from entries where seq > $1 order by seq limit $2) as page
     ) as page where earlier < $3 order by seq`,
    [after, PAGE, PAGE_BYTES],
  )
  // What an entry has not is left out of it, and not null.
  return rows.map(
    (row) =>
      Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as Entry<MarketEvent>,
  )
}
const PAGE = 256
const PAGE_BYTES = 2 ** 23

export const headIn = (rows: readonly SqlRow[]): Head | undefined => rows[0] as Head | undefined
