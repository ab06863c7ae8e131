import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { useMessages } from '../../language/messages.ts'
import { defaultsOf } from '../../url/defaults.ts'
import type { ControlPart } from './ByMeasure.tsx'
import { controlMessages } from '../../ui/control.gen.ts'

/** Places that can be ticked; the rest is reached by a scenario of one's own. */
const TICKED = defaultsOf('places')

/** Who is hit. */
export function Targets({ label, detail, value, onChange }: ControlPart<readonly string[]>): React.JSX.Element {
  const say = useMessages(controlMessages)
  const { place } = useWording()
  const { places } = useCatalogue()
  const targets = new Set(value)
  const allies = places.filter(({ bloc }) => bloc === 'alliance')
  const all = targets.has('alliance') || (allies.length > 0 && allies.every(({ id }) => targets.has(id)))
  return (
    <fieldset className="field">
      <legend>
        {label}
        {detail !== undefined && <span className="quiet"> {detail}</span>}
      </legend>
      <div className="row">
        {TICKED.map((id) => (
          <label key={id} className="tick-box">
            <input
              type="checkbox"
              checked={all || targets.has(id)}
              onChange={({ target }) => {
                const chosen = new Set(all ? TICKED : TICKED.filter((one) => targets.has(one)))
                if (target.checked) chosen.add(id)
                else chosen.delete(id)
                // A measure reaches somebody: the last one stays.
                if (chosen.size > 0) onChange(TICKED.filter((one) => chosen.has(one)))
              }}
            />
            {place(id).replace(/（.*/, '')}
          </label>
        ))}
        <label className="tick-box">
          <input
            type="checkbox"
            checked={all}
            onChange={({ target }) => onChange(target.checked ? ['alliance'] : defaultsOf('place'))}
          />
          {say('allies')}
        </label>
      </div>
    </fieldset>
  )
}
