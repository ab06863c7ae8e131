import { useId, useState, type ReactNode } from 'react'
import { useMessages } from '../../language/messages.ts'
import { Button } from './Button.tsx'
import { Failed } from './Failed.tsx'
import { partMessages } from './part.gen.ts'
import { LiveMessage } from './LiveMessage.tsx'

/** A label over whatever is filled in, with a hint below. */
export function Field({
  label,
  hint,
  children,
}: {
  readonly label: string
  readonly hint?: ReactNode
  readonly children: (id: string, hintId: string | undefined) => ReactNode
}): React.JSX.Element {
  const id = useId()
  const hintId = hint === undefined ? undefined : `${id}-hint`
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id, hintId)}
      {hint !== undefined && (
        <p className="hint" id={hintId}>
          {hint}
        </p>
      )}
    </div>
  )
}

interface TextFieldProps {
  readonly label: string
  readonly hint?: ReactNode
  readonly value: string
  readonly onChange: (value: string) => void
  readonly type?: 'text' | 'password' | 'datetime-local' | 'date' | 'month'
  readonly name?: string
  readonly required?: boolean
  readonly autoComplete?: string
  readonly inputMode?: 'decimal' | 'numeric' | 'text'
  readonly pattern?: string
  readonly placeholder?: string
  readonly maxLength?: number
}

export function TextField({ label, hint, value, onChange, type = 'text', ...more }: TextFieldProps): React.JSX.Element {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {(id, hintId) => (
        <input
          id={id}
          type={type}
          value={value}
          aria-describedby={hintId}
          onChange={({ target }) => onChange(target.value)}
          {...more}
        />
      )}
    </Field>
  )
}

/** Decimal digits: money, prices and kilograms are never read as floating-point numbers. */
export const DECIMAL = '\\d+(\\.\\d+)?'

interface SelectFieldProps {
  readonly label: string
  readonly hint?: ReactNode
  readonly value: string
  readonly onChange: (value: string) => void
  readonly options: readonly (readonly [value: string, text: string])[]
  readonly name?: string
}

export function SelectField({ label, hint, value, onChange, options, name }: SelectFieldProps): React.JSX.Element {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {(id, hintId) => (
        <select
          id={id}
          name={name}
          value={value}
          aria-describedby={hintId}
          onChange={({ target }) => onChange(target.value)}
        >
          {options.map(([one, text]) => (
            <option key={one} value={one}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

interface Submitting {
  readonly isPending: boolean
  readonly error: Error | null
  readonly data?: { readonly seq: number; readonly proposed?: boolean } | undefined
}

/** A form that asks the market for something, and tells what came of it where it was asked. */
export function CommandForm({
  submit,
  action,
  children,
  state,
  done,
  disabled = false,
}: {
  readonly submit: () => void
  /** What the button says. */
  readonly action: string
  readonly children?: ReactNode
  readonly state: Submitting
  /** What is said once it is done; which entry of the log tells, if left out. */
  readonly done?: ReactNode
  readonly disabled?: boolean
}): React.JSX.Element {
  const say = useMessages(partMessages)
  // Once something else is filled in, that the last was done is no news; what a page says of its own may still be needed.
  const [before, forget] = useState<number>()
  const isTold = state.data !== undefined && state.error === null && (done !== undefined || state.data.seq !== before)
  return (
    <form
      className="form"
      onChange={() => forget(state.data?.seq)}
      onSubmit={(event) => {
        event.preventDefault()
        if (!state.isPending) submit()
      }}
    >
      {children}
      <div className="row">
        <Button main busy={state.isPending} disabled={disabled}>
          {action}
        </Button>
        <span role="status">{state.isPending ? say('doing') : ''}</span>
      </div>
      {state.error !== null && <Failed error={state.error} />}
      {isTold && (
        <LiveMessage key={state.data.seq}>
          {state.data.proposed === true ? (
            <p>{say('proposed')}</p>
          ) : (
            (done ?? <p>{say('done', { seq: state.data.seq })}</p>)
          )}
        </LiveMessage>
      )}
    </form>
  )
}
