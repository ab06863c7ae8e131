import type { ReactNode } from 'react'

interface Props {
  /** What it does is under way: it cannot be pressed again, and keeps the focus, which a disabled button would lose. */
  readonly busy: boolean
  readonly disabled?: boolean
  readonly main?: boolean
  /** What pressing does; it submits its form, if left out. */
  readonly press?: () => void
  readonly children: ReactNode
}

export function Button({ busy, disabled = false, main = false, press, children }: Props): React.JSX.Element {
  return (
    <button
      type={press === undefined ? 'submit' : 'button'}
      className={main ? 'button main' : 'button'}
      disabled={disabled && !busy}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else press?.()
      }}
    >
      {children}
    </button>
  )
}
