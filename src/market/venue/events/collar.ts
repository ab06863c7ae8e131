import { z } from 'zod'
import { usdPerKg } from '../../amounts.ts'
import { isPlain } from '../forms/look-alike.ts'
import type { Fixed } from '../../fixed.ts'

const name = z.string().min(1).max(200)

/** A price that the collar lies about, and where it is from: the announcement says, or an earlier round of this market has cleared at it. */
const referenceSchema = z
  .strictObject({
    material: name,
    grade: name.optional().meta({ description: 'all that have no price of their own, if left out' }),
    place: name.optional().meta({ description: 'all that have no price of their own, if left out' }),
    price: usdPerKg,
    source: z.string().min(1).max(500).refine(isPlain, 'has signs that are not seen').optional().meta({
      description: 'where the price is from, in words',
    }),
    round: name.optional().meta({ description: 'the round that cleared at it: the market fills it in' }),
  })
  .refine(({ source, round }) => (source === undefined) !== (round === undefined), 'names one source')

export type Reference = Fixed<z.infer<typeof referenceSchema>>

/** How far from the reference prices the limits of orders may lie. */
export const collarSchema = z.strictObject({
  percent: z
    .int()
    .min(1)
    .max(99)
    .meta({ 'x-unit': 'percent', description: 'how far above or below the reference, in hundredths of it' }),
  references: z.array(referenceSchema).max(5000).default([]).meta({
    description: 'prices a kilogram. What has none takes that of the last round of the market that traded it',
  }),
})

export type Collar = Fixed<z.infer<typeof collarSchema>>
