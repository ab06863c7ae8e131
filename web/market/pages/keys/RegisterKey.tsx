import { useState } from 'react'
import type { KeyFile, OwnShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { signingState } from '../../client/key-standing.ts'
import { CommandForm } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { ForOperators } from './ForOperators.tsx'
import { KeyFileField } from '../../subjects/keys/KeyFileField.tsx'
import { makeMessages } from './make.gen.ts'
import { vouchingFor, yearsAfter } from '../../subjects/keys/keys.ts'
import { useRegistering } from './use-registering.ts'
import { Years } from './Years.tsx'

/** A key file is open whose signing key the market does not know: what it takes to register it. */
export function RegisterKey({ keys, own }: { readonly keys: KeyFile; readonly own: OwnShown }): React.JSX.Element {
  const say = useMessages(makeMessages)
  const { list } = useNaming()
  const [years, setYears] = useState('2')
  const [older, setOlder] = useState<KeyFile>()
  const registering = useRegistering(own)
  const vouching = vouchingFor(own, undefined, Date.now())
  const until = yearsAfter(Date.now(), Number(years))
  if (vouching.by === 'nobody')
    return (
      <>
        <p>{say('lostAll')}</p>
        <ForOperators keys={keys} until={until} />
      </>
    )
  const signer = vouching.by === 'itself' ? keys : older
  const isGood = vouching.by === 'itself' || signingState(own, older, Date.now()) === 'ready'
  return (
    <>
      <CommandForm
        submit={() => {
          if (signer !== undefined) registering.mutate({ keys, signer, until })
        }}
        action={say('registerThis')}
        state={registering}
        disabled={!isGood}
      >
        {vouching.by === 'another' && (
          <>
            <p>{say('vouch', { keys: list(vouching.good) })}</p>
            <KeyFileField label={say('older')} hint={say('olderHint')} take={setOlder} />
            {older !== undefined && (
              <p role="status">{say(isGood ? 'olderGood' : 'olderNotGood', { id: older.signing.id })}</p>
            )}
          </>
        )}
        <Years years={years} setYears={setYears} />
      </CommandForm>
      {vouching.by === 'another' && (
        <details>
          <summary>{say('isLost')}</summary>
          <ForOperators keys={keys} until={until} />
        </details>
      )}
    </>
  )
}
