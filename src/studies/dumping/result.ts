import { z } from 'zod'
import { askedWorldSchema } from '../asked-world-result.ts'
import { inUnit } from '../in-unit.ts'
import { tonnesSchema } from '../masses.ts'
import { musd, musdPerYear, usdPerKg as price } from '../money.ts'
import type { MillionUsd, Share } from '../../quantity/index.ts'
import { FORMS } from './contract-forms.ts'
import { CASES, FIGURE_GROUPS } from './figures.ts'
import { INSTRUMENTS } from './instruments.ts'
import { replySchema } from './reply-result.ts'

/** What `dumping` answers, as plain data; `ytterby schema dumping` prints this. Money is million USD unless a name says otherwise. */
const usdPerKg = price.meta({ description: 'USD/kg of the material’s unit' })
const month = z.string().meta({ description: 'YYYY-MM' })
const share = inUnit<Share>('share')
const which = z.enum(CASES).meta({
  description: '`central`: as tabled; `mild`, `severe`: every range half-way to its soft and to its hard end',
})
const supportYear = z.object({
  from: month,
  months: z.number(),
  topUps: z
    .array(z.object({ material: z.string(), price: usdPerKg, topUp: usdPerKg }))
    .meta({ description: 'mean price of the year as the core gets it, and what comes on top' }),
  leastCost: musd.meta({
    description: 'what is made least: what the treasury or users pay at demand as it was; `gap` and `bound` are of it',
  }),
  fiscalCost: musd.meta({ description: 'paid by the treasury; less than nothing: taken in' }),
  consumerCost: musd.meta({ description: 'lost by users: what they pay more, and what they go without' }),
  producerTransfer: musd.meta({
    description: 'what the core gets: `needMet` + `overcompensation` - `inputLoss`',
  }),
  needMet: musd.meta({
    description: 'part of it by which owners are short no more: what the core costs above world prices',
  }),
  overcompensation: musd.meta({ description: 'what owners get beyond what each is short of' }),
  inputLoss: musd.meta({ description: 'taken from owners of the core whose inputs get dearer by more than they gain' }),
  stillShort: musd.meta({
    description:
      'what owners that the raises would keep are short of, since members buy less than the core makes: raises would have to be higher',
  }),
  otherTransfer: musd.meta({
    description:
      'what producers of the members outside the core get; treasury and users pay that, what the core gets, `evaded` and `deadweight`',
  }),
  evaded: musd.meta({ description: 'duty that is not paid on imports sold at the raised price' }),
  deadweight: musd.meta({ description: 'lost to users who buy less, and got by none' }),
  producers: z.array(
    z.object({
      producer: z.string().meta({ description: 'id of an owner, or of a site that stands by itself' }),
      requiredSupport: musd.meta({
        description: 'what its plants to be kept are short of together, head office and debt service in it',
      }),
      receivedSupport: musd.meta({ description: 'what the raised prices bring it' }),
      allocatedCost: musd.meta({
        description:
          'what of the least cost is for it, by the duals; parts add up to the bound where no raise is at its limit',
      }),
    }),
  ),
  shortfalls: z
    .array(z.object({ producer: z.string(), shortfall: musd }))
    .meta({ description: 'producers that this instrument cannot keep, and what they are still short of' }),
  bound: musd.meta({
    description: 'no raise of prices of main goods that keeps the others costs less; checked without the solver',
  }),
  gap: z
    .number()
    .nullable()
    .meta({ description: 'difference of cost and `bound`, as a share of the cost; null where that is nothing' }),
  optimal: z.boolean().meta({ description: 'proved optimal: a gap of at most 1e-6' }),
})
const worst = z.object({
  measures: z.array(z.string()),
  loss: musd.meta({ description: 'lost in a year of it, discounted by month' }),
})

/** Plants to keep that stand still when the path ends; what price contracts cost in a mean year; what the supplier state forgoes in one. */
export const DRIVEN = ['idle', 'contracts', 'exports'] as const
export type Driven = (typeof DRIVEN)[number]

const driversSchema = z
  .object({
    draws: z.number(),
    headlines: z.array(
      z.object({
        headline: z.enum(DRIVEN).meta({
          description:
            '`idle`: plants to keep that stand still when the path ends; `contracts`, `exports`: million USD a year that price contracts cost, and that the supplier state forgoes',
        }),
        mean: z.number().meta({ 'x-unit': 'that of `headline`' }),
        standardDeviation: z.number().meta({ 'x-unit': 'that of `headline`' }),
        low: z.number().meta({ 'x-unit': 'that of `headline`', description: 'one draw in twenty is below' }),
        median: z.number().meta({ 'x-unit': 'that of `headline`' }),
        high: z.number().meta({ 'x-unit': 'that of `headline`', description: 'one draw in twenty is above' }),
        groups: z
          .array(
            z.object({
              group: z.enum(FIGURE_GROUPS),
              share: z.number().meta({
                description:
                  'part of the variance that stays if all other figures were known (total index); shares may add up to more than 1',
              }),
              low: z
                .number()
                .meta({ 'x-unit': 'share', description: 'the interval holds the truth nineteen times in twenty' }),
              high: z.number().nullable().meta({ 'x-unit': 'share', description: 'null: not known' }),
            }),
          )
          .meta({ description: 'the largest first; none where nothing differs' }),
      }),
    ),
  })
  .meta({ description: 'which figures carry the headlines, if `drivers` asks for it' })
const state = z.enum(['not yet', 'running', 'mothballed', 'restarting', 'closed'])

export const dumpingResultSchema = z
  .object({
    study: z.literal('dumping'),
    version: z.string(),
    world: askedWorldSchema,
    path: z.object({ id: z.string(), title: z.string(), note: z.string(), start: month, months: z.number() }),
    options: z.object({
      members: z.array(z.string()),
      core: z.array(z.string()).meta({ description: 'sites that are to be kept' }),
      instruments: z.array(z.enum(INSTRUMENTS)),
      clawbackShare: z.number().meta({ description: 'share of what is above the strike that comes back' }),
      capital: z.boolean().meta({ description: 'whether service of the capital of new plants counts as a cost' }),
      maxMeasures: z.number(),
    }),
    prices: z
      .array(
        z.object({
          material: z.string(),
          place: z.string(),
          baselinePrice: usdPerKg,
          lowest: usdPerKg,
          multiples: z
            .array(z.number())
            .meta({ description: 'of the baseline price, month by month, in the central case' }),
        }),
      )
      .meta({ description: 'prices of what the producers make, where most of it is made; the largest by worth first' }),
    sites: z
      .array(
        z.object({
          site: z.string(),
          place: z.string(),
          stage: z.string(),
          project: z.boolean(),
          core: z.boolean(),
          availableFrom: month
            .nullable()
            .meta({ description: 'first month of a project; null: ran in the baseline year' }),
          revenue: musdPerYear.meta({ description: 'a year, at baseline prices' }),
          baselineCash: musdPerYear.meta({
            description: 'cash a year at baseline prices, by the facts, middle figures',
          }),
          owner: z.string().meta({ description: 'id in `producers`' }),
          thresholds: z
            .object({
              stop: musdPerYear,
              stopsBy: z.enum(['mothballing', 'closing']),
              restart: musdPerYear,
              close: musdPerYear.nullable().meta({ description: 'null: at none' }),
            })
            .nullable()
            .meta({
              description:
                'margins a year at which its owner stops it, starts it again and gives it up, as tabled; null: at none',
            }),
          chances: z
            .array(
              z.object({
                from: month.meta({ description: 'first month of the year' }),
                idle: share.meta({ 'x-unit': 'count', description: 'chance that it does not run when the year ends' }),
                closed: share.meta({ 'x-unit': 'count', description: 'chance that it is closed for good by then' }),
                idleWithoutContracts: share.meta({ description: '`idle` if no contract on the record held' }),
              }),
            )
            .meta({ description: 'over draws of every uncertain figure, by year' }),
          cases: z.array(
            z.object({
              case: which,
              worst: musd.meta({ description: 'cash of the worst year if it went on running' }),
              totalCash: musd.meta({
                description: 'cash over the whole path as its owner acts, severance and clearing apart',
              }),
              mothballed: month.nullable(),
              closed: month.nullable().meta({ description: 'closed for good' }),
              restarted: month.nullable(),
              idleMonths: z.number().meta({ description: 'months in which it does not run' }),
              finalState: state,
              states: z.array(state).meta({ description: 'month by month, as its owner acts' }),
              cash: z.array(inUnit<MillionUsd>('M USD')).meta({ description: 'million USD, month by month' }),
            }),
          ),
        }),
      )
      .meta({ description: 'producers, the largest first' }),
    producers: z
      .array(
        z.object({
          id: z.string().meta({ description: 'of owners.csv, or of the one site' }),
          sites: z.array(z.string()),
          overheads: musdPerYear.meta({ description: 'a year, as tabled' }),
          debtService: musdPerYear.meta({ description: 'a year, as tabled' }),
          support: musdPerYear.meta({ description: 'a year: what states pay it on the record' }),
          cash: musd
            .nullable()
            .meta({ description: 'what it has when the path begins; null: not known, taken to be enough' }),
          tried: z.number().meta({ description: 'draws that were tried' }),
          kept: z.number().meta({
            description:
              'those in which its plants run through the quotes since the baseline year, as they did; few: the tables contradict that',
          }),
          outOfCash: z.array(share).meta({ description: 'chance that its money is spent when each year ends' }),
        }),
      )
      .meta({ description: 'owners, or sites that stand by themselves' }),
    risk: z
      .object({
        idle: z.number().meta({
          'x-unit': 'count',
          description: 'plants to keep that can be expected to stand still when the path ends',
        }),
        idleLow: z.number().meta({ 'x-unit': 'count', description: 'in one draw in twenty fewer do' }),
        idleHigh: z.number().meta({ 'x-unit': 'count', description: 'in one draw in twenty more do' }),
        closed: z
          .number()
          .meta({ 'x-unit': 'count', description: 'those that can be expected to be closed for good by then' }),
      })
      .meta({ description: 'of the plants to keep together' }),
    support: z
      .array(
        z.object({
          instrument: z.enum(INSTRUMENTS),
          case: which,
          years: z.array(supportYear),
          yearly: z
            .object({
              leastCost: musdPerYear,
              fiscalCost: musdPerYear,
              consumerCost: musdPerYear,
              producerTransfer: musdPerYear,
              needMet: musdPerYear,
              overcompensation: musdPerYear,
              inputLoss: musdPerYear,
              stillShort: musdPerYear,
              otherTransfer: musdPerYear,
              evaded: musdPerYear,
              deadweight: musdPerYear,
            })
            .meta({ description: 'means over the years of the path' }),
          fixedStrike: z
            .object({
              strikes: z.array(z.object({ material: z.string(), strike: usdPerKg, lowest: usdPerKg })),
              years: z.array(musd).meta({ description: 'paid by the treasury, less what comes back' }),
              yearly: musdPerYear,
              minAnnualCash: musd,
            })
            .nullable()
            .meta({ description: 'for price contracts: one strike for the whole path, the highest of its years' }),
          forms: z
            .array(
              z.object({
                form: z.enum(FORMS).meta({
                  description:
                    '`two-way`: all above the strike comes back; `floor`: nothing does; `share`: a part does; `collar`: all above a cap does; `volume`: an agency buys a part at the strike and sells it at the market',
                }),
                onPath: musdPerYear.meta({
                  description: 'paid by the treasury, less what comes back; mean over the path',
                }),
                atBaseline: musdPerYear.meta({ description: 'the same at baseline prices' }),
                atHigh: musdPerYear.meta({ description: 'the same at high prices (`high-prices` of shutdowns.csv)' }),
                misreported: musdPerYear.meta({
                  description:
                    'paid more on the path if settled on prices that producers report, 5 % less than they fetched',
                }),
                misreportedLow: musdPerYear.meta({ description: 'the same for 2 %' }),
                misreportedHigh: musdPerYear.meta({ description: 'the same for 10 %' }),
                minAnnualCash: musd.meta({ description: 'poorest year of an owner that is kept, on the path' }),
                minAnnualCashLowPremium: musd.meta({
                  description: 'the same if all makers’ premiums above the benchmark are at their low end',
                }),
                minAnnualCashHighPremium: musd.meta({ description: 'the same if they are at their high end' }),
              }),
            )
            .meta({ description: 'forms of contracts with that one strike; none where no price has to be raised' }),
          minAnnualCash: musd.meta({
            description: 'poorest year of any producer that is kept, from its books at the raised prices',
          }),
        }),
      )
      .meta({ description: 'least cost of keeping the core, by instrument and case' }),
    supplier: z
      .object({
        years: z.array(
          z.object({
            from: month,
            exportsForgone: musd.meta({
              description: 'what it forgoes on all that it ships abroad, if it ships as much as before',
            }),
          }),
        ),
        yearly: musdPerYear.meta({ description: 'the same, mean over the years of the path' }),
      })
      .meta({ description: 'what selling at these prices costs the supplier state, as tabled' }),
    reply: replySchema.nullable(),
    contracts: z
      .array(
        z.object({
          id: z.string(),
          sites: z.array(z.string()),
          material: z.string(),
          payer: z.enum(['treasury', 'buyer']),
          floor: usdPerKg,
          cases: z.array(
            z.object({
              case: which,
              years: z.array(
                z.object({
                  from: month,
                  covered: tonnesSchema.meta({ description: 't of the element' }),
                  price: usdPerKg,
                  payment: musd,
                  clawback: musd,
                  cashAfter: musd.meta({ description: 'cash of its producers on these plants, the contract in it' }),
                }),
              ),
              yearly: musdPerYear.meta({ description: 'paid in a year, less what comes back' }),
              leastCost: musdPerYear.meta({
                description: 'least cost of price contracts that keep the same producers, a year',
              }),
              breakEvenFloor: usdPerKg.nullable().meta({
                description: 'floor at which its producers together break even in every year; null: no floor is needed',
              }),
            }),
          ),
        }),
      )
      .meta({ description: 'contracts on the record, under the same path' }),
    averted: z
      .object({
        menu: z.object({ id: z.string(), months: z.number(), measures: z.number() }),
        attackProbability: z.number().meta({ description: 'chance of an attack in a year' }),
        cases: z.array(
          z.object({
            case: which,
            closed: z
              .array(z.string())
              .meta({ 'x-unit': 'count', description: 'sites of the core that do not run when the path ends' }),
            withCore: worst,
            withoutCore: worst,
            costWithoutAttack: musd.meta({
              description:
                'what it costs in the year in which they go all at once, without any attack, until others have taken over',
            }),
            avertedLoss: musd.meta({
              description:
                'how much less an attack takes, in a year, with the core standing: difference of both losses',
            }),
            expected: musd.meta({ description: 'the same in a year, weighed with the chance of an attack' }),
          }),
        ),
      })
      .nullable(),
    drivers: driversSchema.nullable(),
    check: z.object({
      gap: z
        .number()
        .nullable()
        .meta({ description: 'largest `gap` of any year and instrument; null where one is not known' }),
      optimal: z.boolean().meta({ description: 'whether every one of them is proved optimal' }),
      minAnnualCash: musd.meta({ description: 'poorest year of any producer that is kept' }),
    }),
  })
  .meta({ title: 'Ytterby: do producers survive sales below cost, and what keeps them' })
export type DumpingResult = z.infer<typeof dumpingResultSchema>
