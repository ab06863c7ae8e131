import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useWords } from '../../../messages.ts'
import { send } from '../../client/api.ts'
import { CommandForm, TextField } from '../../parts/Form.tsx'
import { ACTION_WORDS } from './action-words.ts'

/** Says who a user is at the identity provider. */
export function Subject({ user }: { readonly user: string }): React.JSX.Element {
  const say = useWords(ACTION_WORDS)
  const [subject, setSubject] = useState('')
  const noting = useMutation({
    mutationFn: () => send(`/users/${encodeURIComponent(user)}/subject`, { subject }),
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
          {say('subjectDone', { user })}
        </p>
      )}
    </>
  )
}
