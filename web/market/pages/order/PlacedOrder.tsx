import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import type { RoundShown } from '../../../../src/market/index.ts'
import { saveText } from '../../../ui/download.ts'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { useNaming } from '../../parts/naming.ts'
import { reviewMessages } from '../../subjects/order/review.gen.ts'
import { useReadBack } from '../../subjects/order/use-read-back.ts'
import type { Placed } from './use-sealing.ts'
import { orderMessages } from '../../subjects/order/messages.gen.ts'

/** What was placed, who can read it from when on, and where its content is until then. */
export function PlacedOrder({
  placed,
  round,
  another,
}: {
  readonly placed: Placed
  readonly round: RoundShown
  readonly another: () => void
}): React.JSX.Element {
  const say = useMessages(reviewMessages)
  const page = useMessages(orderMessages)
  const { href } = useView()
  const read = useReadBack()
  const { money, deadline, organisation, list } = useNaming()
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  const { content, deposit, order, version, kept, replaces } = placed
  return (
    <section className="order-review" aria-labelledby="placed">
      <h2 id="placed" ref={title} tabIndex={-1}>
        {say(replaces === undefined ? 'placedTitle' : 'replacedTitle')}
      </h2>
      <blockquote>{read(content)}</blockquote>
      <dl className="facts">
        <dt>{say('id')}</dt>
        <dd>
          <code>{order}</code>
        </dd>
        <dt>{say('version')}</dt>
        <dd className="number">{version}</dd>
        <dt>{say('depositName')}</dt>
        <dd className="number">{money(deposit)}</dd>
        <dt>{say('kept')}</dt>
        <dd>{say(kept ? 'keptText' : 'notKept')}</dd>
      </dl>
      <p>
        {say('nobody', {
          n: round.terms.threshold,
          trustees: list(round.trustees.map((one) => organisation(one.organisation))),
          at: deadline(round.closes),
        })}
      </p>
      <div className="row">
        <Link className="button main" href={href('/orders')}>
          {page('toOrders')}
        </Link>
        <button type="button" className="button" onClick={another}>
          {say('another')}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => saveText(`order-${order}.json`, JSON.stringify(content, null, 2), 'application/json')}
        >
          {say('exported')}
        </button>
      </div>
    </section>
  )
}
