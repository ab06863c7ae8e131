import { MerkleTree, type Sequencer, type Head, type TreeHead } from '../../market/index.ts'

/** Days whose heads are shown at once. */
export const DAYS_TOLD = 400

/** The tree over a market's log. It is built once somebody asks, and grows by what has come since. */
export class LogTree {
  private readonly clerk: Pick<Sequencer, 'read' | 'end' | 'treeHead'>
  private readonly tree = new MerkleTree()
  private readonly heads: Head[] = []
  private growing: Promise<void> = Promise.resolve()

  constructor(clerk: Pick<Sequencer, 'read' | 'end' | 'treeHead'>) {
    this.clerk = clerk
  }

  /** The tree as far as the log goes now; one asks after another, so that no entry is added twice. */
  async grown(): Promise<MerkleTree> {
    const more = this.growing.catch(() => undefined).then(() => this.grow())
    this.growing = more
    await more
    return this.tree
  }

  /** The head of the log at that number of entries, signed. */
  async head(size?: number): Promise<TreeHead | undefined> {
    const tree = await this.grown()
    const last = this.heads[(size ?? tree.size) - 1]
    return last === undefined ? undefined : this.clerk.treeHead(last, tree.root(last.seq))
  }

  /** The hash of an entry; undefined where the log has no such. */
  async hashOf(seq: number): Promise<string | undefined> {
    await this.grown()
    return this.heads[seq - 1]?.hash
  }

  /** The heads at the end of days (UTC) after one, which are over: the same whenever it is asked. */
  async ofDays(after: string, today: string): Promise<{ day: string; head: TreeHead }[]> {
    const tree = await this.grown()
    const ends = this.heads.filter(({ at }, i) => dayOf(at) !== dayOf(this.heads[i + 1]?.at ?? today))
    const told = ends.filter(({ at }) => dayOf(at) > after && dayOf(at) < dayOf(today)).slice(0, DAYS_TOLD)
    return Promise.all(
      told.map(async (last) => ({ day: dayOf(last.at), head: await this.clerk.treeHead(last, tree.root(last.seq)) })),
    )
  }

  private async grow(): Promise<void> {
    const { end } = this.clerk
    if (this.tree.size >= end.seq) return
    for await (const { seq, at, hash } of this.clerk.read(this.tree.size)) {
      if (seq > end.seq) return
      this.tree.append(hash)
      this.heads.push({ seq, at, hash })
    }
  }
}

const dayOf = (at: string): string => at.slice(0, 10)
