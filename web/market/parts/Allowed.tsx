import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Role } from '../../../src/market/index.ts'
import { useWords } from '../../messages.ts'
import { useView } from '../../url/state.ts'
import { useSession, type Session } from '../client/session.ts'
import { PART_WORDS } from './part-words.ts'
import { ROLE_WORDS } from './role-words.ts'

/** What is for some roles only; others are told so. It guards nothing: that is up to the market. */
export function Allowed({
  roles,
  children,
}: {
  readonly roles: readonly Role[]
  readonly children: (session: Session) => ReactNode
}): ReactNode {
  const say = useWords(PART_WORDS)
  const roleName = useWords(ROLE_WORDS)
  const { href, view } = useView()
  const session = useSession()
  if (session === undefined) return <p className="quiet">{say('loading')}</p>
  if (session === null)
    return (
      <p>
        {say('signInFirst')} <Link href={href('/sign-in')}>{say('toSignIn')}</Link>
      </p>
    )
  if (!roles.includes(session.role)) {
    const list = new Intl.ListFormat(view.lang, { type: 'conjunction' })
    return <p>{say('notForYou', { roles: list.format(roles.map((role) => roleName(role))) })}</p>
  }
  return children(session)
}
