import type { KeyFile, OwnShown } from '../../../../src/market/index.ts'
import { fingerprintOf, publicPartsOf, trusteeKey, trusteeKeysWith } from '../../../../src/market/light.ts'
import { useMessages } from '../../../language/messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { useRead } from '../../client/reading.ts'
import { couldBeGood, standingOf } from '../../client/key-standing.ts'
import { CommandForm } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { useNow } from '../../parts/Status.tsx'
import { RegisterKey } from './RegisterKey.tsx'
import { useCanSign } from '../../subjects/keys/ToSign.tsx'
import { keysMessages } from './messages.gen.ts'

interface Props {
  readonly keys: KeyFile
  readonly own: OwnShown
}

/** Whether the market knows the keys of the opened file, and what is to be done if it does not. */
export function OpenedKeys(props: Props): React.JSX.Element {
  return (
    <ul className="standings">
      <Signing {...props} />
      <Trustee {...props} />
    </ul>
  )
}

function Signing({ keys, own }: Props): React.JSX.Element {
  const say = useMessages(keysMessages)
  const { instant } = useNaming()
  const now = useNow()
  const { id, jwk } = publicPartsOf(keys).signing
  const print = fingerprintOf(jwk.x)
  const proposed = own.proposedKeys.find((one) => one.x === jwk.x)
  const named = own.keys.find((one) => one.id === id)
  const key = named?.x === jwk.x ? named : undefined
  // That it begins in a moment by the market's clock is nothing to be told.
  const standing = key === undefined ? undefined : standingOf(key, now)
  const isGood = standing === 'valid' || standing === 'notYet'
  const text = (): string => {
    if (key === undefined)
      return proposed !== undefined
        ? say('signingProposed', { id, at: instant(new Date(couldBeGood(proposed)).toISOString()) })
        : say(named === undefined ? 'signingNone' : 'signingOther', { id })
    return isGood
      ? say('signingGood', { id, until: instant(key.until) })
      : say(standing === 'revoked' ? 'signingRevoked' : 'signingLate', { id })
  }
  return (
    <li className={isGood ? 'good' : 'bad'}>
      <p>
        {isGood ? '✓ ' : '✗ '}
        {text()}
      </p>
      <p className="quiet">{say('printOf', { print })}</p>
      {named === undefined && proposed === undefined && <RegisterKey key={id} keys={keys} own={own} />}
    </li>
  )
}

/** With fewer keys left as a trustee, more are offered. */
const FEW = 10

function Trustee({ keys, own }: Props): React.JSX.Element | null {
  const say = useMessages(keysMessages)
  const market = useRead('/').data?.signs?.x
  const registering = useCommand('register-trustee-keys')
  const canSign = useCanSign()
  const { next, key: registered, left } = own.trusteeKeys
  if (market === undefined) return null
  const isTrustee = registered !== null && registered === trusteeKey(keys.trustee.d, market, next).x
  return (
    <li className={isTrustee ? 'good' : 'bad'}>
      <p>
        {isTrustee ? '✓ ' : '✗ '}
        {isTrustee ? say('trusteeGood', { n: left }) : say(registered === null ? 'trusteeNone' : 'trusteeOther')}
      </p>
      {(!isTrustee || left < FEW) && (
        <>
          {!isTrustee && registered !== null && <p className="quiet">{say('trusteeKeep')}</p>}
          {canSign ? (
            <CommandForm
              submit={() => registering.mutate(trusteeKeysWith(keys, { market, from: next }))}
              action={say(isTrustee ? 'moreTrustee' : 'registerTrustee')}
              state={registering}
            />
          ) : (
            <p>{say('trusteeAfter')}</p>
          )}
        </>
      )}
    </li>
  )
}
