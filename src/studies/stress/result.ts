import { z } from 'zod'
import { FOLLOWS } from '../../world/index.ts'
import { askedWorldSchema } from '../asked-world-result.ts'
import { kilogramsSchema, tonnesPerYearSchema, tonnesSchema } from '../masses.ts'
import { musd, musdPerYear, usdPerKg } from '../money.ts'
import { measuresWithoutEffectSchema } from '../measures-without-effect.ts'
import { bandSchema } from './kept.ts'

/**
 * What `stress` answers, as plain data. The schema is the documentation: `ytterby schema stress` prints it.
 * Masses are tonnes of the material's own unit, money is million USD, prices are USD/kg, months are YYYY-MM.
 */
const month = z.string().meta({ description: 'YYYY-MM' })
const chanceSchema = z.object({ month, chance: z.number().min(0).max(1) })
const mass = tonnesSchema.meta({ description: 't of the material’s unit' })

const stopSchema = z
  .object({
    month,
    buyer: z.string().meta({ description: 'Group of firms in the sector, by how much stock they hold' }),
    timeToSurvive: z
      .number()
      .nullable()
      .meta({ description: 'Months from the start until the buyer’s stock no longer lasts, with a fraction' }),
  })
  .meta({ description: 'First month in which a line stands still' })

const useSchema = z.object({
  place: z.string(),
  sector: z.string(),
  material: z.string(),
  unit: z.string(),
  needed: tonnesSchema.meta({ description: 't over the run' }),
  shortfall: tonnesSchema.meta({ description: 't not served over the run' }),
  stopped: tonnesSchema.meta({ description: 't not served that stop a line' }),
  firstShortfall: month.nullable(),
  firstStop: stopSchema.nullable(),
  valueAddedLost: musd.meta({ description: 'value added not made' }),
  grossOutputLost: musd.meta({ description: 'gross output not made' }),
  byMonth: z.array(
    z.object({
      month,
      served: mass,
      shortfall: mass,
      stopped: mass,
      monthsOfCover: z.number().meta({ description: 'users’ stock, in months of their baseline use' }),
    }),
  ),
})

const supplySchema = z
  .object({
    material: z.string(),
    place: z.string(),
    unit: z.string(),
    baselineSupply: tonnesSchema.meta({ description: 't made there and received in a month of the baseline' }),
    byMonth: z.array(
      z.object({
        month,
        supply: tonnesSchema.meta({ description: 't made there and received' }),
        shadowPrice: usdPerKg.meta({
          description:
            'value of one kilogram more (dual of the balance), USD/kg; of the cheaper kind where origin is tracked',
        }),
        shadowPriceNonCoercer: usdPerKg
          .nullable()
          .meta({ description: 'the same for material free of the coercer’s, where origin is tracked' }),
        insidePrice: usdPerKg.meta({ description: 'as in the supplier state, at the terms of the baseline year' }),
        contractPrice: usdPerKg.meta({ description: 'follows the price inside with a lag' }),
        spotPrice: usdPerKg.meta({
          description: 'the price inside, and a rent while a measure of the supplier state holds the good back',
        }),
        averagePrice: usdPerKg.nullable().meta({
          description:
            'volume-weighted: usual trade at the contract price, new or dearer trade at the spot price; null without supply',
        }),
      }),
    ),
    baselinePrice: usdPerKg.meta({ description: 'USD/kg' }),
    peak: z
      .object({
        month,
        low: usdPerKg.meta({ description: 'value of one kilogram more, USD/kg' }),
        high: usdPerKg
          .nullable()
          .meta({ description: 'cost of one kilogram less, USD/kg; null where none can be taken away' }),
        marginalUse: z
          .object({ place: z.string(), sector: z.string(), material: z.string(), kind: z.string() })
          .nullable()
          .meta({ description: 'the marginal use: partly served at this price' }),
      })
      .optional()
      .meta({
        description:
          'Both ends of the shadow price in its highest month, for materials in short supply at the places of `focus`',
      }),
  })
  .meta({ description: 'A traded material at a place: its supply and its prices' })

const placeSchema = z.object({
  place: z.string(),
  bloc: z.string(),
  valueAddedLost: musd,
  grossOutputLost: musd,
  valueAddedLostProRata: musd.meta({
    description: 'value added lost if the same shortage fell pro rata on all uses instead of on the cheapest first',
  }),
  shareOfGdp: z.number().meta({ description: 'value added lost, share of a year’s GDP' }),
  shortfallByUnit: z
    .record(z.string(), tonnesSchema)
    .meta({ description: 'shortfall in t, by unit: units are not added' }),
  importCostIncrease: musd.meta({ description: 'extra cost of imports by new or dearer routes' }),
  firstStop: month.nullable(),
})

const runSchema = z.object({
  uses: z.array(useSchema).meta({ description: 'Uses with a shortfall, at any place' }),
  places: z.array(placeSchema).meta({ description: 'Every place that loses or pays, and those of `focus`' }),
  supply: z.array(supplySchema),
  coercer: z.object({
    place: z.string(),
    exportsForgone: musd.meta({ description: 'baseline exports that did not take place, at baseline prices' }),
    exportsDiverted: musd.meta({ description: 'exports above the baseline to other places, at baseline prices' }),
  }),
  maxBalanceResidual: z
    .number()
    .meta({ description: 'largest residual of a balance, relative, as found by the checker' }),
  maxBoundViolation: z
    .number()
    .meta({ description: 'largest violation of a limit, relative, as found by the checker' }),
  gap: z.number().meta({ description: 'largest relative gap between primal and dual' }),
  simplexIterations: z.number(),
})

const caseSchema = runSchema.extend({
  knockOn: z
    .array(
      z.object({
        place: z.string(),
        stoppedLines: musd.meta({ description: 'value added lost if nothing follows: that of `places`' }),
        lostOrders: musd.nullable().meta({
          description: 'the same with what suppliers of the stopped lines lose; null where no table says how much',
        }),
        rationedParts: musd.nullable().meta({
          description:
            'the same with what is lost where the missing goods are parts; null without an input-output table',
        }),
        notFollowed: musd.meta({ description: 'of `stoppedLines`, in sectors of which no table says what follows' }),
      }),
    )
    .meta({ description: 'What follows from the stopped lines, by three answers; of every place with stopped lines' }),
})

const withoutMeasuresSchema = z
  .array(
    z.object({
      measure: z.string(),
      title: z.string(),
      titleJa: z.string(),
      source: z.string().nullable().meta({ description: 'where it is reported; null: the scenario assumes it' }),
      publisher: z.string().nullable().meta({ description: 'who reported it; null: not in the tables' }),
      published: z.string().nullable().meta({ description: 'when, as in sources.csv; null: not in the tables' }),
      judgement: z.string().nullable().meta({ description: 'what of it is judged, as the scenario says' }),
      judgementJa: z.string().nullable(),
      valueAddedLost: musd.meta({ description: 'at the places of `focus`, in the central case without this measure' }),
    }),
  )
  .meta({
    description:
      'The loss with each measure left out, one at a time; left out where there are many, and with the range',
  })

export const stressSchema = z
  .object({
    study: z.literal('stress'),
    version: z.string(),
    world: askedWorldSchema,
    scenario: z.object({ id: z.string(), title: z.string(), start: month, months: z.number() }),
    conduct: z
      .array(z.string())
      .meta({ description: 'settings of conduct.csv in force, by id; none: firms and third places act as tabled' }),
    options: z.object({
      foresight: z.number(),
      terminalValue: z.enum(['baseline-price', 'last-price']),
      minForesight: z.number().meta({
        description:
          'months that an order takes to arrive, and one more: with less foresight and a `flat` terminal value the answer is an artefact',
      }),
    }),
    focus: z.array(z.string()).meta({ description: 'places the answer is about' }),
    focusGdp: musd.meta({ description: 'their product of a year' }),
    focusSectors: z.number().meta({ description: 'how many sectors there use anything' }),
    measuresWithoutEffect: measuresWithoutEffectSchema,
    band: bandSchema.optional(),
    central: caseSchema,
    mild: caseSchema.optional().meta({
      description:
        'uncertain figures half-way to their favourable ends, all at once; left out where an ensemble is kept of the question',
    }),
    severe: caseSchema.optional().meta({ description: 'the same towards their unfavourable ends' }),
    withoutMeasures: withoutMeasuresSchema.optional(),
    withoutAnyMeasure: musd.optional().meta({
      description:
        'The loss with none of its measures, in the central case: what earlier controls of the world cost that go on; left out where a run begins without such, where there are many measures, and with the range',
    }),
    company: z
      .array(
        z.object({
          part: z.string(),
          material: z.string(),
          place: z.string(),
          stops: month.nullable().meta({ description: 'first month in which the part is missing' }),
          timeToSurvive: z
            .number()
            .nullable()
            .meta({ description: 'months from the start until then, with a fraction' }),
          minFillRate: z.number().meta({ description: 'lowest share of baseline deliveries in any month' }),
          missingKg: kilogramsSchema.meta({ description: 'kg missing over the run' }),
          chances: z.array(chanceSchema).meta({
            description:
              'chance that the line has stood still because this part is missing by the end of each month, goods coming by lot',
          }),
        }),
      )
      .optional()
      .meta({ description: 'parts of a company, with --company' }),
    companyChances: z
      .array(chanceSchema)
      .optional()
      .meta({ description: 'the same of any of these parts: of a line that needs them all' }),
    companyLines: z
      .array(
        z.object({
          line: z.string(),
          parts: z.array(z.string()),
          value: musdPerYear.nullable().meta({ description: 'what it sells a year; null where no table tells it' }),
          valueFrom: z
            .enum(['file', 'sector'])
            .nullable()
            .meta({ description: 'the company’s own figure, or what its sector makes of as much of the material' }),
          lostOnShelf: musd.nullable().meta({ description: 'not sold over the run with its shelf alone' }),
          lostByLot: musd.nullable().meta({
            description: 'the same on average where goods come by lot and a line without them finds some elsewhere',
          }),
        }),
      )
      .optional()
      .meta({ description: 'what a company has at stake, by line' }),
    companyMeasures: z
      .array(
        z.object({
          part: z.string(),
          material: z.string(),
          place: z.string(),
          kind: z.enum(['stock', 'second-source', 'contract']),
          days: z.number().nullable().meta({ description: 'of stock, besides those that are there' }),
          mostDays: z
            .number()
            .nullable()
            .meta({ description: 'days that users of such goods can hold at most, a judgement' }),
          from: z.string().nullable().meta({ description: 'place outside the supplier state that makes it' }),
          made: tonnesPerYearSchema.nullable().meta({ description: 't made there in a year of the baseline' }),
          share: z.number().nullable().meta({ description: 'part of the need that comes from there' }),
          ready: z.number().nullable().meta({ description: 'months until a new supplier is approved' }),
          isKnown: z.boolean().nullable().meta({ description: 'whether it delivered there in the baseline year' }),
          stops: month.nullable().meta({ description: 'first month in which the part is missing with it' }),
          chanceBefore: z
            .number()
            .min(0)
            .max(1)
            .meta({ description: 'that the line stands still by the end without it' }),
          chance: z.number().min(0).max(1).meta({ description: 'the same with it' }),
          saved: musd.nullable().meta({ description: 'sold besides over the run, on average' }),
          cost: musdPerYear,
          outlay: musd.meta({ description: 'paid once, for what lies on the shelf' }),
        }),
      )
      .optional()
      .meta({
        description:
          'What a company may do about its parts before the scenario begins, evaluated in the same run; what saves most for its cost first',
      }),
    stopChances: z
      .array(
        z.object({
          place: z.string(),
          sector: z.string(),
          byMonth: z.array(chanceSchema),
        }),
      )
      .meta({
        description:
          'chance that some line of a sector has stopped by the end of each month, at the places asked about; chances under 1 % are left out',
      }),
    published: z
      .array(
        z.object({
          who: z.string(),
          what: z.string(),
          value: z.number(),
          unit: z.string(),
          source: z.string(),
          figure: z.enum(FOLLOWS).meta({ description: 'which of our figures counts the same' }),
          ours: z.number().nullable().meta({
            description:
              'that figure of the central case, in % of the place’s GDP over the months that are run, twelve at least; null where it stands beside none of ours, or no table tells it',
          }),
        }),
      )
      .meta({ description: 'what others found' }),
  })
  .meta({ title: 'Ytterby stress result' })

/** A run added up; in an answer, with what follows from its stopped lines. */
export type StressRun = z.infer<typeof runSchema>
export type StressCase = z.infer<typeof caseSchema>
export type StressResult = z.infer<typeof stressSchema>
export type StressSupply = StressRun['supply'][number]
export type StressUse = StressRun['uses'][number]
export type StressPlace = StressRun['places'][number]
export type WithoutMeasure = NonNullable<StressResult['withoutMeasures']>[number]
