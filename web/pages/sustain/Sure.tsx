import { Link } from 'wouter'
import { useCatalogue, useWording } from '../../desk/catalogue.tsx'
import { saveText } from '../../figure/download.ts'
import { useWords } from '../../messages.ts'
import { useView } from '../../url/state.ts'
import type { InCase } from './Answer.tsx'
import { commandOf } from './state.ts'
import { SURE_WORDS } from './words.ts'

const DOUBTS = ['quantities', 'facts', 'edge', 'groups', 'owners', 'severe', 'users', 'attack'] as const

/** What is proved, and all that is doubtful, in one place; how to repeat it. */
export function Sure({ spec, result, complete }: InCase): React.JSX.Element {
  const say = useWords(SURE_WORDS)
  const words = useWording()
  const { href } = useView()
  const { judged } = useCatalogue()
  return (
    <section className="stack keep sure">
      <h2>{say('title')}</h2>
      <p>
        {say('proof', { judged: words.number(judged.judged, 3), figures: words.number(judged.figures, 3) })}{' '}
        <Link href={href('/world', { table: 'endurance' })}>{say('enduranceLink')}</Link>{' '}
        <Link href={href('/world', { table: 'costs' })}>{say('costsLink')}</Link>
      </p>
      <ul>
        {DOUBTS.map((doubt) => (
          <li key={doubt}>{say(doubt)}</li>
        ))}
      </ul>
      {complete && (
        <div className="no-print stack">
          <h2>{say('repeatTitle')}</h2>
          <p>{say('repeatAnswer')}</p>
          <pre className="panel" tabIndex={0}>
            <code>{commandOf(spec)}</code>
          </pre>
          <div className="row">
            <button
              type="button"
              className="button"
              onClick={() =>
                saveText(`sustain-${spec.path}.json`, `${JSON.stringify(result, null, 2)}\n`, 'application/json')
              }
            >
              ↓ {say('downloadResult')}
            </button>
            <button type="button" className="button" onClick={() => window.print()}>
              {say('print')}
            </button>
          </div>
        </div>
      )}
    </section>
  )
}
