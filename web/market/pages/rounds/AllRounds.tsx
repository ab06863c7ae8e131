import { WRITING } from '../../../../src/messages/index.ts'
import { Link } from 'wouter'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { useNaming } from '../../parts/naming.ts'
import { Status } from '../../parts/Status.tsx'
import { latestFirst, type Summary } from './state.ts'
import { roundsMessages } from './messages.gen.ts'

/** Every round that there was or will be, the latest first. */
export function AllRounds({ rounds }: { readonly rounds: readonly Summary[] }): React.JSX.Element {
  const say = useMessages(roundsMessages)
  const naming = useNaming()
  const { href } = useView()
  return (
    <section className="stack">
      <h2>{say('allTitle')}</h2>
      <div className="scroll" role="region" aria-label={say('allTitle')} tabIndex={0}>
        <table>
          <caption className="hidden">{say('allTitle')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('round')}</th>
              <th scope="col">{say('status')}</th>
              <th scope="col">{say('opens')}</th>
              <th scope="col">{say('closes')}</th>
              <th scope="col" className="right">
                {say('ordersColumn')}
              </th>
            </tr>
          </thead>
          <tbody>
            {latestFirst(rounds).map((round) => (
              <tr key={round.id}>
                <th scope="row">
                  <Link href={href(`/rounds/${encodeURIComponent(round.id)}`, { row: '' })}>
                    {WRITING[naming.lang].inBrackets(round.title, round.id)}
                  </Link>
                </th>
                <td>
                  <Status round={round} />
                </td>
                <td>{naming.deadline(round.opens)}</td>
                <td>{naming.deadline(round.closes)}</td>
                <td className="right">{round.orders}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        <a href="/api/v1/market/calendar.ics">{say('calendar')}</a>
      </p>
    </section>
  )
}
