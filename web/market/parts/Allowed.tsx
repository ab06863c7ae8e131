import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Role } from '../../../src/market/index.ts'
import { useMessages } from '../../language/messages.ts'
import { useView } from '../../url/state.ts'
import { maySee, useSession, type Session } from '../client/session.ts'
import { partMessages } from './part.gen.ts'
import { roleMessages } from './role.gen.ts'

/** What is for some roles only; others are told so. It guards nothing: that is up to the market. */
export function Allowed({
  roles,
  heading,
  children,
}: {
  readonly roles: readonly Role[]
  /** Heading of a page that takes its own from what others may not read. */
  readonly heading?: ReactNode
  readonly children: (session: Session) => ReactNode
}): ReactNode {
  const say = useMessages(partMessages)
  const session = useSession()
  if (session === undefined) return <p className="quiet">{say('loading')}</p>
  if (session !== null && maySee(session, roles)) return children(session)
  return (
    <>
      {heading}
      <Why roles={roles} session={session} />
    </>
  )
}

function Why({
  roles,
  session,
}: {
  readonly roles: readonly Role[]
  readonly session: Session | null
}): React.JSX.Element {
  const say = useMessages(partMessages)
  const roleName = useMessages(roleMessages)
  const { href, view } = useView()
  if (session === null)
    return (
      <p>
        {say('signInFirst')} <Link href={href('/sign-in')}>{say('toSignIn')}</Link>
      </p>
    )
  if (roles.includes(session.role)) return <p>{say('noMember')}</p>
  const list = new Intl.ListFormat(view.lang, { type: 'conjunction' })
  return <p>{say('notForYou', { roles: list.format(roles.map((role) => roleName(role))) })}</p>
}
