import type { OrderContent } from '../../../../../src/market/index.ts'
import { typedDigits } from '../../../parts/exact.ts'
import { ANY_PART, KG, leastTyped, type KindPage } from './kind.ts'

export const SELL_PAGE: KindPage<Extract<OrderContent, { readonly kind: 'sell' }>> = {
  form: {
    grade: 'gradeSell',
    place: 'placeSell',
    month: 'month',
    size: KG,
    partly: ANY_PART,
    limit: { label: 'ask', hint: 'askHint' },
    wanted: ({ material, grade }) => [{ material, grade }],
  },
  write: (draft) => {
    const { material, grade, place, month, lots } = draft
    const kg = typedDigits(draft.kg)
    return { kg, ...leastTyped(draft, kg), material, grade, place, month, ask: typedDigits(draft.price), lots }
  },
  read: ({ material, grade, month, ask, lots }) => ({ material, grade, month, price: ask, lots }),
  readBack: ({ material, grade: id, month, ask }, { say, names, grade, price, here, told }) =>
    told(
      say('sell', {
        ...here,
        material: names.material(material),
        grade: grade(id),
        month: names.month(month),
        price: price(ask),
      }),
    ),
  past: { short: 'askOver' },
}
