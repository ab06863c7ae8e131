import { useState, type ReactNode } from 'react'

/** Something to open. It stays open when what opened it has changed: what came of a form stands in it. */
export function Disclosure({
  summary,
  opens,
  children,
}: {
  readonly summary: string
  /** Whether it is open at first. */
  readonly opens: boolean
  readonly children: ReactNode
}): React.JSX.Element {
  const [open] = useState(opens)
  return (
    <details open={open}>
      <summary>{summary}</summary>
      {children}
    </details>
  )
}
