import type { RoundShown } from '../../../../src/market/index.ts'
import { useWords } from '../../../messages.ts'
import { useNaming } from '../../parts/naming.ts'
import { ACT_WORDS, ACTS_WORDS } from './operator-words.ts'

/** What operators did between the close and the clearing, the earliest first. */
export function OperatorActs({ round: { id: own, operatorActs } }: { readonly round: RoundShown }): React.JSX.Element {
  const say = useWords(ACTS_WORDS)
  const sayAct = useWords(ACT_WORDS)
  const naming = useNaming()
  const isKnown = (what: string): what is keyof typeof ACT_WORDS.en => Object.hasOwn(ACT_WORDS.en, what)
  return (
    <section className="stack">
      <h2>{say('title')}</h2>
      <p>{say('lede')}</p>
      <ul className="plain operator-acts">
        {operatorActs.map(({ seq, at, what, organisation, round, why }) => (
          <li key={seq}>
            <time dateTime={at}>{naming.deadline(at)}</time> <span>{isKnown(what) ? sayAct(what) : what}</span>
            {organisation !== undefined && <> · {say('about', { organisation: naming.organisation(organisation) })}</>}
            {round !== undefined && round !== own && <> · {say('ofRound', { round })}</>}
            {why !== undefined && <> · {say('why', { why })}</>}
          </li>
        ))}
      </ul>
    </section>
  )
}
