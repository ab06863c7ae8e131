import { WRITING } from '../../../../src/messages/index.ts'
import { Link } from 'wouter'
import type { RoundShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { useSession } from '../../client/session.ts'
import { useNaming } from '../../parts/naming.ts'
import { stageOf, Status, Until, useNow } from '../../parts/Status.tsx'
import { STEPS, stepOf } from '../../subjects/round/round.ts'
import { roundMessages } from './messages.gen.ts'

const NOW = {
  waiting: 'nowWaiting',
  announced: 'nowWaiting',
  taking: 'nowTaking',
  over: 'nowOver',
  closed: 'nowClosed',
  opened: 'nowOpened',
  cleared: 'nowCleared',
  settled: 'nowSettled',
  void: 'nowVoid',
} as const

/** What the round is, where it stands, and what comes next. */
export function Head({ round }: { readonly round: RoundShown }): React.JSX.Element {
  const say = useMessages(roundMessages)
  const naming = useNaming()
  const { href } = useView()
  const session = useSession()
  const stage = stageOf(round, useNow())
  return (
    <header className="stack">
      <div className="row">
        <h1>{WRITING[naming.lang].inBrackets(round.title, round.id)}</h1>
        <Status round={round} />
      </div>
      <Steps step={stepOf(stage)} />
      <p>
        {say(NOW[stage], {
          opens: naming.deadline(round.opens),
          closes: naming.deadline(round.closes),
          given: round.sharesFrom.length,
          needed: round.terms.threshold,
          accepted: round.accepted,
          refused: round.refused,
          why: round.why ?? '–',
        })}
      </p>
      <div className="row round-now">
        {stage === 'waiting' && (
          <span>
            {say('opensIn')} <strong>{<Until at={round.opens} />}</strong>
          </span>
        )}
        {(stage === 'waiting' || stage === 'taking') && (
          <span>
            {say('closesIn')} <strong>{<Until at={round.closes} />}</strong>
          </span>
        )}
        <span>{say('sealedOrders', { n: round.orders })}</span>
        {session?.role === 'trader' && stage === 'taking' && (
          <Link href={href(`/rounds/${encodeURIComponent(round.id)}/order`)} className="button main">
            {say('place')}
          </Link>
        )}
      </div>
    </header>
  )
}

/** The way of a round as a list: what is done is ticked, where it stands is marked. */
function Steps({ step }: { readonly step: number }): React.JSX.Element | null {
  const say = useMessages(roundMessages)
  const { lang } = useView().view
  if (step < 0) return null
  return (
    <ol className="steps" aria-label={say('steps')}>
      {STEPS.map((name, i) => (
        <li
          key={name}
          className={i < step ? 'step step-done' : i === step ? 'step step-now' : 'step'}
          aria-current={i === step ? 'step' : undefined}
        >
          <span className="step-mark" aria-hidden="true">
            {i < step ? '✓' : i === step ? '●' : i + 1}
          </span>
          {say(name)}
          {i <= step && (
            <span className="hidden">{WRITING[lang].inBrackets('', say(i === step ? 'stepNow' : 'stepDone'))}</span>
          )}
        </li>
      ))}
    </ol>
  )
}
