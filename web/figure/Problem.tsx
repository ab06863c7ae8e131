import type { Failure } from '../../src/studies/index.ts'
import { useWords, type Words } from '../messages.ts'

const WORDS: Words<'input' | 'solver' | 'check' | 'defect' | 'at' | 'line' | 'todo' | 'kept'> = {
  en: {
    input: 'This cannot be used.',
    solver: 'The solver stopped without an answer.',
    check:
      'The result failed its check and is withheld: a defect of the programme. Please report it with this page’s address.',
    defect: 'Something went wrong: a defect of the programme. Please report it with this page’s address.',
    at: 'in {file}',
    line: 'line {line}',
    todo: 'What to do: {remedy}',
    kept: 'Nothing was changed by it.',
  },
  ja: {
    input: 'このままでは使用できない。',
    solver: 'ソルバーが解を得られずに停止した。',
    check:
      '結果が検算に通らなかったため表示しない。プログラムの不具合なので、このページのアドレスを添えて報告してほしい。',
    defect: 'プログラムの不具合が生じた。このページのアドレスを添えて報告してほしい。',
    at: '{file}',
    line: '{line}行目',
    todo: '対処：{remedy}',
    kept: '元のデータは変更されていない。',
  },
}

/** Why there is no answer: each fault with where it is and what to do about it. */
export function Problem({ failure }: { readonly failure: Failure }): React.JSX.Element {
  const say = useWords(WORDS)
  return (
    <div className="problem" role="alert">
      <p>
        <strong>{say(failure.kind)}</strong> {say('kept')}
      </p>
      {failure.kind === 'input' ? (
        <ul>
          {failure.faults.map(({ code, message, file, line, column, remedy }, i) => (
            <li key={i}>
              {message}{' '}
              <span className="quiet">
                {[file && say('at', { file }), line !== undefined && say('line', { line }), column]
                  .filter(Boolean)
                  .join(', ')}{' '}
                ({code})
              </span>
              <br />
              {say('todo', { remedy })}
            </li>
          ))}
        </ul>
      ) : (
        <p>{failure.message}</p>
      )}
    </div>
  )
}
