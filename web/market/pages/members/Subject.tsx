import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useMessages } from '../../../language/messages.ts'
import { send } from '../../client/api.ts'
import { CommandForm, TextField } from '../../parts/Form.tsx'
import { actionMessages } from './action.gen.ts'
import { useAdmitting } from './use-admitting.ts'

/** Says who a user is at the identity provider. */
export function Subject({ user }: { readonly user: string }): React.JSX.Element {
  const say = useMessages(actionMessages)
  const [subject, setSubject] = useState('')
  const admit = useAdmitting({ user, how: 'identity provider', subject })
  const noting = useMutation({
    mutationFn: () => send<object>(`/users/${encodeURIComponent(user)}/subject`, { subject }).catch(admit.instead),
  })
  return (
    <>
      <CommandForm
        action={say('setSubject')}
        state={{ isPending: noting.isPending, error: noting.error }}
        submit={() => noting.mutate()}
      >
        <TextField
          label={say('subject', { user })}
          hint={say('subjectHint')}
          value={subject}
          onChange={setSubject}
          required
          maxLength={255}
        />
      </CommandForm>
      {noting.isSuccess && (
        <p className="told" role="status">
          {'proposed' in noting.data ? say('admitProposed') : say('subjectDone', { user })}
        </p>
      )}
    </>
  )
}
