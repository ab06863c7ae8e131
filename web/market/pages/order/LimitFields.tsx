import { useMessages } from '../../../language/messages.ts'
import { TextField } from '../../parts/Form.tsx'
import type { FieldsProps, KindForm } from '../../subjects/order/kinds/kind.ts'
import { orderMessages } from '../../subjects/order/messages.gen.ts'

/** The price that an order holds to: an ask, a floor, a fee, or what its kind has in place of one. */
export function LimitFields({
  limit,
  ...fields
}: FieldsProps & { readonly limit: NonNullable<KindForm['limit']> }): React.JSX.Element {
  const say = useMessages(orderMessages)
  const { draft, change } = fields
  return (
    <fieldset className="order-group">
      <legend>{say('legend' in limit && limit.legend !== undefined ? limit.legend : 'limit')}</legend>
      {'Fields' in limit ? (
        <limit.Fields {...fields} />
      ) : (
        <TextField
          label={say(limit.label)}
          hint={say(limit.hint)}
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
