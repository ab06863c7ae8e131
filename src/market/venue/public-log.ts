import { ChainBroken, followPublic, START, type Head, type PublicEntry } from '../log/index.ts'
import { PublicMarket } from './public-market.ts'
import { whyNotSeen, whyNotThere, type Receipt } from './receipt.ts'

/** What the public entries of a log say, gone through without trusting anybody. */
export interface PublicLog {
  readonly head: Head
  /** Its first entry: 1, unless the market was founded by the first rules, of which the public log holds nothing; 0 if it is empty. */
  readonly from: number
  /** Entries that show something. */
  readonly shown: number
  readonly market: PublicMarket
  /** What is not as it should be, in words; nothing if all is. */
  readonly faults: readonly string[]
}

export interface HeldAgainst {
  /** What the market has signed of commands that it took: each has to stand in the log. */
  readonly receipts?: readonly Receipt[]
  /** Hashes of entries that were seen before, by number. */
  readonly seen?: ReadonlyMap<number, string>
}

/**
 * Goes through what everybody may read of a log: its chain, from the first entry to the last, and the life of each round, in its order, by its
 * times and with its result signed. Receipts, and hashes seen before, are held against it.
 */
export async function followPublicLog(
  entries: AsyncIterable<PublicEntry>,
  { receipts = [], seen = new Map() }: HeldAgainst = {},
): Promise<PublicLog> {
  const faults: string[] = []
  const hashes = new Map<number, string>()
  const asked = new Set([...seen.keys(), ...receipts.map(({ seq }) => seq)])
  const market = new PublicMarket()
  let from = 0
  let shown = 0
  let head: Head = START
  try {
    for await (const entry of entries) {
      const { seq, before } = entry
      if (from === 0) {
        from = seq
        market.isLate = seq > 1
        if (seq > 1) head = { seq: seq - 1, at: START.at, hash: before }
        if (asked.has(seq - 1)) hashes.set(seq - 1, before)
      }
      head = followPublic([entry], head)
      if (asked.has(seq)) hashes.set(seq, entry.hash)
      if (entry.shown !== undefined) shown++
      const why = await market.whyNot(entry.shown?.event, { seq, at: head.at })
      if (why !== undefined) faults.push(`Entry ${seq} is not what the rules lead to: ${why}`)
    }
    const missing = market.whyMissing()
    if (missing !== undefined) faults.push(missing)
  } catch (error) {
    if (!(error instanceof ChainBroken)) throw error
    faults.push(error.message)
  }
  if (from === 0) faults.push('There is no entry in it.')
  for (const [seq, hash] of seen) {
    const here = hashes.get(seq)
    if (here !== hash) faults.push(whyNotSeen(seq, hash, { here, from, last: head.seq }))
  }
  for (const receipt of receipts) {
    const hash = hashes.get(receipt.seq)
    const why = await whyNotThere(receipt, {
      market: market.founded?.signs.x ?? receipt.market,
      // Its command is hidden, and the hash is made of it.
      entry: hash === undefined ? undefined : { hash, command: receipt.command },
      from,
      last: head.seq,
    })
    if (why !== undefined) faults.push(`${why[0]?.toUpperCase() ?? ''}${why.slice(1)}.`)
  }
  return { head, from, shown, market, faults }
}
