import { WRITING } from '../../../../src/messages/index.ts'
import { useState } from 'react'
import { useMessages } from '../../../language/messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { useRead } from '../../client/reading.ts'
import { ConfirmedForm } from '../../parts/ConfirmedForm.tsx'
import { SelectField, TextField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { useNow } from '../../parts/Status.tsx'
import { mayDecide, TradeReviewFacts, type TradeReview } from '../../subjects/claims/TradeReview.tsx'
import { tradeReviewMessages } from '../../subjects/claims/trade-review.gen.ts'

/** Cancellations in a round that operators have not decided. */
export function DecideTradeReviews({ round }: { readonly round: string }): React.JSX.Element | null {
  const say = useMessages(tradeReviewMessages)
  const now = useNow()
  const all = useRead('/claims').data?.tradeReviews ?? []
  const open = all.filter((one) => one.round === round && mayDecide(one, now))
  if (open.length === 0) return null
  return (
    <section className="stack" aria-labelledby="trade-reviews">
      <h2 id="trade-reviews">{say('decideTitle')}</h2>
      {open.map((review) => (
        <article key={review.parcel} className="stack">
          <TradeReviewFacts review={review} />
          <Decide review={review} />
        </article>
      ))}
    </section>
  )
}

function Decide({ review: { round, parcel, answer } }: { readonly review: TradeReview }): React.JSX.Element {
  const say = useMessages(tradeReviewMessages)
  const { lang } = useNaming()
  const asked = useCommand('decide-trade-review')
  const [cancels, setCancels] = useState(false)
  const [why, setWhy] = useState('')
  const words = { cancelled: say('cancelledChoice'), refused: say('refusedChoice') }
  const decision = cancels ? 'cancelled' : 'refused'
  return (
    <ConfirmedForm
      action={say('decide')}
      state={asked}
      submit={() => asked.mutate({ round, parcel, decision, why })}
      consequence={
        <>
          <p>{words[decision]}</p>
          <p>{say(cancels ? 'decideSure' : 'decideKept')}</p>
          <p>{WRITING[lang].labelled(say('why'), why)}</p>
        </>
      }
    >
      <SelectField
        label={say('decision')}
        value={decision}
        onChange={(value) => setCancels(value === 'cancelled')}
        options={[
          ['refused', words.refused],
          // Without consent nothing is undone.
          ...(answer === undefined ? [] : ([['cancelled', words.cancelled]] as const)),
        ]}
      />
      <TextField label={say('why')} hint={say('whyHint')} value={why} onChange={setWhy} required maxLength={500} />
    </ConfirmedForm>
  )
}
