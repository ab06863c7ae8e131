import { nameIn, titleIn } from '../../../src/messages/index.ts'
import { useId, useState } from 'react'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import type { ScenarioFile } from '../../model/protocol.ts'
import type { ScenarioSpec } from '../../url/scenario-word.ts'
import { useMessages } from '../../language/messages.ts'
import { stressOptions } from '../../../src/studies/light.ts'
import type { MeasureEdit, ScenarioEdit } from '../../../src/world/index.ts'
import { clean, monthsOf, withAll, withOne, withOwn, type Changed } from './by-measure.ts'
import { ByMeasure, type MeasureValue } from './ByMeasure.tsx'
import { Labelled } from '../../ui/Labelled.tsx'
import { limits, Slider } from '../../ui/Slider.tsx'
import { Targets } from './Targets.tsx'
import { Withheld } from './Withheld.tsx'
import { controlMessages } from '../../ui/control.gen.ts'

interface Props {
  readonly spec: ScenarioSpec
  /** The scenario with its changes written out; missing while it is read. */
  readonly file: ScenarioFile | undefined
  readonly change: (spec: ScenarioSpec) => void
}

/** Longest end that can be set; beyond it, the end is open. */
const LONGEST = 24
const OPEN = 60

/** On a phone the answer comes first, and what can be changed is a press away. */
const WIDE = window.matchMedia('(min-width: 62rem)')

type Measure = ScenarioFile['measures'][number]

/** What a reader can change of a scenario. */
export function Controls({ spec, file, change }: Props): React.JSX.Element {
  const say = useMessages(controlMessages)
  const { lang, percent } = useWording()
  const { scenarios, foresight } = useCatalogue()
  const { edit } = spec
  const set = (part: Changed<ScenarioEdit>): void => change({ ...spec, edit: clean({ ...edit, ...part }) })
  const months = (n: number): string => say('months', { n })
  // What a change of all writes where nothing is withheld yet is shown until the file has it.
  const values = <T,>(of: (measure: Measure) => T): MeasureValue<T>[] =>
    (file?.measures ?? []).map((measure) => ({
      id: measure.id,
      label: titleIn(lang, measure),
      value: of(measure),
    }))
  const changes = <K extends keyof MeasureEdit, T extends NonNullable<MeasureEdit[K]>>(
    key: K,
    asked: (value: T) => T = (value) => value,
  ) => ({
    onAll: (value: T): void => change({ ...spec, edit: withAll(edit, key, asked(value)) }),
    onOne: (id: string, value: T): void => change({ ...spec, edit: withOne(edit, id, { [key]: asked(value) }) }),
    onOwn: (id?: string): void =>
      change({ ...spec, edit: id === undefined ? withOwn(edit, key) : withOne(edit, id, { [key]: undefined }) }),
  })
  const leakageChanged =
    edit.leakage !== undefined || Object.values(edit.measures ?? {}).some(({ leakage }) => leakage !== undefined)
  // Which measures of a menu these are is no change of them.
  const { only, focus, ...others } = edit
  const changed = Object.keys(others).length > 0 || spec.foresight !== undefined || spec.months !== undefined
  return (
    <details className="controls panel" open={WIDE.matches}>
      <summary>
        <h2 className="controls-title">{say('controls')}</h2>
      </summary>
      <div className="stack">
        <Labelled label={say('scenario')}>
          {(id) => (
            <select
              id={id}
              value={spec.id}
              onChange={({ target }) => change({ id: target.value, edit: {} })}
              data-testid="scenario"
            >
              {scenarios.map((one) => (
                <option key={one.id} value={one.id}>
                  {nameIn(lang, one)}
                </option>
              ))}
              {spec.own !== undefined && <option value="own">{say('own')}</option>}
              {spec.edit.only !== undefined && <option value={spec.id}>{say('fromMenu')}</option>}
            </select>
          )}
        </Labelled>

        <ByMeasure
          name="duration"
          label={say('lasts')}
          measures={values((measure) => Math.min(monthsOf(measure) ?? OPEN, LONGEST + 1))}
          otherwise={Math.min(edit.duration ?? 1, LONGEST + 1)}
          changed={edit.duration !== undefined}
          {...changes('duration', (value) => (value > LONGEST ? OPEN : value))}
        >
          {(part) => (
            <Slider
              {...part}
              low={1}
              high={LONGEST + 1}
              step={1}
              text={(value) => (value > LONGEST ? say('lastsOpen') : months(value))}
            />
          )}
        </ByMeasure>

        <ByMeasure
          name="to"
          label={say('to')}
          measures={values(({ to }) => to)}
          otherwise={edit.to ?? []}
          changed={edit.to !== undefined}
          {...changes('to')}
        >
          {(part) => <Targets {...part} />}
        </ByMeasure>

        <ByMeasure
          name="materials"
          label={say('what')}
          measures={values(({ id, materials }) => edit.measures?.[id]?.materials ?? edit.materials ?? materials)}
          otherwise={edit.materials ?? []}
          changed={edit.materials !== undefined}
          {...changes('materials')}
        >
          {(part) => <Withheld {...part} />}
        </ByMeasure>

        <ByMeasure
          name="allowedShare"
          label={say('let')}
          detail={say('letNote')}
          measures={values(({ allowedShare }) => allowedShare.at(-1)?.share ?? 0)}
          otherwise={edit.allowedShare ?? 0}
          changed={edit.allowedShare !== undefined}
          {...changes('allowedShare')}
        >
          {(part) => <Slider {...part} low={0} high={1} step={0.05} text={(value) => percent(value)} />}
        </ByMeasure>

        <details open={leakageChanged || edit.stockRelease !== undefined || spec.foresight !== undefined}>
          <summary>{say('more')}</summary>
          <div className="stack">
            <ByMeasure
              name="leakage"
              label={say('leak')}
              measures={values(({ leakage }) => leakage)}
              otherwise={edit.leakage ?? 0}
              changed={edit.leakage !== undefined}
              {...changes('leakage')}
            >
              {(part) => <Slider {...part} low={0} high={0.5} step={0.05} text={(value) => percent(value)} />}
            </ByMeasure>
            <Labelled label={say('release')}>
              {(id) => (
                <select
                  id={id}
                  value={edit.stockRelease ?? ''}
                  onChange={({ target }) =>
                    set({ stockRelease: target.value === '' ? undefined : Number(target.value) })
                  }
                >
                  <option value="">{say('releaseNo')}</option>
                  {[3, 6, 12].map((n) => (
                    <option key={n} value={n}>
                      {say('releaseOver', { n })}
                    </option>
                  ))}
                </select>
              )}
            </Labelled>
            <label className="tick-box">
              <input
                type="checkbox"
                checked={edit.projects ?? false}
                onChange={({ target }) => set({ projects: target.checked ? true : undefined })}
              />
              {say('projects')}
            </label>
            <Slider
              label={say('ahead')}
              value={spec.foresight ?? foresight}
              {...limits(stressOptions.foresight, 12, spec.foresight)}
              step={1}
              text={months}
              onChange={(value) => change({ ...spec, foresight: value })}
              name="foresight"
            />
          </div>
        </details>

        <OwnScenario spec={spec} file={file} change={change} />
        {changed && (
          <button
            type="button"
            className="button"
            onClick={() =>
              change({
                id: spec.id,
                edit: clean<ScenarioEdit>({ only, focus }),
                ...(spec.own === undefined ? {} : { own: spec.own }),
              })
            }
          >
            {say('reset')}
          </button>
        )}
      </div>
    </details>
  )
}

/** A scenario written or opened by the reader. */
function OwnScenario({ spec, file, change }: Props): React.JSX.Element {
  const say = useMessages(controlMessages)
  const [text, setText] = useState<string>()
  const id = useId()
  const shown = text ?? spec.own ?? file?.text ?? ''
  const use = (own: string): void => {
    setText(undefined)
    change({ id: 'own', own, edit: {} })
  }
  return (
    <details>
      <summary>{say('write')}</summary>
      <div className="stack">
        <label htmlFor={id} className="quiet">
          {say('writeNote')}
        </label>
        <textarea
          id={id}
          rows={12}
          spellCheck={false}
          value={shown}
          onChange={({ target }) => setText(target.value)}
          className="yaml"
        />
        <div className="row">
          <button type="button" className="button main" onClick={() => use(shown)}>
            {say('apply')}
          </button>
          <label className="button">
            {say('open')}
            <input
              type="file"
              accept=".yaml,.yml"
              className="hidden"
              onChange={({ target }) => void target.files?.[0]?.text().then(use)}
            />
          </label>
        </div>
      </div>
    </details>
  )
}
