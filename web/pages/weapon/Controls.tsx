import { nameIn } from '../../../src/messages/index.ts'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { defaultsOf } from '../../url/defaults.ts'
import { isExample, QUESTIONS, type WeaponRequest } from '../../url/questions.ts'
import { useMessages } from '../../language/messages.ts'
import { Labelled } from '../../ui/Labelled.tsx'
import { limits, Slider } from '../../ui/Slider.tsx'
import { choiceMessages } from './choice.gen.ts'

interface Props {
  readonly request: WeaponRequest
  readonly change: (request: WeaponRequest) => void
}

/** Places that stand first; all others that the menu aims at are a press away. */
const FIRST = defaultsOf('places')
/** What sliders reach, if a link does not ask for more. */
const LONGEST = 24
const MAX_MEASURES = 3
const MAX_PROTECTED = 3
const THRESHOLDS = [1, 3, 10, 30, 100, 300, 1000]

/** On a phone the answer comes first, and what can be chosen is a press away. */
const WIDE = window.matchMedia('(min-width: 62rem)')

const { options } = QUESTIONS.weapon

/** What the supplier state may choose from, and against whom. */
export function Controls({ request, change }: Props): React.JSX.Element {
  const say = useMessages(choiceMessages)
  const { lang, list, number, place } = useWording()
  const { menus, places } = useCatalogue()
  const { menu, target = [], maxMeasures, threshold, protect, member = [] } = request
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
            <select id={id} value={menu} onChange={({ target: { value } }) => change({ ...request, menu: value })}>
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
                  change({ ...request, target: checked ? [] : [...aimedAt].slice(0, 1) })
                }
              />
              {say('everyone')}
            </label>
            <Places places={first} request={request} change={change} />
          </div>
          {others.length > 0 && (
            <details open={target.some((id) => others.includes(id))}>
              <summary>{say('others')}</summary>
              <div className="row">
                <Places places={others} request={request} change={change} />
              </div>
            </details>
          )}
        </fieldset>

        <Slider
          label={say('maxMeasures')}
          value={maxMeasures}
          {...limits(options.maxMeasures, MAX_MEASURES, maxMeasures)}
          step={1}
          text={(n) => say('maxMeasuresText', { n })}
          onChange={(value) => change({ ...request, maxMeasures: value })}
          name="maxMeasures"
        />

        <Slider
          label={say('months')}
          value={request.months ?? chosen?.months ?? LONGEST}
          {...limits(options.months, LONGEST, request.months)}
          step={1}
          text={months}
          onChange={(value) => change({ ...request, months: value })}
          name="months"
        />

        <Labelled label={say('threshold')}>
          {(id) => (
            <>
              <select
                id={id}
                value={threshold ?? ''}
                onChange={({ target: { value } }) => {
                  const { threshold: _before, ...rest } = request
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
              <p className="quiet">{say('thresholdNote')}</p>
            </>
          )}
        </Labelled>

        <Slider
          label={say('protect')}
          value={protect ?? 0}
          low={0}
          high={limits(options.protect, MAX_PROTECTED, protect).high}
          step={1}
          text={(n) => (n === 0 ? say('notAsked') : say('protectText', { n }))}
          onChange={(value) => {
            const { protect: _before, ...rest } = request
            change(value === 0 ? rest : { ...rest, protect: value })
          }}
          name="protect"
        />

        <Labelled label={say('member')}>
          {(id) => (
            <>
              <select
                id={id}
                value={member.join(',')}
                onChange={({ target: { value } }) => {
                  change({ ...request, member: value === '' ? [] : value.split(',') })
                }}
              >
                <option value="">{say('memberNone')}</option>
                {member.length > 0 && !alone.includes(member.join(',')) && (
                  <option value={member.join(',')}>{list(member.map(place))}</option>
                )}
                {alone.map((one) => (
                  <option key={one} value={one}>
                    {place(one).replace(/（.*/, '')}
                  </option>
                ))}
              </select>
              <p className="quiet">{say('memberNote')}</p>
            </>
          )}
        </Labelled>

        {!isExample(QUESTIONS.weapon, request) && (
          <button type="button" className="button" onClick={() => change(QUESTIONS.weapon.example)}>
            {say('reset')}
          </button>
        )}
      </div>
    </details>
  )
}

/** Places to tick. With none left, everyone on the menu is aimed at. */
function Places({ places, request, change }: Props & { readonly places: readonly string[] }): React.ReactNode {
  const { place } = useWording()
  const { target = [] } = request
  return places.map((id) => (
    <label key={id} className="tick-box">
      <input
        type="checkbox"
        checked={target.includes(id)}
        onChange={({ target: { checked } }) =>
          change({ ...request, target: checked ? [...target, id] : target.filter((one) => one !== id) })
        }
      />
      {place(id).replace(/（.*/, '')}
    </label>
  ))
}
