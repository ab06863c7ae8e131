import { WRITING } from '../../../../src/messages/index.ts'
import { useState } from 'react'
import { useMessages } from '../../../language/messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { forgetDrafts } from '../../client/drafts.ts'
import type { Session } from '../../client/session.ts'
import { Failed } from '../../parts/Failed.tsx'
import { useNaming } from '../../parts/naming.ts'
import { reviewMessages } from './review.gen.ts'
import { ToSign, useCanSign } from '../keys/ToSign.tsx'
import type { OwnOrder } from './use-known.ts'

interface Props {
  readonly order: OwnOrder
  readonly round: string
  readonly session: Session
  readonly gone?: () => void
}

/** Takes an order back, once it was confirmed. */
export function Withdraw({ order, round, session, gone }: Props): React.JSX.Element {
  const say = useMessages(reviewMessages)
  const { lang, money } = useNaming()
  const [asks, setAsks] = useState(false)
  const canSign = useCanSign()
  const withdrawing = useCommand('withdraw-order')
  if (!asks)
    return (
      <button
        type="button"
        className="button"
        aria-label={WRITING[lang].labelled(say('withdraw'), order.order.slice(0, 8))}
        onClick={() => setAsks(true)}
      >
        {say('withdraw')}
      </button>
    )
  return (
    <div className="problem" role="alertdialog" aria-label={say('withdraw')}>
      <p>{say('withdrawSure', { money: money(order.deposit) })}</p>
      <ToSign />
      <div className="row">
        <button
          type="button"
          className="button main"
          disabled={!canSign || withdrawing.isPending}
          onClick={() =>
            withdrawing.mutate(
              { round, order: order.order },
              {
                onSuccess: () => {
                  forgetDrafts({ user: session.user, round, order: order.order })
                  gone?.()
                },
              },
            )
          }
        >
          {say('withdrawYes')}
        </button>
        <button type="button" className="button" disabled={withdrawing.isPending} onClick={() => setAsks(false)}>
          {say('withdrawNo')}
        </button>
      </div>
      {withdrawing.error !== null && <Failed error={withdrawing.error} />}
    </div>
  )
}
