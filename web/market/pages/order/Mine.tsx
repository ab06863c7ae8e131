import type { RoundShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import type { Session } from '../../client/session.ts'
import { useNaming } from '../../parts/naming.ts'
import { reviewMessages } from '../../subjects/order/review.gen.ts'
import type { OwnOrder } from '../../subjects/order/use-known.ts'
import { useReadBack } from '../../subjects/order/use-read-back.ts'
import { Withdraw } from '../../subjects/order/Withdraw.tsx'

interface Props {
  readonly orders: readonly OwnOrder[]
  readonly round: RoundShown
  readonly session: Session
  /** The one that is being changed. */
  readonly amends: string | undefined
  readonly amend: (order: OwnOrder) => void
  readonly gone: (order: string) => void
}

/** The member's orders in this round: to be changed or withdrawn until the close. */
export function Mine({ orders, round, session, amends, amend, gone }: Props): React.JSX.Element | null {
  const say = useMessages(reviewMessages)
  const read = useReadBack()
  const { money } = useNaming()
  if (orders.length === 0) return null
  return (
    <details className="panel" open={amends === undefined && orders.length < 4}>
      <summary>
        <h2 className="order-summary">
          {say('mine')} ({orders.length})
        </h2>
      </summary>
      <ul className="order-mine">
        {orders.map((order) => (
          <li key={order.order} className="stack">
            <p>{order.told === undefined ? say('unknown') : read(order.told)}</p>
            <p className="quiet">
              <code>{order.order.slice(0, 8)}</code> · {say('versionIs', { n: order.version })} · {say('depositName')}{' '}
              <span className="number">{money(order.deposit)}</span>
            </p>
            <div className="row">
              <button
                type="button"
                className="button"
                aria-pressed={order.order === amends}
                onClick={() => amend(order)}
              >
                {say('amend')}
              </button>
              <Withdraw order={order} round={round.id} session={session} gone={() => gone(order.order)} />
            </div>
          </li>
        ))}
      </ul>
    </details>
  )
}
