import type { OrderContent, RoundShown } from '../../../../src/market/index.ts'
import { orderSchema } from '../../../../src/market/light.ts'
import { exact } from '../../parts/exact.ts'
import type { Amount, Draft, Partly } from './kinds/kind.ts'
import { formOf, pageOf } from './kinds/registry.ts'

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
  // The amount of "all or nothing" is not typed: it is right once the rest is.
  if (draft.partly !== 'least') wrong.delete('least')
  return { content: undefined, wrong: [...wrong] }
}

/** How it may be filled, as far as its kind may be. */
export const partlyOf = ({ kind, partly }: Pick<Draft, 'kind' | 'partly'>): Partly =>
  formOf(kind).partly.includes(partly) ? partly : 'any'

const plainOf = (draft: Draft, months: readonly string[]): unknown => ({
  kind: draft.kind,
  ...pageOf(draft.kind).write(draft, months),
})

/** Kilograms of all of it; of several baskets, of the largest. */
export const wholeOf = (content: OrderContent): string =>
  pageOf(content.kind).whole?.(content) ?? ('kg' in content ? content.kg : '0')

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
  return { ...base, ...pageOf(kind).read(content) }
}
