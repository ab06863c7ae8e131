import { useState } from 'react'
import type { KeyFile, OwnShown } from '../../../../src/market/index.ts'
import { publicPartsOf } from '../../../../src/market/key-file.ts'
import { trusteeKeysWith } from '../../../../src/market/key-use.ts'
import { trusteeKey } from '../../../../src/market/sealed/index.ts'
import { saveText } from '../../../figure/download.ts'
import { useWords } from '../../../messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { useRead } from '../../client/reading.ts'
import { CommandForm, SelectField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { useNow } from '../../parts/Status.tsx'
import { standingOf, validity } from './state.ts'
import { KEYS_WORDS } from './words.ts'

/** With fewer keys left as a trustee, more are offered. */
const FEW = 10

/** Whether the market knows the keys of the opened file, and what is to be done if it does not. */
export function OpenedKeys({ keys, own }: { readonly keys: KeyFile; readonly own: OwnShown }): React.JSX.Element {
  const say = useWords(KEYS_WORDS)
  const { instant } = useNaming()
  const now = useNow()
  const market = useRead('/').data?.signs?.x
  const registering = useCommand('register-trustee-keys')
  const { signing } = publicPartsOf(keys)
  const { next, key: registered, left } = own.trusteeKeys
  const isTrustee =
    market !== undefined && registered !== null && registered === trusteeKey(keys.trustee.d, market, next).x
  const key = own.keys.find(({ id }) => id === signing.id)
  const standing = key === undefined ? undefined : standingOf(key, now)
  return (
    <ul className="standings">
      {market !== undefined && (
        <li className={isTrustee ? 'good' : 'bad'}>
          <p>
            {isTrustee ? '✓ ' : '✗ '}
            {isTrustee ? say('trusteeGood', { n: left }) : say(registered === null ? 'trusteeNone' : 'trusteeOther')}
          </p>
          {(!isTrustee || left < FEW) && (
            <>
              {!isTrustee && <p className="quiet">{say('trusteeKeep')}</p>}
              <CommandForm
                submit={() => registering.mutate(trusteeKeysWith(keys, { market, from: next }))}
                action={say(isTrustee ? 'moreTrustee' : 'registerTrustee')}
                state={registering}
              />
            </>
          )}
        </li>
      )}
      <li className={standing === 'valid' ? 'good' : 'bad'}>
        <p>
          {standing === 'valid' ? '✓ ' : '✗ '}
          {standing === 'revoked'
            ? say('signingRevoked', { id: signing.id })
            : standing === 'expired'
              ? say('signingLate', { id: signing.id })
              : key === undefined
                ? say('signingNone', { id: signing.id })
                : say('signingGood', { id: signing.id, until: instant(key.until) })}
        </p>
        {key === undefined && <ForOperator id={signing.id} organisation={keys.organisation} jwk={signing.jwk} />}
      </li>
    </ul>
  )
}

function ForOperator({
  id,
  organisation,
  jwk,
}: {
  readonly id: string
  readonly organisation: string
  readonly jwk: object
}): React.JSX.Element {
  const say = useWords(KEYS_WORDS)
  const [years, setYears] = useState('2')
  const [told, setTold] = useState('')
  const text = JSON.stringify({ id, organisation, jwk, ...validity(Date.now(), Number(years)) }, undefined, 2)
  return (
    <div className="stack">
      <p>{say('signingNext')}</p>
      <div className="narrow">
        <SelectField
          label={say('validFor')}
          value={years}
          onChange={setYears}
          options={['1', '2', '5'].map((n) => [n, say('years', { n: Number(n) })])}
        />
      </div>
      <div className="panel stack">
        <h3>{say('forOperator')}</h3>
        <pre className="json" data-public-key>
          {text}
        </pre>
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
