import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { KeyFile, RegisterShown } from '../../../../src/market/index.ts'
import { fingerprintOf, makeKeyFile, operatorUri, publicPartsOf } from '../../../../src/market/light.ts'
import { saveText } from '../../../ui/download.ts'
import { useMessages } from '../../../language/messages.ts'
import { useAsking, useCommand } from '../../client/commanding.ts'
import { couldBeGood } from '../../client/key-standing.ts'
import { useKeys } from '../../client/keys.tsx'
import { keyIdFor } from '../../client/opened-keys.ts'
import { queryClient, useRead } from '../../client/reading.ts'
import { ConfirmedForm } from '../../parts/ConfirmedForm.tsx'
import { CommandForm } from '../../parts/Form.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { useNaming } from '../../parts/naming.ts'
import { KeyFileField } from '../../subjects/keys/KeyFileField.tsx'
import { OpenKeys } from '../../subjects/keys/OpenKeys.tsx'
import { operatorMessages } from './operator.gen.ts'

interface Props {
  readonly user: string
  readonly register: RegisterShown
}

/** The keys with which operators sign: one’s own, and what others wait for. */
export function OperatorKeys({ user }: Pick<Props, 'user'>): React.JSX.Element {
  const say = useMessages(operatorMessages)
  const sign = useRead('/').data?.operators.sign === true
  return (
    <>
      <p>{say('lede')}</p>
      <p>{say(sign ? 'sign' : 'unsigned')}</p>
      <Loaded of={useRead('/register')}>
        {(register) => (
          <>
            <Own user={user} register={register} />
            <Waiting user={user} register={register} />
            <Listed user={user} register={register} />
            {!sign && <Require />}
          </>
        )}
      </Loaded>
    </>
  )
}

function Own({ user, register }: Props): React.JSX.Element {
  const say = useMessages(operatorMessages)
  const { keys, use } = useKeys()
  const [file, setFile] = useState('')
  const making = useMutation({
    mutationFn: async () => {
      const taken = [...register.operatorKeys, ...register.waitingKeys].map(({ id }) => id)
      const id = keyIdFor(operatorUri(user), new Date().toISOString().slice(0, 7), taken)
      const made = await makeKeyFile(operatorUri(user), id)
      const name = `ytterby-keys-${id}.json`
      saveText(name, `${JSON.stringify(made, undefined, 2)}\n`, 'application/json')
      setFile(name)
      use(made)
      return { seq: 0 }
    },
  })
  return (
    <section className="stack" aria-labelledby="operator-file">
      <h2 id="operator-file">{say('fileTitle')}</h2>
      <OpenKeys why={say('openWhy')} />
      {file !== '' && <p role="status">{say('made', { file })}</p>}
      {keys === undefined ? (
        <CommandForm
          submit={() => making.mutate()}
          action={say('make')}
          state={{ ...making, data: undefined }}
          disabled={false}
        />
      ) : (
        <Opened key={keys.signing.id} keys={keys} register={register} user={user} />
      )}
    </section>
  )
}

/** Whether the market knows the key that is open, and what registers it. */
function Opened({ keys, register, user }: Props & { readonly keys: KeyFile }): React.JSX.Element {
  const say = useMessages(operatorMessages)
  const { instant } = useNaming()
  const { id, jwk } = publicPartsOf(keys).signing
  const known = register.operatorKeys.find(({ x }) => x === jwk.x)
  const waiting = register.waitingKeys.find(({ x }) => x === jwk.x)
  const hasOne = register.operatorKeys.some((key) => key.user === user && key.good)
  const [older, setOlder] = useState<KeyFile>()
  const ask = useAsking('register-operator-key')
  const registering = useMutation({
    mutationFn: () => ask({ key: { id, jwk } }, older ?? keys),
    onSettled: () => queryClient.invalidateQueries(),
  })
  const standing = (): string => {
    if (waiting !== undefined) return say('waits', { at: instant(possibleFrom(waiting)) })
    if (known === undefined) return say('unknown')
    return say(known.good ? 'good' : 'replaced')
  }
  return (
    <>
      <p role="status">{standing()}</p>
      <p className="quiet">{say('print', { print: fingerprintOf(jwk.x) })}</p>
      {known === undefined && waiting === undefined && (
        <CommandForm submit={() => registering.mutate()} action={say('register')} state={registering}>
          {hasOne && <KeyFileField label={say('older')} hint={say('olderHint')} take={setOlder} />}
          <p className="hint">{say('registerAlone')}</p>
        </CommandForm>
      )}
    </>
  )
}

function Waiting({ user, register: { waitingKeys } }: Props): React.JSX.Element | null {
  const say = useMessages(operatorMessages)
  if (waitingKeys.length === 0) return null
  return (
    <section className="stack" aria-labelledby="operator-waiting">
      <h2 id="operator-waiting">{say('waitingTitle')}</h2>
      <p>{say('compare')}</p>
      {waitingKeys.map((key) => (
        <Wait key={key.id} waiting={key} isOwn={key.user === user} />
      ))}
    </section>
  )
}

/** From when on another operator may agree. */
const possibleFrom = ({ at, replaces }: RegisterShown['waitingKeys'][number]): string =>
  replaces ? new Date(couldBeGood({ at })).toISOString() : at

function Wait({
  waiting,
  isOwn,
}: {
  readonly waiting: RegisterShown['waitingKeys'][number]
  readonly isOwn: boolean
}): React.JSX.Element {
  const say = useMessages(operatorMessages)
  const { instant } = useNaming()
  const { id, x, user, at } = waiting
  const agreeing = useCommand('agree-to-operator-key')
  const refusing = useCommand('refuse-operator-key')
  return (
    <div className="panel stack">
      <p>{say('waiting', { id, user, at: instant(at), from: instant(possibleFrom(waiting)) })}</p>
      <p>{say('print', { print: fingerprintOf(x) })}</p>
      {!isOwn && <CommandForm submit={() => agreeing.mutate({ key: id, x })} action={say('agree')} state={agreeing} />}
      <CommandForm submit={() => refusing.mutate({ key: id })} action={say('refuse')} state={refusing} />
    </div>
  )
}

function Listed({ register: { operatorKeys } }: Props): React.JSX.Element | null {
  const say = useMessages(operatorMessages)
  const good = operatorKeys.filter((key) => key.good)
  if (good.length === 0) return null
  return (
    <section className="stack" aria-labelledby="operator-list">
      <h2 id="operator-list">{say('listTitle')}</h2>
      <ul>
        {good.map(({ id, user, x }) => (
          <li key={id}>{say('listed', { id, user, print: fingerprintOf(x) })}</li>
        ))}
      </ul>
    </section>
  )
}

function Require(): React.JSX.Element {
  const say = useMessages(operatorMessages)
  const requiring = useCommand('require-operator-keys')
  return (
    <ConfirmedForm
      action={say('require')}
      state={requiring}
      submit={() => requiring.mutate({ forGood: true })}
      consequence={<p>{say('requireSure')}</p>}
    />
  )
}
