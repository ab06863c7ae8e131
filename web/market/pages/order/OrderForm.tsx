import { useMessages } from '../../../language/messages.ts'
import { TextField } from '../../parts/Form.tsx'
import { GoodsFields } from './GoodsFields.tsx'
import { KindField } from './KindField.tsx'
import type { FieldsProps } from '../../subjects/order/kinds/kind.ts'
import { formOf } from '../../subjects/order/kinds/registry.ts'
import { LimitFields } from './LimitFields.tsx'
import { LotsField } from './LotsField.tsx'
import type { Known } from '../../subjects/order/order-preview.ts'
import { PartlyField } from './PartlyField.tsx'
import { orderMessages } from '../../subjects/order/messages.gen.ts'

interface Props extends FieldsProps {
  readonly known: Known | undefined
  /** Whether there is something to be read back. */
  readonly mayRead: boolean
  readonly read: () => void
}

/** The form of an order: what each kind takes, and no more. */
export function OrderForm({ known, mayRead, read, ...fields }: Props): React.JSX.Element {
  const say = useMessages(orderMessages)
  const { draft, change, round } = fields
  const { Parts, size, partly, limit, wanted, lacking: lackingIn } = formOf(draft.kind)
  const contracts = (known?.contracts ?? []).filter(({ material }) =>
    round.grades.some((offered) => offered.material === material),
  )
  const lacking = lackingIn?.(round, known === undefined ? undefined : contracts)
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        read()
      }}
    >
      <KindField draft={draft} change={change} />
      {lacking !== undefined ? (
        <p className="told">{say(lacking)}</p>
      ) : (
        <>
          <GoodsFields {...fields} contracts={contracts} />
          {Parts !== undefined && <Parts {...fields} />}
          <fieldset className="order-group">
            <legend>{say('howMuch')}</legend>
            {size !== undefined && (
              <TextField
                label={say(size.label)}
                hint={say(size.hint)}
                value={draft.kg}
                onChange={(kg) => change({ ...draft, kg })}
                inputMode="decimal"
                name="kg"
                maxLength={30}
              />
            )}
            {partly.length > 0 && <PartlyField draft={draft} change={change} />}
          </fieldset>
          {limit !== undefined && <LimitFields {...fields} limit={limit} />}
          {wanted !== undefined && known !== undefined && (
            <LotsField draft={draft} change={change} known={known} wanted={wanted(draft)} />
          )}
          <div className="row">
            <button type="submit" className="button main" disabled={!mayRead}>
              {say('readBack')}
            </button>
          </div>
        </>
      )}
    </form>
  )
}
