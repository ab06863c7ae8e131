import { z } from 'zod'
import { musd } from '../money.ts'

// What a plan turns on, as it stands in the answer of `plan`. Money is million USD unless a name says otherwise.

const ASSUMPTION_KINDS = [
  'attack-probability',
  'months',
  'measures',
  'start',
  'conduct',
  'delay',
  'discount',
  'capital-cost',
] as const
export type AssumptionKind = (typeof ASSUMPTION_KINDS)[number]

const caseSchema = z.object({
  value: z
    .number()
    .nullable()
    .meta({ 'x-unit': 'that of `kind`', description: 'of the assumption; null: a setting of conduct.csv alone' }),
  conduct: z.string().nullable().meta({ description: 'setting of conduct.csv; null: as tabled' }),
  saved: musd.meta({
    description:
      'what the plan saves against doing nothing there, net of its costs, discounted; below 0 it does not pay',
  }),
  doNothing: musd.meta({ description: 'expected losses there if nothing is decided, discounted' }),
  plan: musd.meta({ description: 'costs and expected losses of the plan there, discounted' }),
  doNothingLosses: z.array(musd).meta({ description: 'the worst loss there in each period if nothing is decided' }),
  planLosses: z.array(musd).meta({ description: 'the same under the plan' }),
})

const assumptionSchema = z.object({
  kind: z.enum(ASSUMPTION_KINDS).meta({
    description:
      'attack-probability: a year; months: that an attack lasts; measures: at once; start: year as whose January an attack begins, with all that buyers have found by then; delay: months that every project comes late; discount: a month, between years; capital-cost: multiple of the tabled cost of the projects chosen, all at that end of their ranges',
  }),
  value: z
    .number()
    .nullable()
    .meta({ 'x-unit': 'that of `kind`', description: 'as the plan was made; null for conduct, as tabled' }),
  cases: z.array(caseSchema),
  least: musd.meta({ description: 'the least saved over the cases and the plan as it was made' }),
  most: musd,
  swing: musd.meta({ description: '`most` less `least`' }),
  breakEven: z.number().nullable().meta({
    'x-unit': 'that of `kind`',
    description:
      'value at which the plan saves nothing, net: worked out from both ends of a straight line, not searched; null: at none, or no straight line',
  }),
})
export type PlanAssumption = z.infer<typeof assumptionSchema>

export const assumptionsSchema = z.object({
  saved: musd.meta({ description: 'what the plan saves against doing nothing as both were made, in the central case' }),
  assumptions: z.array(assumptionSchema).meta({ description: 'the one with the largest swing first' }),
  notEvaluated: z
    .array(z.string())
    .meta({ description: 'settings of conduct.csv in which the worst of an attack has no bound' }),
})
export type PlanAssumptions = z.infer<typeof assumptionsSchema>
