import { useMessages } from '../../../messages.ts'
import { TextField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import type { Kind } from './draft.ts'
import type { FieldsProps } from './OrderForm.tsx'
import { orderMessages } from './messages.gen.ts'

type Words<W> = Partial<Readonly<Record<Kind, W>>>
const LABELS: Words<'floorAt' | 'askPackage' | 'feeStore'> = {
  floor: 'floorAt',
  package: 'askPackage',
  store: 'feeStore',
}
const HINTS: Words<'floorHint' | 'feeStoreHint'> = { floor: 'floorHint', store: 'feeStoreHint' }

/** The price that an order holds to: an ask, a floor, a fee, or a bid for each month that will do; of baskets, what they may cost in all. */
export function LimitFields({ draft, change, round }: FieldsProps): React.JSX.Element {
  const say = useMessages(orderMessages)
  const { month: named } = useNaming()
  const { kind } = draft
  return (
    <fieldset className="order-group">
      <legend>{say(kind === 'basket' ? 'limitMoney' : 'limit')}</legend>
      {kind === 'basket' ? (
        <TextField
          label={say('money')}
          hint={say('moneyHint')}
          value={draft.money}
          onChange={(money) => change({ ...draft, money })}
          inputMode="decimal"
          name="money"
          maxLength={30}
        />
      ) : kind === 'buy' ? (
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
      ) : (
        <TextField
          label={say(LABELS[kind] ?? 'ask')}
          hint={say(HINTS[kind] ?? 'askHint')}
          value={draft.price}
          onChange={(price) => change({ ...draft, price })}
          inputMode="decimal"
          name="price"
          maxLength={30}
        />
      )}
    </fieldset>
  )
}
