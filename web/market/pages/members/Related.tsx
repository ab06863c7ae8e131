import { WRITING } from '../../../../src/messages/index.ts'
import { useState } from 'react'
import type { RegisterShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { ConfirmedForm } from '../../parts/ConfirmedForm.tsx'
import { TextField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { actionMessages } from './action.gen.ts'
import { useRegisterNames } from '../../subjects/register/use-register.ts'
import { membersMessages } from './messages.gen.ts'

type Group = RegisterShown['related'][number]
interface Props {
  readonly register: RegisterShown
  readonly operates: boolean
}

/** Parties whose holdings count as one. */
export function Related({ register, operates }: Props): React.JSX.Element {
  const say = useMessages(membersMessages)
  const act = useMessages(actionMessages)
  const name = useRegisterNames()
  const { list, lang } = useNaming()
  return (
    <div className="stack">
      {register.related.length === 0 ? (
        <p className="quiet">{say('relatedNone')}</p>
      ) : (
        <ul>
          {register.related.map((group) => (
            <li key={group.id}>
              <strong>{WRITING[lang].labelled(group.name, list(group.members.map(name)))}</strong>
              <br />
              <span className="quiet">{group.why}</span>
            </li>
          ))}
        </ul>
      )}
      {operates && register.organisations.length > 1 && (
        <details>
          <summary>{act('addGroup')}</summary>
          <Declare key={JSON.stringify(register.related)} register={register} />
        </details>
      )}
    </div>
  )
}

/** All groups at once: what is declared takes the place of all that was. */
function Declare({ register }: Pick<Props, 'register'>): React.JSX.Element {
  const act = useMessages(actionMessages)
  const [groups, setGroups] = useState<readonly Group[]>(register.related)
  const asked = useCommand('declare-related')
  const put = (at: number, own: Group): void => setGroups(groups.map((one, i) => (i === at ? own : one)))
  const nextId = (): string => {
    for (let n = groups.length + 1; ; n++)
      if (groups.every(({ id }) => id !== `urn:group:${n}`)) return `urn:group:${n}`
  }
  return (
    <ConfirmedForm
      action={act('relate')}
      state={asked}
      disabled={groups.some(({ members }) => members.length < 2)}
      submit={() => asked.mutate({ related: groups.map((one) => ({ ...one, members: [...one.members] })) })}
      consequence={<p>{act('groupSure', { n: groups.length })}</p>}
    >
      {groups.map((group, i) => (
        <OneGroup
          key={group.id}
          group={group}
          register={register}
          set={(own) => put(i, own)}
          takeOut={() => setGroups(groups.filter((_, at) => at !== i))}
        />
      ))}
      <div>
        <button
          type="button"
          className="button"
          onClick={() => setGroups([...groups, { id: nextId(), name: '', members: [], why: '' }])}
        >
          {act('addGroup')}
        </button>
      </div>
    </ConfirmedForm>
  )
}

function OneGroup({
  group,
  register,
  set,
  takeOut,
}: {
  readonly group: Group
  readonly register: RegisterShown
  readonly set: (group: Group) => void
  readonly takeOut: () => void
}): React.JSX.Element {
  const act = useMessages(actionMessages)
  const name = useRegisterNames()
  return (
    <fieldset className="panel stack">
      <legend className="hidden">{group.name === '' ? act('addGroup') : group.name}</legend>
      <TextField
        label={act('groupName')}
        value={group.name}
        onChange={(text) => set({ ...group, name: text })}
        required
      />
      <TextField label={act('why')} value={group.why} onChange={(why) => set({ ...group, why })} required />
      <div role="group" aria-label={act('groupMembers')} className="row">
        <span className="label">{act('groupMembers')}</span>
        {register.organisations.map(({ id }) => (
          <label key={id} className="tick">
            <input
              type="checkbox"
              checked={group.members.includes(id)}
              onChange={({ target }) =>
                set({
                  ...group,
                  members: target.checked ? [...group.members, id] : group.members.filter((one) => one !== id),
                })
              }
            />
            {name(id)}
          </label>
        ))}
      </div>
      <div>
        <button type="button" className="button" onClick={takeOut}>
          {act('takeOut')}
        </button>
      </div>
    </fieldset>
  )
}
