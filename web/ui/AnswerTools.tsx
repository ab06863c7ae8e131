import { useState } from 'react'
import { useMessages } from '../language/messages.ts'
import { copy } from './clipboard.ts'
import { uiMessages } from './messages.gen.ts'
import { useProvenance } from './provenance.ts'
import { useScope } from './Scope.tsx'

/** What can be taken along of an answer in words: two sentences with their source, the address, how to cite it. */
export function AnswerTools({ sentences }: { readonly sentences: readonly string[] }): React.JSX.Element {
  const say = useMessages(uiMessages)
  const made = useProvenance()
  const scope = useScope()
  const [message, setMessage] = useState('')
  const take = (text: string): void => {
    copy(text).then(
      () => setMessage(say('copied')),
      // Without a secure connection there is no clipboard: the text is shown to be copied by hand.
      () => setMessage(text),
    )
  }
  const source = (): string =>
    say('cited', {
      made,
      scope: scope === '' ? 'none' : 'some',
      of: scope,
      address: window.location.href,
      day: new Date().toISOString().slice(0, 10),
    })
  return (
    <p className="row quiet no-print answer-tools">
      <button type="button" className="button" onClick={() => take(`${sentences.join(' ')}\n${source()}`)}>
        {say('copyMemo')}
      </button>
      <button type="button" className="button" onClick={() => take(window.location.href)}>
        {say('copyLink')}
      </button>
      <button type="button" className="button" onClick={() => take(source())}>
        {say('cite')}
      </button>
      <span role="status">{message}</span>
    </p>
  )
}
