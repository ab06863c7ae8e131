import { z } from 'zod'

/**
 * What `market rehearse` answers, as plain data; `ytterby schema rehearsal` prints this. Masses are tonnes of the material's own unit,
 * money is USD, prices are USD/kg. A round lists what its sums are made of. With q the tonnes and p the price of a fill, l the limit of its
 * order, a and l the activity and limit of a conversion, and 1000 kg a tonne:
 *
 *   traded    = sum over fills that buy: 1000 q p
 *   gains     = sum over buyers: 1000 q l - over sellers: 1000 q l - over conversions: 1000 a l
 *               - freight of routes - waste at its cost + residuals of rounding at their price
 *   received  = sum over fills that sell: 1000 q p - over those that buy: 1000 q p + make-whole + freight + price contracts
 */
const month = z.string().meta({ description: 'YYYY-MM' })
const tonnes = z.number().meta({ 'x-unit': 't', description: 't of the material’s unit' })
const usd = z.number().meta({ 'x-unit': 'USD', description: 'USD' })
const price = z.number().meta({ 'x-unit': 'USD/kg', description: 'USD/kg' })

const orderId = z.string().meta({ description: 'id of an order' })
const member = z.string().meta({ description: 'URI, as in `members`' })
const owner = z.string().meta({ description: 'URI of who is behind the member in the end' })
const grade = z.string().meta({ description: 'by origin' })
/** A material of a grade at a place. */
const goods = { material: z.string(), grade, place: z.string() }

const orderSchema = z.object({
  order: orderId,
  member,
  owner,
  side: z.enum(['sell', 'buy']),
  purpose: z.enum(['production', 'imports', 'stock', 'use', 'shelf', 'reserve']).meta({
    description:
      'what it is about: what a plant made, what came in from outside the members, usual stocks, a sector’s use of the month, its shelf, the joint stockpile',
  }),
  sector: z.string().nullable().meta({ description: 'that uses it' }),
  ...goods,
  tonnes: tonnes.meta({ description: 't at most; any part of it may be filled' }),
  limit: price.meta({ description: 'USD/kg: the least that a seller takes, the most that a buyer pays' }),
  contract: z.string().nullable().meta({ description: 'price contract that it sells under' }),
})

const recipeGoods = z.array(
  z.object({
    material: z.string(),
    grade,
    perTonne: z.number().meta({ description: 't of the material’s unit for a tonne of activity' }),
  }),
)

const conversionSchema = z.object({
  order: orderId,
  member,
  owner,
  place: z.string(),
  tonnes: tonnes.meta({ description: 't of activity at most, of all recipes together; any part of it may be filled' }),
  recipes: z
    .array(
      z.object({
        process: z.string(),
        limit: price.meta({ description: 'USD/kg of activity: the least fee that the plant takes' }),
        takes: recipeGoods,
        gives: recipeGoods,
      }),
    )
    .meta({ description: 'one for each process and grade' }),
})

const fillSchema = z.object({
  order: orderId,
  recipe: z.number().nullable().meta({ description: 'position among the recipes of a conversion, from 0' }),
  side: z.enum(['sell', 'buy']).meta({ description: 'a plant buys what it takes and sells what it gives' }),
  ...goods,
  tonnes,
  price,
})

const tradeSchema = z.object({
  sellOrder: orderId,
  buyOrder: orderId,
  seller: member,
  buyer: member,
  material: z.string(),
  sellGrade: grade,
  buyGrade: grade.meta({ description: 'the same, or a looser one' }),
  route: z.array(z.string()).meta({ description: 'places, from the seller’s to the buyer’s' }),
  tonnes,
  sellPrice: price.meta({ description: 'USD/kg to the seller' }),
  buyPrice: price.meta({ description: 'USD/kg from the buyer: that of the seller and the freight' }),
  undelivered: tonnes.meta({ description: 't of it that were declared not to come' }),
})

const freight = price.meta({ description: 'USD/kg, paid to the carriers' })

const routeSchema = z.object({
  from: z.string(),
  to: z.string(),
  material: z.string(),
  grade,
  tonnes,
  freight,
})

const lotSchema = z.object({
  lot: z.string(),
  member,
  material: z.string(),
  place: z.string(),
  grade: grade.meta({ description: 'the strictest of all that it passes; `none`: it passes none' }),
  tonnes: tonnes.meta({ description: 't left in it before the round' }),
  order: orderId.nullable().meta({ description: 'that offers it' }),
})

const priceSchema = z.object({
  ...goods,
  grade: z.string().meta({ description: 'by origin; a stricter one is never cheaper' }),
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
  opening: tonnes.meta({ description: 't in stock at the beginning of the month' }),
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
  orders: z.array(orderSchema).meta({ description: 'that sell or buy; what was refused stands in `refused` alone' }),
  conversions: z.array(conversionSchema).meta({ description: 'orders of plants that work goods of the market' }),
  refused: z.array(z.object({ order: orderId, member, why: z.string() })),
  fills: z.array(fillSchema).meta({ description: 'what orders sold and bought, a row for each good' }),
  trades: z.array(tradeSchema).meta({
    description:
      'who buys from whom over which route. All of a material at a place has one price, so that it is matched first come, first served; `operator`: residuals',
  }),
  routes: z.array(routeSchema).meta({ description: 'what went from place to place' }),
  downgrades: z
    .array(z.object({ material: z.string(), place: z.string(), from: grade, to: grade, tonnes }))
    .meta({ description: 'what was sold as a looser grade' }),
  residuals: z
    .array(
      z.object({
        kind: z.enum(['rounding', 'waste']),
        ...goods,
        tonnes: tonnes.meta({ description: 't that the operator takes; below 0: gives' }),
      }),
    )
    .meta({ description: 'what whole grams leave over, and what finds no buyer, at the price' }),
  makeWhole: z
    .array(z.object({ order: orderId, paid: usd }))
    .meta({ description: 'what the operator pays to plants whose fee whole prices miss by less than a micro-dollar' }),
  bounds: z.array(z.object({ ...goods, price })).meta({
    description: 'prices of all goods by which anyone can work out that no other result has more gains than by `gap`',
  }),
  lots: z.object({
    offered: tonnes.meta({
      description: 'in lots of sellers, all materials: their units differ, a measure of size only',
    }),
    byGrade: z
      .record(z.string(), z.number())
      .meta({ 'x-unit': 'count', description: 'number of lots by the grade of their origin' }),
    barred: z.array(z.object({ member: z.string(), lot: z.string(), material: z.string(), grade: z.string() })).meta({
      description: 'lots of members’ plants that fail the strictest grade',
    }),
    list: z.array(lotSchema),
  }),
  prices: z.array(priceSchema),
  served: z.array(servedSchema),
  reserve: z
    .array(z.object({ material: z.string(), tonnes, paid: usd }))
    .meta({ description: 'bought for the joint stock' }),
  contracts: z.array(z.object({ order: orderId, member: z.string(), tonnes, paid: usd })).meta({
    description:
      'sold under price contracts, and what these paid on top, but for what an owner sold to itself; below 0: gave back',
  }),
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
    grades: z
      .array(z.string())
      .meta({ description: 'traded, the strictest first; what is of one may be sold as the next' }),
    terms: z
      .object({
        carriers: member.meta({ description: 'who is paid the freight' }),
        agency: member.meta({
          description: 'who pays price contracts and buys for the joint stockpile, where there are any',
        }),
        lanes: z.array(z.object({ from: z.string(), to: z.string(), freight })),
        wasteCost: price.meta({ description: 'USD/kg, to get rid of what finds no buyer' }),
        damages: z.number().meta({ description: 'share of its price that is paid for what does not come' }),
      })
      .meta({ description: 'of every round' }),
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
