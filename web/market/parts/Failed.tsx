import { WRITING } from '../../../src/messages/index.ts'
import { useMessages } from '../../language/messages.ts'
import { Refused } from '../client/api.ts'
import { useNaming } from './naming.ts'
import { partMessages } from './part.gen.ts'

/** Why something was not done or, if it was only read, cannot be shown, and what to do about it. Messages of the market are in English. */
export function Failed({
  error,
  reading = false,
}: {
  readonly error: Error
  /** Nothing was asked for but to be shown something: nothing can have been done. */
  readonly reading?: boolean
}): React.JSX.Element {
  const say = useMessages(partMessages)
  const { lang, inNames } = useNaming()
  const { kind, faults } = error instanceof Refused ? error : { kind: 'defect', faults: [] }
  const isKnown = kind === 'not-signed-in' || kind === 'unreachable'
  return (
    <div className="problem" role="alert">
      <p className="problem-title">
        {kind === 'not-signed-in'
          ? say('notSignedIn')
          : kind === 'unreachable'
            ? say('unreachable')
            : say(reading ? 'notShown' : 'notDone')}
      </p>
      {error instanceof Refused && error.isOpen && !isKnown && !reading && <p>{say('mayBeDone')}</p>}
      {faults.length === 0 && !isKnown && <p lang="en">{error.message}</p>}
      <ol>
        {faults.map(({ code, message, remedy }, i) => (
          <li key={i}>
            <p>
              <span lang="en">{inNames(message)}</span> <code>{code}</code>
            </p>
            {remedy !== '' && (
              <p>
                {WRITING[lang].labelled(say('remedy'), '')}
                <span lang="en">{remedy}</span>
              </p>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}
