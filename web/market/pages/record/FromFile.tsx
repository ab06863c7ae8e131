import { useState } from 'react'
import { useMessages } from '../../../language/messages.ts'
import { Failed } from '../../parts/Failed.tsx'
import { Field } from '../../parts/Form.tsx'
import { readRecords, type Content } from './read-file.ts'
import { SendRecords } from './SendRecords.tsx'
import { recordMessages } from './messages.gen.ts'

/** Larger than any document of records should be. */
const MOST_BYTES = 5_000_000

/** Records from another system: read, shown, then signed and sent one by one. */
export function FromFile(): React.JSX.Element {
  const say = useMessages(recordMessages)
  const [text, setText] = useState('')
  const [read, setRead] = useState<{ readonly content: Content; readonly n: number }>()
  const [wrong, setWrong] = useState<Error>()

  function take(given: string): void {
    try {
      const content = readRecords(given)
      setRead(({ n } = { content, n: 0 }) => ({ content, n: n + 1 }))
      setWrong(undefined)
    } catch (error) {
      setRead(undefined)
      setWrong(error instanceof Error ? error : new Error(String(error)))
    }
  }

  return (
    <div className="stack">
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          take(text)
        }}
      >
        <Field label={say('chooseFile')}>
          {(id) => (
            <input
              id={id}
              type="file"
              accept=".json,.jsonld,.jwt,.txt,application/json"
              onChange={({ target }) => {
                const file = target.files?.[0]
                if (file === undefined) return
                if (file.size > MOST_BYTES) setWrong(new Error(`${file.name}: ${file.size} bytes`))
                else
                  file.text().then(
                    (content) => {
                      setText(content)
                      take(content)
                    },
                    (error: unknown) => setWrong(error instanceof Error ? error : new Error(String(error))),
                  )
                target.value = ''
              }}
            />
          )}
        </Field>
        <Field label={say('paste')} hint={say('pasteHint')}>
          {(id, hintId) => (
            <textarea
              id={id}
              className="pasted"
              aria-describedby={hintId}
              spellCheck={false}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          )}
        </Field>
        <div className="row">
          <button type="submit" className="button" disabled={text.trim() === ''}>
            {say('read')}
          </button>
        </div>
      </form>
      {wrong !== undefined && <Failed error={wrong} />}
      {read !== undefined && <SendRecords key={read.n} content={read.content} />}
    </div>
  )
}
