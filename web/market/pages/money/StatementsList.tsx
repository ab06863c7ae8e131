import { Link } from 'wouter'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { useRead } from '../../client/reading.ts'
import { Status } from '../../parts/Status.tsx'
import { moneyMessages } from './messages.gen.ts'

/** Statements: one of each round that was cleared, the latest first. */
export function StatementsList(): React.JSX.Element {
  const say = useMessages(moneyMessages)
  const { href } = useView()
  const rounds = useRead('/rounds').data?.rounds ?? []
  const cleared = rounds
    .filter(({ status }) => status === 'cleared' || status === 'settled')
    .sort((a, b) => Date.parse(b.closes) - Date.parse(a.closes))
  return (
    <section className="stack" aria-labelledby="statements">
      <h2 id="statements">{say('statements')}</h2>
      {cleared.length === 0 ? (
        <p>{say('statementsNone')}</p>
      ) : (
        <>
          <p>{say('statementsWhy')}</p>
          <ul className="money-statements">
            {cleared.map((round) => (
              <li key={round.id} className="row">
                <Link href={href(`/statements/${encodeURIComponent(round.id)}`)}>
                  {say('roundIs', { title: round.title, id: round.id })}
                </Link>
                <Status round={round} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
