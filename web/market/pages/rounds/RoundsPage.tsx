import { WRITING } from '../../../../src/messages/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { useRead } from '../../client/reading.ts'
import { useSession } from '../../client/session.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { useNow } from '../../parts/Status.tsx'
import { AllRounds } from './AllRounds.tsx'
import { Empty } from './Empty.tsx'
import { LastResult } from './LastResult.tsx'
import { Members } from './Members.tsx'
import { NothingOn, Now } from './Now.tsx'
import { lastCleared, onNow } from './state.ts'
import { Where } from './Where.tsx'
import { roundsMessages } from './messages.gen.ts'
import './rounds.css'

/** The start page: what this market is, what is on, what came of the last round, and who takes part. */
export default function RoundsPage(): React.JSX.Element {
  const say = useMessages(roundsMessages)
  const { view } = useView()
  const market = useRead('/').data
  const session = useSession()
  const rounds = useRead('/rounds')
  const members = useRead('/members')
  const now = useNow()
  return (
    <div className="sheet">
      <header className="stack">
        <h1>{market?.name ?? say('titleUnnamed')}</h1>
        <p className="rounds-lede">{WRITING[view.lang].after(say('what'), say('how'))}</p>
      </header>
      <Loaded of={rounds}>
        {({ rounds: all }) => {
          const on = onNow(all, now)
          const last = lastCleared(all)
          return all.length === 0 ? (
            <Empty />
          ) : (
            <>
              <section className="stack">
                <h2>{say('nowTitle')}</h2>
                {on.length === 0 ? (
                  <NothingOn isOperator={session?.role === 'operator'} />
                ) : (
                  on.map((round) => <Now key={round.id} round={round} />)
                )}
              </section>
              <section className="stack">
                <h2>{say('lastTitle')}</h2>
                {last === undefined ? <p className="quiet">{say('lastNone')}</p> : <LastResult round={last} />}
              </section>
              <AllRounds rounds={all} />
            </>
          )
        }}
      </Loaded>
      <Where />
      <Loaded of={members}>
        {({ members: list }) => <Members members={list} shortages={market?.shortages ?? []} />}
      </Loaded>
    </div>
  )
}
