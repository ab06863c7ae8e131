import { useId, useState } from 'react'
import { useCatalogue, useWording } from '../../desk/catalogue.tsx'
import type { ScenarioFile, ScenarioSpec } from '../../desk/protocol.ts'
import { useWords } from '../../messages.ts'
import { Labelled } from './Labelled.tsx'
import { Slider } from './Slider.tsx'
import { CONTROL_WORDS } from './words.ts'

interface Props {
  readonly spec: ScenarioSpec
  /** The scenario with its changes written out; missing while it is read. */
  readonly file: ScenarioFile | undefined
  readonly change: (spec: ScenarioSpec) => void
}

/** Places that can be ticked; the rest is reached by a scenario of one's own. */
const TICKED = ['JPN', 'USA', 'EUR', 'KOR']
/** Longest end that can be set; beyond it, the end is open. */
const LONGEST = 24
const OPEN = 60

/** On a phone the answer comes first, and what can be changed is a press away. */
const WIDE = window.matchMedia('(min-width: 62rem)')

const WITHHELD = [
  ['heavy', ['heavy']],
  ['everything', ['all']],
  ['magnets', ['stage:magnet']],
  ['metals', ['stage:metal', 'stage:alloy']],
  ['dyTb', ['element:dy', 'element:tb']],
] as const

/** What a reader can change of a scenario. */
export function Controls({ spec, file, change }: Props): React.JSX.Element {
  const say = useWords(CONTROL_WORDS)
  const { lang, place, percent, number } = useWording()
  const { scenarios, foresight } = useCatalogue()
  const { edit } = spec
  const set = (part: Changed): void => change({ ...spec, edit: clean({ ...edit, ...part }) })
  const months = (n: number): string => say('months', { n: number(n) })
  const targets = new Set(edit.to ?? file?.measures.flatMap(({ to }) => to) ?? [])
  const all = targets.has('alliance') || TICKED.every((id) => targets.has(id))
  const lasts = edit.lasts ?? durationOf(file)
  const withheld = WITHHELD.find(([, groups]) => String(groups) === String(edit.materials))?.[0] ?? ''
  // Which measures of a menu these are is no change of them.
  const { only, report, ...others } = edit
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
              {scenarios.map(({ id: name, name: en, nameJa }) => (
                <option key={name} value={name}>
                  {lang === 'ja' ? nameJa : en}
                </option>
              ))}
              {spec.own !== undefined && <option value="own">{say('own')}</option>}
              {spec.edit.only !== undefined && <option value={spec.id}>{say('fromMenu')}</option>}
            </select>
          )}
        </Labelled>

        <Slider
          label={say('lasts')}
          value={Math.min(lasts, LONGEST + 1)}
          low={1}
          high={LONGEST + 1}
          step={1}
          text={(value) => (value > LONGEST ? say('lastsOpen') : months(value))}
          onChange={(value) => set({ lasts: value > LONGEST ? OPEN : value })}
          name="lasts"
        />

        <fieldset className="field">
          <legend>{say('to')}</legend>
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
                    if (chosen.size > 0) set({ to: TICKED.filter((one) => chosen.has(one)) })
                  }}
                />
                {place(id).replace(/（.*/, '')}
              </label>
            ))}
            <label className="tick-box">
              <input
                type="checkbox"
                checked={targets.has('alliance')}
                onChange={({ target }) => set({ to: target.checked ? ['alliance'] : ['JPN'] })}
              />
              {say('allies')}
            </label>
          </div>
        </fieldset>

        <Labelled label={say('what')}>
          {(id) => (
            <select
              id={id}
              value={withheld}
              onChange={({ target }) => {
                const groups = WITHHELD.find(([name]) => name === target.value)?.[1]
                set({ materials: groups })
              }}
            >
              <option value="">{say('asFile')}</option>
              {WITHHELD.map(([name]) => (
                <option key={name} value={name}>
                  {say(name)}
                </option>
              ))}
            </select>
          )}
        </Labelled>

        <Slider
          label={say('let')}
          detail={say('letNote')}
          value={edit.letThrough ?? throughOf(file)}
          low={0}
          high={1}
          step={0.05}
          text={(value) => percent(value)}
          onChange={(letThrough) => set({ letThrough })}
          name="let"
        />

        <details open={edit.leakage !== undefined || edit.release !== undefined || spec.foresight !== undefined}>
          <summary>{say('more')}</summary>
          <div className="stack">
            <Slider
              label={say('leak')}
              value={edit.leakage ?? file?.measures[0]?.leakage ?? 0}
              low={0}
              high={0.5}
              step={0.05}
              text={(value) => percent(value)}
              onChange={(leakage) => set({ leakage })}
              name="leak"
            />
            <Labelled label={say('release')}>
              {(id) => (
                <select
                  id={id}
                  value={edit.release ?? ''}
                  onChange={({ target }) => set({ release: target.value === '' ? undefined : Number(target.value) })}
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
              low={1}
              high={12}
              step={1}
              text={months}
              onChange={(value) => change({ ...spec, foresight: value })}
              name="ahead"
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
                edit: clean({ only, report }),
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
  const say = useWords(CONTROL_WORDS)
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

type Edit = ScenarioSpec['edit']
type Changed = { readonly [K in keyof Edit]?: Edit[K] | undefined }

/** Changes that are none are left out, so that the address and the file stay as they were. */
const clean = (edit: Changed): Edit =>
  Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined)) as Edit

/** Months from the beginning of the first measure to the end of the last; more than the longest where one is open. */
function durationOf(file: ScenarioFile | undefined): number {
  const measures = file?.measures ?? []
  if (measures.length === 0) return 1
  if (measures.some(({ until }) => until === null)) return LONGEST + 1
  const number = (month: string): number => 12 * Number(month.slice(0, 4)) + Number(month.slice(5))
  const first = Math.min(...measures.map(({ from }) => number(from)))
  const last = Math.max(...measures.map(({ until }) => number(until ?? '')))
  return Math.min(LONGEST + 1, last - first + 1)
}

/** Share that the first measure lets through in the end. */
const throughOf = (file: ScenarioFile | undefined): number => file?.measures[0]?.letThrough.at(-1)?.share ?? 0
