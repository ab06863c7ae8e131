import { WRITING } from '../../../../src/messages/index.ts'
import { useState } from 'react'
import { useMessages } from '../../../language/messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { useRead } from '../../client/reading.ts'
import { ConfirmedForm } from '../../parts/ConfirmedForm.tsx'
import { SelectField, TextField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { fractionOf, percentOf } from '../../parts/exact.ts'
import { announceMessages } from './messages.gen.ts'

/** The same part for every buyer while a material is short. */
export function Shortage(): React.JSX.Element {
  const say = useMessages(announceMessages)
  const { material, lang } = useNaming()
  const declared = useRead('/').data?.shortages ?? []
  const names = useRead('/names').data?.materials ?? []
  const [chosen, choose] = useState('')
  const [share, setShare] = useState('50')
  const [why, setWhy] = useState('')
  const asked = useCommand('declare-shortage')
  const collator = new Intl.Collator(lang)
  const options = names
    .map(({ id }) => [id, material(id)] as const)
    .sort(([, one], [, other]) => collator.compare(one, other))
  const part = fractionOf(share)
  const ends = part === 1
  return (
    <section className="stack">
      <h2>{say('shortTitle')}</h2>
      <p>{say('shortLede')}</p>
      {declared.length === 0 ? (
        <p className="quiet">{say('shortNone')}</p>
      ) : (
        <dl className="facts">
          {declared.map((one) => (
            <div key={one.material} className="fact">
              <dt>{material(one.material)}</dt>
              <dd>{`${percentOf(one.share)} %, ${one.why}`}</dd>
            </div>
          ))}
        </dl>
      )}
      <ConfirmedForm
        action={say(ends ? 'end' : 'declare')}
        state={asked}
        disabled={chosen === '' || !(part > 0 && part <= 1)}
        submit={() => asked.mutate({ material: chosen, share: part, why })}
        consequence={
          <>
            <p>{say(ends ? 'shortEnd' : 'shortSure', { material: material(chosen), share })}</p>
            <p>{WRITING[lang].labelled(say('why'), why)}</p>
          </>
        }
      >
        <SelectField
          label={say('material')}
          value={chosen}
          onChange={choose}
          options={[['', say('choose')], ...options]}
        />
        <TextField
          label={say('shortShare')}
          hint={say('shortShareHint')}
          inputMode="decimal"
          value={share}
          onChange={(text) => setShare(text.trim())}
        />
        <TextField label={say('why')} value={why} onChange={setWhy} required maxLength={500} />
      </ConfirmedForm>
    </section>
  )
}
