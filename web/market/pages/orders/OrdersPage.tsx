import { useEffect } from 'react'
import { Link } from 'wouter'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { forgetDrafts } from '../../client/drafts.ts'
import { useRead } from '../../client/reading.ts'
import type { Session } from '../../client/session.ts'
import { Allowed } from '../../parts/Allowed.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { stageOf, useNow } from '../../parts/Status.tsx'
import { useOwnOrders } from '../../subjects/order/use-known.ts'
import { Deliveries } from './Deliveries.tsx'
import { Disputes } from './Disputes.tsx'
import { ForceMajeure } from '../../subjects/claims/ForceMajeure.tsx'
import { RoundOrders } from './RoundOrders.tsx'
import { byRound } from './state.ts'
import { TradeReviews } from './TradeReviews.tsx'
import { ordersMessages } from './messages.gen.ts'
import './orders.css'

/** A member's orders by round, what came of them, and what is to be handed over. */
export default function OrdersPage(): React.JSX.Element {
  const say = useMessages(ordersMessages)
  return (
    <div className="sheet">
      <h1>{say('title')}</h1>
      <Allowed roles={['trader', 'reader']}>{(session) => <Orders session={session} />}</Allowed>
    </div>
  )
}

function Orders({ session }: { readonly session: Session }): React.JSX.Element {
  const say = useMessages(ordersMessages)
  const asked = useRead('/orders')
  const rounds = useRead('/rounds')
  const orders = useOwnOrders(session)
  useForgotten(session, orders)
  return (
    <Loaded of={rounds}>
      {(shown) => (
        <Loaded of={asked}>
          {() => {
            const groups = byRound(orders ?? [], shown.rounds)
            if (groups.length === 0) return <Empty isTrader={session.role === 'trader'} />
            return (
              <>
                <p>{say('intro')}</p>
                <Deliveries />
                <Disputes />
                <ForceMajeure />
                <TradeReviews />
                {groups.map(({ round, orders: own }) => (
                  <RoundOrders key={round.id} round={round} orders={own} session={session} />
                ))}
              </>
            )
          }}
        </Loaded>
      )}
    </Loaded>
  )
}

/** Once an order was opened the market tells what it says: nothing is kept here any longer. */
function useForgotten({ user }: Session, orders: ReturnType<typeof useOwnOrders>): void {
  useEffect(() => {
    for (const { status, round, order } of orders ?? []) if (status !== 'sealed') forgetDrafts({ user, round, order })
  }, [user, orders])
}

function Empty({ isTrader }: { readonly isTrader: boolean }): React.JSX.Element {
  const say = useMessages(ordersMessages)
  const { href } = useView()
  const now = useNow()
  const taking = (useRead('/rounds').data?.rounds ?? []).filter((round) => stageOf(round, now) === 'taking')
  return (
    <div className="stack">
      <p>
        <strong>{say('empty')}</strong>
      </p>
      <p>{say('emptyHow')}</p>
      {isTrader &&
        taking.map(({ id, title }) => (
          <p key={id}>
            <Link className="button main" href={href(`/rounds/${encodeURIComponent(id)}/order`)}>
              {say('emptyRound', { title })}
            </Link>
          </p>
        ))}
      {taking.length === 0 && (
        <p>
          {say('emptyNone')} <Link href={href('/')}>{say('toRounds')}</Link>
        </p>
      )}
    </div>
  )
}
