import { z } from 'zod'
import { askedWorldSchema } from '../asked-world-result.ts'
import { tonnesSchema } from '../masses.ts'
import { musd } from '../money.ts'

/** What `allocation` answers, as plain data; `ytterby schema allocation` prints this. */
const RULES = ['market', 'auction', 'mix', 'priority', 'pro-rata'] as const
export type Rule = (typeof RULES)[number]

const count = z.number().int()
const stop = z
  .object({
    month: z.string().meta({ description: 'YYYY-MM' }),
    place: z.string(),
    sector: z.string(),
    material: z.string(),
  })
  .nullable()
  .meta({ description: 'null where no line stops' })

const toRunSchema = z
  .object({
    goods: count.meta({ description: 'goods that the rule is for, counted at each place' }),
    users: count.meta({ description: 'users of them: sectors, plants, and customers abroad as one at each place' }),
    decisions: count.meta({ description: 'amounts that an authority sets in each month of the rule' }),
    lots: count.meta({ description: 'lots of state stock that are sold over the run' }),
    figures: count.meta({ description: 'figures of usual use that the rule needs' }),
    judged: count.meta({ 'x-unit': 'count', description: 'of them, those that no source reports' }),
    traced: count.meta({
      description: 'shares that follow from the model alone: what part of a plant works for those who come first',
    }),
    newcomers: count.meta({ description: 'users without usual use: the rule gives them nothing' }),
  })
  .meta({ description: 'what it takes to run, counted from the tables' })

const ruleSchema = z.object({
  rule: z.enum(RULES),
  valueAddedLost: musd.meta({ description: 'million USD at the members' }),
  moreThanMarket: musd.meta({ description: 'million USD that the members lose more than by `market`; below 0: less' }),
  valueAddedLostElsewhere: musd.meta({ description: 'million USD at all other places but that of the supplier state' }),
  priorityLost: musd.meta({ description: 'million USD of it that falls on those who come first' }),
  firstStop: stop,
  sectors: z.array(
    z.object({ place: z.string(), sector: z.string(), valueAddedLost: musd, firstStop: z.string().nullable() }),
  ),
  places: z.array(z.object({ place: z.string(), valueAddedLost: musd })),
  users: z
    .array(
      z.object({
        place: z.string(),
        material: z.string(),
        unit: z.string(),
        kind: z.enum(['sector', 'plant', 'abroad']),
        user: z.string().meta({ description: 'a sector, a site, or blank for customers abroad' }),
        usual: tonnesSchema.meta({ description: 't over the months of the run' }),
        figures: count.meta({ description: 'figures that its usual use rests on' }),
        judged: count.meta({ 'x-unit': 'count', description: 'of them, those that no source reports' }),
        drawn: tonnesSchema.meta({ description: 't that it took in those months' }),
      }),
    )
    .meta({ description: 'who gets what of the goods that are short' }),
  toRun: toRunSchema,
  maxBalanceResidual: z
    .number()
    .meta({ description: 'largest open balance, relative to what passes, added up without the solver' }),
  maxBoundViolation: z.number().meta({ description: 'largest excess over a limit or an account, likewise' }),
})

const moneySchema = z.object({
  place: z.string(),
  usersAtUsual: musd.meta({
    description: 'million USD that sectors would pay at baseline prices for what they get of the short goods',
  }),
  usersAtClearing: musd.meta({ description: 'the same at the prices at which an auction would clear: shadow prices' }),
  stateAtUsual: musd.meta({
    description: 'million USD that the state takes in for the stock it lets out, at baseline prices',
  }),
  stateAtClearing: musd.meta({ description: 'the same at the prices at which an auction would clear' }),
})

export const allocationSchema = z
  .object({
    study: z.literal('allocation'),
    version: z.string(),
    world: askedWorldSchema,
    scenario: z.object({ id: z.string(), title: z.string(), start: z.string(), months: count }),
    conduct: z.array(z.string()),
    members: z.array(z.string()),
    priority: z.array(z.string()).meta({ description: 'sectors that come first' }),
    reserved: z.number().meta({ description: 'rule `mix`: share of what they usually use that is kept for them' }),
    release: count.nullable().meta({ description: 'months over which state stocks are let out beside the scenario' }),
    foresight: count,
    goods: z
      .array(
        z.object({
          place: z.string(),
          material: z.string(),
          unit: z.string(),
          usual: tonnesSchema.meta({ description: 't a month' }),
          leastShare: z.number().meta({ description: 'of that, what came in the worst month, by `market`' }),
          users: count.meta({ description: 'who usually use it; a good with one user is not shared out' }),
          isShared: z.boolean(),
        }),
      )
      .meta({ description: 'what is short at the members by `market`: less than 90 % of the usual in some month' }),
    rules: z.array(ruleSchema).meta({ description: '`market` first' }),
    money: z.array(moneySchema).meta({ description: 'what an auction changes: who pays what, by place' }),
  })
  .meta({ title: 'Ytterby allocation result' })

export type AllocationResult = z.infer<typeof allocationSchema>
export type RuleResult = AllocationResult['rules'][number]
