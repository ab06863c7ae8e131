import { z } from 'zod'
import { kilograms, usdPerKg, money } from '../forms/amounts.ts'
import type { Fixed } from '../forms/plain.ts'
const name = z.string().min(1).max(200)

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month, such as 2027-03')

const lots = z.array(name).min(1).max(100)

/** Whole, in part or not at all: `least` is all or nothing where it is as much as the order. */
const sized = { kg: kilograms, least: kilograms.optional() }

const amount = z.strictObject({ material: name, grade: name, kg: kilograms })

const KINDS_BEFORE = [
  z.strictObject({
    kind: z.literal('sell'),
    ...sized,
    material: name,
    grade: name,
    place: name,
    month,
    ask: usdPerKg,
    lots,
  }),
  z.strictObject({
    kind: z.literal('package'),
    least: kilograms.optional().meta({ description: 'of all its parts together' }),
    parts: z.array(amount).min(2).max(20),
    place: name,
    month,
    ask: usdPerKg.meta({ description: 'for a kilogram of the package' }),
    lots,
  }),
  z.strictObject({
    kind: z.literal('buy'),
    ...sized,
    material: name,
    grade: name.meta({ description: 'the loosest grade by origin that is accepted' }),
    place: name,
    at: z
      .array(z.strictObject({ month, bid: usdPerKg }))
      .min(1)
      .max(24)
      .meta({ description: 'delivery months, any of which will do' }),
  }),
  z.strictObject({
    kind: z.literal('convert'),
    ...sized,
    site: name
      .optional()
      .meta({ description: 'URI of your site that does it; only orders by the first rules have none' }),
    place: name,
    month,
    recipes: z
      .array(
        z.strictObject({
          process: name
            .optional()
            .meta({ description: 'of the market’s tables, which the site has. Needed, as the site' }),
          fee: usdPerKg.meta({ description: 'for a kilogram of capacity' }),
          inputs: z
            .array(z.strictObject({ material: name, grade: name, kg: kilograms }))
            .min(1)
            .max(20),
          outputs: z
            .array(z.strictObject({ material: name, grade: name, kg: kilograms }))
            .min(1)
            .max(20),
        }),
      )
      .min(1)
      .max(10)
      .meta({ description: 'kilograms for a kilogram of capacity; recipes share the capacity' }),
  }),
  z.strictObject({
    kind: z.literal('floor'),
    kg: kilograms,
    material: name,
    grade: name,
    place: name,
    month,
    contract: name.meta({ description: 'a price contract that the market knows' }),
    floor: usdPerKg.meta({ description: 'the seller takes any price from here on' }),
    lots,
  }),
] as const

/** What a trader writes, and seals. */
export const orderSchema = z.discriminatedUnion('kind', [
  ...KINDS_BEFORE,
  z.strictObject({
    kind: z.literal('basket'),
    place: name,
    baskets: z
      .array(
        z.strictObject({
          month,
          bid: usdPerKg.meta({ description: 'for a kilogram of the basket' }),
          parts: z.array(amount).min(1).max(20),
        }),
      )
      .min(1)
      .max(10)
      .meta({ description: 'one of them is bought, its parts together, or shares of several that add to one' }),
    whole: z.boolean().optional().meta({ description: 'all or nothing' }),
    money: money.optional().meta({ description: 'what it may cost at most at its bids, whichever baskets it is' }),
  }),
  z.strictObject({
    kind: z.literal('store'),
    ...sized,
    material: name,
    grade: name,
    place: name,
    month: month.meta({ description: 'in which you take the goods in' }),
    until: month.meta({ description: 'a later one, in which you hand them out' }),
    fee: usdPerKg.meta({ description: 'for a kilogram' }),
  }),
])

/** The same in rounds of rules before the third, which have neither baskets nor storage. */
export const orderSchemaBefore = z.discriminatedUnion('kind', KINDS_BEFORE)

export type OrderContent = Fixed<z.infer<typeof orderSchema>>
