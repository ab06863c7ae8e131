import { WRITING } from '../../../../src/messages/index.ts'
import { useState } from 'react'
import { Link, useParams } from 'wouter'
import { useHistoryState } from 'wouter/use-browser-location'
import type { RoundShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { useRead, useRound } from '../../client/reading.ts'
import type { Session } from '../../client/session.ts'
import { Allowed } from '../../parts/Allowed.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { useNaming } from '../../parts/naming.ts'
import { stageOf, Status, Until, useNow } from '../../parts/Status.tsx'
import { Write } from './Write.tsx'
import { useOwnOrders } from '../../subjects/order/use-known.ts'
import { orderMessages } from '../../subjects/order/messages.gen.ts'
import './order.css'

/** An order for a round: written, understood, read back, sealed here, and placed. */
export default function OrderPage(): React.JSX.Element {
  const { round: id = '' } = useParams()
  const say = useMessages(orderMessages)
  const round = useRound(id)
  return (
    <div className="sheet">
      <h1>{say('title')}</h1>
      <Allowed roles={['trader']}>
        {(session) => <Loaded of={round}>{(shown) => <Order session={session} round={shown} />}</Loaded>}
      </Allowed>
    </div>
  )
}

function Order({ session, round }: { readonly session: Session; readonly round: RoundShown }): React.JSX.Element {
  const say = useMessages(orderMessages)
  const { href } = useView()
  const { lang, deadline } = useNaming()
  const stage = stageOf(round, useNow())
  const asked = useRead('/orders')
  const orders = useOwnOrders(session, round.id)
  const country = useRead('/members').data?.members.find(({ id }) => id === session.organisation)?.country
  // Which order is to be changed goes by the history and not by the address: an id of an order is for those who placed it.
  const given = useHistoryState<unknown>()
  const [first] = useState(() => orderIn(given))
  return (
    <>
      <div className="stack">
        <p className="order-round">
          <strong>{WRITING[lang].inBrackets(round.title, round.id)}</strong> <Status round={round} />{' '}
          <Link href={href(`/rounds/${encodeURIComponent(round.id)}`)}>{say('toRound')}</Link>
        </p>
        {stage === 'taking' && (
          <>
            <p>
              <Closes closes={round.closes} />
            </p>
            <p>{say('intro')}</p>
          </>
        )}
      </div>
      {stage === 'taking' ? (
        <Loaded of={asked}>
          {() =>
            country === undefined ? null : (
              <Write session={session} round={round} orders={orders ?? []} country={country} first={first} />
            )
          }
        </Loaded>
      ) : (
        <p>
          {say('opensAt', { from: deadline(round.opens), to: deadline(round.closes) })}{' '}
          <Link href={href('/orders')}>{say('toOrders')}</Link>
        </p>
      )}
    </>
  )
}

/** Where a part of the page stands within a text. */
const BETWEEN = '\u{0}'

function Closes({ closes }: { readonly closes: string }): React.JSX.Element {
  const say = useMessages(orderMessages)
  const { deadline } = useNaming()
  const [before = '', behind = ''] = say('closes', { at: deadline(closes), until: BETWEEN }).split(BETWEEN)
  return (
    <>
      {before}
      <Until at={closes} />
      {behind}
    </>
  )
}

/** What the link to this page said of the order to be changed. */
function orderIn(state: unknown): string | undefined {
  if (typeof state !== 'object' || state === null || !('order' in state)) return undefined
  return typeof state.order === 'string' ? state.order : undefined
}
