import { Link } from 'wouter'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import type { Session } from '../../client/session.ts'
import { useNaming } from '../../parts/naming.ts'
import type { OwnOrder } from '../../subjects/order/use-known.ts'
import { useReadBack } from '../../subjects/order/use-read-back.ts'
import { Withdraw } from '../../subjects/order/Withdraw.tsx'
import { Outcome } from './Outcome.tsx'
import { Reveal } from './Reveal.tsx'
import type { Came } from './state.ts'
import { ordersMessages } from './messages.gen.ts'
import { stateMessages } from './state.gen.ts'

interface Props {
  readonly order: OwnOrder
  readonly came: Came | undefined
  readonly session: Session
  /** Where it can be changed, while it can. */
  readonly change: string | undefined
}

/** An order in words, how it stands, and what came of it. */
export function OneOrder({ order, came, session, change }: Props): React.JSX.Element {
  const say = useMessages(ordersMessages)
  const state = useMessages(stateMessages)
  const { href } = useView()
  const { money } = useNaming()
  const read = useReadBack()
  const { status, told, why, version, deposit } = order
  const fate =
    came === undefined ? status : came.grains === 0n ? 'untraded' : came.grains === came.most ? 'traded' : 'partly'
  const tone = fate === 'traded' ? 'good' : fate === 'refused' ? 'bad' : ''
  return (
    <li>
      <p className="row">
        <span className={`tag ${tone}`}>{state(fate)}</span>
        <span className="quiet">
          <code>{order.order.slice(0, 8)}</code> · {say('version', { n: version })} ·{' '}
          {say('deposit', { money: money(deposit) })}
        </span>
      </p>
      <p>{told === undefined ? (status === 'sealed' ? say('unknown') : '') : read(told)}</p>
      {why !== undefined && (
        <p>
          {say('refusedWhy')} <span lang="en">{why}</span>
        </p>
      )}
      {came !== undefined && <Outcome order={order} came={came} />}
      <Reveal order={order} session={session} />
      {change !== undefined && (
        <div className="row">
          <Link className="button" href={href(change)} state={{ order: order.order }}>
            {say('amend')}
          </Link>
          <Withdraw order={order} round={order.round} session={session} />
        </div>
      )}
    </li>
  )
}
