import { titleIn } from '../../../src/messages/index.ts'
import { useWording } from '../../model/catalogue.tsx'
import { useOwnParts } from '../../model/company.ts'
import type { ScenarioSpec } from '../../url/scenario-word.ts'
import { useNoted } from '../../model/recent.ts'
import { useDraws } from '../../model/use-draws.ts'
import { useModel, type Answered } from '../../model/use-model.ts'
import { Contents } from '../../ui/Contents.tsx'
import { Problem } from '../../ui/Problem.tsx'
import { Scope } from '../../ui/Scope.tsx'
import { useScopeOf } from '../../model/use-scope.ts'
import { useStressQuestion } from '../../model/use-question.ts'
import { Asks } from '../../ui/by-code/question.ts'
import { useMessages } from '../../language/messages.ts'
import { hasShiftedCases } from '../../subjects/stress.ts'
import { DEFAULT_SCENARIO, useView } from '../../url/state.ts'
import type { StressRange, StressResult } from '../../../src/studies/index.ts'
import { Answer } from './Answer.tsx'
import { Controls } from './Controls.tsx'
import { shockMessages } from './messages.gen.ts'
import '../../ui/study.css'
import './shock.css'

/** The start page: a scenario, what it does, and how the answer changes with it. */
export function ShockPage(): React.JSX.Element {
  const say = useMessages(shockMessages)
  const { lang } = useWording()
  const { view, go } = useView()
  const scopeOf = useScopeOf()
  const question = useStressQuestion()
  const spec = view.scenarios[0] ?? DEFAULT_SCENARIO
  const scenario = useModel('scenario', { spec })
  const { own } = useOwnParts()
  const stress = useModel('stress', { spec, ...own })
  const range = useModel('range', { spec })
  const file = latest(scenario)
  const shown = stress.state === 'done' ? stress.value : undefined
  const before = latest(stress)
  useNoted(shown && file && { name: file.title, nameJa: file.titleJa })
  // Bands take a minute: the answer and its range come first, and whatever is asked again gives them up.
  const complete = shown !== undefined && range.state === 'done'
  const drawing = useDraws(complete ? spec : undefined, view.samples)
  const change = (changed: ScenarioSpec): void => go({ scenarios: [changed] })
  return (
    <div className="study">
      <header className="study-head stack">
        <p className="quiet">{say('question')}</p>
        <h1>{scenario.state === 'failed' ? say('unread') : file === undefined ? '…' : titleIn(lang, file)}</h1>
      </header>
      <div className="study-side">
        <Controls spec={spec} file={file} change={change} />
        <Contents />
      </div>
      <div className="study-answer stack">
        <Status stress={stress} range={range} stale={shown === undefined && before !== undefined} />
        {before !== undefined && (
          <div className={shown === undefined ? 'stale' : undefined} aria-busy={shown === undefined}>
            <Scope
              value={
                file === undefined ? '' : scopeOf(titleIn(lang, file), before.scenario.start, before.scenario.months)
              }
            >
              <Asks value={[question(spec, file, own)]}>
                <Answer
                  result={before}
                  range={complete ? range.value : undefined}
                  drawing={drawing}
                  file={file}
                  spec={spec}
                />
              </Asks>
            </Scope>
          </div>
        )}
      </div>
    </div>
  )
}

/** The answer at hand: the present one, or the one before while it is worked out. */
const latest = <T,>(answered: Answered<T>): T | undefined =>
  answered.state === 'done' ? answered.value : answered.state === 'working' ? answered.before : undefined

interface StatusProps {
  readonly stress: Answered<StressResult>
  readonly range: Answered<StressRange>
  readonly stale: boolean
}

/** How far the work is, and how to stop it; or why there is no answer. */
function Status({ stress, range, stale }: StatusProps): React.JSX.Element | null {
  const say = useMessages(shockMessages)
  const { percent } = useWording()
  const answer = latest(stress)
  const shifted = answer === undefined || hasShiftedCases(answer, undefined)
  if (stress.state === 'failed') return <Problem failure={stress.failure} />
  if (stress.state === 'cancelled')
    return (
      <p className="panel row" role="status">
        {say('cancelled')}
        <button type="button" className="button main" onClick={stress.again}>
          {say('again')}
        </button>
      </p>
    )
  if (stress.state === 'working')
    return (
      <div className="panel row status no-print" role="status">
        <progress max={Math.max(1, stress.total)} value={stress.done} aria-label={say('opening')} />
        <span>{stress.total === 0 ? say('opening') : say('working', { done: stress.done, total: stress.total })}</span>
        {stale && <span className="quiet">{say('outdated')}</span>}
        <button type="button" className="button" onClick={stress.cancel}>
          {say('cancel')}
        </button>
      </div>
    )
  if (range.state === 'working')
    return (
      <p className="quiet status no-print" role="status">
        {say(shifted ? 'rangeWorking' : 'carriesWorking', {
          share: percent(range.total > 0 ? range.done / range.total : 0),
        })}{' '}
        <button type="button" className="button" onClick={range.cancel}>
          {say('cancel')}
        </button>
      </p>
    )
  if (range.state === 'failed') return <Problem failure={range.failure} />
  if (range.state === 'cancelled')
    return (
      <p className="row" role="status">
        <button type="button" className="button" onClick={range.again}>
          {say('again')}
        </button>
      </p>
    )
  return null
}
