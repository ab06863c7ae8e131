import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { useMessages } from '../../language/messages.ts'
import { confirmMessages } from './confirm.gen.ts'
import { CommandForm } from './Form.tsx'
import './confirm.css'

type FormProps = Parameters<typeof CommandForm>[0]

interface Props extends Omit<FormProps, 'action'> {
  /** What the button says that does it. */
  readonly action: string
  /** What will have happened then, and whether it can be taken back. */
  readonly consequence: ReactNode
}

/** A form for what cannot be taken back: the first press reads back what will happen, the second one does it. */
export function ConfirmedForm({ action, consequence, submit, ...more }: Props): React.JSX.Element {
  const say = useMessages(confirmMessages)
  const [asking, ask] = useState(false)
  return (
    <>
      <CommandForm {...more} action={say('goOn', { action })} submit={() => ask(true)} />
      {asking && (
        <Sure
          action={action}
          no={() => ask(false)}
          yes={() => {
            ask(false)
            submit()
          }}
        >
          {consequence}
        </Sure>
      )}
    </>
  )
}

function Sure({
  action,
  yes,
  no,
  children,
}: {
  readonly action: string
  readonly yes: () => void
  readonly no: () => void
  readonly children: ReactNode
}): React.JSX.Element {
  const say = useMessages(confirmMessages)
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className="sure" aria-labelledby={id} onClose={no}>
      <div className="stack">
        <h2 id={id}>{say('title', { action })}</h2>
        {children}
        <div className="row">
          <button type="button" className="button" onClick={no}>
            {say('back')}
          </button>
          <button type="button" className="button main" onClick={yes}>
            {action}
          </button>
        </div>
      </div>
    </dialog>
  )
}
