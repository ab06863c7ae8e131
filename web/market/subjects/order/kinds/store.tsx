import type { JSX } from 'react'
import type { OrderContent } from '../../../../../src/market/index.ts'
import { useMessages } from '../../../../language/messages.ts'
import { typedDigits } from '../../../parts/exact.ts'
import { SelectField } from '../../../parts/Form.tsx'
import { useNaming } from '../../../parts/naming.ts'
import { orderMessages } from '../messages.gen.ts'
import { ANY_PART, KG, leastTyped, type FieldsProps, type KindPage } from './kind.ts'

export const STORE_PAGE: KindPage<Extract<OrderContent, { readonly kind: 'store' }>> = {
  form: {
    grade: 'gradeStore',
    place: 'placeStore',
    month: 'storeFrom',
    Last: UntilField,
    size: KG,
    partly: ANY_PART,
    limit: { label: 'feeStore', hint: 'feeStoreHint' },
    lacking: ({ terms }) => (terms.months.length < 2 ? 'oneMonth' : undefined),
  },
  write: (draft) => {
    const { material, grade, place, month, until } = draft
    const kg = typedDigits(draft.kg)
    return { kg, ...leastTyped(draft, kg), material, grade, place, month, until, fee: typedDigits(draft.price) }
  },
  read: ({ material, grade, month, until, fee }) => ({ material, grade, month, until, price: fee }),
  readBack: ({ material, grade: id, month, until, fee }, { say, names, grade, price, here, told }) =>
    told(
      say('store', {
        ...here,
        material: names.material(material),
        grade: grade(id),
        month: names.month(month),
        until: names.month(until),
        price: price(fee),
      }),
    ),
  past: { short: 'askOver', byMonth: true },
}

/** The month in which it is handed out again. */
function UntilField({ draft, change, round }: FieldsProps): JSX.Element {
  const say = useMessages(orderMessages)
  const naming = useNaming()
  return (
    <SelectField
      label={say('storeUntil')}
      value={draft.until}
      onChange={(until) => change({ ...draft, until })}
      options={round.terms.months.map((month) => [month, naming.month(month)] as const)}
      name="until"
    />
  )
}
