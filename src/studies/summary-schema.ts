import { z, type ZodType } from 'zod'
import { FIGURE_UNITS, NAMED, TERMS, type Summary } from './summary.ts'

/** Of `summary` in a result. Apart from what makes it, since pages need that and no schema. */
const valueSchema = z.union([
  z
    .object({
      names: z.enum([...NAMED, ...TERMS]),
      ids: z.array(z.string()).readonly(),
    })
    .meta({ description: 'ids of things that have names' }),
  z.object({ month: z.string() }).meta({ description: 'YYYY-MM' }),
  z.object({ count: z.number() }).meta({ description: 'a whole number' }),
  z
    .object({
      value: z.number(),
      unit: z.enum(FIGURE_UNITS),
      low: z.number().optional(),
      high: z.number().optional(),
      within: z.number().optional().meta({ description: 'percent of the draws that lie between `low` and `high`' }),
      provisional: z.boolean().optional().meta({ description: 'these draws are of another question or other tables' }),
      bound: z
        .enum(['lower', 'upper'])
        .optional()
        .meta({ description: 'a bound, which is rounded so that it stays one' }),
      digits: z.literal(3).optional().meta({ description: 'of an upper bound that stands beside a lower one' }),
    })
    .meta({ description: 'a figure in its unit, and its range where that is known' }),
  z
    .object({ prices: z.array(z.object({ material: z.string(), usdPerKg: z.number() })).readonly() })
    .meta({ description: 'prices of materials' }),
  z.object({ en: z.string(), ja: z.string() }).meta({ description: 'a title or a word, in both languages' }),
])

export const summarySchema: ZodType<Summary> = z
  .array(
    z.object({
      id: z.string().meta({ description: 'which statement it is' }),
      en: z.string(),
      ja: z.string(),
      values: z.record(z.string(), valueSchema),
    }),
  )
  .meta({ description: 'the answer in statements, the most important first, as the command line says it' })
