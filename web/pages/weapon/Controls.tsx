import { nameIn } from '../../../src/messages/index.ts'
import { useCatalogue, useWording } from '../../desk/catalogue.tsx'
import type { WeaponSpec } from '../../desk/protocol.ts'
import { useMessages } from '../../messages.ts'
import { MOST_MEASURES, MOST_SAFE } from '../../url/spec.ts'
import { DEFAULT_WEAPON } from '../../url/state.ts'
import { Labelled } from '../shock/Labelled.tsx'
import { Slider } from '../shock/Slider.tsx'
import { choiceMessages } from './choice.gen.ts'

interface Props {
  readonly spec: WeaponSpec
  readonly change: (spec: WeaponSpec) => void
}

/** Places that stand first; all others that the menu aims at are a press away. */
const FIRST = ['JPN', 'USA', 'EUR', 'KOR']
const LONGEST = 24
const THRESHOLDS = [1, 3, 10, 30, 100, 300, 1000]

/** On a phone the answer comes first, and what can be chosen is a press away. */
const WIDE = window.matchMedia('(min-width: 62rem)')

/** What the supplier state may choose from, and against whom. */
export function Controls({ spec, change }: Props): React.JSX.Element {
  const say = useMessages(choiceMessages)
  const { lang, number, place } = useWording()
  const { menus, places } = useCatalogue()
  const { menu, target, most, threshold, protect, member } = spec
  const chosen = menus.find(({ id }) => id === menu)
  const aimedAt = new Set(chosen?.measures.flatMap(({ to }) => to))
  const others = [...aimedAt].filter((id) => !FIRST.includes(id))
  const first = FIRST.filter((id) => aimedAt.has(id))
  const asked = threshold === undefined || THRESHOLDS.includes(threshold) ? THRESHOLDS : [...THRESHOLDS, threshold]
  const users = places.filter(({ uses }) => uses).map(({ id }) => id)
  const alone = [...FIRST.filter((id) => users.includes(id)), ...users.filter((id) => !FIRST.includes(id))]
  const months = (n: number): string => say('monthsText', { n })
  return (
    <details className="controls panel" open={WIDE.matches}>
      <summary>
        <h2 className="controls-title">{say('controls')}</h2>
      </summary>
      <div className="stack">
        <Labelled label={say('menu')}>
          {(id) => (
            <select id={id} value={menu} onChange={({ target: { value } }) => change({ ...spec, menu: value })}>
              {chosen === undefined && <option value={menu}>{menu}</option>}
              {menus.map((one) => (
                <option key={one.id} value={one.id}>
                  {nameIn(lang, one)}
                </option>
              ))}
            </select>
          )}
        </Labelled>

        <fieldset className="field">
          <legend>{say('target')}</legend>
          <div className="row">
            <label className="tick-box">
              <input
                type="checkbox"
                checked={target.length === 0}
                onChange={({ target: { checked } }) =>
                  change({ ...spec, target: checked ? [] : [...aimedAt].slice(0, 1) })
                }
              />
              {say('everyone')}
            </label>
            <Places places={first} spec={spec} change={change} />
          </div>
          {others.length > 0 && (
            <details open={target.some((id) => others.includes(id))}>
              <summary>{say('others')}</summary>
              <div className="row">
                <Places places={others} spec={spec} change={change} />
              </div>
            </details>
          )}
        </fieldset>

        <Slider
          label={say('most')}
          value={most}
          low={1}
          high={MOST_MEASURES}
          step={1}
          text={(n) => say('mostText', { n })}
          onChange={(value) => change({ ...spec, most: value })}
          name="most"
        />

        <Slider
          label={say('months')}
          value={spec.months ?? chosen?.months ?? LONGEST}
          low={1}
          high={LONGEST}
          step={1}
          text={months}
          onChange={(value) => change({ ...spec, months: value })}
          name="months"
        />

        <Labelled label={say('least')}>
          {(id) => (
            <>
              <select
                id={id}
                value={threshold ?? ''}
                onChange={({ target: { value } }) => {
                  const { threshold: _before, ...rest } = spec
                  change(value === '' ? rest : { ...rest, threshold: Number(value) })
                }}
              >
                <option value="">{say('notAsked')}</option>
                {asked.map((one) => (
                  <option key={one} value={one}>
                    {number(one, 4)}
                  </option>
                ))}
              </select>
              <p className="quiet">{say('leastNote')}</p>
            </>
          )}
        </Labelled>

        <Slider
          label={say('safe')}
          value={protect ?? 0}
          low={0}
          high={MOST_SAFE}
          step={1}
          text={(n) => (n === 0 ? say('notAsked') : say('safeText', { n }))}
          onChange={(value) => {
            const { protect: _before, ...rest } = spec
            change(value === 0 ? rest : { ...rest, protect: value })
          }}
          name="safe"
        />

        <Labelled label={say('alone')}>
          {(id) => (
            <>
              <select
                id={id}
                value={member ?? ''}
                onChange={({ target: { value } }) => {
                  const { member: _before, ...rest } = spec
                  change(value === '' ? rest : { ...rest, member: value })
                }}
              >
                <option value="">{say('aloneAll')}</option>
                {member !== undefined && !alone.includes(member) && <option value={member}>{place(member)}</option>}
                {alone.map((one) => (
                  <option key={one} value={one}>
                    {place(one).replace(/（.*/, '')}
                  </option>
                ))}
              </select>
              <p className="quiet">{say('aloneNote')}</p>
            </>
          )}
        </Labelled>

        {JSON.stringify(spec) !== JSON.stringify(DEFAULT_WEAPON) && (
          <button type="button" className="button" onClick={() => change(DEFAULT_WEAPON)}>
            {say('reset')}
          </button>
        )}
      </div>
    </details>
  )
}

/** Places to tick. With none left, everyone on the menu is aimed at. */
function Places({ places, spec, change }: Props & { readonly places: readonly string[] }): React.ReactNode {
  const { place } = useWording()
  const { target } = spec
  return places.map((id) => (
    <label key={id} className="tick-box">
      <input
        type="checkbox"
        checked={target.includes(id)}
        onChange={({ target: { checked } }) =>
          change({ ...spec, target: checked ? [...target, id] : target.filter((one) => one !== id) })
        }
      />
      {place(id).replace(/（.*/, '')}
    </label>
  ))
}
