import { z } from 'zod'
import { quantity, type MicroUsdPerKg, type PlainGrams } from '../../quantity/index.ts'
import {
  buy,
  buyBaskets,
  convert,
  floorContract,
  nodeName,
  sell,
  sellPackage,
  store,
  type Alternative,
  type Order,
} from '../round/index.ts'
import { gramsOf, kilograms, microOf, microUsdOf, money, usdPerKg } from './amounts.ts'
import { goodsAt, type Fixed } from './plain.ts'
import type { Contract, RoundSpec, RoundTerms } from './round.ts'

const name = z.string().min(1).max(200)
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month, such as 2027-03')
const lots = z.array(name).min(1).max(100)

/** Whole, in part or not at all: `least` is all or nothing where it is as much as the order. */
const sized = { kg: kilograms, least: kilograms.optional() }

const amount = z.strictObject({ material: name, grade: name, kg: kilograms })

const KINDS_BEFORE = [
  z.strictObject({
    kind: z.literal('sell'),
    ...sized,
    material: name,
    grade: name,
    place: name,
    month,
    ask: usdPerKg,
    lots,
  }),
  z.strictObject({
    kind: z.literal('package'),
    least: kilograms.optional().meta({ description: 'of all its parts together' }),
    parts: z.array(amount).min(2).max(20),
    place: name,
    month,
    ask: usdPerKg.meta({ description: 'for a kilogram of the package' }),
    lots,
  }),
  z.strictObject({
    kind: z.literal('buy'),
    ...sized,
    material: name,
    grade: name.meta({ description: 'the loosest grade by origin that is accepted' }),
    place: name,
    at: z
      .array(z.strictObject({ month, bid: usdPerKg }))
      .min(1)
      .max(24)
      .meta({ description: 'delivery months, any of which will do' }),
  }),
  z.strictObject({
    kind: z.literal('convert'),
    ...sized,
    site: name
      .optional()
      .meta({ description: 'URI of your site that does it; only orders by the first rules have none' }),
    place: name,
    month,
    recipes: z
      .array(
        z.strictObject({
          process: name
            .optional()
            .meta({ description: 'of the market’s tables, which the site has. Needed, as the site' }),
          fee: usdPerKg.meta({ description: 'for a kilogram of capacity' }),
          inputs: z
            .array(z.strictObject({ material: name, grade: name, kg: kilograms }))
            .min(1)
            .max(20),
          outputs: z
            .array(z.strictObject({ material: name, grade: name, kg: kilograms }))
            .min(1)
            .max(20),
        }),
      )
      .min(1)
      .max(10)
      .meta({ description: 'kilograms for a kilogram of capacity; recipes share the capacity' }),
  }),
  z.strictObject({
    kind: z.literal('floor'),
    kg: kilograms,
    material: name,
    grade: name,
    place: name,
    month,
    contract: name.meta({ description: 'a price contract that the market knows' }),
    floor: usdPerKg.meta({ description: 'the seller takes any price from here on' }),
    lots,
  }),
] as const

/** What a trader writes, and seals. */
export const orderSchema = z.discriminatedUnion('kind', [
  ...KINDS_BEFORE,
  z.strictObject({
    kind: z.literal('basket'),
    place: name,
    baskets: z
      .array(
        z.strictObject({
          month,
          bid: usdPerKg.meta({ description: 'for a kilogram of the basket' }),
          parts: z.array(amount).min(1).max(20),
        }),
      )
      .min(1)
      .max(10)
      .meta({ description: 'one of them is bought, its parts together, or shares of several that add to one' }),
    whole: z.boolean().optional().meta({ description: 'all or nothing' }),
    money: money.optional().meta({ description: 'what it may cost at most at its bids, whichever baskets it is' }),
  }),
  z.strictObject({
    kind: z.literal('store'),
    ...sized,
    material: name,
    grade: name,
    place: name,
    month: month.meta({ description: 'in which you take the goods in' }),
    until: month.meta({ description: 'a later one, in which you hand them out' }),
    fee: usdPerKg.meta({ description: 'for a kilogram' }),
  }),
])

/** The same in rounds of rules before the third, which have neither baskets nor storage. */
export const orderSchemaBefore = z.discriminatedUnion('kind', KINDS_BEFORE)

export type OrderContent = Fixed<z.infer<typeof orderSchema>>

/** Every material, grade, place and month that an order names. */
export function namesOf(content: OrderContent): {
  readonly materials: readonly (readonly [material: string, grade: string])[]
  readonly place: string
  readonly months: readonly string[]
} {
  const { place } = content
  switch (content.kind) {
    case 'sell':
    case 'floor':
      return { materials: [[content.material, content.grade]], place, months: [content.month] }
    case 'buy':
      return { materials: [[content.material, content.grade]], place, months: content.at.map((one) => one.month) }
    case 'package':
      return { materials: pairs(content.parts), place, months: [content.month] }
    case 'convert':
      return {
        materials: content.recipes.flatMap(({ inputs, outputs }) => pairs([...inputs, ...outputs])),
        place,
        months: [content.month],
      }
    case 'basket':
      return {
        materials: pairs(content.baskets.flatMap(({ parts }) => parts)),
        place,
        months: content.baskets.map((one) => one.month),
      }
    case 'store':
      return { materials: [[content.material, content.grade]], place, months: [content.month, content.until] }
    default:
      return content satisfies never
  }
}

const pairs = (list: readonly { readonly material: string; readonly grade: string }[]): (readonly [string, string])[] =>
  list.map(({ material, grade }) => [material, grade] as const)

/** What it brings to the market itself, in grams by material: what has to lie in its lots. */
export function goodsOffered(
  content: OrderContent,
): ReadonlyMap<string, { readonly grade: string; readonly grams: PlainGrams }> {
  switch (content.kind) {
    case 'sell':
    case 'floor':
      return new Map([[content.material, { grade: content.grade, grams: gramsOf(content.kg) }]])
    case 'package':
      return new Map(content.parts.map(({ material, grade, kg }) => [material, { grade, grams: gramsOf(kg) }]))
    case 'buy':
    case 'convert':
    case 'basket':
    case 'store':
      return new Map()
    default:
      return content satisfies never
  }
}

/**
 * An order as the clearing takes it.
 *
 * @param share what part of what it would buy it may have: below 1 under a declared shortage, the same for everybody
 */
export function bookOrder(
  id: string,
  content: OrderContent,
  { contract, share }: { readonly contract: Contract | undefined; readonly share: number },
): Order {
  const owner = id
  const least = 'least' in content && content.least !== undefined ? gramsOf(content.least) : quantity<'g'>(0)
  switch (content.kind) {
    case 'sell': {
      const { material, grade, place, month, ask, kg } = content
      const node = nodeName(material, grade, place, month)
      return sell({ id, owner, most: gramsOf(kg), least, node, ask: microUsdOf(ask) })
    }
    case 'package': {
      const { parts, place, month, ask } = content
      const amounts = parts.map(
        ({ material, grade, kg }) => [nodeName(material, grade, place, month), gramsOf(kg)] as const,
      )
      const most = quantity<'g'>(amounts.reduce((sum, [, grams]) => sum + grams, 0))
      return sellPackage({ id, owner, most, least, ask: microUsdOf(ask), parts: amounts })
    }
    case 'buy': {
      const { material, grade, place, at, kg } = content
      const most = quantity<'g'>(Math.floor(gramsOf(kg) * share))
      return buy({
        id,
        owner,
        most,
        least: least < most ? least : most,
        at: at.map(({ month, bid }) => ({ node: nodeName(material, grade, place, month), bid: microUsdOf(bid) })),
      })
    }
    case 'convert': {
      const { recipes, place, month, kg } = content
      const amounts = (list: (typeof recipes)[number]['inputs']): (readonly [string, PlainGrams])[] =>
        list.map(({ material, grade, kg: each }) => [nodeName(material, grade, place, month), gramsOf(each)] as const)
      return convert({
        id,
        owner,
        most: gramsOf(kg),
        least,
        recipes: recipes.map(({ fee, inputs, outputs }) => ({
          fee: microUsdOf(fee),
          inputs: amounts(inputs),
          outputs: amounts(outputs),
        })),
      })
    }
    case 'floor': {
      if (contract === undefined) throw new Error(`no contract ${content.contract}`)
      const { material, grade, place, month, kg, floor } = content
      return floorContract({
        id,
        owner,
        node: nodeName(material, grade, place, month),
        most: gramsOf(kg),
        strike: contract.strike,
        floor: microUsdOf(floor),
        budget: { name: contract.budget, amount: contract.amount },
      })
    }
    case 'basket': {
      const { place, baskets, whole, money: most } = content
      return buyBaskets({
        id,
        owner,
        whole: whole === true,
        share,
        ...(most === undefined ? {} : { money: microOf(most) }),
        baskets: baskets.map(({ month, bid, parts }) => ({
          bid: microUsdOf(bid),
          parts: parts.map(
            ({ material, grade, kg }) => [nodeName(material, grade, place, month), gramsOf(kg)] as const,
          ),
        })),
      })
    }
    case 'store': {
      const { material, grade, place, month, until, fee, kg } = content
      const [from, to] = [month, until].map((one) => nodeName(material, grade, place, one)) as [string, string]
      return store({ id, owner, most: gramsOf(kg), least, from, to, fee: microUsdOf(fee) })
    }
    default:
      return content satisfies never
  }
}

/** What a kilogram is worth, by material. */
export type Values = ReadonlyMap<string, MicroUsdPerKg>

export const valuesIn = ({ materials }: Fixed<Pick<RoundSpec, 'materials'>>): Values =>
  new Map(materials.flatMap(({ material, value }) => (value === undefined ? [] : [[material, microUsdOf(value)]])))

/** What it could come to at most, in nano-dollars: what is covered in part by a deposit. */
function sizeOf({ most, alternatives }: Order, values: Values): bigint {
  const worst = alternatives
    .map((one) => BigInt(Math.abs(one.limit)) + takenIn(one, values))
    .reduce((most, size) => (size > most ? size : most), 0n)
  return BigInt(most) * worst
}

/** What a conversion is handed to work on for a grain, and could keep. What a purchase takes is in its limit. */
const takenIn = ({ moves }: Alternative, values: Values): bigint =>
  moves.every(([, grams]) => grams < 0)
    ? 0n
    : moves.reduce(
        (sum, [node, grams]) =>
          grams < 0 ? sum - BigInt(grams) * BigInt(values.get(goodsAt(node).material) ?? 0) : sum,
        0n,
      )

/** Whether its least part is more than all of it. A package has no size of its own, and is filled whole at most. */
export const minExceedsMax = (content: OrderContent): boolean =>
  'least' in content &&
  content.least !== undefined &&
  content.kind !== 'package' &&
  gramsOf(content.least) > gramsOf(content.kg)

/** What part of that has to be deposited, in nano-dollars: what falls below one is left out. */
export const depositFor = (
  order: Order,
  { margin, values }: { readonly margin: number; readonly values: Values },
): bigint => (sizeOf(order, values) * BigInt(Math.round(margin * 1e6))) / 1_000_000n

/**
 * A deposit of 1, 2 or 5 with noughts, no smaller. Deposits stand in the clear, and one that is exact would tell what is sealed: how much times
 * at what price.
 */
export function roundUpDeposit(deposit: bigint): bigint {
  if (deposit <= 0n) return 0n
  const unit = 10n ** BigInt(`${deposit}`.length - 1)
  return [1n, 2n, 5n, 10n].map((times) => times * unit).find((one) => one >= deposit) ?? deposit
}

/** What a round takes orders for. */
export interface Offered extends Pick<RoundTerms, 'places' | 'months'> {
  readonly materials: readonly Pick<RoundTerms['materials'][number], 'name' | 'grades'>[]
}

export interface Unknown {
  readonly what: 'material' | 'grade' | 'place' | 'month'
  readonly name: string
  /** Material that a grade is named for. */
  readonly of?: string
}

/** What an order names that a round does not have. */
export function unknownNames(content: OrderContent, terms: Offered): Unknown[] {
  const { materials, place, months } = namesOf(content)
  const known = new Map(terms.materials.map(({ name: id, grades }) => [id, grades]))
  return [
    ...materials.flatMap(([material, grade]): Unknown[] => {
      const grades = known.get(material)
      if (grades === undefined) return [{ what: 'material', name: material }]
      return grades.includes(grade) ? [] : [{ what: 'grade', name: grade, of: material }]
    }),
    ...(terms.places.includes(place) ? [] : [{ what: 'place', name: place } as const]),
    ...months.filter((one) => !terms.months.includes(one)).map((name) => ({ what: 'month', name }) as const),
  ]
}

export const unknownName = ({ what, name, of }: Unknown): string =>
  what === 'month' ? `the month ${name}` : `the ${what} "${name}"${of === undefined ? '' : ` of ${of}`}`
