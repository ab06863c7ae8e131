import { useState } from 'react'
import type { KeyFile } from '../../../../src/market/index.ts'
import { fingerprintOf, publicPartsOf } from '../../../../src/market/light.ts'
import { saveText } from '../../../ui/download.ts'
import { useMessages } from '../../../language/messages.ts'
import { makeMessages } from './make.gen.ts'

/** What an organisation hands to the operators whose own keys can vouch for no other any more. */
export function ForOperators({ keys, until }: { readonly keys: KeyFile; readonly until: string }): React.JSX.Element {
  const say = useMessages(makeMessages)
  const [told, setTold] = useState('')
  const { organisation, signing } = publicPartsOf(keys)
  const { id, jwk } = signing
  const text = JSON.stringify({ id, organisation, jwk, until }, undefined, 2)
  return (
    <div className="stack">
      <p>{say('lostHow')}</p>
      <p>{say('lostPrint', { print: fingerprintOf(jwk.x) })}</p>
      <div className="panel stack">
        <h3>{say('forOperator')}</h3>
        <pre className="json">{text}</pre>
        <div className="row">
          <button
            type="button"
            className="button"
            onClick={() => {
              const copying = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'))
              copying.then(
                () => setTold(say('copied')),
                () => setTold(say('copyFailed')),
              )
            }}
          >
            {say('copy')}
          </button>
          <button
            type="button"
            className="button"
            onClick={() => saveText(`${id}-public.json`, `${text}\n`, 'application/json')}
          >
            {say('saveJson')}
          </button>
          <span role="status">{told}</span>
        </div>
      </div>
    </div>
  )
}
