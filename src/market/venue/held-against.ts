import type { Entry } from '../log/index.ts'
import { whyNotThere, type Receipt } from './receipt.ts'

/** What a log is held against by those who remember something of it. */
export interface HeldAgainst {
  /** What the market has signed of commands that it took: each has to stand in the log. */
  readonly receipts?: readonly Receipt[] | undefined
  /** Hashes of entries that were seen before, by number. */
  readonly seen?: ReadonlyMap<number, string> | undefined
}

/** What a log has at the places that it is held against; of a public entry the command is hidden. */
type There = Pick<Entry, 'hash'> & Partial<Pick<Entry, 'command'>>

/** Takes note of entries as they come, and says at the end what of what is remembered does not stand there. */
export class Holding {
  private readonly receipts: readonly Receipt[]
  private readonly seen: ReadonlyMap<number, string>
  private readonly asked: ReadonlySet<number>
  private readonly there = new Map<number, There>()

  constructor({ receipts = [], seen = new Map() }: HeldAgainst) {
    this.receipts = receipts
    this.seen = seen
    this.asked = new Set([...seen.keys(), ...receipts.map(({ seq }) => seq)])
  }

  note(seq: number, there: There): void {
    if (this.asked.has(seq)) this.there.set(seq, there)
  }

  /** @param log the market's key, undefined if it is not known; the first entry and the last */
  async faults(log: {
    readonly market: string | undefined
    readonly from: number
    readonly last: number
  }): Promise<string[]> {
    const faults: string[] = []
    for (const [seq, hash] of this.seen) {
      const here = this.there.get(seq)?.hash
      if (here === undefined)
        faults.push(`Entry ${seq} was seen with the hash ${hash}, and this log ${rangeOf(seq, log)}.`)
      else if (here !== hash)
        faults.push(`Entry ${seq} was seen with the hash ${hash}, and is ${here} in this log: it is another one.`)
    }
    for (const receipt of this.receipts) {
      const { seq, command } = receipt
      const there = this.there.get(seq)
      const why = await whyNotThere(receipt, {
        market: log.market ?? receipt.market,
        // Where the command is hidden, the hash is made of it.
        entry: there === undefined ? undefined : { command, ...there },
        range: rangeOf(seq, log),
      })
      if (why !== undefined) faults.push(`${why[0]?.toUpperCase() ?? ''}${why.slice(1)}.`)
    }
    return faults
  }
}

const rangeOf = (seq: number, { from, last }: { readonly from: number; readonly last: number }): string =>
  seq < from ? `begins with entry ${from}` : `ends at entry ${last}`
