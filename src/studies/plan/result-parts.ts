import { z } from 'zod'
import { musd } from '../money.ts'

// Parts of the answer of `plan` that stand in it more than once. Money is million USD unless a name says otherwise.

export const ITEM_KINDS = ['plant', 'thrifting', 'stockpile', 'offtake'] as const

export const monthSchema = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .meta({ description: 'YYYY-MM' })
const attackSchema = z.object({
  measures: z.array(z.string()).meta({ description: 'ids of measures of the menu' }),
  loss: musd.meta({ description: 'what the side loses in a year of it, discounted by month' }),
})

/** Both ends of an amount of money that is not known more closely. */
export const betweenSchema = z.object({ atLeast: z.number(), atMost: z.number() }).meta({ 'x-unit': 'M USD' })

export const periodSchema = z.object({
  from: z.number().meta({ 'x-unit': 'year', description: 'first year of the period; the attack comes at its start' }),
  years: z.number(),
  doNothing: attackSchema.meta({ description: 'the worst if nothing is decided' }),
  worstCase: attackSchema.meta({ description: 'the worst under the plan' }),
  losses: z.array(musd).meta({
    description: 'under each contingency, where more than the worst counts; those of worlds stand in `worlds`',
  }),
  lossUpperBound: musd.meta({
    description: 'no set of at most `maxMeasures` measures costs more under the plan',
  }),
  quietYear: z
    .object({
      doNothing: musd.meta({ description: 'with nothing decided' }),
      plan: musd.meta({ description: 'under the plan; below zero: it helps under the controls that hold already' }),
      rechecked: musd
        .nullable()
        .meta({ description: 'the same, in a network built with the plan in it; null: not yet' }),
    })
    .optional()
    .meta({
      description:
        'what is lost in a year without an attack, against such a year with nothing decided, and nothing under way; left out where such years do not count (`quietYears`)',
    }),
  recheckedLoss: musd.nullable().meta({
    description: 'the worst found in the recheck, in a network built with the plan in it; null: not yet',
  }),
})
