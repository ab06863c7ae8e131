import { WRITING } from '../../../../src/messages/index.ts'
import { useState } from 'react'
import { useMessages } from '../../../language/messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { useRead } from '../../client/reading.ts'
import { useSession } from '../../client/session.ts'
import { ConfirmedForm } from '../../parts/ConfirmedForm.tsx'
import { SelectField, TextField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { useNow } from '../../parts/Status.tsx'
import { ToSign, useCanSign } from '../../subjects/keys/ToSign.tsx'
import type { Parcel } from '../../subjects/claims/deliveries.ts'
import { mayAnswer, TradeReviewFacts, type TradeReview } from '../../subjects/claims/TradeReview.tsx'
import { tradeReviewMessages } from '../../subjects/claims/trade-review.gen.ts'

/** Cancellations that this member or another side has asked for, and a form for another; nothing, where there is nothing of the kind. */
export function TradeReviews(): React.JSX.Element | null {
  const say = useMessages(tradeReviewMessages)
  const session = useSession()
  const now = useNow()
  const reviews = useRead('/claims').data?.tradeReviews ?? []
  const parcels = useRead('/parcels').data?.parcels ?? []
  const open = parcels.filter(({ reviewable }) => reviewable !== undefined && reviewable.until > now)
  const mayAct = session?.role === 'trader'
  if (reviews.length === 0 && !(mayAct && open.length > 0)) return null
  return (
    <section className="stack" aria-labelledby="trade-reviews">
      <h2 id="trade-reviews">{say('title')}</h2>
      <p>{say('lede')}</p>
      {reviews.map((review) => (
        <article key={review.parcel} className="stack">
          <TradeReviewFacts review={review} />
          {mayAct && review.by !== session.organisation && mayAnswer(review, now) && <Answer review={review} />}
        </article>
      ))}
      {mayAct && open.length > 0 && (
        <details>
          <summary>{say('ask')}</summary>
          <Ask parcels={open} />
        </details>
      )}
    </section>
  )
}

function Ask({ parcels }: { readonly parcels: readonly Parcel[] }): React.JSX.Element | null {
  const say = useMessages(tradeReviewMessages)
  const naming = useNaming()
  const canSign = useCanSign()
  const asked = useCommand('ask-trade-review')
  const [chosen, choose] = useState('')
  const [compensation, setCompensation] = useState('0')
  const [why, setWhy] = useState('')
  const one = parcels.find(({ parcel }) => parcel === chosen) ?? parcels[0]
  if (one?.reviewable === undefined) return null
  const { round, parcel, reviewable } = one
  return (
    <>
      <ToSign />
      <ConfirmedForm
        action={say('ask')}
        state={asked}
        disabled={!canSign}
        submit={() => asked.mutate({ round, parcel, compensation, why }, { onSuccess: () => setWhy('') })}
        consequence={
          <>
            <p>{compensation === '0' ? say('offeredNone') : say('offered', { amount: naming.money(compensation) })}</p>
            <p>{WRITING[naming.lang].labelled(say('why'), why)}</p>
            <p>{say('askSure')}</p>
          </>
        }
      >
        <SelectField
          label={say('which')}
          value={parcel}
          onChange={choose}
          options={parcels.map((each) => [
            each.parcel,
            say('option', {
              material: naming.material(each.material),
              kg: naming.kg(each.left),
              member: naming.organisation(each.with ?? ''),
              round: each.round,
              until: naming.instant(new Date(each.reviewable?.until ?? 0).toISOString()),
            }),
          ])}
        />
        <TextField
          label={say('compensation')}
          hint={say('compensationHint', { most: naming.money(reviewable.most) })}
          inputMode="decimal"
          value={compensation}
          onChange={(text) => setCompensation(text.trim())}
          required
        />
        <TextField label={say('why')} hint={say('whyHint')} value={why} onChange={setWhy} required maxLength={500} />
      </ConfirmedForm>
    </>
  )
}

function Answer({ review: { round, parcel } }: { readonly review: TradeReview }): React.JSX.Element {
  const say = useMessages(tradeReviewMessages)
  const naming = useNaming()
  const canSign = useCanSign()
  const asked = useCommand('answer-trade-review')
  const [consents, setConsents] = useState(false)
  const [why, setWhy] = useState('')
  return (
    <>
      <ToSign />
      <ConfirmedForm
        action={say('answer')}
        state={asked}
        disabled={!canSign}
        submit={() => asked.mutate({ round, parcel, consents, why })}
        consequence={
          <>
            <p>{say(consents ? 'yes' : 'no')}</p>
            <p>{WRITING[naming.lang].labelled(say('why'), why)}</p>
            <p>{say(consents ? 'answerSure' : 'answerKept')}</p>
          </>
        }
      >
        <SelectField
          label={say('answer')}
          value={consents ? 'yes' : 'no'}
          onChange={(value) => setConsents(value === 'yes')}
          options={[
            ['no', say('no')],
            ['yes', say('yes')],
          ]}
        />
        <TextField label={say('why')} hint={say('whyHint')} value={why} onChange={setWhy} required maxLength={500} />
      </ConfirmedForm>
    </>
  )
}
