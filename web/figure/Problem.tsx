import type { Failure } from '../../src/studies/index.ts'
import { useWords, type Words } from '../messages.ts'
import './problem.css'

const WORDS: Words<'title' | 'at' | 'do' | 'own'> = {
  en: {
    title: 'This could not be worked out',
    at: '{file}, line {line}',
    do: 'What to do: {remedy}',
    own: 'This is a fault of the programme, not of what you entered.',
  },
  ja: {
    title: '計算できなかった',
    at: '{file}、{line}行目',
    do: '対処：{remedy}',
    own: '入力ではなくプログラム側の不具合である。',
  },
}

/** Why a question has no answer: what was wrong, where, and what to do. */
export function Problem({ failure }: { readonly failure: Failure }): React.JSX.Element {
  const say = useWords(WORDS)
  return (
    <div className="problem panel" role="alert">
      <p className="problem-title">{say('title')}</p>
      {failure.kind === 'input' ? (
        <ul lang="en">
          {failure.faults.map((fault, f) => (
            <li key={f}>
              {fault.message}{' '}
              <span className="quiet">
                {fault.line === undefined ? fault.file : say('at', { file: fault.file ?? '', line: fault.line })}
              </span>
              {fault.remedy !== '' && <p className="quiet">{say('do', { remedy: fault.remedy })}</p>}
            </li>
          ))}
        </ul>
      ) : (
        <>
          <p lang="en">{failure.message}</p>
          <p className="quiet">{say('own')}</p>
        </>
      )}
    </div>
  )
}
