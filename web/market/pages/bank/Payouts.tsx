import { useState } from 'react'
import { useMessages } from '../../../language/messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { ConfirmedForm } from '../../parts/ConfirmedForm.tsx'
import { useNaming } from '../../parts/naming.ts'
import { bankMessages } from './bank.gen.ts'
import { PayoutTable } from './PayoutTable.tsx'
import { isOver, totalOf, type PayoutRow } from '../../subjects/accounts/bank.ts'

interface Props {
  readonly payouts: readonly PayoutRow[]
  readonly operates: boolean
}

/** What members have asked for: open ones to be released, and what became of the others. */
export function Payouts({ payouts, operates }: Props): React.JSX.Element {
  const say = useMessages(bankMessages)
  const open = payouts.filter((one) => !isOver(one))
  const over = payouts.filter(isOver)
  return (
    <section className="stack" aria-labelledby="bank-payouts">
      <h2 id="bank-payouts">{say('payouts')}</h2>
      <p>{say('payoutsHow')}</p>
      {open.length === 0 ? <p>{say('payoutsNone')}</p> : <Open payouts={open} operates={operates} />}
      {over.length > 0 && (
        <details>
          <summary>{say('payoutsOver', { n: over.length })}</summary>
          <PayoutTable payouts={over.toReversed()} caption={say('payoutsOver', { n: over.length })} />
        </details>
      )}
    </section>
  )
}

function Open({ payouts, operates }: Props): React.JSX.Element {
  const say = useMessages(bankMessages)
  const { money } = useNaming()
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set())
  const releasing = useCommand('release-payouts')
  const asked = payouts.filter(({ state }) => state === 'asked')
  const some = asked.filter(({ payout }) => chosen.has(payout))
  const { n, sum } = totalOf(some)
  const caption = say('payoutsOpen', { n: payouts.length })
  if (!operates || asked.length === 0) return <PayoutTable payouts={payouts} caption={caption} />
  return (
    <>
      <PayoutTable payouts={payouts} caption={caption} chosen={chosen} choose={choose} />
      <ConfirmedForm
        action={say('release', { n })}
        state={releasing}
        disabled={n === 0}
        submit={() =>
          releasing.mutate({ payouts: some.map(({ payout }) => payout) }, { onSuccess: () => choose(new Set()) })
        }
        consequence={
          <>
            <p>{say('releaseSure', { n, sum: money(sum) })}</p>
            <PayoutTable payouts={some} caption={say('releaseWhich')} />
          </>
        }
      >
        <p role="status">{say('chosen', { n, sum: money(sum) })}</p>
      </ConfirmedForm>
    </>
  )
}
