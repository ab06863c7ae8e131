import { WRITING } from '../../../../src/messages/index.ts'
import { useState } from 'react'
import { useMessages } from '../../../language/messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { useRead } from '../../client/reading.ts'
import { useSession } from '../../client/session.ts'
import { ConfirmedForm } from '../../parts/ConfirmedForm.tsx'
import { DigestField } from '../../parts/DigestField.tsx'
import { CommandForm, SelectField, TextField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { useNow } from '../../parts/Status.tsx'
import { ToSign, useCanSign } from '../../subjects/keys/ToSign.tsx'
import { DisputeFacts, type Dispute } from '../../subjects/claims/Dispute.tsx'
import { disputeMessages } from '../../subjects/claims/dispute.gen.ts'

const ABOUT = ['quality', 'quantity', 'delivery'] as const

/** Disputes of a member about deliveries, and a form for another; nothing, where there is nothing to dispute. */
export function Disputes(): React.JSX.Element | null {
  const say = useMessages(disputeMessages)
  const session = useSession()
  const now = useNow()
  const disputes = useRead('/claims').data?.disputes ?? []
  const parcels = useRead('/parcels').data?.parcels ?? []
  const known = new Set(disputes.map(({ delivery }) => delivery))
  const open = parcels.flatMap(({ round, material, deliveries = [] }) =>
    deliveries
      .filter(({ delivery, until }) => until > now && !known.has(delivery))
      .map(({ delivery, kg }) => ({ round, material, delivery, kg })),
  )
  const mayAct = session?.role === 'trader'
  if (disputes.length === 0 && open.length === 0) return null
  return (
    <section className="stack" aria-labelledby="disputes">
      <h2 id="disputes">{say('title')}</h2>
      <p>{say('lede')}</p>
      {disputes.map((dispute) => (
        <article key={dispute.delivery} className="stack">
          <DisputeFacts dispute={dispute} />
          {mayAct && dispute.end === undefined && <Acts dispute={dispute} own={session.organisation ?? ''} />}
        </article>
      ))}
      {mayAct && open.length > 0 && (
        <details>
          <summary>{say('open')}</summary>
          <Open deliveries={open} />
        </details>
      )}
    </section>
  )
}

interface Open {
  readonly round: string
  readonly material: string
  readonly delivery: string
  readonly kg: string
}

const given = (analysis: string): { readonly analysis?: string } => (analysis === '' ? {} : { analysis })

function Open({ deliveries }: { readonly deliveries: readonly Open[] }): React.JSX.Element | null {
  const say = useMessages(disputeMessages)
  const naming = useNaming()
  const canSign = useCanSign()
  const asked = useCommand('open-dispute')
  const [chosen, choose] = useState('')
  const [about, setAbout] = useState<(typeof ABOUT)[number]>('quality')
  const [why, setWhy] = useState('')
  const [analysis, setAnalysis] = useState('')
  const one = deliveries.find(({ delivery }) => delivery === chosen) ?? deliveries[0]
  if (one === undefined) return null
  const { round, delivery } = one
  return (
    <>
      <ToSign />
      <ConfirmedForm
        action={say('open')}
        state={asked}
        disabled={!canSign}
        submit={() =>
          asked.mutate({ round, delivery, about, why, ...given(analysis) }, { onSuccess: () => setWhy('') })
        }
        consequence={
          <>
            <p>{WRITING[naming.lang].labelled(say(about), why)}</p>
            <p>{say('openSure')}</p>
          </>
        }
      >
        <SelectField
          label={say('openWhich')}
          value={delivery}
          onChange={choose}
          options={deliveries.map((each) => [
            each.delivery,
            `${naming.material(each.material)}, ${naming.kg(each.kg)}, ${each.round}`,
          ])}
        />
        <SelectField
          label={say('about')}
          value={about}
          onChange={(value) => setAbout(ABOUT.find((each) => each === value) ?? 'quality')}
          options={ABOUT.map((each) => [each, say(each)])}
        />
        <Said why={why} setWhy={setWhy} analysis={analysis} setAnalysis={setAnalysis} />
      </ConfirmedForm>
    </>
  )
}

interface SaidProps {
  readonly why: string
  readonly setWhy: (why: string) => void
  readonly analysis: string
  readonly setAnalysis: (analysis: string) => void
}

function Said({ why, setWhy, analysis, setAnalysis }: SaidProps): React.JSX.Element {
  const say = useMessages(disputeMessages)
  return (
    <>
      <TextField label={say('why')} hint={say('whyHint')} value={why} onChange={setWhy} required maxLength={500} />
      <DigestField label={say('analysis')} hint={say('analysisHint')} value={analysis} onChange={setAnalysis} />
    </>
  )
}

/** What a side may do about an open dispute. */
function Acts({ dispute, own }: { readonly dispute: Dispute; readonly own: string }): React.JSX.Element {
  const say = useMessages(disputeMessages)
  const now = useNow()
  const canSign = useCanSign()
  const answering = useCommand('answer-dispute')
  const ending = useCommand('end-dispute')
  const [why, setWhy] = useState('')
  const [analysis, setAnalysis] = useState('')
  const { round, delivery, by, buyer, answer, until } = dispute
  const isOver = until <= now
  return (
    <>
      {by !== own && answer === undefined && !isOver && (
        <>
          <ToSign />
          <CommandForm
            action={say('answer')}
            state={answering}
            disabled={!canSign}
            submit={() => answering.mutate({ round, delivery, why, ...given(analysis) })}
          >
            <Said why={why} setWhy={setWhy} analysis={analysis} setAnalysis={setAnalysis} />
          </CommandForm>
        </>
      )}
      {(buyer === own || isOver) && (
        <ConfirmedForm
          action={say('end')}
          state={ending}
          disabled={!canSign}
          submit={() => ending.mutate({ round, delivery })}
          consequence={<p>{say('endSure')}</p>}
        />
      )}
    </>
  )
}
