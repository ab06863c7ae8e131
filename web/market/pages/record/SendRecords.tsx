import { WRITING } from '../../../../src/messages/index.ts'
import { useState } from 'react'
import type { CustodyEvent } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { Refused } from '../../client/api.ts'
import { useSender } from '../../client/commanding.ts'
import { useKeys } from '../../client/keys.tsx'
import { queryClient } from '../../client/reading.ts'
import { signed } from '../../client/recording.ts'
import { Failed } from '../../parts/Failed.tsx'
import { useCanSign } from '../../subjects/keys/ToSign.tsx'
import type { Content } from './read-file.ts'
import { recordMessages } from './messages.gen.ts'

/** One record on its way: what it is, and what became of it. */
interface Row {
  readonly id: string
  readonly act: CustodyEvent | undefined
  readonly token?: string
  readonly key: string
  readonly seq?: number
  readonly error?: Error
  readonly sending?: boolean
}

/** Signs and sends what was read, in its order, and tells of each whether it was taken. */
export function SendRecords({ content }: { readonly content: Content }): React.JSX.Element {
  const say = useMessages(recordMessages)
  const { lang } = useView().view
  const { keys } = useKeys()
  const sender = useSender()
  const canSign = useCanSign()
  const [rows, setRows] = useState<readonly Row[]>(() =>
    content.kind === 'credential'
      ? [{ id: '', act: undefined, token: content.token, key: crypto.randomUUID() }]
      : content.acts.map((act) => ({ id: act.id, act, key: crypto.randomUUID() })),
  )
  const [busy, setBusy] = useState(false)
  const [sent, setSent] = useState(false)
  const taken = rows.filter(({ seq }) => seq !== undefined).length
  const isSigned = content.kind === 'credential'
  const n = rows.length

  async function send(): Promise<void> {
    setBusy(true)
    for (const [i, row] of rows.entries()) {
      if (row.seq !== undefined) continue
      const change = (now: Row): void => setRows((all) => all.map((one, j) => (j === i ? now : one)))
      const { error: before, ...fresh } = row
      // What was refused is a new request; what nobody answered is the same one.
      const isOpen = before instanceof Refused && before.isOpen
      const base = isOpen || before === undefined ? fresh : { ...fresh, key: crypto.randomUUID() }
      change({ ...base, sending: true })
      let token = isSigned || isOpen ? row.token : undefined
      try {
        if (token === undefined && row.act !== undefined && keys !== undefined) token = await signed(row.act, keys)
        const { seq } = await sender('record-lot-event', { credential: token ?? '' }, base.key)
        change({ ...base, sending: false, seq })
      } catch (error) {
        change({
          ...base,
          ...(token === undefined ? {} : { token }),
          sending: false,
          error: error instanceof Error ? error : new Error(String(error)),
        })
      }
    }
    setBusy(false)
    setSent(true)
    await queryClient.invalidateQueries()
  }

  return (
    <section className="stack">
      <p>{isSigned ? say('foundCredential') : say('found', { n })}</p>
      <ol className="sent">
        {rows.map(({ id, seq, error, sending = false }, i) => (
          <li key={i} className={seq !== undefined ? 'good' : error !== undefined ? 'bad' : ''}>
            <p>
              {seq !== undefined ? '✓ ' : error !== undefined ? '✗ ' : ''}
              {id === '' ? say('credential') : id}
              {error === undefined &&
                WRITING[lang].labelled(
                  '',
                  seq !== undefined ? say('taken', { seq }) : say(sending ? 'sending' : 'waiting'),
                )}
            </p>
            {error !== undefined && <Failed error={error} />}
          </li>
        ))}
      </ol>
      {taken < n && (
        <div className="row">
          <button type="button" className="button main" disabled={busy || !canSign} onClick={() => void send()}>
            {sent ? say('retry') : isSigned ? say('doSendCredential') : say('doSend', { n })}
          </button>
          {!canSign && <span className="quiet">{say('noKeys')}</span>}
        </div>
      )}
      <p role="status">{sent ? say('sendResult', { taken, n }) : ''}</p>
    </section>
  )
}
