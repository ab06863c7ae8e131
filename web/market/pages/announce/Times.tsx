import { useMessages } from '../../../language/messages.ts'
import { TextField } from '../../parts/Form.tsx'
import type { DraftProps } from './props.ts'
import { localOf, utcOf } from './state.ts'
import { announceMessages } from './messages.gen.ts'

const HOUR = 3_600_000
const QUICK = [
  ['hour', HOUR],
  ['day', 24 * HOUR],
  ['week', 168 * HOUR],
] as const

/** When orders are taken: chosen in the operator's own time zone, announced in UTC. */
export function Times({ draft, change }: DraftProps): React.JSX.Element {
  const say = useMessages(announceMessages)
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const [opens, closes] = [utcOf(draft.opens), utcOf(draft.closes)]
  return (
    <fieldset className="stack">
      <legend>{say('times')}</legend>
      <p className="hint">{say('timesHint', { zone })}</p>
      <div className="row" role="group" aria-label={say('quick')}>
        <span>{say('quick')}</span>
        {QUICK.map(([name, ms]) => (
          <button
            key={name}
            type="button"
            className="button"
            onClick={() => {
              const now = new Date()
              change({ opens: localOf(now), closes: localOf(new Date(now.getTime() + ms)) })
            }}
          >
            {say(name)}
          </button>
        ))}
      </div>
      <div className="pair">
        <TextField
          label={say('opens')}
          type="datetime-local"
          value={draft.opens}
          onChange={(text) => change({ opens: text })}
        />
        <TextField
          label={say('closes')}
          type="datetime-local"
          value={draft.closes}
          onChange={(text) => change({ closes: text })}
        />
      </div>
      {opens !== undefined && closes !== undefined && (
        <p className="hint number-text">{say('inUtc', { opens: utcWords(opens), closes: utcWords(closes) })}</p>
      )}
    </fieldset>
  )
}

/** `2027-03-01T09:00:00.000Z` -> `2027-03-01 09:00`. */
export const utcWords = (at: string): string => at.slice(0, 16).replace('T', ' ')
