import { canonicalJson } from '../canonical.ts'
import type { MarketTables } from './shape.ts'

/** Why a market's tables are not those of the world whose hash stands beside them, where that world is at hand. */
export const whyOtherTables = (
  own: MarketTables,
  world: string | undefined,
  { hash, tables }: { readonly hash: string; readonly tables: MarketTables },
): string[] =>
  world !== hash || canonicalJson(own) === canonicalJson(tables)
    ? []
    : [`The market’s tables are said to be of the world with the hash ${hash}, and that has others.`]
