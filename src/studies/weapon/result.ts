import { z } from 'zod'
import { musd } from '../money.ts'
import { askedWorldSchema } from '../asked-world-result.ts'

/** What `weapon` answers, as plain data; `ytterby schema weapon` prints this. Money is million USD over the horizon. */
const month = z.string().meta({ description: 'YYYY-MM' })

const placeSchema = z.object({ place: z.string(), valueAddedLost: musd.meta({ description: 'value added not made' }) })

const setSchema = z.object({
  measures: z.array(z.string()).meta({ description: 'ids of measures of the menu' }),
  loss: musd.meta({
    description:
      'what the importing countries lose in their best response: value added, dearer supply, uses forgone; discounted by month',
  }),
  exportsForgone: musd.meta({ description: 'exports that the measures stop, at baseline prices' }),
  leverage: z.number().nullable().meta({ description: 'loss per dollar of exports forgone; null where none are' }),
  valueAddedLost: musd.meta({ description: 'value added not made in that response' }),
  places: z.array(placeSchema).meta({ description: 'places that lose value added in that response' }),
  uses: z
    .array(
      z.object({
        place: z.string(),
        sector: z.string(),
        material: z.string(),
        valueAddedLost: musd,
        firstStop: month.nullable(),
      }),
    )
    .meta({ description: 'uses that lose value added in that response' }),
  simulated: z
    .object({
      foresight: z.number().meta({ description: 'months that buyers look ahead' }),
      valueAddedLost: musd.meta({ description: 'value added not made at places asked about' }),
      places: z.array(placeSchema),
      firstStop: month.nullable(),
    })
    .optional()
    .meta({ description: 'the same measures as `stress` runs them: month by month, to the highest bidder' }),
})

const protectSchema = z
  .array(z.array(z.string()))
  .meta({ description: 'what is protected: for each target group, the measures of the menu that are void' })

const protectionSchema = z.object({
  targetGroups: z
    .number()
    .meta({ description: 'target groups of the menu: some materials at a destination, with every measure on them' }),
  solves: z.number().meta({ description: 'sets that were solved beyond those of the proof' }),
  coldStartDifference: z
    .number()
    .meta({ description: 'the worst that remain solved again from nothing: largest relative difference' }),
  levels: z
    .array(
      z.object({
        protect: protectSchema,
        worst: setSchema.meta({ description: 'the worst set that remains' }),
        alternatives: z
          .array(z.object({ protect: protectSchema, loss: musd, measures: z.array(z.string()) }))
          .meta({ description: 'others that leave at most 1 % more and need each of their groups for it' }),
      }),
    )
    .meta({ description: 'the best that one protected group can do, two, ...; ends early where nothing is left' }),
})

const oneProtectedSchema = z.object({
  protect: z.string().meta({ description: 'route or plant, as it was asked for' }),
  kind: z.enum(['route', 'plant']),
  worst: setSchema.meta({ description: 'the worst set where no measure touches it' }),
  bound: musd.meta({ description: 'no set costs more then' }),
  saves: z
    .object({ value: musd, atLeast: musd, atMost: musd })
    .meta({ description: 'by how much less the worst then costs: as found, and for certain by both bounds' }),
})

const withoutPlanSchema = z.object({
  worst: setSchema.meta({ description: 'the worst set where the plan does not stand' }),
  bound: musd.meta({ description: 'no set costs more then' }),
  sameSetNow: musd.meta({ description: 'what that set costs with the plan' }),
  saves: z
    .object({ value: musd, atLeast: musd, atMost: musd })
    .meta({ description: 'by how much less the worst costs with the plan, once the attack answers it' }),
})

const aloneSchema = z.object({
  optimistic: musd.meta({ description: 'what the member loses in the best response that is best for it' }),
  pessimistic: musd.meta({ description: 'what it loses in the best response that is worst for it' }),
})
const memberSetSchema = aloneSchema.extend({
  measures: z.array(z.string()),
  loss: musd.meta({ description: 'what all importing countries lose' }),
})

const memberSchema = z.object({
  places: z.array(z.string()),
  referenceSurplus: musd.meta({ description: 'surplus of the uses there without any measure' }),
  worst: setSchema
    .extend(aloneSchema.shape)
    .meta({ description: 'the set under which the member may lose most; `loss` is what all importing countries lose' }),
  worstGuaranteed: memberSetSchema.meta({
    description: 'the set under which it loses most in its optimistic response',
  }),
  worstOverall: memberSetSchema.meta({ description: 'what it loses under the set that is worst for all' }),
  runnersUp: z.array(memberSetSchema).meta({ description: 'the next sets in which each measure counts' }),
  mitigatingMeasure: z
    .object({ without: memberSetSchema, with: memberSetSchema })
    .nullable()
    .meta({ description: 'where one measure more spares the member most; null where none does for certain' }),
  sets: z.number().meta({ description: 'sets of at most `maxMeasures` measures; the loss under each is known' }),
  solved: z.number().meta({ description: 'sets that were solved for it; the others have the loss of a smaller set' }),
})

export const weaponSchema = z
  .object({
    study: z.literal('weapon'),
    version: z.string(),
    world: askedWorldSchema,
    coercer: z.string().meta({ description: 'the supplier state' }),
    focus: z.array(z.string()).meta({ description: 'places asked about' }),
    focusGdp: musd.meta({ description: 'their product of a year' }),
    menu: z.object({
      id: z.string(),
      title: z.string(),
      start: month,
      months: z.number(),
      measures: z.array(z.string()),
      measuresWithoutEffect: z.array(z.string()).meta({
        description:
          'measures without effect: they reach no trade or no month of the horizon, or let everything through',
      }),
    }),
    options: z.object({
      maxMeasures: z.number(),
      threshold: z.number().nullable(),
      existingPlan: z.string().nullable().meta({ description: 'plan that is in place, and in which year; null: none' }),
    }),
    referenceSurplus: musd.meta({ description: 'surplus of the importing countries without any measure' }),
    worst: setSchema,
    withoutAnyMeasure: musd.optional().meta({
      description:
        'value added lost with no measure of the menu, at the one place of `focus` or at all: what earlier controls of the world cost that go on; left out where a run begins without such',
    }),
    proof: z.object({
      bound: musd.meta({
        description:
          'no set of at most `maxMeasures` measures costs more, the error of solves included; from checked responses',
      }),
      gap: z
        .number()
        .nullable()
        .meta({ description: 'bound less the worst found, as a share of it; null where nothing costs anything' }),
      optimal: z.boolean().meta({ description: 'the gap is at most 1e-6: the worst is proved' }),
      sets: z.number().meta({ description: 'sets of at most `maxMeasures` measures' }),
      solves: z.number().meta({ description: 'sets that were solved to prove it' }),
      simplexIterations: z.number(),
      coldStartDifference: z
        .number()
        .meta({ description: 'the worst set solved again from nothing: relative difference' }),
    }),
    runnersUp: z.array(setSchema),
    ties: z.number().meta({ description: 'runners-up that cost as much as the worst set' }),
    curve: z
      .array(
        z.object({
          kappa: z.number().meta({ description: 'from this price of a dollar of exports forgone on' }),
          measures: z.array(z.string()),
          loss: musd,
          exportsForgone: musd,
        }),
      )
      .meta({
        description:
          'the set with the largest loss - kappa x exportsForgone, for every kappa; none at the end; empty where it was not asked for',
      }),
    belowThreshold: z
      .boolean()
      .nullable()
      .meta({ description: 'no set reaches the threshold of leverage; null where none was stated' }),
    protection: protectionSchema
      .nullable()
      .meta({ description: 'what to protect so that the worst is least bad; null where it was not asked for' }),
    onesProtected: z
      .array(oneProtectedSchema)
      .optional()
      .meta({ description: 'what protecting exactly one route or plant is worth; left out where none was asked for' }),
    withoutPlan: withoutPlanSchema
      .optional()
      .meta({ description: 'the same menu where the plan does not stand; left out where none was given' }),
    member: memberSchema
      .nullable()
      .meta({ description: 'what is worst for some places alone; null where it was not asked for' }),
  })
  .meta({ title: 'Ytterby weapon result' })

export type WeaponResult = z.infer<typeof weaponSchema>
export type WeaponMember = z.infer<typeof memberSchema>
export type WeaponProtection = z.infer<typeof protectionSchema>
export type OneProtected = z.infer<typeof oneProtectedSchema>
export type WithoutPlan = z.infer<typeof withoutPlanSchema>
export type WeaponSet = z.infer<typeof setSchema>
