import { WRITING } from '../../../src/messages/index.ts'
import { useRef } from 'react'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { QUESTIONS, type WeaponRequest } from '../../url/questions.ts'
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
import { MAX_MEMBER_SETS } from '../../../src/studies/light.ts'
import { Answer } from './Answer.tsx'
import { Controls } from './Controls.tsx'
import { missing, tooManyAlone } from './state.ts'
import { useSupplier } from '../../subjects/supplier.ts'
import { aloneMessages } from './alone.gen.ts'
import { weaponMessages } from './messages.gen.ts'
import '../../ui/study.css'
import './weapon.css'

/** An answer and the question it belongs to. */
interface Shown {
  readonly request: WeaponRequest
  readonly result: ModelResults['weapon']
}

/** The worst that the supplier state can do with a few measures, how far it is from the best at most, and what it costs it. */
export default function WeaponPage(): React.JSX.Element {
  const say = useMessages(weaponMessages)
  const words = useWording()
  const supplier = useSupplier()
  const { view, go } = useView()
  const { places, menus } = useCatalogue()
  const [scopeOf, nameOf] = [useScopeOf(), useNameOf()]
  const change = (weapon: WeaponRequest): void => go({ weapon })
  const tooMany = tooManyAlone(view.weapon, menus) !== undefined
  const request = tooMany ? withoutMember(view.weapon) : view.weapon
  // Whether there are too many sets is known when the menus are.
  const asked = useModel('weapon', places.length === 0 ? undefined : request)
  const now = asked.state === 'done' ? asked.value : asked.part
  const question = useQuestion()
  useNoted(asked.state === 'done' ? menus.find(({ id }) => id === request.menu) : undefined)
  const last = useRef<Shown>(undefined)
  if (now !== undefined) last.current = { request, result: now }
  const shown = last.current
  const stale = now === undefined
  const aimed = (request.target ?? []).map(words.place).map((name) => name.replace(/（.*/, ''))
  return (
    <div className="study">
      <header className="study-head">
        <h1>
          {places.length === 0
            ? '…'
            : aimed.length === 0
              ? say('questionAll', { supplier })
              : say('question', { supplier, places: words.list(aimed) })}
        </h1>
      </header>
      <div className="study-side">
        <Controls request={view.weapon} change={change} />
        <Contents />
      </div>
      <div className="study-answer stack">
        <Status asked={asked} request={request} stale={stale && shown !== undefined} />
        {tooMany && <TooManyAlone request={view.weapon} change={change} />}
        {shown !== undefined && !(asked.state === 'failed' && stale) && (
          <div className={stale ? 'stale' : undefined} aria-busy={stale}>
            <Scope value={scopeOf(nameOf(menus, shown.result.menu), shown.result.menu.start, shown.result.menu.months)}>
              <Asks value={[question(QUESTIONS.weapon, shown.request)]}>
                <Answer {...shown} complete={asked.state === 'done'} coming={asked.state === 'working'} />
              </Asks>
            </Scope>
          </div>
        )}
      </div>
    </div>
  )
}

const withoutMember = ({ member: _asked, ...request }: WeaponRequest): WeaponRequest => request

/** Why the loss of one place is not worked out, and what to do about it. */
function TooManyAlone({
  request,
  change,
}: {
  readonly request: WeaponRequest
  readonly change: (request: WeaponRequest) => void
}): React.JSX.Element | null {
  const say = useMessages(aloneMessages)
  const words = useWording()
  const { menus } = useCatalogue()
  const found = tooManyAlone(request, menus)
  if (found === undefined) return null
  const { all, sets, fewer } = found
  return (
    <div className="problem" role="alert">
      <p>
        {WRITING[words.lang].after(
          say('tooMany', {
            member: words.list((request.member ?? []).map((id) => words.place(id).replace(/（.*/, ''))),
            all,
            sets: words.number(sets, 6),
            most: request.maxMeasures,
            limit: words.number(MAX_MEMBER_SETS, 6),
          }),
          say('tooManyDo'),
        )}
      </p>
      {fewer !== undefined && (
        <p>
          <button type="button" className="button" onClick={() => change({ ...request, maxMeasures: fewer })}>
            {say('fewer', { n: fewer })}
          </button>
        </p>
      )}
    </div>
  )
}

interface StatusProps {
  readonly asked: Answered<ModelResults['weapon']>
  readonly request: WeaponRequest
  readonly stale: boolean
}

/** How far the search is, and how to stop it; or why there is no answer. */
function Status({ asked, request, stale }: StatusProps): React.JSX.Element | null {
  const say = useMessages(weaponMessages)
  const words = useWording()
  if (asked.state === 'done') return null
  if (asked.state === 'failed') return <Problem failure={asked.failure} />
  const { part } = asked
  const member = words.list((request.member ?? []).map((id) => words.place(id).replace(/（.*/, '')))
  const parts = part && words.list(missing(request, part).map((one) => say(one, { member })))
  if (asked.state === 'cancelled')
    return (
      <p className="panel row" role="status">
        {parts === undefined ? say('cancelled') : say('kept', { parts })}
        <button type="button" className={part === undefined ? 'button main' : 'button'} onClick={asked.again}>
          {say('again')}
        </button>
      </p>
    )
  const { done, total, bounds, cancel } = asked
  const told =
    parts === undefined
      ? done === 0
        ? say('opening')
        : WRITING[words.lang].after(
            say('working', { n: done }),
            bounds === undefined || !Number.isFinite(bounds.bound)
              ? ''
              : say('between', { best: words.money(bounds.best), bound: words.money(bounds.bound) }),
          )
      : WRITING[words.lang].after(
          say('completing', { parts }),
          done === 0
            ? ''
            : total === 0
              ? say('solved', { n: done })
              : say('solvedAlone', { n: words.number(done, 6), all: words.number(total, 6) }),
        )
  return (
    <div className="panel row status" role="status">
      {(part === undefined || total > 0) && (
        <progress aria-label={told} {...(total > 0 ? { value: done, max: total } : {})} />
      )}
      <span>{told}</span>
      {stale && <span className="quiet">{say('outdated')}</span>}
      <button type="button" className="button" onClick={cancel}>
        {say('cancel')}
      </button>
    </div>
  )
}
