import type { OwnShown } from '../../../../src/market/index.ts'
import { fingerprintOf } from '../../../../src/market/light.ts'
import { useMessages } from '../../../language/messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { standingOf } from '../../client/key-standing.ts'
import { Failed } from '../../parts/Failed.tsx'
import { useNaming } from '../../parts/naming.ts'
import { useNow } from '../../parts/Status.tsx'
import { Confirm } from '../../subjects/keys/Confirm.tsx'
import { useCanSign } from '../../subjects/keys/ToSign.tsx'
import { keysMessages } from './messages.gen.ts'

/** The signing keys that are registered for the organisation, old ones as well: they explain old signatures. */
export function SigningKeys({ own }: { readonly own: OwnShown }): React.JSX.Element {
  const say = useMessages(keysMessages)
  const { instant } = useNaming()
  const now = useNow()
  const canSign = useCanSign()
  const revoking = useCommand('revoke-signing-key')
  return (
    <div className="stack">
      <h2>{say('listTitle')}</h2>
      <p>{say('printWhat')}</p>
      {own.keys.length === 0 ? (
        <p>{say('listEmpty')}</p>
      ) : (
        <>
          {!canSign && <p className="quiet">{say('revokeTakes')}</p>}
          <div className="scroll" role="region" aria-label={say('listTitle')} tabIndex={0}>
            <table>
              <caption className="hidden">{say('listTitle')}</caption>
              <thead>
                <tr>
                  {(['id', 'print', 'from', 'until', 'standing', 'change'] as const).map((name) => (
                    <th key={name} scope="col">
                      {say(name)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {own.keys.map((key) => {
                  const standing = standingOf(key, now)
                  return (
                    <tr key={key.id}>
                      <th scope="row">{key.id}</th>
                      <td>
                        <code>{fingerprintOf(key.x)}</code>
                      </td>
                      <td>{instant(key.from)}</td>
                      <td>{instant(key.until)}</td>
                      <td>
                        {standing === 'revoked' ? say('revokedAt', { at: instant(key.revoked ?? '') }) : say(standing)}
                      </td>
                      <td>
                        {standing !== 'revoked' && (
                          <Confirm
                            ask={say('revoke')}
                            question={say('revokeAsk', { id: key.id })}
                            yes={say('revokeYes')}
                            no={say('revokeNo')}
                            busy={revoking.isPending}
                            disabled={!canSign}
                            act={() => revoking.mutate({ key: key.id })}
                          />
                        )}
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </div>
        </>
      )}
      {revoking.error !== null && <Failed error={revoking.error} />}
      {revoking.isSuccess && <p role="status">{say('revokeDone')}</p>}
    </div>
  )
}
