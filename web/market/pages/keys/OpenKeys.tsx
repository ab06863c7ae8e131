import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { useWords } from '../../../messages.ts'
import { useView } from '../../../url/state.ts'
import { useKeys } from '../../client/keys.tsx'
import { MOST_BYTES, openedAs } from '../../client/opened-keys.ts'
import { useSession } from '../../client/session.ts'
import { Field } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { OPEN_WORDS } from './open-words.ts'
import './keys.css'

/** Opens a key file where a key is needed, and says which one is open. */
export function OpenKeys({ why }: { readonly why?: string }): React.JSX.Element {
  const say = useWords(OPEN_WORDS)
  const naming = useNaming()
  const { href } = useView()
  const [path] = useLocation()
  const { keys, use } = useKeys()
  const organisation = useSession()?.organisation ?? ''
  const [wrong, setWrong] = useState('')

  async function open(file: File): Promise<void> {
    const text = file.size > MOST_BYTES ? '' : await file.text()
    const opened = openedAs(organisation, text)
    use(opened.kind === 'keys' ? opened.keys : undefined)
    setWrong(
      opened.kind === 'keys'
        ? ''
        : opened.kind === 'of another'
          ? say('other', { file: file.name, organisation: naming.organisation(opened.organisation) })
          : say('notKeys', { file: file.name }),
    )
  }

  if (keys !== undefined)
    return (
      <div className="row key-open" role="status">
        <span className="tag good">✓ {say('open', { id: keys.signing.id })}</span>
        <button type="button" className="button" onClick={() => use(undefined)}>
          {say('close')}
        </button>
      </div>
    )
  return (
    <div className="panel stack key-open">
      <p>{why ?? say('why')}</p>
      <Field label={say('choose')} hint={say('hint')}>
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
      {path !== '/keys' && (
        <p className="quiet">
          {say('none')} <Link href={href('/keys')}>{say('toKeys')}</Link>
        </p>
      )}
    </div>
  )
}
