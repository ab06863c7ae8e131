import { Link, useParams } from 'wouter'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { useRound } from '../../client/reading.ts'
import { isOfMember, useSession } from '../../client/session.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { DecideDisputes } from './DecideDisputes.tsx'
import { DecideForceMajeure } from './DecideForceMajeure.tsx'
import { DecideTradeReviews } from './DecideTradeReviews.tsx'
import { GiveShares } from './GiveShares.tsx'
import { Head } from './Head.tsx'
import { OperatorActs } from './OperatorActs.tsx'
import { OwnOrders } from './OwnOrders.tsx'
import { Result } from './Result.tsx'
import { RunRound } from './RunRound.tsx'
import { Terms } from './Terms.tsx'
import { roundMessages } from './messages.gen.ts'
import './round.css'

/** One round: where it stands, what came of it and how that is proved, and its terms. */
export default function RoundPage(): React.JSX.Element {
  const say = useMessages(roundMessages)
  const { href } = useView()
  const { round: id } = useParams<{ round: string }>()
  const session = useSession()
  const round = useRound(id)
  const isMember = isOfMember(session)
  return (
    <div className="sheet">
      <Link href={href('/', { row: '' })}>← {say('all')}</Link>
      {round.data === undefined && round.error !== null && <h1>{say('unknown', { id })}</h1>}
      <Loaded of={round}>
        {(shown) => (
          <>
            <Head round={shown} />
            {session?.role === 'operator' && <RunRound round={shown} />}
            {session?.role === 'operator' && <DecideDisputes round={shown.id} />}
            {session?.role === 'operator' && (
              <DecideForceMajeure round={shown.id} most={shown.terms.forceMajeureDays} />
            )}
            {session?.role === 'operator' && <DecideTradeReviews round={shown.id} />}
            {session?.role === 'trader' && <GiveShares round={shown} />}
            {isMember && <OwnOrders round={shown} />}
            {shown.result !== undefined && <Result round={shown} result={shown.result} />}
            {shown.operatorActs.length > 0 && <OperatorActs round={shown} />}
            <Terms round={shown} />
          </>
        )}
      </Loaded>
    </div>
  )
}
