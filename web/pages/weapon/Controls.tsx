import { nameIn } from '../../../src/messages/index.ts'
import { defaultsOf } from '../../url/defaults.ts'
import { useMessages } from '../../language/messages.ts'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { Choice, ControlPanel, PlacesField, TickBox } from '../../ui/Controls.tsx'
import { limits, Slider } from '../../ui/Slider.tsx'
import { isExample, QUESTIONS, type WeaponRequest } from '../../url/questions.ts'
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

const { options } = QUESTIONS.weapon

/** What the supplier state may choose from, and against whom. */
export function Controls({ request, change }: Props): React.JSX.Element {
  const say = useMessages(choiceMessages)
  const { lang } = useWording()
  const { menus } = useCatalogue()
  const { menu, maxMeasures } = request
  const chosen = menus.find(({ id }) => id === menu)
  return (
    <ControlPanel
      title={say('controls')}
      reset={
        isExample(QUESTIONS.weapon, request)
          ? undefined
          : { text: say('reset'), onClick: () => change(QUESTIONS.weapon.example) }
      }
    >
      <Choice
        label={say('menu')}
        value={menu}
        options={menus.map((one) => ({ id: one.id, name: nameIn(lang, one) }))}
        onChange={(value) => change({ ...request, menu: value })}
      />
      <Target request={request} change={change} />
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
        text={(n) => say('monthsText', { n })}
        onChange={(value) => change({ ...request, months: value })}
        name="months"
      />
      <Besides request={request} change={change} />
    </ControlPanel>
  )
}

/** Who is aimed at; with nobody ticked, everyone on the menu. */
function Target({ request, change }: Props): React.JSX.Element {
  const say = useMessages(choiceMessages)
  const { place } = useWording()
  const { menus } = useCatalogue()
  const { menu, target = [] } = request
  const aimedAt = [...new Set(menus.find(({ id }) => id === menu)?.measures.flatMap(({ to }) => to))]
  return (
    <PlacesField
      legend={say('target')}
      more={say('others')}
      first={FIRST.filter((id) => aimedAt.includes(id))}
      others={aimedAt.filter((id) => !FIRST.includes(id))}
      chosen={target}
      nameOf={place}
      onChange={(places) => change({ ...request, target: places })}
    >
      <TickBox
        label={say('everyone')}
        checked={target.length === 0}
        onChange={(checked) => change({ ...request, target: checked ? [] : aimedAt.slice(0, 1) })}
      />
    </PlacesField>
  )
}

/** What may be asked besides: when the weapon is blunt, what to make safe, and what one place loses. */
function Besides({ request, change }: Props): React.JSX.Element {
  const say = useMessages(choiceMessages)
  const { list, number, place } = useWording()
  const { places } = useCatalogue()
  const { threshold, protect, member = [] } = request
  const users = places.filter(({ uses }) => uses).map(({ id }) => id)
  const alone = [...FIRST.filter((id) => users.includes(id)), ...users.filter((id) => !FIRST.includes(id))]
  const several = member.join(',')
  const asked = threshold === undefined || THRESHOLDS.includes(threshold) ? THRESHOLDS : [...THRESHOLDS, threshold]
  return (
    <>
      <Choice
        label={say('threshold')}
        value={threshold === undefined ? '' : String(threshold)}
        none={say('notAsked')}
        options={asked.map((one) => ({ id: String(one), name: number(one, 4) }))}
        note={say('thresholdNote')}
        onChange={(value) => {
          const { threshold: _before, ...rest } = request
          change(value === '' ? rest : { ...rest, threshold: Number(value) })
        }}
      />
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
      <Choice
        label={say('member')}
        value={several}
        none={say('memberNone')}
        options={[
          ...(several === '' || alone.includes(several) ? [] : [{ id: several, name: list(member.map(place)) }]),
          ...alone.map((id) => ({ id, name: place(id).replace(/（.*/, '') })),
        ]}
        note={say('memberNote')}
        onChange={(value) => change({ ...request, member: value === '' ? [] : value.split(',') })}
      />
    </>
  )
}
