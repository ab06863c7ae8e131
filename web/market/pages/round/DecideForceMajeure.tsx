import { WRITING } from '../../../../src/messages/index.ts'
import { useState } from 'react'
import { useMessages } from '../../../language/messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { useRead } from '../../client/reading.ts'
import { ConfirmedForm } from '../../parts/ConfirmedForm.tsx'
import { SelectField, TextField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { useNow } from '../../parts/Status.tsx'
import { DeclaredFacts, type Declared } from '../../subjects/claims/ForceMajeure.tsx'
import { forceMajeureMessages } from '../../subjects/claims/force-majeure.gen.ts'

/** What sellers of a round have declared and operators have not decided. */
export function DecideForceMajeure({
  round,
  most,
}: {
  readonly round: string
  /** Days that the terms give at most. */
  readonly most: number | undefined
}): React.JSX.Element | null {
  const say = useMessages(forceMajeureMessages)
  const now = useNow()
  const all = useRead('/claims').data?.forceMajeure ?? []
  const open = all.filter((one) => one.round === round && one.decision === undefined && one.until > now)
  if (open.length === 0 || most === undefined) return null
  return (
    <section className="stack" aria-labelledby="force-majeure">
      <h2 id="force-majeure">{say('decideTitle')}</h2>
      {open.map((declared) => (
        <div key={declared.parcel} className="stack">
          <DeclaredFacts declared={declared} />
          <Decide declared={declared} most={most} />
        </div>
      ))}
    </section>
  )
}

function Decide({
  declared: { round, parcel },
  most,
}: {
  readonly declared: Declared
  readonly most: number
}): React.JSX.Element {
  const say = useMessages(forceMajeureMessages)
  const { lang } = useNaming()
  const asked = useCommand('decide-force-majeure')
  const [accepts, setAccepts] = useState(false)
  const [days, setDays] = useState('')
  const [why, setWhy] = useState('')
  const words = { refused: say('refusedChoice'), accepted: say('acceptedChoice') }
  return (
    <ConfirmedForm
      action={say('decide')}
      state={asked}
      submit={() => asked.mutate({ round, parcel, ...(accepts ? { days: Number(days) } : {}), why })}
      consequence={
        <>
          <p>
            {accepts
              ? WRITING[lang].labelled(words.accepted, WRITING[lang].labelled(say('days'), days))
              : words.refused}
          </p>
          {accepts && <p>{say('decideSure')}</p>}
          <p>{WRITING[lang].labelled(say('why'), why)}</p>
        </>
      }
    >
      <SelectField
        label={say('decision')}
        value={accepts ? 'accepted' : 'refused'}
        onChange={(value) => setAccepts(value === 'accepted')}
        options={[
          ['refused', words.refused],
          ['accepted', words.accepted],
        ]}
      />
      {accepts && (
        <TextField
          label={say('days')}
          hint={say('daysHint', { days: most })}
          inputMode="numeric"
          value={days}
          onChange={(text) => setDays(text.trim())}
          required
        />
      )}
      <TextField label={say('why')} hint={say('whyHint')} value={why} onChange={setWhy} required maxLength={500} />
    </ConfirmedForm>
  )
}
