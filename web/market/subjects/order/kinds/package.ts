import type { OrderContent } from '../../../../../src/market/index.ts'
import { typedDigits } from '../../../parts/exact.ts'
import { PartsField } from '../PartsField.tsx'
import { amountsTyped, ANY_PART, leastTyped, sumOfParts, type KindPage } from './kind.ts'

export const PACKAGE_PAGE: KindPage<Extract<OrderContent, { readonly kind: 'package' }>> = {
  form: {
    place: 'placeSell',
    month: 'month',
    Parts: PartsField,
    partly: ANY_PART,
    limit: { label: 'askPackage', hint: 'askHint' },
    wanted: ({ parts }) => parts,
    lacking: ({ grades }) => (grades.length < 2 ? 'onePart' : undefined),
  },
  write: (draft) => {
    const { place, month, lots } = draft
    const parts = amountsTyped(draft.parts)
    return { ...leastTyped(draft, sumOfParts(parts)), parts, place, month, ask: typedDigits(draft.price), lots }
  },
  read: ({ parts, month, ask, lots }) => ({ parts, month, price: ask, lots }),
  whole: ({ parts }) => sumOfParts(parts),
  readBack: ({ parts, month, ask }, { say, names, part, price, here, told }) =>
    told(
      say('package', {
        ...here,
        parts: names.list(parts.map(part('part'))),
        month: names.month(month),
        price: price(ask),
      }),
    ),
  past: {},
}
