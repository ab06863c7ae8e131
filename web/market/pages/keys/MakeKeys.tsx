import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { OwnShown } from '../../../../src/market/index.ts'
import { makeKeyFile } from '../../../../src/market/key-file.ts'
import { trusteeKeysWith } from '../../../../src/market/key-use.ts'
import { saveText } from '../../../figure/download.ts'
import { useWords } from '../../../messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { useKeys } from '../../client/keys.tsx'
import { useRead } from '../../client/reading.ts'
import { keyIdFor } from '../../client/opened-keys.ts'
import { CommandForm, TextField } from '../../parts/Form.tsx'
import { KEYS_WORDS } from './words.ts'

/** Makes both keys here: the file goes to the reader, the public half of the one to the market, of the other to the operator. */
export function MakeKeys({ own }: { readonly own: OwnShown }): React.JSX.Element {
  const say = useWords(KEYS_WORDS)
  const { keys: opened, use } = useKeys()
  // Those that were made just now and are still to be registered have their name already.
  const taken = [...own.keys.map(({ id }) => id), ...(opened === undefined ? [] : [opened.signing.id])]
  const [id, setId] = useState<string>()
  const [file, setFile] = useState('')
  const registering = useCommand('register-trustee-keys')
  const market = useRead('/').data?.signs?.x ?? ''
  const wanted = id ?? keyIdFor(own.organisation, new Date().toISOString().slice(0, 7), taken)
  const isTaken = taken.includes(wanted)
  const making = useMutation({
    mutationFn: async () => {
      const keys = await makeKeyFile(own.organisation, wanted)
      const name = `ytterby-keys-${wanted.replaceAll(/[^\w.-]/g, '-')}.json`
      // Stored before anything is registered: a key that the market knows and nobody has would be worse than none.
      saveText(name, `${JSON.stringify(keys, undefined, 2)}\n`, 'application/json')
      use(keys)
      setFile(name)
      setId(undefined)
      return registering.mutateAsync(trusteeKeysWith(keys, { market, from: own.trusteeKeys.next }))
    },
  })
  return (
    <section className="stack" aria-labelledby="make-keys">
      <h2 id="make-keys">{say('makeTitle')}</h2>
      <p>{say('makeWhy')}</p>
      <ol>
        <li>{say('makeStep1')}</li>
        <li>{say('makeStep2')}</li>
        <li>{say('makeStep3')}</li>
      </ol>
      <CommandForm
        submit={() => making.mutate()}
        action={say('make')}
        state={making}
        disabled={isTaken || market === ''}
        done={<p>{say('made', { file })}</p>}
      >
        <TextField
          label={say('keyId')}
          hint={isTaken ? say('keyIdTaken') : say('keyIdHint')}
          name="keyId"
          value={wanted}
          onChange={setId}
          required
          pattern="[A-Za-z0-9.:\-][A-Za-z0-9_.:\-]{0,79}"
          maxLength={80}
        />
      </CommandForm>
    </section>
  )
}
