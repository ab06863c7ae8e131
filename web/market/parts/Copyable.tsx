import { useState } from 'react'
import { useMessages } from '../../language/messages.ts'
import { inFours } from './bank-numbers.ts'
import { copyMessages } from './copy.gen.ts'

/** A number of an account or a reference: read in groups of four, copied without blanks. */
export function Copyable({ number, label }: { readonly number: string; readonly label: string }): React.JSX.Element {
  const say = useMessages(copyMessages)
  const [told, tell] = useState<'copied' | 'notCopied'>()
  return (
    <span className="row">
      <code className="bank-number">{inFours(number)}</code>
      <button
        type="button"
        className="button no-print"
        aria-label={say('copyOf', { label })}
        onClick={() => {
          // Without a secure connection there is no clipboard.
          const copying = navigator.clipboard?.writeText(number) ?? Promise.reject(new Error('no clipboard'))
          copying.then(
            () => tell('copied'),
            () => tell('notCopied'),
          )
        }}
      >
        {say('copy')}
      </button>
      <span role="status">{told === undefined ? '' : say(told)}</span>
    </span>
  )
}
