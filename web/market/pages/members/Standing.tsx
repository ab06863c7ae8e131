import { WRITING } from '../../../../src/messages/index.ts'
import { useState } from 'react'
import { useMessages } from '../../../language/messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { ConfirmedForm } from '../../parts/ConfirmedForm.tsx'
import { TextField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { actionMessages } from './action.gen.ts'
import { useRegisterNames } from '../../subjects/register/use-register.ts'

/** Suspends a member, or lets it trade again. */
export function Standing({
  organisation,
  suspended,
}: {
  readonly organisation: string
  readonly suspended: boolean
}): React.JSX.Element {
  const say = useMessages(actionMessages)
  const { lang } = useNaming()
  const name = useRegisterNames()
  const [why, setWhy] = useState('')
  const asked = useCommand('set-standing')
  return (
    <details>
      <summary>{say(suspended ? 'resume' : 'suspend')}</summary>
      <ConfirmedForm
        action={say(suspended ? 'resume' : 'suspend')}
        state={asked}
        submit={() => asked.mutate({ organisation, suspended: !suspended, why }, { onSuccess: () => setWhy('') })}
        consequence={
          <>
            <p>{say(suspended ? 'resumeSure' : 'suspendSure', { name: name(organisation) })}</p>
            <p>{WRITING[lang].labelled(say('why'), why)}</p>
          </>
        }
      >
        <TextField label={say('why')} value={why} onChange={setWhy} required maxLength={500} />
      </ConfirmedForm>
    </details>
  )
}
