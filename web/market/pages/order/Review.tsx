import type { UseMutationResult } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { OrderContent, RoundShown } from '../../../../src/market/index.ts'
import { decimalOf } from '../../../../src/market/light.ts'
import { useMessages } from '../../../language/messages.ts'
import { Failed } from '../../parts/Failed.tsx'
import { useNaming } from '../../parts/naming.ts'
import { partMessages } from '../../parts/part.gen.ts'
import { ToSign, useCanSign } from '../../subjects/keys/ToSign.tsx'
import type { OrderPreview } from '../../subjects/order/order-preview.ts'
import { reviewMessages } from '../../subjects/order/review.gen.ts'
import type { OwnOrder } from '../../subjects/order/use-known.ts'
import { useReadBack } from '../../subjects/order/use-read-back.ts'
import type { Placed, Sealing } from './use-sealing.ts'

interface Props {
  readonly round: RoundShown
  readonly content: OrderContent
  readonly outlook: OrderPreview
  readonly replaces: OwnOrder | undefined
  readonly sealing: UseMutationResult<Placed, Error, Sealing>
  readonly change: () => void
}

/** The order read back in words, before it is sealed: the last moment at which this page can still tell it. */
export function Review({ round, content, outlook, replaces, sealing, change }: Props): React.JSX.Element {
  const say = useMessages(reviewMessages)
  const part = useMessages(partMessages)
  const read = useReadBack()
  const canSign = useCanSign()
  const { money, deadline, organisation, list } = useNaming()
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  const deposit = decimalOf(outlook.deposit)
  const isRefused = outlook.faults.length > 0
  const { trustees, terms, closes } = round
  return (
    <section className="order-review" aria-labelledby="review">
      <h3 id="review" ref={title} tabIndex={-1}>
        {say('title')}
      </h3>
      <blockquote>{read(content)}</blockquote>
      <ul>
        <li>{say('deposit', { money: money(deposit) })}</li>
        <li>
          {say('sealedFor', {
            n: terms.threshold,
            trustees: list(trustees.map((one) => organisation(one.organisation))),
          })}
        </li>
        <li>
          {say('until', { at: deadline(closes) })} {say('others')}
        </li>
      </ul>
      {isRefused && <p className="told">{say('refusedAnyway')}</p>}
      <ToSign />
      <div className="row">
        <button
          type="button"
          className="button main"
          disabled={isRefused || !canSign || sealing.isPending}
          onClick={() =>
            sealing.mutate({
              content,
              deposit,
              replaces: replaces === undefined ? undefined : { order: replaces.order, version: replaces.version },
            })
          }
        >
          {replaces === undefined ? say('seal') : say('replace', { version: replaces.version })}
        </button>
        <button type="button" className="button" disabled={sealing.isPending} onClick={change}>
          {say('change')}
        </button>
        <span role="status">{sealing.isPending ? part('doing') : ''}</span>
      </div>
      {sealing.error !== null && <Failed error={sealing.error} />}
    </section>
  )
}
