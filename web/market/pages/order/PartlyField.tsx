import { useMessages } from '../../../language/messages.ts'
import { TextField } from '../../parts/Form.tsx'
import { partlyOf } from '../../subjects/order/draft.ts'
import type { Draft } from '../../subjects/order/kinds/kind.ts'
import { formOf } from '../../subjects/order/kinds/registry.ts'
import { orderMessages } from '../../subjects/order/messages.gen.ts'

/** Whether an order may be filled in part, and what that costs it. */
export function PartlyField({
  draft,
  change,
}: {
  readonly draft: Draft
  readonly change: (draft: Draft) => void
}): React.JSX.Element {
  const say = useMessages(orderMessages)
  const partly = partlyOf(draft)
  return (
    <fieldset className="field">
      <legend>{say('partly')}</legend>
      <div className="row">
        {formOf(draft.kind).partly.map((one) => (
          <label key={one} className="order-tick">
            <input
              type="radio"
              name="partly"
              value={one}
              checked={partly === one}
              onChange={() => change({ ...draft, partly: one })}
            />
            {say(one)}
          </label>
        ))}
      </div>
      {partly === 'least' && (
        <TextField
          label={say('leastKg')}
          hint={say('leastHint')}
          value={draft.least}
          onChange={(least) => change({ ...draft, least })}
          inputMode="decimal"
          name="least"
          maxLength={30}
        />
      )}
      {partly !== 'any' && <p className="hint">{say('blockHint')}</p>}
    </fieldset>
  )
}
