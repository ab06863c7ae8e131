import { WRITING } from '../../../../src/messages/index.ts'
import { useState } from 'react'
import type { RegisterShown } from '../../../../src/market/index.ts'
import { SCREENINGS, type ScreenedFor } from '../../../../src/market/light.ts'
import { useMessages } from '../../../language/messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { ConfirmedForm } from '../../parts/ConfirmedForm.tsx'
import { DigestField } from '../../parts/DigestField.tsx'
import { SelectField, TextField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { screeningMessages } from './screening.gen.ts'

interface Props {
  readonly organisation: string
  readonly screenings: RegisterShown['screenings']
  readonly operates: boolean
}

/** Records that a member was looked into, and a form for the next. */
export function Screening({ organisation, screenings, operates }: Props): React.JSX.Element {
  const say = useMessages(screeningMessages)
  const own = screenings.filter((one) => one.organisation === organisation)
  return (
    <>
      <h3>{say('heading')}</h3>
      {own.length === 0 && <p>{say('none')}</p>}
      <ScreeningRecords screenings={own} />
      {operates && (
        <details>
          <summary>{say('title')}</summary>
          <RecordScreening organisation={organisation} />
        </details>
      )}
    </>
  )
}

export function ScreeningRecords({ screenings }: Pick<Props, 'screenings'>): React.JSX.Element {
  const say = useMessages(screeningMessages)
  return (
    <>
      {screenings.map(({ what, by, on, until, document }) => (
        <p key={what}>
          {say('record', { what: say(what), by, on, until })} <code>{document.slice(0, 12)}…</code>
        </p>
      ))}
    </>
  )
}

function RecordScreening({ organisation }: Pick<Props, 'organisation'>): React.JSX.Element {
  const say = useMessages(screeningMessages)
  const { lang } = useNaming()
  const asked = useCommand('record-screening')
  const [what, setWhat] = useState<ScreenedFor>('identity')
  const [by, setBy] = useState('')
  const [on, setOn] = useState('')
  const [until, setUntil] = useState('')
  const [document, setDocument] = useState('')
  return (
    <ConfirmedForm
      action={say('title')}
      state={asked}
      submit={() => asked.mutate({ organisation, what, by, on, until, document })}
      consequence={
        <>
          <p>{say('record', { what: say(what), by, on, until })}</p>
          <p>{WRITING[lang].labelled(say('document'), document)}</p>
        </>
      }
    >
      <SelectField
        label={say('what')}
        value={what}
        onChange={(value) => setWhat(value === 'sanctions' ? 'sanctions' : 'identity')}
        options={SCREENINGS.map((one) => [one, say(one)])}
      />
      <TextField label={say('by')} value={by} onChange={setBy} required maxLength={500} />
      <TextField label={say('on')} type="date" value={on} onChange={setOn} required />
      <TextField label={say('until')} type="date" value={until} onChange={setUntil} required />
      <DigestField
        label={say('document')}
        hint={say('documentHint')}
        value={document}
        onChange={setDocument}
        required
      />
    </ConfirmedForm>
  )
}
