import { WRITING } from '../../../../src/messages/index.ts'
import { Link } from 'wouter'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { useRound } from '../../client/reading.ts'
import { useSession } from '../../client/session.ts'
import { useNaming } from '../../parts/naming.ts'
import { stageOf, Status, Until, useNow } from '../../parts/Status.tsx'
import type { Summary } from './state.ts'
import { roundsMessages } from './messages.gen.ts'

/** A round that is on: what is traded, until when, and how to take part. */
export function Now({ round }: { readonly round: Summary }): React.JSX.Element {
  const say = useMessages(roundsMessages)
  const naming = useNaming()
  const { href } = useView()
  const session = useSession()
  const terms = useRound(round.id).data?.terms
  const stage = stageOf(round, useNow())
  const path = `/rounds/${encodeURIComponent(round.id)}`
  return (
    <article className="panel stack rounds-now">
      <div className="row">
        <h3>
          <Link href={href(path, { row: '' })}>{WRITING[naming.lang].inBrackets(round.title, round.id)}</Link>
        </h3>
        <Status round={round} />
      </div>
      {terms !== undefined && (
        <dl className="facts">
          <dt>{say('goods')}</dt>
          <dd>{naming.list(terms.materials.map(({ material }) => naming.material(material)))}</dd>
          <dt>{say('delivery')}</dt>
          <dd>
            {naming.list(terms.months.map(naming.month))} · {naming.list(terms.places.map(naming.place))}
          </dd>
        </dl>
      )}
      <p>
        {say(stage === 'waiting' ? 'from' : stage === 'taking' ? 'until' : 'since', {
          from: naming.deadline(round.opens),
          at: naming.deadline(round.closes),
        })}{' '}
        {(stage === 'waiting' || stage === 'taking') && (
          <strong>
            {say(stage === 'waiting' ? 'opensIn' : 'closesIn')}{' '}
            <Until at={stage === 'waiting' ? round.opens : round.closes} />
          </strong>
        )}
      </p>
      <p className="quiet">
        {stage === 'taking' || stage === 'waiting' ? say('orders', { n: round.orders }) : say('waits')}
      </p>
      <div className="row">
        {session?.role === 'trader' && stage === 'taking' && (
          <Link href={href(`${path}/order`, { row: '' })} className="button main">
            {say('place')}
          </Link>
        )}
        <Link href={href(path, { row: '' })} className="button">
          {say('look')}
        </Link>
      </div>
    </article>
  )
}

export function NothingOn({ isOperator }: { readonly isOperator: boolean }): React.JSX.Element {
  const say = useMessages(roundsMessages)
  const { href } = useView()
  return isOperator ? (
    <p className="row">
      {say('nowNothingOperator')}{' '}
      <Link href={href('/announce')} className="button main">
        {say('announce')}
      </Link>
    </p>
  ) : (
    <p>{say('nowNothing')}</p>
  )
}
