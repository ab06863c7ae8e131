import { useState } from 'react'
import { useMessages } from '../../../language/messages.ts'
import { useRead } from '../../client/reading.ts'
import { SelectField, TextField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import type { DraftProps } from './props.ts'
import { RouteRow } from './RouteRow.tsx'
import { withAllPairs, type DraftRoute } from './state.ts'
import { announceMessages } from './messages.gen.ts'

/** Who carries goods from place to place, at what cost. */
export function Routes({ draft, change }: DraftProps): React.JSX.Element {
  const say = useMessages(announceMessages)
  const { organisation } = useNaming()
  const members = useRead('/members').data?.members ?? []
  const [like, setLike] = useState({ owner: '', cost: '', most: '' })
  const owners: readonly (readonly [string, string])[] = [
    ['', say('choose')],
    ...members.map(({ id }) => [id, organisation(id)] as const),
  ]
  const put = (at: number, route: DraftRoute | undefined): void =>
    change({ routes: draft.routes.flatMap((one, i) => (i !== at ? [one] : route === undefined ? [] : [route])) })
  const [from = '', to = ''] = draft.places
  const few = draft.places.length < 2
  return (
    <fieldset className="stack">
      <legend>{say('routes')}</legend>
      <p className="hint">{say('routesHint')}</p>
      <div className="pair">
        <SelectField
          label={say('owner')}
          hint={say('ownerHint')}
          value={like.owner}
          onChange={(owner) => setLike({ ...like, owner })}
          options={owners}
        />
        <TextField
          label={say('cost')}
          inputMode="decimal"
          value={like.cost}
          onChange={(cost) => setLike({ ...like, cost: cost.trim() })}
        />
        <TextField
          label={say('most')}
          hint={say('mostHint')}
          inputMode="decimal"
          value={like.most}
          onChange={(most) => setLike({ ...like, most: most.trim() })}
        />
      </div>
      <div className="row">
        <button
          type="button"
          className="button"
          disabled={few}
          onClick={() => change({ routes: withAllPairs(draft, like) })}
        >
          {say('allPairs')}
        </button>
        <button
          type="button"
          className="button"
          disabled={few}
          onClick={() => change({ routes: [...draft.routes, { from, to, ...like, materials: [] }] })}
        >
          {say('addRoute')}
        </button>
        {few && <span className="quiet">{say('needPlaces')}</span>}
      </div>
      {draft.routes.length === 0 ? (
        <p className="quiet">{say('routesNone')}</p>
      ) : (
        <div className="scroll" role="region" aria-label={say('routes')} tabIndex={0}>
          <table>
            <caption className="hidden">{say('routes')}</caption>
            <thead>
              <tr>
                {(['routeFrom', 'routeTo', 'owner', 'cost', 'most', 'only'] as const).map((name) => (
                  <th key={name} scope="col">
                    {say(name)}
                  </th>
                ))}
                <th scope="col">
                  <span className="hidden">{say('takeOut', { what: '' })}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {draft.routes.map((route, i) => (
                <RouteRow
                  key={i}
                  route={route}
                  owners={owners}
                  places={draft.places}
                  materials={draft.materials.map(({ material }) => material)}
                  set={(changed) => put(i, changed)}
                  takeOut={() => put(i, undefined)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </fieldset>
  )
}
