import { useState } from 'react'
import { useMessages } from '../language/messages.ts'
import { addressOf } from '../url/anchors.ts'
import { AnswerSlide } from './AnswerSlide.tsx'
import { copy } from './clipboard.ts'
import { uiMessages } from './messages.gen.ts'
import { useProvenance } from './provenance.ts'
import { useScope } from './Scope.tsx'

/** What can be taken along of an answer in words: two sentences with their source, the address, how to cite it. */
export function AnswerTools({
  sentences,
  statements,
}: {
  /** As they stand in a memo. */
  readonly sentences: readonly string[]
  /** What stands on a slide below the first sentence. */
  readonly statements: readonly string[]
}): React.JSX.Element {
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
  const source = (address = addressOf(location)): string =>
    say('cited', {
      made,
      scope: scope === '' ? 'none' : 'some',
      of: scope,
      address,
      day: new Date().toISOString().slice(0, 10),
    })
  return (
    <p className="row quiet no-print answer-tools">
      <button type="button" className="button" onClick={() => take(`${sentences.join(' ')}\n${source()}`)}>
        {say('copyMemo')}
      </button>
      <button type="button" className="button" onClick={() => take(addressOf(location))}>
        {say('copyLink')}
      </button>
      <button type="button" className="button" onClick={() => take(source())}>
        {say('cite')}
      </button>
      <AnswerSlide title={sentences[0] ?? ''} lines={statements} source={source} />
      <span role="status">{message}</span>
    </p>
  )
}
