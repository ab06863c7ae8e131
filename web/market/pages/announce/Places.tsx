import { useState } from 'react'
import { useMessages } from '../../../language/messages.ts'
import { useRead } from '../../client/reading.ts'
import { SelectField, TextField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import type { DraftProps } from './props.ts'
import { without } from './state.ts'
import { announceMessages } from './messages.gen.ts'

/** Where and in which months goods are delivered. */
export function Places({ draft, change }: DraftProps): React.JSX.Element {
  const say = useMessages(announceMessages)
  const naming = useNaming()
  const [place, setPlace] = useState('')
  const [month, setMonth] = useState('')
  const collator = new Intl.Collator(naming.lang)
  const free = (useRead('/names').data?.places ?? [])
    .filter(({ id }) => !draft.places.includes(id))
    .map(({ id }) => [id, naming.place(id)] as const)
    .sort(([, one], [, other]) => collator.compare(one, other))
  const isMonth = /^\d{4}-(0[1-9]|1[0-2])$/.test(month)
  return (
    <>
      <fieldset className="stack">
        <legend>{say('where')}</legend>
        <p className="hint">{say('whereHint')}</p>
        <Chosen
          items={draft.places.map((id) => [id, naming.place(id)])}
          takeOut={(id) => change(without(draft, { place: id }))}
        />
        <div className="adder">
          <SelectField
            label={say('place')}
            value={place}
            onChange={setPlace}
            options={[['', say('choose')], ...free]}
          />
          <button
            type="button"
            className="button"
            disabled={place === '' || draft.places.includes(place)}
            onClick={() => {
              change({ places: [...draft.places, place] })
              setPlace('')
            }}
          >
            {say('addPlace')}
          </button>
        </div>
      </fieldset>
      <fieldset className="stack">
        <legend>{say('months')}</legend>
        <Chosen
          items={draft.months.map((one) => [one, naming.month(one)])}
          takeOut={(id) => change({ months: draft.months.filter((one) => one !== id) })}
        />
        <div className="adder">
          <TextField label={say('month')} type="month" value={month} onChange={setMonth} placeholder="2027-03" />
          <button
            type="button"
            className="button"
            disabled={!isMonth || draft.months.includes(month)}
            onClick={() => change({ months: [...draft.months, month].sort() })}
          >
            {say('addMonth')}
          </button>
        </div>
      </fieldset>
    </>
  )
}

function Chosen({
  items,
  takeOut,
}: {
  readonly items: readonly (readonly [id: string, name: string])[]
  readonly takeOut: (id: string) => void
}): React.JSX.Element | null {
  const say = useMessages(announceMessages)
  if (items.length === 0) return null
  return (
    <ul className="row picks">
      {items.map(([id, name]) => (
        <li key={id}>
          <button
            type="button"
            className="button"
            aria-label={say('takeOut', { what: name })}
            onClick={() => takeOut(id)}
          >
            {name} <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
