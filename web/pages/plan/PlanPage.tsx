import { WRITING } from '../../../src/messages/index.ts'
import { useRef } from 'react'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import type { PlanRequest } from '../../url/questions.ts'
import { useModel, type Answered } from '../../model/use-model.ts'
import { Problem } from '../../ui/Problem.tsx'
import { useMessages } from '../../language/messages.ts'
import { useView } from '../../url/state.ts'
import type { PlanResult } from '../../../src/studies/index.ts'
import { roundDown } from '../../../src/studies/light.ts'
import { useSupplier } from '../weapon/use-names.ts'
import { Answer } from './Answer.tsx'
import { Controls } from './Controls.tsx'
import { missing } from './state.ts'
import { planMessages } from './messages.gen.ts'
import '../../ui/study.css'
import './plan.css'

/** An answer, as far as it is known, and the question it belongs to. */
interface Kept {
  readonly request: PlanRequest
  readonly result: PlanResult
}

/** What blunts the weapon at least cost, within a budget: worked out when it is asked for. */
export default function PlanPage(): React.JSX.Element {
  const say = useMessages(planMessages)
  const words = useWording()
  const supplier = useSupplier()
  const { view, go } = useView()
  const { places } = useCatalogue()
  const request = view.plan
  const answered = useModel('plan', view.asked && places.length > 0 ? request : undefined)
  const now = !view.asked ? undefined : answered.state === 'done' ? answered.value : answered.part
  const last = useRef<Kept>(undefined)
  if (now !== undefined) last.current = { request, result: now }
  const kept = last.current
  const stale = now === undefined
  const members = request.members.map((id) => words.place(id).replace(/（.*/, ''))
  return (
    <div className="study plan">
      <header className="study-head">
        <h1>{places.length === 0 ? '…' : say('question', { places: words.list(members), supplier })}</h1>
        <p className="quiet">{say('lede')}</p>
      </header>
      <Controls request={request} change={(plan) => go({ plan, asked: false, point: '', year: '' })} />
      <div className="study-answer stack">
        {view.asked ? (
          <Status answered={answered} request={request} />
        ) : (
          <div className="panel stack plan-ask">
            <p>
              {WRITING[words.lang].after(
                say(kept === undefined ? 'askMore' : 'changed'),
                say(request.members.length > 1 || request.maxMeasures > 1 ? 'waitsLong' : 'waits'),
              )}
            </p>
            <p>
              <button
                type="button"
                className="button main"
                disabled={places.length === 0}
                onClick={() => go({ asked: true })}
              >
                {say('ask')}
              </button>
            </p>
          </div>
        )}
        {kept !== undefined && !(view.asked && answered.state === 'failed' && stale) && (
          <div className={stale ? 'stale' : undefined} aria-busy={stale}>
            <Answer {...kept} state={stale ? 'done' : answered.state} />
          </div>
        )}
      </div>
    </div>
  )
}

/** How far the search is, with both bounds as they close, and how to stop it; or why there is no answer. */
function Status({
  answered,
  request,
}: {
  readonly answered: Answered<PlanResult>
  readonly request: PlanRequest
}): React.JSX.Element | null {
  const say = useMessages(planMessages)
  const words = useWording()
  if (answered.state === 'done') return null
  if (answered.state === 'failed') return <Problem failure={answered.failure} />
  const { part } = answered
  const parts = part && words.list(missing(request, part, false).map((one) => say(one)))
  if (answered.state === 'cancelled')
    return (
      <p className="panel row" role="status">
        {parts === undefined ? say('cancelled') : say('kept', { parts })}
        <button type="button" className={part === undefined ? 'button main' : 'button'} onClick={answered.again}>
          {say('again')}
        </button>
      </p>
    )
  const { bounds, cancel } = answered
  const found = part !== undefined && part.check.difference !== null
  const [lower, upper] = found
    ? [undefined, undefined]
    : [
        bounds === undefined ? part?.objective.lowerBound : bounds.bound,
        bounds === undefined ? part?.objective.upperBound : bounds.best,
      ]
  const told = found
    ? WRITING[words.lang].after(
        say('completing', { parts: parts ?? '' }),
        part.budgetCurve.length < (request.budgets ?? []).length
          ? say('budgetsWait', { n: part.budgetCurve.length, all: (request.budgets ?? []).length })
          : request.alternatives > 0
            ? say('alternativesWait', { n: part.alternatives.length, all: request.alternatives })
            : '',
      )
    : bounds === undefined && part === undefined
      ? say(answered.done === 0 ? 'opening' : 'searching')
      : say(bounds?.phase === 'integer' ? 'integer' : 'relaxation', { n: Math.max(1, answered.done) })
  return (
    <div className="panel stack plan-status status">
      <div className="row" role="status">
        <progress aria-label={told} />
        <span>{told}</span>
        <button type="button" className="button" onClick={cancel}>
          {say('cancel')}
        </button>
      </div>
      {(lower !== undefined || upper !== undefined) && <BoundsBar lower={lower} upper={upper} />}
    </div>
  )
}

/** Both bounds on one scale from nothing to the best plan so far: what lies between them is not decided yet. */
function BoundsBar({
  lower = 0,
  upper = Number.POSITIVE_INFINITY,
}: {
  readonly lower: number | undefined
  readonly upper: number | undefined
}): React.JSX.Element | null {
  const say = useMessages(planMessages)
  const words = useWording()
  const least = Math.max(0, lower)
  if (!Number.isFinite(upper))
    return Number.isFinite(least) && least > 0 ? (
      <p className="plan-bounds-text">{say('atLeast', { bound: words.money(roundDown(least)) })}</p>
    ) : null
  const share = upper > 0 ? Math.min(1, least / upper) : 1
  const gap = words.percent(1 - share, 1 - share < 0.1 ? 1 : 0)
  return (
    <div className="plan-bounds" aria-live="off">
      <div className="plan-bounds-bar" aria-hidden="true">
        <div className="plan-bounds-sure" style={{ width: `${100 * share}%` }} />
      </div>
      <p className="plan-bounds-text">
        {WRITING[words.lang].after(
          say('between', { bound: words.money(roundDown(least), upper), best: words.money(upper) }),
          say('gapLeft', { gap }),
        )}
      </p>
    </div>
  )
}
