import { Link } from 'wouter'
import type { RoundsShown } from '../../../../src/market/index.ts'
import { decimalOf } from '../../../../src/market/light.ts'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { useBook, useRound } from '../../client/reading.ts'
import type { Session } from '../../client/session.ts'
import { useNaming } from '../../parts/naming.ts'
import { stageOf, Status, useNow } from '../../parts/Status.tsx'
import { pricesOf } from '../../subjects/order/prices.ts'
import type { OwnOrder } from '../../subjects/order/use-known.ts'
import { OneOrder } from './OneOrder.tsx'
import { cameOf, depositsOf } from './state.ts'
import { ordersMessages } from './messages.gen.ts'

interface Props {
  readonly round: RoundsShown['rounds'][number]
  readonly orders: readonly OwnOrder[]
  readonly session: Session
}

/** A member's orders in one round. */
export function RoundOrders({ round, orders, session }: Props): React.JSX.Element {
  const say = useMessages(ordersMessages)
  const { href } = useView()
  const { deadline, money } = useNaming()
  const stage = stageOf(round, useNow())
  const isCleared = stage === 'cleared' || stage === 'settled'
  const result = useRound(round.id, { when: isCleared }).data?.result
  const book = useBook(round.id, { when: isCleared }).data
  const prices = result === undefined ? undefined : pricesOf(result)
  const address = `/rounds/${encodeURIComponent(round.id)}`
  const mayChange = stage === 'taking' && session.role === 'trader'
  const cameFor = (id: string): ReturnType<typeof cameOf> | undefined => {
    const order = book?.orders.find((one) => one.id === id)
    return order === undefined || result === undefined || prices === undefined
      ? undefined
      : cameOf(order, result.fills, prices)
  }
  return (
    <section className="orders-round" aria-labelledby={`round-${round.id}`}>
      <div className="row">
        <h2 id={`round-${round.id}`}>
          {round.title} <span className="quiet">{round.id}</span>
        </h2>{' '}
        <Status round={round} />
      </div>
      <p className="row">
        <Link href={href(address)}>{say('toRound')}</Link>
        {isCleared && <Link href={href(`/statements/${encodeURIComponent(round.id)}`)}>{say('statement')}</Link>}
        {mayChange && (
          <Link className="button" href={href(`${address}/order`)}>
            {say('place')}
          </Link>
        )}
      </p>
      {stage === 'taking' && (
        <p>
          {say('closes', { at: deadline(round.closes) })}{' '}
          <span className="quiet">{say('deposits', { money: money(decimalOf(depositsOf(orders))) })}</span>
        </p>
      )}
      {(stage === 'closed' || stage === 'over') && <p>{say('closed')}</p>}
      {stage === 'opened' && <p>{say('opened')}</p>}
      {stage === 'void' && <p>{say('void', { why: round.why ?? '' })}</p>}
      <ul className="orders-list">
        {orders.map((order) => (
          <OneOrder
            key={order.order}
            order={order}
            came={cameFor(order.order)}
            session={session}
            change={mayChange ? `${address}/order` : undefined}
          />
        ))}
      </ul>
    </section>
  )
}
