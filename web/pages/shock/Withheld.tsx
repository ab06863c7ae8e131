import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { useMessages } from '../../language/messages.ts'
import type { ControlPart } from './ByMeasure.tsx'
import { Labelled } from '../../ui/Labelled.tsx'
import { controlMessages } from '../../ui/control.gen.ts'

const GROUPS = [
  ['heavy', ['heavy']],
  ['everything', ['all']],
  ['magnets', ['stage:magnet']],
  ['metals', ['stage:metal', 'stage:alloy']],
  ['dyTb', ['element:dy', 'element:tb']],
] as const
/** As many materials as are named. */
const NAMED = 3

/** What is withheld: as it is, told in words, or one of some groups. */
export function Withheld({ label, detail, value, onChange, onOwn }: ControlPart<readonly string[]>): React.JSX.Element {
  const say = useMessages(controlMessages)
  const { list, material } = useWording()
  const { materials } = useCatalogue()
  const picked = GROUPS.find(([, groups]) => String(groups) === String(value))?.[0] ?? ''
  const known = value.filter((id) => materials.some((one) => one.id === id))
  const now = known.length <= NAMED ? list(known.map(material)) : say('goods', { n: known.length })
  return (
    <Labelled label={detail === undefined ? label : `${label} ${detail}`}>
      {(id) => (
        <select
          id={id}
          value={picked}
          onChange={({ target }) => {
            const groups = GROUPS.find(([name]) => name === target.value)?.[1]
            if (groups === undefined) onOwn()
            else onChange(groups)
          }}
        >
          <option value="">{now === '' ? say('asFile') : say('asFileWith', { what: now })}</option>
          {GROUPS.map(([name]) => (
            <option key={name} value={name}>
              {say(name)}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  )
}
