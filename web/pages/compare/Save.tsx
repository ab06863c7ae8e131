import { useId, useState } from 'react'
import { useMessages } from '../../language/messages.ts'
import { useModel } from '../../model/use-model.ts'
import { keepSaved, type SavedScenario } from '../../model/saved.ts'
import { useColumnName, type Column } from './columns.ts'
import { keptMessages } from './kept.gen.ts'
import { seenIn } from './seen.ts'

const ASK = {}

/** Saves a question under a name in this browser, with what is answered to it today. */
export function Save({ column }: { readonly column: Column }): React.JSX.Element {
  const say = useMessages(keptMessages)
  const [text, setText] = useState<string>()
  const [message, setMessage] = useState('')
  const id = useId()
  const called = useColumnName()(column)
  const { spec, stress } = column
  const digests = useModel('digests', text === undefined ? undefined : ASK)
  const save = (name: string): void => {
    const scenario: SavedScenario = {
      name,
      spec,
      saved: new Date().toISOString(),
      ...(stress.state === 'done' && digests.state === 'done' ? { seen: seenIn(stress.value, digests.value) } : {}),
    }
    setMessage(keepSaved(scenario) ? say('saved', { name }) : say('savedHere', { name }))
    setText(undefined)
  }
  return (
    <div className="stack no-print">
      {text === undefined ? (
        <button type="button" className="button" onClick={() => setText(called)}>
          {say('save', { letter: column.letter })}
        </button>
      ) : (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            const name = text.trim()
            if (name !== '') save(name)
          }}
        >
          <label htmlFor={id}>{say('name')}</label>
          <input
            id={id}
            type="text"
            autoComplete="off"
            maxLength={120}
            required
            ref={focusOnce}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
          <div className="row">
            <button type="submit" className="button main" disabled={digests.state === 'working'}>
              {say('keep')}
            </button>
            <button type="button" className="button" onClick={() => setText(undefined)}>
              {say('cancel')}
            </button>
          </div>
        </form>
      )}
      <span role="status">{message}</span>
    </div>
  )
}

/** Where one writes next; all of it is marked, to be written over. */
const focusOnce = (input: HTMLInputElement | null): void => {
  if (input !== null && document.activeElement !== input) {
    input.focus()
    input.select()
  }
}
