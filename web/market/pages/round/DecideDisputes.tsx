import { WRITING } from '../../../../src/messages/index.ts'
import { useState } from 'react'
import { useMessages } from '../../../language/messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { useRead } from '../../client/reading.ts'
import { ConfirmedForm } from '../../parts/ConfirmedForm.tsx'
import { SelectField, TextField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { useNow } from '../../parts/Status.tsx'
import { DisputeFacts, type Dispute } from '../../subjects/claims/Dispute.tsx'
import { disputeMessages } from '../../subjects/claims/dispute.gen.ts'

/** Disputes about deliveries of a round that operators have not decided. */
export function DecideDisputes({ round }: { readonly round: string }): React.JSX.Element | null {
  const say = useMessages(disputeMessages)
  const now = useNow()
  const all = useRead('/claims').data?.disputes ?? []
  const open = all.filter((one) => one.round === round && one.end === undefined)
  if (open.length === 0) return null
  return (
    <section className="stack" aria-labelledby="disputes">
      <h2 id="disputes">{say('decideTitle')}</h2>
      {open.map((dispute) => (
        <article key={dispute.delivery} className="stack">
          <DisputeFacts dispute={dispute} />
          {dispute.until <= now ? <End dispute={dispute} /> : <Decide dispute={dispute} />}
        </article>
      ))}
    </section>
  )
}

function Decide({ dispute: { round, delivery, bound } }: { readonly dispute: Dispute }): React.JSX.Element {
  const say = useMessages(disputeMessages)
  const { lang, money } = useNaming()
  const asked = useCommand('decide-dispute')
  const [reduces, setReduces] = useState(false)
  const [amount, setAmount] = useState('')
  const [why, setWhy] = useState('')
  const choice = reduces ? ({ decision: 'reduced', amount } as const) : ({ decision: 'dismissed' } as const)
  const words = { dismissed: say('dismissedChoice'), reduced: say('reducedChoice') }
  return (
    <ConfirmedForm
      action={say('decide')}
      state={asked}
      submit={() => asked.mutate({ round, delivery, ...choice, why })}
      consequence={
        <>
          <p>{reduces ? WRITING[lang].labelled(words.reduced, money(amount)) : words.dismissed}</p>
          <p>{say('decideSure')}</p>
          <p>{WRITING[lang].labelled(say('why'), why)}</p>
        </>
      }
    >
      <SelectField
        label={say('decision')}
        value={choice.decision}
        onChange={(value) => setReduces(value === 'reduced')}
        options={[
          ['dismissed', words.dismissed],
          ['reduced', words.reduced],
        ]}
      />
      {reduces && (
        <TextField
          label={say('amount')}
          hint={say('amountHint', { bound: money(bound) })}
          inputMode="decimal"
          value={amount}
          onChange={(text) => setAmount(text.trim())}
          required
        />
      )}
      <TextField label={say('why')} hint={say('whyHint')} value={why} onChange={setWhy} required maxLength={500} />
    </ConfirmedForm>
  )
}

/** What was not decided in time is dismissed; what is bound is the seller's once somebody says so. */
function End({ dispute: { round, delivery } }: { readonly dispute: Dispute }): React.JSX.Element {
  const say = useMessages(disputeMessages)
  const asked = useCommand('end-dispute')
  return (
    <ConfirmedForm
      action={say('end')}
      state={asked}
      submit={() => asked.mutate({ round, delivery })}
      consequence={<p>{say('endSure')}</p>}
    />
  )
}
