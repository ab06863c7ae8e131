import type { JSX } from 'react'
import type { OrderContent } from '../../../../../src/market/index.ts'
import { WRITING } from '../../../../../src/messages/index.ts'
import { useMessages } from '../../../../language/messages.ts'
import { typedDigits } from '../../../parts/exact.ts'
import { TextField } from '../../../parts/Form.tsx'
import { useNaming } from '../../../parts/naming.ts'
import { orderMessages } from '../messages.gen.ts'
import { ANY_PART, KG, leastTyped, type FieldsProps, type KindPage } from './kind.ts'

export const BUY_PAGE: KindPage<Extract<OrderContent, { readonly kind: 'buy' }>> = {
  form: {
    grade: 'gradeBuy',
    place: 'placeBuy',
    size: KG,
    partly: ANY_PART,
    limit: { Fields: Bids },
  },
  write: (draft, months) => {
    const { material, grade, place, bids } = draft
    const kg = typedDigits(draft.kg)
    const at = months.map((month) => ({ month, bid: typedDigits(bids[month] ?? '') })).filter(({ bid }) => bid !== '')
    return { kg, ...leastTyped(draft, kg), material, grade, place, at }
  },
  read: ({ material, grade, at }) => ({
    material,
    grade,
    bids: Object.fromEntries(at.map(({ month, bid }) => [month, bid])),
  }),
  readBack: ({ material, grade, at, kg }, { say, names, loosest, price, place, size }) => {
    const { after, semicolons } = WRITING[names.lang]
    const months = at.map(({ month, bid }) => say('buyMonth', { month: names.month(month), price: price(bid) }))
    const when = months.length === 1 ? (months[0] ?? '') : say('buyMonths', { list: semicolons(months) })
    const gaps = { kg: names.kg(kg), material: names.material(material), grade: loosest(grade), place, at: when }
    return after(say('buy', gaps), size)
  },
  // The form has one bid for each month: which of two is meant is not for it to guess.
  repeats: ({ at }) => new Set(at.map(({ month }) => month)).size < at.length,
  past: { short: 'bidShort' },
}

/** A bid for each month that will do. */
function Bids({ draft, change, round }: FieldsProps): JSX.Element {
  const say = useMessages(orderMessages)
  const { month: named } = useNaming()
  return (
    <>
      <p className="label">{say('bids')}</p>
      <div className="pair">
        {round.terms.months.map((month) => (
          <TextField
            key={month}
            label={say('bid', { month: named(month) })}
            value={draft.bids[month] ?? ''}
            onChange={(bid) => change({ ...draft, bids: { ...draft.bids, [month]: bid } })}
            inputMode="decimal"
            name={`bid-${month}`}
            maxLength={30}
          />
        ))}
      </div>
      <p className="hint">{say('bidsHint')}</p>
    </>
  )
}
