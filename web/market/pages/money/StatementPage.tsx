import { WRITING } from '../../../../src/messages/index.ts'
import { Link, useParams } from 'wouter'
import type { Statement } from '../../../../src/market/index.ts'
import { Figure } from '../../../ui/Figure.tsx'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { useRead, useStatement } from '../../client/reading.ts'
import { Allowed } from '../../parts/Allowed.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { useNaming } from '../../parts/naming.ts'
import { Status } from '../../parts/Status.tsx'
import { useBookings } from './BookingsTable.tsx'
import { StatementLines } from './StatementLines.tsx'
import { StatementSums } from './StatementSums.tsx'
import { statementMessages } from './statement.gen.ts'
import { TakeAlong } from './TakeAlong.tsx'
import '../../subjects/accounts/accounts.css'

/** What a round was to a member: each thing at its price, all that follows in money, and what of it was paid. */
export default function StatementPage(): React.JSX.Element {
  const { round = '' } = useParams()
  const say = useMessages(statementMessages)
  return (
    <article className="sheet">
      <h1>{say('title', { round })}</h1>
      <Allowed roles={['trader', 'reader']}>{() => <Read round={round} />}</Allowed>
    </article>
  )
}

function Read({ round }: { readonly round: string }): React.JSX.Element {
  return <Loaded of={useStatement(round)}>{(shown) => <Shown statement={shown} />}</Loaded>
}

function Shown({ statement }: { readonly statement: Statement }): React.JSX.Element {
  const say = useMessages(statementMessages)
  const { href } = useView()
  const { lang, organisation, deadline } = useNaming()
  const { bookings, currency } = statement
  const round = useRead('/rounds').data?.rounds.find(({ id }) => id === statement.round)
  const table = useBookings(bookings, currency)
  return (
    <>
      <dl className="facts">
        <dt>{say('of')}</dt>
        <dd>
          <strong>{organisation(statement.organisation)}</strong>
        </dd>
        {round !== undefined && (
          <>
            <dt>{say('round')}</dt>
            <dd>
              <Link href={href(`/rounds/${encodeURIComponent(round.id)}`)}>
                {WRITING[lang].inBrackets(round.title, round.id)}
              </Link>
            </dd>
            <dt>{say('cleared')}</dt>
            <dd>{deadline(round.closes)}</dd>
            <dt>{say('status')}</dt>
            <dd>
              <Status round={round} />
            </dd>
          </>
        )}
      </dl>
      <StatementSums statement={statement} />
      <StatementLines statement={statement} />
      <TakeAlong round={statement.round} />
      <Figure
        title={say('bookings')}
        answer={<p>{say('bookingsAnswer', { n: bookings.length })}</p>}
        name={`bookings-${statement.round}`}
        table={table}
        source={say('source')}
      />
      <p className="no-print">
        <Link href={href('/money')}>{say('back')}</Link>
      </p>
    </>
  )
}
