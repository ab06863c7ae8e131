import { WRITING } from '../../../../src/messages/index.ts'
import { useState } from 'react'
import { DEPOSIT_CLASSES, type DepositClass as Class } from '../../../../src/market/light.ts'
import { useMessages } from '../../../language/messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { ConfirmedForm } from '../../parts/ConfirmedForm.tsx'
import { SelectField, TextField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { actionMessages } from './action.gen.ts'
import { depositClassMessages } from '../../subjects/register/deposit-class.gen.ts'

/** How much a member deposits with its orders, in rounds that have such classes, and a form to change it. */
export function DepositClass({
  organisation,
  current,
}: {
  readonly organisation: string
  readonly current: Class
}): React.JSX.Element {
  const say = useMessages(depositClassMessages)
  const act = useMessages(actionMessages)
  const { lang } = useNaming()
  const asked = useCommand('set-deposit-class')
  const others = DEPOSIT_CLASSES.filter((one) => one !== current)
  const [chosen, choose] = useState<Class>()
  const [reason, setReason] = useState('')
  const given = others.find((one) => one === chosen) ?? others[0] ?? current
  return (
    <details>
      <summary>{say('title')}</summary>
      <ConfirmedForm
        action={say('title')}
        state={asked}
        submit={() => asked.mutate({ organisation, class: given, reason }, { onSuccess: () => setReason('') })}
        consequence={
          <>
            <p>{say('sure', { before: say(current), after: say(given) })}</p>
            <p>{WRITING[lang].labelled(act('why'), reason)}</p>
          </>
        }
      >
        <SelectField
          label={say('class')}
          hint={say('hint')}
          value={given}
          onChange={(value) => choose(others.find((one) => one === value))}
          options={others.map((one) => [one, say(one)])}
        />
        <TextField label={act('why')} value={reason} onChange={setReason} required maxLength={500} />
      </ConfirmedForm>
    </details>
  )
}
