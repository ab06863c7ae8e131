import { useWords } from '../../../messages.ts'
import { TextField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import type { FieldsProps } from './OrderForm.tsx'
import { ORDER_WORDS } from './words.ts'

/** The price that an order holds to: an ask, a floor, or a bid for each month that will do. */
export function LimitFields({ draft, change, round }: FieldsProps): React.JSX.Element {
  const say = useWords(ORDER_WORDS)
  const { month: named } = useNaming()
  const { kind } = draft
  return (
    <fieldset className="order-group">
      <legend>{say('limit')}</legend>
      {kind === 'buy' ? (
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
          label={say(kind === 'floor' ? 'floorAt' : kind === 'package' ? 'askPackage' : 'ask')}
          hint={say(kind === 'floor' ? 'floorHint' : 'askHint')}
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
