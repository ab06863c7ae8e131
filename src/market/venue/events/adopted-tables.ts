import type { Entry } from '../../log/index.ts'
import { marketTablesSchema, type MarketTables } from '../../tables/index.ts'
import type { MarketEvent } from './event.ts'
import { digest } from '../../canonical.ts'

/**
 * The tables with which a market of the first rules has adopted later ones. Its log only names them up to there, so that what stands before
 * is read by them too. Undefined if it holds none, or holds its own from its foundation on.
 */
export async function adoptedTables(entries: AsyncIterable<Entry<MarketEvent>>): Promise<MarketTables | undefined> {
  for await (const { event } of entries) {
    if (event.kind === 'founded' && event.tables !== undefined) return undefined
    // What is none is reported where the entry is applied.
    if (event.kind === 'rules-version') return marketTablesSchema.safeParse(event.tables).data
  }
  return undefined
}

/** A market's tables with the hash of the world that they were taken from. */
export interface TablesOf {
  readonly world: string
  readonly tables: MarketTables
}

/** What an operator names who adopts tables, so that no others take their place. */
export const nameOfTables = ({ world, tables }: TablesOf): string => digest({ world, tables })
