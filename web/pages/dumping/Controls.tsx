import { nameIn } from '../../../src/messages/index.ts'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { defaultsOf } from '../../url/defaults.ts'
import { isExample, QUESTIONS, type DumpingRequest } from '../../url/questions.ts'
import { useMessages } from '../../language/messages.ts'
import type { DumpingResult } from '../../../src/studies/index.ts'
import { Labelled } from '../../ui/Labelled.tsx'
import { limits, Slider } from '../../ui/Slider.tsx'
import { INSTRUMENTS } from './state.ts'
import { useNames } from './use-names.ts'
import { choiceMessages } from './choice.gen.ts'
import { dumpingMessages } from './messages.gen.ts'

interface Props {
  readonly request: DumpingRequest
  /** The last answer: it says which producers there are. */
  readonly result: DumpingResult | undefined
  readonly change: (request: DumpingRequest) => void
}

/** Places that stand first; all others are a press away. */
const FIRST = defaultsOf('producers')
/** What sliders reach, if a link does not ask for more. */
const LONGEST = 120
const MAX_MEASURES = 3
const STARTS = Array.from({ length: 7 }, (_, i) => `${2026 + i}-01`)

/** On a phone the answer comes first, and what can be chosen is a press away. */
const WIDE = window.matchMedia('(min-width: 62rem)')

const { options } = QUESTIONS.dumping

/** How the supplier state undersells whom, who is to be kept, and by what. */
export function Controls({ request, result, change }: Props): React.JSX.Element {
  const say = useMessages(choiceMessages)
  const studyWords = useMessages(dumpingMessages)
  const { lang, month } = useWording()
  const { dumping, places } = useCatalogue()
  const { path, members, instruments = INSTRUMENTS, start, months, maxMeasures } = request
  const chosen = dumping.find(({ id }) => id === path)
  const begins = start ?? chosen?.start ?? ''
  const starts = [...new Set([...STARTS, begins])].filter((one) => one !== '').sort()
  const others = places.filter(({ id, bloc }) => bloc !== 'coercer' && !FIRST.includes(id)).map(({ id }) => id)
  const first = FIRST.filter((id) => places.some((place) => place.id === id))
  return (
    <details className="controls panel" open={WIDE.matches}>
      <summary>
        <h2 className="controls-title">{say('controls')}</h2>
      </summary>
      <div className="stack">
        <Labelled label={say('path')}>
          {(id) => (
            <>
              <select
                id={id}
                value={path}
                onChange={({ target: { value } }) => {
                  // Another path has its own first month and length.
                  const { start: _start, months: _months, ...rest } = request
                  change({ ...rest, path: value })
                }}
              >
                {chosen === undefined && <option value={path}>{path}</option>}
                {dumping.map((one) => (
                  <option key={one.id} value={one.id}>
                    {nameIn(lang, one)}
                  </option>
                ))}
              </select>
              {/* Titles are longer than the control is wide. */}
              {chosen !== undefined && <p className="quiet">{nameIn(lang, chosen)}</p>}
            </>
          )}
        </Labelled>

        <fieldset className="field">
          <legend>{say('members')}</legend>
          <div className="row">
            <Places places={first} request={request} change={change} />
          </div>
          <details open={members.some((id) => others.includes(id))}>
            <summary>{say('others')}</summary>
            <div className="row">
              <Places places={others} request={request} change={change} />
            </div>
          </details>
        </fieldset>

        <Core request={request} result={result} change={change} />

        <fieldset className="field">
          <legend>{say('instruments')}</legend>
          {INSTRUMENTS.map((one) => (
            <label key={one} className="tick-box">
              <input
                type="checkbox"
                name={one}
                checked={instruments.includes(one)}
                onChange={({ target: { checked } }) => {
                  const next = INSTRUMENTS.filter((each) => (each === one ? checked : instruments.includes(each)))
                  // Something must be asked: the last one stays.
                  // All of them are what is asked if none is named.
                  if (next.length > 0)
                    change({ ...request, instruments: next.length === INSTRUMENTS.length ? [] : next })
                }}
              />
              {studyWords(one)}
            </label>
          ))}
        </fieldset>

        <Labelled label={say('start')}>
          {(id) => (
            <select
              id={id}
              value={begins}
              onChange={({ target: { value } }) => {
                const { start: _before, ...rest } = request
                change(value === chosen?.start ? rest : { ...rest, start: value })
              }}
            >
              {starts.map((one) => (
                <option key={one} value={one}>
                  {month(one)}
                </option>
              ))}
            </select>
          )}
        </Labelled>

        <Slider
          label={say('months')}
          value={months ?? chosen?.months ?? LONGEST}
          {...limits(options.months, LONGEST, Math.max(months ?? 0, chosen?.months ?? 0))}
          step={1}
          text={(n) => say('monthsText', { n })}
          onChange={(value) => change({ ...request, months: value })}
          name="months"
        />

        <Slider
          label={say('maxMeasures')}
          detail={say('maxMeasuresNote')}
          value={maxMeasures}
          {...limits(options.maxMeasures, MAX_MEASURES, maxMeasures)}
          step={1}
          text={(n) => (n === 0 ? say('noAttack') : say('maxMeasuresText', { n }))}
          onChange={(value) => change({ ...request, maxMeasures: value })}
          name="maxMeasures"
        />

        {!isExample(QUESTIONS.dumping, request) && (
          <button type="button" className="button" onClick={() => change(QUESTIONS.dumping.example)}>
            {say('reset')}
          </button>
        )}
      </div>
    </details>
  )
}

type Part = Pick<Props, 'request' | 'change'>

/** Places to tick; the last one stays. */
function Places({ places, request, change }: Part & { readonly places: readonly string[] }): React.ReactNode {
  const names = useNames()
  const { members } = request
  return places.map((id) => (
    <label key={id} className="tick-box">
      <input
        type="checkbox"
        checked={members.includes(id)}
        onChange={({ target: { checked } }) => {
          const next = checked ? [...members, id] : members.filter((one) => one !== id)
          // Producers elsewhere are no longer there to be chosen.
          if (next.length > 0) change({ ...request, members: next, core: checked ? (request.core ?? []) : [] })
        }}
      />
      {names.place(id)}
    </label>
  ))
}

/** The core: all that ran, or some producers by name. */
function Core({ request, result, change }: Props): React.JSX.Element {
  const say = useMessages(choiceMessages)
  const names = useNames()
  const { lang } = useWording()
  const { core = [] } = request
  const there = result?.sites.map(({ site }) => site) ?? []
  // What is asked for and is not among the producers can be taken away again.
  const all = [...new Set([...core, ...there])].sort((one, other) =>
    new Intl.Collator(lang).compare(names.site(one), names.site(other)),
  )
  return (
    <fieldset className="field">
      <legend>{say('core')}</legend>
      <label className="tick-box">
        <input
          type="checkbox"
          name="core-all"
          checked={core.length === 0}
          disabled={core.length === 0}
          onChange={() => change({ ...request, core: [] })}
        />
        {say('coreAll')}
      </label>
      <details open={core.length > 0}>
        <summary>{core.length === 0 ? say('coreChoose') : say('coreChosen', { n: core.length })}</summary>
        <div className="dumping-core" role="group" aria-label={say('core')} tabIndex={0}>
          {all.map((site) => (
            <label key={site} className="tick-box">
              <input
                type="checkbox"
                checked={core.includes(site)}
                onChange={({ target: { checked } }) =>
                  change({ ...request, core: checked ? [...core, site] : core.filter((one) => one !== site) })
                }
              />
              {names.site(site)}
            </label>
          ))}
        </div>
      </details>
    </fieldset>
  )
}
