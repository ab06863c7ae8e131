import { useId } from 'react'
import { useMessages } from '../../../language/messages.ts'
import { useRead } from '../../client/reading.ts'
import { Field } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { actionMessages } from './action.gen.ts'

/** A country by its three capitals: those of the market's tables are offered, any other may be written. */
export function CountryField({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (country: string) => void
}): React.JSX.Element {
  const say = useMessages(actionMessages)
  const { place } = useNaming()
  const list = useId()
  const places = useRead('/names').data?.places ?? []
  const known = places.some(({ id }) => id === value)
  return (
    <Field label={label} hint={known ? place(value) : say('orgCountryHint')}>
      {(id, hintId) => (
        <>
          <input
            id={id}
            type="text"
            list={list}
            required
            pattern="[A-Z]{3}"
            maxLength={3}
            aria-describedby={hintId}
            value={value}
            onChange={({ target }) => onChange(target.value.toUpperCase())}
          />
          <datalist id={list}>
            {places.map((one) => (
              <option key={one.id} value={one.id}>
                {place(one.id)}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}
