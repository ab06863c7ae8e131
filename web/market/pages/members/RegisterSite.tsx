import { useState } from 'react'
import type { RegisterShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { useRead } from '../../client/reading.ts'
import { CommandForm, TextField } from '../../parts/Form.tsx'
import { actionMessages } from './action.gen.ts'
import { CountryField } from './CountryField.tsx'
import { ProcessFields, type DraftProcess } from './ProcessFields.tsx'
import type { Organisation } from '../../subjects/register/register.ts'

/** Registers where an organisation makes or keeps lots, or puts something else in the place of what is registered. */
export function RegisterSite({
  operator,
  before,
}: {
  readonly operator: Organisation
  readonly before?: RegisterShown['sites'][number]
}): React.JSX.Element {
  const say = useMessages(actionMessages)
  const [id, setId] = useState(before?.id ?? operator.id.replace(/^urn:org:/, 'urn:site:'))
  const [name, setName] = useState(before?.name ?? '')
  const [nameJa, setNameJa] = useState(before?.name_ja ?? '')
  const [country, setCountry] = useState(before?.country ?? operator.country)
  const [processes, setProcesses] = useState<readonly DraftProcess[]>(
    before?.processes.map(({ process, materials, kgPerYear }) => ({
      process,
      materials: materials ?? [],
      yearly: kgPerYear ?? '',
    })) ?? [],
  )
  const [standards, setStandards] = useState(before?.standards.join(', ') ?? '')
  const asked = useCommand('register-site')
  const recipes = useRead('/names').data?.recipes ?? []
  const kept = standards.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]))
  const submit = (): void =>
    asked.mutate({
      site: {
        id,
        name,
        ...(nameJa === '' ? {} : { name_ja: nameJa }),
        country,
        operator: operator.id,
        processes: processes.map(({ process, materials, yearly }) => ({
          process,
          ...(materials.length === 0 ? {} : { materials: [...materials] }),
          // The register takes a number here, in whole grams: a limit, and no sum that anything is paid by.
          ...(yearly === '' ? {} : { kg_per_year: Number(yearly) }),
        })),
        ...(kept.length === 0 ? {} : { standards: kept }),
      },
    })
  return (
    <CommandForm action={say(before === undefined ? 'addSite' : 'replace')} state={asked} submit={submit}>
      {before === undefined && (
        <TextField
          label={say('id')}
          hint={say('siteIdHint')}
          value={id}
          onChange={setId}
          required
          pattern="[a-zA-Z][a-zA-Z0-9+.\-]*:\S+"
          maxLength={200}
        />
      )}
      <div className="pair">
        <TextField label={say('siteName')} value={name} onChange={setName} required />
        <TextField label={say('siteNameJa')} value={nameJa} onChange={setNameJa} />
      </div>
      <CountryField label={say('siteCountry')} value={country} onChange={setCountry} />
      <ProcessFields processes={processes} recipes={recipes} set={setProcesses} />
      <TextField label={say('standards')} hint={say('standardsHint')} value={standards} onChange={setStandards} />
    </CommandForm>
  )
}
