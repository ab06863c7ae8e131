import { nameIn } from '../../../src/messages/index.ts'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { defaultsOf } from '../../url/defaults.ts'
import { isExample, QUESTIONS, type DumpingRequest } from '../../url/questions.ts'
import { useMessages } from '../../language/messages.ts'
import type { DumpingResult } from '../../../src/studies/index.ts'
import { Choice, ControlPanel, PlacesField, TickBox } from '../../ui/Controls.tsx'
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

const { options } = QUESTIONS.dumping

/** How the supplier state undersells whom, who is to be kept, and by what. */
export function Controls({ request, result, change }: Props): React.JSX.Element {
  const say = useMessages(choiceMessages)
  const { lang } = useWording()
  const { dumping } = useCatalogue()
  const { path, maxMeasures } = request
  const chosen = dumping.find(({ id }) => id === path)
  return (
    <ControlPanel
      title={say('controls')}
      reset={
        isExample(QUESTIONS.dumping, request)
          ? undefined
          : { text: say('reset'), onClick: () => change(QUESTIONS.dumping.example) }
      }
    >
      <Choice
        label={say('path')}
        value={path}
        options={dumping.map((one) => ({ id: one.id, name: nameIn(lang, one) }))}
        // Titles are longer than the control is wide.
        note={chosen && nameIn(lang, chosen)}
        onChange={(value) => {
          // Another path has its own first month and length.
          const { start: _start, months: _months, ...rest } = request
          change({ ...rest, path: value })
        }}
      />
      <Members request={request} change={change} />
      <Core request={request} result={result} change={change} />
      <Instruments request={request} change={change} />
      <Span request={request} change={change} />
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
    </ControlPanel>
  )
}

type Part = Pick<Props, 'request' | 'change'>

/** Whose producers; the last place stays. */
function Members({ request, change }: Part): React.JSX.Element {
  const say = useMessages(choiceMessages)
  const names = useNames()
  const { places } = useCatalogue()
  return (
    <PlacesField
      legend={say('members')}
      more={say('others')}
      first={FIRST.filter((id) => places.some((place) => place.id === id))}
      others={places.filter(({ id, bloc }) => bloc !== 'coercer' && !FIRST.includes(id)).map(({ id }) => id)}
      chosen={request.members}
      nameOf={names.place}
      keepsOne
      // Producers elsewhere are no longer there to be chosen.
      onChange={(members, isMore) => change({ ...request, members, core: isMore ? (request.core ?? []) : [] })}
    />
  )
}

/** What may keep them; the last one stays. */
function Instruments({ request, change }: Part): React.JSX.Element {
  const say = useMessages(choiceMessages)
  const studyWords = useMessages(dumpingMessages)
  const { instruments = INSTRUMENTS } = request
  return (
    <fieldset className="field">
      <legend>{say('instruments')}</legend>
      {INSTRUMENTS.map((one) => (
        <TickBox
          key={one}
          name={one}
          label={studyWords(one)}
          checked={instruments.includes(one)}
          onChange={(checked) => {
            const next = INSTRUMENTS.filter((each) => (each === one ? checked : instruments.includes(each)))
            // Something must be asked. All of them are what is asked if none is named.
            if (next.length > 0) change({ ...request, instruments: next.length === INSTRUMENTS.length ? [] : next })
          }}
        />
      ))}
    </fieldset>
  )
}

/** From when and for how long; the path says so where nothing is chosen. */
function Span({ request, change }: Part): React.JSX.Element {
  const say = useMessages(choiceMessages)
  const { month } = useWording()
  const { dumping } = useCatalogue()
  const { path, start, months } = request
  const chosen = dumping.find(({ id }) => id === path)
  const begins = start ?? chosen?.start ?? ''
  const starts = [...new Set([...STARTS, begins])].filter((one) => one !== '').sort()
  return (
    <>
      <Choice
        label={say('start')}
        value={begins}
        options={starts.map((one) => ({ id: one, name: month(one) }))}
        onChange={(value) => {
          const { start: _before, ...rest } = request
          change(value === chosen?.start ? rest : { ...rest, start: value })
        }}
      />
      <Slider
        label={say('months')}
        value={months ?? chosen?.months ?? LONGEST}
        {...limits(options.months, LONGEST, Math.max(months ?? 0, chosen?.months ?? 0))}
        step={1}
        text={(n) => say('monthsText', { n })}
        onChange={(value) => change({ ...request, months: value })}
        name="months"
      />
    </>
  )
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
      <TickBox
        name="core-all"
        label={say('coreAll')}
        checked={core.length === 0}
        isFixed={core.length === 0}
        onChange={() => change({ ...request, core: [] })}
      />
      <details open={core.length > 0}>
        <summary>{core.length === 0 ? say('coreChoose') : say('coreChosen', { n: core.length })}</summary>
        <div className="dumping-core" role="group" aria-label={say('core')} tabIndex={0}>
          {all.map((site) => (
            <TickBox
              key={site}
              label={names.site(site)}
              checked={core.includes(site)}
              onChange={(checked) =>
                change({ ...request, core: checked ? [...core, site] : core.filter((one) => one !== site) })
              }
            />
          ))}
        </div>
      </details>
    </fieldset>
  )
}
