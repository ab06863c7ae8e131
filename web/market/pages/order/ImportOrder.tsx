import { useState } from 'react'
import type { OrderContent, RoundShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { Field } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { faultMessages } from './fault.gen.ts'
import { faultText } from './fault-text.ts'
import { importOrder, type Imported } from './import.ts'
import { offeredIn } from '../../subjects/order/order-preview.ts'
import { reviewMessages } from '../../subjects/order/review.gen.ts'

/** An order that something else has written: it is looked at, and fills in the form. */
export function ImportOrder({
  round,
  take,
}: {
  readonly round: RoundShown
  readonly take: (content: OrderContent) => void
}): React.JSX.Element {
  const say = useMessages(reviewMessages)
  const [text, setText] = useState('')
  const [imported, setImported] = useState<Imported>()
  return (
    <details className="order-import">
      <summary>{say('import')}</summary>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          const found = importOrder(text, offeredIn(round))
          setImported(found)
          if (found.kind === 'order') take(found.content)
        }}
      >
        <Field label={say('importText')} hint={say('importHint')}>
          {(id, hintId) => (
            <textarea
              id={id}
              aria-describedby={hintId}
              rows={8}
              spellCheck={false}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          )}
        </Field>
        <div className="row">
          <button type="submit" className="button" disabled={text.trim() === ''}>
            {say('importTake')}
          </button>
        </div>
        {imported !== undefined && <Told imported={imported} />}
      </form>
    </details>
  )
}

function Told({ imported }: { readonly imported: Imported }): React.JSX.Element {
  const say = useMessages(reviewMessages)
  const fault = useMessages(faultMessages)
  const names = useNaming()
  if (imported.kind === 'order')
    return (
      <p className="told" role="status">
        {say('importTaken')}
      </p>
    )
  const issues =
    imported.kind === 'no-order'
      ? imported.issues
      : imported.kind === 'twice'
        ? [say('importTwice')]
        : imported.kind === 'unknown'
          ? [faultText(imported, fault, names)]
          : []
  return (
    <div className="problem" role="alert">
      <p className="problem-title">
        {imported.kind === 'no-json' ? say('importNoJson', { why: imported.why }) : say('importFault')}
      </p>
      <ul>
        {issues.map((one) => (
          <li key={one} {...(imported.kind === 'no-order' ? { lang: 'en' } : {})}>
            {one}
          </li>
        ))}
      </ul>
    </div>
  )
}
