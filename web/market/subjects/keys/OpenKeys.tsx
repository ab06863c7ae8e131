import { useMessages } from '../../../language/messages.ts'
import { useKeys } from '../../client/keys.tsx'
import { KeyFileField } from './KeyFileField.tsx'
import { openMessages } from './open.gen.ts'

/** Opens a key file, and says which one is open. */
export function OpenKeys({ why }: { readonly why: string }): React.JSX.Element {
  const say = useMessages(openMessages)
  const { keys, use } = useKeys()
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
      <p>{why}</p>
      <KeyFileField label={say('choose')} hint={say('hint')} take={use} />
    </div>
  )
}
