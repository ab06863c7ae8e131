import { useWords } from '../../messages.ts'
import { Refused } from '../client/api.ts'
import { PART_WORDS } from './part-words.ts'
import '../../figure/problem.css'

/** Why something was not done or cannot be shown, and what to do about it. Messages of the market are in English. */
export function Failed({ error }: { readonly error: Error }): React.JSX.Element {
  const say = useWords(PART_WORDS)
  const { kind, faults } = error instanceof Refused ? error : { kind: 'defect', faults: [] }
  const isKnown = kind === 'not-signed-in' || kind === 'unreachable'
  return (
    <div className="problem" role="alert">
      <p className="problem-title">
        {kind === 'not-signed-in' ? say('notSignedIn') : kind === 'unreachable' ? say('unreachable') : say('notDone')}
      </p>
      {error instanceof Refused && error.isOpen && !isKnown && <p>{say('mayBeDone')}</p>}
      {faults.length === 0 && !isKnown && <p lang="en">{error.message}</p>}
      <ol>
        {faults.map(({ code, message, remedy }, i) => (
          <li key={i}>
            <p>
              <span lang="en">{message}</span> <code>{code}</code>
            </p>
            {remedy !== '' && (
              <p>
                {say('remedy')}: <span lang="en">{remedy}</span>
              </p>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}
