import { ChainBroken, followPublic, START, type Head, type PublicEntry } from '../../log/index.ts'
import { LogComparison, type HeldAgainst } from './held-against.ts'
import { PublicMarket } from './public-market.ts'

/** What the public entries of a log say, gone through without trusting anybody. */
export interface PublicLog {
  readonly head: Head
  /** Its first entry: 1, or where an earlier market has adopted the rules that have a public log; 0 if it is empty. */
  readonly from: number
  /** Entries that show something. */
  readonly shown: number
  readonly market: PublicMarket
  /** What is not as it should be, in words; nothing if all is. */
  readonly faults: readonly string[]
}

/**
 * Goes through what everybody may read of a log: its chain, from the first entry to the last, and the life of each round, in its order, by its
 * times and with its result signed. Receipts, and hashes seen before, are checked against it.
 */
export async function followPublicLog(entries: AsyncIterable<PublicEntry>, held: HeldAgainst = {}): Promise<PublicLog> {
  const faults: string[] = []
  const holding = new LogComparison(held)
  const market = new PublicMarket()
  let from = 0
  let shown = 0
  let head: Head = START
  try {
    for await (const entry of entries) {
      const { seq, before } = entry
      if (from === 0) {
        from = seq
        if (seq > 1) head = { seq: seq - 1, at: START.at, hash: before }
        holding.note(seq - 1, { hash: before })
      }
      head = followPublic([entry], head)
      holding.note(seq, { hash: entry.hash, ...(entry.shown === undefined ? {} : { at: entry.shown.at }) })
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
  faults.push(...(await holding.faults({ market: market.founded?.signs.x, from, last: head.seq })))
  return { head, from, shown, market, faults }
}
