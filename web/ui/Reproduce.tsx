import type { ReactNode } from 'react'
import { saveText } from './download.ts'

type Word = 'repeatTitle' | 'repeatAnswer' | 'downloadResult' | 'print'

/** How to have the same answer again: the command, the result as it stands, and paper. */
export function Reproduce({
  say,
  command,
  file,
  result,
  children,
}: {
  readonly say: (word: Word) => string
  readonly command: string
  readonly file: string
  readonly result: unknown
  /** Other forms to take it along in. */
  readonly children?: ReactNode
}): React.JSX.Element {
  return (
    <div className="no-print stack">
      <h2>{say('repeatTitle')}</h2>
      <p>{say('repeatAnswer')}</p>
      <pre className="panel" tabIndex={0}>
        <code>{command}</code>
      </pre>
      <div className="row">
        <button
          type="button"
          className="button"
          onClick={() => saveText(file, `${JSON.stringify(result, null, 2)}\n`, 'application/json')}
        >
          ↓ {say('downloadResult')}
        </button>
        {children}
        <button type="button" className="button" onClick={() => window.print()}>
          {say('print')}
        </button>
      </div>
    </div>
  )
}
