import { z } from 'zod'

/**
 * What `market rehearse` answers, as plain data; `ytterby schema rehearsal` prints this. Masses are tonnes of the material's own unit,
 * money is USD, prices are USD/kg.
 */
const month = z.string().meta({ description: 'YYYY-MM' })
const tonnes = z.number().meta({ description: 't of the material’s unit' })
const usd = z.number().meta({ description: 'USD' })
const price = z.number().meta({ description: 'USD/kg' })

const priceSchema = z.object({
  material: z.string(),
  grade: z.string().meta({ description: 'by origin; a stricter one is never cheaper' }),
  place: z.string(),
  price,
  low: price.meta({ description: 'lower end of the prices that support the round' }),
  high: price.meta({ description: 'upper end' }),
  sold: tonnes.meta({ description: 'brought to the market here' }),
  bought: tonnes.meta({ description: 'taken from it here' }),
  baseline: price.nullable().meta({ description: 'price of the baseline year' }),
  scarcity: price.nullable().meta({ description: 'what `stress` says one kilogram more is worth in the month' }),
})

const servedSchema = z.object({
  sector: z.string(),
  place: z.string(),
  material: z.string(),
  grade: z.string().meta({ description: 'the loosest that it accepts' }),
  wanted: tonnes.meta({ description: 'use of the month: bought + shelf + unserved' }),
  bought: tonnes.meta({ description: 'for the month’s use' }),
  shelf: tonnes.meta({ description: 'taken from its stock' }),
  unserved: tonnes,
  refilled: tonnes.meta({ description: 'bought for its stock' }),
  left: tonnes.meta({ description: 'stock at the end of the month' }),
})

const memberSchema = z.object({
  member: z.string(),
  name: z.string(),
  nameJa: z.string(),
  country: z.string(),
  gain: usd.meta({ description: 'over what it would have accepted' }),
  received: usd.meta({ description: 'from the rounds, netted; below 0: paid' }),
})

const benchmarkSchema = z.object({
  material: z.string(),
  grade: z.string(),
  tonnes,
  sellers: z.number().meta({ description: 'independent owners' }),
  buyers: z.number(),
  price: price.nullable().meta({ description: 'weighed by volume; null: withheld' }),
  withheld: z.string().nullable().meta({ description: 'why it is' }),
})

const alarmSchema = z.object({
  kind: z.enum(['self-trade', 'pivotal', 'physical withholding', 'small price-setting order', 'cancelled trade']),
  owner: z.string(),
  where: z.string().meta({ description: 'material/grade/place/month' }),
  tonnes: tonnes.nullable(),
  price: price.nullable().meta({ description: 'as it came out' }),
  other: price.nullable().meta({ description: 'as it would be without the owner, or with what it held back' }),
  gain: usd.nullable().meta({ description: 'what the owner gains by holding back' }),
})

const roundSchema = z.object({
  month,
  orders: z.number(),
  refused: z.array(z.object({ member: z.string(), why: z.string() })),
  lots: z.object({
    offered: tonnes.meta({
      description: 'in lots of sellers, all materials: their units differ, a measure of size only',
    }),
    byGrade: z.record(z.string(), z.number()).meta({ description: 'number of lots by the grade of their origin' }),
    barred: z.array(z.object({ member: z.string(), lot: z.string(), material: z.string(), grade: z.string() })).meta({
      description: 'lots of members’ plants that fail the strictest grade',
    }),
  }),
  prices: z.array(priceSchema),
  served: z.array(servedSchema),
  reserve: z
    .array(z.object({ material: z.string(), tonnes, paid: usd }))
    .meta({ description: 'bought for the joint stock' }),
  contracts: z
    .array(z.object({ member: z.string(), tonnes, paid: usd }))
    .meta({ description: 'sold under price contracts, and what these paid on top; below 0: gave back' }),
  benchmarks: z.array(benchmarkSchema),
  alarms: z.array(alarmSchema),
  traded: usd.meta({ description: 'worth of all that buyers and plants took, at the round’s prices' }),
  paid: usd.meta({ description: 'moved between members at settlement, netted' }),
  undelivered: tonnes.meta({ description: 'declared not to come: what whole grams and recipes left over' }),
  certificate: z.object({
    seal: z.string(),
    gains: usd.meta({ description: 'gains from trade' }),
    gap: usd.meta({ description: 'no other result has more than this on top' }),
    checked: z.literal(true).meta({ description: 'by the checker that uses no solver' }),
  }),
})

export const rehearsalSchema = z
  .object({
    study: z.literal('rehearsal'),
    version: z.string(),
    world: z.object({ title: z.string(), hash: z.string() }),
    scenario: z.object({ id: z.string(), title: z.string(), start: month }),
    options: z.object({
      materials: z.array(z.string()),
      months: z.number(),
      partners: z.boolean(),
      imports: z.boolean(),
      strictestGradeOnly: z.array(z.string()),
      withhold: z.object({ owner: z.string(), share: z.number() }).nullable(),
      reserveDays: z.number(),
      strike: z.object({ material: z.string(), price }).nullable(),
      seed: z.number(),
    }),
    places: z.array(z.string()).meta({ description: 'of the members' }),
    goods: z.array(z.string()).meta({ description: 'traded: what producers bring and what is made of it' }),
    grades: z.array(z.string()),
    players: z.object({
      producers: z.number(),
      importers: z.number(),
      converters: z.number(),
      buyers: z.number(),
      stockholders: z.number(),
    }),
    untraced: z
      .array(z.object({ member: z.string(), material: z.string(), tonnes }))
      .meta({ description: 'not offered, since the world does not know where it comes from' }),
    rounds: z.array(roundSchema),
    members: z.array(memberSchema).meta({ description: 'over all rounds, those who gain most first' }),
    checks: z.object({
      certificates: z.number().meta({ description: 'checked and accepted' }),
      imbalance: z.string().meta({ description: 'sum of all accounts: 0' }),
      entries: z.number().meta({ description: 'of the log, followed from its beginning' }),
      lotEvents: z.number().meta({ description: 'signed records of what happened to lots, all taken' }),
    }),
  })
  .meta({ title: 'Result of `ytterby market rehearse`' })
export type RehearsalResult = z.infer<typeof rehearsalSchema>
export type RehearsedRound = z.infer<typeof roundSchema>
