import { useMessages } from '../../../language/messages.ts'
import { useNaming } from '../../parts/naming.ts'
import type { DraftRoute } from './state.ts'
import { announceMessages } from './messages.gen.ts'

/** One route, to be changed where it stands. */
export function RouteRow({
  route,
  owners,
  places,
  materials,
  set,
  takeOut,
}: {
  readonly route: DraftRoute
  readonly owners: readonly (readonly [string, string])[]
  readonly places: readonly string[]
  readonly materials: readonly string[]
  readonly set: (route: DraftRoute) => void
  readonly takeOut: () => void
}): React.JSX.Element {
  const say = useMessages(announceMessages)
  const { place, material, list } = useNaming()
  const name = `${place(route.from)} → ${place(route.to)}`
  const pick = (key: 'from' | 'to' | 'owner', label: string, options: readonly (readonly [string, string])[]) => (
    <td>
      <select
        aria-label={`${label}: ${name}`}
        value={route[key]}
        onChange={({ target }) => set({ ...route, [key]: target.value })}
      >
        {options.map(([id, text]) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
    </td>
  )
  const digits = (key: 'cost' | 'most', label: string) => (
    <td>
      <input
        type="text"
        inputMode="decimal"
        aria-label={`${label}: ${name}`}
        value={route[key]}
        onChange={({ target }) => set({ ...route, [key]: target.value.trim() })}
      />
    </td>
  )
  const at = places.map((id) => [id, place(id)] as const)
  return (
    <tr className="route">
      {pick('from', say('routeFrom'), at)}
      {pick('to', say('routeTo'), at)}
      {pick('owner', say('owner'), owners)}
      {digits('cost', say('cost'))}
      {digits('most', say('most'))}
      <td>
        <details>
          <summary>{route.materials.length === 0 ? say('onlyAll') : list(route.materials.map(material))}</summary>
          {materials.map((id) => (
            <label key={id} className="tick">
              <input
                type="checkbox"
                checked={route.materials.includes(id)}
                onChange={({ target }) =>
                  set({
                    ...route,
                    materials: materials.filter((one) => (one === id ? target.checked : route.materials.includes(one))),
                  })
                }
              />
              {material(id)}
            </label>
          ))}
        </details>
      </td>
      <td>
        <button type="button" className="button" aria-label={say('takeOut', { what: name })} onClick={takeOut}>
          ×
        </button>
      </td>
    </tr>
  )
}
