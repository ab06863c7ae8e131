import type { ReactNode } from 'react'
import { exposureOptions } from '../../../src/studies/light.ts'
import { useCatalogue, useCommand } from '../../model/catalogue.tsx'
import { useModel } from '../../model/use-model.ts'
import { Asks } from '../../ui/by-code/question.ts'
import { Problem } from '../../ui/Problem.tsx'
import { useView } from '../../url/state.ts'
import { ChainFigure } from './ChainFigure.tsx'
import { CompanySection } from './CompanySection.tsx'
import { ConcentrationFigure } from './ConcentrationFigure.tsx'
import { HiddenFigure } from './HiddenFigure.tsx'
import { elementOf, pick } from './state.ts'
import { useExposureWords } from './use-words.ts'
import './exposure.css'

/** Who made what a place uses, stage by stage, and who could have stopped it. */
export default function ExposurePage(): React.JSX.Element {
  const words = useExposureWords()
  const { say } = words
  const { view, go } = useView()
  const { places } = useCatalogue()
  const command = useCommand()
  const answered = useModel('exposure', { place: [view.place] })
  // The tables are asked for links into them alone; the page does not wait for them.
  const told = useModel('tables', answered.state === 'done' ? {} : undefined)
  const tables = told.state === 'done' ? told.value : []
  const result = answered.state === 'done' ? answered.value : answered.state === 'working' ? answered.before : undefined
  // While another place is traced, the one before stays on the screen, under its own name.
  const place = result?.dependences[0]?.place ?? view.place
  const element = elementOf(result?.dependences ?? [], view.element)
  const all = pick(result?.dependences ?? [], element, '')
  const picked = pick(all, element, view.material)
  const material = picked.length < all.length || all.length === 1 ? (picked[0]?.material ?? '') : ''
  const question = {
    command: command({ id: 'exposure', options: exposureOptions }, { place: [place] }),
    path: `/exposure?place=${encodeURIComponent(place)}`,
  }
  const collator = new Intl.Collator(view.lang)
  const elements = [...new Set((result?.dependences ?? []).map((one) => one.element))]

  return (
    <div className="stack exposure">
      <h1>{places.length === 0 ? say('titleAny') : say('title', { place: words.the(view.place) })}</h1>
      <p>{say('lead')}</p>
      <form
        className="row exposure-choice controls"
        aria-label={say('choose')}
        onSubmit={(event) => event.preventDefault()}
      >
        <Choice label={say('place')} value={view.place} onChange={(id) => go({ place: id, material: '' })}>
          {[...places]
            .sort((a, b) => collator.compare(words.place(a.id), words.place(b.id)))
            .map(({ id }) => (
              <option key={id} value={id}>
                {words.place(id)}
              </option>
            ))}
        </Choice>
        {elements.length > 0 && (
          <>
            <Choice label={say('element')} value={element} onChange={(id) => go({ element: id, material: '' })}>
              {elements.map((id) => (
                <option key={id} value={id}>
                  {words.element(id)}
                </option>
              ))}
            </Choice>
            <Choice label={say('material')} value={material} onChange={(id) => go({ material: id })}>
              {all.length > 1 && <option value="">{say('all')}</option>}
              {all.map(({ material }) => (
                <option key={material} value={material}>
                  {words.material(material)}
                </option>
              ))}
            </Choice>
          </>
        )}
        <fieldset className="field">
          <legend>{say('by')}</legend>
          <div className="row">
            {(['location', 'control'] as const).map((by) => (
              <button
                key={by}
                type="button"
                className="button"
                aria-pressed={view.by === by}
                onClick={() => go({ by })}
              >
                {say(by)}
              </button>
            ))}
          </div>
        </fieldset>
      </form>
      <div role="status">
        {answered.state === 'working' && (
          <p className="row quiet">
            {say('working')}
            <button type="button" className="button" onClick={answered.cancel}>
              {say('cancel')}
            </button>
          </p>
        )}
        {answered.state === 'cancelled' && (
          <p className="row">
            {say('cancelled')}
            <button type="button" className="button main" onClick={answered.again}>
              {say('again')}
            </button>
          </p>
        )}
      </div>
      {answered.state === 'failed' && <Problem failure={answered.failure} />}
      {result !== undefined &&
        (picked.length === 0 ? (
          answered.state === 'done' && <p>{say('nothingUsed', { place: words.the(view.place) })}</p>
        ) : (
          <div className="stack moves" style={{ opacity: answered.state === 'done' ? 1 : 0.5 }}>
            <Asks value={[question]}>
              <ChainFigure place={place} element={element} picked={picked} coercer={result.coercer} />
              <ConcentrationFigure place={place} element={element} picked={picked} worldStages={result.worldStages} />
              <HiddenFigure place={place} dependences={result.dependences} coercer={result.coercer} tables={tables} />
            </Asks>
          </div>
        ))}
      <CompanySection />
    </div>
  )
}

function Choice({
  label,
  value,
  onChange,
  children,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly children: ReactNode
}): React.JSX.Element {
  return (
    <label className="field">
      <span className="label">{label}</span>
      <select value={value} onChange={({ target }) => onChange(target.value)}>
        {children}
      </select>
    </label>
  )
}
