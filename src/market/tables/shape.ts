import { z } from 'zod'
import type { Bloc } from '../../world/index.ts'
import { isPlain } from '../venue/forms/look-alike.ts'

/** A million dollars per kg, in micro-dollars, as in rounds. */
export const MOST_PRICE = 1e12
/** A recipe counts in billionths of a unit of mass per unit of activity. */
export const PER_UNIT = 1e9
const MOST_PER = 1e15
/** The lightest metals bind a little more than their own weight of oxygen. */
const MOST_SHARE = 5
/** Of what a log holds, whatever words the tables of a release have. */
const BLOCS = ['alliance', 'partner', 'coercer', 'other'] as const satisfies readonly Bloc[]
export const MARKET_STAGES = ['ore', 'intermediate', 'scrap', 'oxide', 'metal', 'alloy', 'magnet', 'product'] as const

const id = z.string().regex(/^[A-Za-z0-9][\w.:+-]{0,79}$/, 'a name of letters, digits and . _ : + -')
const name = z.string().min(1).max(300).refine(isPlain, 'has signs that are not seen or turn the text round')
const named = { id, name, name_ja: name.or(z.literal('')) }
const stage = z.enum(MARKET_STAGES)
const share = z.number().min(0).max(MOST_SHARE)
/** Billionths of a unit of mass per unit of activity. */
const ingredients = (least: number) =>
  z.array(z.strictObject({ material: id, per: z.int().min(least).max(MOST_PER) })).max(50)

export const tablesShape = z.strictObject({
  places: z.array(z.strictObject({ ...named, bloc: z.enum(BLOCS) })).max(1000),
  elements: z.array(z.strictObject(named)).max(100),
  materials: z
    .array(
      z.strictObject({
        ...named,
        stage,
        /** Oxide of each element in a tonne; `least` in the poorest of a finished good, which no recipe takes in. */
        contents: z.array(z.strictObject({ element: id, share: share.gt(0), least: share.optional() })).max(100),
        /** The dearest of the baseline, micro-dollars per kg. */
        price: z.int().min(0).max(MOST_PRICE).optional(),
      }),
    )
    .max(2000),
  processes: z.array(z.strictObject({ ...named, stage })).max(2000),
  recipes: z.array(z.strictObject({ process: id, inputs: ingredients(1), outputs: ingredients(0) })).max(5000),
})

/** Stages that a log may hold: they are signed into it, and each leaves a mark on what passes it. */
export type MarketStage = (typeof MARKET_STAGES)[number]

/** What a market's rules read of a world's tables, as its log holds it: it goes by these, whatever tables a release comes with. */
export type MarketTables = Readonly<z.infer<typeof tablesShape>>
