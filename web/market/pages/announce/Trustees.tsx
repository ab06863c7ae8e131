import { useMessages } from '../../../language/messages.ts'
import { useRead } from '../../client/reading.ts'
import { SelectField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import type { DraftProps } from './props.ts'
import { announceMessages } from './messages.gen.ts'

/** Who holds the keys until the close, and how many of them it takes. */
export function Trustees({ draft, change }: DraftProps): React.JSX.Element {
  const say = useMessages(announceMessages)
  const { organisation, place } = useNaming()
  const members = useRead('/members').data?.members ?? []
  const [n, k] = [draft.trustees.length, Number(draft.threshold)]
  // If it took more of them, fewer than that could keep an order out.
  const most = Math.max(Math.ceil(n / 2), 1)
  const withTrustees = (trustees: readonly string[]): void =>
    change({ trustees, threshold: String(Math.max(Math.ceil(trustees.length / 2), 1)) })
  return (
    <fieldset className="stack">
      <legend>{say('trustees')}</legend>
      <p className="hint">{say('trusteesHint')}</p>
      <ul className="trustees">
        {members.map(({ id, country, keysLeft, suspended }) => (
          <li key={id}>
            <label className="tick">
              <input
                type="checkbox"
                disabled={keysLeft === 0}
                checked={draft.trustees.includes(id)}
                onChange={({ target }) =>
                  withTrustees(target.checked ? [...draft.trustees, id] : draft.trustees.filter((one) => one !== id))
                }
              />
              <span>
                {organisation(id)}
                {country !== null && <span className="quiet"> {place(country)}</span>}
                {keysLeft === 0 && <span className="quiet"> ({say('noKey')})</span>}
                {suspended && <span className="quiet"> ({say('suspendedNow')})</span>}
              </span>
            </label>
          </li>
        ))}
      </ul>
      <SelectField
        label={say('threshold')}
        hint={say('thresholdHint')}
        value={draft.threshold}
        onChange={(threshold) => change({ threshold })}
        options={Array.from({ length: Math.max(most, k) }, (_, i) => [String(i + 1), String(i + 1)] as const)}
      />
      {n > 0 && k >= 1 && k <= n && (
        <p>
          {k === 1 && n > 1 ? say('thresholdOne') : ''}
          {k > 1 && k < n ? say('thresholdOf', { k, n, rest: n - k }) : ''}
        </p>
      )}
    </fieldset>
  )
}
