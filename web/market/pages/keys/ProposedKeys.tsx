import type { OwnShown } from '../../../../src/market/index.ts'
import { fingerprintOf } from '../../../../src/market/light.ts'
import { useMessages } from '../../../language/messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { useKeys } from '../../client/keys.tsx'
import { couldBeGood } from '../../client/key-standing.ts'
import { Failed } from '../../parts/Failed.tsx'
import { useNaming } from '../../parts/naming.ts'
import { Confirm } from '../../subjects/keys/Confirm.tsx'
import { proposedMessages } from './proposed.gen.ts'

/** Keys that an operator wants to be good for this organisation: it may object to those that are not its own. */
export function ProposedKeys({ own }: { readonly own: OwnShown }): React.JSX.Element | null {
  const say = useMessages(proposedMessages)
  const { instant } = useNaming()
  // Any key that it ever had will do: an operator may have revoked the good ones.
  const canSign = useKeys().keys !== undefined
  const revoking = useCommand('revoke-signing-key')
  const told = revoking.isSuccess && <p role="status">{say('objected')}</p>
  if (own.proposedKeys.length === 0) return <>{told}</>
  return (
    <section className="problem" aria-labelledby="proposed-keys">
      <h2 id="proposed-keys">{say('title')}</h2>
      <p>{say('what')}</p>
      {!canSign && <p>{say('takes')}</p>}
      {own.proposedKeys.map(({ id, x, by, at }) => (
        <div key={id} className="stack">
          <dl className="facts">
            <dt>{say('id')}</dt>
            <dd>{id}</dd>
            <dt>{say('print')}</dt>
            <dd>
              <code>{fingerprintOf(x)}</code>
            </dd>
            <dt>{say('by')}</dt>
            <dd>{say('byAt', { by, at: instant(at) })}</dd>
            <dt>{say('earliest')}</dt>
            <dd>{instant(new Date(couldBeGood({ at })).toISOString())}</dd>
          </dl>
          <div className="row">
            <Confirm
              ask={say('object')}
              question={say('objectAsk', { id })}
              yes={say('objectYes')}
              no={say('objectNo')}
              busy={revoking.isPending}
              disabled={!canSign}
              act={() => revoking.mutate({ key: id })}
            />
          </div>
        </div>
      ))}
      {revoking.error !== null && <Failed error={revoking.error} />}
      {told}
    </section>
  )
}
