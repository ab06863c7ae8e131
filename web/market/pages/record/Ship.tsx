import { useState } from 'react'
import { useMessages } from '../../../language/messages.ts'
import { circumstances, eventUri } from '../../client/recording.ts'
import { useRead } from '../../client/reading.ts'
import { SelectField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { shortLot } from '../../subjects/lots/lots.ts'
import type { Known } from './known.ts'
import { PickLots } from './PickLots.tsx'
import { RecordForm } from './RecordForm.tsx'
import { lotsAt, masses, totalOf, unique, type Taken } from './state.ts'
import { recordMessages } from './messages.gen.ts'

/** Lots and containers leave a site of one's own for another. */
export function Ship({ known, first }: { readonly known: Known; readonly first: string }): React.JSX.Element {
  const say = useMessages(recordMessages)
  const naming = useNaming()
  const members = useRead('/members').data
  const begun = known.lots.find(({ id }) => id === first)
  const [chosen, setChosen] = useState(begun?.site ?? '')
  const [to, setTo] = useState('')
  const [taken, setTaken] = useState<readonly Taken[]>(() =>
    begun === undefined || begun.container !== null ? [] : [{ lot: begun.id, kg: begun.left }],
  )
  const [boxes, setBoxes] = useState<readonly string[]>([])
  const { sites } = known.own
  const site = sites.find(({ id }) => id === chosen) ?? sites[0]
  if (site === undefined) return <p>{say('noSites')}</p>
  const others = (members?.sites ?? []).filter(({ id }) => id !== site.id)
  const target = others.find(({ id }) => id === to)
  const here = lotsAt(known.lots, site.id)
  const mine = taken.filter(({ lot }) => here.some(({ id }) => id === lot))
  const packed = known.lots.filter((lot) => lot.site === site.id && lot.container !== null)
  const containers = unique(packed.flatMap(({ container }) => container ?? []))
  const going = boxes.filter((box) => containers.includes(box))
  return (
    <RecordForm
      action={say('doShip')}
      input={
        target !== undefined && mine.length + going.length > 0
          ? { site: site.id, to: target.id, taken: mine, containers: going }
          : undefined
      }
      actsOf={(input, at) => [
        {
          kind: 'ship',
          id: eventUri(known.own.organisation, 'ship'),
          ...circumstances(known.own, sites.find(({ id }) => id === input.site) ?? site, at),
          to: input.to,
          lots: masses(input.taken),
          containers: input.containers,
        },
      ]}
      taken={() => {
        setTaken([])
        setBoxes([])
      }}
    >
      <SelectField
        label={say('from')}
        value={site.id}
        onChange={setChosen}
        options={sites.map(({ id }) => [id, naming.site(id)])}
      />
      {here.length + containers.length === 0 && <p>{say('nothingHere')}</p>}
      {here.length > 0 && <PickLots legend={say('wholeLots')} lots={here} taken={mine} onChange={setTaken} whole />}
      {containers.length > 0 && (
        <fieldset className="field">
          <legend>{say('containers')}</legend>
          {containers.map((box) => (
            <label key={box} className="tick-box">
              <input
                type="checkbox"
                checked={going.includes(box)}
                onChange={({ target: { checked } }) =>
                  setBoxes(checked ? [...going, box] : going.filter((one) => one !== box))
                }
              />
              {say('containerHolds', {
                container: shortLot(box),
                kg: naming.kg(totalOf(packed.flatMap(({ container, left }) => (container === box ? [left] : [])))),
              })}
            </label>
          ))}
        </fieldset>
      )}
      <SelectField
        label={say('to')}
        value={target?.id ?? ''}
        onChange={setTo}
        options={[
          ...(target === undefined ? [['', say('choose')] as const] : []),
          ...others.map(
            ({ id, country, operator }) =>
              [
                id,
                say('siteOption', {
                  site: naming.site(id),
                  country: naming.place(country),
                  operator: naming.organisation(operator),
                }),
              ] as const,
          ),
        ]}
      />
    </RecordForm>
  )
}
