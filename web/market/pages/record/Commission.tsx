import { useState } from 'react'
import { grams } from '../../../../src/quantity/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { gramsIn, massOf } from '../../parts/exact.ts'
import { circumstances, eventUri } from '../../client/recording.ts'
import { SelectField, TextField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { newLot, type Known } from './known.ts'
import { RecordForm } from './RecordForm.tsx'
import { sourcesOf } from './state.ts'
import { recordMessages } from './messages.gen.ts'

/** A lot comes out of the ground, or out of what was thrown away. */
export function Commission({ known }: { readonly known: Known }): React.JSX.Element {
  const say = useMessages(recordMessages)
  const naming = useNaming()
  const sources = sourcesOf(known.own.sites, known.recipes)
  const [chosen, setChosen] = useState('')
  const [kg, setKg] = useState('')
  const source = sources.find(({ key }) => key === chosen) ?? sources[0]
  if (source === undefined) return <p>{say('noSource')}</p>
  return (
    <RecordForm
      action={say('doCommission')}
      input={massOf(kg) === undefined ? undefined : { source: source.key, kg }}
      actsOf={({ source: key, kg: made }, at) => {
        const from = sources.find((one) => one.key === key) ?? source
        return [
          {
            kind: 'commission',
            id: eventUri(known.own.organisation, 'bring-out'),
            ...circumstances(known.own, from.site, at),
            process: from.process,
            lots: [newLot(known, from.material, grams(gramsIn(made)))],
          },
        ]
      }}
      taken={() => setKg('')}
    >
      <SelectField
        label={say('source')}
        {...(source.kgPerYear === null ? {} : { hint: say('capacity', { kg: naming.kg(source.kgPerYear) }) })}
        value={source.key}
        onChange={setChosen}
        options={sources.map(({ key, site, process, material }) => [
          key,
          say('sourceOption', {
            material: naming.material(material),
            site: naming.site(site.id),
            process: naming.process(process),
          }),
        ])}
      />
      <TextField label={say('kg')} hint={say('kgHint')} value={kg} onChange={setKg} inputMode="decimal" required />
    </RecordForm>
  )
}
