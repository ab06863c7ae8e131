import { z } from 'zod'
import { musd } from '../money.ts'
import { betweenSchema } from './result-parts.ts'

const price = z.number().nullable()

/** A plant that may be funded, when prices fall. */
const plantSchema = z.object({
  id: z.string(),
  share: z.number().meta({ description: 'how much of it the plan has at the end; 0: it is not in the plan' }),
  lacks: z.enum(['operations', 'costs', 'prices']).nullable().meta({
    description:
      'what the tables do not have, so that it has no books: nothing is counted for it, and what follows is empty; null: nothing',
  }),
  material: z
    .string()
    .nullable()
    .meta({ description: 'the traded good that earns most of what it sells; null: none is traded' }),
  baselinePrice: price.meta({ description: 'USD/kg, of that good where the plant stands' }),
  lowestPrice: price.meta({ description: 'USD/kg, on the path, as tabled' }),
  floorPrice: price.meta({
    description:
      'USD/kg: the least floor price of that good at which the plant is short in no year of the path, as tabled; null: it is short in none without',
  }),
  floorPriceSevere: price.meta({ description: 'USD/kg, the same in the severe case' }),
  support: musd.nullable().meta({
    description:
      'what a grant of just what it is short of costs in a year of the spell, for all of it: mean over years and draws of the figures',
  }),
  supportCentral: musd.nullable().meta({ description: 'the same with figures as tabled' }),
  supportSevere: musd.nullable().meta({ description: 'the same in the severe case' }),
  shortBefore: musd.nullable().meta({
    description: 'what it is short of in a year at baseline prices, for all of it: not the path’s doing',
  }),
  expectedSupport: musd.meta({
    description:
      'in any year, for what the plan has of it at the end (for all of it where it is not in the plan): `probability` times `support`; it is part of `annualCost`',
  }),
  idle: z.array(z.number()).meta({
    'x-unit': 'share',
    description: 'chance that it stands still at the end of each year of the path without help',
  }),
  closed: z.array(z.number()).meta({ 'x-unit': 'share', description: 'chance that it is closed for good by then' }),
  idleBefore: z
    .number()
    .nullable()
    .meta({ description: 'chance that it would stand still at the end if prices stayed as they were' }),
})

const lossSchema = betweenSchema.meta({
  description: 'million USD: a mean over draws; the sets of plants that were not searched leave it open between these',
})

/** What dumping does to a plan: `plan --dumping`. Money is million USD. */
export const planDumpingSchema = z.object({
  path: z.object({ id: z.string(), title: z.string(), titleJa: z.string(), months: z.number() }),
  probability: z.number().meta({ description: 'chance that a year lies in a spell of such prices' }),
  draws: z.number(),
  support: z
    .object({ discounted: musd, undiscounted: musd })
    .meta({ description: 'what is to be expected for keeping the plants of the plan; it is in its costs' }),
  spell: z
    .array(z.object({ year: z.number(), mean: musd, p95: musd }))
    .meta({ description: 'what keeping all plants of the plan costs in each year of a spell once all stand' }),
  plants: z.array(plantSchema).meta({ description: 'each plant that may be funded, those of the plan first' }),
  notKept: z
    .array(
      z.object({
        from: z.number().meta({ 'x-unit': 'year' }),
        kept: musd.meta({ description: 'a year of the worst attack with all plants of the plan' }),
        before: lossSchema.meta({
          description: 'without those that would stand still if prices stayed as they were',
        }),
        dumped: lossSchema.meta({ description: 'without those that stand still when a spell ends' }),
        allGone: musd.meta({
          description: 'at most, without all that stand still in any draw',
        }),
      }),
    )
    .meta({
      description: 'without help: the worst attack in a year that begins with each period, after a spell',
    }),
})
export type PlanDumping = z.infer<typeof planDumpingSchema>
