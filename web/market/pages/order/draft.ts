import type { OrderContent, RoundShown } from '../../../../src/market/index.ts'
import { orderSchema } from '../../../../src/market/venue/order.ts'
import { exact, sumOf, typedDigits } from '../../parts/exact.ts'

/** An order while it is being written: texts as they are typed, of all kinds at once, so that nothing is lost on the way from one to another. */

export const KINDS = ['buy', 'sell', 'package', 'convert', 'floor'] as const
export type Kind = (typeof KINDS)[number]
export type Partly = 'any' | 'least' | 'all'

export interface Amount {
  readonly material: string
  readonly grade: string
  readonly kg: string
}
export interface Recipe {
  readonly process: string
  readonly fee: string
  readonly inputs: readonly Amount[]
  readonly outputs: readonly Amount[]
}
export interface Draft {
  readonly kind: Kind
  readonly material: string
  readonly grade: string
  readonly place: string
  readonly month: string
  readonly kg: string
  readonly partly: Partly
  readonly least: string
  /** The ask, or the floor. */
  readonly price: string
  /** Bids by delivery month; none where a month will not do. */
  readonly bids: Readonly<Record<string, string>>
  readonly lots: readonly string[]
  readonly parts: readonly Amount[]
  readonly recipes: readonly Recipe[]
  /** Own site that converts. */
  readonly site: string
  readonly contract: string
}

interface Goods extends Pick<RoundShown, 'grades'> {
  readonly terms: Pick<RoundShown['terms'], 'places' | 'months'>
}

export function newDraft({ terms, grades }: Goods, country: string | null): Draft {
  const [first] = grades
  const material = first?.material ?? ''
  const grade = first?.grades[0] ?? ''
  const amount = ({ material: one, grades: own }: Goods['grades'][number]): Amount => ({
    material: one,
    grade: own[0] ?? '',
    kg: '',
  })
  const one = grades.slice(0, 1).map(amount)
  return {
    kind: 'buy',
    material,
    grade,
    place: terms.places.find((place) => place === country) ?? terms.places[0] ?? '',
    month: terms.months[0] ?? '',
    kg: '',
    partly: 'any',
    least: '',
    price: '',
    bids: {},
    lots: [],
    parts: grades.slice(0, 2).map(amount),
    recipes: [{ process: '', fee: '', inputs: one, outputs: grades.slice(1, 2).map(amount) }],
    site: '',
    contract: '',
  }
}

/** Fields that something may be wrong with. */
export type Field = 'kg' | 'least' | 'price' | 'bids' | 'lots' | 'parts' | 'recipes' | 'site' | 'contract' | 'goods'
export type Written =
  { readonly content: OrderContent } | { readonly content: undefined; readonly wrong: readonly Field[] }

const FIELD_OF: Readonly<Record<string, Field>> = {
  kg: 'kg',
  least: 'least',
  ask: 'price',
  floor: 'price',
  at: 'bids',
  lots: 'lots',
  parts: 'parts',
  recipes: 'recipes',
  site: 'site',
  contract: 'contract',
}

/** The order that is written, or what of it is not there yet. */
export function contentOf(draft: Draft, months: readonly string[]): Written {
  const read = orderSchema.safeParse(plainOf(draft, months))
  if (read.success) return { content: read.data }
  const wrong = new Set(read.error.issues.map(({ path }) => FIELD_OF[String(path[0])] ?? 'goods'))
  // What "all or nothing" comes to is not typed: it is right once the rest is.
  if (draft.partly !== 'least') wrong.delete('least')
  return { content: undefined, wrong: [...wrong] }
}

function plainOf(draft: Draft, months: readonly string[]): unknown {
  const { kind, material, grade, place, month, lots, contract } = draft
  const [kg, price] = [typedDigits(draft.kg), typedDigits(draft.price)]
  const amounts = (list: readonly Amount[]): Amount[] => list.map((one) => ({ ...one, kg: typedDigits(one.kg) }))
  const parts = amounts(draft.parts)
  const whole = kind === 'package' ? sumOf(parts.map((part) => part.kg)) : kg
  const least = draft.partly === 'any' ? {} : { least: draft.partly === 'all' ? whole : typedDigits(draft.least) }
  switch (kind) {
    case 'sell':
      return { kind, kg, ...least, material, grade, place, month, ask: price, lots }
    case 'package':
      return { kind, ...least, parts, place, month, ask: price, lots }
    case 'buy': {
      const at = months
        .map((one) => ({ month: one, bid: typedDigits(draft.bids[one] ?? '') }))
        .filter(({ bid }) => bid !== '')
      return { kind, kg, ...least, material, grade, place, at }
    }
    case 'convert': {
      const recipes = draft.recipes.map(({ process, fee, inputs, outputs }) => ({
        process,
        fee: typedDigits(fee),
        inputs: amounts(inputs),
        outputs: amounts(outputs),
      }))
      return { kind, kg, ...least, site: draft.site, place, month, recipes }
    }
    case 'floor':
      return { kind, kg, material, grade, place, month, contract, floor: price, lots }
    default:
      return kind satisfies never
  }
}

/** An order that is there already, to be changed. */
export function draftFrom(content: OrderContent, empty: Draft): Draft {
  const { kind, place } = content
  const whole = content.kind === 'package' ? sumOf(content.parts.map(({ kg }) => kg)) : content.kg
  const least = 'least' in content ? content.least : undefined
  const size: Pick<Draft, 'partly' | 'least'> =
    least === undefined
      ? { partly: 'any', least: '' }
      : exact(least) === exact(whole)
        ? { partly: 'all', least: '' }
        : { partly: 'least', least }
  const base = { ...empty, kind, place, ...size, kg: content.kind === 'package' ? '' : content.kg }
  switch (content.kind) {
    case 'sell': {
      const { material, grade, month, ask, lots } = content
      return { ...base, material, grade, month, price: ask, lots }
    }
    case 'package': {
      const { parts, month, ask, lots } = content
      return { ...base, parts, month, price: ask, lots }
    }
    case 'buy': {
      const { material, grade, at } = content
      return { ...base, material, grade, bids: Object.fromEntries(at.map(({ month, bid }) => [month, bid])) }
    }
    case 'convert':
      return {
        ...base,
        month: content.month,
        site: content.site ?? '',
        recipes: content.recipes.map(({ process = '', ...recipe }) => ({ process, ...recipe })),
      }
    case 'floor': {
      const { material, grade, month, floor, lots, contract } = content
      return { ...base, material, grade, month, price: floor, lots, contract }
    }
    default:
      return content satisfies never
  }
}
