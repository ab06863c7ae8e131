import { useMessages } from '../../../language/messages.ts'
import { useKeys } from '../../client/keys.tsx'
import { useRead } from '../../client/reading.ts'
import { Allowed } from '../../parts/Allowed.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { ApiKeys } from './ApiKeys.tsx'
import { MakeKeys } from './MakeKeys.tsx'
import { OpenedKeys } from './OpenedKeys.tsx'
import { OpenKeys } from '../../subjects/keys/OpenKeys.tsx'
import { OperatorKeys } from './OperatorKeys.tsx'
import { ProposedKeys } from './ProposedKeys.tsx'
import { SigningKeys } from './SigningKeys.tsx'
import { keysMessages } from './messages.gen.ts'

/** The keys of an organisation: what they are for, the file they are in, what is registered of them. */
export default function KeysPage(): React.JSX.Element {
  const say = useMessages(keysMessages)
  return (
    <div className="sheet">
      <h1>{say('title')}</h1>
      <Allowed roles={['trader', 'operator']}>
        {({ role, user }) => (role === 'operator' ? <OperatorKeys user={user} /> : <Keys />)}
      </Allowed>
    </div>
  )
}

function Keys(): React.JSX.Element {
  const say = useMessages(keysMessages)
  const { keys } = useKeys()
  const own = useRead('/organisation')
  return (
    <>
      <div className="stack">
        <p>{say('lede')}</p>
        <div className="two-keys">
          <div>
            <h2>{say('trusteeKey')}</h2>
            <p>{say('trusteeWhat')}</p>
          </div>
          <div>
            <h2>{say('signingKey')}</h2>
            <p>{say('signingWhat')}</p>
          </div>
        </div>
        <p>{say('whereKept')}</p>
      </div>
      <Loaded of={own}>
        {(known) => (
          <>
            <ProposedKeys own={known} />
            {keys === undefined && known.keys.length === 0 ? (
              <details>
                <summary>{say('haveFile')}</summary>
                <OpenKeys why={say('stateClosed')} />
              </details>
            ) : (
              <section className="stack" aria-labelledby="key-state">
                <h2 id="key-state">{say('stateTitle')}</h2>
                <OpenKeys why={say('stateClosed')} />
                {keys !== undefined && <OpenedKeys keys={keys} own={known} />}
              </section>
            )}
            <MakeKeys own={known} />
            <SigningKeys own={known} />
          </>
        )}
      </Loaded>
      <ApiKeys />
    </>
  )
}
