import { Link } from 'wouter'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { useKeys } from '../../client/keys.tsx'
import { useRead } from '../../client/reading.ts'
import { useSession } from '../../client/session.ts'
import { isSigner, signingState, type SigningState } from '../../client/key-standing.ts'
import { openMessages } from './open.gen.ts'
import { OpenKeys } from './OpenKeys.tsx'

/** Whether what a page offers can be signed by the user who is signed in; `needless` for those who sign nothing. */
function useSigning(): SigningState | 'needless' | 'unknown' {
  const session = useSession()
  const signs = session !== null && session !== undefined && isSigner(session)
  const own = useRead('/organisation', { when: signs }).data
  const { keys } = useKeys()
  if (!signs) return session === undefined ? 'unknown' : 'needless'
  return own === undefined ? 'unknown' : signingState(own, keys, Date.now())
}

/** Whether a button that asks for something signed can be pressed: `ToSign` says what it takes. */
export const useCanSign = (): boolean => ['ready', 'needless'].includes(useSigning())

/** What it takes before something can be signed: a key file is opened here, and keys that are none are reported. */
export function ToSign({ why }: { readonly why?: string }): React.JSX.Element | null {
  const say = useMessages(openMessages)
  const { href } = useView()
  const state = useSigning()
  if (state === 'needless' || state === 'unknown') return null
  const toKeys = <Link href={href('/keys', { row: '' })}>{say(state === 'none' ? 'make' : 'toKeys')}</Link>
  if (state === 'none')
    return (
      <div className="panel stack key-open">
        <p>
          {say('noKey')} {toKeys}
        </p>
      </div>
    )
  return (
    <>
      <OpenKeys why={why ?? say('why')} />
      {state === 'wrong' && (
        <p className="wrong" role="alert">
          {say('notGood')} {toKeys}
        </p>
      )}
    </>
  )
}
