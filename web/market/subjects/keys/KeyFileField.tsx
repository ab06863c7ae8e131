import { useState } from 'react'
import type { KeyFile } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { MOST_BYTES, openedAs } from '../../client/opened-keys.ts'
import { partyOf } from '../../client/key-standing.ts'
import { useSession } from '../../client/session.ts'
import { Field } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { openMessages } from './open.gen.ts'
import './keys.css'

/** Where a key file of the organisation is chosen, and what is wrong with one that is none of its own. */
export function KeyFileField({
  label,
  hint,
  take,
}: {
  readonly label: string
  readonly hint: string
  /** Told of the keys in the file, or that there are none. */
  readonly take: (keys: KeyFile | undefined) => void
}): React.JSX.Element {
  const say = useMessages(openMessages)
  const naming = useNaming()
  const session = useSession()
  const party = session === null || session === undefined ? '' : partyOf(session)
  const [wrong, setWrong] = useState('')

  async function open(file: File): Promise<void> {
    const text = file.size > MOST_BYTES ? '' : await file.text()
    const opened = openedAs(party, text)
    take(opened.kind === 'keys' ? opened.keys : undefined)
    setWrong(
      opened.kind === 'keys'
        ? ''
        : opened.kind === 'of another'
          ? say('other', { file: file.name, organisation: naming.organisation(opened.organisation) })
          : say('notKeys', { file: file.name }),
    )
  }

  return (
    <>
      <Field label={label} hint={hint}>
        {(id, hintId) => (
          <input
            id={id}
            type="file"
            accept=".json,application/json"
            aria-describedby={hintId}
            onChange={({ target }) => {
              const file = target.files?.[0]
              if (file !== undefined) open(file).catch(() => setWrong(say('unreadable', { file: file.name })))
              // The same file can be chosen again.
              target.value = ''
            }}
          />
        )}
      </Field>
      {wrong !== '' && (
        <p className="wrong" role="alert">
          {wrong}
        </p>
      )}
    </>
  )
}
