import { useRef } from 'react'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { QUESTIONS, type DumpingRequest } from '../../url/questions.ts'
import { useNoted } from '../../model/recent.ts'
import { useModel, type Answered } from '../../model/use-model.ts'
import { Contents } from '../../ui/Contents.tsx'
import { Problem } from '../../ui/Problem.tsx'
import { Scope } from '../../ui/Scope.tsx'
import { useNameOf, useScopeOf } from '../../model/use-scope.ts'
import { useQuestion } from '../../model/use-question.ts'
import { Asks } from '../../ui/by-code/question.ts'
import { useMessages } from '../../language/messages.ts'
import { useView } from '../../url/state.ts'
import type { ModelResults } from '../../../src/studies/index.ts'
import { useSupplier } from '../../subjects/supplier.ts'
import { Answer } from './Answer.tsx'
import { Controls } from './Controls.tsx'
import { useNames, useOwners } from './use-names.ts'
import { statusMessages } from './status.gen.ts'
import { dumpingMessages } from './messages.gen.ts'
import '../../ui/study.css'
import './dumping.css'

/** An answer and the question it belongs to. */
interface Shown {
  readonly request: DumpingRequest
  readonly result: ModelResults['dumping']
}

/** Who is at risk from sales below cost, what keeps a core of producers at least cost, who pays, and what that averts. */
export default function DumpingPage(): React.JSX.Element {
  const say = useMessages(dumpingMessages)
  const words = useWording()
  const supplier = useSupplier()
  const names = useNames()
  const { view, go } = useView()
  const { places, dumping: paths } = useCatalogue()
  const [scopeOf, nameOf] = [useScopeOf(), useNameOf()]
  const request = view.dumping
  // Before the question, which takes long: a worker answers one at a time.
  const owners = useOwners()
  const asked = useModel('dumping', request)
  const now = asked.state === 'done' ? asked.value : asked.part
  const question = useQuestion()
  const last = useRef<Shown>(undefined)
  useNoted(asked.state === 'done' ? paths.find(({ id }) => id === request.path) : undefined)
  if (now !== undefined) last.current = { request, result: now }
  const shown = last.current
  const stale = now === undefined
  return (
    <div className="study">
      <header className="study-head">
        <h1>
          {places.length === 0
            ? '…'
            : say('question', { supplier, places: words.list(request.members.map((id) => names.place(id))) })}
        </h1>
      </header>
      <div className="study-side">
        <Controls request={request} result={shown?.result} change={(dumping) => go({ dumping })} />
        <Contents />
      </div>
      <div className="study-answer stack">
        <Status asked={asked} stale={stale && shown !== undefined} />
        {shown !== undefined && !(asked.state === 'failed' && stale) && (
          <div className={stale ? 'stale' : undefined} aria-busy={stale}>
            <Scope value={scopeOf(nameOf(paths, shown.result.path), shown.result.path.start, shown.result.path.months)}>
              <Asks value={[question(QUESTIONS.dumping, shown.request)]}>
                <Answer
                  {...shown}
                  owners={owners}
                  complete={asked.state === 'done'}
                  coming={asked.state === 'working'}
                />
              </Asks>
            </Scope>
          </div>
        )}
      </div>
    </div>
  )
}

interface StatusProps {
  readonly asked: Answered<ModelResults['dumping']>
  readonly stale: boolean
}

const STEPS = ['stepCash', 'stepKept', 'stepAverted'] as const

/** What is being worked out, and how to stop it; or why there is no answer. */
function Status({ asked, stale }: StatusProps): React.JSX.Element | null {
  const say = useMessages(statusMessages)
  if (asked.state === 'done') return null
  if (asked.state === 'failed') return <Problem failure={asked.failure} />
  if (asked.state === 'cancelled')
    return (
      <p className="panel row" role="status">
        {say(asked.part === undefined ? 'cancelled' : 'kept')}
        <button type="button" className={asked.part === undefined ? 'button main' : 'button'} onClick={asked.again}>
          {say('again')}
        </button>
      </p>
    )
  const { done, total, part, cancel } = asked
  const told = say(part !== undefined ? 'stepAverted' : total === 0 ? 'opening' : (STEPS[done] ?? 'opening'))
  return (
    <div className="panel row status" role="status">
      <progress aria-label={told} {...(part === undefined && total > 0 ? { value: done, max: total } : {})} />
      <span>{told}</span>
      {stale && <span className="quiet">{say('outdated')}</span>}
      <button type="button" className="button" onClick={cancel}>
        {say('cancel')}
      </button>
    </div>
  )
}
