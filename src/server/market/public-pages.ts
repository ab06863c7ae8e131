import { canonicalJson, publicEntry, type Sequencer, type Entry } from '../../market/index.ts'

/** Entries in a page: one to a thousand, the next thousand ... */
export const PAGE_ENTRIES = 1000
/** Pages that are kept, some 20 MB: a log of that length is hashed once, and not for all who ask. */
const PAGES_KEPT = 64

/** Lines of one page, as far as the log goes. */
type Lines = Promise<readonly string[]>
/** What everybody may read of an entry; empty of one of the first rules. */
const lineOf = (entry: Entry): string => {
  const shown = publicEntry(entry)
  return shown === undefined ? '' : `${canonicalJson(shown)}\n`
}

/**
 * The public log, a page at a time. Its hashes are made from whole entries, which takes a while, and anybody may ask: pages that were
 * made are kept, and only what has come since is added.
 */
export class PublicPages {
  private readonly clerk: Pick<Sequencer, 'read' | 'end'>
  /** By number, the least lately asked for first. */
  private readonly pages = new Map<number, Lines>()

  constructor(clerk: Pick<Sequencer, 'read' | 'end'>) {
    this.clerk = clerk
  }

  /** Lines after an entry, up to the end of its page or of the log; nothing if there are none. */
  async after(seq: number): Promise<string> {
    const { end } = this.clerk
    for (let from = seq; from < end.seq; from = (Math.floor(from / PAGE_ENTRIES) + 1) * PAGE_ENTRIES) {
      const text = (await this.page(Math.floor(from / PAGE_ENTRIES))).slice(from % PAGE_ENTRIES).join('')
      // A page of the first rules holds nothing, and is not the end.
      if (text !== '') return text
    }
    return ''
  }

  private page(number: number): Lines {
    const before = this.pages.get(number) ?? Promise.resolve([])
    // One after another, so that no line is made twice.
    const lines = before.then((known) => this.more(number * PAGE_ENTRIES, known))
    this.pages.delete(number)
    this.pages.set(number, lines)
    // What failed is made again by who asks next.
    lines.catch(() => this.pages.delete(number))
    const [oldest] = this.pages.keys()
    if (oldest !== undefined && this.pages.size > PAGES_KEPT) this.pages.delete(oldest)
    return lines
  }

  private async more(first: number, known: readonly string[]): Promise<readonly string[]> {
    const left = Math.min(this.clerk.end.seq - first, PAGE_ENTRIES) - known.length
    if (left <= 0) return known
    const lines = [...known]
    for await (const entry of this.clerk.read(first + known.length)) {
      lines.push(lineOf(entry))
      if (lines.length === PAGE_ENTRIES) break
    }
    return lines
  }
}
