import { WRITING } from '../../../../src/messages/index.ts'
import { useState } from 'react'
import type { RegisterShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { ConfirmedForm } from '../../parts/ConfirmedForm.tsx'
import { TextField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { fractionOf, percentOf } from '../../parts/exact.ts'
import { actionMessages } from './action.gen.ts'
import { CountryField } from './CountryField.tsx'
import { OwnerFields, type DraftOwner } from './OwnerFields.tsx'
import type { Organisation } from '../../subjects/register/register.ts'
import { useRegisterNames } from '../../subjects/register/use-register.ts'

/** Registers an organisation, or replaces what is registered of it. */
export function RegisterOrganisation({
  register,
  before,
}: {
  readonly register: RegisterShown
  readonly before?: Organisation
}): React.JSX.Element {
  const say = useMessages(actionMessages)
  const { place, lang } = useNaming()
  const nameOf = useRegisterNames()
  const [id, setId] = useState(before?.id ?? 'urn:org:')
  const [name, setName] = useState(before?.name ?? '')
  const [nameJa, setNameJa] = useState(before?.name_ja ?? '')
  const [country, setCountry] = useState(before?.country ?? '')
  const [member, setMember] = useState(before?.member ?? true)
  const [owners, setOwners] = useState<readonly DraftOwner[]>(
    before?.owners.map(({ owner, share, source }) => ({ owner, percent: percentOf(share), source })) ?? [],
  )
  const asked = useCommand('register-organisation')
  const isSound = owners.every(({ owner, percent }) => {
    const share = fractionOf(percent)
    return owner !== '' && share > 0 && share <= 1
  })
  const submit = (): void =>
    asked.mutate({
      organisation: {
        id,
        name,
        ...(nameJa === '' ? {} : { name_ja: nameJa }),
        country,
        owners: owners.map(({ owner, percent, source }) => ({ owner, share: fractionOf(percent), source })),
      },
      member,
    })
  return (
    <ConfirmedForm
      action={say(before === undefined ? 'register' : 'replace')}
      state={asked}
      disabled={!isSound}
      submit={submit}
      consequence={
        <>
          <p>{say(owners.length === 0 ? 'registerSureAlone' : 'registerSure', { name, country: place(country) })}</p>
          <ul hidden={owners.length === 0}>
            {owners.map(({ owner, percent }, i) => (
              <li key={i}>{WRITING[lang].labelled(nameOf(owner), `${percent} %`)}</li>
            ))}
          </ul>
          <p>{say('final')}</p>
        </>
      }
    >
      {before === undefined && (
        <TextField
          label={say('id')}
          hint={say('orgIdHint')}
          value={id}
          onChange={setId}
          required
          pattern="[a-zA-Z][a-zA-Z0-9+.\-]*:\S+"
          maxLength={200}
        />
      )}
      <div className="pair">
        <TextField label={say('orgName')} value={name} onChange={setName} required />
        <TextField label={say('orgNameJa')} value={nameJa} onChange={setNameJa} />
      </div>
      <CountryField label={say('orgCountry')} value={country} onChange={setCountry} />
      {before?.member !== true && (
        <div>
          <label className="tick">
            <input type="checkbox" checked={member} onChange={({ target }) => setMember(target.checked)} />
            {say('isMember')}
          </label>
          <p className="hint">{say('isMemberHint')}</p>
        </div>
      )}
      <OwnerFields register={register} owners={owners} except={id} set={setOwners} />
    </ConfirmedForm>
  )
}
