import { z } from 'zod'
import type { Share } from '../../quantity/index.ts'
import { inUnit } from '../in-unit.ts'
import { musd, musdPerYear, usdPerKg } from '../money.ts'
import { CASES } from './figures.ts'

/** What the supplier state can make of a path, and what keeps it from one: of a result of `dumping`. */
const share = inUnit<Share>('share')
const rangeOf = <S extends z.ZodType>(of: S) => z.object({ value: of, low: of, high: of })
const depth = share.meta({ description: 'price at the supplier state as a multiple of its own cost, at all stages' })

const length = z.object({
  years: z.number(),
  netCost: musd.meta({ description: 'exports forgone less what is saved on imports, over these years' }),
  makersBill: musd.meta({ description: 'what its makers must be paid to go on, over these years' }),
  idle: z.number().meta({
    'x-unit': 'count',
    description: 'plants of the core that can be expected to stand still when these years end',
  }),
  idleError: z
    .number()
    .meta({ 'x-unit': 'count', description: 'standard error of `idle` at most: as if all plants went together' }),
  closed: z
    .number()
    .meta({ 'x-unit': 'count', description: 'those of them that can be expected to be closed for good' }),
  contractsCost: musd.meta({
    description: 'least cost of price contracts that keep the core, over these years, as tabled',
  }),
  costPerDollar: z
    .number()
    .nullable()
    .meta({ description: '`netCost` for each dollar of `contractsCost`; null where contracts cost nothing' }),
  regained: z
    .object({
      sales: musdPerYear.meta({ description: 'sold in place of plants that stand still, at baseline prices' }),
      margin: musdPerYear.meta({ description: 'of it above its own cost: at most this comes back a year' }),
      marginOfClosed: musdPerYear.meta({ description: 'the same in place of plants that are closed alone' }),
    })
    .meta({ description: 'a year, after the path' }),
  strategicWorth: rangeOf(musdPerYear).meta({
    description:
      'a year for ever: what the end of these plants must be worth to the supplier state beyond `margin` for the path to pay, at the middle, low and high discount; 0: it pays in money',
  }),
  strategicWorthByClosed: musdPerYear.meta({
    description: 'the same at the middle discount, if only plants that are closed for good stay away',
  }),
  priceRise: z.number().nullable().meta({
    description:
      'rise of prices above the baseline, a share, that would bring as much on all it exports from then on; null: it exports nothing',
  }),
})

export const replySchema = z
  .object({
    draws: z.number().meta({ description: 'draws by which chances are found here' }),
    budget: rangeOf(musd).meta({ description: 'what it can spend on `makersBill`, in all' }),
    discount: rangeOf(share).meta({ description: 'a year' }),
    depths: z
      .array(
        z.object({
          depth,
          fullYear: z
            .object({
              exportsForgone: musd,
              importsSaved: musd.meta({ description: 'what it buys abroad is cheaper too' }),
              belowCostAbroad: musd.meta({
                description: 'lost below its own cost on exports; a part of `exportsForgone`',
              }),
              belowCostAtHome: musd.meta({
                description: 'lost below its own cost on sales to its own users, who gain that much: a transfer',
              }),
              belowCostImports: musd.meta({
                description: 'got back of both on goods bought abroad below that cost; a part of `importsSaved`',
              }),
              makersBill: musd.meta({ description: 'lost abroad and at home, less what is got back' }),
            })
            .meta({ description: 'the last year, in which prices are down in every month' }),
          budgetLasts: rangeOf(z.number().meta({ 'x-unit': 'years' }).nullable()).meta({
            description: 'years until the budget is spent; null: it is not',
          }),
          lengths: z.array(length).meta({ description: 'by length: prices are still down when it ends' }),
        }),
      )
      .meta({ description: 'the shallowest first' }),
    floors: z
      .array(
        z.object({
          budget: z.enum(['value', 'low', 'high']),
          depth: depth.meta({ description: 'deepest of the depths that this budget bears for the longest length' }),
          cases: z.array(
            z.object({
              case: z.enum(CASES),
              strikes: z.array(z.object({ material: z.string(), strike: usdPerKg, baselinePrice: usdPerKg })).meta({
                description: 'USD/kg: a floor that keeps every owner of the core at that depth and any shallower one',
              }),
              lost: z.array(z.string()).meta({ description: 'owners that no floor keeps' }),
              costIfCalled: musdPerYear.meta({ description: 'mean over the years of the path at that depth' }),
            }),
          ),
        }),
      )
      .meta({ description: 'least deterrent floors' }),
    worth: z
      .object({
        contractsAvoided: musdPerYear.meta({
          description: 'what price contracts would cost at the depth that the middle budget bears',
        }),
        lossAverted: musdPerYear
          .nullable()
          .meta({ description: '`averted.expected` of the central case; null: it was not asked' }),
        least: musdPerYear.meta({
          description:
            'the lesser of both, since a state that pays keeps its core; worth of a floor in a year in which prices would else be down',
        }),
      })
      .meta({ description: 'of a floor that is believed and so not called' }),
  })
  .meta({ description: 'what the supplier state can make of a path; asked with `--reply`' })
export type SupplierReply = z.infer<typeof replySchema>
