import type { Failure } from '../../src/studies/index.ts'
import { useMessages } from '../language/messages.ts'
import { problemMessages } from './problem.gen.ts'

/** Why there is no answer: what is wrong, where, and what to do about it. Messages of the model are in English. */
export function Problem({ failure }: { readonly failure: Failure }): React.JSX.Element {
  const say = useMessages(problemMessages)
  if (failure.kind !== 'input')
    return (
      <div className="problem" role="alert">
        <p className="problem-title">{say(failure.kind)}</p>
        <p lang="en">{failure.message}</p>
        <p>{say(`${failure.kind}Do`)}</p>
      </div>
    )
  const faults = [...failure.faults].sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
  return (
    <div className="problem" role="alert">
      <p className="problem-title">{say('input', { n: failure.faults.length })}</p>
      <ol>
        {faults.map(({ code, message, file, line, column, remedy }, i) => (
          <li key={i}>
            <p>
              <strong>
                {[file, line && say('line', { n: line }), column && say('column', { name: column })]
                  .filter(Boolean)
                  .join(', ')}
              </strong>{' '}
              <span lang="en">{message}</span> <code>{code}</code>
            </p>
            <p>
              {say('remedy')}: <span lang="en">{remedy}</span>
            </p>
          </li>
        ))}
      </ol>
    </div>
  )
}
