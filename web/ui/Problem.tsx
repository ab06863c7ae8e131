import type { Failure } from '../../src/studies/index.ts'
import { WRITING } from '../../src/messages/index.ts'
import { useMessages } from '../language/messages.ts'
import { useView } from '../url/state.ts'
import { problemMessages } from './problem.gen.ts'

/** Why there is no answer: what is wrong, where, and what to do about it. What the solver and the checks say is in English. */
export function Problem({ failure }: { readonly failure: Failure }): React.JSX.Element {
  const say = useMessages(problemMessages)
  const { lang } = useView().view
  if (failure.kind !== 'input')
    return (
      <div className="problem" role="alert">
        <p className="problem-title">{say(failure.kind)}</p>
        <p lang="en">{failure.message}</p>
        <p>{say(`${failure.kind}Do`)}</p>
      </div>
    )
  const faults = failure.faults.map((said) => said[lang]).sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
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
              {message} <code>{code}</code>
            </p>
            <p>{WRITING[lang].labelled(say('remedy'), remedy)}</p>
          </li>
        ))}
      </ol>
    </div>
  )
}
