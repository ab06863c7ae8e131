import { Link, useParams } from 'wouter'
import { useWords } from '../../../messages.ts'
import { useView } from '../../../url/state.ts'
import { useRound } from '../../client/reading.ts'
import { useSession } from '../../client/session.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { GiveShares } from './GiveShares.tsx'
import { Head } from './Head.tsx'
import { OwnOrders } from './OwnOrders.tsx'
import { Result } from './Result.tsx'
import { RunRound } from './RunRound.tsx'
import { Terms } from './Terms.tsx'
import { ROUND_WORDS } from './words.ts'
import './round.css'

/** One round: where it stands, what came of it and how that is proved, and its terms. */
export default function RoundPage(): React.JSX.Element {
  const say = useWords(ROUND_WORDS)
  const { href } = useView()
  const { round: id } = useParams<{ round: string }>()
  const session = useSession()
  const isMember = session?.role === 'trader' || (session?.role === 'reader' && session.organisation !== null)
  return (
    <div className="sheet">
      <Link href={href('/', { row: '' })}>← {say('all')}</Link>
      <Loaded of={useRound(id)}>
        {(round) => (
          <>
            <Head round={round} />
            {session?.role === 'operator' && <RunRound round={round} />}
            {session?.role === 'trader' && <GiveShares round={round} />}
            {isMember && <OwnOrders round={round} />}
            {round.result !== undefined && <Result round={round} result={round.result} />}
            <Terms round={round} />
          </>
        )}
      </Loaded>
    </div>
  )
}
