import { quantity, type PlainGrams } from '../../../../quantity/index.ts'
import {
  buy,
  buyBaskets,
  convert,
  floorContract,
  nodeName,
  sell,
  sellPackage,
  store,
  type Order,
} from '../../../round/index.ts'
import { gramsOf, microOf, microUsdOf } from '../../forms/amounts.ts'
import type { Contract, RoundTerms } from '../../state/round.ts'
import type { OrderContent } from '../../events/order.ts'

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

/** Whether its least part is more than all of it. A package has no size of its own, and is filled whole at most. */
export const minExceedsMax = (content: OrderContent): boolean =>
  'least' in content &&
  content.least !== undefined &&
  content.kind !== 'package' &&
  gramsOf(content.least) > gramsOf(content.kg)

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
