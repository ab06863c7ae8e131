import { Link, useLocation } from 'wouter'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { useKeys } from '../../client/keys.tsx'
import { useRead } from '../../client/reading.ts'
import { useSession } from '../../client/session.ts'
import { operatorMessages } from './operator.gen.ts'

/** On every page of an operator who has to sign, as long as no key file is open. */
export function OperatorNotice(): React.JSX.Element | null {
  const say = useMessages(operatorMessages)
  const { href } = useView()
  const [path] = useLocation()
  const operates = useSession()?.role === 'operator'
  const sign = useRead('/').data?.operators.sign === true
  const { keys } = useKeys()
  if (!operates || !sign || keys !== undefined || path === '/keys') return null
  return (
    <div className="problem no-print" role="status">
      <p>
        {say('notice')} <Link href={href('/keys', { row: '' })}>{say('toKeys')}</Link>
      </p>
    </div>
  )
}
