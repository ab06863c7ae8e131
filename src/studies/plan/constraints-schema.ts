import { z } from 'zod'
import { plausible } from '../../world/index.ts'

/** A file of terms, as it is written. What is wrong beyond its form is found in `parse-constraints.ts`. */
const year = z.int().min(plausible.YEARS.min).max(plausible.YEARS.max).meta({ 'x-unit': 'year' })
const id = z.string().min(1)
/** In the unit of the term: kilowatt hours, workers, tonnes. */
const amount = z.number().min(0).max(plausible.ANY_OF_SEVERAL.max).meta({ 'x-unit': 'that of the term' })
const tonnes = z.number().min(0).max(plausible.TONNES.max).meta({ 'x-unit': 't' })
const rate = z.number().positive().max(plausible.TONNES.max).meta({ 'x-unit': 't/month' })
const days = z.number().positive().max(plausible.DAYS.max).meta({ 'x-unit': 'days' })
const stage = z.string().min(1).meta({ description: 'Id of a row of stages.csv' })
const places = z.array(z.string()).min(1).meta({ description: 'Places or blocs' })
const ids = z.array(z.string()).min(1)
const weight = z
  .number()
  .positive()
  .max(plausible.WEIGHT.max)
  .optional()
  .meta({ description: 'What missing all of it counts where not all terms can be met; 1 if left out' })
const elements = ids.optional().meta({ description: 'What is counted; all if left out' })
const processes = ids.optional().meta({ description: 'Only what these make' })

/** What a plan may fund. */
const DECISION_KINDS = ['plant', 'thrifting', 'stockpile', 'offtake'] as const

const budget = z.strictObject({
  id,
  weight,
  amount: z.string().meta({ description: 'Most that is paid, such as 39e9JPY' }),
  payer: z
    .string()
    .trim()
    .min(1)
    .optional()
    .meta({ description: 'Who pays. What several payers may pay for, they share; without one, the amount is a cap' }),
  for: places.optional().meta({ description: 'What is built or held there, or bought by them; all if left out' }),
  kinds: z.array(z.enum(DECISION_KINDS)).min(1).optional().meta({ description: 'Only these kinds of items' }),
  items: ids.optional().meta({ description: 'Only these items, by id' }),
  year: year.optional().meta({ description: 'The one year in which it is paid' }),
  from: year.optional(),
  until: year.optional(),
})
const limit = z.strictObject({
  id,
  weight,
  most: amount,
  draws: z.record(z.string(), amount).meta({ description: 'By item, what all of it takes' }),
})
const stock = z.strictObject({
  id,
  weight,
  at: places,
  stage,
  materials: ids.optional().meta({ description: 'Only these of the stage; all if left out' }),
  days: days.optional().meta({ description: 'At least this, of the use of each material of the stage' }),
  tonnes: tonnes.optional().meta({ description: 'At least this, of each material' }),
  most_days: days.optional().meta({ description: 'At most this, of the use of each material' }),
  most_tonnes: tonnes.optional().meta({ description: 'At most this, of each material' }),
  by: year.optional().meta({ description: 'Year by which the least lies there' }),
})
const store = z.strictObject({
  id,
  weight,
  at: places,
  stages: z.array(stage).min(1).optional().meta({ description: 'Only goods of these; all if left out' }),
  size: tonnes.optional().meta({ description: 'Most tonnes of all that it holds' }),
  fill: rate.optional().meta({ description: 'Most tonnes a month that go into it' }),
  draw: rate.optional().meta({ description: 'Not in this model, and refused' }),
})
const share = z.strictObject({
  id,
  weight,
  at: places,
  of: stage,
  processes,
  elements,
  least: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .meta({ 'x-unit': 'share', description: 'Of the use, what can be made there' }),
  supplier: z.string().optional(),
  firm: z.string().min(1).optional().meta({ description: 'Id of a row of owners.csv or firms.csv' }),
  most: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .meta({ 'x-unit': 'share', description: 'Of the use, what may depend on the supplier or the firm' }),
  by: year,
})
const capacity = z.strictObject({
  id,
  weight,
  at: places,
  stage,
  processes,
  elements: ids.optional().meta({ description: 'Tonnes of these in it; of the goods as they are if left out' }),
  least: tonnes.optional().meta({ 'x-unit': 't/yr', description: 't a year that plants there can make' }),
  most: tonnes.optional().meta({ 'x-unit': 't/yr' }),
  by: year.optional().meta({ description: 'Year by which the least stands' }),
})
const output = z.strictObject({
  id,
  weight,
  at: places,
  stage,
  processes,
  elements: capacity.shape.elements,
  tonnes: tonnes.optional().meta({ 'x-unit': 't/yr', description: 'At least this a year' }),
  value: z.string().optional().meta({ description: 'At least this a year at baseline prices, such as 20e9JPY' }),
  by: year,
})
const jobs = z.strictObject({
  id,
  weight,
  least: amount.meta({ 'x-unit': 'jobs' }),
  items: z
    .record(z.string(), amount.meta({ 'x-unit': 'jobs' }))
    .meta({ description: 'By item, the jobs of all of it' }),
  by: year.optional().meta({ description: 'The end of the plan if left out' }),
})

export const planConstraintsSchema = z
  .strictObject({
    title: z.string().min(1),
    title_ja: z.string().min(1).optional(),
    source: z.string().optional(),
    note: z.string().optional(),
    currency: z.string().min(1).optional().meta({ description: 'All money of the file is in it' }),
    budgets: z.array(budget).optional(),
    limits: z.array(limit).optional(),
    stocks: z.array(stock).optional(),
    stores: z.array(store).optional(),
    shares: z.array(share).optional(),
    capacities: z.array(capacity).optional(),
    outputs: z.array(output).optional(),
    jobs: z.array(jobs).optional(),
  })
  .meta({ title: 'Terms of a plan', description: 'What a plan must keep to besides its budget.' })

export interface PlanConstraints extends z.infer<typeof planConstraintsSchema> {
  readonly file: string
  /** Line of each term in the file, by its id. */
  readonly lines?: ReadonlyMap<string, number>
}

/** Lists of a file of terms. */
export const TERM_LISTS = ['budgets', 'limits', 'stocks', 'stores', 'shares', 'capacities', 'outputs', 'jobs'] as const

/** An entry of one of its lists. */
export type GivenTerm<K extends (typeof TERM_LISTS)[number]> = NonNullable<PlanConstraints[K]>[number]

/** The terms of one of its lists, which a file may leave out. */
export const termsIn = <K extends (typeof TERM_LISTS)[number]>(
  given: Omit<PlanConstraints, 'file' | 'lines'>,
  list: K,
): readonly GivenTerm<K>[] => given[list] ?? []
