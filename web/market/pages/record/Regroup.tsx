import { useState } from 'react'
import { grams } from '../../../../src/quantity/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { gramsIn, kgText, massOf } from '../../parts/exact.ts'
import { circumstances, eventUri } from '../../client/recording.ts'
import { SelectField, TextField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { newLot, type Known } from './known.ts'
import { PickLots } from './PickLots.tsx'
import { RecordForm } from './RecordForm.tsx'
import { canTake, lotsAt, masses, totalOf, unique, type Taken } from './state.ts'
import { recordMessages } from './messages.gen.ts'

/** Lots of one material are split, merged, blended. */
export function Regroup({ known, first }: { readonly known: Known; readonly first: string }): React.JSX.Element {
  const say = useMessages(recordMessages)
  const naming = useNaming()
  const { sites } = known.own
  const groups = sites.flatMap((site) =>
    unique(lotsAt(known.lots, site.id).map(({ material }) => material)).map((material) => ({
      key: `${site.id} ${material}`,
      site,
      material,
    })),
  )
  const begun = known.lots.find(({ id }) => id === first)
  const [chosen, setChosen] = useState(begun === undefined ? '' : `${begun.site ?? ''} ${begun.material}`)
  const [taken, setTaken] = useState<readonly Taken[]>(() =>
    begun === undefined ? [] : [{ lot: begun.id, kg: begun.left }],
  )
  const [parts, setParts] = useState<readonly string[]>([])
  const group = groups.find(({ key }) => key === chosen) ?? groups[0]
  if (group === undefined) return <p>{say('noGroup')}</p>
  const here = lotsAt(known.lots, group.site.id).filter(({ material }) => material === group.material)
  const mine = taken.filter(({ lot }) => here.some(({ id }) => id === lot))
  const goesIn = totalOf(mine.map(({ kg }) => kg))
  // One lot out of it all, as long as nothing else is said.
  const out = parts.length === 0 ? [goesIn] : parts
  const rest = gramsIn(goesIn) - gramsIn(totalOf(out))
  const isFine = canTake(mine, here) && out.every((kg) => massOf(kg) !== undefined) && rest >= 0n
  return (
    <RecordForm
      action={say('doRegroup')}
      input={isFine ? { group: group.key, taken: mine, out } : undefined}
      actsOf={(input, at) => {
        const from = groups.find(({ key }) => key === input.group) ?? group
        return [
          {
            kind: 'regroup',
            id: eventUri(known.own.organisation, 'regroup'),
            ...circumstances(known.own, from.site, at),
            inputs: masses(input.taken),
            outputs: input.out.map((kg) => newLot(known, from.material, grams(gramsIn(kg)))),
          },
        ]
      }}
      taken={() => {
        setTaken([])
        setParts([])
      }}
    >
      <SelectField
        label={say('group')}
        value={group.key}
        onChange={(key) => {
          setChosen(key)
          setTaken([])
          setParts([])
        }}
        options={groups.map(({ key, site, material }) => [
          key,
          say('groupOption', { material: naming.material(material), site: naming.site(site.id) }),
        ])}
      />
      <PickLots
        legend={say('pickOf', { material: naming.material(group.material) })}
        lots={here}
        taken={mine}
        onChange={setTaken}
      />
      <fieldset className="stack">
        <legend className="label">{say('parts')}</legend>
        {out.map((kg, i) => (
          <TextField
            key={i}
            label={say('part', { n: i + 1 })}
            value={kg}
            onChange={(text) => setParts(out.map((one, j) => (j === i ? text : one)))}
            inputMode="decimal"
            required
          />
        ))}
        <div className="row">
          <button type="button" className="button" onClick={() => setParts([...out, rest > 0n ? kgText(rest) : ''])}>
            {say('addPart')}
          </button>
          {out.length > 1 && (
            <button type="button" className="button" onClick={() => setParts(out.slice(0, -1))}>
              {say('dropPart')}
            </button>
          )}
        </div>
        {mine.length > 0 && (
          <p role="status">
            {rest === 0n
              ? say('sumFits', { kg: naming.kg(goesIn) })
              : say(rest > 0n ? 'sumLost' : 'sumMore', { kg: naming.kg(kgText(rest > 0n ? rest : -rest)) })}
          </p>
        )}
      </fieldset>
    </RecordForm>
  )
}
