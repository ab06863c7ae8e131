import { Link, useLocation } from 'wouter'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { useRead } from '../../client/reading.ts'
import { useSession } from '../../client/session.ts'
import { isSigner } from '../../client/key-standing.ts'
import { proposedMessages } from './proposed.gen.ts'

/** On every page, as long as there is something to object to: it passes after three days. */
export function ProposedNotice(): React.JSX.Element | null {
  const say = useMessages(proposedMessages)
  const { href } = useView()
  const [path] = useLocation()
  const session = useSession()
  // Until a password is chosen, nothing may be read.
  const signs = session !== null && session !== undefined && isSigner(session) && !session.mustChoosePassword
  const proposed = useRead('/organisation', { when: signs }).data?.proposedKeys ?? []
  if (!signs || proposed.length === 0 || path === '/keys') return null
  return (
    <div className="problem no-print" role="status">
      <p>
        {say('notice')} <Link href={href('/keys', { row: '' })}>{say('look')}</Link>
      </p>
    </div>
  )
}
