import type { Entry } from '../log/index.ts'
import { marketTablesSchema, type MarketTables } from '../tables/index.ts'
import type { MarketEvent } from './event.ts'

/**
 * The tables with which a market of the first rules has adopted later ones. Its log only names them up to there, so that what stands before
 * is read by them too. Undefined if it holds none, or holds its own from its foundation on.
 */
export async function adoptedTables(entries: AsyncIterable<Entry<MarketEvent>>): Promise<MarketTables | undefined> {
  for await (const { event } of entries) {
    if (event.kind === 'founded' && event.tables !== undefined) return undefined
    // What is none is told where the entry is applied.
    if (event.kind === 'rules-version') return marketTablesSchema.safeParse(event.tables).data
  }
  return undefined
}
