import { newSalt, nextEntry, publicPartOf, type Entry, type Head, type MarketEvent } from '../src/market/index.ts'
import type { MarketStore } from '../src/store/index.ts'

/** Entries that follow a head, a command each unless one is named. */
export function entriesAfter(
  head: Head,
  count: number,
  { command, why = 'too thin' }: { command?: string; why?: string } = {},
): Entry<MarketEvent>[] {
  let last = head
  return Array.from({ length: count }, () => {
    // Every other one shows something to everybody.
    const event: MarketEvent =
      last.seq % 2 === 0
        ? { kind: 'void', round: `r${last.seq + 1}`, why }
        : { kind: 'withdrawn', round: `r${last.seq + 1}`, order: why }
    const entry = nextEntry<MarketEvent>(last, {
      at: new Date(Date.UTC(2027, 0, 1, 0, 0, last.seq)).toISOString(),
      by: 'operator',
      command: command ?? `c${last.seq + 1}`,
      event,
      shown: publicPartOf(event),
      salt: newSalt(),
    })
    last = entry
    return entry
  })
}

export async function logOf(store: MarketStore, after = 0): Promise<Entry<MarketEvent>[]> {
  const entries: Entry<MarketEvent>[] = []
  for await (const entry of store.read(after)) entries.push(entry)
  return entries
}
