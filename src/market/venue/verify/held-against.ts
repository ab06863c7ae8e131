import { MerkleTree, type Entry } from '../../log/index.ts'
import { whyNotThere, type Receipt } from '../sequencer/receipt.ts'
import { isHeadOf, type TreeHead } from '../sequencer/tree-head.ts'

/** What a log is checked against by those who remember something of it. */
export interface HeldAgainst {
  /** What the market has signed of commands that it took: each has to stand in the log. */
  readonly receipts?: readonly Receipt[] | undefined
  /** Hashes of entries that were seen before, by number. */
  readonly seen?: ReadonlyMap<number, string> | undefined
  /** Heads that the market has signed: the log has to begin with each of them. */
  readonly heads?: readonly TreeHead[] | undefined
}

/** What a log has at the places that it is checked against; of a public entry the command is hidden, and of most the instant. */
type There = Pick<Entry, 'hash'> & Partial<Pick<Entry, 'command' | 'at'>>

/** Takes note of entries as they come, and says at the end what of what is remembered does not stand there. */
export class LogComparison {
  private readonly receipts: readonly Receipt[]
  private readonly seen: ReadonlyMap<number, string>
  private readonly asked: ReadonlySet<number>
  private readonly there = new Map<number, There>()
  private readonly heads: readonly TreeHead[]
  private readonly tree = new MerkleTree()

  constructor({ receipts = [], seen = new Map(), heads = [] }: HeldAgainst) {
    this.heads = heads
    this.receipts = receipts
    this.seen = seen
    this.asked = new Set([...seen.keys(), ...receipts.map(({ seq }) => seq), ...heads.map(({ size }) => size)])
  }

  note(seq: number, there: There): void {
    if (this.asked.has(seq)) this.there.set(seq, there)
    if (this.heads.length > 0 && seq > 0) this.tree.append(there.hash)
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
        entry: there === undefined ? undefined : { command, at: receipt.at, ...there },
        range: rangeOf(seq, log),
      })
      if (why !== undefined) faults.push(`${why[0]?.toUpperCase() ?? ''}${why.slice(1)}.`)
    }
    for (const head of this.heads) {
      const why = await this.whyNotHead(head, log)
      if (why !== undefined) faults.push(`The head of ${head.at} for ${head.size} entries ${why}.`)
    }
    return faults
  }

  private async whyNotHead(
    head: TreeHead,
    {
      market = head.market,
      from,
      last,
    }: { readonly market: string | undefined; readonly from: number; readonly last: number },
  ): Promise<string | undefined> {
    if (head.market !== market) return `is of another market: its key is ${head.market}`
    if (!(await isHeadOf(market, head))) return 'is not signed with the market’s key: it is worth nothing'
    if (head.size > last) return `is signed by the market, and this log ends at entry ${last}: it was cut`
    if (from > 1)
      return `takes a log from its first entry on, and this one begins with entry ${from}: check it against an exported one`
    if (this.tree.root(head.size) !== head.root)
      return 'is signed by the market, and this log is another up to there: it was changed since'
    const { hash, at = head.at } = this.there.get(head.size) ?? head
    if (hash !== head.hash || at !== head.at)
      return `is signed by the market, and its last entry here is of ${at} with the hash ${hash}: what it says of that is not so`
    return undefined
  }
}

const rangeOf = (seq: number, { from, last }: { readonly from: number; readonly last: number }): string =>
  seq < from ? `begins with entry ${from}` : `ends at entry ${last}`
