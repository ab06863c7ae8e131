import { z } from 'zod'
import { usdPerKg, kilograms } from '../../amounts.ts'
import { marginsSchema } from './deposit-class.ts'
import { SCREENINGS } from './screening.ts'
import { limitsSchema } from './limits.ts'
import { collarSchema } from './collar.ts'

const name = z.string().regex(/^[^/\s]{1,80}$/, 'a name without blanks and slashes')

const instant = z.iso.datetime({ error: 'an instant in UTC, such as 2027-03-01T09:00:00Z' })

const share = z.number().min(0).max(1).meta({ 'x-unit': 'share' })

/** What is traded in a round, until when, and by which rules: fixed when it is announced. */
export const roundSchema = z.strictObject({
  title: z.string().min(1).max(200),
  opens: instant,
  closes: instant,
  materials: z
    .array(
      z.strictObject({
        material: name,
        grades: z.array(name).min(1).max(10).optional().meta({ description: 'all that the market has, if left out' }),
        qualifications: z
          .array(z.string().regex(/^[^+/\s]{1,80}$/, 'a name without blanks, "+" and "/"'))
          .max(2)
          .optional()
          .meta({ description: 'standards of plants, such as iatf-16949, that buyers may ask for besides the origin' }),
        wasteCost: usdPerKg.optional(),
        value: usdPerKg.optional().meta({
          description:
            'what a kilogram is worth that a conversion takes in: part of its deposit. If left out, the dearest benchmark of the last round that had one, else the dearest price of the market’s tables',
        }),
      }),
    )
    .min(1)
    .max(200),
  places: z.array(name).min(1).max(100),
  months: z
    .array(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month, such as 2027-03'))
    .min(1)
    .max(24),
  routes: z
    .array(
      z.strictObject({
        id: name,
        owner: z.string().min(1).max(200),
        from: name,
        to: name,
        materials: z.array(name).optional(),
        cost: usdPerKg,
        most: kilograms.optional().meta({ 'x-unit': 'kg/month', description: 'kilograms a month' }),
      }),
    )
    .max(2000)
    .default([]),
  priceRule: z.enum(['lowest', 'middle']).default('middle'),
  margin: share
    .default(0.1)
    .meta({ description: 'part of what an order could come to that has to be deposited with it' }),
  margins: marginsSchema
    .optional()
    .meta({ description: 'the same for members whose deposit is reduced or raised; as for all, if left out' }),
  trustees: z
    .array(z.string())
    .min(1)
    .max(20)
    .meta({ description: 'organisations that hold the keys until the close; the operator is none of them' }),
  threshold: z
    .number()
    .int()
    .min(1)
    .max(20)
    .meta({ 'x-unit': 'count', description: 'how many of them open the orders' }),
  damages: share
    .default(0.1)
    .meta({ description: 'part of the price that a seller who does not deliver pays to the buyer' }),
  disputeDays: z.number().int().min(1).max(60).optional().meta({
    'x-unit': 'days',
    description:
      'days after a hand-over in which its two sides may dispute it, and for which the settlement waits; if left out, there are no disputes',
  }),
  forceMajeureDays: z.number().int().min(1).max(90).optional().meta({
    'x-unit': 'days',
    description:
      'by how many days at most goods are due later where operators accept force majeure; if left out, it is not known',
  }),
  erroneousTradeDays: z.number().int().min(1).max(5).optional().meta({
    'x-unit': 'days',
    description:
      'days after the clearing in which a side of a parcel may ask for its cancellation as an erroneous trade; if left out, nothing is cancelled',
  }),
  screening: z
    .array(z.enum(SCREENINGS))
    .min(1)
    .max(SCREENINGS.length)
    .refine((kinds) => new Set(kinds).size === kinds.length, 'names one twice')
    .optional()
    .meta({
      description:
        'what members need a record of that is in force, when they place an order and at the close; nothing, if left out',
    }),
  limits: limitsSchema.optional().meta({ description: 'what one member may bring to it' }),
  collar: collarSchema.optional().meta({ description: 'prices beyond which no order bids or asks; none, if left out' }),
})

export type RoundSpec = z.infer<typeof roundSchema>
