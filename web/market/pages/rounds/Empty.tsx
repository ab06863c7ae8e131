import { Link } from 'wouter'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { useSession } from '../../client/session.ts'
import { roundsMessages } from './messages.gen.ts'

/** A market in which there was no round yet: what comes first. */
export function Empty(): React.JSX.Element {
  const say = useMessages(roundsMessages)
  const { href } = useView()
  const session = useSession()
  return (
    <section className="panel stack">
      <h2>{say('emptyTitle')}</h2>
      {session?.role === 'operator' ? (
        <>
          <p>{say('emptyLede')}</p>
          <ol className="rounds-first">
            <li>
              <Link href={href('/members')}>{say('empty1')}</Link>
            </li>
            <li>
              <Link href={href('/bank')}>{say('empty2')}</Link>
            </li>
            <li>
              <Link href={href('/announce')}>{say('empty3')}</Link>
            </li>
          </ol>
        </>
      ) : (
        <p>{say('emptyOthers')}</p>
      )}
    </section>
  )
}
