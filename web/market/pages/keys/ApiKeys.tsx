import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useMessages } from '../../../language/messages.ts'
import { send } from '../../client/api.ts'
import { useCommand } from '../../client/commanding.ts'
import { queryClient, useRead } from '../../client/reading.ts'
import { Failed } from '../../parts/Failed.tsx'
import { CommandForm, TextField } from '../../parts/Form.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { useNaming } from '../../parts/naming.ts'
import { useNow } from '../../parts/Status.tsx'
import { apiMessages } from '../../subjects/keys/api.gen.ts'
import { keyText } from '../../subjects/keys/keys.ts'
import { Confirm } from '../../subjects/keys/Confirm.tsx'

/** What a trader's programme may be asked for. */
const SCOPES = ['read', 'lots', 'orders', 'shares'] as const
type Scope = (typeof SCOPES)[number]
const isOurs = (scope: string): scope is Scope => SCOPES.some((one) => one === scope)

/** Keys with which programmes of a user come to the market. */
export function ApiKeys(): React.JSX.Element {
  const say = useMessages(apiMessages)
  const keys = useRead('/api-keys')
  return (
    <div className="stack">
      <h2>{say('title')}</h2>
      <p>{say('why')}</p>
      <Loaded of={keys}>{({ keys: list }) => <List keys={list} />}</Loaded>
      <MakeApiKey />
    </div>
  )
}

interface ApiKey {
  readonly id: string
  readonly scopes: readonly string[]
  readonly until: string
}

function List({ keys }: { readonly keys: readonly ApiKey[] }): React.JSX.Element {
  const say = useMessages(apiMessages)
  const { instant, list } = useNaming()
  const now = useNow()
  const revoking = useCommand('revoke-api-key')
  return (
    <>
      {keys.length === 0 ? (
        <p>{say('empty')}</p>
      ) : (
        <div className="scroll" role="region" aria-label={say('title')} tabIndex={0}>
          <table>
            <caption className="hidden">{say('title')}</caption>
            <thead>
              <tr>
                {(['id', 'scopes', 'until', 'change'] as const).map((name) => (
                  <th key={name} scope="col">
                    {say(name)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {keys.map(({ id, scopes, until }) => (
                <tr key={id}>
                  <th scope="row">{keyText(id)}</th>
                  <td>{list(scopes.map((scope) => (isOurs(scope) ? say(scope) : scope)))}</td>
                  <td>
                    {instant(until)}
                    {now >= Date.parse(until) && ` (${say('expired')})`}
                  </td>
                  <td>
                    <Confirm
                      ask={say('revoke')}
                      question={say('revokeAsk', { id: keyText(id) })}
                      yes={say('yes')}
                      no={say('no')}
                      busy={revoking.isPending}
                      act={() => revoking.mutate({ key: id })}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {revoking.error !== null && <Failed error={revoking.error} />}
      {revoking.isSuccess && <p role="status">{say('revoked')}</p>}
    </>
  )
}

const MONTH_MS = 30 * 86_400_000

function MakeApiKey(): React.JSX.Element {
  const say = useMessages(apiMessages)
  const [scopes, setScopes] = useState<readonly Scope[]>(['read'])
  const [day, setDay] = useState(() => new Date(Date.now() + MONTH_MS).toISOString().slice(0, 10))
  const making = useMutation({
    mutationFn: () => send<{ readonly key: string }>('/api-keys', { scopes, until: `${day}T23:59:59Z` }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['/api-keys'] }),
  })
  return (
    <CommandForm
      submit={() => making.mutate()}
      action={say('make')}
      state={{
        isPending: making.isPending,
        error: making.error,
        data: making.data === undefined ? undefined : { seq: 0 },
      }}
      disabled={scopes.length === 0}
      done={
        <>
          <p>{say('made')}</p>
          <p className="quiet">{say('once')}</p>
          <p className="secret">{making.data?.key}</p>
        </>
      }
    >
      <fieldset className="field">
        <legend>{say('may')}</legend>
        {SCOPES.map((scope) => (
          <label key={scope} className="tick-box">
            <input
              type="checkbox"
              checked={scopes.includes(scope)}
              onChange={({ target }) =>
                setScopes(SCOPES.filter((one) => (one === scope ? target.checked : scopes.includes(one))))
              }
            />
            {say(scope)}
          </label>
        ))}
        {scopes.length === 0 && <p className="hint">{say('choose')}</p>}
      </fieldset>
      <div className="narrow">
        <TextField label={say('until')} hint={say('untilHint')} type="date" value={day} onChange={setDay} required />
      </div>
    </CommandForm>
  )
}
