import { useState } from 'react'
import { useMessages } from '../../language/messages.ts'
import { Field, TextField } from './Form.tsx'
import { partMessages } from './part.gen.ts'

/** The SHA-256 of a document that stays where it is: worked out of the file here, or as somebody has it already. */
export function DigestField({
  label,
  hint,
  value,
  onChange,
  required = false,
}: {
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly onChange: (digest: string) => void
  readonly required?: boolean
}): React.JSX.Element {
  const say = useMessages(partMessages)
  const [unread, setUnread] = useState(false)
  const take = (file: File): Promise<void> =>
    file
      .arrayBuffer()
      .then((bytes) => crypto.subtle.digest('SHA-256', bytes))
      .then((digest) => {
        setUnread(false)
        onChange(hexOf(digest))
      })
      .catch(() => setUnread(true))
  return (
    <>
      <TextField
        label={label}
        hint={hint}
        value={value}
        onChange={(text) => onChange(text.trim())}
        required={required}
        pattern="[0-9a-f]{64}"
        maxLength={64}
      />
      <Field label={say('digestOf', { label })} hint={say(unread ? 'digestUnread' : 'digestHint')}>
        {(id, hintId) => (
          <input
            id={id}
            type="file"
            aria-describedby={hintId}
            onChange={({ target }) => {
              const file = target.files?.[0]
              if (file !== undefined) void take(file)
            }}
          />
        )}
      </Field>
    </>
  )
}

const hexOf = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
