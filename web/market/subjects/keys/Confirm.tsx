import { useState } from 'react'

/** A button for what cannot be undone: it asks once more, where it was pressed. */
export function Confirm({
  ask,
  question,
  yes,
  no,
  busy,
  disabled = false,
  act,
}: {
  readonly ask: string
  readonly question: string
  readonly yes: string
  readonly no: string
  readonly busy: boolean
  readonly disabled?: boolean
  readonly act: () => void
}): React.JSX.Element {
  const [asked, setAsked] = useState(false)
  if (!asked)
    return (
      <button type="button" className="button" disabled={disabled} onClick={() => setAsked(true)}>
        {ask}
      </button>
    )
  return (
    <div className="stack" role="group" aria-label={question}>
      <p>{question}</p>
      <div className="row">
        <button
          type="button"
          className="button main"
          disabled={busy || disabled}
          onClick={() => {
            act()
            setAsked(false)
          }}
        >
          {yes}
        </button>
        {/* What was asked is answered here first, and the keyboard stays where it was. */}
        <button type="button" className="button" autoFocus onClick={() => setAsked(false)}>
          {no}
        </button>
      </div>
    </div>
  )
}
