import { z } from 'zod'
import { GROUP_WORDS } from './groups.ts'
import { INSTRUMENTS } from './measure.ts'
import { MONTH_PATTERN } from './month.ts'
import { WEIGHT } from './plausible.ts'

const monthText = z
  .string()
  .regex(MONTH_PATTERN, 'a month like 2026-01, from 1900 to 2199')
  .meta({ description: 'A month, YYYY-MM' })
const share = z.number().min(0).max(1)
export const OPENINGS = ['controls', 'baseline'] as const

const measureSchema = z.strictObject({
  id: z.string().min(1),
  title: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'What it holds back, as the app calls it; `id` if left out' }),
  title_ja: z.string().min(1).optional(),
  instrument: z.enum(INSTRUMENTS, {
    error: ({ input }) =>
      input === 'dumping'
        ? 'selling below cost withholds nothing and makes goods cheaper at first, so it is no measure: write it as a path of prices for `ytterby dumping`'
        : undefined,
  }),
  by: z.string().optional().meta({ description: 'Place that acts; the coercer if left out' }),
  materials: z.array(z.string()).min(1).meta({ description: GROUP_WORDS }),
  to: z.array(z.string()).min(1).meta({ description: 'Destinations: places, blocs, or all' }),
  users: z.array(z.string()).optional().meta({ description: 'Sectors reached; all if left out' }),
  plants: z.array(z.string()).min(1).optional().meta({
    description: 'Sites, or owners for all of theirs, that get nothing of the supplier state’s material',
  }),
  through: z
    .array(z.string())
    .min(1)
    .optional()
    .meta({ description: 'Places or blocs whose sales it closes, in place of those of the one that acts' }),
  equipment: z.boolean().optional().meta({
    description: 'Withholds equipment and parts: the share is of the capacity of plants that make the materials',
  }),
  from: monthText,
  until: monthText.optional().meta({ description: 'Last month; open if left out' }),
  announced: monthText
    .optional()
    .meta({ description: 'Month from which buyers know of it, before or after `from`; `from` if left out' }),
  allowed_share: z
    .union([share, z.record(monthText, share)])
    .optional()
    .meta({
      description: 'Share of the baseline flow let through, one number or by month from which it holds; 0 if left out',
    }),
  leakage: share
    .optional()
    .meta({ description: 'Share that still arrives, dearer; the parameter `leakage` if left out' }),
  origin: z.boolean().optional().meta({ description: 'Reaches also what third places made from the material' }),
  tariff: z.number().min(0).max(100).optional().meta({ description: 'Share of the price, for instrument tariff' }),
  waits: z.boolean().optional().meta({
    description: 'Orders not let through wait, by the parameter `waiting-share`, and go once all is let through',
  }),
  by_weight: z.boolean().optional().meta({
    description: 'The share is of the weight of all goods to all destinations together, and not of each flow',
  }),
  source: z
    .string()
    .optional()
    .meta({ description: 'Where it is reported; a measure without one is an assumption of the scenario' }),
  judgement: z.string().min(1).optional().meta({
    description: 'What of it is judged and not reported, as a short statement; reports name it beside the headline',
  }),
  judgement_ja: z.string().min(1).optional(),
  note: z.string().optional(),
})

const outageSchema = z.strictObject({
  site: z.string(),
  from: monthText,
  until: monthText.optional(),
  capacity_factor: share.optional().meta({ description: 'Share of capacity that is left; 0 if left out' }),
})
const demandSchema = z.strictObject({
  place: z.string().optional(),
  sector: z.string().optional(),
  material: z.string().optional(),
  factor: z.number().min(0).max(10),
  from: monthText,
  until: monthText.optional(),
})
const contingencySchema = z.strictObject({
  id: z.string().min(1),
  title: z.string().min(1).optional().meta({ description: 'How reports call it; `id` if left out' }),
  title_ja: z.string().min(1).optional(),
  weight: z
    .number()
    .positive()
    .max(WEIGHT.max)
    .optional()
    .meta({ description: 'Weight beside the other contingencies; 1 if left out' }),
  measures: z.array(z.string()).optional().meta({ description: 'Ids of measures of this file that are in force' }),
  outages: z.array(outageSchema).optional(),
  demand: z.array(demandSchema).optional(),
})

/** How far what follows from a stopped line is counted. */
export const FOLLOWS = ['stopped-lines', 'lost-orders', 'rationed-parts'] as const

export const scenarioSchema = z
  .strictObject({
    title: z.string().min(1),
    title_ja: z.string().optional(),
    note: z.string().optional(),
    start: monthText.meta({ description: 'First month of the run' }),
    months: z.int().min(1).max(120).optional().meta({ description: '24 if left out' }),
    focus: z
      .array(z.string())
      .optional()
      .meta({ description: 'Places the answer is about: places or blocs; the targets of the measures if left out' }),
    measures: z.array(measureSchema).optional(),
    outages: z.array(outageSchema).optional(),
    demand: z.array(demandSchema).optional(),
    contingencies: z
      .array(contingencySchema)
      .min(1)
      .optional()
      .meta({ description: 'What may come, one or another; read by `plan` in place of every set of the measures' }),
    stock_releases: z
      .array(
        z.strictObject({
          place: z.string(),
          stage: z.string(),
          from: monthText,
          over_months: z.int().min(1).max(60),
        }),
      )
      .optional()
      .meta({ description: 'State stocks let out evenly over some months' }),
    conduct: z
      .array(z.string())
      .optional()
      .meta({ description: 'How firms and third places act: settings of conduct.csv; as tabled if left out' }),
    published: z
      .array(
        z.strictObject({
          who: z.string(),
          what: z.string(),
          value: z.number(),
          unit: z.string(),
          source: z.string(),
          place: z.string().optional().meta({ description: 'Whose loss it is, if it is to stand beside ours' }),
          figure: z
            .enum(FOLLOWS)
            .optional()
            .meta({ description: 'Which of our figures counts the same; `stopped-lines` if left out' }),
        }),
      )
      .optional()
      .meta({ description: 'What others found for the same case, shown beside the answer' }),
    opening: z.enum(OPENINGS).optional().meta({
      description:
        'What the run begins with: `controls`, what the controls of the world that came before have led to, which hold on; `baseline`, stocks and trade of the baseline year. `controls` if left out',
    }),
    projects: z
      .union([z.literal('dated'), z.array(z.string())])
      .optional()
      .meta({ description: 'Sites not running in the baseline that come in at their dates; none if left out' }),
  })
  .meta({
    title: 'Ytterby scenario',
    description: 'A named patch on the world. Nothing else differs between two runs.',
  })

/** What a scenario file says, before any world is asked. */
export type ScenarioEntries = z.infer<typeof scenarioSchema>

/** What a scenario, or one of its contingencies, changes besides measures. */
export type Patches = Pick<ScenarioEntries, 'outages' | 'demand'>
