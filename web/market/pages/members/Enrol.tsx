import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useMessages } from '../../../language/messages.ts'
import { send } from '../../client/api.ts'
import { ConfirmedForm } from '../../parts/ConfirmedForm.tsx'
import { useNaming } from '../../parts/naming.ts'
import { actionMessages } from './action.gen.ts'
import { useAdmitting } from './use-admitting.ts'
import { Qr } from './Qr.tsx'

interface Enrolment {
  readonly user: string
  readonly password: string
  readonly totp: string
  readonly until: string
}

/** Lets somebody in, new or again: what they get is shown once, and kept nowhere in this browser. */
export function Enrol({ user }: { readonly user: string }): React.JSX.Element {
  const say = useMessages(actionMessages)
  const { deadline } = useNaming()
  const [handed, setHanded] = useState(false)
  const admit = useAdmitting({ user, how: 'one-time password' })
  const enrolling = useMutation({
    mutationFn: () => send<Enrolment>(`/users/${encodeURIComponent(user)}/enrolment`).catch(admit.instead),
    onMutate: () => setHanded(false),
    gcTime: 0,
  })
  const made = enrolling.data
  if (made !== undefined && 'password' in made)
    return (
      <div className="panel stack told enrolled" role="status">
        <h4>{say('enrolled', { user: made.user })}</h4>
        <div className="enrolment">
          <Qr text={made.totp} label={say('qr')} />
          <dl className="facts">
            <dt>{say('oneTime')}</dt>
            <dd className="secret">{made.password}</dd>
            <dt>{say('secondFactor')}</dt>
            <dd className="secret">{made.totp}</dd>
          </dl>
        </div>
        <p>{say('qrHint')}</p>
        <p>{say('validUntil', { until: deadline(made.until) })}</p>
        <p>
          <button
            type="button"
            className="button main"
            onClick={() => {
              enrolling.reset()
              setHanded(true)
            }}
          >
            {say('handed')}
          </button>
        </p>
      </div>
    )
  return (
    <>
      <ConfirmedForm
        action={say('enrol')}
        state={{ isPending: enrolling.isPending, error: enrolling.error }}
        submit={() => enrolling.mutate()}
        consequence={<p>{say('enrolSure', { user })}</p>}
      >
        <p className="hint">{say('enrolHint')}</p>
      </ConfirmedForm>
      {made !== undefined && <p role="status">{say('admitProposed')}</p>}
      {handed && <p role="status">{say('gone')}</p>}
    </>
  )
}
