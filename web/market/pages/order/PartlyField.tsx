import { useMessages } from '../../../messages.ts'
import { TextField } from '../../parts/Form.tsx'
import { partlyOf, type Draft, type Partly } from './draft.ts'
import { orderMessages } from './messages.gen.ts'

const CHOICES: readonly Partly[] = ['any', 'least', 'all']

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
  const choices = draft.kind === 'basket' ? CHOICES.filter((one) => one !== 'least') : CHOICES
  return (
    <fieldset className="field">
      <legend>{say('partly')}</legend>
      <div className="row">
        {choices.map((one) => (
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
