import { z } from 'zod'
import { askedWorldSchema } from '../asked-world-result.ts'
import { tonnesSchema } from '../masses.ts'
import { musd, usdPerKg } from '../money.ts'
import { CARRIED_BY } from './carries.ts'
import { RULES } from './rules.ts'

/** What `stockpile` answers, as plain data; `ytterby schema stockpile` prints this. */
const count = z.number().int()
const days = count.meta({ 'x-unit': 'days', description: 'days of usual use' })
const rule = z.enum(RULES)

const worth = {
  savedOnCurves: musd.meta({
    description:
      'million USD saved in an embargo that meets a full store, on average, by the curves that the rule is made on',
  }),
  savedCleared: musd.meta({ description: 'the same with the releases of the rule cleared as a whole' }),
  purchaseCost: musd.meta({ description: 'million USD a year for purchases, less what releases bring in' }),
  keepingCost: musd.meta({ description: 'million USD a year to keep it' }),
  saved: musd.meta({ description: 'million USD a year of value added that is not lost' }),
  net: musd.meta({ description: 'million USD a year: saved, less purchases and keeping' }),
}

const goodSchema = z.object({
  place: z.string(),
  material: z.string(),
  stage: z.string(),
  unit: z.string(),
  usual: tonnesSchema.meta({ description: 't a month' }),
  quietPrice: usdPerKg.meta({
    description: 'price at which it clears without the embargo, in the second half of the run',
  }),
  gain: usdPerKg.meta({
    description: 'what a tonne held gains in an embargo, sold in the month in which that is most',
  }),
  probabilityNeeded: z.number().nullable().meta({
    description: 'probability of an embargo in a year above which a first tonne pays; null where none makes it dearer',
  }),
  isHeld: z.boolean(),
})

const formSchema = z.object({
  stage: z.string(),
  goods: z.array(
    z.object({
      place: z.string(),
      material: z.string(),
      tonnes: tonnesSchema.meta({ description: 't held once it is full' }),
    }),
  ),
  keeping: z.number().meta({ description: 'share of its worth a year, turning it over included' }),
  most: days.meta({ description: 'days of usual use that the store can hold' }),
  held: z
    .number()
    .meta({ description: 'days of usual use that the states hold by the tables; the least of the members' }),
  dayWorth: musd.meta({ description: 'million USD that a day’s use costs at quiet prices' }),
  target: days.meta({ description: 'days of usual use up to which it buys while all is quiet' }),
  refillTarget: days.meta({ description: 'the same soon after an embargo' }),
  fillCost: musd.meta({ description: 'million USD to fill it once, not discounted' }),
  fillMonths: count,
  lower: musd.meta({ description: 'million USD, present value: no rule costs less on these curves, by weak duality' }),
  upper: musd.meta({ description: 'what the best rule costs at most' }),
  purchases: z
    .array(
      z.object({
        days,
        dayPrice: musd.meta({ description: 'million USD for a day’s use at this pace' }),
        usersPayMore: musd.meta({
          description: 'million USD a month that users pay more for what they use; not in the sum',
        }),
        valueAddedLost: musd.meta({ description: 'million USD a month that lines lose which lack what is bought' }),
      }),
    )
    .meta({
      description: 'what buying this many days of use a month does; paces that the market cannot deliver are left out',
    }),
  releases: z
    .array(z.object({ days, lost: musd.meta({ description: 'million USD lost in an embargo, on average' }) }))
    .meta({ description: 'what letting out this many days of use in each month does' }),
  ...worth,
})

const spread = z
  .object({
    mean: musd,
    meanLow: musd.meta({ description: 'two standard errors below' }),
    meanHigh: musd,
    least: musd,
    most: musd,
  })
  .meta({ description: 'over the worlds drawn' })

export const stockpileSchema = z
  .object({
    study: z.literal('stockpile'),
    version: z.string(),
    world: askedWorldSchema,
    scenario: z.object({ id: z.string(), title: z.string(), start: z.string(), months: count }),
    conduct: z.array(z.string()),
    members: z.array(z.string()),
    foresight: count,
    chances: z.object({
      attackProbability: z.number(),
      lasts: z.number().meta({ description: 'months on average' }),
      repeatProbability: z.number(),
      discount: z.number().meta({ description: 'share a month' }),
    }),
    lostWithout: musd.meta({ description: 'million USD lost in an embargo without a stock, on average' }),
    goods: z.array(goodSchema).meta({ description: 'by form, those of which a first tonne pays soonest first' }),
    forms: z.array(formSchema).meta({ description: 'the best first; forms without a good that pays are left out' }),
    best: z
      .object({
        stage: z.string(),
        buying: z.array(
          z.object({
            market: z.enum(['quiet', 'after']),
            from: days,
            to: days,
            days: days.meta({ description: 'bought a month' }),
          }),
        ),
        releasing: z
          .array(
            z.object({
              month: count.meta({ 'x-unit': 'number', description: 'of the embargo, from 1' }),
              days,
              left: days,
            }),
          )
          .meta({
            description: 'of a full store, in each month of an embargo that goes on',
          }),
        sizes: z
          .array(z.object({ most: days, target: days, net: musd }))
          .meta({ description: 'the best rule for a store of another size' }),
        rules: z.array(z.object({ rule, ...worth })).meta({ description: '`best` first' }),
        carriedBy: z
          .array(
            z.object({
              what: z.enum(CARRIED_BY),
              value: z.number().meta({ 'x-unit': 'that of `what`' }),
              target: days,
              net: musd,
            }),
          )
          .meta({ description: 'the answer at both ends of each range, all else as asked' }),
        switchingProbability: z
          .number()
          .nullable()
          .meta({ description: 'of an embargo in a year, above which it holds something; within 2 %' }),
        draws: z
          .object({
            worlds: count,
            rules: z.array(
              z.object({
                rule,
                saved: spread.meta({ description: 'million USD in an embargo that meets a full store' }),
                net: spread.meta({ description: 'million USD a year' }),
                pays: z.number().meta({ description: 'share of the worlds in which it saves more than it costs' }),
              }),
            ),
          })
          .nullable(),
      })
      .nullable()
      .meta({ description: 'the form that is worth most; null where no stock pays' }),
    maxBalanceResidual: z
      .number()
      .meta({ description: 'largest open balance of all runs, relative to what passes, added up without the solver' }),
    maxBoundViolation: z.number(),
  })
  .meta({ title: 'Ytterby stockpile result' })

export type StockpileResult = z.infer<typeof stockpileSchema>
export type StockpileForm = StockpileResult['forms'][number]
export type StockpileBest = NonNullable<StockpileResult['best']>
