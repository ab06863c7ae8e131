import type { OrderContent, RoundShown } from '../../../../src/market/index.ts'
import { orderSchema } from '../../../../src/market/venue/order.ts'
import { exact, sumOf, typedDigits } from '../../parts/exact.ts'

/** An order while it is being written: texts as they are typed, of all kinds at once, so that nothing is lost on the way from one to another. */

export const KINDS = ['buy', 'basket', 'sell', 'package', 'convert', 'store', 'floor'] as const
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
export interface Basket {
  readonly month: string
  readonly bid: string
  readonly parts: readonly Amount[]
}
export interface Draft {
  readonly kind: Kind
  readonly material: string
  readonly grade: string
  readonly place: string
  readonly month: string
  /** In which stored goods are handed out again. */
  readonly until: string
  readonly kg: string
  readonly partly: Partly
  readonly least: string
  /** The ask, the floor, or what storage takes. */
  readonly price: string
  /** Bids by delivery month; none where a month will not do. */
  readonly bids: Readonly<Record<string, string>>
  readonly lots: readonly string[]
  readonly parts: readonly Amount[]
  readonly baskets: readonly Basket[]
  /** What baskets may cost at most; empty if there is no limit. */
  readonly money: string
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
  const two = grades.slice(0, 2).map(amount)
  const month = terms.months[0] ?? ''
  return {
    kind: 'buy',
    material,
    grade,
    place: terms.places.find((place) => place === country) ?? terms.places[0] ?? '',
    month,
    until: terms.months.find((later) => later > month) ?? '',
    kg: '',
    partly: 'any',
    least: '',
    price: '',
    bids: {},
    lots: [],
    parts: two,
    baskets: [{ month, bid: '', parts: two }],
    money: '',
    recipes: [{ process: '', fee: '', inputs: one, outputs: grades.slice(1, 2).map(amount) }],
    site: '',
    contract: '',
  }
}

/** Fields that something may be wrong with. */
type Field =
  | 'kg'
  | 'least'
  | 'price'
  | 'fee'
  | 'bids'
  | 'lots'
  | 'parts'
  | 'baskets'
  | 'money'
  | 'recipes'
  | 'site'
  | 'contract'
  | 'goods'
export type Written =
  { readonly content: OrderContent } | { readonly content: undefined; readonly wrong: readonly Field[] }

const FIELD_OF: Readonly<Record<string, Field>> = {
  kg: 'kg',
  least: 'least',
  ask: 'price',
  floor: 'price',
  fee: 'fee',
  at: 'bids',
  lots: 'lots',
  parts: 'parts',
  baskets: 'baskets',
  money: 'money',
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

/** A basket has no least part but all of it. */
export const partlyOf = ({ kind, partly }: Pick<Draft, 'kind' | 'partly'>): Partly =>
  kind === 'basket' && partly === 'least' ? 'any' : partly

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
    case 'basket': {
      const baskets = draft.baskets.map((one) => ({ ...one, bid: typedDigits(one.bid), parts: amounts(one.parts) }))
      const money = typedDigits(draft.money)
      const whole = partlyOf(draft) === 'all'
      return { kind, place, baskets, ...(whole ? { whole } : {}), ...(money === '' ? {} : { money }) }
    }
    case 'store':
      return { kind, kg, ...least, material, grade, place, month, until: draft.until, fee: price }
    default:
      return kind satisfies never
  }
}

/** Kilograms of all of it; of several baskets, of the largest. */
export function wholeOf(content: OrderContent): string {
  if ('kg' in content) return content.kg
  const sums = (content.kind === 'package' ? [content] : content.baskets).map(({ parts }) =>
    sumOf(parts.map(({ kg }) => kg)),
  )
  return sums.reduce((most, sum) => (exact(sum) > exact(most) ? sum : most), '0')
}

/** An order that is there already, to be changed. */
export function draftFrom(content: OrderContent, empty: Draft): Draft {
  const { kind, place } = content
  const whole = wholeOf(content)
  const least = 'least' in content ? content.least : undefined
  const size: Pick<Draft, 'partly' | 'least'> =
    least === undefined
      ? { partly: 'any', least: '' }
      : exact(least) === exact(whole)
        ? { partly: 'all', least: '' }
        : { partly: 'least', least }
  const base = { ...empty, kind, place, ...size, kg: 'kg' in content ? content.kg : '' }
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
    case 'basket': {
      const { baskets, whole, money = '' } = content
      return { ...base, baskets, partly: whole === true ? 'all' : 'any', money }
    }
    case 'store': {
      const { material, grade, month, until, fee } = content
      return { ...base, material, grade, month, until, price: fee }
    }
    default:
      return content satisfies never
  }
}
