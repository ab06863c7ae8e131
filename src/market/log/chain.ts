import { digest } from '../canonical.ts'

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
  /** Hash of the entry before; `GENESIS` for the first. */
  readonly before: string
  /** SHA-256 of the canonical JSON of all the rest. */
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
  { at, by, command, event, signature }: Pick<Entry<E>, 'at' | 'by' | 'command' | 'event' | 'signature'>,
): Entry<E> {
  const content = {
    seq: head.seq + 1,
    at: at < head.at ? head.at : at,
    by,
    command,
    event,
    ...(signature === undefined ? {} : { signature }),
    before: head.hash,
  }
  return { ...content, hash: digest(content) }
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
    if (entry.seq !== head.seq + 1) throw new ChainBroken(entry.seq, `stands where ${head.seq + 1} should.`)
    if (entry.before !== head.hash)
      throw new ChainBroken(entry.seq, 'does not follow the entry before it: one was changed, left out or put in.')
    if (entry.at < head.at) throw new ChainBroken(entry.seq, 'is of an earlier instant than the entry before it.')
    if (digest(content) !== hash) throw new ChainBroken(entry.seq, 'is not what its hash was made of: it was changed.')
    head = { seq: entry.seq, at: entry.at, hash }
  }
  return head
}
