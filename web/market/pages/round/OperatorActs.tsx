import { hasText } from '../../../../src/messages/index.ts'
import type { RoundShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { useNaming } from '../../parts/naming.ts'
import { actMessages } from './act.gen.ts'
import { actsMessages } from './acts.gen.ts'

/** What operators did between the close and the clearing, the earliest first. */
export function OperatorActs({ round: { id: own, operatorActs } }: { readonly round: RoundShown }): React.JSX.Element {
  const say = useMessages(actsMessages)
  const sayAct = useMessages(actMessages)
  const naming = useNaming()
  return (
    <section className="stack">
      <h2>{say('title')}</h2>
      <p>{say('lede')}</p>
      <ul className="plain operator-acts">
        {operatorActs.map(({ seq, at, what, organisation, round, why }) => (
          <li key={seq}>
            <time dateTime={at}>{naming.deadline(at)}</time>{' '}
            <span>{hasText(actMessages, what) ? sayAct(what) : what}</span>
            {organisation !== undefined && <> · {say('about', { organisation: naming.organisation(organisation) })}</>}
            {round !== undefined && round !== own && <> · {say('ofRound', { round })}</>}
            {why !== undefined && <> · {say('why', { why })}</>}
          </li>
        ))}
      </ul>
    </section>
  )
}
