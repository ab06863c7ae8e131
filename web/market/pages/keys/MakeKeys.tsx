import { useMutation } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { KeyFile, OwnShown } from '../../../../src/market/index.ts'
import { fingerprintOf, makeKeyFile } from '../../../../src/market/light.ts'
import { saveText } from '../../../ui/download.ts'
import { useMessages } from '../../../language/messages.ts'
import { useKeys } from '../../client/keys.tsx'
import { useRead } from '../../client/reading.ts'
import { keyIdFor } from '../../client/opened-keys.ts'
import { CommandForm, TextField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { LiveMessage } from '../../parts/LiveMessage.tsx'
import { ForOperators } from './ForOperators.tsx'
import { makeMessages } from './make.gen.ts'
import { vouchingFor, yearsAfter } from '../../subjects/keys/keys.ts'
import { useRegistering } from './use-registering.ts'
import { Years } from './Years.tsx'

interface Made {
  readonly keys: KeyFile
  readonly file: string
  readonly until: string
}

/** Makes both keys here: the file goes to the reader and, once they have it, the public halves to the market. */
export function MakeKeys({ own }: { readonly own: OwnShown }): React.JSX.Element {
  const say = useMessages(makeMessages)
  const [made, setMade] = useState<Made>()
  const [done, setDone] = useState<Made>()
  return (
    <section className="stack" aria-labelledby="make-keys">
      <h2 id="make-keys">{say('title')}</h2>
      {done !== undefined && (
        <LiveMessage key={done.keys.signing.id}>
          <p>{say('done', { file: done.file, print: fingerprintOf(done.keys.signing.jwk.x) })}</p>
        </LiveMessage>
      )}
      {made === undefined ? (
        // Those who have a good key seldom want another.
        <Folded label={say('another')} when={vouchingFor(own, undefined, Date.now()).by === 'another'}>
          <p>{say('why')}</p>
          <ol>
            {(['step1', 'step2', 'step3'] as const).map((step) => (
              <li key={step}>{say(step)}</li>
            ))}
          </ol>
          <Make
            own={own}
            made={(one) => {
              setDone(undefined)
              setMade(one)
            }}
          />
        </Folded>
      ) : (
        <Register
          own={own}
          made={made}
          done={() => {
            setDone(made)
            setMade(undefined)
          }}
        />
      )}
    </section>
  )
}

function Folded({
  label,
  when,
  children,
}: {
  readonly label: string
  readonly when: boolean
  readonly children: ReactNode
}): ReactNode {
  if (!when) return children
  return (
    <details>
      <summary>{label}</summary>
      <div className="stack">{children}</div>
    </details>
  )
}

const saveKeys = ({ keys, file }: Pick<Made, 'keys' | 'file'>): void =>
  saveText(file, `${JSON.stringify(keys, undefined, 2)}\n`, 'application/json')

function Make({ own, made }: { readonly own: OwnShown; readonly made: (made: Made) => void }): React.JSX.Element {
  const say = useMessages(makeMessages)
  const { list } = useNaming()
  const { keys: opened } = useKeys()
  const [id, setId] = useState<string>()
  const [years, setYears] = useState('2')
  const [isLost, setLost] = useState(false)
  const taken = [...own.keys, ...own.proposedKeys].map((key) => key.id)
  const wanted = id ?? keyIdFor(own.organisation, new Date().toISOString().slice(0, 7), taken)
  const isTaken = taken.includes(wanted)
  const vouching = vouchingFor(own, opened, Date.now())
  const isClosed = vouching.by === 'another' && !vouching.isOpen
  const making = useMutation({
    mutationFn: async () => {
      const keys = await makeKeyFile(own.organisation, wanted)
      const file = `ytterby-keys-${wanted.replaceAll(/[^\w.-]/g, '-')}.json`
      // Stored before anything is registered: a key that the market knows and nobody has would be worse than none.
      saveKeys({ keys, file })
      made({ keys, file, until: yearsAfter(Date.now(), Number(years)) })
      return { seq: 0 }
    },
  })
  return (
    <CommandForm
      submit={() => making.mutate()}
      action={say('make')}
      state={{ ...making, data: undefined }}
      disabled={isTaken || (isClosed && !isLost)}
    >
      {isClosed && (
        <div className="panel stack">
          <p>{say('openFirst', { keys: list(vouching.good) })}</p>
          <label className="tick-box">
            <input type="checkbox" checked={isLost} onChange={({ target }) => setLost(target.checked)} />
            {say('isLost')}
          </label>
        </div>
      )}
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
      <Years years={years} setYears={setYears} />
    </CommandForm>
  )
}

/** The file is there: its public halves are registered, once the reader says that they have it. */
function Register({
  own,
  made,
  done,
}: {
  readonly own: OwnShown
  readonly made: Made
  readonly done: () => void
}): React.JSX.Element {
  const say = useMessages(makeMessages)
  const { keys: opened } = useKeys()
  const hasMarket = useRead('/').data?.signs !== undefined
  const registering = useRegistering(own)
  const { keys, file, until } = made
  const vouching = vouchingFor(own, opened, Date.now())
  const isKnown = own.keys.some(({ id }) => id === keys.signing.id)
  const signer =
    isKnown || vouching.by === 'itself' ? keys : vouching.by === 'another' && vouching.isOpen ? opened : undefined
  const again = (
    <button type="button" className="button" onClick={() => saveKeys(made)}>
      {say('again')}
    </button>
  )
  return (
    <LiveMessage>
      <div className="stack">
        <p>{say('made', { file })}</p>
        {signer === undefined ? (
          <>
            <div className="row">{again}</div>
            <ForOperators keys={keys} until={until} />
          </>
        ) : (
          <CommandForm
            submit={() => registering.mutate({ keys, signer, until }, { onSuccess: done })}
            action={say(registering.error === null ? 'register' : 'goOn')}
            state={registering}
            disabled={!hasMarket}
          >
            <div className="row">{again}</div>
          </CommandForm>
        )}
      </div>
    </LiveMessage>
  )
}
