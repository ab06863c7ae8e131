import type { JSX } from 'react'
import type { OrderContent } from '../../../../../src/market/index.ts'
import { WRITING } from '../../../../../src/messages/index.ts'
import { useMessages } from '../../../../language/messages.ts'
import { exact, typedDigits } from '../../../parts/exact.ts'
import { TextField } from '../../../parts/Form.tsx'
import { BasketsField } from '../BasketsField.tsx'
import { orderMessages } from '../messages.gen.ts'
import { amountsTyped, sumOfParts, type FieldsProps, type KindPage } from './kind.ts'

export const BASKET_PAGE: KindPage<Extract<OrderContent, { readonly kind: 'basket' }>> = {
  form: {
    place: 'placeBuy',
    Parts: BasketsField,
    // A basket has no least part but all of it.
    partly: ['any', 'all'],
    limit: { legend: 'limitMoney', Fields: MoneyField },
  },
  write: (draft) => {
    const { place, partly } = draft
    const baskets = draft.baskets.map((one) => ({
      ...one,
      bid: typedDigits(one.bid),
      parts: amountsTyped(one.parts),
    }))
    const money = typedDigits(draft.money)
    return {
      place,
      baskets,
      ...(partly === 'all' ? { whole: true } : {}),
      ...(money === '' ? {} : { money }),
    }
  },
  read: ({ baskets, whole, money = '' }) => ({ baskets, partly: whole === true ? 'all' : 'any', money }),
  // Of several the largest.
  whole: ({ baskets }) =>
    baskets.map(({ parts }) => sumOfParts(parts)).reduce((most, sum) => (exact(sum) > exact(most) ? sum : most), '0'),
  readBack: ({ baskets, whole, money }, { say, names, loosest, price, place }) => {
    const { lang, list } = names
    const { after, semicolons } = WRITING[lang]
    const each = baskets.map(({ month, bid, parts }) =>
      say('oneBasket', {
        month: names.month(month),
        parts: list(
          parts.map(({ material, grade, kg }) =>
            say('part', { kg: names.kg(kg), material: names.material(material), grade: loosest(grade) }),
          ),
        ),
        kg: names.kg(sumOfParts(parts)),
        price: price(bid),
      }),
    )
    const [only = ''] = each
    const what =
      each.length === 1
        ? say('basket', { place, basket: only })
        : say('baskets', {
            place,
            list: semicolons(each.map((one, i) => `(${i + 1}) ${one}`)),
          })
    return after(
      what,
      whole === true ? say('all') : '',
      money === undefined
        ? ''
        : say(each.length === 1 ? 'money' : 'moneyAny', { money: names.money(typedDigits(money)) }),
    )
  },
  past: { short: 'bidShort', inGrains: true },
}

/** What it may cost in all. */
function MoneyField({ draft, change }: FieldsProps): JSX.Element {
  const say = useMessages(orderMessages)
  return (
    <TextField
      label={say('money')}
      hint={say('moneyHint')}
      value={draft.money}
      onChange={(money) => change({ ...draft, money })}
      inputMode="decimal"
      name="money"
      maxLength={30}
    />
  )
}
