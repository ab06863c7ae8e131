import { bytesToHex } from '@noble/hashes/utils.js'
import { digest, type Json } from '../canonical.ts'

/**
 * Something that happened in a market, and who had it happen. The log of a market is a list of these, each with the hash of the
 * one before it, so that none can be changed, left out or put in later without changing every hash that follows.
 */
export interface Entry<E = unknown> {
  /** 1, 2, 3 ... */
  readonly seq: number
  /** Instant, ISO 8601 in UTC; never before that of the entry before. */
  readonly at: string
  /** Id of the user, or `market` for what nobody asked for. */
  readonly by: string
  /** Id that the asker gave the command: given again, it is not done again. */
  readonly command: string
  readonly event: E
  /** Of the member in whose name it was asked; none for what others ask. */
  readonly signature?: string | undefined
  /** What everybody may read of the event; left out if that is nothing. */
  readonly shown?: Json | undefined
  /** 16 random bytes in hexadecimal: nobody finds out by trying what an entry hides. None in logs of the first rules. */
  readonly salt?: string | undefined
  /** Hash of the entry before; `GENESIS` for the first. */
  readonly before: string
  /** That of its public entry; without a salt, SHA-256 of the canonical JSON of all the rest. */
  readonly hash: string
}

/**
 * An entry as everybody may read it. Its hash is that of the entry itself, so that those who have only these follow the same chain as
 * those who read the whole log, and nobody can be shown another one.
 */
export interface PublicEntry {
  readonly seq: number
  readonly before: string
  readonly shown?: { readonly at: string; readonly event: Json } | undefined
  /** SHA-256 of the canonical JSON of all that it does not show, with the salt. */
  readonly hidden: string
  /** SHA-256 of the canonical JSON of the rest. */
  readonly hash: string
}

/** What stands before the first entry. */
export const GENESIS = '0'.repeat(64)

/** Where a log ends. */
export interface Head {
  readonly seq: number
  readonly at: string
  readonly hash: string
}

export const START: Head = { seq: 0, at: '1970-01-01T00:00:00.000Z', hash: GENESIS }

/** The next entry of a log. A clock that stands behind the log's last instant is not followed back. */
export function nextEntry<E>(
  head: Head,
  {
    at,
    by,
    command,
    event,
    signature,
    shown,
    salt,
  }: Pick<Entry<E>, 'at' | 'by' | 'command' | 'event' | 'signature' | 'shown' | 'salt'>,
): Entry<E> {
  const content = {
    seq: head.seq + 1,
    at: at < head.at ? head.at : at,
    by,
    command,
    event,
    ...(signature === undefined ? {} : { signature }),
    ...(shown === undefined ? {} : { shown }),
    ...(salt === undefined ? {} : { salt }),
    before: head.hash,
  }
  return { ...content, hash: hashOf(content) }
}

export const newSalt = (): string => bytesToHex(globalThis.crypto.getRandomValues(new Uint8Array(16)))

const hashOf = (content: Omit<Entry, 'hash'>): string =>
  content.salt === undefined ? digest(content) : digest(publicPart(content))

function publicPart({ seq, before, shown, ...rest }: Omit<Entry, 'hash'>): Omit<PublicEntry, 'hash'> {
  return { seq, before, ...(shown === undefined ? {} : { shown: { at: rest.at, event: shown } }), hidden: digest(rest) }
}

/** What everybody may read of an entry; undefined of one without a salt, which anybody could find out by trying. */
export function publicEntry({ hash, ...content }: Entry): PublicEntry | undefined {
  return content.salt === undefined ? undefined : { ...publicPart(content), hash }
}

/** Why a log is not to be trusted, and from which entry on. */
export class ChainBroken extends Error {
  readonly seq: number
  constructor(seq: number, why: string) {
    super(`Entry ${seq} ${why}`)
    this.name = 'ChainBroken'
    this.seq = seq
  }
}

/**
 * Follows a log from a head: each entry in its place, not before the one before, with the hash of its own content.
 *
 * @returns the head after the last entry
 * @throws ChainBroken at the first entry that does not follow
 */
export function followChain(entries: Iterable<Entry>, from: Head = START): Head {
  let head = from
  for (const entry of entries) {
    const { hash, ...content } = entry
    mustFollow(entry, head)
    if (entry.at < head.at) throw new ChainBroken(entry.seq, 'is of an earlier instant than the entry before it.')
    if (hashOf(content) !== hash) throw new ChainBroken(entry.seq, 'is not what its hash was made of: it was changed.')
    head = { seq: entry.seq, at: entry.at, hash }
  }
  return head
}

/**
 * Follows the public entries of a log from a head, as `followChain` does.
 *
 * @returns the head after the last entry; its instant is that of the last entry that shows one
 * @throws ChainBroken at the first entry that does not follow
 */
export function followPublic(entries: Iterable<PublicEntry>, from: Head = START): Head {
  let head = from
  for (const entry of entries) {
    const { hash, ...content } = entry
    mustFollow(entry, head)
    if (!/^[0-9a-f]{64}$/.test(entry.hidden)) throw new ChainBroken(entry.seq, 'hides what has no hash.')
    const { at } = entry.shown ?? head
    if (at < head.at) throw new ChainBroken(entry.seq, 'is of an earlier instant than one before it.')
    if (digest(content) !== hash) throw new ChainBroken(entry.seq, 'is not what its hash was made of: it was changed.')
    head = { seq: entry.seq, at, hash }
  }
  return head
}

function mustFollow({ seq, before }: Pick<Entry, 'seq' | 'before'>, head: Head): void {
  if (seq !== head.seq + 1) throw new ChainBroken(seq, `stands where ${head.seq + 1} should.`)
  if (before !== head.hash)
    throw new ChainBroken(seq, 'does not follow the entry before it: one was changed, left out or put in.')
}
