import { z } from 'zod'
import { askedWorldSchema } from '../asked-world.ts'
import { kilogramsSchema, tonnesSchema } from '../masses.ts'
import { musd, usdPerKg } from '../money.ts'
import { idleMeasuresSchema } from '../idle-measures.ts'

/**
 * What `stress` answers, as plain data. The schema is the documentation: `ytterby schema stress` prints it.
 * Masses are tonnes of the material's own unit, money is million USD, prices are USD/kg, months are YYYY-MM.
 */
const month = z.string().meta({ description: 'YYYY-MM' })
const mass = tonnesSchema.meta({ description: 't of the material’s unit' })

const stopSchema = z
  .object({
    month,
    buyer: z.string().meta({ description: 'Group of firms in the sector, by how much stock they hold' }),
    survives: z
      .number()
      .nullable()
      .meta({ description: 'Months from the start until the buyer’s shelf no longer lasts, with a fraction' }),
  })
  .meta({ description: 'First month in which a line stands still' })

const useSchema = z.object({
  place: z.string(),
  sector: z.string(),
  material: z.string(),
  unit: z.string(),
  needed: tonnesSchema.meta({ description: 't over the run' }),
  short: tonnesSchema.meta({ description: 't not served over the run' }),
  stopped: tonnesSchema.meta({ description: 't not served that stop a line' }),
  firstShort: month.nullable(),
  firstStop: stopSchema.nullable(),
  lostAdded: musd.meta({ description: 'value added not made' }),
  lostOutput: musd.meta({ description: 'gross output not made' }),
  byMonth: z.array(
    z.object({
      month,
      served: mass,
      short: mass,
      stopped: mass,
      cover: z.number().meta({ description: 'months of normal use left on the users’ shelves' }),
    }),
  ),
})

const supplySchema = z
  .object({
    material: z.string(),
    place: z.string(),
    unit: z.string(),
    usual: tonnesSchema.meta({ description: 't made there and received in a usual month' }),
    byMonth: z.array(
      z.object({
        month,
        came: tonnesSchema.meta({ description: 't made there and received' }),
        scarcity: usdPerKg.meta({
          description:
            'value of one kilogram more (dual of the balance), USD/kg; of the cheaper kind where origin is followed',
        }),
        scarcityFree: usdPerKg
          .nullable()
          .meta({ description: 'the same for material free of the coercer’s, where origin is followed' }),
        paid: usdPerKg.nullable().meta({
          description:
            'volume-weighted: usual trade at the baseline price, what is new or dearer at the scarcity value; null if nothing came',
        }),
      }),
    ),
    baselinePrice: usdPerKg.meta({ description: 'USD/kg' }),
    peak: z
      .object({
        month,
        low: usdPerKg.meta({ description: 'worth of one kilogram more, USD/kg' }),
        high: usdPerKg
          .nullable()
          .meta({ description: 'cost of one kilogram less, USD/kg; null where none is left to lose' }),
        setBy: z
          .object({ place: z.string(), sector: z.string(), material: z.string(), kind: z.string() })
          .nullable()
          .meta({ description: 'the use served in part at this price' }),
      })
      .optional()
      .meta({
        description:
          'Both ends of the scarcity price in its dearest month, for what runs short where the answer is asked about',
      }),
  })
  .meta({ description: 'A traded material at a place: what came and what it was worth' })

const placeSchema = z.object({
  place: z.string(),
  bloc: z.string(),
  lostAdded: musd,
  lostOutput: musd,
  lostAddedEvenly: musd.meta({
    description: 'value added lost if the same shortage fell evenly on all uses instead of on the cheapest first',
  }),
  shareOfGdp: z.number().meta({ description: 'value added lost, share of a year’s GDP' }),
  shortTonnesByUnit: z.record(z.string(), tonnesSchema).meta({ description: 't short, by unit: units are not added' }),
  bill: musd.meta({ description: 'paid more than before for imports that came by new or dearer ways' }),
  firstStop: month.nullable(),
})

const runSchema = z.object({
  uses: z.array(useSchema).meta({ description: 'Uses that went short anywhere' }),
  places: z.array(placeSchema).meta({ description: 'Every place that loses or pays, and those asked about' }),
  supply: z.array(supplySchema),
  coercer: z.object({
    place: z.string(),
    exportsNotSold: musd.meta({ description: 'exports to those hit that did not take place, at baseline prices' }),
    soldElsewhere: musd.meta({ description: 'more than usual sold elsewhere, at baseline prices' }),
  }),
  imbalance: z.number().meta({ description: 'largest open balance, as found by the checker' }),
  excess: z.number().meta({ description: 'largest excess over a limit, as found by the checker' }),
  gap: z.number().meta({ description: 'largest relative gap between primal and dual' }),
  pivots: z.number(),
})

export const stressSchema = z
  .object({
    study: z.literal('stress'),
    version: z.string(),
    world: askedWorldSchema,
    scenario: z.object({ id: z.string(), title: z.string(), start: month, months: z.number() }),
    options: z.object({
      foresight: z.number(),
      endWorth: z.enum(['flat', 'follow']),
      foresightNeeded: z.number().meta({
        description:
          'months that an order takes to arrive, and one more: with less foresight and a flat end worth the answer is an artefact',
      }),
    }),
    report: z.array(z.string()).meta({ description: 'places the answer is about' }),
    idle: idleMeasuresSchema,
    middle: runSchema,
    mild: runSchema
      .optional()
      .meta({ description: 'uncertain figures half-way to their favourable ends, all at once' }),
    severe: runSchema
      .optional()
      .meta({ description: 'uncertain figures half-way to their unfavourable ends, all at once' }),
    company: z
      .array(
        z.object({
          part: z.string(),
          material: z.string(),
          place: z.string(),
          stops: month.nullable().meta({ description: 'first month in which the part is missing' }),
          survives: z.number().nullable().meta({ description: 'months from the start until then, with a fraction' }),
          worstDelivery: z.number().meta({ description: 'least share of usual deliveries in any month' }),
          missingKg: kilogramsSchema.meta({ description: 'kg missing over the run' }),
        }),
      )
      .optional()
      .meta({ description: 'parts of a company, with --company' }),
    published: z
      .array(z.object({ who: z.string(), what: z.string(), value: z.number(), unit: z.string(), source: z.string() }))
      .meta({ description: 'what others found' }),
  })
  .meta({ title: 'Ytterby stress result' })

export type StressRun = z.infer<typeof runSchema>
export type StressResult = z.infer<typeof stressSchema>
export type StressSupply = StressRun['supply'][number]
export type StressUse = StressRun['uses'][number]
export type StressPlace = StressRun['places'][number]
