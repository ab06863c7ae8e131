import { useEffect, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { RoundShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import type { Session } from '../../client/session.ts'
import { contentOf, draftFrom, newDraft } from '../../subjects/order/draft.ts'
import type { Draft } from '../../subjects/order/kinds/kind.ts'
import { ImportOrder } from './ImportOrder.tsx'
import { Mine } from './Mine.tsx'
import { OrderForm } from './OrderForm.tsx'
import { outlookOf } from '../../subjects/order/order-preview.ts'
import { OrderPreviewPanel } from './OrderPreviewPanel.tsx'
import { PlacedOrder } from './PlacedOrder.tsx'
import { Review } from './Review.tsx'
import { useKnown, type OwnOrder } from '../../subjects/order/use-known.ts'
import { useSealing } from './use-sealing.ts'
import { orderMessages } from '../../subjects/order/messages.gen.ts'

interface Props {
  readonly session: Session
  readonly round: RoundShown
  readonly orders: readonly OwnOrder[]
  readonly country: string | null
  /** Order that is to be changed from the start. */
  readonly first: string | undefined
}

/** From an empty form, or an order that is there, to one that is placed. */
export function Write({ session, round, orders, country, first }: Props): React.JSX.Element {
  const say = useMessages(orderMessages)
  const [amends, setAmends] = useState(first)
  const amended = orders.find(({ order }) => order === amends)
  const empty = newDraft(round, country)
  const [draft, setDraft] = useState<Draft>(() => draftOfOrder(amended, empty))
  const [reading, setReading] = useState(false)
  useKeptInHistory(amends)
  const known = useKnown({ session, round, month: draft.month, orders, amended })
  const written = contentOf(draft, round.terms.months)
  const outlook = written.content === undefined || known === undefined ? undefined : outlookOf(written.content, known)
  const sealing = useSealing(session, round)

  const write = (next: Draft, order?: string): void => {
    setDraft(next)
    setAmends(order)
    setReading(false)
    sealing.reset()
  }
  if (sealing.data !== undefined)
    return <PlacedOrder placed={sealing.data} round={round} another={() => write(empty)} />
  return (
    <>
      <Mine
        orders={orders}
        round={round}
        session={session}
        amends={amended?.order}
        amend={(order) => write(draftOfOrder(order, empty), order.order)}
        gone={(order) => {
          if (order === amends) write(empty)
        }}
      />
      <section className="order-write" aria-labelledby="order-write">
        <div className="stack">
          <h2 id="order-write" tabIndex={-1}>
            {say(amended === undefined ? 'new' : 'amendTitle')}
          </h2>
          {amended !== undefined && (
            <div className="told stack">
              <p>{say(amended.told === undefined ? 'amendingUnknown' : 'amending', { version: amended.version })}</p>
              <p>
                <button type="button" className="button" onClick={() => write(empty)}>
                  {say('startAnew')}
                </button>
              </p>
            </div>
          )}
          {reading && written.content !== undefined && outlook !== undefined ? (
            <Review
              round={round}
              content={written.content}
              outlook={outlook}
              replaces={amended}
              sealing={sealing}
              change={() => {
                setReading(false)
                sealing.reset()
              }}
            />
          ) : (
            <>
              <OrderForm
                draft={draft}
                change={setDraft}
                round={round}
                known={known}
                mayRead={outlook !== undefined}
                read={() => setReading(true)}
              />
              <ImportOrder round={round} take={(content) => write(draftFrom(content, empty), amends)} />
            </>
          )}
        </div>
        <OrderPreviewPanel written={written} outlook={outlook} known={known} round={round} />
      </section>
    </>
  )
}

const draftOfOrder = (order: OwnOrder | undefined, empty: Draft): Draft =>
  order?.told === undefined ? empty : draftFrom(order.told, empty)

/** Which order is being changed outlives a reload, and a change of language. */
function useKeptInHistory(order: string | undefined): void {
  const [path, navigate] = useLocation()
  const search = useSearch()
  useEffect(() => {
    const state: unknown = history.state
    const kept = typeof state === 'object' && state !== null && 'order' in state ? state.order : undefined
    if (kept !== order)
      navigate(search === '' ? path : `${path}?${search}`, {
        replace: true,
        state: order === undefined ? null : { order },
      })
  }, [order, path, search, navigate])
}
