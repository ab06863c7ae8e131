import { statementTexts } from '../../ui/Statements.tsx'
import { Reproduce } from '../../ui/Reproduce.tsx'
import { Link } from 'wouter'
import { Notices } from '../../model/Notices.tsx'
import { proofText } from '../../../src/studies/light.ts'
import { useCatalogue, useCommand, useWording } from '../../model/catalogue.tsx'
import { useMessages } from '../../language/messages.ts'
import { QUESTIONS } from '../../url/questions.ts'
import { useView } from '../../url/state.ts'
import type { InCase } from './props.ts'
import { PAST } from './state.ts'
import { sureMessages } from './sure.gen.ts'

const DOUBTS = ['draws', 'owners', 'facts', 'quantities', 'severe', 'users', 'attack'] as const

/** Prints how often chances were right. */
const SCORES = 'ytterby hindcast producers'

/** How near to the least the costs are, and all that is doubtful, in one place; how to repeat it. */
export function Sure({ request, result, complete }: InCase): React.JSX.Element {
  const say = useMessages(sureMessages)
  const words = useWording()
  const { href } = useView()
  const { judged } = useCatalogue()
  const command = useCommand()
  return (
    <section className="stack keep sure">
      <h2>{say('title')}</h2>
      <p>
        {say('proof', {
          proof: proofText(result.check, words.lang),
          judged: words.number(judged.judged, 3),
          figures: words.number(judged.figures, 3),
        })}{' '}
        <Link href={href('/world', { table: 'shutdowns' })}>{say('enduranceLink')}</Link>{' '}
        <Link href={href('/world', { table: 'costs' })}>{say('costsLink')}</Link>
      </p>
      <p>
        {words.after(
          ...statementTexts(result.summary, words)
            .filter(({ id }) => PAST.includes(id))
            .map(({ text }) => text),
        )}
      </p>
      <Notices result={result}>
        <p>
          {say('scored')} <code>{SCORES}</code>
        </p>
        <ul>
          {DOUBTS.map((doubt) => (
            <li key={doubt}>{say(doubt)}</li>
          ))}
        </ul>
      </Notices>
      {complete && (
        <Reproduce
          say={say}
          command={command(QUESTIONS.dumping, request)}
          file={`dumping-${request.path}.json`}
          result={result}
        />
      )}
    </section>
  )
}
