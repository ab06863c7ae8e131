import { WRITING } from '../../../src/messages/index.ts'
import { useRef } from 'react'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { QUESTIONS, type PlanRequest } from '../../url/questions.ts'
import { useNoted } from '../../model/recent.ts'
import { useModel, type Answered } from '../../model/use-model.ts'
import { Contents } from '../../ui/Contents.tsx'
import { Problem } from '../../ui/Problem.tsx'
import { Scope } from '../../ui/Scope.tsx'
import { useNameOf } from '../../model/use-scope.ts'
import { useQuestion } from '../../model/use-question.ts'
import { Asks } from '../../ui/by-code/question.ts'
import { useMessages } from '../../language/messages.ts'
import { useView } from '../../url/state.ts'
import type { ModelResults } from '../../../src/studies/index.ts'
import { roundDown } from '../../../src/studies/light.ts'
import { useSupplier } from '../../subjects/supplier.ts'
import { Answer } from './Answer.tsx'
import { Controls } from './Controls.tsx'
import { guardsWorlds, refusalOf } from './guard.ts'
import { gapBetween, missing } from './state.ts'
import { Waits } from './Waits.tsx'
import { guardMessages } from './guard.gen.ts'
import { planMessages } from './messages.gen.ts'
import '../../ui/study.css'
import './plan.css'

/** An answer, as far as it is known, and the question it belongs to. */
interface Kept {
  readonly request: PlanRequest
  readonly result: ModelResults['plan']
}

/** What blunts the weapon at least cost, within a budget: worked out when it is asked for. */
export default function PlanPage(): React.JSX.Element {
  const say = useMessages(planMessages)
  const words = useWording()
  const supplier = useSupplier()
  const { view, go } = useView()
  const guard = useMessages(guardMessages)
  const { places, menus } = useCatalogue()
  const nameOf = useNameOf()
  const request = view.plan
  const refused = refusalOf(request, menus.find(({ id }) => id === request.menu)?.listsContingencies ?? false)
  const answered = useModel('plan', view.asked && places.length > 0 ? request : undefined)
  const now = !view.asked ? undefined : answered.state === 'done' ? answered.value : answered.part
  const question = useQuestion()
  const last = useRef<Kept>(undefined)
  useNoted(view.asked && answered.state === 'done' ? menus.find(({ id }) => id === request.menu) : undefined)
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
      <div className="study-side">
        <Controls request={request} change={(plan) => go({ plan, asked: false, point: '', year: '' })} />
        <Contents />
      </div>
      <div className="study-answer stack">
        {view.asked ? (
          <Status answered={answered} request={request} />
        ) : (
          <div className="panel stack plan-ask">
            <Waits request={request} isChanged={kept !== undefined} />
            {refused !== undefined && <p role="alert">{guard('refused', { why: guard(refused) })}</p>}
            <p>
              <button
                type="button"
                className="button main"
                disabled={places.length === 0 || refused !== undefined}
                onClick={() => go({ asked: true })}
              >
                {say('ask')}
              </button>
            </p>
          </div>
        )}
        {kept !== undefined && !(view.asked && answered.state === 'failed' && stale) && (
          <div className={stale ? 'stale' : undefined} aria-busy={stale}>
            <Scope value={nameOf(menus, kept.result.menu)}>
              <Asks value={[question(QUESTIONS.plan, kept.request)]}>
                <Answer {...kept} state={stale ? 'done' : answered.state} />
              </Asks>
            </Scope>
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
  readonly answered: Answered<ModelResults['plan']>
  readonly request: PlanRequest
}): React.JSX.Element | null {
  const say = useMessages(planMessages)
  const guard = useMessages(guardMessages)
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
      {guardsWorlds(request) && !found && <p className="quiet plan-bounds-text">{guard('centralFirst')}</p>}
      {(lower !== undefined || upper !== undefined) && <BoundsBar lower={lower} upper={upper} />}
    </div>
  )
}

/** Both bounds on one scale: what lies between them is not decided yet. */
function BoundsBar({
  lower,
  upper = Number.POSITIVE_INFINITY,
}: {
  readonly lower: number | undefined
  readonly upper: number | undefined
}): React.JSX.Element | null {
  const say = useMessages(planMessages)
  const words = useWording()
  const apart = gapBetween(lower, upper)
  const least = apart === undefined ? undefined : words.money(roundDown(Math.min(lower ?? upper, upper)), upper)
  if (apart === undefined || least === undefined)
    return Number.isFinite(upper) ? (
      <p className="plan-bounds-text">{say('noBoundYet', { best: words.money(upper) })}</p>
    ) : lower !== undefined && Number.isFinite(lower) && lower > 0 ? (
      <p className="plan-bounds-text">{say('atLeast', { bound: words.money(roundDown(lower)) })}</p>
    ) : null
  const share = 1 - apart
  const gap = words.percent(apart, apart < 0.1 ? 1 : 0)
  return (
    <div className="plan-bounds" aria-live="off">
      <div className="plan-bounds-bar" aria-hidden="true">
        <div className="plan-bounds-sure" style={{ width: `${100 * share}%` }} />
      </div>
      <p className="plan-bounds-text">
        {WRITING[words.lang].after(say('between', { bound: least, best: words.money(upper) }), say('gapLeft', { gap }))}
      </p>
    </div>
  )
}
