import { useMessages } from '../../../language/messages.ts'
import { useNaming } from '../../parts/naming.ts'
import { shortLot } from '../../subjects/lots/lots.ts'
import type { Lot, Taken } from './state.ts'
import { recordMessages } from './messages.gen.ts'

/** Lots to choose from, and how much of each: all that is left, or less where that can be. */
export function PickLots({
  legend,
  lots,
  taken,
  onChange,
  whole = false,
}: {
  readonly legend: string
  readonly lots: readonly Lot[]
  readonly taken: readonly Taken[]
  readonly onChange: (taken: readonly Taken[]) => void
  /** Whether a lot is taken as a whole or not at all. */
  readonly whole?: boolean
}): React.JSX.Element {
  const say = useMessages(recordMessages)
  const naming = useNaming()
  return (
    <fieldset className="field">
      <legend>{legend}</legend>
      <ul className="pick">
        {lots.map(({ id, left, material }) => {
          const own = taken.find(({ lot }) => lot === id)
          const name = shortLot(id)
          return (
            <li key={id}>
              <label className="tick-box">
                <input
                  type="checkbox"
                  checked={own !== undefined}
                  onChange={({ target }) =>
                    onChange(target.checked ? [...taken, { lot: id, kg: left }] : taken.filter(({ lot }) => lot !== id))
                  }
                />
                <span>
                  {name} <span className="quiet">{`${naming.material(material)}, ${naming.kg(left)}`}</span>
                </span>
              </label>
              {own !== undefined && !whole && (
                <label className="pick-kg">
                  <span className="hidden">{say('takeKg', { lot: name })}</span>
                  <input
                    type="text"
                    inputMode="decimal"
                    value={own.kg}
                    required
                    onChange={({ target }) =>
                      onChange(taken.map((one) => (one.lot === id ? { lot: id, kg: target.value } : one)))
                    }
                  />
                  <span aria-hidden="true">kg</span>
                </label>
              )}
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}
