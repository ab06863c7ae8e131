import { useWords } from '../../../messages.ts'
import { TextField } from '../../parts/Form.tsx'
import type { Draft, Partly } from './draft.ts'
import { ORDER_WORDS } from './words.ts'

const CHOICES: readonly Partly[] = ['any', 'least', 'all']

/** Whether an order may be filled in part, and what that costs it. */
export function PartlyField({
  draft,
  change,
}: {
  readonly draft: Draft
  readonly change: (draft: Draft) => void
}): React.JSX.Element {
  const say = useWords(ORDER_WORDS)
  return (
    <fieldset className="field">
      <legend>{say('partly')}</legend>
      <div className="row">
        {CHOICES.map((one) => (
          <label key={one} className="order-tick">
            <input
              type="radio"
              name="partly"
              value={one}
              checked={draft.partly === one}
              onChange={() => change({ ...draft, partly: one })}
            />
            {say(one)}
          </label>
        ))}
      </div>
      {draft.partly === 'least' && (
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
      {draft.partly !== 'any' && <p className="hint">{say('blockHint')}</p>}
    </fieldset>
  )
}
