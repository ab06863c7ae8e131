import { WRITING } from '../../../src/messages/index.ts'
import { faultText, InputError } from '../../../src/market/light.ts'
import { useMessages } from '../../language/messages.ts'
import { Refused } from '../client/api.ts'
import { useNaming } from './naming.ts'
import { partMessages } from './part.gen.ts'

/** Why something was not done or, if it was only read, cannot be shown, and what to do about it. The market states its faults in the language of the page; those that were found here can be said in it. */
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
  const kind = error instanceof Refused ? error.kind : 'defect'
  const faults: Refused['faults'] = error instanceof Refused || error instanceof InputError ? error.faults : []
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
        {faults.map((fault, i) => {
          const { message, remedy } = faultText(fault, lang)
          return (
            <li key={i}>
              <p>
                {inNames(message)} <code>{fault.code}</code>
              </p>
              {remedy !== '' && <p>{WRITING[lang].labelled(say('remedy'), remedy)}</p>}
            </li>
          )
        })}
      </ol>
    </div>
  )
}
