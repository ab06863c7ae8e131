import { useState } from 'react'
import type { Role, UsersShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { useRead } from '../../client/reading.ts'
import { ConfirmedForm } from '../../parts/ConfirmedForm.tsx'
import { CommandForm, SelectField, TextField } from '../../parts/Form.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { useNaming } from '../../parts/naming.ts'
import { apiMessages } from '../../subjects/keys/api.gen.ts'
import { keyText } from '../../subjects/keys/keys.ts'
import { roleMessages } from '../../parts/role.gen.ts'
import { actionMessages } from './action.gen.ts'
import { Enrol } from './Enrol.tsx'
import { Subject } from './Subject.tsx'
import { membersMessages } from './messages.gen.ts'

/** Who may sign in for a member, or for none. */
export function Users({ of, operates }: { readonly of: string | null; readonly operates: boolean }): React.JSX.Element {
  const say = useMessages(membersMessages)
  const act = useMessages(actionMessages)
  return (
    <Loaded of={useRead('/users')}>
      {({ users }) => {
        const own = users.filter(({ organisation }) => organisation === of)
        return (
          <div className="stack">
            {own.length === 0 ? (
              <p>{say('usersNone')}</p>
            ) : (
              <ul className="users">
                {own.map((user) => (
                  <One key={user.id} user={user} operates={operates} />
                ))}
              </ul>
            )}
            {operates && (
              <details>
                <summary>{act('addUser')}</summary>
                <Add of={of} />
              </details>
            )}
          </div>
        )
      }}
    </Loaded>
  )
}

function One({
  user: { id, name, role, keys },
  operates,
}: {
  readonly user: UsersShown['users'][number]
  readonly operates: boolean
}): React.JSX.Element {
  const say = useMessages(membersMessages)
  const act = useMessages(actionMessages)
  const roleName = useMessages(roleMessages)
  const scopeName = useMessages(apiMessages)
  const { instant, list } = useNaming()
  const oidc = useRead('/sign-in').data?.oidc === true
  const removed = useCommand('remove-user')
  return (
    <li className="stack">
      <p>
        <strong>{name}</strong> <code>{id}</code> <span className="tag">{roleName(role)}</span>
        {keys.length === 0 && <span className="quiet"> {say('apiKeysNone')}</span>}
      </p>
      {keys.length > 0 && (
        <ul aria-label={say('apiKeys')}>
          {keys.map((key) => (
            <li key={key.id}>
              {say('apiKey', {
                id: keyText(key.id),
                scopes: list(key.scopes.map((scope) => scopeName(scope))),
                until: instant(key.until),
              })}
            </li>
          ))}
        </ul>
      )}
      {operates && (
        <div className="stack">
          <details>
            <summary>{act('enrol')}</summary>
            <Enrol user={id} />
          </details>
          {oidc && (
            <details>
              <summary>{act('subject', { user: id })}</summary>
              <Subject user={id} />
            </details>
          )}
          {keys.length > 0 && (
            <details>
              <summary>{act('revokeApi')}</summary>
              <RevokeApiKey keys={keys.map((key) => key.id)} />
            </details>
          )}
          <details>
            <summary>{act('removeUser')}</summary>
            <ConfirmedForm
              action={act('removeUser')}
              state={removed}
              submit={() => removed.mutate({ user: id })}
              consequence={<p>{act('removeSure', { user: id })}</p>}
            />
          </details>
        </div>
      )}
    </li>
  )
}

function RevokeApiKey({ keys }: { readonly keys: readonly string[] }): React.JSX.Element {
  const say = useMessages(membersMessages)
  const act = useMessages(actionMessages)
  const [chosen, choose] = useState('')
  const asked = useCommand('revoke-api-key')
  const key = keys.find((one) => one === chosen) ?? keys[0] ?? ''
  return (
    <ConfirmedForm
      action={act('revokeApi')}
      state={asked}
      submit={() => asked.mutate({ key })}
      consequence={<p>{act('revokeApiSure', { key: keyText(key) })}</p>}
    >
      <SelectField label={say('key')} value={key} onChange={choose} options={keys.map((one) => [one, keyText(one)])} />
    </ConfirmedForm>
  )
}

const INSIDE: readonly Role[] = ['trader', 'reader']
const OUTSIDE: readonly Role[] = ['operator', 'auditor', 'reader']

function Add({ of }: { readonly of: string | null }): React.JSX.Element {
  const act = useMessages(actionMessages)
  const roleName = useMessages(roleMessages)
  const roles = of === null ? OUTSIDE : INSIDE
  const [user, setUser] = useState('')
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>(of === null ? 'auditor' : 'trader')
  const asked = useCommand('add-user')
  return (
    <CommandForm
      action={act('addUser')}
      state={asked}
      submit={() => asked.mutate({ user, name, organisation: of, role })}
    >
      <TextField
        label={act('userId')}
        hint={act('userIdHint')}
        value={user}
        onChange={setUser}
        required
        pattern="[A-Za-z0-9.:\-][A-Za-z0-9_.:\-]{0,79}"
        maxLength={80}
      />
      <TextField label={act('userName')} value={name} onChange={setName} required maxLength={500} />
      <SelectField
        label={act('role')}
        hint={act('roleHint')}
        value={role}
        onChange={(value) => setRole(roles.find((one) => one === value) ?? role)}
        options={roles.map((one) => [one, roleName(one)])}
      />
    </CommandForm>
  )
}
