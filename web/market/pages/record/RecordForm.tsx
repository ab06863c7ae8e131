import { useState, type ReactNode } from 'react'
import { Link } from 'wouter'
import type { CustodyEvent } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { unanswered, useRecording, type Recorded } from '../../client/recording.ts'
import { CommandForm, TextField } from '../../parts/Form.tsx'
import { useCanSign } from '../../subjects/keys/ToSign.tsx'
import { shortLot } from '../../subjects/lots/lots.ts'
import { instantOf } from './state.ts'
import { recordMessages } from './messages.gen.ts'

/** What is filled in, when it happened, one button: signs it and tells what the market said. */
export function RecordForm<I>({
  input,
  actsOf,
  action,
  children,
  timeless = false,
  taken,
}: {
  /** Undefined as long as something is missing. */
  readonly input: I | undefined
  readonly actsOf: (input: I, at: Date) => readonly CustodyEvent[] | Promise<readonly CustodyEvent[]>
  readonly action: string
  readonly children?: ReactNode
  /** Whether it is of now, whenever what it is about happened. */
  readonly timeless?: boolean
  /** Told once it was taken. */
  readonly taken?: () => void
}): React.JSX.Element {
  const say = useMessages(recordMessages)
  const canSign = useCanSign()
  const [when, setWhen] = useState('')
  const recording = useRecording(({ input: given, when: at }: { readonly input: I; readonly when: string }) =>
    actsOf(given, instantOf(at, Date.now()) ?? new Date()),
  )
  const isTime = instantOf(when, Date.now()) !== undefined
  const again = unanswered(recording)
  const done = recording.data === undefined ? undefined : <Done recorded={recording.data} />
  if (again !== undefined)
    return (
      <CommandForm
        submit={() => recording.mutate(again)}
        action={say('again')}
        state={recording}
        disabled={!canSign}
        done={done}
      />
    )
  return (
    <CommandForm
      submit={() => {
        if (input === undefined) return
        recording.mutate({ input, when }, { onSuccess: () => taken?.() })
      }}
      action={action}
      state={recording}
      disabled={input === undefined || !isTime || !canSign}
      done={done}
    >
      {children}
      {!timeless && (
        <div className="narrow">
          <TextField
            label={say('when')}
            hint={say(isTime ? 'whenHint' : 'whenWrong')}
            type="datetime-local"
            value={when}
            onChange={setWhen}
          />
        </div>
      )}
      {!canSign && <p className="quiet">{say('noKeys')}</p>}
    </CommandForm>
  )
}

function Done({ recorded: { seq, acts } }: { readonly recorded: Recorded }): React.JSX.Element {
  const say = useMessages(recordMessages)
  const { href } = useView()
  const made = acts.flatMap((act) =>
    act.error !== undefined ? [] : act.kind === 'commission' ? act.lots : 'outputs' in act ? act.outputs : [],
  )
  return (
    <>
      <p>{say('recorded', { seq })}</p>
      {made.length > 0 && (
        <p>
          {say('newLots')}{' '}
          {made.map(({ lot }, i) => (
            <span key={lot}>
              {i > 0 && ', '}
              <Link href={href(`/lots/${encodeURIComponent(lot)}`, { row: '' })}>{shortLot(lot)}</Link>
            </span>
          ))}
        </p>
      )}
    </>
  )
}
